//! What one user's client needs to answer for itself: their slice of the snapshot, and the usage that bounds them.

use countersign_core::wire::{self, SnapshotDocument};
use countersign_core::{BINARY_LAYOUT, ENGINE_VERSION, Engine};
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

/// What a client can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The entitlements as a document.
    Document,
    /// The slice's engine as bytes, and nothing else: usage changes with every payment, and these bytes do not.
    Binary,
}

/// A user's entitlements in the form that the client takes.
pub enum Content {
    /// All of them.
    Document(Entitlements),
    /// What the engine loads.
    Binary(Vec<u8>),
}

/// A user's entitlements, unless the client has them.
pub struct Found {
    /// Changes whenever the content may have changed; no two forms share one.
    pub tag: String,
    /// Absent if the client has that of this tag.
    pub content: Option<Content>,
}

/// Reads a user's entitlements, unless the client holds those of the current tag.
///
/// # Errors
/// If the database does not answer.
pub async fn entitlements(
    service: &Service,
    user: &UserId,
    form: Form,
    holds: impl Fn(&str) -> bool,
) -> Result<Found, Failure> {
    consistent(|| find(service, user, form, &holds)).await
}

async fn find(
    service: &Service,
    user: &UserId,
    form: Form,
    holds: &impl Fn(&str) -> bool,
) -> Result<Found, Failure> {
    let found = locate_assignments(service.database.as_ref(), &user.legal_entity, &user.id).await?;
    let (place, ledgers) = found.ok_or(Failure::SignInRequired)?;
    match form {
        Form::Document => find_document(service, user, &place, &ledgers, holds).await,
        Form::Binary => find_binary(service, user, &place, holds).await,
    }
}

async fn find_document(
    service: &Service,
    user: &UserId,
    place: &Place,
    ledgers: &[Ledger],
    holds: &impl Fn(&str) -> bool,
) -> Result<Found, Failure> {
    let today = today(service, &place.entity)?;
    let tag = document_tag(user, place, ledgers, today);
    if holds(&tag) {
        return Ok(Found { tag, content: None });
    }
    let read = read(service, user, place, ledgers, today).await?;
    Ok(Found { tag, content: Some(Content::Document(read)) })
}

async fn find_binary(
    service: &Service,
    user: &UserId,
    place: &Place,
    holds: &impl Fn(&str) -> bool,
) -> Result<Found, Failure> {
    let tag = binary_tag(user, place);
    if holds(&tag) {
        return Ok(Found { tag, content: None });
    }
    let loaded = load_for(service, place).await?;
    let binary = binary(&loaded, &user.id)?;
    Ok(Found { tag, content: Some(Content::Binary(binary)) })
}

fn document_tag(user: &UserId, place: &Place, ledgers: &[Ledger], today: Date) -> String {
    let versions: Vec<_> = ledgers.iter().map(|ledger| (&ledger.customer, ledger.version)).collect();
    let state = (
        ENGINE_VERSION,
        (&user.legal_entity, &user.id),
        (&place.entity.version, place.snapshot.key(), versions),
        today.to_string(),
    );
    sha256_hex(json(&state).as_bytes())
}

/// Without usage and date, which the bytes do not hold: they stay good from one payment, and one day, to the next.
fn binary_tag(user: &UserId, place: &Place) -> String {
    let state = (
        ("binary", ENGINE_VERSION, BINARY_LAYOUT),
        (&user.legal_entity, &user.id),
        (&place.entity.version, place.snapshot.key()),
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
        engine_version: ENGINE_VERSION,
        today: today.to_string(),
        snapshot,
        usage: usage::read(service.database.as_ref(), &place.entity, wanted).await?,
    })
}

/// The user's slice, and those who let the user act for them with the customers where they do.
fn slice(loaded: &Loaded, user: &str) -> Result<(Raw, Vec<(String, String)>), Failure> {
    let slice = cut(loaded, user)?;
    let received = slice.grants.iter().flatten().filter(|grant| grant.receiver.0 == user);
    let givers = received.map(|grant| (grant.giver.0.to_string(), grant.customer.0.to_string())).collect();
    Ok((raw(json(&slice))?, givers))
}

/// The engine of the user's slice as bytes.
fn binary(loaded: &Loaded, user: &str) -> Result<Vec<u8>, Failure> {
    let engine = Engine::from_document(&cut(loaded, user)?)
        .map_err(|_| Failure::Internal("a slice makes no engine".to_owned()))?;
    Ok(engine.to_binary())
}

fn cut<'l>(loaded: &'l Loaded, user: &str) -> Result<SnapshotDocument<'l>, Failure> {
    let whole = SnapshotDocument::parse(loaded.document.as_bytes())
        .map_err(|_| Failure::Internal("a stored configuration has no shape".to_owned()))?;
    wire::slice(&loaded.engine, whole, user).ok_or(Failure::SignInRequired)
}
