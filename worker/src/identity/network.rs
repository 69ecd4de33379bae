//! From where somebody may come (A13).

use std::net::IpAddr;

use countersign_core::details::IpAllowlist;

/// Whether an allowlist, as it is stored, has this address. Without a list everybody may come; with one that cannot be
/// read, or from an address that is not known, nobody.
#[must_use]
pub fn permits(stored: Option<&str>, address: Option<IpAddr>) -> bool {
    let Some(stored) = stored else { return true };
    let entries: Vec<String> = serde_json::from_str(stored).unwrap_or_default();
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    let list = IpAllowlist::parse(&entries).ok();
    list.zip(address).is_some_and(|(list, address)| list.contains(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A13.
    #[test]
    fn a13_what_is_no_list_permits_nobody() {
        let address = |text: &str| Some(text.parse().unwrap());
        let list = Some(r#"["10.0.0.0/8","2001:db8::1"]"#);
        assert!(permits(None, None) && permits(None, address("1.2.3.4")));
        assert!(permits(list, address("10.1.2.3")) && permits(list, address("::ffff:10.1.2.3")));
        assert!(!permits(list, address("11.1.2.3")) && !permits(list, None));
        for broken in ["", "[]", "null", r#"["x"]"#, "{}"] {
            assert!(!permits(Some(broken), address("10.1.2.3")), "{broken}");
        }
    }
}
