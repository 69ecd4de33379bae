//! Rules that a page shows while a person types, each with its state.

use alloc::string::String;
use alloc::vec::Vec;

use super::error::{Finding, Refusal};
use super::text::only;
use super::{CharacterClass, DetailCode, DetailError, Parameters};
use crate::words::words;

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

/// Takes each rule, whether a text meets it, and what it asks for or, where it is broken, by what.
pub(crate) type Report<'r> = dyn FnMut(Rule, bool, Finding<'_>) + 'r;

/// Judges by one rule after the other.
pub(super) struct Judge<'j, 'r>(pub(super) &'j mut Report<'r>);

impl Judge<'_, '_> {
    /// By a rule that asks for nothing more.
    pub(super) fn by(&mut self, rule: Rule, satisfied: bool) {
        self.by_bound(rule, satisfied, 0);
    }

    pub(super) fn at_least(&mut self, minimum: usize, length: usize) {
        self.by_bound(Rule::MinLength, length >= minimum, minimum);
    }

    pub(super) fn at_most(&mut self, rule: Rule, maximum: usize, length: usize) {
        self.by_bound(rule, length <= maximum, maximum);
    }

    fn by_bound(&mut self, rule: Rule, satisfied: bool, bound: usize) {
        (self.0)(rule, satisfied, Refusal::of(rule.broken(), bound).into());
    }

    /// Broken by the first character that is of none of these classes.
    pub(super) fn characters(&mut self, text: &str, classes: &[CharacterClass]) {
        let allowed = only(text, &|c| classes.iter().any(|class| class.contains(c)));
        let refusal = allowed.err().unwrap_or(DetailCode::CharacterNotAllowed.into());
        let finding = Finding { refusal, word: None, characters: classes };
        (self.0)(Rule::AllowedCharacters, allowed.is_ok(), finding);
    }

    /// Broken if there is a word that breaks it.
    pub(super) fn without_word(&mut self, rule: Rule, word: Option<&str>) {
        let finding =
            Finding { refusal: rule.broken().into(), word: word.map(String::from), characters: &[] };
        (self.0)(rule, word.is_none(), finding);
    }
}

/// The states of rules, as these are judged.
pub(super) fn states(judge: &dyn Fn(&mut Report<'_>)) -> Vec<RuleState> {
    let mut states = Vec::new();
    judge(&mut |rule, satisfied, finding| {
        states.push(RuleState { rule, satisfied, parameters: finding.into() });
    });
    states
}

/// The errors that these states are: one for each broken rule.
pub(super) fn broken(states: Vec<RuleState>) -> Vec<DetailError> {
    let broken = states.into_iter().filter(|state| !state.satisfied);
    broken.map(|state| DetailError { code: state.rule.broken(), parameters: state.parameters }).collect()
}
