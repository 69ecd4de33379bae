//! Bodies: JSON in UTF-8, of a bounded length.

use axum::body::{Body, to_bytes};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};

use crate::failure::Failure;

/// Reads a JSON body.
pub(super) async fn read_json(headers: &HeaderMap, body: Body, bytes_max: usize) -> Result<Vec<u8>, Failure> {
    if !is_json(headers) {
        return Err(Failure::UnsupportedMediaType);
    }
    let announced = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > bytes_max) {
        return Err(Failure::TooLarge);
    }
    to_bytes(body, bytes_max).await.map(Into::into).map_err(|_| Failure::TooLarge)
}

fn is_json(headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(CONTENT_TYPE).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return false };
    value.to_str().is_ok_and(|text| {
        let mut parts = text.split(';').map(|part| part.trim().to_ascii_lowercase());
        parts.next().as_deref() == Some("application/json") && parts.all(|part| is_utf8(&part))
    })
}

/// A parameter of the media type: only a charset changes what the bytes mean.
fn is_utf8(parameter: &str) -> bool {
    match parameter.split_once('=') {
        Some(("charset", value)) => matches!(value.trim_matches('"'), "utf-8" | "utf8"),
        _ => true,
    }
}
