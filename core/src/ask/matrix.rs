//! The permission matrix of one user at one customer: what is selected of what could be.

use alloc::vec::Vec;

use crate::data::action_sets::{Actions, Row, Rows};
use crate::data::ids::{AccountIx, AccountTypeIx, ActionIx, CustomerIx, FeatureIx, Index, UserIx};
use crate::data::table::{Set, Table};
use crate::model::catalogue::Action;
use crate::model::catalogue::{AccessLevel, Level};
use crate::model::companies::Account;
use crate::model::engine::Engine;
use crate::model::people::Assignment;

/// How many pairs of a default set are granted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Granted.
    pub selected: u64,
    /// In the default set.
    pub total: u64,
}

crate::words::words! {
    /// How much of a default set is granted.
    State {
        /// All of it.
        Full = "full",
        /// Some of it.
        Partial = "partial",
        /// Nothing of it.
        None = "none",
    }
}

crate::words::words! {
    /// Whether anything was taken away.
    PermissionType {
        /// Nothing.
        Default = "default",
        /// Something.
        Custom = "custom",
    }
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.selected = self.selected.wrapping_add(other.selected);
        self.total = self.total.wrapping_add(other.total);
    }

    /// `None` where the default set has no pair.
    #[must_use]
    pub const fn state(self) -> Option<State> {
        match (self.selected, self.total) {
            (_, 0) => None,
            (0, _) => Some(State::None),
            (selected, total) if selected == total => Some(State::Full),
            _ => Some(State::Partial),
        }
    }

    /// Whether anything of the default set was taken away.
    #[must_use]
    pub const fn permission_type(self) -> PermissionType {
        if self.selected == self.total { PermissionType::Default } else { PermissionType::Custom }
    }
}

/// Tallies of one feature on accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeatureTally {
    /// The feature.
    pub feature: FeatureIx,
    /// All its pairs.
    pub all: Tally,
    /// By access level, in the order of [`AccessLevel::ALL`].
    pub levels: [Tally; 5],
}

/// What is selected of what could be, on accounts and of other features.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    /// All account pairs.
    pub all: Tally,
    /// By access level, in the order of [`AccessLevel::ALL`].
    pub levels: [Tally; 5],
    /// Account-level features with a pair, in the order of the snapshot.
    pub features: Vec<FeatureTally>,
    /// Accounts the user has access to, in the contract's order.
    pub accounts: Vec<(AccountIx, Tally)>,
    /// Customer-level features with a default action.
    pub other: Vec<(FeatureIx, Tally)>,
    /// All of them.
    pub all_other: Tally,
    /// By action of a default set, in the order of the snapshot.
    pub actions: Vec<(ActionIx, Tally)>,
}

/// The part of a matrix that is asked for.
#[derive(Debug, Default)]
pub(crate) struct MatrixPart {
    /// These accounts; absent: all.
    pub(crate) accounts: Option<Set<AccountIx>>,
    /// These actions; absent: all.
    pub(crate) actions: Option<Actions>,
}

impl MatrixPart {
    pub(crate) fn has(&self, account: AccountIx) -> bool {
        self.accounts.as_ref().is_none_or(|accounts| accounts.contains(&account))
    }

    fn narrow(&self, actions: &mut Actions) {
        if let Some(part) = &self.actions {
            actions.intersect(part);
        }
    }
}

/// Accounts of one type with the same granted actions. They count alike, so a matrix over thousands of accounts tallies
/// a handful of groups.
#[derive(Default)]
struct AccountGroup {
    accounts: u64,
    default: Actions,
    granted: Actions,
    each: Tally,
}

impl Engine {
    /// The matrix of a user at a customer; empty without an assignment.
    #[must_use]
    pub fn matrix(&self, user: UserIx, customer: CustomerIx) -> Matrix {
        let assignment = self.assignment(user, customer);
        assignment.map_or_else(Matrix::default, |assignment| {
            self.matrix_of(assignment, &self.rows, &MatrixPart::default())
        })
    }

