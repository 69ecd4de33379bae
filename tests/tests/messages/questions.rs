//! Questions and usage rows that are refused.

use countersign_core::{Engine, Problems, wire};
use countersign_tests::broken::{with, world};
use countersign_tests::facts::load;
use serde_json::{Value, json};

use super::Line;

/// The problems of every refused question, in this order.
pub fn lines() -> Vec<Line> {
    let engine = load(&world());
    let asked: Vec<(&str, Problems)> = [
        simple(&engine),
        amounts(&engine),
        others(&engine),
        rows(&engine),
        grants(&engine),
        details(),
        drafts(),
    ]
    .concat();
    asked
        .into_iter()
        .flat_map(|(kind, problems)| {
            assert!(!problems.is_empty(), "{kind} is answered");
            problems.into_iter().map(move |problem| {
                let Line { code, place, text } = Line::of_problem(&problem);
                Line { code, place: format!("{kind} {place}"), text }
            })
        })
        .collect()
}

/// Grants that are not made.
fn grants(engine: &Engine) -> Refused {
    let grant = |actions: Value| {
        let grant = json!({"id": "n", "giver": "ana", "receiver": "bob", "customer": "c1", "actions": actions,
            "from": "2026-01-01", "until": "2026-12-31"});
        ("checkGrant", refused(wire::check_grant(engine, grant.to_string().as_bytes())))
    };
    vec![grant(json!([])), grant(json!(["user-management.view"]))]
}

