//! Law 7: a slice answers every kind of question about its user, and about what waits for their approval, as the whole
//! does, without other people's data. What the user's own contracts do not hold is unknown on both sides.

use std::collections::{BTreeMap, BTreeSet};

use countersign_core::{Engine, Problems, wire};
use countersign_tests::differential::engine_answer;
use countersign_tests::facts::{actions, corpus, list, load, places, random_worlds, users};
use countersign_tests::worlds::Random;
use serde_json::{Value, json};

fn id<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().expect("an id")
}

fn assignments<'d>(document: &'d Value, user: &str) -> Vec<&'d Value> {
    let users = list(document, &["users"]).into_iter().filter(|known| known["id"] == user);
    users.flat_map(|user| list(user, &["assignments"])).collect()
}

/// The customers where the user has something of their own, or may act for somebody.
fn own_customers<'d>(document: &'d Value, user: &str) -> BTreeSet<&'d str> {
    let held = assignments(document, user).into_iter();
    let received = list(document, &["grants"]).into_iter().filter(|grant| grant["receiver"] == user);
    held.chain(received).map(|entry| id(entry, "customer")).collect()
}

/// Those who gave the user something.
fn givers<'d>(document: &'d Value, user: &str) -> BTreeSet<&'d str> {
    let received = list(document, &["grants"]).into_iter().filter(|grant| grant["receiver"] == user);
    received.map(|grant| id(grant, "giver")).collect()
}

fn retain(entry: &mut Value, name: &str, keeps: impl Fn(&Value) -> bool) {
    if let Some(entries) = entry.get_mut(name).and_then(Value::as_array_mut) {
        entries.retain(|entry| keeps(entry));
    }
}

/// The document with the contracts of the user alone: what the user's questions may be answered from.
fn own_contracts(document: &Value, user: &str) -> Value {
    let own = own_customers(document, user);
    let mut cut = document.clone();
    let holds = |contract: &Value| {
        list(contract, &["customers"]).into_iter().any(|customer| own.contains(id(customer, "id")))
    };
    retain(&mut cut, "contracts", holds);
    let kept: BTreeSet<String> = list(&cut, &["contracts", "customers"])
        .into_iter()
        .map(|customer| id(customer, "id").to_owned())
        .collect();
    let is_kept = |entry: &Value| kept.contains(id(entry, "customer"));
    for name in ["signatoryGroups", "approvalRules", "grants"] {
        retain(&mut cut, name, is_kept);
    }
    for user in cut["users"].as_array_mut().expect("users") {
        retain(user, "assignments", is_kept);
    }
    cut
}

/// The user's slice beside the whole.
struct Sides {
    name: String,
    user: String,
    document: Value,
    whole: Engine,
    slice: Engine,
    rows: Value,
    slice_rows: Value,
    sliced: Value,
}

impl Sides {
    fn new(name: &str, document: &Value, usage: &Value, user: &str) -> Self {
        let own = own_contracts(document, user);
        let text = document.to_string();
        let parsed = wire::SnapshotDocument::parse(text.as_bytes()).expect("a document");
        let sliced = json!(wire::slice(&load(document), parsed, user).expect("a user"));
        let known: BTreeSet<String> = places(&own).into_iter().filter_map(|(_, account)| account).collect();
        let rows: Vec<Value> = usage.as_array().expect("rows").clone();
        let rows: Vec<Value> = rows.into_iter().filter(|row| known.contains(id(row, "account"))).collect();
        let givers = givers(document, user);
        let others_summed = |row: &Value| {
            let mut row = row.clone();
            if row["user"] != user && !givers.contains(id(&row, "user")) {
                row["user"] = json!("*");
            }
            row
        };
        Self {
            name: name.to_owned(),
            user: user.to_owned(),
            whole: load(&own),
            slice: load(&sliced),
            slice_rows: rows.iter().map(others_summed).collect(),
            rows: rows.into(),
            document: own,
            sliced,
        }
    }

