//! One's own second factor: an authenticator is shown a secret, confirmed by a first code, and removed again.

use countersign_core::wire::Text;

use super::StaffId;
use super::password::verified;
use super::somebody::{SignedIn, admit_anyone};
use crate::actor::Actor;
use crate::code::Code;
use crate::database::{DatabaseError, Statement, clear_guard, guard, read};
use crate::digest::unhex;
use crate::failure::{Failure, FieldProblem};
use crate::identity::identities::{self, IdentityOf};
use crate::identity::profile::ProfileOf;
use crate::identity::second_factors::{self, SecondFactorOf, StoredFactor};
use crate::identity::{sessions, steps, totp};
use crate::json::{answer, json};
use crate::ledger::audit::{self, Entry};
use crate::service::Service;

answer! {
    /// What an authenticator is shown.
    Authenticator {
        /// The secret, as it is typed.
        secret: String = "secret",
        /// The same as an address, which can be drawn.
        uri: String = "uri",
    }
}

answer! {
    /// Codes for who has lost the authenticator. They are shown this once.
    RecoveryCodes {
        /// The codes, each good for one sign-in.
        recovery_codes: Vec<String> = "recoveryCodes",
    }
}

/// How many recovery codes there are.
const CODES: usize = 10;
/// Bytes of a recovery code.
const CODE_BYTES: usize = 5;

/// Makes a secret, which is asked for by nobody until a first code of it was right.
///
/// # Errors
/// `NotFound` for who has no password; `Refused` for a wrong one; `SecondFactorSet`.
pub async fn propose(
    service: &Service,
    somebody: &SignedIn,
    request_id: &str,
    password: &str,
) -> Result<Authenticator, Failure> {
    let actor = somebody.actor();
    let parts = (IdentityOf(actor), SecondFactorOf(actor), ProfileOf(actor));
    let (identity, factor, profile) = admit_anyone(service, somebody, parts).await?;
    let identity = identity.ok_or(Failure::NotFound)?;
    if factor.is_some_and(|factor| factor.is_confirmed) {
        return Err(Failure::SecondFactorSet);
    }
    let verified = verified(service, actor, request_id, ("/password", password)).await?;
    let secret = service.random::<{ totp::SECRET_BYTES }>()?;
    let sealed = seal(service, actor, &secret)?;
    let issuer = profile.entity_name.unwrap_or_else(|| actor.legal_entity.to_owned());
    let shown = totp::shown(&secret, &issuer, &identity.user_name);
    let (secret, uri) = shown.ok_or_else(|| Failure::Internal("a secret makes no codes".to_owned()))?;
    let statements = vec![
        identities::forget_attempts(actor, &verified),
        second_factors::propose(actor, &sealed),
        guard(),
        clear_guard(),
    ];
    service.stores.directory().batch(statements).await.map_err(|error| match error {
        DatabaseError::Conflict => Failure::SecondFactorSet,
        other => other.into(),
    })?;
    Ok(Authenticator { secret, uri })
}

/// Confirms the secret with a first code. From then on a code is asked for at sign-in.
///
/// # Errors
/// `NotFound` if no secret waits; `Refused` for a wrong code.
pub async fn confirm(
    service: &Service,
    somebody: &SignedIn,
    request_id: &str,
    code: &Text<'_>,
) -> Result<RecoveryCodes, Failure> {
    let actor = somebody.actor();
    let factor = admit_anyone(service, somebody, SecondFactorOf(actor)).await?;
    let factor = factor.filter(|factor| !factor.is_confirmed).ok_or(Failure::NotFound)?;
    let period = period_of(service, actor, &factor, code)?
        .ok_or_else(|| Failure::Refused(vec![FieldProblem::own("/code", Code::WrongCode)].into()))?;
    let codes = (0..CODES).map(|_| service.random::<CODE_BYTES>().map(|bytes| written(&bytes)));
    let codes = codes.collect::<Result<Vec<String>, Failure>>()?;
    let hashes: Vec<String> = codes.iter().map(|code| recovery_hash(service, actor, code)).collect();
    let statements = vec![
        second_factors::confirm(actor, &factor.secret, period, service.clock.millis()),
        guard(),
        second_factors::remove_recovery_codes(actor),
        second_factors::insert_recovery_codes(actor, &json(&hashes)),
        sessions::owe_nothing(actor),
        entry(service, actor, (actor, request_id), "secondFactor.setUp"),
        clear_guard(),
    ];
    service.stores.together().batch(statements).await?;
    Ok(RecoveryCodes { recovery_codes: codes })
}

