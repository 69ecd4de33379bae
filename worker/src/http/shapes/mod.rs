//! The shapes of what the service itself takes and answers, for the description of the API. What is the engine's is
//! described where the engine declares it.
//!
//! They describe what others write and read; the tests hold every answer against them.
#![expect(dead_code, reason = "shapes are described, never made")]

mod answers;
mod decisions;
mod values;

pub(super) use answers::{
    BinarySnapshot, Entitlements, Health, Imported, Page, Preview, Principals, Problem, Problems,
    SubmissionBody, Transaction, TransactionBody,
};
pub(super) use decisions::{CheckBody, Checked, EvaluateBody, Evaluated};

/// The engine's documents, which borrow from nothing where they are only described.
mod engine {
    use countersign_core::wire;

    pub type CheckQuestion = wire::CheckQuestion<'static>;
    pub type Decision = wire::DecisionAnswer<'static>;
    pub type Difference = wire::WhatIfAnswer<'static>;
    pub type EvaluateQuestion = wire::EvaluateQuestion<'static>;
    pub type SnapshotDocument = wire::SnapshotDocument<'static>;
    pub type UsageEntry = wire::UsageEntry<'static>;
}

pub(super) use engine::SnapshotDocument;
