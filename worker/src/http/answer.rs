//! Successful answers, and what every answer carries.

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use serde::Serialize;

use super::request_id;
use crate::failure::Failure;
use crate::json::json;

/// What every answer says to the browser. All answers may hold personal data: none is stored.
const HEADERS: [(HeaderName, HeaderValue); 5] = [
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains")),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
];

/// Says that this is the answer that was given before, to the same request under the same key.
pub(super) const REPLAYED: (HeaderName, &str) = (HeaderName::from_static("idempotent-replayed"), "true");

/// What a handler answers.
pub(super) type Answer = Result<Response, Failure>;

/// A JSON answer.
pub(super) fn json_answer(status: StatusCode, document: &impl Serialize) -> Response {
    typed_answer(status, "application/json", json(document))
}

/// An answer of this media type.
pub(super) fn typed_answer(status: StatusCode, media_type: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

/// Adds what every answer carries.
pub(super) fn finish(mut response: Response, request_id: Option<&str>) -> Response {
    let headers = response.headers_mut();
    headers.extend(HEADERS);
    if let Some(Ok(id)) = request_id.map(HeaderValue::from_str) {
        headers.insert(request_id::HEADER, id);
    }
    response
}
