//! The same question, the same answer: a user's route and an engine that has loaded the user's own slice, asked with
//! ids that are theirs, somebody else's, nobody's, or odd.

use countersign_core::{Engine, Problem, wire};
use countersign_worker::service::Mode;
use serde_json::{Value, json};

use crate::support::{Bank, TODAY, get, post};

const DEMO: &str = include_str!("../../../web-demo/seed/demo.json");

/// Ids that nobody has, of every odd kind.
fn odd_ids() -> Vec<String> {
    let odd = ["", "nowhere", "*", "a/b~c", "~1~0", "é日本 🏦", "Ana.Torres", " ana.torres", "null", "../.."];
    odd.iter().map(|id| (*id).to_owned()).chain(["x".repeat(300), "é".repeat(150)]).collect()
}

/// One user with what their client was given.
struct Client<'b> {
    bank: &'b Bank,
    user: String,
    engine: Engine,
    usage: String,
    asked: usize,
}

impl<'b> Client<'b> {
    fn of(bank: &'b Bank, user: &str) -> Self {
        let reply = bank.ask(get("/v1/me/entitlements").user(user));
        assert_eq!(reply.status, 200, "{reply:?}");
        let found = reply.json();
        let engine = Engine::load(found["snapshot"].to_string().as_bytes()).unwrap();
        Self { bank, user: user.to_owned(), engine, usage: found["usage"].to_string(), asked: 0 }
    }

    /// Asks both sides, and compares every byte of their answers.
    #[track_caller]
    fn compare(&mut self, body: &Value) {
        let own = self.own(body);
        let reply = self.bank.ask(post("/v1/transactions/evaluate", body).user(&self.user));
        let served = match reply.status {
            200 => raw_member(&reply.text, "verdict"),
            422 => raw_member(&reply.text, "errors"),
            _ => panic!("{body} {reply:?}"),
        };
        assert_eq!(served, own, "{} asks {body}", self.user);
        self.asked += 1;
    }

    /// The engine's answer to the same question, as the service would write it.
    fn own(&self, body: &Value) -> String {
        let mut question = body.clone();
        let members = question.as_object_mut().unwrap();
        let date = members.remove("executionDate").unwrap();
        members.extend([("date".to_owned(), date), ("today".to_owned(), json!(TODAY))]);
        members.insert("user".to_owned(), json!(self.user));
        let question = question.to_string();
        match wire::evaluate(&self.engine, question.as_bytes(), Some(self.usage.as_bytes())) {
            Ok(answer) => serde_json::to_string(&answer).unwrap(),
            Err(problems) => serde_json::to_string(&problems.iter().map(error).collect::<Vec<_>>()).unwrap(),
        }
    }
}

#[derive(serde::Serialize)]
struct Error<'p> {
    pointer: &'p str,
    code: &'p str,
    detail: &'p str,
}

fn error(problem: &Problem) -> Error<'_> {
    let pointer = if problem.path == "/date" { "/executionDate" } else { &problem.path };
    Error { pointer, code: problem.code.code(), detail: &problem.message }
}

/// The text of a member of an object, as it was written.
fn raw_member(text: &str, name: &str) -> String {
    let members: std::collections::BTreeMap<String, Box<serde_json::value::RawValue>> =
        serde_json::from_str(text).unwrap();
    members[name].get().to_owned()
}

/// What the demo bank has, as ids.
struct Ids {
    users: Vec<String>,
    customers: Vec<String>,
    accounts: Vec<String>,
}

fn ids_of(bank: &Value) -> Ids {
    let id = |one: &Value| one["id"].as_str().unwrap().to_owned();
    let contracts = bank["contracts"].as_array().unwrap().iter();
    let customers: Vec<&Value> =
        contracts.flat_map(|contract| contract["customers"].as_array().unwrap()).collect();
    let accounts = customers.iter().flat_map(|customer| customer["accounts"].as_array().unwrap());
    Ids {
        accounts: accounts.map(id).collect(),
        customers: customers.iter().map(|customer| id(customer)).collect(),
        users: bank["users"].as_array().unwrap().iter().map(id).collect(),
    }
}

/// The demo bank with a grant from one company's user to another company's, and with payments that were made.
fn bank() -> (Bank, Value) {
    let mut demo: Value = serde_json::from_str(DEMO).unwrap();
    demo["legalEntity"]["settings"]["sharedContractLimits"] = json!(true);
    demo["grants"] = json!([{ "id": "cover", "giver": "ana.torres", "receiver": "jon.aguirre",
        "customer": "bodegas-valdelosa", "actions": ["domestic-transfers.create", "domestic-transfers.view"],
        "from": TODAY, "until": "2026-03-06", "perTransaction": "400.00" }]);
    let bank = Bank::empty(Mode::Local);
    bank.import(&demo);
    for (number, amount) in ["250.00", "1999.99"].into_iter().enumerate() {
        let body = asking("domestic-transfers.create", &["account", "valdelosa-operating"], amount);
        let ask = post("/v1/transactions", &body).user("ana.torres").key(&number.to_string());
        assert_eq!(bank.ask(ask).status, 201);
    }
    (bank, demo)
}

/// A question about an amount at a place: names of members and their values.
fn asking(action: &str, place: &[&str], amount: &str) -> Value {
    let mut body = json!({ "action": action, "amount": amount, "executionDate": TODAY });
    for pair in place.chunks(2) {
        body[pair[0]] = json!(pair[1]);
    }
    body
}

