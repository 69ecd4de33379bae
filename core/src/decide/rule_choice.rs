//! Which approval rules are in force for a transaction, and what they require of it.

use alloc::borrow::Cow;

use crate::data::ids::{Index, SignatoryGroupIx};
use crate::decide::approval::Transaction;
use crate::model::engine::Engine;
use crate::model::request::Request;
use crate::model::requirement::{Approvers, GroupShare, Requirement, Slot};
use crate::model::rules::{Entered, Rule, RuleRequirement};
use crate::value::currency::Currency;
use crate::value::period::ByPeriod;

impl Engine {
    /// The rules in force for a transaction that is entered in a currency: for each period the account's own, or else
    /// the customer's. Period by period, so an account with a daily rule of its own keeps the customer's weekly one.
    pub(crate) fn rules(&self, request: Request, currency: Currency) -> ByPeriod<Option<&Rule>> {
        let Request { account, customer, action, .. } = request;
        let [own, general] = self.approvals.rules_at(account, customer, action);
        if own.is_none() && general.is_none() {
            return ByPeriod::default();
        }
        let entered = self.entered(request, currency);
        ByPeriod::of(|period| {
            let of_account = own.and_then(|rules| rules.in_force(period, entered));
            of_account.or_else(|| general.and_then(|rules| rules.in_force(period, entered)))
        })
    }

    /// What chooses among the rules of one place.
    pub(crate) fn entered(&self, request: Request, currency: Currency) -> Entered<'_> {
        let groups = self.approvals.choosing(request.user);
        Entered { initiator: request.user, groups, currency }
    }

    /// What a rule requires of a transaction: shares of groups turned into numbers.
    pub(crate) fn numbered<'e>(
        &self,
        required: &'e RuleRequirement,
        transaction: Transaction,
    ) -> Cow<'e, Requirement> {
        if required.shares.is_empty() {
            return Cow::Borrowed(&required.requirement);
        }
        let mut numbered = required.requirement.clone();
        let slots = numbered.any_of.iter_mut().flatten();
        for (slot, share) in slots.zip(&required.shares) {
            if let Some(share) = share {
                slot.count = self.share_of(slot, *share, transaction);
            }
        }
        Cow::Owned(numbered)
    }

    fn share_of(&self, slot: &Slot, share: GroupShare, transaction: Transaction) -> u32 {
        let Approvers::Group(group) = slot.approvers else { return 1 };
        let members = self.members_who_may_sign(group, transaction);
        match share {
            GroupShare::All => members.max(1),
            GroupShare::Majority => (members / 2).saturating_add(1),
        }
    }

    /// The members of a group, without those whose own transaction it is, unless they may approve that.
    fn members_who_may_sign(&self, group: SignatoryGroupIx, transaction: Transaction) -> u32 {
        let Some(group) = self.approvals.group.get(group.at()) else { return 0 };
        let own = |member| transaction.is_own(member) && !self.entity.settings.self_approval;
        let count = group.members.iter().filter(|member| !own(**member)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}
