//! Who may approve, and which approvals count.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::limit::is_within;
use super::model::{Requirement, Slot, Who, World};
use super::permission::Place;
use super::read::{list, requirement, text, texts};

/// What is to be approved.
pub(super) struct Transaction<'q> {
    pub user: &'q str,
    /// Whom it was entered for, if not for that user.
    pub giver: Option<&'q str>,
    pub action: &'q str,
    pub place: Place<'q>,
    pub amount: Option<i128>,
}

impl Transaction<'_> {
    /// Why a user is not entitled to approve.
    fn refusals(&self, world: &World, approver: &str) -> Vec<&'static str> {
        if !world.users.contains_key(approver) {
            return vec!["unknown-user"];
        }
        let mut reasons = Vec::new();
        if (approver == self.user || Some(approver) == self.giver) && !world.self_approval {
            reasons.push("own-transaction");
        }
        let Some(approving) = &world.actions[self.action].approved_by else {
            reasons.push("not-approvable");
            return reasons;
        };
        let refusals = world.refusals(approver, approving, self.place);
        if refusals.is_empty() && self.is_above_limit(world, approver, approving) {
            reasons.push("above-approver-limit");
        }
        reasons.extend(refusals);
        reasons
    }

    fn is_above_limit(&self, world: &World, approver: &str, approving: &str) -> bool {
        let (Some(amount), Some(account)) = (self.amount, self.place.account) else { return false };
        if world.actions[approving].group.is_none() {
            return false;
        }
        let held = world.assignment(approver, self.place.customer_in(world)).expect("check passed");
        !is_within(Some(amount), world.deny(held, account, approving, "perTransaction"))
    }

    pub fn entitled(&self, world: &World) -> BTreeSet<String> {
        let users = world.users.keys();
        users.filter(|user| self.refusals(world, user).is_empty()).cloned().collect()
    }
}

fn can_fill(world: &World, slot: &Slot, approver: &str) -> bool {
    match &slot.who {
        Who::Group(group) => world.signatories[group].contains(approver),
        Who::Users(users) => users.iter().any(|user| user == approver),
        Who::Anyone => true,
    }
}

fn total(slots: &[Slot]) -> i128 {
    slots.iter().map(|slot| slot.count).sum()
}

/// How many places of the slots the approvers can fill, one place each.
///
/// By the theorem of Hall in its form with a deficit: what stays empty is the largest want of any selection of
/// slots, that is its places less the approvers who can fill one of its slots.
fn filled(world: &World, slots: &[Slot], approvers: &BTreeSet<String>) -> i128 {
    let mut deficit = 0;
    for selection in 0..1_u32 << slots.len() {
        let chosen = slots.iter().enumerate().filter(|(index, _)| selection >> index & 1 == 1);
        let chosen: Vec<&Slot> = chosen.map(|(_, slot)| slot).collect();
        let able =
            approvers.iter().filter(|who| chosen.iter().any(|slot| can_fill(world, slot, who))).count();
        let places: i128 = chosen.iter().map(|slot| slot.count).sum();
        deficit = deficit.max(places - i128::try_from(able).expect("few users"));
    }
    total(slots) - deficit
}

fn is_filled(world: &World, slots: &[Slot], approvers: &BTreeSet<String>) -> bool {
    filled(world, slots, approvers) == total(slots)
}

/// Whether these approvers, all together, meet a requirement.
pub(super) fn can_meet(world: &World, requirement: &Requirement, approvers: &BTreeSet<String>) -> bool {
    requirement.any_of.iter().any(|slots| is_filled(world, slots, approvers))
}

/// The slots that are looked at now: all, or in sequence those up to the first open one.
fn slots_now<'r>(
    world: &World,
    sequential: bool,
    slots: &'r [Slot],
    counted: &BTreeSet<String>,
) -> &'r [Slot] {
    let ends = 1..=slots.len();
    let open = ends.into_iter().find(|end| !is_filled(world, &slots[..*end], counted));
    match open {
        Some(end) if sequential => &slots[..end],
        _ => slots,
    }
}

/// Whether one more approver fills a slot that is open now.
fn fills(world: &World, required: &[Requirement], counted: &BTreeSet<String>, approver: &str) -> bool {
    let mut with = counted.clone();
    with.insert(approver.to_owned());
    let open = required.iter().filter(|requirement| !can_meet(world, requirement, counted));
    open.into_iter().any(|requirement| {
        requirement.any_of.iter().any(|slots| {
            let slots = slots_now(world, requirement.sequential, slots, counted);
            filled(world, slots, &with) > filled(world, slots, counted)
        })
    })
}

fn write_slot(slot: &Slot) -> Value {
    match &slot.who {
        Who::Group(group) => json!({ "group": group, "count": slot.count }),
        Who::Users(users) => json!({ "users": users, "count": slot.count }),
        Who::Anyone => json!({ "anyone": true, "count": slot.count }),
    }
}

pub(super) fn write_requirement(requirement: &Requirement) -> Value {
    let write = |slots: &Vec<Slot>| slots.iter().map(write_slot).collect::<Value>();
    let any_of: Value = requirement.any_of.iter().map(write).collect();
    json!({ "sequential": requirement.sequential, "anyOf": any_of })
}

/// Why an approval is not counted; nothing if it is.
fn judge(
    world: &World,
    transaction: &Transaction<'_>,
    required: &[Requirement],
    counted: &BTreeSet<String>,
    approver: &str,
) -> Vec<&'static str> {
    if counted.contains(approver) {
        return vec!["already-approved"];
    }
    let refusals = transaction.refusals(world, approver);
    if refusals.is_empty() && !fills(world, required, counted, approver) {
        return vec!["fills-no-slot"];
    }
    refusals
}

pub(super) fn answer(world: &World, question: &Value) -> Option<Value> {
    let asked = &question["transaction"];
    let amount = match text(asked, "amount") {
        Some(amount) => Some(world.parse(amount)?),
        None => None,
    };
    let action = text(asked, "action").filter(|action| world.actions.contains_key(*action))?;
    let (user, giver) = (text(asked, "user")?, text(asked, "onBehalfOf"));
    let transaction = Transaction { user, giver, action, place: Place::of(asked), amount };
    let required: Vec<Requirement> = list(question, "requirements").map(requirement).collect();
    let mut order = texts(question, "accepted");
    let mut counted: BTreeSet<String> = order.iter().cloned().collect();
    let mut refused = Vec::new();
    for approver in texts(question, "approvals") {
        let reasons = judge(world, &transaction, &required, &counted, &approver);
        if reasons.is_empty() {
            counted.insert(approver.clone());
            order.push(approver);
        } else {
            refused.push(json!({ "user": approver, "reasons": reasons }));
        }
    }
    let judged = |user: &&String| judge(world, &transaction, &required, &counted, user).is_empty();
    let eligible: Vec<&String> = world.users.keys().filter(judged).collect();
    let met: Vec<bool> = required.iter().map(|requirement| can_meet(world, requirement, &counted)).collect();
    Some(json!({
        "approved": met.iter().all(|met| *met),
        "requirements": met,
        "counted": order,
        "refused": refused,
        "eligible": eligible,
    }))
}
