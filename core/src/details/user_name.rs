//! User names and the policy that an institution sets for them.

use alloc::string::String;
use alloc::vec::Vec;

use super::rule::{Report, RuleJudge};
use super::text::{folded, length};
use super::{DetailError, Rule, RuleState, rule};
use crate::bounds::USER_NAME_CHARS_MAX;
use crate::problem::ProblemCode;
use crate::words::words;

words! {
    /// Characters that a policy may allow in user names. All are ASCII.
    CharacterClass {
        /// `A` to `Z` and `a` to `z`.
        Letters = "letters",
        /// `0` to `9`.
        Digits = "digits",
        /// `.`
        Dot = "dot",
        /// `-`
        Hyphen = "hyphen",
        /// `_`
        Underscore = "underscore",
        /// `@`
        At = "at",
    }
}

impl CharacterClass {
    /// Whether a character is of this class.
    #[must_use]
    pub const fn contains(self, c: char) -> bool {
        match self {
            Self::Letters => c.is_ascii_alphabetic(),
            Self::Digits => c.is_ascii_digit(),
            Self::Dot => c == '.',
            Self::Hyphen => c == '-',
            Self::Underscore => c == '_',
            Self::At => c == '@',
        }
    }
}

/// The rules of an institution for user names. Words are compared in lower case; empty ones forbid nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserNamePolicy {
    minimum: usize,
    maximum: usize,
    characters: Vec<CharacterClass>,
    pub(crate) starts_with_letter: bool,
    reserved: Vec<String>,
    not_containing: Vec<String>,
}

impl Default for UserNamePolicy {
    /// From 6 to [`USER_NAME_CHARS_MAX`] characters, of every class but `@`, the first a letter.
    fn default() -> Self {
        use CharacterClass::{Digits, Dot, Hyphen, Letters, Underscore};
        Self {
            minimum: 6,
            maximum: USER_NAME_CHARS_MAX,
            characters: [Letters, Digits, Dot, Hyphen, Underscore].into(),
            starts_with_letter: true,
            reserved: Vec::new(),
            not_containing: Vec::new(),
        }
    }
}

impl UserNamePolicy {
    /// A policy of lengths and characters.
    ///
    /// # Errors
    /// `invalid-count` unless 1 ≤ minimum ≤ maximum ≤ [`USER_NAME_CHARS_MAX`]; `empty` without characters.
    pub fn new(minimum: usize, maximum: usize, characters: &[CharacterClass]) -> Result<Self, ProblemCode> {
        let mut policy = Self { starts_with_letter: false, ..Self::default() };
        policy.bound(minimum, maximum, characters)?;
        Ok(policy)
    }

    pub(crate) fn bound(
        &mut self,
        minimum: usize,
        maximum: usize,
        characters: &[CharacterClass],
    ) -> Result<(), ProblemCode> {
        if minimum == 0 || minimum > maximum || maximum > USER_NAME_CHARS_MAX {
            return Err(ProblemCode::InvalidCount);
        }
        if characters.is_empty() {
            return Err(ProblemCode::Empty);
        }
        (self.minimum, self.maximum, self.characters) = (minimum, maximum, characters.into());
        Ok(())
    }

    /// Demands a letter at the beginning.
    #[must_use]
    pub fn starting_with_letter(self) -> Self {
        Self { starts_with_letter: true, ..self }
    }

    /// Forbids names that are one of these words.
    #[must_use]
    pub fn reserving<'w>(mut self, words: impl IntoIterator<Item = &'w str>) -> Self {
        words.into_iter().for_each(|word| self.reserve(word));
        self
    }

    pub(crate) fn reserve(&mut self, word: &str) {
        self.reserved.push(folded(word));
    }

    /// Forbids names that contain one of these words; of an e-mail address also what stands before the `@`.
    #[must_use]
    pub fn not_containing<'w>(mut self, words: impl IntoIterator<Item = &'w str>) -> Self {
        words.into_iter().for_each(|word| self.forbid(word));
        self
    }

    pub(crate) fn forbid(&mut self, word: &str) {
        // People choose the part before the `@` as a user name, rarely the whole address.
        if let Some((local, _)) = word.split_once('@') {
            self.forbid_part(local);
        }
        self.forbid_part(word);
    }

    fn forbid_part(&mut self, word: &str) {
        if !word.is_empty() {
            self.not_containing.push(folded(word));
        }
    }

    /// Every rule of the policy, and whether a text meets it.
    #[must_use]
    pub fn states(&self, text: &str) -> Vec<RuleState> {
        rule::states(&|report| self.judge(text, report))
    }

    /// Judges by every rule of the policy.
    pub(crate) fn judge(&self, text: &str, report: &mut Report<'_>) {
        let (mut judge, length) = (RuleJudge(report), length(text));
        judge.at_least(self.minimum, length);
        judge.at_most(Rule::MaxLength, self.maximum, length);
        judge.characters(text, &self.characters);
        if self.starts_with_letter {
            let starts = text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
            judge.by(Rule::StartsWithLetter, starts);
        }
        // Folded like the words: `ADMIN` is as reserved as `admin`.
        let text = folded(text);
        for (rule, words) in
            [(Rule::NotReserved, &self.reserved), (Rule::NotContaining, &self.not_containing)]
        {
            let is_broken_by = |word: &&String| {
                if rule == Rule::NotReserved { **word == text } else { text.contains(word.as_str()) }
            };
            // A rule that can never be broken is not shown to a person.
            if !words.is_empty() {
                judge.without_word(rule, words.iter().find(is_broken_by).map(String::as_str));
            }
        }
    }
}

