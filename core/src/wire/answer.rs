//! Answers: from what the engine decides to JSON.

use alloc::string::String;
use alloc::vec::Vec;

use super::Id;
use crate::data::ids::{Ids, Index};
use crate::decide::checks::Headroom;
use crate::decide::decision::{Decision, Outcome};
use crate::document::declaration::document;
use crate::document::reader::{Nullable, Text};
use crate::model::engine::Engine;
use crate::model::reason::{Reason, ReasonCode, Scope};
use crate::model::requirement::{self, Approvers};
use crate::value::amount::Limit;
use crate::value::period::Period;

document! {
    /// Whether the user may, and every reason against it.
    CheckAnswer {
        /// Whether nothing refuses it.
        allowed: bool = "allowed",
        /// Every refusal, in the order of the specification.
        reasons: Vec<Refusal> = "reasons",
    }
}

document! {
    /// One reason that refuses.
    Refusal {
        /// The stable code.
        code: ReasonCode = "code",
    }
}

document! {
    /// What happens to the transaction, and why.
    DecisionAnswer<'a> {
        /// Executed, pending approval, or denied.
        outcome: Outcome = "outcome",
        /// Why.
        reasons: Vec<DecisionReason<'a>> = "reasons",
        /// The amount in the base currency, for a monetary action that came as far as its limits.
        amount: Option<Text<'a>> as Amount = "amount",
        /// The largest amounts that would still pass.
        headroom: Option<DecisionHeadroom<'a>> = "headroom",
        /// What must be approved, for `pendingApproval`.
        approval: Option<Vec<RequirementAnswer<'a>>> = "approval",
    }
}

document! {
    /// One reason of a decision; those of limits say what was compared.
    DecisionReason<'a> {
        /// The stable code.
        code: ReasonCode = "code",
        /// Whose sum the limit bounds.
        scope: Option<Scope> = "scope",
        /// Over what.
        period: Option<Period> = "period",
        /// The bound.
        limit: Option<Text<'a>> as Amount = "limit",
        /// What was used before.
        used: Option<Text<'a>> as Amount = "used",
        /// The amount in the base currency.
        amount: Option<Text<'a>> as Amount = "amount",
    }
}

document! {
    /// The largest amounts that would still pass; null where nothing bounds them.
    DecisionHeadroom<'a> {
        /// That breaks no limit.
        submit: Nullable<Text<'a>> as Amount = "submit",
        /// That is pre-approved: up to here no approval rule is asked.
        execute: Nullable<Text<'a>> as Amount = "execute",
    }
}

document! {
    /// Alternatives, each a list of slots that are all to be filled.
    RequirementAnswer<'a> {
        /// Whether slots are filled in order.
        sequential: bool = "sequential",
        /// The alternatives.
        any_of: Vec<Vec<Slot<'a>>> = "anyOf",
    }
}

document! {
    /// Approvers of one kind: members of a group, named users, or anyone entitled.
    Slot<'a> {
        /// A signatory group.
        group: Option<Id<'a>> = "group",
        /// Named users.
        users: Option<Vec<Id<'a>>> = "users",
        /// Anyone entitled. Always `true` where given.
        anyone: Option<bool> as True = "anyone",
        /// How many different approvers.
        count: u64 = "count",
    }
}

pub(super) fn check_answer(reasons: &[ReasonCode]) -> CheckAnswer {
    CheckAnswer { allowed: reasons.is_empty(), reasons: refusals(reasons) }
}

pub(super) fn refusals(reasons: &[ReasonCode]) -> Vec<Refusal> {
    reasons.iter().map(|code| Refusal { code: *code }).collect()
}

/// The document of a decision of this engine.
pub fn decision_answer<'e>(engine: &'e Engine, decision: &Decision<'e>) -> DecisionAnswer<'e> {
    let currency = engine.currency();
    let approval = || decision.approval.iter().map(|given| requirement(engine, given)).collect();
    DecisionAnswer {
        outcome: decision.outcome,
        reasons: decision.reasons.iter().map(|given| reason(engine, given)).collect(),
        amount: decision.judged.map(|judged| Text::Owned(judged.amount.format(currency))),
        headroom: decision.judged.map(|judged| decision_headroom(engine, judged.headroom)),
        // Absent and not empty for other outcomes: an empty list could be read as "nothing is required".
        approval: (decision.outcome == Outcome::PendingApproval).then(approval),
    }
}

impl DecisionAnswer<'_> {
    /// Whether another decision over the same question says the same: the outcome, why, the amount that counts, and who
    /// must approve. What is left of limits may differ: that says what else would pass, not what happens.
    #[must_use]
    pub fn says_the_same(&self, other: &DecisionAnswer<'_>) -> bool {
        let why = |reasons: &[DecisionReason<'_>]| -> Vec<_> {
            reasons.iter().map(|reason| (reason.code, reason.scope, reason.period)).collect()
        };
        self.outcome == other.outcome
            && why(&self.reasons) == why(&other.reasons)
            && self.amount == other.amount
            && self.approval == other.approval
    }
}

/// The id of an index that may be absent.
pub(super) fn name_of<I: Index>(ids: &Ids<I>, index: Option<I>) -> Option<Text<'_>> {
    index.map(|index| ids.text(index))
}

/// The ids of these indices, in their order.
pub(super) fn names<'e, I: Index>(ids: &'e Ids<I>, list: &[I]) -> Vec<Text<'e>> {
    list.iter().map(|index| ids.text(*index)).collect()
}

/// A bound as text; null: unlimited.
pub(super) fn bound(engine: &Engine, limit: Limit) -> Nullable<Text<'static>> {
    Nullable(limit.total().map(|total| Text::Owned(total.format(engine.currency()))))
}

pub(super) fn decision_headroom(engine: &Engine, headroom: Headroom) -> DecisionHeadroom<'static> {
    DecisionHeadroom { submit: bound(engine, headroom.submit), execute: bound(engine, headroom.execute) }
}

pub(super) fn reason(engine: &Engine, reason: &Reason) -> DecisionReason<'static> {
    let measure = reason.measure.as_ref();
    let text = |format: String| Text::Owned(format);
    DecisionReason {
        code: reason.code,
        scope: measure.map(|measure| measure.scope),
        period: measure.map(|measure| measure.period),
        limit: measure.map(|measure| text(measure.limit.format(engine.currency()))),
        used: measure.map(|measure| text(measure.used.format(engine.currency()))),
        amount: measure.map(|measure| text(measure.amount.format(engine.currency()))),
    }
}

pub(super) fn requirement<'e>(
    engine: &'e Engine,
    requirement: &requirement::Requirement,
) -> RequirementAnswer<'e> {
    let any_of = requirement.any_of.iter();
    RequirementAnswer {
        sequential: requirement.sequential,
        any_of: any_of.map(|slots| slots.iter().map(|given| slot(engine, given)).collect()).collect(),
    }
}

fn slot<'e>(engine: &'e Engine, slot: &requirement::Slot) -> Slot<'e> {
    let named = |id: &'e str| Id(Text::Borrowed(id));
    let (group, users, anyone) = match &slot.approvers {
        Approvers::Group(group) => (Some(named(engine.approvals.groups.id(*group))), None, None),
        Approvers::Users(users) => {
            let users = users.iter().map(|user| named(engine.people.users.id(*user))).collect();
            (None, Some(users), None)
        }
        Approvers::Anyone => (None, None, Some(true)),
    };
    Slot { group, users, anyone, count: slot.count.into() }
}
