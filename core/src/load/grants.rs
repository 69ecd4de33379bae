//! Grants of users to others.

use super::Loader;
use crate::data::action_sets::Actions;
use crate::data::ids::{AccountIx, CustomerIx, UserIx};
use crate::data::table::Set;
use crate::document::reader::Id;
use crate::document::resolver::Resolver;
use crate::document::snapshot;
use crate::model::catalogue::Action;
use crate::model::engine::Engine;
use crate::model::grants::{Grant, GrantDays};
use crate::problem::ProblemCode;
use crate::value::amount::Limit;
use crate::value::day::Day;

impl<'d> Loader<'d, '_> {
    pub(super) fn grants(&mut self, grants: &'d [snapshot::Grant<'d>]) {
        self.each(grants, |loader, given| {
            let defined = loader.define(|engine| &mut engine.grants.grants, &given.id);
            let grant = loader.resolver.grant(loader.engine, given);
            if let (Some(index), Some(grant)) = (defined, grant) {
                let between = loader.engine.grants.between.entry((grant.giver, grant.receiver));
                between.or_default().push(index);
                loader.engine.grants.grant.push(grant);
            }
        });
    }
}

impl<'d> Resolver<'d> {
    /// A grant of the people, accounts and actions of an engine.
    pub(crate) fn grant(&mut self, engine: &Engine, given: &'d snapshot::Grant<'d>) -> Option<Grant> {
        let giver = self.find_in("giver", &engine.people.users, &given.giver.0);
        let receiver = self.within("receiver", |resolver| resolver.receiver(engine, giver, given));
        let customer = self.find_in("customer", &engine.companies.customers, &given.customer.0);
        let accounts = given.accounts.as_ref();
        let accounts = accounts.map(|list| {
            self.within("accounts", |resolver| resolver.granted_accounts(engine, customer, list))
        });
        let actions = self.within("actions", |resolver| resolver.granted_actions(engine, given));
        let from = self.within("from", |resolver| resolver.day(&given.from));
        let until = self.within("until", |resolver| resolver.last_day(from, given));
        let ceiling = self.within("perTransaction", |resolver| resolver.ceiling(engine, &actions, given));
        match (giver, receiver, customer, from, until) {
            (Some(giver), Some(receiver), Some(customer), Some(from), Some(until)) => {
                let days = GrantDays { from, until };
                Some(Grant { giver, receiver, customer, accounts, actions, days, per_transaction: ceiling })
            }
            _ => None,
        }
    }

    fn receiver(
        &mut self,
        engine: &Engine,
        giver: Option<UserIx>,
        given: &snapshot::Grant<'_>,
    ) -> Option<UserIx> {
        let receiver = self.find(&engine.people.users, &given.receiver.0);
        if receiver.is_some() && receiver == giver {
            self.refuse(ProblemCode::SelfGrant, "is the giver: a grant is to somebody else");
        }
        receiver
    }

    fn granted_accounts(
        &mut self,
        engine: &Engine,
        customer: Option<CustomerIx>,
        ids: &'d [Id<'d>],
    ) -> Set<AccountIx> {
        let accounts = match customer {
            // Without a known customer it cannot be said whether the accounts are its own, only whether they
            // exist.
            Some(customer) => self.accounts_of(engine.parts(), customer, ids),
            None => self.find_all(&engine.companies.accounts, ids),
        };
        accounts.into_iter().collect()
    }

    fn granted_actions(&mut self, engine: &Engine, given: &'d snapshot::Grant<'d>) -> Actions {
        if given.actions.is_empty() {
            self.refuse(ProblemCode::Empty, "must name an action");
        }
        self.action_set(&engine.catalogue, &given.actions)
    }

    fn last_day(&mut self, from: Option<Day>, given: &snapshot::Grant<'_>) -> Option<Day> {
        let until = self.day(&given.until)?;
        if from.is_some_and(|from| until < from) {
            self.refuse(ProblemCode::InvalidPeriod, "is before the first day");
        }
        Some(until)
    }

    fn ceiling(&mut self, engine: &Engine, actions: &Actions, given: &snapshot::Grant<'_>) -> Limit {
        let Some(text) = &given.per_transaction else { return Limit::UNLIMITED };
        // Whether an unknown action moves money cannot be said; it is reported as unknown already.
        let all_known = u64::try_from(given.actions.len()).is_ok_and(|given| given == actions.count());
        if all_known && actions.count() > 0 && !engine.is_about_money(actions) {
            self.refuse(ProblemCode::NotMonetary, "none of the actions moves money, or approves what does");
        }
        self.amount(text).map_or(Limit::UNLIMITED, Limit::from)
    }
}

impl Engine {
    /// Whether one of the actions moves money, or approves one that does.
    fn is_about_money(&self, actions: &Actions) -> bool {
        let is_approved_money = |action: &Action| {
            action.limit_group.is_some() && action.approved_by.is_some_and(|by| actions.contains(by))
        };
        actions.iter().any(|action| self.is_monetary(action))
            || self.catalogue.action.iter().any(is_approved_money)
    }
}
