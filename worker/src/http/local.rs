//! On a developer's machine, whoever asks says who they are. A build that is deployed has none of this.

use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use percent_encoding::percent_decode_str;

use crate::failure::Failure;
use crate::service::{Mode, Service};

/// Says who is asking, on a developer's machine: `user/<legal entity>/<user>` or `staff/<legal entity>/<person>`,
/// each segment percent-encoded.
const HEADER: HeaderName = HeaderName::from_static("x-demo-principal");

/// Refuses who does not ask under a name of this machine, or asks from another page: a page of another site could
/// otherwise ask whatever the developer's browser can reach, under a name that it points at this machine.
///
/// # Errors
/// `ForeignOrigin` for them.
pub(super) fn refuse_strangers(service: &Service, headers: &HeaderMap) -> Result<(), Failure> {
    let is_known = service.mode != Mode::Local || host(headers).is_some_and(|host| is_from(host, headers));
    if is_known { Ok(()) } else { Err(Failure::ForeignOrigin) }
}

/// The name under which this machine is asked, with its port.
fn host(headers: &HeaderMap) -> Option<&str> {
    let host = only(headers, HOST)?.to_str().ok()?;
    let name = host.parse::<Authority>().ok()?;
    // A name before an `@` is none of a host.
    let names = !host.contains('@') && matches!(name.host(), "localhost" | "127.0.0.1" | "[::1]");
    names.then_some(host)
}

/// Whether a request comes from a page of the same origin, or from none.
fn is_from(host: &str, headers: &HeaderMap) -> bool {
    if !headers.contains_key(ORIGIN) {
        return true;
    }
    let origin = only(headers, ORIGIN).and_then(|origin| origin.to_str().ok());
    let place = origin.and_then(|origin| origin.strip_prefix("http://").or(origin.strip_prefix("https://")));
    place == Some(host)
}

/// The value of a header that is given once: two could be read differently by a proxy and by this service.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&HeaderValue> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => Some(value),
        _ => None,
    }
}

/// Who the header says is asking: kind, legal entity, id.
pub(super) fn claimed(service: &Service, headers: &HeaderMap) -> Result<[String; 3], Failure> {
    if service.mode != Mode::Local {
        return Err(Failure::SignInRequired);
    }
    let named = only(headers, HEADER).and_then(|value| segments(value.to_str().ok()?));
    named.ok_or(Failure::SignInRequired)
}

fn segments(text: &str) -> Option<[String; 3]> {
    let decode = |segment| Some(percent_decode_str(segment).decode_utf8().ok()?.into_owned());
    let segments: Vec<String> = text.split('/').map(decode).collect::<Option<_>>()?;
    let principal: [String; 3] = segments.try_into().ok()?;
    let known_kind = matches!(principal.first().map(String::as_str), Some("user" | "staff"));
    (known_kind && principal.iter().all(|segment| !segment.is_empty())).then_some(principal)
}
