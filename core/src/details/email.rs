//! E-mail addresses: the part of RFC 5321 and 5322 that is in use.

use alloc::string::String;

use super::error::Refusal;
use super::text::{is_separated, not_blank, only, visible};
use super::{DetailCode, DetailError};
use crate::bounds::{EMAIL_CHARS_MAX, EMAIL_LABEL_CHARS_MAX, EMAIL_LOCAL_CHARS_MAX};

/// An e-mail address in its canonical form: as given, the domain in lower case.
///
/// ASCII only: a dot-atom, `@`, and a domain of at least two labels whose last is not a number. There are no quoted
/// strings, comments, display names, address literals or internationalised local parts; an internationalised domain is
/// given as `xn--…`. What stands before the `@` keeps its case, as RFC 5321 wants it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Reads an address.
    ///
    /// # Errors
    /// `empty`; `control-character` and `hidden-character`; `character-not-allowed`; `too-long` above
    /// [`EMAIL_CHARS_MAX`]; `email-at-sign`; `email-local-part`, `email-local-part-too-long`; `email-domain`,
    /// `email-label-too-long`.
    ///
    /// ```
    /// use countersign_core::details::{DetailCode, Email};
    ///
    /// assert_eq!(Email::parse("Ann.Lee+bank@Example.COM")?.as_str(), "Ann.Lee+bank@example.com");
    /// assert_eq!(Email::parse("ann@lee@example.com").unwrap_err().code, DetailCode::EmailAtSign);
    /// # Ok::<(), countersign_core::details::DetailError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, DetailError> {
        Self::check(text)?;
        let (local, domain) = text.split_once('@').unwrap_or_default();
        Ok(Self([local, &domain.to_ascii_lowercase()].join("@")))
    }

    pub(super) fn check(text: &str) -> Result<(), Refusal> {
        not_blank(text)?;
        visible(text)?;
        // Characters before structure: one that does not belong there can be pointed at in the text.
        only(text, &|c| is_atom(c) || c == '.' || c == '@')?;
        if text.len() > EMAIL_CHARS_MAX {
            return Err(Refusal::of(DetailCode::TooLong, EMAIL_CHARS_MAX));
        }
        // `split_once` stops at the first `@`; a second one would become part of the domain, so it is looked
        // for here.
        let parts = text.split_once('@').filter(|(_, domain)| !domain.as_bytes().contains(&b'@'));
        let Some((local, domain)) = parts else { return Err(DetailCode::EmailAtSign.into()) };
        if local.len() > EMAIL_LOCAL_CHARS_MAX {
            return Err(Refusal::of(DetailCode::EmailLocalPartTooLong, EMAIL_LOCAL_CHARS_MAX));
        }
        if !is_separated(local, b".") {
            return Err(DetailCode::EmailLocalPart.into());
        }
        check_domain(domain)
    }

    /// The canonical form; two addresses are the same if these are.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_atom(c: char) -> bool {
    c.is_ascii_alphanumeric() || u8::try_from(c).is_ok_and(|byte| b"!#$%&'*+-/=?^_`{|}~".contains(&byte))
}

fn check_domain(domain: &str) -> Result<(), Refusal> {
    let (mut labels, mut is_domain, mut is_number) = (0_usize, true, false);
    for label in domain.as_bytes().split(|byte| *byte == b'.') {
        if label.len() > EMAIL_LABEL_CHARS_MAX {
            return Err(Refusal::of(DetailCode::EmailLabelTooLong, EMAIL_LABEL_CHARS_MAX));
        }
        labels = labels.saturating_add(1);
        is_domain &= is_label(label);
        // Overwritten label by label: what remains is said of the last one, which must not be a number (RFC 3696), or
        // `ann@192.0.2.1` would be an address.
        is_number = label.iter().all(u8::is_ascii_digit);
    }
    if labels < 2 || !is_domain || is_number { Err(DetailCode::EmailDomain.into()) } else { Ok(()) }
}

