//! Exchange rates: the one place where money is multiplied.

use alloc::string::ToString;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::bounds::RATE_DIGITS_MAX;
use crate::problem::ProblemCode;
use crate::value::amount::{Amount, digits_of, number};
use crate::value::currency::Currency;

/// The value of one unit of a foreign currency in the base currency: an exact decimal.
///
/// An amount has at most 16 digits and a rate at most 12, so their product has at most 28: what a [`Decimal`] holds
/// without rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate(Decimal);

impl Rate {
    /// Reads a positive decimal of at most 12 digits after the point and at most 12 significant digits: those from the
    /// first that is not zero to the last that is written.
    ///
    /// # Errors
    /// `invalid-rate` for anything else, zero included.
    pub fn parse(text: &str) -> Result<Self, ProblemCode> {
        Self::read(text).ok_or(ProblemCode::InvalidRate)
    }

    fn read(text: &str) -> Option<Self> {
        let (whole, fraction) = digits_of(text)?;
        let significant = whole.bytes().chain(fraction.bytes()).skip_while(|digit| *digit == b'0');
        if fraction.len() > RATE_DIGITS_MAX || significant.clone().nth(RATE_DIGITS_MAX).is_some() {
            return None;
        }
        let digits = i128::try_from(number(significant, 0)).ok()?;
        let rate = Decimal::try_from_i128_with_scale(digits, u32::try_from(fraction.len()).ok()?).ok()?;
        Some(rate).filter(|rate| !rate.is_zero()).map(Self)
    }

    /// The amount in the base currency, rounded up to its minor unit.
    ///
    /// # Errors
    /// `amount-too-large` if the result is above 2^53−1 minor units.
    pub fn convert(self, amount: Amount, from: Currency, base: Currency) -> Result<Amount, ProblemCode> {
        self.converted(amount, from, base).ok_or(ProblemCode::AmountTooLarge)
    }

    /// The largest foreign amount that [`convert`](Self::convert)s to no more than this one.
    #[must_use]
    pub fn largest_within(self, limit: Amount, from: Currency, base: Currency) -> Amount {
        // What is rounded up is at most a whole number exactly where it is before rounding: so this division rounds down.
        let digits = u32::from(from.digits()).saturating_add(self.0.scale());
        let value = u128::from(limit.minor()).saturating_mul(10_u128.saturating_pow(digits));
        let one_unit = self.0.mantissa().unsigned_abs().saturating_mul(10_u128.pow(base.digits().into()));
        let foreign = value.checked_div(one_unit).unwrap_or_default();
        Amount::from_minor(foreign).unwrap_or(Amount::MAX)
    }

    fn converted(self, amount: Amount, from: Currency, base: Currency) -> Option<Amount> {
        let product = exact_product(amount.decimal(from), self.0)?;
        // Amounts are not negative: away from zero is up.
        let digits = base.digits().into();
        let mut converted = product.round_dp_with_strategy(digits, RoundingStrategy::AwayFromZero);
        // Compared before it is rescaled: if the digits do not fit, `rescale` stops early without an error.
        if converted > Amount::MAX.decimal(base) {
            return None;
        }
        converted.rescale(digits);
        Amount::from_minor(converted.mantissa().unsigned_abs())
    }
}

