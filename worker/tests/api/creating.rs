//! Giving somebody access: what may be given, new users, what a user has.

mod access;
mod drafts;
mod entities;
mod import;
mod options;
mod records;
pub mod self_enrolment;
mod settings;
mod users;

use serde_json::{Value, json};

use crate::people::{PEOPLE, demo_people, managed};
use crate::support::{Ask, Bank, get, post, put};

/// The bank of [`managed`] with people, where roles come from the institution's list.
pub fn creators() -> Bank {
    let bank = Bank::new();
    let mut document = managed();
    document["legalEntity"]["settings"]["delegationCeiling"] = json!("accounts");
    bank.import(&document);
    assert_eq!(bank.ask(put("/v1/demo/people", &demo_people(&PEOPLE))).status, 200);
    bank.asked();
    bank
}

/// A new user at customer c1.
pub fn zoe() -> Value {
    json!({
        "source": "manual",
        "details": {
            "firstName": "Zoe", "middleName": "Q.", "lastName": "Marsh", "birthDate": "1980-01-31",
            "email": "zoe@example.com", "phone": "+34600000412", "ssn": "321-45-0001", "licence": "Z-9917",
            "userName": "zoe.marsh",
        },
        "customers": [{
            "customer": "c1", "roles": ["payer"], "accounts": ["a1"], "automaticAccess": true,
            "removed": { "accounts": { "a1": ["payments.view"] }, "other": ["notices.edit"] },
            "limits": { "accounts": { "a1": { "payments.create": { "daily": { "preApproved": "10", "deny": "20" } } } }, "groups": {} },
        }],
        "automaticAccess": false,
    })
}

/// Whether a route is about giving access.
pub fn is_about(path: &str) -> bool {
    let beginnings = [
        "/v1/user-management",
        "/v1/roles",
        "/v1/customers",
        "/v1/limit-groups",
        "/v1/custom-roles",
        "/v1/core-records",
        "/v1/user-names",
        "/v1/user-drafts",
        "/v1/settings/relationships",
        "/v1/me/campaigns",
        "/v1/demo/campaigns",
        "/v1/screenings",
        "/v1/users/preview",
        "/v1/users/import",
    ];
    let endings = ["/access", "/screening/clearance", "/entities"];
    path == "/v1/users"
        || beginnings.iter().any(|it| path.starts_with(it))
        || endings.iter().any(|it| path.ends_with(it))
}

/// The draft that staff begins by such a request: its id is made of whose it is, and of the key.
pub const DRAFT_OF_STAFF: &str = "bdfe35ca2f696c60806590c85b537806";
pub const DRAFT_PATH: &str = "/user-drafts/bdfe35ca2f696c60806590c85b537806";

/// A well-formed request of such a route.
pub fn well_formed(method: &'static str, path: &'static str) -> Ask {
    let path = path.replace("{user}", "cid").replace("{draft}", DRAFT_OF_STAFF);
    let body = match (method, path.as_str()) {
        ("POST", "/v1/user-names/check") => json!({ "userName": "zoe.marsh" }),
        ("POST", "/v1/user-drafts") | ("PUT", _) if path.starts_with("/v1/user-drafts") => draft(),
        ("PUT", "/v1/settings/relationships") => {
            json!({ "items": [{ "id": "owner", "name": "Owner", "maySelfEnrol": true }] })
        }
        ("PUT", "/v1/demo/campaigns") => campaigns(),
        ("POST", "/v1/users") => zoe(),
        ("POST", "/v1/users/preview") => {
            json!({ "customers": zoe()["customers"], "automaticAccess": true })
        }
        ("POST", "/v1/users/import") => json!({ "lines": [HEADER], "dryRun": true }),
        ("POST", "/v1/users/cid/entities") => json!({
            "legalEntity": "other", "firstName": "Cid", "middleName": "M.", "lastName": "Campos", "birthDate": "1984-05-17",
            "userName": "cid.campos", "customers": draft()["customers"], "automaticAccess": true, "signatoryGroup": "signers",
        }),
        ("POST", "/v1/custom-roles") => json!({ "title": "NightShift", "fromUser": "cid" }),
        ("POST", "/v1/screenings") => json!({ "user": "cid" }),
        ("POST", _) => json!({ "reason": "another person" }),
        ("PUT", _) => {
            let customers = json!([{ "customer": "c3", "roles": ["payer"], "accounts": ["a4"], "automaticAccess": true }]);
            json!({ "customers": customers, "automaticAccess": true, "suspendIfNone": true, "reason": "as agreed" })
        }
        (method, "/v1/core-records") => return get("/v1/core-records?customer=c1").method(method),
        (method, "/v1/settings/relationships" | "/v1/me/campaigns") => return get(path).method(method),
        (method, path) if path.contains("draft") || path.contains("/users/") => {
            return get(path).method(method);
        }
        (method, path) => return get(format!("{path}?contract=k1")).method(method),
    };
    match method {
        "PUT" => put(path, &body).header("if-match", "*"),
        _ if [
            "/v1/users",
            "/v1/user-drafts",
            "/v1/custom-roles",
            "/v1/users/import",
            "/v1/users/cid/entities",
        ]
        .contains(&path.as_str()) =>
        {
            let key = path.clone();
            post(path, &body).key(&key)
        }
        _ => post(path, &body),
    }
}

