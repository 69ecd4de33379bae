//! Activation by link: the person chooses a password, and a user who was new is active from then on.

use countersign_core::wire::{SnapshotDocument, UserStatus};
use serde_json::{Value, json as object};

use super::password::hashed;
use super::sign_in::{TRIES_OF_NETWORK, Visit};
use super::user_status::show;
use crate::database::{DatabaseError, Statement, clear_guard, guard, read};
use crate::edit::{Before, Change, Edit, Expected, Scope, Shown, edit};
use crate::failure::Failure;
use crate::identity::identities::{self, Identity, IdentityOf};
use crate::identity::secrets::{self, Standing};
use crate::identity::throttles::Try;
use crate::identity::{Token, sessions};
use crate::ledger::audit::{self, ActorKind, Entry};
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
    let hash = hashed(service, "/password", password, &words)?;
    let actor = token.actor();
    let statements = vec![
        secrets::use_up(&token),
        guard(),
        identities::set_password(actor, identity.password_hash.as_deref(), &hash),
        guard(),
        sessions::end_all_but(actor, None),
    ];
    let written = if is_new {
        make_active(service, visit, &token, statements).await
    } else {
        keep_active(service, visit, &token, statements).await
    };
    match written {
        // Somebody was quicker: at this link, or at something else of the user.
        Err(Failure::Busy) => {
            let standing = Standing { token: &token, now: service.clock.millis() };
            let works = read(service.stores.directory(), &standing).await?;
            Err(if works { Failure::Busy } else { Failure::LinkVoid })
        }
        written => written,
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
        (Standing { token, now }, known, IdentityOf(token.actor()))
    });
    let tried = Try::of(visit.network, TRIES_OF_NETWORK, now);
    let (often, found) = read(service.stores.together(), &(tried, of_token)).await?;
    often.map_err(|often| Failure::TooOften { seconds: often.seconds })?;
    let Some((true, mut known, Some(identity))) = found else { return Err(Failure::LinkVoid) };
    let status = known.pop().map(|(_, status)| status);
    match status {
        Some(status) if status == UserStatus::New.code() => Ok((true, identity)),
        Some(status) if status == UserStatus::Active.code() => Ok((false, identity)),
        _ => Err(Failure::LinkVoid),
    }
}

async fn keep_active(
    service: &Service,
    visit: Visit<'_>,
    token: &Token,
    mut statements: Vec<Statement>,
) -> Result<(), Failure> {
    statements.push(audit::insert(&Entry {
        legal_entity: &token.legal_entity,
        at: &service.clock.now(),
        request: visit.request_id,
        actor: (ActorKind::User, &token.user),
        event: "identity.activated",
        subject: &token.user,
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
    token: &Token,
    statements: Vec<Statement>,
) -> Result<(), Failure> {
    let users = [token.user.as_str()];
    let person = Edit {
        legal_entity: &token.legal_entity,
        actor: (ActorKind::User, &token.user),
        request_id: visit.request_id,
        scope: Scope::Part { contracts: &[], users: &users },
        expected: &Expected::Anything,
        event: "user.activated",
        subject: &token.user,
    };
    edit(service, person, &Activation { token, statements }).await.map(|_| ())
}

struct Activation<'a> {
    token: &'a Token,
    statements: Vec<Statement>,
}

impl Change for Activation<'_> {
    fn shown(&self, before: &Before<'_>) -> Result<Shown, Failure> {
        let users = before.document.map(|document| document.users.as_slice()).unwrap_or_default();
        let user = users.iter().find(|user| user.id.0 == self.token.user).ok_or(Failure::LinkVoid)?;
        show(&self.token.legal_entity, &self.token.user, user.status)
    }

    fn apply<'d>(&'d self, before: Before<'d>) -> Result<SnapshotDocument<'d>, Failure> {
        let mut document = before.document.ok_or(Failure::LinkVoid)?.clone();
        let user = document.users.iter_mut().find(|user| user.id.0 == self.token.user);
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
