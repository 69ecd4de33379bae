//! Passwords that people choose.

use countersign_core::bounds::PASSWORD_BYTES_MAX;
use countersign_core::details::{DetailError, Password, PasswordPolicy};
use serde_json::Value;

use super::admission::{UserId, admit};
use crate::code::Code;
use crate::database::{clear_guard, guard, read};
use crate::failure::{Failure, FieldProblem};
use crate::identity::identities::{self, Attempt, IdentityOf};
use crate::identity::{NOBODYS_HASH, sessions};
use crate::ledger::audit::{self, ActorKind, Entry};
use crate::service::Service;

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
    let policy = PasswordPolicy::new(false).not_containing(words.iter().copied());
    let password = Password::parse(text, &policy).map_err(|errors| refused(pointer, &errors))?;
    let short = |_| Failure::Internal("a password could not be hashed".to_owned());
    service.passwords.hash(password.as_str(), &service.random::<16>()?).map_err(short)
}

/// Whether a password has this hash; if there is none, as long is spent on nobody's. What is longer than any password that
/// was ever accepted is not hashed: it is nobody's.
pub(super) fn is_right(service: &Service, password: &str, hash: Option<&str>) -> bool {
    match hash.filter(|_| password.len() <= PASSWORD_BYTES_MAX) {
        Some(hash) => service.passwords.verify(password, hash),
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
    user: &UserId,
    request_id: &str,
    change: PasswordChange<'_>,
) -> Result<(), Failure> {
    let (admitted, identity) = admit(service, user, |user| IdentityOf(user.actor())).await?;
    let (person, identity) = (admitted.user, identity.ok_or(Failure::NotFound)?);
    let words = [identity.user_name.as_str(), person.legal_entity.as_str()];
    if change.new == change.current {
        return Err(Failure::Refused(vec![FieldProblem::own("/new", Code::SamePassword)].into()));
    }
    let hash = hashed(service, "/new", change.new, &words)?;
    let folded_name = identity.user_name.to_lowercase();
    let attempt = Attempt {
        legal_entity: &person.legal_entity,
        folded_name: &folded_name,
        now: service.clock.millis(),
    };
    let counted = read(service.stores.directory(), &attempt).await?;
    let before = counted.and_then(|counted| counted.password_hash);
    let is_right = is_right(service, change.current, before.as_deref());
    let (Some(before), true) = (before, is_right) else {
        return Err(Failure::Refused(vec![FieldProblem::own("/current", Code::WrongPassword)].into()));
    };
    let (legal_entity, id) = (person.legal_entity.as_str(), person.id.as_str());
    let actor = person.actor();
    let current = user.session().map(|token| token.hash.as_str());
    let statements = vec![
        identities::set_password(actor, Some(&before), &hash),
        guard(),
        sessions::end_all_but(actor, current),
        audit::insert(&Entry {
            legal_entity,
            at: &service.clock.now(),
            request: request_id,
            actor: (ActorKind::User, id),
            event: "password.changed",
            subject: id,
            detail: Value::Null,
        }),
        clear_guard(),
    ];
    service.stores.together().batch(statements).await?;
    Ok(())
}
