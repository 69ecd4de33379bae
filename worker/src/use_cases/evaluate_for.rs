//! What would happen to a transaction of this user? Asked by the bank's support, over the stored usage or over the
//! usage that the question brings.

use countersign_core::day::Day;
use countersign_core::wire::{self, EvaluateQuestion, UsageEntry};
use countersign_core::{Engine, Usage};

use super::check::{SupportAnswer, given_or_today, refused};
use super::{StaffId, consistent};
use crate::failure::Failure;
use crate::json::{json, raw};
use crate::ledger::usage::{self, Spent, Wanted, weeks_around};
use crate::service::Service;
use crate::snapshot::{Basis, Named, load_for, locate};

/// Asks the engine. `usage` is a list of usage rows; absent: what is stored counts.
///
/// # Errors
/// If the question or the usage is malformed, or there is no such legal entity.
pub async fn evaluate_for(
    service: &Service,
    staff: &StaffId,
    question: &EvaluateQuestion<'_>,
    usage: Option<&[UsageEntry<'_>]>,
) -> Result<SupportAnswer, Failure> {
    consistent(|| ask(service, staff, question, usage)).await
}

async fn ask(
    service: &Service,
    staff: &StaffId,
    question: &EvaluateQuestion<'_>,
    usage: Option<&[UsageEntry<'_>]>,
) -> Result<SupportAnswer, Failure> {
    // Usage may name accounts of other contracts: the engine must know them.
    let others: Vec<&str> = usage.into_iter().flatten().map(|row| row.account.as_ref()).collect();
    let basis = locate(service.stores.together(), &staff.legal_entity, named(question, &others)).await?;
    let basis = basis.ok_or(Failure::NotFound)?;
    let stored = if usage.is_none() { stored_usage(service, &basis, question).await? } else { Vec::new() };
    let loaded = load_for(service, &basis).await?;
    let usage = counted(&loaded.engine, usage, &stored)?;
    let today = given_or_today(service, &basis.entity, question.today.as_ref())?;
    let question = EvaluateQuestion { today: Some(today), ..question.clone() };
    let answer = wire::evaluate_over(&loaded.engine, &question, &usage).map_err(refused)?;
    Ok(SupportAnswer { answer: raw(json(&answer))?, snapshot_version: basis.entity.catalogue_version })
}

fn named<'q>(question: &'q EvaluateQuestion<'_>, others: &'q [&'q str]) -> Named<'q> {
    Named {
        user: &question.user,
        on_behalf_of: question.on_behalf_of.as_deref(),
        account: question.account.as_deref(),
        customer: question.customer.as_deref(),
        others,
    }
}

/// The usage that the question brings, or else what is stored.
fn counted(engine: &Engine, given: Option<&[UsageEntry<'_>]>, stored: &[Spent]) -> Result<Usage, Failure> {
    given.map_or_else(|| usage::load(engine, stored), |rows| wire::usage_over(engine, rows).map_err(refused))
}

async fn stored_usage(
    service: &Service,
    basis: &Basis,
    question: &EvaluateQuestion<'_>,
) -> Result<Vec<Spent>, Failure> {
    // Without a date there is no answer anyway, and without a customer no usage.
    let (Ok(date), Some(ledger)) = (Day::parse(&question.date), &basis.ledger) else {
        return Ok(Vec::new());
    };
    let customers = [ledger.customer.as_str()];
    let (first, last) = weeks_around(date);
    let spender = question.on_behalf_of.as_ref().unwrap_or(&question.user);
    let wanted = Wanted { user: spender, givers: &[], customers: &customers, first, last: Some(last) };
    Ok(usage::read(service.stores.together(), &basis.entity, wanted).await?)
}
