//! Who may approve, and which approvals count.

use serde_json::{Value, json};

use super::date::day_number;
use super::limit::{highest, is_within};
use super::model::{Requirement, Slot, Who, World};
use super::money::parse_spent;
use super::permission::{Behalf, Place};
use super::read::{list, requirement, text};
use super::sequence::{moves, standing};
use super::signature::{Signature, filled, is_filled, is_used};

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
    fn is_initiator(&self, user: &str) -> bool {
        user == self.user || Some(user) == self.giver
    }

    /// Why a user is not entitled to approve.
    fn refusals(&self, world: &World, approver: &str) -> Vec<&'static str> {
        if !world.users.contains_key(approver) {
            return vec!["unknown-user"];
        }
        let mut reasons = Vec::new();
        if self.is_initiator(approver) && !world.self_approval {
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

    /// Why somebody may not approve in a giver's place.
    fn refusals_on_behalf(&self, world: &World, person: &str, giver: &str, today: i64) -> Vec<&'static str> {
        let Some(known) = world.users.get(person) else { return vec!["unknown-user"] };
        let mut reasons = Vec::new();
        if (self.is_initiator(person) || self.is_initiator(giver)) && !world.self_approval {
            reasons.push("own-transaction");
        }
        let Some(approving) = &world.actions[self.action].approved_by else {
            reasons.push("not-approvable");
            return reasons;
        };
        if !known.active {
            reasons.push("user-not-active");
        }
        let behalf = Behalf { giver, days: vec![today] };
        // A place that is none is covered by nothing.
        let is_place = world.ending(person, approving, self.place).is_empty();
        if !is_place || world.covering(&behalf, person, approving, self.place).is_empty() {
            reasons.push("no-grant");
            return reasons;
        }
        let in_force = world.in_force(&behalf, person, approving, self.place);
        if in_force.is_empty() {
            reasons.push("grant-not-in-force");
        }
        let bound = highest(in_force.iter().map(|grant| grant.per_transaction));
        let mut own = self.refusals(world, giver);
        let is_refused = own.iter().any(|reason| *reason != "own-transaction");
        if !is_refused
            && self.amount.is_some()
            && !is_within(self.amount, bound.filter(|_| !in_force.is_empty()))
        {
            own.push("above-approver-limit");
        }
        for reason in own {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }

    /// Everybody who may approve for themselves.
    pub fn entitled(&self, world: &World) -> Vec<Signature> {
        let users = world.users.keys().filter(|user| self.refusals(world, user).is_empty());
        users.map(|user| Signature::own(user)).collect()
    }
}

/// Whether these, all together, can meet a requirement that nobody has signed for yet.
pub(super) fn can_meet(world: &World, requirement: &Requirement, signatures: &[Signature]) -> bool {
    requirement.any_of.iter().any(|slots| is_filled(world, slots, signatures))
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

/// A transaction with its approvals.
struct Approvals<'q> {
    world: &'q World,
    transaction: Transaction<'q>,
    required: Vec<Requirement>,
    today: Option<i64>,
    /// Everybody who may approve for themselves, whether or not they have.
    entitled: Vec<Signature>,
}

