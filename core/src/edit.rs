//! Staged edits of permissions: what is taken away after them.

use alloc::vec::Vec;

use crate::bits::Actions;
use crate::engine::{Assignment, Engine};
use crate::id::{AccountIx, ActionIx, CustomerIx, UserIx};
use crate::order::{in_order, order};
use crate::table::Table;

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
    /// By account, by the bytes of its id; never empty.
    pub accounts: Vec<(AccountIx, Vec<ActionIx>)>,
    /// Of other features.
    pub other: Vec<ActionIx>,
    /// Pairs that could not be edited, in the order of the edits; `None` for other features.
    pub skipped: Vec<(Option<AccountIx>, ActionIx)>,
}

/// A pair that could not be edited; `None` for other features.
pub(crate) type Skipped = (Option<AccountIx>, ActionIx);

/// What is taken away from one user at one customer.
#[derive(Debug, Clone, Default)]
pub(crate) struct Removals {
    /// By account; an empty set is as good as none.
    pub(crate) accounts: Table<AccountIx, Actions>,
    /// Of other features.
    pub(crate) other: Actions,
}

/// Removals while they are edited.
struct Editing<'e> {
    engine: &'e Engine,
    held: &'e Assignment,
    ceiling: Actions,
    removals: &'e mut Removals,
    skipped: Vec<Skipped>,
}

impl Engine {
    /// Applies edits in order, as one. Removals outside the default set stay as they are, so that an action that comes
    /// back does not come back by surprise.
    #[must_use]
    pub fn edit_permissions(&self, user: UserIx, customer: CustomerIx, edits: &[Edit]) -> Edited {
        let held = self.assignment(user, customer);
        let mut removals = held.map_or_else(Removals::default, |held| self.removals(held));
        let skipped = self.edit_removals(held, &mut removals, edits);
        Edited { accounts: removals.sorted(self), other: removals.other.iter().collect(), skipped }
    }

    /// The removals of a stored assignment.
    pub(crate) fn removals(&self, held: &Assignment) -> Removals {
        let mut accounts = Table::default();
        for (account, row) in held.removed.iter() {
            accounts.insert(account, self.rows.get(*row));
        }
        let other = held.removed_other.map(|row| self.rows.get(row));
        let other = other.unwrap_or_else(|| Actions::none(self.catalogue.action.len()));
        Removals { accounts, other }
    }

    /// Edits the removals of an assignment; says which pairs could not be edited.
    pub(crate) fn edit_removals(
        &self,
        held: Option<&Assignment>,
        removals: &mut Removals,
        edits: &[Edit],
    ) -> Vec<Skipped> {
        let Some(held) = held else { return nothing_held(edits) };
        let ceiling = self.ceiling(held, &self.rows);
        let mut editing = Editing { engine: self, held, ceiling, removals, skipped: Vec::new() };
        edits.iter().for_each(|edit| editing.apply(edit));
        editing.skipped
    }
}

/// Without an assignment every pair is outside the default set.
fn nothing_held(edits: &[Edit]) -> Vec<Skipped> {
    let skipped = edits.iter().flat_map(|edit| {
        let places: Vec<Option<AccountIx>> = match &edit.place {
            EditPlace::Accounts(accounts) => accounts.iter().copied().map(Some).collect(),
            EditPlace::Other => alloc::vec![None],
        };
        places.into_iter().flat_map(|place| edit.actions.iter().map(move |action| (place, *action)))
    });
    skipped.collect()
}

impl Editing<'_> {
    fn apply(&mut self, edit: &Edit) {
        match &edit.place {
            EditPlace::Accounts(accounts) => {
                accounts.iter().for_each(|account| self.apply_on(*account, &edit.actions, edit.enable));
            }
            EditPlace::Other => self.apply_other(&edit.actions, edit.enable),
        }
    }

    fn apply_on(&mut self, account: AccountIx, actions: &[ActionIx], enable: bool) {
        let listed = self.engine.granted_on(self.held, account).is_some();
        let account_type = self.engine.account(account).map(|account| account.account_type);
        let Some(account_type) = account_type.filter(|_| listed) else {
            return self.skipped.extend(actions.iter().map(|action| (Some(account), *action)));
        };
        let default = self.engine.catalogue.defaults(&self.ceiling, account_type);
        let removals = &mut self.removals.accounts;
        removals.insert(account, Actions::none(self.engine.catalogue.action.len()));
        let Some(removed) = removals.get_mut(account) else { return };
        for action in actions {
            if default.contains(*action) {
                set(removed, *action, enable);
            } else {
                self.skipped.push((Some(account), *action));
            }
        }
    }

    fn apply_other(&mut self, actions: &[ActionIx], enable: bool) {
        for action in actions {
            let customer_level = self.engine.catalogue.customer_level.contains(*action);
            if customer_level && self.ceiling.contains(*action) {
                set(&mut self.removals.other, *action, enable);
            } else {
                self.skipped.push((None, *action));
            }
        }
    }
}

impl Removals {
    /// By account, by the bytes of its id; never empty.
    pub(crate) fn sorted(&self, engine: &Engine) -> Vec<(AccountIx, Vec<ActionIx>)> {
        let kept =
            self.accounts.iter().map(|(account, removed)| (account, removed.iter().collect::<Vec<_>>()));
        let kept: Vec<_> = kept.filter(|(_, removed)| !removed.is_empty()).collect();
        let by_id = order(kept.iter().map(|(account, _)| engine.companies.accounts.id(*account)));
        in_order(kept, by_id)
    }
}

fn set(removed: &mut Actions, action: ActionIx, enable: bool) {
    if enable {
        removed.remove(action);
    } else {
        removed.insert(action);
    }
}
