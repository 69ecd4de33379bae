//! On a developer's machine, whoever asks says who they are. A build that is deployed has none of this.

use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName};
use percent_encoding::percent_decode_str;

use super::origin::{self, only};
use crate::failure::Failure;
use crate::service::{Mode, Service};
use crate::use_cases::UserId;

/// Says who is asking, on a developer's machine: `user/<legal entity>/<user>` or `staff/<legal entity>/<person>`,
/// each segment percent-encoded.
const HEADER: HeaderName = HeaderName::from_static("x-demo-principal");

/// Refuses who does not ask under a name of this machine, or asks from another page: a page of another site could
/// otherwise ask whatever the developer's browser can reach, under a name that it points at this machine.
///
/// # Errors
/// `ForeignOrigin` for them.
pub(super) fn refuse_strangers(service: &Service, headers: &HeaderMap) -> Result<(), Failure> {
    let is_known = service.mode != Mode::Local || (is_this_machine(headers) && origin::is_own(headers));
    if is_known { Ok(()) } else { Err(Failure::ForeignOrigin) }
}

/// Whether this machine is asked under a name of its own.
fn is_this_machine(headers: &HeaderMap) -> bool {
    // A name before an `@` is none of a host.
    let host = origin::host(headers).filter(|host| !host.contains('@'));
    let name = host.and_then(|host| host.parse::<Authority>().ok());
    name.is_some_and(|name| matches!(name.host(), "localhost" | "127.0.0.1" | "[::1]"))
}

/// Who the header says is asking: kind, legal entity, id; nothing if it is not there.
///
/// # Errors
/// `SignInRequired` for a header that names nobody.
pub(super) fn believed(service: &Service, headers: &HeaderMap) -> Result<Option<[String; 3]>, Failure> {
    if service.mode != Mode::Local || !headers.contains_key(HEADER) {
        return Ok(None);
    }
    let named = only(headers, HEADER).and_then(|value| segments(value.to_str().ok()?));
    named.map(Some).ok_or(Failure::SignInRequired)
}

/// The user whom the header names, if it names one.
///
/// # Errors
/// As [`believed`]; `NotPermitted` if it names staff.
pub(super) fn believed_user(service: &Service, headers: &HeaderMap) -> Result<Option<UserId>, Failure> {
    match believed(service, headers)? {
        None => Ok(None),
        Some([kind, legal_entity, id]) if kind == "user" => Ok(Some(UserId::believed(legal_entity, id))),
        Some(_) => Err(Failure::NotPermitted),
    }
}

fn segments(text: &str) -> Option<[String; 3]> {
    let decode = |segment| Some(percent_decode_str(segment).decode_utf8().ok()?.into_owned());
    let segments: Vec<String> = text.split('/').map(decode).collect::<Option<_>>()?;
    let principal: [String; 3] = segments.try_into().ok()?;
    let known_kind = matches!(principal.first().map(String::as_str), Some("user" | "staff"));
    (known_kind && principal.iter().all(|segment| !segment.is_empty())).then_some(principal)
}
