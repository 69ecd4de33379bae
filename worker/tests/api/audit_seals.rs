//! The chain of seals: whatever is changed, removed, inserted, moved or cut off in the audit is found.

use countersign_worker::database::{Database, Statement};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::support::{Bank, Reply, get, post};

/// A bank with ten entries, all of them sealed.
fn sealed() -> Bank {
    let bank = Bank::new();
    for number in 0..9 {
        assert_eq!(bank.pay("0.01", &number.to_string()).status, 201);
    }
    keep_house(&bank);
    assert_eq!(verified(&bank, "").json()["entries"], 10);
    bank
}

fn keep_house(bank: &Bank) {
    pollster::block_on(countersign_worker::housekeeping(&bank.service)).unwrap();
}

fn verified(bank: &Bank, query: &str) -> Reply {
    bank.ask(get(format!("/v1/audit/verify{query}")).staff("harbour"))
}

/// Changes the database past its triggers, as somebody who has it in their hands.
fn tamper(bank: &Bank, sql: &[&str]) {
    let triggers = ["audit_is_never_updated", "audit_is_never_deleted", "audit_is_never_replaced"];
    let more =
        ["audit_seals_are_never_updated", "audit_seals_are_never_deleted", "audit_is_found_by_customer"];
    let drop = triggers.iter().chain(&more).map(|name| format!("DROP TRIGGER IF EXISTS {name}"));
    let all = drop.chain(sql.iter().map(|sql| (*sql).to_owned()));
    let statements = all.map(|sql| Statement::new(sql.leak())).collect();
    pollster::block_on(bank.database.batch(statements)).unwrap();
}

/// The first wrong entry and why, also when it is looked at in small parts.
fn first_wrong(bank: &Bank) -> Value {
    let whole = verified(bank, "").json();
    assert_eq!(whole["unbroken"], json!(whole.get("firstWrong").is_none()));
    let mut query = "?limit=3".to_owned();
    loop {
        let part = verified(bank, &query).json();
        match (part.get("firstWrong"), part["next"].as_str()) {
            (Some(wrong), _) => {
                assert_eq!(*wrong, whole["firstWrong"], "in parts");
                break;
            }
            (None, Some(next)) => query = format!("?limit=3&after={next}"),
            (None, None) => {
                assert_eq!(whole.get("firstWrong"), None, "in parts");
                break;
            }
        }
    }
    whole.get("firstWrong").cloned().unwrap_or_default()
}

fn wrong(id: u64, why: &str) -> Value {
    json!({ "id": id.to_string(), "why": why })
}

#[test]
fn an_audit_that_nobody_touched_is_unbroken() {
    let bank = sealed();
    let found = verified(&bank, "").json();
    assert_eq!(found["seal"].as_str().unwrap().len(), 64);
    assert_eq!(
        found,
        json!({ "entries": 10, "unsealed": 0, "unbroken": true, "sealedTo": "10", "seal": found["seal"] })
    );
    assert_eq!(first_wrong(&bank), json!(null));
    // In parts.
    let part = verified(&bank, "?limit=4").json();
    assert_eq!((&part["entries"], &part["next"]), (&json!(4), &json!("4")));
    let last = verified(&bank, "?limit=4&after=8").json();
    assert_eq!((&last["entries"], last.get("next")), (&json!(2), None));
    assert_eq!(verified(&bank, "?after=10").json()["entries"], 0);
    assert_eq!(verified(&bank, "?after=999").json()["unbroken"], true);
}

#[test]
fn each_column_that_is_changed_is_found() {
    let columns = [
        "at = '2026-03-04T11:00:00.001Z'",
        "request = 'other'",
        "actor_kind = 'staff'",
        "actor = 'ben'",
        "event = 'transaction.denied'",
        "subject = 'other'",
        "customers = '[]'",
        "detail = '{}'",
        "detail = replace(detail, '0.01', '0.02')",
        "detail = detail || ' '",
        "legal_entity = 'other'",
    ];
    for column in columns {
        let bank = sealed();
        tamper(&bank, &[&format!("UPDATE audit SET {column} WHERE sequence = 4")]);
        let why = if column.starts_with("legal_entity") { "missing" } else { "altered" };
        assert_eq!(first_wrong(&bank), wrong(4, why), "{column}");
    }
}

