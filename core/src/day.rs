//! Civil dates. Core has no clock: "today" is an argument.

use alloc::vec::Vec;
use core::fmt;

use jiff::SignedDuration;
use jiff::civil::Date;

use crate::pack::{Input, Pack};
use crate::problem::ProblemCode;
use crate::wire::WeekDay;

/// A civil date, as days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// 0001-01-01 and 9999-12-31, the bounds of a day.
const FIRST: i32 = -719_162;
const LAST: i32 = 2_932_896;

const EPOCH: Date = Date::constant(1970, 1, 1);

impl Day {
    /// 1970-01-01.
    pub const EPOCH: Self = Self(0);

    /// Reads a real day of the years 0001 to 9999 written `YYYY-MM-DD`.
    ///
    /// # Errors
    /// `invalid-date` for anything else.
    pub fn parse(text: &str) -> Result<Self, ProblemCode> {
        date(text).and_then(Self::from_date).ok_or(ProblemCode::InvalidDate)
    }

    fn from_date(date: Date) -> Option<Self> {
        i32::try_from(date.duration_since(EPOCH).as_hours().div_euclid(24)).ok().map(Self)
    }

    /// The day this many days after 1970-01-01; `None` outside of the years 0001 to 9999.
    #[must_use]
    pub fn from_number(days: i32) -> Option<Self> {
        (FIRST..=LAST).contains(&days).then_some(Self(days))
    }

    /// The day after; `None` past the year 9999.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let next = Self(self.0.saturating_add(1));
        next.date().map(|_| next)
    }

    fn date(self) -> Option<Date> {
        EPOCH.checked_add(SignedDuration::from_hours(i64::from(self.0).saturating_mul(24))).ok()
    }

    /// The first and last day of this day's week.
    #[must_use]
    pub fn week(self, start: WeekDay) -> (Self, Self) {
        // 1970-01-01 was a Thursday, three days after a Monday.
        let since_monday = self.0.saturating_add(3).rem_euclid(7);
        let since_start = since_monday.saturating_sub(monday_offset(start)).rem_euclid(7);
        let first = self.0.saturating_sub(since_start);
        (Self(first), Self(first.saturating_add(6)))
    }
}

/// Counted from the first day there is.
impl Pack for Day {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.abs_diff(FIRST).pack(out);
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        let day = FIRST.checked_add_unsigned(input.short()).and_then(Self::from_number);
        input.sure(day, Self::EPOCH)
    }
}

impl fmt::Display for Day {
    /// Writes `YYYY-MM-DD`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date().unwrap_or(EPOCH);
        write!(formatter, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

fn date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shape = |(index, byte): (usize, &u8)| match index {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    if bytes.len() != 10 || !bytes.iter().enumerate().all(shape) {
        return None;
    }
    let year = text.get(0..4)?.parse().ok().filter(|year| *year > 0)?;
    Date::new(year, text.get(5..7)?.parse().ok()?, text.get(8..10)?.parse().ok()?).ok()
}

const fn monday_offset(day: WeekDay) -> i32 {
    match day {
        WeekDay::Monday => 0,
        WeekDay::Tuesday => 1,
        WeekDay::Wednesday => 2,
        WeekDay::Thursday => 3,
        WeekDay::Friday => 4,
        WeekDay::Saturday => 5,
        WeekDay::Sunday => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn only_real_days_in_iso_form_are_days() {
        for text in [
            "",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-01",
            "20260101",
            "2026-01-01T00:00",
            "+026-01-01",
            "0000-01-01",
            "2026-01-0a",
            "２026-1-1",
        ] {
            assert_eq!(Day::parse(text), Err(ProblemCode::InvalidDate), "{text}");
        }
        assert_eq!(day("1970-01-01"), Day(0));
        assert_eq!(day("1969-12-31"), Day(-1));
        assert!(Day::parse("2028-02-29").is_ok() && Day::parse("9999-12-31").is_ok());
    }

    #[test]
    fn a_day_is_written_as_it_is_read_and_followed_by_the_next() {
        for text in ["0001-01-01", "1969-12-31", "2028-02-29", "9999-12-31"] {
            assert_eq!(alloc::format!("{}", day(text)), text);
        }
        assert_eq!(day("2027-02-28").next(), Some(day("2027-03-01")));
        assert_eq!(day("9999-12-31").next(), None);
        assert_eq!((day("0001-01-01").0, day("9999-12-31").0), (FIRST, LAST));
        assert_eq!(
            [FIRST - 1, FIRST, 0, LAST, LAST + 1].map(|days| Day::from_number(days).is_some()),
            [false, true, true, true, false]
        );
    }

    #[test]
    fn weeks_cross_month_and_year_ends() {
        let week = |date: &str, start| day(date).week(start);
        assert_eq!(week("2026-12-31", WeekDay::Monday), (day("2026-12-28"), day("2027-01-03")));
        assert_eq!(week("2027-01-03", WeekDay::Monday), (day("2026-12-28"), day("2027-01-03")));
        assert_eq!(week("2027-01-03", WeekDay::Sunday), (day("2027-01-03"), day("2027-01-09")));
        assert_eq!(week("2026-11-22", WeekDay::Saturday), (day("2026-11-21"), day("2026-11-27")));
        assert_eq!(week("0001-01-01", WeekDay::Tuesday).1, day("0001-01-01"));
    }
}
