//! What to begin with: real documents and questions of each target.

use serde_json::{Value, json};

use crate::Case;

/// Inputs for each target, by its name, that fit the world of a case.
#[must_use]
pub fn seeds(case: &Case) -> Vec<(&'static str, Vec<u8>)> {
    let mut seeds = vec![
        ("snapshot", case.snapshot.clone().into_bytes()),
        ("whatIf", case.snapshot.clone().into_bytes()),
        ("usage", case.usage.clone().into_bytes()),
    ];
    let mut transactions = Vec::new();
    for query in &case.queries {
        let input = &query.input;
        seeds.extend(derived(&query.kind, input).into_iter().map(|(name, input)| (name, text(&input))));
        if query.kind == "evaluate" && transactions.len() < 4 {
            transactions.push(input.clone());
        }
    }
    seeds.push(("transactions", text(&json!(transactions))));
    let details = DETAILS.iter().map(|(name, question)| (*name, question.as_bytes().to_vec()));
    seeds.extend(details);
    seeds.push(("startSession", text(&edited(case))));
    seeds.extend(SESSIONS.iter().map(|(name, question)| (*name, question.as_bytes().to_vec())));
    let engine = countersign_core::Engine::load(case.snapshot.as_bytes()).expect("a world of the corpus");
    seeds.push(("binary", engine.to_binary()));
    seeds.extend(grants(case).into_iter().map(|grant| ("grant", text(&grant))));
    seeds
}

/// The grants of a case, each as if it were made now: some give nothing any more, which is another answer.
fn grants(case: &Case) -> Vec<Value> {
    let engine = countersign_core::Engine::load(case.snapshot.as_bytes()).expect("a world of the corpus");
    let document: Value = serde_json::from_str(&case.snapshot).expect("a document");
    let mut grants = document["grants"].as_array().cloned().unwrap_or_default();
    grants.retain(|grant| countersign_core::wire::check_grant(&engine, &text(grant)[..]).is_ok());
    grants
}

/// The first user with an assignment, at its customer.
pub(super) fn edited(case: &Case) -> Value {
    let document: Value = serde_json::from_str(&case.snapshot).expect("a document");
    let users = document["users"].as_array().expect("users");
    let held = users.iter().find_map(|user| Some((&user["id"], user["assignments"].get(0)?)));
    let (user, assignment) = held.expect("somebody has something");
    json!({"user": user, "customer": assignment["customer"]})
}

/// The first two questions of each kind.
pub(super) fn some_of_each(case: &Case) -> Vec<(String, Value)> {
    let mut some: Vec<(String, Value)> = Vec::new();
    for query in &case.queries {
        if some.iter().filter(|(kind, _)| *kind == query.kind).count() < 2 {
            some.push((query.kind.clone(), query.input.clone()));
        }
    }
    some
}

