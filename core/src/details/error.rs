//! What can be wrong with a detail: a stable code, and what a sentence about it has to name.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use super::CharacterClass;
use crate::words::words;

words! {
    /// Why a detail is refused; the last three only warn.
    DetailCode {
        /// A mandatory detail is not given.
        Required = "required",
        /// The text is empty, or has only spaces.
        Empty = "empty",
        /// Shorter than `minimum`.
        TooShort = "too-short",
        /// Longer than `maximum`.
        TooLong = "too-long",
        /// More bytes of UTF-8 than `maximum`.
        TooManyBytes = "too-many-bytes",
        /// Holds a control character, such as NUL or a line break.
        ControlCharacter = "control-character",
        /// Holds a character that cannot be seen or turns the direction of text.
        HiddenCharacter = "hidden-character",
        /// Holds a character that does not belong there.
        CharacterNotAllowed = "character-not-allowed",
        /// Begins or ends with a space or separator, or has two in a row.
        Spacing = "spacing",
        /// Has no letter at all.
        NoLetter = "no-letter",
        /// Not a real day written `YYYY-MM-DD`.
        InvalidDate = "invalid-date",
        /// After today.
        DateInFuture = "date-in-future",
        /// In a year before `minimum`.
        YearTooEarly = "year-too-early",
        /// Younger than `minimum` years today.
        TooYoung = "too-young",
        /// Not exactly one `@`.
        EmailAtSign = "email-at-sign",
        /// Nothing before the `@`, or a dot at its beginning or end or after a dot.
        EmailLocalPart = "email-local-part",
        /// More than `maximum` characters before the `@`.
        EmailLocalPartTooLong = "email-local-part-too-long",
        /// What follows the `@` is not a domain of at least two labels.
        EmailDomain = "email-domain",
        /// A label of the domain has more than `maximum` characters.
        EmailLabelTooLong = "email-label-too-long",
        /// No `+` at the beginning.
        PhonePlus = "phone-plus",
        /// Does not begin with a country code.
        PhoneCountryCode = "phone-country-code",
        /// Neither nine digits nor `123-45-6789`.
        SsnFormat = "ssn-format",
        /// An area that is never issued: 000, 666, 900 to 999.
        SsnArea = "ssn-area",
        /// The group 00, which is never issued.
        SsnGroup = "ssn-group",
        /// The serial number 0000, which is never issued.
        SsnSerial = "ssn-serial",
        /// Does not begin with a letter.
        MustStartWithLetter = "must-start-with-letter",
        /// Is, or begins with, the reserved `word`.
        ReservedWord = "reserved-word",
        /// Contains `word`.
        ContainsWord = "contains-word",
        /// A word of a role name does not begin with an upper-case letter.
        NotPascalCase = "not-pascal-case",
        /// Taken already.
        NotUnique = "not-unique",
        /// One of the first passwords that an attacker tries, a repetition or a sequence.
        CommonPassword = "common-password",
        /// Not an IP address.
        InvalidAddress = "invalid-address",
        /// Not a prefix length of 0 to `maximum`.
        InvalidPrefix = "invalid-prefix",
        /// Bits are set behind the prefix; the network is `word`.
        HostBitsSet = "host-bits-set",
        /// A range of one IPv4 and one IPv6 address.
        MixedFamilies = "mixed-families",
        /// A range that ends before it begins.
        RangeReversed = "range-reversed",
        /// More than `maximum` entries.
        TooManyEntries = "too-many-entries",
        /// The allowlist would lock out `word`, the address of the person who sets it.
        OwnAddressOutside = "own-address-outside",
        /// Warning: the same as the entry at `entry`.
        DuplicateEntry = "duplicate-entry",
        /// Warning: shares addresses with the entry at `entry`.
        OverlappingEntry = "overlapping-entry",
        /// Warning: lets in every address of its family.
        EveryAddress = "every-address",
    }
}

/// What a sentence about a rule or an error has to name; only what its code says is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    /// The least that is accepted.
    pub minimum: Option<usize>,
    /// The most that is accepted.
    pub maximum: Option<usize>,
    /// The character that is refused.
    pub character: Option<char>,
    /// Its place, in code points from 1.
    pub position: Option<usize>,
    /// The word, network or address that the code speaks of.
    pub word: Option<Box<str>>,
    /// Index of another entry of the same list.
    pub entry: Option<usize>,
    /// The characters that are accepted; empty where the rule is not about them.
    pub characters: Box<[CharacterClass]>,
}

