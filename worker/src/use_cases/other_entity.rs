//! One human who is a user of several legal entities: signed in at one, they go on at another.

use countersign_core::wire::UserStatus;
use serde_json::json as object;

use super::demanded::is_demanded;
use super::session::{Beginning, Begun, begin, begin_step};
use super::sign_in::Visit;
use super::somebody::{SignedIn, admit_anyone};
use crate::actor::Actor;
use crate::failure::Failure;
use crate::identity::profile::Elsewhere;
use crate::identity::{network, sessions};
use crate::service::Service;

/// Begins a session at another legal entity, in place of the one that asks.
///
/// # Errors
/// `NotFound` where the human has no user, or one who may not come in there, and for staff.
pub async fn go_on_at(
    service: &Service,
    visit: Visit<'_>,
    somebody: &SignedIn,
    legal_entity: &str,
) -> Result<Begun, Failure> {
    let own = somebody.actor();
    // A member of the staff may have the id of a user.
    let is_user = matches!(somebody, SignedIn::User(_));
    let others = is_user.then_some(Elsewhere { legal_entity: own.legal_entity, user: own.id });
    let others = admit_anyone(service, somebody, others).await?;
    let other = others.into_iter().flatten().find(|other| other.legal_entity == legal_entity);
    let other = other.ok_or(Failure::NotFound)?;
    let is_open = other.status == UserStatus::Active.code()
        && other.locked_until.is_none_or(|until| until <= service.clock.millis())
        && network::permits(other.allowlist.as_deref(), visit.address);
    if !is_open {
        return Err(Failure::NotFound);
    }
    let actor = Actor::user(&other.legal_entity, &other.user);
    let user_name = other.user_name.as_deref();
    if other.has_second_factor {
        return begin_step(service, actor, user_name, &[]).await;
    }
    let owes_second_factor = is_demanded(service, actor, other.second_factor.as_deref()).await?;
    let ended: Vec<_> = somebody.session().map(sessions::end).into_iter().collect();
    let beginning = Beginning {
        actor,
        user_name,
        owes_password: other.owes_password,
        owes_second_factor,
        agent: visit.agent,
        request_id: visit.request_id,
        first: &ended,
        facts: object!({ "by": "entity", "from": own.legal_entity }),
    };
    begin(service, beginning).await
}
