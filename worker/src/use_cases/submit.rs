//! Submit a transaction: decide again, and write the effect in the same guarded batch.

use countersign_core::Outcome;
use countersign_core::amount::Amount;
use countersign_core::currency::Currency;
use serde_json::{Value, json as object};

use super::admission::{Admitted, AroundToday, Person, UserId, admit};
use super::decide::{Decided, TransactionRequest, decide, facts, ground};
use super::drift::refuse_altered;
use super::turn::{back_off, turn_at};
use crate::code::Code;
use crate::database::{DatabaseError, Statement, clear_guard};
use crate::digest::sha256_hex;
use crate::failure::{Denial, Failure, FieldProblem};
use crate::json::{Raw, Written, json, raw};
use crate::ledger::audit::{self, ActorKind, Entry};
use crate::ledger::idempotency::{self, Answered, Earlier, IdempotencyKey, Kept, SubmissionOutcome};
use crate::ledger::transactions::{self, Transaction, status_of, texts};
use crate::ledger::usage::{self, Spending};
use crate::ledger::version::{self, Ledger};
use crate::service::Service;
use crate::snapshot::history::ContractsOf;

/// How often a decision is made at most, if others are quicker.
const ATTEMPTS_MAX: u32 = 8;

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
    /// Tells submissions apart that may draw on different ledgers.
    fn kind(self) -> String {
        let TransactionRequest { account, customer, .. } = self.request;
        json(&(self.user.claim(), account, customer))
    }
}

/// An accepted submission.
#[derive(Debug)]
pub struct Submitted {
    /// The transaction.
    pub transaction: Written<Transaction>,
    /// Whether this is the answer that was given before.
    pub is_replayed: bool,
}

/// Submits a transaction once, however often it is asked to: the accepted transaction.
///
/// # Errors
/// `Stale` if what it was previewed on decides otherwise; `TransactionDenied` with the verdict; `IdempotencyKeyReused`;
/// `Refused` with `not-initiating` for an action that starts no transaction;
/// `Busy` after several conflicts.
pub async fn submit(service: &Service, submission: Submission<'_>) -> Result<Submitted, Failure> {
    let kind = submission.kind();
    for number in 0..=ATTEMPTS_MAX {
        let turn = turn_at(service, &service.turns.ledger(&kind)).await?;
        // A conflict, or an unknown outcome: the next attempt finds the key if the batch was written after all. So the
        // last one only reads.
        match attempt(service, submission, number < ATTEMPTS_MAX).await {
            Err(Failure::Busy) => {}
            answer => return answer,
        }
        drop(turn);
        back_off(service, number).await;
    }
    Err(Failure::Busy)
}

/// One attempt: a read, a decision, and a batch that writes it.
async fn attempt(service: &Service, submission: Submission<'_>, writes: bool) -> Result<Submitted, Failure> {
    let Submission { request, .. } = submission;
    let (around, now) = (AroundToday::of(service)?, service.clock.millis());
    let (admitted, (earlier, contracts, found)) = admit(service, submission.user, |user| {
        let seen = request.snapshot_version.as_deref();
        (
            Answered { key: key(user, submission), now },
            seen.map(|name| ContractsOf { legal_entity: &user.legal_entity, name }),
            facts(user, request, &around),
        )
    })
    .await?;
    let hash = content_hash(request, &admitted);
    if let Some(earlier) = earlier {
        return answer_again(earlier, &hash);
    }
    if !writes {
        return Err(Failure::Busy);
    }
    let ground = ground(&admitted, found);
    if let Some(ledger) = &ground.basis.ledger {
        service.turns.remember(&submission.kind(), json(&(&admitted.entity.id, &ledger.customer)));
    }
    let decided = decide(service, &admitted, request, &ground).await?;
    if decided.starts_nothing {
        return Err(Failure::Refused(vec![FieldProblem::own("/action", Code::NotInitiating)].into()));
    }
    refuse_altered(service, &admitted, request, &ground, &decided, contracts.flatten()).await?;
    let writer = Writer { service, submission, admitted: &admitted, decided: &decided, hash: &hash, now };
    match (decided.outcome, &decided.basis.ledger) {
        (Outcome::Executed | Outcome::PendingApproval, Some(ledger)) => writer.accept(ledger).await,
        (Outcome::Denied, _) => writer.deny().await,
        (_, None) => Err(Failure::Internal("the engine accepted a transaction at no customer".to_owned())),
    }
}

fn key<'a>(user: &'a Person, submission: Submission<'a>) -> IdempotencyKey<'a> {
    IdempotencyKey { legal_entity: &user.legal_entity, user: &user.id, key: submission.key }
}

/// A hash of what a request wants. The snapshot that it was previewed on is a condition and no content: a client that
/// looks again and agrees sends the same request. Amounts are compared as values: `5` is `5.00`.
fn content_hash(request: &TransactionRequest, admitted: &Admitted<'_>) -> String {
    let TransactionRequest { on_behalf_of, action, account, customer, execution_date, .. } = request;
    let money = request.amount.as_ref().map(|amount| money(amount, request.currency.as_ref(), admitted));
    sha256_hex(json(&(on_behalf_of, action, account, customer, money, execution_date)).as_bytes())
}

