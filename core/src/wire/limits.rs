//! Limits of one user at one customer, as JSON: those in force, and those that somebody wants to set.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::question::{asked_about, read};
use super::read::{Entries, Nullable, Text, document, pointer_token, words};
use super::snapshot::{Limits, Overrides, Period, ThresholdSet};
use crate::amount::{Amount, Limit, Total};
use crate::engine::{Assignment, Engine, GroupLimit, Thresholds};
use crate::id::{AccountIx, ActionIx, LimitGroupIx};
use crate::load::resolve::Resolver;
use crate::order::{in_order, order};
use crate::period::ByPeriod;
use crate::problem::Problem;

document! {
    /// Whose group limits at which customer.
    GroupLimitsQuestion<'a> {
        /// Who.
        user: Text<'a> = "user",
        /// Where.
        customer: Text<'a> = "customer",
    }
}

document! {
    /// What bounds a user in one limit group.
    GroupLimitsEntry<'a> {
        /// The limit group.
        group: Text<'a> = "group",
        /// For one transaction.
        per_transaction: GroupLimitEntry<'a> = "perTransaction",
        /// For an execution date.
        daily: GroupLimitEntry<'a> = "daily",
        /// For the week of an execution date.
        weekly: GroupLimitEntry<'a> = "weekly",
    }
}

document! {
    /// A limit in force and what it is without the user's own; null: unlimited.
    GroupLimitEntry<'a> {
        /// In force.
        limit: Nullable<Text<'a>> = "limit",
        /// Without the user's own.
        default: Nullable<Text<'a>> = "default",
    }
}

document! {
    /// Limits that somebody wants to set for one user at one customer.
    ValidateLimitsQuestion<'a> {
        /// Whose.
        user: Text<'a> = "user",
        /// Where.
        customer: Text<'a> = "customer",
        /// What is to be set.
        limits: Overrides<'a> = "limits",
    }
}

words! {
    /// Why a limit cannot be set.
    LimitIssueCode {
        /// The action is not granted on the account, or the group has no granted action.
        NotPermitted = "not-permitted",
        /// The action moves no money.
        NotMonetary = "not-monetary",
        /// Above what institution, contract and role allow.
        AboveMaximum = "above-maximum",
        /// Executed without approval above what is denied.
        AboveDeny = "above-deny",
    }
}

document! {
    /// Why one field cannot be set.
    LimitIssue<'a> {
        /// JSON Pointer inside `limits`.
        path: Text<'a> = "path",
        /// The stable code.
        code: LimitIssueCode = "code",
        /// The bound it broke.
        maximum: Option<Text<'a>> = "maximum",
    }
}

/// Answers a [`GroupLimitsQuestion`]: the groups with a granted action, in the order of the snapshot.
///
/// # Errors
/// What is malformed in the question; an unknown user or customer.
pub fn group_limits<'e>(
    engine: &'e Engine,
    question: &[u8],
) -> Result<Vec<GroupLimitsEntry<'e>>, Vec<Problem>> {
    let question: GroupLimitsQuestion<'_> = read(question)?;
    let (user, customer, _) = asked_about(engine, &question.user, &question.customer, |_| ())?;
    let groups = engine.assignment(user, customer).map_or(&[][..], |held| &held.groups);
    let bound =
        |limit: Limit| Nullable(limit.total().map(|total| Text::Owned(total.format(engine.currency()))));
    let entry =
        |limit: &GroupLimit| GroupLimitEntry { limit: bound(limit.limit), default: bound(limit.default) };
    let entries = groups.iter().map(|(group, limits)| GroupLimitsEntry {
        group: Text::Borrowed(engine.catalogue.limit_groups.id(*group)),
        per_transaction: entry(&limits.per_transaction),
        daily: entry(&limits.daily),
        weekly: entry(&limits.weekly),
    });
    Ok(entries.collect())
}

/// What is to be set, looked up.
#[derive(Default)]
struct Wanted<'d> {
    accounts: Vec<(&'d Text<'d>, AccountIx, &'d Text<'d>, ActionIx, ByPeriod<Thresholds>)>,
    groups: Vec<(&'d Text<'d>, LimitGroupIx, &'d Limits<'d>, ByPeriod<Limit>)>,
}

fn wanted<'d>(engine: &Engine, resolver: &mut Resolver<'d>, limits: &'d Overrides<'d>) -> Wanted<'d> {
    let mut wanted = Wanted::default();
    resolver.within("limits", |resolver| {
        resolver.within("accounts", |resolver| {
            for (id, actions) in limits.accounts.iter().flat_map(|entries| &entries.0) {
                resolver.at_key(id, |resolver| wanted_on(engine, resolver, id, actions, &mut wanted));
            }
        });
        resolver.within("groups", |resolver| {
            for (id, given) in limits.groups.iter().flat_map(|entries| &entries.0) {
                resolver.at_key(id, |resolver| {
                    let group = resolver.find(&engine.catalogue.limit_groups, id);
                    let amounts = resolver.limits(given);
                    wanted.groups.extend(group.map(|group| (id, group, given, amounts)));
                });
            }
        });
    });
    wanted
}

