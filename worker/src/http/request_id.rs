//! The id of a request, which ties together its answer, its log lines and its entry in the audit.

use axum::http::{HeaderMap, HeaderName};

use crate::failure::Failure;
use crate::service::Service;

pub(super) const HEADER: HeaderName = HeaderName::from_static("x-request-id");
const LENGTH_MAX: usize = 64;

/// The client's id for the request if it is a word, or else a new one. Markup or control characters from a client must
/// never reach an answer, a log or the audit.
///
/// # Errors
/// As [`Service::new_id`].
pub(super) fn of(service: &Service, headers: &HeaderMap) -> Result<String, Failure> {
    let mut given = headers.get_all(HEADER).iter().map(|value| value.to_str().unwrap_or_default());
    match (given.next(), given.next()) {
        (Some(id), None) if is_word(id) => Ok(id.to_owned()),
        _ => service.new_id(),
    }
}

/// Whether a text is one of `[A-Za-z0-9._-]{1,64}`.
fn is_word(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=LENGTH_MAX).contains(&text.len()) && text.bytes().all(is_allowed)
}
