//! Money: integer minor units inside, decimal strings at every boundary.

use alloc::string::{String, ToString};

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::bounds::{AMOUNT_MINOR_MAX, SUM_MINOR_MAX};
use crate::problem::ProblemCode;
use crate::value::currency::Currency;

/// An amount of one currency in minor units, at most 2^53−1.
///
/// `serde` knows it as a number, for the bytes of an engine; documents hold the text of [`Amount::format`].
///
/// ```
/// use countersign_core::{amount::Amount, currency::Currency};
/// let euro = Currency::parse("EUR").ok_or("a currency")?;
/// assert_eq!(Amount::parse("12.5", euro).map(Amount::minor), Ok(1250));
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "u64")]
pub struct Amount(u64);

/// A sum of amounts in minor units; larger than any one amount may be, and below 2^63 wherever sums are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Total(u64);

/// A bound on a sum: a total below 2^63, or unlimited. Unlimited is the largest, so the most restrictive of several
/// limits is their `min`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Limit(u64);

/// The digits of a decimal text before and after its point, if it follows `(0|[1-9][0-9]*)(\.[0-9]+)?`.
pub(super) fn digits_of(text: &str) -> Option<(&str, &str)> {
    let (whole, fraction) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (text, ""),
    };
    let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    (!whole.is_empty() && !leading_zero && digits_only(whole) && digits_only(fraction))
        .then_some((whole, fraction))
}

/// The number that these digits and `zeros` more zeros write. Saturating, so that a text of any length is just too
/// large.
pub(super) fn number(digits: impl Iterator<Item = u8>, zeros: usize) -> u128 {
    digits.chain(core::iter::repeat_n(b'0', zeros)).fold(0_u128, |sum, digit| {
        sum.saturating_mul(10).saturating_add(u128::from(digit.saturating_sub(b'0')))
    })
}

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount there is.
    pub const MAX: Self = Self(AMOUNT_MINOR_MAX);

    /// An amount of this many minor units; `None` above 2^53−1.
    #[must_use]
    pub fn from_minor(minor: u128) -> Option<Self> {
        u64::try_from(minor).ok().filter(|minor| *minor <= AMOUNT_MINOR_MAX).map(Self)
    }

    /// Reads a decimal text.
    ///
    /// # Errors
    /// `invalid-amount` if it does not follow `(0|[1-9][0-9]*)(\.[0-9]+)?`; `amount-too-precise` if it has more
    /// digits after the point than the currency; `amount-too-large` above 2^53−1 minor units.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, ProblemCode> {
        let (whole, fraction) = digits_of(text).ok_or(ProblemCode::InvalidAmount)?;
        let zeros = usize::from(currency.digits())
            .checked_sub(fraction.len())
            .ok_or(ProblemCode::AmountTooPrecise)?;
        let minor = number(whole.bytes().chain(fraction.bytes()), zeros);
        Self::from_minor(minor).ok_or(ProblemCode::AmountTooLarge)
    }

    /// The amount of a transaction: something moves.
    ///
    /// # Errors
    /// `amount-not-positive` for zero.
    pub fn above_zero(self) -> Result<Self, ProblemCode> {
        if self == Self::ZERO { Err(ProblemCode::AmountNotPositive) } else { Ok(self) }
    }

    /// Minor units.
    #[must_use]
    pub const fn minor(self) -> u64 {
        self.0
    }

    /// As a decimal with exactly the currency's digits.
    pub(super) fn decimal(self, currency: Currency) -> Decimal {
        Total::from(self).decimal(currency)
    }

    /// The decimal text with exactly the currency's digits.
    #[must_use]
    pub fn format(self, currency: Currency) -> String {
        Total::from(self).format(currency)
    }
}

impl Total {
    /// The sum. It saturates, but a [`Usage`](crate::Usage) takes no rows whose sum comes near that.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// Minor units.
    #[must_use]
    pub const fn minor(self) -> u64 {
        self.0
    }

    /// The difference, never below zero.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The decimal text with exactly the currency's digits.
    #[must_use]
    pub fn format(self, currency: Currency) -> String {
        self.decimal(currency).to_string()
    }

    fn decimal(self, currency: Currency) -> Decimal {
        // 64 bits and at most 4 digits after the point always fit the 96 bits of a decimal.
        Decimal::from_i128_with_scale(self.0.into(), currency.digits().into())
    }
}

/// In the bytes of an engine. Stored plus one, modulo 2^64: unlimited, by far the most frequent limit, is 0 and takes one
/// byte instead of ten.
impl Serialize for Limit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.wrapping_add(1).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u64::deserialize(deserializer).map(|stored| Self(stored.wrapping_sub(1)))
    }
}

impl TryFrom<u64> for Amount {
    type Error = ProblemCode;

