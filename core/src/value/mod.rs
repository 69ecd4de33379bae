//! Amounts, rates, currencies, days and periods. A value that exists is valid, so no later step checks it again.
//!
//! Text becomes a value once, where it enters. From then on sums and comparisons are of whole minor units.
//!
//! ```
//! use countersign_core::amount::{Amount, Limit, Total};
//! use countersign_core::currency::Currency;
//!
//! let euro = Currency::parse("EUR").unwrap();
//! let amount = Amount::parse("250.5", euro).unwrap();
//! assert_eq!(amount.minor(), 25_050);
//! assert!(Amount::parse("0.001", euro).is_err(), "more digits than the currency has");
//!
//! // A limit that is reached exactly is kept.
//! let limit = Limit::from(amount);
//! assert!(!limit.is_broken_by(Total::from(amount)));
//! ```

pub mod amount;
pub mod currency;
pub mod day;
pub(crate) mod hidden;
pub(crate) mod period;
pub(crate) mod rate;
