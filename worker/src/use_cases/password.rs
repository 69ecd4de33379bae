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
use crate::identity::identities::{self, At, Attempt, IdentityOf};
use crate::identity::{NOBODYS_HASH, composed, sessions, steps};
use crate::ledger::audit::{self, Entry};
use crate::service::Service;

/// Refuses a password that is not good enough for this person.
///
/// # Errors
/// `Refused` with every rule that it breaks, at this place of the body.
pub(super) fn checked(pointer: &str, text: &str, words: &[&str]) -> Result<(), Failure> {
    let policy = PasswordPolicy::new(false).not_containing(words.iter().copied());
    Password::parse(&composed(text), &policy).map(|_| ()).map_err(|errors| refused(pointer, &errors))
}

/// The hash of a password that is good enough for this person.
///
/// # Errors
/// `Refused` with every rule that it breaks, at this place of the body.
pub(super) fn hashed(
    service: &Service,
    pointer: &str,
    text: &str,
    words: &[&str],
) -> Result<String, Failure> {
    checked(pointer, text, words)?;
    let short = |_| Failure::Internal("a password could not be hashed".to_owned());
    service.passwords.hash(&composed(text), &service.random::<16>()?).map_err(short)
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

/// Changes a password. It ends all other sessions of the user.
///
/// # Errors
/// `NotFound` for who has no password; `Refused` for a wrong one, which counts as one tried at sign-in, and for a new one
/// that breaks a rule or is the same.
pub async fn change_password(
    service: &Service,
    somebody: &SignedIn,
    request_id: &str,
    change: PasswordChange<'_>,
) -> Result<(), Failure> {
    let actor = somebody.actor();
    let identity = admit_anyone(service, somebody, IdentityOf(actor)).await?.ok_or(Failure::NotFound)?;
    let words = [identity.user_name.as_str(), actor.legal_entity];
    if composed(change.new) == composed(change.current) {
        return Err(Failure::Refused(vec![FieldProblem::own("/new", Code::SamePassword)].into()));
    }
    let hash = hashed(service, "/new", change.new, &words)?;
    let before = verified(service, actor, request_id, ("/current", change.current)).await?;
    let current = somebody.session().map(|token| token.hash.as_str());
    let statements = vec![
        identities::set_password(actor, Some(&before), &hash),
        guard(),
        sessions::end_all_but(actor, current),
        steps::revoke(actor),
        entry(service, actor, (actor, request_id), "password.changed"),
        clear_guard(),
    ];
    service.stores.together().batch(statements).await?;
    Ok(())
}

/// The hash of somebody's password, if this is the password. A wrong one counts as one tried at sign-in.
///
/// # Errors
/// `Refused` at this place of the body for a wrong one, and while the identity is locked.
pub(super) async fn verified(
    service: &Service,
    actor: Actor<'_>,
    request_id: &str,
    (pointer, password): (&str, &str),
) -> Result<String, Failure> {
    let attempt = Attempt { at: At::Actor(actor), now: service.clock.millis() };
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
    let hash = hashed(service, "/password", password, &words)?;
    let statements = vec![
        identities::give_password(actor, &hash),
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
