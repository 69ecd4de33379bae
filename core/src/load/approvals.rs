//! Signatory groups and approval rules.

use alloc::vec::Vec;

use super::Loader;
use super::bands::{group_of, named_users};
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, Index};
use crate::data::table::Set;
use crate::decide::assignment::Parts;
use crate::document::snapshot;
use crate::document::snapshot::ApprovalRule;
use crate::model::approvals::{RulesOf, SignatoryGroup};
use crate::model::catalogue::Level;
use crate::model::engine::Engine;
use crate::model::requirement::{Approvers, Requirement, Slot};
use crate::model::rules::{Initiators, Rule};
use crate::problem::ProblemCode;
use crate::value::currency::Currency;
use crate::value::period::Period;

/// What no two rules of everybody may have in common.
type RuleKey = (CustomerIx, Option<AccountIx>, ActionIx, Period, Option<Currency>);

impl<'d> Loader<'d, '_> {
    pub(super) fn signatory_groups(&mut self, groups: &'d [snapshot::SignatoryGroup<'d>]) {
        self.each(groups, |loader, group| {
            let defined = loader.define(|engine| &mut engine.approvals.groups, &group.id);
            let customers = &loader.engine.companies.customers;
            let customer = loader.resolver.find_in("customer", customers, &group.customer.0);
            let members =
                loader.within("members", |l| l.resolver.find_all(&l.engine.people.users, &group.members));
            if let (Some(_), Some(customer)) = (defined, customer) {
                loader
                    .engine
                    .approvals
                    .group
                    .push(SignatoryGroup { customer, members: members.into_iter().collect() });
            }
        });
    }

    pub(super) fn approval_rules(&mut self, rules: &'d [ApprovalRule<'d>]) {
        // "No rule at all → one approval by anyone entitled" (evaluate, step 6).
        self.engine.approvals.default = Requirement {
            sequential: false,
            any_of: alloc::vec![alloc::vec![Slot { approvers: Approvers::Anyone, count: 1 }]],
        };
        let mut known = Set::default();
        self.each(rules, |loader, rule| loader.approval_rule(rule, &mut known));
    }

    fn approval_rule(&mut self, given: &'d ApprovalRule<'d>, known: &mut Set<RuleKey>) {
        let Engine { catalogue, companies, .. } = &*self.engine;
        let customer = self.resolver.find_in("customer", &companies.customers, &given.customer.0);
        let action = self.resolver.find_in("action", &catalogue.actions, &given.action.0);
        let account = given.account.as_ref().and_then(|id| {
            self.within("account", |loader| {
                loader.account_level(action);
                {
                    let Loader { resolver, engine: Engine { catalogue, companies, roles, .. } } = loader;
                    resolver.account_of(Parts { catalogue, companies, roles }, customer?, &id.0)
                }
            })
        });
        let initiators = self.within("initiators", |loader| loader.initiators(customer, given));
        let currency = self.within("currency", |loader| loader.rule_currency(action, given));
        // The bands are read even if customer or action is unknown: one load reports every problem of the
        // document.
        let bands = self.within("bands", |loader| loader.bands(customer, given, currency));
        let monetary = action.is_some_and(|action| self.engine.catalogue.is_monetary(action));
        if action.is_some() && !monetary {
            self.only_band(given);
        }
        let (Some(customer), Some(action)) = (customer, action) else { return };
        // An unknown account must not turn its rule into one for the whole customer; the problem is reported
        // already.
        if given.account.is_some() && account.is_none() {
            return;
        }
        let period = given.period;
        if given.initiators.is_none() && !known.insert((customer, account, action, period, currency)) {
            let message =
                "there is a rule of everybody for this customer, account, action, period and currency";
            self.refuse(ProblemCode::DuplicateId, message);
        }
        let place = account.map_or(RulesOf::Customer(customer), RulesOf::Account);
        let rules = self.engine.approvals.rules.entry((place, action)).or_default();
        rules.rules.push(Rule { period, currency, initiators, bands });
    }

    fn initiators(&mut self, customer: Option<CustomerIx>, given: &'d ApprovalRule<'d>) -> Vec<Initiators> {
        let Some(given) = &given.initiators else { return Vec::new() };
        let mut initiators = Vec::new();
        self.resolver.not_empty(given.is_empty(), "must name somebody");
        self.each(given, |loader, given| {
            let Loader { resolver, engine } = loader;
            match (&given.group, &given.users) {
                (Some(group), None) => {
                    let group =
                        resolver.within("group", |resolver| group_of(resolver, engine, customer, &group.0));
                    initiators.extend(group.map(Initiators::Group));
                }
                (None, Some(users)) => {
                    let users = named_users(resolver, engine, users);
                    initiators.extend(users.into_iter().map(Initiators::User));
                }
                _ => resolver.refuse(ProblemCode::InvalidValue, "must name exactly one of group, users"),
            }
        });
        initiators
    }

    /// The currency of a rule whose bands bound the amount as it is entered.
    fn rule_currency(&mut self, action: Option<ActionIx>, given: &'d ApprovalRule<'d>) -> Option<Currency> {
        let code = given.currency.as_ref()?;
        if given.period != Period::PerTransaction {
            let message = "goes with perTransaction only: sums are in the base currency";
            self.refuse(ProblemCode::InvalidValue, message);
        }
        if action.is_some_and(|action| !self.engine.catalogue.is_monetary(action)) {
            self.refuse(ProblemCode::NotMonetary, "the action moves no money");
        }
        self.resolver.currency(code)
    }

    fn account_level(&mut self, action: Option<ActionIx>) {
        let action = action.and_then(|action| self.engine.catalogue.action.get(action.at()));
        if action.is_some_and(|action| action.level == Level::Customer) {
            let message = "an action of customer level has no rule of an account";
            self.refuse(ProblemCode::WrongLevel, message);
        }
    }

    /// An action that moves no money has one band, for one transaction.
    fn only_band(&mut self, given: &'d ApprovalRule<'d>) {
        let message = "an action that moves no money has one band for perTransaction";
        if given.period != Period::PerTransaction {
            self.refuse_at("period", ProblemCode::InvalidRule, message);
        }
        if given.bands.len() > 1 {
            self.refuse_at("bands", ProblemCode::InvalidRule, message);
        }
    }
}
