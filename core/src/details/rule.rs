//! Rules that a page shows while a person types, each with its state.

use alloc::vec::Vec;

use super::text::only;
use super::{CharacterClass, DetailCode, DetailError, Parameters};
use crate::wire::read::words;

words! {
    /// A rule of user names, role names or passwords.
    Rule {
        /// At least `minimum` characters.
        MinLength = "min-length",
        /// At most `maximum` characters.
        MaxLength = "max-length",
        /// At most `maximum` bytes of UTF-8.
        MaxBytes = "max-bytes",
        /// Only characters of `characters`.
        AllowedCharacters = "allowed-characters",
        /// The first character is a letter.
        StartsWithLetter = "starts-with-letter",
        /// Not a reserved word.
        NotReserved = "not-reserved",
        /// Holds none of the words that are given away by the person.
        NotContaining = "not-containing",
        /// Not among what everybody tries first.
        NotCommon = "not-common",
        /// Words without a space between, each with an upper-case first letter.
        PascalCase = "pascal-case",
        /// Nobody else has it.
        Unique = "unique",
    }
}

impl Rule {
    /// The code of the error that a broken rule is.
    #[must_use]
    pub const fn broken(self) -> DetailCode {
        match self {
            Self::MinLength => DetailCode::TooShort,
            Self::MaxLength => DetailCode::TooLong,
            Self::MaxBytes => DetailCode::TooManyBytes,
            Self::AllowedCharacters => DetailCode::CharacterNotAllowed,
            Self::StartsWithLetter => DetailCode::MustStartWithLetter,
            Self::NotReserved => DetailCode::ReservedWord,
            Self::NotContaining => DetailCode::ContainsWord,
            Self::NotCommon => DetailCode::CommonPassword,
            Self::PascalCase => DetailCode::NotPascalCase,
            Self::Unique => DetailCode::NotUnique,
        }
    }
}

/// One rule and whether a text meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleState {
    /// The rule.
    pub rule: Rule,
    /// Whether the text meets it.
    pub satisfied: bool,
    /// What the rule asks for and, where it is broken, by what.
    pub parameters: Parameters,
}

impl RuleState {
    pub(super) fn new(rule: Rule, satisfied: bool) -> Self {
        Self { rule, satisfied, parameters: Parameters::default() }
    }

    pub(super) fn at_least(minimum: usize, length: usize) -> Self {
        let parameters = Parameters::at_least(minimum);
        Self { rule: Rule::MinLength, satisfied: length >= minimum, parameters }
    }

    pub(super) fn at_most(rule: Rule, maximum: usize, length: usize) -> Self {
        Self { rule, satisfied: length <= maximum, parameters: Parameters::at_most(maximum) }
    }

    /// Broken by the first character that is of none of these classes.
    pub(super) fn characters(text: &str, classes: &[CharacterClass]) -> Self {
        let allowed = only(text, &|c| classes.iter().any(|class| class.contains(c)));
        let mut state = Self::new(Rule::AllowedCharacters, allowed.is_ok());
        if let Err(refusal) = allowed {
            state.parameters = DetailError::from(refusal).parameters;
        }
        state.parameters.characters = classes.into();
        state
    }

    /// Broken if there is a word that breaks it.
    pub(super) fn without_word(rule: Rule, word: Option<&str>) -> Self {
        let parameters = word.map(Parameters::word).unwrap_or_default();
        Self { rule, satisfied: word.is_none(), parameters }
    }
}

/// The errors that these states are: one for each broken rule.
pub(super) fn broken(states: Vec<RuleState>) -> Vec<DetailError> {
    let broken = states.into_iter().filter(|state| !state.satisfied);
    broken.map(|state| DetailError { code: state.rule.broken(), parameters: state.parameters }).collect()
}