/// Removes one's own second factor. Who has a password that is good only beside one has to choose another.
///
/// # Errors
/// `NotFound` if there is none; `Refused` for a wrong password.
pub async fn remove(
    service: &Service,
    somebody: &SignedIn,
    request_id: &str,
    password: &str,
) -> Result<(), Failure> {
    let actor = somebody.actor();
    let (identity, factor) =
        admit_anyone(service, somebody, (IdentityOf(actor), SecondFactorOf(actor))).await?;
    identity.ok_or(Failure::NotFound)?;
    factor.ok_or(Failure::NotFound)?;
    let verified = verified(service, actor, request_id, ("/password", password)).await?;
    let forget = identities::forget_attempts(actor, &verified);
    take_away(service, actor, (actor, request_id), vec![forget]).await
}

/// Removes the second factor of a user who has lost it, with all recovery codes; of their password as [`remove`].
///
/// # Errors
/// `NotFound` if there is none.
pub async fn remove_of_user(
    service: &Service,
    staff: &StaffId,
    request_id: &str,
    user: &str,
) -> Result<(), Failure> {
    let actor = Actor::user(&staff.legal_entity, user);
    read(service.stores.directory(), &SecondFactorOf(actor)).await?.ok_or(Failure::NotFound)?;
    take_away(service, actor, (staff.actor(), request_id), Vec::new()).await
}

async fn take_away(
    service: &Service,
    actor: Actor<'_>,
    by: (Actor<'_>, &str),
    first: Vec<Statement>,
) -> Result<(), Failure> {
    let mut statements = first;
    statements.extend([
        second_factors::remove(actor),
        guard(),
        second_factors::remove_recovery_codes(actor),
        identities::owe_longer_password(actor),
        steps::revoke(actor),
        entry(service, actor, by, "secondFactor.removed"),
        clear_guard(),
    ]);
    service.stores.together().batch(statements).await.map(|_| ()).map_err(|error| match error {
        DatabaseError::Conflict => Failure::NotFound,
        other => other.into(),
    })
}

/// The period whose code this is.
///
/// # Errors
/// `Internal` if the secret cannot be opened.
pub(super) fn period_of(
    service: &Service,
    actor: Actor<'_>,
    factor: &StoredFactor,
    code: &str,
) -> Result<Option<u64>, Failure> {
    let secret = service.open(&belongs_to(actor), &factor.secret)?;
    let secret = unhex(&secret).ok_or_else(|| Failure::Internal("a secret is none".to_owned()))?;
    let period = totp::period_of(&secret, code, service.clock.millis() / 1000);
    Ok(period.filter(|period| *period > factor.last_period))
}

fn seal(service: &Service, actor: Actor<'_>, secret: &[u8]) -> Result<String, Failure> {
    service.seal(&belongs_to(actor), &crate::digest::hex(secret))
}

fn belongs_to(actor: Actor<'_>) -> [&str; 4] {
    ["second-factor", actor.legal_entity, actor.kind.word(), actor.id]
}

/// What stands for a recovery code, however it is typed.
pub(super) fn recovery_hash(service: &Service, actor: Actor<'_>, code: &str) -> String {
    let plain = code.chars().filter(|c| c.is_ascii_alphanumeric());
    let plain: String = plain.map(|c| c.to_ascii_lowercase()).collect();
    service.secrets.index(&["recovery-code", actor.legal_entity, actor.kind.word(), actor.id, &plain])
}

/// A recovery code as people copy it: two groups of five.
fn written(bytes: &[u8; CODE_BYTES]) -> String {
    let digits = crate::digest::hex(bytes);
    let (one, two) = digits.split_at_checked(CODE_BYTES).unwrap_or_default();
    format!("{one}-{two}")
}

fn entry(service: &Service, subject: Actor<'_>, (by, request): (Actor<'_>, &str), event: &str) -> Statement {
    audit::insert(&Entry {
        legal_entity: subject.legal_entity,
        at: &service.clock.now(),
        request,
        actor: (by.kind, by.id),
        event,
        subject: subject.id,
        detail: serde_json::Value::Null,
    })
}
