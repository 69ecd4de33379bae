//! Approvals of a pending transaction, as JSON.

use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::answer::RequirementAnswer;
use super::question::place;
use crate::data::ids::{Index, UserIx};
use crate::decide::approval_status::{Accepted, ApprovalReason, ApprovalRefusal, ApprovalStatus, Pending};
use crate::document::declaration::document;
use crate::document::reader::{OneOf, Text, read};
use crate::document::resolver::Resolver;
use crate::document::snapshot::Slot;
use crate::document::tree::Source;
use crate::model::approvals::{Approvers, Requirement};
use crate::model::engine::Engine;
use crate::model::reason::ReasonCode;
use crate::problem::{Problem, ProblemCode, Problems};
use crate::value::amount::Amount;

document! {
    /// Where does this pending transaction stand?
    ApprovalStatusQuestion<'a> {
        /// The transaction.
        transaction: PendingTransaction<'a> = "transaction",
        /// What must be approved: from the server's own evaluation, never from a caller.
        requirements: Vec<RequirementAnswer<'a>> = "requirements",
        /// Approvals that were judged when they were given, from the server's own record, never from a caller; without
        /// groups, the signatory groups of today count.
        accepted: Option<Vec<OneOf<Text<'a>, AcceptedApproval<'a>>>> = "accepted",
        /// Approvals to be judged, in order.
        approvals: Vec<Text<'a>> = "approvals",
    }
}

document! {
    /// An approval that was judged when it was given.
    AcceptedApproval<'a> {
        /// Whose.
        user: Text<'a> = "user",
        /// The signatory groups they were in then; those that are gone are ignored.
        groups: Vec<Text<'a>> = "groups",
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
        /// How much, above zero, in the base currency; needed where the action moves money.
        amount: Option<Text<'a>> as Amount = "amount",
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

/// The people of a question by number: users of the snapshot, and beyond them those whom it does not know.
struct PeopleOfQuestion<'e, 'q> {
    engine: &'e Engine,
    unknown: BTreeMap<&'q str, UserIx>,
}

impl<'q> PeopleOfQuestion<'_, 'q> {
    /// Unknown people count down from the largest number, users up from the smallest.
    fn number(&mut self, id: &'q str) -> UserIx {
        let count = u32::try_from(self.unknown.len()).unwrap_or_default();
        let next = UserIx::from_number(u32::MAX.wrapping_sub(count));
        match self.engine.people.users.find(id) {
            Some(user) => user,
            None => *self.unknown.entry(id).or_insert(next),
        }
    }

    /// By number: what those are called whom the snapshot does not know.
    fn names(&self) -> BTreeMap<UserIx, &'q str> {
        self.unknown.iter().map(|(id, number)| (*number, *id)).collect()
    }
}

/// Answers an [`ApprovalStatusQuestion`].
///
/// # Errors
/// What is malformed in the question; an unknown action of the transaction.
pub fn approval_status<'q>(
    engine: &Engine,
    question: impl Into<Source<'q>>,
) -> Result<ApprovalStatusAnswer<'static>, Problems> {
    let question: ApprovalStatusQuestion<'_> = read(question)?;
    let mut resolver = Resolver::new(engine.currency());
    let mut people = PeopleOfQuestion { engine, unknown: BTreeMap::new() };
    let pending = resolver.within("transaction", |resolver| pending(resolver, engine, &question.transaction));
    let requirements = resolver
        .within("requirements", |resolver| requirements(resolver, &mut people, &question.requirements));
    let problems = resolver.into_problems();
    let (Some(pending), true) = (pending, problems.is_empty()) else { return Err(problems) };
    let accepted = question.accepted.iter().flatten().map(|given| accepted(&mut people, given));
    let accepted: Vec<Accepted> = accepted.collect();
    let approvals: Vec<UserIx> = question.approvals.iter().map(|id| people.number(id)).collect();
    let status = engine.approval_status(pending, &requirements, &accepted, &approvals);
    Ok(answer(engine, &people.names(), &status))
}

