//! What a user's client gets, and when it is told that nothing has changed.

use serde_json::{Value, json};

use countersign_worker::service::Mode;

use crate::support::{Ask, Bank, TODAY, document, get, payment, post};

fn entitlements(user: &str) -> Ask {
    get("/v1/me/entitlements").user(user)
}

fn with_tag(bank: &Bank, user: &str, tag: &str) -> u16 {
    bank.ask(entitlements(user).header("if-none-match", tag)).status
}

#[test]
fn a_user_gets_a_slice_that_loads_and_nothing_of_other_contracts() {
    let bank = Bank::new();
    let reply = bank.ask(entitlements("ana"));
    assert_eq!(reply.status, 200, "{reply:?}");
    let found = reply.json();
    assert_eq!(found["user"], "ana");
    assert_eq!(found["today"], TODAY);
    assert_eq!(found["engineVersion"], "0.1.0");
    assert_eq!(found["snapshotVersion"], bank.version());
    assert_eq!(reply.header("cache-control"), "no-store");
    let snapshot = found["snapshot"].to_string();
    countersign_core::Engine::load(snapshot.as_bytes()).unwrap();
    for other in ["cid", "dee", "ES04", "k2"] {
        assert!(!snapshot.contains(&format!("\"{other}\"")), "{other}");
    }
}

