//! IP addresses as bytes: read and written as the standard library does, in a sixth of its code.

use alloc::string::{String, ToString as _};
use core::net::{IpAddr, Ipv6Addr};

use super::text::push_hex;

/// An address. An IPv4 address is the one that RFC 4291 maps it to, so each address has one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Address([u8; 16]);

/// The first address of IPv4, as it is mapped into IPv6.
const MAPPED: [u8; 16] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0];

/// So many of its bytes are the same in all addresses of IPv4.
const MAPPED_BYTES: usize = 12;

impl From<IpAddr> for Address {
    fn from(address: IpAddr) -> Self {
        Self(match address {
            IpAddr::V4(address) => address.to_ipv6_mapped().octets(),
            IpAddr::V6(address) => address.octets(),
        })
    }
}

impl Address {
    /// Reads `192.0.2.1` or RFC 4291's forms, such as `2001:db8::1` and `::ffff:192.0.2.1`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if is_v6(text) {
            return v6(text.as_bytes()).map(Self);
        }
        let mut bytes = MAPPED;
        v4(text.as_bytes(), bytes.get_mut(MAPPED_BYTES..)?)?;
        Some(Self(bytes))
    }

    /// Whether it is an IPv4 address, or one that is mapped.
    pub(super) fn is_v4(&self) -> bool {
        self.0.iter().zip(&MAPPED).take(MAPPED_BYTES).all(|(byte, mapped)| byte == mapped)
    }

    /// The first and the last of the addresses that differ from this one only in so many of the last bits.
    pub(super) fn network(self, mut host_bits: u32) -> (Self, Self) {
        let (mut first, mut last) = (self, self);
        for (first, last) in first.0.iter_mut().zip(&mut last.0).rev() {
            let host = u8::MAX.checked_shr(8_u32.saturating_sub(host_bits)).unwrap_or(0);
            *first &= !host;
            *last |= host;
            host_bits = host_bits.saturating_sub(8);
        }
        (first, last)
    }

    /// As RFC 5952 writes it; an IPv4 address as such.
    pub(super) fn write(&self, text: &mut String) {
        if !self.is_v4() {
            return write_v6(Ipv6Addr::from(self.0).segments(), text);
        }
        let mut separator = "";
        for octet in self.0.iter().skip(MAPPED_BYTES) {
            text.push_str(separator);
            text.push_str(&octet.to_string());
            separator = ".";
        }
    }
}

/// Whether an address is written as one of IPv6.
pub(super) fn is_v6(text: &str) -> bool {
    text.as_bytes().contains(&b':')
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

/// Reads the bytes of an IPv4 address.
fn v4(text: &[u8], bytes: &mut [u8]) -> Option<()> {
    let mut count = 0_usize;
    for part in text.split(|byte| *byte == b'.') {
        if part.len() > 1 && part.starts_with(b"0") {
            return None;
        }
        *bytes.get_mut(count)? = number(part, 10, 3)?.try_into().ok()?;
        count = count.saturating_add(1);
    }
    (count == 4).then_some(())
}

fn v6(text: &[u8]) -> Option<[u8; 16]> {
    let (mut head, mut tail) = ([0; 16], [0; 16]);
    let Some(gap) = text.windows(2).position(|pair| pair == b"::") else {
        return (groups(text, true, &mut head)? == 16).then_some(head);
    };
    let before = groups(text.get(..gap)?, false, &mut head)?;
    let after = groups(text.get(gap.saturating_add(2)..)?, true, &mut tail)?;
    let start = 16_usize.checked_sub(after)?;
    for (byte, given) in head.iter_mut().skip(start).zip(&tail) {
        *byte = *given;
    }
    // The gap stands for one group at least.
    (before < start).then_some(head)
}

/// Reads groups of sixteen bits, the last two of them as an IPv4 address where that may end them; how many bytes.
fn groups(text: &[u8], may_end_in_v4: bool, bytes: &mut [u8]) -> Option<usize> {
    let mut count = 0_usize;
    let mut rest = (!text.is_empty()).then_some(text);
    while let Some(text) = rest {
        let end = text.iter().position(|byte| *byte == b':');
        let part = text.get(..end.unwrap_or(text.len()))?;
        rest = end.and_then(|end| text.get(end.saturating_add(1)..));
        if may_end_in_v4 && rest.is_none() && part.contains(&b'.') {
            v4(part, bytes.get_mut(count..count.saturating_add(4))?)?;
            return Some(count.saturating_add(4));
        }
        let group = number(part, 16, 4)?.to_be_bytes();
        for byte in group.iter().skip(2) {
            *bytes.get_mut(count)? = *byte;
            count = count.saturating_add(1);
        }
    }
    Some(count)
}

/// Hexadecimal groups; the first of the longest runs of zeros is `::`, unless it is a single one.
fn write_v6(groups: [u16; 8], text: &mut String) {
    let (mut gap, mut width, mut zeros) = (8, 1, 0_usize);
    for (place, group) in groups.iter().enumerate() {
        zeros = if *group == 0 { zeros.saturating_add(1) } else { 0 };
        if zeros > width {
            (gap, width) = (place.saturating_add(1).saturating_sub(zeros), zeros);
        }
    }
    let after = gap.saturating_add(width);
    for (place, group) in groups.iter().enumerate() {
        if place == gap {
            text.push_str("::");
        } else if place < gap || place >= after {
            if place != 0 && place != after {
                text.push(':');
            }
            push_hex(text, (*group).into(), 1);
        }
    }
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
            assert_eq!(expected.is_some_and(|expected| expected.is_ipv6()), read.is_some() && is_v6(&text));
            let (Some(expected), Some(read)) = (expected, read) else {
                refused += 1;
                continue;
            };
            valid += 1;
            assert_eq!(written(read), expected.to_canonical().to_string(), "{text:?}");
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
