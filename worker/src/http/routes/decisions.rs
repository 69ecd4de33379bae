use axum::http::StatusCode;
use serde_json::Value;

use super::transactions::BYTES_MAX;
use crate::http::answer::{Answer, json_answer};
use crate::http::call::Call;
use crate::http::fields::Fields;
use crate::http::json;
#[cfg(not(target_arch = "wasm32"))]
use crate::http::shapes;
use crate::use_cases::{StaffId, check as ask, evaluate_for};

/// May a user of the legal entity do this?
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        post,
        path = "/v1/decisions/check",
        operation_id = "checkForUser",
        tag = "decisions",
        security(("demoPrincipal" = [])),
        request_body = shapes::CheckBody,
        responses(
            (status = 200, description = "The engine's answer", body = shapes::Checked),
            shapes::Problems,
        ),
    )
)]
pub(super) async fn check(mut call: Call<StaffId>) -> Answer {
    let mut fields = Fields::of(json::parse(&call.json_bytes(BYTES_MAX).await?)?)?;
    let question = fields.value("question").unwrap_or(Value::Null);
    fields.finish()?;
    let answer = ask::check(&call.service, &call.principal, &question).await?;
    Ok(json_answer(StatusCode::OK, &answer))
}

/// What would happen to a transaction of a user of the legal entity?
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        post,
        path = "/v1/decisions/evaluate",
        operation_id = "evaluateForUser",
        tag = "decisions",
        security(("demoPrincipal" = [])),
        request_body = shapes::EvaluateBody,
        responses(
            (status = 200, description = "The engine's answer", body = shapes::Evaluated),
            shapes::Problems,
        ),
    )
)]
pub(super) async fn evaluate(mut call: Call<StaffId>) -> Answer {
    let mut fields = Fields::of(json::parse(&call.json_bytes(BYTES_MAX).await?)?)?;
    let question = fields.value("question").unwrap_or(Value::Null);
    let usage = fields.optional_value("usage");
    fields.finish()?;
    let answer =
        evaluate_for::evaluate_for(&call.service, &call.principal, &question, usage.as_ref()).await?;
    Ok(json_answer(StatusCode::OK, &answer))
}
