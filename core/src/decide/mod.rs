//! What the engine decides: who may do what where, up to which amount, and with whose approval.
//!
//! [`permission`] answers `check`, [`decision`] answers `evaluate` over it: [`checks`] holds the bounds of a transaction,
//! [`limit`] derives them, [`approval`] asks who may approve and [`matching`] whether they are enough.
//!
//! ```
//! use countersign_core::amount::Amount;
//! use countersign_core::day::Day;
//! use countersign_core::{Engine, Outcome, Place, Question, Usage};
//!
//! let engine = Engine::load(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/winery.json"))).unwrap();
//! let euro = engine.currency();
//! let pay = |amount| Question {
//!     user: "ana",
//!     on_behalf_of: None,
//!     action: "transfers.create",
//!     place: Place::Account { account: "operating", customer: None },
//!     amount: Some((Amount::parse(amount, euro).unwrap(), euro)),
//!     date: Day::parse("2026-12-01").unwrap(),
//!     today: None,
//! };
//! let outcome = |amount| engine.evaluate(&pay(amount), &Usage::default()).unwrap().outcome;
//! assert_eq!(outcome("250.00"), Outcome::Executed);
//! assert_eq!(outcome("250.01"), Outcome::PendingApproval);
//! assert_eq!(outcome("1000.01"), Outcome::Denied);
//! ```

pub(crate) mod approval;
pub(crate) mod approval_judge;
pub(crate) mod approval_status;
pub(crate) mod assignment;
pub(crate) mod checks;
pub(crate) mod decision;
pub(crate) mod exchange;
pub(crate) mod headroom;
pub(crate) mod in_place;
pub(crate) mod limit;
pub(crate) mod matching;
pub(crate) mod on_behalf;
pub(crate) mod permission;
pub(crate) mod rule_choice;
pub(crate) mod signing_order;
pub(crate) mod verdict;
