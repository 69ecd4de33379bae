//! The one place that turns a failure into an HTTP answer (RFC 9457).

use std::borrow::Cow;

use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use serde::Serialize;
use serde_json::value::RawValue;

use super::answer::typed_answer;
use crate::failure::{Failure, FieldProblem};
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

/// Status, code, and a sentence for a person.
type Summary<'a> = (StatusCode, &'a str, Cow<'a, str>);

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

fn summary(failure: &Failure) -> Summary<'_> {
    match failure {
        Failure::Refused(problems) => refused(problems),
        Failure::Malformed { code, detail } => (StatusCode::BAD_REQUEST, code, detail.into()),
        other => {
            let (status, code, detail) = fixed(other);
            (status, code, detail.into())
        }
    }
}

/// A refused body bears the code of its first problem.
fn refused(problems: &[FieldProblem]) -> Summary<'_> {
    let first = problems.first();
    let code = first.map_or("invalid-request", |problem| &problem.code);
    let place = |problem: &FieldProblem| format!("`{}` {}", problem.pointer, problem.detail);
    (StatusCode::UNPROCESSABLE_ENTITY, code, first.map_or_else(String::new, place).into())
}

fn fixed(failure: &Failure) -> (StatusCode, &'static str, &'static str) {
    use StatusCode as S;
    match failure {
        Failure::SignInRequired => (S::UNAUTHORIZED, "sign-in-required", "sign in to ask this"),
        Failure::NotPermitted => (S::FORBIDDEN, "not-permitted", "who is signed in may not ask this"),
        Failure::UserNotActive => (S::FORBIDDEN, "user-not-active", "this user is not active"),
        Failure::NotFound => (S::NOT_FOUND, "not-found", "there is nothing here"),
        Failure::MethodNotAllowed => {
            (S::METHOD_NOT_ALLOWED, "method-not-allowed", "this cannot be asked that way")
        }
        Failure::UnsupportedMediaType => (
            S::UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            "the body must be application/json in UTF-8",
        ),
        Failure::TooLarge => (S::PAYLOAD_TOO_LARGE, "body-too-large", "the body is longer than this takes"),
        Failure::InvalidSnapshot(_) => (
            S::UNPROCESSABLE_ENTITY,
            "invalid-snapshot",
            "the configuration cannot be loaded; nothing was changed",
        ),
        Failure::VersionMissing => (
            S::PRECONDITION_REQUIRED,
            "if-match-missing",
            "the header If-Match is missing: it names the version that is changed",
        ),
        Failure::VersionStale => (
            S::PRECONDITION_FAILED,
            "stale-version",
            "this has changed since it was read; nothing was changed",
        ),
        Failure::Stale(_) => (
            S::CONFLICT,
            "stale-snapshot",
            "the configuration has changed since this was previewed; nothing was submitted",
        ),
        Failure::TransactionDenied(_) => {
            (S::UNPROCESSABLE_ENTITY, "transaction-denied", "the transaction is denied; the verdict says why")
        }
        Failure::IdempotencyKeyReused => {
            (S::UNPROCESSABLE_ENTITY, "idempotency-key-reused", "the key was used for another request")
        }
        Failure::Busy => {
            (S::SERVICE_UNAVAILABLE, "busy", "others were quicker; try again, a submission with the same key")
        }
        Failure::Unavailable => (
            S::SERVICE_UNAVAILABLE,
            "unavailable",
            "the database does not answer; try again, a submission with the same key",
        ),
        _ => (S::INTERNAL_SERVER_ERROR, "internal", "something went wrong here"),
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
        Failure::TransactionDenied(verdict) => Some(verdict),
        Failure::Stale(stale) => Some(&stale.verdict),
        _ => None,
    }
}

fn header(failure: &Failure) -> Option<(HeaderName, &'static str)> {
    match failure {
        Failure::SignInRequired => Some((WWW_AUTHENTICATE, "Demo")),
        Failure::Busy | Failure::Unavailable => Some((RETRY_AFTER, "1")),
        _ => None,
    }
}
