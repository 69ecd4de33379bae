//! A dry run: what would happen to this transaction now? Nothing is written.

use serde::Serialize;

use super::decide::{TransactionRequest, decide};
use super::{UserId, consistent};
use crate::failure::Failure;
use crate::json::Raw;
use crate::service::Service;

/// What would happen.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// The engine's answer.
    pub verdict: Raw,
    /// On which configuration.
    pub snapshot_version: String,
    /// By which engine.
    pub engine_version: &'static str,
    /// The civil date at the legal entity.
    pub today: String,
}

/// Decides without effect.
///
/// # Errors
/// If the request is malformed or the database does not answer. A denial is an answer.
pub async fn evaluate(
    service: &Service,
    user: &UserId,
    request: &TransactionRequest,
) -> Result<Preview, Failure> {
    let decided = consistent(|| decide(service, user, request)).await?;
    Ok(Preview {
        verdict: decided.verdict,
        snapshot_version: decided.basis.entity.catalogue_version,
        engine_version: countersign_core::ENGINE_VERSION,
        today: decided.today.to_string(),
    })
}
