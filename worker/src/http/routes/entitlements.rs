use axum::http::header::{ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;

use crate::failure::Failure;
use crate::http::answer::json_answer;
use crate::http::call::Call;
#[cfg(not(target_arch = "wasm32"))]
use crate::http::openapi as shapes;
use crate::http::table::Answer;
use crate::use_cases::{UserId, entitlements};

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
                description = "The slice and its usage",
                body = shapes::Entitlements,
                headers(("ETag" = String)),
            ),
            (status = 304, description = "The client has them already"),
            shapes::Problems,
        ),
    )
)]
pub(super) async fn read(call: Call<UserId>) -> Answer {
    let headers = call.headers();
    let holds = |tag: &str| holds(headers, &quoted(tag));
    let found = entitlements::entitlements(&call.service, &call.principal, holds).await?;
    let mut response = match found.entitlements {
        Some(entitlements) => json_answer(StatusCode::OK, &entitlements),
        None => not_modified(),
    };
    let tag = HeaderValue::try_from(quoted(&found.tag));
    response.headers_mut().insert(ETAG, tag.map_err(|_| Failure::Internal("a tag is no header".to_owned()))?);
    Ok(response)
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
