//! The one place that turns a failure into an HTTP answer (RFC 9457).

use std::borrow::Cow;

use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
#[cfg(not(target_arch = "wasm32"))]
use countersign_core::document::openapi::{Describe, Described, Form, Named};
use countersign_core::wire::{DecisionAnswer, Text, WhatIfAnswer};

#[cfg(not(target_arch = "wasm32"))]
use utoipa::openapi::ObjectBuilder;

use super::answer::{REPLAYED, typed_answer};
use crate::code::Code;
use crate::failure::{Failure, FieldProblem};
use crate::json::{Raw, Written, answer, json};
use crate::service::Service;

/// The media type of problems.
pub(super) const PROBLEM: &str = "application/problem+json";

answer! {
    /// Why there is no answer (RFC 9457).
    Problem<'a> {
        /// Names the kind of problem.
        kind: String = "type",
        /// The status in words.
        title: Text<'a> = "title",
        /// The HTTP status.
        status: u64 = "status",
        /// The stable code.
        code: Text<'a> = "code",
        /// A sentence for a person.
        detail: Text<'a> = "detail",
        /// What is wrong, place by place.
        errors: Option<Vec<FieldError<'a>>> = "errors",
        /// How many more there are, where there are too many to list.
        errors_omitted: Option<u64> = "errorsOmitted",
        /// Why the engine denied the transaction; of a request that was previewed on an older version, the verdict now.
        verdict: Option<Written<DecisionAnswer<'a>>> = "verdict",
        /// The configuration's version now, where the request was previewed on another one.
        snapshot_version: Option<Text<'a>> = "snapshotVersion",
        /// What has changed for the user since that version; absent if it is no longer known.
        difference: Option<Written<WhatIfAnswer<'a>>> = "difference",
        /// The version of what was to be edited, where the edit was made for another one; absent if there is none.
        version: Option<Text<'a>> = "version",
        /// What has this version, as the route that reads it answers; absent if it is a whole configuration.
        current: Option<Written<Current>> = "current",
        /// Names the request; absent where there was no name for it.
        request_id: Option<Text<'a>> = "requestId",
    }
}

/// What was to be edited: any object.
pub struct Current;

#[cfg(not(target_arch = "wasm32"))]
impl Describe for Current {
    fn describe(_: Option<Form>) -> Described {
        ObjectBuilder::new().build().into()
    }

    fn collect(_: &mut Vec<Named>) {}
}

answer! {
    /// What is wrong at one place.
    FieldError<'a> {
        /// JSON Pointer into the body.
        pointer: Option<Text<'a>> = "pointer",
        /// The parameter of the path or the query that is wrong.
        parameter: Option<Text<'a>> = "parameter",
        /// The stable code.
        code: Text<'a> = "code",
        /// A sentence for a person.
        detail: Text<'a> = "detail",
    }
}

/// The answer to a failure. What is wrong inside goes to the log only.
pub(super) fn response(service: &Service, failure: &Failure, request_id: Option<&str>) -> Response {
    if let Failure::Internal(text) = failure {
        (service.log)(&format!("request {}: {text}", request_id.unwrap_or_default()));
    }
    let (status, code, detail) = summary(failure);
    let stale = if let Failure::Stale(stale) = failure { Some(stale) } else { None };
    let stale_version = if let Failure::VersionStale(stale) = failure { Some(stale) } else { None };
    let problem = Problem {
        kind: format!("urn:countersign:problem:{code}"),
        title: status.canonical_reason().unwrap_or("Problem").into(),
        status: status.as_u16().into(),
        code: code.into(),
        detail,
        errors: errors(failure),
        errors_omitted: errors_omitted(failure),
        verdict: verdict(failure).cloned().map(Into::into),
        snapshot_version: stale.map(|stale| stale.snapshot_version.as_str().into()),
        difference: stale.and_then(|stale| stale.difference.clone()).map(Into::into),
        version: stale_version.and_then(|stale| Some(stale.version.as_deref()?.into())),
        current: stale_version.and_then(|stale| stale.current.clone()).map(Into::into),
        request_id: request_id.map(Into::into),
    };
    let mut response = typed_answer(status, PROBLEM, json(&problem));
    if let Some((name, value)) = header(failure) {
        response.headers_mut().insert(name, value);
    }
    response
}

/// Status, code and sentence. A refused body bears the code of its first problem.
fn summary(failure: &Failure) -> (StatusCode, &str, Cow<'_, str>) {
    if let Failure::Refused(problems) | Failure::RefusedParameters(problems) = failure
        && let Some(first) = problems.first()
    {
        let detail = format!("`{}` {}", first.pointer, first.detail);
        return (StatusCode::UNPROCESSABLE_ENTITY, &first.code, detail.into());
    }
    if let Failure::Taken(problem) = failure {
        return (StatusCode::CONFLICT, &problem.code, problem.detail.as_str().into());
    }
    let own = |reasons: &[FieldProblem]| reasons.iter().any(|it| it.code == Code::OwnPermissions.word());
    let code = match failure {
        Failure::MayNot(reasons) if own(reasons) => Code::OwnPermissions,
        other => code(other),
    };
    let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let detail = if let Failure::Malformed { detail, .. } = failure { detail } else { code.sentence() };
    (status, code.word(), detail.into())
}

