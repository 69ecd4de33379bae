//! Sign in with a user name and a password.
//!
//! Whether the name is unknown, the identity locked or the password wrong: the answer is the same, the database is asked
//! as often, and a password is verified.

use std::net::IpAddr;

use countersign_core::wire::UserStatus;
use serde_json::json as object;

use super::demanded::is_demanded;
use super::password::is_right;
use super::refusal::refusal;
use super::session::{Beginning, Begun, begin, begin_step};
use crate::actor::Actor;
use crate::database::{Statement, guard, read};
use crate::failure::Failure;
use crate::identity::identities::{self, ATTEMPTS_MAX, At, Attempt, Attempted};
use crate::identity::network;
use crate::identity::throttles::Try;
use crate::json::json;
use crate::service::Service;

/// Who comes from outside.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'a> {
    /// From which network.
    pub network: &'a str,
    /// From which address, if it is known.
    pub address: Option<IpAddr>,
    /// What the client says that it is.
    pub agent: Option<&'a str>,
    /// The HTTP request's id, for the audit.
    pub request_id: &'a str,
}

/// What somebody signs in with.
#[derive(Debug, Clone, Copy)]
pub struct Credentials<'a> {
    /// The legal entity: no other one's names are looked at.
    pub legal_entity: &'a str,
    /// The user name, in whichever case.
    pub user_name: &'a str,
    /// The password.
    pub password: &'a str,
}

/// Tries a minute from one network, be it to sign in or to activate.
pub(super) const TRIES_OF_NETWORK: u64 = 30;
/// Tries a minute at one name.
const TRIES_AT_NAME: u64 = 20;

/// Signs in.
///
/// # Errors
/// `SignInRefused` whatever is not right; `TooOften`.
pub async fn sign_in(
    service: &Service,
    visit: Visit<'_>,
    credentials: Credentials<'_>,
) -> Result<Begun, Failure> {
    let folded = credentials.user_name.to_lowercase();
    let found = attempt(service, visit, credentials.legal_entity, &folded).await?;
    let hash = found.as_ref().and_then(|found| found.password_hash.as_deref());
    // Verified in any case, so that it takes as long.
    let is_right = is_right(service, credentials.password, hash);
    let Some(found) = &found else {
        write_for_nobody(service).await?;
        return Err(Failure::SignInRefused);
    };
    let actor = Actor { legal_entity: credentials.legal_entity, kind: found.kind, id: &found.user };
    match (hash, obstacle(visit, found, is_right)) {
        (Some(hash), None) if found.has_second_factor => {
            let first = [identities::still(actor, hash), guard()];
            begin_step(service, actor, Some(&found.user_name), &first).await.map_err(refused)
        }
        (Some(hash), None) => {
            let first = [identities::signed_in(actor, hash, service.clock.millis()), guard()];
            let owes = is_demanded(service, actor, found.second_factor.as_deref()).await?;
            begin(service, beginning(visit, actor, (found, owes), &first)).await.map_err(refused)
        }
        (_, why) => {
            let entries =
                refusal(service, (actor, visit.request_id), found.attempts, why.unwrap_or("password"));
            service.stores.together().batch(entries).await?;
            Err(Failure::SignInRefused)
        }
    }
}

/// Writes for a name that nobody has, where something is written for one that somebody has: a write takes longer than a
/// read, which could be measured from outside.
pub(super) async fn write_for_nobody(service: &Service) -> Result<(), Failure> {
    let now = service.clock.millis();
    // Never too often: nobody comes under this name.
    let counted = read(service.stores.directory(), &Try::of("nobody", u64::MAX, now)).await?;
    counted.map_err(|often| Failure::TooOften { seconds: often.seconds })
}

/// What stands in the way of who has an identity, for the audit and for nobody else.
pub(super) fn obstacle(visit: Visit<'_>, found: &Attempted, is_right: bool) -> Option<&'static str> {
    if found.attempts > ATTEMPTS_MAX {
        Some("locked")
    } else if !is_right {
        Some("password")
    } else if found.status.as_deref() != Some(UserStatus::Active.code()) {
        Some("status")
    } else if network::permits(found.allowlist.as_deref(), visit.address) {
        None
    } else {
        Some("network")
    }
}

/// The password was changed while it was verified.
pub(super) fn refused(failure: Failure) -> Failure {
    if matches!(failure, Failure::Busy) { Failure::SignInRefused } else { failure }
}

fn beginning<'a>(
    visit: Visit<'a>,
    actor: Actor<'a>,
    (found, owes_second_factor): (&'a Attempted, bool),
    first: &'a [Statement],
) -> Beginning<'a> {
    Beginning {
        actor,
        user_name: Some(&found.user_name),
        owes_password: found.owes_password,
        owes_second_factor,
        agent: visit.agent,
        request_id: visit.request_id,
        first,
        facts: object!({ "by": "password" }),
    }
}

/// Counts the try, by network and at the name; then at the identity, unless it is one too many: what is not verified must
/// not lock.
async fn attempt(
    service: &Service,
    visit: Visit<'_>,
    legal_entity: &str,
    folded_name: &str,
) -> Result<Option<Attempted>, Failure> {
    let now = service.clock.millis();
    count_tries(service, visit, legal_entity, folded_name).await?;
    // Whether they are active is the contract's to say.
    Ok(read(service.stores.together(), &Attempt { at: At::Name(legal_entity, folded_name), now }).await?)
}

/// Counts a try, by network and at a name.
///
/// # Errors
/// `TooOften` if it is one too many.
pub(super) async fn count_tries(
    service: &Service,
    visit: Visit<'_>,
    legal_entity: &str,
    folded_name: &str,
) -> Result<(), Failure> {
    let (now, name) = (service.clock.millis(), json(&("name", legal_entity, folded_name)));
    let tries = (Try::of(visit.network, TRIES_OF_NETWORK, now), Try::of(&name, TRIES_AT_NAME, now));
    let (network, name) = read(service.stores.directory(), &tries).await?;
    for counted in [network, name] {
        counted.map_err(|often| Failure::TooOften { seconds: often.seconds })?;
    }
    Ok(())
}
