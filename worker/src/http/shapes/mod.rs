//! The shapes of bodies and answers, for the description of the API.
//!
//! They describe what others write and read; the tests hold every answer against them.
#![expect(dead_code, reason = "shapes are described, never made")]

mod answers;
mod configuration;
mod decisions;
mod difference;
mod values;

pub(super) use answers::{
    BinarySnapshot, Entitlements, Health, Imported, Page, Preview, Principals, Problem, Problems,
    SubmissionBody, Transaction, TransactionBody,
};
pub(super) use configuration::SnapshotDocument;
pub(super) use decisions::{CheckBody, Checked, EvaluateBody, Evaluated};
