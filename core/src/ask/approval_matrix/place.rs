//! Where an approval matrix is checked, and who may start what there.

use alloc::vec::Vec;

use crate::ask::approval_matrix::finding::{Finding, FindingCode};
use crate::bounds::AMOUNT_MINOR_MAX;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, UserIx};
use crate::data::sorting::sort;
use crate::decide::approval::Transaction;
use crate::decide::limit::Bounds;
use crate::model::catalogue::Level;
use crate::model::engine::Engine;
use crate::model::limits::NO_LIMITS;
use crate::model::request::Request;
use crate::model::rules::Rules;
use crate::value::amount::{Amount, Limit};
use crate::value::currency::Currency;
use crate::value::period::{ByPeriod, Period};

/// Amounts in the base currency above one bound and up to another.
#[derive(Clone, Copy)]
pub(super) struct AmountRange {
    pub(super) above: Limit,
    pub(super) up_to: Limit,
}

impl AmountRange {
    pub(super) const ALL: Self = Self { above: Limit::ZERO, up_to: Limit::UNLIMITED };

    /// The lower bound of those also above one bound and up to another; `None` if there are none.
    pub(super) fn between(self, above: Limit, up_to: Limit) -> Option<Limit> {
        let lowest = self.above.max(above);
        (lowest < self.up_to.min(up_to)).then_some(lowest)
    }
}

/// A user who may bring in a transaction.
pub(super) struct Initiator {
    pub(super) user: UserIx,
    /// The largest sum that a period can reach under the user's limits.
    reach: ByPeriod<Limit>,
    pre_approved: ByPeriod<Limit>,
}

impl Initiator {
    /// The amounts of transactions that may fall into a band of a period and need approval; `None` if there are none.
    pub(super) fn amounts(&self, period: Period, band: AmountRange) -> Option<AmountRange> {
        let Self { reach, pre_approved, .. } = self;
        let top = band.up_to.min(*reach.get(period));
        if band.above >= top {
            return None;
        }
        let mut above = Limit::ZERO;
        // The largest sums that the transaction may be part of. A week may lie in two months, so a month bounds its days
        // and not its weeks.
        let mut sums = *reach;
        match period {
            Period::PerTransaction => above = band.above,
            _ => {
                sums.daily = sums.daily.min(top);
                *sums.get_mut(period) = top;
            }
        }
        // If no such sum goes above pre-approved, only the amount itself can need approval.
        let sums_pass = [Period::Daily, Period::Weekly, Period::Monthly]
            .iter()
            .all(|period| sums.get(*period) <= pre_approved.get(*period));
        if sums_pass {
            above = above.max(pre_approved.per_transaction);
        }
        let up_to = top.min(reach.per_transaction);
        (above < up_to).then_some(AmountRange { above, up_to })
    }
}

/// An action at a customer or on an account.
#[derive(Clone, Copy)]
pub(super) struct RulePlace {
    pub(super) customer: CustomerIx,
    pub(super) account: Option<AccountIx>,
    pub(super) action: ActionIx,
}

impl RulePlace {
    pub(super) const fn finding(self, code: FindingCode) -> Finding {
        let Self { customer, account, action } = self;
        Finding {
            code,
            customer,
            account,
            action,
            period: None,
            currency: None,
            initiators: Vec::new(),
            band: None,
            amount_above: None,
            users: Vec::new(),
        }
    }
}

/// What the sum of each period cannot get above: a transaction is part of its day, a day of its week and its month.
pub(super) fn reach(limits: ByPeriod<Limit>) -> ByPeriod<Limit> {
    let largest = Amount::from_minor(AMOUNT_MINOR_MAX.into()).map_or(Limit::UNLIMITED, Limit::from);
    let daily = limits.daily.min(limits.weekly).min(limits.monthly);
    ByPeriod { per_transaction: limits.per_transaction.min(daily).min(largest), daily, ..limits }
}

impl Engine {
    pub(super) fn accounts_of(&self, customer: CustomerIx) -> Vec<AccountIx> {
        self.customer(customer).map(|customer| customer.accounts().collect()).unwrap_or_default()
    }

