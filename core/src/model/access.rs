//! Where checks look: flat lists of what users may do where, derived when an engine is loaded and never stored.
//!
//! In a large world a check costs the places in memory that it touches. Here these are few, and what is asked together
//! lies together.

use alloc::vec::Vec;
use core::ops::Range;

use crate::data::action_sets::{RowStart, Rows};
use crate::data::bytes::{Input, Pack};
use crate::data::ids::{AccountIx, CustomerIx, Index, UserIx};
use crate::data::table::Groups;
use crate::model::companies::Companies;
use crate::model::people::UserStatus;
use crate::model::people::{Assignment, People};

/// What active users may do.
#[derive(Debug, Default)]
pub(crate) struct Access {
    /// By account.
    customers: Vec<CustomerIx>,
    /// By user.
    users: Vec<RightsRange>,
    rights: Vec<CustomerRights>,
    rows: Vec<Option<RowStart>>,
    /// By account: who has access to it, in the order of the snapshot, with what is granted there.
    members: Groups<(UserIx, RowStart)>,
}

/// Which rights are a user's; by customer, so that the first may be where counting on begins.
#[derive(Debug)]
struct RightsRange {
    first: CustomerIx,
    rights: Range<usize>,
}

/// What one user may do at one customer.
#[derive(Debug)]
pub(crate) struct CustomerRights {
    pub(crate) customer: CustomerIx,
    /// The number of the assignment.
    pub(crate) assignment: u32,
    /// The first listed account; the rows begin with it and end with the last listed one.
    first: AccountIx,
    rows: Range<usize>,
    /// Granted customer-level actions.
    pub(crate) other: RowStart,
}

/// Not part of the bytes: it is made again.
impl Pack for Access {
    const LEAST: usize = 0;

    fn pack(&self, _: &mut Vec<u8>) {}

    fn unpack(_: &mut Input<'_>) -> Self {
        Self::default()
    }
}

impl Access {
    pub(crate) fn of(companies: &Companies, people: &People, rows: &Rows) -> Self {
        let customers = companies.account.iter().map(|account| account.customer).collect();
        let mut access = Self { customers, ..Self::default() };
        access.users.reserve(people.user.len());
        for user in &people.user {
            let start = access.rights.len();
            let active = if user.status == UserStatus::Active { user.assignments.as_slice() } else { &[] };
            for (customer, number) in active {
                let first = companies.customer.get(customer.at()).map(|customer| customer.first_account);
                if let (Some(first), Some(held)) = (first, people.assignment.get(*number as usize)) {
                    access.add(*number, held, first, rows);
                }
            }
            let rights = start..access.rights.len();
            let first = access.rights.get(start).map_or(CustomerIx::from_number(0), |first| first.customer);
            access.users.push(RightsRange { first, rights });
        }
        access.members = access.by_account().unwrap_or_default();
        access
    }

    fn by_account(&self) -> Option<Groups<(UserIx, RowStart)>> {
        Groups::new(self.customers.len(), |add| {
            for user in (0_u32..).map(UserIx::from_number).take(self.users.len()) {
                for (account, row) in self.rights_of(user).iter().flat_map(|rights| self.rows(rights)) {
                    let Some(row) = row else { continue };
                    add(account as usize, (user, row));
                }
            }
        })
    }

    fn add(&mut self, assignment: u32, held: &Assignment, first_account: u32, rows: &Rows) {
        let is_listed = |row: &Option<_>| row.is_some();
        let before = held.accounts.iter().position(is_listed).unwrap_or(held.accounts.len());
        let end = held.accounts.iter().rposition(is_listed).map_or(before, |last| last.saturating_add(1));
        let listed = held.accounts.get(before..end).unwrap_or_default();
        let start = self.rows.len();
        self.rows.extend(listed.iter().map(|row| row.map(|row| rows.start(row))));
        let skipped = u32::try_from(before).unwrap_or(u32::MAX);
        self.rights.push(CustomerRights {
            customer: held.customer,
            assignment,
            first: AccountIx::from_number(first_account.saturating_add(skipped)),
            rows: start..self.rows.len(),
            other: rows.start(held.other),
        });
    }

    /// The customer of an account.
    pub(crate) fn customer(&self, account: AccountIx) -> Option<CustomerIx> {
        self.customers.get(account.at()).copied()
    }

    /// What an active user may do at a customer.
    #[inline]
    pub(crate) fn rights_at(&self, user: UserIx, customer: CustomerIx) -> Option<&CustomerRights> {
        let RightsRange { first, rights } = self.users.get(user.at())?;
        let all = self.rights.get(rights.clone())?;
        // Who has access to many customers mostly has to neighbours, so it mostly stands where counting on leads.
        let guess = all.get(customer.at().checked_sub(first.at())?);
        match guess.filter(|rights| rights.customer == customer) {
            Some(rights) => Some(rights),
            None => all.get(all.binary_search_by_key(&customer, |rights| rights.customer).ok()?),
        }
    }

    /// What is granted within a rights on an account of its customer; `None` where it is not listed.
    #[inline]
    pub(crate) fn row(&self, rights: &CustomerRights, account: AccountIx) -> Option<RowStart> {
        let place = rights.rows.start.checked_add(account.at().checked_sub(rights.first.at())?)?;
        if place < rights.rows.end { self.rows.get(place).copied().flatten() } else { None }
    }

    /// Who has access to an account, if it is of this customer.
    pub(crate) fn members(&self, customer: CustomerIx, account: AccountIx) -> &[(UserIx, RowStart)] {
        let is_owned = self.customer(account) == Some(customer);
        if is_owned { self.members.get(account.at()) } else { &[] }
    }

    /// All that a user may do, customer by customer.
    pub(crate) fn rights_of(&self, user: UserIx) -> &[CustomerRights] {
        let held = self.users.get(user.at());
        held.and_then(|held| self.rights.get(held.rights.clone())).unwrap_or_default()
    }

    /// The accounts of a rights, rising, with what is granted there; `None` where an account between is not listed.
    pub(crate) fn rows(&self, rights: &CustomerRights) -> impl Iterator<Item = (u32, Option<RowStart>)> {
        let rows = self.rows.get(rights.rows.clone()).unwrap_or_default();
        (rights.first.number()..).zip(rows.iter().copied())
    }
}
