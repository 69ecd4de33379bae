//! Civil dates. Core has no clock: "today" is an argument.

use alloc::string::{String, ToString};
use core::fmt;

use jiff::SignedDuration;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::bounds::{DAY_MAX, DAY_MIN};
use crate::problem::ProblemCode;
use crate::words::words;

words! {
    /// First day of a week.
    WeekDay {
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday.
        Saturday = "saturday",
        /// Sunday.
        Sunday = "sunday",
    }
}

/// A civil date, as days since 1970-01-01: small, quick to compare, and a number that JavaScript can pass as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32")]
pub struct Day(i32);

/// Hours of a day. Civil dates have no time zone, so there is no day with a change of clocks.
const HOURS: i64 = 24;

/// Day 0 as a date of the calendar.
const EPOCH: Date = date(1970, 1, 1);

/// 0001-01-01 and 9999-12-31, the bounds of the calendar.
const FIRST: i32 = -719_162;
const LAST: i32 = 2_932_896;

impl Day {
    /// 1970-01-01.
    pub const EPOCH: Self = Self(0);

    /// Reads a real day from 1900-01-01 to 2100-12-31 written `YYYY-MM-DD`.
    ///
    /// # Errors
    /// `invalid-date` for anything else.
    pub fn parse(text: &str) -> Result<Self, ProblemCode> {
        let day = Self::parse_any(text).and_then(|day| Self::from_number(day.0));
        day.ok_or(ProblemCode::InvalidDate)
    }

    /// Reads a real day of the years 0001 to 9999 written `YYYY-MM-DD`, for birth dates: they have a code of their own
    /// for a day that is too early.
    pub(crate) fn parse_any(text: &str) -> Option<Self> {
        date_of(text).and_then(Self::of_date)
    }

    fn of_date(date: Date) -> Option<Self> {
        let days = date.duration_since(EPOCH).as_hours() / HOURS;
        i32::try_from(days).ok().filter(|days| (FIRST..=LAST).contains(days)).map(Self)
    }

    fn date(self) -> Date {
        EPOCH.saturating_add(SignedDuration::from_hours(i64::from(self.0).saturating_mul(HOURS)))
    }

    /// The day this many days after 1970-01-01; `None` before 1900-01-01 and after 2100-12-31.
    #[must_use]
    pub fn from_number(days: i32) -> Option<Self> {
        (DAY_MIN..=DAY_MAX).contains(&days).then_some(Self(days))
    }

    /// The day after; `None` past 2100-12-31.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::from_number(self.0.wrapping_add(1))
    }

    /// The date as `YYYY-MM-DD`.
    pub(crate) fn text(self) -> String {
        self.date().to_string()
    }

    pub(crate) fn year(self) -> i16 {
        self.date().year()
    }

    /// The same date `years` later; 1 March if it is 29 February and there is none. `None` past the year 9999.
    pub(crate) fn years_later(self, years: u8) -> Option<Self> {
        let date = self.date();
        let year = date.year().checked_add(years.into())?;
        let later = Date::new(year, date.month(), date.day()).or_else(|_| Date::new(year, 3, 1));
        later.ok().and_then(Self::of_date)
    }

    /// The first and last day of this day's week.
    #[must_use]
    pub fn week(self, start: WeekDay) -> (Self, Self) {
        // 1970-01-01 was a Thursday, three days after a Monday.
        let since_monday = self.0.wrapping_add(3).rem_euclid(7);
        let since_start = since_monday.wrapping_sub(monday_offset(start)).rem_euclid(7);
        let first = self.0.wrapping_sub(since_start);
        (Self(first), Self(first.wrapping_add(6)))
    }
}

impl Day {
    /// The first and last day of this day's calendar month.
    #[must_use]
    pub fn month(self) -> (Self, Self) {
        let date = self.date();
        // Counted from the day itself: a day of the calendar is less than a month away from both ends.
        let before = i32::from(date.day()).wrapping_sub(1);
        let after = i32::from(date.days_in_month()).wrapping_sub(i32::from(date.day()));
        (Self(self.0.wrapping_sub(before)), Self(self.0.wrapping_add(after)))
    }
}

impl TryFrom<i32> for Day {
    type Error = ProblemCode;

    fn try_from(days: i32) -> Result<Self, ProblemCode> {
        Self::from_number(days).ok_or(ProblemCode::InvalidDate)
    }
}

