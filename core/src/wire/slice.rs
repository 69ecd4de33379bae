//! The snapshot cut down to what one user's client needs: the same answers, without other people's data beyond who
//! may approve.
//!
//! Kept whole: the catalogue, the user's own assignments, and the signatory groups of their customers. Cut: contracts
//! of other companies; names and numbers of accounts the user has no access to; roles and policies nobody kept holds,
//! unless the user may give them; of other people, all but what lets them approve on the user's accounts, and what
//! their grants to the user reach.
//!
//! A slice answers about its user, and about what waits for approval; other people cannot be asked about.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::question::unknown;
use crate::data::action_sets::{Actions, Row};
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, Ids, Index, UserIx};
use crate::document::reader::Id;
use crate::document::snapshot::Account;
use crate::document::snapshot::{ApprovalRule, LimitSet, RuleInitiators, SnapshotDocument, ThresholdSet};
use crate::document::tree::Source;
use crate::edit::administration::AdministrativeRight;
use crate::model::catalogue::Level;
use crate::model::engine::Engine;
use crate::model::grants::Grant;
use crate::model::people;
use crate::problem::Problems;

/// The user whose slice is cut, and what is asked for each entry of the document.
pub(super) struct Slicer<'e> {
    pub(super) engine: &'e Engine,
    pub(super) user: UserIx,
    /// The grants to the user.
    pub(super) received: Vec<&'e Grant>,
    /// Actions that approve others.
    pub(super) approving: Actions,
    /// Customer-level actions that are approved on the account a question names.
    pub(super) attached: Actions,
}

/// A subset of the ids of one kind.
struct Marks<'e, I> {
    ids: &'e Ids<I>,
    marked: Vec<bool>,
}

impl<'e, I: Index> Marks<'e, I> {
    fn none(ids: &'e Ids<I>) -> Self {
        Self { ids, marked: alloc::vec![false; ids.len()] }
    }

    fn mark(&mut self, id: &Id<'_>) {
        let place = self.ids.find(&id.0).and_then(|index| self.marked.get_mut(index.at()));
        if let Some(place) = place {
            *place = true;
        }
    }

    fn mark_all(&mut self, ids: &[Id<'_>]) {
        for id in ids {
            self.mark(id);
        }
    }

    fn has(&self, id: &Id<'_>) -> bool {
        let marked = self.ids.find(&id.0).and_then(|index| self.marked.get(index.at()));
        marked.is_some_and(|marked| *marked)
    }
}

/// Keeps the entries of a list that `keeps` accepts, which may also cut them down.
pub(super) fn keep<T>(list: &mut Vec<T>, keeps: &mut dyn FnMut(&mut T) -> bool) {
    list.retain_mut(keeps);
}

/// Cuts a document down to one user. The engine must be the one loaded from it.
///
/// Questions of this user about their own customers get the same answers from both, also on behalf of those who gave
/// them a grant. The usage that goes with a slice has the rows of the user and of those givers; all others' are summed
/// under `*`.
///
/// Returns `None` if the document has no such user.
#[must_use]
pub fn slice<'a>(
    engine: &Engine,
    mut document: SnapshotDocument<'a>,
    user: &str,
) -> Option<SnapshotDocument<'a>> {
    let slicer = Slicer::new(engine, engine.people.users.find(user)?);
    // In this order: people are kept if a kept rule or grant names them, roles if a kept person holds them.
    slicer.cut_contracts(&mut document);
    keep(&mut document.approval_rules, &mut |rule| slicer.may_need(rule));
    slicer.cut_grants(&mut document);
    slicer.cut_people(&mut document);
    slicer.cut_roles(&mut document);
    Some(document)
}

/// Reads a document and cuts it down to one user.
///
/// # Errors
/// Every problem of the document; `unknown-reference` at `/user` if it has no such user.
pub fn slice_document<'a>(
    document: impl Into<Source<'a>>,
    user: &str,
) -> Result<SnapshotDocument<'a>, Problems> {
    let document = SnapshotDocument::parse(document)?;
    let engine = Engine::from_document(&document)?;
    slice(&engine, document, user).ok_or_else(|| unknown("/user", user).into())
}

/// Keeps of thresholds what an approval depends on: the `deny` of one transaction.
pub(super) fn leave_denial(set: &mut ThresholdSet<'_>) {
    set.daily = None;
    set.weekly = None;
    set.monthly = None;
    if let Some(thresholds) = &mut set.per_transaction {
        thresholds.pre_approved = None;
        if thresholds.deny.is_none() {
            set.per_transaction = None;
        }
    }
}

