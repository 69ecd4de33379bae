//! Users and their assignments.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;
use core::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

use super::Loader;
use crate::amount::Limit;
use crate::assignment::Parts;
use crate::engine::{Assignment, Engine, User};
use crate::id::{CustomerIx, Index, RoleIx, UserIx};
use crate::period::ByPeriod;
use crate::problem::ProblemCode;
use crate::wire;

/// Stands for other users in usage rows.
const OTHERS: &str = "*";

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
                let customer = loader.resolver.find(&loader.companies.customers, &assignment.customer.0)?;
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
        let Self { resolver, catalogue, companies, roles, rows, .. } = self;
        let parts = Parts { catalogue, companies, roles };
        let made = resolver.assignment(parts, customer, given).derive(parts, rows);
        if made.is_none() {
            self.report(ProblemCode::TooMany, "has too many different sets of actions".to_owned());
        }
        made
    }
}

impl Engine {
    /// Derives what questions look up, once everything else is there.
    pub(super) fn derive(&mut self) {
        self.derive_maxima_of_all();
        let groups: Vec<_> = self
            .people
            .assignment
            .iter()
            .map(|assignment| self.derive_group_limits(assignment, &self.rows))
            .collect();
        for (assignment, groups) in self.people.assignment.iter_mut().zip(groups) {
            assignment.groups = groups;
        }
    }

    /// Users with the same roles at the same customer have the same maxima, and most customers have those of others.
    fn derive_maxima_of_all(&mut self) {
        let mut maxima: Vec<Vec<ByPeriod<Limit>>> = Vec::new();
        let mut by_terms: HashTable<(u32, u32)> = HashTable::new();
        let mut by_value: HashTable<u32> = HashTable::new();
        let mut numbers = Vec::with_capacity(self.people.assignment.len());
        for (place, held) in (0_u32..).zip(&self.people.assignment) {
            let terms = |place: u32| self.people.assignment.get(place as usize).map(Assignment::terms);
            let hash = |place: u32| FxBuildHasher.hash_one(terms(place));
            let same = |other: &(u32, u32)| terms(other.0) == terms(place);
            let known = by_terms.find(hash(place), same).map(|(_, number)| *number);
            let number = known.unwrap_or_else(|| {
                let derived = self.derive_maxima(held.customer, &held.roles);
                let number = intern(&mut maxima, &mut by_value, derived);
                by_terms.insert_unique(hash(place), (place, number), |(place, _)| hash(*place));
                number
            });
            numbers.push(number);
        }
        for (held, number) in self.people.assignment.iter_mut().zip(numbers) {
            held.maxima = Some(number);
        }
        self.people.maxima = maxima;
    }
}

impl Assignment {
    /// What its maxima follow from.
    fn terms(&self) -> (CustomerIx, &[RoleIx]) {
        (self.customer, &self.roles)
    }
}

/// The number of a list, each distinct one once.
fn intern(
    lists: &mut Vec<Vec<ByPeriod<Limit>>>,
    numbers: &mut HashTable<u32>,
    list: Vec<ByPeriod<Limit>>,
) -> u32 {
    let hash = FxBuildHasher.hash_one(Some(&list));
    if let Some(number) = numbers.find(hash, |number| lists.get(*number as usize) == Some(&list)) {
        return *number;
    }
    let number = u32::try_from(lists.len()).unwrap_or(u32::MAX);
    lists.push(list);
    numbers.insert_unique(hash, number, |number| FxBuildHasher.hash_one(lists.get(*number as usize)));
    number
}
