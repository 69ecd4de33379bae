use serde::Serialize;

use crate::database::BoxedFuture;
use crate::json::Raw;

/// A message to a person, as whoever brings it is given it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Letter {
    /// The same for every repetition.
    pub id: String,
    /// Of which legal entity.
    pub legal_entity: String,
    /// To which user.
    pub user: String,
    /// What it is about; the text is the provider's.
    pub kind: String,
    /// `email` or `phone`.
    pub channel: String,
    /// The address or the number.
    pub recipient: String,
    /// What the text needs, as a JSON object; may hold a secret.
    pub parameters: Raw,
}

/// Brings messages to people.
pub trait Messenger: Send + Sync {
    /// Hands a letter over. It may be handed over again if that was not noted: whoever takes it knows it by its id.
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxedFuture<'a, Result<(), NotSent>>;
}

/// A letter was not taken. Why is a text for the log, without anything of the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotSent(pub String);