    fn try_from(minor: u64) -> Result<Self, ProblemCode> {
        Self::from_minor(minor.into()).ok_or(ProblemCode::AmountTooLarge)
    }
}

impl From<Amount> for Total {
    fn from(amount: Amount) -> Self {
        Self(amount.0)
    }
}

impl Limit {
    /// No bound.
    pub const UNLIMITED: Self = Self(u64::MAX);
    /// Nothing passes but zero.
    pub const ZERO: Self = Self(0);

    /// The bound, unless unlimited.
    #[must_use]
    pub fn total(self) -> Option<Total> {
        (self != Self::UNLIMITED).then_some(Total(self.0))
    }

    /// Whether this sum is above the bound; equal passes.
    #[must_use]
    pub const fn is_broken_by(self, sum: Total) -> bool {
        sum.0 > self.0
    }

    /// What is left below the bound; never below zero, and unlimited stays unlimited.
    #[must_use]
    pub const fn minus(self, used: Total) -> Self {
        if self.0 == u64::MAX { self } else { Self(self.0.saturating_sub(used.0)) }
    }

    /// The bound of `count` accounts that each have this one.
    #[must_use]
    pub const fn times(self, count: u32) -> Self {
        if count == 0 { Self::ZERO } else { Self::of_sum(self.0.saturating_mul(widened(count))) }
    }

    /// The sum of two bounds.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self::of_sum(self.0.saturating_add(other.0))
    }

    /// A limit of this sum. Above every sum that can be judged it bounds nothing, and so it is unlimited.
    const fn of_sum(minor: u64) -> Self {
        if minor > SUM_MINOR_MAX { Self::UNLIMITED } else { Self(minor) }
    }
}

/// `u64::from` in a constant function.
const fn widened(count: u32) -> u64 {
    count as u64
}

impl From<Amount> for Limit {
    fn from(amount: Amount) -> Self {
        Self(amount.0)
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    #[test]
    fn amounts_follow_the_grammar() {
        let euro = currency("EUR");
        for (text, minor) in [("0", 0), ("0.01", 1), ("1.5", 150), ("90071992547409.91", AMOUNT_MINOR_MAX)] {
            assert_eq!(Amount::parse(text, euro).map(Amount::minor), Ok(minor), "{text}");
        }
        for text in [
            "", ".", "1.", ".5", "+1", "-1", "01", "00", "1e3", "0x1", "1,000", "1 ", "१", "NaN", "1.2.3",
            "1_0",
        ] {
            assert_eq!(Amount::parse(text, euro), Err(ProblemCode::InvalidAmount), "{text}");
        }
        assert_eq!(Amount::parse("90071992547409.92", euro), Err(ProblemCode::AmountTooLarge));
        assert_eq!(Amount::parse(&"9".repeat(400), euro), Err(ProblemCode::AmountTooLarge));
        assert_eq!(Amount::parse("1.230", euro), Err(ProblemCode::AmountTooPrecise));
        assert_eq!(Amount::parse("1.5", currency("JPY")), Err(ProblemCode::AmountTooPrecise));
        assert_eq!(Amount::parse("1.234", currency("KWD")).map(Amount::minor), Ok(1234));
    }

    #[test]
    fn amounts_are_written_with_the_digits_of_their_currency() {
        for (minor, code, text) in
            [(5, "EUR", "0.05"), (1234, "KWD", "1.234"), (7, "JPY", "7"), (0, "EUR", "0.00")]
        {
            assert_eq!(Amount::from_minor(minor).unwrap().format(currency(code)), text);
        }
    }

    #[test]
    fn totals_of_any_size_are_written_whole() {
        for number in [0, 9, u64::from(u32::MAX), 10_u64.pow(18), u64::MAX - 1, u64::MAX] {
            assert_eq!(Total(number).format(currency("JPY")), format!("{number}"));
        }
        assert_eq!(Total(u64::MAX).format(currency("EUR")), "184467440737095516.15");
    }

    #[test]
    fn a_sum_of_bounds_above_every_sum_of_amounts_bounds_nothing() {
        let largest = Limit::from(Amount::from_minor(AMOUNT_MINOR_MAX.into()).unwrap());
        assert_eq!(largest.times(1024).total().map(Total::minor), Some(AMOUNT_MINOR_MAX * 1024));
        assert_eq!(largest.times(1025), Limit::UNLIMITED);
        assert_eq!(largest.times(1024).plus(largest), Limit::UNLIMITED);
        assert_eq!(Limit::UNLIMITED.times(0), Limit::ZERO);
        assert_eq!(Limit::UNLIMITED.plus(Limit::ZERO).minus(Total(5)), Limit::UNLIMITED);
    }
}