    fn ask(&self, of_slice: bool, kind: &str, question: &Value) -> Result<Value, Problems> {
        let (engine, rows) =
            if of_slice { (&self.slice, &self.slice_rows) } else { (&self.whole, &self.rows) };
        let (text, rows) = (question.to_string(), rows.to_string());
        let (question, usage) = (text.as_bytes(), Some(rows.as_bytes()));
        match kind {
            "explain" => wire::explain(engine, question, usage).map(|answer| json!(answer)),
            "accountsFor" => wire::accounts_for(engine, question, usage).map(|answer| json!(answer)),
            "actionsOn" => wire::actions_on(engine, question).map(|answer| json!(answer)),
            "whoCan" => wire::who_can(engine, question).map(|answer| json!(answer)),
            "whoMayApprove" => wire::who_may_approve(engine, question).map(|answer| json!(answer)),
            _ => engine_answer(engine, kind, &serde_json::from_str(&text).expect("JSON"), rows.as_bytes()),
        }
    }

    fn agree(&self, kind: &'static str, question: &Value, asked: &mut BTreeMap<&'static str, usize>) {
        let (expected, got) = (self.ask(false, kind, question), self.ask(true, kind, question));
        assert_eq!(
            got, expected,
            "{}, {}: {kind} {question}\nwhole {}\nslice {}",
            self.name, self.user, self.document, self.sliced
        );
        if expected.is_ok() {
            *asked.entry(kind).or_default() += 1;
        }
    }

    fn allowed(&self, action: &Value, place: &Value) -> bool {
        let mut question = place.clone();
        (question["user"], question["action"]) = (json!(self.user), action.clone());
        let answer = engine_answer(&self.whole, "check", &question, b"[]");
        answer.is_ok_and(|answer| answer["allowed"] == true)
    }
}

/// Questions of a user, drawn from what the document names and from what it does not.
struct Asker<'s> {
    sides: &'s Sides,
    random: Random,
    actions: Vec<Value>,
    places: Vec<Value>,
    days: Vec<Value>,
}

const AMOUNTS: [&str; 12] = ["1", "2", "3", "5", "10", "25", "99", "100", "250", "1000", "9000", "30000"];

impl<'s> Asker<'s> {
    /// Places of the whole document: also such as the user's own contracts do not hold.
    fn new(sides: &'s Sides, document: &Value, random: Random) -> Self {
        let place = |(customer, account): (String, Option<String>)| match account {
            Some(account) => json!({ "account": account }),
            None => json!({ "customer": customer }),
        };
        let odd =
            ["", "nowhere"].into_iter().flat_map(|id| [json!({ "account": id }), json!({ "customer": id })]);
        let own: Vec<Value> = places(&sides.document).into_iter().map(place).collect();
        let all = places(document).into_iter().map(place).chain(odd);
        let days = sides.rows.as_array().into_iter().flatten().map(|row| row["date"].clone());
        let grants = list(&sides.document, &["grants"]).into_iter();
        let days = days.chain(grants.flat_map(|grant| [grant["from"].clone(), grant["until"].clone()]));
        Self {
            sides,
            random,
            actions: actions(&sides.document).into_iter().map(|(action, _)| json!(action)).collect(),
            // Mostly own ones.
            places: [own.clone(), own.clone(), own, all.collect()].concat(),
            days: days.chain([json!("2026-12-01")]).collect(),
        }
    }

    fn action(&mut self) -> Value {
        if self.random.chance(3) { json!("") } else { self.random.pick(&self.actions).clone() }
    }

    fn customer(&mut self) -> Value {
        let customers: Vec<Value> =
            self.places.iter().filter_map(|place| place.get("customer").cloned()).collect();
        self.random.pick(&customers).clone()
    }

    /// An action of the user somewhere, for themselves or for a giver.
    fn request(&mut self) -> Value {
        let mut question = self.random.pick(&self.places).clone();
        (question["user"], question["action"]) = (json!(self.sides.user), self.action());
        let givers = givers(&self.sides.document, &self.sides.user);
        let givers: Vec<&str> = givers.into_iter().chain(["nobody", "", &self.sides.user]).collect();
        if self.random.chance(30) {
            question["onBehalfOf"] = json!(self.random.pick(&givers));
            question["today"] = self.random.pick(&self.days).clone();
        }
        question
    }