pub fn draft() -> Value {
    let mut draft = without(without(zoe(), "/customers/0", "removed"), "/customers/0", "limits");
    draft["step"] = json!("access");
    draft["copies"] = json!(false);
    draft["record"] = json!("r1");
    draft["recordCustomer"] = json!("c1");
    draft
}

/// The columns of a file of users.
pub const HEADER: &str = "firstName,middleName,lastName,birthDate,email,phone,ssn,licence,userName,customer,roles,accounts,automaticAccess";

/// Campaigns of the bank.
pub fn campaigns() -> Value {
    let one = |id: &str, first: &str, last: &str| json!({ "id": id, "title": "News", "body": "New cards.", "imageUrl": "/card.png", "targetUrl": "/cards", "firstDay": first, "lastDay": last });
    let all = [
        one("on", "2026-03-04", "2026-03-04"),
        one("over", "2026-03-01", "2026-03-03"),
        one("later", "2026-03-05", "2026-04-01"),
    ];
    json!({ "legalEntity": "harbour", "campaigns": all })
}

pub fn create(body: &Value) -> Ask {
    post("/v1/users", body).key("k")
}

/// The same with another value at a place.
pub fn with(mut body: Value, pointer: &str, value: Value) -> Value {
    *body.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
    body
}

/// The same without a member.
pub fn without(mut body: Value, pointer: &str, member: &str) -> Value {
    body.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(member);
    body
}

/// What the configuration has of a user.
pub fn stored(bank: &Bank, user: &str) -> Value {
    let document = bank.ask(get("/v1/configuration").staff("harbour")).json();
    let users = document["users"].as_array().unwrap();
    users.iter().find(|one| one["id"] == user).cloned().unwrap_or_default()
}

/// Every place of a refusal with its code.
pub fn places(reply: &crate::support::Reply) -> Vec<(String, String)> {
    let errors = reply.json()["errors"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    errors.iter().map(|error| (text(&error["pointer"]), text(&error["code"]))).collect()
}

/// What happens on the way to a new user, once of each kind.
pub fn live(bank: &Bank) {
    let done = |ask: Ask| {
        let reply = bank.ask(ask.staff("harbour"));
        assert!(reply.status < 300, "{reply:?}");
        reply.json_or_nothing()
    };
    let draft_id =
        |key: &str| done(post("/v1/user-drafts", &draft()).key(key))["id"].as_str().unwrap().to_owned();
    let draft_path = format!("/v1/user-drafts/{}", draft_id("live"));
    done(put(draft_path.clone(), &json!({})).header("if-match", "*"));
    done(get(draft_path).method("DELETE"));
    let role =
        done(post("/v1/custom-roles", &json!({ "title": "LateShift", "fromUser": "ana" })).key("live-role"));
    let mut copy = without(zoe(), "", "customers");
    copy["customRole"] = role["id"].clone();
    copy["source"] = json!("coreRecord");
    copy["record"] = json!("r2");
    copy["recordCustomer"] = json!("c1");
    copy["details"] = json!({ "email": "live@example.com", "userName": "live.amy" });
    copy["draft"] = json!(draft_id("live-again"));
    done(post("/v1/users", &copy).key("live-user"));
}
