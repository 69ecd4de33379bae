//! What a decided submission writes, and what it answers when that is written.

use countersign_core::Outcome;
use serde_json::json as object;

use super::admission::{Admitted, Person};
use super::decide::{Decided, shortened};
use super::submission::{Submission, Submitted};
use crate::database::Statement;
use crate::failure::{Denial, Failure};
use crate::json::{Raw, json, raw};
use crate::ledger::audit::{self, About, ActorKind, Entry};
use crate::ledger::idempotency::{self, IdempotencyKey, Kept, SubmissionOutcome};
use crate::ledger::transactions::{self, Transaction, status_of, texts};
use crate::ledger::usage::{self, Spending, Spent};
use crate::ledger::version::Ledger;
use crate::service::Service;

/// What one submission writes. What it was decided on is guarded beside it.
pub(super) struct Effect {
    /// Its rows.
    pub statements: Vec<Statement>,
    /// Whether it draws on the ledger.
    pub draws: bool,
    /// The answer, once they are written.
    pub answer: Result<Submitted, Failure>,
}

/// A decision over a submission, to be written.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub service: &'a Service,
    pub submission: Submission<'a>,
    pub admitted: &'a Admitted<'a>,
    pub decided: &'a Decided,
    /// Of what it wants.
    pub hash: &'a str,
    /// In milliseconds since 1970.
    pub now: u64,
}

/// A user's key for a submission.
pub(super) fn key<'a>(user: &'a Person, submission: Submission<'a>) -> IdempotencyKey<'a> {
    IdempotencyKey { legal_entity: &user.legal_entity, user: &user.id, key: submission.key }
}

impl Writer<'_> {
    /// What the decision writes.
    pub(super) fn effect(self) -> Result<Effect, Failure> {
        match (self.decided.outcome, &self.decided.basis.ledger) {
            (Outcome::Executed | Outcome::PendingApproval, Some(ledger)) => self.accept(ledger),
            (Outcome::Denied, _) => Ok(self.deny()),
            (_, None) => {
                Err(Failure::Internal("the engine accepted a transaction at no customer".to_owned()))
            }
        }
    }

    fn accept(self, ledger: &Ledger) -> Result<Effect, Failure> {
        let transaction = self.transaction(ledger)?;
        let answer = raw(json(&transaction))?;
        let entity = &self.decided.entity;
        let mut statements: Vec<Statement> =
            self.keep(SubmissionOutcome::Accepted, &answer, &transaction.created_at).into();
        statements.push(transactions::insert(&entity.id, &transaction, self.decided.amounts));
        statements.extend(self.usage().into_iter().flat_map(usage::add));
        let event = format!("transaction.{}", transaction.status);
        statements.push(self.audit_entry(&transaction.created_at, &event, &transaction.id));
        let answer = Ok(Submitted { transaction: answer.into(), is_replayed: false });
        Ok(Effect { statements, draws: true, answer })
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

    /// The same as usage, for those who are decided after it.
    pub(super) fn spent(&self) -> Option<Spent> {
        let Spending { user, account, action, date, amount, .. } = self.usage()?;
        let [user, account, action] = [user, account, action].map(str::to_owned);
        Some(Spent { user, account, action, date, amount })
    }

    fn keep(self, answered: SubmissionOutcome, answer: &Raw, at: &str) -> [Statement; 2] {
        let kept = Kept { request_hash: self.hash, answered, answer: answer.get(), at, now: self.now };
        idempotency::keep(key(self.admitted.user, self.submission), kept)
    }

    /// A denial: the answer under its key, and the entry in the audit. It is guarded as what is accepted is, though it
    /// takes nothing away from anybody: what a key stands for was true when it was written.
    fn deny(self) -> Effect {
        let verdict = &self.decided.verdict;
        let now = self.service.clock.now();
        let request = self.submission.request;
        let subject = request.account.as_deref().or(request.customer.as_deref()).unwrap_or_default();
        let subject = shortened(subject);
        let mut statements: Vec<Statement> = self.keep(SubmissionOutcome::Denied, verdict, &now).into();
        statements.push(self.audit_entry(&now, "transaction.denied", &subject));
        let answer = Err(Failure::TransactionDenied(Denial { verdict: verdict.clone(), is_replayed: false }));
        Effect { statements, draws: false, answer }
    }

    fn audit_entry(self, at: &str, event: &str, subject: &str) -> Statement {
        let Person { legal_entity, id } = self.admitted.user;
        let detail = object!({
            "request": self.submission.request.shortened(),
            "verdict": self.decided.verdict,
            "snapshotVersion": self.decided.basis.snapshot.version(),
        });
        let (actor, request) = ((ActorKind::User, id.as_str()), self.submission.request_id);
        let customers: Vec<&str> =
            self.decided.basis.ledger.iter().map(|ledger| ledger.customer.as_str()).collect();
        let entry = Entry { legal_entity, at, request, actor, event, subject, detail };
        audit::insert_about(&entry, About::Customers(&customers))
    }
}
