//! Edit sessions: changes of one user's permissions and limits at one customer, staged until they are sent.
//!
//! A session holds its draft and borrows nothing, so that a page can keep it beside the engine. Whatever it says of the
//! draft is what the engine would say of an assignment like it: the same functions answer, over the draft's rows.

mod accounts;
mod difference;
mod operation;
#[cfg(test)]
mod tests;

use alloc::vec::Vec;

use crate::ask::matrix::{Matrix, MatrixPart};
use crate::data::action_sets::Rows;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, LimitGroupIx, UserIx};
use crate::data::table::Table;
use crate::decide::assignment::ResolvedAssignment;
use crate::decide::permission::DerivedAssignment;
use crate::edit::edits::Removals;
use crate::model::engine::Engine;
use crate::model::limits::Thresholds;
use crate::model::people::Assignment;
use crate::value::amount::Limit;
use crate::value::period::ByPeriod;

pub use accounts::AccountOrder;
pub(crate) use accounts::{AccountFilter, sorted, types_of};
pub(crate) use difference::{LimitDifference, PlaceDifference};
pub(crate) use operation::{BulkLimits, Choice, Operation};

/// Staged changes of what one user has at one customer; nothing is stored until somebody sends the
/// [result](crate::wire::session_result).
///
/// A session belongs to the engine that started it and every call takes that engine. Another engine is not noticed: it
/// numbers users, accounts and actions in its own way, so its answers would be about something else.
///
/// ```
/// # use countersign_core::{Engine, wire};
/// # let snapshot = r#"{"legalEntity": {"id": "le", "name": "Bank", "currency": "EUR", "timeZone": "Europe/Madrid",
/// #   "weekStart": "monday", "rates": {}, "settings": {"accountAccess": "open", "delegationCeiling": "accounts",
/// #   "selfApproval": false, "sharedContractLimits": false}}, "limitGroups": [], "features": [{"id": "pay",
/// #   "level": "account", "actions": [{"id": "pay.view", "accessLevel": "view"}]}], "contracts": [{"id": "k",
/// #   "customers": [{"id": "winery", "name": "Winery", "accounts": [{"id": "a", "number": "1", "type": "current",
/// #   "currency": "EUR"}], "actions": ["pay.view"], "limits": {}}]}], "policies": [],
/// #   "roles": [{"id": "r", "actions": ["pay.view"]}], "users": [{"id": "ana", "status": "active", "assignments":
/// #   [{"customer": "winery", "roles": ["r"], "accounts": ["a"]}]}], "signatoryGroups": [], "approvalRules": []}"#;
/// let engine = Engine::load(snapshot.as_bytes())?;
/// let mut session = wire::start_session(&engine, br#"{"user": "ana", "customer": "winery"}"#)?;
/// let off = br#"{"kind": "setPermissions", "features": ["pay"], "enable": false}"#;
/// assert!(wire::apply_operation(&engine, &mut session, off)?.applied);
/// assert_eq!(session.unsaved_changes(), 1);
/// assert!(session.undo(&engine));
/// assert_eq!(session.unsaved_changes(), 0);
/// # Ok::<(), countersign_core::Problems>(())
/// ```
#[derive(Debug)]
pub struct Session {
    user: UserIx,
    customer: CustomerIx,
    saved: Terms,
    draft: Terms,
    /// The draft before the last operation: undo goes one step back.
    previous: Option<Terms>,
    /// What the draft grants, derived anew after each operation; `None` without an assignment.
    derived: Option<Derived>,
}

/// What an edit may change of an assignment.
#[derive(Debug, Clone, Default)]
pub(crate) struct Terms {
    pub(crate) removals: Removals,
    pub(crate) thresholds: Table<(AccountIx, ActionIx), ByPeriod<Thresholds>>,
    /// Unlimited: none is set for the user.
    pub(crate) groups: Table<LimitGroupIx, ByPeriod<Limit>>,
}

#[derive(Debug)]
struct Derived {
    assignment: Assignment,
    rows: Rows,
}

impl Engine {
    /// Starts a session over what a user has at a customer. Without an assignment there is nothing to edit: every
    /// operation is skipped or refused, and everything the session says is empty.
    #[must_use]
    pub fn edit(&self, user: UserIx, customer: CustomerIx) -> Session {
        let saved = self.assignment(user, customer).map_or_else(Terms::default, |assignment| Terms {
            removals: self.removals(assignment),
            thresholds: assignment.thresholds.clone(),
            groups: assignment.group_overrides.clone(),
        });
        let draft = saved.clone();
        let mut session = Session { user, customer, saved, draft, previous: None, derived: None };
        session.derive(self);
        session
    }
}

impl Session {
    /// Takes back the last operation that was applied; only that one. Whether there was one.
    pub fn undo(&mut self, engine: &Engine) -> bool {
        let Some(previous) = self.previous.take() else { return false };
        self.draft = previous;
        self.derive(engine);
        true
    }

    fn replace(&mut self, engine: &Engine, draft: Terms) {
        self.previous = Some(core::mem::replace(&mut self.draft, draft));
        self.derive(engine);
    }

    fn derive(&mut self, engine: &Engine) {
        self.derived = engine.assignment(self.user, self.customer).and_then(|held| {
            let removed = self.draft.removals.accounts.iter();
            let removed = removed.map(|(account, actions)| (*account, actions.clone())).collect();
            let given = ResolvedAssignment {
                customer: self.customer,
                roles: held.roles.to_vec(),
                accounts: self.accounts(engine),
                removed,
                removed_other: Some(self.draft.removals.other.clone()),
                thresholds: self.draft.thresholds.clone(),
                group_overrides: self.draft.groups.clone(),
            };
            // Rows of its own: the engine is shared, and never changes once it is loaded.
            let mut rows = Rows::default();
            let mut assignment = given.derive(engine.parts(), &mut rows)?;
            // An edit changes neither roles nor contract, so the maxima of the stored assignment hold for the draft.
            assignment.maxima = held.maxima;
            assignment.groups = engine.derive_group_limits(&assignment, &rows);
            Some(Derived { assignment, rows })
        });
    }

    /// What the draft grants; `None` without an assignment.
    pub(crate) fn grants(&self) -> Option<DerivedAssignment<'_>> {
        self.derived
            .as_ref()
            .map(|derived| DerivedAssignment { assignment: &derived.assignment, rows: &derived.rows })
    }

    /// The accounts the user has access to, in the contract's order.
    pub(crate) fn accounts(&self, engine: &Engine) -> Vec<AccountIx> {
        let assignment = engine.assignment(self.user, self.customer);
        let listed = assignment.map(|assignment| engine.listed(assignment)).unwrap_or_default();
        listed.into_iter().map(|(account, _)| account).collect()
    }

    /// What the draft says.
    pub(crate) const fn draft(&self) -> &Terms {
        &self.draft
    }

    /// A part of the matrix of the draft.
    pub(crate) fn matrix(&self, engine: &Engine, part: &MatrixPart) -> Matrix {
        let grants = self.grants();
        grants.map_or_else(Matrix::default, |grants| engine.matrix_of(grants.assignment, grants.rows, part))
    }

    /// The monetary actions that the draft grants on an account, in the order of the catalogue.
    pub(crate) fn monetary_on(&self, engine: &Engine, account: AccountIx) -> Vec<ActionIx> {
        let Some(grants) = self.grants() else { return Vec::new() };
        let Some(row) = engine.granted_on(grants.assignment, account) else { return Vec::new() };
        grants.rows.get(row).iter().filter(|action| engine.is_monetary(*action)).collect()
    }
}
