//! What would happen to a transaction of this user? Asked by the bank's support, over the stored usage or over the
//! usage that the question brings.

use countersign_core::day::Day;
use countersign_core::wire;
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;

use super::check::{Answer, named, place_of, refused};
use super::{StaffId, consistent};
use crate::failure::Failure;
use crate::ledger::usage::{self, Wanted};
use crate::service::Service;
use crate::snapshot::{Named, Place, load_for};
use crate::tables::{json, raw};

/// Asks the engine. `usage` is a list of usage rows; absent: what is stored counts.
///
/// # Errors
/// If the question or the usage is malformed, or there is no such legal entity.
pub async fn evaluate_for(
    service: &Service,
    staff: &StaffId,
    question: &Value,
    usage: Option<&Value>,
) -> Result<Answer, Failure> {
    consistent(|| ask(service, staff, question, usage)).await
}

async fn ask(
    service: &Service,
    staff: &StaffId,
    question: &Value,
    usage: Option<&Value>,
) -> Result<Answer, Failure> {
    // Usage may name accounts of other contracts: the engine must know them.
    let others: Vec<&str> =
        usage.and_then(Value::as_array).into_iter().flatten().filter_map(account).collect();
    let place = place_of(service, staff, question, &others).await?;
    let rows = match usage {
        Some(rows) => rows.to_string(),
        None => stored_usage(service, &place, question).await?,
    };
    let loaded = load_for(service, &place).await?;
    let answer = wire::evaluate(&loaded.engine, question.to_string().as_bytes(), Some(rows.as_bytes()));
    let answer = raw(json(&answer.map_err(refused)?))?;
    Ok(Answer { answer, snapshot_version: place.entity.version })
}

fn account(row: &Value) -> Option<&str> {
    row.get("account")?.as_str()
}

async fn stored_usage(service: &Service, place: &Place, question: &Value) -> Result<String, Failure> {
    let date = question.get("date").and_then(Value::as_str).filter(|text| Day::parse(text).is_ok());
    let date = date.and_then(|text| text.parse::<Date>().ok());
    // Without a date there is no answer anyway, and without a customer no usage.
    let (Some(date), Some(ledger)) = (date, &place.ledger) else { return Ok("[]".to_owned()) };
    let customers = [ledger.customer.as_str()];
    let (first, last) = (date.saturating_sub(6.days()), date.saturating_add(6.days()));
    let Named { user, on_behalf_of, .. } = named(question, &[]);
    let spender = on_behalf_of.unwrap_or(user);
    let wanted = Wanted { user: spender, givers: &[], customers: &customers, first, last: Some(last) };
    Ok(json(&usage::read(service.database.as_ref(), &place.entity, wanted).await?))
}