fn active_users(demo: &Value) -> Vec<String> {
    let users = demo["users"].as_array().unwrap().iter();
    let active = users.filter(|user| user["status"] == "active");
    active.map(|user| user["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_place_is_answered_as_the_users_own_slice_answers() {
    let (bank, demo) = bank();
    let ids = ids_of(&demo);
    let mut asked = 0;
    for user in active_users(&demo) {
        let mut client = Client::of(&bank, &user);
        for account in ids.accounts.iter().chain(&odd_ids()) {
            client.compare(&asking("domestic-transfers.create", &["account", account], "1.00"));
        }
        for customer in ids.customers.iter().chain(&odd_ids()) {
            let place = ["customer", customer.as_str()];
            client.compare(&asking("domestic-transfers.create", &place, "1.00"));
            let mut other = asking("user-management.manage", &place, "1.00");
            other.as_object_mut().unwrap().remove("amount");
            client.compare(&other);
            let both = ["account", "valdelosa-operating", "customer", customer];
            client.compare(&asking("domestic-transfers.create", &both, "1.00"));
            client.compare(&asking("no-such.action", &both, "1.00"));
        }
        asked += client.asked;
    }
    assert!(asked > 3_000, "only {asked} questions");
}

#[test]
fn whoever_is_named_as_giver_gave_something_or_nothing_alike() {
    let (bank, demo) = bank();
    let ids = ids_of(&demo);
    for user in ["jon.aguirre", "ana.torres", "marta.iglesias", "laura.mendez"] {
        let mut client = Client::of(&bank, user);
        for giver in ids.users.iter().chain(&odd_ids()) {
            for place in [
                ["account", "valdelosa-operating"],
                ["account", "vinedos-operating"],
                ["account", "ondarrieta-operating"],
                ["account", "nowhere"],
                ["customer", "bodegas-valdelosa"],
            ] {
                for action in ["domestic-transfers.create", "accounts.view", "no-such.action"] {
                    let mut body = asking(action, &place, "300.00");
                    body["onBehalfOf"] = json!(giver);
                    client.compare(&body);
                }
            }
        }
        assert!(client.asked > 700, "only {} questions of {user}", client.asked);
    }
}

#[test]
fn amounts_currencies_and_dates_are_judged_by_one_rule() {
    let (bank, demo) = bank();
    let amounts =
        ["0", "0.00", "0.01", "1.234", "-1", "", "1e3", "400.01", "99999999.99", "90071992547409.92"];
    let currencies = ["EUR", "USD", "JPY", "eur", "XXX", "", "é"];
    let dates = [
        TODAY,
        "2026-03-03",
        "1900-01-01",
        "1899-12-31",
        "2100-12-31",
        "2101-01-01",
        "2150-01-01",
        "9999-12-31",
        "0001-01-01",
        "2026-02-29",
        "2028-02-29",
        "2026-13-01",
        "",
        "tomorrow",
        "2026-03-04T00:00:00Z",
        "２０２６-03-04",
    ];
    let mut asked = 0;
    for user in active_users(&demo) {
        let mut client = Client::of(&bank, &user);
        let places =
            [["account", "valdelosa-operating"], ["account", "brigida-operating"], ["account", "nowhere"]];
        for place in &places {
            let base = asking("domestic-transfers.create", place, "10.00");
            let with = |member: &str, value: &str| {
                let mut body = base.clone();
                body[member] = json!(value);
                body
            };
            for amount in amounts {
                client.compare(&with("amount", amount));
            }
            for currency in currencies {
                client.compare(&with("currency", currency));
            }
            for date in dates {
                client.compare(&with("executionDate", date));
            }
            let mut without = with("currency", "EUR");
            without.as_object_mut().unwrap().remove("amount");
            client.compare(&without);
        }
        asked += client.asked;
    }
    assert!(asked > 2_000, "only {asked} questions");
}

#[test]
fn what_is_somebody_elses_is_answered_as_what_is_nobodys() {
    let (bank, demo) = bank();
    let ids = ids_of(&demo);
    let answer = |user: &str, place: [&str; 2]| {
        let body = asking("domestic-transfers.create", &place, "1.00");
        let reply = bank.ask(post("/v1/transactions/evaluate", &body).user(user));
        (reply.status, raw_member(&reply.text, "verdict"))
    };
    for user in active_users(&demo) {
        let own = bank.ask(get("/v1/me/entitlements").user(&user)).json()["snapshot"].clone();
        let own = ids_of(&json!({ "contracts": own["contracts"], "users": [] }));
        let nobodys = answer(&user, ["account", "nowhere"]);
        assert!(nobodys.1.contains("unknown-account"), "{nobodys:?}");
        let foreign: Vec<_> = ids.accounts.iter().filter(|id| !own.accounts.contains(id)).collect();
        assert!(!foreign.is_empty());
        for account in foreign {
            assert_eq!(answer(&user, ["account", account]), nobodys, "{user} {account}");
        }
        let nobodys = answer(&user, ["customer", "nowhere"]);
        for customer in ids.customers.iter().filter(|id| !own.customers.contains(id)) {
            assert_eq!(answer(&user, ["customer", customer]), nobodys, "{user} {customer}");
        }
    }
}
