//! Details of people: what a name, an e-mail address, a password may be. Nothing here knows whether a value is taken.
//!
//! A value of each type is valid, because `parse` is its only constructor. Errors have stable codes, with the
//! parameters that a sentence about them needs. A form and an API that both use these types refuse the same texts.

mod birth_date;
mod core_record;
mod email;
mod error;
mod ip_allowlist;
mod licence;
mod name;
mod password;
mod person;
mod phone;
mod role_name;
mod rule;
mod ssn;
pub(crate) mod text;
mod user_name;
mod web_name;

pub use birth_date::BirthDate;
pub use core_record::{
    CoreRecord, CoreRecordField, CoreRecordRefusal, is_allowed_relationship, may_self_enrol,
};
pub use email::Email;
pub use error::{DetailCode, DetailError, Parameters};
pub(crate) use error::{DetailedRefusal, Parameter};
pub use ip_allowlist::{IpAllowlist, IpRange};
pub use licence::Licence;
pub use name::Name;
pub use password::{Password, PasswordPolicy};
pub(crate) use person::judge;
pub use person::{FieldError, Person, PersonField, PersonInput, PersonPolicy, refused};
pub use phone::{Phone, calling_codes};
pub(crate) use role_name::judge_role_name;
pub use role_name::{RoleName, SYSTEM_PREFIX, role_name_states};
pub(crate) use rule::Report;
pub use rule::{Rule, RuleState};
pub use ssn::Ssn;
pub(crate) use user_name::folded_name;
pub use user_name::{CharacterClass, UserName, UserNamePolicy};
pub use web_name::{WebName, web_name};

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;

    use super::*;
    use crate::value::day::Day;

    /// Characters at the edges of the rules.
    const EDGES: &[char] = &[
        '\0',
        '\n',
        ' ',
        '\'',
        '+',
        '-',
        '.',
        '/',
        '0',
        '6',
        '9',
        ':',
        '@',
        'A',
        'S',
        'a',
        'f',
        'z',
        '\u{7f}',
        'é',
        '\u{301}',
        '\u{200b}',
        '\u{202e}',
        'न',
        '\u{94d}',
        '王',
        '\u{ffff}',
        '\u{e0041}',
        '\u{10ffff}',
    ];

    /// Texts of those characters. A third use only a few of them, so that some texts are valid.
    fn texts(count: usize) -> impl Iterator<Item = String> {
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        let mut next = move |below: usize| -> usize {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            usize::try_from(seed >> 33).unwrap().checked_rem(below).unwrap()
        };
        (0..count).map(move |_| {
            let length = next(24);
            let characters = if next(3) == 0 { &EDGES[5..13] } else { EDGES };
            (0..length).map(|_| characters[next(characters.len())]).collect()
        })
    }

    fn canonical(text: &str) -> [Option<String>; 4] {
        [
            Email::parse(text).ok().map(|email| email.as_str().into()),
            Licence::parse(text).ok().map(|licence| licence.as_str().into()),
            Ssn::parse(text).ok().map(|ssn| ssn.digits().into()),
            IpRange::parse(text).ok().map(|range| range.to_string()),
        ]
    }

    #[test]
    fn no_text_makes_a_detail_panic_and_what_is_canonical_stays_so() {
        let today = Day::parse("2026-06-30").unwrap();
        let user_names = UserNamePolicy::default().not_containing(["a"]);
        for text in texts(30_000) {
            let text = text.as_str();
            for (kind, form) in canonical(text).into_iter().enumerate() {
                let Some(form) = form else { continue };
                assert_eq!(canonical(&form)[kind], Some(form), "{text:?}");
            }
            let given = PersonInput {
                first_name: Some(text),
                birth_date: Some(text),
                phone: Some(text),
                user_name: Some(text),
                ..PersonInput::default()
            };
            assert!(Person::parse(given, today, &PersonPolicy::default()).is_err());
            let _states = (user_names.states(text), role_name_states(text, Some(&[text])));
            let _rules = PasswordPolicy::new(true).not_containing([text]).states(text);
            assert!(web_name(text, true).text.chars().count() <= 15);
        }
    }

    #[test]
    fn names_are_refused_for_each_character_that_cannot_be_seen() {
        let unseen: Vec<char> = ('\0'..=char::MAX).filter(|c| c.is_control()).collect();
        for c in unseen {
            assert!(Name::parse(&alloc::format!("a{c}b")).is_err(), "{c:?}");
        }
    }
}
