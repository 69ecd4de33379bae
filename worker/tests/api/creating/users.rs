//! `POST /v1/users`.

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{create, creators, places, stored, with, without, zoe};
use crate::access::people_settings;
use crate::support::{Bank, Reply, assert_problem, get, post, put};

fn counts(bank: &Bank) -> Vec<String> {
    let tables = [
        "SELECT CAST(COUNT(*) AS TEXT) FROM users",
        "SELECT CAST(COUNT(*) AS TEXT) FROM people",
        "SELECT CAST(COUNT(*) AS TEXT) FROM identities",
        "SELECT CAST(COUNT(*) AS TEXT) FROM email_addresses",
        "SELECT CAST(COUNT(*) AS TEXT) FROM creations",
        "SELECT CAST(COUNT(*) AS TEXT) FROM screenings",
        "SELECT CAST(COUNT(*) AS TEXT) FROM secrets",
        "SELECT CAST(COUNT(*) AS TEXT) FROM idempotency_keys",
        "SELECT CAST(COUNT(*) AS TEXT) FROM guard",
    ];
    tables.into_iter().map(|sql| bank.number(sql)).collect()
}

/// A refusal that wrote nothing.
#[track_caller]
fn assert_refused(bank: &Bank, body: &Value, actor: &str, status: u16, code: &str) -> Reply {
    let before = counts(bank);
    let reply = bank.ask(create(body).user(actor));
    assert_problem(&reply, status, code);
    assert_eq!(counts(bank), before, "{reply:?}");
    reply
}

/// A121: what went where is said as it was.
#[test]
fn a121_where_a_code_goes_to_the_phone_the_answer_says_to_which() {
    let bank = creators();
    let settings = put("/v1/settings/people", &people_settings("code")).header("if-match", "*");
    assert_eq!(bank.ask(settings.staff("harbour")).status, 200);
    let made = bank.ask(create(&zoe()).user("ada")).json();
    assert_eq!(made["sentTo"], json!({ "email": "zoe@example.com", "phoneLast3": "412" }));
}

/// A65, A68, A119–A121.
#[test]
fn a119_a121_a_user_is_created_whole_and_new_and_invited() {
    let bank = creators();
    let reply = bank.ask(create(&zoe()).user("ada"));
    assert_eq!(reply.status, 201, "{reply:?}");
    let made = reply.json();
    let user = made["user"].as_str().unwrap();
    assert_eq!((&made["status"], &made["userName"]), (&json!("new"), &json!("zoe.marsh")));
    assert_eq!(made["sentTo"], json!({ "email": "zoe@example.com" }));
    let reference = made["reference"].as_str().unwrap();
    assert!(reference.starts_with("HA-") && reference.len() == 10, "{reference}");
    let has = stored(&bank, user);
    assert_eq!((&has["status"], &has["assignments"]), (&json!("new"), &zoe()["customers"]));
    let details = bank.ask(get(format!("/v1/users/{user}/details")).user("ada")).json();
    assert_eq!((&details["firstName"], &details["ssnLast4"]), (&json!("Zoe"), &json!("0001")));
    let mail = bank.ask(get("/v1/demo/mailbox")).json().to_string();
    assert!(mail.contains("zoe@example.com") && mail.contains("zoe.marsh"), "{mail}");
    // Sent again, it is the same user; another request under the key is refused.
    let again = bank.ask(create(&zoe()).user("ada"));
    assert_eq!(
        (again.status, again.json(), again.header("idempotent-replayed")),
        (201, made.clone(), "true")
    );
    let other = with(zoe(), "/details/firstName", json!("Zoë"));
    assert_problem(&bank.ask(create(&other).user("ada")), 422, "idempotency-key-reused");
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM creations"), "1");
}

/// A77, A82, A83, A119.
#[test]
fn a77_a119_with_nothing_else_chosen_all_accounts_that_may_be_given_are() {
    let bank = creators();
    let least = with(zoe(), "/customers", json!([{ "customer": "c1", "roles": ["payer"] }]));
    let least = without(least, "", "automaticAccess");
    let user = bank.ask(create(&least).user("ada")).json()["user"].as_str().unwrap().to_owned();
    let has = stored(&bank, &user)["assignments"][0].clone();
    assert_eq!(has, json!({ "customer": "c1", "roles": ["payer"], "accounts": ["a1", "a2"] }));
}

