//! Sign in with a user name and a password.
//!
//! Whether the name is unknown, the identity locked or the password wrong: the answer is the same, the database is asked
//! as often, and a password is verified.

use countersign_core::wire::UserStatus;
use serde_json::json as object;

use super::password::is_right;
use super::session::{Beginning, Begun, begin};
use crate::actor::{Actor, ActorKind};
use crate::database::{Statement, guard, read};
use crate::failure::Failure;
use crate::identity::identities::{self, Attempt, Attempted};
use crate::identity::throttles::Try;
use crate::json::json;
use crate::service::Service;
use crate::snapshot::Known;

/// Who comes from outside.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'a> {
    /// From which network.
    pub network: &'a str,
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
    let found = attempt(service, visit, credentials).await?;
    let hash = found.as_ref().and_then(|found| found.password_hash.as_deref());
    // Verified in any case, so that it takes as long.
    let is_right = is_right(service, credentials.password, hash);
    let (Some(found), Some(hash), true) = (&found, hash, is_right) else {
        return Err(Failure::SignInRefused);
    };
    if found.kind != ActorKind::User {
        return Err(Failure::SignInRefused);
    }
    let users = [found.user.as_str()];
    let known = Known { legal_entity: credentials.legal_entity, users: &users };
    let status = read(service.stores.together(), &known).await?.pop();
    if status.is_none_or(|(_, status)| status != UserStatus::Active.code()) {
        return Err(Failure::SignInRefused);
    }
    let actor = Actor { legal_entity: credentials.legal_entity, kind: found.kind, id: &found.user };
    let right = identities::signed_in(actor, hash, service.clock.millis());
    begin(service, beginning(visit, credentials, found, &[right, guard()])).await.map_err(refused)
}

/// The password was changed while it was verified.
fn refused(failure: Failure) -> Failure {
    if matches!(failure, Failure::Busy) { Failure::SignInRefused } else { failure }
}

fn beginning<'a>(
    visit: Visit<'a>,
    credentials: Credentials<'a>,
    found: &'a Attempted,
    first: &'a [Statement],
) -> Beginning<'a> {
    Beginning {
        legal_entity: credentials.legal_entity,
        user: &found.user,
        user_name: Some(&found.user_name),
        owes_password: found.owes_password,
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
    credentials: Credentials<'_>,
) -> Result<Option<Attempted>, Failure> {
    let (now, folded) = (service.clock.millis(), credentials.user_name.to_lowercase());
    let name = json(&("name", credentials.legal_entity, &folded));
    let tries = (Try::of(visit.network, TRIES_OF_NETWORK, now), Try::of(&name, TRIES_AT_NAME, now));
    let (network, name) = read(service.stores.directory(), &tries).await?;
    for counted in [network, name] {
        counted.map_err(|often| Failure::TooOften { seconds: often.seconds })?;
    }
    let attempt = Attempt { legal_entity: credentials.legal_entity, folded_name: &folded, now };
    Ok(read(service.stores.directory(), &attempt).await?)
}
