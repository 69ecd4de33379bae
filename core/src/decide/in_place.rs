//! Approving in another's place: a person signs under a grant, and the approval is its giver's.

use alloc::vec::Vec;

use crate::data::ids::{ActionIx, UserIx};
use crate::data::sorting::sort_by;
use crate::decide::approval_status::{Approval, ApprovalReason, ApprovalRefusal, Pending};
use crate::decide::on_behalf::DelegatedRequest;
use crate::model::engine::Engine;
use crate::model::reason::ReasonCode;
use crate::value::amount::Total;
use crate::value::day::Day;

impl Engine {
    /// Why somebody may not approve a transaction in the giver's place, whatever is required, each reason once.
    pub(crate) fn in_place_reasons(
        &self,
        signer: UserIx,
        giver: UserIx,
        pending: Pending<'_>,
        today: Day,
    ) -> Vec<ApprovalReason> {
        let mut reasons = Vec::new();
        let own = [signer, giver].iter().any(|user| pending.is_own(*user));
        if own && !self.entity.settings.self_approval {
            reasons.push(ApprovalReason::Approval(ApprovalRefusal::OwnTransaction));
        }
        let Some(approving) = self.action(pending.action).and_then(|action| action.approved_by) else {
            reasons.push(ApprovalReason::Approval(ApprovalRefusal::NotApprovable));
            return reasons;
        };
        let is_active = self.is_active(signer);
        if !is_active {
            reasons.push(ApprovalReason::Permission(ReasonCode::UserNotActive));
        }
        // Without a grant nothing may be learned about the giver, not even whether such a user exists.
        let asked = self.approving_for(signer, giver, approving, pending, today);
        let Some(asked) = asked.filter(|asked| !self.covering(*asked).is_empty()) else {
            reasons.push(ApprovalReason::Permission(ReasonCode::NoGrant));
            return reasons;
        };
        let acting = self.acting(asked);
        if acting.is_none() {
            reasons.push(ApprovalReason::Permission(ReasonCode::GrantNotInForce));
        }
        let refusals = self.refusals(asked.request);
        for code in &refusals {
            // Each reason once: it is told for the signer first.
            if *code != ReasonCode::UserNotActive || is_active {
                reasons.push(ApprovalReason::Permission(*code));
            }
        }
        let ceiling_broken = |amount: Total| acting.is_some_and(|acting| acting.ceiling.is_broken_by(amount));
        let above = self.is_above_approver_limit(asked.request, pending.amount)
            || pending.amount.is_some_and(|amount| ceiling_broken(amount.into()));
        if refusals.is_empty() && above {
            reasons.push(ApprovalReason::Approval(ApprovalRefusal::AboveApproverLimit));
        }
        reasons
    }

    /// The approving action as the signer asks for it in the giver's place; `None` where the transaction's place is none.
    fn approving_for(
        &self,
        signer: UserIx,
        giver: UserIx,
        approving: ActionIx,
        pending: Pending<'_>,
        today: Day,
    ) -> Option<DelegatedRequest> {
        let (user, action) = (self.people.users.id(signer), self.catalogue.actions.id(approving));
        let mut request = self.request(user, action, pending.place).ok()?;
        request.user = giver;
        Some(DelegatedRequest { acting: signer, request, days: [today; 2] })
    }

    /// Who may approve a transaction in whose place, whatever is required; sorted by the ids of both.
    pub(crate) fn approvers_in_place(&self, pending: Pending<'_>, today: Day) -> Vec<Approval> {
        let Some(transaction) = self.transaction(pending) else { return Vec::new() };
        let mut approvers = Vec::new();
        for (giver, signer) in self.grants.between.keys() {
            let here =
                self.grants_between(*giver, *signer).any(|(_, grant)| grant.customer == transaction.customer);
            if here && self.in_place_reasons(*signer, *giver, pending, today).is_empty() {
                approvers.push(Approval { signer: *signer, on_behalf_of: Some(*giver) });
            }
        }
        let id = |user: UserIx| self.people.users.id(user);
        let ids = |approval: &Approval| (id(approval.signer), approval.on_behalf_of.map(id));
        sort_by(&mut approvers, |one, other| ids(one).cmp(&ids(other)));
        approvers
    }
}
