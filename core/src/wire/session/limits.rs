//! The limits that an edit session shows.

use alloc::vec::Vec;

use super::accounts_of;
use crate::ask::matrix::MatrixPart;
use crate::data::ids::{AccountIx, ActionIx};
use crate::decide::limit::Bounds;
use crate::decide::permission::DerivedAssignment;
use crate::document::declaration::document;
use crate::document::reader::{Nullable, Text, read};
use crate::document::tree::Source;
use crate::edit::session::Session;
use crate::model::engine::Engine;
use crate::model::limits::Thresholds;
use crate::problem::Problems;
use crate::value::amount::Limit;
use crate::value::period::ByPeriod;
use crate::value::period::Period;
use crate::wire::limits::limit_text;

document! {
    /// Whose limits are shown.
    SessionLimitsQuestion<'a> {
        /// On these accounts; absent: on all that the user has access to.
        accounts: Option<Vec<Text<'a>>> = "accounts",
    }
}

document! {
    /// Limits of one enabled monetary action on one account.
    SessionLimits<'a> {
        /// The account.
        account: Text<'a> = "account",
        /// Its feature.
        feature: Text<'a> = "feature",
        /// The action.
        action: Text<'a> = "action",
        /// For one transaction.
        per_transaction: SessionThresholds<'a> = "perTransaction",
        /// For an execution date.
        daily: SessionThresholds<'a> = "daily",
        /// For the week of an execution date.
        weekly: SessionThresholds<'a> = "weekly",
        /// For the calendar month of an execution date.
        monthly: SessionThresholds<'a> = "monthly",
    }
}

document! {
    /// What is executed at once and what is refused; null: unlimited.
    SessionThresholds<'a> {
        /// In force: up to here executed without approval.
        pre_approved: Nullable<Text<'a>> as Amount = "preApproved",
        /// In force: above here refused.
        deny: Nullable<Text<'a>> as Amount = "deny",
        /// What institution, contract and role allow; the same on all accounts.
        maximum: Nullable<Text<'a>> = "maximum",
        /// Pre-approved as it was set for the user, which may be above the maximum; null: the period asks for no
        /// approval. Absent: 0, and of a month: no approval is asked.
        own_pre_approved: Option<Nullable<Text<'a>>> = "ownPreApproved",
        /// Denied as it was set for the user; absent: the maximum.
        own_deny: Option<Text<'a>> = "ownDeny",
    }
}

/// Answers a [`SessionLimitsQuestion`]: by account in the contract's order, then by action in the order of the
/// snapshot.
///
/// # Errors
/// What is malformed in the question; unknown accounts.
pub fn session_limits<'e, 'q>(
    engine: &'e Engine,
    session: &Session,
    question: impl Into<Source<'q>>,
) -> Result<Vec<SessionLimits<'e>>, Problems> {
    let question: SessionLimitsQuestion<'_> = read(question)?;
    let only = accounts_of(engine, "accounts", question.accounts.as_ref())?;
    let part = MatrixPart::of(only.as_deref(), None);
    let Some(grants) = session.grants() else { return Ok(Vec::new()) };
    let mut limits = Vec::new();
    for account in session.accounts(engine) {
        if part.has(account) {
            for action in session.monetary_on(engine, account) {
                if let Some(of) = limits_of(engine, grants, account, action) {
                    limits.push(of);
                }
            }
        }
    }
    Ok(limits)
}

fn limits_of<'e>(
    engine: &'e Engine,
    grants: DerivedAssignment<'_>,
    account: AccountIx,
    action: ActionIx,
) -> Option<SessionLimits<'e>> {
    let bounds = engine.bounds(grants.assignment, account, action);
    let maximum = engine.maximum(grants.assignment, action);
    let own = grants.assignment.thresholds.get(&(account, action)).copied().unwrap_or_default();
    let thresholds = |period| thresholds(engine, (&bounds, &maximum, &own), period);
    Some(SessionLimits {
        account: engine.companies.accounts.text(account),
        feature: engine.catalogue.features.text(engine.action(action)?.feature),
        action: engine.catalogue.actions.text(action),
        per_transaction: thresholds(Period::PerTransaction),
        daily: thresholds(Period::Daily),
        weekly: thresholds(Period::Weekly),
        monthly: thresholds(Period::Monthly),
    })
}

fn thresholds<'e>(
    engine: &Engine,
    (bounds, maximum, own): (&ByPeriod<Bounds>, &ByPeriod<Limit>, &ByPeriod<Thresholds>),
    period: Period,
) -> SessionThresholds<'e> {
    let (bounds, own) = (bounds.get(period), own.get(period));
    let text = |limit| limit_text(engine, limit);
    SessionThresholds {
        pre_approved: Nullable(text(bounds.pre_approved)),
        deny: Nullable(text(bounds.deny)),
        maximum: Nullable(text(*maximum.get(period))),
        own_pre_approved: own.pre_approved.map(|limit| Nullable(text(limit))),
        own_deny: text(own.deny),
    }
}
