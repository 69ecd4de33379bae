//! Sessions: one that begins, those that somebody has, and their end.

use serde_json::Value;

use super::somebody::{SignedIn, admit_anyone};
use crate::actor::Actor;
use crate::database::{DatabaseError, Statement, clear_guard, guard, read};
use crate::failure::Failure;
use crate::identity::sessions::{self, IdOf, NewSession, SessionsOf, StoredSession};
use crate::identity::{Token, instant, steps};
use crate::json::answer;
use crate::ledger::audit::{self, Entry};
use crate::service::Service;

answer! {
    /// A session that has begun.
    Session {
        /// The legal entity.
        legal_entity: String as Id = "legalEntity",
        /// The user, or the member of the staff.
        user: String as Id = "user",
        /// `user` or `staff`.
        kind: String = "kind",
        /// The user name, as it was given; absent for who has none.
        user_name: Option<String> = "userName",
        /// `done`; or `code`, if a code of the second factor is to be given before there is a session.
        step: String = "step",
        /// Goes with the code, and is good for nothing else.
        step_token: Option<String> = "stepToken",
        /// Whether a password must be chosen before anything else is answered.
        must_change_password: bool = "mustChangePassword",
        /// Whether a second factor must be set up before anything else is answered.
        must_set_up_second_factor: bool = "mustSetUpSecondFactor",
        /// When it ends at the latest; of a step, until when the code is to be given.
        ends_at: String as Instant = "endsAt",
        /// What proves it, for a client that asked for a token in place of a cookie.
        token: Option<String> = "token",
    }
}

/// A session that has begun, and what proves it.
pub struct Begun {
    /// The session.
    pub session: Session,
    /// The text of its token; nothing of a step.
    pub token: Option<String>,
}

/// A session that begins.
#[derive(Debug)]
pub(super) struct Beginning<'a> {
    pub actor: Actor<'a>,
    pub user_name: Option<&'a str>,
    pub owes_password: bool,
    pub owes_second_factor: bool,
    pub agent: Option<&'a str>,
    pub request_id: &'a str,
    /// What is written before it in the same batch, and guarded.
    pub first: &'a [Statement],
    /// For the audit.
    pub facts: Value,
}

/// Begins a session.
///
/// # Errors
/// `Busy` if a guard of what is written first fails.
pub(super) async fn begin(service: &Service, beginning: Beginning<'_>) -> Result<Begun, Failure> {
    let Beginning { actor, user_name, owes_password, owes_second_factor, agent, request_id, first, facts } =
        beginning;
    let (id, now) = (service.new_id()?, service.clock.millis());
    let (token, text) = Token::new(actor, service.random::<32>()?);
    let mut statements = first.to_vec();
    statements.push(sessions::insert(NewSession { token: &token, id: &id, agent, owes_second_factor, now }));
    statements.push(audit::insert(&Entry {
        legal_entity: actor.legal_entity,
        at: &service.clock.now(),
        request: request_id,
        actor: (actor.kind, actor.id),
        event: "session.begun",
        subject: &id,
        detail: facts,
    }));
    statements.push(clear_guard());
    service.stores.together().batch(statements).await?;
    let session = Session {
        legal_entity: actor.legal_entity.to_owned(),
        user: actor.id.to_owned(),
        kind: actor.kind.word().to_owned(),
        user_name: user_name.map(str::to_owned),
        step: "done".to_owned(),
        step_token: None,
        must_change_password: owes_password,
        must_set_up_second_factor: owes_second_factor,
        ends_at: instant(sessions::end_of(now)),
        token: None,
    };
    Ok(Begun { session, token: Some(text) })
}

/// Begins the step between password and second factor.
///
/// # Errors
/// `Busy` if a guard of what is written first fails.
pub(super) async fn begin_step(
    service: &Service,
    actor: Actor<'_>,
    user_name: Option<&str>,
    first: &[Statement],
) -> Result<Begun, Failure> {
    let now = service.clock.millis();
    let (token, text) = Token::new(actor, service.random::<32>()?);
    let mut statements = first.to_vec();
    statements.extend([steps::replace(&token, now), clear_guard()]);
    service.stores.directory().batch(statements).await?;
    let session = Session {
        legal_entity: actor.legal_entity.to_owned(),
        user: actor.id.to_owned(),
        kind: actor.kind.word().to_owned(),
        user_name: user_name.map(str::to_owned),
        step: "code".to_owned(),
        step_token: Some(text),
        must_change_password: false,
        must_set_up_second_factor: false,
        ends_at: instant(steps::end_of(now)),
        token: None,
    };
    Ok(Begun { session, token: None })
}

