//! A user's status, seen and set by the bank's staff.

use countersign_worker::database::DatabaseError;
use serde_json::{Value, json};

use crate::support::{Bank, Fault, Reply, assert_problem, document, get, payment, post, put};

fn status(bank: &Bank, user: &str) -> Reply {
    bank.ask(get(format!("/v1/users/{user}/status")).staff("harbour"))
}

fn set(bank: &Bank, user: &str, status: &str, tag: Option<&str>) -> Reply {
    let ask =
        put(format!("/v1/users/{user}/status"), &json!({ "status": status, "reason": "left the company" }));
    let ask = ask.staff("harbour");
    bank.ask(match tag {
        Some(tag) => ask.header("if-match", tag),
        None => ask,
    })
}

fn versions(bank: &Bank) -> [String; 4] {
    [
        bank.number("SELECT catalogue_version FROM legal_entities"),
        bank.number("SELECT remainder_version FROM legal_entities"),
        bank.number("SELECT version FROM contracts WHERE id = 'k1'"),
        bank.number("SELECT version FROM contracts WHERE id = 'k2'"),
    ]
}

/// Which of the versions have changed: catalogue, remainder, first and second contract.
fn moved(before: &[String; 4], after: &[String; 4]) -> Vec<usize> {
    (0..4).filter(|index| before[*index] != after[*index]).collect()
}

#[test]
fn a_suspended_user_is_let_in_nowhere_from_the_next_request_on() {
    let bank = Bank::new();
    let asks = || {
        [
            get("/v1/me/entitlements"),
            post("/v1/transactions/evaluate", &payment("1")),
            get("/v1/transactions"),
        ]
    };
    for ask in asks() {
        assert_eq!(bank.ask(ask.user("ana")).status, 200);
    }
    let seen = status(&bank, "ana");
    assert_eq!(seen.json(), json!({ "user": "ana", "status": "active" }));
    let suspended = set(&bank, "ana", "suspended", Some(seen.header("etag")));
    assert_eq!((suspended.status, suspended.json()), (200, json!({ "user": "ana", "status": "suspended" })));
    for ask in asks() {
        assert_problem(&bank.ask(ask.user("ana")), 403, "user-not-active");
    }
    assert_problem(&bank.pay("1", "k"), 403, "user-not-active");
    assert_eq!(status(&bank, "ana").header("etag"), suspended.header("etag"));
    assert_eq!(set(&bank, "ana", "active", Some(suspended.header("etag"))).status, 200);
    for ask in asks() {
        assert_eq!(bank.ask(ask.user("ana")).status, 200);
    }
}

#[test]
fn only_the_contracts_where_the_user_has_a_part_get_a_new_version() {
    for (user, expected) in [
        ("ana", vec![2]),
        ("cid", vec![3]),
        ("dee", vec![2, 3]),
        // Named by a group, and by nothing.
        ("noa", vec![2]),
        ("a%2Fb%20~c", vec![1]),
    ] {
        let bank = Bank::new();
        let before = versions(&bank);
        let whole = bank.ask(get("/v1/configuration").staff("harbour"));
        assert_eq!(set(&bank, user, "suspended", Some("*")).status, 200, "{user}");
        assert_eq!(moved(&before, &versions(&bank)), expected, "{user}");
        let after = bank.ask(get("/v1/configuration").staff("harbour"));
        assert_ne!(after.header("etag"), whole.header("etag"), "{user}");
        let changed = |id: &str| {
            let mut document = document();
            let users = document["users"].as_array_mut().unwrap();
            users.iter_mut().find(|user| user["id"] == id).unwrap()["status"] = json!("suspended");
            document
        };
        assert_eq!(after.json(), changed(if user.contains('%') { "a/b ~c" } else { user }));
    }
}

