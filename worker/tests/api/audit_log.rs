//! The audit as it is read: by the bank's staff, and by who may read it at a company.

use serde_json::{Value, json};

use countersign_worker::database::DatabaseError;

use crate::support::{Ask, Bank, Fault, Reply, assert_problem, get, payment, post, put};
use crate::who_may::managed;

/// The bank where people manage others, after some things have happened.
fn bank() -> Bank {
    let bank = Bank::empty(countersign_worker::service::Mode::Local);
    bank.import(&managed());
    let steps: [(&str, Ask); 5] = [
        ("11:00:01", post("/v1/transactions", &payment("1")).user("ana").key("a")),
        ("11:00:02", suspend("cid")),
        ("11:00:03", post("/v1/transactions", &payment("501")).user("ana").key("b")),
        ("11:00:04", suspend("vic")),
        ("11:00:05", post("/v1/demo/session", &json!({ "legalEntity": "harbour", "user": "dee" }))),
    ];
    for (time, ask) in steps {
        bank.clock.set(format!("2026-03-04T{time}Z").parse().unwrap());
        bank.ask(ask);
    }
    bank
}

fn suspend(user: &str) -> Ask {
    let body = json!({ "status": "suspended", "reason": "as agreed" });
    put(format!("/v1/users/{user}/status"), &body).header("if-match", "*").staff("harbour")
}

fn list(bank: &Bank, query: &str, who: fn(Ask) -> Ask) -> Reply {
    bank.ask(who(get(format!("/v1/audit{query}"))))
}

fn staff(ask: Ask) -> Ask {
    ask.staff("harbour")
}

fn ada(ask: Ask) -> Ask {
    ask.user("ada")
}

/// Number, event and subject of the entries of a page.
fn entries(reply: &Reply) -> Vec<String> {
    assert_eq!(reply.status, 200, "{reply:?}");
    let entry = |item: &Value| {
        let text = |name: &str| item[name].as_str().unwrap().to_owned();
        let subject = if text("subject").len() > 30 { "-".to_owned() } else { text("subject") };
        format!("{} {} {subject}", text("id"), text("event"))
    };
    reply.json()["items"].as_array().unwrap().iter().map(entry).collect()
}

/// Everything that is asked of the audit, by each filter, search and page.
pub fn ask_about_audit(bank: &Bank) {
    let cursor = list(bank, "?limit=1", staff).json()["nextCursor"].as_str().unwrap().to_owned();
    let cursor = format!("?limit=1&cursor={cursor}");
    for query in [
        cursor.as_str(),
        "?who=clerk",
        "?subject=u0@0@",
        "?event=user.statusChanged&from=2026-01-01&to=2027-01-01",
        "?who=clerk&subject=u0@0@&event=user.statusChanged&from=2026-01-01",
        "?q=c@0@",
        "?q=u0@0@&event=user.statusChanged",
    ] {
        assert_eq!(list(bank, query, staff).status, 200, "{query}");
    }
    for path in ["/1", "/export?q=c@0@", "/verify?after=1&limit=10&noted=1&seal=none"] {
        assert_eq!(bank.ask(get(format!("/v1/audit{path}")).staff("harbour")).status, 200, "{path}");
    }
}

#[test]
fn staff_read_all_of_their_legal_entity_newest_first() {
    let bank = bank();
    let all = [
        "6 session.begun -",
        "5 user.statusChanged vic",
        "4 transaction.denied a1",
        "3 user.statusChanged cid",
        "2 transaction.pendingApproval -",
        "1 configuration.imported harbour",
    ];
    let found = list(&bank, "", staff);
    let found_entries = entries(&found);
    let is_payment = |entry: &str| entry.starts_with("2 transaction.");
    for (found, expected) in found_entries.iter().zip(all) {
        assert!(found == expected || is_payment(found), "{found} {expected}");
    }
    assert_eq!(found_entries.len(), 6);
    let first = &found.json()["items"][1];
    assert_eq!(
        *first,
        json!({ "id": "5", "at": "2026-03-04T11:00:04.000Z", "actorKind": "staff", "actor": "clerk",
            "event": "user.statusChanged", "subject": "vic", "customers": ["c1", "c3"],
            "requestId": first["requestId"], "isSealed": true, "isPartial": false })
    );
    let elsewhere = bank.ask(get("/v1/audit").staff("other"));
    assert_problem(&elsewhere, 404, "not-found");
}

