//! Submitting: once for each key, never above a limit, never half.

use countersign_worker::database::DatabaseError;
use serde_json::{Value, json};

use crate::support::{Bank, Fault, Gate, TODAY, assert_problem, document, get, payment, post};

pub fn used(bank: &Bank) -> String {
    bank.number("SELECT CAST(COALESCE(SUM(amount_minor), 0) AS TEXT) FROM usage")
}

#[test]
fn a_payment_below_pre_approved_is_executed() {
    let bank = Bank::new();
    let reply = bank.pay("100", "k");
    assert_eq!(reply.status, 201, "{reply:?}");
    let expected = json!({
        "id": reply.json()["id"], "status": "executed", "user": "ana", "customer": "c1", "account": "a1",
        "action": "payments.create", "amount": "100.00", "currency": "EUR", "baseAmount": "100.00",
        "baseCurrency": "EUR", "executionDate": TODAY, "createdAt": "2026-03-04T11:00:00.000Z",
        "verdict": { "outcome": "executed", "reasons": [], "amount": "100.00",
                     "headroom": { "submit": "500.00", "execute": "100.00" } },
        "snapshotVersion": bank.version(),
    });
    assert_eq!(reply.json(), expected);
    assert_eq!(bank.counts(), ["1", "1", "1", "2", "0"]);
    assert_eq!(used(&bank), "10000");
}

#[test]
fn a_payment_above_pre_approved_waits_and_counts_as_usage() {
    let bank = Bank::new();
    let reply = bank.pay("100.01", "k");
    assert_eq!((reply.status, reply.json()["status"].clone()), (201, json!("pendingApproval")));
    assert_eq!(reply.json()["verdict"]["reasons"][0]["code"], "above-pre-approved");
    assert_eq!(used(&bank), "10001");
}

#[test]
fn a_foreign_amount_counts_in_the_base_currency_rounded_up() {
    let bank = Bank::new();
    let mut body = payment("33");
    body["currency"] = json!("JPY");
    let reply = bank.ask(post("/v1/transactions", &body).user("ana").key("k"));
    assert_eq!(reply.json()["amount"], "33");
    assert_eq!(reply.json()["baseAmount"], "0.21");
    assert_eq!(used(&bank), "21");
    assert_eq!(bank.ask(get("/v1/transactions").user("ana")).json()["items"][0], reply.json());
}

#[test]
fn an_amount_without_a_currency_is_in_the_base_currency() {
    let bank = Bank::new();
    let mut body = payment("1");
    body.as_object_mut().unwrap().remove("currency");
    let reply = bank.ask(post("/v1/transactions", &body).user("ana").key("k"));
    assert_eq!((reply.status, reply.json()["currency"].clone()), (201, json!("EUR")));
}

#[test]
fn only_an_action_that_starts_a_transaction_can_be_submitted() {
    let bank = Bank::new();
    let before = bank.counts();
    let notice = json!({ "action": "notices.edit", "customer": "c1", "executionDate": TODAY });
    let on_account = |action: &str| json!({ "action": action, "account": "a1", "executionDate": TODAY });
    for body in [notice.clone(), on_account("payments.view"), on_account("payments.approve")] {
        for user in ["ana", "ben", "noa"] {
            let reply = bank.ask(post("/v1/transactions", &body).user(user).key("k"));
            assert_problem(&reply, 422, "not-initiating");
            assert_eq!(reply.json()["errors"][0]["pointer"], "/action", "{body}");
        }
    }
    assert_eq!(bank.counts(), before);
    // What may be done is still told, of any action.
    let reply = bank.ask(post("/v1/transactions/evaluate", &notice).user("ana"));
    assert_eq!(reply.json()["verdict"]["outcome"], "executed");
    // The engine says why of one that it does not know.
    let reply = bank.ask(post("/v1/transactions", &on_account("payments.none")).user("ana").key("k"));
    assert_problem(&reply, 422, "transaction-denied");
    assert_eq!(reply.json()["verdict"]["reasons"][0]["code"], "unknown-action");
}

