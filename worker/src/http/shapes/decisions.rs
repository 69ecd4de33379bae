//! Questions of the bank's support to the engine, and its answers.

use countersign_core::wire::CheckAnswer;
use utoipa::ToSchema;

use super::engine::{CheckQuestion, Decision, EvaluateQuestion, UsageEntry};

/// A question of the bank's support.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckBody {
    /// The question.
    pub question: CheckQuestion,
}

/// A question of the bank's support.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EvaluateBody {
    /// The question.
    pub question: EvaluateQuestion,
    /// Counts instead of the usage that is stored.
    #[schema(required = false)]
    pub usage: Vec<UsageEntry>,
}

/// The answer to a check.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Checked {
    /// As the engine gave it.
    pub answer: CheckAnswer,
    /// On which configuration.
    pub snapshot_version: String,
}

/// The answer to an evaluation.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Evaluated {
    /// As the engine gave it.
    pub answer: Decision,
    /// On which configuration.
    pub snapshot_version: String,
}
