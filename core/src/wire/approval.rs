//! Approvals of a pending transaction, as JSON.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::answer::{RequirementAnswer, Slot};
use super::question::place;
use crate::data::ids::{Ids, Index, NOBODY, UserIx};
use crate::decide::approval_status::{
    Accepted, Approval, ApprovalReason, ApprovalRefusal, ApprovalStatus, Pending,
};
use crate::document::declaration::document;
use crate::document::reader::{OneOf, Text, read};
use crate::document::resolver::Resolver;
use crate::document::tree::Source;
use crate::model::engine::Engine;
use crate::model::reason::ReasonCode;
use crate::model::requirement::{self, Approvers, Requirement};
use crate::problem::{Problem, ProblemCode, Problems};
use crate::value::amount::Amount;
use crate::value::day::Day;

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
        approvals: Vec<OneOf<Text<'a>, ApprovalOnBehalf<'a>>> = "approvals",
        /// The civil date at the legal entity, `YYYY-MM-DD`: a grant is in force on its days only. Needed where an
        /// approval is given in another's place.
        today: Option<Text<'a>> as Day = "today",
    }
}

document! {
    /// An approval in another's place, under a grant.
    ApprovalOnBehalf<'a> {
        /// Who signs.
        user: Text<'a> = "user",
        /// Whose approval it is: the giver of the grant.
        on_behalf_of: Text<'a> = "onBehalfOf",
    }
}

document! {
    /// An approval that was judged when it was given.
    AcceptedApproval<'a> {
        /// Who signed.
        user: Text<'a> = "user",
        /// The signatory groups then of the one whose approval it is; those that are gone are ignored. Absent: those of
        /// today count.
        groups: Option<Vec<Text<'a>>> = "groups",
        /// Whose approval it is, if not the user's own.
        on_behalf_of: Option<Text<'a>> = "onBehalfOf",
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
        counted: Vec<OneOf<Text<'a>, ApprovalOnBehalf<'a>>> = "counted",
        /// Whose do not, in order.
        refused: Vec<RefusedApproval<'a>> = "refused",
        /// Whose would be counted now; sorted.
        eligible: Vec<Text<'a>> = "eligible",
        /// Whose would be counted now in whose place, sorted by both; absent if there are none, or without `today`.
        eligible_on_behalf: Option<Vec<ApprovalOnBehalf<'a>>> = "eligibleOnBehalf",
    }
}

document! {
    /// An approval that does not count.
    RefusedApproval<'a> {
        /// Whose.
        user: Text<'a> = "user",
        /// In whose place it was given.
        on_behalf_of: Option<Text<'a>> = "onBehalfOf",
        /// Why.
        reasons: Vec<OneOf<ReasonCode, ApprovalRefusal>> = "reasons",
    }
}

/// The people of a question by number: users of the snapshot, and beyond them those whom it does not know.
struct PeopleOfQuestion<'e> {
    engine: &'e Engine,
    unknown: Ids<UserIx>,
}

impl PeopleOfQuestion<'_> {
    fn number(&mut self, id: &str) -> UserIx {
        let known = self.engine.people.users.find(id);
        known.or_else(|| self.unknown.find_or_add(id).map(from_the_end)).unwrap_or(NOBODY)
    }

    fn id(&self, user: UserIx) -> &str {
        if self.engine.knows(user) {
            self.engine.people.users.id(user)
        } else {
            self.unknown.id(from_the_end(user))
        }
    }

    /// Who entered it by number even if nobody knows them: an approval in their place is one of their own transaction.
    fn entered<'q>(&mut self, pending: Pending<'q>, transaction: &PendingTransaction<'_>) -> Pending<'q> {
        let on_behalf_of = transaction.on_behalf_of.as_ref().map(|id| self.number(id));
        Pending { initiator: Some(self.number(&transaction.user)), on_behalf_of, ..pending }
    }

    fn approval(&mut self, user: &str, giver: Option<&Text<'_>>) -> Approval {
        let signer = self.number(user);
        Approval { signer, on_behalf_of: giver.map(|giver| self.number(giver)) }
    }
}

