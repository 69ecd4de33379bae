use unicode_normalization::UnicodeNormalization;

/// A text in its composed form (NFC). Keyboards differ in how they write an accent: a password must not, and a name is found
/// however it is typed.
#[must_use]
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_the_same() {
        assert_eq!(composed("cafe\u{301} \u{1100}\u{1161}"), "caf\u{e9} \u{ac00}");
        assert_eq!(composed("  two  spaces  "), "  two  spaces  ");
        assert_ne!(composed("\u{ff21}"), "A", "the width is a part of what was typed");
    }
}
