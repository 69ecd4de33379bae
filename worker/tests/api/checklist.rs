//! Lines of the acceptance checklist that no other test shows by itself.

use serde_json::{Value, json};

use crate::access::{every_route, people_settings};
use crate::creating::{create, creators, stored, with, zoe};
use crate::identity::{Bearing, PASSWORD, activation, last_link, sign_in, token, with_ana};
use crate::meaning::kept;
use crate::people::{details, peopled};
use crate::support::{Ask, Bank, TODAY, assert_problem, get, payment, post, put};

/// Whether a request changes a user, or what a user has.
fn manages_users(ask: &Ask) -> bool {
    let (method, path) = ask.route();
    method != "GET" && (path.starts_with("/v1/users") || path.starts_with("/v1/user-drafts"))
}

/// The codes of reasons of the verdict on a payment of 1 from an account.
fn refused_because(bank: &Bank, user: &str, account: &str) -> Vec<String> {
    let mut body = payment("1");
    body["account"] = json!(account);
    let verdict = bank.ask(post("/v1/transactions/evaluate", &body).user(user)).json()["verdict"].clone();
    let codes = verdict["reasons"].as_array().unwrap().iter();
    codes.map(|reason| reason["code"].as_str().unwrap().to_owned()).collect()
}

fn at_c1(roles: &[&str], accounts: &[&str]) -> Value {
    json!({ "customers": [{ "customer": "c1", "roles": roles, "accounts": accounts }] })
}

fn set_access(user: &str, body: &Value) -> Ask {
    put(format!("/v1/users/{user}/access"), body).header("if-match", "*")
}

/// A1, A21: whatever else somebody may do, without a right to manage users they manage nobody.
#[test]
fn a1_only_who_holds_the_right_manages_users() {
    let bank = creators();
    let before = kept(&bank);
    let mut count = 0;
    for (_, ask) in every_route().into_iter().filter(|(_, ask)| manages_users(ask)) {
        // A colleague who pays, one who only sees users, and somebody of no company.
        for (user, about) in [("ana", "ben"), ("dee", "ben"), ("noa", "ben")] {
            let path = ask.route().1.replace("/cid", &format!("/{about}"));
            let reply = bank.ask(ask.clone().at(path).user(user));
            assert!(matches!(reply.status, 403 | 404), "{user}: {ask:?} {reply:?}");
            count += 1;
        }
    }
    assert!(count >= 45, "{count}");
    assert_eq!(kept(&bank), before);
}

/// A2, A30: several roles at once, and access follows them at the very next request.
#[test]
fn a2_access_follows_one_role_or_several() {
    let bank = creators();
    let entitled = |user: &str| {
        let slice = bank.ask(get("/v1/me/entitlements").user(user)).json();
        let users = slice["snapshot"]["users"].as_array().unwrap().clone();
        users.into_iter().find(|one| one["id"] == user).unwrap()["assignments"][0]["roles"].clone()
    };
    assert_eq!(bank.ask(set_access("ana", &at_c1(&["idle"], &["a1"])).user("ada")).status, 200);
    assert_eq!(refused_because(&bank, "ana", "a1"), ["not-in-role"]);
    let both = at_c1(&["idle", "payer"], &["a1"]);
    assert_eq!(bank.ask(set_access("ana", &both).user("ada")).status, 200);
    assert_eq!(entitled("ana"), json!(["idle", "payer"]));
    assert!(!refused_because(&bank, "ana", "a1").contains(&"not-in-role".to_owned()));
    assert_eq!(bank.ask(set_access("ana", &at_c1(&["idle"], &["a1"])).user("ada")).status, 200);
    assert_eq!(refused_because(&bank, "ana", "a1"), ["not-in-role"]);
}

/// A3: the bank's own people and those of its companies are two kinds: each has the routes of its kind.
#[test]
fn a3_there_are_users_within_the_bank_and_outside_it() {
    let bank = with_ana();
    let staff = json!({ "legalEntity": "harbour", "user": "mia", "kind": "staff", "bearer": true });
    let mia = bank.ask(post("/v1/demo/session", &staff)).json()["token"].as_str().unwrap().to_owned();
    let ana = token(&bank);
    let kind = |token: &str| bank.ask(get("/v1/me").bearing(token)).json()["kind"].clone();
    assert_eq!((kind(&mia), kind(&ana)), (json!("staff"), json!("user")));
    assert_eq!(bank.ask(get("/v1/configuration").bearing(&mia)).status, 200);
    assert_problem(&bank.ask(get("/v1/configuration").bearing(&ana)), 403, "not-permitted");
    assert_problem(&bank.ask(get("/v1/me/entitlements").bearing(&mia)), 403, "not-permitted");
    assert_eq!(bank.ask(get("/v1/me/entitlements").bearing(&ana)).status, 200);
    // One id may be both, and is somebody else then.
    let namesake = get("/v1/me").header("x-demo-principal", "staff/harbour/ana");
    assert_eq!(bank.ask(namesake).json()["kind"], "staff");
}

