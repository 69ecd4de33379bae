//! The audit: a row for each change and decision, in the same batch, never changed.

use countersign_worker::database::DatabaseError;
use serde_json::Value;

use crate::support::{Bank, payment, post};

fn entries(bank: &Bank) -> Vec<[String; 6]> {
    let rows = bank.sql(
        "SELECT CAST(sequence AS TEXT), actor_kind, actor, event, subject, detail FROM audit ORDER BY sequence",
    );
    let entry = |row: countersign_worker::database::SqlRow| {
        let mut cells = row.cells();
        std::array::from_fn(|_| cells.text().unwrap())
    };
    rows.unwrap().into_iter().map(entry).collect()
}

#[test]
fn every_change_and_decision_has_an_entry() {
    let bank = Bank::new();
    let paid = bank.pay("1", "a").json()["id"].as_str().unwrap().to_owned();
    let pending = bank.pay("200", "b").json()["id"].as_str().unwrap().to_owned();
    bank.pay("501", "c");
    let found: Vec<_> = entries(&bank)
        .into_iter()
        .map(|[number, kind, who, event, subject, _]| [number, kind, who, event, subject])
        .collect();
    let expected = [
        ["1", "staff", "clerk", "configuration.imported", "harbour"],
        ["2", "user", "ana", "transaction.executed", &paid],
        ["3", "user", "ana", "transaction.pendingApproval", &pending],
        ["4", "user", "ana", "transaction.denied", "a1"],
    ];
    assert_eq!(found, expected.map(|entry| entry.map(str::to_owned)));
}

#[test]
fn an_entry_says_what_was_asked_and_what_was_decided() {
    let bank = Bank::new();
    let reply = bank
        .ask(post("/v1/transactions", &payment("501")).user("ana").key("k").header("x-request-id", "r-1"));
    let entry = entries(&bank).pop().unwrap();
    let detail: Value = serde_json::from_str(&entry[5]).unwrap();
    assert_eq!(detail["verdict"], reply.json()["verdict"]);
    assert_eq!(detail["request"]["amount"], "501");
    assert_eq!(bank.number("SELECT request FROM audit WHERE event = 'transaction.denied'"), "r-1");
}

#[test]
fn entries_cannot_be_changed_deleted_or_replaced() {
    let bank = Bank::new();
    let before = entries(&bank);
    for sql in [
        "UPDATE audit SET actor = 'nobody'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit",
        "REPLACE INTO audit (legal_entity, sequence, at, request, actor_kind, actor, event, subject, detail)
         VALUES ('harbour', 1, '', '', 'user', 'x', 'x', 'x', '{}')",
        "INSERT INTO audit SELECT * FROM audit WHERE true ON CONFLICT DO UPDATE SET actor = 'nobody'",
    ] {
        assert!(matches!(bank.sql(sql), Err(DatabaseError::Other(_))), "{sql}");
    }
    assert_eq!(entries(&bank), before);
}

/// The audit is never deleted: what it keeps of a request is bounded, whatever the request says.
#[test]
fn what_is_kept_of_a_denied_request_is_bounded() {
    let bank = Bank::new();
    let mut body = crate::support::payment("1");
    body["account"] = serde_json::json!("é".repeat(20_000));
    let reply = bank.ask(crate::support::post("/v1/transactions", &body).user("ana").key("k"));
    crate::support::assert_problem(&reply, 422, "transaction-denied");
    let longest = bank.number("SELECT CAST(MAX(LENGTH(detail) + LENGTH(subject)) AS TEXT) FROM audit WHERE event LIKE 'transaction.%'");
    assert!(longest.parse::<u32>().unwrap() < 3_000, "{longest}");
}
