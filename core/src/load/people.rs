//! Users and their assignments.

use alloc::vec::Vec;

use super::Loader;
use crate::data::ids::{CustomerIx, Index, RoleIx, UserIx};
use crate::data::table::{Set, Table};
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
            let assignment = self.people.assignment.get(place);
            let groups = assignment.map(|assignment| self.derive_group_limits(assignment, &self.rows));
            if let (Some(assignment), Some(groups)) = (self.people.assignment.get_mut(place), groups) {
                assignment.groups = groups;
            }
        }
    }

    /// Derives the maxima of every assignment. Users with the same roles at the same customer have the same maxima, and
    /// most customers have equal ones, so each list is derived and kept once: a large snapshot has thousands of
    /// assignments and a handful of lists.
    fn derive_maxima_of_all(&mut self) {
        let mut maxima: Set<Vec<ByPeriod<Limit>>> = Set::default();
        let mut known: Table<(CustomerIx, &[RoleIx]), u32> = Table::default();
        let mut numbers = Vec::with_capacity(self.people.assignment.len());
        for assignment in &self.people.assignment {
            let number = known.entry((assignment.customer, &assignment.roles)).or_insert_with(|| {
                let (number, _) =
                    maxima.insert_full(self.derive_maxima(assignment.customer, &assignment.roles));
                u32::try_from(number).unwrap_or(u32::MAX)
            });
            numbers.push(*number);
        }
        for (assignment, number) in self.people.assignment.iter_mut().zip(numbers) {
            assignment.maxima = Some(number);
        }
        self.people.maxima = maxima.into_iter().collect();
    }
}