/// A10, A56: details and roles are edited; no request gives somebody another user name.
#[test]
fn a10_details_and_roles_are_edited_and_the_user_name_is_fixed_for_ever() {
    let bank = creators();
    let mut body = details("ana");
    body["lastName"] = json!("Serra");
    let edit = |body: &Value| put("/v1/users/ana/details", body).header("if-match", "*").user("ada");
    assert_eq!(bank.ask(edit(&body)).json()["lastName"], "Serra");
    assert_eq!(bank.ask(set_access("ana", &at_c1(&["approver"], &["a1"])).user("ada")).status, 200);
    body["userName"] = json!("ana.serra");
    let renamed = bank.ask(edit(&body));
    assert_problem(&renamed, 422, "unknown-field");
    assert_eq!(renamed.json()["errors"][0]["pointer"], "/userName");
    let mut new = crate::people::managed();
    new["users"][0]["status"] = json!("new");
    bank.import(&new);
    for (by, body) in [
        ("ada", json!({ "userName": "ana.serra" })),
        ("staff", json!({ "userName": "ana.serra", "email": "ana@example.com" })),
    ] {
        let ask = post("/v1/users/ana/invitation", &body);
        let reply = bank.ask(if by == "staff" { ask.staff("harbour") } else { ask.user(by) });
        assert_problem(&reply, 422, "user-name-fixed");
        assert_eq!(reply.json()["errors"][0]["pointer"], "/userName");
    }
    let shown = bank.ask(get("/v1/users/ana/details").user("ada")).json();
    assert_eq!((&shown["userName"], &shown["lastName"]), (&json!("ana.campos"), &json!("Serra")));
}

/// A12: who somebody is takes a user name and a password, both; of the bank's own people the first one is made
/// with the key of the installation, and no second one.
#[test]
fn a12_an_identity_is_a_user_name_and_a_password_and_the_first_one_administers() {
    let bank = with_ana();
    for (name, password) in [("ana.torres", "not hers at all"), ("ben.torres", PASSWORD), ("ana", PASSWORD)] {
        assert_problem(&bank.ask(sign_in(name, password)), 401, "sign-in-refused");
    }
    assert_eq!(bank.ask(sign_in("Ana.Torres", PASSWORD)).status, 201);
    let setup = |id: &str| {
        let body = json!({ "key": "the key of the installation", "legalEntity": "harbour", "id": id, "name": "Mia Roca",
            "userName": format!("{id}.roca"), "email": format!("{id}@example.com") });
        bank.ask(post("/v1/setup", &body))
    };
    assert_eq!(setup("mia").status, 201);
    let password = "six meadows and a kite";
    assert_eq!(bank.ask(activation(&last_link(&bank), password)).status, 204);
    let mia = bank.ask(sign_in("mia.roca", password)).json();
    assert_eq!(mia["kind"], "staff");
    assert_eq!(bank.ask(get("/v1/configuration").bearing(mia["token"].as_str().unwrap())).status, 200);
    assert_problem(&setup("leo"), 404, "not-found");
}

