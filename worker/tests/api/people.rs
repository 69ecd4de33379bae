//! Who users are, and who administers whom.

use serde_json::{Value, json};

use crate::support::{Ask, Bank, assert_problem, document, get, put};

/// Details of a user, as they are written.
pub fn details(user: &str) -> Value {
    let name: String = user.chars().take_while(char::is_ascii_alphabetic).collect();
    json!({
        "firstName": capital(&name), "lastName": "Vidal", "birthDate": "1984-05-17",
        "email": format!("{}@example.com", plain(user)), "phone": "+34600111222", "licence": "D123-4567",
    })
}

fn capital(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

fn plain(user: &str) -> String {
    user.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '.' })
        .collect::<String>()
        .trim_matches('.')
        .replace("..", ".")
}

/// The password of everybody in a demo bank.
pub const PASSWORD: &str = "lemon harbour walks";

/// Gives these users details, each a social security number of their own, and a user name.
pub fn demo_people(users: &[&str]) -> Value {
    let person = |(number, user): (usize, &&str)| {
        let mut person = details(user);
        person["user"] = json!(user);
        person["userName"] = json!(format!("{}.campos", plain(user)));
        person["ssn"] = json!(format!("{}", 123_456_000 + number));
        person
    };
    let people: Vec<_> = users.iter().enumerate().map(person).collect();
    json!({ "legalEntity": "harbour", "people": people })
}

/// A company with an administrator at two customers and one at the first of them, and another company.
///
/// | user | at | role |
/// | --- | --- | --- |
/// | ada | c1, c2 | admin |
/// | ben | c1 | admin |
/// | ana | c1 | payer |
/// | dee | c2, c3 | payer |
/// | vic | c1 | viewer, who only sees users |
/// | cid | c3 | admin |
pub fn managed() -> Value {
    let mut document = document();
    let action = |id: &str, level: &str| json!({ "id": id, "accessLevel": level });
    let actions = [
        action("user-management.view", "view"),
        action("user-management.create", "create"),
        action("user-management.manage", "edit"),
        action("user-management.activate", "edit"),
        action("user-management.reveal", "view"),
    ];
    let feature = json!({ "id": "user-management", "level": "customer", "actions": actions });
    document["features"].as_array_mut().unwrap().push(feature);
    let ids: Vec<Value> = actions.iter().map(|action| action["id"].clone()).collect();
    for contract in document["contracts"].as_array_mut().unwrap() {
        for customer in contract["customers"].as_array_mut().unwrap() {
            customer["actions"].as_array_mut().unwrap().extend(ids.clone());
        }
    }
    let roles = document["roles"].as_array_mut().unwrap();
    roles.push(json!({ "id": "admin", "name": "Administrator", "actions": ids }));
    roles.push(json!({ "id": "viewer", "name": "Viewer", "actions": ["user-management.view"] }));
    let users = document["users"].as_array_mut().unwrap();
    let at = |customer: &str, role: &str, accounts: &[&str]| json!({ "customer": customer, "roles": [role], "accounts": accounts });
    users[1]["assignments"] = json!([at("c1", "admin", &["a1"])]);
    users[1]["assignments"][0]["roles"].as_array_mut().unwrap().push(json!("approver"));
    users[2]["assignments"] = json!([at("c3", "admin", &["a4"])]);
    users.push(json!({ "id": "ada", "status": "active", "assignments": [at("c1", "admin", &["a1", "a2"]), at("c2", "admin", &["a3"])] }));
    users.push(json!({ "id": "vic", "status": "active", "assignments": [at("c1", "viewer", &["a1"])] }));
    document
}

/// Everybody of [`managed`] who has details.
pub const PEOPLE: [&str; 7] = ["ada", "ana", "ben", "cid", "dee", "sue", "vic"];

/// The bank of [`managed`], with people.
pub fn peopled() -> Bank {
    let bank = Bank::new();
    bank.import(&managed());
    assert_eq!(bank.ask(put("/v1/demo/people", &demo_people(&PEOPLE))).status, 200);
    bank.asked();
    bank
}

fn details_of(user: &str) -> Ask {
    get(format!("/v1/users/{user}/details"))
}

fn edited(user: &str, change: impl FnOnce(&mut Value)) -> Ask {
    let mut body = details(user);
    body.as_object_mut().unwrap().remove("licence");
    change(&mut body);
    put(format!("/v1/users/{user}/details"), &body).header("if-match", "*")
}

