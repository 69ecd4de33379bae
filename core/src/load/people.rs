//! Users, their assignments, and what follows from them.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::vec::Vec;

use super::Loader;
use crate::amount::Limit;
use crate::bits::{Actions, Row};
use crate::engine::{Assignment, Engine, Thresholds, User};
use crate::id::{AccountIx, AccountTypeIx, ActionIx, CustomerIx, Ids, Index, LimitGroupIx, UserIx};
use crate::period::ByPeriod;
use crate::problem::ProblemCode;
use crate::table::Table;
use crate::wire;
use crate::wire::read::quoted;
use crate::wire::{Entries, Overrides, Removed, ThresholdSet};

/// Stands for other users in usage rows.
pub(crate) const OTHERS: &str = "*";

impl<'d> Loader<'d> {
    pub(super) fn users(&mut self, users: &'d [wire::User<'d>]) {
        self.people.of_customer = alloc::vec![Vec::new(); self.companies.customers.len()];
        self.each(users, |loader, user| {
            let defined = loader.define(|loader| &mut loader.people.users, &user.id);
            if user.id.0 == OTHERS {
                loader.within("id", |loader| {
                    loader.report(ProblemCode::InvalidId, "`*` stands for others".to_owned());
                });
            }
            let assignments = loader.within("assignments", |loader| loader.assignments(defined, user));
            if defined.is_some() {
                loader.people.user.push(User { status: user.status, assignments });
            }
        });
    }

    fn assignments(&mut self, holder: Option<UserIx>, user: &'d wire::User<'d>) -> Vec<(CustomerIx, u32)> {
        let mut held: Vec<(CustomerIx, u32)> = Vec::with_capacity(user.assignments.len());
        self.each(&user.assignments, |loader, assignment| {
            let customer = loader.within("customer", |loader| {
                let customer = loader.find(|loader| &loader.companies.customers, &assignment.customer.0)?;
                if held.iter().any(|(other, _)| *other == customer) {
                    let message = "the user has an assignment at this customer already".to_owned();
                    loader.report(ProblemCode::DuplicateId, message);
                }
                Some(customer)
            });
            let made = customer.and_then(|customer| loader.assignment(customer, assignment));
            let number = u32::try_from(loader.people.assignment.len()).ok();
            if let (Some(holder), Some(made), Some(number)) = (holder, made, number) {
                let place = held.partition_point(|(other, _)| *other < made.customer);
                held.insert(place, (made.customer, number));
                if let Some(users) = loader.people.of_customer.get_mut(made.customer.at()) {
                    users.push(holder);
                }
                loader.people.assignment.push(made);
            }
        });
        held
    }

    fn assignment(&mut self, customer: CustomerIx, given: &'d wire::Assignment<'d>) -> Option<Assignment> {
        let roles =
            self.within("roles", |loader| loader.find_all(|loader| &loader.roles.roles, &given.roles));
        let listed = self.within("accounts", |loader| loader.accounts_of(customer, &given.accounts));
        let removed = self.within("removed", |loader| loader.removed(customer, given.removed.as_ref()));
        let own = self.within("limits", |loader| loader.overrides(customer, given.limits.as_ref()));
        let mut role_actions = self.no_actions();
        for role in roles.iter().filter_map(|role| self.roles.role.get(role.at())) {
            role_actions.unite(&role.actions);
        }
        let mut ceiling = role_actions.clone();
        ceiling.intersect(&self.companies.customer.get(customer.at())?.actions);
        Some(Assignment {
            customer,
            roles: roles.into_boxed_slice(),
            role_actions: self.row(&role_actions)?,
            accounts: self.granted_accounts(customer, &ceiling, &listed, &removed)?.into_boxed_slice(),
            other: self.granted_other(&ceiling, removed.other.as_ref())?,
            removed: self.removed_rows(&removed)?,
            removed_other: match &removed.other {
                Some(actions) => Some(self.row(actions)?),
                None => None,
            },
            thresholds: own.thresholds,
            group_overrides: own.groups,
            groups: Vec::new(),
        })
    }

    fn accounts_of(&mut self, customer: CustomerIx, ids: &'d [wire::Id<'d>]) -> Vec<AccountIx> {
        let accounts = self.find_all(Self::account_ids, ids);
        for account in &accounts {
            if self.is_foreign(customer, *account) {
                let id = self.companies.accounts.id(*account);
                let place = ids.iter().position(|other| other.0 == id).unwrap_or_default();
                let message = format!("{} is an account of another customer", quoted(id));
                self.step(crate::wire::read::Segment::Index(place), |loader| {
                    loader.report(ProblemCode::WrongCustomer, message);
                });
            }
        }
        accounts
    }

    /// An account of this customer, by id.
    pub(super) fn account_of(&mut self, customer: CustomerIx, id: &str) -> Option<AccountIx> {
        let account = self.find(Self::account_ids, id)?;
        if self.is_foreign(customer, account) {
            let message = format!("{} is an account of another customer", quoted(id));
            self.report(ProblemCode::WrongCustomer, message);
        }
        Some(account)
    }

    fn is_foreign(&self, customer: CustomerIx, account: AccountIx) -> bool {
        self.companies.account.get(account.at()).is_some_and(|account| account.customer != customer)
    }

    const fn account_ids(&self) -> &Ids<AccountIx> {
        &self.companies.accounts
    }

    fn removed(&mut self, customer: CustomerIx, removed: Option<&'d Removed<'d>>) -> RemovedSets {
        let Some(removed) = removed else { return RemovedSets::default() };
        let mut accounts = Vec::new();
        self.within("accounts", |loader| {
            for (id, actions) in removed.accounts.iter().flat_map(|entries| &entries.0) {
                accounts.extend(loader.at_key(id, |loader| {
                    let account = loader.account_of(customer, id);
                    let actions = loader.action_set(actions);
                    Some((account?, actions))
                }));
            }
        });
        let other = removed.other.as_ref();
        let other = other.map(|actions| self.within("other", |loader| loader.action_set(actions)));
        RemovedSets { accounts, other }
    }

    fn removed_rows(&mut self, removed: &RemovedSets) -> Option<Table<AccountIx, Row>> {
        let mut rows = Table::default();
        for (account, actions) in &removed.accounts {
            rows.insert(*account, self.row(actions)?);
        }
        Some(rows)
    }

    /// By account of the customer: the ceiling's actions that apply to its type, without those removed there.
    fn granted_accounts(
        &mut self,
        customer: CustomerIx,
        ceiling: &Actions,
        listed: &[AccountIx],
        removed: &RemovedSets,
    ) -> Option<Vec<Option<Row>>> {
        let customer = self.companies.customer.get(customer.at())?;
        let (first, count) = (customer.first_account, customer.account_count);
        let mut rows = alloc::vec![None; count as usize];
        let mut by_type: Table<AccountTypeIx, Row> = Table::default();
        for account in listed {
            let Some(place) = account.number().checked_sub(first) else { continue };
            let account_type = self.companies.account.get(account.at())?.account_type;
            let shared = by_type.get(account_type).copied();
            let row = match shared {
                Some(row) => row,
                None => {
                    let mut set = ceiling.clone();
                    set.intersect(self.catalogue.applicable.get(account_type.at())?);
                    let row = self.row(&set)?;
                    by_type.insert(account_type, row);
                    row
                }
            };
            if let Some(granted) = rows.get_mut(place as usize) {
                *granted = Some(row);
            }
        }
        for (account, actions) in &removed.accounts {
            let place = account.number().checked_sub(first).map(|place| place as usize);
            let Some(Some(granted)) = place.and_then(|place| rows.get_mut(place)) else { continue };
            let mut set = self.rows.get(*granted)?.clone();
            set.subtract(actions);
            *granted = self.row(&set)?;
        }
        Some(rows)
    }

    fn granted_other(&mut self, ceiling: &Actions, removed: Option<&Actions>) -> Option<Row> {
        let mut set = ceiling.clone();
        set.intersect(&self.catalogue.customer_level);
        if let Some(removed) = removed {
            set.subtract(removed);
        }
        self.row(&set)
    }

    fn overrides(&mut self, customer: CustomerIx, overrides: Option<&'d Overrides<'d>>) -> Own {
        let mut own = Own::default();
        let Some(overrides) = overrides else { return own };
        self.within("accounts", |loader| {
            for (id, actions) in overrides.accounts.iter().flat_map(|entries| &entries.0) {
                loader.at_key(id, |loader| {
                    let account = loader.account_of(customer, id);
                    for (action, set) in loader.account_overrides(actions) {
                        if let Some(account) = account {
                            own.thresholds.insert((account, action), set);
                        }
                    }
                });
            }
        });
        own.groups = self.within("groups", |loader| loader.group_limits(overrides.groups.as_ref()));
        own
    }

    fn account_overrides(
        &mut self,
        actions: &'d Entries<'d, ThresholdSet<'d>>,
    ) -> Vec<(ActionIx, ByPeriod<Thresholds>)> {
        let mut overrides = Vec::with_capacity(actions.0.len());
        for (id, set) in &actions.0 {
            overrides.extend(self.at_key(id, |loader| {
                let action = loader.monetary(id);
                let set = loader.thresholds(set);
                Some((action?, set))
            }));
        }
        overrides
    }
}

/// A user's own limits at one customer.
#[derive(Default)]
struct Own {
    thresholds: Table<(AccountIx, ActionIx), ByPeriod<Thresholds>>,
    groups: Table<LimitGroupIx, ByPeriod<Limit>>,
}

/// Actions taken away, by account and of other features.
#[derive(Default)]
struct RemovedSets {
    accounts: Vec<(AccountIx, Actions)>,
    other: Option<Actions>,
}

impl Engine {
    /// Derives what bounds each assignment in its limit groups; once everything else is there.
    pub(super) fn derive_groups(&mut self) {
        let groups: Vec<_> =
            self.people.assignment.iter().map(|assignment| self.derive_group_limits(assignment)).collect();
        for (assignment, groups) in self.people.assignment.iter_mut().zip(groups) {
            assignment.groups = groups;
        }
    }
}
