//! From an operation's document to an operation of a session.

use alloc::vec::Vec;

use super::named;
use super::operation::{
    AppliedOperation, EditIssue, EditRefusal, EditSessionQuestion, ResetScope, SessionOperation,
    SetLimitsInBulk, SetPermissions,
};
use crate::edit::EditPlace;
use crate::engine::{Engine, Thresholds};
use crate::limit_refusal::{LimitPlace, LimitRefusal};
use crate::load::resolve::Resolver;
use crate::order::{in_order, order};
use crate::problem::{Problem, ProblemCode};
use crate::session::{BulkLimits, Choice, Operation, Session};
use crate::wire::limits::{limit_path, limit_text, wanted};
use crate::wire::matrix::{look_up, skipped_pairs};
use crate::wire::question::{asked_about, read};
use crate::wire::read::{OneOf, Text};
use crate::wire::write::digits;

/// Starts an edit session as an [`EditSessionQuestion`] says.
///
/// # Errors
/// What is malformed in the question; an unknown user or customer.
pub fn start_session(engine: &Engine, question: &[u8]) -> Result<Session, Vec<Problem>> {
    let question: EditSessionQuestion<'_> = read(question)?;
    let (user, customer, ()) = asked_about(engine, &question.user, &question.customer, |_| ())?;
    Ok(engine.edit(user, customer))
}

/// Applies a [`SessionOperation`] to a session of this engine, or refuses it and changes nothing.
///
/// # Errors
/// What is malformed in the operation; unknown ids, amounts that are none, actions without limits. Nothing is changed
/// then.
pub fn apply_operation<'e>(
    engine: &'e Engine,
    session: &mut Session,
    operation: &[u8],
) -> Result<AppliedOperation<'e>, Vec<Problem>> {
    let given: SessionOperation<'_> = read(operation)?;
    let mut resolver = Resolver::new(engine.currency());
    let operation = resolve(&mut resolver, engine, session, &given);
    let problems = resolver.into_problems();
    let Some(operation) = operation.filter(|_| problems.is_empty()) else { return Err(problems) };
    let applied = session.apply(engine, &operation);
    let mut issues = Vec::new();
    for feature in &applied.unselected {
        issues.push(feature_issue(&given, engine.catalogue.features.id(*feature)));
    }
    for refusal in &applied.refused {
        issues.push(limit_issue(engine, &given, refusal));
    }
    let by_path = order(issues.iter().map(|issue| issue.path.as_ref()));
    Ok(AppliedOperation {
        applied: issues.is_empty(),
        issues: in_order(issues, by_path),
        skipped: skipped_pairs(engine, &applied.skipped),
        unsaved_changes: session.unsaved_changes(),
    })
}

/// `None` where a problem was reported.
fn resolve<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    session: &Session,
    given: &'d SessionOperation<'d>,
) -> Option<Operation<'d>> {
    Some(match given {
        SessionOperation::SetPermissions(given) => {
            let (place, choice) = (place(resolver, engine, session, given), choice(resolver, engine, given));
            Operation::Permissions { place: place?, choice: choice?, enable: given.enable }
        }
        SessionOperation::SetLimits(given) => Operation::Limits(wanted(engine, resolver, &given.limits)),
        SessionOperation::SetLimitsInBulk(given) => {
            Operation::BulkLimits(bulk(resolver, engine, session, given)?)
        }
        SessionOperation::Reset(given) => match given.what {
            ResetScope::Permissions => everything(EditPlace::Accounts(session.accounts(engine))),
            ResetScope::OtherPermissions => everything(EditPlace::Other),
            ResetScope::Limits => Operation::ResetLimits { accounts: true, groups: true },
            ResetScope::AccountLimits => Operation::ResetLimits { accounts: true, groups: false },
            ResetScope::GroupLimits => Operation::ResetLimits { accounts: false, groups: true },
        },
    })
}