#[test]
fn another_companys_client_has_what_it_had() {
    let bank = Bank::new();
    let mut grown = document();
    grown["grants"] = json!([]);
    bank.import(&grown);
    let tag = bank.ask(get("/v1/me/entitlements").user("cid")).header("etag").to_owned();
    assert_eq!(set(&bank, "ana", "suspended", Some("*")).status, 200);
    let again = bank.ask(get("/v1/me/entitlements").user("cid").header("if-none-match", &tag));
    assert_eq!(again.status, 304);
    // A colleague's client learns of it.
    let colleague = || bank.ask(get("/v1/me/entitlements").user("ben"));
    let tag = colleague().header("etag").to_owned();
    assert_eq!(set(&bank, "ana", "active", Some("*")).status, 200);
    assert_ne!(colleague().header("etag"), tag);
}

#[test]
fn a_change_names_the_state_that_it_changes() {
    let bank = Bank::new();
    assert_problem(&set(&bank, "ana", "suspended", None), 428, "if-match-missing");
    let before = versions(&bank);
    let first = status(&bank, "ana").header("etag").to_owned();
    for stale in ["\"none\"", &format!("W/{first}"), ""] {
        let reply = set(&bank, "ana", "suspended", Some(stale));
        assert_problem(&reply, 412, "stale-version");
        assert_eq!(reply.json()["current"], json!({ "user": "ana", "status": "active" }));
        assert_eq!(format!("\"{}\"", reply.json()["version"].as_str().unwrap()), first);
    }
    assert_eq!(versions(&bank), before);
    assert_eq!(set(&bank, "ana", "suspended", Some(&first)).status, 200);
    assert_problem(&set(&bank, "ana", "active", Some(&first)), 412, "stale-version");
    assert_eq!(status(&bank, "ana").json()["status"], "suspended");
}

#[test]
fn the_same_again_changes_nothing_and_a_lost_answer_is_found() {
    let bank = Bank::new();
    let first = status(&bank, "ana").header("etag").to_owned();
    bank.faults.plan(&[Fault::After]);
    let reply = set(&bank, "ana", "suspended", Some(&first));
    assert_eq!(reply.status, 200, "{reply:?}");
    let state = (bank.counts(), versions(&bank));
    let again = set(&bank, "ana", "suspended", Some(&first));
    assert_eq!((again.status, again.text.as_str()), (200, reply.text.as_str()));
    assert_eq!((bank.counts(), versions(&bank)), state);
}

#[test]
fn of_two_changes_at_once_one_comes_second() {
    let bank = Bank::new();
    let tag = status(&bank, "ana").header("etag").to_owned();
    let gate = crate::support::Gate::of(2);
    bank.faults.plan(&[Fault::Wait(gate.clone()), Fault::Wait(gate)]);
    let later = |user: &str, tag: &str| {
        let body = json!({ "status": "suspended", "reason": "x" });
        bank.ask_later(
            put(format!("/v1/users/{user}/status"), &body).header("if-match", tag).staff("harbour"),
        )
    };
    // Two users of one contract: the second one to write is late, reads again, and has not seen another state of its user.
    let (one, two) = pollster::block_on(futures_util::future::join(later("ana", &tag), later("ben", "*")));
    assert_eq!((one.status, two.status), (200, 200), "{one:?} {two:?}");
    assert_eq!(
        [status(&bank, "ana").json()["status"].clone(), status(&bank, "ben").json()["status"].clone()],
        ["suspended", "suspended"]
    );
    bank.faults.plan(&vec![Fault::Before(DatabaseError::Conflict); 8]);
    assert_problem(&set(&bank, "ana", "active", Some("*")), 503, "busy");
}

