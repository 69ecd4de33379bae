//! From an operation's document to an operation of a session.

use alloc::format;
use alloc::vec::Vec;

use super::named;
use super::operation::{
    AppliedOperation, EditIssue, EditRefusal, EditSessionQuestion, ResetScope, SessionOperation,
    SetLimitsInBulk, SetPermissions,
};
use crate::data::ids::AccountIx;
use crate::data::sorting::sort_by;
use crate::document::reader::{OneOf, Text, read};
use crate::document::resolver::Resolver;
use crate::document::tree::Source;
use crate::edit::edits::EditPlace;
use crate::edit::limit_refusals::{LimitPlace, LimitRefusal};
use crate::edit::session::{BulkLimits, Choice, Operation, Session};
use crate::model::engine::Engine;
use crate::model::limits::Thresholds;
use crate::problem::{ProblemCode, Problems};
use crate::value::amount::Limit;
use crate::wire::limits::{limit_path, limit_text, wanted};
use crate::wire::matrix::skipped_pairs;
use crate::wire::question::asked_about;

/// Starts an edit session as an [`EditSessionQuestion`] says.
///
/// # Errors
/// What is malformed in the question; an unknown user or customer.
pub fn start_session<'q>(engine: &Engine, question: impl Into<Source<'q>>) -> Result<Session, Problems> {
    let question: EditSessionQuestion<'_> = read(question)?;
    let (user, customer, ()) = asked_about(engine, &question.user, &question.customer, |_| ())?;
    Ok(engine.edit(user, customer))
}

/// Applies a [`SessionOperation`] to a session of this engine, or refuses it and changes nothing.
///
/// # Errors
/// What is malformed in the operation; unknown ids, amounts that are none, actions without limits. Nothing is changed
/// then.
pub fn apply_operation<'e, 'q>(
    engine: &'e Engine,
    session: &mut Session,
    operation: impl Into<Source<'q>>,
) -> Result<AppliedOperation<'e>, Problems> {
    let given: SessionOperation<'_> = read(operation)?;
    let mut resolver = Resolver::new(engine.currency());
    let operation = resolve(&mut resolver, engine, session, &given);
    let problems = resolver.into_problems();
    if !problems.is_empty() {
        return Err(problems);
    }
    let applied = session.apply(engine, &operation);
    let unselected = applied.unselected.iter().map(|feature| engine.catalogue.features.id(*feature));
    let unselected = unselected.map(|feature| feature_issue(&given, feature));
    let refused = applied.refused.iter().map(|refusal| limit_issue(engine, &given, refusal));
    let mut issues: Vec<_> = unselected.chain(refused).collect();
    sort_by(&mut issues, |one, other| one.path.cmp(&other.path));
    Ok(AppliedOperation {
        applied: issues.is_empty(),
        issues,
        skipped: skipped_pairs(engine, &applied.skipped),
        unsaved_changes: session.unsaved_changes(),
    })
}

/// Resolves an operation. With a problem reported, the result is not used.
fn resolve<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    session: &Session,
    given: &'d SessionOperation<'d>,
) -> Operation<'d> {
    match given {
        SessionOperation::SetPermissions(given) => {
            let place = place(resolver, engine, session, given);
            Operation::Permissions { place, choice: choice(resolver, engine, given), enable: given.enable }
        }
        SessionOperation::SetLimits(given) => Operation::Limits(wanted(engine, resolver, &given.limits)),
        SessionOperation::SetLimitsInBulk(given) => {
            Operation::BulkLimits(bulk(resolver, engine, session, given))
        }
        SessionOperation::Reset(given) => match given.what {
            ResetScope::Permissions => everything(EditPlace::Accounts(session.accounts(engine))),
            ResetScope::OtherPermissions => everything(EditPlace::Other),
            ResetScope::Limits => Operation::ResetLimits { accounts: true, groups: true },
            ResetScope::AccountLimits => Operation::ResetLimits { accounts: true, groups: false },
            ResetScope::GroupLimits => Operation::ResetLimits { accounts: false, groups: true },
        },
    }
}

/// Gives back whatever was taken away there.
fn everything(place: EditPlace) -> Operation<'static> {
    Operation::Permissions { place, choice: Choice::default(), enable: true }
}

/// These accounts; absent: all that the user has access to.
fn accounts<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    session: &Session,
    given: Option<&'d Vec<Text<'d>>>,
) -> Vec<AccountIx> {
    let named = named(resolver, &engine.companies.accounts, "accounts", given);
    named.unwrap_or_else(|| session.accounts(engine))
}

fn place<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    session: &Session,
    given: &'d SetPermissions<'d>,
) -> EditPlace {
    if given.other.is_none() {
        return EditPlace::Accounts(accounts(resolver, engine, session, given.accounts.as_ref()));
    }
    if given.accounts.is_some() || given.other == Some(false) {
        resolver.refuse(ProblemCode::InvalidValue, "must name either accounts or other: true");
    }
    EditPlace::Other
}

fn choice<'d>(resolver: &mut Resolver<'d>, engine: &Engine, given: &'d SetPermissions<'d>) -> Choice<'d> {
    let is_kind = given.features.is_some() || given.access_levels.is_some();
    if given.actions.is_some() == is_kind {
        let message = "must name either actions, or features, access levels or both";
        resolver.refuse(ProblemCode::InvalidValue, message);
        return Choice::default();
    }
    Choice {
        actions: named(resolver, &engine.catalogue.actions, "actions", given.actions.as_ref()),
        features: named(resolver, &engine.catalogue.features, "features", given.features.as_ref()),
        levels: given.access_levels.as_deref(),
    }
}

fn bulk<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    session: &Session,
    given: &'d SetLimitsInBulk<'d>,
) -> BulkLimits<'d> {
    let accounts = accounts(resolver, engine, session, given.accounts.as_ref());
    let mut actions = Vec::new();
    resolver.within("actions", |resolver| {
        resolver.each(&given.actions, |resolver, id| {
            if let Some(action) = resolver.monetary(&engine.catalogue, id) {
                actions.push(action);
            }
        });
    });
    let thresholds = Thresholds {
        pre_approved: Some(resolver.pre_approved(&given.pre_approved)),
        deny: resolver
            .within("deny", |resolver| resolver.amount(&given.deny))
            .map_or(Limit::UNLIMITED, Limit::from),
    };
    BulkLimits { accounts, actions, periods: &given.periods, thresholds }
}

fn feature_issue(given: &SessionOperation<'_>, id: &str) -> EditIssue<'static> {
    let features = match given {
        SessionOperation::SetPermissions(given) => given.features.as_deref(),
        _ => None,
    };
    // The issue leads to the feature's place in the operation as it was sent.
    let place = features.and_then(|features| features.iter().position(|feature| feature == id));
    let path = Text::Owned(format!("/features/{}", place.unwrap_or_default()));
    let code = OneOf::Second(EditRefusal::FeatureNotSelected);
    EditIssue { path, code, action: None, period: None, maximum: None }
}

/// In a bulk operation a limit is written once for many pairs, so the issue names the action and period for which it is
/// too high.
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
        action: action.map(|action| engine.catalogue.actions.text(action)),
        period,
        maximum: refusal.maximum.and_then(|limit| limit_text(engine, limit)),
    }
}
