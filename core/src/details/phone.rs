//! Phone numbers as E.164 writes them.

use alloc::string::String;

use super::error::Refusal;
use super::text::{not_blank, only, visible, within};
use super::{DetailCode, DetailError};
use crate::bounds::{PHONE_DIGITS_MAX, PHONE_DIGITS_MIN};

/// The country codes that the ITU assigned, first and last of each range. No code is the beginning of another, so the
/// first match is the code.
const CALLING_CODES: &[u16] = &[
    1, 1, 7, 7, 20, 20, 27, 27, 30, 34, 36, 36, 39, 41, 43, 49, 51, 58, 60, 66, 81, 82, 84, 84, 86, 86, 90,
    95, 98, 98, 211, 213, 216, 216, 218, 218, 220, 258, 260, 269, 290, 291, 297, 299, 350, 359, 370, 383,
    385, 387, 389, 389, 420, 421, 423, 423, 500, 509, 590, 599, 670, 670, 672, 683, 685, 692, 800, 800, 808,
    808, 850, 850, 852, 853, 855, 856, 870, 870, 878, 878, 880, 883, 886, 886, 960, 968, 970, 977, 979, 979,
    992, 996, 998, 998,
];

/// A phone number in E.164: `+`, a country code, and the number in it, 2 to 15 digits in all.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// Reads a number without spaces or other separators; a page removes them before.
    ///
    /// # Errors
    /// `empty`; `control-character` and `hidden-character`; `phone-plus`; `character-not-allowed`; `too-short` and
    /// `too-long` by digits, also if nothing follows the country code; `phone-country-code` if it begins with none.
    ///
    /// ```
    /// use countersign_core::details::{DetailCode, Phone};
    ///
    /// assert_eq!(Phone::parse("+420601123456")?.calling_code(), "420");
    /// assert_eq!(Phone::parse("+0601123456").unwrap_err().code, DetailCode::PhoneCountryCode);
    /// # Ok::<(), countersign_core::details::DetailError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, DetailError> {
        Self::check(text)?;
        Ok(Self(text.into()))
    }

    pub(super) fn check(text: &str) -> Result<(), Refusal> {
        not_blank(text)?;
        visible(text)?;
        let Some(digits) = text.strip_prefix('+') else { return Err(DetailCode::PhonePlus.into()) };
        only(digits, &|c| c.is_ascii_digit()).map_err(Refusal::after_another)?;
        if digits.len() < PHONE_DIGITS_MIN {
            return Err(Refusal::of(DetailCode::TooShort, PHONE_DIGITS_MIN));
        }
        if digits.len() > PHONE_DIGITS_MAX {
            return Err(Refusal::of(DetailCode::TooLong, PHONE_DIGITS_MAX));
        }
        let code = calling_code(digits).ok_or(DetailCode::PhoneCountryCode)?;
        if digits.len() == code.len() {
            return Err(Refusal::of(DetailCode::TooShort, code.len().saturating_add(1)));
        }
        Ok(())
    }

    /// The number, with its `+`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits of the country code.
    #[must_use]
    pub fn calling_code(&self) -> &str {
        self.0.strip_prefix('+').and_then(calling_code).unwrap_or_default()
    }
}

/// Every country code, in ascending order.
pub fn calling_codes() -> impl Iterator<Item = u16> {
    (1..=999).filter(|code| within(CALLING_CODES, *code))
}

fn calling_code(digits: &str) -> Option<&str> {
    let mut number = 0_u16;
    // Country codes have one to three digits.
    for (place, digit) in digits.bytes().take(3).enumerate() {
        number = number.saturating_mul(10).saturating_add(u16::from(digit.saturating_sub(b'0')));
        if number == 0 {
            // A leading zero is lost in a number: `+044…` would be read as the code 44.
            return None;
        }
        if within(CALLING_CODES, number) {
            return digits.get(..=place);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    /// A66.
    #[test]
    fn a66_no_country_code_begins_another() {
        assert!(CALLING_CODES.is_sorted() && CALLING_CODES.len().is_multiple_of(2));
        let codes: Vec<String> = calling_codes().map(|code| alloc::format!("{code}")).collect();
        for code in &codes {
            let inside = codes.iter().find(|other| other != &code && other.starts_with(code.as_str()));
            assert_eq!(inside, None, "{code}");
        }
    }

    /// A66.
    #[test]
    fn a66_numbers_begin_with_a_country_code() {
        for (text, code) in [
            ("+12025550100", "1"),
            ("+79161234567", "7"),
            ("+442071838750", "44"),
            ("+420601123456", "420"),
            ("+35812345", "358"),
            ("+97312345678", "973"),
            ("+999", ""),
            ("+123456789012345", "1"),
            ("+12", "1"),
        ] {
            let phone = Phone::parse(text);
            assert_eq!(phone.as_ref().map_or("", Phone::calling_code), code, "{text}");
        }
    }

    /// A65.
    #[test]
    fn a65_what_is_no_phone_number_says_why() {
        use DetailCode::{
            CharacterNotAllowed, ControlCharacter, Empty, PhoneCountryCode, PhonePlus, TooLong, TooShort,
        };
        for (text, code) in [
            ("", Empty),
            ("12025550100", PhonePlus),
            ("0012025550100", PhonePlus),
            ("(202) 555-0100", PhonePlus),
            ("+1 202 555 0100", CharacterNotAllowed),
            ("+1-202-555-0100", CharacterNotAllowed),
            ("++12025550100", CharacterNotAllowed),
            ("+1202555010x", CharacterNotAllowed),
            ("+１２０２", CharacterNotAllowed),
            ("+12025550100;ext=5", CharacterNotAllowed),
            ("+12025550100\n", ControlCharacter),
            ("+", TooShort),
            ("+1", TooShort),
            ("+44", TooShort),
            ("+420", TooShort),
            ("+1234567890123456", TooLong),
            ("+0442071838750", PhoneCountryCode),
            ("+210123456", PhoneCountryCode),
            ("+999123456", PhoneCountryCode),
            ("+38812345", PhoneCountryCode),
        ] {
            assert_eq!(Phone::parse(text).map_err(|error| error.code), Err(code), "{text:?}");
        }
        assert_eq!(Phone::parse("+1 2").unwrap_err().parameters.position, Some(3));
    }
}