/// Unknown people count down from the largest number, users up from the smallest.
fn from_the_end(user: UserIx) -> UserIx {
    UserIx::from_number(u32::MAX.wrapping_sub(user.number()))
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
    let mut people = PeopleOfQuestion { engine, unknown: Ids::default() };
    let pending = resolver.within("transaction", |resolver| pending(resolver, engine, &question.transaction));
    let requirements = resolver
        .within("requirements", |resolver| requirements(resolver, &mut people, &question.requirements));
    let today = today_of(&mut resolver, &question);
    let problems = resolver.into_problems();
    let (Some(pending), true) = (pending, problems.is_empty()) else { return Err(problems) };
    let pending = people.entered(pending, &question.transaction);
    let accepted = question.accepted.iter().flatten().map(|given| accepted(&mut people, given));
    let accepted: Vec<Accepted> = accepted.collect();
    let approvals = question.approvals.iter().map(|given| match given {
        OneOf::First(user) => people.approval(user, None),
        OneOf::Second(given) => people.approval(&given.user, Some(&given.on_behalf_of)),
    });
    let approvals: Vec<Approval> = approvals.collect();
    let status = engine.approval_status((pending, today), &requirements, &accepted, &approvals);
    Ok(answer(&people, &status))
}

/// The day on which grants are in force: needed where an approval is given in another's place.
fn today_of(resolver: &mut Resolver<'_>, question: &ApprovalStatusQuestion<'_>) -> Option<Day> {
    let in_place = |given: &OneOf<_, ApprovalOnBehalf<'_>>| matches!(given, OneOf::Second(_));
    resolver.within("today", |resolver| {
        if question.today.is_none() && question.approvals.iter().any(in_place) {
            resolver.refuse(ProblemCode::MissingField, "is missing");
        }
        resolver.day(question.today.as_ref()?)
    })
}

fn accepted(people: &mut PeopleOfQuestion<'_>, given: &OneOf<Text<'_>, AcceptedApproval<'_>>) -> Accepted {
    match given {
        OneOf::First(user) => Accepted { approval: people.approval(user, None), groups: None },
        OneOf::Second(AcceptedApproval { user, groups, on_behalf_of }) => {
            // Groups that are gone name no slot any more; their approvals still count, so they are no problem.
            let known = |group: &Text<'_>| people.engine.approvals.groups.find(group);
            let groups = groups.as_ref().map(|groups| groups.iter().filter_map(known).collect());
            Accepted { approval: people.approval(user, on_behalf_of.as_ref()), groups }
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
    people: &mut PeopleOfQuestion<'_>,
    given: &'d [RequirementAnswer<'d>],
) -> Vec<Requirement> {
    let missing = "must have an entry";
    resolver.not_empty(given.is_empty(), missing);
    let mut requirements = Vec::new();
    resolver.each(given, |resolver, requirement| {
        let any_of = resolver.within("anyOf", |resolver| {
            resolver.alternatives(&requirement.any_of, [missing; 2], &mut |resolver, slot| {
                let approvers = slot_approvers(resolver, people, slot);
                let count = resolver.slot_count(slot.count);
                Some(requirement::Slot { approvers: approvers?, count: count? })
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
    people: &mut PeopleOfQuestion<'_>,
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

/// An approval of known people in another's place.
pub(super) fn in_place_entry<'e>(engine: &'e Engine, approval: &Approval) -> Option<ApprovalOnBehalf<'e>> {
    let text = |user| engine.people.users.text(user);
    Some(ApprovalOnBehalf { user: text(approval.signer), on_behalf_of: text(approval.on_behalf_of?) })
}

fn answer(people: &PeopleOfQuestion<'_>, status: &ApprovalStatus) -> ApprovalStatusAnswer<'static> {
    let name = |user: &UserIx| Text::Owned(people.id(*user).to_string());
    let refused = status.refused.iter().map(|(approval, reasons)| {
        let reasons = reasons.iter().map(|reason| match reason {
            ApprovalReason::Permission(code) => OneOf::First(*code),
            ApprovalReason::Approval(code) => OneOf::Second(*code),
        });
        let on_behalf_of = approval.on_behalf_of.as_ref().map(name);
        RefusedApproval { user: name(&approval.signer), on_behalf_of, reasons: reasons.collect() }
    });
    let in_place = |approval: &Approval| {
        let on_behalf_of = name(approval.on_behalf_of.as_ref()?);
        Some(ApprovalOnBehalf { user: name(&approval.signer), on_behalf_of })
    };
    let counted = status.counted.iter().map(|approval| match in_place(approval) {
        Some(approval) => OneOf::Second(approval),
        None => OneOf::First(name(&approval.signer)),
    });
    let eligible_on_behalf: Vec<_> = status.eligible_in_place.iter().filter_map(in_place).collect();
    ApprovalStatusAnswer {
        approved: !status.met.contains(&false),
        requirements: status.met.clone(),
        counted: counted.collect(),
        refused: refused.collect(),
        eligible: status.eligible.iter().map(name).collect(),
        eligible_on_behalf: Some(eligible_on_behalf).filter(|list| !list.is_empty()),
    }
}
