//! Answers with codes: refused requests, approvals, limits and delegations, and findings of approval matrices.

use countersign_core::wire;
use countersign_tests::broken::{with, without, world};
use countersign_tests::facts::load;
use serde_json::{Value, json};

use super::Line;

/// Codes of an answer, each with what else the entry says.
fn codes_in(kind: &str, question: &Value, entries: &Value) -> Vec<Line> {
    let entries = entries.as_array().expect("a list");
    assert!(!entries.is_empty(), "{kind} {question} has nothing to say");
    let line = |entry: &Value| match entry {
        Value::String(code) => Line::new(code, kind, question),
        entry => {
            let rest = without(entry.clone(), "/code");
            let rest = if rest == json!({}) { String::new() } else { format!("{rest} for ") };
            Line::new(entry["code"].as_str().expect("a code"), kind, format!("{rest}{question}"))
        }
    };
    entries.iter().map(line).collect()
}

/// The world with changed values.
fn changed(changes: &[(&str, Value)]) -> Value {
    changes.iter().fold(world(), |document, (pointer, value)| with(document, pointer, value.clone()))
}

const ACTIONS: &str = "/contracts/0/customers/0/actions";
const BANDS: &str = "/approvalRules/0/bands";
const SELF_APPROVAL: &str = "/legalEntity/settings/selfApproval";

pub fn reasons() -> Vec<Line> {
    let check = |document: &Value, question: Value| {
        let answer = wire::check(&load(document), question.to_string().as_bytes()).expect("a question");
        codes_in("check", &question, &json!(answer)["reasons"])
    };
    let evaluate = |document: &Value, members: Value| {
        let mut question =
            json!({"user": "ana", "action": "pay.create", "account": "a1", "date": "2026-06-17"});
        for (name, value) in members.as_object().expect("members") {
            question[name] = value.clone();
        }
        let engine = load(document);
        let answer = wire::evaluate(&engine, question.to_string().as_bytes(), None).expect("a question");
        codes_in("evaluate", &question, &json!(answer)["reasons"])
    };
    let card = json!({"id": "a3", "number": "3", "type": "card", "currency": "EUR"});
    let with_card = changed(&[("/contracts/0/customers/0/accounts/-", card)]);
    let by_myself = changed(&[(SELF_APPROVAL, json!(true)), (BANDS, one_band())]);
    let viewing = changed(&[
        (SELF_APPROVAL, json!(true)),
        ("/features/0/actions/0/approvedBy", json!("pay.approve")),
        ("/roles/0/actions", json!(["pay.view"])),
        ("/users/0/assignments/0/removed", json!({})),
    ]);
    let acting = changed(&[("/users/1/status", json!("active"))]);
    let world = world();
    [
        check(
            &acting,
            json!({"user": "bob", "onBehalfOf": "ana", "action": "pay.approve", "account": "a1", "today": "2026-12-24"}),
        ),
        check(
            &acting,
            json!({"user": "bob", "onBehalfOf": "ana", "action": "pay.create", "account": "a1", "today": "2026-12-25"}),
        ),
        check(&world, json!({"user": "zoe", "action": "pay.none", "account": "a9"})),
        check(&world, json!({"user": "zoe", "action": "pay.view", "customer": "c9"})),
        check(&world, json!({"user": "ana", "action": "pay.view", "account": "a1", "customer": "c2"})),
        check(&world, json!({"user": "ana", "action": "pay.view", "customer": "c1"})),
        check(&world, json!({"user": "bob", "action": "pay.create", "account": "a1"})),
        check(&world, json!({"user": "ana", "action": "pay.view", "account": "a1"})),
        check(&with_card, json!({"user": "ana", "action": "pay.create", "account": "a3"})),
        check(
            &changed(&[(ACTIONS, json!([]))]),
            json!({"user": "ana", "action": "pay.create", "account": "a1"}),
        ),
        evaluate(&world, json!({"amount": "1", "today": "2026-06-18"})),
        evaluate(&world, json!({"amount": "1", "action": "pay.approve"})),
        evaluate(&world, json!({"amount": "1", "currency": "GBP"})),
        evaluate(&world, json!({"amount": "20.01"})),
        evaluate(&world, json!({"amount": "6000"})),
        evaluate(&world, json!({"amount": "15"})),
        evaluate(&by_myself, json!({"amount": "15"})),
        evaluate(&viewing, json!({"action": "pay.view"})),
        evaluate(&changed(&[(BANDS, one_band())]), json!({"amount": "15"})),
    ]
    .concat()
}