/// A55.
#[test]
fn a55_details_are_read_by_who_sees_the_user_with_numbers_by_their_last_four() {
    let bank = peopled();
    let reply = bank.ask(details_of("ana").user("vic"));
    assert_eq!(
        reply.json(),
        json!({
            "user": "ana", "userName": "ana.campos", "firstName": "Ana", "lastName": "Vidal",
            "birthDate": "1984-05-17", "email": "ana@example.com", "phone": "+34600111222",
            "ssnLast4": "6001", "licenceLast4": "4567", "changedAt": "2026-03-04T11:00:00.000Z", "changedBy": "demo",
        })
    );
    assert_eq!(bank.ask(details_of("ana").staff("harbour")).text, reply.text);
    // Their own, whoever they are; nobody of another company, and nobody who is not there.
    assert_eq!(bank.ask(details_of("ana").user("ana")).status, 200);
    for (user, asker) in [("cid", "vic"), ("dee", "vic"), ("ana", "cid"), ("ben", "ana"), ("nobody", "ada")] {
        assert_problem(&bank.ask(details_of(user).user(asker)), 404, "not-found");
    }
    // Known, and without details.
    assert_problem(&bank.ask(details_of("noa").staff("harbour")), 404, "not-found");
    assert_problem(&bank.ask(details_of("ana").staff("other")), 404, "not-found");
}

/// A39, A42.
#[test]
fn a42_who_is_signed_in_hears_who_they_are_what_they_may_do_to_others_and_whom_to_ask() {
    let bank = peopled();
    let me = |user: &str| bank.ask(get("/v1/me").user(user)).json();
    let vic = me("vic");
    assert_eq!(vic["name"], json!({ "first": "Vic", "last": "Vidal" }));
    assert_eq!((&vic["email"], &vic["phone"]), (&json!("vic@example.com"), &json!("+34600111222")));
    assert_eq!((&vic["legalEntityName"], &vic["may"]), (&json!("Harbour"), &json!(["viewUsers"])));
    assert_eq!(vic["customers"][0]["administrators"], json!(["ben", "ada"]));
    // Nobody gives themselves anything: others are named.
    assert_eq!(me("ada")["customers"][0]["administrators"], json!(["ben"]));
    assert_eq!(me("ada")["may"][0], "viewUsers");
    assert_eq!(me("ana")["may"], json!([]));
}

/// A56.
#[test]
fn a56_details_are_edited_but_for_user_name_and_ssn() {
    let bank = peopled();
    let before = bank.ask(details_of("ana").user("ada"));
    let edit = edited("ana", |body| {
        body["firstName"] = json!("Anna");
        body["middleName"] = json!("Maria");
        body["email"] = json!("Anna@Example.com");
        body["phone"] = json!("+442071838750");
        body["licence"] = json!("X99 8877");
    });
    let reply = bank.ask(edit.header("if-match", before.header("etag")).user("ada"));
    assert_eq!(reply.status, 200, "{reply:?}");
    let shown = reply.json();
    assert_eq!(
        [&shown["firstName"], &shown["middleName"], &shown["email"]],
        ["Anna", "Maria", "Anna@example.com"]
    );
    assert_eq!(
        [&shown["phone"], &shown["licenceLast4"], &shown["ssnLast4"]],
        ["+442071838750", "877", "6001"]
    );
    assert_ne!(reply.header("etag"), before.header("etag"));
    assert_eq!(bank.ask(details_of("ana").user("ada")).text, reply.text);
    for (member, value) in [("ssn", "100000001"), ("userName", "ana.other"), ("status", "active")] {
        let reply = bank.ask(edited("ana", |body| body[member] = json!(value)).user("ada"));
        assert_problem(&reply, 422, "unknown-field");
        assert_eq!(reply.json()["errors"][0]["pointer"], format!("/{member}"));
    }
    let removed = bank.ask(edited("ana", |body| body["licence"] = Value::Null).user("ada")).json();
    assert_eq!((removed.get("licenceLast4"), removed.get("middleName")), (None, None));
}

#[test]
fn an_edit_names_the_state_that_it_changes() {
    let bank = peopled();
    let first = bank.ask(details_of("ana").user("ada")).header("etag").to_owned();
    let edit = |phone: &str, tag: Option<&str>| {
        let mut body = details("ana");
        body["phone"] = json!(phone);
        let ask = put("/v1/users/ana/details", &body).user("ada");
        bank.ask(match tag {
            Some(tag) => ask.header("if-match", tag),
            None => ask,
        })
    };
    assert_problem(&edit("+34600999888", None), 428, "if-match-missing");
    assert_eq!(edit("+34600999888", Some(&first)).status, 200);
    let stale = edit("+34600777666", Some(&first));
    assert_problem(&stale, 412, "stale-version");
    assert_eq!(stale.json()["current"]["phone"], "+34600999888");
    assert_eq!(stale.json()["current"]["changedBy"], "ada");
    assert_eq!(stale.json()["current"]["changedByName"], "Ada Vidal");
    // One whose answer was lost is sent again as it is.
    let counts = bank.counts();
    assert_eq!(edit("+34600999888", Some(&first)).status, 200);
    assert_eq!(bank.counts(), counts);
}

