//! On a developer's machine: sessions without a password, and the mail that was sent.

use countersign_core::wire::UserStatus;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde_json::json as object;

use super::session::{Beginning, Begun, begin};
use crate::actor::{Actor, ActorKind};
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement, read};
use crate::failure::Failure;
use crate::identity::identities::IdentityOf;
use crate::identity::staff;
use crate::json::answer;
use crate::service::Service;
use crate::snapshot::Known;

/// Signs in without asking for a password. Who is named as staff is staff from then on.
///
/// # Errors
/// `NotFound`, `UserNotActive`.
pub async fn try_as(
    service: &Service,
    actor: Actor<'_>,
    (agent, request_id): (Option<&str>, &str),
) -> Result<Begun, Failure> {
    let users = [actor.id];
    let known = Known { legal_entity: actor.legal_entity, users: &users };
    let (mut known, identity) = read(service.stores.together(), &(known, IdentityOf(actor))).await?;
    let first = match actor.kind {
        ActorKind::User => {
            let (_, status) = known.pop().ok_or(Failure::NotFound)?;
            if status != UserStatus::Active.code() {
                return Err(Failure::UserNotActive);
            }
            Vec::new()
        }
        ActorKind::Staff => vec![staff::believe(actor.legal_entity, actor.id)],
    };
    let identity = identity.as_ref();
    begin(
        service,
        Beginning {
            actor,
            user_name: identity.map(|identity| identity.user_name.as_str()),
            owes_password: identity.is_some_and(|identity| identity.owes_password),
            owes_second_factor: false,
            agent,
            request_id,
            first: &first,
            facts: object!({ "by": "demo" }),
        },
    )
    .await
}

answer! {
    /// What was sent to people.
    Mailbox {
        /// The last messages, the newest first.
        messages: Vec<Mail> = "messages",
    }
}

answer! {
    /// A message.
    Mail {
        /// Its id.
        id: String as Id = "id",
        /// The legal entity.
        legal_entity: String as Id = "legalEntity",
        /// Whom it is for.
        user: String as Id = "user",
        /// What it is about.
        kind: String = "kind",
        /// How it went.
        channel: String = "channel",
        /// Where it went.
        recipient: String = "recipient",
        /// The name to sign in with.
        user_name: Option<String> = "userName",
        /// A code.
        code: Option<String> = "code",
        /// Where the page is that it leads to. The secret stands behind `#`, so that it reaches no server's log.
        link: Option<String> = "link",
        /// When it was delivered.
        delivered_at: String as Instant = "deliveredAt",
    }
}

/// Where the page is that takes an invitation up, with what it needs to know.
fn activation_link(token: Option<&str>, legal_entity: &str, user_name: Option<&str>) -> String {
    let pairs = [("token", token), ("entity", Some(legal_entity)), ("userName", user_name)];
    let written = |(name, value): (&str, Option<&str>)| {
        value.map(|value| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)))
    };
    format!("/activate#{}", pairs.into_iter().filter_map(written).collect::<Vec<_>>().join("&"))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    user_name: Option<String>,
    token: Option<String>,
    code: Option<String>,
}

/// Reads the mail.
///
/// # Errors
/// If the database does not answer.
pub async fn mailbox(service: &Service) -> Result<Mailbox, Failure> {
    Ok(Mailbox { messages: read(service.stores.directory(), &LastMail).await? })
}

struct LastMail;

impl Part for LastMail {
    type Answer = Vec<Mail>;

    fn statements(&self) -> Vec<Statement> {
        vec![Statement::new(
            "SELECT id, legal_entity, user, kind, channel, recipient, parameters, delivered_at FROM mailbox
             ORDER BY id DESC LIMIT 100",
        )]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(mail)
    }
}

fn mail(row: SqlRow) -> Result<Mail, DatabaseError> {
    let mut cells = row.cells();
    let [id, legal_entity, user, kind, channel, recipient] =
        [cells.text()?, cells.text()?, cells.text()?, cells.text()?, cells.text()?, cells.text()?];
    let parameters: Parameters = serde_json::from_str(&cells.text()?)
        .map_err(|_| DatabaseError::Other("a message has no parameters".to_owned()))?;
    let (user_name, delivered_at) = (parameters.user_name, cells.text()?);
    let leads = parameters.token.is_some() || kind == "user-id";
    let token = parameters.token.as_deref();
    let link = leads.then(|| activation_link(token, &legal_entity, user_name.as_deref()));
    let code = parameters.code;
    Ok(Mail { id, legal_entity, user, kind, channel, recipient, user_name, code, link, delivered_at })
}
