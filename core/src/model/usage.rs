//! What was already spent or reserved, ready to be summed.

use alloc::vec::Vec;

use crate::bounds::USAGE_MINOR_MAX;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, LimitGroupIx, UserIx};
use crate::data::table::Table;
use crate::model::engine::Engine;
use crate::problem::ProblemCode;
use crate::value::amount::{Amount, Total};
use crate::value::day::Day;
use crate::value::period::ByPeriod;

/// One row: what one user spent with one action on one account on one execution date, in the base currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsageRow {
    /// The user; `None` for one outside the snapshot, who counts only where all users are summed.
    pub user: Option<UserIx>,
    /// The account.
    pub account: AccountIx,
    /// The action.
    pub action: ActionIx,
    /// The execution date.
    pub date: Day,
    /// How much.
    pub amount: Amount,
}

/// What is summed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Budget {
    Action(UserIx, AccountIx, ActionIx),
    Group(UserIx, CustomerIx, LimitGroupIx),
    ContractAction(CustomerIx, ActionIx),
    ContractGroup(CustomerIx, LimitGroupIx),
}

impl Engine {
    /// The usage row of these ids. `None` if the account or the action is unknown, or if the action moves no money. An
    /// unknown user is nobody in particular, and counts only where all users are summed.
    #[must_use]
    pub fn usage_row(
        &self,
        user: &str,
        account: &str,
        action: &str,
        date: Day,
        amount: Amount,
    ) -> Option<UsageRow> {
        let account = self.companies.accounts.find(account)?;
        let action = self.catalogue.actions.find(action).filter(|action| self.is_monetary(*action))?;
        Some(UsageRow { user: self.people.users.find(user), account, action, date, amount })
    }
}

/// Usage rows of one engine, summed by budget and day.
#[derive(Debug, Default)]
pub struct Usage {
    /// Days in rising order.
    days: Table<Budget, Vec<(Day, Total)>>,
    /// The sum of all rows, which bounds every other sum.
    total: Total,
}

impl Usage {
    /// Adds a row. A second row of the same user, account, action and date adds up.
    ///
    /// # Errors
    /// `amount-too-large` if all rows together are above 2^62−1 minor units: no sum of theirs is ever cut off. The row
    /// is not added.
    pub fn add(&mut self, engine: &Engine, row: UsageRow) -> Result<(), ProblemCode> {
        // Checked here once, so that no sum of a budget can overflow and none has to be checked.
        let total = self.total.plus(row.amount.into());
        if total.minor() > USAGE_MINOR_MAX {
            return Err(ProblemCode::AmountTooLarge);
        }
        self.total = total;
        self.enter(engine, row);
        Ok(())
    }

    fn enter(&mut self, engine: &Engine, row: UsageRow) {
        let customer = engine.account(row.account).map(|account| account.customer);
        let group = engine.action(row.action).and_then(|action| action.limit_group);
        let (Some(customer), Some(group)) = (customer, group) else { return };
        // Contract limits may be shared: whoever spent it counts there, also users that the snapshot does not
        // hold.
        self.add_to(Budget::ContractAction(customer, row.action), row);
        self.add_to(Budget::ContractGroup(customer, group), row);
        if let Some(user) = row.user {
            self.add_to(Budget::Action(user, row.account, row.action), row);
            self.add_to(Budget::Group(user, customer, group), row);
        }
    }

    fn add_to(&mut self, budget: Budget, row: UsageRow) {
        let days = self.days.entry(budget).or_default();
        let place = days.partition_point(|(day, _)| *day < row.date);
        match days.get_mut(place) {
            Some((day, sum)) if *day == row.date => *sum = sum.plus(row.amount.into()),
            _ => days.insert(place, (row.date, row.amount.into())),
        }
    }

    /// Whether nothing was used at all.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// The days on which something of a budget was used, in rising order.
    pub(crate) fn days(&self, budget: Budget) -> impl Iterator<Item = Day> + '_ {
        self.days.get(&budget).into_iter().flatten().map(|(day, _)| *day)
    }

    /// What was used of a budget in each period, given as its first and last day; nothing where a period has no days
    /// (`perTransaction`).
    #[inline(never)]
    pub(crate) fn sums(&self, budget: Budget, days: &ByPeriod<Option<(Day, Day)>>) -> ByPeriod<Total> {
        let Some(used) = self.days.get(&budget) else { return ByPeriod::default() };
        ByPeriod::of(|period| days.get(period).map_or(Total::default(), |days| sum(used, days)))
    }
}

fn sum(used: &[(Day, Total)], (first, last): (Day, Day)) -> Total {
    let start = used.partition_point(|(day, _)| *day < first);
    let mut total = Total::default();
    for (day, amount) in used.iter().skip(start) {
        if *day > last {
            break;
        }
        total = total.plus(*amount);
    }
    total
}
