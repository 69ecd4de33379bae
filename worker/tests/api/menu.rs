//! What the menu of a person is drawn from is what the routes let them do (A38–A43).

use countersign_worker::service::Mode;
use serde_json::{Value, json};

use crate::people::{demo_people, details};
use crate::support::{Ask, Bank, assert_problem, get, post, put};
use crate::who_may::managed;

/// Each right with the word for it, and somebody who has that one alone.
const RIGHTS: [(&str, &str, &str); 6] = [
    ("looks", "user-management.view", "viewUsers"),
    ("creates", "user-management.create", "createUsers"),
    ("manages", "user-management.manage", "manageUsers"),
    ("activates", "user-management.activate", "activateUsers"),
    ("reveals", "user-management.reveal", "revealNumbers"),
    ("audits", "audit.view", "readAudit"),
];

/// The bank with somebody for each right at One, and somebody for none.
fn bank() -> Bank {
    let bank = Bank::empty(Mode::Local);
    let mut document = managed();
    document["legalEntity"]["settings"]["delegationCeiling"] = json!("accounts");
    for (id, right, _) in RIGHTS {
        push(&mut document, "roles", json!({ "id": format!("only {id}"), "actions": [right] }));
        let assignment = json!({ "customer": "c1", "roles": [format!("only {id}")], "accounts": [] });
        push(&mut document, "users", json!({ "id": id, "status": "active", "assignments": [assignment] }));
    }
    // Whom all of this is done to has something at One only.
    let at_one = json!({ "customer": "c1", "roles": ["payer"], "accounts": ["a1"] });
    push(&mut document, "users", json!({ "id": "zed", "status": "active", "assignments": [at_one] }));
    bank.import(&document);
    assert_eq!(bank.ask(put("/v1/demo/people", &demo_people(&["zed"]))).status, 200);
    bank
}

fn push(document: &mut Value, list: &str, entry: Value) {
    document[list].as_array_mut().unwrap().push(entry);
}

fn may(bank: &Bank, user: &str) -> Vec<String> {
    let me = bank.ask(get("/v1/me").user(user)).json();
    me["may"].as_array().unwrap().iter().map(|right| right.as_str().unwrap().to_owned()).collect()
}

/// What each page asks first, and the rights with any of which it is open.
fn pages() -> Vec<(Ask, &'static [&'static str])> {
    let status = json!({ "status": "active", "reason": "as agreed" });
    let mut moved = details("zed");
    moved["phone"] = json!("+34600999888");
    let preview = json!({ "customers": [{ "customer": "c1", "roles": ["payer"], "accounts": ["a1"] }], "automaticAccess": false });
    vec![
        // A39: the list is there if any of these is held.
        (get("/v1/users"), &["viewUsers", "createUsers", "manageUsers", "activateUsers"]),
        (get("/v1/users/zed"), &["viewUsers", "createUsers", "manageUsers", "activateUsers"]),
        (post("/v1/users/preview", &preview), &["createUsers"]),
        (post("/v1/user-names/check", &json!({ "userName": "new.name" })), &["createUsers"]),
        (put("/v1/users/zed/details", &moved).header("if-match", "*"), &["manageUsers"]),
        (put("/v1/users/zed/status", &status).header("if-match", "*"), &["activateUsers"]),
        (get("/v1/audit"), &["readAudit"]),
        (get("/v1/audit/export"), &["readAudit"]),
    ]
}

/// A38, A39, A40.
#[test]
fn a39_a40_a_page_is_open_exactly_to_whom_the_menu_shows_it() {
    let bank = bank();
    for (id, _, word) in RIGHTS {
        assert_eq!(may(&bank, id), [word], "{id}");
    }
    assert_eq!(may(&bank, "ana"), [""; 0]);
    assert_eq!(may(&bank, "ada"), RIGHTS.map(|(_, _, word)| word));
    let people = RIGHTS.iter().map(|(id, ..)| *id).chain(["ana", "ada"]);
    for user in people {
        let rights = may(&bank, user);
        for (ask, opened_by) in pages() {
            let reply = bank.ask(ask.clone().user(user));
            let is_open = rights.iter().any(|right| opened_by.contains(&right.as_str()));
            let expected =
                if is_open { matches!(reply.status, 200 | 201) } else { matches!(reply.status, 403 | 404) };
            assert!(expected, "{user} {ask:?} {reply:?}");
        }
    }
}

/// A41, A42.
#[test]
fn a41_a42_who_only_looks_edits_nothing_and_nobody_edits_themselves() {
    let bank = bank();
    let record = |by: &str, user: &str| bank.ask(get(format!("/v1/users/{user}")).user(by)).json();
    assert_eq!(record("looks", "zed")["may"], json!(["viewPermissions"]));
    assert_eq!(record("manages", "zed")["may"], json!(["edit", "viewPermissions"]));
    assert_eq!(record("activates", "zed")["may"], json!(["suspend", "viewPermissions"]));
    assert_eq!(record("creates", "zed")["may"], json!(["viewPermissions", "addToEntity"]));
    let status = json!({ "status": "suspended", "reason": "as agreed" });
    for (id, ..) in RIGHTS {
        assert_eq!(record(id, id)["may"], json!(["viewPermissions"]), "{id}");
        let entitlements = bank.ask(get(format!("/v1/users/{id}/entitlements")).user(id));
        assert_eq!(entitlements.status, 200, "one's own are seen: {id}");
        let own = put(format!("/v1/users/{id}/status"), &status).header("if-match", "*").user(id);
        assert_problem(&bank.ask(own), 403, "own-permissions");
    }
}

/// A43: what is granted, by customer, is what the engine grants, and nothing else can be used.
#[test]
fn a43_the_actions_of_the_menu_are_those_that_are_granted() {
    let bank = bank();
    let document = managed();
    let customers: Vec<&Value> = document["contracts"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it["customers"].as_array().unwrap())
        .collect();
    let granted = |question: Value| {
        let reply = bank.ask(post("/v1/decisions/check", &json!({ "question": question })).staff("harbour"));
        reply.json()["answer"]["allowed"] == true
    };
    let mut seen = 0;
    for user in ["ana", "ben", "cid", "dee", "vic", "ada", "looks", "audits"] {
        let me = bank.ask(get("/v1/me").user(user)).json();
        for customer in &customers {
            let id = customer["id"].as_str().unwrap();
            let own = me["customers"].as_array().unwrap().iter().find(|it| it["id"] == id).cloned();
            for feature in document["features"].as_array().unwrap() {
                for action in feature["actions"].as_array().unwrap() {
                    let shown = own
                        .as_ref()
                        .is_some_and(|own| own["actions"].as_array().unwrap().contains(&action["id"]));
                    let is_granted = if feature["level"] == "customer" {
                        granted(json!({ "user": user, "action": action["id"], "customer": id }))
                    } else {
                        let mut accounts = customer["accounts"].as_array().unwrap().iter();
                        accounts.any(|account| {
                            granted(json!({ "user": user, "action": action["id"], "account": account["id"] }))
                        })
                    };
                    assert_eq!(shown, is_granted, "{user} {id} {action}");
                    seen += usize::from(shown);
                }
            }
        }
    }
    assert!(seen > 20, "{seen}");
    // What is not in the menu cannot be used.
    let pay = json!({ "action": "payments.create", "account": "a1", "amount": "1", "currency": "EUR",
        "executionDate": crate::support::TODAY });
    let reply = bank.ask(post("/v1/transactions", &pay).user("looks").key("k"));
    assert_problem(&reply, 422, "transaction-denied");
}
