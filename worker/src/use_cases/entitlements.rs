//! What one user's client needs to answer for itself: their slice of the snapshot, and the usage that bounds them.

use countersign_core::wire::{self, SnapshotDocument};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::{UserId, consistent, today};
use crate::digest::sha256_hex;
use crate::failure::Failure;
use crate::ledger::usage::{self, UsageRow, Wanted};
use crate::service::Service;
use crate::snapshot::{Ledger, Loaded, Place, load_for, locate_assignments};
use crate::tables::{Raw, json, raw};

/// A user's entitlements.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entitlements {
    /// The user.
    pub user: String,
    /// Of which configuration.
    pub snapshot_version: String,
    /// The engine that will answer for the service.
    pub engine_version: &'static str,
    /// The civil date at the legal entity.
    pub today: String,
    /// The slice.
    pub snapshot: Raw,
    /// What was used since the earliest week that today can be in, by the user and, where the user acts for somebody,
    /// by them; others under `*`.
    pub usage: Vec<UsageRow>,
}

/// A user's entitlements, unless the client has them.
pub struct Found {
    /// Changes whenever the entitlements may have changed.
    pub tag: String,
    /// Absent if the client has those of this tag.
    pub entitlements: Option<Entitlements>,
}

/// Reads a user's entitlements, unless the client holds those of the current tag.
///
/// # Errors
/// If the database does not answer.
pub async fn entitlements(
    service: &Service,
    user: &UserId,
    holds: impl Fn(&str) -> bool,
) -> Result<Found, Failure> {
    consistent(|| find(service, user, &holds)).await
}

async fn find(service: &Service, user: &UserId, holds: &impl Fn(&str) -> bool) -> Result<Found, Failure> {
    let found = locate_assignments(service.database.as_ref(), &user.legal_entity, &user.id).await?;
    let (place, ledgers) = found.ok_or(Failure::SignInRequired)?;
    let today = today(service, &place.entity)?;
    let tag = tag(user, &place, &ledgers, today);
    let entitlements =
        if holds(&tag) { None } else { Some(read(service, user, &place, &ledgers, today).await?) };
    Ok(Found { tag, entitlements })
}

fn tag(user: &UserId, place: &Place, ledgers: &[Ledger], today: Date) -> String {
    let versions: Vec<_> = ledgers.iter().map(|ledger| (&ledger.customer, ledger.version)).collect();
    let state = (
        countersign_core::ENGINE_VERSION,
        (&user.legal_entity, &user.id),
        (&place.entity.version, place.snapshot.key(), versions),
        today.to_string(),
    );
    sha256_hex(json(&state).as_bytes())
}

async fn read(
    service: &Service,
    user: &UserId,
    place: &Place,
    ledgers: &[Ledger],
    today: Date,
) -> Result<Entitlements, Failure> {
    let loaded = load_for(service, place).await?;
    let (snapshot, givers) = slice(&loaded, &user.id)?;
    let customers: Vec<&str> = ledgers.iter().map(|ledger| ledger.customer.as_str()).collect();
    let first = today.saturating_sub(6.days());
    let wanted = Wanted { user: &user.id, givers: &givers, customers: &customers, first, last: None };
    Ok(Entitlements {
        user: user.id.clone(),
        snapshot_version: place.entity.version.clone(),
        engine_version: countersign_core::ENGINE_VERSION,
        today: today.to_string(),
        snapshot,
        usage: usage::read(service.database.as_ref(), &place.entity, wanted).await?,
    })
}

/// The user's slice, and those who let the user act for them with the customers where they do.
fn slice(loaded: &Loaded, user: &str) -> Result<(Raw, Vec<(String, String)>), Failure> {
    let whole = SnapshotDocument::parse(loaded.document.as_bytes())
        .map_err(|_| Failure::Internal("a stored configuration has no shape".to_owned()))?;
    let slice = wire::slice(&loaded.engine, &whole, user).ok_or(Failure::SignInRequired)?;
    let received = slice.grants.iter().flatten().filter(|grant| grant.receiver.0 == user);
    let givers = received.map(|grant| (grant.giver.0.to_string(), grant.customer.0.to_string())).collect();
    Ok((raw(json(&slice))?, givers))
}
