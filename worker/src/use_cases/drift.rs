//! Requests that a client previewed on an older configuration: it is told what has changed, and nothing is written.

use countersign_core::wire;

use super::UserId;
use super::decide::{Decided, TransactionRequest};
use crate::failure::{Failure, Stale};
use crate::json::{Raw, json, raw};
use crate::service::Service;
use crate::snapshot::{Basis, history, load_for, load_kept};

/// Refuses a request that was previewed on another version than it is decided on.
///
/// # Errors
/// `Stale` with the verdict now and what has changed for the user.
pub async fn refuse_stale(
    service: &Service,
    user: &UserId,
    request: &TransactionRequest,
    decided: &Decided,
) -> Result<(), Failure> {
    let current = &decided.basis.entity.catalogue_version;
    let Some(seen) = request.snapshot_version.as_ref().filter(|seen| *seen != current) else { return Ok(()) };
    let stale = Stale {
        snapshot_version: current.clone(),
        verdict: decided.verdict.clone(),
        difference: difference(service, user, &decided.basis, seen).await?,
    };
    Err(Failure::Stale(Box::new(stale)))
}

/// What has changed for the user in the contracts that the request touches; none if the older snapshot is not kept.
async fn difference(
    service: &Service,
    user: &UserId,
    basis: &Basis,
    seen: &str,
) -> Result<Option<Raw>, Failure> {
    let earlier = history::earlier(service.stores.together(), &basis.snapshot, seen).await?;
    let Some(earlier) = earlier else { return Ok(None) };
    let Some(before) = load_kept(service, &earlier).await else { return Ok(None) };
    let after = load_for(service, basis).await?;
    let changes = wire::user_changes(&before.engine, &after.engine, &user.id);
    Ok(Some(raw(json(&changes))?))
}