/// An amount as a value with its currency; as it was written if it is none, since then nothing is decided over it.
fn money(amount: &str, currency: Option<&String>, admitted: &Admitted<'_>) -> Value {
    let code = currency.unwrap_or(&admitted.entity.currency);
    let value = Currency::parse(code).and_then(|currency| Amount::parse(amount, currency).ok());
    value
        .map_or_else(|| object!([amount, currency]), |value| object!([value.minor().to_string(), code, true]))
}

fn answer_again(earlier: Earlier, hash: &str) -> Result<Submitted, Failure> {
    if earlier.request_hash != hash {
        return Err(Failure::IdempotencyKeyReused);
    }
    match earlier.answered {
        SubmissionOutcome::Accepted => {
            Ok(Submitted { transaction: earlier.answer.into(), is_replayed: true })
        }
        SubmissionOutcome::Denied => {
            Err(Failure::TransactionDenied(Denial { verdict: earlier.answer, is_replayed: true }))
        }
    }
}

/// Writes what was decided.
#[derive(Clone, Copy)]
struct Writer<'a> {
    service: &'a Service,
    submission: Submission<'a>,
    admitted: &'a Admitted<'a>,
    decided: &'a Decided,
    hash: &'a str,
    now: u64,
}

impl Writer<'_> {
    /// Runs a batch. A conflict and an unknown outcome are both answered by reading the key again.
    async fn write(self, statements: Vec<Statement>) -> Result<(), Failure> {
        match self.service.stores.together().batch(statements).await {
            Ok(_) => Ok(()),
            Err(DatabaseError::Conflict | DatabaseError::UnknownOutcome) => Err(Failure::Busy),
            Err(error) => Err(error.into()),
        }
    }

    async fn accept(self, ledger: &Ledger) -> Result<Submitted, Failure> {
        let Self { decided, .. } = self;
        let entity = &decided.entity;
        let transaction = self.transaction(ledger)?;
        let answer = raw(json(&transaction))?;
        // First of all: if anything that was decided on has changed, nothing below is written.
        let mut statements = version::unchanged(entity, Some(ledger));
        statements.extend(version::raise(entity, ledger));
        statements.extend(self.keep(SubmissionOutcome::Accepted, &answer, &transaction.created_at));
        statements.push(transactions::insert(&entity.id, &transaction, decided.amounts));
        statements.extend(self.usage().into_iter().flat_map(usage::add));
        let event = format!("transaction.{}", transaction.status);
        statements.push(self.audit_entry(&transaction.created_at, &event, &transaction.id));
        statements.push(clear_guard());
        self.write(statements).await?;
        Ok(Submitted { transaction: answer.into(), is_replayed: false })
    }

    fn transaction(self, ledger: &Ledger) -> Result<Transaction, Failure> {
        let Self { submission: Submission { request, .. }, decided, .. } = self;
        let [amount, currency, base_amount] = texts(decided.amounts);
        Ok(Transaction {
            id: self.service.new_id()?,
            status: status_of(decided.outcome.code())?,
            user: self.admitted.user.id.clone(),
            on_behalf_of: request.on_behalf_of.clone(),
            customer: ledger.customer.clone(),
            account: request.account.clone(),
            action: request.action.clone(),
            amount,
            currency,
            base_amount,
            base_currency: decided.entity.currency.clone(),
            execution_date: decided.date.to_string(),
            created_at: self.service.clock.now(),
            verdict: decided.verdict.clone().into(),
            snapshot_version: decided.basis.snapshot.version(),
        })
    }

    fn usage(&self) -> Option<Spending<'_>> {
        let (request, user) = (self.submission.request, self.admitted.user);
        Some(Spending {
            legal_entity: &user.legal_entity,
            user: request.spender(user),
            account: request.account.as_deref()?,
            action: &request.action,
            date: self.decided.date,
            amount: self.decided.amounts?.base.0,
        })
    }

    fn keep(self, answered: SubmissionOutcome, answer: &Raw, at: &str) -> [Statement; 2] {
        let kept = Kept { request_hash: self.hash, answered, answer: answer.get(), at, now: self.now };
        idempotency::keep(key(self.admitted.user, self.submission), kept)
    }

    /// Records a denial: the answer under its key, and the entry in the audit. It is guarded as what is accepted is,
    /// though it takes nothing away from anybody: what a key stands for was true when it was written.
    async fn deny(self) -> Result<Submitted, Failure> {
        let Decided { entity, basis, verdict, .. } = self.decided;
        let now = self.service.clock.now();
        let request = self.submission.request;
        let subject = request.account.as_deref().or(request.customer.as_deref()).unwrap_or_default();
        let mut statements = version::unchanged(entity, basis.ledger.as_ref());
        statements.extend(basis.ledger.as_ref().map(|ledger| version::unmoved(entity, ledger)));
        statements.extend(self.keep(SubmissionOutcome::Denied, verdict, &now));
        statements.push(self.audit_entry(&now, "transaction.denied", subject));
        statements.push(clear_guard());
        self.write(statements).await?;
        Err(Failure::TransactionDenied(Denial { verdict: verdict.clone(), is_replayed: false }))
    }

    fn audit_entry(self, at: &str, event: &str, subject: &str) -> Statement {
        let Person { legal_entity, id } = self.admitted.user;
        let detail = object!({
            "request": self.submission.request,
            "verdict": self.decided.verdict,
            "snapshotVersion": self.decided.basis.snapshot.version(),
        });
        let (actor, request) = ((ActorKind::User, id.as_str()), self.submission.request_id);
        audit::insert(&Entry { legal_entity, at, request, actor, event, subject, detail })
    }
}