fn accepted<'q>(
    people: &mut PeopleOfQuestion<'_, 'q>,
    given: &'q OneOf<Text<'_>, AcceptedApproval<'_>>,
) -> Accepted {
    match given {
        OneOf::First(user) => Accepted { user: people.number(user), groups: None },
        OneOf::Second(AcceptedApproval { user, groups }) => {
            // Groups that are gone name no slot any more; their approvals still count, so they are no problem.
            let known = groups.iter().filter_map(|group| people.engine.approvals.groups.find(group));
            let groups = Some(known.collect());
            Accepted { user: people.number(user), groups }
        }
    }
}

pub(super) fn pending<'q>(
    resolver: &mut Resolver<'_>,
    engine: &Engine,
    transaction: &'q PendingTransaction<'_>,
) -> Option<Pending<'q>> {
    let action = resolver.find_in("action", &engine.catalogue.actions, &transaction.action);
    let is_monetary = action.is_some_and(|action| engine.is_monetary(action));
    let amount = resolver.within("amount", |resolver| match &transaction.amount {
        Some(text) => amount(resolver, text),
        // Without it nobody's limit would refuse: an approval has to be judged over what it is given for.
        None if is_monetary => {
            resolver.refuse(ProblemCode::MissingField, "is missing");
            None
        }
        None => None,
    });
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

/// The amount of a transaction in the base currency.
fn amount(resolver: &mut Resolver<'_>, text: &str) -> Option<Amount> {
    let above_zero = resolver.amount(text)?.above_zero();
    above_zero.map_err(|code| resolver.refuse_text(code, text, "is not above zero")).ok()
}

fn requirements<'d>(
    resolver: &mut Resolver<'d>,
    people: &mut PeopleOfQuestion<'_, 'd>,
    given: &'d [RequirementAnswer<'d>],
) -> Vec<Requirement> {
    let missing = "must have an entry";
    resolver.not_empty(given.is_empty(), missing);
    let mut requirements = Vec::new();
    resolver.each(given, |resolver, requirement| {
        let any_of = resolver.within("anyOf", |resolver| {
            resolver.alternatives(&requirement.any_of, [missing; 2], &mut |resolver, slot| {
                slot_approvers(resolver, people, slot)
            })
        });
        requirements.push(Requirement { sequential: requirement.sequential, any_of });
    });
    requirements
}

/// Who may fill a slot of a requirement. Named users that are gone do not stop the rest; their approval counts if it was
/// accepted before they went.
fn slot_approvers<'d>(
    resolver: &mut Resolver<'d>,
    people: &mut PeopleOfQuestion<'_, 'd>,
    slot: &'d Slot<'d>,
) -> Option<Approvers> {
    match (&slot.group, &slot.users, slot.anyone) {
        (Some(group), None, None) => {
            resolver.find_in("group", &people.engine.approvals.groups, &group.0).map(Approvers::Group)
        }
        (None, Some(ids), None) => {
            Some(Approvers::Users(ids.iter().map(|id| people.number(&id.0)).collect()))
        }
        (None, None, Some(true)) => Some(Approvers::Anyone),
        _ => {
            let message = "must name exactly one of group, users, anyone: true";
            resolver.refuse(ProblemCode::InvalidValue, message);
            None
        }
    }
}

fn answer(
    engine: &Engine,
    unknown: &BTreeMap<UserIx, &str>,
    status: &ApprovalStatus,
) -> ApprovalStatusAnswer<'static> {
    let name = |user: &UserIx| {
        let id = unknown.get(user).copied().unwrap_or_else(|| engine.people.users.id(*user));
        Text::Owned(id.to_string())
    };
    let refused = status.refused.iter().map(|(user, reasons)| {
        let reasons = reasons.iter().map(|reason| match reason {
            ApprovalReason::Permission(code) => OneOf::First(*code),
            ApprovalReason::Approval(code) => OneOf::Second(*code),
        });
        RefusedApproval { user: name(user), reasons: reasons.collect() }
    });
    ApprovalStatusAnswer {
        approved: !status.met.contains(&false),
        requirements: status.met.clone(),
        counted: status.counted.iter().map(name).collect(),
        refused: refused.collect(),
        eligible: status.eligible.iter().map(name).collect(),
    }
}
