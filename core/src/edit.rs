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

/// Removals while they are edited.
struct Draft<'e> {
    engine: &'e Engine,
    held: &'e Assignment,
    ceiling: Actions,
    /// By account with removals or edits.
    accounts: Table<AccountIx, (AccountIx, Actions)>,
    other: Actions,
    skipped: Vec<(Option<AccountIx>, ActionIx)>,
}

impl Engine {
    /// Applies edits in order, as one. Removals outside the default set stay as they are, so that an action that comes
    /// back does not come back by surprise.
    #[must_use]
    pub fn edit_permissions(&self, user: UserIx, customer: CustomerIx, edits: &[Edit]) -> Edited {
        let Some(held) = self.assignment(user, customer) else { return nothing_held(edits) };
        let mut draft = Draft {
            engine: self,
            held,
            ceiling: self.ceiling(held),
            accounts: self.removals(held),
            other: self.removed_other(held),
            skipped: Vec::new(),
        };
        edits.iter().for_each(|edit| draft.apply(edit));
        draft.finish()
    }

    fn removals(&self, held: &Assignment) -> Table<AccountIx, (AccountIx, Actions)> {
        let mut removals = Table::default();
        for account in self.customer(held.customer).iter().flat_map(|customer| customer.accounts()) {
            if let Some(removed) = held.removed.get(account).map(|row| self.rows.get(*row)) {
                removals.insert(account, (account, removed.clone()));
            }
        }
        removals
    }

    fn removed_other(&self, held: &Assignment) -> Actions {
        let row = held.removed_other.map(|row| self.rows.get(row));
        row.unwrap_or_else(|| Actions::none(self.catalogue.action.len()))
    }
}

/// Without an assignment every pair is outside the default set.
fn nothing_held(edits: &[Edit]) -> Edited {
    let skipped = edits.iter().flat_map(|edit| {
        let places: Vec<Option<AccountIx>> = match &edit.place {
            EditPlace::Accounts(accounts) => accounts.iter().copied().map(Some).collect(),
            EditPlace::Other => alloc::vec![None],
        };
        places.into_iter().flat_map(|place| edit.actions.iter().map(move |action| (place, *action)))
    });
    Edited { skipped: skipped.collect(), ..Edited::default() }
}

impl Draft<'_> {
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
        self.accounts.insert(account, (account, Actions::none(self.engine.catalogue.action.len())));
        let Some((_, removed)) = self.accounts.get_mut(account) else { return };
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
                set(&mut self.other, *action, enable);
            } else {
                self.skipped.push((None, *action));
            }
        }
    }

    fn finish(self) -> Edited {
        let name = |account: AccountIx| self.engine.companies.accounts.id(account);
        let kept =
            self.accounts.values().map(|(account, removed)| (*account, removed.iter().collect::<Vec<_>>()));
        let kept: Vec<_> = kept.filter(|(_, removed)| !removed.is_empty()).collect();
        let order = order(kept.iter().map(|(account, _)| name(*account)));
        let accounts = in_order(kept, order);
        Edited { accounts, other: self.other.iter().collect(), skipped: self.skipped }
    }
}

fn set(removed: &mut Actions, action: ActionIx, enable: bool) {
    if enable {
        removed.remove(action);
    } else {
        removed.insert(action);
    }
}
