//! Approvals of people whom the snapshot no longer knows.

use countersign_core::wire;
use countersign_tests::broken::world;
use countersign_tests::facts::load;
use serde_json::{Value, json};

/// Whether a transaction is approved once these were accepted.
fn approved(slots: Value, accepted: &[&str]) -> bool {
    let question = json!({
        "transaction": {"user": "ana", "action": "pay.create", "account": "a1", "amount": "5"},
        "requirements": [{"sequential": false, "anyOf": [slots]}],
        "accepted": accepted,
        "approvals": [],
    });
    wire::approval_status(&load(&world()), question.to_string().as_bytes()).expect("a question").approved
}

#[test]
fn each_accepted_approval_fills_one_slot_though_its_user_is_gone() {
    let two = json!([{"anyone": true, "count": 2}]);
    assert!(approved(two.clone(), &["gone", "left"]));
    assert!(!approved(two.clone(), &["gone"]));
    assert!(!approved(two, &["gone", "gone"]));
    let one_by_one = json!([{"anyone": true, "count": 1}, {"anyone": true, "count": 1}]);
    assert!(approved(one_by_one, &["gone", "left", "more"]));
}

#[test]
fn whoever_is_gone_fills_no_slot_of_a_group_or_of_named_users() {
    let group = json!([{"group": "g1", "count": 1}, {"anyone": true, "count": 1}]);
    assert!(!approved(group.clone(), &["gone", "left"]));
    // Known people count behind those for whom there is no room.
    assert!(approved(group, &["gone", "left", "ana"]));
    assert!(!approved(json!([{"users": ["bob"], "count": 1}]), &["gone"]));
}

/// Without an amount nobody's limit would refuse, so an approval could be given for any.
#[test]
fn an_approval_of_a_payment_is_judged_over_its_amount() {
    let transaction = json!({"user": "ana", "action": "pay.create", "account": "a1"});
    let question = json!({
        "transaction": transaction,
        "requirements": [{"sequential": false, "anyOf": [[{"anyone": true, "count": 1}]]}],
        "approvals": ["bob"],
    });
    let engine = load(&world());
    let status =
        wire::approval_status(&engine, question.to_string().as_bytes()).map(|answer| answer.approved);
    let approvers =
        wire::who_may_approve(&engine, json!({"transaction": transaction}).to_string().as_bytes());
    for problems in [status.unwrap_err(), approvers.map(|answer| answer.len()).unwrap_err()] {
        let found: Vec<_> =
            problems.iter().map(|problem| (problem.path.as_str(), problem.code.code())).collect();
        assert_eq!(found, [("/transaction/amount", "missing-field")]);
    }
}