/// The form in which user names and role names, which are ASCII, are compared.
pub(crate) fn folded_name(name: &str) -> String {
    name.to_ascii_lowercase()
}

/// A user name that met its policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserName(String);

impl UserName {
    /// Reads a user name under a policy. Whether somebody else has it is for the service to say.
    ///
    /// # Errors
    /// One error for each broken rule: `too-short`, `too-long`, `character-not-allowed`, `must-start-with-letter`,
    /// `reserved-word`, `contains-word`.
    ///
    /// ```
    /// use countersign_core::details::{DetailCode, UserName, UserNamePolicy};
    ///
    /// let policy = UserNamePolicy::default().reserving(["Administrator"]);
    /// let name = UserName::parse("Ann.Lee", &policy).unwrap();
    /// assert_eq!((name.as_str(), name.folded().as_str()), ("Ann.Lee", "ann.lee"));
    /// let errors = UserName::parse("ADMINISTRATOR", &policy).unwrap_err();
    /// assert_eq!(errors[0].code, DetailCode::ReservedWord);
    /// ```
    pub fn parse(text: &str, policy: &UserNamePolicy) -> Result<Self, Vec<DetailError>> {
        let errors = rule::broken(policy.states(text));
        if errors.is_empty() { Ok(Self(text.into())) } else { Err(errors) }
    }

    /// The name as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form that is compared: two names are the same if these are.
    #[must_use]
    pub fn folded(&self) -> String {
        folded_name(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::details::DetailCode;

    fn policy() -> UserNamePolicy {
        use CharacterClass::{Digits, Dot, Letters};
        UserNamePolicy::new(4, 12, &[Letters, Digits, Dot])
            .unwrap()
            .starting_with_letter()
            .reserving(["Admin", "root"])
            .not_containing(["Lee", "ann@example.com", ""])
    }

    fn broken(text: &str) -> Vec<Rule> {
        let states = policy().states(text);
        states.into_iter().filter(|state| !state.satisfied).map(|state| state.rule).collect()
    }

    /// A68.
    #[test]
    fn a68_every_rule_has_a_state_while_one_types() {
        use Rule::{AllowedCharacters, MaxLength, MinLength, NotContaining, NotReserved, StartsWithLetter};
        let rules: Vec<Rule> = policy().states("").into_iter().map(|state| state.rule).collect();
        let all = [MinLength, MaxLength, AllowedCharacters, StartsWithLetter, NotReserved, NotContaining];
        assert_eq!(rules, all);
        for (text, expected) in [
            ("", &[MinLength, StartsWithLetter][..]),
            ("bob", &[MinLength]),
            ("bob1", &[]),
            ("bob.smith.12", &[]),
            ("bob.smith.123", &[MaxLength]),
            ("1bob", &[StartsWithLetter]),
            (".bob", &[StartsWithLetter]),
            ("bob-1", &[AllowedCharacters]),
            ("bob 1", &[AllowedCharacters]),
            ("bobé", &[AllowedCharacters]),
            ("bob\u{200b}", &[AllowedCharacters]),
            ("bob\0", &[AllowedCharacters]),
            ("éric", &[AllowedCharacters, StartsWithLetter]),
            ("admin", &[NotReserved]),
            ("ADMIN", &[NotReserved]),
            ("admin1", &[]),
            ("bobLEEs", &[NotContaining]),
            ("joanna", &[NotContaining]),
        ] {
            assert_eq!(broken(text), expected, "{text:?}");
        }
    }

    /// A68.
    #[test]
    fn a68_a_state_says_what_its_rule_asks_for() {
        let states = policy().states("bob-1");
        assert_eq!(states[0].parameters.minimum, Some(4));
        assert_eq!(states[1].parameters.maximum, Some(12));
        let characters = &states[2].parameters;
        assert_eq!(characters.characters.len(), 3);
        assert_eq!((characters.character, characters.position), (Some('-'), Some(4)));
        assert_eq!(policy().states("joanna")[5].parameters.word.as_deref(), Some("ann"));
    }

    #[test]
    fn rules_that_a_policy_does_not_have_are_not_shown() {
        let policy = UserNamePolicy::new(1, 5, &[CharacterClass::Letters]).unwrap().not_containing([""]);
        assert_eq!(policy.states("a").len(), 3);
    }

    /// A45.
    #[test]
    fn a45_policies_have_sensible_lengths() {
        let new = |minimum, maximum| UserNamePolicy::new(minimum, maximum, &[CharacterClass::At]).err();
        assert_eq!(new(1, USER_NAME_CHARS_MAX), None);
        for (minimum, maximum) in [(0, 5), (6, 5), (1, USER_NAME_CHARS_MAX + 1)] {
            assert_eq!(new(minimum, maximum), Some(ProblemCode::InvalidCount));
        }
        assert_eq!(UserNamePolicy::new(1, 5, &[]).err(), Some(ProblemCode::Empty));
    }

    #[test]
    fn user_names_are_kept_as_given_and_compared_folded() {
        let parse = |text| UserName::parse(text, &policy());
        assert_eq!(parse("BobSmith").unwrap().folded(), parse("bobsmith").unwrap().folded());
        let codes: Vec<DetailCode> = parse("-").unwrap_err().into_iter().map(|error| error.code).collect();
        use DetailCode::{CharacterNotAllowed, MustStartWithLetter, TooShort};
        assert_eq!(codes, [TooShort, CharacterNotAllowed, MustStartWithLetter]);
    }
}
