//! The questions from the other end agree with asking one by one.

use countersign_core::{Engine, Problems, wire};
use countersign_tests::conformance_cases;
use countersign_tests::differential::engine_answer;
use countersign_tests::worlds::{Random, RandomWorld};
use serde_json::{Value, json};

struct World {
    name: String,
    document: Value,
    engine: Engine,
    usage: Value,
}

fn worlds() -> impl Iterator<Item = World> {
    let corpus = conformance_cases().unwrap().into_iter().step_by(8).map(|case| {
        let [document, usage] = [&case.snapshot, &case.usage].map(|text| serde_json::from_str(text).unwrap());
        (case.name, document, usage)
    });
    let random = (30_000..30_060).map(|seed| {
        let world = RandomWorld::new(&mut Random::new(seed));
        (format!("seed {seed}"), world.document, world.usage)
    });
    corpus.chain(random).map(|(name, document, usage)| {
        let engine = Engine::load(document.to_string().as_bytes()).unwrap();
        World { name, document, engine, usage }
    })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn ids<'v>(entries: impl Iterator<Item = &'v Value>) -> Vec<&'v Value> {
    entries.map(|entry| &entry["id"]).collect()
}

type Answer = Result<Value, Problems>;

impl World {
    fn users(&self) -> Vec<&Value> {
        ids(list(&self.document["users"]).iter())
    }

    fn customers(&self) -> impl Iterator<Item = &Value> {
        list(&self.document["contracts"]).iter().flat_map(|contract| list(&contract["customers"]))
    }

    fn actions(&self) -> impl Iterator<Item = &Value> {
        list(&self.document["features"]).iter().flat_map(|feature| list(&feature["actions"]))
    }

    /// Every place as one field of a question.
    fn places(&self) -> Vec<(&'static str, &Value)> {
        let accounts = self.customers().flat_map(|customer| list(&customer["accounts"]));
        let accounts = accounts.map(|account| ("account", &account["id"]));
        accounts.chain(self.customers().map(|customer| ("customer", &customer["id"]))).collect()
    }

    fn allows(&self, user: &Value, action: &Value, (kind, place): (&str, &Value)) -> bool {
        let question = json!({ "user": user, "action": action, kind: place });
        engine_answer(&self.engine, "check", &question, b"[]").unwrap()["allowed"] == true
    }

    fn accounts_for(&self, question: &Value) -> Answer {
        let usage = self.usage.to_string();
        wire::accounts_for(&self.engine, question.to_string().as_bytes(), Some(usage.as_bytes()))
            .map(|answer| json!(answer))
    }

    fn actions_on(&self, question: &Value) -> Answer {
        wire::actions_on(&self.engine, question.to_string().as_bytes()).map(|answer| json!(answer))
    }

    fn who_can(&self, question: &Value) -> Answer {
        wire::who_can(&self.engine, question.to_string().as_bytes()).map(|answer| json!(answer))
    }

    fn list(&self, kind: &str, question: &Value) -> Vec<Value> {
        let answer = match kind {
            "accountsFor" => self.accounts_for(question),
            "actionsOn" => self.actions_on(question),
            "whoCan" => self.who_can(question),
            "whoMayApprove" => self.who_may_approve(question),
            _ => engine_answer(&self.engine, kind, question, b"[]"),
        };
        list(&answer.unwrap()).to_vec()
    }

    fn who_may_approve(&self, question: &Value) -> Answer {
        wire::who_may_approve(&self.engine, question.to_string().as_bytes()).map(|answer| json!(answer))
    }
}

fn sorted(mut texts: Vec<&Value>) -> Value {
    texts.sort_by_key(|text| text.as_str());
    json!(texts)
}

#[test]
fn actions_on_a_place_are_those_that_check_allows() {
    let mut granted = 0;
    for world in worlds() {
        for (kind, place) in world.places() {
            for user in world.users() {
                let asked = json!({ "user": user, kind: place });
                let expected: Vec<&Value> = ids(world.actions())
                    .into_iter()
                    .filter(|action| world.allows(user, action, (kind, place)))
                    .collect();
                granted += expected.len();
                assert_eq!(world.actions_on(&asked).unwrap(), json!(expected), "{} {asked}", world.name);
            }
        }
    }
    assert!(granted > 1000, "only {granted}");
}

