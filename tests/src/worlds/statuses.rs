//! Random questions about approvals.

use serde_json::{Value, json};

use super::approvals::requirement;
use super::questions::Request;
use super::{Random, RandomWorld};
use crate::oracle::{day_number, day_text};

impl RandomWorld {
    pub(super) fn approval_status(&self, random: &mut Random) -> Value {
        let facts = &self.facts;
        let Request { action, mut question, .. } =
            self.request(random, |action| action.approved_by.is_some());
        if action.is_some_and(|action| action.group.is_some()) {
            question["amount"] = facts.amounts.text(random).into();
        }
        let customer = match question.get("account").and_then(Value::as_str) {
            Some(account) => facts.owner(account).map(|owner| owner.id.as_str()),
            None => question["customer"].as_str(),
        };
        let requirements: Value =
            (0..random.between(1, 2)).map(|_| requirement(random, facts, customer)).collect();
        self.approvals_of(random, &question, &requirements)
    }

    /// What has been approved of a transaction, by whomever.
    pub fn approvals_of(&self, random: &mut Random, transaction: &Value, requirements: &Value) -> Value {
        let mut approvers = self.approvers(random);
        if random.chance(5) {
            approvers.push("nobody".into());
        }
        let percent = *random.pick(&[0, 40, 80]);
        let approvals = random.some_shuffled(&approvers, percent);
        let mut asked =
            json!({ "transaction": transaction, "requirements": requirements, "approvals": approvals });
        if random.chance(40) {
            let accepted = random.some_shuffled(&approvers, 30);
            asked["accepted"] = accepted.into_iter().map(|entry| self.accepted(random, entry)).collect();
        }
        let on_behalf = approvals.iter().any(Value::is_object);
        if random.chance(if on_behalf { 98 } else { 60 }) {
            asked["today"] = self.today(random).into();
        }
        asked
    }

    /// Everybody, some twice, and those who were given something, in their giver's place.
    fn approvers(&self, random: &mut Random) -> Vec<Value> {
        let users: Vec<Value> = self.facts.users.iter().map(|user| json!(user)).collect();
        let mut approvers = users.clone();
        approvers.extend(random.some(&users, 30));
        for grant in self.grants() {
            approvers.push(json!({ "user": grant["receiver"], "onBehalfOf": grant["giver"] }));
        }
        if random.chance(20) {
            let giver = if random.chance(10) { json!("nobody") } else { random.pick(&users).clone() };
            let user = if random.chance(10) { json!("nobody") } else { random.pick(&users).clone() };
            approvers.push(json!({ "user": user, "onBehalfOf": giver }));
        }
        approvers
    }

    /// Mostly a day on which some grant is in force, or the first or last of them, or the one next to these.
    pub fn today(&self, random: &mut Random) -> String {
        let Some(grant) = random.pick_if_any(self.grants()).filter(|_| random.chance(90)) else {
            return self.facts.date(random);
        };
        let day = |name: &str| day_number(grant[name].as_str().expect("a date"));
        let (from, until) = (day("from"), day("until"));
        day_text(*random.pick(&[from - 1, from, from, from.midpoint(until), until, until, until + 1]))
    }

    /// An approval that was accepted, with the groups its giver was in then, or without.
    pub fn accepted(&self, random: &mut Random, mut entry: Value) -> Value {
        if random.chance(40) {
            return entry;
        }
        if entry.is_string() {
            entry = json!({ "user": entry });
        }
        if random.chance(80) {
            let known: Vec<String> = self.facts.signatories.iter().map(|(group, _)| group.clone()).collect();
            let mut groups = random.some_shuffled(&known, 50);
            if random.chance(20) {
                groups.push("gone".to_owned());
            }
            entry["groups"] = json!(groups);
        }
        entry
    }
}

/// The transaction of an evaluated question, as one asks about its approval.
#[must_use]
pub fn transaction(question: &Value, decision: &Value) -> Value {
    let mut transaction = json!({ "user": question["user"], "action": question["action"] });
    for (field, value) in [
        ("onBehalfOf", question.get("onBehalfOf")),
        ("account", question.get("account")),
        ("customer", question.get("customer")),
        ("amount", decision.get("amount")),
    ] {
        if let Some(value) = value {
            transaction[field] = value.clone();
        }
    }
    transaction
}
