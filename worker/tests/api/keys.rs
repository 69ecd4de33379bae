//! Idempotency keys: the same request takes effect once, and is told the same.

use serde_json::json;

use crate::submit::used;
use crate::support::{Bank, TODAY, assert_problem, document, payment, post, two_payers};

#[test]
fn the_same_key_and_request_get_the_same_answer() {
    let bank = Bank::new();
    let first = bank.pay("60", "k");
    let reordered = format!(
        r#" {{"executionDate":"{TODAY}","currency":"EUR","amount":"60","account":"a1","action":"payments.create"}}"#
    );
    let again = bank.ask(post("/v1/transactions", &payment("60")).bytes(reordered).user("ana").key("k"));
    assert_eq!((again.status, &again.text), (201, &first.text));
    assert_eq!(bank.counts(), ["1", "1", "1", "2", "0"]);
    assert_eq!(used(&bank), "6000");
}

#[test]
fn a_denied_request_stays_denied_under_its_key() {
    let bank = Bank::new();
    let first = bank.pay("700", "k");
    let mut raised = document();
    raised["features"][0]["actions"][1]["limits"]["perTransaction"] = json!("5000.00");
    bank.import(&raised);
    let again = bank.pay("700", "k");
    assert_problem(&again, 422, "transaction-denied");
    assert_eq!(again.json()["verdict"], first.json()["verdict"]);
    assert_eq!(bank.pay("700", "other").status, 201);
}

#[test]
fn a_key_is_for_one_request_of_one_user() {
    let bank = Bank::new();
    assert_eq!(bank.pay("60", "k").status, 201);
    assert_problem(&bank.pay("61", "k"), 422, "idempotency-key-reused");
    for (name, value) in [("currency", "JPY"), ("customer", "c1"), ("executionDate", "2026-03-05")] {
        let mut other = payment("60");
        other[name] = json!(value);
        let reply = bank.ask(post("/v1/transactions", &other).user("ana").key("k"));
        assert_problem(&reply, 422, "idempotency-key-reused");
    }
    bank.import(&two_payers());
    assert_eq!(bank.ask(post("/v1/transactions", &payment("1")).user("ben").key("k")).status, 201);
    assert_eq!(bank.counts()[0], "2");
}

#[test]
fn a_key_is_required_and_has_visible_ascii_only() {
    let bank = Bank::new();
    let ask = || post("/v1/transactions", &payment("60")).user("ana");
    assert_problem(&bank.ask(ask()), 400, "idempotency-key-missing");
    for key in ["", "a b", "é", &"k".repeat(129)] {
        assert_problem(&bank.ask(ask().key(key)), 400, "idempotency-key-invalid");
    }
    assert_problem(&bank.ask(ask().key("a").key("a")), 400, "idempotency-key-invalid");
    assert_eq!(bank.ask(ask().key(&"k".repeat(128))).status, 201);
}

#[test]
fn the_same_payment_written_otherwise_is_the_same_payment() {
    let bank = Bank::new();
    let first = bank.pay("5", "k");
    assert_eq!((first.status, first.header("idempotent-replayed")), (201, ""));
    let mut current = payment("5.00");
    current["snapshotVersion"] = json!(bank.version());
    let mut stale = payment("5.0");
    stale["snapshotVersion"] = json!("1-x");
    let mut in_base_currency = payment("5");
    in_base_currency.as_object_mut().unwrap().remove("currency");
    for body in [payment("5"), payment("5.00"), current, stale, in_base_currency] {
        let again = bank.ask(post("/v1/transactions", &body).user("ana").key("k"));
        assert_eq!((again.status, &again.text), (201, &first.text), "{body}");
        assert_eq!(again.header("idempotent-replayed"), "true");
    }
    for amount in ["5.01", "50", "05", "5.000"] {
        assert_problem(&bank.pay(amount, "k"), 422, "idempotency-key-reused");
    }
    assert_eq!(used(&bank), "500");
}

#[test]
fn a_denial_that_is_given_again_says_so() {
    let bank = Bank::new();
    assert_eq!(bank.pay("700", "k").header("idempotent-replayed"), "");
    assert_eq!(bank.pay("700.00", "k").header("idempotent-replayed"), "true");
}

#[test]
fn a_key_stands_for_its_request_for_a_day() {
    let bank = Bank::new();
    let first = bank.pay("60", "k");
    bank.clock.set("2026-03-05T10:59:59.999Z".parse().unwrap());
    assert_eq!(bank.pay("60", "k").text, first.text);
    assert_problem(&bank.pay("61", "k"), 422, "idempotency-key-reused");
    bank.clock.set("2026-03-05T11:00:00Z".parse().unwrap());
    let mut body = payment("61");
    body["executionDate"] = json!("2026-03-05");
    let ask = || bank.ask(post("/v1/transactions", &body).user("ana").key("k"));
    let second = ask();
    assert_eq!((second.status, second.header("idempotent-replayed")), (201, ""), "{second:?}");
    assert_ne!(second.json()["id"], first.json()["id"]);
    assert_eq!((ask().text, ask().header("idempotent-replayed")), (second.text, "true"));
    assert_eq!(bank.counts(), ["2", "2", "1", "3", "0"]);
}

#[test]
fn expired_keys_are_swept_and_others_stay() {
    let bank = Bank::new();
    assert_eq!(bank.pay("1", "old").status, 201);
    bank.clock.set("2026-03-04T12:00:00Z".parse().unwrap());
    let young = bank.pay("2", "young");
    let sweep = || pollster::block_on(countersign_worker::housekeeping(&bank.service)).unwrap();
    bank.clock.set("2026-03-05T10:59:59Z".parse().unwrap());
    sweep();
    assert_eq!(bank.counts()[2], "2");
    bank.clock.set("2026-03-05T11:00:00Z".parse().unwrap());
    sweep();
    assert_eq!(bank.counts()[2], "1");
    assert_eq!(bank.pay("2", "young").text, young.text);
}