    fn transaction(&mut self) -> Value {
        let mut question = self.request();
        question["date"] = self.random.pick(&self.days).clone();
        if question.get("onBehalfOf").is_some() {
            question["today"] = question["date"].clone();
        }
        question
    }

    fn payment(&mut self) -> Value {
        let mut question = self.transaction();
        if self.random.chance(85) {
            question["amount"] = json!(self.random.pick(&AMOUNTS));
        }
        question
    }

    fn edits(&mut self) -> Value {
        let accounts: Vec<Value> =
            self.places.iter().filter_map(|place| place.get("account").cloned()).collect();
        let operation = |asker: &mut Self| {
            let chosen = asker.random.some(&asker.actions, 40);
            let mut operation = json!({ "actions": chosen, "enable": asker.random.chance(50) });
            match asker.random.pick_if_any(&accounts) {
                Some(account) if asker.random.chance(70) => operation["accounts"] = json!([account]),
                _ => operation["other"] = json!(true),
            }
            operation
        };
        let operations = [operation(self), operation(self)];
        json!({ "user": self.sides.user, "customer": self.customer(), "operations": operations })
    }

    fn limits(&mut self) -> Value {
        let accounts: Vec<Value> =
            self.places.iter().filter_map(|place| place.get("account").cloned()).collect();
        let groups: Vec<&str> =
            list(&self.sides.document, &["limitGroups"]).into_iter().map(|group| id(group, "id")).collect();
        let mut limits = json!({ "accounts": {}, "groups": {} });
        if let Some(account) = self.random.pick_if_any(&accounts) {
            let account = account.as_str().expect("an id").to_owned();
            let action = self.action();
            let action = action.as_str().expect("an id");
            limits["accounts"][account][action] = json!({ "daily": { "deny": self.random.pick(&AMOUNTS) } });
        }
        if let Some(group) = self.random.pick_if_any(&groups) {
            limits["groups"][*group] = json!({ "weekly": self.random.pick(&AMOUNTS) });
        }
        json!({ "user": self.sides.user, "customer": self.customer(), "limits": limits })
    }

    /// What somebody has somewhere, for a new user.
    fn delegation(&mut self) -> Value {
        let held = list(&self.sides.document, &["users", "assignments"]);
        let customer = self.customer();
        let mut given = match self.random.pick_if_any(&held).filter(|_| self.random.clone().chance(90)) {
            Some(held) => (*held).clone(),
            None => json!({ "customer": customer, "roles": [], "accounts": [] }),
        };
        let roles: Vec<&Value> =
            list(&self.sides.document, &["roles"]).into_iter().map(|role| &role["id"]).collect();
        given["roles"] = json!(self.random.some(&roles, 50));
        json!({ "actor": self.sides.user, "assignment": given })
    }

    /// A transaction that the user may enter, or that waits for their approval; nothing if none is found.
    fn pending(&mut self) -> Option<Value> {
        (0..20).find_map(|_| self.try_pending())
    }

    fn try_pending(&mut self) -> Option<Value> {
        let approved: Vec<&Value> = list(&self.sides.document, &["features", "actions"])
            .into_iter()
            .filter(|action| action.get("approvedBy").is_some())
            .collect();
        let action = (*self.random.pick_if_any(&approved)?).clone();
        let place = self.random.pick(&self.places).clone();
        let enters = self.sides.allowed(&action["id"], &place);
        if !enters && !self.sides.allowed(&action["approvedBy"], &place) {
            return None;
        }
        let mut transaction = place;
        let everybody = users(&self.sides.document);
        let initiator = if enters { self.sides.user.clone() } else { self.random.pick(&everybody).clone() };
        (transaction["user"], transaction["action"]) = (json!(initiator), action["id"].clone());
        if action.get("limitGroup").is_some() {
            transaction["amount"] = json!(self.random.pick(&AMOUNTS));
        }
        Some(transaction)
    }

