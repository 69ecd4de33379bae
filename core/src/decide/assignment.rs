//! What follows from an assignment: what is granted where, and what bounds its user.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::data::action_sets::{Actions, Row, Rows};
use crate::data::ids::{AccountIx, AccountTypeIx, ActionIx, CustomerIx, Index, LimitGroupIx, RoleIx};
use crate::data::table::Table;
use crate::model::catalogue::Catalogue;
use crate::model::companies::{Companies, Customer};
use crate::model::engine::Engine;
use crate::model::limits::Thresholds;
use crate::model::people::Assignment;
use crate::model::roles::Roles;
use crate::value::amount::Limit;
use crate::value::period::ByPeriod;

/// The parts of an engine that assignments refer to.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'e> {
    pub(crate) catalogue: &'e Catalogue,
    pub(crate) companies: &'e Companies,
    pub(crate) roles: &'e Roles,
}

/// What a document says of an assignment, its references resolved.
#[derive(Debug)]
pub(crate) struct ResolvedAssignment {
    pub(crate) customer: CustomerIx,
    pub(crate) roles: Vec<RoleIx>,
    pub(crate) accounts: Vec<AccountIx>,
    pub(crate) removed: Vec<(AccountIx, Actions)>,
    pub(crate) removed_other: Option<Actions>,
    pub(crate) thresholds: Table<(AccountIx, ActionIx), ByPeriod<Thresholds>>,
    pub(crate) group_overrides: Table<LimitGroupIx, ByPeriod<Limit>>,
}

impl ResolvedAssignment {
    /// An assignment without roles and accounts.
    pub(crate) fn new(customer: CustomerIx) -> Self {
        Self {
            customer,
            roles: Vec::new(),
            accounts: Vec::new(),
            removed: Vec::new(),
            removed_other: None,
            thresholds: Table::default(),
            group_overrides: Table::default(),
        }
    }

    /// Derives what is granted. `None` only past 2^32 distinct sets of actions.
    pub(crate) fn derive(self, parts: Parts<'_>, rows: &mut Rows) -> Option<Assignment> {
        let customer = parts.companies.customer.get(self.customer.at())?;
        let mut role_actions = Actions::none(parts.catalogue.action.len());
        for role in &self.roles {
            if let Some(role) = parts.roles.role.get(role.at()) {
                role_actions.unite(&role.actions);
            }
        }
        // Contract actions ∩ role actions. The set of the roles alone is kept too: `check` tells the reasons
        // `not-in-contract` and `not-in-role` apart.
        let mut ceiling = role_actions.clone();
        ceiling.intersect(&customer.actions);
        let mut sets = Sets { rows, are_too_many: false };
        let removed = self.removed.iter().map(|(account, actions)| (*account, sets.row(actions))).collect();
        let assignment = Assignment {
            customer: self.customer,
            maxima: None,
            role_actions: sets.row(&role_actions),
            accounts: self.granted_accounts(parts, customer, &ceiling, &mut sets),
            other: self.granted_other(parts, ceiling, &mut sets),
            removed,
            removed_other: self.removed_other.as_ref().map(|actions| sets.row(actions)),
            roles: self.roles,
            thresholds: self.thresholds,
            group_overrides: self.group_overrides,
            groups: Vec::new(),
        };
        (!sets.are_too_many).then_some(assignment)
    }

    /// By account of the customer: the default set (the ceiling's actions that apply to the account's type) without the
    /// actions removed there.
    fn granted_accounts(
        &self,
        parts: Parts<'_>,
        customer: &Customer,
        ceiling: &Actions,
        sets: &mut Sets<'_>,
    ) -> Box<[Option<Row>]> {
        let place = |account: AccountIx| account.number().wrapping_sub(customer.first_account) as usize;
        let mut granted: Vec<Option<Row>> =
            core::iter::repeat_n(None, customer.account_count as usize).collect();
        // Accounts of one type share a default set: a user with ten thousand accounts needs as few sets as
        // there are types.
        let mut by_type: Table<AccountTypeIx, Option<Row>> = Table::default();
        for index in &self.accounts {
            let Some(account) = parts.companies.account.get(index.at()) else { continue };
            let row = by_type.entry(account.account_type).or_default();
            if row.is_none() {
                *row = Some(sets.row(&parts.catalogue.defaults(ceiling, account.account_type)));
            }
            if let Some(granted) = granted.get_mut(place(*index)) {
                *granted = *row;
            }
        }
        // Removals only where the assignment lists the account: a removal elsewhere grants nothing.
        for (account, actions) in &self.removed {
            if let Some(Some(row)) = granted.get_mut(place(*account)) {
                let mut set = sets.rows.get(*row);
                set.subtract(actions);
                *row = sets.row(&set);
            }
        }
        granted.into_boxed_slice()
    }

    fn granted_other(&self, parts: Parts<'_>, mut ceiling: Actions, sets: &mut Sets<'_>) -> Row {
        ceiling.intersect(&parts.catalogue.customer_level);
        if let Some(removed) = &self.removed_other {
            ceiling.subtract(removed);
        }
        sets.row(&ceiling)
    }
}

/// The rows that the sets of an assignment are interned into.
struct Sets<'r> {
    rows: &'r mut Rows,
    are_too_many: bool,
}

impl Sets<'_> {
    /// The row of a set. Past 2^32 distinct sets it is a wrong one, and `are_too_many` says so: one check at the end
    /// instead of one for each set.
    fn row(&mut self, set: &Actions) -> Row {
        let row = self.rows.intern(set);
        self.are_too_many |= row.is_none();
        row.unwrap_or(Row::from_number(0))
    }
}

impl Catalogue {
    /// The default set on an account of this type under a ceiling of role and contract.
    pub(crate) fn defaults(&self, ceiling: &Actions, account_type: AccountTypeIx) -> Actions {
        let mut set = ceiling.clone();
        match self.applicable.get(account_type.at()) {
            Some(applicable) => set.intersect(applicable),
            // A type that no feature names: only features without `accountTypes` apply.
            None => set.intersect(&self.everywhere),
        }
        set
    }
}

impl Companies {
    /// Whether the account belongs to the customer.
    pub(crate) fn owns(&self, customer: CustomerIx, account: AccountIx) -> bool {
        self.account.get(account.at()).is_some_and(|account| account.customer == customer)
    }

    pub(crate) fn account_number(&self, account: AccountIx) -> &str {
        self.account_texts.get(account.at().saturating_mul(2))
    }

    /// Nickname or product; empty if it has none.
    pub(crate) fn account_name(&self, account: AccountIx) -> &str {
        self.account_texts.get(account.at().saturating_mul(2).saturating_add(1))
    }
}

impl Engine {
    pub(crate) const fn parts(&self) -> Parts<'_> {
        Parts { catalogue: &self.catalogue, companies: &self.companies, roles: &self.roles }
    }
}
