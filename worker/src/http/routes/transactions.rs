use axum::http::{HeaderMap, HeaderValue, StatusCode};
use countersign_core::wire::Text;

use crate::code::Code;
use crate::failure::Failure;
use crate::http::answer::{Answer, REPLAYED, json_answer};
use crate::http::bodies::{SubmissionBody, TransactionBody};
use crate::http::call::Call;
use crate::http::read::read;
#[cfg(not(target_arch = "wasm32"))]
use crate::http::shapes;
use crate::use_cases::submit::{Submission, submit as submit_once};
use crate::use_cases::{TransactionRequest, UserId, evaluate as preview, list_transactions};

/// Longest body of a question.
pub(super) const BYTES_MAX: usize = 64 * 1024;
const KEY_LENGTH_MAX: usize = 128;
const PAGE_DEFAULT: usize = 50;
const PAGE_MAX: usize = 100;

/// What would happen to this transaction? Nothing is written.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        post,
        path = "/v1/transactions/evaluate",
        operation_id = "evaluateTransaction",
        tag = "transactions",
        security(("demoPrincipal" = [])),
        request_body = TransactionBody,
        responses(
            (status = 200, description = "What would happen; a denial is an answer", body = shapes::Preview),
            shapes::Problems,
        ),
    )
)]
pub(super) async fn evaluate(mut call: Call<UserId>) -> Answer {
    let bytes = call.json_bytes(BYTES_MAX).await?;
    let request = previewed(read(&bytes)?);
    let preview = preview::evaluate(&call.service, &call.principal, &request).await?;
    Ok(json_answer(StatusCode::OK, &preview))
}

/// Submits a transaction, once for each key.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        post,
        path = "/v1/transactions",
        operation_id = "submitTransaction",
        tag = "transactions",
        security(("demoPrincipal" = [])),
        params(
            (
                "Idempotency-Key" = String,
                Header,
                description = "1 to 128 visible ASCII characters; the same key and body get the same answer",
            ),
        ),
        request_body = SubmissionBody,
        responses(
            (status = 201, description = "Accepted", body = shapes::Transaction),
            (
                status = 409,
                description = "Previewed on another version of the configuration; nothing was submitted",
                body = shapes::Problem,
                content_type = "application/problem+json",
            ),
            shapes::Problems,
        ),
    )
)]
pub(super) async fn submit(mut call: Call<UserId>) -> Answer {
    let key = idempotency_key(call.headers())?;
    let bytes = call.json_bytes(BYTES_MAX).await?;
    let request = submitted(read(&bytes)?);
    let (user, request_id) = (&call.principal, call.request_id.as_str());
    let submission = Submission { user, key: &key, request: &request, request_id };
    let submitted = submit_once(&call.service, submission).await?;
    let mut response = json_answer(StatusCode::CREATED, &submitted.transaction);
    if submitted.is_replayed {
        let (name, value) = REPLAYED;
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// The user's own transactions, newest first.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get,
        path = "/v1/transactions",
        operation_id = "listTransactions",
        tag = "transactions",
        security(("demoPrincipal" = [])),
        params(
            (
                "limit" = Option<u32>,
                Query,
                minimum = 1,
                maximum = 100,
                description = "Transactions a page, 50 if absent",
            ),
            ("cursor" = Option<String>, Query, description = "Where the page begins"),
        ),
        responses((status = 200, description = "One page", body = shapes::Page), shapes::Problems),
    )
)]
pub(super) async fn list(call: Call<UserId>) -> Answer {
    let query = call.query(&["limit", "cursor"])?;
    let limit = query.number("limit", 1..=PAGE_MAX)?.unwrap_or(PAGE_DEFAULT);
    let cursor = query.text("cursor");
    let page = list_transactions::list_transactions(&call.service, &call.principal, limit, cursor).await?;
    Ok(json_answer(StatusCode::OK, &page))
}

fn idempotency_key(headers: &HeaderMap) -> Result<String, Failure> {
    let mut values = headers.get_all("idempotency-key").iter();
    let Some(value) = values.next() else { return Err(Code::IdempotencyKeyMissing.into()) };
    let key = value.to_str().ok().filter(|key| is_visible_ascii(key, KEY_LENGTH_MAX));
    key.filter(|_| values.next().is_none()).map(str::to_owned).ok_or(Code::IdempotencyKeyInvalid.into())
}

/// Whether a text has 1 to `max` visible ASCII characters and nothing else.
fn is_visible_ascii(text: &str, max: usize) -> bool {
    (1..=max).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn submitted(body: SubmissionBody<'_>) -> TransactionRequest {
    let owned = |text: Option<Text<'_>>| text.map(Text::into_owned);
    TransactionRequest {
        on_behalf_of: owned(body.on_behalf_of),
        action: body.action.into_owned(),
        account: owned(body.account),
        customer: owned(body.customer),
        amount: owned(body.amount),
        currency: owned(body.currency),
        execution_date: body.execution_date.into_owned(),
        snapshot_version: owned(body.snapshot_version),
    }
}

/// A preview is of what holds now: it names no version.
fn previewed(body: TransactionBody<'_>) -> TransactionRequest {
    let TransactionBody { on_behalf_of, action, account, customer, amount, currency, execution_date } = body;
    let snapshot_version = None;
    submitted(SubmissionBody {
        on_behalf_of,
        action,
        account,
        customer,
        amount,
        currency,
        execution_date,
        snapshot_version,
    })
}