/// The product; `None` if a digit would be lost. `checked_mul` rounds in silence what does not fit, and only the scale
/// of its result shows it.
fn exact_product(one: Decimal, other: Decimal) -> Option<Decimal> {
    let scale = one.scale().saturating_add(other.scale());
    one.checked_mul(other).filter(|product| product.scale() == scale || product.is_zero())
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.to_string().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(<&str>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use super::*;
    use crate::bounds::AMOUNT_MINOR_MAX;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    fn amount(minor: u64) -> Amount {
        Amount::from_minor(minor.into()).unwrap()
    }

    #[test]
    fn rates_are_positive_decimals_of_at_most_12_digits() {
        for text in [
            "1",
            "0.000000000001",
            "123456789012",
            "123456.789012",
            "0.123456789012",
            "1.50000000000",
            "0.5",
            "999999999999",
        ] {
            assert!(Rate::parse(text).is_ok_and(|rate| rate.0.to_string() == text), "{text}");
        }
        for text in [
            "0",
            "0.000",
            "-1",
            "+1",
            "01",
            ".5",
            "1.",
            "1_000",
            "1,5",
            " 1",
            "1e2",
            "",
            "0.0000000000001",
            "0.0000000000000",
            "1.0000000000001",
            "1.234567890123",
            "1.000000000000",
            "1234567890123",
            "123456789012.3",
            &"9".repeat(60),
        ] {
            assert_eq!(Rate::parse(text), Err(ProblemCode::InvalidRate), "{text}");
        }
    }

    #[test]
    fn conversion_is_exact_and_rounds_up() {
        let (euro, yen, dollar) = (currency("EUR"), currency("JPY"), currency("USD"));
        let convert = |rate: &str, amount: &str, from: Currency| {
            let rate = Rate::parse(rate).unwrap();
            rate.convert(Amount::parse(amount, from).unwrap(), from, euro).map(|amount| amount.format(euro))
        };
        assert_eq!(convert("0.0061", "100", yen), Ok("0.61".into()));
        assert_eq!(convert("0.00611", "100", yen), Ok("0.62".into()));
        assert_eq!(convert("0.000000000001", "0.01", dollar), Ok("0.01".into()));
        assert_eq!(convert("5", "0", yen), Ok("0.00".into()));
        assert_eq!(convert("1", "90071992547409.91", dollar), Ok("90071992547409.91".into()));
        // 28 digits, the last of which decides.
        assert_eq!(convert("0.100000000001", "90071992547409.91", dollar), Ok("9007199254831.07".into()));
        assert_eq!(convert("1.00000000001", "90071992547409.91", dollar), Err(ProblemCode::AmountTooLarge));
        assert_eq!(convert("999999999999", "90071992547409.91", dollar), Err(ProblemCode::AmountTooLarge));
    }

    #[test]
    fn a_product_that_would_be_rounded_is_none() {
        let decimal = |text: &str| Decimal::from_str_exact(text).unwrap();
        let largest = decimal("90071992547409.91");
        assert!(exact_product(largest, decimal("0.999999999999")).is_some());
        // The library rounds this one: 29 digits.
        assert!(largest.checked_mul(decimal("0.9999999999999")).is_some());
        assert_eq!(exact_product(largest, decimal("0.9999999999999")), None);
    }

    #[test]
    fn conversion_is_that_of_integers() {
        // In 128 bits nothing of this can overflow.
        let converted_by_integers =
            |minor: u64, from: Currency, (mantissa, scale): (u64, usize), base: Currency| {
                let product = u128::from(minor) * u128::from(mantissa) * 10_u128.pow(base.digits().into());
                let places = u32::from(from.digits()) + u32::try_from(scale).unwrap();
                u64::try_from(product.div_ceil(10_u128.pow(places)))
                    .ok()
                    .filter(|minor| *minor <= AMOUNT_MINOR_MAX)
            };
        let rate_text = |(mantissa, scale): (u64, usize)| -> String {
            let digits = format!("{mantissa:0width$}", width = scale + 1);
            let (whole, fraction) = digits.split_at(digits.len() - scale);
            if scale == 0 { whole.into() } else { format!("{whole}.{fraction}") }
        };
        // None, two, three and four minor digits.
        let currencies = ["JPY", "EUR", "KWD", "CLF"].map(currency);
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        let mut next = |below: u64| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed >> 8) % below
        };
        let mut outcomes = [0, 0];
        for _ in 0..100_000 {
            let digits = next(12) + 1;
            let largest = 10_u64.pow(u32::try_from(digits).unwrap()) - 1;
            let edge = next(4);
            let mantissa = if edge == 0 { largest } else { next(largest) + 1 };
            let rate = (mantissa, usize::try_from(next(13)).unwrap());
            let bits = next(53) + 1;
            let below = 1 << bits;
            let minor = if next(4) == 0 { below - 1 } else { next(below) };
            for (from, base) in currencies.iter().flat_map(|from| currencies.map(|base| (*from, base))) {
                let expected = converted_by_integers(minor, from, rate, base);
                let parsed = Rate::parse(&rate_text(rate)).unwrap();
                let found = parsed.convert(amount(minor), from, base);
                assert_eq!(found.ok().map(Amount::minor), expected, "{minor} {from:?} {rate:?} {base:?}");
                outcomes[usize::from(expected.is_some())] += 1;
            }
        }
        assert!(outcomes.iter().all(|count| *count > 100_000), "{outcomes:?}");
    }

    #[test]
    fn a_rate_comes_back_from_its_bytes() {
        for text in ["1.50", "0.000000000001", "999999999999"] {
            let rate = Rate::parse(text).unwrap();
            let bytes = postcard::to_allocvec(&rate).unwrap();
            assert_eq!(postcard::from_bytes(&bytes), Ok(rate));
        }
        let zero = postcard::to_allocvec("0").unwrap();
        assert!(postcard::from_bytes::<Rate>(&zero).is_err());
    }
    #[test]
    fn what_is_converted_back_converts_to_no_more_and_one_unit_above_it_to_more() {
        for (rate, from, base) in [
            ("0.92", "USD", "EUR"),
            ("149.30", "USD", "JPY"),
            ("0.333333333333", "JPY", "KWD"),
            ("0.000000000001", "KWD", "JPY"),
            ("1", "GBP", "EUR"),
            ("999999999999", "JPY", "KWD"),
        ] {
            let parsed = Rate::parse(rate).unwrap();
            let [from, base] = [from, base].map(|code| Currency::parse(code).unwrap());
            for minor in [0, 1, 2, 99, 100, 101, 12_345, AMOUNT_MINOR_MAX - 1, AMOUNT_MINOR_MAX] {
                let limit = Amount::from_minor(minor.into()).unwrap();
                let largest = parsed.largest_within(limit, from, base);
                assert!(parsed.convert(largest, from, base).unwrap() <= limit, "{rate} {minor}");
                if largest < Amount::MAX {
                    let next = Amount::from_minor(u128::from(largest.minor()) + 1).unwrap();
                    let next = parsed.convert(next, from, base);
                    assert!(next.is_err() || next.unwrap() > limit, "{rate} {minor}");
                }
            }
        }
    }
}
