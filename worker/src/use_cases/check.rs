//! May this user do this here? Asked by the bank's support about any user of the legal entity.

use countersign_core::wire;
use serde::Serialize;
use serde_json::Value;

use super::{StaffId, consistent};
use crate::failure::{Failure, FieldProblem};
use crate::service::Service;
use crate::snapshot::{Named, Place, load_for, locate};
use crate::tables::{Raw, json, raw};

/// The engine's answer to a question of the staff.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// As the engine gave it.
    pub answer: Raw,
    /// On which configuration.
    pub snapshot_version: String,
}

/// Asks the engine.
///
/// # Errors
/// If the question is malformed, or there is no such legal entity.
pub async fn check(service: &Service, staff: &StaffId, question: &Value) -> Result<Answer, Failure> {
    consistent(|| ask(service, staff, question)).await
}

async fn ask(service: &Service, staff: &StaffId, question: &Value) -> Result<Answer, Failure> {
    let place = place_of(service, staff, question, &[]).await?;
    let loaded = load_for(service, &place).await?;
    let answer = wire::check(&loaded.engine, question.to_string().as_bytes()).map_err(refused)?;
    Ok(Answer { answer: raw(json(&answer))?, snapshot_version: place.entity.version })
}

/// What a question names; what is malformed in it, the engine says.
pub(super) fn named<'q>(question: &'q Value, others: &'q [&'q str]) -> Named<'q> {
    let text = |name| question.get(name).and_then(Value::as_str);
    Named {
        user: text("user").unwrap_or_default(),
        on_behalf_of: text("onBehalfOf"),
        account: text("account"),
        customer: text("customer"),
        others,
    }
}

pub(super) async fn place_of(
    service: &Service,
    staff: &StaffId,
    question: &Value,
    others: &[&str],
) -> Result<Place, Failure> {
    let place = locate(service.database.as_ref(), &staff.legal_entity, named(question, others)).await?;
    place.ok_or(Failure::NotFound)
}

/// The engine's problems, at their places in the body.
pub(super) fn refused(problems: Vec<countersign_core::Problem>) -> Failure {
    let placed = |problem| {
        let mut problem = FieldProblem::from(problem);
        if !problem.pointer.starts_with("/usage") {
            problem.pointer.insert_str(0, "/question");
        }
        problem
    };
    Failure::Refused(problems.into_iter().map(placed).collect())
}