impl fmt::Display for Day {
    /// Writes `YYYY-MM-DD`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

/// The date of a text that is written exactly `YYYY-MM-DD`. The calendar's own parser takes many more forms, which
/// would be several spellings of one day.
fn date_of(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let mut places = bytes.iter().enumerate();
    let is_written = places.all(|(place, byte)| match place {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if bytes.len() != 10 || !is_written {
        return None;
    }
    let (year, month, day) = (text.get(..4)?, text.get(5..7)?, text.get(8..)?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
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
    use alloc::format;

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
            "1899-12-31",
            "1900-02-29",
            "2101-01-01",
            "2150-06-30",
            "9999-12-31",
            "２026-1-1",
        ] {
            assert_eq!(Day::parse(text), Err(ProblemCode::InvalidDate), "{text}");
        }
        assert_eq!(day("1970-01-01"), Day(0));
        assert_eq!(day("1969-12-31"), Day(-1));
        assert!(Day::parse("2028-02-29").is_ok() && Day::parse("1900-02-28").is_ok());
    }

    #[test]
    fn a_day_is_written_as_it_is_read_and_followed_by_the_next() {
        for text in ["1900-01-01", "1969-12-31", "2028-02-29", "2100-12-31"] {
            assert_eq!(format!("{}", day(text)), text);
        }
        assert_eq!(day("2027-02-28").next(), Some(day("2027-03-01")));
        assert_eq!(day("2100-12-31").next(), None);
        assert_eq!((day("1900-01-01").0, day("2100-12-31").0), (DAY_MIN, DAY_MAX));
        assert_eq!(
            [DAY_MIN - 1, DAY_MIN, 0, DAY_MAX, DAY_MAX + 1].map(|days| Day::from_number(days).is_some()),
            [false, true, true, true, false]
        );
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let days_of = |year: i16, month: i8| match month {
            4 | 6 | 9 | 11 => 30,
            2 if year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) => 29,
            2 => 28,
            _ => 31,
        };
        let mut number = FIRST;
        for year in 1..=9999 {
            for month in 1..=12 {
                for date in 1..=days_of(year, month) {
                    let text = format!("{year:04}-{month:02}-{date:02}");
                    assert_eq!(Day::parse_any(&text), Some(Day(number)));
                    assert_eq!(Day(number).text(), text);
                    number += 1;
                }
                for beyond in [0, days_of(year, month) + 1, 99] {
                    assert_eq!(Day::parse_any(&format!("{year:04}-{month:02}-{beyond:02}")), None);
                }
            }
        }
        assert_eq!(number, LAST + 1);
        for text in ["2026-00-10", "2026-13-01", "2026-99-99", "0000-03-01", "0000-12-31"] {
            assert_eq!(Day::parse_any(text), None, "{text}");
        }
    }

    #[test]
    fn years_later_is_the_same_date_or_the_day_after_a_leap_day() {
        let later = |date: &str, years| day(date).years_later(years);
        assert_eq!(later("2008-07-01", 18), Some(day("2026-07-01")));
        assert_eq!(later("2008-02-29", 18), Some(day("2026-03-01")));
        assert_eq!(later("2008-02-29", 20), Some(day("2028-02-29")));
        assert_eq!(Day::parse_any("9999-01-01").unwrap().years_later(1), None);
    }

    #[test]
    fn months_end_where_the_next_one_begins() {
        let month = |date: &str| day(date).month();
        assert_eq!(month("2026-02-14"), (day("2026-02-01"), day("2026-02-28")));
        assert_eq!(month("2028-02-29"), (day("2028-02-01"), day("2028-02-29")));
        assert_eq!(month("2026-12-01"), (day("2026-12-01"), day("2026-12-31")));
        for number in DAY_MIN..=DAY_MAX {
            let (first, last) = Day(number).month();
            assert!(first <= Day(number) && Day(number) <= last);
            assert!(last.next().is_none_or(|next| next.month().0 == next));
        }
    }

    #[test]
    fn weeks_cross_month_and_year_ends() {
        let week = |date: &str, start| day(date).week(start);
        assert_eq!(week("2026-12-31", WeekDay::Monday), (day("2026-12-28"), day("2027-01-03")));
        assert_eq!(week("2027-01-03", WeekDay::Monday), (day("2026-12-28"), day("2027-01-03")));
        assert_eq!(week("2027-01-03", WeekDay::Sunday), (day("2027-01-03"), day("2027-01-09")));
        assert_eq!(week("2026-11-22", WeekDay::Saturday), (day("2026-11-21"), day("2026-11-27")));
        assert_eq!(week("1900-01-01", WeekDay::Tuesday).1, day("1900-01-01"));
    }
}
