//! Members of the bank's staff: one invites another, and the first one is invited by who has the key of the installation.

use countersign_core::ProblemCode;
use countersign_core::details::{Email, UserName, UserNamePolicy};
use countersign_core::wire::UserStatus;
use serde_json::json as object;

use super::StaffId;
use super::deliver::deliver_at_once;
use super::invitation::{Invitee, invitation};
use super::password::refused;
use super::sign_in::{TRIES_OF_NETWORK, Visit};
use crate::actor::Actor;
use crate::database::{Statement, clear_guard, guard, read};
use crate::digest::sha256_hex;
use crate::failure::{Failure, FieldProblem};
use crate::identity::identities::{self, NameHolder};
use crate::identity::settings::Activation;
use crate::identity::staff::{self, IsStaffed, NewMember, StatusOf};
use crate::identity::throttles::Try;
use crate::identity::{instant, secrets, sessions};
use crate::json::answer;
use crate::ledger::audit::{self, Entry};
use crate::service::Service;

answer! {
    /// An invitation of a member of the staff.
    StaffInvitation {
        /// Whom.
        id: String as Id = "id",
        /// The name to sign in with.
        user_name: String = "userName",
        /// Until when its link works.
        ends_at: String as Instant = "endsAt",
    }
}

/// Who is invited.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// Their id.
    pub id: &'a str,
    /// Their name for people, of 1 to 100 characters.
    pub name: &'a str,
    /// The name to sign in with, fixed for ever.
    pub user_name: &'a str,
    /// Where the link goes.
    pub email: &'a str,
}

/// Invites a member of the staff, for the first time or again.
///
/// # Errors
/// `Refused` for a name or an address that is none; `UserNameTaken`; `WrongStatus` for who is a member already.
pub async fn invite_member(
    service: &Service,
    staff: &StaffId,
    request_id: &str,
    member: Member<'_>,
) -> Result<StaffInvitation, Failure> {
    invite(service, &staff.legal_entity, (Some(staff.actor()), request_id), member, Vec::new()).await
}

/// Invites the first member of a legal entity's staff, who may import its configuration.
///
/// # Errors
/// `NotFound` for a wrong key, without one, and where somebody is in the staff already; as [`invite_member`]; `TooOften`.
pub async fn set_up(
    service: &Service,
    visit: Visit<'_>,
    (key, legal_entity): (&str, &str),
    member: Member<'_>,
) -> Result<StaffInvitation, Failure> {
    let tried = Try::of(visit.network, TRIES_OF_NETWORK, service.clock.millis());
    let (often, is_staffed) = read(service.stores.directory(), &(tried, IsStaffed { legal_entity })).await?;
    often.map_err(|often| Failure::TooOften { seconds: often.seconds })?;
    // Hashes are compared, so that the time that it takes says nothing of the key.
    let is_right = service
        .setup_key
        .as_deref()
        .is_some_and(|own| sha256_hex(own.as_bytes()) == sha256_hex(key.as_bytes()));
    if !is_right || is_staffed {
        return Err(Failure::NotFound);
    }
    let alone = vec![staff::nobody_is_there(legal_entity)];
    let invited = invite(service, legal_entity, (None, visit.request_id), member, alone).await;
    invited
        .map_err(|failure| if matches!(failure, Failure::WrongStatus) { Failure::NotFound } else { failure })
}

