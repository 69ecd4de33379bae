//! Ids as numbers, sets of actions as bits, tables and bytes: what the engine is made of, whatever it means.

pub(crate) mod action_sets;
pub(crate) mod bytes;
pub(crate) mod hash;
pub mod ids;
pub(crate) mod table;
