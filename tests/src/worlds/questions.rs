//! Random questions of each kind about a world.

use serde_json::{Value, json};

use super::amounts::write;
use super::people::{assignment, limits, removed};
use super::{KnownAction, KnownCustomer, Random, RandomWorld};
use crate::oracle::{day_number, day_text, digits, write_amount};

/// A user, an action and a place, mostly such that the user has access to it.
pub(super) struct Request {
    user: String,
    pub action: Option<KnownAction>,
    pub question: Value,
}

impl RandomWorld {
    /// A question of a kind.
    ///
    /// # Panics
    /// If there is no such kind of question.
    pub fn question(&self, random: &mut Random, kind: &str) -> Value {
        match kind {
            "check" => self.check(random),
            "evaluate" => self.evaluate(random),
            "headroom" => self.headroom(random),
            "groupLimits" | "matrix" => self.person(random),
            "editPermissions" => self.edit_permissions(random),
            "validateLimits" => self.validate_limits(random),
            "approvalStatus" => self.approval_status(random),
            "delegate" => self.delegate(random),
            other => panic!("no such kind: {other}"),
        }
    }

    /// The currency of the legal entity.
    #[must_use]
    pub fn currency(&self) -> &str {
        &self.facts.currencies[0]
    }

    fn users(&self) -> impl Iterator<Item = &Value> {
        self.document["users"].as_array().into_iter().flatten()
    }

    fn assignments(&self, user: &str) -> Vec<&Value> {
        let user = self.users().find(|known| known["id"] == user);
        user.and_then(|user| user["assignments"].as_array()).into_iter().flatten().collect()
    }

    /// A place of the user's own in most cases, as `account` or `customer`.
    fn place(&self, random: &mut Random, user: &str, on_accounts: bool, question: &mut Value) {
        let facts = &self.facts;
        let mut assignments = self.assignments(user);
        if on_accounts && random.chance(90) {
            assignments.retain(|own| own["accounts"] != json!([]));
        }
        let own = random.pick_if_any(&assignments).filter(|_| random.chance(90));
        let customer = match own {
            Some(own) => own["customer"].as_str().expect("a text").to_owned(),
            None => random.pick(&facts.customers).id.clone(),
        };
        let listed: Vec<String> = own.map(|own| texts(&own["accounts"])).unwrap_or_default();
        let all = facts.customer(&customer).map(|customer| customer.accounts.clone()).unwrap_or_default();
        let accounts = if random.chance(90) && !listed.is_empty() { listed } else { all };
        match random.pick_if_any(&accounts) {
            Some(account) if on_accounts || random.chance(20) => question["account"] = account.clone().into(),
            _ => question["customer"] = customer.into(),
        }
        self.spoil_place(random, question);
    }

    /// Sometimes an unknown place, or two of them.
    pub(super) fn spoil_place(&self, random: &mut Random, question: &mut Value) {
        match random.below(60) {
            0 => question["account"] = "nowhere".into(),
            1 => {
                question.as_object_mut().expect("a question").remove("account");
                question["customer"] = "nowhere".into();
            }
            2 | 3 => question["customer"] = random.pick(&self.facts.customers).id.clone().into(),
            _ => {}
        }
    }

    /// A request for any action, but mostly for one of the preferred ones.
    pub(super) fn request(&self, random: &mut Random, prefers: impl Fn(&KnownAction) -> bool) -> Request {
        let facts = &self.facts;
        let preferred: Vec<KnownAction> =
            facts.actions.iter().filter(|action| prefers(action)).cloned().collect();
        let known = if random.chance(85) { &preferred } else { &facts.actions };
        let action = random.pick_if_any(known).unwrap_or(&facts.actions[0]).clone();
        let user = random.pick(&facts.users).clone();
        let mut question = json!({ "user": user, "action": action.id });
        self.place(random, &user, action.on_accounts, &mut question);
        let mut request = Request { user, action: Some(action), question };
        if random.chance(2) {
            request.user = (*random.pick(&["nobody", "*"])).to_owned();
            request.question["user"] = request.user.clone().into();
        }
        if random.chance(2) {
            request.action = None;
            request.question["action"] = "nothing".into();
        }
        request
    }

    fn check(&self, random: &mut Random) -> Value {
        self.request(random, |_| true).question
    }

    fn evaluate(&self, random: &mut Random) -> Value {
        let Request { action, mut question, .. } = self.request(random, |action| action.group.is_some());
        let is_monetary = action.is_some_and(|action| action.group.is_some());
        if is_monetary || random.chance(5) {
            let currency = random.pick(&self.facts.currencies).clone();
            let currency = if random.chance(70) { self.currency().to_owned() } else { currency };
            let minor = self.facts.amounts.minor(random);
            question["amount"] = write(random, minor, digits(&currency)).into();
            if currency != self.currency() || random.chance(90) {
                question["currency"] = currency.into();
            }
        }
        self.date(random, &mut question);
        question
    }

    fn headroom(&self, random: &mut Random) -> Value {
        let Request { mut question, .. } = self.request(random, |action| action.group.is_some());
        if random.chance(40) {
            question["currency"] = random.pick(&self.facts.currencies).clone().into();
        }
        self.date(random, &mut question);
        question
    }

