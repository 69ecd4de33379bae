//! Of whom an institution demands a second factor.

use countersign_core::AdministrativeRight;

use super::{consistent, today};
use crate::actor::{Actor, ActorKind};
use crate::database::read;
use crate::failure::Failure;
use crate::identity::settings::SecondFactor;
use crate::ledger::holdings::HeldBy;
use crate::service::Service;
use crate::snapshot::{Basis, SnapshotName, load_for};
use crate::tables::legal_entities::Current;

/// Whether a second factor is demanded of somebody, by the word of the setting. Who manages others is the engine's to say.
///
/// # Errors
/// If the database does not answer.
pub(super) async fn is_demanded(
    service: &Service,
    actor: Actor<'_>,
    setting: Option<&str>,
) -> Result<bool, Failure> {
    if setting == Some(SecondFactor::All.code()) {
        return Ok(true);
    }
    if setting != Some(SecondFactor::Managers.code()) {
        return Ok(false);
    }
    match actor.kind {
        ActorKind::Staff => Ok(true),
        _ => consistent(|| manages(service, actor)).await,
    }
}

async fn manages(service: &Service, actor: Actor<'_>) -> Result<bool, Failure> {
    let held = HeldBy { legal_entity: actor.legal_entity, user: actor.id };
    let (entity, holdings) = read(service.stores.together(), &(Current(actor.legal_entity), held)).await?;
    let entity = entity.ok_or(Failure::SignInRefused)?;
    let held = holdings.on(today(service, &entity)?);
    let users = vec![(actor.id.to_owned(), countersign_core::wire::UserStatus::Active.code().to_owned())];
    let basis = Basis { ledger: None, users, snapshot: SnapshotName::new(&entity, held.contracts) };
    let loaded = load_for(service, &basis).await?;
    let rights = loaded.engine.administrative_rights(actor.id);
    let only_looks = [AdministrativeRight::ViewUsers, AdministrativeRight::ReadAudit];
    Ok(rights.iter().any(|right| !only_looks.contains(right)))
}
