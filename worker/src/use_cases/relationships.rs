//! Which relationships with a company allow access to it (A128), as the institution sets them.

use countersign_core::ProblemCode;
use countersign_core::document;
use countersign_core::wire::{Id, Text};
use serde_json::json as object;

use super::StaffId;
use crate::actor::ActorKind;
use crate::code::Code;
use crate::creation::relationships::{Relationship, Relationships, guard_unchanged, replace};
use crate::database::{DatabaseError, clear_guard, read};
use crate::digest::sha256_hex;
use crate::edit::{Expected, Shown};
use crate::failure::{Failure, FieldProblem};
use crate::json::{Written, json, raw};
use crate::ledger::audit::{self, Entry};
use crate::service::Service;
use crate::tables::legal_entities::Current;

/// Relationships of one institution.
const RELATIONSHIPS_MAX: usize = 100;
/// Characters of a name.
const NAME_LENGTH_MAX: usize = 100;
/// Digits of a tag.
const TAG_DIGITS: usize = 16;

document! {
    /// The relationships that allow access.
    RelationshipList<'a> {
        /// In the order in which they are shown; none is no restriction.
        items: Vec<RelationshipItem<'a>> = "items",
    }
}

document! {
    /// A relationship with a company.
    RelationshipItem<'a> {
        /// As the core banking system names it.
        id: Id<'a> = "id",
        /// Its name for people, of 1 to 100 characters.
        name: Text<'a> = "name",
        /// Whether somebody with it may enrol the company by themselves.
        may_self_enrol: bool = "maySelfEnrol",
    }
}

/// The relationships, with what names their state.
#[derive(Debug)]
pub struct TaggedRelationships {
    /// The relationships.
    pub list: Written<RelationshipList<'static>>,
    /// Their tag.
    pub tag: String,
}

/// Reads the relationships that allow access.
///
/// # Errors
/// `NotFound` if there is no such legal entity.
pub async fn read_relationships(service: &Service, staff: &StaffId) -> Result<TaggedRelationships, Failure> {
    let found = (Current(&staff.legal_entity), Relationships(&staff.legal_entity));
    let (entity, all) = read(service.stores.directory(), &found).await?;
    entity.ok_or(Failure::NotFound)?;
    tagged(shown(staff, &all)?)
}

/// Replaces them.
///
/// # Errors
/// As [`read_relationships`]; `Refused` for one that is twice there or has no name; `VersionMissing` and `VersionStale`.
pub async fn set_relationships(
    service: &Service,
    staff: &StaffId,
    request_id: &str,
    expected: &Expected,
    wanted: &RelationshipList<'_>,
) -> Result<TaggedRelationships, Failure> {
    let wanted = judged(wanted)?;
    let found = (Current(&staff.legal_entity), Relationships(&staff.legal_entity));
    let (entity, before) = read(service.stores.directory(), &found).await?;
    entity.ok_or(Failure::NotFound)?;
    let seen = shown(staff, &before)?;
    expected.refuse_unsaid(seen.tag.as_deref())?;
    if before == wanted {
        return tagged(seen);
    }
    expected.refuse_unexpected(&seen)?;
    let mut statements = vec![guard_unchanged(&staff.legal_entity, &before)];
    statements.extend(replace(&staff.legal_entity, &wanted));
    statements.push(audit::insert(&Entry {
        legal_entity: &staff.legal_entity,
        at: &service.clock.now(),
        request: request_id,
        actor: (ActorKind::Staff, &staff.id),
        event: "settings.changed",
        subject: &staff.legal_entity,
        detail: object!({ "before": before, "after": wanted }),
    }));
    statements.push(clear_guard());
    match service.stores.directory().batch(statements).await {
        Ok(_) => tagged(shown(staff, &wanted)?),
        Err(DatabaseError::Conflict) => Err(Failure::Busy),
        Err(error) => Err(error.into()),
    }
}

fn judged(wanted: &RelationshipList<'_>) -> Result<Vec<Relationship>, Failure> {
    let mut problems = Vec::new();
    if wanted.items.len() > RELATIONSHIPS_MAX {
        problems.push(FieldProblem::new("/items", ProblemCode::InvalidCount.code(), "must be at most 100"));
    }
    for (index, item) in wanted.items.iter().enumerate().take(RELATIONSHIPS_MAX) {
        if wanted.items.iter().take(index).any(|other| other.id == item.id) {
            problems.push(FieldProblem::own(format!("/items/{index}/id"), Code::GivenTwice));
        }
        if !(1..=NAME_LENGTH_MAX).contains(&item.name.trim().chars().count()) {
            let code = ProblemCode::InvalidValue.code();
            let place = format!("/items/{index}/name");
            problems.push(FieldProblem::new(place, code, "must have 1 to 100 characters"));
        }
    }
    let owned = |item: &RelationshipItem<'_>| Relationship {
        id: item.id.0.to_string(),
        name: item.name.trim().to_owned(),
        may_self_enrol: item.may_self_enrol,
    };
    if problems.is_empty() {
        Ok(wanted.items.iter().map(owned).collect())
    } else {
        Err(Failure::Refused(problems.into()))
    }
}

fn shown(staff: &StaffId, all: &[Relationship]) -> Result<Shown, Failure> {
    let items = all.iter().map(|one| RelationshipItem {
        id: Id(one.id.as_str().into()),
        name: one.name.as_str().into(),
        may_self_enrol: one.may_self_enrol,
    });
    let list = json(&RelationshipList { items: items.collect() });
    let tag = sha256_hex(json(&(&staff.legal_entity, &list)).as_bytes()).chars().take(TAG_DIGITS).collect();
    Ok(Shown { tag: Some(tag), representation: Some(raw(list)?) })
}

fn tagged(shown: Shown) -> Result<TaggedRelationships, Failure> {
    let pair = shown.representation.zip(shown.tag);
    let (list, tag) = pair.ok_or_else(|| Failure::Internal("relationships are not shown".to_owned()))?;
    Ok(TaggedRelationships { list: list.into(), tag })
}
