//! The service at the edge: HTTP → use case → core → database.
//!
//! It holds no rule of its own: it gathers a snapshot and usage, asks the engine, and writes what the engine
//! decided in one guarded batch.

mod actor;
pub mod code;
mod creation;
pub mod database;
mod digest;
#[cfg(target_arch = "wasm32")]
mod edge;
mod edit;
mod engines;
mod failure;
pub mod http;
mod identity;
mod json;
mod ledger;
mod lists;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
mod people;
pub mod ports;
#[cfg(feature = "local")]
pub mod samples;
pub mod secrets;
pub mod service;
mod snapshot;
mod spreadsheet;
mod tables;
mod turns;
mod use_cases;
mod waiting;

pub use identity::Argon2id;
pub use use_cases::housekeeping::housekeeping;
