//! Checks of people before they can sign in (OFAC and CIP).

use countersign_core::AdministrativeRight::CreateUsers;
use countersign_core::details::Person;
use serde_json::json as object;

use super::super::{StaffId, consistent};
use super::records::told;
use crate::actor::ActorKind;
use crate::creation::screenings::{self, Screened, ScreeningOf, State};
use crate::database::{DatabaseError, clear_guard, guard, read};
use crate::failure::Failure;
use crate::json::{answer, json};
use crate::ledger::audit::{self, Entry};
use crate::people::details::SSN;
use crate::people::{Details, DetailsOf};
use crate::ports::Suspect;
use crate::service::Service;
use crate::use_cases::managing::{Manager, TargetOf, let_in};

answer! {
    /// What became of checks of a person.
    ScreeningResult {
        /// The user.
        user: String as Id = "user",
        /// `clear` if nothing was found, `hit` if something was, `cleared` if the bank has decided that it is somebody
        /// else; `unchecked` where nobody checks.
        state: String = "state",
        /// When they were checked last.
        screened_at: Option<String> as Instant = "screenedAt",
    }
}

/// Checks a person; nothing where nobody checks. What was found is a JSON list.
///
/// # Errors
/// `Unavailable` if who checks does not answer: nobody is let in unchecked.
pub(super) async fn check(
    service: &Service,
    legal_entity: &str,
    person: &Person,
) -> Result<Option<(State, String)>, Failure> {
    let suspect = Suspect {
        first_name: person.first_name.as_str(),
        last_name: person.last_name.as_str(),
        birth_date: person.birth_date.as_ref().map(|date| date.as_str()),
        ssn: person.ssn.digits(),
    };
    ask(service, legal_entity, &suspect).await
}

async fn ask(
    service: &Service,
    legal_entity: &str,
    suspect: &Suspect<'_>,
) -> Result<Option<(State, String)>, Failure> {
    let Some(screening) = &service.screening else { return Ok(None) };
    let hits = screening.screen(legal_entity, suspect).await.map_err(|silent| told(service, &silent))?;
    let state = if hits.is_empty() { State::Clear } else { State::Hit };
    Ok(Some((state, json(&hits))))
}

/// Checks a user again.
///
/// # Errors
/// As [`let_in`]; `NotFound` for a user whom the manager does not see or who has no details; `MayNot`; `Unavailable`.
pub async fn screen(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    user: &str,
) -> Result<ScreeningResult, Failure> {
    let (managing, (target, details)) = consistent(|| {
        let_in(service, manager, |legal_entity, _| {
            (TargetOf { legal_entity, user }, DetailsOf { legal_entity, user })
        })
    })
    .await?;
    managing.administer(user, &target, CreateUsers)?;
    let details = details.ok_or(Failure::NotFound)?;
    check_again(service, (managing.legal_entity(), managing.actor), request_id, (user, &details)).await
}

/// Refuses to let somebody act who is on a list: they are checked again, since the last time may be long ago.
///
/// # Errors
/// `ScreeningPending` for a hit that was not cleared; `Unavailable` if who checks does not answer.
pub(in crate::use_cases) async fn refuse_hit(
    service: &Service,
    by: (&str, (ActorKind, &str)),
    request_id: &str,
    (user, details): (&str, Option<&Details>),
) -> Result<(), Failure> {
    // Of whom nothing is known there is nothing to check; what was found before still counts.
    let state = match details {
        Some(details) if service.screening.is_some() => {
            check_again(service, by, request_id, (user, details)).await?.state
        }
        _ => {
            let found = ScreeningOf { legal_entity: by.0, user };
            shown(user, read(service.stores.directory(), &found).await?).state
        }
    };
    if state == State::Hit.word() { Err(Failure::ScreeningPending) } else { Ok(()) }
}

async fn check_again(
    service: &Service,
    (legal_entity, actor): (&str, (ActorKind, &str)),
    request_id: &str,
    (user, details): (&str, &Details),
) -> Result<ScreeningResult, Failure> {
    let ssn = service.open(&[SSN, legal_entity, user], &details.ssn)?;
    let suspect = Suspect {
        first_name: &details.first_name,
        last_name: &details.last_name,
        birth_date: details.birth_date.as_deref(),
        ssn: &ssn,
    };
    let found = ask(service, legal_entity, &suspect).await?;
    let at = service.clock.now();
    let Some((state, hits)) = found else {
        return Ok(ScreeningResult {
            user: user.to_owned(),
            state: "unchecked".to_owned(),
            screened_at: None,
        });
    };
    let entry = audit::insert(&Entry {
        legal_entity,
        at: &at,
        request: request_id,
        actor,
        event: "user.screened",
        subject: user,
        detail: object!({ "state": state.word() }),
    });
    let statements = vec![screenings::put(legal_entity, user, (state, &hits), &at), entry];
    service.stores.together().batch(statements).await?;
    let now = read(service.stores.directory(), &ScreeningOf { legal_entity, user }).await?;
    Ok(shown(user, now))
}

/// Clears a hit: the bank has decided that the person is somebody else.
///
/// # Errors
/// `Refused` for a reason that is none; `NotFound` where no hit stands in the way.
pub async fn clear(
    service: &Service,
    staff: &StaffId,
    request_id: &str,
    user: &str,
    reason: &str,
) -> Result<ScreeningResult, Failure> {
    super::access::refuse_reason(Some(reason))?;
    let (legal_entity, at) = (staff.legal_entity.as_str(), service.clock.now());
    let entry = audit::insert(&Entry {
        legal_entity,
        at: &at,
        request: request_id,
        actor: (ActorKind::Staff, &staff.id),
        event: "screening.cleared",
        subject: user,
        detail: object!({ "reason": reason.trim() }),
    });
    let statements = vec![screenings::clear(legal_entity, user, &at), guard(), entry, clear_guard()];
    let written = service.stores.together().batch(statements).await;
    written.map_err(|error| match error {
        DatabaseError::Conflict => Failure::NotFound,
        other => other.into(),
    })?;
    let now = read(service.stores.directory(), &ScreeningOf { legal_entity, user }).await?;
    Ok(shown(user, now))
}

fn shown(user: &str, found: Option<Screened>) -> ScreeningResult {
    let state = found.as_ref().map_or("unchecked", |found| found.state.word());
    ScreeningResult {
        user: user.to_owned(),
        state: state.to_owned(),
        screened_at: found.map(|found| found.at),
    }
}
