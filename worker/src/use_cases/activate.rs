//! Activation by link: the person chooses a password, and a user who was new is active from then on.

use countersign_core::wire::{SnapshotDocument, UserStatus};
use serde_json::{Value, json as object};

use super::password::{Beside, hashed};
use super::sign_in::{TRIES_OF_NETWORK, Visit};
use super::user_status::show;
use crate::actor::{Actor, ActorKind};
use crate::creation::screenings::{self, ScreeningOf, State};
use crate::database::{DatabaseError, Statement, clear_guard, guard, read};
use crate::edit::{Before, Change, Edit, Expected, Scope, Shown, edit};
use crate::failure::Failure;
use crate::identity::identities::{self, Identity, IdentityOf, NewPassword};
use crate::identity::secrets::{self, Standing};
use crate::identity::staff::{self, StatusOf};
use crate::identity::throttles::Try;
use crate::identity::{Token, sessions, steps};
use crate::ledger::audit::{self, Entry};
use crate::service::Service;
use crate::snapshot::Known;

/// Uses a link up.
///
/// # Errors
/// `LinkVoid` for one that is none, was used, is too old, was replaced or taken back, and for a user who is suspended or
/// locked; `Refused` for a password that breaks a rule, which leaves the link as it is; `TooOften`.
pub async fn activate(
    service: &Service,
    visit: Visit<'_>,
    link: &str,
    password: &str,
) -> Result<(), Failure> {
    let token = Token::parse(link);
    let (is_new, identity) = standing(service, visit, token.as_ref()).await?;
    let token = token.ok_or(Failure::LinkVoid)?;
    let words = [identity.user_name.as_str(), token.legal_entity.as_str()];
    let new = hashed(service, ("/password", password), &words, Beside::Nothing)?;
    let taken = Taken {
        actor: token.actor(),
        first: vec![secrets::use_up(&token), guard(), secrets::revoke_code(token.actor())],
        before: identity.password_hash.as_deref(),
        new: &new,
    };
    match take_up(service, visit, is_new, taken).await {
        // Somebody was quicker: at this link, or at something else of the user.
        Err(Failure::Busy) => {
            let standing = Standing { token: &token, now: service.clock.millis() };
            let works = read(service.stores.directory(), &standing).await?;
            Err(if works { Failure::Busy } else { Failure::LinkVoid })
        }
        written => written,
    }
}

/// An invitation that is taken up.
#[derive(Debug)]
pub(super) struct Taken<'a> {
    /// Whose.
    pub actor: Actor<'a>,
    /// What uses it up, and is guarded.
    pub first: Vec<Statement>,
    /// The hash of the password until then.
    pub before: Option<&'a str>,
    /// The password from then on.
    pub new: &'a NewPassword,
}

/// Takes an invitation up: the password is set, and who was new is active.
///
/// # Errors
/// `Busy` if a guard fails; `LinkVoid`; `ScreeningPending`.
pub(super) async fn take_up(
    service: &Service,
    visit: Visit<'_>,
    is_new: bool,
    taken: Taken<'_>,
) -> Result<(), Failure> {
    let Taken { actor, first, before, new } = taken;
    // Who has link or code may know that the bank is not done with them.
    let screening = ScreeningOf { legal_entity: actor.legal_entity, user: actor.id };
    let screened = read(service.stores.directory(), &screening).await?;
    if screened.is_some_and(|screened| screened.state == State::Hit) {
        return Err(Failure::ScreeningPending);
    }
    let mut statements = first;
    statements.extend([
        identities::set_password(actor, before, new),
        guard(),
        sessions::end_all_but(actor, None),
        steps::revoke(actor),
    ]);
    if actor.kind == ActorKind::User {
        statements.push(screenings::guard_not_hit(actor.legal_entity, actor.id));
    }
    if is_new && actor.kind == ActorKind::Staff {
        statements.extend([staff::activate(actor), guard()]);
        keep_active(service, visit, actor, statements).await
    } else if is_new {
        make_active(service, visit, actor, statements).await
    } else {
        keep_active(service, visit, actor, statements).await
    }
}