/// A42, A41.
#[test]
fn a42_nobody_edits_their_own_record_and_a41_who_only_sees_edits_nobodys() {
    let bank = peopled();
    let change = |user: &str| edited(user, |body| body["phone"] = json!("+34600999888"));
    assert_problem(&bank.ask(change("ada").user("ada")), 403, "own-permissions");
    let refused = bank.ask(change("ana").user("vic"));
    assert_problem(&refused, 403, "not-permitted");
    assert_eq!(refused.json()["errors"][0]["code"], "not-in-role");
    // Of two customers ben manages one.
    let refused = bank.ask(change("ada").user("ben"));
    assert_problem(&refused, 403, "not-permitted");
    assert_eq!(refused.json()["errors"][0]["code"], "no-customer-access");
    assert_eq!(bank.ask(change("ben").user("ada")).status, 200);
    // The other company's part of dee is nothing that ada is told of.
    let refused = bank.ask(change("dee").user("ada"));
    assert_problem(&refused, 403, "not-permitted");
    assert!(!refused.text.contains("c3"), "{refused:?}");
    assert_eq!(bank.ask(change("dee").staff("harbour")).status, 200);
}

/// A15.
#[test]
fn a15_no_two_users_have_one_email_address_in_whichever_case() {
    let bank = peopled();
    let edit =
        |user: &str, email: &str| bank.ask(edited(user, |body| body["email"] = json!(email)).user("ada"));
    let taken = edit("ana", "BEN@example.com");
    assert_problem(&taken, 409, "email-taken");
    assert_eq!(taken.json()["errors"][0]["pointer"], "/email");
    assert!(!taken.text.contains("ben.vidal"));
    assert_eq!(edit("ana", "Ana@example.com").status, 200);
    assert_eq!(edit("ben", "ben.vidal@example.com").status, 200);
    assert_eq!(edit("ana", "ben@example.com").status, 200);
}

