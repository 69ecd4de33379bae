//! What one user's client needs to answer for itself: their slice of the snapshot, and the usage that bounds them.

use countersign_core::currency::Currency;
use countersign_core::day::Day;
use countersign_core::wire::{self, SnapshotDocument};
use countersign_core::{BINARY_LAYOUT, ENGINE_VERSION, Engine};
use serde::Serialize;

use super::{UserId, consistent, today};
use crate::digest::sha256_hex;
use crate::engines::Loaded;
use crate::failure::Failure;
use crate::json::{Raw, json, raw};
use crate::ledger::usage::{self, Wanted, weeks_around};
use crate::service::Service;
use crate::snapshot::{Basis, Holdings, load_for, locate_holdings};
use crate::tables::legal_entities::CurrentEntity;

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
    pub usage: Raw,
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
pub struct TaggedEntitlements {
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
) -> Result<TaggedEntitlements, Failure> {
    consistent(|| find(service, user, form, &holds)).await
}

async fn find(
    service: &Service,
    user: &UserId,
    form: Form,
    holds: &impl Fn(&str) -> bool,
) -> Result<TaggedEntitlements, Failure> {
    let day = |entity: &CurrentEntity| service.clock.today(&entity.time_zone);
    let found = locate_holdings(service.stores.together(), &user.legal_entity, &user.id, &day).await?;
    let holdings = found.ok_or(Failure::SignInRequired)?;
    match form {
        Form::Document => find_document(service, user, &holdings, holds).await,
        Form::Binary => find_binary(service, user, &holdings.basis, holds).await,
    }
}

async fn find_document(
    service: &Service,
    user: &UserId,
    holdings: &Holdings,
    holds: &impl Fn(&str) -> bool,
) -> Result<TaggedEntitlements, Failure> {
    let basis = &holdings.basis;
    let today = today(service, &basis.entity)?;
    let usage = read_usage(service, user, holdings, today).await?;
    let tag = document_tag(user, basis, today, &usage);
    // Before an engine is loaded: most requests only ask whether anything is new.
    if holds(&tag) {
        return Ok(TaggedEntitlements { tag, content: None });
    }
    let loaded = load_for(service, basis).await?;
    let entitlements = Entitlements {
        user: user.id.clone(),
        snapshot_version: basis.entity.catalogue_version.clone(),
        engine_version: ENGINE_VERSION,
        today: today.to_string(),
        snapshot: raw(json(&cut(&loaded, &user.id)?))?,
        usage,
    };
    Ok(TaggedEntitlements { tag, content: Some(Content::Document(entitlements)) })
}

async fn find_binary(
    service: &Service,
    user: &UserId,
    basis: &Basis,
    holds: &impl Fn(&str) -> bool,
) -> Result<TaggedEntitlements, Failure> {
    let tag = binary_tag(user, basis);
    if holds(&tag) {
        return Ok(TaggedEntitlements { tag, content: None });
    }
    let loaded = load_for(service, basis).await?;
    let binary = binary(&loaded, &user.id)?;
    Ok(TaggedEntitlements { tag, content: Some(Content::Binary(binary)) })
}

/// What was used since the earliest week that today can be in.
async fn read_usage(
    service: &Service,
    user: &UserId,
    holdings: &Holdings,
    today: Day,
) -> Result<Raw, Failure> {
    let entity = &holdings.basis.entity;
    let base = Currency::parse(&entity.currency)
        .ok_or_else(|| Failure::Internal("the base currency is unknown".to_owned()))?;
    let customers: Vec<&str> = holdings.customers.iter().map(String::as_str).collect();
    // Without a last day: transactions may be scheduled far ahead, and count on their execution dates.
    let (first, _) = weeks_around(today);
    let wanted =
        Wanted { user: &user.id, givers: &holdings.givers, customers: &customers, first, last: None };
    let spent = usage::read(service.stores.together(), entity, wanted).await?;
    Ok(raw(json(&usage::document(&spent, base)))?)
}

/// A hash of what the document holds and of nothing else: another user's payment changes the tag only where the
/// document shows it.
fn document_tag(user: &UserId, basis: &Basis, today: Day, usage: &Raw) -> String {
    let state = (
        ENGINE_VERSION,
        (&user.legal_entity, &user.id),
        (&basis.entity.catalogue_version, basis.snapshot.key()),
        today.to_string(),
        usage,
    );
    sha256_hex(json(&state).as_bytes())
}

/// A hash without usage and date, which the bytes do not hold: payments and new days leave the tag as it is.
fn binary_tag(user: &UserId, basis: &Basis) -> String {
    let state = (
        ("binary", ENGINE_VERSION, BINARY_LAYOUT),
        (&user.legal_entity, &user.id),
        (&basis.entity.catalogue_version, basis.snapshot.key()),
    );
    sha256_hex(json(&state).as_bytes())
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
