//! Settles submissions: everything about them comes from one read, each is decided after those before it, and what is
//! decided is written in one guarded batch.

use countersign_core::amount::Amount;
use countersign_core::currency::Currency;
use serde_json::{Value, json as object};

use super::admission::{Admission, Admitted, AroundToday};
use super::decide::{Facts, FoundFacts, Ground, TransactionRequest, decide, facts, ground};
use super::drift::refuse_altered;
use super::effect::{Effect, Writer, key};
use super::submission::{Submission, Submitted};
use crate::code::Code;
use crate::database::{DatabaseError, Statement, clear_guard, read};
use crate::digest::sha256_hex;
use crate::failure::{Denial, Failure, FieldProblem};
use crate::json::json;
use crate::ledger::idempotency::{Answered, Earlier, SubmissionOutcome};
use crate::ledger::usage::Spent;
use crate::ledger::version::{self, Ledger};
use crate::service::Service;
use crate::snapshot::history::ContractsOf;
use crate::tables::legal_entities::CurrentEntity;

/// What became of a submission; `Busy` if others were quicker, or if it could not be settled with the others.
pub(super) type Settled = Result<Submitted, Failure>;

/// What is read of one submission beside admission.
type Read<'a> = (Answered<'a>, Option<ContractsOf<'a>>, Facts<'a>);
type Found = (Option<Earlier>, Option<Option<Vec<String>>>, FoundFacts);

/// Settles submissions, each after those before it; or only says what was answered before.
///
/// # Errors
/// If the database does not answer: then nothing is known of any of them.
pub(super) async fn settle(
    service: &Service,
    submissions: &[Submission<'_>],
    writes: bool,
) -> Result<Vec<Settled>, Failure> {
    let (around, now) = (AroundToday::of(service)?, service.clock.millis());
    let parts: Vec<_> = submissions.iter().map(|one| what_to_read(*one, &around, now)).collect();
    let found = read(service.stores.together(), &parts).await?;
    let mut group =
        Group { service, now, writes, taken: Vec::new(), keys: Vec::new(), batch: Batch::default() };
    let mut steps = Vec::new();
    for ((submission, part), found) in submissions.iter().zip(&parts).zip(found) {
        let step = match part.let_in(service, found) {
            Ok((admitted, found)) => group.step(*submission, &admitted, found).await,
            Err(failure) => Err(failure),
        };
        steps.push(step);
    }
    let written = write(service, group.batch).await;
    let is_alone = submissions.len() == 1;
    Ok(steps.into_iter().map(|step| settled(step, &written, is_alone)).collect())
}

fn what_to_read<'a>(
    submission: Submission<'a>,
    around: &'a AroundToday,
    now: u64,
) -> Admission<'a, Read<'a>> {
    let Submission { request, .. } = submission;
    Admission::of(submission.user, now, |user| {
        let seen = request.snapshot_version.as_deref();
        (
            Answered { key: key(user, submission), now },
            seen.map(|name| ContractsOf { legal_entity: &user.legal_entity, name }),
            facts(user, request, around),
        )
    })
}

/// What one submission comes to before the batch is written.
enum Step {
    /// Nothing is to be written for it.
    Answered(Submitted),
    /// This is the answer if the batch is written.
    Decided(Settled),
}

fn settled(step: Result<Step, Failure>, written: &Result<(), DatabaseError>, is_alone: bool) -> Settled {
    let step = match step {
        // It was refused after those before it, and they were not written: it is asked again alone.
        Err(_) if written.is_err() && !is_alone => return Err(Failure::Busy),
        step => step?,
    };
    match (step, written) {
        (Step::Answered(submitted), _) => Ok(submitted),
        (Step::Decided(answer), Ok(())) => answer,
        // A conflict and an unknown outcome are both answered by reading the key again. Of several, any may be the one to
        // blame for another error: each is tried alone.
        (Step::Decided(_), Err(error)) => match error {
            DatabaseError::Conflict | DatabaseError::UnknownOutcome => Err(Failure::Busy),
            error if is_alone => Err(error.clone().into()),
            _ => Err(Failure::Busy),
        },
    }
}

async fn write(service: &Service, batch: Batch) -> Result<(), DatabaseError> {
    let statements = batch.statements();
    if statements.is_empty() {
        return Ok(());
    }
    service.stores.together().batch(statements).await.map(|_| ())
}

