//! Birth dates.

use alloc::string::String;

use super::error::Refusal;
use super::{DetailCode, DetailError};
use crate::bounds::BIRTH_YEAR_MIN;
use crate::value::day::Day;

/// A birth date: a real day from 1900 on that is not after today.
///
/// It is read and kept as `YYYY-MM-DD`; a page shows it in the order of its locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BirthDate(String);

impl BirthDate {
    /// Reads a birth date; `minimum_age` in full years, 0 for none.
    ///
    /// A person born on 29 February turns a year older on 1 March in years without that day.
    ///
    /// # Errors
    /// `invalid-date`; `year-too-early` before [`BIRTH_YEAR_MIN`]; `date-in-future`; `too-young`.
    ///
    /// ```
    /// use countersign_core::day::Day;
    /// use countersign_core::details::{BirthDate, DetailCode};
    ///
    /// let today = Day::parse("2026-06-30").unwrap();
    /// assert!(BirthDate::parse("2008-06-30", today, 18).is_ok());
    /// assert_eq!(BirthDate::parse("2008-07-01", today, 18).unwrap_err().code, DetailCode::TooYoung);
    /// ```
    pub fn parse(text: &str, today: Day, minimum_age: u8) -> Result<Self, DetailError> {
        Self::check(text, today, minimum_age)?;
        Ok(Self(text.into()))
    }

    pub(super) fn check(text: &str, today: Day, minimum_age: u8) -> Result<(), Refusal> {
        let Some(day) = Day::parse_any(text) else { return Err(DetailCode::InvalidDate.into()) };
        if day.year() < BIRTH_YEAR_MIN {
            return Err(Refusal::of(DetailCode::YearTooEarly, usize::from(BIRTH_YEAR_MIN.unsigned_abs())));
        }
        // Before the age: a date in the future is a mistake of another kind than a person who is too young.
        if day > today {
            return Err(DetailCode::DateInFuture.into());
        }
        if day.years_later(minimum_age).is_none_or(|birthday| birthday > today) {
            return Err(Refusal::of(DetailCode::TooYoung, minimum_age.into()));
        }
        Ok(())
    }

    /// The date as `YYYY-MM-DD`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str, today: &str, age: u8) -> Option<DetailCode> {
        BirthDate::parse(text, Day::parse(today).unwrap(), age).err().map(|error| error.code)
    }

    /// A55.
    #[test]
    fn a55_a_birth_date_is_a_real_day_between_1900_and_today() {
        use DetailCode::{DateInFuture, InvalidDate, YearTooEarly};
        for (text, expected) in [
            ("1900-01-01", None),
            ("2000-02-29", None),
            ("2026-06-30", None),
            ("1899-12-31", Some(YearTooEarly)),
            ("0001-01-01", Some(YearTooEarly)),
            ("2026-07-01", Some(DateInFuture)),
            ("9999-12-31", Some(DateInFuture)),
            ("1900-02-29", Some(InvalidDate)),
            ("2026-06-31", Some(InvalidDate)),
            ("06/30/1990", Some(InvalidDate)),
            ("1990-6-30", Some(InvalidDate)),
            (" 1990-06-30", Some(InvalidDate)),
            ("", Some(InvalidDate)),
        ] {
            assert_eq!(code(text, "2026-06-30", 0), expected, "{text}");
        }
    }

    #[test]
    fn the_minimum_age_is_reached_on_the_birthday() {
        assert_eq!(code("2008-06-30", "2026-06-30", 18), None);
        assert_eq!(code("2008-07-01", "2026-06-30", 18), Some(DetailCode::TooYoung));
        assert_eq!(code("2008-02-29", "2026-02-28", 18), Some(DetailCode::TooYoung));
        assert_eq!(code("2008-02-29", "2026-03-01", 18), None);
        assert_eq!(code("2008-02-29", "2028-02-28", 20), Some(DetailCode::TooYoung));
        assert_eq!(code("2008-02-29", "2028-02-29", 20), None);
        assert_eq!(code("2100-12-31", "2100-12-31", 255), Some(DetailCode::TooYoung));
    }
}