/// Gives back whatever was taken away there.
fn everything(place: EditPlace) -> Operation<'static> {
    Operation::Permissions { place, choice: Choice::EVERYTHING, enable: true }
}

fn place<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    session: &Session,
    given: &'d SetPermissions<'d>,
) -> Option<EditPlace> {
    match (&given.accounts, given.other) {
        (None, None) => Some(EditPlace::Accounts(session.accounts(engine))),
        (Some(ids), None) => {
            Some(EditPlace::Accounts(look_up(resolver, &engine.companies.accounts, "accounts", ids)))
        }
        (None, Some(true)) => Some(EditPlace::Other),
        _ => {
            resolver.refuse(ProblemCode::InvalidValue, "must name either accounts or other: true");
            None
        }
    }
}

fn choice<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    given: &'d SetPermissions<'d>,
) -> Option<Choice<'d>> {
    match (&given.actions, &given.features, &given.access_levels) {
        (Some(ids), None, None) => {
            Some(Choice::Actions(look_up(resolver, &engine.catalogue.actions, "actions", ids)))
        }
        (None, None, None) | (Some(_), ..) => {
            let message = "must name either actions, or features, access levels or both";
            resolver.refuse(ProblemCode::InvalidValue, message);
            None
        }
        (None, features, levels) => {
            let features = named(resolver, &engine.catalogue.features, "features", features.as_ref());
            Some(Choice::Kind { features, levels: levels.as_deref() })
        }
    }
}

fn bulk<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    session: &Session,
    given: &'d SetLimitsInBulk<'d>,
) -> Option<BulkLimits<'d>> {
    let accounts = match &given.accounts {
        Some(ids) => look_up(resolver, &engine.companies.accounts, "accounts", ids),
        None => session.accounts(engine),
    };
    let mut actions = Vec::with_capacity(given.actions.len());
    resolver.within("actions", |resolver| {
        resolver
            .each(&given.actions, |resolver, id| actions.extend(resolver.monetary(&engine.catalogue, id)));
    });
    let pre_approved = resolver.within("preApproved", |resolver| resolver.amount(&given.pre_approved));
    let deny = resolver.within("deny", |resolver| resolver.amount(&given.deny));
    let thresholds = Thresholds { pre_approved: Some(pre_approved?), deny: Some(deny?) };
    Some(BulkLimits { accounts, actions, periods: &given.periods, thresholds })
}

fn feature_issue(given: &SessionOperation<'_>, id: &str) -> EditIssue<'static> {
    let features = match given {
        SessionOperation::SetPermissions(given) => given.features.as_deref(),
        _ => None,
    };
    let place = features.and_then(|features| features.iter().position(|feature| feature == id));
    let place = u64::try_from(place.unwrap_or_default()).unwrap_or_default();
    let path = Text::Owned(["/features/", &digits(place)].concat());
    let code = OneOf::Second(EditRefusal::FeatureNotSelected);
    EditIssue { path, code, action: None, period: None, maximum: None }
}

/// A limit that is set for many pairs stands in the operation once, so the issue says for what it is too high.
fn limit_issue<'e>(
    engine: &'e Engine,
    given: &SessionOperation<'_>,
    refusal: &LimitRefusal,
) -> EditIssue<'e> {
    let (path, action, period) = match (given, refusal.place) {
        (SessionOperation::SetLimitsInBulk(_), LimitPlace::Threshold(_, action, period, field)) => {
            (["/", field.code()].concat(), Some(action), Some(period))
        }
        (_, place) => (["/limits", &limit_path(engine, place)].concat(), None, None),
    };
    EditIssue {
        path: Text::Owned(path),
        code: OneOf::First(refusal.code),
        action: action.map(|action| Text::Borrowed(engine.catalogue.actions.id(action))),
        period,
        maximum: refusal.maximum.and_then(|limit| limit_text(engine, limit)),
    }
}
