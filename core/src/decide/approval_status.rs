//! Where a pending transaction stands: whose approvals count, which are refused and why, who may approve next.

use alloc::collections::btree_map::{BTreeMap, Entry};
use alloc::collections::btree_set::BTreeSet;
use alloc::vec::Vec;

use crate::data::ids::{SignatoryGroupIx, UserIx};
use crate::decide::approval::Transaction;
use crate::decide::matching::Filling;
use crate::model::approvals::{Approvers, Requirement, Slot};
use crate::model::engine::Engine;
use crate::model::reason::ReasonCode;
use crate::model::request::Place;
use crate::value::amount::Amount;
use crate::words::words;

words! {
    /// Why an approval is refused, beside the reasons of the approver's permissions.
    ApprovalRefusal {
        /// The initiator, or whom it was entered for, where self approval is off.
        OwnTransaction = "own-transaction",
        /// The action names no approving action.
        NotApprovable = "not-approvable",
        /// The amount is above what the approver may approve in one transaction.
        AboveApproverLimit = "above-approver-limit",
        /// The user's approval counts already.
        AlreadyApproved = "already-approved",
        /// Nothing that is open now is waiting for this user.
        FillsNoSlot = "fills-no-slot",
    }
}

/// One reason of a refused approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApprovalReason {
    /// The approver may not do the approving action there.
    Permission(ReasonCode),
    /// Anything else.
    Approval(ApprovalRefusal),
}

/// An approval that was judged when it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Whose.
    pub user: UserIx,
    /// The signatory groups they were in then; `None`: those of today count.
    pub groups: Option<Vec<SignatoryGroupIx>>,
}

/// A transaction that waits for approval, as a question names it.
#[derive(Debug, Clone, Copy)]
pub struct Pending<'q> {
    /// Who entered it; `None` for an unknown user.
    pub initiator: Option<UserIx>,
    /// Whom it was entered for, if not for the initiator.
    pub on_behalf_of: Option<UserIx>,
    /// What it does.
    pub action: crate::data::ids::ActionIx,
    /// Where.
    pub place: Place<'q>,
    /// How much, in the base currency.
    pub amount: Option<Amount>,
}

/// The approvals of a transaction, judged in order.
#[derive(Debug)]
pub struct ApprovalStatus {
    /// By requirement, whether it is met.
    pub met: Vec<bool>,
    /// Whose approvals count, in order.
    pub counted: Vec<UserIx>,
    /// Whose were refused, in order.
    pub refused: Vec<(UserIx, Vec<ApprovalReason>)>,
    /// Whose would be counted now.
    pub eligible: Vec<UserIx>,
}

/// The state while approvals are judged, one after the other.
struct Judge<'e, 'q> {
    engine: &'e Engine,
    pending: Pending<'q>,
    requirements: &'e [Requirement],
    /// Whose approvals count, in the order in which they were given.
    counted: Vec<UserIx>,
    /// By counted user: the groups they were in when they approved; `None` if those of today count.
    groups_then: BTreeMap<UserIx, Option<Vec<SignatoryGroupIx>>>,
    /// Users whom some slot names one by one.
    named: BTreeSet<UserIx>,
}

impl Engine {
    /// Judges approvals in order, after accepted ones, which count without being judged again. Numbers beyond the users
    /// of the snapshot stand for people whom it does not know, each for one.
    #[must_use]
    pub fn approval_status(
        &self,
        pending: Pending<'_>,
        requirements: &[Requirement],
        accepted: &[Accepted],
        approvals: &[UserIx],
    ) -> ApprovalStatus {
        let mut judge = Judge::new(self, pending, requirements);
        for Accepted { user, groups } in accepted {
            // Judged when they were given: a later change of rights or groups must not undo an approval.
            judge.count(*user, groups.clone());
        }
        let mut refused = Vec::new();
        for user in approvals {
            let reasons = judge.reasons(*user);
            if reasons.is_empty() {
                judge.count(*user, None);
            } else {
                refused.push((*user, reasons));
            }
        }
        let met = requirements.iter().map(|requirement| judge.is_met(requirement)).collect();
        let eligible = judge.eligible();
        ApprovalStatus { met, counted: judge.counted, refused, eligible }
    }

    /// A pending transaction whose place is known.
    pub(crate) fn transaction(&self, pending: Pending<'_>) -> Option<Transaction> {
        let (customer, account) = self.located(pending.place)?;
        let Pending { initiator, on_behalf_of, action, amount, .. } = pending;
        Some(Transaction { initiator, on_behalf_of, action, customer, account, amount })
    }

    /// Why a user may not approve a transaction at all.
    fn approver_reasons(&self, approver: UserIx, pending: Pending<'_>) -> Vec<ApprovalReason> {
        let mut reasons = Vec::new();
        // In the order of the specification, and not ended by the first: a person is told everything that stands
        // against them.
        let own = [pending.initiator, pending.on_behalf_of].contains(&Some(approver));
        if own && !self.entity.settings.self_approval {
            reasons.push(ApprovalReason::Approval(ApprovalRefusal::OwnTransaction));
        }
        let Some(approving) = self.action(pending.action).and_then(|action| action.approved_by) else {
            reasons.push(ApprovalReason::Approval(ApprovalRefusal::NotApprovable));
            return reasons;
        };
        let user = self.people.users.id(approver);
        let action = self.catalogue.actions.id(approving);
        let refusals = match self.request(user, action, pending.place) {
            Err(refusals) => refusals,
            Ok(request) => {
                // Only if check passes: without the action a user has no limit of it.
                let refusals = self.refusals(request);
                if refusals.is_empty() && self.is_above_approver_limit(request, pending.amount) {
                    reasons.push(ApprovalReason::Approval(ApprovalRefusal::AboveApproverLimit));
                }
                refusals
            }
        };
        for code in refusals {
            reasons.push(ApprovalReason::Permission(code));
        }
        reasons
    }
}

