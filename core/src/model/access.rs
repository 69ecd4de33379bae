//! Where checks look: flat lists of what users may do where, derived when an engine is loaded and never stored.
//!
//! In a large world a check costs the places in memory that it touches. Here these are few, and what is asked together
//! lies together.

use alloc::vec::Vec;
use core::ops::Range;

use crate::data::action_sets::{Rows, Start};
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
    users: Vec<Held>,
    reaches: Vec<Reach>,
    rows: Vec<Option<Start>>,
    /// By account: who has access to it, in the order of the snapshot, with what is granted there.
    members: Groups<(UserIx, Start)>,
}

/// Which reaches are a user's; by customer, so that the first may be where counting on begins.
#[derive(Debug)]
struct Held {
    first: CustomerIx,
    reaches: Range<usize>,
}

/// What one user may do at one customer.
#[derive(Debug)]
pub(crate) struct Reach {
    pub(crate) customer: CustomerIx,
    /// The number of the assignment.
    pub(crate) assignment: u32,
    /// The first listed account; the rows begin with it and end with the last listed one.
    first: AccountIx,
    rows: Range<usize>,
    /// Granted customer-level actions.
    pub(crate) other: Start,
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
            let start = access.reaches.len();
            let active = if user.status == UserStatus::Active { user.assignments.as_slice() } else { &[] };
            for (customer, number) in active {
                let first = companies.customer.get(customer.at()).map(|customer| customer.first_account);
                if let (Some(first), Some(held)) = (first, people.assignment.get(*number as usize)) {
                    access.add(*number, held, first, rows);
                }
            }
            let reaches = start..access.reaches.len();
            let first = access.reaches.get(start).map_or(CustomerIx::from_number(0), |first| first.customer);
            access.users.push(Held { first, reaches });
        }
        access.members = access.by_account().unwrap_or_default();
        access
    }

    fn by_account(&self) -> Option<Groups<(UserIx, Start)>> {
        Groups::new(self.customers.len(), |add| {
            for user in (0_u32..).map(UserIx::from_number).take(self.users.len()) {
                for (account, row) in self.reaches(user).iter().flat_map(|reach| self.rows(reach)) {
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
        self.reaches.push(Reach {
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
    pub(crate) fn reach(&self, user: UserIx, customer: CustomerIx) -> Option<&Reach> {
        let Held { first, reaches } = self.users.get(user.at())?;
        let all = self.reaches.get(reaches.clone())?;
        // Who has access to many customers mostly has to neighbours, so it mostly stands where counting on leads.
        let guess = all.get(customer.at().checked_sub(first.at())?);
        match guess.filter(|reach| reach.customer == customer) {
            Some(reach) => Some(reach),
            None => all.get(all.binary_search_by_key(&customer, |reach| reach.customer).ok()?),
        }
    }

    /// What is granted within a reach on an account of its customer; `None` where it is not listed.
    #[inline]
    pub(crate) fn row(&self, reach: &Reach, account: AccountIx) -> Option<Start> {
        let place = reach.rows.start.checked_add(account.at().checked_sub(reach.first.at())?)?;
        if place < reach.rows.end { self.rows.get(place).copied().flatten() } else { None }
    }

    /// Who has access to an account, if it is of this customer.
    pub(crate) fn members(&self, customer: CustomerIx, account: AccountIx) -> &[(UserIx, Start)] {
        let is_owned = self.customer(account) == Some(customer);
        if is_owned { self.members.get(account.at()) } else { &[] }
    }

    /// All that a user may do, customer by customer.
    pub(crate) fn reaches(&self, user: UserIx) -> &[Reach] {
        let held = self.users.get(user.at());
        held.and_then(|held| self.reaches.get(held.reaches.clone())).unwrap_or_default()
    }

    /// The accounts of a reach, rising, with what is granted there; `None` where an account between is not listed.
    pub(crate) fn rows(&self, reach: &Reach) -> impl Iterator<Item = (u32, Option<Start>)> {
        let rows = self.rows.get(reach.rows.clone()).unwrap_or_default();
        (reach.first.number()..).zip(rows.iter().copied())
    }
}
