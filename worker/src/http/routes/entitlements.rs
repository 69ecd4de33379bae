use axum::http::header::{ACCEPT, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;

use crate::failure::Failure;
use crate::http::accept;
use crate::http::answer::{json_answer, typed_answer};
use crate::http::call::Call;
#[cfg(not(target_arch = "wasm32"))]
use crate::http::openapi as shapes;
use crate::http::table::Answer;
use crate::use_cases::UserId;
use crate::use_cases::entitlements::{self, Content, Form};

/// The slice's engine as bytes; they say themselves which engine loads them.
const BINARY: &str = "application/vnd.countersign.snapshot";

/// What the user's client needs to answer for itself.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get,
        path = "/v1/me/entitlements",
        operation_id = "readEntitlements",
        tag = "me",
        security(("demoPrincipal" = [])),
        params(("If-None-Match" = Option<String>, Header, description = "The ETag that the client has")),
        responses(
            (
                status = 200,
                description = "The slice and its usage; or, to who asks for it by name, the slice alone as bytes that \
                               an engine of the same version loads without parsing",
                content(
                    (shapes::Entitlements = "application/json"),
                    (shapes::BinarySnapshot = "application/vnd.countersign.snapshot"),
                ),
                headers(("ETag" = String), ("Vary" = String)),
            ),
            (status = 304, description = "The client has them already"),
            shapes::Problems,
        ),
    )
)]
pub(super) async fn read(call: Call<UserId>) -> Answer {
    let headers = call.headers();
    let form = if accept::prefers(headers, BINARY) { Form::Binary } else { Form::Document };
    let holds = |tag: &str| holds(headers, &quoted(tag));
    let found = entitlements::entitlements(&call.service, &call.principal, form, holds).await?;
    let mut response = found.content.map_or_else(not_modified, written);
    let tag = HeaderValue::try_from(quoted(&found.tag));
    let headers = response.headers_mut();
    headers.insert(ETAG, tag.map_err(|_| Failure::Internal("a tag is no header".to_owned()))?);
    headers.insert(VARY, HeaderValue::from(ACCEPT));
    Ok(response)
}

fn written(content: Content) -> Response {
    match content {
        Content::Document(entitlements) => json_answer(StatusCode::OK, &entitlements),
        Content::Binary(bytes) => typed_answer(StatusCode::OK, BINARY, bytes),
    }
}

fn quoted(tag: &str) -> String {
    format!("\"{tag}\"")
}

fn not_modified() -> Response {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    response
}

/// Whether the client has what this tag names (RFC 9110: compared weakly).
fn holds(headers: &HeaderMap, tag: &str) -> bool {
    let values = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut tags = values.flat_map(|value| value.split(',')).map(str::trim);
    tags.any(|given| given == "*" || given.strip_prefix("W/").unwrap_or(given) == tag)
}