fn wanted_on<'d>(
    engine: &Engine,
    resolver: &mut Resolver<'d>,
    id: &'d Text<'d>,
    actions: &'d Entries<'d, ThresholdSet<'d>>,
    wanted: &mut Wanted<'d>,
) {
    let account = resolver.find(&engine.companies.accounts, id);
    for (action_id, set) in &actions.0 {
        resolver.at_key(action_id, |resolver| {
            let action = resolver.find(&engine.catalogue.actions, action_id);
            let thresholds = resolver.thresholds(set);
            if let (Some(account), Some(action)) = (account, action) {
                wanted.accounts.push((id, account, action_id, action, thresholds));
            }
        });
    }
}

/// Answers a [`ValidateLimitsQuestion`]: every field that cannot be set, sorted by path. Stored limits of the user play
/// no part.
///
/// # Errors
/// What is malformed in the question; unknown ids.
pub fn validate_limits(engine: &Engine, question: &[u8]) -> Result<Vec<LimitIssue<'static>>, Vec<Problem>> {
    let question: ValidateLimitsQuestion<'_> = read(question)?;
    let limits = &question.limits;
    let (user, customer, wanted) =
        asked_about(engine, &question.user, &question.customer, |resolver| wanted(engine, resolver, limits))?;
    let held = engine.assignment(user, customer);
    let mut issues = Vec::new();
    for (account_id, account, action_id, action, thresholds) in wanted.accounts {
        let path = format!("/accounts/{}/{}", pointer_token(account_id), pointer_token(action_id));
        judge_action(engine, held, (account, action), thresholds, &path, &mut issues);
    }
    for (id, group, given, amounts) in wanted.groups {
        let path = format!("/groups/{}", pointer_token(id));
        judge_group(engine, held, group, given, amounts, &path, &mut issues);
    }
    let by_path = order(issues.iter().map(|issue| issue.path.as_ref()));
    Ok(in_order(issues, by_path))
}

fn issue(path: String, code: LimitIssueCode, maximum: Option<Text<'static>>) -> LimitIssue<'static> {
    LimitIssue { path: Text::Owned(path), code, maximum }
}

fn judge_action(
    engine: &Engine,
    held: Option<&Assignment>,
    (account, action): (AccountIx, ActionIx),
    thresholds: ByPeriod<Thresholds>,
    path: &str,
    issues: &mut Vec<LimitIssue<'static>>,
) {
    let granting = held.filter(|held| engine.grants_at(held, action, account));
    let Some(held) = granting else {
        return issues.push(issue(path.into(), LimitIssueCode::NotPermitted, None));
    };
    if !engine.is_monetary(action) {
        return issues.push(issue(path.into(), LimitIssueCode::NotMonetary, None));
    }
    let maximum = engine.maximum(held, action);
    for period in Period::ALL {
        let given = thresholds.get(*period);
        let maximum = *maximum.get(*period);
        let deny = given.deny.map_or(maximum, |deny| maximum.min(deny.into()));
        let path = |field: &str| format!("{path}/{period}/{field}");
        let too_much = |field, code, amount: Option<Amount>, bound| {
            let broken = above(engine, amount.map(Total::from)?, bound)?;
            Some(issue(path(field), code, Some(broken)))
        };
        issues.extend(too_much("deny", LimitIssueCode::AboveMaximum, given.deny, maximum));
        issues.extend(too_much("preApproved", LimitIssueCode::AboveDeny, given.pre_approved, deny));
    }
}

/// The bound as text, if this is above it.
fn above(engine: &Engine, amount: Total, bound: Limit) -> Option<Text<'static>> {
    let bound = bound.total().filter(|_| bound.is_broken_by(amount))?;
    Some(Text::Owned(bound.format(engine.currency())))
}

fn judge_group(
    engine: &Engine,
    held: Option<&Assignment>,
    group: LimitGroupIx,
    given: &Limits<'_>,
    amounts: ByPeriod<Limit>,
    path: &str,
    issues: &mut Vec<LimitIssue<'static>>,
) {
    let held = held.and_then(|held| held.group_limit(group));
    for period in Period::ALL.iter().filter(|period| given.of(**period).is_some()) {
        let path = format!("{path}/{period}");
        match held {
            None => issues.push(issue(path, LimitIssueCode::NotPermitted, None)),
            Some(limits) => {
                let broken = amounts.get(*period).total();
                let broken = broken.and_then(|amount| above(engine, amount, limits.get(*period).default));
                issues.extend(broken.map(|bound| issue(path, LimitIssueCode::AboveMaximum, Some(bound))));
            }
        }
    }
}
