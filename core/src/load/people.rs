//! Users and their assignments.

use alloc::vec::Vec;

use super::Loader;
use crate::data::hash::{HashIndex, hash_of};
use crate::data::ids::{CustomerIx, Index, UserIx};
use crate::decide::assignment::Parts;
use crate::document::snapshot;
use crate::model::engine::Engine;
use crate::model::people::{Assignment, User};
use crate::problem::ProblemCode;
use crate::value::amount::Limit;
use crate::value::period::ByPeriod;

/// The user id under which usage rows sum up everybody outside a slice.
const OTHERS: &str = "*";

impl<'d> Loader<'d, '_> {
    pub(super) fn users(&mut self, users: &'d [snapshot::User<'d>]) {
        self.each(users, |loader, user| {
            let defined = loader.define(|engine| &mut engine.people.users, &user.id);
            if user.id.0 == OTHERS {
                loader.refuse_at("id", ProblemCode::InvalidId, "`*` stands for others");
            }
            let assignments = loader.within("assignments", |loader| loader.assignments(defined, user));
            if defined.is_some() {
                loader.engine.people.user.push(User { status: user.status, assignments });
            }
        });
    }

    fn assignments(
        &mut self,
        holder: Option<UserIx>,
        user: &'d snapshot::User<'d>,
    ) -> Vec<(CustomerIx, u32)> {
        let mut held: Vec<(CustomerIx, u32)> = Vec::with_capacity(user.assignments.len());
        self.each(&user.assignments, |loader, given| {
            let customers = &loader.engine.companies.customers;
            let Some(customer) = loader.resolver.find_in("customer", customers, &given.customer.0) else {
                return;
            };
            // Kept in the order of customers, so that a check finds the assignment by counting or by binary
            // search.
            let place = held.iter().position(|(other, _)| *other >= customer).unwrap_or(held.len());
            if held.get(place).is_some_and(|(other, _)| *other == customer) {
                let message = "the user has an assignment at this customer already";
                loader.refuse_at("customer", ProblemCode::DuplicateId, message);
            }
            // Also for a duplicate: its own problems are reported in the same load.
            let made = loader.assignment(customer, given);
            let number = u32::try_from(loader.engine.people.assignment.len()).ok();
            if let (Some(holder), Some(made), Some(number)) = (holder, made, number) {
                held.insert(place, (customer, number));
                if let Some(users) = loader.engine.people.of_customer.get_mut(customer.at()) {
                    users.push(holder);
                }
                loader.engine.people.assignment.push(made);
            }
        });
        held
    }

    fn assignment(
        &mut self,
        customer: CustomerIx,
        given: &'d snapshot::Assignment<'d>,
    ) -> Option<Assignment> {
        let Self { resolver, engine: Engine { catalogue, companies, roles, rows, .. } } = self;
        let parts = Parts { catalogue, companies, roles };
        let made = resolver.assignment(parts, customer, given).derive(parts, rows);
        if made.is_none() {
            self.refuse(ProblemCode::TooMany, "has too many different sets of actions");
        }
        made
    }
}

impl Engine {
    /// Derives what questions look up. Maxima come first: group limits are computed from them.
    pub(super) fn derive(&mut self) {
        self.derive_maxima_of_all();
        for place in 0..self.people.assignment.len() {
            let held = self.people.assignment.get(place);
            let groups = held.map(|held| self.derive_group_limits(held, &self.rows));
            if let (Some(held), Some(groups)) = (self.people.assignment.get_mut(place), groups) {
                held.groups = groups;
            }
        }
    }

    /// Derives the maxima of every assignment. Users with the same roles at the same customer have the same maxima, and
    /// most customers have equal ones, so each list is derived and kept once: a large snapshot has thousands of
    /// assignments and a handful of lists.
    fn derive_maxima_of_all(&mut self) {
        let mut maxima: Vec<Vec<ByPeriod<Limit>>> = Vec::new();
        let (mut by_terms, mut by_value) = (HashIndex::default(), HashIndex::default());
        let mut numbers: Vec<u32> = Vec::with_capacity(self.people.assignment.len());
        for (place, held) in (0_u32..).zip(&self.people.assignment) {
            let same_terms = |other: u32| {
                let other = self.people.assignment.get(other as usize);
                other.is_some_and(|other| other.customer == held.customer && other.roles == held.roles)
            };
            let hash = hash_of((held.customer, &held.roles));
            let number = match by_terms.find(hash, same_terms).and_then(|known| numbers.get(known as usize)) {
                Some(number) => *number,
                None => {
                    by_terms.insert(hash, place);
                    intern(&mut maxima, &mut by_value, self.derive_maxima(held.customer, &held.roles))
                }
            };
            numbers.push(number);
        }
        for (held, number) in self.people.assignment.iter_mut().zip(numbers) {
            held.maxima = Some(number);
        }
        self.people.maxima = maxima;
    }
}

/// The number of a list, each distinct one once.
fn intern(lists: &mut Vec<Vec<ByPeriod<Limit>>>, numbers: &mut HashIndex, list: Vec<ByPeriod<Limit>>) -> u32 {
    let hash = hash_of(&list);
    if let Some(number) = numbers.find(hash, |number| lists.get(number as usize) == Some(&list)) {
        return number;
    }
    let number = u32::try_from(lists.len()).unwrap_or(u32::MAX);
    lists.push(list);
    numbers.insert(hash, number);
    number
}
