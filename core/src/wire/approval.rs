//! Approvals of a pending transaction, as JSON.

use alloc::borrow::ToOwned;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::answer::RequirementAnswer;
use super::question::{missing, place};
use super::read::{OneOf, Reader, Text, document};
use super::snapshot::Slot;
use super::write::digits;
use crate::approval_status::{ApprovalReason, ApprovalRefusal, ApprovalStatus, Approver, Pending};
use crate::engine::{self, Approvers, Engine, Requirement};
use crate::load::resolve::Resolver;
use crate::problem::{Problem, ProblemCode};
use crate::reason::ReasonCode;

document! {
    /// Where does this pending transaction stand?
    ApprovalStatusQuestion<'a> {
        /// The transaction.
        transaction: PendingTransaction<'a> = "transaction",
        /// What must be approved: from the server's own evaluation, never from a caller.
        requirements: Vec<RequirementAnswer<'a>> = "requirements",
        /// Approvals that were judged when they were given.
        accepted: Option<Vec<Text<'a>>> = "accepted",
        /// Approvals to be judged, in order.
        approvals: Vec<Text<'a>> = "approvals",
    }
}

document! {
    /// A transaction that waits for approval.
    PendingTransaction<'a> {
        /// Who entered it.
        user: Text<'a> = "user",
        /// Whom it was entered for, if not for that user.
        on_behalf_of: Option<Text<'a>> = "onBehalfOf",
        /// What it does.
        action: Text<'a> = "action",
        /// On which account; an account or a customer must be given.
        account: Option<Text<'a>> = "account",
        /// At which customer.
        customer: Option<Text<'a>> = "customer",
        /// How much, in the base currency.
        amount: Option<Text<'a>> = "amount",
    }
}

document! {
    /// Whose approvals count, which are refused and why, who may approve next.
    ApprovalStatusAnswer<'a> {
        /// Whether every requirement is met.
        approved: bool = "approved",
        /// By requirement, whether it is met.
        requirements: Vec<bool> = "requirements",
        /// Whose approvals count: accepted ones, then in order.
        counted: Vec<Text<'a>> = "counted",
        /// Whose do not, in order.
        refused: Vec<RefusedApproval<'a>> = "refused",
        /// Whose would be counted now; sorted.
        eligible: Vec<Text<'a>> = "eligible",
    }
}

document! {
    /// An approval that does not count.
    RefusedApproval<'a> {
        /// Whose.
        user: Text<'a> = "user",
        /// Why.
        reasons: Vec<OneOf<ReasonCode, ApprovalRefusal>> = "reasons",
    }
}

/// Answers an [`ApprovalStatusQuestion`].
///
/// # Errors
/// What is malformed in the question; an unknown action of the transaction.
pub fn approval_status(engine: &Engine, bytes: &[u8]) -> Result<ApprovalStatusAnswer<'static>, Vec<Problem>> {
    let mut question = ApprovalStatusQuestion::default();
    Reader::fill(&mut question, bytes)?;
    let mut resolver = Resolver::new(engine.currency());
    let pending = resolver.within("transaction", |resolver| pending(resolver, engine, &question.transaction));
    let requirements =
        resolver.within("requirements", |resolver| requirements(resolver, engine, &question.requirements));
    let problems = resolver.into_problems();
    let (Some(pending), true) = (pending, problems.is_empty()) else { return Err(problems) };
    let accepted = approvers(engine, question.accepted.as_deref().unwrap_or_default());
    let approvals = approvers(engine, &question.approvals);
    Ok(answer(engine, &engine.approval_status(pending, &requirements, &accepted, &approvals)))
}