impl Approvals<'_> {
    fn may_sign(&self, signed: &[Signature]) -> Vec<Signature> {
        self.entitled.iter().filter(|own| !is_used(signed, own)).cloned().collect()
    }

    fn is_met(&self, requirement: &Requirement, signed: &[Signature]) -> bool {
        let may_sign = self.may_sign(signed);
        requirement.any_of.iter().any(|slots| match requirement.sequential {
            true => standing(self.world, slots, signed, &may_sign).is_met,
            false => is_filled(self.world, slots, signed),
        })
    }

    /// Whether those who may still sign could meet a requirement, all together.
    fn can_end(&self, requirement: &Requirement, signed: &[Signature]) -> bool {
        let may_sign = self.may_sign(signed);
        requirement.any_of.iter().any(|slots| match requirement.sequential {
            true => standing(self.world, slots, signed, &may_sign).can_end,
            false => is_filled(self.world, slots, &[signed, &may_sign].concat()),
        })
    }

    /// Whether one more signature fills a slot that is open now.
    fn fills(&self, signed: &[Signature], signature: &Signature) -> bool {
        let world = self.world;
        let with = [signed, std::slice::from_ref(signature)].concat();
        let (now, then) = (self.may_sign(signed), self.may_sign(&with));
        let open = self.required.iter().filter(|requirement| !self.is_met(requirement, signed));
        open.into_iter().any(|requirement| {
            requirement.any_of.iter().any(|slots| match requirement.sequential {
                true => moves(world, slots, (signed, &now), (signature, &then)),
                false => filled(world, slots, &with) > filled(world, slots, signed),
            })
        })
    }

    /// Why a signature is not counted; nothing if it is.
    fn judge(&self, signed: &[Signature], signature: &Signature) -> Vec<&'static str> {
        if is_used(signed, signature) {
            return vec!["already-approved"];
        }
        let refusals = match &signature.on_behalf_of {
            None => self.transaction.refusals(self.world, &signature.person),
            Some(giver) => {
                let today = self.today.expect("it was looked for");
                self.transaction.refusals_on_behalf(self.world, &signature.person, giver, today)
            }
        };
        if !refusals.is_empty() {
            return refusals;
        }
        if !self.fills(signed, signature) {
            return vec!["fills-no-slot"];
        }
        let with = [signed, std::slice::from_ref(signature)].concat();
        let strands = |requirement| self.can_end(requirement, signed) && !self.can_end(requirement, &with);
        if signature.on_behalf_of.is_some() && self.required.iter().any(strands) {
            return vec!["strands-requirement"];
        }
        Vec::new()
    }

    /// Everybody in everybody's place whose signature would count now.
    fn eligible_on_behalf(&self, signed: &[Signature]) -> Vec<Value> {
        let people = self.world.users.keys();
        let pairs = people
            .flat_map(|person| self.world.users.keys().map(move |giver| Signature::on_behalf(person, giver)));
        pairs.filter(|pair| self.judge(signed, pair).is_empty()).map(|pair| pair.write()).collect()
    }
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
    let today = text(question, "today").map(day_number);
    let entitled = transaction.entitled(world);
    let required = list(question, "requirements").map(requirement).collect();
    let approvals = Approvals { world, transaction, required, today, entitled };
    let given: Vec<Signature> = list(question, "approvals").map(Signature::read).collect();
    if today.is_none() && given.iter().any(|signature| signature.on_behalf_of.is_some()) {
        return None;
    }
    let mut signed: Vec<Signature> = Vec::new();
    for accepted in list(question, "accepted").map(Signature::read) {
        if !is_used(&signed, &accepted) {
            signed.push(accepted);
        }
    }
    let mut refused = Vec::new();
    for signature in given {
        let reasons = approvals.judge(&signed, &signature);
        if reasons.is_empty() {
            signed.push(signature);
            continue;
        }
        let mut refusal = json!({ "user": signature.person, "reasons": reasons });
        if let Some(giver) = &signature.on_behalf_of {
            refusal["onBehalfOf"] = giver.clone().into();
        }
        refused.push(refusal);
    }
    Some(approvals.write(&signed, refused))
}

impl Approvals<'_> {
    fn write(&self, signed: &[Signature], refused: Vec<Value>) -> Value {
        let eligible = self.entitled.iter().filter(|own| self.judge(signed, own).is_empty());
        let met: Vec<bool> =
            self.required.iter().map(|requirement| self.is_met(requirement, signed)).collect();
        let mut answer = json!({
            "approved": met.iter().all(|met| *met),
            "requirements": met,
            "counted": signed.iter().map(Signature::write).collect::<Value>(),
            "refused": refused,
            "eligible": eligible.map(Signature::write).collect::<Value>(),
        });
        let on_behalf = self.today.map(|_| self.eligible_on_behalf(signed)).unwrap_or_default();
        if !on_behalf.is_empty() {
            answer["eligibleOnBehalf"] = on_behalf.into();
        }
        answer
    }
}
