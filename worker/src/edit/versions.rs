//! The versions of what an edit reads, and those after it.

use std::collections::BTreeMap;

use super::parts::Parts;
use super::{Edit, Scope};
use crate::digest::sha256_hex;
use crate::failure::Failure;
use crate::json::json;
use crate::service::Service;
use crate::snapshot::{SnapshotName, new_version};

/// Digits of the hash in the tag of a whole configuration.
const HASH_DIGITS: usize = 12;

/// The versions of a configuration, or of some of its contracts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// Of the catalogue.
    pub catalogue: String,
    /// Of what belongs neither to the catalogue nor to a contract.
    pub remainder: String,
    /// Of the contracts.
    pub contracts: BTreeMap<String, String>,
}

impl Versions {
    /// Names a whole configuration: it changes with each of its versions.
    #[must_use]
    pub fn tag(&self) -> String {
        let rest = sha256_hex(json(&(&self.remainder, &self.contracts)).as_bytes());
        let digits: String = rest.chars().take(HASH_DIGITS).collect();
        format!("{}.{digits}", self.catalogue)
    }

    /// The snapshot that an edit leaves, if it is one that somebody will ask for: some contracts, and nobody beside.
    pub(super) fn name(&self, edit: Edit<'_>, parts: &Parts) -> Option<SnapshotName> {
        let is_asked_for = !matches!(edit.scope, Scope::Whole) && parts.is_snapshot();
        is_asked_for.then(|| SnapshotName::of(edit.legal_entity, &self.catalogue, self.contracts.clone()))
    }
}

/// The versions after an edit: new ones exactly for what says something else than before. What shows nowhere else is
/// the remainder's.
///
/// # Errors
/// `Internal` if an edit of contracts changes the catalogue, which others rely on.
pub(super) fn after(
    service: &Service,
    scope: Scope<'_>,
    before: Option<&Versions>,
    (old, new): (&Parts, &Parts),
) -> Result<Versions, Failure> {
    let next = |version: Option<&String>| Ok(new_version(version.map(String::as_str), &service.new_id()?));
    let (catalogue, remainder) = (before.map(|it| &it.catalogue), before.map(|it| &it.remainder));
    let is_new = before.is_none() || old.catalogue != new.catalogue;
    if is_new && !matches!(scope, Scope::Whole) {
        return Err(Failure::Internal("an edit of contracts changes the catalogue".to_owned()));
    }
    let mut versions = Versions {
        catalogue: kept_unless(is_new, catalogue, next)?,
        remainder: String::new(),
        contracts: BTreeMap::new(),
    };
    let mut has_changed = is_new || old.contracts.keys().any(|id| !new.contracts.contains_key(id));
    for (id, part) in &new.contracts {
        let is_new = old.contracts.get(id) != Some(part);
        has_changed |= is_new;
        let version = kept_unless(is_new, before.and_then(|it| it.contracts.get(id)), next)?;
        versions.contracts.insert(id.clone(), version);
    }
    versions.remainder = kept_unless(!has_changed, remainder, next)?;
    Ok(versions)
}

fn kept_unless(
    is_new: bool,
    version: Option<&String>,
    next: impl Fn(Option<&String>) -> Result<String, Failure>,
) -> Result<String, Failure> {
    version.filter(|_| !is_new).map_or_else(|| next(version), |version| Ok(version.clone()))
}