/// A65, A66.
#[test]
fn a65_every_detail_that_is_wrong_is_named_at_its_place() {
    let bank = creators();
    for (pointer, value, code) in [
        ("/details/firstName", json!(""), "empty"),
        ("/details/lastName", json!("  "), "empty"),
        ("/details/email", json!("zoe@@example.com"), "email-at-sign"),
        ("/details/phone", json!("600000412"), "phone-plus"),
        ("/details/ssn", json!("666-12-3456"), "ssn-area"),
        ("/details/birthDate", json!("2090-01-01"), "date-in-future"),
        ("/details/userName", json!("zoe"), "too-short"),
    ] {
        let reply = assert_refused(&bank, &with(zoe(), pointer, value), "ada", 422, code);
        assert_eq!(places(&reply), [(pointer.to_owned(), code.to_owned())]);
    }
    for field in ["firstName", "lastName", "email", "phone", "ssn", "userName"] {
        let reply = assert_refused(&bank, &without(zoe(), "/details", field), "ada", 422, "required");
        assert_eq!(places(&reply)[0].0, format!("/details/{field}"));
    }
    for field in ["middleName", "licence", "birthDate"] {
        let bank = creators();
        assert_eq!(bank.ask(create(&without(zoe(), "/details", field)).user("ada")).status, 201, "{field}");
    }
}

/// A15, A67, A68.
#[test]
fn a15_a67_a68_what_somebody_has_is_refused_without_saying_who() {
    let bank = creators();
    assert_eq!(bank.ask(create(&zoe()).user("ada")).status, 201);
    let other = || {
        let body = with(zoe(), "/details/email", json!("other@example.com"));
        let body = with(body, "/details/userName", json!("other.name"));
        with(body, "/details/ssn", json!("321450009"))
    };
    for (pointer, value, code) in [
        ("/details/email", json!("ZOE@example.com"), "email-taken"),
        ("/details/userName", json!("Zoe.Marsh"), "user-name-taken"),
        ("/details/ssn", json!("321450001"), "ssn-taken"),
    ] {
        let before = counts(&bank);
        let reply = bank.ask(create(&with(other(), pointer, value)).user("ada").rekeyed("other"));
        assert_problem(&reply, 409, code);
        assert_eq!(places(&reply), [(pointer.to_owned(), code.to_owned())]);
        assert!(!reply.text.contains("Zoe") && !reply.text.contains("321"), "{reply:?}");
        assert_eq!(counts(&bank), before);
    }
    // One person may be a user of two contracts.
    let elsewhere = with(other(), "/customers", json!([{ "customer": "c3", "roles": ["payer"] }]));
    let elsewhere = with(elsewhere, "/details/ssn", json!("321450001"));
    assert_eq!(bank.ask(create(&elsewhere).user("cid")).status, 201);
}

/// A15, A67, A68: of many at once, one is created.
#[test]
fn a67_of_many_who_are_created_at_once_one_is() {
    for (pointer, code) in [
        ("/details/email", "email-taken"),
        ("/details/userName", "user-name-taken"),
        ("/details/ssn", "ssn-taken"),
    ] {
        let bank = creators();
        let bodies: Vec<Value> = (0..8)
            .map(|number| {
                let body = with(zoe(), "/details/email", json!(format!("zoe{number}@example.com")));
                let body = with(body, "/details/userName", json!(format!("zoe.marsh{number}")));
                let body = with(body, "/details/ssn", json!(format!("32145001{number}")));
                with(body, pointer, zoe().pointer(pointer).unwrap().clone())
            })
            .collect();
        let asks = bodies.iter().enumerate();
        let asks =
            asks.map(|(number, body)| bank.ask_later(create(body).user("ada").rekeyed(&number.to_string())));
        let replies = pollster::block_on(join_all(asks));
        let made = replies.iter().filter(|reply| reply.status == 201).count();
        assert_eq!(made, 1, "{pointer} {replies:?}");
        for reply in replies.iter().filter(|reply| reply.status != 201) {
            assert_problem(reply, 409, code);
        }
        assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM creations"), "1");
        assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM users WHERE status = 'new'"), "1");
        assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM guard"), "0");
    }
}

#[test]
fn the_same_request_at_once_creates_one_user_and_answers_all_alike() {
    let bank = creators();
    let body = zoe();
    let asks = (0..6).map(|_| bank.ask_later(create(&body).user("ada")));
    let replies = pollster::block_on(join_all(asks));
    let users: Vec<_> = replies.iter().map(|reply| (reply.status, reply.json()["user"].clone())).collect();
    assert!(users.iter().all(|one| *one == (201, users[0].1.clone())), "{replies:?}");
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM creations"), "1");
}