#[test]
fn every_detail_that_core_refuses_is_named_at_its_place() {
    let bank = peopled();
    let edit = edited("ana", |body| {
        body["firstName"] = json!("");
        body["birthDate"] = json!("2026-03-05");
        body["email"] = json!("ana@@example.com");
        body["phone"] = json!("600");
        body["licence"] = json!("x");
    });
    let reply = bank.ask(edit.user("ada"));
    assert_eq!(reply.status, 422);
    let places: Vec<_> = reply.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["pointer"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(places, ["/firstName", "/birthDate", "/email", "/phone", "/licence"]);
}

#[test]
fn numbers_are_shown_in_full_to_who_has_the_right_and_the_audit_says_so() {
    let bank = peopled();
    let numbers = |user: &str| bank.ask(get("/v1/users/ana/identity-numbers").user(user));
    let shown = numbers("ada");
    assert_eq!(shown.json(), json!({ "ssn": "123456001", "licence": "D1234567" }));
    let last = "SELECT actor || ' ' || event || ' ' || subject || ' ' || detail FROM audit ORDER BY sequence DESC LIMIT 1";
    assert_eq!(bank.number(last), r#"ada user.numbersRevealed ana {"fields":["ssn","licence"]}"#);
    assert_problem(&numbers("vic"), 403, "not-permitted");
    assert_problem(&numbers("ana"), 403, "own-permissions");
    assert_problem(&numbers("cid"), 404, "not-found");
    let revealed = "SELECT CAST(COUNT(*) AS TEXT) FROM audit WHERE event = 'user.numbersRevealed'";
    assert_eq!(bank.number(revealed), "1");
}

#[test]
fn what_the_audit_says_of_an_edit_holds_no_detail() {
    let bank = peopled();
    assert_eq!(bank.ask(edited("ana", |body| body["phone"] = json!("+34600999888")).user("ada")).status, 200);
    let detail = bank.number("SELECT detail FROM audit ORDER BY sequence DESC LIMIT 1");
    assert_eq!(detail, r#"{"fields":["phone"]}"#);
    for (table, column) in [("people", "ssn"), ("people", "licence"), ("people", "ssn_index")] {
        let stored: &'static str = format!("SELECT group_concat({column}) FROM {table}").leak();
        assert!(!bank.number(stored).contains("123456001"), "{column}");
        assert!(!bank.number(stored).contains("D1234567"), "{column}");
    }
}

/// Everything that is asked about the people of a company.
pub fn ask_about_people(bank: &Bank) {
    let mut people = demo_people(&["cid", "dee"]);
    people["people"][0]["person"] = json!("one");
    people["people"][0]["signedInMinutesAgo"] = json!(90);
    assert_eq!(bank.ask(put("/v1/demo/people", &people)).status, 200);
    for query in ["", "?q=u5", "?sort=-role&limit=2"] {
        assert_eq!(bank.ask(get(format!("/v1/users{query}")).user("u0@0@")).status, 200);
        let of_contract =
            format!("/v1/users{query}{}contract=k@0@", if query.is_empty() { "?" } else { "&" });
        assert_eq!(bank.ask(get(of_contract).staff("harbour")).status, 200);
    }
    for query in ["", "?q=vidal"] {
        assert_eq!(bank.ask(get(format!("/v1/users{query}")).staff("harbour")).status, 200);
    }
    for of_one in ["", "/entitlements", "/certificate", "/status/consequences"] {
        assert_eq!(bank.ask(get(format!("/v1/users/u2@0@{of_one}")).user("u0@0@")).status, 200);
    }
    assert_eq!(bank.ask(get("/v1/users/export").user("u0@0@")).status, 200);
    let change = |phone: &str| edited("u0@0@", |body| body["phone"] = json!(phone)).staff("harbour");
    assert_eq!(bank.ask(change("+34600999888")).status, 200);
    let taken = edited("u0@0@", |body| body["email"] = json!("cid@example.com"));
    assert_problem(&bank.ask(taken.staff("harbour")), 409, "email-taken");
    let unlock = get("/v1/users/u0@0@/lock").method("DELETE").staff("harbour");
    assert_eq!(bank.ask(unlock).status, 204);
    assert_eq!(bank.ask(get("/v1/users/u0@0@/identity-numbers").staff("harbour")).status, 200);
}

#[test]
fn a_demo_bank_begins_with_people_who_can_sign_in_and_are_shown_with_their_names() {
    let bank = Bank::new();
    let mut people = demo_people(&["ana", "ben"]);
    people["people"][0]["signedInMinutesAgo"] = json!(90);
    let write = || bank.ask(put("/v1/demo/people", &people));
    assert_eq!(write().json(), json!({ "people": 2 }));
    let principals = bank.ask(get("/v1/demo/principals")).json()["legalEntities"][0].clone();
    assert_eq!(
        (&principals["password"], &principals["users"][0]["name"]),
        (&json!(PASSWORD), &json!("Ana Vidal"))
    );
    assert_eq!(principals["users"][0]["userName"], "ana.campos");
    let last = bank.ask(get("/v1/users/ana").staff("harbour")).json()["lastSignInAt"].clone();
    assert_eq!(last, "2026-03-04T09:30:00.000Z");
    assert_eq!(bank.ask(crate::identity::sign_in("ana.campos", PASSWORD)).status, 201);
    // Who has details keeps them.
    assert_eq!(write().json(), json!({ "people": 0 }));
}

/// The demo's banks as the local service is seeded with them.
#[test]
fn the_demos_people_are_taken_and_each_of_them_can_be_signed_in_as() {
    let bank = Bank::empty(countersign_worker::service::Mode::Local);
    let seed = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let people = seed(include_str!("../../../web-demo/seed/people.json"));
    let banks = [
        include_str!("../../../web-demo/seed/demo.json"),
        include_str!("../../../web-demo/seed/leasing.json"),
    ];
    for (document, people) in banks.into_iter().map(seed).zip(people.as_array().unwrap()) {
        bank.import(&document);
        let reply = bank.ask(put("/v1/demo/people", people));
        let users = document["users"].as_array().unwrap();
        assert_eq!(reply.json()["people"], users.len(), "{reply:?}");
    }
    let found = bank.ask(get("/v1/demo/principals")).json();
    let active = |user: &&Value| user["status"] == "active";
    for entity in found["legalEntities"].as_array().unwrap() {
        for user in entity["users"].as_array().unwrap().iter().filter(active) {
            let credentials = json!({
                "legalEntity": entity["id"], "userName": user["userName"], "password": entity["password"], "bearer": true,
            });
            // Each from a network of their own: nobody tries too often.
            let sign_in = crate::support::post("/v1/session", &credentials);
            let address = format!("192.0.2.{}", user["id"].as_str().unwrap().len() + bank.counts()[3].len());
            assert_eq!(bank.ask(sign_in.header("cf-connecting-ip", &address)).status, 201, "{user}");
        }
    }
    let list = get("/v1/users").header("x-demo-principal", "user/harbour/luis.valdelosa");
    assert_eq!(bank.ask(list).json()["total"], 9);
}
