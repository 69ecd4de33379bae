//! What an assignment document says, resolved; what follows from it is derived elsewhere.

use alloc::format;
use alloc::vec::Vec;

use super::resolve::Resolver;
use crate::assignment::{Given, Parts};
use crate::engine::Thresholds;
use crate::id::{AccountIx, ActionIx, CustomerIx};
use crate::period::ByPeriod;
use crate::problem::ProblemCode;
use crate::wire;
use crate::wire::read::{Segment, quoted};
use crate::wire::{Entries, Overrides, Removed, ThresholdSet};

impl<'d> Resolver<'d> {
    /// Resolves what a document gives a user at a customer.
    pub(crate) fn assignment(
        &mut self,
        parts: Parts<'_>,
        customer: CustomerIx,
        given: &'d wire::Assignment<'d>,
    ) -> Given {
        let mut resolved = Given::new(customer);
        resolved.roles = self.within("roles", |resolver| resolver.find_all(&parts.roles.roles, &given.roles));
        resolved.accounts =
            self.within("accounts", |resolver| resolver.accounts_of(parts, customer, &given.accounts));
        self.terms(parts, given, &mut resolved);
        resolved
    }

    /// Resolves removals and limits.
    pub(crate) fn terms(&mut self, parts: Parts<'_>, given: &'d wire::Assignment<'d>, resolved: &mut Given) {
        if let Some(removed) = &given.removed {
            self.within("removed", |resolver| resolver.removed(parts, removed, resolved));
        }
        if let Some(limits) = &given.limits {
            self.within("limits", |resolver| resolver.overrides(parts, limits, resolved));
        }
    }

    pub(super) fn accounts_of(
        &mut self,
        parts: Parts<'_>,
        customer: CustomerIx,
        ids: &'d [wire::Id<'d>],
    ) -> Vec<AccountIx> {
        let accounts = self.find_all(&parts.companies.accounts, ids);
        for account in accounts.iter().filter(|account| !parts.companies.owns(customer, **account)) {
            let id = parts.companies.accounts.id(*account);
            let place = ids.iter().position(|other| other.0 == id).unwrap_or_default();
            self.enter(Segment::Index(place));
            self.foreign_account(id);
            self.leave();
        }
        accounts
    }

    /// An account of this customer, by id.
    pub(super) fn account_of(
        &mut self,
        parts: Parts<'_>,
        customer: CustomerIx,
        id: &str,
    ) -> Option<AccountIx> {
        let account = self.find(&parts.companies.accounts, id)?;
        if !parts.companies.owns(customer, account) {
            self.foreign_account(id);
        }
        Some(account)
    }

    fn foreign_account(&mut self, id: &str) {
        let message = format!("{} is an account of another customer", quoted(id));
        self.report(ProblemCode::WrongCustomer, message);
    }

    fn removed(&mut self, parts: Parts<'_>, removed: &'d Removed<'d>, resolved: &mut Given) {
        self.within("accounts", |resolver| {
            for (id, actions) in removed.accounts.iter().flat_map(|entries| &entries.0) {
                resolver.at_key(id, |resolver| {
                    let account = resolver.account_of(parts, resolved.customer, id);
                    let actions = resolver.action_set(parts.catalogue, actions);
                    if let Some(account) = account {
                        resolved.removed.push((account, actions));
                    }
                });
            }
        });
        let other = removed.other.as_ref();
        resolved.removed_other =
            other.map(|list| self.within("other", |resolver| resolver.action_set(parts.catalogue, list)));
    }

    fn overrides(&mut self, parts: Parts<'_>, overrides: &'d Overrides<'d>, resolved: &mut Given) {
        self.within("accounts", |resolver| {
            for (id, actions) in overrides.accounts.iter().flat_map(|entries| &entries.0) {
                resolver.at_key(id, |resolver| {
                    let account = resolver.account_of(parts, resolved.customer, id);
                    for (action, set) in resolver.account_overrides(parts, actions) {
                        if let Some(account) = account {
                            resolved.thresholds.insert((account, action), set);
                        }
                    }
                });
            }
        });
        resolved.group_overrides = self
            .within("groups", |resolver| resolver.group_limits(parts.catalogue, overrides.groups.as_ref()));
    }

    fn account_overrides(
        &mut self,
        parts: Parts<'_>,
        actions: &'d Entries<'d, ThresholdSet<'d>>,
    ) -> Vec<(ActionIx, ByPeriod<Thresholds>)> {
        let mut overrides = Vec::with_capacity(actions.0.len());
        for (id, set) in &actions.0 {
            self.at_key(id, |resolver| {
                let action = resolver.monetary(parts.catalogue, id);
                let set = resolver.thresholds(set);
                if let Some(action) = action {
                    overrides.push((action, set));
                }
            });
        }
        overrides
    }
}
