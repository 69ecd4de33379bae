//! What an institution wants of its people, as its staff reads and sets it.

use countersign_core::wire::{
    UserNameQuestion, UserNameRules, read as read_document, to_json, user_name_rules,
};
use countersign_core::{ProblemCode, bounds::MINIMUM_AGE_MAX};
use serde_json::json as object;

use super::{StaffId, version_of};
use crate::actor::Actor;
use crate::database::{DatabaseError, clear_guard, guard, read};
use crate::edit::{Expected, Shown};
use crate::failure::{Failure, FieldProblem};
use crate::identity::settings::{self, NewSettings, PeopleSettings, PeopleSettingsOf, StoredSettings};
use crate::json::{Written, raw};
use crate::ledger::audit::{self, Entry};
use crate::service::Service;

/// Settings, and what names their state.
#[derive(Debug)]
pub struct TaggedSettings {
    /// The settings.
    pub settings: Written<PeopleSettings<'static>>,
    /// Their tag.
    pub tag: String,
}

/// What names the state of settings that nobody has set.
const UNSET: &str = "unset";

/// Reads the settings.
///
/// # Errors
/// If the database does not answer.
pub async fn read_settings(service: &Service, staff: &StaffId) -> Result<TaggedSettings, Failure> {
    let stored = read(service.stores.directory(), &PeopleSettingsOf(&staff.legal_entity)).await?;
    let tag = stored.version.clone().unwrap_or_else(|| UNSET.to_owned());
    Ok(TaggedSettings { settings: raw(shown(&stored)?)?.into(), tag })
}

/// Sets them. The same again changes nothing.
///
/// # Errors
/// `Refused` for rules of user names that no name can be judged by, and for an age above 150; `VersionMissing`,
/// `VersionStale`; `NotFound` for a legal entity that is not there; `Busy`.
pub async fn set_settings(
    service: &Service,
    staff: &StaffId,
    request_id: &str,
    expected: &Expected,
    new: &PeopleSettings<'_>,
) -> Result<TaggedSettings, Failure> {
    refuse_unless_sound(new)?;
    let legal_entity = staff.legal_entity.as_str();
    let stored = read(service.stores.directory(), &PeopleSettingsOf(legal_entity)).await?;
    let tag = stored.version.clone().unwrap_or_else(|| UNSET.to_owned());
    let before = Shown { tag: Some(tag.clone()), representation: Some(raw(shown(&stored)?)?) };
    expected.refuse_unsaid(before.tag.as_deref())?;
    let written = to_json(new);
    if written == shown(&stored)? {
        return Ok(TaggedSettings { settings: raw(written)?.into(), tag });
    }
    expected.refuse_unexpected(&before)?;
    let version = version_of(&service.new_id()?);
    let user_name = new.user_name.as_ref().map(to_json);
    let row = NewSettings {
        legal_entity,
        before: stored.version.as_deref(),
        version: &version,
        settings: new,
        user_name: user_name.as_deref(),
    };
    let Actor { kind, id, .. } = staff.actor();
    let entry = audit::insert(&Entry {
        legal_entity,
        at: &service.clock.now(),
        request: request_id,
        actor: (kind, id),
        event: "settings.changed",
        subject: "people",
        detail: object!({ "before": raw(shown(&stored)?)?, "after": raw(written.clone())? }),
    });
    let statements = vec![settings::write(row), guard(), entry, clear_guard()];
    service.stores.together().batch(statements).await.map_err(|error| match error {
        DatabaseError::Referenced => Failure::NotFound,
        other => other.into(),
    })?;
    Ok(TaggedSettings { settings: raw(written)?.into(), tag: version })
}

fn shown(stored: &StoredSettings) -> Result<String, Failure> {
    let defect = |_| Failure::Internal("a stored policy of user names is none".to_owned());
    let user_name = stored.user_name.as_deref();
    let user_name = user_name.map(|text| read_document::<UserNameRules<'_>>(text.as_bytes())).transpose();
    Ok(to_json(&PeopleSettings {
        activation: stored.activation,
        second_factor: stored.second_factor,
        user_management: stored.user_management,
        user_name: user_name.map_err(defect)?,
        minimum_age: stored.minimum_age,
    }))
}

/// Core says which rules can be judged by.
fn refuse_unless_sound(new: &PeopleSettings<'_>) -> Result<(), Failure> {
    let mut problems = Vec::new();
    if new.minimum_age > Some(MINIMUM_AGE_MAX.into()) {
        let code = ProblemCode::InvalidCount.code();
        problems.push(FieldProblem::new("/minimumAge", code, "must be at most 150"));
    }
    let question = UserNameQuestion { user_name: "".into(), policy: new.user_name.clone() };
    if let Err(found) = user_name_rules(to_json(&question).as_bytes()) {
        let found = found.listed.into_iter().map(FieldProblem::from);
        problems.extend(found.map(|problem| FieldProblem {
            pointer: problem.pointer.replacen("/policy", "/userName", 1),
            ..problem
        }));
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::Refused(problems.into())) }
}