#[test]
fn entries_that_are_removed_moved_or_inserted_are_found() {
    let shift = "UPDATE audit SET sequence = sequence + 1000 WHERE sequence > 4";
    let back = |by: u32| format!("UPDATE audit SET sequence = sequence - {by} WHERE sequence > 1000");
    let insert = "INSERT INTO audit SELECT legal_entity, 5, at, request, actor_kind, actor, event, subject, customers, detail
                  FROM audit WHERE sequence = 4";
    let cases: [(&[&str], Value); 13] = [
        (&["DELETE FROM audit WHERE sequence = 4"], wrong(4, "missing")),
        (&["DELETE FROM audit WHERE sequence = 1"], wrong(1, "missing")),
        // Removed, and those after it moved up.
        (&["DELETE FROM audit WHERE sequence = 4", shift, &back(1001)], wrong(4, "altered")),
        // Two in each other's place.
        (
            &[
                "UPDATE audit SET sequence = 99 WHERE sequence = 4",
                "UPDATE audit SET sequence = 4 WHERE sequence = 7",
                "UPDATE audit SET sequence = 7 WHERE sequence = 99",
            ],
            wrong(4, "altered"),
        ),
        (&[shift, &back(999), insert], wrong(5, "altered")),
        // The end is cut off: entries alone, with their seals, and with a head that says so.
        (&["DELETE FROM audit WHERE sequence > 8"], wrong(9, "missing")),
        (
            &["DELETE FROM audit WHERE sequence > 8", "DELETE FROM audit_seals WHERE sequence > 8"],
            wrong(9, "missing"),
        ),
        (
            &[
                "DELETE FROM audit WHERE sequence > 8",
                "DELETE FROM audit_seals WHERE sequence > 8",
                "UPDATE audit_heads SET sequence = 8, seal = (SELECT seal FROM audit_seals WHERE sequence = 8)",
            ],
            wrong(8, "end"),
        ),
        // All that was sealed is said to be sealed less far.
        (&["UPDATE audit_heads SET sequence = 8"], wrong(8, "end")),
        // What says how far it goes is made again where all is as it was, and only there.
        (&["DELETE FROM audit_heads"], json!(null)),
        (
            &["DELETE FROM audit_heads", "UPDATE audit SET actor = 'ben' WHERE sequence = 4"],
            wrong(4, "altered"),
        ),
        (&["DELETE FROM audit_seals WHERE sequence = 4"], wrong(4, "seal-missing")),
        (
            &[
                "UPDATE audit_seals SET seal = (SELECT seal FROM audit_seals WHERE sequence = 5) WHERE sequence = 4",
            ],
            wrong(4, "altered"),
        ),
    ];
    for (sql, expected) in cases {
        let bank = sealed();
        tamper(&bank, sql);
        assert_eq!(first_wrong(&bank), expected, "{sql:?}");
    }
}

/// Whoever has the database and not the key could cut everything back and let the service seal it again. What was noted
/// elsewhere shows it.
#[test]
fn a_chain_that_was_begun_anew_does_not_have_the_seal_that_was_noted() {
    let bank = sealed();
    let seal = verified(&bank, "").json()["seal"].as_str().unwrap().to_owned();
    let noted = format!("?noted=10&seal={seal}");
    assert_eq!(verified(&bank, &noted).json()["unbroken"], true);
    tamper(
        &bank,
        &[
            "UPDATE audit SET actor = 'ben' WHERE sequence = 4",
            "DELETE FROM audit_seals",
            "DELETE FROM audit_heads",
        ],
    );
    keep_house(&bank);
    assert_eq!(verified(&bank, "").json()["unbroken"], true);
    let found = verified(&bank, &noted).json();
    assert_eq!((&found["unbroken"], &found["firstWrong"]), (&json!(false), &wrong(10, "altered")));
    for half in ["?noted=10".to_owned(), format!("?seal={seal}")] {
        assert_eq!(verified(&bank, &half).code(), "missing-field");
    }
}

