//! Currencies of ISO 4217 and their minor digits.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A currency: its code and the number of digits of its minor unit.
///
/// ```
/// use countersign_core::currency::Currency;
/// assert_eq!(Currency::parse("KWD").map(|currency| currency.digits()), Some(3));
/// assert_eq!(Currency::parse("eur"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: [u8; 3],
    digits: u8,
}

/// Currencies without a minor unit.
const WHOLE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ";
/// Currencies with two digits.
const HUNDREDTHS: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD \
CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD \
HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU \
MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK \
SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD \
XCG YER ZAR ZMW ZWG ";
/// Currencies with three digits.
const THOUSANDTHS: &str = "BHD IQD JOD KWD LYD OMR TND ";
/// Units of account with four digits.
const TEN_THOUSANDTHS: &str = "CLF UYW ";

const TABLE: [(&str, u8); 4] = [(WHOLE, 0), (HUNDREDTHS, 2), (THOUSANDTHS, 3), (TEN_THOUSANDTHS, 4)];

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.code().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <&str>::deserialize(deserializer)?;
        Self::parse(code).ok_or_else(|| D::Error::custom("no currency"))
    }
}

impl Currency {
    /// Stands in for a currency that was refused (`XXX` of ISO 4217 is "no currency"), while reading goes on to report
    /// further problems.
    pub(crate) const NONE: Self = Self { code: *b"XXX", digits: 2 };

    /// The currency of an upper-case ISO 4217 code that has a minor unit; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let code: [u8; 3] = text.as_bytes().try_into().ok()?;
        if !code.iter().all(u8::is_ascii_uppercase) {
            return None;
        }
        // Codes are separated by a space, so an entry has four bytes and a match cannot span two codes.
        let known = |codes: &str| codes.as_bytes().chunks_exact(4).any(|entry| entry.starts_with(&code));
        let (_, digits) = TABLE.into_iter().find(|(codes, _)| known(codes))?;
        Some(Self { code, digits })
    }

    /// The ISO 4217 code.
    #[must_use]
    pub fn code(&self) -> &str {
        core::str::from_utf8(&self.code).unwrap_or_default()
    }

    /// Digits after the point of an amount in this currency.
    #[must_use]
    pub const fn digits(self) -> u8 {
        self.digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_made_of_codes_and_has_no_code_twice() {
        let mut seen = alloc::collections::BTreeSet::new();
        for (codes, digits) in TABLE {
            for entry in codes.as_bytes().chunks(4) {
                let (code, space) = entry.split_at(3);
                assert!(code.iter().all(u8::is_ascii_uppercase) && space == b" ", "{entry:?}");
                assert!(seen.insert(code), "{code:?} twice");
                let currency = Currency::parse(core::str::from_utf8(code).unwrap()).unwrap();
                assert_eq!(currency.digits(), digits);
            }
        }
    }

    #[test]
    fn only_upper_case_codes_are_currencies() {
        for text in ["", "EU", "eur", "EURO", "XXX", "R E", "€€", "ÉUR"] {
            assert_eq!(Currency::parse(text), None, "{text}");
        }
    }
}
