//! Who may approve a transaction, and whether what is required can be met at all.

use alloc::vec::Vec;

use crate::data::action_sets::RowStart;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, Index, UserIx};
use crate::decide::matching::Filling;
use crate::decide::on_behalf::Acting;
use crate::model::catalogue::Level;
use crate::model::engine::Engine;
use crate::model::request::Request;
use crate::model::requirement::{Approvers, Requirement, Slot};
use crate::value::amount::{Amount, Total};
use crate::value::period::Period;

/// What approving needs to know of a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transaction {
    /// Who entered it.
    /// `None` for somebody the snapshot does not know.
    pub initiator: Option<UserIx>,
    /// Whom it was entered for, if not for the initiator.
    pub on_behalf_of: Option<UserIx>,
    /// What it does.
    pub action: ActionIx,
    /// At which customer.
    pub customer: CustomerIx,
    /// On which account, if the question named one.
    pub account: Option<AccountIx>,
    /// How much, in the base currency.
    pub amount: Option<Amount>,
}

impl Transaction {
    /// The same, entered by somebody who acts for its user.
    pub(crate) fn entered_by(self, acting: Option<Acting>) -> Self {
        match acting {
            None => self,
            Some(acting) => Self { initiator: Some(acting.user), on_behalf_of: self.initiator, ..self },
        }
    }

    /// Whether the user entered it, or it was entered for them.
    pub(crate) fn is_own(&self, user: UserIx) -> bool {
        [self.initiator, self.on_behalf_of].contains(&Some(user))
    }
}

/// Everybody who may have the approving action. Whether they do is asked one by one.
struct Candidates<'e> {
    /// The request that must be allowed, the same for all of them but for the user.
    request: Request,
    /// The users on its account, with what is granted to them; empty if the approving action is of customer level.
    members: &'e [(UserIx, RowStart)],
    /// The users at its customer; empty if the approving action is of account level.
    others: &'e [UserIx],
}

impl Engine {
    /// Whether somebody who is granted the approving action is entitled.
    fn is_entitled(&self, request: Request, transaction: &Transaction) -> bool {
        // Both people of a delegated transaction are its initiators: the giver must not approve what was done in
        // their name.
        let own = transaction.is_own(request.user) && !self.entity.settings.self_approval;
        !own && !self.is_above_approver_limit(request, transaction.amount)
    }

    /// The request that must be allowed to an approver. `None` if the action names no approving action, or if that one
    /// is of account level and the transaction names no account.
    pub(crate) fn approval_request(&self, user: UserIx, transaction: Transaction) -> Option<Request> {
        let action = self.action(transaction.action)?.approved_by?;
        let account = match self.level(action) {
            Level::Account => Some(transaction.account?),
            Level::Customer => None,
        };
        Some(Request { user, action, customer: transaction.customer, account })
    }

    /// Whether the amount is above the approver's own limit of the approving action for one transaction.
    pub(crate) fn is_above_approver_limit(&self, request: Request, amount: Option<Amount>) -> bool {
        let (Some(account), Some(amount), true) = (request.account, amount, self.is_monetary(request.action))
        else {
            return false;
        };
        let deny =
            |assignment| self.bounds(assignment, account, request.action).get(Period::PerTransaction).deny;
        let assignment = self.assignment(request.user, request.customer);
        assignment.is_some_and(|assignment| deny(assignment).is_broken_by(Total::from(amount)))
    }

    /// Up to which amounts the users who are granted the approving action may approve. None where no limit bounds them.
    pub(crate) fn approver_limits(&self, transaction: Transaction) -> Vec<Amount> {
        let Some(Candidates { request, members, .. }) = self.candidates(transaction) else {
            return Vec::new();
        };
        let (Some(account), true) = (request.account, self.is_monetary(request.action)) else {
            return Vec::new();
        };
        let limit = |(user, _): &(UserIx, _)| {
            let assignment = self.assignment(*user, request.customer)?;
            let deny = self.bounds(assignment, account, request.action).get(Period::PerTransaction).deny;
            Amount::from_minor(deny.total()?.minor().into())
        };
        members.iter().filter_map(limit).collect()
    }

