//! IP allowlists: addresses, networks and ranges from which a user may come.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::net::IpAddr;

use ipnet::{IpNet, IpSubnets, Ipv4Subnets, Ipv6Subnets};

use super::error::{DetailedRefusal, Refusal};
use super::{DetailCode, DetailError};
use crate::bounds::IP_ENTRIES_MAX;

/// Addresses from one to another, both included and of one family.
///
/// An IPv4-mapped IPv6 address (RFC 4291) counts as the IPv4 address: with two forms of one address, a list would
/// refuse in one form what it accepts in the other.
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
        Ok(Self::read(text)?)
    }

    fn read(text: &str) -> Result<Self, DetailedRefusal<'static>> {
        if let Some((base, prefix)) = text.split_once('/') {
            return network(base, prefix);
        }
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let (first, last) = (address(first)?.to_canonical(), address(last)?.to_canonical());
        if first.is_ipv4() != last.is_ipv4() {
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
        let address = address.to_canonical();
        self.overlaps(&Self { first: address, last: address })
    }

    /// A range of IPv6 addresses holds no IPv4 addresses, even where it goes past those that are mapped: addresses are
    /// ordered by family first.
    fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The network that is exactly this range, if there is one.
    fn as_network(&self) -> Option<IpNet> {
        let mut networks = match (self.first, self.last) {
            (IpAddr::V4(first), IpAddr::V4(last)) => IpSubnets::V4(Ipv4Subnets::new(first, last, 0)),
            (IpAddr::V6(first), IpAddr::V6(last)) => IpSubnets::V6(Ipv6Subnets::new(first, last, 0)),
            _ => return None,
        };
        // `ipnet` splits the range into the largest networks that fit. If the first reaches the end, it is the whole
        // range.
        networks.next().filter(|network| network.broadcast() == self.last)
    }

    /// The canonical form: an address, else a network, else a range.
    pub(crate) fn text(&self) -> String {
        let Self { first, last } = self;
        if first == last {
            return first.to_string();
        }
        self.as_network().map_or_else(|| format!("{first}-{last}"), |network| network.to_string())
    }
}

impl fmt::Display for IpRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

fn address(text: &str) -> Result<IpAddr, DetailCode> {
    text.parse().map_err(|_| DetailCode::InvalidAddress)
}

fn network(base: &str, prefix: &str) -> Result<IpRange, DetailedRefusal<'static>> {
    let address = address(base)?;
    let width: usize = if address.is_ipv4() { 32 } else { 128 };
    let network = prefix_length(prefix).and_then(|length| IpNet::new(address, length).ok());
    let network = network.ok_or_else(|| Refusal::of(DetailCode::InvalidPrefix, width))?;
    if network.network() != address {
        return Err(DetailedRefusal::about(DetailCode::HostBitsSet.into(), network.trunc().to_string()));
    }
    let (first, last) = (address.to_canonical(), network.broadcast());
    // The last address follows the first: `::/80` ends at a mapped address and is a network of IPv6 all the same.
    let last = if first.is_ipv4() { last.to_canonical() } else { last };
    Ok(IpRange { first, last })
}

/// A prefix length, written without a sign or a leading zero.
fn prefix_length(text: &str) -> Option<u8> {
    // `u8::from_str` also takes `+8` and `08`: one network must not have several spellings.
    let is_canonical = text == "0" || !text.starts_with(['0', '+']);
    text.parse().ok().filter(|_| is_canonical)
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

    /// An allowlist without entries, to be filled by `add`.
    pub(crate) const fn empty() -> Self {
        Self(Vec::new())
    }

    /// Why an allowlist cannot have so many entries; `None` if it can.
    pub(crate) fn refused_count(count: usize) -> Option<Refusal> {
        match count {
            0 => Some(DetailCode::Empty.into()),
            1..=IP_ENTRIES_MAX => None,
            _ => Some(Refusal::of(DetailCode::TooManyEntries, IP_ENTRIES_MAX)),
        }
    }

    /// Adds an entry, or says why it is refused.
    pub(crate) fn add(&mut self, entry: &str) -> Option<DetailedRefusal<'static>> {
        match IpRange::read(entry) {
            Ok(range) => {
                self.0.push(range);
                None
            }
            Err(finding) => Some(finding),
        }
    }

    /// Whether a user may come from an address.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.iter().any(|range| range.contains(address))
    }

    /// Refuses an allowlist that would lock out the person who sets it.
    ///
    /// # Errors
    /// `invalid-address`; `own-address-outside`.
    pub fn keep_in(&self, own_address: &str) -> Result<(), DetailError> {
        let finding = self.keeps_out(own_address);
        finding.map_or(Ok(()), |finding| Err(finding.into()))
    }

    /// Why the person who sets the allowlist would be locked out; `None` if they would not.
    pub(crate) fn keeps_out(&self, own_address: &str) -> Option<DetailedRefusal<'static>> {
        let own = match address(own_address) {
            Ok(own) => own.to_canonical(),
            Err(code) => return Some(code.into()),
        };
        (!self.contains(own))
            .then(|| DetailedRefusal::about(DetailCode::OwnAddressOutside.into(), own.to_string()))
    }

    /// Entries that are valid but may be a mistake, with their index: `every-address`, `duplicate-entry`,
    /// `overlapping-entry`.
    #[must_use]
    pub fn warnings(&self) -> Vec<(usize, DetailError)> {
        let mut warnings = Vec::new();
        self.warn(&mut |index, refusal| warnings.push((index, refusal.into())));
        warnings
    }

    /// Calls `warn` for each entry that may be a mistake.
    pub(crate) fn warn(&self, warn: &mut dyn FnMut(usize, Refusal)) {
        for (index, range) in self.0.iter().enumerate() {
            if range.as_network().is_some_and(|network| network.prefix_len() == 0) {
                warn(index, DetailCode::EveryAddress.into());
            }
            // Only entries before this one, so that a pair is told once. Equal ones overlap too: equality comes first.
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
            ("::/80", "::/80", "::fffe:1.2.3.4", "1.2.3.4"),
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