fn is_label(label: &[u8]) -> bool {
    let inner = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    !label.is_empty() && label.iter().all(inner) && !label.starts_with(b"-") && !label.ends_with(b"-")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A65.
    #[test]
    fn a65_addresses_in_use_are_valid_and_canonical() {
        for (text, canonical) in [
            ("ann@example.com", "ann@example.com"),
            ("Ann.Lee@EXAMPLE.com", "Ann.Lee@example.com"),
            ("a@b.co", "a@b.co"),
            ("ann+tag@sub.example.co.uk", "ann+tag@sub.example.co.uk"),
            ("o'neill_99/x=y@example.org", "o'neill_99/x=y@example.org"),
            ("ann@xn--bcher-kva.example", "ann@xn--bcher-kva.example"),
            ("ann@123.example", "ann@123.example"),
        ] {
            assert_eq!(Email::parse(text).map(|email| email.0), Ok(canonical.into()), "{text}");
        }
    }

    /// A65.
    #[test]
    fn a65_what_is_no_address_says_why() {
        use DetailCode::{
            CharacterNotAllowed, ControlCharacter, EmailAtSign, EmailDomain, EmailLocalPart, Empty,
            HiddenCharacter,
        };
        for (text, code) in [
            ("", Empty),
            (" ", Empty),
            ("ann", EmailAtSign),
            ("ann@b@example.com", EmailAtSign),
            ("ann@@example.com", EmailAtSign),
            ("@example.com", EmailLocalPart),
            (".ann@example.com", EmailLocalPart),
            ("ann.@example.com", EmailLocalPart),
            ("a..b@example.com", EmailLocalPart),
            ("ann@", EmailDomain),
            ("ann@localhost", EmailDomain),
            ("ann@example.", EmailDomain),
            ("ann@.com", EmailDomain),
            ("ann@ex..com", EmailDomain),
            ("ann@-ex.com", EmailDomain),
            ("ann@ex-.com", EmailDomain),
            ("ann@ex_ample.com", EmailDomain),
            ("ann@127.0.0.1", EmailDomain),
            ("ann@[127.0.0.1]", CharacterNotAllowed),
            ("\"ann lee\"@example.com", CharacterNotAllowed),
            ("Ann <ann@example.com>", CharacterNotAllowed),
            ("ann(x)@example.com", CharacterNotAllowed),
            ("ann lee@example.com", CharacterNotAllowed),
            ("ann@example.com ", CharacterNotAllowed),
            ("zoë@example.com", CharacterNotAllowed),
            ("ann@bücher.example", CharacterNotAllowed),
            ("ann@example.com\r\nBcc: eve@example.com", ControlCharacter),
            ("ann@example.com\n", ControlCharacter),
            ("ann\0@example.com", ControlCharacter),
            ("ann\u{200b}@example.com", HiddenCharacter),
        ] {
            assert_eq!(Email::parse(text).map_err(|error| error.code), Err(code), "{text:?}");
        }
    }

    /// A65.
    #[test]
    fn a65_lengths_are_bounded_at_64_63_and_254() {
        let code = |text: &str| Email::parse(text).err().map(|error| (error.code, error.parameters.maximum));
        let (local, label) = ("a".repeat(64), "b".repeat(63));
        assert_eq!(code(&alloc::format!("{local}@{label}.com")), None);
        let long = alloc::format!("a{local}@{label}.com");
        assert_eq!(code(&long), Some((DetailCode::EmailLocalPartTooLong, Some(64))));
        let long = alloc::format!("{local}@b{label}.com");
        assert_eq!(code(&long), Some((DetailCode::EmailLabelTooLong, Some(63))));
        let whole = |last: usize| alloc::format!("{local}@{label}.{label}.{}", "c".repeat(last));
        assert_eq!((whole(61).len(), code(&whole(61))), (254, None));
        assert_eq!(code(&whole(62)), Some((DetailCode::TooLong, Some(254))));
    }
}
