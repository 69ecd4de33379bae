//! Passwords that people choose.

use countersign_core::bounds::PASSWORD_BYTES_MAX;
use countersign_core::details::{DetailError, Password, PasswordPolicy};
use serde_json::Value;

use super::refusal::refusal;
use super::somebody::{SignedIn, admit_anyone};
use super::staff::StaffId;
use crate::actor::Actor;
use crate::code::Code;
use crate::database::{Statement, clear_guard, guard, read};
use crate::failure::{Failure, FieldProblem};
use crate::identity::identities::{self, At, Attempt, IdentityOf, NewPassword};
use crate::identity::second_factors::SecondFactorOf;
use crate::identity::throttles::Try;
use crate::identity::{NOBODYS_HASH, composed, sessions, steps};
use crate::json::json;
use crate::ledger::audit::{self, Entry};
use crate::service::Service;

/// What stands beside a password at sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// Nothing, as far as is known.
    Nothing,
    /// A second factor: then it may be shorter.
    SecondFactor,
}

/// Refuses a password that is not good enough for this person. Whether it is good enough only for what stands beside it.
///
/// # Errors
/// `Refused` with every rule that it breaks, at this place of the body.
pub(super) fn checked(pointer: &str, text: &str, words: &[&str], beside: Beside) -> Result<bool, Failure> {
    let text = composed(text);
    let parsed = |has_second_factor| {
        let policy = PasswordPolicy::new(has_second_factor).not_containing(words.iter().copied());
        Password::parse(&text, &policy).map(|_| ()).map_err(|errors| refused(pointer, &errors))
    };
    match parsed(false) {
        Ok(()) => Ok(false),
        Err(_) if beside == Beside::SecondFactor => parsed(true).map(|()| true),
        Err(failure) => Err(failure),
    }
}

/// A password that is good enough for this person, as it is stored.
///
/// # Errors
/// `Refused` with every rule that it breaks, at this place of the body.
pub(super) fn hashed(
    service: &Service,
    (pointer, text): (&str, &str),
    words: &[&str],
    beside: Beside,
) -> Result<NewPassword, Failure> {
    let needs_second_factor = checked(pointer, text, words, beside)?;
    let short = |_| Failure::Internal("a password could not be hashed".to_owned());
    let hash = service.passwords.hash(&composed(text), &service.random::<16>()?).map_err(short)?;
    Ok(NewPassword { hash, needs_second_factor })
}

/// Whether a password has this hash; if there is none, as long is spent on nobody's. What is longer than any password that
/// was ever accepted is not hashed: it is nobody's.
pub(super) fn is_right(service: &Service, password: &str, hash: Option<&str>) -> bool {
    let password = composed(password);
    match hash.filter(|_| password.len() <= PASSWORD_BYTES_MAX) {
        Some(hash) => service.passwords.verify(&password, hash),
        None => service.passwords.verify("", NOBODYS_HASH),
    }
}

/// Details that are refused at a place of a body.
pub(super) fn refused(pointer: &str, errors: &[DetailError]) -> Failure {
    let problem = |error: &DetailError| FieldProblem::new(pointer, error.code.code(), error.to_string());
    Failure::Refused(errors.iter().map(problem).collect::<Vec<_>>().into())
}

/// What somebody changes.
#[derive(Debug, Clone, Copy)]
pub struct PasswordChange<'a> {
    /// The password now.
    pub current: &'a str,
    /// The one that it is to be.
    pub new: &'a str,
}

