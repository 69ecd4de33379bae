//! The details of a person, all together.

use alloc::vec::Vec;

use super::{BirthDate, DetailCode, DetailError, Email, Licence, Name, Phone, Ssn, UserName, UserNamePolicy};
use crate::day::Day;
use crate::wire::read::words;

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

/// Details as they are given; absent is `None`, and an empty text is not absent.
///
/// It has no debug form, since it holds a social security number as it was typed.
#[derive(Clone, Copy, Default)]
pub struct Given<'t> {
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
    /// Optional: some persons get theirs later.
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
    /// Every refused detail in the order of [`PersonField`]: `required` for a mandatory one that is absent, else what its
    /// own type says; a user name can have several errors.
    ///
    /// ```
    /// use countersign_core::day::Day;
    /// use countersign_core::details::{DetailCode, Given, Person, PersonField, PersonPolicy};
    ///
    /// let given = Given {
    ///     first_name: Some("Ann"),
    ///     last_name: Some("Lee"),
    ///     email: Some("ann@example.com"),
    ///     phone: Some("+12025550100"),
    ///     ..Given::default()
    /// };
    /// let today = Day::parse("2026-06-30").unwrap();
    /// let errors = Person::parse(given, today, &PersonPolicy::default()).unwrap_err();
    /// assert_eq!((errors[0].0, errors[0].1.code), (PersonField::Ssn, DetailCode::Required));
    /// ```
    pub fn parse(given: Given<'_>, today: Day, policy: &PersonPolicy) -> Result<Self, Vec<FieldError>> {
        let age = policy.minimum_age;
        let birth_date = |text: &str| BirthDate::parse(text, today, age.unwrap_or(0));
        let user_name = |text: &str| UserName::parse(text, &policy.user_name);
        let mut form = Form::default();
        let first_name = form.mandatory(PersonField::FirstName, given.first_name, Name::parse);
        let middle_name = form.optional(PersonField::MiddleName, given.middle_name, Name::parse);
        let last_name = form.mandatory(PersonField::LastName, given.last_name, Name::parse);
        if age.is_some() && given.birth_date.is_none() {
            form.require(PersonField::BirthDate);
        }
        let birth_date = form.optional(PersonField::BirthDate, given.birth_date, birth_date);
        let email = form.mandatory(PersonField::Email, given.email, Email::parse);
        let phone = form.mandatory(PersonField::Phone, given.phone, Phone::parse);
        let ssn = form.mandatory(PersonField::Ssn, given.ssn, Ssn::parse);
        let licence = form.optional(PersonField::Licence, given.licence, Licence::parse);
        let user_name = form.each(PersonField::UserName, given.user_name.map(user_name).transpose());
        match (first_name, last_name, email, phone, ssn) {
            (Some(first_name), Some(last_name), Some(email), Some(phone), Some(ssn))
                if form.errors.is_empty() =>
            {
                Ok(Self {
                    first_name,
                    middle_name,
                    last_name,
                    birth_date,
                    email,
                    phone,
                    ssn,
                    licence,
                    user_name,
                })
            }
            _ => Err(form.errors),
        }
    }
}

/// The errors of the details read so far.
#[derive(Default)]
struct Form {
    errors: Vec<FieldError>,
}

impl Form {
    fn require(&mut self, field: PersonField) {
        self.errors.push((field, DetailCode::Required.into()));
    }

    fn optional<T>(
        &mut self,
        field: PersonField,
        text: Option<&str>,
        parse: impl Fn(&str) -> Result<T, DetailError>,
    ) -> Option<T> {
        parse(text?).map_err(|error| self.errors.push((field, error))).ok()
    }

    fn mandatory<T>(
        &mut self,
        field: PersonField,
        text: Option<&str>,
        parse: impl Fn(&str) -> Result<T, DetailError>,
    ) -> Option<T> {
        if text.is_none() {
            self.require(field);
        }
        self.optional(field, text, parse)
    }

    fn each<T>(&mut self, field: PersonField, read: Result<Option<T>, Vec<DetailError>>) -> Option<T> {
        read.unwrap_or_else(|errors| {
            self.errors.extend(errors.into_iter().map(|error| (field, error)));
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANN: Given<'static> = Given {
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

    fn errors(given: Given<'_>, policy: &PersonPolicy) -> Vec<(PersonField, DetailCode)> {
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
        assert_eq!(errors(Given::default(), &policy), mandatory);
        let least = Given { middle_name: None, birth_date: None, licence: None, user_name: None, ..ANN };
        assert_eq!(errors(least, &policy), []);
        assert_eq!(errors(ANN, &policy), []);
    }

    #[test]
    fn a_minimum_age_needs_a_birth_date() {
        let policy = |age| PersonPolicy { minimum_age: Some(age), ..PersonPolicy::default() };
        let unknown = Given { birth_date: None, ..ANN };
        assert_eq!(errors(unknown, &policy(18)), [(PersonField::BirthDate, DetailCode::Required)]);
        assert_eq!(errors(ANN, &policy(37)), [(PersonField::BirthDate, DetailCode::TooYoung)]);
        assert_eq!(errors(ANN, &policy(36)), []);
    }

    #[test]
    fn every_refused_detail_is_named_and_empty_is_not_absent() {
        let empty = Some("");
        let given = Given { middle_name: empty, licence: empty, ssn: empty, user_name: empty, ..ANN };
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
