//! Delegation, as JSON: what of an assignment somebody may not give.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

use super::limits::limit_text;
use crate::data::ids::{CustomerIx, UserIx};
use crate::data::sorting::sort;
use crate::decide::assignment::ResolvedAssignment;
use crate::document::declaration::document;
use crate::document::reader::{OneOf, Text, read};
use crate::document::resolver::Resolver;
use crate::document::snapshot::Assignment;
use crate::document::tree::Source;
use crate::edit::administration::AdministrativeRight;
use crate::edit::delegation::{DelegationRefusal, Excess, LimitField};
use crate::model::engine::Engine;
use crate::model::reason::ReasonCode;
use crate::model::request::Place;
use crate::problem::{ProblemCode, Problems};
use crate::value::period::Period;

document! {
    /// May this person give this assignment?
    DelegateQuestion<'a> {
        /// Who gives.
        actor: Text<'a> = "actor",
        /// Who gets it; absent: a new user.
        target: Option<Text<'a>> = "target",
        /// What is to be given, as a whole.
        assignment: Assignment<'a> = "assignment",
    }
}

document! {
    /// One reason why not.
    DelegationViolation<'a> {
        /// The stable code.
        code: OneOf<ReasonCode, DelegationRefusal> = "code",
        /// On which account.
        account: Option<Text<'a>> = "account",
        /// Which action.
        action: Option<Text<'a>> = "action",
        /// Which limit group.
        group: Option<Text<'a>> = "group",
        /// Over what.
        period: Option<Period> = "period",
        /// Which limit.
        field: Option<LimitField> = "field",
        /// The giver's limit.
        maximum: Option<Text<'a>> = "maximum",
    }
}

/// Answers a [`DelegateQuestion`]: none means that it may be given.
///
/// # Errors
/// What is malformed in the question; unknown roles and actions, limits of actions without any.
pub fn delegate<'q>(
    engine: &Engine,
    question: impl Into<Source<'q>>,
) -> Result<Vec<DelegationViolation<'static>>, Problems> {
    delegate_over(engine, &read(question)?)
}

/// Answers a question that was read.
///
/// # Errors
/// As [`delegate`], but for its shape.
pub fn delegate_over(
    engine: &Engine,
    question: &DelegateQuestion<'_>,
) -> Result<Vec<DelegationViolation<'static>>, Problems> {
    let mut violations = Vec::new();
    // Alone, before anything is looked up: nobody edits themselves, whoever they are.
    if question.target.as_ref() == Some(&question.actor) {
        violations.push(violation(OneOf::Second(DelegationRefusal::OwnPermissions)));
        return Ok(violations);
    }
    match people(engine, question) {
        Ok(people) => excess(engine, people, &question.assignment, &mut violations)?,
        Err(reasons) => {
            for code in reasons {
                violations.push(violation(OneOf::First(code)));
            }
        }
    }
    Ok(violations)
}

fn violation(code: OneOf<ReasonCode, DelegationRefusal>) -> DelegationViolation<'static> {
    DelegationViolation { code, ..DelegationViolation::default() }
}

/// Who gives, who gets, and where.
struct Parties {
    actor: UserIx,
    target: Option<UserIx>,
    customer: CustomerIx,
}

/// The people of a question, if the giver may manage users there.
fn people(engine: &Engine, question: &DelegateQuestion<'_>) -> Result<Parties, Vec<ReasonCode>> {
    let right = match question.target {
        Some(_) => AdministrativeRight::ManageUsers,
        None => AdministrativeRight::CreateUsers,
    };
    let customer = Place::Customer(&question.assignment.customer.0);
    let request = engine.request(&question.actor, right.action(), customer)?;
    let mut refusals = engine.refusals(request);
    let target = question.target.as_ref().and_then(|target| engine.people.users.find(target));
    // Only somebody who may manage users there is told that a user does not exist.
    if refusals.is_empty() && question.target.is_some() && target.is_none() {
        refusals.push(ReasonCode::UnknownUser);
    }
    let people = Parties { actor: request.user, target, customer: request.customer };
    if refusals.is_empty() { Ok(people) } else { Err(refusals) }
}

