//! A dry run: what would happen to this transaction now? Nothing is written.

use countersign_core::wire::{DecisionAnswer, Text};

use super::admission::{AroundToday, UserId, admit};
use super::consistent;
use super::decide::{Decided, TransactionRequest, decide, facts, ground};
use crate::failure::Failure;
use crate::json::{Written, answer};
use crate::service::Service;

answer! {
    /// What would happen.
    Preview {
        /// The engine's answer.
        verdict: Written<DecisionAnswer<'static>> = "verdict",
        /// On which snapshot.
        snapshot_version: String = "snapshotVersion",
        /// By which engine.
        engine_version: Text<'static> = "engineVersion",
        /// The civil date at the legal entity.
        today: String as Day = "today",
    }
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
        verdict: decided.verdict.into(),
        engine_version: countersign_core::ENGINE_VERSION.into(),
        today: decided.today.to_string(),
    })
}

async fn ask(service: &Service, user: &UserId, request: &TransactionRequest) -> Result<Decided, Failure> {
    let around = AroundToday::of(service)?;
    let (admitted, found) = admit(service, user, |user| facts(user, request, &around)).await?;
    decide(service, &admitted, request, &ground(&admitted, found)).await
}
