//! What proves a session: a cookie that no script can read, or a bearer token for clients that are no browsers.

use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::http::{HeaderMap, Method};

use super::input::Head;
use super::{network, origin};
use crate::failure::Failure;
use crate::identity::{Presented, Token, sessions};

/// With this prefix, browsers keep it for this host alone, and only over TLS.
const NAME: &str = "__Host-session";

/// The cookie that carries a session.
pub(super) fn cookie(token: &str) -> String {
    set(token, sessions::LIFE.as_secs())
}

/// The cookie that ends it in the browser.
pub(super) fn no_cookie() -> String {
    set("", 0)
}

fn set(value: &str, seconds: u64) -> String {
    format!("{NAME}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Strict")
}

/// The token that a request carries, with the address that it comes from; none if it carries none that can be read.
///
/// # Errors
/// `ForeignOrigin` for a cookie that comes from another page, or with a change from a page that is not named: a browser
/// sends a cookie along whoever asks it to.
pub(super) fn presented(head: &Head) -> Result<Option<Presented>, Failure> {
    let address = network::address(&head.headers);
    Ok(carried(head)?.map(|token| Presented { token, address }))
}

fn carried(head: &Head) -> Result<Option<Token>, Failure> {
    if head.headers.contains_key(AUTHORIZATION) {
        return Ok(bearer(&head.headers).and_then(Token::parse));
    }
    let Some(token) = in_cookie(&head.headers) else { return Ok(None) };
    let is_change = head.method != Method::GET;
    if !origin::is_own(&head.headers) || (is_change && !origin::is_said(&head.headers)) {
        return Err(Failure::ForeignOrigin);
    }
    Ok(Token::parse(token))
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = origin::only(headers, AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}

/// The value of the cookie, if there is exactly one.
fn in_cookie(headers: &HeaderMap) -> Option<&str> {
    let texts = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = texts.flat_map(|text| text.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut values = pairs.filter(|(name, _)| *name == NAME).map(|(_, value)| value);
    match (values.next(), values.next()) {
        (Some(value), None) => Some(value),
        _ => None,
    }
}
