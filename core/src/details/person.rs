//! The details of a person, all together.

use alloc::vec::Vec;

use super::error::DetailedRefusal;
use super::{BirthDate, DetailCode, DetailError, Email, Licence, Name, Phone, Ssn, UserName, UserNamePolicy};
use crate::value::day::Day;
use crate::words::words;

words! {
    /// A detail of a person.
    PersonField {
        /// First name.
        FirstName = "firstName",
        /// Middle name.
        MiddleName = "middleName",
        /// Last name.
        LastName = "lastName",
        /// Birth date.
        BirthDate = "birthDate",
        /// E-mail address.
        Email = "email",
        /// Phone number.
        Phone = "phone",
        /// Social security number.
        Ssn = "ssn",
        /// Driver's licence number.
        Licence = "licence",
        /// User name.
        UserName = "userName",
    }
}

/// The details of a person as typed. `None` is absent; an empty text is not absent, and is judged.
///
/// There is no `Debug`, because it would write an unmasked social security number into logs.
#[derive(Clone, Copy, Default)]
pub struct PersonInput<'t> {
    /// Mandatory.
    pub first_name: Option<&'t str>,
    /// Optional.
    pub middle_name: Option<&'t str>,
    /// Mandatory.
    pub last_name: Option<&'t str>,
    /// Mandatory where a minimum age is asked for.
    pub birth_date: Option<&'t str>,
    /// Mandatory.
    pub email: Option<&'t str>,
    /// Mandatory.
    pub phone: Option<&'t str>,
    /// Mandatory.
    pub ssn: Option<&'t str>,
    /// Optional.
    pub licence: Option<&'t str>,
    /// Optional: a user name may be chosen later.
    pub user_name: Option<&'t str>,
}

/// What an institution asks of a person's details.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonPolicy {
    /// In full years; absent: none, and the birth date is optional.
    pub minimum_age: Option<u8>,
    /// What user names must be like.
    pub user_name: UserNamePolicy,
}

/// A person whose details are all valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// First name.
    pub first_name: Name,
    /// Middle name.
    pub middle_name: Option<Name>,
    /// Last name.
    pub last_name: Name,
    /// Birth date.
    pub birth_date: Option<BirthDate>,
    /// E-mail address.
    pub email: Email,
    /// Phone number.
    pub phone: Phone,
    /// Social security number.
    pub ssn: Ssn,
    /// Driver's licence number.
    pub licence: Option<Licence>,
    /// User name.
    pub user_name: Option<UserName>,
}

/// A refused detail.
pub type FieldError = (PersonField, DetailError);

impl Person {
    /// Reads the details of a person.
    ///
    /// # Errors
    /// Every refused detail in the order of [`PersonField`]: `required` for a mandatory one that is absent, otherwise
    /// the errors of its type; a user name can have several.
    ///
    /// ```
    /// use countersign_core::day::Day;
    /// use countersign_core::details::{DetailCode, PersonInput, Person, PersonField, PersonPolicy};
    ///
    /// let given = PersonInput {
    ///     first_name: Some("Ann"),
    ///     last_name: Some("Lee"),
    ///     email: Some("ann@example.com"),
    ///     phone: Some("+12025550100"),
    ///     ..PersonInput::default()
    /// };
    /// let today = Day::parse("2026-06-30").unwrap();
    /// let errors = Person::parse(given, today, &PersonPolicy::default()).unwrap_err();
    /// assert_eq!((errors[0].0, errors[0].1.code), (PersonField::Ssn, DetailCode::Required));
    /// ```
    pub fn parse(given: PersonInput<'_>, today: Day, policy: &PersonPolicy) -> Result<Self, Vec<FieldError>> {
        let errors = refused(given, today, policy);
        if errors.is_empty() { Self::valid(given, today, policy).ok_or(errors) } else { Err(errors) }
    }

    fn valid(given: PersonInput<'_>, today: Day, policy: &PersonPolicy) -> Option<Self> {
        let birth_date = |text| BirthDate::parse(text, today, policy.minimum_age.unwrap_or(0)).ok();
        Some(Self {
            first_name: Name::parse(given.first_name?).ok()?,
            middle_name: given.middle_name.and_then(|text| Name::parse(text).ok()),
            last_name: Name::parse(given.last_name?).ok()?,
            birth_date: given.birth_date.and_then(birth_date),
            email: Email::parse(given.email?).ok()?,
            phone: Phone::parse(given.phone?).ok()?,
            ssn: Ssn::parse(given.ssn?).ok()?,
            licence: given.licence.and_then(|text| Licence::parse(text).ok()),
            user_name: given.user_name.and_then(|text| UserName::parse(text, &policy.user_name).ok()),
        })
    }
}

impl<'t> PersonInput<'t> {
    const fn text(&self, field: PersonField) -> Option<&'t str> {
        match field {
            PersonField::FirstName => self.first_name,
            PersonField::MiddleName => self.middle_name,
            PersonField::LastName => self.last_name,
            PersonField::BirthDate => self.birth_date,
            PersonField::Email => self.email,
            PersonField::Phone => self.phone,
            PersonField::Ssn => self.ssn,
            PersonField::Licence => self.licence,
            PersonField::UserName => self.user_name,
        }
    }
}

