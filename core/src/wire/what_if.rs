//! What a draft would change, as JSON.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::answer::{DecisionReason, bound, reason};
use super::question::{EvaluateQuestion, RowProblem, UsageEntry, decide, usage_problem, usage_row};
use crate::ask::what_if::{Change, EntitlementChange, entitlement_changes, user_entitlement_changes};
use crate::decide::decision::{Decision, Outcome};
use crate::document::declaration::document;
use crate::document::reader::{Nullable, Text, Wire, read};
use crate::document::tree::Source;
use crate::model::engine::Engine;
use crate::model::usage::{Usage, UsageRow};
use crate::problem::{ProblemCode, Problems};
use crate::value::period::Period;

document! {
    /// What a draft would change.
    WhatIfAnswer<'a> {
        /// The base currencies, if the draft names another one; every bounded limit has changed then.
        currency: Option<CurrencyChange<'a>> = "currency",
        /// By user, customer and account; only where something changes.
        changes: Vec<EntitlementChangeEntry<'a>> = "changes",
        /// Of the given transactions those with another outcome or other reasons, in their order.
        flipped: Vec<FlippedTransaction<'a>> = "flipped",
    }
}

document! {
    /// Base currencies (ISO 4217).
    CurrencyChange<'a> {
        /// Now.
        before: Text<'a> as Currency = "before",
        /// Under the draft.
        after: Text<'a> as Currency = "after",
    }
}

document! {
    /// What changes for one user on one account, or at the customer for other features and group limits.
    EntitlementChangeEntry<'a> {
        /// Who.
        user: Text<'a> = "user",
        /// At which customer.
        customer: Text<'a> = "customer",
        /// On which account; absent for what holds at the customer.
        account: Option<Text<'a>> = "account",
        /// Actions allowed only under the draft; sorted.
        gained: Vec<Text<'a>> = "gained",
        /// Actions allowed only now; sorted.
        lost: Vec<Text<'a>> = "lost",
        /// Limits of actions allowed now and under the draft.
        limits: Vec<LimitChangeEntry<'a>> = "limits",
        /// Limits in force of groups that bound the user now and under the draft.
        group_limits: Vec<GroupLimitChangeEntry<'a>> = "groupLimits",
    }
}

document! {
    /// What changes of an action's thresholds in one period.
    LimitChangeEntry<'a> {
        /// The action.
        action: Text<'a> = "action",
        /// The period.
        period: Period = "period",
        /// Above here refused; absent: as before.
        deny: Option<BoundChange<'a>> = "deny",
        /// Up to here executed without approval; absent: as before.
        pre_approved: Option<BoundChange<'a>> = "preApproved",
    }
}

document! {
    /// What changes of a group limit in one period.
    GroupLimitChangeEntry<'a> {
        /// The limit group.
        group: Text<'a> = "group",
        /// The period.
        period: Period = "period",
        /// The limit in force.
        limit: BoundChange<'a> = "limit",
    }
}

document! {
    /// A limit now and under the draft; null: unlimited.
    BoundChange<'a> {
        /// Now.
        before: Nullable<Text<'a>> as Amount = "before",
        /// Under the draft.
        after: Nullable<Text<'a>> as Amount = "after",
    }
}

document! {
    /// A transaction that is judged otherwise under the draft.
    FlippedTransaction<'a> {
        /// Place in the list of transactions, from 0.
        transaction: u64 = "transaction",
        /// The verdict now.
        before: Verdict<'a> = "before",
        /// The verdict under the draft.
        after: Verdict<'a> = "after",
    }
}

document! {
    /// What happens to a transaction, and why.
    Verdict<'a> {
        /// Executed, pending approval, or denied.
        outcome: Outcome = "outcome",
        /// Why.
        reasons: Vec<DecisionReason<'a>> = "reasons",
    }
}

/// Compares two snapshot documents, now and the draft, and replays transactions, a list of [`EvaluateQuestion`], under
/// both, each over the same usage rows, a list of [`UsageEntry`].
///
/// A usage row is left out under a document that does not know its account or action, or where that action moves no
/// money, as long as the other document takes it.
///
/// # Errors
/// What is wrong with the documents, the transactions or the rows; the paths begin with `/before`, `/after`,
/// `/transactions` and `/usage`. A transaction that one of the documents cannot judge is wrong too.
pub fn what_if<'q>(
    before: impl Into<Source<'q>>,
    after: impl Into<Source<'q>>,
    transactions: Option<Source<'_>>,
    usage: Option<Source<'_>>,
) -> Result<WhatIfAnswer<'static>, Problems> {
    let (before, after) = (Engine::load(before), Engine::load(after));
    if let (Ok(before), Ok(after)) = (&before, &after) {
        return compare([before, after], transactions, usage);
    }
    let mut problems = before.err().unwrap_or_default().under("/before");
    problems.append(after.err().unwrap_or_default().under("/after"));
    Err(problems)
}

fn compare(
    engines: [&Engine; 2],
    transactions: Option<Source<'_>>,
    rows: Option<Source<'_>>,
) -> Result<WhatIfAnswer<'static>, Problems> {
    let [before, after] = engines;
    let transactions: Vec<EvaluateQuestion<'_>> = read_list("/transactions", transactions)?;
    let rows: Vec<UsageEntry<'_>> = read_list("/usage", rows)?;
    let mut usages = [Usage::default(), Usage::default()];
    let mut flipped = Vec::new();
    let mut problems = use_rows(engines, &mut usages, &rows).under("/usage");
    if problems.is_empty() {
        replay(engines, &usages, &transactions, &mut flipped, &mut problems);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(what_changed(engines, &entitlement_changes(before, after), flipped))
}

