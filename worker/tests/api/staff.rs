//! The bank's staff signs in as everybody does.

use serde_json::{Value, json};

use crate::identity::{Bearing, MINUTE, later, me};
use crate::support::{Ask, Bank, assert_problem, get, post};

fn try_as_staff(id: &str) -> Ask {
    post(
        "/v1/demo/session",
        &json!({ "legalEntity": "harbour", "user": id, "kind": "staff", "bearer": true }),
    )
}

fn session(bank: &Bank, id: &str) -> (Value, String) {
    let reply = bank.ask(try_as_staff(id));
    assert_eq!(reply.status, 201, "{reply:?}");
    let token = reply.json()["token"].as_str().unwrap().to_owned();
    (reply.json(), token)
}

#[test]
fn a_session_of_staff_is_of_staff_and_of_nobody_else() {
    let bank = Bank::new();
    let (begun, token) = session(&bank, "ana");
    assert_eq!((&begun["kind"], &begun["user"]), (&json!("staff"), &json!("ana")));
    let status = || bank.ask(get("/v1/users/ben/status").bearing(&token));
    assert_eq!(status().status, 200);
    assert_problem(&bank.ask(get("/v1/transactions").bearing(&token)), 403, "not-permitted");
    let expected = json!({ "legalEntity": "harbour", "legalEntityName": "Harbour", "user": "ana", "kind": "staff",
        "mustChangePassword": false, "mustSetUpSecondFactor": false, "secondFactor": "none",
        "recoveryCodesLeft": 0, "may": [], "customers": [],
        "entities": [{ "legalEntity": "harbour", "name": "Harbour", "user": "ana", "isCurrent": true }] });
    assert_eq!(me(&bank, &token).json(), expected);
    // Nobody becomes staff by the name of a user, nor by leaving the mark out.
    let as_user = token.strip_prefix("staff.").unwrap();
    assert_problem(&me(&bank, as_user), 401, "sign-in-required");
    let user = json!({ "legalEntity": "harbour", "user": "ana", "bearer": true });
    let of_user = bank.ask(post("/v1/demo/session", &user)).json()["token"].as_str().unwrap().to_owned();
    assert_problem(&bank.ask(get("/v1/configuration").bearing(&of_user)), 403, "not-permitted");
    let forged = format!("staff.{of_user}");
    assert_problem(&bank.ask(get("/v1/configuration").bearing(&forged)), 401, "sign-in-required");
    // Their sessions are theirs.
    let sessions = bank.ask(get("/v1/me/sessions").bearing(&token)).json();
    assert_eq!(sessions["items"].as_array().unwrap().len(), 1);
    assert_eq!(bank.ask(get("/v1/session").method("DELETE").bearing(&token)).status, 204);
    assert_problem(&status(), 401, "sign-in-required");
    assert_eq!(me(&bank, &of_user).status, 200);
}

#[test]
fn who_leaves_the_staff_is_refused_at_the_next_request() {
    let bank = Bank::new();
    let (_, token) = session(&bank, "mia");
    let status = || bank.ask(get("/v1/users/ben/status").bearing(&token));
    assert_eq!(status().status, 200);
    bank.sql("UPDATE staff SET status = 'suspended'").unwrap();
    assert_problem(&status(), 401, "sign-in-required");
    assert_problem(&me(&bank, &token), 401, "sign-in-required");
    bank.sql("UPDATE staff SET status = 'active'").unwrap();
    later(&bank, 15 * MINUTE + 1);
    assert_problem(&status(), 401, "sign-in-required");
    let other = json!({ "legalEntity": "harbour", "user": "mia", "kind": "clerk" });
    assert_problem(&bank.ask(post("/v1/demo/session", &other)), 422, "invalid-value");
}
