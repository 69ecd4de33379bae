//! Submissions at one ledger: in turn, and several of them settled together.

use countersign_worker::database::DatabaseError;
use serde_json::{Value, json};

use crate::submit::used;
use crate::support::{Ask, Bank, Fault, Gate, Reply, document, get, payment, post};

/// Asks first one, which waits in its turn, then these, and goes on when they all wait.
fn together(bank: &Bank, asks: Vec<Ask>) -> Vec<Reply> {
    let gate = Gate::of(2);
    bank.faults.plan(&[Fault::Wait(gate.clone())]);
    let first = bank.ask_later(post("/v1/transactions", &payment("0.01")).user("ana").key("first"));
    let others = asks.into_iter().map(|ask| bank.ask_later(ask));
    let opened = async {
        gate.open();
        bank.faults.forget_calls();
    };
    let all = futures_util::future::join(futures_util::future::join_all(others), opened);
    let (first, (replies, ())) = pollster::block_on(futures_util::future::join(first, all));
    assert_eq!(first.status, 201, "{first:?}");
    replies
}

/// The bank where everybody has submitted, so that it is known on which ledger.
fn known() -> Bank {
    let bank = Bank::new();
    for user in ["ana", "ben"] {
        let known = bank.ask(post("/v1/transactions", &payment("0.01")).user(user).key("known"));
        assert!(matches!(known.status, 201 | 422), "{known:?}");
    }
    bank
}

#[test]
fn each_of_several_is_decided_after_those_before_it() {
    let bank = known();
    let ask = |amount: &str, key: &str| post("/v1/transactions", &payment(amount)).user("ana").key(key);
    let asks = vec![ask("400", "1"), ask("400", "2"), ask("400", "3"), ask("199.98", "4"), ask("0.01", "5")];
    let replies = together(&bank, asks);
    let statuses: Vec<_> = replies.iter().map(|reply| reply.status).collect();
    assert_eq!(statuses, [201, 201, 422, 201, 422], "{replies:?}");
    assert_eq!(replies[2].json()["verdict"]["reasons"][0]["used"], "800.02");
    // One read and one write for all of them.
    assert_eq!(bank.faults.calls(), 2);
    assert_eq!(used(&bank), "100000");
    assert_eq!(bank.number("SELECT CAST(amount_minor AS TEXT) FROM usage_totals"), "100000");
    // The ledger counts each of them, and the two before.
    assert_eq!(bank.number("SELECT CAST(version AS TEXT) FROM ledgers WHERE customer = 'c1'"), "5");
    // Each of them is answered again under its key, and has its place in the audit.
    assert_eq!(bank.ask(ask("400", "1")).text, replies[0].text);
    let numbers = "SELECT CAST(COUNT(DISTINCT sequence) = MAX(sequence) AS TEXT) FROM audit";
    assert_eq!(bank.number(numbers), "1");
}

#[test]
fn as_many_are_settled_together_as_a_request_may() {
    let bank = known();
    let ask = |number: i32| {
        let user = if number % 2 == 0 { "ana" } else { "ben" };
        post("/v1/transactions", &payment("1")).user(user).key(&number.to_string())
    };
    let replies = together(&bank, (0..30).map(ask).collect());
    let accepted = replies.iter().filter(|reply| reply.status == 201).count();
    assert!(replies.iter().all(|reply| matches!(reply.status, 201 | 422)) && accepted >= 15, "{replies:?}");
    assert_eq!(used(&bank), (accepted * 100 + 2).to_string());
    // 25 and the other 5, a read and a write each; the port of the tests refuses more than a thousand statements.
    assert_eq!(bank.faults.calls(), 4);
}

#[test]
fn what_is_settled_together_is_as_it_is_alone() {
    let bank = known();
    let ask = |body: &Value, user: &str, key: &str| post("/v1/transactions", body).user(user).key(key);
    let mut stale = payment("1");
    stale["snapshotVersion"] = json!("1-x");
    let mut nowhere = payment("1");
    nowhere["account"] = json!("nowhere");
    let asks = vec![
        ask(&payment("1"), "ana", "same"),
        ask(&payment("1"), "ana", "same"),
        ask(&payment("2"), "ana", "same"),
        ask(&stale, "ana", "stale"),
        ask(&payment("1.001"), "ana", "precise"),
        ask(&payment("0.01"), "ana", "known"),
        ask(&payment("600"), "ana", "denied"),
        ask(&payment("1"), "sue", "suspended"),
    ];
    let replies = together(&bank, asks);
    let found: Vec<_> = replies.iter().map(|reply| (reply.status, reply.code())).collect();
    let expected = [
        (201, ""),
        (201, ""),
        (422, "idempotency-key-reused"),
        (409, "stale-snapshot"),
        (422, "amount-too-precise"),
        (201, ""),
        (422, "transaction-denied"),
        (403, "user-not-active"),
    ];
    assert_eq!(found, expected.map(|(status, code)| (status, code.to_owned())), "{replies:?}");
    assert_eq!(replies[0].text, replies[1].text);
    assert_eq!(replies[1].header("idempotent-replayed"), "true");
    assert_eq!(used(&bank), "102");
}

