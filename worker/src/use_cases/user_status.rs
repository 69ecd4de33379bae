//! Whether a user may act at all: seen and set by who administers them.

use countersign_core::AdministrativeRight::ActivateUsers;
use countersign_core::ProblemCode;
use countersign_core::wire::{SnapshotDocument, Text, User, UserStatus};
use serde_json::{Value, json as object};

use super::consistent;
use super::creating::screening;
use super::managing::{Manager, Managing, Target, TargetOf, let_in};
use crate::actor::{Actor, ActorKind};
use crate::creation::screenings::{self, ScreeningOf, State};
use crate::database::{BoxedFuture, Statement, read};
use crate::digest::sha256_hex;
use crate::edit::{Before, Change, Edit, Expected, Scope, Shown, edit};
use crate::failure::{Failure, FieldProblem};
use crate::identity::identities::{Identity, IdentityOf};
use crate::identity::sessions;
use crate::json::{Written, answer, json, raw};
use crate::people::standings::{self, NewStanding};
use crate::people::{Details, DetailsOf};
use crate::service::Service;

/// Characters of a reason.
const REASON_LENGTH_MAX: usize = 200;
/// Digits of a tag.
const TAG_DIGITS: usize = 16;

answer! {
    /// A user's status.
    StatusOfUser<'a> {
        /// The user.
        user: Text<'a> = "user",
        /// The status.
        status: UserStatus = "status",
    }
}

/// What is shown, and what names its state.
#[derive(Debug)]
pub struct TaggedStatus {
    /// The status.
    pub status: Written<StatusOfUser<'static>>,
    /// Its tag.
    pub tag: String,
}

/// Reads a user's status.
///
/// # Errors
/// `NotFound` for a user whom the manager may not see.
pub async fn read_status(service: &Service, manager: &Manager, user: &str) -> Result<TaggedStatus, Failure> {
    let (managing, (target, _)) = consistent(|| find(service, manager, user)).await?;
    let target = managing.see(user, &target)?;
    tagged(show(managing.legal_entity(), user, status_of(&target.status)?)?)
}

/// The status of this word.
///
/// # Errors
/// `Internal` if there is none.
pub(super) fn status_of(word: &str) -> Result<UserStatus, Failure> {
    let status = UserStatus::ALL.iter().copied().find(|status| status.code() == word);
    status.ok_or_else(|| Failure::Internal("a stored status is none".to_owned()))
}

type Found = (Option<Target>, Option<Identity>);

/// A user to be administered, with their identity.
///
/// # Errors
/// If the manager may not come in.
pub(super) async fn find<'m>(
    service: &Service,
    manager: &'m Manager,
    user: &str,
) -> Result<(Managing<'m>, Found), Failure> {
    let parts = |legal_entity| (TargetOf { legal_entity, user }, IdentityOf(Actor::user(legal_entity, user)));
    let_in(service, manager, |legal_entity, _| parts(legal_entity)).await
}

/// What is set.
#[derive(Debug, Clone, Copy)]
pub struct NewStatus<'a> {
    /// Whose.
    pub user: &'a str,
    /// What it is to be: active or suspended.
    pub status: UserStatus,
    /// Why, in 1 to 200 characters, for the audit.
    pub reason: &'a str,
}