const fn code(failure: &Failure) -> Code {
    match failure {
        Failure::SignInRequired => Code::SignInRequired,
        Failure::NotPermitted => Code::NotPermitted,
        Failure::ForeignOrigin => Code::ForeignOrigin,
        Failure::UserNotActive => Code::UserNotActive,
        Failure::PasswordChangeRequired => Code::PasswordChangeRequired,
        Failure::StepVoid => Code::StepVoid,
        Failure::SecondFactorSet => Code::SecondFactorSet,
        Failure::SecondFactorRequired => Code::SecondFactorRequired,
        Failure::NetworkNotAllowed => Code::NetworkNotAllowed,
        Failure::SignInRefused => Code::SignInRefused,
        Failure::TooOften { .. } => Code::TooManyRequests,
        Failure::LinkVoid => Code::LinkVoid,
        Failure::UserNameTaken => Code::UserNameTaken,
        Failure::MayNot(_) => Code::NotPermitted,
        Failure::WrongStatus => Code::WrongStatus,
        Failure::LastAdministrator => Code::LastAdministrator,
        Failure::ScreeningPending => Code::ScreeningPending,
        Failure::WouldSuspend => Code::WouldSuspend,
        Failure::NotFound => Code::NotFound,
        Failure::MethodNotAllowed => Code::MethodNotAllowed,
        Failure::Malformed { code, .. } => *code,
        Failure::UnsupportedMediaType => Code::UnsupportedMediaType,
        Failure::TooLarge => Code::BodyTooLarge,
        Failure::InvalidSnapshot(_) => Code::InvalidSnapshot,
        Failure::VersionMissing => Code::IfMatchMissing,
        Failure::VersionStale(_) => Code::StaleVersion,
        Failure::Stale(_) => Code::StaleSnapshot,
        Failure::TransactionDenied(_) => Code::TransactionDenied,
        Failure::IdempotencyKeyReused => Code::IdempotencyKeyReused,
        Failure::InUse => Code::InUse,
        Failure::Busy => Code::Busy,
        Failure::Unavailable => Code::Unavailable,
        // A request that is refused without a problem is a defect of ours.
        Failure::Refused(_) | Failure::RefusedParameters(_) | Failure::Taken(_) | Failure::Internal(_) => {
            Code::Internal
        }
    }
}

/// Where a reason stands in the body, if it is about a part of it.
fn placed(reason: &FieldProblem) -> Option<&str> {
    Some(reason.pointer.as_str()).filter(|pointer| !pointer.is_empty())
}

fn errors(failure: &Failure) -> Option<Vec<FieldError<'_>>> {
    match failure {
        Failure::Refused(problems) | Failure::InvalidSnapshot(problems) => {
            Some(problems.iter().map(|one| field_error(one, Some(&one.pointer), None)).collect())
        }
        Failure::RefusedParameters(problems) => {
            Some(problems.iter().map(|one| field_error(one, None, Some(&one.pointer))).collect())
        }
        Failure::Taken(problem) => Some(vec![field_error(problem, Some(&problem.pointer), None)]),
        Failure::MayNot(reasons) => {
            Some(reasons.iter().map(|one| field_error(one, placed(one), None)).collect())
        }
        _ => None,
    }
}

fn errors_omitted(failure: &Failure) -> Option<u64> {
    match failure {
        Failure::Refused(problems)
        | Failure::RefusedParameters(problems)
        | Failure::InvalidSnapshot(problems) => Some(problems.unlisted).filter(|more| *more > 0),
        _ => None,
    }
}

fn field_error<'f>(
    problem: &'f FieldProblem,
    pointer: Option<&'f str>,
    parameter: Option<&'f str>,
) -> FieldError<'f> {
    let (code, detail) = (problem.code.as_ref().into(), problem.detail.as_str().into());
    FieldError { pointer: pointer.map(Into::into), parameter: parameter.map(Into::into), code, detail }
}

fn verdict(failure: &Failure) -> Option<&Raw> {
    match failure {
        Failure::TransactionDenied(denial) => Some(&denial.verdict),
        Failure::Stale(stale) => Some(&stale.verdict),
        _ => None,
    }
}

fn header(failure: &Failure) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = match failure {
        // A 401 must name a way to sign in (RFC 9110, 11.6.1).
        Failure::SignInRequired | Failure::SignInRefused | Failure::StepVoid => (WWW_AUTHENTICATE, "Bearer"),
        Failure::Busy | Failure::Unavailable => (RETRY_AFTER, "1"),
        Failure::TooOften { seconds } => return Some((RETRY_AFTER, HeaderValue::from(*seconds))),
        Failure::TransactionDenied(denial) if denial.is_replayed => REPLAYED,
        _ => return None,
    };
    Some((name, HeaderValue::from_static(value)))
}
