//! IP addresses as numbers: read and written as the standard library does, in a sixth of its code.

use alloc::string::String;
use core::fmt::Write;
use core::net::{IpAddr, Ipv6Addr};

/// An address. IPv4 addresses mapped into IPv6 stay IPv6 addresses until they are made [canonical](Self::canonical).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) family: Family,
    pub(super) number: u128,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    V4,
    V6,
}

impl Family {
    pub(super) const fn width(self) -> u32 {
        match self {
            Self::V4 => 32,
            Self::V6 => 128,
        }
    }
}

/// What comes before the number of an IPv4 address that is mapped into IPv6.
pub(super) const MAPPED: u128 = 0xffff;

impl From<IpAddr> for Address {
    fn from(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => Self { family: Family::V4, number: address.to_bits().into() },
            IpAddr::V6(address) => Self { family: Family::V6, number: address.to_bits() },
        }
    }
}

impl Address {
    /// Reads `192.0.2.1` or RFC 4291's forms, such as `2001:db8::1` and `::ffff:192.0.2.1`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.as_bytes();
        if text.contains(&b':') {
            Some(Self { family: Family::V6, number: v6(text)? })
        } else {
            Some(Self { family: Family::V4, number: v4(text)?.into() })
        }
    }

    /// An IPv4 address that is mapped into IPv6 as itself.
    pub(super) fn canonical(self) -> Self {
        if self.family == Family::V6 && self.number >> 32 == MAPPED {
            return Self { family: Family::V4, number: self.number & u128::from(u32::MAX) };
        }
        self
    }

    /// As RFC 5952 writes it.
    pub(super) fn write(self, text: &mut String) {
        let [.., a, b, c, d] = self.number.to_be_bytes();
        let is_mapped = self.family == Family::V6 && self.number >> 32 == MAPPED;
        if is_mapped {
            text.push_str("::ffff:");
        }
        let _infallible = match self.family {
            Family::V6 if !is_mapped => write_v6(self.number, text),
            _ => write!(text, "{a}.{b}.{c}.{d}"),
        };
    }
}

/// Digits without a sign, at least one and not more than so many.
pub(super) fn number(digits: &[u8], radix: u32, longest: usize) -> Option<u32> {
    if digits.is_empty() || digits.len() > longest {
        return None;
    }
    digits.iter().try_fold(0_u32, |number, digit| {
        number.checked_mul(radix)?.checked_add(char::from(*digit).to_digit(radix)?)
    })
}

fn v4(text: &[u8]) -> Option<u32> {
    let mut address = 0_u32;
    let mut count = 0_u32;
    for part in text.split(|byte| *byte == b'.') {
        let octet = number(part, 10, 3).filter(|octet| *octet < 256)?;
        if part.len() > 1 && part.starts_with(b"0") {
            return None;
        }
        address = address << 8 | octet;
        count = count.saturating_add(1);
    }
    (count == 4).then_some(address)
}

fn v6(text: &[u8]) -> Option<u128> {
    let gap = text.windows(2).position(|pair| pair == b"::");
    let Some(gap) = gap else {
        return groups(text, true).filter(|(_, count)| *count == 8).map(|(address, _)| address);
    };
    let (head, tail) = (text.get(..gap)?, text.get(gap.saturating_add(2)..)?);
    let ((head, before), (tail, after)) = (groups(head, false)?, groups(tail, true)?);
    let bits = 128_u32.saturating_sub(before.saturating_mul(16));
    // The gap stands for one group at least.
    (before.saturating_add(after) < 8).then(|| head.checked_shl(bits).unwrap_or(0) | tail)
}

/// Groups of sixteen bits, the last two of them as an IPv4 address where that may end them; how many they are.
fn groups(text: &[u8], may_end_in_v4: bool) -> Option<(u128, u32)> {
    let (mut address, mut count) = (0_u128, 0_u32);
    let mut rest = (!text.is_empty()).then_some(text);
    while let Some(text) = rest {
        let end = text.iter().position(|byte| *byte == b':');
        let part = text.get(..end.unwrap_or(text.len()))?;
        rest = end.and_then(|end| text.get(end.saturating_add(1)..));
        let (bits, value) = match part.contains(&b'.') {
            true if may_end_in_v4 && rest.is_none() => (32, v4(part)?),
            true => return None,
            false => (16, number(part, 16, 4)?),
        };
        address = address.checked_shl(bits)? | u128::from(value);
        count = count.saturating_add(bits / 16);
        // More would run over.
        if count > 8 {
            return None;
        }
    }
    Some((address, count))
}

/// Hexadecimal groups; the first of the longest runs of zeros is `::`, unless it is a single one.
fn write_v6(address: u128, text: &mut String) -> core::fmt::Result {
    let groups = Ipv6Addr::from_bits(address).segments();
    let (mut gap, mut width, mut zeros) = (8, 1, 0_usize);
    for (place, group) in groups.iter().enumerate() {
        zeros = if *group == 0 { zeros.saturating_add(1) } else { 0 };
        if zeros > width {
            (gap, width) = (place.saturating_add(1).saturating_sub(zeros), zeros);
        }
    }
    for (place, group) in groups.iter().enumerate() {
        if place == gap {
            text.push_str("::");
        } else if place < gap || place >= gap.saturating_add(width) {
            let separator = if place == 0 || place == gap.saturating_add(width) { "" } else { ":" };
            write!(text, "{separator}{group:x}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn written(address: Address) -> String {
        let mut text = String::new();
        address.write(&mut text);
        text
    }

    /// A13. What the standard library reads and writes.
    #[test]
    fn a13_addresses_are_those_of_the_standard_library() {
        let pieces = [
            "",
            "0",
            "1",
            "00",
            "ff",
            "FFFF",
            "0001",
            "10000",
            "9",
            "255",
            "256",
            "01",
            "1.2.3.4",
            "1.2.3",
            "g",
            "-1",
            "::",
            ":",
            ".",
            "ffff",
            " ",
            "+1",
            "0.0.0.0",
            "127.0.0.1.5",
            "٣",
        ];
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        let mut next = |below: usize| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            usize::try_from(seed >> 33).unwrap() % below
        };
        let (mut valid, mut refused) = (0, 0);
        for _ in 0..200_000 {
            let (few, separator) = (next(3) > 0, if next(4) == 0 { "." } else { ":" });
            let mut text = String::new();
            for place in 0..next(10) {
                if place > 0 && next(12) > 0 {
                    text.push_str(separator);
                }
                text.push_str(pieces[next(if few { 6 } else { pieces.len() })]);
            }
            let expected = text.parse::<IpAddr>().ok();
            let read = Address::parse(&text);
            assert_eq!(read, expected.map(Address::from), "{text:?}");
            let (Some(expected), Some(read)) = (expected, read) else {
                refused += 1;
                continue;
            };
            valid += 1;
            assert_eq!(written(read), expected.to_string(), "{text:?}");
            assert_eq!(read.canonical(), Address::from(expected.to_canonical()), "{text:?}");
        }
        assert!(valid > 5_000 && refused > 5_000, "{valid} {refused}");
    }

    #[test]
    fn the_longest_run_of_zeros_is_left_out() {
        for bits in 0_u32..256 {
            let groups =
                [0_u16, 1, 2, 3, 4, 5, 6, 7].map(|place| if bits >> place & 1 == 1 { 0xa0 } else { 0 });
            let address = Ipv6Addr::from(groups);
            assert_eq!(written(IpAddr::from(address).into()), address.to_string());
        }
    }
}
