//! From which page a request comes.

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The value of a header that is given once: two could be read differently by a proxy and by this service.
pub(super) fn only(headers: &HeaderMap, name: HeaderName) -> Option<&HeaderValue> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => Some(value),
        _ => None,
    }
}

/// The name under which the service is asked, with its port.
pub(super) fn host(headers: &HeaderMap) -> Option<&str> {
    only(headers, HOST)?.to_str().ok()
}

/// Whether a request says from which page it comes. A browser says so whenever something is to be changed.
pub(super) fn is_said(headers: &HeaderMap) -> bool {
    headers.contains_key(ORIGIN)
}

/// Whether a request comes from a page of the same origin, or from none.
pub(super) fn is_own(headers: &HeaderMap) -> bool {
    if !is_said(headers) {
        return true;
    }
    let origin = only(headers, ORIGIN).and_then(|origin| origin.to_str().ok());
    let place = origin.and_then(|origin| origin.strip_prefix("http://").or(origin.strip_prefix("https://")));
    place.is_some() && place == host(headers)
}