#[test]
fn filters_and_search_find_what_they_name() {
    let bank = bank();
    let numbers = |query: &str| -> Vec<String> {
        let numbers = entries(&list(&bank, query, staff)).into_iter();
        numbers.map(|entry| entry.split(' ').next().unwrap().to_owned()).collect()
    };
    assert_eq!(numbers("?who=ana"), ["4", "2"]);
    assert_eq!(numbers("?who=clerk&event=user.statusChanged"), ["5", "3"]);
    assert_eq!(numbers("?subject=cid"), ["3"]);
    assert_eq!(numbers("?event=transaction.denied"), ["4"]);
    assert_eq!(numbers("?from=2026-03-04&to=2026-03-04").len(), 6);
    assert_eq!(numbers("?from=2026-03-05"), [""; 0]);
    assert_eq!(numbers("?to=2026-03-03"), [""; 0]);
    // By who acted, to whom it happened, and where.
    assert_eq!(numbers("?q=dee"), ["6"]);
    assert_eq!(numbers("?q=cid"), ["3"]);
    assert_eq!(numbers("?q=c1"), ["5", "4", "2"]);
    assert_eq!(numbers("?q=c3"), ["6", "5", "3"]);
    assert_eq!(numbers("?q=c3&event=session.begun"), ["6"]);
    assert_eq!(numbers("?q=nobody"), [""; 0]);
}

#[test]
fn pages_miss_nothing_and_a_cursor_is_for_its_reader_and_search() {
    let bank = bank();
    for who in [staff, ada] {
        let all = entries(&list(&bank, "?limit=100", who));
        for limit in 1..=4 {
            let mut found = Vec::new();
            let mut query = format!("?limit={limit}");
            loop {
                let page = list(&bank, &query, who);
                found.extend(entries(&page));
                let Some(cursor) = page.json().get("nextCursor").cloned() else { break };
                query = format!("?limit={limit}&cursor={}", cursor.as_str().unwrap());
            }
            assert_eq!(found, all, "{limit}");
        }
    }
    let cursor = list(&bank, "?limit=1", staff).json()["nextCursor"].as_str().unwrap().to_owned();
    for (query, who) in
        [(format!("?cursor={cursor}&who=ana"), staff as fn(Ask) -> Ask), (format!("?cursor={cursor}"), ada)]
    {
        assert_problem(&list(&bank, &query, who), 400, "invalid-cursor");
    }
}