/// Submissions that are settled together.
struct Group<'s> {
    service: &'s Service,
    now: u64,
    writes: bool,
    /// What those before took, at which customer.
    taken: Vec<(String, Spent)>,
    /// The keys of those before: the second of two under one key is left for another time, when the first is answered.
    keys: Vec<String>,
    batch: Batch,
}

impl Group<'_> {
    async fn step(
        &mut self,
        submission: Submission<'_>,
        admitted: &Admitted<'_>,
        (earlier, contracts, facts): Found,
    ) -> Result<Step, Failure> {
        let request = submission.request;
        let hash = content_hash(request, admitted);
        if let Some(earlier) = earlier {
            return answer_again(earlier, &hash).map(Step::Answered);
        }
        let name = json(&(&admitted.user.legal_entity, &admitted.user.id, submission.key));
        if !self.writes || self.keys.contains(&name) {
            return Err(Failure::Busy);
        }
        let ground = self.ground(submission, admitted, facts);
        let decided = decide(self.service, admitted, request, &ground).await?;
        if decided.starts_nothing {
            return Err(Failure::Refused(vec![FieldProblem::own("/action", Code::NotInitiating)].into()));
        }
        let contracts = contracts.flatten();
        refuse_altered(self.service, admitted, request, &ground, &decided, contracts).await?;
        let (service, now) = (self.service, self.now);
        let writer = Writer { service, submission, admitted, decided: &decided, hash: &hash, now };
        let effect = writer.effect()?;
        self.keys.push(name);
        if let (Some(ledger), Some(spent)) = (&decided.basis.ledger, writer.spent().filter(|_| effect.draws))
        {
            self.taken.push((ledger.customer.clone(), spent));
        }
        Ok(Step::Decided(self.batch.add(&decided.entity, decided.basis.ledger.as_ref(), effect)))
    }

    /// What the submission is decided on: what was read, and what those before it took.
    fn ground(&self, submission: Submission<'_>, admitted: &Admitted<'_>, facts: FoundFacts) -> Ground {
        let mut ground = ground(admitted, facts);
        let Some(ledger) = &ground.basis.ledger else { return ground };
        let customer = json(&(&admitted.entity.id, &ledger.customer));
        self.service.turns.remember(&submission.kind(), customer);
        let spender = submission.request.spender(admitted.user);
        let taken = self.taken.iter().filter(|(customer, _)| *customer == ledger.customer);
        let counts =
            taken.filter_map(|(_, spent)| spent.as_seen_by(spender, admitted.entity.shared_contract_limits));
        ground.spent.extend(counts.collect::<Vec<_>>());
        ground
    }
}

/// What is written at once.
#[derive(Default)]
struct Batch {
    /// What everything was decided on: each once.
    unchanged: Vec<Statement>,
    /// The ledgers with their legal entities, and how many submissions draw on them.
    ledgers: Vec<(CurrentEntity, Ledger, u64)>,
    effects: Vec<Statement>,
}

impl Batch {
    fn add(&mut self, entity: &CurrentEntity, ledger: Option<&Ledger>, effect: Effect) -> Settled {
        for statement in version::unchanged(entity, ledger) {
            if !self.unchanged.contains(&statement) {
                self.unchanged.push(statement);
            }
        }
        if let Some(ledger) = ledger {
            self.note(entity, ledger, effect.draws);
        }
        self.effects.extend(effect.statements);
        effect.answer
    }

    fn note(&mut self, entity: &CurrentEntity, ledger: &Ledger, draws: bool) {
        let is_same = |(other, known, _): &&mut (CurrentEntity, Ledger, u64)| {
            other.id == entity.id && known.customer == ledger.customer
        };
        match self.ledgers.iter_mut().find(is_same) {
            Some((_, _, count)) => *count = count.saturating_add(draws.into()),
            None => self.ledgers.push((entity.clone(), ledger.clone(), draws.into())),
        }
    }

    /// First of all the guards: if anything that was decided on has changed, nothing is written.
    fn statements(self) -> Vec<Statement> {
        let mut statements = self.unchanged;
        if self.effects.is_empty() {
            return statements;
        }
        for (entity, ledger, effects) in &self.ledgers {
            match effects {
                0 => statements.push(version::unmoved(entity, ledger)),
                _ => statements.extend(version::raise(entity, ledger, *effects)),
            }
        }
        statements.extend(self.effects);
        statements.push(clear_guard());
        statements
    }
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
