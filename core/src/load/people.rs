//! Users and their assignments.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

use super::Loader;
use crate::amount::Limit;
use crate::assignment::Parts;
use crate::engine::{Assignment, Engine, User};
use crate::hash::{HashIndex, hash_of};
use crate::id::{CustomerIx, Index, RoleIx, UserIx};
use crate::period::ByPeriod;
use crate::problem::ProblemCode;
use crate::table::Groups;
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
        self.people.of_account = self.users_by_account().unwrap_or_default();
    }

    /// Users with the same roles at the same customer have the same maxima, and most customers have those of others.
    fn derive_maxima_of_all(&mut self) {
        let mut maxima: Vec<Vec<ByPeriod<Limit>>> = Vec::new();
        let (mut by_terms, mut by_value) = (HashIndex::default(), HashIndex::default());
        let mut numbers: Vec<u32> = Vec::with_capacity(self.people.assignment.len());
        for (place, held) in (0_u32..).zip(&self.people.assignment) {
            let hash = hash_of(held.terms());
            let terms = |other: u32| self.people.assignment.get(other as usize).map(Assignment::terms);
            let same = by_terms.find(hash, |other| terms(other) == Some(held.terms()));
            let known = same.and_then(|other| numbers.get(other as usize).copied());
            let number = known.unwrap_or_else(|| {
                by_terms.insert(hash, place);
                let derived = self.derive_maxima(held.customer, &held.roles);
                intern(&mut maxima, &mut by_value, derived)
            });
            numbers.push(number);
        }
        for (held, number) in self.people.assignment.iter_mut().zip(numbers) {
            held.maxima = Some(number);
        }
        self.people.maxima = maxima;
    }

    fn users_by_account(&self) -> Option<Groups<UserIx>> {
        let held = || (0_u32..).map(UserIx::from_number).zip(&self.people.user);
        Groups::new(self.companies.account.len(), || {
            held().flat_map(|(index, user)| {
                let assignments = user
                    .assignments
                    .iter()
                    .filter_map(|(_, number)| self.people.assignment.get(*number as usize));
                assignments
                    .flat_map(move |held| self.listed(held).map(move |(account, _)| (account.at(), index)))
            })
        })
    }
}

impl Assignment {
    /// What its maxima follow from.
    fn terms(&self) -> (CustomerIx, &[RoleIx]) {
        (self.customer, &self.roles)
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
