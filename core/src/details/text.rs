//! Rules about characters that several details share.
//!
//! The table holds only what the standard library's character properties do not say. There is no normalisation here.

use alloc::string::String;

use super::DetailCode;
use super::error::Refusal;
use crate::value::hidden::is_hidden;

/// Combining marks of scripts in use that are not alphabetic (accents, viramas, tone marks), first and last of each
/// range. `is_mark` leaves out letters, so a range may run over some.
const MARKS: &[u16] = &[
    0x300, 0x34e, 0x350, 0x362, 0x483, 0x487, 0x591, 0x5af, 0x658, 0x658, 0x6df, 0x6e0, 0x6ea, 0x6ec, 0x740,
    0x74a, 0x7eb, 0x7f3, 0x7fd, 0x7fd, 0x818, 0x82d, 0x859, 0x85b, 0x898, 0x8e1, 0x8ea, 0x954, 0x9bc, 0x9bc,
    0x9cd, 0x9cd, 0x9fe, 0x9fe, 0xa3c, 0xa3c, 0xa4d, 0xa4d, 0xabc, 0xabc, 0xacd, 0xacd, 0xafd, 0xaff, 0xb3c,
    0xb3c, 0xb4d, 0xb4d, 0xb55, 0xb55, 0xbcd, 0xbcd, 0xc3c, 0xc3c, 0xc4d, 0xc4d, 0xcbc, 0xcbc, 0xccd, 0xccd,
    0xd3b, 0xd3c, 0xd4d, 0xd4d, 0xdca, 0xdca, 0xe47, 0xe4e, 0xeba, 0xeba, 0xec8, 0xecc, 0xf18, 0xf19, 0xf35,
    0xf35, 0xf37, 0xf37, 0xf39, 0xf39, 0xf3e, 0xf3f, 0xf84, 0xf84, 0xf86, 0xf87, 0xfc6, 0xfc6, 0x1037,
    0x103a, 0x135d, 0x135f, 0x1714, 0x1715, 0x1734, 0x1734, 0x17c9, 0x17d3, 0x17dd, 0x17dd, 0x1939, 0x193b,
    0x1a60, 0x1a7c, 0x1a7f, 0x1a7f, 0x1ab0, 0x1abd, 0x1ac1, 0x1acb, 0x1b34, 0x1b44, 0x1b6b, 0x1b73, 0x1baa,
    0x1bab, 0x1be6, 0x1bf3, 0x1c37, 0x1c37, 0x1cd0, 0x1cd2, 0x1cd4, 0x1cf9, 0x1dc0, 0x1dff, 0x20d0, 0x20dc,
    0x20e1, 0x20e1, 0x20e5, 0x20f0, 0x2cef, 0x2cf1, 0x2d7f, 0x2d7f, 0x302a, 0x302f, 0x3099, 0x309a, 0xa66f,
    0xa66f, 0xa67c, 0xa67d, 0xa6f0, 0xa6f1, 0xa806, 0xa806, 0xa82c, 0xa82c, 0xa8c4, 0xa8c4, 0xa8e0, 0xa8f1,
    0xa92b, 0xa92d, 0xa953, 0xa953, 0xa9b3, 0xa9c0, 0xaabf, 0xaac1, 0xaaf6, 0xaaf6, 0xabec, 0xabed, 0xfe20,
    0xfe2f,
];

/// Whether a sorted table of first and last values holds this one.
pub(super) fn within(table: &[u16], value: u16) -> bool {
    table.chunks_exact(2).any(|range| matches!(range, [first, last] if (*first..=*last).contains(&value)))
}

/// Whether a character only changes the one before it.
pub(super) fn is_mark(c: char) -> bool {
    u16::try_from(u32::from(c)).is_ok_and(|number| within(MARKS, number)) && !c.is_alphabetic()
}

/// Refuses control characters and hidden ones: they let two texts look alike, or one look like another.
pub(super) fn visible(text: &str) -> Result<(), Refusal> {
    for (index, c) in text.chars().enumerate() {
        if c.is_control() {
            return Err(Refusal::character(DetailCode::ControlCharacter, index, c));
        }
        if is_hidden(c) {
            return Err(Refusal::character(DetailCode::HiddenCharacter, index, c));
        }
    }
    Ok(())
}

/// Refuses the first character that is not accepted.
pub(super) fn only(text: &str, accepts: &dyn Fn(char) -> bool) -> Result<(), Refusal> {
    match text.chars().enumerate().find(|(_, c)| !accepts(*c)) {
        Some((index, c)) => Err(Refusal::character(DetailCode::CharacterNotAllowed, index, c)),
        None => Ok(()),
    }
}

/// Refuses an empty text and one of spaces only.
pub(super) fn not_blank(text: &str) -> Result<(), Refusal> {
    if text.chars().all(|c| c == ' ') { Err(DetailCode::Empty.into()) } else { Ok(()) }
}

/// Refuses separators at either end and two in a row.
pub(super) fn separated(text: &str, separators: &[u8]) -> Result<(), Refusal> {
    if is_separated(text, separators) { Ok(()) } else { Err(DetailCode::Spacing.into()) }
}

/// Whether no separator is first, last or next to another one. Separators are ASCII, so bytes will do.
pub(super) fn is_separated(text: &str, separators: &[u8]) -> bool {
    // The beginning counts as a separator, so that a leading one is two in a row; the last line does the same
    // for the end.
    let (mut after_separator, mut is_separated) = (true, true);
    for byte in text.bytes() {
        let is_separator = separators.contains(&byte);
        is_separated &= !(is_separator && after_separator);
        after_separator = is_separator;
    }
    is_separated && !after_separator
}

/// How many code points a text has.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// Lower case for searching, letter by letter. `str::to_lowercase` writes a sigma at the end of a word differently, and
/// the word would not be found within a longer one.
pub(crate) fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_ranges() {
        assert!(MARKS.is_sorted() && MARKS.len().is_multiple_of(2));
    }

    #[test]
    fn letters_of_every_script_are_folded_wherever_they_stand() {
        assert_eq!(folded("ÅNGSTRÖM ŁÓDŹ ΑΒΓ ЖУК Ёлка Ž ԱՆԻ"), "ångström łódź αβγ жук ёлка ž անի");
        assert!(folded("ΝΙΚΟΣΤΡΑΤΟΣ").contains(&folded("ΝΙΚΟΣ")), "a sigma within a word and at its end");
    }
}
