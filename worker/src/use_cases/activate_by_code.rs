//! Activation with the user name that was mailed and a code by phone (A121): it works for ten minutes, may be tried five
//! times, and only together with the request that asked for it.

use super::activate::{Taken, is_new, take_up};
use super::deliver::deliver_at_once;
use super::invitation::{code, code_hash};
use super::password::{Beside, checked, hashed};
use super::sign_in::{Visit, count_tries, write_for_nobody};
use crate::actor::Actor;
use crate::database::{guard, read};
use crate::digest::{hex, sha256_hex, unhex};
use crate::failure::Failure;
use crate::identity::codes::{self, TakeCode, TriedCode, TryCode};
use crate::identity::identities::{InvitedIdentity, InvitedIdentityOf};
use crate::identity::{instant, secrets};
use crate::json::answer;
use crate::service::Service;

answer! {
    /// A code was asked for: if somebody of this name is invited by code, it is on its way.
    CodeRequest {
        /// Goes with the code.
        request: String = "request",
        /// Until when the code works.
        ends_at: String as Instant = "endsAt",
    }
}

/// Sends a code. Answer and work are the same for a name that nobody has.
///
/// # Errors
/// `TooOften`.
pub async fn request_code(
    service: &Service,
    visit: Visit<'_>,
    (legal_entity, user_name): (&str, &str),
) -> Result<CodeRequest, Failure> {
    let (now, folded) = (service.clock.millis(), user_name.to_lowercase());
    count_tries(service, visit, legal_entity, &folded).await?;
    let request = service.random::<32>()?;
    let take = TakeCode { legal_entity, folded_name: &folded, now };
    match read(service.stores.directory(), &take).await? {
        Some(receiver) => {
            let whom = Actor { legal_entity, kind: receiver.kind, id: &receiver.user };
            let statements = code(service, whom, &receiver.phone, Some(&request))?;
            service.stores.directory().batch(statements.into()).await?;
        }
        None => write_for_nobody(service).await?,
    }
    deliver_at_once(service).await;
    Ok(CodeRequest { request: hex(&request), ends_at: instant(codes::end_of(now)) })
}

/// What somebody is activated with.
#[derive(Debug, Clone, Copy)]
pub struct ByCode<'a> {
    /// The legal entity.
    pub legal_entity: &'a str,
    /// The user name, in whichever case.
    pub user_name: &'a str,
    /// The code.
    pub code: &'a str,
    /// What whoever asked for the code was answered; absent for the one that came with the invitation.
    pub request: Option<&'a str>,
    /// The password that the person has chosen.
    pub password: &'a str,
}

/// Uses a code up. Its try is counted before it is compared.
///
/// # Errors
/// `LinkVoid` for one that is wrong, used, too old or tried too often, whatever the reason; `Refused` for a password that
/// breaks a rule, which leaves the code as it is; `TooOften`.
pub async fn activate_by_code(service: &Service, visit: Visit<'_>, by: ByCode<'_>) -> Result<(), Failure> {
    let (now, folded, legal_entity) = (service.clock.millis(), by.user_name.to_lowercase(), by.legal_entity);
    let words = [by.user_name, legal_entity];
    checked("/password", by.password, &words, Beside::Nothing)?;
    count_tries(service, visit, legal_entity, &folded).await?;
    let found = (
        TryCode { legal_entity, folded_name: &folded, now },
        InvitedIdentityOf { legal_entity, folded_name: &folded, now },
    );
    let (tried, identity) = read(service.stores.together(), &found).await?;
    let (Some(tried), Some(identity)) = (tried, identity) else { return Err(Failure::LinkVoid) };
    let actor = Actor { legal_entity, kind: identity.kind, id: &identity.user };
    if !is_right(service, actor, by, &tried) {
        return Err(Failure::LinkVoid);
    }
    let InvitedIdentity { status, password_hash, .. } = &identity;
    let is_new = is_new(status.as_deref())?;
    let new = hashed(service, ("/password", by.password), &words, Beside::Nothing)?;
    let first = vec![codes::use_up(actor, &tried.hash), guard(), secrets::revoke(actor), guard()];
    let taken = Taken { actor, first, before: password_hash.as_deref(), new: &new };
    take_up(service, visit, is_new, taken).await.map_err(|failure| match failure {
        Failure::Busy => Failure::LinkVoid,
        other => other,
    })
}

fn is_right(service: &Service, actor: Actor<'_>, by: ByCode<'_>, tried: &TriedCode) -> bool {
    let request = by.request.and_then(unhex).map(|request| sha256_hex(&request));
    code_hash(service, actor, by.code) == tried.hash && request == tried.request_hash
}
