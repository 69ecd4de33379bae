//! The service's own secrets: keys for what is stored of people, and for what must not be changed unnoticed.

use std::fmt;

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::digest::{hex, sha256_hex, unhex};
use crate::json::json;

/// Bytes of a nonce.
pub const NONCE_BYTES: usize = 12;
/// Digits of the name of a key.
const KEY_NAME_DIGITS: usize = 8;

/// The keys of an installation. They come from its environment and are stored nowhere else.
#[derive(Debug)]
pub struct Secrets {
    /// The first one seals; all of them open, so that a key can be replaced.
    details: Vec<Key>,
    index: Key,
    audit: Key,
}

/// A key. It is never shown.
pub struct Key([u8; 32]);

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Key")
    }
}

/// A key that the environment lacks, by the name of its variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingKey(pub &'static str);

impl fmt::Display for MissingKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the secret {} is not set: it takes 64 lower-case hexadecimal digits", self.0)
    }
}

impl std::error::Error for MissingKey {}

impl Secrets {
    /// The keys of an environment. `DETAILS_KEY` may hold several, separated by commas: the first one is used for what
    /// is written from now on.
    ///
    /// # Errors
    /// The first variable that is missing or holds no key. There are no defaults: what was written under keys that
    /// everybody knows would have to be taken for public.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Result<Self, MissingKey> {
        let one = |name| variable(name).as_deref().and_then(Key::parse).ok_or(MissingKey(name));
        let details: Option<Vec<Key>> =
            variable("DETAILS_KEY").and_then(|text| text.split(',').map(Key::parse).collect());
        Ok(Self {
            details: details.ok_or(MissingKey("DETAILS_KEY"))?,
            index: one("INDEX_KEY")?,
            audit: one("AUDIT_KEY")?,
        })
    }

    /// Keys of a developer's machine, which everybody knows.
    #[cfg(feature = "local")]
    #[must_use]
    pub fn local() -> Self {
        Self { details: vec![Key([1; 32])], index: Key([2; 32]), audit: Key([3; 32]) }
    }

    /// Seals a text for what it belongs to: kind, legal entity, user. It opens nowhere else.
    ///
    /// The nonce must be used for no other text.
    #[must_use]
    pub fn seal(&self, nonce: [u8; NONCE_BYTES], belongs_to: &[&str], text: &str) -> Option<String> {
        let key = self.details.first()?;
        let (name, aad) = (key.name(), json(&belongs_to));
        let payload = Payload { msg: text.as_bytes(), aad: aad.as_bytes() };
        let sealed = key.cipher()?.encrypt(&Nonce::from(nonce), payload).ok()?;
        Some(format!("{name}.{}.{}", hex(&nonce), hex(&sealed)))
    }

    /// Opens what [`Secrets::seal`] sealed; nothing if it was changed, belongs to something else, or its key is gone.
    #[must_use]
    pub fn open(&self, belongs_to: &[&str], sealed: &str) -> Option<String> {
        let mut parts = sealed.split('.');
        let (name, nonce, sealed) = (parts.next()?, unhex(parts.next()?)?, unhex(parts.next()?)?);
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().ok()?;
        let key = self.details.iter().find(|key| key.name() == name)?;
        let aad = json(&belongs_to);
        let payload = Payload { msg: &sealed, aad: aad.as_bytes() };
        String::from_utf8(key.cipher()?.decrypt(&Nonce::from(nonce), payload).ok()?).ok()
    }

    /// What stands for a value in an index, so that equal ones are found: nobody without the key can try values.
    #[must_use]
    pub fn index(&self, of: &[&str]) -> String {
        self.index.mac(json(&of).as_bytes())
    }

    /// What proves that a text of the audit is as it was written.
    #[must_use]
    pub fn audit_mac(&self, text: &str) -> String {
        self.audit.mac(text.as_bytes())
    }
}

impl Key {
    fn parse(text: &str) -> Option<Self> {
        unhex(text.trim())?.try_into().ok().map(Self)
    }

    /// Tells keys apart without saying what they are.
    fn name(&self) -> String {
        sha256_hex(&self.0).chars().take(KEY_NAME_DIGITS).collect()
    }

    fn cipher(&self) -> Option<Aes256Gcm> {
        Aes256Gcm::new_from_slice(&self.0).ok()
    }

    fn mac(&self, text: &[u8]) -> String {
        // A key of any length will do.
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0);
        mac.map(|mac| hex(&mac.chain_update(text).finalize().into_bytes())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(of: &[(&'static str, String)]) -> Result<Secrets, MissingKey> {
        let of = of.to_vec();
        Secrets::of(move |name| of.iter().find(|(other, _)| *other == name).map(|(_, value)| value.clone()))
    }

    fn key(digit: char) -> String {
        digit.to_string().repeat(64)
    }

    #[test]
    fn what_is_sealed_opens_only_where_it_belongs() {
        let secrets = Secrets::local();
        let sealed = secrets.seal([9; 12], &["ssn", "harbour", "ana"], "123456789").unwrap();
        assert!(!sealed.contains("123456789"));
        assert_eq!(secrets.open(&["ssn", "harbour", "ana"], &sealed).as_deref(), Some("123456789"));
        for other in [["ssn", "harbour", "ben"], ["ssn", "other", "ana"], ["licence", "harbour", "ana"]] {
            assert_eq!(secrets.open(&other, &sealed), None);
        }
        for (place, digit) in sealed.char_indices() {
            let mut changed = sealed.clone();
            changed.replace_range(place..=place, if digit == '0' { "1" } else { "0" });
            assert_eq!(secrets.open(&["ssn", "harbour", "ana"], &changed), None, "{place}");
        }
        assert_ne!(secrets.seal([8; 12], &["ssn", "harbour", "ana"], "123456789").unwrap(), sealed);
    }

    #[test]
    fn a_key_that_was_replaced_still_opens_and_seals_no_more() {
        let with = |details: String| {
            environment(&[("DETAILS_KEY", details), ("INDEX_KEY", key('b')), ("AUDIT_KEY", key('c'))])
                .unwrap()
        };
        let (old, both, new) = (with(key('a')), with(format!("{},{}", key('d'), key('a'))), with(key('d')));
        let sealed = old.seal([1; 12], &["x"], "y").unwrap();
        assert_eq!(both.open(&["x"], &sealed).as_deref(), Some("y"));
        assert_eq!(new.open(&["x"], &sealed), None);
        assert_eq!(new.open(&["x"], &both.seal([2; 12], &["x"], "z").unwrap()).as_deref(), Some("z"));
        assert_eq!(old.index(&["1"]), both.index(&["1"]));
    }

    #[test]
    fn an_environment_without_keys_is_refused_by_the_name_of_what_is_missing() {
        let all = [("DETAILS_KEY", key('a')), ("INDEX_KEY", key('b')), ("AUDIT_KEY", key('c'))];
        assert!(environment(&all).is_ok());
        for missing in 0..3 {
            for wrong in
                [None, Some(String::new()), Some(key('a')[1..].to_owned()), Some(key('A')), Some(key('g'))]
            {
                let mut given = all.to_vec();
                let name = given.remove(missing).0;
                given.extend(wrong.map(|wrong| (name, wrong)));
                let refused = environment(&given).unwrap_err();
                assert_eq!(refused, MissingKey(name));
                assert!(refused.to_string().contains(name));
            }
        }
    }

    #[test]
    fn no_key_shows_itself() {
        assert_eq!(format!("{:?}", Secrets::local()), "Secrets { details: [Key], index: Key, audit: Key }");
    }
}
