//! Users and their assignments.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

use super::Loader;
use crate::assignment::Parts;
use crate::engine::{Assignment, Engine, User};
use crate::id::{CustomerIx, Index, UserIx};
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
    /// Derives what bounds each assignment in its limit groups; once everything else is there.
    pub(super) fn derive_groups(&mut self) {
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
}
