//! The shapes of what the service itself answers, for the description of the API. What is the engine's is
//! described where the engine declares it.
//!
//! They describe what others write and read; the tests hold every answer against them.
#![expect(dead_code, reason = "shapes are described, never made")]

mod answers;
mod decisions;
mod values;

pub(super) use answers::{
    BinarySnapshot, Entitlements, Health, Imported, Page, Preview, Principals, Problem, Problems, Transaction,
};
pub(super) use decisions::{Checked, Evaluated};

/// The engine's documents, which borrow from nothing where they are only described.
mod engine {
    use countersign_core::wire;

    pub type Decision = wire::DecisionAnswer<'static>;
    pub type Difference = wire::WhatIfAnswer<'static>;
    pub type SnapshotDocument = wire::SnapshotDocument<'static>;
    pub type UsageEntry = wire::UsageEntry<'static>;
}