#[test]
fn what_is_no_status_or_no_reason_is_refused_at_its_place() {
    let bank = Bank::new();
    let before = versions(&bank);
    let refused = |body: &Value| {
        let reply = bank.ask(put("/v1/users/ana/status", body).header("if-match", "*").staff("harbour"));
        assert_eq!(reply.status, 422, "{reply:?}");
        let place = |error: &Value| error["pointer"].as_str().unwrap().to_owned();
        reply.json()["errors"].as_array().unwrap().iter().map(place).collect::<Vec<_>>()
    };
    let (long, longest) = ("é".repeat(201), "é".repeat(200));
    assert_eq!(refused(&json!({ "status": "new", "reason": "x" })), ["/status"]);
    assert_eq!(refused(&json!({ "status": "locked", "reason": "" })), ["/status", "/reason"]);
    assert_eq!(refused(&json!({ "status": "gone", "reason": "x" })), ["/status"]);
    assert_eq!(refused(&json!({ "status": "suspended", "reason": "  " })), ["/reason"]);
    assert_eq!(refused(&json!({ "status": "suspended", "reason": long })), ["/reason"]);
    assert_eq!(refused(&json!({ "status": "suspended", "reason": "a\u{202e}b" })), ["/reason"]);
    assert_eq!(refused(&json!({ "status": "suspended" })), ["/reason"]);
    assert_eq!(refused(&json!({})), ["/status", "/reason"]);
    assert_eq!(versions(&bank), before);
    let body = json!({ "status": "suspended", "reason": longest });
    let reply = bank.ask(put("/v1/users/ana/status", &body).header("if-match", "*").staff("harbour"));
    assert_eq!(reply.status, 200, "{reply:?}");
}

#[test]
fn nobody_and_another_legal_entitys_users_are_not_found() {
    let bank = Bank::new();
    assert_problem(&status(&bank, "nobody"), 404, "not-found");
    assert_problem(&set(&bank, "nobody", "suspended", Some("*")), 404, "not-found");
    let elsewhere = bank.ask(get("/v1/users/ana/status").staff("other"));
    assert_problem(&elsewhere, 404, "not-found");
    let body = json!({ "status": "suspended", "reason": "x" });
    let elsewhere = bank.ask(put("/v1/users/ana/status", &body).header("if-match", "*").staff("other"));
    assert_problem(&elsewhere, 404, "not-found");
    assert_eq!(status(&bank, "ana").json()["status"], "active");
}

#[test]
fn the_audit_says_who_suspended_whom_and_why() {
    let bank = Bank::new();
    set(&bank, "dee", "suspended", Some("*"));
    let entry = "SELECT actor_kind || ' ' || actor || ' ' || event || ' ' || subject FROM audit
                 ORDER BY sequence DESC LIMIT 1";
    assert_eq!(bank.number(entry), "staff clerk user.statusChanged dee");
    let detail = bank.number("SELECT detail FROM audit ORDER BY sequence DESC LIMIT 1");
    let detail: Value = serde_json::from_str(&detail).unwrap();
    assert_eq!(detail["reason"], "left the company");
    let change = json!({ "table": "users", "key": ["dee"],
        "before": { "status": "active" }, "after": { "status": "suspended" } });
    assert_eq!(detail["difference"], json!({ "changes": [change], "omitted": 0 }));
}

/// The bank's people, where sue is suspended and ana active.
fn with_people() -> Bank {
    let bank = crate::people::peopled();
    bank.asked();
    bank
}

/// Gives somebody the name of who is on the list; nobody has looked since.
fn is_listed(bank: &Bank, user: &str) {
    let mut body = crate::people::details(user);
    (body["firstName"], body["lastName"]) = (json!("Viktor"), json!("Listed"));
    let edit = put(format!("/v1/users/{user}/details"), &body).header("if-match", "*").staff("harbour");
    assert_eq!(bank.ask(edit).status, 200);
}

fn screened(bank: &Bank) -> String {
    bank.number("SELECT COALESCE(group_concat(user || ' ' || state), '') FROM screenings")
}

fn clear(bank: &Bank, user: &str) {
    let path = format!("/v1/users/{user}/screening/clearance");
    assert_eq!(bank.ask(post(path, &json!({ "reason": "another person" })).staff("harbour")).status, 200);
}

