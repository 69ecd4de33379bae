//! Characters that cannot be seen: one list, for refusing them in input and for showing them in messages.

/// First and last of each range: what Unicode 17 calls `Default_Ignorable_Code_Point`, and three more ranges that are
/// not drawn as characters either. Kept here because libraries with this property bring megabytes of others.
const HIDDEN: &[(char, char)] = &[
    ('\u{ad}', '\u{ad}'),       // soft hyphen
    ('\u{34f}', '\u{34f}'),     // grapheme joiner
    ('\u{61c}', '\u{61c}'),     // Arabic letter mark
    ('\u{115f}', '\u{1160}'),   // Hangul fillers
    ('\u{17b4}', '\u{17b5}'),   // Khmer inherent vowels
    ('\u{180b}', '\u{180f}'),   // Mongolian selectors
    ('\u{200b}', '\u{200f}'),   // zero width, direction marks
    ('\u{2028}', '\u{202e}'), // line and paragraph separators (not ignorable by default), direction overrides
    ('\u{2060}', '\u{206f}'), // joiners, isolates
    ('\u{3164}', '\u{3164}'), // Hangul filler
    ('\u{fe00}', '\u{fe0f}'), // variation selectors
    ('\u{feff}', '\u{feff}'), // byte order mark
    ('\u{ffa0}', '\u{ffa0}'), // Hangul filler
    ('\u{fff0}', '\u{fffb}'), // unassigned, and annotations (not ignorable by default)
    ('\u{1bca0}', '\u{1bca3}'), // shorthand controls
    ('\u{1d173}', '\u{1d17a}'), // musical controls
    ('\u{e0000}', '\u{e0fff}'), // tags, variation selectors
];

/// Whether a character has no shape of its own, and hides in text or turns its direction.
///
/// Control characters are not among them: `char::is_control` knows those.
///
/// ```
/// use countersign_core::is_hidden;
/// assert!(is_hidden('\u{200b}') && is_hidden('\u{202e}') && !is_hidden('é'));
/// ```
#[must_use]
pub fn is_hidden(c: char) -> bool {
    HIDDEN.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_ranges() {
        assert!(HIDDEN.is_sorted() && HIDDEN.iter().all(|(first, last)| first <= last));
    }
}