#[test]
fn a_denial_writes_only_audit_and_idempotency_rows() {
    let bank = Bank::new();
    let reply = bank.pay("500.01", "k");
    assert_problem(&reply, 422, "transaction-denied");
    assert_eq!(reply.json()["verdict"]["outcome"], "denied");
    assert_eq!(reply.json()["verdict"]["reasons"][0]["code"], "limit-exceeded");
    assert_eq!(bank.counts(), ["0", "0", "1", "2", "0"]);
    assert_eq!(bank.number("SELECT CAST(version AS TEXT) FROM ledgers WHERE customer = 'c1'"), "0");
}

#[test]
fn unknown_ids_and_foreign_customers_are_denied_with_the_reasons_of_the_engine() {
    let bank = Bank::new();
    let ask = |name: &str, value: Value| {
        let mut body = payment("1");
        body[name] = value;
        let reply = bank.ask(post("/v1/transactions/evaluate", &body).user("ana"));
        assert_eq!(reply.status, 200, "{reply:?}");
        reply.json()["verdict"]["reasons"][0]["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(ask("action", json!("nothing")), "unknown-action");
    assert_eq!(ask("account", json!("nowhere")), "unknown-account");
    assert_eq!(ask("account", json!("a4")), "unknown-account");
    assert_eq!(ask("customer", json!("nobody")), "account-not-of-customer");
    assert_eq!(ask("customer", json!("c2")), "account-not-of-customer");
    assert_eq!(ask("customer", json!("c3")), "account-not-of-customer");
    assert_eq!(ask("executionDate", json!("2026-03-03")), "date-in-past");
}

#[test]
fn a_dry_run_writes_nothing() {
    let bank = Bank::new();
    let reply = bank.ask(post("/v1/transactions/evaluate", &payment("100.01")).user("ana"));
    assert_eq!(reply.json()["verdict"]["outcome"], "pendingApproval");
    assert_eq!(reply.json()["today"], TODAY);
    assert_eq!(reply.json()["engineVersion"], "0.1.0");
    assert_eq!(bank.counts(), ["0", "0", "0", "1", "0"]);
}

#[test]
fn a_limit_is_reached_exactly_and_never_passed() {
    let bank = Bank::new();
    for (number, status) in [201, 201, 422].into_iter().enumerate() {
        assert_eq!(bank.pay("500", &number.to_string()).status, status);
    }
    assert_problem(&bank.pay("0.01", "more"), 422, "transaction-denied");
    assert_eq!(used(&bank), "100000");
}

#[test]
fn usage_of_others_bounds_where_contract_limits_are_shared() {
    let bank = Bank::new();
    let ben = |amount: &str, key: &str| {
        let mut body = payment(amount);
        body["executionDate"] = json!("2026-03-05");
        bank.ask(post("/v1/transactions", &body).user("ben").key(key))
    };
    assert_eq!(bank.pay("500", "1").status, 201);
    assert_eq!(bank.pay("500", "2").status, 201);
    // The contract's week is 1500, and nobody else than ben may approve ben's.
    let reply = ben("500.00", "3");
    assert_eq!(reply.json()["verdict"]["reasons"][0]["code"], "no-eligible-approver");
    let reply = ben("500.01", "4");
    assert_eq!(reply.json()["verdict"]["reasons"][0]["code"], "limit-exceeded");
    let weekly = reply.json()["verdict"]["reasons"].as_array().unwrap().clone();
    assert!(
        weekly.iter().any(|reason| reason["scope"] == "contract-action" && reason["used"] == "1000.00"),
        "{weekly:?}"
    );
}

#[test]
fn of_two_payments_that_race_for_the_last_of_a_limit_one_passes() {
    let bank = Bank::new();
    assert_eq!(bank.pay("500", "first").status, 201);
    // Both decide on the same state before either writes.
    let gate = Gate::of(2);
    bank.faults.plan(&[Fault::Wait(gate.clone()), Fault::Wait(gate)]);
    let ask = |key: &str| bank.ask_later(post("/v1/transactions", &payment("500")).user("ana").key(key));
    let (one, two) = pollster::block_on(futures_util::future::join(ask("one"), ask("two")));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 422], "{one:?} {two:?}");
    assert_eq!(used(&bank), "100000");
    assert_eq!(bank.counts(), ["2", "1", "3", "4", "0"]);
}

