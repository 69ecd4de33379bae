//! A user's own transactions, page by page.

use serde_json::json;

use crate::support::{Bank, TODAY, assert_problem, get, post};

fn ids(bank: &Bank, path: &str) -> (Vec<String>, Option<String>) {
    let reply = bank.ask(get(path).user("ana"));
    assert_eq!(reply.status, 200, "{reply:?}");
    let page = reply.json();
    let ids = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect();
    (ids, page.get("nextCursor").map(|cursor| cursor.as_str().unwrap().to_owned()))
}

fn five_payments() -> (Bank, Vec<String>) {
    let bank = Bank::new();
    let mut ids = Vec::new();
    for number in 0..5 {
        // Two of each second: the id decides between them.
        bank.clock.set(format!("2026-03-04T11:00:0{}Z", number / 2).parse().unwrap());
        ids.push(bank.pay("1", &number.to_string()).json()["id"].as_str().unwrap().to_owned());
    }
    ids.reverse();
    (bank, ids)
}

#[test]
fn pages_are_newest_first_and_miss_nothing() {
    let (bank, expected) = five_payments();
    assert_eq!(ids(&bank, "/v1/transactions"), (expected.clone(), None));
    assert_eq!(ids(&bank, "/v1/transactions?limit=5"), (expected.clone(), None));
    let mut found = Vec::new();
    let mut path = "/v1/transactions?limit=2".to_owned();
    loop {
        let (page, cursor) = ids(&bank, &path);
        found.extend(page);
        let Some(cursor) = cursor else { break };
        path = format!("/v1/transactions?limit=2&cursor={cursor}");
    }
    assert_eq!(found, expected);
}

#[test]
fn a_list_holds_only_the_users_own() {
    let (bank, _) = five_payments();
    let notice = json!({ "action": "notices.edit", "customer": "c1", "executionDate": TODAY });
    assert_eq!(bank.ask(post("/v1/transactions", &notice).user("ben").key("k")).status, 201);
    assert_eq!(bank.ask(get("/v1/transactions").user("ben")).json()["items"].as_array().unwrap().len(), 1);
    assert_eq!(bank.ask(get("/v1/transactions").user("noa")).json()["items"].as_array().unwrap().len(), 0);
}

#[test]
fn a_cursor_is_bound_to_its_user_and_cannot_be_tampered_with() {
    let (bank, _) = five_payments();
    let cursor = ids(&bank, "/v1/transactions?limit=2").1.unwrap();
    let ask =
        |user: &str, cursor: &str| bank.ask(get(format!("/v1/transactions?cursor={cursor}")).user(user));
    assert_eq!(ask("ana", &cursor).status, 200);
    assert_problem(&ask("ben", &cursor), 400, "invalid-cursor");
    for place in 0..cursor.len() {
        let changed = if cursor.as_bytes()[place] == b'0' { "1" } else { "0" };
        let mut tampered = cursor.clone();
        tampered.replace_range(place..=place, changed);
        assert_problem(&ask("ana", &tampered), 400, "invalid-cursor");
    }
    for cursor in [
        "",
        "x",
        "0123456789abcdef",
        &cursor[1..],
        &cursor.to_uppercase(),
        "%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9",
    ] {
        assert_problem(&ask("ana", cursor), 400, "invalid-cursor");
    }
}

#[test]
fn a_query_is_taken_exactly() {
    let bank = Bank::new();
    for (query, code) in [
        ("limit=0", "invalid-query"),
        ("limit=101", "invalid-query"),
        ("limit=-1", "invalid-query"),
        ("limit=1e1", "invalid-query"),
        ("limit=01", "invalid-query"),
        ("limit=", "invalid-query"),
        ("limit=%31&limit=2", "repeated-parameter"),
        ("l%69mit=1&limit=1", "repeated-parameter"),
        ("offset=1", "invalid-query"),
        ("cursor=%FF", "invalid-query"),
    ] {
        assert_problem(&bank.ask(get(format!("/v1/transactions?{query}")).user("ana")), 400, code);
    }
    assert_eq!(bank.ask(get("/v1/transactions?limit=%31").user("ana")).status, 200);
}