    pub(super) fn is_approvable(&self, action: ActionIx) -> bool {
        self.action(action).is_some_and(|action| action.approved_by.is_some())
    }

    /// The account's own rules, and the customer's.
    pub(super) fn rules_at(&self, place: RulePlace) -> [Option<&Rules>; 2] {
        let RulePlace { customer, account, action } = place;
        self.approvals.rules_at(account, customer, action)
    }

    /// The currencies in which a transaction can be entered, as far as rules tell them apart: each that some rule names,
    /// and one that none names.
    pub(super) fn currencies_at(&self, place: RulePlace) -> Vec<Currency> {
        let rules = self.rules_at(place).into_iter().flatten().flat_map(|rules| &rules.rules);
        let mut named: Vec<Currency> = rules.filter_map(|rule| rule.currency).collect();
        sort(&mut named);
        named.dedup();
        let rates = self.entity.rates.iter().map(|(currency, _)| *currency);
        let mut all = core::iter::once(self.entity.currency).chain(rates);
        let unnamed = all.find(|currency| !named.contains(currency));
        named.retain(|currency| self.exchange(*currency).is_some());
        named.extend(unnamed);
        named
    }

    pub(super) fn initiating(&self, place: RulePlace, user: UserIx) -> Request {
        let RulePlace { customer, account, action } = place;
        let account = account.filter(|_| self.level(action) == Level::Account);
        Request { user, action, customer, account }
    }

    /// Who may start an action at a place, but for one who is assumed to have left.
    pub(super) fn initiators_at(&self, place: RulePlace, leaver: Option<UserIx>) -> Vec<Initiator> {
        let users = self.users_at(place.customer).filter(|user| Some(*user) != leaver);
        let requests = users.map(|user| self.initiating(place, user));
        requests.filter(|request| self.allows(*request)).map(|request| self.initiator(request)).collect()
    }

    fn initiator(&self, request: Request) -> Initiator {
        let Request { user, action, customer, account } = request;
        let mut initiator = Initiator { user, reach: NO_LIMITS, pre_approved: ByPeriod::all(Limit::ZERO) };
        let assignment = self.assignment(user, customer);
        let group = self.action(action).and_then(|action| action.limit_group);
        let (Some(assignment), Some(group), Some(account)) = (assignment, group, account) else {
            return initiator;
        };
        let (bounds, limits) = (self.bounds(assignment, account, action), assignment.group_limit(group));
        for period in Period::ALL {
            let Bounds { pre_approved, deny } = *bounds.get(*period);
            let limit = limits.map_or(Limit::UNLIMITED, |limits| limits.get(*period).limit);
            *initiator.pre_approved.get_mut(*period) = pre_approved;
            *initiator.reach.get_mut(*period) = deny.min(limit);
        }
        initiator.reach = reach(initiator.reach);
        initiator
    }

    /// Who may approve an action at a place, each with the largest amount they may approve, in falling order.
    pub(super) fn approvers_at(&self, place: RulePlace) -> Vec<(UserIx, Limit)> {
        let mut approvers: Vec<(UserIx, Limit)> = Vec::new();
        for user in self.users_at(place.customer) {
            if let Some(reach) = self.approver_reach(place, user) {
                let before = approvers.partition_point(|(_, other)| *other >= reach);
                approvers.insert(before, (user, reach));
            }
        }
        approvers
    }

    /// Up to which amount a user may approve; `None`: nothing.
    fn approver_reach(&self, place: RulePlace, user: UserIx) -> Option<Limit> {
        let RulePlace { customer, account, action } = place;
        let transaction =
            Transaction { initiator: None, on_behalf_of: None, action, customer, account, amount: None };
        let request = self.approval_request(user, transaction).filter(|request| self.allows(*request))?;
        let bounded = self.is_monetary(action) && self.is_monetary(request.action);
        let (Some(account), Some(assignment), true) =
            (request.account, self.assignment(user, customer), bounded)
        else {
            return Some(Limit::UNLIMITED);
        };
        Some(self.bounds(assignment, account, request.action).per_transaction.deny)
    }
}
