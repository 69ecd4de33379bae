//! Submit a transaction: decide again, and write the effect in the same guarded batch.

use countersign_core::Outcome;
use serde_json::json as object;

use super::UserId;
use super::decide::{Decided, TransactionRequest, decide};
use super::drift::refuse_stale;
use crate::database::{DatabaseError, Statement, clear_guard, guard};
use crate::digest::sha256_hex;
use crate::failure::Failure;
use crate::json::{Raw, json, raw};
use crate::ledger::audit::{self, ActorKind, Entry};
use crate::ledger::idempotency::{self, Earlier, IdempotencyKey, SubmissionOutcome};
use crate::ledger::transactions::{self, RecordedTransaction};
use crate::ledger::version::Ledger;
use crate::ledger::{usage, version};
use crate::service::Service;

/// How often a decision is made at most, if others are quicker.
const ATTEMPTS_MAX: usize = 5;

/// One submission.
#[derive(Debug, Clone, Copy)]
pub struct Submission<'a> {
    /// Who.
    pub user: &'a UserId,
    /// The client's key for it.
    pub key: &'a str,
    /// What.
    pub request: &'a TransactionRequest,
    /// The HTTP request's id, for the audit.
    pub request_id: &'a str,
}

impl Submission<'_> {
    fn key(&self) -> IdempotencyKey<'_> {
        IdempotencyKey { legal_entity: &self.user.legal_entity, user: &self.user.id, key: self.key }
    }
}

/// Submits a transaction once, however often it is asked to: the accepted transaction.
///
/// # Errors
/// `Stale` if it was previewed on another version; `TransactionDenied` with the verdict; `IdempotencyKeyReused`; `Busy`
/// after several conflicts.
pub async fn submit(service: &Service, submission: Submission<'_>) -> Result<Raw, Failure> {
    let hash = sha256_hex(json(submission.request).as_bytes());
    for _ in 0..ATTEMPTS_MAX {
        if let Some(earlier) = idempotency::find(service.stores.together(), submission.key()).await? {
            return answer_again(earlier, &hash);
        }
        match attempt(service, submission, &hash).await {
            // A conflict, or an unknown outcome: the next turn finds the key if the batch was written after all.
            Err(Failure::Busy) => {}
            answer => return answer,
        }
    }
    match idempotency::find(service.stores.together(), submission.key()).await? {
        Some(earlier) => answer_again(earlier, &hash),
        None => Err(Failure::Busy),
    }
}

fn answer_again(earlier: Earlier, hash: &str) -> Result<Raw, Failure> {
    if earlier.request_hash != hash {
        return Err(Failure::IdempotencyKeyReused);
    }
    match earlier.answered {
        SubmissionOutcome::Accepted => Ok(earlier.answer),
        SubmissionOutcome::Denied => Err(Failure::TransactionDenied(earlier.answer)),
    }
}

async fn attempt(service: &Service, submission: Submission<'_>, hash: &str) -> Result<Raw, Failure> {
    let decided = decide(service, submission.user, submission.request).await?;
    refuse_stale(service, submission.user, submission.request, &decided).await?;
    match (decided.outcome, &decided.basis.ledger) {
        (Outcome::Executed | Outcome::PendingApproval, Some(ledger)) => {
            accept(service, submission, &decided, ledger, hash).await
        }
        (Outcome::Denied, _) => deny(service, submission, decided, hash).await,
        (_, None) => Err(Failure::Internal("the engine accepted a transaction at no customer".to_owned())),
    }
}

/// Runs a batch. A conflict and an unknown outcome are both answered by reading the key again.
async fn write(service: &Service, statements: Vec<Statement>) -> Result<(), Failure> {
    match service.stores.together().batch(statements).await {
        Ok(_) => Ok(()),
        Err(DatabaseError::Conflict | DatabaseError::UnknownOutcome) => Err(Failure::Busy),
        Err(error) => Err(error.into()),
    }
}

async fn accept(
    service: &Service,
    submission: Submission<'_>,
    decided: &Decided,
    ledger: &Ledger,
    hash: &str,
) -> Result<Raw, Failure> {
    let transaction = transaction(service, submission, decided, ledger)?;
    let answer = raw(json(&transaction))?;
    let entity = &decided.basis.entity;
    // First of all: if anything that was decided on has changed, nothing below is written.
    let mut statements = vec![version::raise(entity, ledger), guard()];
    statements.push(transactions::insert(&entity.id, &transaction, decided.amounts));
    statements.extend(add_usage(submission, decided));
    let kept = idempotency::insert(
        submission.key(),
        hash,
        SubmissionOutcome::Accepted,
        answer.get(),
        &transaction.created_at,
    );
    statements.push(kept);
    let event = format!("transaction.{}", transaction.status);
    statements.push(audit_entry(submission, decided, &transaction.created_at, &event, &transaction.id));
    statements.push(clear_guard());
    write(service, statements).await?;
    Ok(answer)
}

fn transaction(
    service: &Service,
    submission: Submission<'_>,
    decided: &Decided,
    ledger: &Ledger,
) -> Result<RecordedTransaction, Failure> {
    Ok(RecordedTransaction {
        id: service.new_id()?,
        status: decided.outcome.code().to_owned(),
        user: submission.user.id.clone(),
        on_behalf_of: submission.request.on_behalf_of.clone(),
        customer: ledger.customer.clone(),
        account: submission.request.account.clone(),
        action: submission.request.action.clone(),
        money: decided.amounts.map(Into::into),
        base_currency: decided.basis.entity.currency.clone(),
        execution_date: decided.date.to_string(),
        created_at: service.clock.now(),
        verdict: decided.verdict.clone(),
        snapshot_version: decided.basis.entity.catalogue_version.clone(),
    })
}

fn add_usage(submission: Submission<'_>, decided: &Decided) -> Option<Statement> {
    let request = submission.request;
    let (account, amounts) = (request.account.as_deref()?, decided.amounts?);
    let (legal_entity, spender) = (&submission.user.legal_entity, request.spender(submission.user));
    Some(usage::add(legal_entity, spender, account, &request.action, decided.date, amounts.base.0))
}

/// Records a denial: the answer under its key, and the entry in the audit. No usage and no guard, since a denial takes
/// nothing away from anybody.
async fn deny(
    service: &Service,
    submission: Submission<'_>,
    decided: Decided,
    hash: &str,
) -> Result<Raw, Failure> {
    let now = service.clock.now();
    let request = submission.request;
    let subject = request.account.as_deref().or(request.customer.as_deref()).unwrap_or_default();
    let kept =
        idempotency::insert(submission.key(), hash, SubmissionOutcome::Denied, decided.verdict.get(), &now);
    let entry = audit_entry(submission, &decided, &now, "transaction.denied", subject);
    write(service, vec![kept, entry]).await?;
    Err(Failure::TransactionDenied(decided.verdict))
}

fn audit_entry(
    submission: Submission<'_>,
    decided: &Decided,
    at: &str,
    event: &str,
    subject: &str,
) -> Statement {
    let UserId { legal_entity, id } = submission.user;
    let detail = object!({
        "request": submission.request,
        "verdict": decided.verdict,
        "snapshotVersion": decided.basis.entity.catalogue_version,
    });
    let actor = (ActorKind::User, id.as_str());
    audit::insert(&Entry { legal_entity, at, request: submission.request_id, actor, event, subject, detail })
}
