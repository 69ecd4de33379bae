use axum::http::header::{ACCEPT, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

use crate::http::answer::{Answer, json_answer, typed_answer};
use crate::http::call::Call;
#[cfg(not(target_arch = "wasm32"))]
use crate::http::shapes;
use crate::http::{accept, etag};
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
    let holds = |tag: &str| etag::holds(headers, tag);
    let found = entitlements::entitlements(&call.service, &call.principal, form, holds).await?;
    let mut response = found.content.map_or_else(not_modified, written);
    // The same address answers in two forms: a cache in between must keep them apart.
    response.headers_mut().insert(VARY, HeaderValue::from(ACCEPT));
    etag::tagged(response, &found.tag)
}

fn written(content: Content) -> Response {
    match content {
        Content::Document(entitlements) => json_answer(StatusCode::OK, &entitlements),
        Content::Binary(bytes) => typed_answer(StatusCode::OK, BINARY, bytes),
    }
}

fn not_modified() -> Response {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    response
}