/// Only entries about the companies where somebody holds the right; one that is about others, too, without its facts.
#[test]
fn a_companys_user_reads_what_is_about_their_own_companies() {
    let bank = Bank::empty(countersign_worker::service::Mode::Local);
    let mut document = managed();
    let ada = document["users"].as_array_mut().unwrap().iter_mut().find(|user| user["id"] == "ada").unwrap();
    ada["assignments"].as_array_mut().unwrap().truncate(1);
    bank.import(&document);
    for ask in [
        post("/v1/transactions", &payment("1")).user("ana").key("a"),
        suspend("cid"),
        suspend("vic"),
        post("/v1/demo/session", &json!({ "legalEntity": "harbour", "user": "ben" })),
    ] {
        bank.ask(ask);
    }
    let reply = bank.ask(get("/v1/audit").user("ada"));
    let found: Vec<String> = entries(&reply);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found.iter().all(|entry| !entry.contains("cid") && !entry.contains("configuration")),
        "{found:?}"
    );
    let vic = reply.json()["items"].as_array().unwrap().iter().find(|item| item["subject"] == "vic").cloned();
    let vic = vic.unwrap();
    assert_eq!((&vic["customers"], &vic["isPartial"]), (&json!(["c1"]), &json!(true)));
    let one = |who: &str, id: &str| bank.ask(get(format!("/v1/audit/{id}")).user(who));
    let partial = one("ada", vic["id"].as_str().unwrap());
    assert_eq!((partial.status, partial.json().get("detail")), (200, None), "{partial:?}");
    let own = one("ada", "2");
    assert_eq!(own.json()["detail"]["request"]["amount"], "1");
    // Of another company, of nobody's, and none at all are all the same.
    for id in ["3", "1", "99", "0", "x", "01", "18446744073709551616"] {
        assert_problem(&one("ada", id), 404, "not-found");
    }
    // Who has the right nowhere is told so.
    for who in ["vic", "ana", "noa"] {
        let reply = bank.ask(get("/v1/audit").user(who));
        assert!(reply.status == 403, "{reply:?}");
    }
}

#[test]
fn an_edit_says_what_is_different() {
    let bank = bank();
    let entry = bank.ask(get("/v1/audit/3").staff("harbour")).json();
    assert_eq!(entry["detail"]["reason"], "as agreed");
    let changes = entry["detail"]["difference"]["changes"].as_array().unwrap();
    assert_eq!(
        changes[0],
        json!({ "table": "users", "key": ["cid"], "before": { "status": "active" }, "after": { "status": "suspended" } })
    );
}

/// Whoever loses a company is in the audit of the company that they lost.
#[test]
fn what_is_taken_away_at_a_company_is_about_that_company() {
    let bank = Bank::empty(countersign_worker::service::Mode::Local);
    bank.import(&managed());
    let mut document = managed();
    document["users"][1]["status"] = json!("suspended");
    bank.import(&document);
    // An import is the bank's own.
    assert_eq!(entries(&bank.ask(get("/v1/audit").user("ada"))), [""; 0]);
    assert_eq!(entries(&bank.ask(get("/v1/audit").staff("harbour"))).len(), 2);
}

fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn an_export_comes_in_parts_has_the_seals_and_is_noted() {
    let bank = bank();
    let export = |query: &str| bank.ask(get(format!("/v1/audit/export{query}")).staff("harbour"));
    let whole = export("");
    assert_eq!(whole.header("content-disposition"), "attachment; filename=\"audit.csv\"");
    let all = rows(&whole.text);
    assert_eq!(
        all[0].join(","),
        "legalEntity,id,at,requestId,actorKind,actor,event,subject,customers,detail,seal"
    );
    assert_eq!((all.len(), all[1][1].as_str(), all[6][6].as_str()), (7, "6", "configuration.imported"));
    assert!(all[1..].iter().all(|row| row[10].len() == 64), "{all:?}");
    assert_eq!(whole.header("next-cursor"), "");
    let noted = bank.ask(get("/v1/audit/7").staff("harbour")).json();
    assert_eq!((&noted["event"], &noted["detail"]["entries"]), (&json!("audit.exported"), &json!(6)));
    let (mut found, mut query) = (Vec::new(), "?limit=4&to=2026-03-04".to_owned());
    loop {
        let part = export(&query);
        found.extend(rows(&part.text).into_iter().skip(1).map(|row| row[1].clone()));
        if part.header("next-cursor").is_empty() {
            break;
        }
        query = format!("?limit=4&to=2026-03-04&cursor={}", part.header("next-cursor"));
    }
    assert_eq!(found[..4], ["7", "6", "5", "4"]);
    assert_eq!(found.last().unwrap(), "1");
    // What somebody else calls themselves is no formula.
    let body = json!({ "action": "=cmd()", "account": "=1+1", "amount": "1", "executionDate": "2026-03-04" });
    bank.ask(post("/v1/transactions", &body).user("ana").key("formula"));
    let last = rows(&export("?event=transaction.denied").text);
    assert_eq!(last[1][7], "'=1+1");
}