#[test]
fn those_who_can_are_those_whom_check_allows() {
    let mut found = 0;
    for world in worlds() {
        for (kind, place) in world.places() {
            for action in ids(world.actions()) {
                let asked = json!({ "action": action, kind: place });
                let users = world.users().into_iter();
                let expected: Vec<&Value> =
                    users.filter(|user| world.allows(user, action, (kind, place))).collect();
                found += expected.len();
                assert_eq!(world.who_can(&asked).unwrap(), sorted(expected), "{} {asked}", world.name);
            }
        }
    }
    assert!(found > 1000, "only {found}");
}

/// What headroom says of an account, if the action is monetary.
fn headroom(world: &World, usage: &Value, question: &Value) -> Option<Value> {
    let answer = engine_answer(&world.engine, "headroom", question, usage.to_string().as_bytes()).unwrap();
    let largest = |name: &str| answer.get(name).cloned();
    Some(json!({ "submit": largest("submit")?, "execute": largest("execute")?, "pass": largest("pass")? }))
}

fn accounts_one_by_one(world: &World, asked: &Value, is_per_account: bool) -> Vec<Value> {
    let mut expected = Vec::new();
    let nothing = json!([]);
    let usage = if asked.get("date").is_some() { &world.usage } else { &nothing };
    for customer in world.customers() {
        for account in list(&customer["accounts"]) {
            if !is_per_account || !world.allows(&asked["user"], &asked["action"], ("account", &account["id"]))
            {
                continue;
            }
            let mut question = json!({ "user": asked["user"], "action": asked["action"],
                "account": account["id"], "date": "2027-01-01" });
            if let Some(date) = asked.get("date") {
                question["date"] = date.clone();
            }
            let mut entry = json!({ "customer": customer["id"], "account": account["id"] });
            if let Some(headroom) = headroom(world, usage, &question) {
                entry["headroom"] = headroom;
            }
            expected.push(entry);
        }
    }
    expected
}

#[test]
fn accounts_for_an_action_are_those_that_check_allows_with_their_headroom() {
    let (mut monetary, mut others) = (0, 0);
    for world in worlds() {
        let date = list(&world.usage).first().map(|row| row["date"].clone());
        for feature in list(&world.document["features"]) {
            for action in ids(list(&feature["actions"]).iter()) {
                for user in world.users() {
                    let mut asked = json!({ "user": user, "action": action });
                    for date in [None, date.clone()] {
                        if let Some(date) = date {
                            asked["date"] = date;
                        }
                        let expected = accounts_one_by_one(&world, &asked, feature["level"] == "account");
                        let found = world.accounts_for(&asked).unwrap();
                        assert_eq!(found, json!(expected), "{} {asked}\n{}", world.name, world.document);
                        let with = expected.iter().filter(|entry| entry.get("headroom").is_some()).count();
                        monetary += with;
                        others += expected.len() - with;
                    }
                }
            }
        }
    }
    assert!(monetary > 500 && others > 500, "{monetary} {others}");
}

#[test]
fn those_who_may_approve_are_those_whom_approval_status_counts() {
    let (mut asked, mut found) = (0, 0);
    let anyone = json!([{ "sequential": false, "anyOf": [[{ "anyone": true, "count": 1 }]] }]);
    let counts = |world: &World, transaction: &Value, user: &Value| {
        let question = json!({ "transaction": transaction, "requirements": anyone, "approvals": [user] });
        engine_answer(&world.engine, "approvalStatus", &question, b"[]").unwrap()["counted"] == json!([user])
    };
    for seed in 31_000..31_120 {
        let mut random = Random::new(seed);
        let world = RandomWorld::new(&mut random);
        let engine = Engine::load(world.document.to_string().as_bytes()).unwrap();
        let transactions: Vec<Value> =
            (0..10).map(|_| world.question(&mut random, "approvalStatus")["transaction"].clone()).collect();
        let (name, document, usage) = (format!("seed {seed}"), world.document, world.usage);
        let world = World { name, document, engine, usage };
        for transaction in transactions {
            let question = json!({ "transaction": transaction });
            let answer = world.who_may_approve(&question);
            let is_zero = |amount: &str| amount.chars().all(|c| "0.".contains(c));
            if transaction["action"] == "nothing" || transaction["amount"].as_str().is_some_and(is_zero) {
                assert!(answer.is_err(), "{question}");
                continue;
            }
            let users = world.users().into_iter();
            let expected: Vec<&Value> = users.filter(|user| counts(&world, &transaction, user)).collect();
            asked += 1;
            found += expected.len();
            assert_eq!(answer.unwrap(), sorted(expected), "{} {question}\n{}", world.name, world.document);
        }
    }
    assert!(asked > 1000 && found > 1000, "{asked} {found}");
}

