//! One decision over what the database holds now.

use countersign_core::amount::Amount;
use countersign_core::currency::Currency;
use countersign_core::day::Day;
use countersign_core::wire::{self, EvaluateQuestion};
use countersign_core::{Decision, Engine, Outcome, Question, Usage};
use serde::Serialize;

use super::{UserId, today};
use crate::failure::{Failure, FieldProblem};
use crate::json::{Raw, json, raw};
use crate::ledger::transactions::Amounts;
use crate::ledger::usage::{self, Spent, Wanted, load, weeks_around};
use crate::service::Service;
use crate::snapshot::{Basis, Named, load_for, locate_own};
use crate::tables::legal_entities::CurrentEntity;

/// What a user wants to do, as they wrote it: the engine says what of it is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TransactionRequest {
    /// For whom, under a grant, if not for the user. Left out where absent, so that requests stored before there were
    /// grants keep the hash under their idempotency key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<String>,
    /// The action.
    pub action: String,
    /// On which account.
    pub account: Option<String>,
    /// At which customer.
    pub customer: Option<String>,
    /// How much.
    pub amount: Option<String>,
    /// In which currency; absent: the base currency.
    pub currency: Option<String>,
    /// When it is to be executed.
    pub execution_date: String,
    /// The configuration on which the client previewed it; another one than the current one is refused.
    pub snapshot_version: Option<String>,
}

impl TransactionRequest {
    /// Whose limits are used.
    pub(super) fn spender<'r>(&'r self, user: &'r UserId) -> &'r str {
        self.on_behalf_of.as_deref().unwrap_or(&user.id)
    }
}

/// A decision, and what it was made on.
pub struct Decided {
    /// Where the question stands, at the versions that were decided on.
    pub basis: Basis,
    /// What happens.
    pub outcome: Outcome,
    /// The engine's answer.
    pub verdict: Raw,
    /// The amounts, for a monetary action that came as far as its limits.
    pub amounts: Option<Amounts>,
    /// The execution date.
    pub date: Day,
    /// The civil date at the legal entity.
    pub today: Day,
}

/// Decides over a user's request.
///
/// The versions are read before the usage. An effect in between raises the ledger's version, and a batch guarded by the
/// versions that were read fails; read the other way round, it would pass on old usage.
pub async fn decide(
    service: &Service,
    user: &UserId,
    request: &TransactionRequest,
) -> Result<Decided, Failure> {
    let basis = basis_of(service, user, request).await?;
    let today = today(service, &basis.entity)?;
    let spent = usage_around(service, &basis, request.spender(user), &request.execution_date).await?;
    let loaded = load_for(service, &basis).await?;
    let engine = &loaded.engine;
    let document = document(user, request, today);
    let asked = document.resolve(engine).map_err(refused)?;
    let decision = evaluate(engine, &document, &asked, &load(engine, &spent)?)?;
    let verdict = raw(json(&wire::decision_answer(engine, &decision)))?;
    let amounts = amounts(engine.currency(), &asked, &decision);
    let (outcome, date) = (decision.outcome, asked.date);
    Ok(Decided { outcome, verdict, amounts, date, today, basis })
}

async fn basis_of(service: &Service, user: &UserId, request: &TransactionRequest) -> Result<Basis, Failure> {
    let (account, customer) = (request.account.as_deref(), request.customer.as_deref());
    let named = Named { user: &user.id, account, customer, ..Named::default() };
    let day = |entity: &CurrentEntity| service.clock.today(&entity.time_zone);
    let basis = locate_own(service.stores.together(), &user.legal_entity, named, &day).await?;
    basis.ok_or(Failure::SignInRequired)
}

/// All usage that can lie in one week with this date, on whichever day the institution's weeks begin.
async fn usage_around(
    service: &Service,
    basis: &Basis,
    user: &str,
    date: &str,
) -> Result<Vec<Spent>, Failure> {
    // A date that is none and a place that is unknown to the user have no usage; the engine will say so.
    let (Ok(date), Some(ledger)) = (Day::parse(date), &basis.ledger) else { return Ok(Vec::new()) };
    let (first, last) = weeks_around(date);
    let customers = [ledger.customer.as_str()];
    let wanted = Wanted { user, givers: &[], customers: &customers, first, last: Some(last) };
    Ok(usage::read(service.stores.together(), &basis.entity, wanted).await?)
}

fn document<'q>(user: &'q UserId, request: &'q TransactionRequest, today: Day) -> EvaluateQuestion<'q> {
    let text = |text: &'q Option<String>| text.as_deref().map(Into::into);
    EvaluateQuestion {
        user: user.id.as_str().into(),
        on_behalf_of: text(&request.on_behalf_of),
        action: request.action.as_str().into(),
        account: text(&request.account),
        customer: text(&request.customer),
        amount: text(&request.amount),
        currency: text(&request.currency),
        date: request.execution_date.as_str().into(),
        today: Some(today.to_string().into()),
    }
}

fn evaluate<'e>(
    engine: &'e Engine,
    document: &EvaluateQuestion<'_>,
    asked: &Question<'_>,
    usage: &Usage,
) -> Result<Decision<'e>, Failure> {
    engine.evaluate(asked, usage).map_err(|code| refused(document.refused_amount(code)))
}

/// The engine's problems with a question, named as the body names its fields.
fn refused(problems: countersign_core::Problems) -> Failure {
    let renamed = |problem| {
        let mut problem = FieldProblem::from(problem);
        if problem.pointer == "/date" {
            "/executionDate".clone_into(&mut problem.pointer);
        }
        problem
    };
    Failure::Refused(problems.map(renamed))
}

fn amounts(base: Currency, asked: &Question<'_>, decision: &Decision<'_>) -> Option<Amounts> {
    let entered: (Amount, Currency) = asked.amount?;
    Some(Amounts { amount: entered, base: (decision.judged?.amount, base) })
}