/// Any amount needs one person.
fn one_band() -> Value {
    json!([{"above": "0", "anyOf": [[{"anyone": true, "count": 1}]]}])
}

pub fn approvals() -> Vec<Line> {
    let status = |document: &Value, action: &str, amount: &str, accepted: Value| {
        let mut question = json!({
            "transaction": {"user": "bob", "action": action, "account": "a1", "amount": amount},
            "requirements": [{"sequential": false, "anyOf": [[{"users": ["bob"], "count": 1}]]}],
            "accepted": accepted,
            "approvals": ["ana", "bob"],
        });
        if document["legalEntity"]["settings"]["selfApproval"] == false {
            question["transaction"]["user"] = "ana".into();
        }
        let answer =
            wire::approval_status(&load(document), question.to_string().as_bytes()).expect("a question");
        let refused = json!(answer)["refused"].as_array().expect("a list").clone();
        refused
            .iter()
            .flat_map(|entry| {
                let asked = json!([entry["user"], "approves", action, amount, "accepted", accepted]);
                codes_in("approvalStatus", &asked, &entry["reasons"])
            })
            .collect::<Vec<_>>()
    };
    let others = changed(&[(SELF_APPROVAL, json!(true))]);
    let bounded = changed(&[
        (SELF_APPROVAL, json!(true)),
        ("/features/0/actions/2/limitGroup", json!("single")),
        ("/features/0/actions/2/limits", json!({"perTransaction": "5"})),
    ]);
    [
        status(&world(), "pay.create", "5", json!([])),
        status(&others, "pay.view", "5", json!([])),
        status(&others, "pay.create", "5", json!([])),
        status(&bounded, "pay.create", "5.01", json!([])),
        status(&others, "pay.create", "5", json!(["ana"])),
        in_place(),
    ]
    .concat()
}

/// Zoe signs for eve, and is needed herself.
fn in_place() -> Vec<Line> {
    let person = |id: &str| {
        json!({"id": id, "status": "active",
            "assignments": [{"customer": "c1", "roles": ["r"], "accounts": ["a1"]}]})
    };
    let grant = json!([{"id": "h", "giver": "eve", "receiver": "zoe", "customer": "c1",
        "actions": ["pay.approve"], "from": "2026-06-01", "until": "2026-06-30"}]);
    let document = changed(&[("/users/-", person("eve")), ("/users/-", person("zoe")), ("/grants", grant)]);
    let status = |today: &str| {
        let approval = json!({"user": "zoe", "onBehalfOf": "eve"});
        let question = json!({
            "transaction": {"user": "ana", "action": "pay.create", "account": "a1", "amount": "5"},
            "requirements": [{"sequential": false, "anyOf": [[{"users": ["eve"], "count": 1},
                {"users": ["zoe"], "count": 1}]]}],
            "approvals": [approval],
            "today": today,
        });
        let answer =
            wire::approval_status(&load(&document), question.to_string().as_bytes()).expect("a question");
        codes_in("approvalStatus", &json!([approval, today]), &json!(answer)["refused"][0]["reasons"])
    };
    [status("2026-06-17"), status("2026-07-17")].concat()
}

pub fn limits() -> Vec<Line> {
    let engine = load(&world());
    let limits = json!({
        "accounts": {
            "a1": {
                "pay.create": {"daily": {"deny": "800.01", "preApproved": "900"}, "weekly": {"deny": "5", "preApproved": "6"}},
                "pay.approve": {"daily": {"deny": "1"}},
                "pay.view": {"daily": {"deny": "1"}}
            },
            "a2": {"pay.create": {"daily": {"deny": "1"}}}
        },
        "groups": {"single": {"daily": "800.01"}}
    });
    let ask = |user: &str, limits: Value| {
        let question = json!({"user": user, "customer": "c1", "limits": limits});
        let answer = wire::validate_limits(&engine, question.to_string().as_bytes()).expect("a question");
        let line = |issue: &wire::LimitIssue<'_>| {
            let maximum =
                issue.maximum.as_deref().map_or("no maximum".to_owned(), |m| format!("maximum {m}"));
            Line::new(issue.code, &issue.path, maximum)
        };
        answer.iter().map(line).collect::<Vec<_>>()
    };
    [ask("ana", limits), ask("bob", json!({"groups": {"single": {"daily": "1"}}}))].concat()
}

