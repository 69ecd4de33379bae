//! What is copied to a new user: of somebody else, or of a custom role.

use std::collections::HashSet;

use countersign_core::wire::{Assignment, GrantableCustomer, Id, SnapshotDocument};

use crate::code::Code;
use crate::failure::{Failure, FieldProblem};

/// What is copied (A72).
#[derive(Clone)]
pub(super) enum Copied<'c> {
    /// Nothing.
    Nothing,
    /// What a user has.
    OfUser(&'c str),
    /// What a custom role has.
    OfRole(Vec<Assignment<'c>>),
    /// A place at this customer, where nothing is given yet.
    Place(&'c str),
}

impl Copied<'_> {
    /// Where the body says it.
    pub(super) const fn pointer(&self) -> Option<&'static str> {
        match self {
            Self::Nothing | Self::Place(_) => None,
            Self::OfUser(_) => Some("/copyOf"),
            Self::OfRole(_) => Some("/customRole"),
        }
    }
}

impl<'c> Copied<'c> {
    /// What of it there still is, at customers where the manager may create users: of others they know nothing.
    ///
    /// # Errors
    /// `Refused` for a user whom the manager does not see, and for what leaves nothing.
    pub(super) fn assignments(
        &self,
        document: &SnapshotDocument<'c>,
        grantable: &[GrantableCustomer<'static>],
    ) -> Result<Vec<Assignment<'c>>, Failure> {
        let all = match self {
            Self::Nothing => return Ok(Vec::new()),
            Self::OfUser(id) => {
                let user = document.users.iter().find(|user| user.id.0 == *id);
                user.map(|user| user.assignments.clone()).unwrap_or_default()
            }
            Self::OfRole(assignments) => assignments.clone(),
            Self::Place(customer) => return Ok(vec![place_at(customer)]),
        };
        let is_open = |one: &Assignment<'_>| grantable.iter().any(|open| open.customer == one.customer.0);
        let kept = all.into_iter().filter(is_open).map(|one| still_there(document, one));
        let kept: Vec<Assignment<'c>> = kept.filter(|one| !one.roles.is_empty()).collect();
        if kept.is_empty() {
            let pointer = self.pointer().unwrap_or_default();
            return Err(Failure::Refused(vec![FieldProblem::own(pointer, Code::UnknownHere)].into()));
        }
        Ok(kept)
    }
}

fn place_at(customer: &str) -> Assignment<'_> {
    Assignment {
        customer: Id(customer.into()),
        roles: Vec::new(),
        accounts: Vec::new(),
        removed: None,
        limits: None,
        automatic_access: None,
    }
}

/// An assignment without what has gone since it was written down.
fn still_there<'c>(document: &SnapshotDocument<'c>, mut assignment: Assignment<'c>) -> Assignment<'c> {
    let customers = document.contracts.iter().flat_map(|contract| &contract.customers);
    let owner = customers.into_iter().find(|customer| customer.id == assignment.customer);
    let accounts: HashSet<&str> =
        owner.iter().flat_map(|owner| &owner.accounts).map(|account| account.id.0.as_ref()).collect();
    let actions: HashSet<&str> =
        document.features.iter().flat_map(|it| &it.actions).map(|action| action.id.0.as_ref()).collect();
    let groups: HashSet<&str> = document.limit_groups.iter().map(|group| group.id.0.as_ref()).collect();
    assignment.roles.retain(|role| document.roles.iter().any(|known| known.id == *role));
    assignment.accounts.retain(|account| accounts.contains(account.0.as_ref()));
    if let Some(removed) = &mut assignment.removed {
        for (_, removed) in removed.accounts.iter_mut().flat_map(|all| &mut all.0) {
            removed.retain(|action| actions.contains(action.0.as_ref()));
        }
        if let Some(all) = &mut removed.accounts {
            all.0.retain(|(account, _)| accounts.contains(account.as_ref()));
        }
        if let Some(other) = &mut removed.other {
            other.retain(|action| actions.contains(action.0.as_ref()));
        }
    }
    if let Some(limits) = &mut assignment.limits {
        if let Some(all) = &mut limits.accounts {
            all.0.retain(|(account, _)| accounts.contains(account.as_ref()));
            for (_, of_account) in &mut all.0 {
                of_account.0.retain(|(action, _)| actions.contains(action.as_ref()));
            }
        }
        if let Some(all) = &mut limits.groups {
            all.0.retain(|(group, _)| groups.contains(group.as_ref()));
        }
    }
    assignment
}
