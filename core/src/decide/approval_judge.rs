//! Judges the approvals of a pending transaction, one after the other.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::data::ids::{SignatoryGroupIx, UserIx};
use crate::data::table::Set;
use crate::decide::approval_status::{
    Accepted, Approval, ApprovalReason, ApprovalRefusal, ApprovalStatus, Pending,
};
use crate::decide::matching::Filling;
use crate::decide::signing_order::{Open, SigningOrder, Takes, add_all};
use crate::model::engine::Engine;
use crate::model::reason::ReasonCode;
use crate::model::requirement::{Approvers, Requirement, Slot};
use crate::value::day::Day;

/// The state while approvals are judged.
#[derive(Clone)]
struct Judge<'e, 'q> {
    engine: &'e Engine,
    pending: Pending<'q>,
    today: Option<Day>,
    requirements: &'e [Requirement],
    /// The approvals that count, in the order in which they were given.
    counted: Vec<Approval>,
    /// Whose approvals those are.
    whose: Set<UserIx>,
    /// The groups that each of these was in when it was given; `None` if those of today count.
    groups_then: Vec<Option<Vec<SignatoryGroupIx>>>,
    /// Everybody who has signed, for themselves or for others.
    signed: Set<UserIx>,
    /// Those entitled to approve who may still sign for themselves.
    still: Vec<UserIx>,
    /// By alternative of the requirements whose slots are taken in order.
    orders: Vec<Vec<SigningOrder<'e>>>,
    /// Users whom some slot names one by one.
    named: Set<UserIx>,
}

impl Engine {
    /// Judges approvals in order, after accepted ones, which count without being judged again. Numbers beyond the users
    /// of the snapshot stand for people whom it does not know, each for one. Grants are in force on a day; without one
    /// nobody approves in another's place.
    #[must_use]
    pub fn approval_status(
        &self,
        (pending, today): (Pending<'_>, Option<Day>),
        requirements: &[Requirement],
        accepted: &[Accepted],
        approvals: &[Approval],
    ) -> ApprovalStatus {
        let mut judge = Judge::new(self, (pending, today), requirements, accepted);
        let mut refused = Vec::new();
        for approval in approvals {
            let reasons = judge.reasons(*approval);
            if reasons.is_empty() {
                judge.count(*approval);
            } else {
                refused.push((*approval, reasons));
            }
        }
        let (met, eligible, eligible_in_place) = (judge.met(), judge.eligible(), judge.eligible_in_place());
        ApprovalStatus { met, counted: judge.counted, refused, eligible, eligible_in_place }
    }
}

impl<'e, 'q> Judge<'e, 'q> {
    fn new(
        engine: &'e Engine,
        (pending, today): (Pending<'q>, Option<Day>),
        requirements: &'e [Requirement],
        accepted: &[Accepted],
    ) -> Self {
        // Collected once: it decides for each of up to thousands of unknown people whether they are all alike.
        let slots = requirements.iter().flat_map(|requirement| requirement.any_of.iter().flatten());
        let named = slots.flat_map(|slot| match &slot.approvers {
            Approvers::Users(users) => users.as_slice(),
            _ => &[],
        });
        let mut judge = Self {
            engine,
            pending,
            today,
            requirements,
            counted: Vec::new(),
            whose: Set::default(),
            groups_then: Vec::new(),
            signed: Set::default(),
            still: engine.transaction(pending).map(|of| engine.entitled(of)).unwrap_or_default(),
            orders: Vec::new(),
            named: named.copied().collect(),
        };
        for Accepted { approval, groups } in accepted {
            // Judged when they were given: a later change of rights or groups must not undo an approval.
            judge.enter(*approval, groups.clone());
        }
        judge.replay();
        judge
    }

    /// Enters an approval, unless its signer has signed or somebody has signed in the same name already.
    fn enter(&mut self, approval: Approval, groups: Option<Vec<SignatoryGroupIx>>) {
        let whose = approval.whose();
        if self.has_signed(approval) {
            return;
        }
        self.whose.insert(whose);
        self.groups_then.push(groups);
        self.signed.insert(approval.signer);
        self.counted.push(approval);
        self.still.retain(|user| *user != whose && *user != approval.signer);
    }

    /// Counts an approval that nothing refuses.
    fn count(&mut self, approval: Approval) {
        self.enter(approval, None);
        if approval.on_behalf_of.is_some() {
            // Its signer may sign for themselves no longer, so others may be needed elsewhere.
            return self.replay();
        }
        let mut orders = core::mem::take(&mut self.orders);
        for order in orders.iter_mut().flatten() {
            order.sign(approval.signer, &self.still, self);
        }
        self.orders = orders;
    }

    /// Lets all who are counted take their places again, one after the other.
    fn replay(&mut self) {
        let everybody: Vec<UserIx> = self.whose.iter().chain(&self.still).copied().collect();
        let replayed = |slots: &'e Vec<Slot>| {
            let mut order = SigningOrder::new(slots);
            for (place, user) in everybody.iter().enumerate().take(self.counted.len()) {
                order.sign(*user, everybody.get(place.saturating_add(1)..).unwrap_or_default(), self);
            }
            order
        };
        let orders = self.requirements.iter().map(|requirement| {
            let slots: &[_] = if requirement.sequential { &requirement.any_of } else { &[] };
            slots.iter().map(replayed).collect()
        });
        self.orders = orders.collect();
    }

    /// Whether its signer has signed, or somebody has in the same name: a person and a name are used once each.
    fn has_signed(&self, approval: Approval) -> bool {
        self.signed.contains(&approval.signer) || self.whose.contains(&approval.whose())
    }

