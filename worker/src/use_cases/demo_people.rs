//! On a developer's machine: gives the users of a demo bank their details, and something to sign in with.

use countersign_core::details::{Person, PersonInput, PersonPolicy, UserName};
use countersign_core::wire::UserStatus;

use super::details::refused;
use super::{password, version_of};
use crate::actor::{Actor, ActorKind};
use crate::database::{Statement, clear_guard, read};
use crate::failure::Failure;
use crate::identity::identities::{self, NewPassword};
use crate::json::answer;
use crate::people::details::{self, Fixed, LICENCE, SSN};
use crate::people::{DetailsOf, NewDetails, persons};
use crate::service::Service;
use crate::snapshot::Known;

/// The password of everybody in a demo bank who is not new: a page shows it beside their names.
pub const DEMO_PASSWORD: &str = "lemon harbour walks";

const MINUTE_MILLIS: u64 = 60_000;

/// Who writes what a developer's machine begins with.
const BY: (ActorKind, &str) = (ActorKind::Staff, "demo");

answer! {
    /// What was written.
    Peopled {
        /// How many users have details from now on.
        people: u64 = "people",
    }
}

/// One of them.
#[derive(Clone, Copy)]
pub struct DemoPerson<'a> {
    /// The user.
    pub user: &'a str,
    /// The details.
    pub details: PersonInput<'a>,
    /// Names who has users in several legal entities.
    pub person: Option<&'a str>,
    /// How long ago they signed in last; nothing for never.
    pub signed_in_minutes_ago: Option<u64>,
}

/// Writes people who have no details yet; others keep theirs.
///
/// # Errors
/// `NotFound` if there is no such user; `Refused` for details that core refuses; `Busy` if two would have the same number
/// or address.
pub async fn write(
    service: &Service,
    legal_entity: &str,
    people: &[DemoPerson<'_>],
) -> Result<Peopled, Failure> {
    let today = service.clock.today("UTC").ok_or_else(|| Failure::Internal("no today".to_owned()))?;
    let users: Vec<&str> = people.iter().map(|person| person.user).collect();
    let known = Known { legal_entity, users: &users };
    let there: Vec<_> = users.iter().map(|user| DetailsOf { legal_entity, user }).collect();
    let (known, there) = read(service.stores.together(), &(known, there)).await?;
    // Hashed once: forty times would take seconds.
    let hash = password::hashed(service, ("", DEMO_PASSWORD), &[], password::Beside::Nothing)?;
    let mut statements = Vec::new();
    let mut written = 0_u64;
    for (index, (person, details)) in people.iter().zip(there).enumerate() {
        let status = known.iter().find(|(user, _)| user == person.user);
        let status = status.map(|(_, status)| status.as_str()).ok_or(Failure::NotFound)?;
        if details.is_some() {
            continue;
        }
        let read = Person::parse(person.details, today, &PersonPolicy::default());
        let read = read.map_err(|errors| refused(&format!("/people/{index}"), &errors))?;
        let hash = (status != UserStatus::New.code()).then_some(&hash);
        statements.extend(statements_of(service, legal_entity, (person, &read), hash)?);
        written = written.saturating_add(1);
    }
    if !statements.is_empty() {
        statements.push(clear_guard());
        service.stores.together().batch(statements).await?;
    }
    Ok(Peopled { people: written })
}

fn statements_of(
    service: &Service,
    legal_entity: &str,
    (given, person): (&DemoPerson<'_>, &Person),
    hash: Option<&NewPassword>,
) -> Result<Vec<Statement>, Failure> {
    let user = given.user;
    let seal = |kind, number: &str| service.seal(&[kind, legal_entity, user], number);
    let ssn = seal(SSN, person.ssn.digits())?;
    let ssn_index = details::ssn_index(&service.secrets, legal_entity, person.ssn.digits());
    let licence = person.licence.as_ref().map(|number| seal(LICENCE, number.as_str())).transpose()?;
    let (version, at) = (version_of(&service.new_id()?), service.clock.now());
    let folded_email = details::folded(person.email.as_str());
    let new = NewDetails {
        legal_entity,
        user,
        first_name: person.first_name.as_str(),
        middle_name: person.middle_name.as_ref().map(|name| name.as_str()),
        last_name: person.last_name.as_str(),
        birth_date: person.birth_date.as_ref().map(|date| date.as_str()),
        email: person.email.as_str(),
        folded_email: &folded_email,
        phone: person.phone.as_str(),
        licence: licence.as_deref(),
        version: &version,
        at: &at,
        by: BY,
    };
    let user_name = person.user_name.as_ref().map(UserName::as_str);
    let mut statements = details::insert(&new, Fixed { user_name, ssn: &ssn, ssn_index: &ssn_index });
    let whom = Actor::user(legal_entity, user);
    if let Some(name) = &person.user_name {
        statements.push(identities::insert(whom, name.as_str(), &name.folded()));
        statements.extend(hash.map(|hash| identities::set_password(whom, None, hash)));
        let signed_in = |(new, minutes): (&NewPassword, u64)| {
            let ago = minutes.saturating_mul(MINUTE_MILLIS);
            identities::signed_in(whom, &new.hash, service.clock.millis().saturating_sub(ago))
        };
        statements.extend(hash.zip(given.signed_in_minutes_ago).map(signed_in));
    }
    statements.push(details::guard_ssn_is_free(legal_entity, user));
    statements.extend(given.person.map(|human| persons::insert(legal_entity, user, human)));
    Ok(statements)
}