type Refused = Vec<(&'static str, Problems)>;

fn refused<T>(answer: Result<T, Problems>) -> Problems {
    answer.err().unwrap_or_default()
}

/// What every question may have wrong.
fn simple(engine: &Engine) -> Refused {
    let check = |question: &str| ("check", refused(wire::check(engine, question.as_bytes())));
    vec![
        check(""),
        check("[]"),
        check(r#"{"user":"ana","action":"pay.view"}"#),
        check(r#"{"user":1,"account":"a1"}"#),
        check(r#"{"user":"ana","action":"pay.view","account":"a1","limit":5}"#),
        check(r#"{"user":"ana","action":"pay.view","account":"a1","user":"bob"}"#),
    ]
}

fn amounts(engine: &Engine) -> Refused {
    let evaluate = |members: Value| {
        let mut question =
            json!({"user": "ana", "action": "pay.create", "account": "a1", "date": "2026-06-17"});
        for (name, value) in members.as_object().expect("members") {
            question[name] = value.clone();
        }
        ("evaluate", refused(wire::evaluate(engine, question.to_string().as_bytes(), None)))
    };
    vec![
        evaluate(json!({})),
        evaluate(json!({"amount": "1,000"})),
        evaluate(json!({"amount": "1.001"})),
        evaluate(json!({"amount": "0.00"})),
        evaluate(json!({"amount": "90071992547409.92"})),
        evaluate(json!({"amount": 5})),
        evaluate(json!({"amount": "1", "currency": "eur"})),
        evaluate(json!({"amount": "1", "date": "2026-02-30"})),
        evaluate(json!({"amount": "1", "today": "17.06.2026"})),
        evaluate(json!({"amount": "9".repeat(200)})),
    ]
}

/// What single questions have wrong.
fn others(engine: &Engine) -> Refused {
    let ask = |kind: &'static str, ask: fn(&Engine, &[u8]) -> Problems, question: Value| {
        (kind, ask(engine, question.to_string().as_bytes()))
    };
    let edit = |operation: Value| json!({"user": "ana", "customer": "c1", "operations": [operation]});
    let pending = json!({"user": "ana", "action": "pay.create", "account": "a1", "amount": "5"});
    let status = |slots: Value| {
        let requirements = json!([{"sequential": false, "anyOf": slots}]);
        json!({"transaction": pending, "requirements": requirements, "approvals": []})
    };
    let assignment = |accounts: Value| json!({"customer": "c1", "roles": ["r", "q"], "accounts": accounts});
    vec![
        ask("matrix", |e, q| refused(wire::matrix(e, q)), json!({"user": "zoe", "customer": "c9"})),
        ask(
            "groupLimits",
            |e, q| refused(wire::group_limits(e, q)),
            json!({"user": "zoe", "customer": "c1"}),
        ),
        ask(
            "validateLimits",
            |e, q| refused(wire::validate_limits(e, q)),
            json!({"user": "ana", "customer": "c1", "limits": {"accounts": {"a9": {"none": {"daily": {"deny": "x"}}}},
                "groups": {"none": {"daily": "1.001"}}}}),
        ),
        ask(
            "editPermissions",
            |e, q| refused(wire::edit_permissions(e, q)),
            edit(json!({"actions": [], "enable": true})),
        ),
        ask(
            "editPermissions",
            |e, q| refused(wire::edit_permissions(e, q)),
            edit(json!({"accounts": ["a9"], "actions": ["none"], "enable": true})),
        ),
        ask("approvalStatus", |e, q| refused(wire::approval_status(e, q)), status(json!([]))),
        ask("approvalStatus", |e, q| refused(wire::approval_status(e, q)), status(json!([[]]))),
        ask(
            "approvalStatus",
            |e, q| refused(wire::approval_status(e, q)),
            status(json!([[{"anyone": true, "count": 0}]])),
        ),
        ask("approvalStatus", |e, q| refused(wire::approval_status(e, q)), status(json!([[{"count": 1}]]))),
        ask(
            "approvalStatus",
            |e, q| refused(wire::approval_status(e, q)),
            status(json!([[{"group": "g9", "count": 1}]])),
        ),
        ask(
            "approvalStatus",
            |e, q| refused(wire::approval_status(e, q)),
            json!({"transaction": {"user": "ana", "action": "none"}, "requirements": [], "approvals": []}),
        ),
        ask(
            "duties",
            |e, q| refused(wire::duties(e, q)),
            json!({"pairs": [{"first": "pay.view", "second": "pay.view"}]}),
        ),
        ask("checkApprovals", |e, q| refused(wire::check_approvals(e, q)), json!({"customer": "c9"})),
        ask(
            "ifUserLeaves",
            |e, q| refused(wire::if_user_leaves(e, q)),
            json!({"user": "zoe", "customer": "c9"}),
        ),
        ask(
            "accountsFor",
            |e, q| refused(wire::accounts_for(e, q, None)),
            json!({"user": "ana", "action": "none", "date": "2026-06-17"}),
        ),
        ask(
            "actionsOn",
            |e, q| refused(wire::actions_on(e, q)),
            json!({"user": "ana", "account": "a2", "customer": "c1"}),
        ),
        ask("whoCan", |e, q| refused(wire::who_can(e, q)), json!({"action": "pay.view"})),
        ask(
            "whoMayApprove",
            |e, q| refused(wire::who_may_approve(e, q)),
            json!({"transaction": {"user": "x", "action": "none", "account": "a1"}}),
        ),
        ("delegate", {
            let manager = load(&manager());
            let question = json!({"actor": "ana", "assignment": assignment(json!(["a1", "a1"]))});
            refused(wire::delegate(&manager, question.to_string().as_bytes()))
        }),
    ]
}

/// The world with a person who may create users, so that what is to be given is looked at.
fn manager() -> Value {
    let create = json!({"id": "user-management.create", "accessLevel": "create"});
    let document = with(world(), "/features/1/actions/-", create);
    let document = with(document, "/contracts/0/customers/0/actions/-", json!("user-management.create"));
    with(document, "/roles/0/actions/-", json!("user-management.create"))
}

fn rows(engine: &Engine) -> Refused {
    let row = |row: Value| ("usage", refused(wire::load_usage(engine, json!([row]).to_string().as_bytes())));
    let whole =
        json!({"user": "ana", "account": "a1", "action": "pay.create", "date": "2026-06-17", "amount": "1"});
    let changed = |member: &str, value: Value| row(with(whole.clone(), &format!("/{member}"), value));
    vec![
        ("usage", refused(wire::load_usage(engine, b"{}"))),
        changed("account", json!("a9")),
        changed("action", json!("none")),
        changed("action", json!("pay.view")),
        changed("date", json!("2026-6-1")),
        changed("amount", json!("-1")),
        changed("amount", json!("0.001")),
        changed("amount", json!("1e9")),
        changed("note", json!("x")),
    ]
}

/// Details that are refused are answers; these are questions about them that are wrong themselves.
fn details() -> Refused {
    let person = |policy: Value| {
        let question = json!({"today": "2026-06-30", "policy": policy}).to_string();
        ("person", refused(wire::validate_person(question.as_bytes())))
    };
    let names = |minimum: u64, maximum: u64, characters: Value| {
        person(json!({"userName": {"minLength": minimum, "maxLength": maximum, "characters": characters}}))
    };
    vec![
        ("person", refused(wire::validate_person(br#"{"today":"30.06.2026"}"#))),
        person(json!({"minimumAge": 151})),
        names(0, 9, json!(["dot"])),
        names(5, 65, json!(["dot"])),
        names(5, 9, json!([])),
        names(5, 9, json!(["emoji"])),
        ("userName", refused(wire::user_name_rules(b"{}"))),
        ("password", refused(wire::password_rules(br#"{"password":"x"}"#))),
        ("roleName", refused(wire::role_name_rules(br#"{"name":null}"#))),
        ("ipAllowlist", refused(wire::ip_allowlist(br#"{"entries":"::1"}"#))),
        ("webName", refused(wire::web_name(br#"{"name":"Ann"}"#))),
        ("amount", refused(wire::read_amount(br#"{"amount":5}"#))),
    ]
}

/// Two documents, transactions and usage in one question: the paths say of which a problem is.
fn drafts() -> Refused {
    let document = world().to_string();
    let draft = with(world(), "/legalEntity/currency", json!("JPY")).to_string();
    let what_if = |before: &str, after: &str, transactions: Value, usage: Value| {
        let (transactions, usage) = (transactions.to_string(), usage.to_string());
        let answer = wire::what_if(
            before.as_bytes(),
            after.as_bytes(),
            Some(transactions.as_bytes().into()),
            Some(usage.as_bytes().into()),
        );
        ("whatIf", refused(answer))
    };
    let transaction = json!({"user": "ana", "action": "pay.create", "account": "a1", "date": "2026-06-17", "amount": "1.001"});
    let row =
        json!({"user": "ana", "account": "a9", "action": "pay.create", "date": "2026-06-17", "amount": "1"});
    vec![
        what_if("{", "[]", json!([]), json!([])),
        what_if(&document, &draft, json!([]), json!([])),
        what_if(&document, &document, json!([transaction]), json!([])),
        what_if(&document, &document, json!({}), json!([])),
        what_if(&document, &document, json!([]), json!([row])),
    ]
}