/// Suspends a user, or makes a suspended one active again (A122). It holds from the user's next request on. Who was
/// suspended before they ever chose a password is new again.
///
/// # Errors
/// `Refused` for another status or a reason that is none; `NotFound`; `MayNot`, also for oneself; `WrongStatus` for a
/// user who is new or locked; `ScreeningPending` for who would act again and is on a list; `LastAdministrator`; and as
/// [`edit`].
pub async fn set_status(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    expected: &Expected,
    new: NewStatus<'_>,
) -> Result<TaggedStatus, Failure> {
    refuse_unless_settable(new)?;
    let (managing, (target, identity, details)) = consistent(|| found(service, manager, new.user)).await?;
    managing.administer(new.user, &target, ActivateUsers)?;
    let to = if new.status == UserStatus::Active { activated(identity.as_ref()) } else { new.status };
    let is_suspended = target.is_some_and(|target| target.status == UserStatus::Suspended.code());
    if is_suspended && to == UserStatus::Active {
        // Nobody is asked for an edit of another state.
        let was = show(managing.legal_entity(), new.user, UserStatus::Suspended)?;
        expected.refuse_unsaid(was.tag.as_deref())?;
        expected.refuse_unexpected(&was)?;
        refuse_hit(service, &managing, request_id, (new.user, details.as_ref())).await?;
    }
    let from: &[UserStatus] = match to {
        UserStatus::Suspended => &[UserStatus::Active, UserStatus::Locked],
        _ => &[UserStatus::Suspended],
    };
    let change = SetStatus { user: new.user, to, from, reason: Some(new.reason.trim()) };
    tagged(set(service, &managing, request_id, (expected, "user.statusChanged"), change).await?)
}

/// The same with what is known of the person.
async fn found<'m>(
    service: &Service,
    manager: &'m Manager,
    user: &str,
) -> Result<(Managing<'m>, (Option<Target>, Option<Identity>, Option<Details>)), Failure> {
    let_in(service, manager, |legal_entity, _| {
        let details = DetailsOf { legal_entity, user };
        (TargetOf { legal_entity, user }, IdentityOf(Actor::user(legal_entity, user)), details)
    })
    .await
}

/// Refuses to let somebody act again who is on a list.
async fn refuse_hit(
    service: &Service,
    managing: &Managing<'_>,
    request_id: &str,
    (user, details): (&str, Option<&Details>),
) -> Result<(), Failure> {
    let by = (managing.legal_entity(), managing.actor);
    screening::refuse_hit(service, by, request_id, (user, details)).await
}

/// What somebody becomes who is let act again: without a password they were never active.
const fn activated(identity: Option<&Identity>) -> UserStatus {
    match identity {
        Some(Identity { password_hash: None, .. }) => UserStatus::New,
        _ => UserStatus::Active,
    }
}

/// Unlocks who is locked (A11), whether by wrong passwords or by the configuration.
///
/// # Errors
/// `NotFound`, also for who is not locked and has no identity; `MayNot`; `ScreeningPending` as [`set_status`].
pub async fn unlock(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    user: &str,
) -> Result<(), Failure> {
    let (managing, (target, identity, details)) = consistent(|| found(service, manager, user)).await?;
    managing.administer(user, &target, ActivateUsers)?;
    let is_locked = target.is_some_and(|target| target.status == UserStatus::Locked.code());
    if is_locked {
        let to = activated(identity.as_ref());
        // Whoever becomes new is checked when they take their invitation up.
        if to == UserStatus::Active {
            refuse_hit(service, &managing, request_id, (user, details.as_ref())).await?;
        }
        let change = SetStatus { user, to, from: &[UserStatus::Locked], reason: None };
        set(service, &managing, request_id, (&Expected::Anything, "identity.unlocked"), change).await?;
    }
    if identity.is_some() {
        return super::invite::unlock_identity(service, &managing, request_id, user).await;
    }
    if is_locked { Ok(()) } else { Err(Failure::NotFound) }
}

async fn set(
    service: &Service,
    managing: &Managing<'_>,
    request_id: &str,
    (expected, event): (&Expected, &'static str),
    change: SetStatus<'_>,
) -> Result<Shown, Failure> {
    let legal_entity = managing.legal_entity();
    let user = Edit {
        legal_entity,
        actor: managing.actor,
        request_id,
        scope: Scope::Part { contracts: &[], users: &[change.user] },
        expected,
        event,
        subject: change.user,
    };
    let at = service.clock.now();
    edit(service, user, &Set { service, legal_entity, by: managing.actor, at: &at, change }).await
}

fn refuse_unless_settable(new: NewStatus<'_>) -> Result<(), Failure> {
    let mut problems = Vec::new();
    if !matches!(new.status, UserStatus::Active | UserStatus::Suspended) {
        problems.push(wrong("/status", "must be active or suspended: no other status is set by hand"));
    }
    if !(1..=REASON_LENGTH_MAX).contains(&new.reason.trim().chars().count()) {
        problems.push(wrong("/reason", "must say why in 1 to 200 characters"));
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::Refused(problems.into())) }
}

