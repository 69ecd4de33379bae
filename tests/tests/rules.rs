//! Rules by initiator and currency, shares of a group, a month: which rule is in force, why, and what is wrong with a
//! matrix of them.

use countersign_core::{Engine, wire};
use countersign_tests::broken::{with, world};
use serde_json::{Value, json};

/// Who may sign for what, by the world's one customer: cat and dan may, ana and eve may only pay.
fn bank(rules: Value, groups: Value) -> Value {
    let mut document = world();
    document["roles"].as_array_mut().unwrap().extend([
        json!({"id": "payer", "actions": ["pay.create"]}),
        json!({"id": "signer", "actions": ["pay.approve"]}),
    ]);
    let user = |id: &str, role: &str| {
        json!({"id": id, "status": "active",
            "assignments": [{"customer": "c1", "roles": [role], "accounts": ["a1"]}]})
    };
    document["users"] = json!([
        user("ana", "payer"),
        user("bob", "payer"),
        user("cat", "signer"),
        user("dan", "signer"),
        user("eve", "payer")
    ]);
    document["grants"] = json!([]);
    document["signatoryGroups"] = groups;
    document["approvalRules"] = rules;
    document
}

fn load(document: &Value) -> Engine {
    Engine::load(document.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn group(id: &str, members: &[&str]) -> Value {
    json!({"id": id, "customer": "c1", "members": members})
}

/// A rule of the bank for payments, with more in it, that asks this user alone.
fn asks(user: &str, more: Value) -> Value {
    let mut rule = json!({"customer": "c1", "action": "pay.create", "period": "perTransaction",
        "bands": [{"above": "0", "anyOf": [[{"users": [user], "count": 1}]]}]});
    rule.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    rule
}

fn payment(user: &str, more: Value) -> Value {
    let mut question =
        json!({"user": user, "action": "pay.create", "account": "a1", "amount": "5", "date": "2026-06-01"});
    question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    question
}

fn decided(engine: &Engine, question: &Value) -> Value {
    json!(wire::evaluate(engine, question.to_string().as_bytes(), None).expect("a question"))
}

/// Whom the rule in force asks, and what the derivation says of it.
fn in_force(engine: &Engine, question: &Value) -> (Value, Value) {
    let asked = decided(engine, question)["approval"][0]["anyOf"][0][0]["users"][0].clone();
    let explained = json!(wire::explain(engine, question.to_string().as_bytes(), None).expect("a question"));
    let layers = explained["layers"].as_array().unwrap();
    let layer = layers.iter().find(|layer| layer["layer"] == "approval-rule").expect("a rule").clone();
    (asked, layer)
}

#[test]
fn the_account_comes_before_the_initiator_that_before_the_currency_and_that_before_the_order() {
    let groups = json!([group("payers", &["ana", "bob"])]);
    let rules = json!([
        asks("cat", json!({})),
        asks("dan", json!({"currency": "USD"})),
        asks("cat", json!({"initiators": [{"users": ["bob"]}, {"group": "payers"}]})),
        asks("dan", json!({"initiators": [{"users": ["ana"]}]})),
    ]);
    let engine = load(&bank(rules.clone(), groups.clone()));
    let (asked, layer) = in_force(&engine, &payment("eve", json!({})));
    assert_eq!((asked, &layer["rule"]["precedence"]), (json!("cat"), &Value::Null), "only one rule fits");
    let (asked, layer) = in_force(&engine, &payment("eve", json!({"currency": "USD"})));
    assert_eq!((asked, &layer["rule"]["precedence"]), (json!("dan"), &json!(["currency"])));
    assert_eq!(layer["rule"]["currency"], "USD");
    let (asked, layer) = in_force(&engine, &payment("ana", json!({"currency": "USD"})));
    assert_eq!((asked, &layer["rule"]["precedence"]), (json!("cat"), &json!(["initiator", "order"])));
    assert_eq!(layer["rule"]["initiators"], json!({"group": "payers"}));
    assert_eq!(layer["source"], json!({"customer": "c1"}));

    let mut own = rules;
    own.as_array_mut().unwrap().push(asks("dan", json!({"account": "a1"})));
    let engine = load(&bank(own, groups));
    let (asked, layer) = in_force(&engine, &payment("ana", json!({})));
    assert_eq!((asked, &layer["rule"]["precedence"]), (json!("dan"), &json!(["account"])));
    assert_eq!(layer["source"], json!({"account": "a1"}));
}

#[test]
fn the_bands_of_a_currency_bound_the_amount_as_it_was_entered() {
    let bands = json!([{"above": "0", "upTo": "100.00", "none": true},
        {"above": "100.00", "anyOf": [[{"users": ["cat"], "count": 1}]]}]);
    let rule = asks("cat", json!({"currency": "USD", "bands": bands}));
    let engine = load(&bank(json!([rule, asks("dan", json!({}))]), json!([])));
    let outcome = |amount: &str| {
        let question = payment("ana", json!({"currency": "USD", "amount": amount}));
        decided(&engine, &question)["outcome"].clone()
    };
    assert_eq!(outcome("100.00"), "executed", "90 euros, and 100 dollars");
    assert_eq!(outcome("100.01"), "pendingApproval");
    let headroom = payment("ana", json!({"currency": "USD"}));
    let mut headroom = headroom.clone();
    headroom.as_object_mut().unwrap().remove("amount");
    let answer = json!(wire::headroom(&engine, headroom.to_string().as_bytes(), None).unwrap());
    let explained = payment("ana", json!({"currency": "USD", "amount": "200"}));
    let explained = json!(wire::explain(&engine, explained.to_string().as_bytes(), None).unwrap());
    assert_eq!(explained["wouldPass"]["passUpTo"], answer["pass"], "in the currency of the question");
}

#[test]
fn shares_of_a_group_are_numbers_of_those_who_may_sign() {
    let requirement =
        |share: &str| json!([{"above": "0", "anyOf": [[{"group": "signers", "count": share}]]}]);
    let count = |share: &str, members: &[&str]| {
        let rule = asks("cat", json!({"bands": requirement(share)}));
        let engine = load(&bank(json!([rule]), json!([group("signers", members)])));
        let decision = decided(&engine, &payment("ana", json!({})));
        (decision["outcome"].clone(), decision["approval"][0]["anyOf"][0][0]["count"].clone())
    };
    assert_eq!(count("all", &["cat", "dan"]), (json!("pendingApproval"), json!(2)));
    assert_eq!(
        count("all", &["cat", "dan", "ana"]),
        (json!("pendingApproval"), json!(2)),
        "not the initiator"
    );
    assert_eq!(count("majority", &["cat", "dan"]), (json!("pendingApproval"), json!(2)));
    assert_eq!(count("majority", &["cat", "dan", "eve"]), (json!("pendingApproval"), json!(2)));
    assert_eq!(count("majority", &["cat", "ana"]), (json!("pendingApproval"), json!(1)));
    assert_eq!(count("all", &["cat", "eve"]), (json!("denied"), Value::Null), "eve may not sign");
    assert_eq!(count("all", &[]), (json!("denied"), Value::Null), "at least one");
}

fn findings(engine: &Engine, leaver: Option<&str>) -> Vec<Value> {
    let findings = match leaver {
        None => wire::check_approvals(engine, br#"{"customer": "c1"}"#),
        Some(user) => wire::if_user_leaves(engine, json!({"user": user}).to_string().as_bytes()),
    };
    findings.unwrap().iter().map(|finding| json!(finding)).collect()
}

fn of_code<'f>(findings: &'f [Value], code: &str) -> Vec<&'f Value> {
    findings.iter().filter(|finding| finding["code"] == code).collect()
}

#[test]
fn a_rule_that_is_never_in_force_is_a_finding() {
    let rules = json!([
        asks("cat", json!({"initiators": [{"users": ["ana"]}]})),
        asks("dan", json!({"initiators": [{"users": ["ana"]}]})),
        asks("cat", json!({"initiators": [{"users": ["cat"]}]})),
        asks("cat", json!({"currency": "GBP"})),
        asks("cat", json!({})),
    ]);
    let engine = load(&bank(rules, json!([])));
    let found = findings(&engine, None);
    let hidden = of_code(&found, "never-in-force");
    assert_eq!(hidden.len(), 2, "{found:#?}");
    assert_eq!(hidden[0]["initiators"], json!([{"users": ["ana"]}]), "the first of the two comes first");
    assert_eq!(hidden[1]["currency"], "GBP", "without a rate nothing is entered in it");
    let unable = of_code(&found, "no-initiator");
    assert_eq!(unable.len(), 1);
    assert_eq!(unable[0]["initiators"], json!([{"users": ["cat"]}]), "who signs may not pay");
}

#[test]
fn who_has_no_rule_is_named() {
    let rules = json!([asks("cat", json!({"initiators": [{"users": ["ana", "bob"]}]}))]);
    let engine = load(&bank(rules, json!([])));
    let found = findings(&engine, None);
    let without = of_code(&found, "no-rule");
    assert_eq!(without.len(), 1);
    assert_eq!(without[0]["users"], json!(["eve"]));
}

#[test]
fn a_majority_that_one_leaver_makes_impossible_is_a_finding() {
    let bands = json!([{"above": "0", "anyOf": [[{"group": "signers", "count": "majority"}]]}]);
    let rule = asks("cat", json!({"bands": bands}));
    let engine = load(&bank(json!([rule]), json!([group("signers", &["cat", "dan", "eve"])])));
    assert_eq!(of_code(&findings(&engine, None), "unsatisfiable").len(), 0);
    assert_eq!(of_code(&findings(&engine, Some("dan")), "unsatisfiable").len(), 1);
    assert_eq!(of_code(&findings(&engine, Some("ana")), "unsatisfiable").len(), 0);
}

/// What is said of a rule is judged for the transactions that it is in force for.
#[test]
fn what_cannot_be_met_is_found_for_the_initiators_of_its_rule() {
    let rules = json!([asks("eve", json!({"initiators": [{"users": ["ana"]}]})), asks("cat", json!({})),]);
    let engine = load(&bank(rules, json!([])));
    let found = findings(&engine, None);
    let stuck = of_code(&found, "unsatisfiable");
    assert_eq!(stuck.len(), 1, "{found:#?}");
    assert_eq!(stuck[0]["initiators"], json!([{"users": ["ana"]}]));
}

/// A month asks for approval only where it is set; null asks for none in any period.
#[test]
fn what_is_pre_approved_may_be_everything() {
    let rules = json!([asks("cat", json!({}))]);
    let own = |set: Value| {
        let document = bank(rules.clone(), json!([]));
        let limits = json!({"accounts": {"a1": {"pay.create": set}}});
        load(&with(document, "/users/0/assignments/0/limits", limits))
    };
    let outcome = |set: Value, amount: &str| {
        decided(&own(set), &payment("ana", json!({"amount": amount})))["outcome"].clone()
    };
    let periods = |week: Value| json!({"perTransaction": {"preApproved": "10"}, "daily": {"preApproved": null}, "weekly": week});
    assert_eq!(outcome(periods(json!({"preApproved": null})), "10"), "executed");
    assert_eq!(outcome(periods(json!({"preApproved": null})), "10.01"), "pendingApproval");
    assert_eq!(outcome(periods(json!({})), "10"), "pendingApproval", "absent is 0 in a week");
    let mut month = periods(json!({"preApproved": null}));
    month["monthly"] = json!({"preApproved": "9"});
    assert_eq!(outcome(month, "10"), "pendingApproval");
}

#[test]
fn a_grant_that_gives_nothing_is_not_made() {
    let engine = load(&bank(json!([]), json!([])));
    let grant = |giver: &str, actions: &[&str], more: Value| {
        let mut grant = json!({"id": "n", "giver": giver, "receiver": "bob", "customer": "c1", "actions": actions,
            "from": "2026-01-01", "until": "2026-12-31"});
        grant.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let problems = wire::check_grant(&engine, grant.to_string().as_bytes()).err().unwrap_or_default();
        problems.iter().map(|problem| format!("{} {}", problem.path, problem.code)).collect::<Vec<_>>()
    };
    assert_eq!(grant("cat", &["pay.approve"], json!({})), [""; 0]);
    assert_eq!(grant("cat", &["pay.approve", "pay.create"], json!({"perTransaction": "5"})), [""; 0]);
    assert_eq!(grant("cat", &["pay.create"], json!({})), ["/actions grant-gives-nothing"]);
    assert_eq!(grant("cat", &["pay.approve"], json!({"accounts": []})), ["/actions grant-gives-nothing"]);
    assert_eq!(grant("nobody", &["pay.approve"], json!({})), ["/giver unknown-reference"]);
    assert_eq!(grant("cat", &["pay.approve"], json!({"accounts": ["a2"]})), ["/accounts/0 wrong-customer"]);
}

/// Who entered a transaction is that person in another's name too, also where nobody knows them any more.
#[test]
fn an_initiator_who_is_gone_cannot_be_approved_for() {
    let engine = load(&bank(json!([]), json!([])));
    let question = json!({
        "transaction": {"user": "gone", "action": "pay.create", "account": "a1", "amount": "5"},
        "requirements": [{"sequential": false, "anyOf": [[{"anyone": true, "count": 1}]]}],
        "approvals": [{"user": "cat", "onBehalfOf": "gone"}, {"user": "dan", "onBehalfOf": "nobody"}],
        "today": "2026-06-01",
    });
    let status = json!(wire::approval_status(&engine, question.to_string().as_bytes()).expect("a question"));
    assert_eq!(
        status["refused"],
        json!([
            {"user": "cat", "onBehalfOf": "gone", "reasons": ["own-transaction", "no-grant"]},
            {"user": "dan", "onBehalfOf": "nobody", "reasons": ["no-grant"]},
        ])
    );
}
