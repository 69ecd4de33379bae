//! May this user do this here? Asked by the bank's support about any user of the legal entity.

use countersign_core::wire::{self, CheckAnswer, CheckQuestion, Text};

use super::{StaffId, consistent, today};
use crate::database::read;
use crate::failure::{Failure, FieldProblem};
use crate::json::answer;
use crate::ledger::place::{AnyPlace, Named};
use crate::service::Service;
use crate::snapshot::{Basis, Known, load_for};
use crate::tables::legal_entities::{Current, CurrentEntity};

answer! {
    /// The answer to a check.
    Checked {
        /// As the engine gave it.
        answer: CheckAnswer = "answer",
        /// On which snapshot.
        snapshot_version: String = "snapshotVersion",
    }
}

/// Asks the engine.
///
/// # Errors
/// If the question is malformed, or there is no such legal entity.
pub async fn check(
    service: &Service,
    staff: &StaffId,
    question: &CheckQuestion<'_>,
) -> Result<Checked, Failure> {
    consistent(|| ask(service, staff, question)).await
}

async fn ask(service: &Service, staff: &StaffId, question: &CheckQuestion<'_>) -> Result<Checked, Failure> {
    let legal_entity = staff.legal_entity.as_str();
    let named = Named { account: question.account.as_deref(), customer: question.customer.as_deref() };
    let users = people(&question.user, question.on_behalf_of.as_deref());
    let place = AnyPlace { legal_entity, named, others: &[] };
    let parts = (Current(legal_entity), place, Known { legal_entity, users: &users });
    let (entity, ledgers, users) = read(service.stores.together(), &parts).await?;
    let entity = entity.ok_or(Failure::NotFound)?;
    let basis = Basis::on(&entity, ledgers, users);
    let loaded = load_for(service, &basis).await?;
    let today = given_or_today(service, &entity, question.today.as_ref())?;
    let question = CheckQuestion { today: Some(today), ..question.clone() };
    let answer = wire::check_over(&loaded.engine, &question).map_err(refused)?;
    Ok(Checked { answer, snapshot_version: basis.snapshot.version() })
}

/// The users whom a question names.
pub(super) fn people<'q>(user: &'q str, giver: Option<&'q str>) -> Vec<&'q str> {
    std::iter::once(user).chain(giver).collect()
}

/// The day that a question asks about: support may ask about another day than today.
pub(super) fn given_or_today<'q>(
    service: &Service,
    entity: &CurrentEntity,
    given: Option<&Text<'q>>,
) -> Result<Text<'q>, Failure> {
    given.map_or_else(|| Ok(today(service, entity)?.to_string().into()), |given| Ok(given.clone()))
}

/// The engine's problems, at their places in the body.
pub(super) fn refused(problems: countersign_core::Problems) -> Failure {
    let placed = |problem| {
        let mut problem = FieldProblem::from(problem);
        if !problem.pointer.starts_with("/usage") {
            problem.pointer.insert_str(0, "/question");
        }
        problem
    };
    Failure::Refused(problems.map(placed))
}
