use axum::http::StatusCode;
use serde_json::json;

use crate::http::answer::json_answer;
use crate::http::call::Call;
use crate::http::principal::Developer;
use crate::http::table::Answer;
use crate::use_cases;

/// Who can be tried out.
pub(super) async fn principals(call: Call<Developer>) -> Answer {
    let entities = use_cases::principals::list(&call.service).await?;
    Ok(json_answer(StatusCode::OK, &json!({ "legalEntities": entities })))
}
