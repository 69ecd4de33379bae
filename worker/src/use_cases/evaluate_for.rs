//! What would happen to a transaction of this user? Asked by the bank's support, over the stored usage or over the
//! usage that the question brings.

use countersign_core::day::Day;
use countersign_core::wire::{self, DecisionAnswer, EvaluateQuestion, UsageEntry};
use countersign_core::{Engine, Usage};

use super::check::{given_or_today, people, refused};
use super::{StaffId, consistent};
use crate::database::read;
use crate::failure::Failure;
use crate::json::{Written, answer, json, raw};
use crate::ledger::place::{AnyPlace, Named};
use crate::ledger::spending::{AnyUsage, Dates};
use crate::ledger::usage::{self, Spent, periods_around};
use crate::service::Service;
use crate::snapshot::{Basis, Known, load_for};
use crate::tables::legal_entities::Current;

answer! {
    /// The answer to an evaluation.
    Evaluated {
        /// As the engine gave it.
        answer: Written<DecisionAnswer<'static>> = "answer",
        /// On which snapshot.
        snapshot_version: String = "snapshotVersion",
    }
}

/// Asks the engine. `usage` is a list of usage rows; absent: what is stored counts.
///
/// # Errors
/// If the question or the usage is malformed, or there is no such legal entity.
pub async fn evaluate_for(
    service: &Service,
    staff: &StaffId,
    question: &EvaluateQuestion<'_>,
    usage: Option<&[UsageEntry<'_>]>,
) -> Result<Evaluated, Failure> {
    consistent(|| ask(service, staff, question, usage)).await
}

async fn ask(
    service: &Service,
    staff: &StaffId,
    question: &EvaluateQuestion<'_>,
    usage: Option<&[UsageEntry<'_>]>,
) -> Result<Evaluated, Failure> {
    let legal_entity = staff.legal_entity.as_str();
    let named = Named { account: question.account.as_deref(), customer: question.customer.as_deref() };
    let users = people(&question.user, question.on_behalf_of.as_deref());
    // Usage may name accounts of other contracts: the engine must know them.
    let others: Vec<&str> = usage.into_iter().flatten().map(|row| row.account.as_ref()).collect();
    let place = AnyPlace { legal_entity, named, others: &others };
    let stored = if usage.is_none() { stored_usage(legal_entity, named, question) } else { None };
    let parts = (Current(legal_entity), place, Known { legal_entity, users: &users }, stored);
    let (entity, ledgers, users, stored) = read(service.stores.together(), &parts).await?;
    let entity = entity.ok_or(Failure::NotFound)?;
    let basis = Basis::on(&entity, ledgers, users);
    let drawn_on = |customer: &str| basis.ledger.as_ref().is_some_and(|ledger| ledger.customer == customer);
    let stored = stored.unwrap_or_default().at(drawn_on).spent(entity.shared_contract_limits);
    let loaded = load_for(service, &basis).await?;
    let usage = counted(&loaded.engine, question, usage, &stored)?;
    let today = given_or_today(service, &entity, question.today.as_ref())?;
    let question = EvaluateQuestion { today: Some(today), ..question.clone() };
    let answer = wire::evaluate_over(&loaded.engine, &question, &usage).map_err(refused)?;
    Ok(Evaluated { answer: raw(json(&answer))?.into(), snapshot_version: basis.snapshot.version() })
}

/// The usage that the question brings, or else what is stored.
fn counted(
    engine: &Engine,
    question: &EvaluateQuestion<'_>,
    given: Option<&[UsageEntry<'_>]>,
    stored: &[Spent],
) -> Result<Usage, Failure> {
    match given {
        Some(rows) => wire::usage_over(engine, rows).map_err(refused),
        None => usage::load(engine, stored).map_err(|code| refused(question.refused_amount(code))),
    }
}

/// What to read of the usage; nothing without a date, since there is no answer then.
fn stored_usage<'q>(
    legal_entity: &'q str,
    named: Named<'q>,
    question: &'q EvaluateQuestion<'_>,
) -> Option<AnyUsage<'q>> {
    let (first, last) = periods_around(Day::parse(&question.date).ok()?);
    let spender = question.on_behalf_of.as_ref().unwrap_or(&question.user);
    Some(AnyUsage { legal_entity, named, spender, dates: Dates { first, last } })
}
