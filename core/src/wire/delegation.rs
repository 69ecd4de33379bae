//! Delegation, as JSON: what of an assignment somebody may not give.

use alloc::borrow::ToOwned;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::read::{OneOf, Reader, Text, document, quoted};
use super::snapshot::{Assignment, Period};
use crate::assignment::Given;
use crate::delegation::{DelegationRefusal, Excess, LimitField};
use crate::engine::Engine;
use crate::id::{CustomerIx, UserIx};
use crate::load::resolve::Resolver;
use crate::order::{in_order, order};
use crate::permission::Place;
use crate::problem::{Problem, ProblemCode};
use crate::reason::ReasonCode;

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
        /// The giver's own.
        maximum: Option<Text<'a>> = "maximum",
    }
}

const CREATE: &str = "user-management.create";
const MANAGE: &str = "user-management.manage";

fn violation(code: OneOf<ReasonCode, DelegationRefusal>) -> DelegationViolation<'static> {
    let (account, action, group) = (None, None, None);
    DelegationViolation { code, account, action, group, period: None, field: None, maximum: None }
}

/// Answers a [`DelegateQuestion`]: none means that it may be given.
///
/// # Errors
/// What is malformed in the question; unknown roles and actions, limits of actions without any.
pub fn delegate(engine: &Engine, bytes: &[u8]) -> Result<Vec<DelegationViolation<'static>>, Vec<Problem>> {
    let mut question = DelegateQuestion::default();
    Reader::fill(&mut question, bytes)?;
    if question.target.as_ref() == Some(&question.actor) {
        return Ok(alloc::vec![violation(OneOf::Second(DelegationRefusal::OwnPermissions))]);
    }
    let (actor, customer) = match manager(engine, &question) {
        Ok(manager) => manager,
        Err(reasons) => return Ok(reasons.into_iter().map(|code| violation(OneOf::First(code))).collect()),
    };
    let target = match &question.target {
        Some(target) => match engine.people.users.find(target) {
            Some(target) => Some(target),
            None => return Ok(alloc::vec![violation(OneOf::First(ReasonCode::UnknownUser))]),
        },
        None => None,
    };
    let (given, strange) = resolve(engine, customer, &question.assignment)?;
    let mut violations = accounts(engine, actor, target, &given, strange);
    violations.extend(engine.excess(actor, target, given).iter().map(|excess| describe(engine, excess)));
    Ok(violations)
}

/// The giver and the customer, if the giver may manage users there.
fn manager(
    engine: &Engine,
    question: &DelegateQuestion<'_>,
) -> Result<(UserIx, CustomerIx), Vec<ReasonCode>> {
    let action = if question.target.is_some() { MANAGE } else { CREATE };
    let customer = Place::Customer(&question.assignment.customer.0);
    let request = engine.request(&question.actor, action, customer)?;
    let refusals = engine.refusals(request);
    if refusals.is_empty() { Ok((request.user, request.customer)) } else { Err(refusals) }
}

/// Resolves the assignment; accounts of others or of nobody are kept apart.
fn resolve<'q>(
    engine: &Engine,
    customer: CustomerIx,
    assignment: &'q Assignment<'q>,
) -> Result<(Given, Vec<&'q str>), Vec<Problem>> {
    let parts = engine.parts();
    let mut resolver = Resolver::new(engine.currency());
    let mut given = Given::new(customer);
    let mut strange = Vec::new();
    resolver.within("assignment", |resolver| {
        given.roles =
            resolver.within("roles", |resolver| resolver.find_all(&parts.roles.roles, &assignment.roles));
        resolver.within("accounts", |resolver| {
            resolver.each(&assignment.accounts, |resolver, id| {
                let account = parts.companies.accounts.find(&id.0);
                match account.filter(|account| parts.companies.owns(customer, *account)) {
                    Some(account) if given.accounts.contains(&account) => {
                        let message = [&quoted(&id.0), " is in the list already"].concat();
                        resolver.report(ProblemCode::DuplicateEntry, message);
                    }
                    Some(account) => given.accounts.push(account),
                    None => strange.push(id.0.as_ref()),
                }
            });
        });
        resolver.terms(parts, assignment, &mut given);
    });
    let problems = resolver.into_problems();
    if problems.is_empty() { Ok((given, strange)) } else { Err(problems) }
}

/// Added accounts that are not in the giver's pool, sorted.
fn accounts(
    engine: &Engine,
    actor: UserIx,
    target: Option<UserIx>,
    given: &Given,
    strange: Vec<&str>,
) -> Vec<DelegationViolation<'static>> {
    let actor = engine.assignment(actor, given.customer);
    let former = target.and_then(|target| engine.assignment(target, given.customer));
    let added = given.accounts.iter().filter(|account| !engine.holds(former, **account));
    let outside = added.filter(|account| !actor.is_some_and(|actor| engine.in_pool(actor, **account)));
    let mut names: Vec<&str> = strange;
    names.extend(outside.map(|account| engine.companies.accounts.id(*account)));
    let by_id = order(names.iter().copied());
    let refused = |name: &str| DelegationViolation {
        account: Some(Text::Owned(name.to_owned())),
        ..violation(OneOf::Second(DelegationRefusal::AccountNotDelegable))
    };
    in_order(names, by_id).into_iter().map(refused).collect()
}

fn describe(engine: &Engine, excess: &Excess) -> DelegationViolation<'static> {
    let text = |id: &str| Some(Text::Owned(id.to_string()));
    let maximum =
        |limit: crate::amount::Limit| limit.total().map(|own| Text::Owned(own.format(engine.currency())));
    match *excess {
        Excess::Action(account, action) => DelegationViolation {
            account: account.and_then(|account| text(engine.companies.accounts.id(account))),
            action: text(engine.catalogue.actions.id(action)),
            ..violation(OneOf::Second(DelegationRefusal::ActionNotDelegable))
        },
        Excess::ActionLimit(account, action, period, field, own) => DelegationViolation {
            account: text(engine.companies.accounts.id(account)),
            action: text(engine.catalogue.actions.id(action)),
            period: Some(period),
            field: Some(field),
            maximum: maximum(own),
            ..violation(OneOf::Second(DelegationRefusal::LimitNotDelegable))
        },
        Excess::GroupLimit(group, period, own) => DelegationViolation {
            group: text(engine.catalogue.limit_groups.id(group)),
            period: Some(period),
            field: Some(LimitField::Limit),
            maximum: maximum(own),
            ..violation(OneOf::Second(DelegationRefusal::LimitNotDelegable))
        },
    }
}