#[test]
fn the_same_submission_twice_at_once_takes_effect_once() {
    let bank = Bank::new();
    let gate = Gate::of(2);
    bank.faults.plan(&[Fault::Wait(gate.clone()), Fault::Wait(gate)]);
    let ask = || bank.ask_later(post("/v1/transactions", &payment("70")).user("ana").key("k"));
    let (one, two) = pollster::block_on(futures_util::future::join(ask(), ask()));
    assert_eq!((one.status, two.status), (201, 201));
    assert_eq!(one.text, two.text);
    assert_eq!(bank.counts(), ["1", "1", "1", "2", "0"]);
}

#[test]
fn an_import_between_decision_and_effect_makes_the_decision_void() {
    let bank = Bank::new();
    let gate = Gate::of(2);
    bank.faults.plan(&[Fault::Wait(gate.clone())]);
    let submit = bank.ask_later(post("/v1/transactions", &payment("70")).user("ana").key("k"));
    let revoke = async {
        let mut revoked = document();
        revoked["users"][0]["assignments"] = json!([]);
        let reply = bank.ask_later(bank.replacing(&revoked).staff("harbour")).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        gate.open();
    };
    let (reply, ()) = pollster::block_on(futures_util::future::join(submit, revoke));
    assert_problem(&reply, 422, "transaction-denied");
    assert_eq!(reply.json()["verdict"]["reasons"][0]["code"], "unknown-account");
    assert_eq!(used(&bank), "0");
}

#[test]
fn conflicts_are_tried_again_and_then_reported_as_busy() {
    let bank = Bank::new();
    let conflict = Fault::Before(DatabaseError::Conflict);
    bank.faults.plan(&vec![conflict.clone(); 7]);
    assert_eq!(bank.pay("1", "seven").status, 201);
    bank.faults.plan(&vec![conflict; 8]);
    let reply = bank.pay("1", "eight");
    assert_problem(&reply, 503, "busy");
    assert_eq!(reply.header("retry-after"), "1");
    assert_eq!(bank.counts(), ["1", "1", "1", "2", "0"]);
}

#[test]
fn a_lost_answer_is_read_back_by_its_key() {
    let bank = Bank::new();
    bank.faults.plan(&[Fault::After]);
    let reply = bank.pay("70", "k");
    assert_eq!(reply.status, 201, "{reply:?}");
    assert_eq!(bank.counts(), ["1", "1", "1", "2", "0"]);
    bank.faults.plan(&[Fault::After]);
    assert_problem(&bank.pay("700", "denied"), 422, "transaction-denied");
    assert_eq!(bank.counts(), ["1", "1", "2", "3", "0"]);
}

#[test]
fn a_lost_batch_that_was_not_written_is_written_once() {
    let bank = Bank::new();
    bank.faults
        .plan(&[Fault::Before(DatabaseError::UnknownOutcome), Fault::Before(DatabaseError::UnknownOutcome)]);
    assert_eq!(bank.pay("70", "k").status, 201);
    assert_eq!(bank.counts(), ["1", "1", "1", "2", "0"]);
}

#[test]
fn a_database_that_is_down_is_503_and_tells_nothing() {
    let bank = Bank::new();
    let secret = DatabaseError::Other("near \"SELECT\": syntax error".to_owned());
    for (error, status, code) in [(DatabaseError::Unavailable, 503, "unavailable"), (secret, 500, "internal")]
    {
        bank.faults.down(Some(error));
        let reply = bank.pay("70", "k");
        assert_problem(&reply, status, code);
        assert!(!reply.text.contains("SELECT"));
        assert_problem(&bank.ask(get("/healthz")), 503, "unavailable");
    }
    bank.faults.down(None);
    assert_eq!(bank.ask(get("/healthz")).json(), json!({ "status": "ok", "engineVersion": "0.1.0" }));
    assert_eq!(bank.pay("70", "k").status, 201);
}