#[test]
fn who_is_to_act_again_is_screened_again_and_a_hit_stands_in_the_way_until_it_is_cleared() {
    let bank = with_people();
    is_listed(&bank, "sue");
    assert_eq!(screened(&bank), "");
    let versions_before = versions(&bank);
    assert_problem(&set(&bank, "sue", "active", Some("*")), 409, "screening-pending");
    assert_eq!(
        (screened(&bank).as_str(), status(&bank, "sue").json()["status"].clone()),
        ("sue hit", json!("suspended"))
    );
    assert_eq!(versions(&bank), versions_before);
    let noted = "SELECT event || ' ' || subject || ' ' || detail FROM audit ORDER BY sequence DESC LIMIT 1";
    assert_eq!(bank.number(noted), "user.screened sue {\"state\":\"hit\"}");
    // By whomever, as often as it is tried.
    let body = json!({ "status": "active", "reason": "as agreed" });
    let by_ada = || bank.ask(put("/v1/users/sue/status", &body).header("if-match", "*").user("ada"));
    assert_problem(&by_ada(), 409, "screening-pending");
    clear(&bank, "sue");
    assert_eq!(by_ada().status, 200);
    assert_eq!(
        (screened(&bank).as_str(), status(&bank, "sue").json()["status"].clone()),
        ("sue cleared", json!("active"))
    );
    // Who acts already is not asked about when they are suspended, or said to be active once more.
    is_listed(&bank, "ana");
    assert_eq!(set(&bank, "ana", "active", Some("*")).status, 200);
    assert_eq!(set(&bank, "ana", "suspended", Some("*")).status, 200);
    assert_eq!(screened(&bank), "sue cleared");
    assert_problem(&set(&bank, "ana", "active", Some("*")), 409, "screening-pending");
}

#[test]
fn a_hit_stands_in_the_way_of_an_unlock_and_of_an_import_too() {
    let bank = with_people();
    let with = |status: &str| {
        let mut document = crate::people::managed();
        let users = document["users"].as_array_mut().unwrap();
        users.iter_mut().find(|user| user["id"] == "ana").unwrap()["status"] = json!(status);
        document
    };
    bank.import(&with("locked"));
    is_listed(&bank, "ana");
    let unlock = || bank.ask(get("/v1/users/ana/lock").method("DELETE").user("ada"));
    assert_problem(&unlock(), 409, "screening-pending");
    assert_eq!(status(&bank, "ana").json()["status"], "locked");
    let import = |status: &str| bank.ask(bank.replacing(&with(status)).staff("harbour"));
    assert_problem(&import("active"), 409, "screening-pending");
    assert_eq!(status(&bank, "ana").json()["status"], "locked");
    assert_eq!(import("suspended").status, 200, "which lets nobody act");
    clear(&bank, "ana");
    assert_eq!(import("active").status, 200);
    // Who acts already, and is found later, is no reason to refuse every import.
    bank.sql("UPDATE screenings SET state = 'hit'").unwrap();
    let mut renamed = with("active");
    renamed["legalEntity"]["name"] = json!("Harbor");
    assert_eq!(bank.ask(bank.replacing(&renamed).staff("harbour")).status, 200);
}

/// Somebody is found on the list between the check and what is written.
#[test]
fn a_hit_that_comes_in_between_stands_in_the_way_too() {
    let bank = with_people();
    bank.sql(
        "INSERT INTO screenings (legal_entity, user, state, hits, screened_at)
              SELECT 'harbour', 'noa', 'hit', '[]', '2026-03-04'",
    )
    .unwrap();
    // Of noa nothing is known: there is nothing to check, and what was found before counts.
    assert_eq!(set(&bank, "noa", "suspended", Some("*")).status, 200);
    assert_problem(&set(&bank, "noa", "active", Some("*")), 409, "screening-pending");
    let gate = crate::support::Gate::of(2);
    clear(&bank, "noa");
    bank.faults.plan(&[Fault::Wait(gate.clone())]);
    let body = json!({ "status": "active", "reason": "as agreed" });
    let activated =
        bank.ask_later(put("/v1/users/noa/status", &body).header("if-match", "*").staff("harbour"));
    let found = async {
        std::future::poll_fn(|context| {
            context.waker().wake_by_ref();
            if gate.is_waited_at() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
        })
        .await;
        bank.sql("UPDATE screenings SET state = 'hit' WHERE user = 'noa'").unwrap();
        gate.open();
    };
    let (activated, ()) = pollster::block_on(futures_util::future::join(activated, found));
    assert_problem(&activated, 409, "screening-pending");
    assert_eq!(status(&bank, "noa").json()["status"], "suspended");
}
