//! Driver's licence numbers.

use alloc::string::String;
use core::fmt;

use super::error::Refusal;
use super::text::{not_blank, only, separated, visible};
use super::{DetailCode, DetailError};
use crate::bounds::{LICENCE_CHARS_MAX, LICENCE_CHARS_MIN};

/// A driver's licence number in its canonical form: upper-case letters and digits.
///
/// Every issuer has its own format, so only length and characters are checked. Hyphens and spaces do not count: a
/// number is the same however it is grouped. The debug form is masked, since logs must not hold the number.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Licence(String);

impl Licence {
    /// Reads a number of ASCII letters, digits, and single hyphens or spaces between them.
    ///
    /// # Errors
    /// `empty`; `control-character` and `hidden-character`; `character-not-allowed`; `too-long` above
    /// [`LICENCE_CHARS_MAX`] characters; `spacing`; `too-short` below [`LICENCE_CHARS_MIN`] letters and digits.
    ///
    /// ```
    /// use countersign_core::details::{DetailCode, Licence};
    ///
    /// let licence = Licence::parse("d123-4567 8")?;
    /// assert_eq!((licence.as_str(), licence.masked().as_str()), ("D12345678", "*****5678"));
    /// assert_eq!(Licence::parse("D12").unwrap_err().code, DetailCode::TooShort);
    /// # Ok::<(), countersign_core::details::DetailError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, DetailError> {
        Self::check(text)?;
        Ok(Self(text.chars().filter(|c| !is_separator(*c)).map(|c| c.to_ascii_uppercase()).collect()))
    }

    pub(super) fn check(text: &str) -> Result<(), Refusal> {
        not_blank(text)?;
        visible(text).map_err(without_character)?;
        only(text, &|c| c.is_ascii_alphanumeric() || is_separator(c)).map_err(without_character)?;
        if text.len() > LICENCE_CHARS_MAX {
            return Err(Refusal::of(DetailCode::TooLong, LICENCE_CHARS_MAX));
        }
        separated(text, b"- ")?;
        if text.chars().filter(|c| !is_separator(*c)).count() < LICENCE_CHARS_MIN {
            return Err(Refusal::of(DetailCode::TooShort, LICENCE_CHARS_MIN));
        }
        Ok(())
    }

    /// The canonical form; two numbers are the same if these are.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last four characters, but at most half of them; the others hidden.
    #[must_use]
    pub fn masked(&self) -> String {
        // Half at most: the last four of a number of four would be the number.
        let shown = (self.0.len() / 2).min(4);
        let hidden = self.0.len().saturating_sub(shown);
        self.0.chars().enumerate().map(|(index, c)| if index < hidden { '*' } else { c }).collect()
    }
}

const fn is_separator(c: char) -> bool {
    matches!(c, '-' | ' ')
}

/// Leaves the character out of a refusal: the position is enough, and an error must not repeat part of the number.
const fn without_character(mut refusal: Refusal) -> Refusal {
    refusal.character = None;
    refusal
}

impl fmt::Debug for Licence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Licence").field(&self.masked()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A65.
    #[test]
    fn a65_licences_are_compared_without_case_and_grouping() {
        for (text, canonical, masked) in [
            ("A1B2", "A1B2", "**B2"),
            ("d1234567", "D1234567", "****4567"),
            ("D123-4567-8901", "D12345678901", "********8901"),
            ("s 99 88 77", "S998877", "****877"),
            ("12345678901234567890", "12345678901234567890", "****************7890"),
        ] {
            let licence = Licence::parse(text).unwrap();
            assert_eq!((licence.as_str(), licence.masked().as_str()), (canonical, masked));
            assert_eq!(alloc::format!("{licence:?}"), alloc::format!("Licence({masked:?})"));
        }
    }

    /// A65.
    #[test]
    fn a65_what_is_no_licence_says_why() {
        use DetailCode::{
            CharacterNotAllowed, ControlCharacter, Empty, HiddenCharacter, Spacing, TooLong, TooShort,
        };
        for (text, code) in [
            ("", Empty),
            ("    ", Empty),
            ("A1B", TooShort),
            ("A-1-B", TooShort),
            ("123456789012345678901", TooLong),
            ("1234567890-1234567890", TooLong),
            ("A1B2*", CharacterNotAllowed),
            ("A1B2é", CharacterNotAllowed),
            ("A1.B2", CharacterNotAllowed),
            ("A1B2\t", ControlCharacter),
            ("A1\u{200b}B2", HiddenCharacter),
            ("-A1B2", Spacing),
            ("A1B2 ", Spacing),
            ("A1--B2", Spacing),
            ("A1- B2", Spacing),
        ] {
            assert_eq!(Licence::parse(text).map_err(|error| error.code), Err(code), "{text:?}");
        }
        let error = Licence::parse("A1B2é").unwrap_err().parameters;
        assert_eq!((error.character, error.position), (None, Some(5)));
    }
}
