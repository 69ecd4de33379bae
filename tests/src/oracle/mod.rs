//! A second, naive model of the engine, written from the specification alone.
//!
//! It shares nothing with the engine: identifiers stay strings, sets are sets, dates and amounts have their
//! own arithmetic. It is slow and plain on purpose, so that a mistake of the engine is not made here too.

mod approval;
mod date;
mod delegate;
mod edit;
mod evaluate;
mod headroom;
mod limit;
mod matrix;
mod model;
mod money;
mod permission;
mod read;
mod rule;
mod sequence;
mod signature;
mod validate;

use serde_json::Value;

pub use date::{day_number, day_text};
pub use money::{AMOUNT_MINOR_MAX, digits, parse_amount, write_amount};

use model::{Usage, World};

/// Kinds of questions, by the names of the package's methods.
pub const KINDS: [&str; 9] = [
    "check",
    "evaluate",
    "headroom",
    "groupLimits",
    "matrix",
    "editPermissions",
    "validateLimits",
    "approvalStatus",
    "delegate",
];

/// The naive model of one snapshot and its usage.
#[derive(Debug)]
pub struct Oracle {
    world: World,
    usage: Vec<Usage>,
}

impl Oracle {
    /// Reads a valid snapshot document and valid usage rows.
    ///
    /// # Panics
    /// If either is not valid: the model only knows valid documents.
    #[must_use]
    pub fn new(document: &Value, usage: &Value) -> Self {
        let world = read::world(document);
        let usage = read::usage(&world, usage);
        Self { world, usage }
    }

    /// The answer to a question, or nothing if the question must be refused.
    ///
    /// # Panics
    /// If there is no such kind of question.
    #[must_use]
    pub fn answer(&self, kind: &str, question: &Value) -> Option<Value> {
        let world = &self.world;
        match kind {
            "check" => permission::answer(world, question),
            "evaluate" => evaluate::answer(world, &self.usage, question),
            "headroom" => headroom::answer(world, &self.usage, question),
            "groupLimits" => limit::answer(world, question),
            "matrix" => matrix::answer(world, question),
            "editPermissions" => edit::answer(world, question),
            "validateLimits" => validate::answer(world, question),
            "approvalStatus" => approval::answer(world, question),
            "delegate" => delegate::answer(world, question),
            other => panic!("no such kind: {other}"),
        }
    }
}
