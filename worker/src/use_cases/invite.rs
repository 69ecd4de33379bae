//! Invitations: how a user comes to an identity. The link goes to the person and to nobody else.

use countersign_core::AdministrativeRight::ActivateUsers;
use countersign_core::details::{Email, UserName, UserNamePolicy};
use countersign_core::wire::{Text, UserStatus};
use serde_json::json as object;

use super::allowlist;
use super::consistent;
use super::deliver::deliver_at_once;
use super::invitation::{Invitee, invitation};
use super::managing::{Manager, Managing, Target, TargetOf, let_in};
use super::password::refused;
use crate::actor::{Actor, ActorKind};
use crate::code::Code;
use crate::database::{DatabaseError, Statement, clear_guard, guard, read};
use crate::failure::{Failure, FieldProblem};
use crate::identity::identities::{self, Identity, IdentityOf, NameHolder};
use crate::identity::settings::{PeopleSettingsOf, StoredSettings};
use crate::identity::{instant, outbox, secrets};
use crate::json::answer;
use crate::ledger::audit::{self, Entry};
use crate::people::{Details, DetailsOf};
use crate::service::Service;

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

/// Who is invited, and where the link goes.
#[derive(Debug, Clone, Copy)]
pub struct Invited<'a> {
    /// The user.
    pub user: &'a str,
    /// The name to sign in with, fixed for ever once it was given; absent: the one that the user has.
    pub user_name: Option<&'a str>,
    /// The e-mail address; absent: the one of the user's details. Only staff may name another one.
    pub email: Option<&'a str>,
    /// From where the user may come (A13); absent: as it is.
    pub allowlist: Option<&'a [Text<'a>]>,
}

/// Invites a user, for the first time or again (A16): only the link of the last invitation works.
///
/// # Errors
/// `Refused` for a name or an address that is none, for another name than the user has, and where neither is known;
/// `NotFound`; `MayNot`; `WrongStatus` for who is suspended or locked, and to a company's user for who acts already;
/// `UserNameTaken`.
pub async fn invite(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    invited: Invited<'_>,
) -> Result<Invitation, Failure> {
    let given = invited.user_name.map(|text| UserName::parse(text, &UserNamePolicy::default()));
    let given = given.transpose().map_err(|errors| refused("/userName", &errors))?;
    let email = invited.email.map(Email::parse).transpose().map_err(|error| refused("/email", &[error]))?;
    let allowlist = invited.allowlist.map(|entries| allowlist::stored("/allowlist", entries)).transpose()?;
    let folded = given.as_ref().map(UserName::folded);
    let (managing, found) = consistent(|| find(service, manager, invited.user, folded.as_deref())).await?;
    let (target, identity, details, holder, settings) = found;
    managing.administer(invited.user, &target, ActivateUsers)?;
    let status = target.map(|target| target.status).unwrap_or_default();
    if status == UserStatus::Suspended.code() || status == UserStatus::Locked.code() {
        return Err(Failure::WrongStatus);
    }
    // With the link of an invitation a password is chosen. Whoever may edit a colleague's address and invite them could
    // act as them: so once somebody is active and has a password, only the bank sends them another link.
    let has_password = identity.as_ref().is_some_and(|identity| identity.password_hash.is_some());
    if managing.own.is_some() && has_password && status == UserStatus::Active.code() {
        return Err(Failure::WrongStatus);
    }
    let name = name(given.as_ref(), identity.as_ref())?;
    if holder.flatten().is_some_and(|holder| !is_of(&holder, invited.user)) {
        return Err(Failure::UserNameTaken);
    }
    let email = address(&managing, email.as_ref(), details.as_ref())?;
    let legal_entity = managing.legal_entity();
    let whom = Actor::user(legal_entity, invited.user);
    let folded = name.to_lowercase();
    let mut statements = vec![identities::insert(whom, name, &folded)];
    if let Some(list) = &allowlist {
        statements.push(identities::replace_allowlist(whom, list.as_deref()));
    }
    let phone = details.as_ref().map(|details| details.phone.as_str());
    let invitee = Invitee { user_name: name, email, phone };
    statements.extend(invitation(service, settings.activation, whom, invitee)?);
    statements.push(entry(service, (&managing, request_id), "user.invited", invited.user));
    if let Err(error) = service.stores.together().batch(statements).await {
        // Somebody may have been given the name since it was looked for.
        let holder = NameHolder { legal_entity, folded_name: &folded };
        let is_taken = error == DatabaseError::Conflict
            && read(service.stores.directory(), &holder)
                .await?
                .is_some_and(|holder| !is_of(&holder, invited.user));
        return Err(if is_taken { Failure::UserNameTaken } else { error.into() });
    }
    deliver_at_once(service).await;
    let (user, user_name) = (invited.user.to_owned(), name.to_owned());
    Ok(Invitation { user, user_name, ends_at: instant(secrets::end_of(service.clock.millis())) })
}