/// Changes a password. It ends all other sessions of the user. Who has a second factor may choose a shorter one.
///
/// # Errors
/// `NotFound` for who has no password; `Refused` for a wrong one, which counts as one tried at sign-in, and for a new one
/// that breaks a rule or is the same; `TooOften`; `Busy` if what was read has changed since.
pub async fn change_password(
    service: &Service,
    somebody: &SignedIn,
    request_id: &str,
    change: PasswordChange<'_>,
) -> Result<(), Failure> {
    let actor = somebody.actor();
    let own = (IdentityOf(actor), SecondFactorOf(actor));
    let (identity, factor) = admit_anyone(service, somebody, own).await?;
    let identity = identity.ok_or(Failure::NotFound)?;
    let has_factor = factor.is_some_and(|factor| factor.is_confirmed);
    let beside = if has_factor { Beside::SecondFactor } else { Beside::Nothing };
    let words = [identity.user_name.as_str(), actor.legal_entity];
    if composed(change.new) == composed(change.current) {
        return Err(Failure::Refused(vec![FieldProblem::own("/new", Code::SamePassword)].into()));
    }
    let new = hashed(service, ("/new", change.new), &words, beside)?;
    let before = verified(service, actor, request_id, ("/current", change.current)).await?;
    let current = somebody.session().map(|token| token.hash.as_str());
    let statements = vec![
        identities::set_password(actor, Some(&before), &new),
        guard(),
        sessions::end_all_but(actor, current),
        steps::revoke(actor),
        entry(service, actor, (actor, request_id), "password.changed"),
        clear_guard(),
    ];
    service.stores.together().batch(statements).await?;
    Ok(())
}

/// Passwords a minute that one tries who is signed in.
const OWN_TRIES: u64 = 20;

/// The hash of somebody's password, if this is the password. A wrong one counts as one tried at sign-in.
///
/// # Errors
/// `Refused` at this place of the body for a wrong one, and while the identity is locked; `TooOften`.
pub(super) async fn verified(
    service: &Service,
    actor: Actor<'_>,
    request_id: &str,
    (pointer, password): (&str, &str),
) -> Result<String, Failure> {
    let now = service.clock.millis();
    let own = json(&("own password", actor.legal_entity, actor.kind.word(), actor.id));
    let often = read(service.stores.directory(), &Try::of(&own, OWN_TRIES, now)).await?;
    often.map_err(|often| Failure::TooOften { seconds: often.seconds })?;
    let attempt = Attempt { at: At::Actor(actor), now };
    let counted = read(service.stores.together(), &attempt).await?;
    let attempts = counted.as_ref().map(|counted| counted.attempts).unwrap_or_default();
    let before = counted.and_then(|counted| counted.password_hash);
    match (is_right(service, password, before.as_deref()), before) {
        (true, Some(before)) => Ok(before),
        _ => {
            let entries = refusal(service, (actor, request_id), attempts, "password");
            service.stores.together().batch(entries).await?;
            Err(Failure::Refused(vec![FieldProblem::own(pointer, Code::WrongPassword)].into()))
        }
    }
}

/// Gives somebody a password that they must change at their next sign-in (A9). It ends their sessions, and unlocks.
///
/// # Errors
/// `NotFound` for who has no identity; `Refused` for a password that breaks a rule.
pub async fn give_password(
    service: &Service,
    staff: &StaffId,
    request_id: &str,
    (user, password): (&str, &str),
) -> Result<(), Failure> {
    let actor = Actor::user(&staff.legal_entity, user);
    let identity = read(service.stores.directory(), &IdentityOf(actor)).await?.ok_or(Failure::NotFound)?;
    let words = [identity.user_name.as_str(), actor.legal_entity];
    // Whether their second factor is still theirs is not known of who is given a password.
    let new = hashed(service, ("/password", password), &words, Beside::Nothing)?;
    let statements = vec![
        identities::give_password(actor, &new.hash),
        guard(),
        sessions::end_all_but(actor, None),
        steps::revoke(actor),
        entry(service, actor, (staff.actor(), request_id), "password.given"),
        clear_guard(),
    ];
    service.stores.together().batch(statements).await?;
    Ok(())
}

fn entry(service: &Service, subject: Actor<'_>, (by, request): (Actor<'_>, &str), event: &str) -> Statement {
    audit::insert(&Entry {
        legal_entity: subject.legal_entity,
        at: &service.clock.now(),
        request,
        actor: (by.kind, by.id),
        event,
        subject: subject.id,
        detail: Value::Null,
    })
}
