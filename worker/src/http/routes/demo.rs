use axum::http::StatusCode;
use serde_json::json;

use crate::http::answer::{Answer, json_answer};
use crate::http::call::Call;
use crate::http::principal::Developer;
#[cfg(not(target_arch = "wasm32"))]
use crate::http::shapes;
use crate::use_cases;

/// Who can be tried out.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get,
        path = "/v1/demo/principals",
        operation_id = "listDemoPrincipals",
        tag = "demo",
        responses(
            (
                status = 200,
                description = "Everybody, on a developer's machine only",
                body = shapes::Principals,
            ),
            shapes::Problems,
        ),
    )
)]
pub(super) async fn principals(call: Call<Developer>) -> Answer {
    let entities = use_cases::principals::list(&call.service).await?;
    Ok(json_answer(StatusCode::OK, &json!({ "legalEntities": entities })))
}