    /// A part of the matrix of an assignment, which was derived into these rows.
    pub(crate) fn matrix_of(&self, assignment: &Assignment, rows: &Rows, part: &MatrixPart) -> Matrix {
        let mut ceiling = self.ceiling(assignment, rows);
        // Narrowed before the default sets are made of it, so that totals count only what was asked for.
        part.narrow(&mut ceiling);
        let mut matrix = Matrix::default();
        let mut alike: Table<(AccountTypeIx, Row), AccountGroup> = Table::default();
        for (account, row) in self.listed(assignment) {
            let Some(Account { account_type, .. }) = self.account(account) else { continue };
            if !part.has(account) {
                continue;
            }
            let group = alike.entry((*account_type, row)).or_default();
            // Tallied once for the first account of the group.
            if group.accounts == 0 {
                group.default = self.catalogue.defaults(&ceiling, *account_type);
                group.granted = rows.get(row);
                part.narrow(&mut group.granted);
                group.each = Tally { selected: group.granted.count(), total: group.default.count() };
            }
            group.accounts = group.accounts.wrapping_add(1);
            matrix.accounts.push((account, group.each));
        }
        self.count_accounts(&alike, &mut matrix);
        self.count_other(assignment, rows, &ceiling, &mut matrix);
        matrix
    }

    /// What the user could have at most at the customer: contract actions that a role grants.
    pub(crate) fn ceiling(&self, assignment: &Assignment, rows: &Rows) -> Actions {
        let mut ceiling = rows.get(assignment.role_actions);
        if let Some(customer) = self.customer(assignment.customer) {
            ceiling.intersect(&customer.actions);
        }
        ceiling
    }

    /// The accounts the assignment lists, in the contract's order, with what is granted there.
    pub(crate) fn listed(&self, assignment: &Assignment) -> Vec<(AccountIx, Row)> {
        let first = self.customer(assignment.customer).map_or(0, |customer| customer.first_account);
        let places = (first..).map(AccountIx::from_number).zip(&assignment.accounts);
        places.filter_map(|(account, row)| Some((account, (*row)?))).collect()
    }

    fn count_accounts(&self, alike: &Table<(AccountTypeIx, Row), AccountGroup>, matrix: &mut Matrix) {
        for action in self.catalogue.actions.all() {
            let mut tally = Tally::default();
            for group in alike.values().filter(|group| group.default.contains(action)) {
                // All accounts of the group or none: they have the same set.
                let selected = if group.granted.contains(action) { group.accounts } else { 0 };
                tally.add(Tally { selected, total: group.accounts });
            }
            if tally.total > 0 {
                self.count_action(action, tally, matrix);
            }
        }
    }

    /// Adds an action to the tallies. Actions come feature by feature, so it belongs to the last feature or to a new
    /// one.
    fn count_action(&self, index: ActionIx, tally: Tally, matrix: &mut Matrix) {
        let Some(action) = self.action(index) else { return };
        matrix.actions.push((index, tally));
        if matrix.features.last().is_none_or(|last| last.feature != action.feature) {
            let (all, levels) = (Tally::default(), [Tally::default(); 5]);
            matrix.features.push(FeatureTally { feature: action.feature, all, levels });
        }
        let level = level_place(action.access_level);
        add_to_level(&mut matrix.all, &mut matrix.levels, level, tally);
        if let Some(feature) = matrix.features.last_mut() {
            add_to_level(&mut feature.all, &mut feature.levels, level, tally);
        }
    }

    fn count_other(&self, assignment: &Assignment, rows: &Rows, ceiling: &Actions, matrix: &mut Matrix) {
        for index in ceiling.iter() {
            let Some(Action { level: Level::Customer, feature, .. }) = self.action(index) else { continue };
            let tally = Tally { selected: u64::from(rows.contains(assignment.other, index)), total: 1 };
            matrix.actions.push((index, tally));
            if matrix.other.last().is_none_or(|(last, _)| last != feature) {
                matrix.other.push((*feature, Tally::default()));
            }
            if let Some((_, sum)) = matrix.other.last_mut() {
                sum.add(tally);
            }
            matrix.all_other.add(tally);
        }
    }
}

fn add_to_level(all: &mut Tally, levels: &mut [Tally; 5], level: usize, tally: Tally) {
    all.add(tally);
    if let Some(sum) = levels.get_mut(level) {
        sum.add(tally);
    }
}

const fn level_place(level: AccessLevel) -> usize {
    match level {
        AccessLevel::View => 0,
        AccessLevel::Create => 1,
        AccessLevel::Edit => 2,
        AccessLevel::Approve => 3,
        AccessLevel::Delete => 4,
    }
}
