//! Rules that a page shows while a person types, each with its state.

use alloc::string::String;
use alloc::vec::Vec;

use super::error::{DetailedRefusal, Refusal};
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
        /// Contains none of the words that others know of the person, such as names and e-mail address.
        NotContaining = "not-containing",
        /// None of the first passwords that an attacker tries.
        NotCommon = "not-common",
        /// Words without a space between, each with an upper-case first letter.
        PascalCase = "pascal-case",
        /// Nobody else has it.
        Unique = "unique",
    }
}

impl Rule {
    /// The error code of a text that breaks the rule.
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
    /// What the rule asks for and, if it is broken, what broke it.
    pub parameters: Parameters,
}

/// Receives each rule, whether a text meets it, and what the rule asks for or what broke it. A callback, because pages
/// want all states, and `parse` only the broken ones.
pub(crate) type Report<'r> = dyn FnMut(Rule, bool, DetailedRefusal<'_>) + 'r;

/// Judges a text by one rule after the other, and reports each.
pub(super) struct RuleJudge<'j, 'r>(pub(super) &'j mut Report<'r>);

impl RuleJudge<'_, '_> {
    /// By a rule without a parameter.
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

    /// By the characters that are allowed: the first one of no such class breaks the rule.
    pub(super) fn characters(&mut self, text: &str, classes: &[CharacterClass]) {
        let allowed = only(text, &|c| classes.iter().any(|class| class.contains(c)));
        let refusal = allowed.err().unwrap_or(DetailCode::CharacterNotAllowed.into());
        let finding = DetailedRefusal { refusal, word: None, characters: classes };
        (self.0)(Rule::AllowedCharacters, allowed.is_ok(), finding);
    }

    /// By a rule that forbids words: broken by `word`, if there is one.
    pub(super) fn without_word(&mut self, rule: Rule, word: Option<&str>) {
        let finding =
            DetailedRefusal { refusal: rule.broken().into(), word: word.map(String::from), characters: &[] };
        (self.0)(rule, word.is_none(), finding);
    }
}

/// Collects the states of all rules in the order in which they are judged.
pub(super) fn states(judge: &dyn Fn(&mut Report<'_>)) -> Vec<RuleState> {
    let mut states = Vec::new();
    judge(&mut |rule, satisfied, finding| {
        states.push(RuleState { rule, satisfied, parameters: finding.into() });
    });
    states
}

/// One error for each broken rule.
pub(super) fn broken(states: Vec<RuleState>) -> Vec<DetailError> {
    let broken = states.into_iter().filter(|state| !state.satisfied);
    broken.map(|state| DetailError { code: state.rule.broken(), parameters: state.parameters }).collect()
}