#[test]
fn what_fails_together_is_tried_alone() {
    for fault in [
        Fault::Before(DatabaseError::Conflict),
        Fault::Before(DatabaseError::Unavailable),
        Fault::Before(DatabaseError::Other("a defect".to_owned())),
        Fault::Before(DatabaseError::UnknownOutcome),
        Fault::After,
    ] {
        let bank = known();
        let gate = Gate::of(2);
        bank.faults.plan(&[Fault::Wait(gate.clone()), fault.clone()]);
        let ask = |key: &str| bank.ask_later(post("/v1/transactions", &payment("300")).user("ana").key(key));
        let opened = async { gate.open() };
        let others = futures_util::future::join_all((0..5).map(|number| ask(&number.to_string())));
        let all = futures_util::future::join3(ask("first"), others, opened);
        let (first, replies, ()) = pollster::block_on(all);
        let mut statuses: Vec<_> = replies.iter().map(|reply| reply.status).collect();
        statuses.sort_unstable();
        assert_eq!(
            (first.status, &statuses[..]),
            (201, &[201, 201, 422, 422, 422][..]),
            "{fault:?} {replies:?}"
        );
        assert_eq!(used(&bank), "90001", "{fault:?}");
    }
}

/// What those before it would have taken is no reason to refuse a payment, once they were not written.
#[test]
fn what_was_refused_after_others_that_were_not_written_is_asked_again_alone() {
    let bank = known();
    let seen = bank.ask(get("/v1/me/entitlements").user("ana")).json()["snapshotVersion"].clone();
    let mut lower = document();
    lower["features"][0]["actions"][1]["limits"]["daily"] = json!("700.00");
    bank.import(&lower);
    // Alone it is decided now as it was then; after the other it would pass the lower limit, and not the one that was seen.
    let mut previewed = payment("400");
    previewed["snapshotVersion"] = seen;
    let gate = Gate::of(2);
    let defect = || Fault::Before(DatabaseError::Other("a defect".to_owned()));
    // Of the batches that write: the first, both together, the previewed alone, the other alone.
    bank.faults.plan(&[Fault::Wait(gate.clone()), defect(), Fault::Wait(Gate::of(1)), defect()]);
    let ask = |body: &Value, key: &str| bank.ask_later(post("/v1/transactions", body).user("ana").key(key));
    let opened = async { gate.open() };
    let both = futures_util::future::join(ask(&payment("400"), "other"), ask(&previewed, "previewed"));
    let all = futures_util::future::join3(ask(&payment("0.01"), "first"), both, opened);
    let (first, (other, previewed), ()) = pollster::block_on(all);
    assert_eq!((first.status, other.status, previewed.status), (201, 500, 201), "{other:?} {previewed:?}");
    assert_eq!(used(&bank), "40002");
}

#[test]
fn a_turn_that_is_never_given_back_holds_nobody_up() {
    let bank = Bank::new();
    let gate = Gate::of(2);
    bank.faults.plan(&[Fault::Wait(gate)]);
    // Waits for ever: its client went away.
    let mut gone = Box::pin(bank.ask_later(post("/v1/transactions", &payment("1")).user("ana").key("gone")));
    let other = async {
        futures_util::future::poll_immediate(&mut gone).await;
        bank.ask_later(post("/v1/transactions", &payment("2")).user("ana").key("other")).await
    };
    assert_eq!(pollster::block_on(other).status, 201);
}

#[test]
fn what_a_client_no_longer_waits_for_is_not_done_later() {
    let bank = known();
    let gate = Gate::of(2);
    bank.faults.plan(&[Fault::Wait(gate.clone())]);
    let mut first =
        Box::pin(bank.ask_later(post("/v1/transactions", &payment("1")).user("ana").key("first")));
    let mut gone = Box::pin(bank.ask_later(post("/v1/transactions", &payment("2")).user("ana").key("gone")));
    let later = async {
        futures_util::future::poll_immediate(&mut first).await;
        // It waits for the turn of the first, and then its client goes away.
        futures_util::future::poll_immediate(&mut gone).await;
        drop(gone);
        gate.open();
        assert_eq!(first.await.status, 201);
        bank.clock.set("2026-03-04T11:00:21Z".parse().unwrap());
        bank.ask_later(post("/v1/transactions", &payment("4")).user("ana").key("later")).await
    };
    assert_eq!(pollster::block_on(later).status, 201);
    assert_eq!(used(&bank), "501");
}
