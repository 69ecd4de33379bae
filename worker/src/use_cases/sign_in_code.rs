//! The second half of a sign-in: a code of the authenticator, or a recovery code.

use serde_json::json as object;

use super::refusal::refusal;
use super::second_factor::{period_of, recovery_hash};
use super::session::{Beginning, Begun, begin};
use super::sign_in::{TRIES_OF_NETWORK, Visit, obstacle, refused};
use crate::database::{guard, read};
use crate::failure::Failure;
use crate::identity::Token;
use crate::identity::identities::{self, At, Attempt};
use crate::identity::second_factors::{self, HasRecoveryCode, SecondFactorOf};
use crate::identity::steps::{self, TryStep};
use crate::identity::throttles::Try;
use crate::service::Service;

/// What proves the second factor.
#[derive(Debug, Clone, Copy)]
pub enum Proof<'a> {
    /// The authenticator's code.
    Code(&'a str),
    /// One of the recovery codes.
    Recovery(&'a str),
}

/// Ends a sign-in with a code. It counts as a try at the identity, as a password does.
///
/// # Errors
/// `StepVoid` for a step that is none, is over or was tried too often; `SignInRefused` for a wrong code and whatever else
/// is not right; `TooOften`.
pub async fn sign_in_with_code(
    service: &Service,
    visit: Visit<'_>,
    step: &str,
    proof: Proof<'_>,
) -> Result<Begun, Failure> {
    let now = service.clock.millis();
    let tried = Try::of(visit.network, TRIES_OF_NETWORK, now);
    let often = read(service.stores.directory(), &tried).await?;
    often.map_err(|often| Failure::TooOften { seconds: often.seconds })?;
    let token = Token::parse(step).ok_or(Failure::StepVoid)?;
    // By itself: what no step stands for must not lock.
    if !read(service.stores.directory(), &TryStep { token: &token, now }).await? {
        return Err(Failure::StepVoid);
    }
    let actor = token.actor();
    let recovery = match proof {
        Proof::Recovery(code) => Some(recovery_hash(service, actor, code)),
        Proof::Code(_) => None,
    };
    let has_code = recovery.as_deref().map(|hash| HasRecoveryCode { actor, hash });
    let parts = (Attempt { at: At::Actor(actor), now }, SecondFactorOf(actor), has_code);
    let (found, factor, has_code) = read(service.stores.together(), &parts).await?;
    let (Some(found), Some(factor)) = (found, factor) else { return Err(Failure::StepVoid) };
    // What uses the proof up, to be guarded; nothing if it proves nothing.
    let proven = match proof {
        Proof::Code(code) => {
            let period = period_of(service, actor, &factor, code)?;
            period.map(|period| second_factors::use_period(actor, &factor.secret, period))
        }
        Proof::Recovery(_) => {
            let hash = recovery.as_deref().filter(|_| has_code == Some(true));
            hash.map(|hash| second_factors::use_recovery_code(actor, hash))
        }
    };
    let (hash, why) = (found.password_hash.as_deref(), obstacle(visit, &found, proven.is_some()));
    let (Some(hash), Some(proven), None) = (hash, proven, why) else {
        let why = if why == Some("password") { "code" } else { why.unwrap_or("code") };
        let entries = refusal(service, (actor, visit.request_id), found.attempts, why);
        service.stores.together().batch(entries).await?;
        return Err(Failure::SignInRefused);
    };
    let first =
        [steps::use_up(&token), guard(), proven, guard(), identities::signed_in(actor, hash, now), guard()];
    let by = if matches!(proof, Proof::Code(_)) { "code" } else { "recoveryCode" };
    let beginning = Beginning {
        actor,
        user_name: Some(&found.user_name),
        owes_password: found.owes_password,
        owes_second_factor: false,
        agent: visit.agent,
        request_id: visit.request_id,
        first: &first,
        facts: object!({ "by": by }),
    };
    begin(service, beginning).await.map_err(refused)
}