#[test]
fn a_batch_whose_guard_fails_leaves_nothing() {
    let bank = Bank::new();
    use countersign_worker::database::{Database, Statement, clear_guard, guard};
    let batch = |sql| {
        let statements = vec![
            Statement::new(
                "UPDATE users SET status = 'locked' WHERE legal_entity = 'harbour' AND id = 'ana'",
            ),
            Statement::new(sql),
            guard(),
            clear_guard(),
        ];
        pollster::block_on(bank.database.batch(statements))
    };
    let none = batch("UPDATE ledgers SET version = 9 WHERE legal_entity = 'harbour' AND customer = 'nobody'");
    assert_eq!(none, Err(DatabaseError::Conflict));
    let several = batch("UPDATE ledgers SET version = 9 WHERE legal_entity = 'harbour'");
    assert_eq!(several, Err(DatabaseError::Conflict));
    assert_eq!(bank.number("SELECT status FROM users WHERE id = 'ana'"), "active");
    assert_eq!(bank.number("SELECT CAST(MAX(version) AS TEXT) FROM ledgers"), "0");
    assert!(
        batch("UPDATE ledgers SET version = 9 WHERE legal_entity = 'harbour' AND customer = 'c1'").is_ok()
    );
    assert_eq!(bank.counts()[4], "0");
}

#[test]
fn a_denial_holds_at_the_moment_it_is_written() {
    let bank = Bank::new();
    let gate = Gate::of(2);
    bank.faults.plan(&[Fault::Wait(gate.clone())]);
    let submit = bank.ask_later(post("/v1/transactions", &payment("700")).user("ana").key("k"));
    let raise = async {
        let mut raised = document();
        raised["features"][0]["actions"][1]["limits"]["perTransaction"] = json!("5000.00");
        let reply = bank.ask_later(bank.replacing(&raised).staff("harbour")).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        gate.open();
    };
    let (reply, ()) = pollster::block_on(futures_util::future::join(submit, raise));
    assert_eq!(reply.status, 201, "{reply:?}");
}

#[test]
fn a_denial_over_usage_that_moved_is_decided_again() {
    let bank = Bank::new();
    assert_eq!(bank.pay("500", "1").status, 201);
    let gate = Gate::of(2);
    bank.faults.plan(&[Fault::Wait(gate.clone())]);
    let denied = bank.ask_later(post("/v1/transactions", &payment("500.01")).user("ana").key("2"));
    let other = async {
        let reply = bank.ask_later(post("/v1/transactions", &payment("100")).user("ana").key("3")).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        gate.open();
    };
    let (reply, ()) = pollster::block_on(futures_util::future::join(denied, other));
    assert_problem(&reply, 422, "transaction-denied");
    let used: Vec<_> = reply.json()["verdict"]["reasons"].as_array().unwrap().clone();
    assert!(used.iter().any(|reason| reason["used"] == "600.00"), "{used:?}");
}

#[test]
fn totals_are_the_sums_of_usage() {
    let bank = Bank::new();
    for (number, amount) in ["10", "20.50", "0.01"].iter().enumerate() {
        assert_eq!(bank.pay(amount, &number.to_string()).status, 201);
    }
    let ben = bank.ask(post("/v1/transactions", &payment("7")).user("ben").key("b"));
    assert!(matches!(ben.status, 201 | 422), "{ben:?}");
    let differing = "SELECT CAST(COUNT(*) AS TEXT) FROM usage_totals AS totals WHERE amount_minor IS NOT (
        SELECT SUM(amount_minor) FROM usage WHERE legal_entity = totals.legal_entity
          AND account = totals.account AND date = totals.date AND action = totals.action)";
    assert_eq!(bank.number(differing), "0");
    assert_eq!(bank.number("SELECT CAST(SUM(amount_minor) AS TEXT) FROM usage_totals"), used(&bank));
}

#[test]
fn more_than_any_sum_that_is_taken_is_a_refusal_and_no_defect() {
    let bank = Bank::new();
    assert_eq!(bank.pay("1", "k").status, 201);
    bank.sql("UPDATE usage SET amount_minor = 4611686018427387904").unwrap();
    for reply in [
        bank.pay("1", "more"),
        bank.ask(post("/v1/transactions/evaluate", &payment("1")).user("ana")),
        bank.ask(
            post(
                "/v1/decisions/evaluate",
                &json!({ "question": {
                    "user": "ana", "action": "payments.create", "account": "a1", "amount": "1", "date": TODAY,
                } }),
            )
            .staff("harbour"),
        ),
    ] {
        assert_problem(&reply, 422, "amount-too-large");
    }
}