/// What of the assignment may not be given.
fn excess(
    engine: &Engine,
    people: Parties,
    assignment: &Assignment<'_>,
    violations: &mut Vec<DelegationViolation<'static>>,
) -> Result<(), Problems> {
    let Parties { actor, target, customer } = people;
    let mut given = ResolvedAssignment::new(customer);
    let mut refused = resolve(engine, assignment, &mut given)?;
    let giver = engine.assignment(actor, customer);
    let former = target.and_then(|target| engine.assignment(target, customer));
    for account in &given.accounts {
        if !engine.holds(former, *account) && !giver.is_some_and(|giver| engine.in_pool(giver, *account)) {
            refused.push(engine.companies.accounts.id(*account));
        }
    }
    // Sorted by id, as all lists of answers are: the order of the question must not change the answer.
    sort(&mut refused);
    violations.extend(refused.into_iter().map(|id| DelegationViolation {
        account: Some(owned(id)),
        ..violation(OneOf::Second(DelegationRefusal::AccountNotDelegable))
    }));
    violations.extend(engine.excess(actor, target, given).into_iter().map(|excess| describe(engine, excess)));
    Ok(())
}

/// Whether an assignment is one: what of its roles, removals and limits is malformed or unknown. Accounts are not looked
/// at, nor is the customer, which must be known.
///
/// # Errors
/// Every problem, under `/assignment`.
pub fn check_assignment(engine: &Engine, assignment: &Assignment<'_>) -> Result<(), Problems> {
    let Some(customer) = engine.companies.customers.find(&assignment.customer.0) else { return Ok(()) };
    resolve(engine, assignment, &mut ResolvedAssignment::new(customer)).map(|_| ())
}

/// Resolves the assignment. Accounts of other customers and unknown ones are returned: they are violations of the
/// delegation (`account-not-delegable`), not problems of the question.
fn resolve<'q>(
    engine: &Engine,
    assignment: &'q Assignment<'_>,
    given: &mut ResolvedAssignment,
) -> Result<Vec<&'q str>, Problems> {
    let parts = engine.parts();
    let mut resolver = Resolver::new(engine.currency());
    let mut foreign = Vec::new();
    resolver.within("assignment", |resolver| {
        given.roles =
            resolver.within("roles", |resolver| resolver.find_all(&parts.roles.roles, &assignment.roles));
        resolver.within("accounts", |resolver| {
            resolver.each(&assignment.accounts, |resolver, id| match parts.companies.accounts.find(&id.0) {
                Some(account) if !parts.companies.owns(given.customer, account) => foreign.push(&*id.0),
                Some(account) if given.accounts.contains(&account) => {
                    resolver.refuse_text(ProblemCode::DuplicateEntry, &id.0, "is in the list already");
                }
                Some(account) => given.accounts.push(account),
                None => foreign.push(&id.0),
            });
        });
        resolver.terms(parts, assignment, given);
    });
    resolver.none_wrong()?;
    Ok(foreign)
}

fn describe(engine: &Engine, excess: Excess) -> DelegationViolation<'static> {
    let (code, account, action, group, limit) = match excess {
        Excess::Action(account, action) => {
            (DelegationRefusal::ActionNotDelegable, account, Some(action), None, None)
        }
        Excess::ActionLimit(account, action, period, field, own) => {
            let limit = Some((period, field, own));
            (DelegationRefusal::LimitNotDelegable, Some(account), Some(action), None, limit)
        }
        Excess::GroupLimit(group, period, own) => {
            let limit = Some((period, LimitField::Limit, own));
            (DelegationRefusal::LimitNotDelegable, None, None, Some(group), limit)
        }
    };
    DelegationViolation {
        code: OneOf::Second(code),
        account: account.map(|account| owned(engine.companies.accounts.id(account))),
        action: action.map(|action| owned(engine.catalogue.actions.id(action))),
        group: group.map(|group| owned(engine.catalogue.limit_groups.id(group))),
        period: limit.map(|(period, ..)| period),
        field: limit.map(|(_, field, _)| field),
        maximum: limit.and_then(|(.., own)| limit_text(engine, own)),
    }
}

fn owned(id: &str) -> Text<'static> {
    Text::Owned(id.to_owned())
}
