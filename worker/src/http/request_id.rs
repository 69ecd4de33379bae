//! Names a request, so that an answer, the log and the audit can be brought together.

use axum::http::{HeaderMap, HeaderName};

use crate::service::Service;

pub(super) const HEADER: HeaderName = HeaderName::from_static("x-request-id");
const LENGTH_MAX: usize = 128;

/// The client's id for the request if it is one of visible ASCII, or else a new one.
pub(super) fn of(service: &Service, headers: &HeaderMap) -> String {
    let given = headers.get(HEADER).and_then(|value| value.to_str().ok());
    match given {
        Some(id) if is_visible_ascii(id, LENGTH_MAX) => id.to_owned(),
        _ => service.ids.unique(),
    }
}

/// Whether a text has 1 to `max` visible ASCII characters and nothing else.
pub(super) fn is_visible_ascii(text: &str, max: usize) -> bool {
    (1..=max).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}
