//! Grants of users to others.

use super::Loader;
use crate::data::action_sets::Actions;
use crate::data::ids::{AccountIx, CustomerIx, UserIx};
use crate::data::table::Set;
use crate::decide::assignment::Parts;
use crate::document::reader::Id;
use crate::document::snapshot;
use crate::model::engine::Engine;
use crate::model::grants::{Grant, GrantDays};
use crate::problem::ProblemCode;
use crate::value::amount::Limit;
use crate::value::day::Day;

impl<'d> Loader<'d, '_> {
    pub(super) fn grants(&mut self, grants: &'d [snapshot::Grant<'d>]) {
        self.each(grants, |loader, given| {
            let defined = loader.define(|engine| &mut engine.grants.grants, &given.id);
            let grant = loader.grant(given);
            if let (Some(index), Some(grant)) = (defined, grant) {
                let between = loader.engine.grants.between.entry((grant.giver, grant.receiver));
                between.or_default().push(index);
                loader.engine.grants.grant.push(grant);
            }
        });
    }

    fn grant(&mut self, given: &'d snapshot::Grant<'d>) -> Option<Grant> {
        let giver = self.resolver.find_in("giver", &self.engine.people.users, &given.giver.0);
        let receiver = self.within("receiver", |loader| loader.receiver(giver, given));
        let customers = &self.engine.companies.customers;
        let customer = self.resolver.find_in("customer", customers, &given.customer.0);
        let accounts = given.accounts.as_ref();
        let accounts = accounts.map(|list| self.within("accounts", |l| l.granted_accounts(customer, list)));
        let actions = self.within("actions", |loader| loader.granted_actions(given));
        let from = self.within("from", |loader| loader.day(&given.from));
        let until = self.within("until", |loader| loader.last_day(from, given));
        let per_transaction = self.within("perTransaction", |loader| loader.ceiling(&actions, given));
        match (giver, receiver, customer, from, until) {
            (Some(giver), Some(receiver), Some(customer), Some(from), Some(until)) => {
                let days = GrantDays { from, until };
                Some(Grant { giver, receiver, customer, accounts, actions, days, per_transaction })
            }
            _ => None,
        }
    }

    fn receiver(&mut self, giver: Option<UserIx>, given: &snapshot::Grant<'_>) -> Option<UserIx> {
        let receiver = self.resolver.find(&self.engine.people.users, &given.receiver.0);
        if receiver.is_some() && receiver == giver {
            self.refuse(ProblemCode::SelfGrant, "is the giver: a grant is to somebody else");
        }
        receiver
    }

    fn granted_accounts(&mut self, customer: Option<CustomerIx>, ids: &'d [Id<'d>]) -> Set<AccountIx> {
        let Self { resolver, engine: Engine { catalogue, companies, roles, .. } } = self;
        let accounts = match customer {
            // Without a known customer it cannot be said whether the accounts are its own, only whether they
            // exist.
            Some(customer) => resolver.accounts_of(Parts { catalogue, companies, roles }, customer, ids),
            None => resolver.find_all(&companies.accounts, ids),
        };
        accounts.into_iter().collect()
    }

    fn granted_actions(&mut self, given: &'d snapshot::Grant<'d>) -> Actions {
        if given.actions.is_empty() {
            self.refuse(ProblemCode::Empty, "must name an action");
        }
        self.resolver.action_set(&self.engine.catalogue, &given.actions)
    }

    fn day(&mut self, text: &str) -> Option<Day> {
        let day = Day::parse(text);
        if let Err(code) = day {
            self.resolver.refuse_text(code, text, "is not a real day written YYYY-MM-DD");
        }
        day.ok()
    }

    fn last_day(&mut self, from: Option<Day>, given: &snapshot::Grant<'_>) -> Option<Day> {
        let until = self.day(&given.until)?;
        if from.is_some_and(|from| until < from) {
            self.refuse(ProblemCode::InvalidPeriod, "is before the first day");
        }
        Some(until)
    }

    fn ceiling(&mut self, actions: &Actions, given: &snapshot::Grant<'_>) -> Limit {
        let Some(text) = &given.per_transaction else { return Limit::UNLIMITED };
        // Whether an unknown action moves money cannot be said; it is reported as unknown already.
        let all_known = u64::try_from(given.actions.len()).is_ok_and(|given| given == actions.count());
        if all_known
            && actions.count() > 0
            && !actions.iter().any(|action| self.engine.catalogue.is_monetary(action))
        {
            self.refuse(ProblemCode::NotMonetary, "none of the actions moves money");
        }
        self.resolver.amount(text).map_or(Limit::UNLIMITED, Limit::from)
    }
}