    /// Approvals by the user and by whoever is entitled; accepted ones by anybody, with and without groups.
    fn approvals(&mut self, transaction: &Value) -> Value {
        let account = transaction["account"].as_str();
        let customer = places(&self.sides.document)
            .into_iter()
            .find(|(customer, of)| {
                of.as_deref() == account && (account.is_some() || transaction["customer"] == *customer)
            })
            .map(|(customer, _)| customer);
        let everybody = users(&self.sides.document);
        let of_customer = list(&self.sides.document, &["signatoryGroups"]).into_iter();
        let groups: Vec<&Value> = of_customer
            .filter(|group| group["customer"].as_str() == customer.as_deref())
            .map(|group| &group["id"])
            .collect();
        let mut slots =
            vec![json!({ "anyone": true, "count": 1 }), json!({ "users": everybody, "count": 1 })];
        slots.extend(
            groups.iter().flat_map(|group| [1, 2].map(|count| json!({ "group": group, "count": count }))),
        );
        let some = |asker: &mut Self| {
            let chosen = asker.random.some_shuffled(&slots, 40);
            if chosen.is_empty() { vec![asker.random.pick(&slots).clone()] } else { chosen }
        };
        let any_of = [some(self), some(self)];
        let requirements = json!([{ "sequential": self.random.chance(40), "anyOf": any_of }]);
        let entitled = self.sides.ask(false, "whoMayApprove", &json!({ "transaction": transaction }));
        let mut approvers = list_of(entitled.expect("a transaction"));
        approvers.push(json!(self.sides.user));
        let accepted: Vec<Value> = self
            .random
            .some_shuffled(&everybody, 30)
            .into_iter()
            .chain(["gone".to_owned()])
            .map(|user| match self.random.chance(50) {
                true => json!(user),
                false => json!({ "user": user, "groups": self.random.some(&groups, 50) }),
            })
            .collect();
        json!({ "transaction": transaction, "requirements": requirements, "accepted": accepted,
            "approvals": self.random.some_shuffled(&approvers, 60) })
    }

    fn ask_everything(&mut self, asked: &mut BTreeMap<&'static str, usize>) {
        let sides = self.sides;
        let user = &sides.user;
        for _ in 0..6 {
            sides.agree("check", &self.request(), asked);
            sides.agree("evaluate", &self.payment(), asked);
            sides.agree("headroom", &self.transaction(), asked);
            sides.agree("explain", &self.payment(), asked);
            let mut place = self.random.pick(&self.places).clone();
            place["user"] = json!(user);
            sides.agree("actionsOn", &place, asked);
            let (action, date) = (self.action(), self.random.pick(&self.days).clone());
            sides.agree("accountsFor", &json!({ "user": user, "action": action, "date": date }), asked);
            let person = json!({ "user": user, "customer": self.customer() });
            sides.agree("matrix", &person, asked);
            sides.agree("groupLimits", &person, asked);
            sides.agree("editPermissions", &self.edits(), asked);
            sides.agree("validateLimits", &self.limits(), asked);
            sides.agree("delegate", &self.delegation(), asked);
            self.ask_who_can(asked);
            if let Some(transaction) = self.pending() {
                sides.agree("whoMayApprove", &json!({ "transaction": transaction }), asked);
                sides.agree("approvalStatus", &self.approvals(&transaction), asked);
            }
        }
    }

    /// Of others a slice knows only whether they may approve: about any other action it tells whether its user can.
    fn ask_who_can(&mut self, asked: &mut BTreeMap<&'static str, usize>) {
        let mut question = self.random.pick(&self.places).clone();
        question["action"] = self.action();
        let can = |of_slice| {
            let answer = self.sides.ask(of_slice, "whoCan", &question);
            answer.map(|users| list_of(users).contains(&json!(self.sides.user)))
        };
        let expected = can(false);
        assert_eq!(can(true), expected, "{}, {}: {question}", self.sides.name, self.sides.user);
        *asked.entry("whoCan").or_default() += usize::from(expected.is_ok());
    }
}

fn list_of(answer: Value) -> Vec<Value> {
    answer.as_array().cloned().unwrap_or_default()
}

fn ask_all_users(
    name: &str,
    document: &Value,
    usage: &Value,
    random: &Random,
    asked: &mut BTreeMap<&'static str, usize>,
) {
    for user in users(document) {
        let sides = Sides::new(name, document, usage, &user);
        Asker::new(&sides, document, random.clone()).ask_everything(asked);
    }
}

