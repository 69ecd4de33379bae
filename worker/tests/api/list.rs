//! A user's own transactions, page by page.

use serde_json::json;

use crate::support::{Bank, assert_problem, get, payment, post, two_payers};

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
    bank.import(&two_payers());
    assert_eq!(bank.ask(post("/v1/transactions", &payment("1")).user("ben").key("k")).status, 201);
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
    for (query, parameter, code) in [
        ("limit=0", "limit", "invalid-value"),
        ("limit=101", "limit", "invalid-value"),
        ("limit=-1", "limit", "invalid-value"),
        ("limit=1e1", "limit", "invalid-value"),
        ("limit=01", "limit", "invalid-value"),
        ("limit=%2B1", "limit", "invalid-value"),
        ("limit=", "limit", "invalid-value"),
        ("limit", "limit", "invalid-value"),
        ("offset=1", "offset", "unknown-field"),
        ("Limit=1", "Limit", "unknown-field"),
        ("a/b~=1", "a/b~", "unknown-field"),
        ("cursor=%FF", "cursor", "wrong-type"),
        ("cursor=%E2%80%AE", "cursor", "invalid-text"),
    ] {
        let reply = bank.ask(get(format!("/v1/transactions?{query}")).user("ana"));
        assert_problem(&reply, 422, code);
        let errors = reply.json()["errors"].clone();
        assert_eq!(
            (&errors[0]["parameter"], &errors[0]["code"]),
            (&json!(parameter), &json!(code)),
            "{query}"
        );
        assert_eq!(errors[0].get("pointer"), None);
    }
    for query in ["limit=%31&limit=2", "l%69mit=1&limit=1", "x=1&x=1"] {
        let reply = bank.ask(get(format!("/v1/transactions?{query}")).user("ana"));
        assert_problem(&reply, 400, "repeated-parameter");
    }
    assert_eq!(bank.ask(get("/v1/transactions?limit=%31").user("ana")).status, 200);
}

#[test]
fn every_wrong_parameter_is_reported() {
    let reply = Bank::new().ask(get("/v1/transactions?limit=x&cursor=%FF&%FF=1&b=2").user("ana"));
    let errors = reply.json()["errors"].clone();
    let named: Vec<&str> =
        errors.as_array().unwrap().iter().map(|error| error["parameter"].as_str().unwrap()).collect();
    assert_eq!(named, ["cursor", "limit", "\u{fffd}", "b"]);
}

#[test]
fn one_transaction_is_read_by_whose_it_is() {
    let (bank, ids) = five_payments();
    let one = |id: &str, user: &str| bank.ask(get(format!("/v1/transactions/{id}")).user(user));
    let listed = bank.ask(get("/v1/transactions?limit=1").user("ana")).json()["items"][0].clone();
    assert_eq!(one(&ids[0], "ana").json(), listed);
    assert_problem(&one(&ids[0], "ben"), 404, "not-found");
    assert_problem(&one("none", "ana"), 404, "not-found");
    assert_problem(&one("%FF", "ana"), 404, "not-found");
    assert_problem(&one(&"x".repeat(257), "ana"), 422, "invalid-id");
    let unknown = bank.ask(get(format!("/v1/transactions/{}?x=1", ids[0])).user("ana"));
    assert_problem(&unknown, 422, "unknown-field");
}

/// Payments of several days, accounts and states; their ids in the order in which they were made.
fn varied() -> (Bank, Vec<String>) {
    let bank = Bank::new();
    let mut ids = Vec::new();
    for (number, (day, account, amount, execution)) in [
        ("2026-03-02T23:59:59.999Z", "a1", "1", "2026-03-20"),
        ("2026-03-03T00:00:00Z", "a2", "5", "2026-03-10"),
        ("2026-03-03T23:59:59.999Z", "a1", "200", "2026-03-15"),
        ("2026-03-04T00:00:00Z", "a1", "3", "2026-03-10"),
    ]
    .into_iter()
    .enumerate()
    {
        bank.clock.set(day.parse().unwrap());
        let mut body = payment(amount);
        body["account"] = json!(account);
        body["executionDate"] = json!(execution);
        let reply = bank.ask(post("/v1/transactions", &body).user("ana").key(&number.to_string()));
        assert_eq!(reply.status, 201, "{reply:?}");
        ids.push(reply.json()["id"].as_str().unwrap().to_owned());
    }
    (bank, ids)
}

