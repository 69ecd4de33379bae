//! What one user's client needs to answer for itself: their slice of the snapshot, and the usage that bounds them.

use countersign_core::wire::{self, SnapshotDocument, Text, UsageEntry};
use countersign_core::{BINARY_LAYOUT, ENGINE_VERSION, Engine};

use super::admission::{Admitted, AroundToday, Person, UserId, admit};
use super::consistent;
use crate::digest::sha256_hex;
use crate::engines::Loaded;
use crate::failure::Failure;
use crate::json::{Written, answer, json, raw};
use crate::ledger::holdings::{Held, HeldBy};
use crate::ledger::spending::HeldUsage;
use crate::ledger::usage::{self, Spent, StoredUsage, periods_around};
use crate::service::Service;
use crate::snapshot::{Basis, SnapshotName, load_for};

answer! {
    /// What one user's client needs to answer for itself.
    Entitlements {
        /// The user.
        user: String as Id = "user",
        /// Of which snapshot.
        snapshot_version: String = "snapshotVersion",
        /// The engine that answers for the service.
        engine_version: Text<'static> = "engineVersion",
        /// The civil date at the legal entity.
        today: String as Day = "today",
        /// The configuration, cut down to the user.
        snapshot: Written<SnapshotDocument<'static>> = "snapshot",
        /// What was used since the earliest week or month that today can be in, by the user and, where the user acts for
        /// somebody, by them; others under `*`.
        usage: Written<Vec<UsageEntry<'static>>> = "usage",
    }
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
    let around = AroundToday::of(service)?;
    let (admitted, (holdings, usage)) = admit(service, user, |user| {
        let held = HeldBy { legal_entity: &user.legal_entity, user: &user.id };
        (held, (form == Form::Document).then(|| usage_since(user, &around)))
    })
    .await?;
    let held = holdings.on(admitted.today);
    let name = SnapshotName::new(&admitted.entity, held.contracts.clone());
    let basis = Basis { ledger: None, users: admitted.as_known(), snapshot: name };
    match usage {
        Some(usage) => {
            find_document(service, &admitted, &basis, &bounding(&admitted, &held, usage), holds).await
        }
        None => find_binary(service, &admitted, &basis, holds).await,
    }
}

/// Without a last day: transactions may be scheduled far ahead, and count on their execution dates.
fn usage_since<'a>(user: &'a Person, around: &AroundToday) -> HeldUsage<'a> {
    let (first, _) = periods_around(around.first);
    HeldUsage { legal_entity: &user.legal_entity, user: &user.id, first }
}

/// What was used since the earliest week or month that today can be in, where the user has something today.
fn bounding(admitted: &Admitted<'_>, held: &Held, usage: StoredUsage) -> Vec<Spent> {
    let (first, _) = periods_around(admitted.today);
    let usage = usage.at(|customer| held.customers.contains(customer)).since(first);
    usage.spent(admitted.entity.shared_contract_limits)
}

async fn find_document(
    service: &Service,
    admitted: &Admitted<'_>,
    basis: &Basis,
    spent: &[Spent],
    holds: &impl Fn(&str) -> bool,
) -> Result<TaggedEntitlements, Failure> {
    let tag = document_tag(admitted, basis, spent);
    // Before an engine is loaded: most requests only ask whether anything is new.
    if holds(&tag) {
        return Ok(TaggedEntitlements { tag, content: None });
    }
    let loaded = load_for(service, basis).await?;
    let user = admitted.user.id.as_str();
    let base = loaded.engine.currency();
    let entitlements = Entitlements {
        user: user.to_owned(),
        snapshot_version: basis.snapshot.version(),
        engine_version: ENGINE_VERSION.into(),
        today: admitted.today.to_string(),
        snapshot: raw(json(&cut(&loaded, user)?))?.into(),
        usage: raw(json(&usage::document(&loaded.engine, spent, base)))?.into(),
    };
    Ok(TaggedEntitlements { tag, content: Some(Content::Document(entitlements)) })
}

async fn find_binary(
    service: &Service,
    admitted: &Admitted<'_>,
    basis: &Basis,
    holds: &impl Fn(&str) -> bool,
) -> Result<TaggedEntitlements, Failure> {
    let tag = binary_tag(admitted, basis);
    if holds(&tag) {
        return Ok(TaggedEntitlements { tag, content: None });
    }
    let loaded = load_for(service, basis).await?;
    let binary = binary(&loaded, &admitted.user.id)?;
    Ok(TaggedEntitlements { tag, content: Some(Content::Binary(binary)) })
}

/// A hash of what the document holds and of nothing else: another user's payment changes the tag only where the
/// document shows it.
fn document_tag(admitted: &Admitted<'_>, basis: &Basis, spent: &[Spent]) -> String {
    let rows: Vec<_> = spent
        .iter()
        .map(|row| (&row.user, &row.account, &row.action, row.date.to_string(), row.amount.minor()))
        .collect();
    let state = (
        ENGINE_VERSION,
        (&admitted.user.id, basis.snapshot.key()),
        (admitted.today.to_string(), &admitted.entity.currency),
        rows,
    );
    sha256_hex(json(&state).as_bytes())
}

/// A hash without usage and date, which the bytes do not hold: payments and new days leave the tag as it is.
fn binary_tag(admitted: &Admitted<'_>, basis: &Basis) -> String {
    let state = (("binary", ENGINE_VERSION, BINARY_LAYOUT), (&admitted.user.id, basis.snapshot.key()));
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
