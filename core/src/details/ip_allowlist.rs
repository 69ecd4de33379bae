//! IP allowlists: addresses, networks and ranges from which a user may come.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use core::net::IpAddr;

use super::error::{Finding, Refusal};
use super::ip_address::{Address, is_v6, number};
use super::{DetailCode, DetailError};
use crate::bounds::IP_ENTRIES_MAX;

/// Addresses from one to another, both included and of one family. IPv4 addresses mapped into IPv6 are IPv4 addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct IpRange {
    first: Address,
    last: Address,
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
        let mut meant = String::new();
        Self::read(text, &mut meant).map_err(|refusal| Finding::about(refusal, meant).into())
    }

    /// Where bits are set behind a prefix, says what may be meant.
    fn read(text: &str, meant: &mut String) -> Result<Self, Refusal> {
        if let Some((base, prefix)) = text.split_once('/') {
            return network(base, prefix, meant);
        }
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let (Some(first), Some(last)) = (Address::parse(first), Address::parse(last)) else {
            return Err(DetailCode::InvalidAddress.into());
        };
        if first.is_v4() != last.is_v4() {
            return Err(DetailCode::MixedFamilies.into());
        }
        if first > last {
            return Err(DetailCode::RangeReversed.into());
        }
        Ok(Self { first, last })
    }

    /// Whether an address is within.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        self.holds(address.into())
    }

    fn holds(&self, address: Address) -> bool {
        self.overlaps(&Self { first: address, last: address })
    }

    /// A range of IPv6 addresses holds no IPv4 addresses, even where it goes past those that are mapped.
    fn overlaps(&self, other: &Self) -> bool {
        self.first.is_v4() == other.first.is_v4() && self.first <= other.last && other.first <= self.last
    }

    /// The length of its prefix, if the range is a whole network; and that of a network of one address.
    fn prefix(&self) -> (Option<u32>, u32) {
        let whole = (self.first, self.last);
        let host_bits = (0..=128).find(|bits| self.first.network(*bits) == whole);
        let width: u32 = if self.first.is_v4() { 32 } else { 128 };
        (host_bits.map(|bits| width.saturating_sub(bits)), width)
    }

    /// The canonical form: an address, else a network, else a range.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.first.write(&mut text);
        match self.prefix() {
            (Some(prefix), width) if prefix == width => {}
            (Some(prefix), _) => {
                text.push('/');
                text.push_str(&prefix.to_string());
            }
            (None, _) => {
                text.push('-');
                self.last.write(&mut text);
            }
        }
        text
    }
}

impl fmt::Display for IpRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

fn network(base: &str, prefix: &str, meant: &mut String) -> Result<IpRange, Refusal> {
    let Some(address) = Address::parse(base) else { return Err(DetailCode::InvalidAddress.into()) };
    let width: u32 = if is_v6(base) { 128 } else { 32 };
    let Some(host_bits) = prefix_length(prefix).and_then(|length| width.checked_sub(length)) else {
        let maximum = usize::try_from(width).unwrap_or_default();
        return Err(Refusal::of(DetailCode::InvalidPrefix, maximum));
    };
    let (first, last) = address.network(host_bits);
    if first != address {
        if is_v6(base) && first.is_v4() {
            meant.push_str("::ffff:");
        }
        first.write(meant);
        meant.push('/');
        meant.push_str(prefix);
        return Err(DetailCode::HostBitsSet.into());
    }
    Ok(IpRange { first, last })
}

/// Digits without a sign or a leading zero.
fn prefix_length(text: &str) -> Option<u32> {
    number(text.as_bytes(), 10, 3).filter(|_| text == "0" || !text.starts_with('0'))
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
        if let Some(refusal) = Self::refused_count(entries.len()) {
            return Err(alloc::vec![(None, refusal.into())]);
        }
        let (mut allowlist, mut errors) = (Self::empty(), Vec::new());
        for (index, entry) in entries.iter().enumerate() {
            if let Some(finding) = allowlist.add(entry) {
                errors.push((Some(index), finding.into()));
            }
        }
        if errors.is_empty() { Ok(allowlist) } else { Err(errors) }
    }

    /// Without an entry, which it gets one by one.
    pub(crate) const fn empty() -> Self {
        Self(Vec::new())
    }

    /// Why there cannot be so many entries.
    pub(crate) fn refused_count(count: usize) -> Option<Refusal> {
        match count {
            0 => Some(DetailCode::Empty.into()),
            1..=IP_ENTRIES_MAX => None,
            _ => Some(Refusal::of(DetailCode::TooManyEntries, IP_ENTRIES_MAX)),
        }
    }

    /// Adds an entry, or says why it is refused.
    pub(crate) fn add(&mut self, entry: &str) -> Option<Finding<'static>> {
        let mut meant = String::new();
        match IpRange::read(entry, &mut meant) {
            Ok(range) => {
                self.0.push(range);
                None
            }
            Err(refusal) => Some(Finding::about(refusal, meant)),
        }
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
        let finding = self.keeps_out(own_address);
        finding.map_or(Ok(()), |finding| Err(finding.into()))
    }

    /// Why the one who sets it would be locked out.
    pub(crate) fn keeps_out(&self, own_address: &str) -> Option<Finding<'static>> {
        let Some(own) = Address::parse(own_address) else { return Some(DetailCode::InvalidAddress.into()) };
        if self.0.iter().any(|range| range.holds(own)) {
            return None;
        }
        let mut text = String::new();
        own.write(&mut text);
        Some(Finding::about(DetailCode::OwnAddressOutside.into(), text))
    }

    /// What is allowed but may be a mistake, by entry: `every-address`, `duplicate-entry`, `overlapping-entry`.
    #[must_use]
    pub fn warnings(&self) -> Vec<(usize, DetailError)> {
        let mut warnings = Vec::new();
        self.warn(&mut |index, refusal| warnings.push((index, refusal.into())));
        warnings
    }

    /// Says what may be a mistake.
    pub(crate) fn warn(&self, warn: &mut dyn FnMut(usize, Refusal)) {
        for (index, range) in self.0.iter().enumerate() {
            if range.prefix().0 == Some(0) {
                warn(index, DetailCode::EveryAddress.into());
            }
            let before = self.0.get(..index).unwrap_or_default();
            if let Some(entry) = before.iter().position(|other| other == range) {
                warn(index, Refusal::of(DetailCode::DuplicateEntry, entry));
            } else if let Some(entry) = before.iter().position(|other| other.overlaps(range)) {
                warn(index, Refusal::of(DetailCode::OverlappingEntry, entry));
            }
        }
    }

    pub(crate) fn ranges(&self) -> &[IpRange] {
        &self.0
    }

    /// The entries in their canonical form.
    #[must_use]
    pub fn entries(&self) -> Vec<String> {
        self.0.iter().map(IpRange::text).collect()
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn list(entries: &[&str]) -> IpAllowlist {
        IpAllowlist::parse(entries).unwrap()
    }

    /// A13.
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

    /// A13.
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

    /// A13.
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

    /// A13.
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

    /// A13.
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