/// A list that may be absent.
fn read_list<'a, T: Wire<'a> + Default>(path: &str, list: Option<Source<'a>>) -> Result<Vec<T>, Problems> {
    let Some(list) = list else { return Ok(Vec::new()) };
    read(list).map_err(|problems| problems.under(path))
}

/// What changes for one user between two engines: what a client is told whose snapshot is no longer the current one.
#[must_use]
pub fn user_changes(before: &Engine, after: &Engine, user: &str) -> WhatIfAnswer<'static> {
    let changes = user_entitlement_changes(before, after, user);
    what_changed([before, after], &changes, Vec::new())
}

fn what_changed(
    [before, after]: [&Engine; 2],
    changes: &[EntitlementChange<'_>],
    flipped: Vec<FlippedTransaction<'static>>,
) -> WhatIfAnswer<'static> {
    let (now, then) = (before.currency(), after.currency());
    let currency =
        (now != then).then(|| CurrencyChange { before: owned(now.code()), after: owned(then.code()) });
    let changes = changes.iter().map(|change| entry([before, after], change)).collect();
    WhatIfAnswer { currency, changes, flipped }
}

fn owned(text: &str) -> Text<'static> {
    Text::Owned(text.to_string())
}

/// Adds the rows under both documents; says what is wrong with them.
fn use_rows(
    [before, after]: [&Engine; 2],
    [used_before, used_after]: &mut [Usage; 2],
    entries: &[UsageEntry<'_>],
) -> Problems {
    let mut problems = Problems::default();
    for (index, entry) in entries.iter().enumerate() {
        let (earlier, later) = (usage_row(before, entry), usage_row(after, entry));
        // A row that neither document takes is a mistake of the caller, not a difference between the two.
        let other_takes_it = may_be_left_out(&earlier) != may_be_left_out(&later);
        let wrong = use_row(before, used_before, earlier, other_takes_it, &entry.amount)
            .or_else(|| use_row(after, used_after, later, other_takes_it, &entry.amount));
        if let Some(wrong) = wrong {
            problems.push(usage_problem(index, wrong));
        }
    }
    problems
}

type ReadRow<'e> = Result<UsageRow, RowProblem<'e>>;

/// Adds a row, or says what is wrong with it.
fn use_row<'e>(
    engine: &Engine,
    usage: &mut Usage,
    row: ReadRow<'e>,
    other_takes_it: bool,
    amount: &'e str,
) -> Option<RowProblem<'e>> {
    let left_out = other_takes_it && may_be_left_out(&row);
    match row {
        Ok(row) => return usage.add(engine, row).err().map(|code| ("amount", code, amount)),
        Err(problem) if !left_out => return Some(problem),
        Err(_) => {}
    }
    None
}

/// Whether a row may be left out under this document: an account or action may exist on one side only.
fn may_be_left_out(row: &ReadRow<'_>) -> bool {
    matches!(row, Err((_, ProblemCode::UnknownReference | ProblemCode::NotMonetary, _)))
}

fn replay(
    [before, after]: [&Engine; 2],
    [used_before, used_after]: &[Usage; 2],
    transactions: &[EvaluateQuestion<'_>],
    flipped: &mut Vec<FlippedTransaction<'static>>,
    problems: &mut Problems,
) {
    for (number, transaction) in (0_u64..).zip(transactions) {
        let mut judge = |engine, used| match decide(engine, transaction, used) {
            Ok(decision) => Some(decision),
            Err(wrong) => {
                let path = format!("/transactions/{number}");
                problems.append(wrong.under(&path));
                None
            }
        };
        let Some(earlier) = judge(before, used_before) else { continue };
        let Some(later) = judge(after, used_after) else { continue };
        if !agree(&earlier, &later) {
            let (before, after) = (verdict(before, &earlier), verdict(after, &later));
            flipped.push(FlippedTransaction { transaction: number, before, after });
        }
    }
}

fn agree(one: &Decision<'_>, other: &Decision<'_>) -> bool {
    let mut pairs = one.reasons.iter().zip(&other.reasons);
    one.outcome == other.outcome
        && one.reasons.len() == other.reasons.len()
        // Codes only: amounts in reasons move with every limit, which is told as a change of the limit.
        && pairs.all(|(one, other)| one.code == other.code)
}

fn verdict(engine: &Engine, decision: &Decision<'_>) -> Verdict<'static> {
    let reasons = decision.reasons.iter().map(|given| reason(engine, given)).collect();
    Verdict { outcome: decision.outcome, reasons }
}

fn entry(engines: [&Engine; 2], change: &EntitlementChange<'_>) -> EntitlementChangeEntry<'static> {
    let limits = change.limits.iter().map(|limit| LimitChangeEntry {
        action: owned(limit.action),
        period: limit.period,
        deny: limit.deny.as_ref().map(|change| bounds(engines, change)),
        pre_approved: limit.pre_approved.as_ref().map(|change| bounds(engines, change)),
    });
    let group_limits = change.group_limits.iter().map(|group| GroupLimitChangeEntry {
        group: owned(group.group),
        period: group.period,
        limit: bounds(engines, &group.limit),
    });
    EntitlementChangeEntry {
        user: owned(change.user),
        customer: owned(change.customer),
        account: change.account.map(owned),
        gained: texts(&change.gained),
        lost: texts(&change.lost),
        limits: limits.collect(),
        group_limits: group_limits.collect(),
    }
}

fn texts(ids: &[&str]) -> Vec<Text<'static>> {
    ids.iter().map(|id| owned(id)).collect()
}

fn bounds([earlier, later]: [&Engine; 2], (before, after): &Change) -> BoundChange<'static> {
    BoundChange { before: bound(earlier, *before), after: bound(later, *after) }
}