async fn invite(
    service: &Service,
    legal_entity: &str,
    (by, request): (Option<Actor<'_>>, &str),
    member: Member<'_>,
    first: Vec<Statement>,
) -> Result<StaffInvitation, Failure> {
    let name = UserName::parse(member.user_name, &UserNamePolicy::default());
    let name = name.map_err(|errors| refused("/userName", &errors))?;
    let email = Email::parse(member.email).map_err(|error| refused("/email", &[error]))?;
    if !(1..=100).contains(&member.name.trim().chars().count()) {
        let code = ProblemCode::InvalidValue.code();
        let problem = FieldProblem::new("/name", code, "must have 1 to 100 characters");
        return Err(Failure::Refused(vec![problem].into()));
    }
    let (actor, folded) = (Actor::staff(legal_entity, member.id), name.folded());
    let holder = NameHolder { legal_entity, folded_name: &folded };
    let (holder, status) = read(service.stores.directory(), &(holder, StatusOf(actor))).await?;
    if status.is_some_and(|status| status != UserStatus::New.code()) {
        return Err(Failure::WrongStatus);
    }
    if holder.is_some_and(|(kind, id)| (kind, id.as_str()) != (actor.kind, actor.id)) {
        return Err(Failure::UserNameTaken);
    }
    let new = NewMember { actor, name: member.name.trim(), email: email.as_str() };
    let mut statements = first;
    statements.extend([staff::invite(new), guard()]);
    statements.push(identities::insert(actor, name.as_str(), &folded));
    let invitee = Invitee { user_name: name.as_str(), email: email.as_str(), phone: None };
    statements.extend(invitation(service, Activation::Link, actor, invitee)?);
    let by = by.unwrap_or(actor);
    statements.push(entry(service, actor, (by, request), "staff.invited", ""));
    statements.push(clear_guard());
    service.stores.together().batch(statements).await?;
    deliver_at_once(service).await;
    Ok(StaffInvitation {
        id: member.id.to_owned(),
        user_name: name.as_str().to_owned(),
        ends_at: instant(secrets::end_of(service.clock.millis())),
    })
}

/// Suspends a member of the staff, whose sessions end, or makes one active again.
///
/// # Errors
/// `NotPermitted` for oneself; `Refused` for another status, or without a reason of 1 to 200 characters; `NotFound` for
/// who is no member, or new; `Busy` if who asks was suspended meanwhile.
pub async fn set_member_status(
    service: &Service,
    staff: &StaffId,
    request_id: &str,
    (id, status, reason): (&str, UserStatus, &str),
) -> Result<(), Failure> {
    let mut problems = Vec::new();
    let code = ProblemCode::InvalidValue.code();
    if !matches!(status, UserStatus::Active | UserStatus::Suspended) {
        problems.push(FieldProblem::new("/status", code, "must be active or suspended"));
    }
    if !(1..=200).contains(&reason.trim().chars().count()) {
        problems.push(FieldProblem::new("/reason", code, "must say why in 1 to 200 characters"));
    }
    if !problems.is_empty() {
        return Err(Failure::Refused(problems.into()));
    }
    if id == staff.id {
        return Err(Failure::NotPermitted);
    }
    let actor = Actor::staff(&staff.legal_entity, id);
    let former = read(service.stores.directory(), &StatusOf(actor)).await?;
    if former.is_none_or(|status| status == UserStatus::New.code()) {
        return Err(Failure::NotFound);
    }
    // Of two who suspend each other at once one stays: a bank without staff could be entered by nobody any more.
    let by = staff.session().map(|_| [staff::still_active(staff.actor()), guard()]);
    let mut statements: Vec<_> = by.into_iter().flatten().collect();
    statements.extend([
        staff::set_status(actor, status.code()),
        guard(),
        sessions::end_all_but(actor, None),
        entry(service, actor, (staff.actor(), request_id), "staff.statusChanged", reason.trim()),
        clear_guard(),
    ]);
    service.stores.together().batch(statements).await?;
    Ok(())
}

fn entry(
    service: &Service,
    subject: Actor<'_>,
    (by, request): (Actor<'_>, &str),
    event: &str,
    reason: &str,
) -> Statement {
    audit::insert(&Entry {
        legal_entity: subject.legal_entity,
        at: &service.clock.now(),
        request,
        actor: (by.kind, by.id),
        event,
        subject: subject.id,
        detail: object!({ "reason": reason }),
    })
}
