use axum::http::StatusCode;
use serde_json::json;

use crate::http::answer::{Answer, json_answer, typed_answer};
use crate::http::call::Call;
use crate::http::principal::Anybody;
#[cfg(not(target_arch = "wasm32"))]
use crate::http::shapes;
use crate::use_cases;

/// Whether the service works, and which engine decides.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get,
        path = "/healthz",
        operation_id = "readHealth",
        tag = "service",
        responses((status = 200, description = "It works", body = shapes::Health), shapes::Problems),
    )
)]
pub(super) async fn health(call: Call<Anybody>) -> Answer {
    use_cases::health::health(&call.service).await?;
    let answer = json!({ "status": "ok", "engineVersion": countersign_core::ENGINE_VERSION });
    Ok(json_answer(StatusCode::OK, &answer))
}

/// The description of this API.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get,
        path = "/openapi.json",
        operation_id = "readDescription",
        tag = "service",
        responses((status = 200, description = "This document", body = Object), shapes::Problems),
    )
)]
pub(super) async fn openapi(_: Call<Anybody>) -> Answer {
    Ok(typed_answer(StatusCode::OK, "application/json", include_str!("../../../openapi.json")))
}