/// A40: what is not somebody's to give has neither name nor number where they choose, and what they may not do is not
/// among what they may.
#[test]
fn a40_what_is_not_granted_is_in_no_form_and_no_menu() {
    let bank = creators();
    let options = bank.ask(get("/v1/user-management/options").user("ben")).json();
    assert!(!options.to_string().contains("ES02") && !options.to_string().contains("Two"), "{options}");
    let customers: Vec<_> = options["customers"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert_eq!(customers, ["c1"]);
    let me = |user: &str| bank.ask(get("/v1/me").user(user)).json();
    assert_eq!((me("ana")["may"].clone(), me("vic")["may"].clone()), (json!([]), json!(["viewUsers"])));
    let actions = me("ana")["customers"][0]["actions"].clone();
    assert_eq!(actions, json!(["payments.view", "payments.create", "notices.edit"]));
    assert_eq!(me("vic")["customers"][0]["actions"], json!(["user-management.view"]));
}

/// A44: what a company and a role have is set by the bank alone, and holds for everybody at their next request.
#[test]
fn a44_permissions_of_companies_and_roles_are_the_banks_to_set() {
    let bank = creators();
    let document = bank.ask(get("/v1/configuration").staff("harbour")).json();
    let before = kept(&bank);
    for user in ["ada", "ben", "ana"] {
        assert_problem(&bank.ask(bank.replacing(&document).user(user)), 403, "not-permitted");
    }
    assert_eq!(kept(&bank), before);
    assert_eq!(refused_because(&bank, "ana", "a1"), [""; 0]);
    let without = |pointer: &str, code: &str| {
        let mut without = document.clone();
        let actions = without.pointer_mut(pointer).unwrap().as_array_mut().unwrap();
        actions.retain(|action| action != "payments.create");
        bank.import(&without);
        let refused = refused_because(&bank, "ana", "a1");
        assert!(refused.contains(&code.to_owned()), "{refused:?}");
        bank.import(&document);
        assert_eq!(refused_because(&bank, "ana", "a1"), [""; 0]);
    };
    without("/contracts/0/customers/0/actions", "not-in-contract");
    without("/roles/0/actions", "not-in-role");
}

/// A45: what user names must be like, and which second factor is asked for, the bank's staff says; it holds at once for
/// every company.
#[test]
fn a45_what_user_names_must_be_like_is_the_banks_to_say() {
    let bank = creators();
    let check = |name: &str| {
        let reply = bank.ask(post("/v1/user-names/check", &json!({ "userName": name })).user("ada"));
        assert_eq!(reply.status, 200, "{reply:?}");
        reply.json()["rules"]["accepted"].clone()
    };
    let settings = put("/v1/settings/people", &people_settings("link")).header("if-match", "*");
    assert_problem(&bank.ask(settings.clone().user("ada")), 403, "not-permitted");
    assert_eq!([check("zoe-marsh"), check("zoe.bank")], [json!(true), json!(true)]);
    assert_eq!(bank.ask(settings.staff("harbour")).status, 200);
    // Hyphens and the word are no longer allowed.
    assert_eq!(
        [check("zoe-marsh"), check("zoe.bank"), check("zoe.marsh")],
        [json!(false), json!(false), json!(true)]
    );
    let reply = bank.ask(create(&with(zoe(), "/details/userName", json!("zoe-marsh"))).user("ada"));
    assert_problem(&reply, 422, "character-not-allowed");
}

/// A59: a limit that is lowered is asked of what comes; what was sent stays as it is.
#[test]
fn a59_edited_limits_bind_what_comes_and_leave_what_was() {
    let bank = creators();
    let sent = bank.ask(post("/v1/transactions", &payment("80")).user("ana").key("before"));
    assert_eq!((sent.status, &sent.json()["status"]), (201, &json!("executed")), "{sent:?}");
    let period = json!({ "preApproved": "10", "deny": "10" });
    let mut lower = at_c1(&["payer"], &["a1", "a2"]);
    lower["customers"][0]["limits"] =
        json!({ "accounts": { "a1": { "payments.create": { "perTransaction": period } } } });
    assert_eq!(bank.ask(set_access("ana", &lower).user("ada")).status, 200);
    let path = format!("/v1/transactions/{}", sent.json()["id"].as_str().unwrap());
    assert_eq!(bank.ask(get(path).user("ana")).json(), sent.json());
    let verdict = |date: &str| {
        let mut body = payment("80");
        body["executionDate"] = json!(date);
        bank.ask(post("/v1/transactions/evaluate", &body).user("ana")).json()["verdict"].clone()
    };
    for date in [TODAY, "2026-06-30"] {
        let verdict = verdict(date);
        assert_eq!(verdict["outcome"], "denied", "{verdict}");
        assert_eq!(verdict["reasons"][0]["limit"], "10.00", "{verdict}");
    }
    assert_eq!(stored(&bank, "ana")["assignments"][0]["limits"], lower["customers"][0]["limits"]);
}

/// A11, A18: who is locked is unlocked by who may, as often as they lock themselves.
#[test]
fn a11_a_locked_user_is_let_in_again_after_an_administrators_unlock() {
    let bank = peopled();
    for _ in 0..10 {
        bank.ask(sign_in("ana.campos", "not hers at all"));
    }
    assert_problem(&bank.ask(sign_in("ana.campos", crate::people::PASSWORD)), 401, "sign-in-refused");
    let unlock = |by: &str| bank.ask(get("/v1/users/ana/lock").method("DELETE").user(by));
    assert_problem(&unlock("vic"), 403, "not-permitted");
    assert_problem(&unlock("cid"), 404, "not-found");
    assert_eq!(unlock("ada").status, 204);
    assert_eq!(bank.ask(sign_in("ana.campos", crate::people::PASSWORD)).status, 201);
}
