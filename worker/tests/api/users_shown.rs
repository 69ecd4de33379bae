//! What users have, as others are shown it: tables, certificates, slices, and what is lost without them.

use countersign_core::Engine;
use serde_json::{Value, json};

use crate::people::{details, managed, peopled};
use crate::support::{Bank, assert_problem, get, put};

fn shown(bank: &Bank, path: &str, by: &str) -> Value {
    let reply = bank.ask(get(format!("/v1/users/{path}")).user(by));
    assert_eq!(reply.status, 200, "{path} {reply:?}");
    reply.json()
}

/// A46, A52; a name that a spreadsheet would take for a formula is a text.
#[test]
fn a46_the_list_is_exported_as_it_is_shown_with_formulas_escaped() {
    let bank = peopled();
    let mut body = details("ana");
    body["email"] = json!("+ana@example.com");
    let edit = put("/v1/users/ana/details", &body).header("if-match", "*").user("ada");
    assert_eq!(bank.ask(edit).status, 200);
    let reply = bank.ask(get("/v1/users/export?role=payer&sort=-name").user("ada"));
    assert_eq!((reply.status, reply.header("content-type")), (200, "text/csv;charset=utf-8"));
    assert_eq!(
        reply.text,
        "id,userName,name,status,roles,email,phone,lastSignInAt\r\n\
         sue,sue.campos,Sue Vidal,suspended,payer (One),sue@example.com,'+34600111222,\r\n\
         dee,dee.campos,Dee Vidal,active,payer (Two),dee@example.com,'+34600111222,\r\n\
         ana,ana.campos,Ana Vidal,active,payer (One),'+ana@example.com,'+34600111222,\r\n"
    );
    let entry = "SELECT actor || ' ' || event || ' ' || detail || ' ' || customers FROM audit ORDER BY sequence DESC LIMIT 1";
    assert_eq!(bank.number(entry), r#"ada users.exported {"users":3} ["c1","c2"]"#);
    assert_problem(&bank.ask(get("/v1/users/export").user("ana")), 403, "not-permitted");
    // Of the whole bank, part by part.
    let part = bank.ask(get("/v1/users/export?limit=2").staff("harbour"));
    assert_eq!(part.text.lines().count(), 3);
    let next = part.header("next-cursor").to_owned();
    let rest = bank.ask(get(format!("/v1/users/export?limit=2&cursor={next}")).staff("harbour"));
    assert!(rest.text.contains("\r\nana,") && !rest.text.contains("\r\nada,"), "{rest:?}");
}

/// A43, A80: what is certified is what the engine grants.
#[test]
fn a43_a_certificate_says_what_the_engine_grants_by_customer_and_account() {
    let bank = peopled();
    let certificate = shown(&bank, "ana/certificate", "vic");
    assert_eq!((&certificate["name"], &certificate["status"]), (&json!("Ana Vidal"), &json!("active")));
    assert_eq!(certificate["snapshotVersion"], bank.version());
    let customer = &certificate["customers"][0];
    assert_eq!((&customer["customer"], &customer["other"]), (&json!("c1"), &json!(["notices.edit"])));
    let document = managed();
    let engine = Engine::load(document.to_string().as_bytes()).unwrap();
    for account in customer["accounts"].as_array().unwrap() {
        let question = json!({ "user": "ana", "account": account["account"] }).to_string();
        let granted = countersign_core::wire::actions_on(&engine, question.as_bytes()).unwrap();
        let granted: Vec<_> =
            granted.iter().map(AsRef::as_ref).filter(|action| *action != "notices.edit").collect();
        assert_eq!(account["actions"], json!(granted));
    }
    assert_eq!(customer["limits"].as_array().unwrap().len(), 2);
    assert_eq!(customer["limits"][0]["action"], "payments.create");
    // Nothing is granted to who is suspended.
    let suspended = shown(&bank, "sue/certificate", "vic")["customers"][0].clone();
    assert_eq!((&suspended["other"], &suspended["limits"]), (&json!([]), &json!([])));
    assert_eq!(suspended["accounts"][0]["actions"], json!([]));
    // Of dee only what is at One and Two.
    assert_eq!(shown(&bank, "dee/certificate", "ada")["customers"].as_array().unwrap().len(), 1);
    assert_problem(&bank.ask(get("/v1/users/cid/certificate").user("ada")), 404, "not-found");
}

/// A42, A126: what somebody else's page shows is what their own client would be given.
#[test]
fn a126_a_users_slice_is_shown_to_who_sees_them_without_other_companies() {
    let bank = peopled();
    let own = bank.ask(get("/v1/me/entitlements").user("ana")).json();
    let seen = shown(&bank, "ana/entitlements", "vic");
    assert_eq!((&seen["snapshot"], &seen["snapshotVersion"]), (&own["snapshot"], &own["snapshotVersion"]));
    assert_eq!(shown(&bank, "ana/entitlements", "ana")["snapshot"], own["snapshot"]);
    let dee = shown(&bank, "dee/entitlements", "ada");
    assert!(!dee.to_string().contains("c3"), "{dee}");
    let assignments = |document: &Value| {
        let users = document["snapshot"]["users"].as_array().unwrap();
        users.iter().find(|user| user["id"] == "dee").unwrap()["assignments"].as_array().unwrap().len()
    };
    assert_eq!(assignments(&dee), 1);
    assert_eq!(assignments(&bank.ask(get("/v1/users/dee/entitlements").staff("harbour")).json()), 2);
    // vic sees the users of One; what ada has at Two is nothing of hers.
    assert!(!shown(&bank, "ada/entitlements", "vic")["snapshot"]["users"].to_string().contains("c2"));
    assert_problem(&bank.ask(get("/v1/users/cid/entitlements").user("ada")), 404, "not-found");
}

/// A18, A125: what is lost is said before somebody is suspended.
#[test]
fn a125_what_can_no_longer_be_approved_is_said_before_somebody_is_suspended() {
    let bank = peopled();
    let lost = shown(&bank, "ben/status/consequences", "ada");
    let findings = lost["findings"].as_array().unwrap();
    assert!(!findings.is_empty());
    assert!(findings.iter().all(|finding| finding["customer"] == "c1"), "{findings:?}");
    let engine = Engine::load(managed().to_string().as_bytes()).unwrap();
    let said = countersign_core::wire::if_user_leaves(&engine, br#"{"user":"ben"}"#.as_slice()).unwrap();
    assert_eq!(lost["findings"], json!(said));
    assert_eq!(lost["lastAdministratorOf"], json!([]));
    assert!(lost["accounts"].as_array().unwrap().iter().any(|account| account["id"] == "a1"), "{lost}");
    let nobody = shown(&bank, "ana/status/consequences", "ada");
    assert_eq!(nobody["lastAdministratorOf"], json!([]));
    let last = bank.ask(get("/v1/users/cid/status/consequences").staff("harbour")).json();
    assert_eq!(last["lastAdministratorOf"], json!(["k2"]));
    assert_problem(&bank.ask(get("/v1/users/ben/status/consequences").user("vic")), 403, "not-permitted");
    assert_problem(&bank.ask(get("/v1/users/ada/status/consequences").user("ada")), 403, "own-permissions");
    assert_problem(&bank.ask(get("/v1/users/cid/status/consequences").user("ada")), 404, "not-found");
}
