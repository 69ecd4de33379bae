use countersign_core::document;
use countersign_core::wire::{DayText, Id, NumberText, Text};

use crate::http::answer::{Answer, Created, Found, Replayable};
use crate::http::bodies::{SubmissionBody, TransactionBody};
use crate::http::call::Call;
use crate::http::input::{Body, IdempotencyKey, Path, Query};
use crate::json::Written;
use crate::lists::{LIMIT_MAX, PageRequest};
use crate::use_cases::Transaction;
use crate::use_cases::evaluate::{self as preview, Preview};
use crate::use_cases::list_transactions::{
    Filter, TransactionOrder, TransactionPage, TransactionStatus, list_transactions,
};
use crate::use_cases::read_transaction::read_transaction;
use crate::use_cases::submit::{Submission, Submitted, submit as submit_once};
use crate::use_cases::{TransactionRequest, UserId};

pub(super) async fn evaluate(call: Call<UserId, Body<TransactionBody<'static>>>) -> Answer<Found<Preview>> {
    let request = previewed(call.input.read()?);
    preview::evaluate(&call.service, &call.principal, &request).await.map(Found)
}

pub(super) async fn submit(
    call: Call<UserId, (IdempotencyKey, Body<SubmissionBody<'static>>)>,
) -> Answer<Replayable<Created<Written<Transaction>>>> {
    let (IdempotencyKey(key), body) = &call.input;
    let request = submitted(body.read()?);
    let (user, request_id) = (&call.principal, call.request_id.as_str());
    let submission = Submission { user, key, request: &request, request_id };
    let Submitted { transaction, is_replayed } = submit_once(&call.service, submission).await?;
    Ok(Replayable { answer: Created(transaction), is_replayed })
}

document! {
    /// Which of the transactions, and in which order.
    ListQuery<'a> {
        /// Their state.
        status: Option<TransactionStatus> = "status",
        /// Their account.
        account: Option<Id<'a>> = "account",
        /// Their customer.
        customer: Option<Id<'a>> = "customer",
        /// Their action.
        action: Option<Id<'a>> = "action",
        /// The first day, of the date that they are sorted by; when they were accepted is a day of UTC.
        from: Option<DayText<'a>> = "from",
        /// The last day.
        until: Option<DayText<'a>> = "until",
        /// Their order; `-createdAt` if absent.
        sort: Option<TransactionOrder> = "sort",
        /// Transactions a page; 50 if absent.
        limit: Option<NumberText<1, LIMIT_MAX>> = "limit",
        /// Where the page begins. Good for the same parameters only, but for `limit`.
        cursor: Option<Text<'a>> = "cursor",
    }
}

pub(super) async fn list(call: Call<UserId, Query<ListQuery<'static>>>) -> Answer<Found<TransactionPage>> {
    let Query(query) = &call.input;
    let id = |id: &Option<Id<'_>>| id.as_ref().map(|id| id.0.clone().into_owned());
    let day = |day: &Option<DayText<'_>>| day.as_ref().map(|day| day.as_str().to_owned());
    let filter = Filter {
        status: query.status,
        account: id(&query.account),
        customer: id(&query.customer),
        action: id(&query.action),
        from: day(&query.from),
        until: day(&query.until),
        order: query.sort.unwrap_or_default(),
    };
    let limit = query.limit.map(NumberText::get);
    let page = PageRequest::new("transactions", &filter, limit, query.cursor.as_deref());
    list_transactions(&call.service, &call.principal, &filter, &page).await.map(Found)
}

document! {
    /// Which transaction.
    TransactionPath<'a> {
        /// Its id.
        transaction: Id<'a> = "transaction",
    }
}

pub(super) async fn read(call: Call<UserId, Path<TransactionPath<'static>>>) -> Answer<Found<Transaction>> {
    let Path(TransactionPath { transaction }) = &call.input;
    read_transaction(&call.service, &call.principal, &transaction.0).await.map(Found)
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
