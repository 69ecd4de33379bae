//! The part of a slice that lets its user act on behalf of others: the grants, and of each giver what they reach.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::read::{Entries, Id};
use super::slice::{Slicer, denial};
use super::snapshot::{Assignment, Grant, Limits, Overrides, Removed, SnapshotDocument, ThresholdSet};
use crate::bits::Actions;
use crate::engine;
use crate::grant;
use crate::id::{AccountIx, ActionIx, CustomerIx, Index, UserIx};

/// What of a giver's assignment is needed.
struct Reach<'s> {
    grants: Vec<&'s grant::Grant>,
    held: &'s engine::Assignment,
    /// Actions that some grant names.
    granted: Actions,
    /// Their limit groups' actions.
    grouped: Actions,
    /// Whether the giver may approve.
    approves: bool,
}

/// The kept people with givers and receivers of kept grants.
pub(super) fn with_partners<'a>(mut people: BTreeSet<Id<'a>>, grants: &[Grant<'a>]) -> BTreeSet<Id<'a>> {
    people.extend(grants.iter().flat_map(|grant| [grant.giver.clone(), grant.receiver.clone()]));
    people
}

impl Slicer<'_> {
    /// Those that the user received or gave, as far as their customers are kept.
    pub(super) fn grants<'a>(&self, document: &SnapshotDocument<'a>) -> Vec<Grant<'a>> {
        let user = self.engine.people.users.id(self.user);
        let own =
            |grant: &&Grant<'a>| [&grant.giver, &grant.receiver].iter().any(|partner| partner.0 == user);
        let kept = document.grants.iter().flatten().filter(own);
        kept.filter(|grant| self.customer(&grant.customer).is_some()).cloned().collect()
    }

    /// The grants that let the user act for somebody at a customer.
    pub(super) fn received_at(&self, customer: CustomerIx) -> impl Iterator<Item = &grant::Grant> {
        let to_user = move |grant: &&grant::Grant| grant.receiver == self.user && grant.customer == customer;
        self.engine.grants.grant.iter().filter(to_user)
    }

    /// Whether a grant lets the user act on an account to which its giver has access.
    pub(super) fn is_reached(&self, customer: CustomerIx, account: AccountIx) -> bool {
        self.received_at(customer).filter(|grant| grant.reaches(account)).any(|grant| {
            let held = self.engine.assignment(grant.giver, customer);
            held.is_some_and(|held| self.engine.granted_on(held, account).is_some())
        })
    }

    /// Whether a rule may bind what the user does on behalf of somebody.
    pub(super) fn is_needed_on_behalf(
        &self,
        customer: CustomerIx,
        action: ActionIx,
        account: Option<AccountIx>,
    ) -> bool {
        let covers = |grant: &&grant::Grant| {
            grant.actions.contains(action) && account.is_none_or(|account| grant.reaches(account))
        };
        self.received_at(customer).filter(covers).any(|grant| {
            let held = self.engine.assignment(grant.giver, customer);
            held.is_some_and(|held| self.applies(held, action, account))
        })
    }

    /// What of another user's assignment their grants reach, and what lets them approve beside it. `None` where they
    /// gave the user nothing.
    pub(super) fn giver<'a>(&self, giver: UserIx, given: &Assignment<'a>) -> Option<Assignment<'a>> {
        let customer = self.customer(&given.customer)?;
        let reach = self.reach(giver, customer)?;
        let accounts: Vec<_> = given.accounts.iter().filter(|id| self.keeps(&reach, id)).cloned().collect();
        let listed: BTreeSet<Id<'a>> = accounts.iter().cloned().collect();
        Some(Assignment {
            customer: given.customer.clone(),
            roles: given.roles.clone(),
            removed: given.removed.as_ref().map(|removed| self.removed_of(&reach, removed, &listed)),
            limits: given.limits.as_ref().map(|limits| self.limits_of(&reach, limits)),
            accounts,
        })
    }

    fn reach(&self, giver: UserIx, customer: CustomerIx) -> Option<Reach<'_>> {
        let grants: Vec<_> = self.received_at(customer).filter(|grant| grant.giver == giver).collect();
        if grants.is_empty() {
            return None;
        }
        let catalogue = &self.engine.catalogue;
        let mut granted = Actions::none(catalogue.action.len());
        grants.iter().for_each(|grant| granted.unite(&grant.actions));
        let mut grouped = Actions::none(catalogue.action.len());
        let groups = granted.iter().filter_map(|action| self.engine.action(action)?.limit_group);
        for actions in groups.filter_map(|group| catalogue.group_actions.get(group.at())) {
            grouped.unite(actions);
        }
        let held = self.engine.assignment(giver, customer)?;
        Some(Reach { grants, held, granted, grouped, approves: self.engine.is_active(giver) })
    }

    fn reaches(&self, reach: &Reach<'_>, id: &str) -> bool {
        let account = self.account(id);
        account.is_some_and(|account| reach.grants.iter().any(|grant| grant.reaches(account)))
    }

    /// What bounds a limit group is summed over all accounts of the giver: none can be left out where money moves.
    fn keeps(&self, reach: &Reach<'_>, id: &Id<'_>) -> bool {
        let approves = || reach.approves && self.approves_on(reach.held, id);
        reach.grouped.count() > 0 || self.reaches(reach, &id.0) || approves()
    }

    fn removed_of<'a>(
        &self,
        reach: &Reach<'_>,
        removed: &Removed<'a>,
        listed: &BTreeSet<Id<'a>>,
    ) -> Removed<'a> {
        let matters = |id: &&Id<'a>| {
            let action = self.engine.catalogue.actions.find(&id.0);
            action.is_some_and(|action| {
                [&reach.granted, &reach.grouped, &self.approving].iter().any(|set| set.contains(action))
            })
        };
        let cut = |list: &Vec<Id<'a>>| list.iter().filter(matters).cloned().collect();
        // A removal refuses also where the account is not listed.
        let on_kept = |entries: &Entries<'a, Vec<Id<'a>>>| {
            let kept = entries
                .0
                .iter()
                .filter(|(id, _)| listed.contains(&Id(id.clone())) || self.reaches(reach, id));
            Entries(kept.map(|(id, actions)| (id.clone(), cut(actions))).collect())
        };
        Removed { accounts: removed.accounts.as_ref().map(on_kept), other: removed.other.as_ref().map(cut) }
    }

    fn limits_of<'a>(&self, reach: &Reach<'_>, limits: &Overrides<'a>) -> Overrides<'a> {
        let on_account = |id: &str, actions: &Entries<'a, ThresholdSet<'a>>| {
            let used = self.reaches(reach, id);
            let kept = actions.0.iter().filter_map(|(action, set)| {
                let index = self.engine.catalogue.actions.find(action)?;
                if used && reach.granted.contains(index) {
                    return Some((action.clone(), set.clone()));
                }
                (reach.approves && self.approving.contains(index)).then(|| (action.clone(), denial(set)))
            });
            Entries(kept.collect())
        };
        let on_kept = |entries: &Entries<'a, Entries<'a, ThresholdSet<'a>>>| {
            let kept =
                entries.0.iter().filter(|(id, _)| self.account(id).is_some_and(|ix| self.may_name(ix)));
            Entries(kept.map(|(id, actions)| (id.clone(), on_account(id, actions))).collect())
        };
        let of_groups = |entries: &Entries<'a, Limits<'a>>| {
            let kept = entries.0.iter().filter(|(group, _)| self.is_used(reach, group));
            Entries(kept.cloned().collect())
        };
        Overrides {
            accounts: limits.accounts.as_ref().map(on_kept),
            groups: limits.groups.as_ref().map(of_groups),
        }
    }

    /// Whether something that a grant names counts towards the limit group.
    fn is_used(&self, reach: &Reach<'_>, group: &str) -> bool {
        let catalogue = &self.engine.catalogue;
        let group =
            catalogue.limit_groups.find(group).and_then(|group| catalogue.group_actions.get(group.at()));
        group.is_some_and(|actions| actions.intersects(&reach.granted))
    }
}