/// Ends the session by which somebody asks. Who has its token may, whatever else has become of them.
///
/// # Errors
/// If the database does not answer.
pub async fn sign_out(service: &Service, somebody: &SignedIn, request_id: &str) -> Result<(), Failure> {
    let Some(token) = somebody.session() else { return Ok(()) };
    // What no session stands for leaves no trace: anybody can make a token up.
    let Some(id) = read(service.stores.directory(), &IdOf(token)).await? else { return Ok(()) };
    match ended(service, token.actor(), request_id, sessions::end(token), ("session.ended", &id)).await {
        // It has ended since.
        Err(Failure::NotFound) => Ok(()),
        ended => ended,
    }
}

/// Ends one session, with an entry of the audit.
///
/// # Errors
/// `NotFound` if there is none.
async fn ended(
    service: &Service,
    actor: Actor<'_>,
    request: &str,
    end: Statement,
    (event, subject): (&str, &str),
) -> Result<(), Failure> {
    let entry = audit::insert(&Entry {
        legal_entity: actor.legal_entity,
        at: &service.clock.now(),
        request,
        actor: (actor.kind, actor.id),
        event,
        subject,
        detail: Value::Null,
    });
    let written = service.stores.together().batch(vec![end, guard(), entry, clear_guard()]).await;
    written.map(|_| ()).map_err(|error| match error {
        DatabaseError::Conflict => Failure::NotFound,
        other => other.into(),
    })
}

answer! {
    /// Where somebody is signed in.
    OwnSessions {
        /// The sessions, those used last first.
        items: Vec<OwnSession> = "items",
    }
}

answer! {
    /// One of somebody's sessions.
    OwnSession {
        /// Its id.
        id: String as Id = "id",
        /// What the client said that it is.
        agent: Option<String> = "agent",
        /// When it began.
        begun_at: String as Instant = "begunAt",
        /// When it was used, to the minute.
        used_at: String as Instant = "usedAt",
        /// Whether it is the one that asks.
        is_current: bool = "isCurrent",
    }
}

/// Reads where somebody is signed in.
///
/// # Errors
/// If they may not come in.
pub async fn own_sessions(service: &Service, somebody: &SignedIn) -> Result<OwnSessions, Failure> {
    let now = service.clock.millis();
    let found = admit_anyone(service, somebody, SessionsOf { actor: somebody.actor(), now }).await?;
    let current = somebody.session().map(|token| token.hash.as_str());
    Ok(OwnSessions { items: found.into_iter().map(|one| shown(one, current)).collect() })
}

fn shown(session: StoredSession, current: Option<&str>) -> OwnSession {
    OwnSession {
        is_current: current == Some(&session.hash),
        id: session.id,
        agent: session.agent,
        begun_at: instant(session.created_at),
        used_at: instant(session.last_seen_at),
    }
}

/// Ends one of somebody's sessions.
///
/// # Errors
/// `NotFound` if they have none of this id.
pub async fn end_session(
    service: &Service,
    somebody: &SignedIn,
    request_id: &str,
    id: &str,
) -> Result<(), Failure> {
    admit_anyone(service, somebody, ()).await?;
    let actor = somebody.actor();
    ended(service, actor, request_id, sessions::end_one(actor, id), ("session.ended", id)).await
}

/// Signs somebody out everywhere.
///
/// # Errors
/// If they may not come in.
pub async fn end_all_sessions(
    service: &Service,
    somebody: &SignedIn,
    request_id: &str,
) -> Result<(), Failure> {
    admit_anyone(service, somebody, ()).await?;
    let actor = somebody.actor();
    let entry = audit::insert(&Entry {
        legal_entity: actor.legal_entity,
        at: &service.clock.now(),
        request: request_id,
        actor: (actor.kind, actor.id),
        event: "session.endedEverywhere",
        subject: actor.id,
        detail: Value::Null,
    });
    let end = sessions::end_all_but(actor, None);
    service.stores.together().batch(vec![end, entry]).await?;
    Ok(())
}
