//! Amounts as minor units in plain integers, wide enough for every sum.

/// The largest amount of a document or question, in minor units.
pub const AMOUNT_MINOR_MAX: i128 = (1 << 53) - 1;

/// Digits after the point of a rate, at most.
const RATE_DIGITS: u32 = 12;

const WITHOUT_DIGITS: [&str; 6] = ["JPY", "CLP", "ISK", "KRW", "VND", "PYG"];
const WITH_THREE_DIGITS: [&str; 6] = ["KWD", "BHD", "TND", "OMR", "JOD", "IQD"];

/// Minor digits of a currency, for those that the worlds and the corpus use.
#[must_use]
pub fn digits(currency: &str) -> u32 {
    match currency {
        known if WITHOUT_DIGITS.contains(&known) => 0,
        known if WITH_THREE_DIGITS.contains(&known) => 3,
        _ => 2,
    }
}

fn scaled(text: &str, digits: u32) -> Option<i128> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let missing = digits.checked_sub(u32::try_from(fraction.len()).ok()?)?;
    let digits: String = format!("{whole}{fraction}{}", "0".repeat(usize::try_from(missing).ok()?));
    digits.parse().ok()
}

/// Minor units of a decimal text; nothing if it has too many digits or is beyond the bound.
#[must_use]
pub fn parse_amount(text: &str, digits: u32) -> Option<i128> {
    scaled(text, digits).filter(|minor| *minor <= AMOUNT_MINOR_MAX)
}

/// The amount of a transaction, which is above zero.
pub(super) fn parse_spent(text: &str, digits: u32) -> Option<i128> {
    parse_amount(text, digits).filter(|minor| *minor > 0)
}

/// Decimal text of minor units, with exactly the currency's digits.
#[must_use]
pub fn write_amount(minor: i128, digits: u32) -> String {
    let unit = 10_i128.pow(digits);
    match digits {
        0 => minor.to_string(),
        _ => format!("{}.{:0width$}", minor / unit, minor % unit, width = digits as usize),
    }
}

/// A foreign amount in the base currency, rounded up; nothing beyond the bound.
pub(super) fn convert(minor: i128, foreign: u32, rate: &str, base: u32) -> Option<i128> {
    let rate = scaled(rate, RATE_DIGITS).expect("a rate");
    let value = minor.checked_mul(rate)?.checked_mul(10_i128.pow(base))?;
    let unit = 10_i128.pow(foreign + RATE_DIGITS);
    let rounded_down = value / unit;
    let minor = if rounded_down * unit == value { rounded_down } else { rounded_down + 1 };
    (minor <= AMOUNT_MINOR_MAX).then_some(minor)
}

/// The largest foreign amount that comes to at most this one in the base currency.
pub(super) fn convert_back(base_minor: i128, foreign: u32, rate: &str, base: u32) -> i128 {
    let (mut fits, mut too_much) = (0, AMOUNT_MINOR_MAX + 1);
    while too_much - fits > 1 {
        let between = fits.midpoint(too_much);
        match convert(between, foreign, rate, base) {
            Some(converted) if converted <= base_minor => fits = between,
            _ => too_much = between,
        }
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::{AMOUNT_MINOR_MAX, convert, convert_back, parse_amount, write_amount};

    #[test]
    fn amounts_are_read_and_written_with_the_digits_of_the_currency() {
        assert_eq!(parse_amount("12.5", 2), Some(1250));
        assert_eq!(parse_amount("12.505", 2), None);
        assert_eq!(parse_amount("90071992547409.91", 2), Some((1 << 53) - 1));
        assert_eq!(parse_amount("90071992547409.92", 2), None);
        assert_eq!(write_amount(5, 3), "0.005");
        assert_eq!(write_amount(1250, 0), "1250");
    }

    #[test]
    fn a_converted_amount_is_rounded_up() {
        assert_eq!(convert(1, 2, "0.000000000001", 2), Some(1));
        assert_eq!(convert(100, 0, "0.01", 2), Some(100));
        assert_eq!(convert(1000, 3, "1.5", 0), Some(2));
    }

    #[test]
    fn an_amount_converted_back_is_the_largest_that_comes_to_no_more() {
        assert_eq!(convert_back(2, 3, "1.5", 0), 1333);
        assert_eq!(convert_back(149, 0, "1.5", 2), 0);
        assert_eq!(convert_back(150, 0, "1.5", 2), 1);
        assert_eq!(convert_back(1, 2, "0.000000000001", 2), 1_000_000_000_000);
        assert_eq!(convert_back(AMOUNT_MINOR_MAX, 2, "0.000000000001", 2), AMOUNT_MINOR_MAX);
    }
}
