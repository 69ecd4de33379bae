//! Whether a user may act at all, as the bank's staff sees and sets it.

use countersign_core::ProblemCode;
use countersign_core::wire::{SnapshotDocument, Text, User, UserStatus};
use serde_json::{Value, json as object};

use super::StaffId;
use crate::actor::Actor;
use crate::database::{DatabaseError, Part, Results, Statement, read};
use crate::digest::sha256_hex;
use crate::edit::{Before, Change, Edit, Expected, Scope, Shown, edit};
use crate::failure::{Failure, FieldProblem};
use crate::identity::sessions;
use crate::json::{Written, answer, json, raw};
use crate::ledger::audit::ActorKind;
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
/// `NotFound` if the legal entity knows no such user.
pub async fn read_status(service: &Service, staff: &StaffId, user: &str) -> Result<TaggedStatus, Failure> {
    let asked = StoredStatus { legal_entity: &staff.legal_entity, user };
    let word = read(service.stores.together(), &asked).await?.ok_or(Failure::NotFound)?;
    let status = UserStatus::ALL.iter().copied().find(|status| status.code() == word);
    let unknown = || Failure::Internal("a stored status is none".to_owned());
    tagged(show(&staff.legal_entity, user, status.ok_or_else(unknown)?)?)
}

struct StoredStatus<'a> {
    legal_entity: &'a str,
    user: &'a str,
}

impl Part for StoredStatus<'_> {
    type Answer = Option<String>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new("SELECT status FROM users WHERE legal_entity = ?1 AND id = ?2");
        vec![statement.text(self.legal_entity).text(self.user)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(|row| row.cells().text())?.pop())
    }
}

/// What the staff sets.
#[derive(Debug, Clone, Copy)]
pub struct NewStatus<'a> {
    /// Whose.
    pub user: &'a str,
    /// What it is to be: active or suspended.
    pub status: UserStatus,
    /// Why, in 1 to 200 characters, for the audit.
    pub reason: &'a str,
}

/// Sets a user's status. It holds from the user's next request on.
///
/// # Errors
/// `Refused` for another status or a reason that is none; `NotFound` if there is no such user; and as [`edit`].
pub async fn set_status(
    service: &Service,
    staff: &StaffId,
    request_id: &str,
    expected: &Expected,
    new: NewStatus<'_>,
) -> Result<TaggedStatus, Failure> {
    refuse_unless_settable(new)?;
    let user = Edit {
        legal_entity: &staff.legal_entity,
        actor: (ActorKind::Staff, &staff.id),
        request_id,
        scope: Scope::Part { contracts: &[], users: &[new.user] },
        expected,
        event: "user.statusChanged",
        subject: new.user,
    };
    tagged(edit(service, user, &SetStatus { legal_entity: &staff.legal_entity, new }).await?)
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

struct SetStatus<'a> {
    legal_entity: &'a str,
    new: NewStatus<'a>,
}

impl Change for SetStatus<'_> {
    fn shown(&self, before: &Before<'_>) -> Result<Shown, Failure> {
        let is_meant = |user: &&User<'_>| user.id.0 == self.new.user;
        let user = before.document.and_then(|document| document.users.iter().find(is_meant));
        show(self.legal_entity, self.new.user, user.ok_or(Failure::NotFound)?.status)
    }

    fn apply<'d>(&'d self, before: Before<'d>) -> Result<SnapshotDocument<'d>, Failure> {
        let mut document = before.document.ok_or(Failure::NotFound)?.clone();
        let user = document.users.iter_mut().find(|user| user.id.0 == self.new.user);
        user.ok_or(Failure::NotFound)?.status = self.new.status;
        Ok(document)
    }

    fn facts(&self) -> Value {
        object!({ "reason": self.new.reason.trim() })
    }

    /// Who becomes active again signs in again.
    fn beside(&self) -> Vec<Statement> {
        vec![sessions::end_all_but(Actor::user(self.legal_entity, self.new.user), None)]
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