/// A28, A38, A70, A129.
#[test]
fn a28_a129_nobody_gives_what_is_not_theirs() {
    let bank = creators();
    // ben manages c1 with account a1 alone.
    let more = with(zoe(), "/customers/0/accounts", json!(["a1", "a2"]));
    let reply = assert_refused(&bank, &more, "ben", 403, "not-permitted");
    assert_eq!(places(&reply), [("/customers/0".to_owned(), "account-not-delegable".to_owned())]);
    let at_c2 =
        with(zoe(), "/customers", json!([{ "customer": "c2", "roles": ["payer"], "accounts": ["a3"] }]));
    let reply = assert_refused(&bank, &at_c2, "ben", 403, "not-permitted");
    assert_eq!(places(&reply), [("/customers/0".to_owned(), "no-customer-access".to_owned())]);
    // Who may see users creates none, and another company is as none.
    for actor in ["vic", "ana"] {
        assert_refused(&bank, &zoe(), actor, 403, "not-permitted");
    }
    let foreign =
        |customer: &str| with(zoe(), "/customers", json!([{ "customer": customer, "roles": ["payer"] }]));
    for customer in ["c3", "none"] {
        let reply = assert_refused(&bank, &foreign(customer), "ada", 422, "unknown-here");
        assert_eq!(places(&reply), [("/customers/0/customer".to_owned(), "unknown-here".to_owned())]);
    }
    assert_eq!(bank.ask(create(&zoe()).user("ben")).status, 201);
}

/// A74, A75, A78.
#[test]
fn a74_a75_a78_every_customer_has_a_role_and_the_whole_an_account() {
    let bank = creators();
    let customers = |customers: Value| with(zoe(), "/customers", customers);
    for (body, pointer, code) in [
        (customers(json!([])), "/customers", "customer-missing"),
        (
            customers(json!([{ "customer": "c1", "roles": [], "accounts": ["a1"] }])),
            "/customers/0/roles",
            "role-missing",
        ),
        (
            customers(json!([{ "customer": "c1", "roles": ["payer"], "accounts": [] }])),
            "/customers",
            "account-missing",
        ),
        (
            customers(json!([{ "customer": "c1", "roles": ["none"], "accounts": ["a1"] }])),
            "/customers/0/roles/0",
            "unknown-here",
        ),
        (
            customers(json!([{ "customer": "c1", "roles": ["payer"], "accounts": ["a4"] }])),
            "/customers/0/accounts/0",
            "unknown-here",
        ),
        (
            customers(json!([{ "customer": "c1", "roles": ["payer", "payer"] }])),
            "/customers/0/roles/1",
            "given-twice",
        ),
        (
            customers(
                json!([{ "customer": "c1", "roles": ["payer"] }, { "customer": "c1", "roles": ["payer"] }]),
            ),
            "/customers/1/customer",
            "given-twice",
        ),
    ] {
        let reply = assert_refused(&bank, &body, "ada", 422, code);
        assert_eq!(places(&reply), [(pointer.to_owned(), code.to_owned())]);
    }
}

/// A113.
#[test]
fn a113_limits_above_the_maximum_are_refused_at_their_field() {
    let bank = creators();
    let pointer = "/customers/0/limits/accounts/a1/payments.create/daily";
    let body = with(zoe(), &format!("{pointer}/deny"), json!("1000.01"));
    let reply = assert_refused(&bank, &body, "ada", 422, "above-maximum");
    assert_eq!(places(&reply), [(format!("{pointer}/deny"), "above-maximum".to_owned())]);
}

/// A72.
#[test]
fn a72_a_copy_has_accounts_roles_removals_and_limits_of_the_other_and_can_be_changed() {
    let bank = creators();
    let copy = without(with(zoe(), "/details/ssn", json!("321450005")), "", "customers");
    let mut copy = without(copy, "", "automaticAccess");
    copy["copyOf"] = json!("ana");
    let user = bank.ask(create(&copy).user("ada")).json()["user"].as_str().unwrap().to_owned();
    assert_eq!(stored(&bank, &user)["assignments"], stored(&bank, "ana")["assignments"]);
    // Of a user who is not theirs to see nothing is copied.
    for other in ["cid", "nobody", "noa"] {
        let bank = creators();
        let reply =
            assert_refused(&bank, &with(copy.clone(), "/copyOf", json!(other)), "ada", 422, "unknown-here");
        assert_eq!(places(&reply)[0].0, "/copyOf");
    }
    // What is given beside counts; what was set for the same roles is copied all the same.
    let bank = creators();
    copy["customers"] = json!([{ "customer": "c1", "roles": ["payer"], "accounts": ["a1"] }]);
    let user = bank.ask(create(&copy).user("ada")).json()["user"].as_str().unwrap().to_owned();
    let has = stored(&bank, &user)["assignments"][0].clone();
    assert_eq!(
        (&has["accounts"], &has["limits"]),
        (&json!(["a1"]), &stored(&bank, "ana")["assignments"][0]["limits"])
    );
}