/// Why a detail is refused.
///
/// Neither code nor parameters repeat a social security number, a licence or a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailError {
    /// The stable code.
    pub code: DetailCode,
    /// What a sentence about it has to name.
    pub parameters: Parameters,
}

/// A refusal without a heap allocation, for checks that run on every keystroke. The code says which parameter `number`
/// is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: DetailCode,
    pub(crate) number: usize,
    pub(crate) character: Option<char>,
}

/// A refusal with everything else that a sentence about it has to name. [`Parameters`] is the form that a caller keeps.
#[derive(Debug)]
pub(crate) struct DetailedRefusal<'t> {
    pub(crate) refusal: Refusal,
    pub(crate) word: Option<String>,
    pub(crate) characters: &'t [CharacterClass],
}

/// What the number of a refusal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parameter {
    Minimum,
    Maximum,
    Position,
    Entry,
    /// There is no number.
    None,
}

impl Refusal {
    /// A refusal with the number that its code speaks of: a bound, or the index of an entry.
    pub(super) const fn of(code: DetailCode, number: usize) -> Self {
        Self { code, number, character: None }
    }

    /// A refusal of the character at an index; people count from 1.
    pub(super) const fn character(code: DetailCode, index: usize, character: char) -> Self {
        Self { code, number: index.saturating_add(1), character: Some(character) }
    }

    /// Moves the position by a character that was stripped from the front of the text.
    pub(super) const fn after_another(self) -> Self {
        Self { number: self.number.saturating_add(1), ..self }
    }

    /// The number, if it is this parameter.
    pub(crate) fn number(&self, parameter: Parameter) -> Option<usize> {
        let is_asked_for = self.code.parameter() == parameter;
        // A refusal made from a code alone has the number 0, which is no position.
        (is_asked_for && (self.number > 0 || parameter != Parameter::Position)).then_some(self.number)
    }
}

impl DetailCode {
    /// What the number of a refusal with this code is.
    pub(crate) const fn parameter(self) -> Parameter {
        match self {
            Self::TooShort | Self::YearTooEarly | Self::TooYoung => Parameter::Minimum,
            Self::TooLong
            | Self::TooManyBytes
            | Self::EmailLocalPartTooLong
            | Self::EmailLabelTooLong
            | Self::InvalidPrefix
            | Self::TooManyEntries => Parameter::Maximum,
            Self::ControlCharacter | Self::HiddenCharacter | Self::CharacterNotAllowed => Parameter::Position,
            Self::DuplicateEntry | Self::OverlappingEntry => Parameter::Entry,
            _ => Parameter::None,
        }
    }
}

impl From<DetailCode> for Refusal {
    fn from(code: DetailCode) -> Self {
        Self::of(code, 0)
    }
}

impl From<Refusal> for DetailedRefusal<'_> {
    fn from(refusal: Refusal) -> Self {
        Self { refusal, word: None, characters: &[] }
    }
}

impl From<DetailCode> for DetailedRefusal<'_> {
    fn from(code: DetailCode) -> Self {
        Refusal::from(code).into()
    }
}

impl DetailedRefusal<'_> {
    /// A finding that names a network or an address.
    pub(super) fn about(refusal: Refusal, word: String) -> Self {
        Self { refusal, word: Some(word), characters: &[] }
    }
}

impl From<DetailedRefusal<'_>> for Parameters {
    fn from(DetailedRefusal { refusal, word, characters }: DetailedRefusal<'_>) -> Self {
        Self {
            minimum: refusal.number(Parameter::Minimum),
            maximum: refusal.number(Parameter::Maximum),
            character: refusal.character,
            position: refusal.number(Parameter::Position),
            word: word.map(String::into_boxed_str),
            entry: refusal.number(Parameter::Entry),
            characters: characters.into(),
        }
    }
}

impl From<DetailedRefusal<'_>> for DetailError {
    fn from(finding: DetailedRefusal<'_>) -> Self {
        Self { code: finding.refusal.code, parameters: finding.into() }
    }
}

impl From<Refusal> for DetailError {
    fn from(refusal: Refusal) -> Self {
        DetailedRefusal::from(refusal).into()
    }
}

impl From<DetailCode> for DetailError {
    fn from(code: DetailCode) -> Self {
        Refusal::from(code).into()
    }
}

impl fmt::Display for DetailError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.code.fmt(formatter)
    }
}

impl core::error::Error for DetailError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct_and_kebab_case() {
        let mut seen = alloc::collections::BTreeSet::new();
        for code in DetailCode::ALL {
            assert!(seen.insert(code.code()), "{code} twice");
            assert!(code.code().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{code}");
        }
    }
}
