//! Approvals of a pending transaction, as JSON.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::answer::RequirementAnswer;
use super::question::place;
use crate::decide::approval_status::{ApprovalReason, ApprovalRefusal, ApprovalStatus, Approver, Pending};
use crate::document::declaration::document;
use crate::document::reader::{OneOf, Text, read};
use crate::document::resolver::Resolver;
use crate::document::snapshot::Slot;
use crate::document::tree::Source;
use crate::model::approvals::{Approvers, Requirement};
use crate::model::engine::Engine;
use crate::model::reason::ReasonCode;
use crate::problem::{Problem, ProblemCode};

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
pub fn approval_status<'q>(
    engine: &Engine,
    question: impl Into<Source<'q>>,
) -> Result<ApprovalStatusAnswer<'static>, Vec<Problem>> {
    let question: ApprovalStatusQuestion<'_> = read(question)?;
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
    let mut approvers = Vec::new();
    for name in names {
        approvers.push(engine.people.users.find(name).map_or(Approver::Stranger(name), Approver::User));
    }
    approvers
}

pub(super) fn pending<'q>(
    resolver: &mut Resolver<'_>,
    engine: &Engine,
    transaction: &'q PendingTransaction<'_>,
) -> Option<Pending<'q>> {
    let action = resolver.find_in("action", &engine.catalogue.actions, &transaction.action);
    let amount = transaction.amount.as_ref();
    let amount = amount.and_then(|text| resolver.within("amount", |resolver| resolver.amount(text)));
    let place = match place(transaction.account.as_ref(), transaction.customer.as_ref()) {
        Ok(place) => Some(place),
        Err(Problem { code, message, .. }) => {
            resolver.within("account", |resolver| resolver.report(code, message));
            None
        }
    };
    let users = &engine.people.users;
    Some(Pending {
        initiator: users.find(&transaction.user),
        on_behalf_of: transaction.on_behalf_of.as_ref().and_then(|id| users.find(id)),
        action: action?,
        place: place?,
        amount,
    })
}

fn requirements<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    given: &'d [RequirementAnswer<'d>],
) -> Vec<Requirement> {
    let missing = "must have an entry";
    resolver.not_empty(given.is_empty(), missing);
    let mut requirements = Vec::new();
    resolver.each(given, |resolver, requirement| {
        let any_of = resolver.within("anyOf", |resolver| {
            resolver.alternatives(&requirement.any_of, [missing; 2], &mut |resolver, slot| {
                slot_approvers(resolver, engine, slot)
            })
        });
        requirements.push(Requirement { sequential: requirement.sequential, any_of });
    });
    requirements
}

/// Who may fill a slot of a requirement. Named users that are gone fill nothing; they do not stop the rest.
fn slot_approvers(resolver: &mut Resolver<'_>, engine: &Engine, slot: &Slot<'_>) -> Option<Approvers> {
    match (&slot.group, &slot.users, slot.anyone) {
        (Some(group), None, None) => {
            resolver.find_in("group", &engine.approvals.groups, &group.0).map(Approvers::Group)
        }
        (None, Some(ids), None) => {
            let mut users = Vec::new();
            for id in ids {
                users.extend(engine.people.users.find(&id.0));
            }
            Some(Approvers::Users(users))
        }
        (None, None, Some(true)) => Some(Approvers::Anyone),
        _ => {
            let message = "must name exactly one of group, users, anyone: true";
            resolver.refuse(ProblemCode::InvalidValue, message);
            None
        }
    }
}

fn answer(engine: &Engine, status: &ApprovalStatus<'_>) -> ApprovalStatusAnswer<'static> {
    let name = |approver: &Approver<'_>| {
        let name = match approver {
            Approver::User(user) => engine.people.users.id(*user),
            Approver::Stranger(name) => name,
        };
        Text::Owned(name.to_string())
    };
    let mut answer = ApprovalStatusAnswer {
        approved: !status.met.contains(&false),
        requirements: status.met.clone(),
        ..ApprovalStatusAnswer::default()
    };
    for approver in &status.counted {
        answer.counted.push(name(approver));
    }
    for (approver, given) in &status.refused {
        let mut reasons = Vec::new();
        for reason in given {
            reasons.push(match reason {
                ApprovalReason::Permission(code) => OneOf::First(*code),
                ApprovalReason::Approval(code) => OneOf::Second(*code),
            });
        }
        answer.refused.push(RefusedApproval { user: name(approver), reasons });
    }
    for user in &status.eligible {
        answer.eligible.push(name(&Approver::User(*user)));
    }
    answer
}
