//! What follows from an assignment: what is granted where, and what bounds its user.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::amount::Limit;
use crate::bits::{Actions, Row, Rows};
use crate::engine::{Assignment, Catalogue, Companies, Engine, Roles, Thresholds};
use crate::id::{AccountIx, AccountTypeIx, ActionIx, CustomerIx, Index, LimitGroupIx, RoleIx};
use crate::period::ByPeriod;
use crate::table::Table;

/// The parts of an engine that assignments refer to.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'e> {
    pub(crate) catalogue: &'e Catalogue,
    pub(crate) companies: &'e Companies,
    pub(crate) roles: &'e Roles,
}

/// What a document says of an assignment, its references resolved.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) customer: CustomerIx,
    pub(crate) roles: Vec<RoleIx>,
    pub(crate) accounts: Vec<AccountIx>,
    pub(crate) removed: Vec<(AccountIx, Actions)>,
    pub(crate) removed_other: Option<Actions>,
    pub(crate) thresholds: Table<(AccountIx, ActionIx), ByPeriod<Thresholds>>,
    pub(crate) group_overrides: Table<LimitGroupIx, ByPeriod<Limit>>,
}

impl Given {
    /// Nothing yet.
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
        let mut role_actions = Actions::none(parts.catalogue.action.len());
        for role in self.roles.iter().filter_map(|role| parts.roles.role.get(role.at())) {
            role_actions.unite(&role.actions);
        }
        let mut ceiling = role_actions.clone();
        ceiling.intersect(&parts.companies.customer.get(self.customer.at())?.actions);
        let mut removed = Table::default();
        for (account, actions) in &self.removed {
            removed.insert(*account, rows.intern(actions)?);
        }
        Some(Assignment {
            customer: self.customer,
            maxima: None,
            role_actions: rows.intern(&role_actions)?,
            accounts: self.granted_accounts(parts, &ceiling, rows)?,
            other: self.granted_other(parts, &ceiling, rows)?,
            removed,
            removed_other: match &self.removed_other {
                Some(actions) => Some(rows.intern(actions)?),
                None => None,
            },
            roles: self.roles.into_boxed_slice(),
            thresholds: self.thresholds,
            group_overrides: self.group_overrides,
            groups: Vec::new(),
        })
    }

    /// By account of the customer: the ceiling's actions that apply to its type, without those removed there.
    fn granted_accounts(
        &self,
        parts: Parts<'_>,
        ceiling: &Actions,
        rows: &mut Rows,
    ) -> Option<Box<[Option<Row>]>> {
        let customer = parts.companies.customer.get(self.customer.at())?;
        let place = |account: AccountIx| account.number().checked_sub(customer.first_account);
        let mut granted = alloc::vec![None; customer.account_count as usize];
        let mut by_type: Table<AccountTypeIx, Row> = Table::default();
        for account in &self.accounts {
            let account_type = parts.companies.account.get(account.at())?.account_type;
            let row = match by_type.get(account_type) {
                Some(row) => *row,
                None => {
                    let row = rows.intern(&parts.catalogue.defaults(ceiling, account_type))?;
                    by_type.insert(account_type, row);
                    row
                }
            };
            if let Some(granted) = place(*account).and_then(|place| granted.get_mut(place as usize)) {
                *granted = Some(row);
            }
        }
        for (account, actions) in &self.removed {
            let held = place(*account).and_then(|place| granted.get_mut(place as usize));
            let Some(Some(row)) = held else { continue };
            let mut set = rows.get(*row);
            set.subtract(actions);
            *row = rows.intern(&set)?;
        }
        Some(granted.into_boxed_slice())
    }

    fn granted_other(&self, parts: Parts<'_>, ceiling: &Actions, rows: &mut Rows) -> Option<Row> {
        let mut set = ceiling.clone();
        set.intersect(&parts.catalogue.customer_level);
        if let Some(removed) = &self.removed_other {
            set.subtract(removed);
        }
        rows.intern(&set)
    }
}

impl Catalogue {
    /// The default set on an account of this type under a ceiling of role and contract.
    pub(crate) fn defaults(&self, ceiling: &Actions, account_type: AccountTypeIx) -> Actions {
        let mut set = ceiling.clone();
        match self.applicable.get(account_type.at()) {
            Some(applicable) => set.intersect(applicable),
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