/// The errors of [`Person::parse`]: every refused detail, none for a valid person.
#[must_use]
pub fn refused(given: PersonInput<'_>, today: Day, policy: &PersonPolicy) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for field in PersonField::ALL {
        let text = given.text(*field);
        judge(*field, text, today, (policy.minimum_age, &policy.user_name), &mut |finding| {
            errors.push((*field, finding.into()));
        });
    }
    errors
}

/// Calls `refuse` with each reason why a detail is refused; a user name can have several.
pub(crate) fn judge(
    field: PersonField,
    text: Option<&str>,
    today: Day,
    (minimum_age, user_names): (Option<u8>, &UserNamePolicy),
    refuse: &mut dyn FnMut(DetailedRefusal<'_>),
) {
    let Some(text) = text else {
        if is_mandatory(field, minimum_age) {
            refuse(DetailCode::Required.into());
        }
        return;
    };
    let checked = match field {
        PersonField::FirstName | PersonField::MiddleName | PersonField::LastName => Name::check(text),
        PersonField::BirthDate => BirthDate::check(text, today, minimum_age.unwrap_or(0)),
        PersonField::Email => Email::check(text),
        PersonField::Phone => Phone::check(text),
        PersonField::Ssn => Ssn::check(text),
        PersonField::Licence => Licence::check(text),
        PersonField::UserName => {
            return user_names.judge(text, &mut |_, satisfied, finding| {
                if !satisfied {
                    refuse(finding);
                }
            });
        }
    };
    if let Err(refusal) = checked {
        refuse(refusal.into());
    }
}

const fn is_mandatory(field: PersonField, minimum_age: Option<u8>) -> bool {
    match field {
        PersonField::BirthDate => minimum_age.is_some(),
        PersonField::MiddleName | PersonField::Licence | PersonField::UserName => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANN: PersonInput<'static> = PersonInput {
        first_name: Some("Ann"),
        middle_name: Some("J."),
        last_name: Some("Lee"),
        birth_date: Some("1990-02-28"),
        email: Some("ann@example.com"),
        phone: Some("+12025550100"),
        ssn: Some("123-45-6789"),
        licence: Some("D1234567"),
        user_name: Some("ann.lee"),
    };

    fn errors(given: PersonInput<'_>, policy: &PersonPolicy) -> Vec<(PersonField, DetailCode)> {
        let read = Person::parse(given, Day::parse("2026-06-30").unwrap(), policy);
        read.err().unwrap_or_default().into_iter().map(|(field, error)| (field, error.code)).collect()
    }

    /// A65.
    #[test]
    fn a65_names_email_phone_and_ssn_are_mandatory() {
        let policy = PersonPolicy::default();
        let required = |field| (field, DetailCode::Required);
        use PersonField::{Email, FirstName, LastName, Phone, Ssn};
        let mandatory = [FirstName, LastName, Email, Phone, Ssn].map(required);
        assert_eq!(errors(PersonInput::default(), &policy), mandatory);
        let least =
            PersonInput { middle_name: None, birth_date: None, licence: None, user_name: None, ..ANN };
        assert_eq!(errors(least, &policy), []);
        assert_eq!(errors(ANN, &policy), []);
    }

    #[test]
    fn a_minimum_age_needs_a_birth_date() {
        let policy = |age| PersonPolicy { minimum_age: Some(age), ..PersonPolicy::default() };
        let unknown = PersonInput { birth_date: None, ..ANN };
        assert_eq!(errors(unknown, &policy(18)), [(PersonField::BirthDate, DetailCode::Required)]);
        assert_eq!(errors(ANN, &policy(37)), [(PersonField::BirthDate, DetailCode::TooYoung)]);
        assert_eq!(errors(ANN, &policy(36)), []);
    }

    #[test]
    fn every_refused_detail_is_named_and_empty_is_not_absent() {
        let empty = Some("");
        let given = PersonInput { middle_name: empty, licence: empty, ssn: empty, user_name: empty, ..ANN };
        use DetailCode::{Empty, MustStartWithLetter, TooShort};
        assert_eq!(
            errors(given, &PersonPolicy::default()),
            [
                (PersonField::MiddleName, Empty),
                (PersonField::Ssn, Empty),
                (PersonField::Licence, Empty),
                (PersonField::UserName, TooShort),
                (PersonField::UserName, MustStartWithLetter),
            ]
        );
    }

    #[test]
    fn a_person_as_a_log_would_show_it_hides_ssn_and_licence() {
        let person = Person::parse(ANN, Day::parse("2026-06-30").unwrap(), &PersonPolicy::default());
        let shown = alloc::format!("{person:?}");
        assert!(shown.contains("***-**-6789") && !shown.contains("12345"), "{shown}");
    }
}
