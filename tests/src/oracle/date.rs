//! Days of the proleptic Gregorian calendar, counted from 0001-01-01, a Monday.

const MONTHS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_of_month(year: i64, month: i64) -> i64 {
    let days = MONTHS[usize::try_from(month - 1).expect("a month")];
    if month == 2 && is_leap(year) { days + 1 } else { days }
}

fn days_before_year(year: i64) -> i64 {
    let whole = year - 1;
    whole * 365 + whole / 4 - whole / 100 + whole / 400
}

/// Number of a date written `YYYY-MM-DD`, from the year 1 on.
///
/// # Panics
/// If there is no such date.
#[must_use]
pub fn day_number(text: &str) -> i64 {
    let parts: Vec<i64> = text.split('-').map(|part| part.parse().expect("a date")).collect();
    let [year, month, day] = parts[..] else { panic!("{text} is not a date") };
    assert!(year >= 1 && (1..=12).contains(&month), "{text} is not a date");
    assert!((1..=days_of_month(year, month)).contains(&day), "{text} is not a date");
    let before: i64 = (1..month).map(|month| days_of_month(year, month)).sum();
    days_before_year(year) + before + day - 1
}

/// The date of a number, written `YYYY-MM-DD`.
#[must_use]
pub fn day_text(number: i64) -> String {
    let mut year = number / 366 + 1;
    while days_before_year(year + 1) <= number {
        year += 1;
    }
    let (mut month, mut day) = (1, number - days_before_year(year));
    while day >= days_of_month(year, month) {
        day -= days_of_month(year, month);
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", day + 1)
}

/// The first day of the week a day lies in; `first` is 0 for Monday to 6 for Sunday.
pub(super) fn week_of(day: i64, first: i64) -> i64 {
    let mut start = day;
    while start.rem_euclid(7) != first {
        start -= 1;
    }
    start
}

/// The first day of the month a day lies in, and that of the month after.
pub(super) fn month_of(day: i64) -> (i64, i64) {
    let month = |day: i64| day_text(day)[..7].to_owned();
    let (mut first, mut next) = (day, day + 1);
    while month(first - 1) == month(day) {
        first -= 1;
    }
    while month(next) == month(day) {
        next += 1;
    }
    (first, next)
}

#[cfg(test)]
mod tests {
    use super::{day_number, day_text, month_of, week_of};

    #[test]
    fn a_month_ends_where_the_next_begins() {
        for (date, first, next) in [
            ("2027-01-01", "2027-01-01", "2027-02-01"),
            ("2026-12-31", "2026-12-01", "2027-01-01"),
            ("2028-02-29", "2028-02-01", "2028-03-01"),
            ("2100-02-28", "2100-02-01", "2100-03-01"),
        ] {
            assert_eq!(month_of(day_number(date)), (day_number(first), day_number(next)), "{date}");
        }
    }

    #[test]
    fn known_days_have_their_weekday() {
        for (date, weekday) in
            [("0001-01-01", 0), ("1970-01-01", 3), ("2000-02-29", 1), ("2026-12-31", 3), ("9999-12-31", 4)]
        {
            assert_eq!(day_number(date) % 7, weekday, "{date}");
        }
        assert_eq!(day_number("1970-01-01"), 719_162);
    }

    #[test]
    fn each_day_follows_the_one_before() {
        for number in (0..day_number("0009-01-01")).chain(day_number("1896-01-01")..day_number("2105-01-01"))
        {
            assert_eq!(day_number(&day_text(number)), number);
        }
    }

    #[test]
    fn a_week_begins_on_its_first_day() {
        let day = day_number("2027-01-01");
        assert_eq!(day_text(week_of(day, 0)), "2026-12-28");
        assert_eq!(day_text(week_of(day, 6)), "2026-12-27");
        assert_eq!(day_text(week_of(day, 4)), "2027-01-01");
        assert_eq!(day_text(week_of(day, 5)), "2026-12-26");
    }
}
