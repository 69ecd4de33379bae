//! IP allowlists: addresses, networks and ranges from which a user may come.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{DetailCode, DetailError};
use crate::bounds::IP_ENTRIES_MAX;

/// Addresses from one to another, both included and of one family. IPv4 addresses mapped into IPv6 are IPv4 addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct IpRange {
    first: IpAddr,
    last: IpAddr,
}

impl IpRange {
    /// Reads an address, a network `address/prefix` without bits behind the prefix, or a range `first-last`.
    ///
    /// # Errors
    /// `invalid-address`; `invalid-prefix`; `host-bits-set`, with the network that may be meant; `mixed-families`;
    /// `range-reversed`.
    ///
    /// ```
    /// use countersign_core::details::{DetailCode, IpRange};
    ///
    /// let network = IpRange::parse("10.1.0.0/16")?;
    /// assert!(network.contains("::ffff:10.1.2.3".parse().unwrap()));
    /// let error = IpRange::parse("10.1.2.3/16").unwrap_err();
    /// assert_eq!((error.code, error.parameters.word.as_deref()), (DetailCode::HostBitsSet, Some("10.1.0.0/16")));
    /// # Ok::<(), countersign_core::details::DetailError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, DetailError> {
        if let Some((base, prefix)) = text.split_once('/') {
            return network(base, prefix);
        }
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let range = Self { first: address(first)?.to_canonical(), last: address(last)?.to_canonical() };
        if range.first.is_ipv4() != range.last.is_ipv4() {
            return Err(DetailCode::MixedFamilies.into());
        }
        if range.first > range.last {
            return Err(DetailCode::RangeReversed.into());
        }
        Ok(range)
    }

    /// Whether an address is within.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        // Every IPv4 address is below every IPv6 address, so one family is never within the other.
        (self.first..=self.last).contains(&address.to_canonical())
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Bits of the addresses that differ, if the range is a whole network.
    fn host_bits(&self) -> Option<u128> {
        let (first, last) = (bits(self.first), bits(self.last));
        let host = first ^ last;
        (host & host.wrapping_add(1) == 0 && first & host == 0).then_some(host)
    }

    fn is_everything(&self) -> bool {
        self.host_bits().is_some_and(|host| host.count_ones() == width(self.first))
    }
}

impl fmt::Display for IpRange {
    /// The canonical form: an address, else a network, else a range.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last } = self;
        match self.host_bits() {
            Some(0) => write!(formatter, "{first}"),
            Some(host) => write!(formatter, "{first}/{}", width(*first).saturating_sub(host.count_ones())),
            None => write!(formatter, "{first}-{last}"),
        }
    }
}

fn address(text: &str) -> Result<IpAddr, DetailError> {
    text.parse().map_err(|_| DetailCode::InvalidAddress.into())
}

const fn width(address: IpAddr) -> u32 {
    if address.is_ipv4() { 32 } else { 128 }
}

fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_bits().into(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

fn network(base: &str, prefix: &str) -> Result<IpRange, DetailError> {
    let base = address(base)?;
    let width = width(base);
    let digits =
        prefix.bytes().all(|byte| byte.is_ascii_digit()) && (prefix == "0" || !prefix.starts_with('0'));
    let number = prefix.parse().ok().filter(|number: &u32| digits && *number <= width);
    let host_width = number.and_then(|number| width.checked_sub(number));
    let Some(host_width) = host_width else {
        let maximum = usize::try_from(width).unwrap_or_default();
        return Err(DetailError::at_most(DetailCode::InvalidPrefix, maximum));
    };
    let host = u128::MAX.checked_shr(128_u32.saturating_sub(host_width)).unwrap_or(0);
    let range =
        IpRange { first: with_bits(base, |bits| bits & !host), last: with_bits(base, |bits| bits | host) };
    if bits(base) & host != 0 {
        return Err(DetailError::word(DetailCode::HostBitsSet, &format!("{}/{prefix}", range.first)));
    }
    Ok(canonical(range))
}

/// The address of the same family with other bits.
fn with_bits(address: IpAddr, change: impl Fn(u128) -> u128) -> IpAddr {
    let changed = change(bits(address));
    match address {
        IpAddr::V4(same) => u32::try_from(changed).map_or(same, Ipv4Addr::from_bits).into(),
        IpAddr::V6(_) => Ipv6Addr::from_bits(changed).into(),
    }
}

/// A network of mapped addresses becomes one of IPv4 addresses; one that is larger stays and holds none of them.
fn canonical(range: IpRange) -> IpRange {
    let mapped = IpRange { first: range.first.to_canonical(), last: range.last.to_canonical() };
    if mapped.first.is_ipv4() == mapped.last.is_ipv4() { mapped } else { range }
}

/// Addresses from which a user may come: at least one entry. No allowlist at all means no restriction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IpAllowlist(Vec<IpRange>);

impl IpAllowlist {
    /// Reads the entries.
    ///
    /// # Errors
    /// Every refused entry with its index, as [`IpRange::parse`] says. Without an index: `empty`, and
    /// `too-many-entries` above [`IP_ENTRIES_MAX`].
    ///
    /// ```
    /// use countersign_core::details::IpAllowlist;
    ///
    /// let allowlist = IpAllowlist::parse(&["10.0.0.0/8", "2001:db8::1-2001:db8::ff"]).unwrap();
    /// assert!(allowlist.contains("2001:db8::a".parse().unwrap()));
    /// assert!(!allowlist.contains("11.0.0.1".parse().unwrap()));
    /// ```
    pub fn parse(entries: &[&str]) -> Result<Self, Vec<(Option<usize>, DetailError)>> {
        if entries.is_empty() {
            return Err(alloc::vec![(None, DetailCode::Empty.into())]);
        }
        if entries.len() > IP_ENTRIES_MAX {
            let error = DetailError::at_most(DetailCode::TooManyEntries, IP_ENTRIES_MAX);
            return Err(alloc::vec![(None, error)]);
        }
        let mut ranges = Vec::with_capacity(entries.len());
        let mut errors = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            match IpRange::parse(entry) {
                Ok(range) => ranges.push(range),
                Err(error) => errors.push((Some(index), error)),
            }
        }
        if errors.is_empty() { Ok(Self(ranges)) } else { Err(errors) }
    }

    /// Whether a user may come from an address.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.iter().any(|range| range.contains(address))
    }

    /// Refuses an allowlist that would lock out the one who sets it.
    ///
    /// # Errors
    /// `invalid-address`; `own-address-outside`.
    pub fn keep_in(&self, own_address: &str) -> Result<(), DetailError> {
        let own = address(own_address)?.to_canonical();
        if self.contains(own) {
            return Ok(());
        }
        Err(DetailError::word(DetailCode::OwnAddressOutside, &own.to_string()))
    }

    /// What is allowed but may be a mistake, by entry: `every-address`, `duplicate-entry`, `overlapping-entry`.
    #[must_use]
    pub fn warnings(&self) -> Vec<(usize, DetailError)> {
        let mut warnings = Vec::new();
        for (index, range) in self.0.iter().enumerate() {
            if range.is_everything() {
                warnings.push((index, DetailCode::EveryAddress.into()));
            }
            let mut before = self.0.iter().take(index);
            if let Some(entry) = before.clone().position(|other| other == range) {
                warnings.push((index, DetailError::entry(DetailCode::DuplicateEntry, entry)));
            } else if let Some(entry) = before.position(|other| other.overlaps(range)) {
                warnings.push((index, DetailError::entry(DetailCode::OverlappingEntry, entry)));
            }
        }
        warnings
    }

    /// The entries in their canonical form.
    #[must_use]
    pub fn entries(&self) -> Vec<String> {
        self.0.iter().map(ToString::to_string).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(entries: &[&str]) -> IpAllowlist {
        IpAllowlist::parse(entries).unwrap()
    }

    #[test]
    fn a13_entries_are_addresses_networks_or_ranges() {
        for (text, canonical, inside, outside) in [
            ("192.0.2.7", "192.0.2.7", "192.0.2.7", "192.0.2.8"),
            ("192.0.2.7/32", "192.0.2.7", "::ffff:192.0.2.7", "192.0.2.6"),
            ("10.0.0.0/8", "10.0.0.0/8", "10.255.255.255", "11.0.0.0"),
            ("0.0.0.0/0", "0.0.0.0/0", "255.255.255.255", "::1"),
            ("::/0", "::/0", "ffff::1", "1.2.3.4"),
            ("::ffff:10.0.0.0/104", "10.0.0.0/8", "10.9.9.9", "::10.9.9.9"),
            ("::ffff:0:0/96", "0.0.0.0/0", "1.2.3.4", "::1"),
            ("::ffff:192.0.2.7", "192.0.2.7", "192.0.2.7", "192.0.2.8"),
            ("2001:DB8::/32", "2001:db8::/32", "2001:db8:ffff::", "2001:db9::"),
            ("2001:db8::1", "2001:db8::1", "2001:db8:0:0::1", "2001:db8::2"),
            ("192.0.2.5-192.0.2.9", "192.0.2.5-192.0.2.9", "192.0.2.9", "192.0.2.10"),
            ("192.0.2.0-192.0.2.255", "192.0.2.0/24", "192.0.2.255", "192.0.3.0"),
            ("::ffff:192.0.2.0-192.0.2.1", "192.0.2.0/31", "192.0.2.1", "192.0.2.2"),
            ("2001:db8::1-2001:db8::f", "2001:db8::1-2001:db8::f", "2001:db8::a", "2001:db8::10"),
            ("192.0.2.5-192.0.2.5", "192.0.2.5", "192.0.2.5", "192.0.2.4"),
        ] {
            let range = IpRange::parse(text).unwrap();
            assert_eq!(range.to_string(), canonical, "{text}");
            assert_eq!(IpRange::parse(canonical), Ok(range), "{text}");
            assert!(range.contains(inside.parse().unwrap()), "{text} {inside}");
            assert!(!range.contains(outside.parse().unwrap()), "{text} {outside}");
        }
    }

    #[test]
    fn a13_what_is_no_entry_says_why() {
        use DetailCode::{HostBitsSet, InvalidAddress, InvalidPrefix, MixedFamilies, RangeReversed};
        for (text, code) in [
            ("", InvalidAddress),
            (" 10.0.0.1", InvalidAddress),
            ("10.0.0", InvalidAddress),
            ("10.0.0.256", InvalidAddress),
            ("010.0.0.1", InvalidAddress),
            ("0x0a.0.0.1", InvalidAddress),
            ("10.0.0.1:80", InvalidAddress),
            ("[::1]", InvalidAddress),
            ("fe80::1%eth0", InvalidAddress),
            ("localhost", InvalidAddress),
            ("10.0.0.*", InvalidAddress),
            ("10.0.0.1 - 10.0.0.9", InvalidAddress),
            ("10.0.0.1-9", InvalidAddress),
            ("10.0.0.1-10.0.0.2-10.0.0.3", InvalidAddress),
            ("10.0.0.0/8-10.0.0.1", InvalidPrefix),
            ("10.0.0.0/", InvalidPrefix),
            ("10.0.0.0/33", InvalidPrefix),
            ("10.0.0.0/-1", InvalidPrefix),
            ("10.0.0.0/+8", InvalidPrefix),
            ("10.0.0.0/08", InvalidPrefix),
            ("10.0.0.0/8/8", InvalidPrefix),
            ("10.0.0.0/255.0.0.0", InvalidPrefix),
            ("::/129", InvalidPrefix),
            ("::/99999999999", InvalidPrefix),
            ("10.0.0.1/8", HostBitsSet),
            ("10.0.0.1/0", HostBitsSet),
            ("2001:db8::1/64", HostBitsSet),
            ("::ffff:10.0.0.0/90", HostBitsSet),
            ("10.0.0.1-::1", MixedFamilies),
            ("::1-::ffff:10.0.0.1", MixedFamilies),
            ("10.0.0.9-10.0.0.1", RangeReversed),
            ("::2-::1", RangeReversed),
        ] {
            assert_eq!(IpRange::parse(text).map_err(|error| error.code), Err(code), "{text:?}");
        }
        let word = IpRange::parse("2001:db8::1/64").unwrap_err().parameters.word;
        assert_eq!(word.as_deref(), Some("2001:db8::/64"));
    }

    #[test]
    fn a13_an_allowlist_names_each_refused_entry() {
        let errors = IpAllowlist::parse(&["10.0.0.0/8", "x", "10.0.0.1/8"]).unwrap_err();
        let codes: Vec<_> = errors.iter().map(|(index, error)| (*index, error.code)).collect();
        assert_eq!(codes, [(Some(1), DetailCode::InvalidAddress), (Some(2), DetailCode::HostBitsSet)]);
        let whole = |entries: &[&str]| IpAllowlist::parse(entries).map_err(|errors| errors[0].1.code);
        assert_eq!(whole(&[]), Err(DetailCode::Empty));
        assert_eq!(whole(&["::1"; IP_ENTRIES_MAX + 1]), Err(DetailCode::TooManyEntries));
        assert!(whole(&["::1"; IP_ENTRIES_MAX]).is_ok());
    }

    #[test]
    fn a13_one_cannot_lock_oneself_out() {
        let allowlist = list(&["10.0.0.0/8", "2001:db8::/32"]);
        let keep = |own: &str| allowlist.keep_in(own).map_err(|error| error.code);
        assert_eq!(keep("10.1.2.3"), Ok(()));
        assert_eq!(keep("::ffff:10.1.2.3"), Ok(()));
        assert_eq!(keep("2001:db8::1"), Ok(()));
        assert_eq!(keep("192.0.2.1"), Err(DetailCode::OwnAddressOutside));
        assert_eq!(keep("10.1.2"), Err(DetailCode::InvalidAddress));
    }

    #[test]
    fn a13_duplicates_overlaps_and_everything_are_warned_of() {
        let warnings = |entries: &[&str]| -> Vec<_> {
            let found = list(entries).warnings();
            found.into_iter().map(|(index, error)| (index, error.code, error.parameters.entry)).collect()
        };
        assert_eq!(warnings(&["10.0.0.0/8", "11.0.0.0/8", "::1"]), []);
        assert_eq!(
            warnings(&["10.0.0.0/8", "::ffff:10.0.0.0/104", "10.1.0.0-10.1.0.9", "0.0.0.0/0", "::/0"]),
            [
                (1, DetailCode::DuplicateEntry, Some(0)),
                (2, DetailCode::OverlappingEntry, Some(0)),
                (3, DetailCode::EveryAddress, None),
                (3, DetailCode::OverlappingEntry, Some(0)),
                (4, DetailCode::EveryAddress, None),
            ]
        );
    }
}