/// A72, A120.
#[test]
fn a120_a_custom_role_of_a_user_is_copied_to_another() {
    let bank = creators();
    let make = |actor: &str, title: &str, user: &str, key: &str| {
        bank.ask(post("/v1/custom-roles", &json!({ "title": title, "fromUser": user })).key(key).user(actor))
    };
    let made = make("ada", "NightShift", "ana", "one");
    assert_eq!(made.status, 201, "{made:?}");
    assert_eq!(make("ada", "NightShift", "ana", "one").header("idempotent-replayed"), "true");
    assert_problem(&make("ada", "Nightshift", "ana", "two"), 409, "title-taken");
    assert_problem(&make("ada", "night shift", "ana", "three"), 422, "character-not-allowed");
    assert_problem(&make("ada", "Other", "cid", "four"), 404, "not-found");
    assert_problem(&make("vic", "Other", "ana", "five"), 403, "not-permitted");
    let list = |actor: &str| bank.ask(get("/v1/custom-roles").user(actor)).json()["items"].clone();
    assert_eq!(list("ada")[0]["customers"], json!([{ "customer": "c1", "roles": ["payer"], "accounts": 2 }]));
    assert_eq!(list("cid"), json!([]));
    let mut body = without(zoe(), "", "customers");
    body["customRole"] = made.json()["id"].clone();
    let user = bank.ask(create(&body).user("ada")).json()["user"].as_str().unwrap().to_owned();
    assert_eq!(stored(&bank, &user)["assignments"], stored(&bank, "ana")["assignments"]);
    body["customRole"] = json!("none");
    assert_problem(&bank.ask(create(&body).user("ada").rekeyed("none")), 422, "unknown-here");
}

#[test]
fn a_hit_stands_in_the_way_until_the_bank_has_cleared_it() {
    let bank = creators();
    let body = with(zoe(), "/details/firstName", json!("Viktor"));
    let body = without(with(body, "/details/lastName", json!("Listed")), "/details", "middleName");
    let made = bank.ask(create(&body).user("ada")).json();
    assert_eq!(made["screening"], "hit");
    let user = made["user"].as_str().unwrap();
    let token = crate::identity::last_link(&bank);
    let activate =
        || bank.ask(post("/v1/activation", &json!({ "token": token, "password": "violet anchor sings" })));
    assert_problem(&activate(), 409, "screening-pending");
    assert_eq!(stored(&bank, user)["status"], "new");
    let shown = |to: &str| {
        let reply = bank.ask(get(format!("/v1/users/{user}")).user(to));
        assert_eq!(reply.status, 200, "{reply:?}");
        reply.json()["screening"].clone()
    };
    assert_eq!(shown("ada")["state"], "hit");
    assert!(shown("ada")["screenedAt"].is_string());
    // Who may not create users is not told.
    assert_eq!(shown("vic"), Value::Null);
    let clear = |reason: &str| {
        let path = format!("/v1/users/{user}/screening/clearance");
        bank.ask(post(path, &json!({ "reason": reason })).staff("harbour"))
    };
    assert_problem(&clear(" "), 422, "invalid-value");
    assert_eq!(clear("another person of this name").json()["state"], "cleared");
    assert_problem(&clear("again"), 404, "not-found");
    assert_eq!(shown("ada")["state"], "cleared");
    assert_eq!(
        bank.ask(post("/v1/screenings", &json!({ "user": user })).user("ada")).json()["state"],
        "cleared"
    );
    assert_eq!(activate().status, 204);
    assert_eq!(stored(&bank, user)["status"], "active");
    let again = bank.ask(post("/v1/screenings", &json!({ "user": "ana" })).user("ada"));
    assert_eq!(again.json()["state"], "clear");
}
