use axum::http::StatusCode;
use serde_json::json;

use crate::http::answer::{json_answer, text_answer};
use crate::http::call::Call;
use crate::http::principal::Anybody;
use crate::http::table::Answer;
use crate::use_cases;

/// Whether the service works, and which engine decides.
pub(super) async fn health(call: Call<Anybody>) -> Answer {
    use_cases::health::health(&call.service).await?;
    let answer = json!({ "status": "ok", "engineVersion": countersign_core::ENGINE_VERSION });
    Ok(json_answer(StatusCode::OK, &answer))
}

/// The description of this API.
pub(super) async fn openapi(_: Call<Anybody>) -> Answer {
    Ok(text_answer(StatusCode::OK, "application/json", include_str!("../../../openapi.json")))
}
