//! The bank's staff signs in as everybody does.

use serde_json::{Value, json};

use countersign_worker::service::Mode;

use crate::identity::{Bearing, MINUTE, PASSWORD, activation, later, me, sign_in};
use crate::support::{Ask, Bank, Reply, assert_problem, document, get, post, put};

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

/// What is in the last link to a member of the staff.
fn last_link(bank: &Bank) -> String {
    crate::identity::last_link(bank)
}

fn mia(bank: &Bank) -> Reply {
    let body = json!({ "id": "mia", "name": "Mia Roca", "userName": "mia.roca", "email": "mia@example.com" });
    bank.ask(post("/v1/staff", &body).staff("harbour"))
}

/// Everything that is asked about members of the staff.
pub fn ask_about_members(bank: &Bank) {
    let leo = json!({ "id": "leo", "name": "Leo Roca", "userName": "leo.roca", "email": "leo@example.com" });
    assert_eq!(bank.ask(post("/v1/staff", &leo).staff("harbour")).status, 201);
    assert_eq!(bank.ask(activation(&last_link(bank), PASSWORD)).status, 204);
    let mut setup = leo;
    (setup["key"], setup["legalEntity"]) = (json!("the key of the installation"), json!("harbour"));
    assert_problem(&bank.ask(post("/v1/setup", &setup)), 404, "not-found");
    setup["legalEntity"] = json!("nobody-yet");
    assert_eq!(bank.ask(post("/v1/setup", &setup)).status, 201);
    let suspend = json!({ "status": "suspended", "reason": "has left" });
    let (_, mia) = session(bank, "mia");
    assert_eq!(bank.ask(put("/v1/staff/leo/status", &suspend).bearing(&mia)).status, 204);
}

#[test]
fn a_member_of_the_staff_is_invited_activates_signs_in_and_leaves() {
    let bank = Bank::new();
    assert_eq!(mia(&bank).status, 201);
    assert_problem(&bank.ask(sign_in("mia.roca", PASSWORD)), 401, "sign-in-refused");
    let first = last_link(&bank);
    assert_eq!(mia(&bank).status, 201, "who is new is invited again");
    assert_problem(&bank.ask(activation(&first, PASSWORD)), 404, "link-void");
    assert_eq!(bank.ask(activation(&last_link(&bank), PASSWORD)).status, 204);
    assert_problem(&mia(&bank), 409, "wrong-status");
    let begun = bank.ask(sign_in("Mia.Roca", PASSWORD)).json();
    assert_eq!((&begun["kind"], &begun["user"]), (&json!("staff"), &json!("mia")));
    let token = begun["token"].as_str().unwrap();
    assert_eq!(bank.ask(get("/v1/configuration").bearing(token)).status, 200);
    let set = |status: &str, person: &str| {
        let body = json!({ "status": status, "reason": "as agreed" });
        bank.ask(put(format!("/v1/staff/{person}/status"), &body).bearing(token))
    };
    assert_problem(&set("suspended", "mia"), 403, "not-permitted");
    assert_problem(&set("suspended", "nobody"), 404, "not-found");
    let suspend = json!({ "status": "suspended", "reason": "has left" });
    assert_eq!(bank.ask(put("/v1/staff/mia/status", &suspend).staff("harbour")).status, 204);
    assert_problem(&bank.ask(get("/v1/configuration").bearing(token)), 401, "sign-in-required");
    assert_problem(&bank.ask(sign_in("mia.roca", PASSWORD)), 401, "sign-in-refused");
    // Their name is nobody else's, of users neither.
    let ana = json!({ "userName": "mia.roca", "email": "ana@example.com" });
    assert_problem(
        &bank.ask(post("/v1/users/ana/invitation", &ana).staff("harbour")),
        409,
        "user-name-taken",
    );
}

#[test]
fn the_first_member_is_invited_with_the_key_and_nobody_else_is() {
    let bank = Bank::empty(Mode::Local);
    let body = |key: &str, id: &str| {
        let name = format!("{id}.roca");
        post(
            "/v1/setup",
            &json!({ "key": key, "legalEntity": "harbour", "id": id, "name": "Mia Roca",
            "userName": name, "email": format!("{id}@example.com") }),
        )
    };
    let key = "the key of the installation";
    assert_problem(&bank.ask(body("another key", "mia")), 404, "not-found");
    assert_eq!(bank.ask(body(key, "mia")).status, 201);
    assert_eq!(bank.ask(activation(&last_link(&bank), PASSWORD)).status, 204);
    assert_problem(&bank.ask(body(key, "leo")), 404, "not-found");
    // Before there is a configuration: somebody has to import it.
    let token = bank.ask(sign_in("mia.roca", PASSWORD)).json()["token"].as_str().unwrap().to_owned();
    assert_problem(&bank.ask(get("/v1/configuration").bearing(&token)), 404, "not-found");
    assert_eq!(bank.ask(put("/v1/configuration", &document()).bearing(&token)).status, 200);
}
