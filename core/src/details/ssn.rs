//! Social security numbers of the United States.

use alloc::format;
use alloc::string::String;
use core::fmt;

use super::error::Refusal;
use super::text::not_blank;
use super::{DetailCode, DetailError};

/// A social security number: nine digits that could be issued.
///
/// The debug form is masked, so that no log shows the number.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Ssn(String);

impl Ssn {
    /// Reads nine digits, alone or as `123-45-6789`.
    ///
    /// # Errors
    /// `empty`; `ssn-format`; then `ssn-area`, `ssn-group`, `ssn-serial` for numbers that are never issued.
    ///
    /// ```
    /// use countersign_core::details::{DetailCode, Ssn};
    ///
    /// let ssn = Ssn::parse("123-45-6789")?;
    /// assert_eq!((ssn.digits(), ssn.masked().as_str()), ("123456789", "***-**-6789"));
    /// assert_eq!(Ssn::parse("666-45-6789").unwrap_err().code, DetailCode::SsnArea);
    /// # Ok::<(), countersign_core::details::DetailError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, DetailError> {
        Self::check(text)?;
        Ok(Self(text.chars().filter(char::is_ascii_digit).collect()))
    }

    pub(super) fn check(text: &str) -> Result<(), Refusal> {
        not_blank(text)?;
        let Some(number) = number(text) else { return Err(DetailCode::SsnFormat.into()) };
        let (area, group, serial) = (number / 1_000_000, number / 10_000 % 100, number % 10_000);
        // Never issued, whatever follows (SSA's rules since 2011, which no longer tie areas to states).
        if area == 0 || area == 666 || area >= 900 {
            return Err(DetailCode::SsnArea.into());
        }
        if group == 0 {
            return Err(DetailCode::SsnGroup.into());
        }
        if serial == 0 {
            return Err(DetailCode::SsnSerial.into());
        }
        Ok(())
    }

    /// The canonical form, nine digits; two numbers are the same if these are.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The last four digits, the others hidden.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("***-**-{}", self.0.get(5..).unwrap_or_default())
    }
}

/// The nine digits as a number.
fn number(text: &str) -> Option<u32> {
    let is_dashed = text.len() == 11;
    let mut number = 0_u32;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'-' if is_dashed && (index == 3 || index == 6) => {}
            b'0'..=b'9' if !is_dashed || (index != 3 && index != 6) => {
                number = number.checked_mul(10)?.checked_add(byte.saturating_sub(b'0').into())?;
            }
            _ => return None,
        }
    }
    (is_dashed || text.len() == 9).then_some(number)
}

impl fmt::Debug for Ssn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Ssn").field(&self.masked()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A65, A67.
    #[test]
    fn a65_a67_two_spellings_are_one_number() {
        assert_eq!(Ssn::parse("123-45-6789"), Ssn::parse("123456789"));
        for text in ["001010001", "665-99-9999", "667-01-0001", "899-99-9999", "078-05-1120"] {
            assert!(Ssn::parse(text).is_ok(), "{text}");
        }
    }

    /// A65.
    #[test]
    fn a65_numbers_that_are_never_issued_are_refused() {
        use DetailCode::{Empty, SsnArea, SsnFormat, SsnGroup, SsnSerial};
        for (text, code) in [
            ("", Empty),
            ("12345678", SsnFormat),
            ("1234567890", SsnFormat),
            ("123-456789", SsnFormat),
            ("123-4-56789", SsnFormat),
            ("12345-6789", SsnFormat),
            ("123-45--678", SsnFormat),
            ("123 45 6789", SsnFormat),
            ("123456789 ", SsnFormat),
            ("12345678a", SsnFormat),
            ("-12345678", SsnFormat),
            ("123‐45‐6789", SsnFormat),
            ("１２３", SsnFormat),
            ("000-45-6789", SsnArea),
            ("666-45-6789", SsnArea),
            ("900-45-6789", SsnArea),
            ("999999999", SsnArea),
            ("123-00-6789", SsnGroup),
            ("123-45-0000", SsnSerial),
        ] {
            assert_eq!(Ssn::parse(text).map_err(|error| error.code), Err(code), "{text:?}");
        }
    }

    #[test]
    fn only_the_last_four_digits_are_shown() {
        let ssn = Ssn::parse("123-45-6789").unwrap();
        assert_eq!(format!("{ssn:?}"), "Ssn(\"***-**-6789\")");
        let error = format!("{:?}", Ssn::parse("123-00-6789"));
        assert!(!error.contains("6789"), "{error}");
    }
}
