//! Requests that a client previewed on an older snapshot: they go on if the decision says the same as on that one. Or
//! else the person who agreed to it is told what has changed, and nothing is written.

use std::sync::Arc;

use countersign_core::wire;

use super::admission::Admitted;
use super::decide::{Decided, Ground, TransactionRequest, decides_the_same};
use crate::engines::Loaded;
use crate::failure::{Failure, Stale};
use crate::json::{json, raw};
use crate::service::Service;
use crate::snapshot::{SnapshotName, contract_versions, kept_under, load, load_for, load_kept, part_of};

/// An older snapshot, and what is at its place now.
struct Drift {
    before: Arc<Loaded>,
    /// The contracts of both, as they are now.
    after: SnapshotName,
}

/// Refuses a request that the snapshot on which it was previewed decides otherwise. `contracts` are those of that
/// snapshot, if they are known.
///
/// # Errors
/// `Stale` with the verdict now and what has changed for the user; also if the older snapshot is no longer kept, or is
/// not the user's to see.
pub(super) async fn refuse_altered(
    service: &Service,
    admitted: &Admitted<'_>,
    request: &TransactionRequest,
    ground: &Ground,
    decided: &Decided,
    contracts: Option<Vec<String>>,
) -> Result<(), Failure> {
    let Some(seen) = request.snapshot_version.as_ref() else { return Ok(()) };
    if ground.basis.snapshot.is_part_of(seen) {
        return Ok(());
    }
    let drift = find(service, admitted, ground, seen, contracts).await?;
    let now = load_for(service, &ground.basis).await?;
    let engines = |drift: &Drift| {
        decides_the_same([&drift.before.engine, &now.engine], admitted, request, &ground.spent)
    };
    if drift.as_ref().is_some_and(engines) {
        return Ok(());
    }
    let difference = match drift {
        Some(Drift { before, after }) => {
            let after = load(service, &after).await?;
            let changes = wire::user_changes(&before.engine, &after.engine, &admitted.user.id);
            Some(raw(json(&changes))?)
        }
        None => None,
    };
    let (snapshot_version, verdict) = (ground.basis.snapshot.version(), decided.verdict.clone());
    Err(Failure::Stale(Box::new(Stale { snapshot_version, verdict, difference })))
}

/// The snapshot that the client has seen, if all of its contracts are open to the user today. If not, what it held of the
/// place of the request: contracts that the user has lost meanwhile do not matter at another place.
async fn find(
    service: &Service,
    admitted: &Admitted<'_>,
    ground: &Ground,
    seen: &str,
    contracts: Option<Vec<String>>,
) -> Result<Option<Drift>, Failure> {
    let Some(contracts) = contracts else { return Ok(None) };
    let current = |contract: &String| Some((contract.clone(), ground.held.contracts.get(contract)?.clone()));
    let place = ground.basis.snapshot.contracts();
    let (name, after) = match contracts.iter().map(current).collect::<Option<Vec<_>>>() {
        Some(mine) => (Some(seen.to_owned()), mine),
        None => (seen_at(place, seen, &contracts), Vec::new()),
    };
    let Some(name) = name else { return Ok(None) };
    let key = kept_under(&admitted.entity.id, &name);
    let Some(before) = load_kept(service, &key, &ground.basis.users).await? else { return Ok(None) };
    let after = after.into_iter().chain(place.iter().cloned());
    Ok(Some(Drift { before, after: SnapshotName::new(&admitted.entity, after) }))
}

/// The name of the older snapshot of one contract alone, that of the place. `contracts` are those of the versions in the
/// name of what was seen.
fn seen_at(place: &[(String, String)], seen: &str, contracts: &[String]) -> Option<String> {
    let [(contract, _)] = place else { return None };
    let mut versions = contract_versions(seen).zip(contracts);
    let (version, _) = versions.find(|(_, of)| *of == contract)?;
    Some(part_of(seen, version))
}
