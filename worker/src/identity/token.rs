//! What a person carries: who they say that they are, and a secret that proves it.

use crate::digest::{hex, sha256_hex, unhex};

/// A token as it was presented: nothing of it is true before the hash was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The legal entity.
    pub legal_entity: String,
    /// The user.
    pub user: String,
    /// The hash of the secret. The secret itself is stored nowhere.
    pub hash: String,
}

impl Token {
    /// The token of a user with this secret, and its text. The text names the user, so that whatever else is needed of
    /// them is read together with what proves it; all its characters may stand in a cookie, a header and a link.
    #[must_use]
    pub fn new(legal_entity: &str, user: &str, secret: [u8; 32]) -> (Self, String) {
        let (entity, name) = (hex(legal_entity.as_bytes()), hex(user.as_bytes()));
        let text = format!("{entity}.{name}.{}", hex(&secret));
        let token =
            Self { legal_entity: legal_entity.to_owned(), user: user.to_owned(), hash: sha256_hex(&secret) };
        (token, text)
    }

    /// Reads a token; `None` if the text is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.').map(unhex);
        let (entity, user, secret) = (parts.next()??, parts.next()??, parts.next()??);
        let secret = <[u8; 32]>::try_from(secret).ok().filter(|_| parts.next().is_none())?;
        let (legal_entity, user) = (String::from_utf8(entity).ok()?, String::from_utf8(user).ok()?);
        let named = !legal_entity.is_empty() && !user.is_empty();
        named.then(|| Self { legal_entity, user, hash: sha256_hex(&secret) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_it_was_made() {
        let (token, text) = Token::new("harbour", "a/b ~c é", [255; 32]);
        assert_eq!(Token::parse(&text), Some(token.clone()));
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.'), "{text}");
        assert!(!text.contains(&token.hash));
        for wrong in ["", "..", "6f.6f.6f", &text.to_uppercase(), &format!("{text}.00"), &format!("{text}0")]
        {
            assert_eq!(Token::parse(wrong), None, "{wrong}");
        }
        let nameless = Token::new("", "a", [1; 32]).1;
        assert_eq!(Token::parse(&nameless), None);
    }
}