fn wrong(pointer: &str, detail: &str) -> FieldProblem {
    FieldProblem::new(pointer, ProblemCode::InvalidValue.code(), detail)
}

/// A change of status.
#[derive(Debug, Clone, Copy)]
struct SetStatus<'a> {
    user: &'a str,
    to: UserStatus,
    /// In which of these the user must be, if not in that one already.
    from: &'a [UserStatus],
    reason: Option<&'a str>,
}

struct Set<'a> {
    service: &'a Service,
    legal_entity: &'a str,
    by: (ActorKind, &'a str),
    at: &'a str,
    change: SetStatus<'a>,
}

impl Change for Set<'_> {
    fn shown(&self, before: &Before<'_>) -> Result<Shown, Failure> {
        let is_meant = |user: &&User<'_>| user.id.0 == self.change.user;
        let user = before.document.and_then(|document| document.users.iter().find(is_meant));
        show(self.legal_entity, self.change.user, user.ok_or(Failure::NotFound)?.status)
    }

    fn apply<'d>(&'d self, before: Before<'d>) -> Result<SnapshotDocument<'d>, Failure> {
        let SetStatus { user, to, from, .. } = self.change;
        let mut document = before.document.ok_or(Failure::NotFound)?.clone();
        let user = document.users.iter_mut().find(|one| one.id.0 == user).ok_or(Failure::NotFound)?;
        if user.status != to && !from.contains(&user.status) {
            return Err(Failure::WrongStatus);
        }
        user.status = to;
        Ok(document)
    }

    fn facts(&self) -> Value {
        self.change.reason.map_or_else(|| object!({}), |reason| object!({ "reason": reason }))
    }

    /// Who becomes active again signs in again.
    fn beside(&self) -> Vec<Statement> {
        let standing = NewStanding {
            legal_entity: self.legal_entity,
            user: self.change.user,
            status: self.change.to.code(),
            reason: self.change.reason.unwrap_or_default(),
            at: self.at,
            by: self.by,
        };
        let mut statements = vec![
            sessions::end_all_but(Actor::user(self.legal_entity, self.change.user), None),
            standings::set(standing),
        ];
        if self.change.to == UserStatus::Active {
            statements.push(screenings::guard_not_hit(self.legal_entity, self.change.user));
        }
        statements
    }

    /// They may have been found on a list since.
    fn still_allowed(&self) -> BoxedFuture<'_, Result<(), Failure>> {
        Box::pin(async {
            let found = ScreeningOf { legal_entity: self.legal_entity, user: self.change.user };
            let found = read(self.service.stores.directory(), &found).await?;
            let is_hit = found.is_some_and(|found| found.state == State::Hit);
            if is_hit && self.change.to == UserStatus::Active {
                Err(Failure::ScreeningPending)
            } else {
                Ok(())
            }
        })
    }
}

pub(super) fn show(legal_entity: &str, user: &str, status: UserStatus) -> Result<Shown, Failure> {
    let shown = StatusOfUser { user: user.into(), status };
    let tag = sha256_hex(json(&(legal_entity, &shown)).as_bytes()).chars().take(TAG_DIGITS).collect();
    Ok(Shown { tag: Some(tag), representation: Some(raw(json(&shown))?) })
}

fn tagged(shown: Shown) -> Result<TaggedStatus, Failure> {
    let pair = shown.representation.zip(shown.tag);
    let (status, tag) = pair.ok_or_else(|| Failure::Internal("a status is not shown".to_owned()))?;
    Ok(TaggedStatus { status: status.into(), tag })
}
