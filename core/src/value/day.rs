//! Civil dates. Core has no clock: "today" is an argument.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::data::bytes::{Input, Pack};
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

/// A civil date, as days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// 0001-01-01 and 9999-12-31, the bounds of a day.
const FIRST: i32 = -719_162;
const LAST: i32 = 2_932_896;

/// Days from the day before 0000-03-01 to 1970-01-01.
const MARCH_OF_YEAR_0: i32 = 719_469;
const DAYS_OF_400_YEARS: i32 = 146_097;

impl Day {
    /// 1970-01-01.
    pub const EPOCH: Self = Self(0);

    /// Reads a real day of the years 0001 to 9999 written `YYYY-MM-DD`.
    ///
    /// # Errors
    /// `invalid-date` for anything else.
    pub fn parse(text: &str) -> Result<Self, ProblemCode> {
        let [year, month, day] = numbers(text).ok_or(ProblemCode::InvalidDate)?;
        let read = Self::of_date(year, month, day);
        // A day that its month does not have is one of the next month.
        if read.date() == (year, month, day) && year > 0 { Ok(read) } else { Err(ProblemCode::InvalidDate) }
    }

    /// The day of a date, whose day of the month may lie beyond the month's end. Nothing wraps, here and below: years
    /// are far from the bounds of numbers.
    const fn of_date(year: i32, month: i32, day: i32) -> Self {
        // Years of the calendar begin in March here, so that a leap day is the last of its year.
        let before_march = if month < 3 { 1 } else { 0 };
        let year = year.wrapping_sub(before_march);
        let months = month.wrapping_add(before_march.wrapping_mul(12)).wrapping_sub(3);
        let days_before = months.wrapping_mul(153).wrapping_add(2) / 5;
        let leap_days = (year / 4).wrapping_sub(year / 100).wrapping_add(year / 400);
        let days = year.wrapping_mul(365).wrapping_add(leap_days);
        Self(days.wrapping_add(days_before).wrapping_add(day).wrapping_sub(MARCH_OF_YEAR_0))
    }

    /// The day this many days after 1970-01-01; `None` outside of the years 0001 to 9999.
    #[must_use]
    pub fn from_number(days: i32) -> Option<Self> {
        (FIRST..=LAST).contains(&days).then_some(Self(days))
    }

    /// The day after; `None` past the year 9999.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::from_number(self.0.wrapping_add(1))
    }

    /// Year, month and day.
    const fn date(self) -> (i32, i32, i32) {
        let days = self.0.wrapping_add(MARCH_OF_YEAR_0).wrapping_sub(1);
        let era = days.div_euclid(DAYS_OF_400_YEARS);
        let days = days.rem_euclid(DAYS_OF_400_YEARS);
        // The year of the era, without the days that leap years add before this one.
        let leap_days = (days / 1_460).wrapping_sub(days / 36_524).wrapping_add(days / 146_096);
        let year = days.wrapping_sub(leap_days) / 365;
        let leap_days = (year / 4).wrapping_sub(year / 100);
        let days = days.wrapping_sub(year.wrapping_mul(365)).wrapping_sub(leap_days);
        let months = days.wrapping_mul(5).wrapping_add(2) / 153;
        let day = days.wrapping_sub(months.wrapping_mul(153).wrapping_add(2) / 5).wrapping_add(1);
        let year = era.wrapping_mul(400).wrapping_add(year);
        if months < 10 {
            (year, months.wrapping_add(3), day)
        } else {
            (year.wrapping_add(1), months.wrapping_sub(9), day)
        }
    }

    /// The date as `YYYY-MM-DD`.
    pub(crate) fn text(self) -> String {
        let (year, month, day) = self.date();
        format!("{year:04}-{month:02}-{day:02}")
    }

    pub(crate) const fn year(self) -> i32 {
        self.date().0
    }

    /// The same date so many years later, which may lie past the year 9999; 1 March where there is no 29 February.
    pub(crate) const fn years_later(self, years: u8) -> Self {
        let (year, month, day) = self.date();
        Self::of_date(year.wrapping_add(years as i32), month, day)
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
        formatter.write_str(&self.text())
    }
}

/// The three numbers of `YYYY-MM-DD`.
fn numbers(text: &str) -> Option<[i32; 3]> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 {
        return None;
    }
    let mut numbers = [0_i32; 3];
    let mut part = 0_usize;
    for (index, byte) in bytes.iter().enumerate() {
        match (index, byte) {
            (4 | 7, b'-') => part = part.wrapping_add(1),
            (4 | 7, _) => return None,
            (_, b'0'..=b'9') => {
                let number = numbers.get_mut(part)?;
                *number = number.wrapping_mul(10).wrapping_add(i32::from(byte.wrapping_sub(b'0')));
            }
            _ => return None,
        }
    }
    Some(numbers)
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
    fn every_day_follows_the_one_before() {
        let days_of = |year: i32, month: i32| match month {
            4 | 6 | 9 | 11 => 30,
            2 if year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) => 29,
            2 => 28,
            _ => 31,
        };
        let mut number = FIRST;
        for year in 1..=9999 {
            for month in 1..=12 {
                for date in 1..=days_of(year, month) {
                    assert_eq!(Day(number).date(), (year, month, date), "{number}");
                    assert_eq!(Day::of_date(year, month, date), Day(number));
                    number += 1;
                }
                for beyond in [0, days_of(year, month) + 1, 99] {
                    assert!(Day::parse(&alloc::format!("{year:04}-{month:02}-{beyond:02}")).is_err());
                }
            }
        }
        assert_eq!(number, LAST + 1);
        for text in ["2026-00-10", "2026-13-01", "2026-99-99", "0000-03-01", "0000-12-31"] {
            assert!(Day::parse(text).is_err(), "{text}");
        }
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