pub fn delegations() -> Vec<Line> {
    let ask = |document: &Value, target: Option<&str>, assignment: Value| {
        let mut question = json!({"actor": "ana", "assignment": assignment});
        if let Some(target) = target {
            question["target"] = target.into();
        }
        let answer = wire::delegate(&load(document), question.to_string().as_bytes()).expect("a question");
        codes_in("delegate", &question, &json!(answer))
    };
    let plain = json!({"customer": "c1", "roles": ["r"], "accounts": ["a1"]});
    let managing = |more: &[(&str, Value)]| {
        let manage = ["user-management.create", "user-management.manage"];
        let mut changes: Vec<(&str, Value)> = Vec::new();
        for action in manage {
            changes.push(("/features/1/actions/-", json!({"id": action, "accessLevel": "edit"})));
            changes.push(("/contracts/0/customers/0/actions/-", json!(action)));
            changes.push(("/roles/0/actions/-", json!(action)));
        }
        changes.extend_from_slice(more);
        changed(&changes)
    };
    let manager = managing(&[]);
    let wider = managing(&[("/roles/-", json!({"id": "w", "actions": ["pay.view"]}))]);
    let foreign = json!({"customer": "c1", "roles": ["r"], "accounts": ["a1", "a2", "a9"]});
    let seeing = json!({"customer": "c1", "roles": ["r", "w"], "accounts": ["a1"]});
    let more = json!({"customer": "c1", "roles": ["r"], "accounts": ["a1"],
        "limits": {"accounts": {"a1": {"pay.create": {"daily": {"deny": "21", "preApproved": "11"}}}}}});
    [
        ask(&world(), Some("ana"), plain.clone()),
        ask(&world(), None, plain.clone()),
        ask(&manager, Some("zoe"), plain),
        ask(&manager, None, foreign),
        ask(&wider, None, seeing),
        ask(&manager, None, more),
    ]
    .concat()
}

pub fn findings() -> Vec<Line> {
    let check = |document: &Value| {
        let (engine, question) = (load(document), json!({"customer": "c1"}));
        let answer = wire::check_approvals(&engine, question.to_string().as_bytes()).expect("a question");
        codes_in("checkApprovals", &question, &json!(answer))
    };
    let one = |user: &str| json!([{"above": "0", "anyOf": [[{"users": [user], "count": 1}]]}]);
    let colleague = json!({"id": "eve", "status": "active", "assignments": [
        {"customer": "c1", "roles": ["r"], "accounts": ["a1"]}]});
    let of_account = json!({"customer": "c1", "account": "a1", "action": "pay.create", "period": "daily",
        "bands": one_band()});
    let high = json!([{"above": "0", "upTo": "1000", "none": true}, {"above": "1000", "none": true}]);
    [
        check(&world()),
        check(&changed(&[(BANDS, high)])),
        check(&changed(&[(BANDS, one("ana"))])),
        check(&changed(&[(BANDS, one("bob"))])),
        check(&changed(&[("/users/-", colleague.clone()), (BANDS, one("eve"))])),
        check(&changed(&[("/users/-", colleague), (BANDS, one_band()), ("/approvalRules/-", of_account)])),
        check(&changed(&[("/approvalRules", json!([]))])),
        check(&changed(&[("/approvalRules/0/initiators", json!([{"users": ["bob"]}]))])),
    ]
    .concat()
}

/// An operation of an edit session that is not applied.
pub fn edits() -> Vec<Line> {
    let all = json!({"kind": "setPermissions", "features": ["pay"], "enable": false});
    let level =
        json!({"kind": "setPermissions", "features": ["pay"], "accessLevels": ["create"], "enable": true});
    let engine = load(&world());
    let start = json!({"user": "ana", "customer": "c1"}).to_string();
    let mut session = wire::start_session(&engine, start.as_bytes()).expect("somebody with an assignment");
    let mut apply = |operation: &Value| {
        json!(
            wire::apply_operation(&engine, &mut session, operation.to_string().as_bytes())
                .expect("an operation")
        )
    };
    apply(&all);
    codes_in("apply", &level, &apply(&level)["issues"])
}