/// Whether the user is new, and their identity, if the link works.
async fn standing(
    service: &Service,
    visit: Visit<'_>,
    token: Option<&Token>,
) -> Result<(bool, Identity), Failure> {
    let now = service.clock.millis();
    let users: Vec<&str> = token.iter().map(|token| token.user.as_str()).collect();
    let of_token = token.map(|token| {
        let known = Known { legal_entity: &token.legal_entity, users: &users };
        (Standing { token, now }, known, IdentityOf(token.actor()), StatusOf(token.actor()))
    });
    let tried = Try::of(visit.network, TRIES_OF_NETWORK, now);
    let (often, found) = read(service.stores.together(), &(tried, of_token)).await?;
    often.map_err(|often| Failure::TooOften { seconds: often.seconds })?;
    let Some((true, mut known, Some(identity), of_staff)) = found else { return Err(Failure::LinkVoid) };
    let is_staff = token.is_some_and(|token| token.kind == ActorKind::Staff);
    let status = if is_staff { of_staff } else { known.pop().map(|(_, status)| status) };
    Ok((is_new(status.as_deref())?, identity))
}

/// Whether somebody is new, of those who may take an invitation up.
pub(super) fn is_new(status: Option<&str>) -> Result<bool, Failure> {
    match status {
        Some(status) if status == UserStatus::New.code() => Ok(true),
        Some(status) if status == UserStatus::Active.code() => Ok(false),
        _ => Err(Failure::LinkVoid),
    }
}

async fn keep_active(
    service: &Service,
    visit: Visit<'_>,
    actor: Actor<'_>,
    mut statements: Vec<Statement>,
) -> Result<(), Failure> {
    statements.push(audit::insert(&Entry {
        legal_entity: actor.legal_entity,
        at: &service.clock.now(),
        request: visit.request_id,
        actor: (actor.kind, actor.id),
        event: "identity.activated",
        subject: actor.id,
        detail: object!({}),
    }));
    statements.push(clear_guard());
    service.stores.together().batch(statements).await.map(|_| ()).map_err(|error| match error {
        DatabaseError::Conflict => Failure::Busy,
        other => other.into(),
    })
}

async fn make_active(
    service: &Service,
    visit: Visit<'_>,
    actor: Actor<'_>,
    statements: Vec<Statement>,
) -> Result<(), Failure> {
    let users = [actor.id];
    let person = Edit {
        legal_entity: actor.legal_entity,
        actor: (actor.kind, actor.id),
        request_id: visit.request_id,
        scope: Scope::Part { contracts: &[], users: &users },
        expected: &Expected::Anything,
        event: "user.activated",
        subject: actor.id,
    };
    edit(service, person, &Activation { actor, statements }).await.map(|_| ())
}

struct Activation<'a> {
    actor: Actor<'a>,
    statements: Vec<Statement>,
}

impl Change for Activation<'_> {
    fn shown(&self, before: &Before<'_>) -> Result<Shown, Failure> {
        let users = before.document.map(|document| document.users.as_slice()).unwrap_or_default();
        let user = users.iter().find(|user| user.id.0 == self.actor.id).ok_or(Failure::LinkVoid)?;
        show(self.actor.legal_entity, self.actor.id, user.status)
    }

    fn apply<'d>(&'d self, before: Before<'d>) -> Result<SnapshotDocument<'d>, Failure> {
        let mut document = before.document.ok_or(Failure::LinkVoid)?.clone();
        let user = document.users.iter_mut().find(|user| user.id.0 == self.actor.id);
        let user = user.filter(|user| user.status == UserStatus::New).ok_or(Failure::LinkVoid)?;
        user.status = UserStatus::Active;
        Ok(document)
    }

    fn facts(&self) -> Value {
        object!({})
    }

    fn beside(&self) -> Vec<Statement> {
        self.statements.clone()
    }
}
