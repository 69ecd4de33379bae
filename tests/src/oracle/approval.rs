//! Who may approve, and which approvals count.

use serde_json::{Value, json};

use super::limit::is_within;
use super::model::{Requirement, Slot, Who, World};
use super::money::parse_spent;
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

    pub fn entitled(&self, world: &World) -> Vec<Approver> {
        let users = world.users.keys();
        users
            .filter(|user| self.refusals(world, user).is_empty())
            .map(|user| Approver::of_today(user))
            .collect()
    }
}

/// Somebody who approves or has approved.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Approver {
    user: String,
    /// In which groups they were when they approved; nothing: those of today count.
    groups: Option<Vec<String>>,
}

impl Approver {
    fn of_today(user: &str) -> Self {
        Self { user: user.to_owned(), groups: None }
    }

    /// One of the approvals that were accepted: somebody, or somebody with groups.
    fn accepted(value: &Value) -> Self {
        match value.as_str() {
            Some(user) => Self::of_today(user),
            None => Self {
                user: text(value, "user").expect("a user").to_owned(),
                groups: Some(texts(value, "groups")),
            },
        }
    }

    fn can_fill(&self, world: &World, slot: &Slot) -> bool {
        match (&slot.who, &self.groups) {
            (Who::Group(group), Some(then)) => then.contains(group),
            (Who::Group(group), None) => world.signatories[group].contains(&self.user),
            (Who::Users(users), _) => users.contains(&self.user),
            (Who::Anyone, _) => true,
        }
    }
}

fn total(slots: &[Slot]) -> i128 {
    slots.iter().map(|slot| slot.count).sum()
}

/// How many places of the slots the approvers can fill, one place each.
///
/// By the theorem of Hall in its form with a deficit: what stays empty is the largest want of any selection of
/// slots, that is its places less the approvers who can fill one of its slots.
fn filled(world: &World, slots: &[Slot], approvers: &[Approver]) -> i128 {
    let mut deficit = 0;
    for selection in 0..1_u32 << slots.len() {
        let chosen = slots.iter().enumerate().filter(|(index, _)| selection >> index & 1 == 1);
        let chosen: Vec<&Slot> = chosen.map(|(_, slot)| slot).collect();
        let able = approvers.iter().filter(|who| chosen.iter().any(|slot| who.can_fill(world, slot))).count();
        let places: i128 = chosen.iter().map(|slot| slot.count).sum();
        deficit = deficit.max(places - i128::try_from(able).expect("few users"));
    }
    total(slots) - deficit
}

fn is_filled(world: &World, slots: &[Slot], approvers: &[Approver]) -> bool {
    filled(world, slots, approvers) == total(slots)
}

/// Whether these approvers, all together, meet a requirement.
pub(super) fn can_meet(world: &World, requirement: &Requirement, approvers: &[Approver]) -> bool {
    requirement.any_of.iter().any(|slots| is_filled(world, slots, approvers))
}

/// The slots that are looked at now: all, or in sequence those up to the first open one.
fn slots_now<'r>(world: &World, sequential: bool, slots: &'r [Slot], counted: &[Approver]) -> &'r [Slot] {
    let ends = 1..=slots.len();
    let open = ends.into_iter().find(|end| !is_filled(world, &slots[..*end], counted));
    match open {
        Some(end) if sequential => &slots[..end],
        _ => slots,
    }
}

/// Whether one more approver fills a slot that is open now.
fn fills(world: &World, required: &[Requirement], counted: &[Approver], approver: &str) -> bool {
    let mut with = counted.to_vec();
    with.push(Approver::of_today(approver));
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
    counted: &[Approver],
    approver: &str,
) -> Vec<&'static str> {
    if counted.iter().any(|counted| counted.user == approver) {
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
        Some(amount) => Some(parse_spent(amount, world.digits())?),
        None => None,
    };
    let action = text(asked, "action").filter(|action| world.actions.contains_key(*action))?;
    let (user, giver) = (text(asked, "user")?, text(asked, "onBehalfOf"));
    let transaction = Transaction { user, giver, action, place: Place::of(asked), amount };
    let required: Vec<Requirement> = list(question, "requirements").map(requirement).collect();
    let mut counted: Vec<Approver> = Vec::new();
    for accepted in list(question, "accepted").map(Approver::accepted) {
        if counted.iter().all(|counted| counted.user != accepted.user) {
            counted.push(accepted);
        }
    }
    let mut refused = Vec::new();
    for approver in texts(question, "approvals") {
        let reasons = judge(world, &transaction, &required, &counted, &approver);
        if reasons.is_empty() {
            counted.push(Approver::of_today(&approver));
        } else {
            refused.push(json!({ "user": approver, "reasons": reasons }));
        }
    }
    let order: Vec<&String> = counted.iter().map(|counted| &counted.user).collect();
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
