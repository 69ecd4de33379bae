//! From what somebody gives to assignments: every reference is looked up, and whether it may be given is asked of core.

use std::collections::HashSet;

use countersign_core::wire::{
    self, Assignment, DelegateQuestion, DelegationViolation, GrantableCustomer, Id, OneOf, Overrides,
    Removed, SnapshotDocument, Text, User, given_access,
};
use countersign_core::{Engine, Problems, document};

use crate::code::Code;
use crate::failure::{Failure, FieldProblem};

document! {
    /// What somebody is to have at a customer.
    GivenCustomer<'a> {
        /// The customer.
        customer: Id<'a> = "customer",
        /// The roles; at least one.
        roles: Vec<Id<'a>> = "roles",
        /// The accounts; absent: all that may be given.
        accounts: Option<Vec<Id<'a>>> = "accounts",
        /// Whether accounts that are opened later are given, too; absent: as for the user.
        automatic_access: Option<bool> = "automaticAccess",
        /// Actions taken away; absent: as they are, or none under other roles than before.
        removed: Option<Removed<'a>> = "removed",
        /// Limits of the user's own; absent: likewise.
        limits: Option<Overrides<'a>> = "limits",
    }
}

/// Who gives something to whom.
#[derive(Clone, Copy)]
pub(super) struct Giving<'g> {
    /// The engine of the document.
    pub(super) engine: &'g Engine,
    /// Who gives; none for the institution, which may give everything.
    pub(super) giver: Option<&'g str>,
    /// Who is given something; none for a new user.
    pub(super) target: Option<&'g str>,
    /// Whether accounts that are opened later are given where nothing else is said.
    pub(super) automatic_access: Option<bool>,
}

impl Giving<'_> {
    /// The assignments that come of what is given. `former` is what they had, or what is copied.
    ///
    /// # Errors
    /// `Refused` with everything that is none.
    pub(super) fn assignments<'d>(
        &self,
        document: &SnapshotDocument<'_>,
        former: &[Assignment<'d>],
        all: &[GivenCustomer<'d>],
    ) -> Result<Vec<Assignment<'d>>, Failure> {
        let grantable = wire::grantable_by(self.engine, self.giver);
        let mut problems = Vec::new();
        let mut assignments = Vec::new();
        for (index, given) in all.iter().enumerate() {
            if all.iter().take(index).any(|other| other.customer == given.customer) {
                problems.push(FieldProblem::own(format!("/customers/{index}/customer"), Code::GivenTwice));
            }
            look_up(document, (index, given), &mut problems);
            let before = former.iter().find(|one| one.customer == given.customer);
            assignments.push(self.assignment(before, given, &grantable));
        }
        if problems.is_empty() { Ok(assignments) } else { Err(Failure::Refused(problems.into())) }
    }

    fn assignment<'d>(
        &self,
        former: Option<&Assignment<'d>>,
        given: &GivenCustomer<'d>,
        grantable: &[GrantableCustomer<'static>],
    ) -> Assignment<'d> {
        let all = || -> Vec<Id<'d>> {
            let there = grantable.iter().find(|one| one.customer == given.customer.0);
            there.map(|one| one.accounts.iter().cloned().map(Id).collect()).unwrap_or_default()
        };
        let new = Assignment {
            customer: given.customer.clone(),
            roles: given.roles.clone(),
            accounts: given.accounts.clone().unwrap_or_else(all),
            removed: None,
            limits: None,
            automatic_access: given.automatic_access.or(self.automatic_access),
        };
        let kept = given_access(former, new);
        Assignment {
            removed: given.removed.clone().or(kept.removed),
            limits: given.limits.clone().or(kept.limits),
            ..kept
        }
    }

    /// Asks core whether all of it may be given.
    ///
    /// # Errors
    /// `MayNot` with every reason; `Refused` for limits that are none.
    pub(super) fn judge(&self, assignments: &[Assignment<'_>]) -> Result<(), Failure> {
        let mut refused = Vec::new();
        for (index, violations) in self.violations(assignments)?.iter().enumerate() {
            refused.extend(violations.iter().map(|violation| said(index, violation)));
        }
        if refused.is_empty() { Ok(()) } else { Err(Failure::MayNot(refused)) }
    }

    /// By assignment: every reason why it may not be given.
    ///
    /// # Errors
    /// `Refused` for limits that are none.
    pub(super) fn violations(
        &self,
        assignments: &[Assignment<'_>],
    ) -> Result<Vec<Vec<DelegationViolation<'static>>>, Failure> {
        let placed = |index: usize| {
            move |problems: Problems| {
                Failure::Refused(problems.map(|problem| at_customer(index, problem.into())))
            }
        };
        for (index, assignment) in assignments.iter().enumerate() {
            wire::check_assignment(self.engine, assignment).map_err(placed(index))?;
        }
        let Some(giver) = self.giver else { return Ok(Vec::new()) };
        let judged = assignments.iter().enumerate().map(|(index, assignment)| {
            let question = DelegateQuestion {
                actor: giver.into(),
                target: self.target.map(Text::from),
                assignment: assignment.clone(),
            };
            wire::delegate_over(self.engine, &question).map_err(placed(index))
        });
        judged.collect()
    }
}

