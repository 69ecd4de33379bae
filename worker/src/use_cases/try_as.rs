//! On a developer's machine: sessions without a password, and the mail that was sent.

use countersign_core::wire::UserStatus;
use serde::Deserialize;
use serde_json::json as object;

use super::session::{Beginning, Begun, begin};
use crate::actor::Actor;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement, read};
use crate::failure::Failure;
use crate::identity::identities::IdentityOf;
use crate::json::answer;
use crate::service::Service;
use crate::snapshot::Known;

/// Signs in as a user without asking for a password.
///
/// # Errors
/// `NotFound`, `UserNotActive`.
pub async fn try_as(
    service: &Service,
    (legal_entity, user): (&str, &str),
    (agent, request_id): (Option<&str>, &str),
) -> Result<Begun, Failure> {
    let found = (Known { legal_entity, users: &[user] }, IdentityOf(Actor::user(legal_entity, user)));
    let (mut known, identity) = read(service.stores.together(), &found).await?;
    let (_, status) = known.pop().ok_or(Failure::NotFound)?;
    if status != UserStatus::Active.code() {
        return Err(Failure::UserNotActive);
    }
    let identity = identity.as_ref();
    begin(
        service,
        Beginning {
            legal_entity,
            user,
            user_name: identity.map(|identity| identity.user_name.as_str()),
            owes_password: identity.is_some_and(|identity| identity.owes_password),
            agent,
            request_id,
            first: &[],
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
        /// Where the page is that it leads to. The secret stands behind `#`, so that it reaches no server's log.
        link: Option<String> = "link",
        /// When it was delivered.
        delivered_at: String as Instant = "deliveredAt",
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    user_name: Option<String>,
    token: Option<String>,
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
    let link = parameters.token.map(|token| format!("/activate#{token}"));
    let (user_name, delivered_at) = (parameters.user_name, cells.text()?);
    Ok(Mail { id, legal_entity, user, kind, channel, recipient, user_name, link, delivered_at })
}
