//! What an institution wants of new users, as it is judged by.

use countersign_core::details::PersonPolicy;
use countersign_core::wire::{CreationSource, PersonRules, UserNameRules, person_policy, read, to_json};

use crate::failure::Failure;
use crate::identity::settings::{StoredSettings, UserManagement};

/// Where the details of a new user may come from (A127).
pub(super) fn sources(settings: &StoredSettings) -> Vec<CreationSource> {
    let all = CreationSource::ALL.iter().copied();
    all.filter(|source| match source {
        CreationSource::Manual => settings.user_management != UserManagement::Core,
        CreationSource::CoreRecord => settings.user_management != UserManagement::External,
    })
    .collect()
}

/// What is asked of a person's details, as documents say it: JSON.
pub(super) fn rules(settings: &StoredSettings) -> Result<String, Failure> {
    Ok(to_json(&person_rules(settings)?))
}

/// The same, as it is judged by.
pub(super) fn policy(settings: &StoredSettings) -> Result<PersonPolicy, Failure> {
    person_policy("", Some(&person_rules(settings)?)).map_err(|_| defect())
}

fn person_rules(settings: &StoredSettings) -> Result<PersonRules<'_>, Failure> {
    let user_name = settings.user_name.as_deref();
    let user_name = user_name.map(|text| read::<UserNameRules<'_>>(text.as_bytes()));
    Ok(PersonRules {
        minimum_age: settings.minimum_age,
        user_name: user_name.transpose().map_err(|_| defect())?,
    })
}

fn defect() -> Failure {
    Failure::Internal("a stored policy of people's details is none".to_owned())
}
