//! The rules of `docs/rules.md`, each loaded and asked what its table says.

use countersign_core::{Engine, wire};
use serde_json::{Value, json};

const GUIDE: &str = include_str!("../../docs/rules.md");

/// A rule of the guide: its heading, its document, and the rows of its table.
struct Recipe {
    heading: String,
    rules: Value,
    rows: Vec<[String; 3]>,
}

fn recipes() -> Vec<Recipe> {
    let sections = GUIDE.split("\n## ").skip(1);
    sections
        .filter_map(|section| {
            let (_, code) = section.split_once("```json\n")?;
            let (code, after) = code.split_once("```")?;
            let rows = after.lines().filter(|line| line.starts_with("| ")).skip(2).map(cells).collect();
            let heading = section.lines().next()?.to_owned();
            Some(Recipe { heading, rules: serde_json::from_str(code).expect("JSON"), rows })
        })
        .collect()
}

fn cells(line: &str) -> [String; 3] {
    let mut cells = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned());
    [(); 3].map(|()| cells.next().expect("three cells"))
}

/// The company of the guide, with these rules.
fn acme(rules: &Value) -> Value {
    let user = |id: &str, role: &str| {
        json!({"id": id, "status": "active",
            "assignments": [{"customer": "acme", "roles": [role], "accounts": ["a"]}]})
    };
    let payers = ["pat", "quinn"].map(|id| user(id, "payer"));
    let signers = ["ada", "alan", "bea", "ben", "bo", "cleo"].map(|id| user(id, "signer"));
    let users: Vec<Value> = payers.into_iter().chain(signers).collect();
    let group = |id: &str, members: &[&str]| json!({"id": id, "customer": "acme", "members": members});
    json!({
        "legalEntity": {"id": "le", "name": "Bank", "currency": "EUR", "timeZone": "Europe/Madrid",
            "weekStart": "monday", "rates": {"USD": "0.90"},
            "settings": {"accountAccess": "open", "delegationCeiling": "accounts", "selfApproval": false,
                "sharedContractLimits": false}},
        "limitGroups": [{"id": "single", "name": "Single"}],
        "features": [{"id": "pay", "level": "account", "actions": [
            {"id": "pay.create", "accessLevel": "create", "limitGroup": "single", "approvedBy": "pay.approve"},
            {"id": "pay.approve", "accessLevel": "approve"}]}],
        "contracts": [{"id": "k", "customers": [{"id": "acme", "name": "Acme", "limits": {},
            "actions": ["pay.create", "pay.approve"],
            "accounts": [{"id": "a", "number": "1", "type": "current", "currency": "EUR"}]}]}],
        "policies": [],
        "roles": [{"id": "payer", "actions": ["pay.create"]}, {"id": "signer", "actions": ["pay.approve"]}],
        "users": users,
        "signatoryGroups": [group("A", &["ada", "alan"]), group("B", &["bea", "ben", "bo"]),
            group("C", &["cleo"]), group("sales", &["pat"])],
        "approvalRules": rules,
    })
}

/// What a decision asks for, as the guide writes it.
fn needs(decision: &Value) -> String {
    let Some(requirements) = decision["approval"].as_array() else {
        let reason = decision["reasons"][0]["code"].as_str().unwrap_or_default();
        return if decision["outcome"] == "executed" {
            "nothing".to_owned()
        } else {
            format!("denied: {reason}")
        };
    };
    let slot = |slot: &Value| {
        let users = slot["users"]
            .as_array()
            .map(|users| users.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "));
        let whom = slot["group"].as_str().map(str::to_owned).or(users);
        format!("{} of {}", slot["count"], whom.unwrap_or_else(|| "anyone".to_owned()))
    };
    let alternative =
        |slots: &Value| slots.as_array().expect("slots").iter().map(slot).collect::<Vec<_>>().join(" and ");
    let requirement = |requirement: &Value| {
        let alternatives = requirement["anyOf"].as_array().expect("alternatives").iter().map(alternative);
        let order = if requirement["sequential"] == true { ", in order" } else { "" };
        alternatives.collect::<Vec<_>>().join(" or ") + order
    };
    requirements.iter().map(requirement).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_rules_of_the_guide_ask_for_what_it_says() {
    let recipes = recipes();
    assert!(recipes.len() >= 10, "{}", recipes.len());
    for Recipe { heading, rules, rows } in &recipes {
        let engine = Engine::load(acme(rules).to_string().as_bytes())
            .unwrap_or_else(|problems| panic!("{heading}: {problems:#?}"));
        assert!(!rows.is_empty(), "{heading} has no table");
        for [user, amount, wanted] in rows {
            let mut question =
                json!({"user": user, "action": "pay.create", "account": "a", "date": "2026-06-01"});
            let (amount, currency) = amount.split_once(' ').unwrap_or((amount, "EUR"));
            question["amount"] = amount.into();
            question["currency"] = currency.into();
            let decision =
                wire::evaluate(&engine, question.to_string().as_bytes(), None).expect("a question");
            assert_eq!(needs(&json!(decision)), *wanted, "{heading}: {user} {amount}");
        }
    }
}

#[test]
fn who_covers_a_holiday_signs_for_the_giver() {
    let rules = json!([{"customer": "acme", "action": "pay.create", "period": "perTransaction",
        "bands": [{"above": "0", "anyOf": [[{"group": "A", "count": 1}]]}]}]);
    let mut document = acme(&rules);
    document["grants"] = json!([{"id": "g", "giver": "ada", "receiver": "bea", "customer": "acme",
        "actions": ["pay.approve"], "from": "2026-08-01", "until": "2026-08-15"}]);
    let engine = Engine::load(document.to_string().as_bytes()).expect("it loads");
    let status = |today: &str| {
        let question = json!({
            "transaction": {"user": "pat", "action": "pay.create", "account": "a", "amount": "5"},
            "requirements": [{"sequential": false, "anyOf": [[{"group": "A", "count": 1}]]}],
            "approvals": [{"user": "bea", "onBehalfOf": "ada"}, "bea"],
            "today": today,
        });
        json!(wire::approval_status(&engine, question.to_string().as_bytes()).expect("a question"))
    };
    let covered = status("2026-08-15");
    assert_eq!(
        (&covered["approved"], &covered["counted"]),
        (&json!(true), &json!([{"user": "bea", "onBehalfOf": "ada"}]))
    );
    assert_eq!(covered["refused"], json!([{"user": "bea", "reasons": ["already-approved"]}]));
    let late = status("2026-08-16");
    assert_eq!(late["refused"][0]["reasons"], json!(["grant-not-in-force"]));
    assert_eq!(late["refused"][1]["reasons"], json!(["fills-no-slot"]));
}
