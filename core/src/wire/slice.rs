//! The snapshot cut down to what one user's client needs: the same answers, without other people's data beyond who
//! may approve.
//!
//! Kept whole: the catalogue and the user's own assignments. Cut: customers without an assignment of the user or a
//! grant to them; names and numbers of accounts the user has no access to; roles and policies nobody kept holds; of
//! other people, all but what lets them approve on the user's accounts, and what their grants to the user reach.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::question::unknown;
use super::read::{Entries, Id};
use super::slice_grants::with_partners;
use super::snapshot::{
    Account, ApprovalRule, Assignment, Contract, Customer, Level, Overrides, Removed, SignatoryGroup, Slot,
    SnapshotDocument, ThresholdSet, Thresholds, User,
};
use crate::bits::{Actions, Row};
use crate::engine::{self, Engine};
use crate::id::{AccountIx, ActionIx, CustomerIx, UserIx};
use crate::problem::Problem;

/// What the cut is made by.
pub(super) struct Slicer<'e> {
    pub(super) engine: &'e Engine,
    pub(super) user: UserIx,
    /// Actions that approve others.
    pub(super) approving: Actions,
    /// Customer-level actions that are approved on the account a question names.
    pub(super) attached: Actions,
}

/// Cuts a document down to one user. The engine must be the one loaded from it.
///
/// Questions of this user about the own customers get the same answers from both, also on behalf of those who gave
/// them a grant. Usage goes with the slice as rows of the user's own and of those givers', and others' summed under `*`.
///
/// Returns `None` if the document has no such user.
#[must_use]
pub fn slice<'a>(
    engine: &Engine,
    document: &SnapshotDocument<'a>,
    user: &str,
) -> Option<SnapshotDocument<'a>> {
    let user = engine.people.users.find(user)?;
    let slicer = Slicer { engine, user, approving: approving(engine), attached: attached(engine) };
    let contracts = document.contracts.iter().filter_map(|contract| slicer.contract(contract)).collect();
    let rules: Vec<ApprovalRule<'a>> = slicer.rules(document);
    let people = named(&rules, |slot| slot.users.as_deref().unwrap_or_default());
    let grants = slicer.grants(document);
    let people = with_partners(people, &grants);
    let users = slicer.users(document, &people);
    let signing = named(&rules, |slot| slot.group.as_slice());
    let signatory_groups = slicer.groups(document, &signing, &users);
    let roles = held_roles(document, &users);
    Some(SnapshotDocument {
        legal_entity: document.legal_entity.clone(),
        limit_groups: document.limit_groups.clone(),
        features: document.features.clone(),
        contracts,
        policies: policies(document, &roles),
        roles,
        users,
        signatory_groups,
        approval_rules: rules,
        grants: (!grants.is_empty()).then_some(grants),
    })
}

/// Reads a document and cuts it down to one user.
///
/// # Errors
/// Every problem of the document; `unknown-reference` at `/user` if it has no such user.
pub fn slice_document<'a>(document: &'a [u8], user: &str) -> Result<SnapshotDocument<'a>, Vec<Problem>> {
    let document = SnapshotDocument::parse(document)?;
    let engine = Engine::from_document(&document)?;
    slice(&engine, &document, user).ok_or_else(|| alloc::vec![unknown("/user", user)])
}

/// What an approval looks at of thresholds.
pub(super) fn denial<'a>(set: &ThresholdSet<'a>) -> ThresholdSet<'a> {
    let deny = set.per_transaction.as_ref().and_then(|thresholds| thresholds.deny.clone());
    let per_transaction = deny.map(|deny| Thresholds { pre_approved: None, deny: Some(deny) });
    ThresholdSet { per_transaction, daily: None, weekly: None }
}

/// The ids that the slots of these rules name.
fn named<'a>(
    rules: &[ApprovalRule<'a>],
    of: impl for<'s> Fn(&'s Slot<'a>) -> &'s [Id<'a>],
) -> BTreeSet<Id<'a>> {
    let slots = rules.iter().flat_map(|rule| &rule.bands).flat_map(|band| &band.any_of).flatten().flatten();
    slots.flat_map(|slot| of(slot).to_vec()).collect()
}

fn approving(engine: &Engine) -> Actions {
    let mut approving = Actions::none(engine.catalogue.action.len());
    engine.catalogue.action.iter().filter_map(|action| action.approved_by).for_each(|a| approving.insert(a));
    approving
}

fn attached(engine: &Engine) -> Actions {
    let mut attached = Actions::none(engine.catalogue.action.len());
    let actions = engine.catalogue.actions.all().zip(&engine.catalogue.action);
    for (index, action) in actions.filter(|(_, action)| action.level == Level::Customer) {
        if action.approved_by.is_some_and(|approving| engine.level(approving) == Level::Account) {
            attached.insert(index);
        }
    }
    attached
}

