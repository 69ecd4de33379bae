//! Amounts, rates, currencies, days and periods: values that are valid if they exist.

pub mod amount;
pub mod currency;
pub mod day;
pub(crate) mod hidden;
pub(crate) mod period;