impl<'e, 'q> Judge<'e, 'q> {
    fn new(engine: &'e Engine, pending: Pending<'q>, requirements: &'e [Requirement]) -> Self {
        // Collected once: it decides for each of up to thousands of unknown people whether they are all alike.
        let slots = requirements.iter().flat_map(|requirement| requirement.any_of.iter().flatten());
        let named = slots.flat_map(|slot| match &slot.approvers {
            Approvers::Users(users) => users.as_slice(),
            _ => &[],
        });
        let (named, groups_then) = (named.copied().collect(), BTreeMap::new());
        Self { engine, pending, requirements, counted: Vec::new(), groups_then, named }
    }

    /// Counts an approval, unless one of the same user is counted already.
    fn count(&mut self, user: UserIx, groups: Option<Vec<SignatoryGroupIx>>) {
        if let Entry::Vacant(place) = self.groups_then.entry(user) {
            place.insert(groups);
            self.counted.push(user);
        }
    }

    fn is_counted(&self, user: UserIx) -> bool {
        self.groups_then.contains_key(&user)
    }

    /// Why an approval would not be counted now.
    fn reasons(&self, user: UserIx) -> Vec<ApprovalReason> {
        if self.is_counted(user) {
            // Before all other reasons, and alone.
            return alloc::vec![ApprovalReason::Approval(ApprovalRefusal::AlreadyApproved)];
        }
        if !self.engine.knows(user) {
            return alloc::vec![ApprovalReason::Permission(ReasonCode::UnknownUser)];
        }
        let mut reasons = self.engine.approver_reasons(user, self.pending);
        if reasons.is_empty() && !fills_one(&self.open(), user) {
            reasons.push(ApprovalReason::Approval(ApprovalRefusal::FillsNoSlot));
        }
        reasons
    }

    fn is_met(&self, requirement: &Requirement) -> bool {
        requirement.any_of.iter().any(|slots| self.filled(slots).is_full())
    }

    /// Whether somebody may fill a slot. A counted approval keeps filling the slots of the groups that its giver was
    /// in: otherwise a transaction whose approver left would hang for ever.
    fn takes(&self, slot: &Slot, user: UserIx) -> bool {
        match (&slot.approvers, self.groups_then.get(&user)) {
            (Approvers::Group(group), Some(Some(then))) => then.contains(group),
            (approvers, _) => self.engine.takes(approvers, user),
        }
    }

    /// The slots, filled with as many of the counted approvers as fit.
    fn filled<'s>(&'s self, slots: &'s [Slot]) -> Filling<impl Fn(usize, UserIx) -> bool + 's> {
        let takes = |place, user| slots.get(place).is_some_and(|slot| self.takes(slot, user));
        let mut filling = Filling::new(slots.iter().map(|slot| slot.count), takes);
        // People of whom nothing is known are all alike: where one of them finds no slot, no other does. Without this,
        // each of thousands of unknown approvers would be a search of its own.
        let mut takes_anyone = true;
        for user in &self.counted {
            if !self.is_just_anyone(*user) {
                filling.add(*user);
            } else if takes_anyone {
                takes_anyone = filling.add(*user);
            }
        }
        filling
    }

    /// Whether somebody fills only the slots of anyone entitled.
    fn is_just_anyone(&self, user: UserIx) -> bool {
        let was_in_groups = self.groups_then.get(&user).is_some_and(Option::is_some);
        !self.engine.knows(user) && !was_in_groups && !self.named.contains(&user)
    }

    /// What waits for approvers: the alternatives of the requirements that are not met yet; where slots are filled in
    /// order, only those up to the first open one. An approval counts if it raises the number of filled
    /// slots in one of them.
    fn open(&self) -> Vec<Filling<impl Fn(usize, UserIx) -> bool + '_>> {
        let mut open = Vec::new();
        for requirement in self.requirements.iter().filter(|requirement| !self.is_met(requirement)) {
            for slots in &requirement.any_of {
                let waiting = if requirement.sequential { self.up_to_first_open(slots) } else { slots };
                open.push(self.filled(waiting));
            }
        }
        open
    }

    fn up_to_first_open<'s>(&self, slots: &'s [Slot]) -> &'s [Slot] {
        let prefix = |length| slots.get(..length).unwrap_or_default();
        // If a prefix can be filled, so can each shorter one: halving finds the longest, with few matchings.
        let (mut filled, mut open) = (0_usize, slots.len());
        while filled.wrapping_add(1) < open {
            let between = filled.midpoint(open);
            if self.filled(prefix(between)).is_full() {
                filled = between;
            } else {
                open = between;
            }
        }
        prefix(open)
    }

    fn eligible(&self) -> Vec<UserIx> {
        let Some(transaction) = self.engine.transaction(self.pending) else { return Vec::new() };
        let open = self.open();
        let mut eligible = Vec::new();
        for user in self.engine.users_at(transaction.customer) {
            if self.engine.may_approve(user, transaction) && !self.is_counted(user) && fills_one(&open, user)
            {
                eligible.push(user);
            }
        }
        self.engine.people.users.sorted(eligible)
    }
}

fn fills_one(open: &[Filling<impl Fn(usize, UserIx) -> bool>], user: UserIx) -> bool {
    open.iter().any(|filling| filling.takes_one_more(user))
}
