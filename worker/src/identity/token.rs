//! What a person carries: who they say that they are, and a secret that proves it.

use std::net::IpAddr;

use crate::actor::{Actor, ActorKind};
use crate::digest::{hex, sha256_hex, unhex};

/// A token as it was presented: nothing of it is true before the hash was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The legal entity.
    pub legal_entity: String,
    /// Whether it is of a user or of staff.
    pub kind: ActorKind,
    /// The user, or the member of the staff.
    pub user: String,
    /// The hash of the secret. The secret itself is stored nowhere.
    pub hash: String,
}

impl Token {
    /// The token of somebody with this secret, and its text. The text names them, so that whatever else is needed of
    /// them is read together with what proves it; all its characters may stand in a cookie, a header and a link.
    #[must_use]
    pub fn new(actor: Actor<'_>, secret: [u8; 32]) -> (Self, String) {
        let Actor { legal_entity, kind, id } = actor;
        let (entity, name, mark) = (hex(legal_entity.as_bytes()), hex(id.as_bytes()), mark(kind));
        let text = format!("{mark}{entity}.{name}.{}", hex(&secret));
        let (legal_entity, user) = (legal_entity.to_owned(), id.to_owned());
        (Self { legal_entity, kind, user, hash: sha256_hex(&secret) }, text)
    }

    /// Whose it is, by its own account.
    #[must_use]
    pub fn actor(&self) -> Actor<'_> {
        Actor { legal_entity: &self.legal_entity, kind: self.kind, id: &self.user }
    }

    /// Reads a token; `None` if the text is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let staff = text.strip_prefix(mark(ActorKind::Staff));
        let kind = if staff.is_some() { ActorKind::Staff } else { ActorKind::User };
        let mut parts = staff.unwrap_or(text).split('.').map(unhex);
        let (entity, user, secret) = (parts.next()??, parts.next()??, parts.next()??);
        let secret = <[u8; 32]>::try_from(secret).ok().filter(|_| parts.next().is_none())?;
        let (legal_entity, user) = (String::from_utf8(entity).ok()?, String::from_utf8(user).ok()?);
        let named = !legal_entity.is_empty() && !user.is_empty();
        named.then(|| Self { legal_entity, kind, user, hash: sha256_hex(&secret) })
    }
}

/// What the token of somebody of this kind begins with. No digits do.
const fn mark(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::User => "",
        ActorKind::Staff => "staff.",
    }
}

/// What somebody proves with who they are: their session's token, and the address that they come from, if it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presented {
    /// The token.
    pub token: Token,
    /// The address.
    pub address: Option<IpAddr>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_it_was_made() {
        let (token, text) = Token::new(Actor::user("harbour", "a/b ~c é"), [255; 32]);
        assert_eq!(Token::parse(&text), Some(token.clone()));
        let (staff, of_staff) = Token::new(Actor::staff("harbour", "a/b ~c é"), [255; 32]);
        assert_eq!((Token::parse(&of_staff), of_staff), (Some(staff), format!("staff.{text}")));
        assert_eq!(Token::parse(&format!("staff.staff.{text}")), None);
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.'), "{text}");
        assert!(!text.contains(&token.hash));
        for wrong in ["", "..", "6f.6f.6f", &text.to_uppercase(), &format!("{text}.00"), &format!("{text}0")]
        {
            assert_eq!(Token::parse(wrong), None, "{wrong}");
        }
        let nameless = Token::new(Actor::user("", "a"), [1; 32]).1;
        assert_eq!(Token::parse(&nameless), None);
    }
}