    /// Offers the users entitled to approve to `is_enough`, in the order of the snapshot, until it is satisfied;
    /// whether it was.
    fn any_entitled(&self, transaction: Transaction, is_enough: &mut dyn FnMut(UserIx) -> bool) -> bool {
        let Some(candidates) = self.candidates(transaction) else { return false };
        let Candidates { request, members, others } = candidates;
        // `members` come with their rows: one bit is read for each user, where `allows` would search their rights.
        let grants = self.rows.granting(request.action);
        let mut entitled =
            |user| self.is_entitled(Request { user, ..request }, &transaction) && is_enough(user);
        members.iter().any(|(user, row)| grants(*row) && entitled(*user))
            || others.iter().any(|user| self.allows(Request { user: *user, ..request }) && entitled(*user))
    }

    /// The users entitled to approve, in the order of the snapshot.
    pub(crate) fn entitled(&self, transaction: Transaction) -> Vec<UserIx> {
        let mut entitled = Vec::new();
        self.any_entitled(transaction, &mut |user| {
            entitled.push(user);
            false
        });
        entitled
    }

    /// `None` if nobody can be entitled to approve.
    fn candidates(&self, transaction: Transaction) -> Option<Candidates<'_>> {
        // Any user will do: only action and place are taken from the request.
        let request = self.approval_request(UserIx::from_number(0), transaction)?;
        let (members, others): (&[_], &[_]) = match request.account {
            Some(account) => (self.access.members(request.customer, account), &[]),
            None => (&[], self.at_customer(request.customer)),
        };
        Some(Candidates { request, members, others })
    }

    /// The users with an assignment at a customer.
    pub(crate) fn users_at(&self, customer: CustomerIx) -> impl Iterator<Item = UserIx> + '_ {
        self.at_customer(customer).iter().copied()
    }

    fn at_customer(&self, customer: CustomerIx) -> &[UserIx] {
        self.people.of_customer.get(customer.at()).map_or(&[], Vec::as_slice)
    }

    /// Whether the users entitled to approve can meet a requirement.
    pub(crate) fn can_be_met(&self, requirement: &Requirement, transaction: Transaction) -> bool {
        requirement.any_of.iter().any(|slots| self.can_be_filled(slots, transaction))
    }

    fn can_be_filled(&self, slots: &[Slot], transaction: Transaction) -> bool {
        // Most requirements are one approval: the first who fits will do, without a matching.
        if let [Slot { approvers, count: 1 }] = slots {
            return self.any_entitled(transaction, &mut |user| self.takes(approvers, user));
        }
        let mut filling = self.filling(slots);
        let Some(Candidates { members, others, .. }) = self.candidates(transaction) else { return false };
        // A cheap bound first: with fewer people than slots no matching exists.
        if u64::try_from(members.len().max(others.len())).is_ok_and(|count| count < filling.needed()) {
            return false;
        }
        self.any_entitled(transaction, &mut |user| filling.add(user) && filling.is_full())
    }

    /// The slots of an alternative, nobody in them yet.
    pub(crate) fn filling<'e>(
        &'e self,
        slots: &'e [Slot],
    ) -> Filling<impl Fn(usize, UserIx) -> bool + use<'e>> {
        let counts = slots.iter().map(|slot| slot.count);
        Filling::new(counts, move |slot, user| {
            slots.get(slot).is_some_and(|slot| self.takes(&slot.approvers, user))
        })
    }

    pub(crate) fn takes(&self, approvers: &Approvers, user: UserIx) -> bool {
        match approvers {
            Approvers::Anyone => true,
            Approvers::Users(users) => users.contains(&user),
            Approvers::Group(group) => {
                self.approvals.group.get(group.at()).is_some_and(|group| group.members.contains(&user))
            }
        }
    }
}
