//! What active users may do where, in flat lists that answer `check` with few memory accesses. Derived when an engine
//! is loaded, and never stored.
//!
//! In a large snapshot the cost of a check is its cache misses, so values that one check reads lie next to each other.

use alloc::vec::Vec;
use core::ops::Range;

use crate::data::action_sets::{RowStart, Rows};
use crate::data::groups::Groups;
use crate::data::ids::{AccountIx, CustomerIx, Index, UserIx};
use crate::model::companies::Companies;
use crate::model::people::UserStatus;
use crate::model::people::{Assignment, People};

/// The rights of active users. Others have none here, so a check needs no look at the status.
#[derive(Debug, Default)]
pub(crate) struct Access {
    /// By account: its customer.
    customers: Vec<CustomerIx>,
    /// By user: which of `rights` are theirs.
    users: Vec<RightsRange>,
    /// User by user, each user's customers in rising order.
    rights: Vec<CustomerRights>,
    /// The accounts of `rights`, one after the other; `None` for an account in between that is not listed.
    rows: Vec<Option<RowStart>>,
    /// By account: who has access to it, in the order of the snapshot, with what is granted there.
    members: Groups<(UserIx, RowStart)>,
}

/// Which rights are one user's, and the first customer among them: where a search begins to count.
#[derive(Debug)]
struct RightsRange {
    first: CustomerIx,
    rights: Range<usize>,
}

/// What one user may do at one customer.
#[derive(Debug)]
pub(crate) struct CustomerRights {
    pub(crate) customer: CustomerIx,
    /// The number of the assignment that grants them.
    pub(crate) assignment: u32,
    /// The first listed account. The rows reach from it to the last listed one, so a user with two of a thousand
    /// accounts does not hold a thousand rows.
    first: AccountIx,
    rows: Range<usize>,
    /// Granted customer-level actions.
    pub(crate) other: RowStart,
}

impl Access {
    pub(crate) fn of(companies: &Companies, people: &People, rows: &Rows) -> Self {
        let customers = companies.account.iter().map(|account| account.customer).collect();
        let mut access = Self { customers, ..Self::default() };
        access.users.reserve(people.user.len());
        for user in &people.user {
            let start = access.rights.len();
            // Step 3 of `check`, taken once for all questions: whoever is not active has no rights at all.
            let active = if user.status == UserStatus::Active { user.assignments.as_slice() } else { &[] };
            for (customer, number) in active {
                let first = companies.customer.get(customer.at()).map(|customer| customer.first_account);
                if let (Some(first), Some(assignment)) = (first, people.assignment.get(*number as usize)) {
                    access.add(*number, assignment, first, rows);
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
                    // Accounts in between that the assignment does not list: nothing is granted there.
                    let Some(row) = row else { continue };
                    add(account as usize, (user, row));
                }
            }
        })
    }

    fn add(&mut self, number: u32, assignment: &Assignment, first_account: u32, rows: &Rows) {
        let is_listed = |row: &Option<_>| row.is_some();
        let before = assignment.accounts.iter().position(is_listed).unwrap_or(assignment.accounts.len());
        let end =
            assignment.accounts.iter().rposition(is_listed).map_or(before, |last| last.saturating_add(1));
        let listed = assignment.accounts.get(before..end).unwrap_or_default();
        let start = self.rows.len();
        self.rows.extend(listed.iter().map(|row| row.map(|row| rows.start(row))));
        let skipped = u32::try_from(before).unwrap_or(u32::MAX);
        self.rights.push(CustomerRights {
            customer: assignment.customer,
            assignment: number,
            first: AccountIx::from_number(first_account.saturating_add(skipped)),
            rows: start..self.rows.len(),
            other: rows.start(assignment.other),
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
        // Users usually hold a contiguous run of customers: try that offset before searching.
        let at_offset = all.get(customer.at().checked_sub(first.at())?);
        match at_offset.filter(|rights| rights.customer == customer) {
            Some(rights) => Some(rights),
            None => all.get(all.binary_search_by_key(&customer, |rights| rights.customer).ok()?),
        }
    }

    /// What these rights grant on an account of their customer; `None` where it is not listed.
    #[inline]
    pub(crate) fn row(&self, rights: &CustomerRights, account: AccountIx) -> Option<RowStart> {
        let place = rights.rows.start.checked_add(account.at().checked_sub(rights.first.at())?)?;
        // The rows of the next customer follow directly: reading past the end would grant what belongs there.
        if place < rights.rows.end { self.rows.get(place).copied().flatten() } else { None }
    }

    /// Who has access to an account; nobody if it belongs to another customer.
    pub(crate) fn members(&self, customer: CustomerIx, account: AccountIx) -> &[(UserIx, RowStart)] {
        let is_owned = self.customer(account) == Some(customer);
        if is_owned { self.members.get(account.at()) } else { &[] }
    }

    /// All that a user may do, customer by customer.
    pub(crate) fn rights_of(&self, user: UserIx) -> &[CustomerRights] {
        let range = self.users.get(user.at());
        range.and_then(|range| self.rights.get(range.rights.clone())).unwrap_or_default()
    }

    /// The accounts of these rights in rising order, with what is granted there; `None` for one that is not listed.
    pub(crate) fn rows(&self, rights: &CustomerRights) -> impl Iterator<Item = (u32, Option<RowStart>)> {
        let rows = self.rows.get(rights.rows.clone()).unwrap_or_default();
        (rights.first.number()..).zip(rows.iter().copied())
    }
}