impl<'e> Slicer<'e> {
    fn new(engine: &'e Engine, user: UserIx) -> Self {
        let none = Actions::none(engine.catalogue.action.len());
        let (mut approving, mut attached) = (none.clone(), none);
        for (number, action) in (0_u32..).zip(&engine.catalogue.action) {
            let Some(approved_by) = action.approved_by else { continue };
            approving.insert(approved_by);
            if action.level == Level::Customer && engine.level(approved_by) == Level::Account {
                attached.insert(ActionIx::from_number(number));
            }
        }
        let mut received = Vec::new();
        for grant in &engine.grants.grant {
            if grant.receiver == user {
                received.push(grant);
            }
        }
        Self { engine, user, received, approving, attached }
    }

    fn assignment(&self, customer: CustomerIx) -> Option<&'e people::Assignment> {
        self.engine.assignment(self.user, customer)
    }

    /// A customer where the user has an assignment or may act on behalf of somebody.
    pub(super) fn customer(&self, id: &Id<'_>) -> Option<CustomerIx> {
        let acts = |customer| self.assignment(customer).is_some() || self.receives(customer, &|_| true);
        self.engine.companies.customers.find(&id.0).filter(|customer| acts(*customer))
    }

    pub(super) fn account(&self, id: &str) -> Option<AccountIx> {
        self.engine.companies.accounts.find(id)
    }

    /// Whether the account is listed for the user, or for somebody whose grant lets the user act on it.
    fn lists(&self, account: AccountIx) -> bool {
        let Some(customer) = self.engine.account(account).map(|account| account.customer) else {
            return false;
        };
        let assignment = self.assignment(customer);
        assignment.is_some_and(|assignment| self.engine.granted_on(assignment, account).is_some())
            || self.is_reached(customer, account)
    }

    /// Whether the user can ask for something that is approved on the account: on one they can use, and for an action
    /// of customer level on any that they name.
    pub(super) fn may_name(&self, account: AccountIx) -> bool {
        let Some(customer) = self.engine.account(account).map(|account| account.customer) else {
            return false;
        };
        let other = self.assignment(customer).map(|assignment| self.engine.rows.get(assignment.other));
        self.lists(account)
            || other.is_some_and(|other| other.intersects(&self.attached))
            || self.receives(customer, &|grant| grant.actions.intersects(&self.attached))
    }

    /// Keeps the contracts in which the user has a customer. Of their other customers it keeps only that they exist, so
    /// that a question about one of them is refused with `no-customer-access`, as by the whole, and not as unknown.
    fn cut_contracts(&self, document: &mut SnapshotDocument<'_>) {
        keep(&mut document.contracts, &mut |contract| {
            contract.customers.iter().any(|customer| self.customer(&customer.id).is_some())
        });
        for customer in document.contracts.iter_mut().flat_map(|contract| &mut contract.customers) {
            if self.customer(&customer.id).is_none() {
                customer.name = Cow::Borrowed("");
                customer.limits = LimitSet::default();
            }
            for account in &mut customer.accounts {
                self.hide(account);
            }
        }
    }

    /// Hides name and number of an account without access. The account itself stays: answers list accounts in the
    /// contract's order.
    fn hide(&self, account: &mut Account<'_>) {
        if !self.account(&account.id.0).is_some_and(|account| self.lists(account)) {
            account.name = None;
            account.number = Cow::Borrowed("");
        }
    }

    /// Whether a rule is of an action that is granted to the user where the rule applies.
    fn may_need(&self, rule: &ApprovalRule<'_>) -> bool {
        let Some(customer) = self.customer(&rule.customer) else { return false };
        let Some(action) = self.engine.catalogue.actions.find(&rule.action.0) else { return false };
        let account = rule.account.as_ref().and_then(|id| self.account(&id.0));
        if !self.may_be_in_force(rule, customer) {
            return false;
        }
        self.assignment(customer).is_some_and(|assignment| self.applies(assignment, action, account))
            || self.is_needed_on_behalf(customer, action, account)
    }

    /// Whether a rule is for transactions of the user, or of somebody for whom the user may act.
    fn may_be_in_force(&self, rule: &ApprovalRule<'_>, customer: CustomerIx) -> bool {
        let engine = self.engine;
        let initiates =
            |user: UserIx| user == self.user || self.receives(customer, &|grant| grant.giver == user);
        let names = |initiators: &RuleInitiators<'_>| {
            let group = initiators.group.as_ref().and_then(|id| engine.approvals.groups.find(&id.0));
            let group = group.and_then(|group| engine.approvals.group.get(group.at()));
            let users = initiators.users.iter().flatten().filter_map(|id| engine.people.users.find(&id.0));
            group.is_some_and(|group| group.members.iter().any(|user| initiates(*user)))
                || users.into_iter().any(initiates)
        };
        rule.initiators.as_ref().is_none_or(|initiators| initiators.iter().any(names))
    }

    /// Whether an assignment grants the action on the account of a rule, or anywhere.
    pub(super) fn applies(
        &self,
        assignment: &people::Assignment,
        action: ActionIx,
        account: Option<AccountIx>,
    ) -> bool {
        if account.is_some() {
            return self.engine.grants(assignment, action, account);
        }
        let has = self.engine.rows.having(action);
        has(assignment.other) || assignment.accounts.iter().any(|row| row.is_some_and(&has))
    }

    /// The user as they are; others as far as they may approve, or a kept rule, group or grant names them.
    ///
    /// Groups are kept whole, and not only those of kept rules: the requirements of a pending transaction may name any
    /// of them, and a former approver fills a slot of a group though they may approve nothing any more.
    fn cut_people(&self, document: &mut SnapshotDocument<'_>) {
        // A document that names somebody whom it does not hold could not be loaded.
        let mut named = Marks::none(&self.engine.people.users);
        let bands = document.approval_rules.iter().flat_map(|rule| &rule.bands);
        for slot in bands.flat_map(|band| band.any_of.iter().flatten().flatten()) {
            named.mark_all(slot.users.as_deref().unwrap_or_default());
        }
        for initiators in document.approval_rules.iter().flat_map(|rule| rule.initiators.iter().flatten()) {
            named.mark_all(initiators.users.as_deref().unwrap_or_default());
        }
        keep(&mut document.signatory_groups, &mut |group| self.customer(&group.customer).is_some());
        for group in &document.signatory_groups {
            named.mark_all(&group.members);
        }
        for grant in document.grants.as_deref().unwrap_or_default() {
            named.mark(&grant.giver);
            named.mark(&grant.receiver);
        }
        keep(&mut document.users, &mut |user| {
            let Some(index) = self.engine.people.users.find(&user.id.0) else { return false };
            if index == self.user {
                return true;
            }
            keep(&mut user.assignments, &mut |assignment| self.cut(index, assignment));
            !user.assignments.is_empty() || named.has(&user.id)
        });
    }

    /// Whether the user may give roles to a new user, so that every role of the institution may be asked about.
    fn gives_roles(&self) -> bool {
        let creates = self.engine.catalogue.actions.find(AdministrativeRight::CreateUsers.action());
        let has = |action| {
            self.engine
                .assignments_of(self.user)
                .any(|assignment| self.engine.rows.contains(assignment.other, action))
        };
        creates.is_some_and(has)
    }

    /// The roles that kept people hold or that may be given, and their policies.
    fn cut_roles(&self, document: &mut SnapshotDocument<'_>) {
        // Roles are given from the institution's list, so a delegation may name any of them.
        if self.gives_roles() {
            return;
        }
        let mut held_roles = Marks::none(&self.engine.roles.roles);
        for user in &document.users {
            for assignment in &user.assignments {
                held_roles.mark_all(&assignment.roles);
            }
        }
        keep(&mut document.roles, &mut |role| held_roles.has(&role.id));
        let mut used = Marks::none(&self.engine.roles.policies);
        for role in &document.roles {
            used.mark_all(role.policies.as_deref().unwrap_or_default());
        }
        keep(&mut document.policies, &mut |policy| used.has(&policy.id));
    }

    pub(super) fn approves(&self, row: Row) -> bool {
        self.engine.rows.get(row).intersects(&self.approving)
    }

    /// Whether somebody else may approve something on an account where the user can ask for it.
    pub(super) fn approves_on(&self, assignment: &people::Assignment, id: &str) -> bool {
        let account = self.account(id).filter(|account| self.may_name(*account));
        let row = account.and_then(|account| self.engine.granted_on(assignment, account));
        row.is_some_and(|row| self.approves(row))
    }
}
