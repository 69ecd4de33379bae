//! From where a user may come (A13): addresses, networks and ranges. It holds for sessions that live, too.
//!
//! Nobody sets their own list, so nobody locks themselves out, or lets themselves out of one.

use countersign_core::AdministrativeRight::ManageUsers;
use countersign_core::details::IpAllowlist;
use countersign_core::wire::Text;
use serde_json::json as object;

use super::consistent;
use super::managing::{Manager, TargetOf, let_in};
use crate::actor::Actor;
use crate::database::{clear_guard, guard};
use crate::digest::sha256_hex;
use crate::edit::{Expected, Shown};
use crate::failure::{Failure, FieldProblem};
use crate::identity::identities::{self, AllowlistOf};
use crate::json::{answer, json, raw};
use crate::ledger::audit::{self, Entry};
use crate::service::Service;

answer! {
    /// From where a user may come.
    Allowlist {
        /// The entries in their canonical form; none: from everywhere.
        entries: Vec<String> = "entries",
        /// What may be a mistake.
        warnings: Vec<AllowlistWarning> = "warnings",
    }
}

answer! {
    /// What may be a mistake.
    AllowlistWarning {
        /// Of which entry, by its place.
        entry: u64 = "entry",
        /// The stable code.
        code: String = "code",
    }
}

/// A list, and what names its state.
#[derive(Debug)]
pub struct TaggedAllowlist {
    /// The list.
    pub list: Allowlist,
    /// Its tag.
    pub tag: String,
}

/// Digits of a tag.
const TAG_DIGITS: usize = 16;

/// The text by which these entries are stored; nothing for none.
///
/// # Errors
/// `Refused` for each that is none, at its place under this one.
pub(super) fn stored(pointer: &str, entries: &[Text<'_>]) -> Result<Option<String>, Failure> {
    if entries.is_empty() {
        return Ok(None);
    }
    let texts: Vec<&str> = entries.iter().map(AsRef::as_ref).collect();
    let list = IpAllowlist::parse(&texts).map_err(|errors| {
        let problem = |(index, error): &(Option<usize>, countersign_core::details::DetailError)| {
            let place = index.map_or_else(|| pointer.to_owned(), |index| format!("{pointer}/{index}"));
            FieldProblem::new(place, error.code.code(), error.to_string())
        };
        Failure::Refused(errors.iter().map(problem).collect::<Vec<_>>().into())
    })?;
    Ok(Some(json(&list.entries())))
}

/// Reads from where a user may come.
///
/// # Errors
/// `NotFound` for a user who cannot be seen or has no identity; `MayNot`.
pub async fn read_allowlist(
    service: &Service,
    manager: &Manager,
    user: &str,
) -> Result<TaggedAllowlist, Failure> {
    let (managing, (target, list)) = consistent(|| find(service, manager, user)).await?;
    managing.administer(user, &target, ManageUsers)?;
    shown(list.ok_or(Failure::NotFound)?.as_deref())
}

/// Sets from where a user may come.
///
/// # Errors
/// As [`read_allowlist`]; `Refused` for an entry that is none; `VersionMissing`, `VersionStale`; `Busy`.
pub async fn set_allowlist(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    expected: &Expected,
    (user, entries): (&str, &[Text<'_>]),
) -> Result<TaggedAllowlist, Failure> {
    let new = stored("/entries", entries)?;
    let (managing, (target, list)) = consistent(|| find(service, manager, user)).await?;
    managing.administer(user, &target, ManageUsers)?;
    let before = list.ok_or(Failure::NotFound)?;
    let was = shown(before.as_deref())?;
    expected.refuse_unsaid(Some(&was.tag))?;
    if before == new {
        return Ok(was);
    }
    let representation = Some(raw(json(&was.list))?);
    expected.refuse_unexpected(&Shown { tag: Some(was.tag), representation })?;
    let actor = Actor::user(managing.legal_entity(), user);
    let entry = audit::insert(&Entry {
        legal_entity: managing.legal_entity(),
        at: &service.clock.now(),
        request: request_id,
        actor: managing.actor,
        event: "allowlist.changed",
        subject: user,
        detail: object!({ "before": before, "after": new }),
    });
    let set = identities::set_allowlist(actor, before.as_deref(), new.as_deref());
    service.stores.together().batch(vec![set, guard(), entry, clear_guard()]).await?;
    shown(new.as_deref())
}

async fn find<'m>(
    service: &Service,
    manager: &'m Manager,
    user: &str,
) -> Result<(super::managing::Managing<'m>, (Option<super::managing::Target>, Option<Option<String>>)), Failure>
{
    let_in(service, manager, |legal_entity, _| {
        (TargetOf { legal_entity, user }, AllowlistOf(Actor::user(legal_entity, user)))
    })
    .await
}

fn shown(stored: Option<&str>) -> Result<TaggedAllowlist, Failure> {
    let defect = || Failure::Internal("a stored allowlist is none".to_owned());
    let entries: Vec<String> = serde_json::from_str(stored.unwrap_or("[]")).map_err(|_| defect())?;
    let texts: Vec<&str> = entries.iter().map(String::as_str).collect();
    let warnings = match texts.as_slice() {
        [] => Vec::new(),
        texts => IpAllowlist::parse(texts).map_err(|_| defect())?.warnings(),
    };
    let warning = |(entry, error): (usize, countersign_core::details::DetailError)| AllowlistWarning {
        entry: entry.try_into().unwrap_or(u64::MAX),
        code: error.code.code().to_owned(),
    };
    let tag = sha256_hex(stored.unwrap_or("[]").as_bytes()).chars().take(TAG_DIGITS).collect();
    Ok(TaggedAllowlist {
        list: Allowlist { entries, warnings: warnings.into_iter().map(warning).collect() },
        tag,
    })
}
