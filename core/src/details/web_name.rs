//! The short name that a list of users shows, with a mark on the reader's own row.

use alloc::string::String;

use super::text::is_mark;
use crate::bounds::WEB_NAME_CHARS_MAX;

/// A name as the web shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebName {
    /// At most [`WEB_NAME_CHARS_MAX`] characters including the mark, which a long name cuts.
    pub text: String,
    /// Whether the page shows a badge on the reader's own row, where the mark may be cut.
    pub badge: bool,
}

/// The name in a row of a list; the reader's own row is marked `(Me)`.
///
/// Search in the name and not in this text, or "me" finds the mark.
///
/// ```
/// use countersign_core::details::web_name;
///
/// assert_eq!(web_name("John", true).text, "John (Me)");
/// assert_eq!(web_name("Bartholomew", true).text, "Bartholomew (Me");
/// ```
#[must_use]
pub fn web_name(name: &str, own: bool) -> WebName {
    let mark = if own { " (Me)" } else { "" };
    WebName { text: cut(&[name, mark].concat()).into(), badge: own }
}

/// Cuts a text at the bound, not between a letter and its marks, and without a space at the end.
fn cut(text: &str) -> &str {
    let (mut shown, mut end, mut left) = (text, 0, WEB_NAME_CHARS_MAX);
    for (place, c) in text.char_indices() {
        // A cut is possible only before a character that starts anew.
        if !is_mark(c) {
            end = place;
        }
        if left == 0 {
            shown = text.get(..end).unwrap_or_default();
            break;
        }
        left = left.saturating_sub(1);
    }
    while let Some(rest) = shown.strip_suffix(' ') {
        shown = rest;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A48.
    #[test]
    fn a48_a_web_name_has_at_most_15_characters_with_its_mark() {
        for (name, own, text) in [
            ("John", true, "John (Me)"),
            ("John", false, "John"),
            ("Bartholom.", true, "Bartholom. (Me)"),
            ("Bartholomew", true, "Bartholomew (Me"),
            ("Maximilianus", true, "Maximilianus (M"),
            ("Bartholomew J.", true, "Bartholomew J."),
            ("Wolfeschlegelstein", true, "Wolfeschlegelst"),
            ("Wolfeschlegelstein", false, "Wolfeschlegelst"),
            ("Владиславовичок", true, "Владиславовичок"),
            ("abcdefghijklmne\u{301}z", false, "abcdefghijklmn"),
            ("", false, ""),
        ] {
            let shown = web_name(name, own);
            assert_eq!((shown.text.as_str(), shown.badge), (text, own), "{name}");
            assert!(shown.text.chars().count() <= WEB_NAME_CHARS_MAX);
        }
    }
}
