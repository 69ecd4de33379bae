//! One decision over what the database holds now.

use countersign_core::amount::Amount;
use countersign_core::bounds::ID_BYTES_MAX;
use countersign_core::currency::Currency;
use countersign_core::day::Day;
use countersign_core::wire::{self, DecisionAnswer, EvaluateQuestion};
use countersign_core::{Decision, Engine, Outcome, Question};
use serde::{Deserialize, Serialize};

use super::admission::{Admitted, AroundToday, Person};
use crate::failure::{Failure, FieldProblem};
use crate::json::{Raw, json, raw};
use crate::ledger::holdings::{Held, HeldBy, Holdings};
use crate::ledger::place::{Named, OwnPlace};
use crate::ledger::spending::{Dates, OwnUsage};
use crate::ledger::transactions::Amounts;
use crate::ledger::usage::{Spent, StoredUsage, load, periods_around};
use crate::ledger::version::Ledger;
use crate::service::Service;
use crate::snapshot::{Basis, load_for};
use crate::tables::legal_entities::CurrentEntity;

/// What a user wants to do, as they wrote it: the engine says what of it is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TransactionRequest {
    /// For whom, under a grant, if not for the user.
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
    /// The snapshot on which the client previewed it.
    pub snapshot_version: Option<String>,
}

impl TransactionRequest {
    /// Whose limits are used.
    pub(super) fn spender<'r>(&'r self, user: &'r Person) -> &'r str {
        self.on_behalf_of.as_deref().unwrap_or(&user.id)
    }

    /// As the audit keeps it: longer texts than any id say nothing, and what is kept is kept for ever.
    pub(super) fn shortened(&self) -> Self {
        let short = |text: &Option<String>| text.as_deref().map(shortened);
        Self {
            on_behalf_of: short(&self.on_behalf_of),
            action: shortened(&self.action),
            account: short(&self.account),
            customer: short(&self.customer),
            amount: short(&self.amount),
            currency: short(&self.currency),
            execution_date: shortened(&self.execution_date),
            snapshot_version: short(&self.snapshot_version),
        }
    }

    fn named(&self) -> Named<'_> {
        Named { account: self.account.as_deref(), customer: self.customer.as_deref() }
    }
}

/// A text cut to the length that an id may have.
pub(super) fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(ID_BYTES_MAX).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// What a decision over a request is made on, to be read with whatever else is needed in one batch: where the user has
/// something, where the request stands, and the usage around it.
pub(super) type Facts<'a> = (HeldBy<'a>, OwnPlace<'a>, Option<OwnUsage<'a>>);

/// What was read of them.
pub(super) type FoundFacts = (Holdings, Vec<Ledger>, Option<StoredUsage>);

/// What to read for a decision.
pub(super) fn facts<'a>(
    user: &'a Person,
    request: &'a TransactionRequest,
    around: &'a AroundToday,
) -> Facts<'a> {
    let (asker, named) = (around.asker(user), request.named());
    // A date that is none has no usage; the engine will say so.
    let usage = Day::parse(&request.execution_date).ok().map(|date| {
        // In whichever week of the institution, and in its month.
        let (first, last) = periods_around(date);
        OwnUsage { asker, named, spender: request.spender(user), dates: Dates { first, last } }
    });
    (HeldBy { legal_entity: &user.legal_entity, user: &user.id }, OwnPlace { asker, named }, usage)
}

/// What a decision is made on, at the versions that were read with it.
pub(super) struct Ground {
    /// What the user has today.
    pub held: Held,
    /// Where the request stands.
    pub basis: Basis,
    /// What was spent before.
    pub spent: Vec<Spent>,
}

/// Leaves of the facts what counts today. A place that is not open to the user is as one that is not there.
pub(super) fn ground(admitted: &Admitted<'_>, facts: FoundFacts) -> Ground {
    let (holdings, mut ledgers, usage) = facts;
    let held = holdings.on(admitted.today);
    ledgers.retain(|ledger| held.contracts.contains_key(&ledger.contract));
    let basis = Basis::on(&admitted.entity, ledgers, admitted.as_known());
    let drawn_on = |customer: &str| basis.ledger.as_ref().is_some_and(|ledger| ledger.customer == customer);
    let spent = usage.unwrap_or_default().at(drawn_on).spent(admitted.entity.shared_contract_limits);
    Ground { held, basis, spent }
}

/// A decision, and what it was made on.
pub struct Decided {
    /// The legal entity, at the version that was decided on.
    pub entity: CurrentEntity,
    /// Where the question stands, at the versions that were decided on.
    pub basis: Basis,
    /// Whether the action is known and starts no transaction.
    pub starts_nothing: bool,
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
pub(super) async fn decide(
    service: &Service,
    admitted: &Admitted<'_>,
    request: &TransactionRequest,
    ground: &Ground,
) -> Result<Decided, Failure> {
    let loaded = load_for(service, &ground.basis).await?;
    let engine = &loaded.engine;
    let document = document(admitted, request);
    let asked = document.resolve(engine).map_err(refused)?;
    let decision = evaluate(engine, &document, &asked, &ground.spent)?;
    Ok(Decided {
        entity: admitted.entity.clone(),
        basis: ground.basis.clone(),
        starts_nothing: engine.initiates(&request.action) == Some(false),
        outcome: decision.outcome,
        verdict: raw(json(&wire::decision_answer(engine, &decision)))?,
        amounts: amounts(engine.currency(), &asked, &decision),
        date: asked.date,
        today: admitted.today,
    })
}

/// Whether another engine decides the same over the same request and usage.
pub(super) fn decides_the_same(
    engines: [&Engine; 2],
    admitted: &Admitted<'_>,
    request: &TransactionRequest,
    spent: &[Spent],
) -> bool {
    let document = document(admitted, request);
    let answers = engines.map(|engine| answer(engine, &document, spent));
    matches!(&answers, [Some(then), Some(now)] if then.says_the_same(now))
}

fn answer<'e>(
    engine: &'e Engine,
    document: &EvaluateQuestion<'_>,
    spent: &[Spent],
) -> Option<DecisionAnswer<'e>> {
    let asked = document.resolve(engine).ok()?;
    let decision = evaluate(engine, document, &asked, spent).ok()?;
    Some(wire::decision_answer(engine, &decision))
}

fn document<'q>(admitted: &'q Admitted<'_>, request: &'q TransactionRequest) -> EvaluateQuestion<'q> {
    let text = |text: &'q Option<String>| text.as_deref().map(Into::into);
    EvaluateQuestion {
        user: admitted.user.id.as_str().into(),
        on_behalf_of: text(&request.on_behalf_of),
        action: request.action.as_str().into(),
        account: text(&request.account),
        customer: text(&request.customer),
        amount: text(&request.amount),
        currency: text(&request.currency),
        date: request.execution_date.as_str().into(),
        today: Some(admitted.today.to_string().into()),
    }
}

fn evaluate<'e>(
    engine: &'e Engine,
    document: &EvaluateQuestion<'_>,
    asked: &Question<'_>,
    spent: &[Spent],
) -> Result<Decision<'e>, Failure> {
    // What was spent may be more than any sum that the engine takes: then no further amount is taken.
    let decision = load(engine, spent).and_then(|usage| engine.evaluate(asked, &usage));
    decision.map_err(|code| refused(document.refused_amount(code)))
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
