//! The one place that turns a failure into an HTTP answer (RFC 9457).

use std::borrow::Cow;

use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use serde::Serialize;
use serde_json::value::RawValue;

use super::answer::{REPLAYED, typed_answer};
use crate::code::Code;
use crate::failure::Failure;
use crate::json::json;
use crate::service::Service;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ProblemDocument<'a> {
    r#type: String,
    title: &'static str,
    status: u16,
    code: &'a str,
    detail: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<Vec<ProblemEntry<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snapshot_version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<&'a str>,
}

#[derive(Serialize)]
struct ProblemEntry<'a> {
    pointer: &'a str,
    code: &'a str,
    detail: &'a str,
}

/// The answer to a failure. What is wrong inside goes to the log only.
pub(super) fn response(service: &Service, failure: &Failure, request_id: Option<&str>) -> Response {
    if let Failure::Internal(text) = failure {
        (service.log)(&format!("request {}: {text}", request_id.unwrap_or_default()));
    }
    let (status, code, detail) = summary(failure);
    let stale = if let Failure::Stale(stale) = failure { Some(stale) } else { None };
    let problem = ProblemDocument {
        r#type: format!("urn:countersign:problem:{code}"),
        title: status.canonical_reason().unwrap_or("Problem"),
        status: status.as_u16(),
        code,
        detail,
        errors: errors(failure),
        verdict: verdict(failure),
        snapshot_version: stale.map(|stale| stale.snapshot_version.as_str()),
        difference: stale.and_then(|stale| stale.difference.as_deref()),
        request_id,
    };
    let mut response = typed_answer(status, "application/problem+json", json(&problem));
    if let Some((name, value)) = header(failure) {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Status, code and sentence. A refused body bears the code of its first problem.
fn summary(failure: &Failure) -> (StatusCode, &str, Cow<'_, str>) {
    if let Failure::Refused(problems) = failure
        && let Some(first) = problems.first()
    {
        let detail = format!("`{}` {}", first.pointer, first.detail);
        return (StatusCode::UNPROCESSABLE_ENTITY, &first.code, detail.into());
    }
    let code = code(failure);
    let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let detail = if let Failure::Malformed { detail, .. } = failure { detail } else { code.sentence() };
    (status, code.word(), detail.into())
}

const fn code(failure: &Failure) -> Code {
    match failure {
        Failure::SignInRequired => Code::SignInRequired,
        Failure::NotPermitted => Code::NotPermitted,
        Failure::UserNotActive => Code::UserNotActive,
        Failure::NotFound => Code::NotFound,
        Failure::MethodNotAllowed => Code::MethodNotAllowed,
        Failure::Malformed { code, .. } => *code,
        Failure::UnsupportedMediaType => Code::UnsupportedMediaType,
        Failure::TooLarge => Code::BodyTooLarge,
        Failure::InvalidSnapshot(_) => Code::InvalidSnapshot,
        Failure::VersionMissing => Code::IfMatchMissing,
        Failure::VersionStale => Code::StaleVersion,
        Failure::Stale(_) => Code::StaleSnapshot,
        Failure::TransactionDenied(_) => Code::TransactionDenied,
        Failure::IdempotencyKeyReused => Code::IdempotencyKeyReused,
        Failure::InUse => Code::InUse,
        Failure::Busy => Code::Busy,
        Failure::Unavailable => Code::Unavailable,
        // A body that is refused without a problem is a defect of ours.
        Failure::Refused(_) | Failure::Internal(_) => Code::Internal,
    }
}

fn errors(failure: &Failure) -> Option<Vec<ProblemEntry<'_>>> {
    let (Failure::Refused(problems) | Failure::InvalidSnapshot(problems)) = failure else { return None };
    let errors = problems.iter();
    Some(
        errors
            .map(|one| ProblemEntry { pointer: &one.pointer, code: &one.code, detail: &one.detail })
            .collect(),
    )
}

fn verdict(failure: &Failure) -> Option<&RawValue> {
    match failure {
        Failure::TransactionDenied(denial) => Some(&denial.verdict),
        Failure::Stale(stale) => Some(&stale.verdict),
        _ => None,
    }
}

fn header(failure: &Failure) -> Option<(HeaderName, &'static str)> {
    match failure {
        // A 401 must name a way to sign in (RFC 9110, 11.6.1).
        Failure::SignInRequired => Some((WWW_AUTHENTICATE, "Demo")),
        Failure::Busy | Failure::Unavailable => Some((RETRY_AFTER, "1")),
        Failure::TransactionDenied(denial) if denial.is_replayed => Some(REPLAYED),
        _ => None,
    }
}
