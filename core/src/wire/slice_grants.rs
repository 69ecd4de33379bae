//! The part of a slice that is about other people: what lets them approve, and what is needed to act under the grants
//! that they gave.

use alloc::vec::Vec;

use super::slice::{Slicer, keep, leave_denial};
use crate::data::action_sets::Actions;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, Index, UserIx};
use crate::document::reader::Id;
use crate::document::snapshot::{Assignment, Grant, Overrides, Removed, SnapshotDocument};
use crate::model::grants;
use crate::model::people;

/// What is needed of another user's assignment.
struct NeededRights<'s> {
    /// The grants they gave the user; none for somebody who may only approve.
    grants: Vec<&'s grants::Grant>,
    assignment: &'s people::Assignment,
    /// Actions that some grant names.
    granted: Actions,
    /// Whether one of those counts towards a limit group.
    moves_money: bool,
    /// Actions whose removal matters: those that some grant names, their limit groups', and those that approve.
    needed: Actions,
    /// Whether they may approve.
    approves: bool,
}

impl Slicer<'_> {
    /// Leaves the grants that the user received or gave, as far as their customers are kept, and of others those under
    /// which somebody approves in another's place.
    pub(super) fn cut_grants(&self, document: &mut SnapshotDocument<'_>) {
        let user = self.engine.people.users.id(self.user);
        let Some(grants) = &mut document.grants else { return };
        keep(grants, &mut |grant| {
            let own = grant.giver.0 == user || grant.receiver.0 == user;
            self.customer(&grant.customer).is_some() && (own || self.leave_approving(grant))
        });
        if grants.is_empty() {
            document.grants = None;
        }
    }

    /// Leaves of a grant between others what lets its receiver approve; whether that is anything.
    fn leave_approving(&self, grant: &mut Grant<'_>) -> bool {
        let approves = |id: &Id<'_>| self.has(&self.approving, &id.0);
        if grant.per_transaction.is_none() {
            keep(&mut grant.actions, &mut |id| approves(id));
        }
        grant.actions.iter().any(approves)
    }

    /// Whether such a grant lets the user act for somebody at a customer.
    pub(super) fn receives(&self, customer: CustomerIx, is_such: &dyn Fn(&grants::Grant) -> bool) -> bool {
        self.received.iter().any(|grant| grant.customer == customer && is_such(grant))
    }

    /// Whether a grant lets the user act on an account to which its giver has access.
    pub(super) fn is_reached(&self, customer: CustomerIx, account: AccountIx) -> bool {
        self.receives(customer, &|grant| {
            let assignment = self.engine.assignment(grant.giver, customer);
            grant.reaches(account)
                && assignment.is_some_and(|assignment| self.engine.granted_on(assignment, account).is_some())
        })
    }

    /// Whether a rule may bind what the user does on behalf of somebody.
    pub(super) fn is_needed_on_behalf(
        &self,
        customer: CustomerIx,
        action: ActionIx,
        account: Option<AccountIx>,
    ) -> bool {
        self.receives(customer, &|grant| {
            let assignment = self.engine.assignment(grant.giver, customer);
            grant.actions.contains(action)
                && account.is_none_or(|account| grant.reaches(account))
                && assignment.is_some_and(|assignment| self.applies(assignment, action, account))
        })
    }

    /// Cuts another user's assignment down to what their grants need and what lets them approve on the user's accounts.
    /// Returns whether anything is left.
    pub(super) fn cut(&self, other: UserIx, given: &mut Assignment<'_>) -> bool {
        let customer = self.customer(&given.customer);
        let Some(needed) = customer.and_then(|customer| self.needed_rights(other, customer)) else {
            return false;
        };
        keep(&mut given.accounts, &mut |id| self.keeps(&needed, &id.0));
        given.automatic_access = None;
        if let Some(removed) = &mut given.removed {
            self.cut_removed(&needed, removed);
        }
        if let Some(limits) = &mut given.limits {
            self.cut_limits(&needed, limits);
        }
        !needed.grants.is_empty() || !given.accounts.is_empty() || self.approves(needed.assignment.other)
    }

    /// `None` for a user who gave no grant and may not approve.
    fn needed_rights(&self, other: UserIx, customer: CustomerIx) -> Option<NeededRights<'_>> {
        let assignment = self.engine.assignment(other, customer)?;
        let approves = self.engine.is_active(other);
        let catalogue = &self.engine.catalogue;
        let mut granted = Actions::none(catalogue.action.len());
        let mut grants = Vec::new();
        for grant in &self.received {
            if grant.customer == customer && grant.giver == other {
                granted.unite(&grant.actions);
                grants.push(*grant);
            }
        }
        if grants.is_empty() && !approves {
            return None;
        }
        let mut needed = self.approving.clone();
        needed.unite(&granted);
        let mut moves_money = false;
        // A group limit is computed over all granted actions of the group, so removals of the others matter as
        // well.
        for actions in &catalogue.group_actions {
            if actions.intersects(&granted) {
                moves_money = true;
                needed.unite(actions);
            }
        }
        Some(NeededRights { grants, assignment, granted, moves_money, needed, approves })
    }

    fn reaches(&self, needed: &NeededRights<'_>, id: &str) -> bool {
        let account = self.account(id);
        account.is_some_and(|account| needed.grants.iter().any(|grant| grant.reaches(account)))
    }

    /// Whether a listed account is kept. The cap of a limit group is a sum over all accounts of the giver, so none can
    /// be left out if a grant covers a monetary action.
    fn keeps(&self, needed: &NeededRights<'_>, id: &str) -> bool {
        needed.moves_money
            || self.reaches(needed, id)
            || needed.approves && self.approves_on(needed.assignment, id)
    }

    fn cut_removed(&self, needed: &NeededRights<'_>, removed: &mut Removed<'_>) {
        if let Some(accounts) = &mut removed.accounts {
            // A removal refuses also on accounts that are not listed, so it is needed there as well.
            keep(&mut accounts.0, &mut |(id, actions)| {
                let is_kept = self.reaches(needed, id) || self.is_listed(needed, id);
                if is_kept {
                    self.cut_actions(needed, actions);
                }
                is_kept
            });
        }
        if let Some(actions) = &mut removed.other {
            self.cut_actions(needed, actions);
        }
    }

    fn cut_actions(&self, needed: &NeededRights<'_>, actions: &mut Vec<Id<'_>>) {
        keep(actions, &mut |id| self.has(&needed.needed, &id.0));
    }

    fn has(&self, set: &Actions, action: &str) -> bool {
        self.engine.catalogue.actions.find(action).is_some_and(|action| set.contains(action))
    }

    /// Whether the account is in the list that is kept.
    fn is_listed(&self, needed: &NeededRights<'_>, id: &str) -> bool {
        let row = self.account(id).and_then(|account| self.engine.granted_on(needed.assignment, account));
        row.is_some() && self.keeps(needed, id)
    }

    fn cut_limits(&self, needed: &NeededRights<'_>, limits: &mut Overrides<'_>) {
        let gave = !needed.grants.is_empty();
        if let Some(accounts) = &mut limits.accounts {
            keep(&mut accounts.0, &mut |(id, actions)| {
                let used = self.reaches(needed, id);
                keep(&mut actions.0, &mut |(action, set)| {
                    if used && self.has(&needed.granted, action) {
                        return true;
                    }
                    // Of an approver only the limit of the approving action matters; what else they may pay is
                    // nobody's business here.
                    leave_denial(set);
                    needed.approves && self.has(&self.approving, action)
                });
                match gave {
                    true => self.account(id).is_some_and(|account| self.may_name(account)),
                    false => self.is_listed(needed, id),
                }
            });
        }
        if !gave {
            limits.groups = None;
        }
        if let Some(groups) = &mut limits.groups {
            keep(&mut groups.0, &mut |(group, _)| self.is_used(needed, group));
        }
    }

    /// Whether something that a grant names counts towards the limit group.
    fn is_used(&self, needed: &NeededRights<'_>, group: &str) -> bool {
        let catalogue = &self.engine.catalogue;
        let group =
            catalogue.limit_groups.find(group).and_then(|group| catalogue.group_actions.get(group.at()));
        group.is_some_and(|actions| actions.intersects(&needed.granted))
    }
}
