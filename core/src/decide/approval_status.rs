//! Where a pending transaction stands: whose approvals count, which are refused and why, who may approve next.

use alloc::vec::Vec;

use crate::data::ids::{SignatoryGroupIx, UserIx};
use crate::decide::approval::Transaction;
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
        /// Given in another's place, it would leave a requirement that the others could no longer meet.
        StrandsRequirement = "strands-requirement",
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

/// Who signed, and whose approval it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approval {
    /// Who signed.
    pub signer: UserIx,
    /// In whose place, under a grant: slots, groups and limit are theirs.
    pub on_behalf_of: Option<UserIx>,
}

impl Approval {
    /// Whose it is.
    #[must_use]
    pub fn whose(self) -> UserIx {
        self.on_behalf_of.unwrap_or(self.signer)
    }
}

/// An approval that was judged when it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Whose.
    pub approval: Approval,
    /// The signatory groups then of whose it is; `None`: those of today count.
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

impl Pending<'_> {
    /// Whether the user entered it, or it was entered for them.
    pub(crate) fn is_own(&self, user: UserIx) -> bool {
        [self.initiator, self.on_behalf_of].contains(&Some(user))
    }
}

/// The approvals of a transaction, judged in order.
#[derive(Debug)]
pub struct ApprovalStatus {
    /// By requirement, whether it is met.
    pub met: Vec<bool>,
    /// Whose approvals count, in order.
    pub counted: Vec<Approval>,
    /// Whose were refused, in order.
    pub refused: Vec<(Approval, Vec<ApprovalReason>)>,
    /// Whose would be counted now.
    pub eligible: Vec<UserIx>,
    /// Whose would be counted now in whose place.
    pub eligible_in_place: Vec<Approval>,
}

impl Engine {
    /// A pending transaction whose place is known.
    pub(crate) fn transaction(&self, pending: Pending<'_>) -> Option<Transaction> {
        let (customer, account) = self.located(pending.place)?;
        let Pending { initiator, on_behalf_of, action, amount, .. } = pending;
        Some(Transaction { initiator, on_behalf_of, action, customer, account, amount })
    }

    /// Why a user may not approve a transaction at all.
    pub(crate) fn approver_reasons(&self, approver: UserIx, pending: Pending<'_>) -> Vec<ApprovalReason> {
        let mut reasons = Vec::new();
        // In the order of the specification, and not ended by the first: a person is told everything that stands
        // against them.
        if pending.is_own(approver) && !self.entity.settings.self_approval {
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