#[test]
fn an_export_of_a_companys_user_is_about_their_own_companies() {
    let bank = bank();
    let reply = bank.ask(get("/v1/audit/export").user("ada"));
    let all = rows(&reply.text);
    assert!(all.len() > 3 && all[1..].iter().all(|row| row[6] != "configuration.imported"), "{all:?}");
    assert_problem(&bank.ask(get("/v1/audit/export").user("ana")), 403, "not-permitted");
    let verify = |who: &str| bank.ask(get("/v1/audit/verify").user(who));
    assert_eq!(verify("ada").json()["unbroken"], true);
    assert_problem(&verify("ana"), 403, "not-permitted");
}

/// A manager who is refused has left a trace, at the companies of whom it was about.
#[test]
fn what_a_manager_is_refused_is_in_the_audit() {
    let bank = bank();
    let body = json!({ "status": "suspended", "reason": "as agreed" });
    let try_it = |who: &str, user: &str| {
        let ask = put(format!("/v1/users/{user}/status"), &body).header("if-match", "*");
        bank.ask(ask.user(who).header("x-request-id", "mine"))
    };
    assert_problem(&try_it("ada", "ada"), 403, "own-permissions");
    assert_problem(&try_it("vic", "cid"), 403, "user-not-active");
    let page = list(&bank, "?event=act.refused", ada);
    let items = page.json()["items"].clone();
    assert_eq!(
        items.as_array().unwrap().len(),
        1,
        "who is not let in is refused by nothing that they hold: {page:?}"
    );
    assert_eq!(
        (&items[0]["actor"], &items[0]["subject"], &items[0]["customers"], &items[0]["requestId"]),
        (&json!("ada"), &json!("ada"), &json!(["c1", "c3"]), &json!("mine"))
    );
    let entry = bank.ask(get(format!("/v1/audit/{}", items[0]["id"].as_str().unwrap())).user("ada")).json();
    assert_eq!(
        entry["detail"],
        json!({ "act": "PUT /v1/users/ada/status", "code": "not-permitted", "reasons": ["own-permissions"] })
    );
    // One that cannot be noted is not answered.
    bank.faults.at_call(1, Fault::Before(DatabaseError::Unavailable));
    assert_problem(&try_it("ada", "ada"), 503, "unavailable");
    assert!(bank.faults.met());
}

/// The words `noun.verb` that stand as texts in these sources.
fn words_in(folder: &std::path::Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(words_in(&path));
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let is_word = |text: &&str| {
            let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphabetic());
            text.split_once('.').is_some_and(|(noun, verb)| plain(noun) && plain(verb))
        };
        found.extend(text.split('"').skip(1).step_by(2).filter(is_word).map(str::to_owned));
    }
    found
}

/// Words of that form that are no events.
const NO_EVENTS: [&str; 6] =
    ["audit.csv", "person.licence", "person.ssn", "test.made", "user.draft", "users.csv"];

#[test]
fn every_event_of_the_sources_is_in_the_description() {
    let description: Value = serde_json::from_str(include_str!("../../openapi.json")).unwrap();
    let listed = &description["components"]["schemas"]["AuditEntry"]["properties"]["event"]["enum"];
    let listed: Vec<&str> = listed.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let folders = ["use_cases", "edit", "ledger", "http/routes"].map(|folder| root.join(folder));
    let words: Vec<_> = folders.iter().flat_map(|folder| words_in(folder)).collect();
    let missing: Vec<_> = words
        .iter()
        .filter(|word| !listed.contains(&word.as_str()) && !NO_EVENTS.contains(&word.as_str()))
        .collect();
    assert!(missing.is_empty(), "to be listed in ledger/audit/events.rs, or no events: {missing:?}");
    assert!(words.len() > 15, "{words:?}");
}