/// Questions to an edit session that fit any world.
const SESSIONS: [(&str, &str); 8] = [
    ("applyOperation", r#"{"kind":"setPermissions","accessLevels":["view","create"],"enable":false}"#),
    ("applyOperation", r#"{"kind":"setPermissions","other":true,"accessLevels":["view"],"enable":true}"#),
    ("applyOperation", r#"{"kind":"reset","what":"permissions"}"#),
    ("applyOperation", r#"{"kind":"reset","what":"limits"}"#),
    ("applyOperation", r#"{"kind":"setLimits","limits":{}}"#),
    ("sessionState", "{}"),
    ("sessionAccounts", r#"{"search":"1"}"#),
    ("sessionLimits", "{}"),
];

fn text(value: &Value) -> Vec<u8> {
    value.to_string().into_bytes()
}

/// The question itself, and questions of other kinds about the same people and places.
fn derived(kind: &str, input: &Value) -> Vec<(&'static str, Value)> {
    // An account alone says where: the corpus names some beside a customer who does not hold it, which only a check answers.
    let place = |mut question: Value| {
        if let Some(member) = ["account", "customer"].into_iter().find(|member| input.get(member).is_some()) {
            question[member] = input[member].clone();
        }
        question
    };
    let (user, action, customer) = (&input["user"], &input["action"], &input["customer"]);
    // The corpus calls so whatever is unknown: a check answers that, other questions refuse it.
    let is_unknown = |member: &str| input[member] == "nobody";
    match kind {
        "check" if ["user", "action", "account", "customer"].into_iter().any(is_unknown) => {
            vec![("check", input.clone())]
        }
        "check" => vec![
            ("check", input.clone()),
            ("actionsOn", place(json!({ "user": user }))),
            ("whoCan", place(json!({ "action": action }))),
            ("grantable", json!({ "actor": user })),
            ("slice", user.clone()),
        ],
        "evaluate" => vec![
            ("evaluate", input.clone()),
            ("explain", input.clone()),
            ("accountsFor", json!({"user": user, "action": action, "date": input["date"]})),
            ("duties", json!({"pairs": [{"first": action, "second": "user-management.view", "name": "x"}]})),
        ],
        "headroom" => vec![("headroom", input.clone())],
        "matrix" => vec![
            ("matrix", input.clone()),
            ("checkApprovals", json!({ "customer": customer })),
            ("ifUserLeaves", input.clone()),
        ],
        "approvalStatus" => vec![
            ("approvalStatus", input.clone()),
            ("whoMayApprove", json!({"transaction": input["transaction"]})),
        ],
        "groupLimits" => vec![("groupLimits", input.clone())],
        "validateLimits" => vec![("validateLimits", input.clone())],
        "editPermissions" => vec![("editPermissions", input.clone())],
        "delegate" => vec![("delegate", input.clone())],
        other => panic!("no seeds of `{other}`"),
    }
}

/// Questions about details stand in no world.
const DETAILS: [(&str, &str); 11] = [
    (
        "creationSteps",
        r#"{"source":"manual","person":{"firstName":"Ann","lastName":"Lee","email":"ann@example.com","phone":"+12025550100",
        "ssn":"123-45-6789","userName":"ann.lee","today":"2026-06-30"},"userNameFree":true,"copies":false,
        "customers":[{"customer":"c1","roles":["r1"],"accounts":[]}]}"#,
    ),
    (
        "person",
        r#"{"firstName":"Ann","middleName":"J.","lastName":"O’Neill-Lee","birthDate":"1990-06-30","email":"ann@example.com",
        "phone":"+12025550100","ssn":"123-45-6789","licence":"D123-4567 8","userName":"ann.lee","today":"2026-06-30",
        "policy":{"minimumAge":18,"userName":{"minLength":4,"maxLength":20,"characters":["letters","digits","dot"]}}}"#,
    ),
    (
        "userName",
        r#"{"userName":"ann_lee","policy":{"minLength":4,"maxLength":20,"characters":["letters","digits","underscore"],
        "mustStartWithLetter":true,"reserved":["admin"],"notContaining":["ann@example.com",""]}}"#,
    ),
    ("password", r#"{"password":"violet anchor 1234","secondFactor":true,"words":["annlee","Ann Lee"]}"#),
    ("roleName", r#"{"name":"PaymentsClerk","taken":["Manager","paymentsclerk"]}"#),
    (
        "ipAllowlist",
        r#"{"entries":["10.0.0.0/8","::ffff:10.1.0.0-::ffff:10.1.255.255"],"ownAddress":"10.0.0.1"}"#,
    ),
    (
        "ipAllowlist",
        r#"{"entries":["::/0","2001:db8::/32","0.0.0.0/0","1.2.3.4-1.2.3.9"],"ownAddress":"::1"}"#,
    ),
    ("webName", r#"{"name":"Bartholomew","own":true}"#),
    ("webName", r#"{"name":"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301","own":false}"#),
    ("amount", r#"{"amount":"90071992547409.91","currency":"EUR"}"#),
    ("amount", r#"{"amount":"1.5","currency":"JPY"}"#),
];
