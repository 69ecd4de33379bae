//! A dry run: what would happen to this transaction now? Nothing is written.

use serde::Serialize;

use super::admission::{AroundToday, UserId, admit};
use super::consistent;
use super::decide::{Decided, TransactionRequest, decide, facts, ground};
use crate::failure::Failure;
use crate::json::Raw;
use crate::service::Service;

/// What would happen.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// The engine's answer.
    pub verdict: Raw,
    /// On which snapshot.
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
    let decided = consistent(|| ask(service, user, request)).await?;
    Ok(Preview {
        snapshot_version: decided.basis.snapshot.version(),
        verdict: decided.verdict,
        engine_version: countersign_core::ENGINE_VERSION,
        today: decided.today.to_string(),
    })
}

async fn ask(service: &Service, user: &UserId, request: &TransactionRequest) -> Result<Decided, Failure> {
    let around = AroundToday::of(service)?;
    let (admitted, found) = admit(service, user, |user| facts(user, request, &around)).await?;
    decide(service, &admitted, request, &ground(&admitted, found)).await
}
