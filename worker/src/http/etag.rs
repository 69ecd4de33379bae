//! Entity tags: which state of a resource a client has, or wants to change (RFC 9110, 8.8.3 and 13.1).

use axum::http::header::{ETAG, IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;

use crate::failure::Failure;

/// Adds the tag of the state that an answer shows.
///
/// # Errors
/// `Internal` for a tag that cannot stand in a header.
pub(super) fn tagged(mut response: Response, tag: &str) -> Result<Response, Failure> {
    let value = HeaderValue::try_from(quoted(tag));
    let value = value.map_err(|_| Failure::Internal("a tag is no header".to_owned()))?;
    response.headers_mut().insert(ETAG, value);
    Ok(response)
}

/// Whether the client has the state with this tag already; compared weakly, as RFC 9110 asks for reads.
pub(super) fn holds(headers: &HeaderMap, tag: &str) -> bool {
    let tag = quoted(tag);
    given(headers, IF_NONE_MATCH).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

/// Which states a client wants to change.
pub(super) enum Wanted<'h> {
    /// Whichever there is (`*`).
    Any,
    /// One of those with these tags.
    OneOf(Vec<&'h str>),
}

/// What `If-Match` says; `None` without the header. Weak tags are left out: a write needs the exact state.
pub(super) fn if_match(headers: &HeaderMap) -> Option<Wanted<'_>> {
    if !headers.contains_key(IF_MATCH) {
        return None;
    }
    if given(headers, IF_MATCH).any(|one| one == "*") {
        return Some(Wanted::Any);
    }
    let strong = |one| str::strip_suffix(one, '"')?.strip_prefix('"');
    Some(Wanted::OneOf(given(headers, IF_MATCH).filter_map(strong).collect()))
}

/// Whether the client asks that nothing is there yet (`If-None-Match: *`).
pub(super) fn wants_nothing(headers: &HeaderMap) -> bool {
    given(headers, IF_NONE_MATCH).any(|one| one == "*")
}

fn quoted(tag: &str) -> String {
    format!("\"{tag}\"")
}

fn given(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = &str> {
    let values = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).map(str::trim)
}