fn approvers<'q>(engine: &Engine, names: &'q [Text<'_>]) -> Vec<Approver<'q>> {
    let known =
        |name: &'q str| engine.people.users.find(name).map_or(Approver::Stranger(name), Approver::User);
    names.iter().map(|name| known(name)).collect()
}

pub(super) fn pending<'q>(
    resolver: &mut Resolver<'_>,
    engine: &Engine,
    transaction: &'q PendingTransaction<'_>,
) -> Option<Pending<'q>> {
    let action =
        resolver.within("action", |resolver| resolver.find(&engine.catalogue.actions, &transaction.action));
    let amount = transaction.amount.as_ref();
    let amount = amount.map(|text| resolver.within("amount", |resolver| resolver.amount(text)));
    let place = place(transaction.account.as_ref(), transaction.customer.as_ref());
    if place.is_err() {
        let missing = missing("/account");
        resolver.within("account", |resolver| resolver.report(missing.code, missing.message));
    }
    Some(Pending {
        initiator: engine.people.users.find(&transaction.user),
        on_behalf_of: transaction.on_behalf_of.as_ref().and_then(|id| engine.people.users.find(id)),
        action: action?,
        place: place.ok()?,
        amount: amount.flatten(),
    })
}

fn requirements<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    given: &'d [RequirementAnswer<'d>],
) -> Vec<Requirement> {
    not_empty(resolver, given.is_empty());
    let mut requirements = Vec::with_capacity(given.len());
    resolver.each(given, |resolver, requirement| {
        let mut any_of = Vec::with_capacity(requirement.any_of.len());
        resolver.within("anyOf", |resolver| {
            not_empty(resolver, requirement.any_of.is_empty());
            resolver.each(&requirement.any_of, |resolver, slots| {
                not_empty(resolver, slots.is_empty());
                let mut alternative = Vec::with_capacity(slots.len());
                resolver.each(slots, |resolver, given| alternative.extend(slot(resolver, engine, given)));
                any_of.push(alternative);
            });
        });
        requirements.push(Requirement { sequential: requirement.sequential, any_of });
    });
    requirements
}

fn not_empty(resolver: &mut Resolver<'_>, is_empty: bool) {
    if is_empty {
        resolver.report(ProblemCode::Empty, "must have an entry".to_owned());
    }
}

/// A slot of a requirement. Named users that are gone fill nothing; they do not stop the rest.
fn slot(resolver: &mut Resolver<'_>, engine: &Engine, slot: &Slot<'_>) -> Option<engine::Slot> {
    let count = u32::try_from(slot.count).ok().filter(|count| *count > 0);
    if count.is_none() {
        let message = ["must be from 1 to ", &digits(crate::bounds::SLOT_COUNT_MAX.into())].concat();
        resolver.within("count", |resolver| resolver.report(ProblemCode::InvalidCount, message));
    }
    let approvers = match (&slot.group, &slot.users, slot.anyone) {
        (Some(group), None, None) => {
            let group =
                resolver.within("group", |resolver| resolver.find(&engine.approvals.groups, &group.0));
            Approvers::Group(group?)
        }
        (None, Some(users), None) => {
            Approvers::Users(users.iter().filter_map(|user| engine.people.users.find(&user.0)).collect())
        }
        (None, None, Some(true)) => Approvers::Anyone,
        _ => {
            let message = "must name exactly one of group, users, anyone: true".to_owned();
            resolver.report(ProblemCode::InvalidValue, message);
            return None;
        }
    };
    Some(engine::Slot { approvers, count: count? })
}

fn answer(engine: &Engine, status: &ApprovalStatus<'_>) -> ApprovalStatusAnswer<'static> {
    let name = |approver: &Approver<'_>| {
        let name = match approver {
            Approver::User(user) => engine.people.users.id(*user),
            Approver::Stranger(name) => name,
        };
        Text::Owned(name.to_string())
    };
    let reason = |reason: &ApprovalReason| match reason {
        ApprovalReason::Permission(code) => OneOf::First(*code),
        ApprovalReason::Approval(code) => OneOf::Second(*code),
    };
    let refused = status.refused.iter().map(|(approver, reasons)| RefusedApproval {
        user: name(approver),
        reasons: reasons.iter().map(reason).collect(),
    });
    ApprovalStatusAnswer {
        approved: status.met.iter().all(|met| *met),
        requirements: status.met.clone(),
        counted: status.counted.iter().map(name).collect(),
        refused: refused.collect(),
        eligible: status.eligible.iter().map(|user| name(&Approver::User(*user))).collect(),
    }
}
