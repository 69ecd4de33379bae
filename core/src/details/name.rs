//! Names of people, in any script.

use alloc::string::String;

use super::error::Refusal;
use super::text::{is_mark, length, not_blank, only, separated, visible};
use super::{DetailCode, DetailError};
use crate::bounds::NAME_CHARS_MAX;

/// A first, middle or last name.
///
/// Letters and marks of any script, apostrophes, hyphens, dots, and single spaces between them. Names are kept as given
/// and never compared, so they are not normalised here; a caller that wants NFC normalises first (`normalize("NFC")`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// Reads a name.
    ///
    /// # Errors
    /// `empty`; `too-long` above [`NAME_CHARS_MAX`] code points; `control-character` and `hidden-character`;
    /// `character-not-allowed` for anything else than the above, also a mark without a letter before it; `spacing`;
    /// `no-letter`.
    ///
    /// ```
    /// use countersign_core::details::{DetailCode, Name};
    ///
    /// assert_eq!(Name::parse("Zoë O’Neill-López")?.as_str(), "Zoë O’Neill-López");
    /// assert_eq!(Name::parse("Ann\u{202e}").unwrap_err().code, DetailCode::HiddenCharacter);
    /// # Ok::<(), countersign_core::details::DetailError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, DetailError> {
        Self::check(text)?;
        Ok(Self(text.into()))
    }

    pub(super) fn check(text: &str) -> Result<(), Refusal> {
        not_blank(text)?;
        if length(text) > NAME_CHARS_MAX {
            return Err(Refusal::of(DetailCode::TooLong, NAME_CHARS_MAX));
        }
        // Hidden characters have a code of their own, so that a person is told why a name that looks right is
        // refused.
        visible(text)?;
        only(text, &|c| c.is_alphabetic() || is_mark(c) || is_punctuation(c))?;
        marks_follow_letters(text)?;
        separated(text, b" ")?;
        if !text.chars().any(char::is_alphabetic) {
            return Err(DetailCode::NoLetter.into());
        }
        Ok(())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_punctuation(c: char) -> bool {
    match c {
        ' ' | '\'' | '-' | '.' => true,
        // Apostrophes and hyphens of typesetters; the Armenian, Hebrew, Catalan, Tibetan and Japanese ones.
        '\u{2018}' | '\u{2019}' | '\u{2010}' | '\u{2011}' => true,
        '\u{55a}' | '\u{5f3}' | '\u{b7}' | '\u{f0b}' | '\u{30fb}' => true,
        _ => false,
    }
}

// A mark without a letter would combine with whatever a page puts before the name.
fn marks_follow_letters(text: &str) -> Result<(), Refusal> {
    let mut after_letter = false;
    for (index, c) in text.chars().enumerate() {
        if is_mark(c) && !after_letter {
            return Err(Refusal::character(DetailCode::CharacterNotAllowed, index, c));
        }
        after_letter = c.is_alphabetic() || is_mark(c);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A55.
    #[test]
    fn a55_names_of_every_script_are_names() {
        for name in [
            "Ann",
            "Zoë",
            "Zoe\u{308}",
            "O'Neill",
            "D’Arcy",
            "Jean-Luc",
            "J. R. R.",
            "Martin Luther Jr.",
            "Núñez de la Vega",
            "Þórr",
            "Łukasz",
            "Иван",
            "Ελένη",
            "محمد",
            "שרה",
            "हिन्दी",
            "สมชาย",
            "ก้อง",
            "王小明",
            "たなか",
            "마이클",
            "Kaʻiulani",
            "Gal·la",
            "ジョン・スミス",
            "བསྟན་འཛིན",
            "X",
        ] {
            assert_eq!(Name::parse(name).map(|name| name.0), Ok(name.into()), "{name}");
        }
        assert!(Name::parse(&"é".repeat(NAME_CHARS_MAX)).is_ok(), "code points are counted, not bytes");
    }

    /// A65.
    #[test]
    fn a65_what_is_no_name_says_why() {
        use DetailCode::{
            CharacterNotAllowed, ControlCharacter, Empty, HiddenCharacter, NoLetter, Spacing, TooLong,
        };
        for (name, code) in [
            ("", Empty),
            ("   ", Empty),
            (&*"a".repeat(NAME_CHARS_MAX + 1), TooLong),
            ("An\0n", ControlCharacter),
            ("Ann\n", ControlCharacter),
            ("An\u{85}n", ControlCharacter),
            ("An\u{7f}n", ControlCharacter),
            ("\u{202e}nnA", HiddenCharacter),
            ("An\u{200b}n", HiddenCharacter),
            ("An\u{200d}n", HiddenCharacter),
            ("An\u{feff}n", HiddenCharacter),
            ("An\u{2067}n", HiddenCharacter),
            ("An\u{2028}n", HiddenCharacter),
            ("Ann\u{e0041}", HiddenCharacter),
            ("\u{3164}", HiddenCharacter),
            ("A\u{ad}nn", HiddenCharacter),
            ("Ann3", CharacterNotAllowed),
            ("Ann_", CharacterNotAllowed),
            ("<Ann>", CharacterNotAllowed),
            ("=Ann", CharacterNotAllowed),
            ("Ann@", CharacterNotAllowed),
            ("Ann\u{a0}Lee", CharacterNotAllowed),
            ("Ann\u{3000}Lee", CharacterNotAllowed),
            ("Ann\u{1f600}", CharacterNotAllowed),
            ("Ann\u{e000}", CharacterNotAllowed),
            ("\u{301}Ann", CharacterNotAllowed),
            ("Ann \u{301}", CharacterNotAllowed),
            (" Ann", Spacing),
            ("Ann ", Spacing),
            ("Ann  Lee", Spacing),
            ("-.'", NoLetter),
        ] {
            assert_eq!(Name::parse(name).map_err(|error| error.code), Err(code), "{name:?}");
        }
    }

    #[test]
    fn a_refused_character_is_named_with_its_place() {
        let error = Name::parse("Zoë\u{202e}").unwrap_err();
        assert_eq!((error.parameters.character, error.parameters.position), (Some('\u{202e}'), Some(4)));
    }
}