/// A problem inside an assignment, at the customer that was given.
fn at_customer(index: usize, mut problem: FieldProblem) -> FieldProblem {
    let inside = problem.pointer.strip_prefix("/assignment").unwrap_or_default();
    problem.pointer = format!("/customers/{index}{inside}");
    problem
}

/// What of it is none: unknown ids, a list with something twice, a customer without a role (A78).
fn look_up(
    document: &SnapshotDocument<'_>,
    (index, given): (usize, &GivenCustomer<'_>),
    problems: &mut Vec<FieldProblem>,
) {
    let at = |member: &str| format!("/customers/{index}/{member}");
    let mut customers = document.contracts.iter().flat_map(|contract| &contract.customers);
    let Some(customer) = customers.find(|customer| customer.id == given.customer) else {
        problems.push(FieldProblem::own(at("customer"), Code::UnknownHere));
        return;
    };
    if given.roles.is_empty() {
        problems.push(FieldProblem::own(at("roles"), Code::RoleMissing));
    }
    let roles = document.roles.iter().map(|role| role.id.0.as_ref()).collect();
    list(&at("roles"), &given.roles, &roles, problems);
    let accounts = customer.accounts.iter().map(|account| account.id.0.as_ref()).collect();
    list(&at("accounts"), given.accounts.as_deref().unwrap_or_default(), &accounts, problems);
}

fn list(place: &str, ids: &[Id<'_>], known: &HashSet<&str>, problems: &mut Vec<FieldProblem>) {
    let mut seen = HashSet::new();
    for (index, id) in ids.iter().enumerate() {
        let is_twice = !seen.insert(id.0.as_ref());
        if is_twice || !known.contains(id.0.as_ref()) {
            let code = if is_twice { Code::GivenTwice } else { Code::UnknownHere };
            problems.push(FieldProblem::own(format!("{place}/{index}"), code));
        }
    }
}

/// A reason of core's, at the customer that it is about.
fn said(index: usize, violation: &DelegationViolation<'_>) -> FieldProblem {
    let code = match violation.code {
        OneOf::First(reason) => reason.code(),
        OneOf::Second(refusal) => refusal.code(),
    };
    let about = [&violation.account, &violation.action, &violation.group].into_iter().flatten();
    let about: Vec<String> = about.map(|id| format!("`{id}`")).collect();
    let about = if about.is_empty() { "this".to_owned() } else { about.join(", ") };
    let most = violation.maximum.as_ref().map(|maximum| format!(" above {maximum}")).unwrap_or_default();
    FieldProblem::new(format!("/customers/{index}"), code, format!("{about} is not yours to give{most}"))
}

/// Refuses limits that cannot be set, each at its field (A113): judged over the document with the user in it.
///
/// # Errors
/// `Refused` with every one.
pub(super) fn refuse_limits(
    after: &Engine,
    user: &User<'_>,
    given: &[GivenCustomer<'_>],
) -> Result<(), Failure> {
    let mut problems = Vec::new();
    for (index, given) in given.iter().enumerate() {
        let Some(limits) = &given.limits else { continue };
        let (user, customer) = (user.id.0.clone(), given.customer.0.clone());
        let question =
            wire::to_json(&wire::ValidateLimitsQuestion { user, customer, limits: limits.clone() });
        let issues = wire::validate_limits(after, question.as_bytes());
        let issues = issues.map_err(|_| Failure::Internal("limits that were read are none".to_owned()))?;
        problems.extend(issues.into_iter().map(|issue| {
            let most = issue.maximum.map(|most| format!("cannot be higher than {most}"));
            let place = format!("/customers/{index}/limits{}", issue.path);
            FieldProblem::new(place, issue.code.code(), most.unwrap_or_else(|| issue.code.code().to_owned()))
        }));
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::Refused(problems.into())) }
}