    /// The execution date, and sometimes what day it is.
    fn date(&self, random: &mut Random, question: &mut Value) {
        let date = self.facts.date(random);
        if random.chance(30) {
            let aside = [-9, -1, 0, 0, 0, 1][random.below(6)];
            question["today"] = day_text(day_number(&date) + aside).into();
        }
        question["date"] = date.into();
    }

    fn person(&self, random: &mut Random) -> Value {
        let facts = &self.facts;
        let user = if random.chance(2) { "nobody" } else { random.pick(&facts.users).as_str() };
        let customer = if random.chance(2) { "nowhere" } else { random.pick(&facts.customers).id.as_str() };
        json!({ "user": user, "customer": customer })
    }

    fn edit_permissions(&self, random: &mut Random) -> Value {
        let mut question = self.person(random);
        let all: Vec<String> =
            self.facts.customers.iter().flat_map(|customer| customer.accounts.clone()).collect();
        let operation = |_| {
            let percent = *random.pick(&[10, 30, 70]);
            let actions = random.some_shuffled(&self.facts.action_ids(), percent);
            let mut operation = json!({ "actions": actions, "enable": random.chance(50) });
            if random.chance(70) {
                operation["accounts"] = json!(random.some_shuffled(&all, 50));
            } else {
                operation["other"] = true.into();
            }
            operation
        };
        question["operations"] = (0..3).map(operation).collect();
        question
    }

    fn validate_limits(&self, random: &mut Random) -> Value {
        let mut question = self.person(random);
        let customer = random.pick(&self.facts.customers);
        let customer =
            self.facts.customer(question["customer"].as_str().expect("a text")).unwrap_or(customer);
        let mut given = limits(random, &self.facts, customer);
        for account in random.some(&customer.accounts, 30) {
            let action = random.pick(&self.facts.actions).id.clone();
            let overrides = self.facts.amounts.overrides(random);
            given["accounts"][account][action] = overrides;
        }
        if random.chance(10) {
            let all: Vec<&String> =
                self.facts.customers.iter().flat_map(|customer| &customer.accounts).collect();
            if let Some(account) = random.pick_if_any(&all) {
                let action = &random.pick(&self.facts.actions).id;
                given["accounts"][*account] = json!({ action: {} });
            }
        }
        question["limits"] = given;
        question
    }

    /// Mostly somebody who may act.
    fn actor(&self, random: &mut Random) -> String {
        let active =
            self.users().filter(|user| user["status"] == "active" && user["assignments"] != json!([]));
        let active: Vec<&str> = active.filter_map(|user| user["id"].as_str()).collect();
        let preferred = random.pick_if_any(&active).filter(|_| random.chance(90));
        let any = if random.chance(5) { "nobody" } else { random.pick(&self.facts.users) };
        (*preferred.unwrap_or(&any)).to_owned()
    }

    fn delegate(&self, random: &mut Random) -> Value {
        let facts = &self.facts;
        let actor = self.actor(random);
        let held = self.assignments(&actor);
        let own = random.pick_if_any(&held).filter(|_| random.chance(85));
        let own = own.and_then(|held| facts.customer(held["customer"].as_str()?));
        let customer = own.unwrap_or(random.pick(&facts.customers));
        let others: Vec<&String> = facts.users.iter().filter(|user| **user != actor).collect();
        let target = random.pick_if_any(&others).map_or("nobody", |user| user.as_str());
        let given = self.given_assignment(random, &actor, target, customer);
        let mut question = json!({ "actor": actor, "assignment": given });
        match random.below(40) {
            0 => question["target"] = "nobody".into(),
            1 => question["target"] = actor.clone().into(),
            2..14 => {}
            _ => question["target"] = target.into(),
        }
        question
    }

    /// What the target or the actor has, slightly changed, or something else.
    fn given_assignment(
        &self,
        random: &mut Random,
        actor: &str,
        target: &str,
        customer: &KnownCustomer,
    ) -> Value {
        let facts = &self.facts;
        let like = if random.chance(50) { actor } else { target };
        let held = self.assignments(like).into_iter().find(|held| held["customer"] == *customer.id);
        let mut given = match held.filter(|_| random.chance(75)) {
            Some(held) => held.clone(),
            None => assignment(random, facts, customer),
        };
        if random.chance(25) {
            given["roles"] = json!(random.some_shuffled(&facts.roles, 70));
        }
        if random.chance(25) {
            given["accounts"] = json!(random.some_shuffled(&customer.accounts, 80));
        }
        if random.chance(20) {
            given["removed"] = removed(random, facts, customer);
        }
        if random.chance(25) {
            given["limits"] = limits(random, facts, customer);
        }
        if random.chance(4) {
            given["accounts"].as_array_mut().expect("accounts").push("nowhere".into());
        }
        if random.chance(1) {
            given = json!({ "customer": "nowhere", "roles": given["roles"], "accounts": [] });
        }
        given
    }
}

fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().into_iter().flatten();
    list.map(|text| text.as_str().expect("a text").to_owned()).collect()
}

/// The question to evaluate again, with another amount in the base currency.
#[must_use]
pub fn exact_amount(question: &Value, currency: &str, minor: i128) -> Value {
    let mut question = question.clone();
    question["amount"] = write_amount(minor, digits(currency)).into();
    question["currency"] = currency.into();
    question
}
