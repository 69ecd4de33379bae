//! What a loaded snapshot holds: catalogue, companies, roles, people, approvals, grants, and what was used.
//!
//! One file a concept. Nothing here decides: decisions read it. Whatever follows from the snapshot alone is derived
//! once, while loading, so that answering a question is a matter of look-ups.
//!
//! ```
//! use countersign_core::amount::Amount;
//! use countersign_core::day::Day;
//! use countersign_core::{Engine, Place, Usage, UsageRow};
//!
//! let engine = Engine::load(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/winery.json"))).unwrap();
//! let place = Place::Account { account: "operating", customer: None };
//! let request = engine.request("ana", "transfers.create", place).unwrap();
//!
//! let mut usage = Usage::default();
//! let row = UsageRow {
//!     user: Some(request.user),
//!     account: request.account.unwrap(),
//!     action: request.action,
//!     date: Day::parse("2026-12-01").unwrap(),
//!     amount: Amount::parse("400.00", engine.currency()).unwrap(),
//! };
//! assert!(usage.add(&engine, row).is_ok());
//! ```

pub(crate) mod access;
pub(crate) mod approvals;
pub(crate) mod catalogue;
pub(crate) mod companies;
pub(crate) mod engine;
pub(crate) mod grants;
pub(crate) mod legal_entity;
pub(crate) mod limits;
pub(crate) mod people;
pub(crate) mod reason;
pub(crate) mod request;
pub(crate) mod requirement;
pub(crate) mod roles;
pub(crate) mod rules;
pub(crate) mod usage;
