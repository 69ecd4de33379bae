//! What amounts are measured over, and a value for each.

use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// What an amount is measured over.
    Period {
        /// One transaction.
        PerTransaction = "perTransaction",
        /// The execution date.
        Daily = "daily",
        /// The seven days from the legal entity's first day of the week.
        Weekly = "weekly",
        /// The calendar month of the execution date.
        Monthly = "monthly",
    }
}

/// One value per period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct ByPeriod<T> {
    /// For one transaction.
    pub per_transaction: T,
    /// For an execution date.
    pub daily: T,
    /// For the week of an execution date.
    pub weekly: T,
    /// For the month of an execution date.
    pub monthly: T,
}

impl<T> ByPeriod<T> {
    /// Asks `value` for each period.
    pub fn of(mut value: impl FnMut(Period) -> T) -> Self {
        Self {
            per_transaction: value(Period::PerTransaction),
            daily: value(Period::Daily),
            weekly: value(Period::Weekly),
            monthly: value(Period::Monthly),
        }
    }

    /// The value of one period.
    pub const fn get(&self, period: Period) -> &T {
        match period {
            Period::PerTransaction => &self.per_transaction,
            Period::Daily => &self.daily,
            Period::Weekly => &self.weekly,
            Period::Monthly => &self.monthly,
        }
    }

    /// The value of one period, to change.
    pub const fn get_mut(&mut self, period: Period) -> &mut T {
        match period {
            Period::PerTransaction => &mut self.per_transaction,
            Period::Daily => &mut self.daily,
            Period::Weekly => &mut self.weekly,
            Period::Monthly => &mut self.monthly,
        }
    }
}

impl<T: Copy> ByPeriod<T> {
    /// The same value for each period.
    pub const fn all(value: T) -> Self {
        Self { per_transaction: value, daily: value, weekly: value, monthly: value }
    }

    /// Merges the two values of each period into one.
    pub fn zip<U: Copy, R>(self, other: ByPeriod<U>, mut merge: impl FnMut(T, U) -> R) -> ByPeriod<R> {
        ByPeriod::of(|period| merge(*self.get(period), *other.get(period)))
    }
}