fn held_roles<'a>(document: &SnapshotDocument<'a>, users: &[User<'a>]) -> Vec<super::Role<'a>> {
    let held: BTreeSet<&Id<'_>> =
        users.iter().flat_map(|u| &u.assignments).flat_map(|held| &held.roles).collect();
    document.roles.iter().filter(|role| held.contains(&role.id)).cloned().collect()
}

fn policies<'a>(document: &SnapshotDocument<'a>, roles: &[super::Role<'a>]) -> Vec<super::Policy<'a>> {
    let used: BTreeSet<&Id<'_>> = roles.iter().filter_map(|role| role.policies.as_ref()).flatten().collect();
    document.policies.iter().filter(|policy| used.contains(&policy.id)).cloned().collect()
}

impl Slicer<'_> {
    fn held(&self, customer: CustomerIx) -> Option<&engine::Assignment> {
        self.engine.assignment(self.user, customer)
    }

    /// A customer where the user has an assignment or may act on behalf of somebody.
    pub(super) fn customer(&self, id: &Id<'_>) -> Option<CustomerIx> {
        let acts = |customer| self.held(customer).is_some() || self.received_at(customer).next().is_some();
        self.engine.companies.customers.find(&id.0).filter(|customer| acts(*customer))
    }

    pub(super) fn account(&self, id: &str) -> Option<AccountIx> {
        self.engine.companies.accounts.find(id)
    }

    /// Whether the user has access to the account, or somebody who lets them use it.
    pub(super) fn lists(&self, account: AccountIx) -> bool {
        let Some(customer) = self.engine.account(account).map(|account| account.customer) else {
            return false;
        };
        let held = self.held(customer);
        held.is_some_and(|held| self.engine.granted_on(held, account).is_some())
            || self.is_reached(customer, account)
    }

    /// Whether the user can ask for something that is approved on the account: on one they can use, and for an action of
    /// customer level on any that they name.
    pub(super) fn may_name(&self, account: AccountIx) -> bool {
        let Some(customer) = self.engine.account(account).map(|account| account.customer) else {
            return false;
        };
        let other = self.held(customer).map(|held| self.engine.rows.get(held.other));
        self.lists(account)
            || other.is_some_and(|other| other.intersects(&self.attached))
            || self.received_at(customer).any(|grant| grant.actions.intersects(&self.attached))
    }

    fn contract<'a>(&self, contract: &Contract<'a>) -> Option<Contract<'a>> {
        let own = contract.customers.iter().filter(|customer| self.customer(&customer.id).is_some());
        let customers: Vec<_> = own
            .map(|customer| Customer {
                accounts: customer.accounts.iter().map(|account| self.visible(account)).collect(),
                ..customer.clone()
            })
            .collect();
        (!customers.is_empty()).then(|| Contract { id: contract.id.clone(), customers })
    }

    /// An account without access keeps its place in the answers, but not its name and number.
    fn visible<'a>(&self, account: &Account<'a>) -> Account<'a> {
        if self.account(&account.id.0).is_some_and(|account| self.lists(account)) {
            return account.clone();
        }
        Account { name: None, number: Cow::Borrowed(""), ..account.clone() }
    }

    /// The rules of actions that are granted to the user where the rule applies.
    fn rules<'a>(&self, document: &SnapshotDocument<'a>) -> Vec<ApprovalRule<'a>> {
        document.approval_rules.iter().filter(|rule| self.may_need(rule)).cloned().collect()
    }

    fn may_need(&self, rule: &ApprovalRule<'_>) -> bool {
        let Some(customer) = self.customer(&rule.customer) else { return false };
        let Some(action) = self.engine.catalogue.actions.find(&rule.action.0) else { return false };
        let account = rule.account.as_ref().and_then(|id| self.account(&id.0));
        self.held(customer).is_some_and(|held| self.applies(held, action, account))
            || self.is_needed_on_behalf(customer, action, account)
    }

    /// Whether an assignment grants the action on the account of a rule, or anywhere.
    pub(super) fn applies(
        &self,
        held: &engine::Assignment,
        action: ActionIx,
        account: Option<AccountIx>,
    ) -> bool {
        match account {
            Some(account) => self.engine.grants(held, action, Some(account)),
            None => {
                let rows = held.accounts.iter().flatten().chain([&held.other]);
                rows.into_iter().any(|row| self.engine.rows.contains(*row, action))
            }
        }
    }

    /// The user as they are; others as far as they may approve or a kept rule names them.
    fn users<'a>(&self, document: &SnapshotDocument<'a>, named: &BTreeSet<Id<'a>>) -> Vec<User<'a>> {
        let kept = |user: &User<'a>| {
            let index = self.engine.people.users.find(&user.id.0)?;
            if index == self.user {
                return Some(User {
                    assignments: user.assignments.clone(),
                    id: user.id.clone(),
                    status: user.status,
                });
            }
            let part = |held: &Assignment<'a>| self.giver(index, held).or_else(|| self.approver(index, held));
            let assignments: Vec<_> = user.assignments.iter().filter_map(part).collect();
            let keep = !assignments.is_empty() || named.contains(&user.id);
            keep.then(|| User { id: user.id.clone(), status: user.status, assignments })
        };
        document.users.iter().filter_map(kept).collect()
    }

    /// What of another user's assignment lets them approve on the user's accounts.
    fn approver<'a>(&self, approver: UserIx, given: &Assignment<'a>) -> Option<Assignment<'a>> {
        let customer = self.customer(&given.customer).filter(|_| self.engine.is_active(approver))?;
        let held = self.engine.assignment(approver, customer)?;
        let accounts: Vec<_> =
            given.accounts.iter().filter(|id| self.approves_on(held, id)).cloned().collect();
        if accounts.is_empty() && !self.approves(held.other) {
            return None;
        }
        let listed: BTreeSet<Id<'a>> = accounts.iter().cloned().collect();
        Some(Assignment {
            customer: given.customer.clone(),
            roles: given.roles.clone(),
            removed: given.removed.as_ref().map(|removed| self.removed_approvals(removed, &listed)),
            limits: given.limits.as_ref().map(|limits| self.approver_limits(limits, &listed)),
            accounts,
        })
    }

    fn approves(&self, row: Row) -> bool {
        self.engine.rows.get(row).intersects(&self.approving)
    }

    /// Whether somebody else may approve something on an account where the user can ask for it.
    pub(super) fn approves_on(&self, held: &engine::Assignment, id: &Id<'_>) -> bool {
        let account = self.account(&id.0).filter(|account| self.may_name(*account));
        let row = account.and_then(|account| self.engine.granted_on(held, account));
        row.is_some_and(|row| self.approves(row))
    }

    fn is_approving(&self, action: &str) -> bool {
        self.engine.catalogue.actions.find(action).is_some_and(|action| self.approving.contains(action))
    }

    fn removed_approvals<'a>(&self, removed: &Removed<'a>, listed: &BTreeSet<Id<'a>>) -> Removed<'a> {
        let approvals =
            |list: &Vec<Id<'a>>| list.iter().filter(|id| self.is_approving(&id.0)).cloned().collect();
        let on_listed = |entries: &Entries<'a, Vec<Id<'a>>>| {
            let kept = entries.0.iter().filter(|(id, _)| listed.contains(&Id(id.clone())));
            Entries(kept.map(|(id, actions)| (id.clone(), approvals(actions))).collect())
        };
        Removed {
            accounts: removed.accounts.as_ref().map(on_listed),
            other: removed.other.as_ref().map(approvals),
        }
    }

    /// Of an approver's limits only the one approvals look at: what is denied for one transaction.
    fn approver_limits<'a>(&self, limits: &Overrides<'a>, listed: &BTreeSet<Id<'a>>) -> Overrides<'a> {
        let of_approvals = |entries: &Entries<'a, ThresholdSet<'a>>| {
            let kept = entries.0.iter().filter(|(id, _)| self.is_approving(id));
            Entries(kept.map(|(id, set)| (id.clone(), denial(set))).collect())
        };
        let on_listed = |entries: &Entries<'a, Entries<'a, ThresholdSet<'a>>>| {
            let kept = entries.0.iter().filter(|(id, _)| listed.contains(&Id(id.clone())));
            Entries(kept.map(|(id, actions)| (id.clone(), of_approvals(actions))).collect())
        };
        Overrides { accounts: limits.accounts.as_ref().map(on_listed), groups: None }
    }

    /// The groups of kept rules, with those members that are kept.
    fn groups<'a>(
        &self,
        document: &SnapshotDocument<'a>,
        needed: &BTreeSet<Id<'a>>,
        users: &[User<'a>],
    ) -> Vec<SignatoryGroup<'a>> {
        let kept: BTreeSet<&Id<'_>> = users.iter().map(|user| &user.id).collect();
        let groups = document.signatory_groups.iter().filter(|group| needed.contains(&group.id));
        groups
            .map(|group| SignatoryGroup {
                id: group.id.clone(),
                customer: group.customer.clone(),
                members: group.members.iter().filter(|member| kept.contains(member)).cloned().collect(),
            })
            .collect()
    }
}
