//! An assignment of the document with its references resolved. What it grants is derived in
//! [`crate::decide::assignment`].

use alloc::vec::Vec;

use super::limits::entries;
use crate::data::ids::{AccountIx, CustomerIx};
use crate::decide::assignment::{Parts, ResolvedAssignment};
use crate::document::reader::Id;
use crate::document::resolver::Resolver;
use crate::document::snapshot;
use crate::document::snapshot::{Overrides, Removed};
use crate::problem::ProblemCode;

impl<'d> Resolver<'d> {
    /// Resolves what a document gives a user at a customer.
    pub(crate) fn assignment(
        &mut self,
        parts: Parts<'_>,
        customer: CustomerIx,
        given: &'d snapshot::Assignment<'d>,
    ) -> ResolvedAssignment {
        let mut resolved = ResolvedAssignment::new(customer);
        resolved.roles = self.within("roles", |resolver| resolver.find_all(&parts.roles.roles, &given.roles));
        resolved.accounts =
            self.within("accounts", |resolver| resolver.accounts_of(parts, customer, &given.accounts));
        self.terms(parts, given, &mut resolved);
        resolved
    }

    /// Resolves removals and limits.
    pub(crate) fn terms(
        &mut self,
        parts: Parts<'_>,
        given: &'d snapshot::Assignment<'d>,
        resolved: &mut ResolvedAssignment,
    ) {
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
        ids: &'d [Id<'d>],
    ) -> Vec<AccountIx> {
        let accounts = self.find_all(&parts.companies.accounts, ids);
        for account in accounts.iter().filter(|account| !parts.companies.owns(customer, **account)) {
            let id = parts.companies.accounts.id(*account);
            // `accounts` lacks the unknown ids and so cannot give the index in the document: look it up for the
            // path.
            let place = ids.iter().position(|other| other.0 == id).unwrap_or_default();
            self.enter_item(place);
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
        self.refuse_text(ProblemCode::WrongCustomer, id, "is an account of another customer");
    }

    fn removed(&mut self, parts: Parts<'_>, removed: &'d Removed<'d>, resolved: &mut ResolvedAssignment) {
        self.enter_member("accounts");
        for (id, actions) in entries(removed.accounts.as_ref()) {
            self.enter_key(id);
            let account = self.account_of(parts, resolved.customer, id);
            let actions = self.action_set(parts.catalogue, actions);
            if let Some(account) = account {
                resolved.removed.push((account, actions));
            }
            self.leave();
        }
        self.leave();
        if let Some(list) = &removed.other {
            resolved.removed_other =
                Some(self.within("other", |resolver| resolver.action_set(parts.catalogue, list)));
        }
    }

    fn overrides(
        &mut self,
        parts: Parts<'_>,
        overrides: &'d Overrides<'d>,
        resolved: &mut ResolvedAssignment,
    ) {
        self.enter_member("accounts");
        for (id, actions) in entries(overrides.accounts.as_ref()) {
            self.enter_key(id);
            let account = self.account_of(parts, resolved.customer, id);
            for (id, set) in &actions.0 {
                self.enter_key(id);
                let action = self.monetary(parts.catalogue, id);
                let set = self.thresholds(set);
                if let (Some(account), Some(action)) = (account, action) {
                    resolved.thresholds.insert((account, action), set);
                }
                self.leave();
            }
            self.leave();
        }
        self.leave();
        resolved.group_overrides = self
            .within("groups", |resolver| resolver.group_limits(parts.catalogue, overrides.groups.as_ref()));
    }
}