#[test]
fn a_slice_spans_all_contracts_where_the_user_has_an_assignment() {
    let bank = Bank::new();
    let contracts = |user: &str| -> Vec<Value> {
        let found = bank.ask(entitlements(user)).json();
        found["snapshot"]["contracts"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect()
    };
    assert_eq!(contracts("dee"), ["k1", "k2"]);
    assert_eq!(contracts("cid"), ["k2"]);
    assert_eq!(contracts("noa"), Vec::<Value>::new());
    assert_eq!(contracts("a/b ~c"), Vec::<Value>::new());
}

#[test]
fn usage_is_the_users_own_and_others_under_a_star() {
    let bank = Bank::new();
    let pay = |user: &str, amount: &str, date: &str, key: &str| {
        let mut body = payment(amount);
        body["executionDate"] = json!(date);
        let reply = bank.ask(post("/v1/transactions", &body).user(user).key(key));
        assert_eq!(reply.status, 201, "{reply:?}");
    };
    pay("ana", "10", TODAY, "1");
    pay("ana", "5", TODAY, "2");
    pay("ana", "7", "2026-04-30", "3");
    let row = |user: &str, date: &str, amount: &str| json!({ "user": user, "account": "a1", "action": "payments.create", "date": date, "amount": amount });
    let own = json!([row("ana", TODAY, "15.00"), row("ana", "2026-04-30", "7.00")]);
    assert_eq!(bank.ask(entitlements("ana")).json()["usage"], own);
    let others = json!([row("*", TODAY, "15.00"), row("*", "2026-04-30", "7.00")]);
    assert_eq!(bank.ask(entitlements("ben")).json()["usage"], others);
    assert_eq!(bank.ask(entitlements("cid")).json()["usage"], json!([]));
    bank.clock.set("2026-03-31T11:00:00Z".parse().unwrap());
    assert_eq!(bank.ask(entitlements("ana")).json()["usage"], own, "of the same month");
    bank.clock.set("2026-04-11T11:00:00Z".parse().unwrap());
    let later = json!([row("ana", "2026-04-30", "7.00")]);
    assert_eq!(bank.ask(entitlements("ana")).json()["usage"], later);
}

#[test]
fn usage_of_others_stays_private_where_contract_limits_are_not_shared() {
    let bank = Bank::new();
    let mut unshared = document();
    unshared["legalEntity"]["settings"]["sharedContractLimits"] = json!(false);
    bank.import(&unshared);
    assert_eq!(bank.pay("10", "k").status, 201);
    assert_eq!(bank.ask(entitlements("ben")).json()["usage"], json!([]));
    assert_eq!(bank.ask(entitlements("ana")).json()["usage"][0]["amount"], "10.00");
}

#[test]
fn an_unchanged_state_is_304() {
    let bank = Bank::new();
    let reply = bank.ask(entitlements("ana"));
    let tag = reply.header("etag").to_owned();
    assert!(tag.starts_with('"') && tag.ends_with('"'), "a strong tag: {tag}");
    let again = bank.ask(entitlements("ana").header("if-none-match", &tag));
    assert_eq!((again.status, again.text.as_str(), again.header("etag")), (304, "", tag.as_str()));
    for same in [format!("\"x\", {tag}"), format!("W/{tag}"), "*".to_owned()] {
        assert_eq!(with_tag(&bank, "ana", &same), 304, "{same}");
    }
    assert_eq!(with_tag(&bank, "ana", "\"x\""), 200);
    assert_eq!(with_tag(&bank, "ben", &tag), 200);
}

#[test]
fn a_tag_changes_with_usage_configuration_and_date() {
    let bank = Bank::new();
    let tag = || bank.ask(entitlements("ana")).header("etag").to_owned();
    let first = tag();
    bank.pay("1", "k");
    let paid = tag();
    assert_ne!(first, paid);
    bank.pay("501", "denied");
    assert_eq!(tag(), paid);
    bank.import(&document());
    assert_eq!(tag(), paid, "the same configuration again");
    let mut renamed = document();
    renamed["legalEntity"]["name"] = json!("Another");
    bank.import(&renamed);
    let imported = tag();
    assert_ne!(paid, imported);
    bank.clock.set("2026-03-04T23:00:00Z".parse().unwrap());
    assert_ne!(tag(), imported, "it is tomorrow in Madrid");
}

#[test]
fn a_tag_is_of_what_the_body_holds() {
    let bank = Bank::empty(Mode::Local);
    let mut unshared = document();
    unshared["legalEntity"]["settings"]["sharedContractLimits"] = json!(false);
    bank.import(&unshared);
    let ask = |user: &str| bank.ask(entitlements(user));
    let before = [ask("ben"), ask("dee")];
    assert_eq!(bank.pay("10", "k").status, 201);
    for (user, before) in ["ben", "dee"].into_iter().zip(&before) {
        let after = ask(user);
        assert_eq!((after.header("etag"), &after.text), (before.header("etag"), &before.text), "{user}");
    }
    // Where limits are shared, what ana used is in ben's body, too.
    bank.import(&document());
    let before = ask("ben");
    assert_eq!(bank.pay("10", "l").status, 201);
    let after = ask("ben");
    assert!(after.header("etag") != before.header("etag") && after.text != before.text);
}

#[test]
fn a_right_that_is_taken_away_is_gone_at_once() {
    let bank = Bank::new();
    let outcome = || {
        let reply = bank.ask(post("/v1/transactions/evaluate", &payment("1")).user("ana"));
        (reply.json()["verdict"]["outcome"].clone(), reply.json()["verdict"]["reasons"][0]["code"].clone())
    };
    let check = || {
        let question = json!({ "question": { "user": "ana", "action": "payments.create", "account": "a1" } });
        bank.ask(post("/v1/decisions/check", &question).staff("harbour")).json()["answer"]["allowed"].clone()
    };
    for round in 0..20 {
        assert_eq!((outcome().0, check()), (json!("executed"), json!(true)), "{round}");
        let mut revoked = document();
        revoked["users"][0]["assignments"][0]["removed"] =
            json!({ "accounts": { "a1": ["payments.create"] } });
        bank.import(&revoked);
        assert_eq!(
            (outcome(), check()),
            ((json!("denied"), json!("removed-for-user")), json!(false)),
            "{round}"
        );
        bank.import(&document());
    }
}

#[test]
fn the_day_is_the_legal_entitys() {
    let bank = Bank::new();
    let today = |instant: &str| {
        bank.clock.set(instant.parse().unwrap());
        bank.ask(entitlements("ana")).json()["today"].as_str().unwrap().to_owned()
    };
    assert_eq!(today("2026-03-28T22:59:59Z"), "2026-03-28");
    assert_eq!(today("2026-03-28T23:00:00Z"), "2026-03-29");
    // Summer time begins that night.
    assert_eq!(today("2026-03-29T21:59:59Z"), "2026-03-29");
    assert_eq!(today("2026-03-29T22:00:00Z"), "2026-03-30");
}