fn enough(asked: &BTreeMap<&'static str, usize>, least: usize) {
    let kinds = [
        "check",
        "evaluate",
        "headroom",
        "explain",
        "actionsOn",
        "accountsFor",
        "matrix",
        "groupLimits",
        "editPermissions",
        "validateLimits",
        "delegate",
        "whoCan",
        "whoMayApprove",
        "approvalStatus",
    ];
    for kind in kinds {
        assert!(asked.get(kind).is_some_and(|count| *count > least), "few answers to {kind}: {asked:?}");
    }
}

#[test]
fn in_random_worlds_every_user_gets_every_answer_of_the_whole() {
    let mut asked = BTreeMap::new();
    for (seed, random, world) in random_worlds(60_600..60_700) {
        ask_all_users(&format!("seed {seed}"), &world.document, &world.usage, &random, &mut asked);
    }
    enough(&asked, 300);
}

#[test]
fn in_the_corpus_every_user_gets_every_answer_of_the_whole() {
    let mut asked = BTreeMap::new();
    for (number, (name, document, usage)) in (0..).zip(corpus()) {
        ask_all_users(&name, &document, &usage, &Random::new(number), &mut asked);
    }
    enough(&asked, 500);
}

fn demo() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../web-demo/seed/demo.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn in_the_demo_every_user_gets_every_answer_of_the_whole() {
    let (document, mut asked) = (demo(), BTreeMap::new());
    ask_all_users("demo", &document, &json!([]), &Random::new(7), &mut asked);
    enough(&asked, 20);
}

/// Who approves need not be able to pay: the groups of a payment's requirements are in their slice all the same.
#[test]
fn who_approves_but_cannot_pay_sees_where_a_payment_stands() {
    let sides = Sides::new("demo", &demo(), &json!([]), "luis.valdelosa");
    let any_of = json!([[{ "group": "valdelosa-A", "count": 1 }, { "group": "valdelosa-B", "count": 1 }]]);
    let question = json!({
        "transaction": { "user": "ana.torres", "action": "domestic-transfers.create",
            "account": "valdelosa-operating", "amount": "9000.00" },
        "requirements": [{ "sequential": false, "anyOf": any_of }], "approvals": ["luis.valdelosa"] });
    let answer = sides.ask(true, "approvalStatus", &question).unwrap();
    assert_eq!(answer["counted"], json!(["luis.valdelosa"]));
    assert_eq!(sides.ask(false, "approvalStatus", &question), Ok(answer));
}

#[test]
fn a_slice_holds_nothing_of_others_but_what_lets_them_approve() {
    let mut dropped = 0;
    for (name, document, usage) in corpus().into_iter().step_by(3) {
        for user in users(&document) {
            let sides = Sides::new(&name, &document, &usage, &user);
            let own = own_customers(&document, &user);
            for customer in list(&sides.sliced, &["contracts", "customers"]) {
                if own.contains(id(customer, "id")) {
                    continue;
                }
                assert_eq!(
                    (&customer["name"], &customer["limits"]),
                    (&json!(""), &json!({})),
                    "{name}: {user}"
                );
                let accounts = list(customer, &["accounts"]).into_iter();
                let hidden = |account: &Value| account["number"] == "" && account.get("name").is_none();
                assert!(accounts.into_iter().all(hidden), "{name}: {user}");
            }
            for other in list(&sides.sliced, &["users"]).into_iter().filter(|other| other["id"] != *user) {
                for held in list(other, &["assignments"]) {
                    assert!(own.contains(id(held, "customer")), "{name}: {other}");
                    let gave = givers(&document, &user).contains(id(other, "id"));
                    assert!(gave || held["limits"].get("groups").is_none(), "{name}: {other}");
                }
            }
            dropped += users(&document).len() - users(&sides.sliced).len();
        }
    }
    assert!(dropped > 0, "no slice is smaller than the whole");
}

#[test]
fn an_unknown_user_has_no_slice() {
    let document = demo();
    let text = document.to_string();
    let parsed = wire::SnapshotDocument::parse(text.as_bytes()).unwrap();
    assert!(wire::slice(&load(&document), parsed, "nobody").is_none());
}
