//! Random grants, and questions of those who use them.

use serde_json::{Value, json};

use super::amounts::write;
use super::{Facts, Random, RandomWorld, identifier};
use crate::oracle::{day_number, day_text, digits};

/// Grants between random people, such that most of them reach something.
pub(super) fn grants(random: &mut Random, facts: &Facts) -> Vec<Value> {
    let count = if facts.users.len() < 2 { 0 } else { random.below(6) };
    (0..count).map(|number| grant(random, facts, number)).collect()
}

fn grant(random: &mut Random, facts: &Facts, number: usize) -> Value {
    let giver = random.pick(&facts.users).clone();
    let others: Vec<&String> = facts.users.iter().filter(|user| **user != giver).collect();
    let receiver = *random.pick(&others);
    let customer = random.pick(&facts.customers);
    let mut actions = random.some_shuffled(&facts.action_ids(), 60);
    // Most grants let approve something.
    let approving = facts.actions.iter().filter_map(|action| action.approved_by.clone());
    let approving: Vec<String> = approving.filter(|approving| !actions.contains(approving)).collect();
    if let Some(approving) = random.pick_if_any(&approving).filter(|_| random.chance(60)) {
        actions.push(approving.clone());
    }
    if actions.is_empty() {
        actions.push(random.pick(&facts.action_ids()).clone());
    }
    let from = facts.first_day + i64::try_from(random.below(6)).expect("few days") - 2;
    let until = from + i64::try_from(random.below(9)).expect("few days");
    let mut grant = json!({ "id": identifier(random, "h", number), "giver": giver, "receiver": receiver,
        "customer": customer.id, "from": day_text(from), "until": day_text(until) });
    if random.chance(50) {
        grant["accounts"] = json!(random.some_shuffled(&customer.accounts, 70));
    }
    if facts.monetary().iter().any(|action| actions.contains(&action.id)) && random.chance(50) {
        grant["perTransaction"] = facts.amounts.text(random).into();
    }
    grant["actions"] = json!(actions);
    grant
}

impl RandomWorld {
    /// The grants of the world.
    #[must_use]
    pub fn grants(&self) -> &[Value] {
        self.document["grants"].as_array().map_or(&[], Vec::as_slice)
    }

    /// A question of `check`, `evaluate` or `headroom` that somebody asks on behalf of another; mostly one that a grant covers.
    /// Nothing in a world without grants.
    ///
    /// # Panics
    /// If a grant of the world lacks something.
    pub fn question_on_behalf(&self, random: &mut Random, kind: &str) -> Option<Value> {
        let grant = random.pick_if_any(self.grants())?;
        let (facts, text) = (&self.facts, |name: &str| grant[name].as_str().expect("a text").to_owned());
        let mut question = json!({ "user": grant["receiver"], "onBehalfOf": grant["giver"] });
        match random.below(25) {
            0 => question["user"] = random.pick(&facts.users).clone().into(),
            1 => question["onBehalfOf"] = random.pick(&facts.users).clone().into(),
            2 => question["user"] = (*random.pick(&["nobody", "*"])).into(),
            3 => question["onBehalfOf"] = (*random.pick(&["nobody", "*"])).into(),
            _ => {}
        }
        let granted = grant["actions"].as_array().expect("actions");
        let granted: Vec<_> =
            facts.actions.iter().filter(|action| granted.contains(&json!(action.id))).collect();
        let money: Vec<_> = granted.iter().copied().filter(|action| action.group.is_some()).collect();
        let all: Vec<_> = facts.actions.iter().collect();
        let preferred =
            if kind != "check" && !money.is_empty() && random.chance(80) { &money } else { &granted };
        let choice = if random.chance(90) { preferred } else { &all };
        let action = *random.pick(choice);
        question["action"] = action.id.clone().into();
        self.place_on_behalf(random, grant, action.on_accounts, &mut question);
        let (from, until) = (day_number(&text("from")), day_number(&text("until")));
        let day = |random: &mut Random| match random.below(12) {
            0 => from - 1,
            1 => until + 1,
            2 | 3 => from,
            4 | 5 => until,
            _ => {
                from + i64::try_from(random.below(usize::try_from(until - from + 1).expect("days")))
                    .expect("days")
            }
        };
        let (one, other) = (day(random), day(random));
        if kind == "check" {
            question["today"] = day_text(one).into();
            return Some(question);
        }
        // Mostly executed today or later.
        let today = if random.chance(95) { one.min(other) } else { one.max(other) };
        question["today"] = day_text(today).into();
        question["date"] = day_text(one.max(other)).into();
        if kind == "headroom" {
            return Some(question);
        }
        if action.group.is_some() || random.chance(5) {
            let minor = facts.amounts.minor(random);
            question["amount"] = write(random, minor, digits(self.currency())).into();
        }
        Some(question)
    }

    fn place_on_behalf(&self, random: &mut Random, grant: &Value, on_accounts: bool, question: &mut Value) {
        let customer = grant["customer"].as_str().and_then(|id| self.facts.customer(id)).expect("a customer");
        let own: Vec<Value> = customer.accounts.iter().map(|id| json!(id)).collect();
        let reached = grant["accounts"].as_array().filter(|_| random.chance(90)).unwrap_or(&own);
        match random.pick_if_any(reached) {
            Some(account) if on_accounts || random.chance(20) => question["account"] = account.clone(),
            _ => question["customer"] = grant["customer"].clone(),
        }
        self.spoil_place(random, question);
    }
}
