//! The answers to questions of the bank's support.

use countersign_core::wire::CheckAnswer;
use utoipa::ToSchema;

use super::engine::Decision;

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