    /// Why an approval would not be counted now.
    fn reasons(&self, approval: Approval) -> Vec<ApprovalReason> {
        if self.has_signed(approval) {
            // Before all other reasons, and alone.
            return alloc::vec![ApprovalReason::Approval(ApprovalRefusal::AlreadyApproved)];
        }
        if !self.engine.knows(approval.signer) {
            return alloc::vec![ApprovalReason::Permission(ReasonCode::UnknownUser)];
        }
        let mut reasons = match (approval.on_behalf_of, self.today) {
            (None, _) => self.engine.approver_reasons(approval.signer, self.pending),
            (Some(giver), Some(today)) => {
                self.engine.in_place_reasons(approval.signer, giver, self.pending, today)
            }
            // Without a day no grant is in force.
            (Some(_), None) => alloc::vec![ApprovalReason::Permission(ReasonCode::NoGrant)],
        };
        if reasons.is_empty() {
            reasons.extend(self.refusal_of_slots(approval, &self.open()).map(ApprovalReason::Approval));
        }
        reasons
    }

    /// Why what is required does not take the approval of somebody who may give it.
    fn refusal_of_slots(&self, approval: Approval, open: &[Open<'_>]) -> Option<ApprovalRefusal> {
        if !fills_one(open, approval.whose()) {
            return Some(ApprovalRefusal::FillsNoSlot);
        }
        let strands = approval.on_behalf_of.is_some() && self.strands(approval);
        strands.then_some(ApprovalRefusal::StrandsRequirement)
    }

    /// Whether an approval would leave a requirement that those who may still sign could meet, and then could not.
    fn strands(&self, approval: Approval) -> bool {
        let mut after = self.clone();
        after.count(approval);
        let mut places = 0..self.requirements.len();
        places.any(|place| self.can_still_be_met(place) && !after.can_still_be_met(place))
    }

    /// Whether those who may still sign can meet a requirement.
    fn can_still_be_met(&self, place: usize) -> bool {
        let Some(requirement) = self.requirements.get(place) else { return true };
        if requirement.sequential {
            return self.orders_of(place).iter().any(|order| order.can_be_completed(&self.still, self));
        }
        requirement.any_of.iter().any(|slots| {
            let mut filling = self.filled(slots);
            filling.is_full() || self.still.iter().any(|user| filling.add(*user) && filling.is_full())
        })
    }

    fn orders_of(&self, place: usize) -> &[SigningOrder<'e>] {
        self.orders.get(place).map_or(&[], Vec::as_slice)
    }

    /// By requirement, whether it is met.
    fn met(&self) -> Vec<bool> {
        (0..self.requirements.len()).map(|place| self.waiting(place).is_none()).collect()
    }

    /// The alternatives of a requirement, filled with whatever counts, as far as they wait for approvals now; `None` if
    /// one of them is met.
    fn waiting(&self, place: usize) -> Option<Vec<Open<'_>>> {
        let requirement = self.requirements.get(place)?;
        if requirement.sequential {
            return self.orders_of(place).iter().map(|order| order.open(self)).collect();
        }
        let filled = requirement.any_of.iter().map(|slots| self.filled(slots));
        filled.map(|filling| Some(filling).filter(|filling| !filling.is_full())).collect()
    }

    /// Whatever waits for approvals now. An approval counts if it raises the number of filled slots in one of them.
    fn open(&self) -> Vec<Open<'_>> {
        (0..self.requirements.len()).filter_map(|place| self.waiting(place)).flatten().collect()
    }

    /// The slots, filled with as many of the counted approvers as fit.
    fn filled<'s>(&'s self, slots: &'s [Slot]) -> Open<'s> {
        let takes = move |place: usize, user| slots.get(place).is_some_and(|slot| self.takes(slot, user));
        let mut filling: Open<'s> = Filling::new(slots.iter().map(|slot| slot.count), Box::new(takes));
        let counted: Vec<UserIx> = self.whose.iter().copied().collect();
        add_all(&mut filling, &counted, self);
        filling
    }

    /// The groups that somebody was in when their approval was given, where those count.
    fn groups_of(&self, user: UserIx) -> Option<&[SignatoryGroupIx]> {
        self.groups_then.get(self.whose.get_index_of(&user)?)?.as_deref()
    }

    /// Whose own approval would be counted now, in the order of their ids.
    fn eligible(&self) -> Vec<UserIx> {
        let open = self.open();
        let filling = self.still.iter().copied().filter(|user| fills_one(&open, *user));
        self.engine.people.users.sorted(filling)
    }

    /// Whose approval would be counted now in whose place, in the order of their ids.
    fn eligible_in_place(&self) -> Vec<Approval> {
        let Some(today) = self.today else { return Vec::new() };
        let (mut eligible, open) = (self.engine.approvers_in_place(self.pending, today), self.open());
        eligible.retain(|approval| {
            !self.has_signed(*approval) && self.refusal_of_slots(*approval, &open).is_none()
        });
        eligible
    }
}

fn fills_one(open: &[Open<'_>], user: UserIx) -> bool {
    open.iter().any(|filling| filling.takes_one_more(user))
}

impl Takes for Judge<'_, '_> {
    /// A counted approval keeps filling the slots of the groups that its giver was in: otherwise a transaction whose
    /// approver left would hang for ever.
    fn takes(&self, slot: &Slot, user: UserIx) -> bool {
        match (&slot.approvers, self.groups_of(user)) {
            (Approvers::Group(group), Some(then)) => then.contains(group),
            (approvers, _) => self.engine.takes(approvers, user),
        }
    }

    fn is_just_anyone(&self, user: UserIx) -> bool {
        !self.engine.knows(user) && self.groups_of(user).is_none() && !self.named.contains(&user)
    }
}
