//! Edits of permissions, and the removals that they result in.

use alloc::vec::Vec;

use crate::data::action_sets::Actions;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, UserIx};
use crate::data::table::Table;
use crate::model::engine::Engine;
use crate::model::people::Assignment;

/// Actions to give back or take away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Where.
    pub place: EditPlace,
    /// Which.
    pub actions: Vec<ActionIx>,
    /// Whether to give them back.
    pub enable: bool,
}

/// Where an edit applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditPlace {
    /// On these accounts.
    Accounts(Vec<AccountIx>),
    /// Other features of the customer.
    Other,
}

/// The whole set of removals after edits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edited {
    /// Removed actions by account, sorted by the bytes of the account's id; accounts without any are left out.
    pub accounts: Vec<(AccountIx, Vec<ActionIx>)>,
    /// Removed actions of other features.
    pub other: Vec<ActionIx>,
    /// Pairs that could not be edited, in the order of the edits; `None` for other features.
    pub skipped: Vec<(Option<AccountIx>, ActionIx)>,
}

/// A pair that could not be edited; `None` for other features.
pub(crate) type Skipped = (Option<AccountIx>, ActionIx);

/// What is taken away from one user at one customer.
#[derive(Debug, Clone, Default)]
pub(crate) struct Removals {
    /// By account; an empty set means the same as none.
    pub(crate) accounts: Table<AccountIx, Actions>,
    /// Of other features.
    pub(crate) other: Actions,
}

/// The removals of one assignment while they are edited.
pub(crate) struct Editing<'e> {
    engine: &'e Engine,
    assignment: Option<&'e Assignment>,
    ceiling: Actions,
    removals: &'e mut Removals,
    /// Pairs that could not be edited, each time they were named.
    pub(crate) skipped: Vec<Skipped>,
}

impl Engine {
    /// Applies edits in order, as one. Removals outside the default set stay as they are, so that an action that comes
    /// back does not come back by surprise.
    #[must_use]
    pub fn edit_permissions(&self, user: UserIx, customer: CustomerIx, edits: &[Edit]) -> Edited {
        let assignment = self.assignment(user, customer);
        let mut removals = assignment.map_or_else(Removals::default, |assignment| self.removals(assignment));
        let mut editing = self.editing(assignment, &mut removals);
        for edit in edits {
            editing.edit(&edit.place, &edit.actions, edit.enable);
        }
        let skipped = editing.skipped;
        let mut accounts = Vec::new();
        for account in removals.sorted_accounts(self) {
            if let Some(removed) = removals.accounts.get(&account).filter(|removed| removed.count() > 0) {
                accounts.push((account, removed.iter().collect()));
            }
        }
        Edited { accounts, other: removals.other.iter().collect(), skipped }
    }

    /// The removals of a stored assignment.
    pub(crate) fn removals(&self, assignment: &Assignment) -> Removals {
        let accounts =
            assignment.removed.iter().map(|(account, row)| (*account, self.rows.get(*row))).collect();
        let other = assignment.removed_other.map(|row| self.rows.get(row));
        let other = other.unwrap_or_else(|| Actions::none(self.catalogue.action.len()));
        Removals { accounts, other }
    }

    /// Edits the removals of an assignment. Without one, no pair can be edited.
    pub(crate) fn editing<'e>(
        &'e self,
        assignment: Option<&'e Assignment>,
        removals: &'e mut Removals,
    ) -> Editing<'e> {
        let ceiling = assignment.map(|assignment| self.ceiling(assignment, &self.rows)).unwrap_or_default();
        Editing { engine: self, assignment, ceiling, removals, skipped: Vec::new() }
    }
}

impl Editing<'_> {
    /// Gives actions back or takes them away.
    pub(crate) fn edit(&mut self, place: &EditPlace, actions: &[ActionIx], enable: bool) {
        match place {
            EditPlace::Accounts(accounts) => {
                for account in accounts {
                    self.edit_at(Some(*account), actions, enable);
                }
            }
            EditPlace::Other => self.edit_at(None, actions, enable),
        }
    }

    /// On an account, or of other features.
    fn edit_at(&mut self, account: Option<AccountIx>, actions: &[ActionIx], enable: bool) {
        let default = self.default_set(account);
        let removals = &mut *self.removals;
        let removed = match account {
            Some(account) => {
                // An empty set stays behind after giving everything back, so that a session can compare the
                // account with what is saved.
                let nothing = || Actions::none(self.engine.catalogue.action.len());
                removals.accounts.entry(account).or_insert_with(nothing)
            }
            None => &mut removals.other,
        };
        for action in actions {
            // A removal outside the default set is neither made nor undone: if the role gains the action again,
            // it stays removed.
            if default.contains(*action) {
                set(removed, *action, enable);
            } else {
                self.skipped.push((account, *action));
            }
        }
    }

    /// What can be edited there; nothing on an account without access.
    fn default_set(&self, account: Option<AccountIx>) -> Actions {
        let Some(account) = account else {
            let mut default = self.ceiling.clone();
            default.intersect(&self.engine.catalogue.customer_level);
            return default;
        };
        match self.engine.account(account) {
            Some(known) if self.engine.holds(self.assignment, account) => {
                self.engine.catalogue.defaults(&self.ceiling, known.account_type)
            }
            _ => Actions::default(),
        }
    }
}

impl Removals {
    /// The accounts, by the bytes of their ids, also those with an empty set.
    pub(crate) fn sorted_accounts(&self, engine: &Engine) -> Vec<AccountIx> {
        engine.companies.accounts.sorted(self.accounts.keys().copied())
    }
}

fn set(removed: &mut Actions, action: ActionIx, enable: bool) {
    if enable {
        removed.remove(action);
    } else {
        removed.insert(action);
    }
}
