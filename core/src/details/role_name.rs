//! Names of roles.

use alloc::string::String;
use alloc::vec::Vec;

use super::rule::{Report, RuleJudge};
use super::text::length;
use super::{CharacterClass, DetailError, Rule, RuleState, folded_name, rule};
use crate::bounds::ROLE_NAME_CHARS_MAX;

/// The prefix of predefined roles' names, reserved for them.
pub const SYSTEM_PREFIX: &str = "System:";

/// The name of a custom role: ASCII letters in PascalCase, such as `AccountManager`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleName(String);

impl RoleName {
    /// Reads the name of a custom role.
    ///
    /// Letters alone do not show where a word ends, so all that PascalCase can mean here is an upper-case first letter.
    ///
    /// # Errors
    /// One error for each broken rule: `too-short`, `too-long` above [`ROLE_NAME_CHARS_MAX`], `character-not-allowed`,
    /// `not-pascal-case`, `reserved-word` for the prefix `System:`.
    ///
    /// ```
    /// use countersign_core::details::{DetailCode, RoleName};
    ///
    /// assert_eq!(RoleName::parse("AccountManager").unwrap().as_str(), "AccountManager");
    /// let errors = RoleName::parse("accountManager").unwrap_err();
    /// assert_eq!(errors[0].code, DetailCode::NotPascalCase);
    /// ```
    pub fn parse(text: &str) -> Result<Self, Vec<DetailError>> {
        let errors = rule::broken(role_name_states(text, None));
        if errors.is_empty() { Ok(Self(text.into())) } else { Err(errors) }
    }

    /// Whether a name is one of a predefined role: `System:` and a role name.
    ///
    /// ```
    /// use countersign_core::details::RoleName;
    ///
    /// assert!(RoleName::is_predefined("System:PlatformAdmin"));
    /// assert!(!RoleName::is_predefined("PlatformAdmin"));
    /// ```
    #[must_use]
    pub fn is_predefined(text: &str) -> bool {
        text.strip_prefix(SYSTEM_PREFIX).is_some_and(|rest| Self::parse(rest).is_ok())
    }

    /// The name.
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

/// Every rule of role names, and whether a text meets it. The rule `unique` is there only if the taken names are given.
#[must_use]
pub fn role_name_states(text: &str, taken: Option<&[&str]>) -> Vec<RuleState> {
    let is_taken = taken.map(|taken| taken.iter().any(|other| other.eq_ignore_ascii_case(text)));
    rule::states(&|report| judge_role_name(text, is_taken, report))
}

/// Judges a text by every rule of role names; by `unique` only if it is known whether the name is taken.
pub(crate) fn judge_role_name(text: &str, is_taken: Option<bool>, report: &mut Report<'_>) {
    let (mut judge, length) = (RuleJudge(report), length(text));
    judge.at_least(1, length);
    judge.at_most(Rule::MaxLength, ROLE_NAME_CHARS_MAX, length);
    judge.characters(text, &[CharacterClass::Letters]);
    judge.by(Rule::PascalCase, text.as_bytes().first().is_some_and(u8::is_ascii_uppercase));
    // Whatever the case: `system:Admin` would pass for a predefined role in a list.
    let start = text.get(..SYSTEM_PREFIX.len());
    let is_reserved = start.is_some_and(|start| start.eq_ignore_ascii_case(SYSTEM_PREFIX));
    judge.without_word(Rule::NotReserved, is_reserved.then_some(SYSTEM_PREFIX));
    if let Some(is_taken) = is_taken {
        judge.by(Rule::Unique, !is_taken);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, taken: Option<&[&str]>) -> Vec<Rule> {
        let states = role_name_states(text, taken);
        states.into_iter().filter(|state| !state.satisfied).map(|state| state.rule).collect()
    }

    /// A33.
    #[test]
    fn a33_role_names_are_letters_in_pascal_case() {
        use Rule::{AllowedCharacters, MaxLength, MinLength, PascalCase};
        for (text, expected) in [
            ("Manager", &[][..]),
            ("AccountManager", &[]),
            ("CFO", &[]),
            ("M", &[]),
            ("Systematic", &[]),
            ("", &[MinLength, PascalCase]),
            ("manager", &[PascalCase]),
            ("accountManager", &[PascalCase]),
            ("Account Manager", &[AllowedCharacters]),
            ("Account_Manager", &[AllowedCharacters]),
            ("Manager2", &[AllowedCharacters]),
            ("Manager\u{200b}", &[AllowedCharacters]),
            ("Ménager", &[AllowedCharacters]),
            ("Éditeur", &[AllowedCharacters, PascalCase]),
            (&*"A".repeat(ROLE_NAME_CHARS_MAX), &[]),
            (&*"A".repeat(ROLE_NAME_CHARS_MAX + 1), &[MaxLength]),
        ] {
            assert_eq!(broken(text, None), expected, "{text:?}");
        }
    }

    /// A33.
    #[test]
    fn a33_role_names_are_unique_whatever_their_case() {
        assert_eq!(broken("Manager", Some(&["Clerk"])), []);
        assert_eq!(broken("Manager", Some(&["Clerk", "MANAGER"])), [Rule::Unique]);
        assert_eq!(RoleName::parse("CFO").unwrap().folded(), RoleName::parse("Cfo").unwrap().folded());
    }

    /// A34.
    #[test]
    fn a34_the_prefix_of_predefined_roles_is_reserved() {
        for text in ["System:Admin", "system:Admin", "SYSTEM:"] {
            assert!(broken(text, None).contains(&Rule::NotReserved), "{text}");
            assert!(RoleName::parse(text).is_err());
        }
        assert!(RoleName::is_predefined("System:Broker"));
        for text in ["System:", "System:broker", "system:Broker", "System:System:Broker", "Broker", ""] {
            assert!(!RoleName::is_predefined(text), "{text}");
        }
    }
}