#[test]
fn a_broken_chain_is_sealed_no_further() {
    let bank = sealed();
    tamper(&bank, &["UPDATE audit_heads SET proof = 'forged'"]);
    bank.pay("0.01", "more");
    keep_house(&bank);
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM audit_seals"), "10");
    assert_eq!(first_wrong(&bank), wrong(10, "end"));
    // Nor where an entry is missing.
    let bank = sealed();
    bank.pay("0.01", "more");
    bank.pay("0.01", "and more");
    tamper(&bank, &["DELETE FROM audit WHERE sequence = 11"]);
    keep_house(&bank);
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM audit_seals"), "10");
}

#[test]
fn seals_cannot_be_changed_or_deleted_and_two_who_seal_make_the_same() {
    let bank = sealed();
    for sql in ["UPDATE audit_seals SET seal = ''", "DELETE FROM audit_seals"] {
        assert!(bank.sql(sql).is_err(), "{sql}");
    }
    bank.pay("0.01", "more");
    let both = futures_util::future::join(
        countersign_worker::housekeeping(&bank.service),
        countersign_worker::housekeeping(&bank.service),
    );
    let (one, other) = pollster::block_on(both);
    assert!(one.is_ok() && other.is_ok());
    assert_eq!(verified(&bank, "").json()["entries"], 11);
    assert_eq!(first_wrong(&bank), json!(null));
}

/// More entries than one batch seals.
#[test]
fn a_long_audit_is_sealed_and_looked_at_in_parts() {
    let bank = sealed();
    let more = "WITH RECURSIVE numbers (n) AS (SELECT 11 UNION ALL SELECT n + 1 FROM numbers WHERE n < 700)
                INSERT INTO audit SELECT legal_entity, n, at, request, actor_kind, actor, event, subject, customers, detail
                FROM numbers, audit WHERE audit.sequence = 2";
    bank.sql(more).unwrap();
    keep_house(&bank);
    let first = verified(&bank, "").json();
    assert_eq!((&first["entries"], &first["next"]), (&json!(500), &json!("500")));
    let second = verified(&bank, "?after=500").json();
    assert_eq!(
        (&second["entries"], &second["unbroken"], &second["sealedTo"]),
        (&json!(200), &json!(true), &json!("700"))
    );
    tamper(&bank, &["UPDATE audit SET subject = 'other' WHERE sequence = 650"]);
    assert_eq!(verified(&bank, "").json()["unbroken"], true);
    assert_eq!(verified(&bank, "?after=500").json()["firstWrong"], wrong(650, "altered"));
}

/// What `docs/decisions/audit.md` does in Python: with the key, an export is looked at without the service.
#[test]
fn an_export_has_all_that_its_seals_are_over() {
    let bank = sealed();
    // With characters that JSON and CSV write in their own ways.
    let odd = json!({ "action": "=\u{e9}\"\\,\u{1F600}", "account": "'a1", "amount": "1", "executionDate": "2026-03-04" });
    assert_eq!(bank.ask(post("/v1/transactions", &odd).user("ana").key("odd")).status, 422);
    let parts = ["?limit=6", "?limit=6"];
    let (mut rows, mut cursor) = (Vec::new(), String::new());
    for part in parts {
        let reply = bank.ask(get(format!("/v1/audit/export{part}&to=2026-03-04{cursor}")).staff("harbour"));
        let mut reader = csv::Reader::from_reader(reply.text.as_bytes());
        let plain = |cell: &str| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
        rows.extend(reader.records().map(|row| row.unwrap().iter().map(plain).collect::<Vec<_>>()));
        cursor = format!("&cursor={}", reply.header("next-cursor"));
    }
    rows.sort_by_key(|row| row[1].parse::<u64>().unwrap());
    // The first part was noted before the second was asked for, and comes after all of them.
    rows.truncate(11);
    let mut before = String::new();
    for row in &rows {
        let mut text = vec![before];
        text.extend(row[..10].iter().cloned());
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&[3; 32]).unwrap();
        let mac = mac.chain_update(serde_json::to_string(&text).unwrap()).finalize().into_bytes();
        before = mac.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(row[10], before, "{row:?}");
    }
}
