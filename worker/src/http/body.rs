//! Bodies: JSON in UTF-8, not compressed, of a bounded length.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};

use crate::code::Code;
use crate::failure::Failure;

/// Bytes of a refused body that are still taken, so that the client gets to read why it was refused.
const DRAINED_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Reads a JSON body.
pub(super) async fn read_json(
    headers: &HeaderMap,
    mut body: Body,
    bytes_max: usize,
) -> Result<Bytes, Failure> {
    let bytes = if is_json(headers) && is_plain(headers) {
        read(headers, &mut body, bytes_max).await
    } else {
        Err(Failure::UnsupportedMediaType)
    };
    if bytes.is_err() {
        // A client that is still sending when the connection closes sees a reset, and never the reason.
        drain(body).await;
    }
    bytes
}

async fn read(headers: &HeaderMap, body: &mut Body, bytes_max: usize) -> Result<Bytes, Failure> {
    let announced = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    // Refused before a byte is read. The header may lie, so the bytes are counted as well.
    if announced.is_some_and(|length| length > bytes_max) {
        return Err(Failure::TooLarge);
    }
    let mut bytes = Vec::with_capacity(announced.unwrap_or_default());
    while let Some(piece) = next_piece(body).await? {
        if bytes.len().saturating_add(piece.len()) > bytes_max {
            return Err(Failure::TooLarge);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes.into())
}

/// Takes what is left of a body that nobody reads.
pub(super) async fn drain(mut body: Body) {
    let mut taken = 0_usize;
    while let Ok(Some(piece)) = next_piece(&mut body).await {
        taken = taken.saturating_add(piece.len());
        if taken > DRAINED_BYTES_MAX {
            return;
        }
    }
}

async fn next_piece(body: &mut Body) -> Result<Option<Bytes>, Failure> {
    match poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await {
        None => Ok(None),
        Some(Ok(frame)) => Ok(Some(frame.into_data().unwrap_or_default())),
        Some(Err(_)) => {
            let detail = "the body ended before its end".to_owned();
            Err(Failure::Malformed { code: Code::InvalidJson, detail })
        }
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(CONTENT_TYPE).iter();
    // Two headers could be read differently by a proxy and by this service.
    let (Some(value), None) = (values.next(), values.next()) else { return false };
    value.to_str().is_ok_and(|text| is_json_in_utf8(&text.to_ascii_lowercase()))
}

/// Whether a body is sent as it is. Nothing is unpacked here: a few bytes would become gigabytes, and somebody in between
/// who unpacks would read another body than this service.
fn is_plain(headers: &HeaderMap) -> bool {
    let mut encodings = headers.get_all(CONTENT_ENCODING).iter();
    encodings.all(|encoding| encoding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

/// Whether a media type, in lower case, is JSON's. Its only parameter may be a charset, as many clients send one; any
/// other spelling could be read as another charset by somebody in between.
fn is_json_in_utf8(media_type: &str) -> bool {
    let (essence, parameter) = media_type.split_once(';').unwrap_or((media_type, ""));
    let charset = parameter.trim_matches([' ', '\t']);
    essence.trim_matches([' ', '\t']) == "application/json"
        && matches!(charset, "" | "charset=utf-8" | "charset=\"utf-8\"" | "charset=utf8")
}
