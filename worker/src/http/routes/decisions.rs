use axum::http::StatusCode;

use super::transactions::BYTES_MAX;
use crate::http::answer::{Answer, json_answer};
use crate::http::bodies::{CheckBody, EvaluateBody};
use crate::http::call::Call;
use crate::http::read::read;
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
        request_body = CheckBody,
        responses(
            (status = 200, description = "The engine's answer", body = shapes::Checked),
            shapes::Problems,
        ),
    )
)]
pub(super) async fn check(mut call: Call<StaffId>) -> Answer {
    let bytes = call.json_bytes(BYTES_MAX).await?;
    let CheckBody { question } = read(&bytes)?;
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
        request_body = EvaluateBody,
        responses(
            (status = 200, description = "The engine's answer", body = shapes::Evaluated),
            shapes::Problems,
        ),
    )
)]
pub(super) async fn evaluate(mut call: Call<StaffId>) -> Answer {
    let bytes = call.json_bytes(BYTES_MAX).await?;
    let EvaluateBody { question, usage } = read(&bytes)?;
    let answer =
        evaluate_for::evaluate_for(&call.service, &call.principal, &question, usage.as_deref()).await?;
    Ok(json_answer(StatusCode::OK, &answer))
}