#[test]
fn every_list_comes_in_pages_that_make_up_the_whole() {
    let (mut pages, mut largest) = (0, 0);
    for world in worlds().step_by(3) {
        let person = json!({ "user": world.users()[0], "customer": world.customers().next().unwrap()["id"] });
        let mut asked = vec![("groupLimits", person.clone())];
        for (kind, place) in world.places().into_iter().take(4) {
            asked.push(("actionsOn", json!({ "user": world.users()[0], kind: place })));
            for action in ids(world.actions()).into_iter().take(6) {
                asked.push(("whoCan", json!({ "action": action, kind: place })));
                asked.push(("accountsFor", json!({ "user": world.users()[0], "action": action })));
                let transaction =
                    json!({ "user": world.users()[0], "action": action, kind: place, "amount": "1" });
                asked.push(("whoMayApprove", json!({ "transaction": transaction })));
            }
        }
        for (kind, question) in asked {
            let whole = world.list(kind, &question);
            for limit in [1, 2, 3] {
                let parts = (0..=whole.len()).step_by(limit);
                let parts: Vec<Value> = parts
                    .flat_map(|offset| {
                        let mut question = question.clone();
                        (question["offset"], question["limit"]) = (json!(offset), json!(limit));
                        world.list(kind, &question)
                    })
                    .collect();
                assert_eq!(parts, whole, "{} {kind} {question} by {limit}", world.name);
                pages += 1;
            }
            largest = largest.max(whole.len());
        }
    }
    assert!(pages > 1000 && largest > 3, "{pages} {largest}");
}

#[test]
fn a_page_of_a_matrix_has_some_accounts_and_the_sums_of_all() {
    let mut cut = 0;
    for world in worlds() {
        for customer in world.customers() {
            let mut question = json!({ "user": world.users()[0], "customer": customer["id"] });
            let whole = engine_answer(&world.engine, "matrix", &question, b"[]").unwrap();
            (question["offset"], question["limit"]) = (json!(1), json!(1));
            let mut page = engine_answer(&world.engine, "matrix", &question, b"[]").unwrap();
            let accounts = list(&whole["accounts"]);
            assert_eq!(page["accountCount"], accounts.len());
            let second: Vec<&Value> = accounts.iter().skip(1).take(1).collect();
            assert_eq!(page["accounts"], json!(second));
            page["accounts"] = whole["accounts"].clone();
            page.as_object_mut().unwrap().remove("accountCount");
            assert_eq!(page, whole);
            cut += usize::from(accounts.len() > 2);
        }
    }
    assert!(cut > 10, "{cut}");
}

/// The paths and codes of what is wrong.
fn problems(answer: Answer) -> Vec<String> {
    answer.unwrap_err().iter().map(|problem| format!("{} {}", problem.path, problem.code)).collect()
}

#[test]
fn what_a_question_names_must_exist_and_belong_together() {
    let world = worlds()
        .find(|world| {
            let with_accounts = |customer: &&Value| !list(&customer["accounts"]).is_empty();
            world.customers().filter(with_accounts).count() > 1
        })
        .unwrap();
    let customers: Vec<&Value> =
        world.customers().filter(|customer| !list(&customer["accounts"]).is_empty()).collect();
    let (user, action) = (world.users()[0], ids(world.actions())[0]);
    let account = &customers[0]["accounts"][0]["id"];
    let nobody = json!({ "user": "nobody", "action": "nothing" });
    let unknown = ["/user unknown-reference", "/action unknown-reference"];
    assert_eq!(problems(world.accounts_for(&nobody)), unknown);
    let elsewhere = json!({ "user": user, "account": account, "customer": customers[1]["id"] });
    assert_eq!(problems(world.actions_on(&elsewhere)), ["/account wrong-customer"]);
    assert_eq!(problems(world.actions_on(&json!({ "user": user }))), ["/account missing-field"]);
    let nowhere = json!({ "action": action, "account": "nowhere" });
    assert_eq!(problems(world.who_can(&nowhere)), ["/account unknown-reference"]);
    let nowhere = json!({ "action": action, "customer": "nowhere" });
    assert_eq!(problems(world.who_can(&nowhere)), ["/customer unknown-reference"]);
    let undated = json!({ "user": user, "action": action, "date": "2026-02-30" });
    assert_eq!(problems(world.accounts_for(&undated)), ["/date invalid-date"]);
}
