//! From which network a request comes.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderName};

use super::origin::only;

/// The platform writes it over whatever a client sends.
const HEADER: HeaderName = HeaderName::from_static("cf-connecting-ip");

/// The address, if it is known.
pub(super) fn address(headers: &HeaderMap) -> Option<IpAddr> {
    let address = only(headers, HEADER).and_then(|value| value.to_str().ok()?.parse::<IpAddr>().ok());
    address.map(|address| address.to_canonical())
}

/// The network: an IPv4 address, or the half of an IPv6 address that one customer of a provider has. Who has no address is
/// of one network with all others that have none.
pub(super) fn of(headers: &HeaderMap) -> String {
    match address(headers) {
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}")
        }
        None => String::new(),
    }
}