type Found =
    (Option<Target>, Option<Identity>, Option<Details>, Option<Option<(ActorKind, String)>>, StoredSettings);

async fn find<'m>(
    service: &Service,
    manager: &'m Manager,
    user: &str,
    folded_name: Option<&str>,
) -> Result<(Managing<'m>, Found), Failure> {
    let_in(service, manager, |legal_entity, _| {
        (
            TargetOf { legal_entity, user },
            IdentityOf(Actor::user(legal_entity, user)),
            DetailsOf { legal_entity, user },
            folded_name.map(|folded_name| NameHolder { legal_entity, folded_name }),
            PeopleSettingsOf(legal_entity),
        )
    })
    .await
}

/// The name that a user signs in with: once it was given, no other one.
fn name<'n>(given: Option<&'n UserName>, identity: Option<&'n Identity>) -> Result<&'n str, Failure> {
    let at = |code| Failure::Refused(vec![FieldProblem::own("/userName", code)].into());
    match (given, identity) {
        (Some(given), Some(identity)) if identity.user_name.to_lowercase() != given.folded() => {
            Err(at(Code::UserNameFixed))
        }
        (Some(given), _) => Ok(given.as_str()),
        (None, Some(identity)) => Ok(&identity.user_name),
        (None, None) => Err(at(Code::Unknown)),
    }
}

/// Where the link goes. A company's user sends it nowhere but to the address of the user's details: at another one,
/// somebody else would choose the password.
fn address<'n>(
    managing: &Managing<'_>,
    given: Option<&'n Email>,
    details: Option<&'n Details>,
) -> Result<&'n str, Failure> {
    let at = |code| Failure::Refused(vec![FieldProblem::own("/email", code)].into());
    let known = details.map(|details| details.email.as_str());
    match (given.map(Email::as_str), known) {
        (Some(given), Some(known)) if given == known => Ok(given),
        (Some(given), _) if managing.own.is_none() => Ok(given),
        (Some(_), _) => Err(at(Code::NotTheirs)),
        (None, known) => known.ok_or_else(|| at(Code::Unknown)),
    }
}

fn is_of((kind, user): &(ActorKind, String), whom: &str) -> bool {
    (*kind, user.as_str()) == (ActorKind::User, whom)
}

/// Makes the link of a user's invitation void (A17).
///
/// # Errors
/// `NotFound` if there is none; `MayNot`.
pub async fn withdraw_invitation(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    user: &str,
) -> Result<(), Failure> {
    let target = |legal_entity| TargetOf { legal_entity, user };
    let let_in = || let_in(service, manager, |legal_entity, _| target(legal_entity));
    let (managing, target) = consistent(let_in).await?;
    managing.administer(user, &target, ActivateUsers)?;
    let statements = vec![
        secrets::revoke(Actor::user(managing.legal_entity(), user)),
        guard(),
        secrets::revoke_code(Actor::user(managing.legal_entity(), user)),
        outbox::withdraw(Actor::user(managing.legal_entity(), user)),
        entry(service, (&managing, request_id), "invitation.withdrawn", user),
        clear_guard(),
    ];
    service.stores.together().batch(statements).await.map(|_| ()).map_err(missing)
}

/// Forgets the wrong passwords of who has an identity.
///
/// # Errors
/// `NotFound` for a user without one.
pub(super) async fn unlock_identity(
    service: &Service,
    managing: &Managing<'_>,
    request_id: &str,
    user: &str,
) -> Result<(), Failure> {
    let statements = vec![
        identities::unlock(Actor::user(managing.legal_entity(), user)),
        guard(),
        entry(service, (managing, request_id), "identity.unlocked", user),
        clear_guard(),
    ];
    service.stores.together().batch(statements).await.map(|_| ()).map_err(missing)
}

fn missing(error: DatabaseError) -> Failure {
    if error == DatabaseError::Conflict { Failure::NotFound } else { error.into() }
}

fn entry(
    service: &Service,
    (managing, request): (&Managing<'_>, &str),
    event: &str,
    user: &str,
) -> Statement {
    audit::insert(&Entry {
        legal_entity: managing.legal_entity(),
        at: &service.clock.now(),
        request,
        actor: managing.actor,
        event,
        subject: user,
        detail: object!({}),
    })
}
