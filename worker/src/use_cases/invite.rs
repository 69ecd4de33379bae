//! Invitations: how a user comes to an identity. The link goes to the person and to nobody else.

use countersign_core::details::{Email, UserName, UserNamePolicy};
use serde_json::json as object;

use super::StaffId;
use super::deliver::deliver_at_once;
use super::password::refused;
use crate::actor::Actor;
use crate::code::Code;
use crate::database::{DatabaseError, Statement, clear_guard, guard, read};
use crate::failure::{Failure, FieldProblem};
use crate::identity::identities::{self, IdentityOf, NameHolder};
use crate::identity::outbox::{self, Message};
use crate::identity::{Token, instant, secrets};
use crate::json::{answer, json};
use crate::ledger::audit::{self, ActorKind, Entry};
use crate::service::Service;
use crate::snapshot::Known;

answer! {
    /// An invitation that was sent.
    Invitation {
        /// Whom.
        user: String as Id = "user",
        /// The name to sign in with, as it was given.
        user_name: String = "userName",
        /// Until when its link works.
        ends_at: String as Instant = "endsAt",
    }
}

/// Whom the staff invites, and where the link goes.
#[derive(Debug, Clone, Copy)]
pub struct Invited<'a> {
    /// The user.
    pub user: &'a str,
    /// The name to sign in with; fixed for ever once it was given.
    pub user_name: &'a str,
    /// The e-mail address.
    pub email: &'a str,
}

/// Invites a user, for the first time or again: only the link of the last invitation works.
///
/// # Errors
/// `Refused` for a name or an address that is none, and for another name than the user has; `NotFound` if there is no
/// such user; `UserNameTaken`.
pub async fn invite(
    service: &Service,
    staff: &StaffId,
    request_id: &str,
    invited: Invited<'_>,
) -> Result<Invitation, Failure> {
    let name = UserName::parse(invited.user_name, &UserNamePolicy::default());
    let name = name.map_err(|errors| refused("/userName", &errors))?;
    let email = Email::parse(invited.email).map_err(|error| refused("/email", &[error]))?;
    let (folded, legal_entity) = (name.folded(), staff.legal_entity.as_str());
    let whom = Actor::user(legal_entity, invited.user);
    let found = (
        Known { legal_entity, users: &[invited.user] },
        IdentityOf(whom),
        NameHolder { legal_entity, folded_name: &folded },
    );
    let (known, identity, holder) = read(service.stores.together(), &found).await?;
    if known.is_empty() {
        return Err(Failure::NotFound);
    }
    if identity.is_some_and(|identity| identity.user_name.to_lowercase() != folded) {
        return Err(Failure::Refused(vec![FieldProblem::own("/userName", Code::UserNameFixed)].into()));
    }
    if holder.is_some_and(|holder| !is_of(&holder, whom)) {
        return Err(Failure::UserNameTaken);
    }
    let now = service.clock.millis();
    let mut statements = vec![identities::insert(whom, name.as_str(), &folded)];
    statements.extend(letter(service, whom, (name.as_str(), email.as_str()))?);
    statements.push(entry(service, (staff, request_id), "user.invited", invited.user));
    if let Err(error) = service.stores.together().batch(statements).await {
        // Somebody may have been given the name since it was looked for.
        let is_taken = error == DatabaseError::Conflict
            && read(service.stores.directory(), &found.2).await?.is_some_and(|holder| !is_of(&holder, whom));
        return Err(if is_taken { Failure::UserNameTaken } else { error.into() });
    }
    deliver_at_once(service).await;
    let (user, user_name) = (invited.user.to_owned(), name.as_str().to_owned());
    Ok(Invitation { user, user_name, ends_at: instant(secrets::end_of(now)) })
}

fn is_of((kind, user): &(ActorKind, String), whom: Actor<'_>) -> bool {
    (*kind, user.as_str()) == (whom.kind, whom.id)
}

/// A new link in place of the one before, and the message that brings it.
fn letter(
    service: &Service,
    whom: Actor<'_>,
    (user_name, recipient): (&str, &str),
) -> Result<[Statement; 3], Failure> {
    let (token, text) = Token::new(whom, service.random::<32>()?);
    let parameters = json(&object!({ "userName": user_name, "token": text }));
    let (id, at) = (service.new_id()?, service.clock.now());
    let message = Message { id: &id, to: whom, recipient, parameters: &parameters, at: &at };
    Ok([secrets::replace(&token, service.clock.millis()), outbox::withdraw(whom), outbox::invite(message)])
}

/// Makes the link of a user's invitation void.
///
/// # Errors
/// `NotFound` if there is none.
pub async fn withdraw_invitation(
    service: &Service,
    staff: &StaffId,
    request_id: &str,
    user: &str,
) -> Result<(), Failure> {
    let statements = vec![
        secrets::revoke(Actor::user(&staff.legal_entity, user)),
        guard(),
        outbox::withdraw(Actor::user(&staff.legal_entity, user)),
        entry(service, (staff, request_id), "invitation.withdrawn", user),
        clear_guard(),
    ];
    service.stores.together().batch(statements).await.map(|_| ()).map_err(missing)
}

/// Unlocks who has tried too many wrong passwords.
///
/// # Errors
/// `NotFound` for a user without an identity.
pub async fn unlock(service: &Service, staff: &StaffId, request_id: &str, user: &str) -> Result<(), Failure> {
    let statements = vec![
        identities::unlock(Actor::user(&staff.legal_entity, user)),
        guard(),
        entry(service, (staff, request_id), "identity.unlocked", user),
        clear_guard(),
    ];
    service.stores.together().batch(statements).await.map(|_| ()).map_err(missing)
}

fn missing(error: DatabaseError) -> Failure {
    if error == DatabaseError::Conflict { Failure::NotFound } else { error.into() }
}

fn entry(service: &Service, (staff, request): (&StaffId, &str), event: &str, user: &str) -> Statement {
    audit::insert(&Entry {
        legal_entity: &staff.legal_entity,
        at: &service.clock.now(),
        request,
        actor: (ActorKind::Staff, &staff.id),
        event,
        subject: user,
        detail: object!({}),
    })
}