/// Every id of a list, page by page with one row each.
fn all_of(bank: &Bank, query: &str) -> Vec<String> {
    let (mut found, mut more) = (Vec::new(), String::new());
    loop {
        let (page, cursor) = ids(bank, &format!("/v1/transactions?limit=1&{query}{more}"));
        found.extend(page);
        let Some(cursor) = cursor else { return found };
        more = format!("&cursor={cursor}");
    }
}

#[test]
fn a_list_is_filtered_and_sorted() {
    let (bank, made) = varied();
    for (query, expected) in [
        ("", &[3, 2, 1, 0][..]),
        ("sort=-createdAt", &[3, 2, 1, 0]),
        ("sort=createdAt", &[0, 1, 2, 3]),
        ("sort=executionDate", &[1, 3, 2, 0]),
        ("sort=-executionDate", &[0, 2, 3, 1]),
        ("status=executed", &[3, 1, 0]),
        ("status=pendingApproval", &[2]),
        ("account=a1&sort=createdAt", &[0, 2, 3]),
        ("account=a2&status=pendingApproval", &[]),
        ("customer=c1", &[3, 2, 1, 0]),
        ("customer=c2", &[]),
        ("action=payments.create&account=a2", &[1]),
        ("action=payments.view", &[]),
        ("from=2026-03-03", &[3, 2, 1]),
        ("until=2026-03-03", &[2, 1, 0]),
        ("from=2026-03-03&until=2026-03-03&sort=createdAt", &[1, 2]),
        ("from=2026-03-04&until=2026-03-03", &[]),
        ("sort=executionDate&from=2026-03-11", &[2, 0]),
        ("sort=executionDate&until=2026-03-15", &[1, 3, 2]),
        ("sort=-executionDate&from=2026-03-10&until=2026-03-10&account=a1", &[3]),
    ] {
        let expected: Vec<&String> = expected.iter().map(|place| &made[*place]).collect();
        assert_eq!(all_of(&bank, query).iter().collect::<Vec<_>>(), expected, "{query}");
        assert_eq!(ids(&bank, &format!("/v1/transactions?{query}")).0.iter().collect::<Vec<_>>(), expected);
    }
}

#[test]
fn a_cursor_is_bound_to_its_filter_and_its_order() {
    let (bank, _) = varied();
    let given = "status=executed&sort=createdAt";
    let cursor = ids(&bank, &format!("/v1/transactions?{given}&limit=1")).1.unwrap();
    let ask = |query: &str| bank.ask(get(format!("/v1/transactions?{query}&cursor={cursor}")).user("ana"));
    for same in [given, "sort=createdAt&status=executed&limit=7"] {
        assert_eq!(ask(same).status, 200, "{same}");
    }
    for other in [
        "",
        "sort=createdAt",
        "status=executed",
        "status=executed&sort=-createdAt",
        "status=executed&sort=executionDate",
        "status=pendingApproval&sort=createdAt",
        "status=executed&sort=createdAt&account=a1",
        "status=executed&sort=createdAt&until=2026-03-04",
    ] {
        assert_problem(&ask(other), 400, "invalid-cursor");
    }
}

#[test]
fn a_filter_is_taken_exactly() {
    let bank = Bank::new();
    for (query, parameter, code) in [
        ("status=denied", "status", "invalid-value"),
        ("status=", "status", "invalid-value"),
        ("sort=amount", "sort", "invalid-value"),
        ("sort=%2BcreatedAt", "sort", "invalid-value"),
        ("from=2026-02-30", "from", "invalid-date"),
        ("until=2026-3-1", "until", "invalid-date"),
        ("from=", "from", "invalid-date"),
        ("account=", "account", "invalid-id"),
    ] {
        let reply = bank.ask(get(format!("/v1/transactions?{query}")).user("ana"));
        assert_problem(&reply, 422, code);
        assert_eq!(reply.json()["errors"][0]["parameter"], parameter, "{query}");
    }
}
