//! What can be said of rules apart from who approves: what overlaps, what nothing reaches, what is never in force.

use alloc::vec::Vec;

use crate::ask::approval_matrix::finding::{Finding, FindingCode};
use crate::ask::approval_matrix::place::{RulePlace, reach};
use crate::data::ids::{AccountIx, Index as _, UserIx};
use crate::data::table::Set;
use crate::model::engine::Engine;
use crate::model::request::Request;
use crate::model::rules::{Initiators, Rule, Rules};
use crate::value::amount::Limit;
use crate::value::period::{ByPeriod, Period};

/// The rules of one action that are in force somewhere, and who may start it where.
#[derive(Default)]
pub(super) struct RulesSeen<'e> {
    in_force: Vec<&'e Rule>,
    /// Whoever may start it anywhere.
    initiators: Set<UserIx>,
    /// By account: whoever may start it there.
    on_account: Vec<(Option<AccountIx>, Set<UserIx>)>,
}

impl<'e> RulesSeen<'e> {
    pub(super) fn add(
        &mut self,
        account: Option<AccountIx>,
        rules: impl Iterator<Item = &'e Rule>,
        initiators: Set<UserIx>,
    ) {
        for rule in rules {
            if !self.has(rule) {
                self.in_force.push(rule);
            }
        }
        self.initiators.extend(&initiators);
        self.on_account.push((account, initiators));
    }

    fn has(&self, rule: &Rule) -> bool {
        self.in_force.iter().any(|known| core::ptr::eq(*known, rule))
    }

    /// Who may start the action where a rule stands.
    fn initiators_at(&self, account: Option<AccountIx>) -> Option<&Set<UserIx>> {
        let Some(_) = account else { return Some(&self.initiators) };
        let at = self.on_account.iter().find(|(at, _)| *at == account);
        at.map(|(_, initiators)| initiators)
    }
}

impl Engine {
    /// What can be said of rules without asking who is there.
    pub(super) fn check_rules(&self, place: RulePlace, findings: &mut Vec<Finding>) {
        let [_, general] = self.rules_at(place);
        if let Some(rules) = general {
            self.check_rules_at(place, rules, findings);
        }
        for account in self.accounts_of(place.customer) {
            let place = RulePlace { account: Some(account), ..place };
            let [Some(own), _] = self.rules_at(place) else { continue };
            self.check_rules_at(place, own, findings);
            for period in Period::ALL {
                let has_rule = |rules: &Rules| rules.rules.iter().any(|rule| rule.period == *period);
                if has_rule(own) && general.is_some_and(has_rule) {
                    let mut overlap = place.finding(FindingCode::RuleOverlap);
                    overlap.period = Some(*period);
                    findings.push(overlap);
                }
            }
        }
    }

    fn check_rules_at(&self, place: RulePlace, rules: &Rules, findings: &mut Vec<Finding>) {
        let reach = self.common_reach(place);
        let is_monetary = self.is_monetary(place.action);
        let mut requires = false;
        let mut unreachable = Vec::new();
        for period in Period::ALL {
            for rule in rules.rules.iter().filter(|rule| rule.period == *period) {
                let mut above = Limit::ZERO;
                for band in &rule.bands {
                    requires |= band.requirement.is_some();
                    // A band from `above` on begins above it, so a reach that equals `above` does not come into it.
                    if is_monetary && self.in_base(rule, above) >= *reach.get(*period) {
                        let mut finding = place.finding(FindingCode::UnreachableBand).of_rule(rule);
                        finding.band = Some((above, band.up_to));
                        unreachable.push(finding);
                    }
                    above = band.up_to;
                }
            }
        }
        if requires && !self.is_approvable(place.action) {
            findings.push(place.finding(FindingCode::NotApprovable));
        }
        findings.append(&mut unreachable);
    }

    /// A bound of a rule's band in the base currency; the smallest where there is no rate, which is another finding.
    fn in_base(&self, rule: &Rule, bound: Limit) -> Limit {
        let Some(currency) = rule.currency else { return bound };
        let Some(exchange) = self.exchange(currency) else { return Limit::ZERO };
        exchange.to_base(bound.amount()).map_or(Limit::UNLIMITED, Limit::from)
    }

    /// What no sum of anybody gets above: the institution's and the contract's limits.
    fn common_reach(&self, place: RulePlace) -> ByPeriod<Limit> {
        let mut limits = self.derive_maximum(place.customer, &[], place.action);
        let group = self.action(place.action).and_then(|action| action.limit_group);
        if let (Some(customer), Some(group)) = (self.customer(place.customer), group) {
            limits = limits.zip(customer.limits.of_group(group), Limit::min);
        }
        reach(limits)
    }

    /// Granted actions that move money, can be approved, and have no rule.
    pub(super) fn check_coverage(&self, place: RulePlace, findings: &mut Vec<Finding>) {
        let RulePlace { customer, action, .. } = place;
        if !self.is_monetary(action) || !self.is_approvable(action) {
            return;
        }
        let general = self.rules_at(place)[1];
        if general.is_some_and(is_for_all) {
            return;
        }
        let accounts = self.accounts_of(customer);
        let any_own = accounts
            .iter()
            .any(|account| self.approvals.rules_at(Some(*account), customer, action)[0].is_some());
        let mut at_customer: Option<Set<UserIx>> = None;
        for account in accounts {
            let there = RulePlace { account: Some(account), ..place };
            let without = self.without_rule(there);
            if without.is_empty() {
                continue;
            }
            if any_own {
                findings.push(self.no_rule(there, without));
            } else {
                at_customer.get_or_insert_default().extend(without);
            }
        }
        // It is so on every account: one finding for the customer instead of one for each account.
        if let Some(without) = at_customer {
            findings.push(self.no_rule(place, without.into_iter().collect()));
        }
    }

    /// Users are named only where others have a rule.
    fn no_rule(&self, place: RulePlace, without: Vec<UserIx>) -> Finding {
        let mut finding = place.finding(FindingCode::NoRule);
        if self.rules_at(place).iter().flatten().any(|rules| !rules.rules.is_empty()) {
            finding.users = self.people.users.sorted(without);
        }
        finding
    }

    /// Who may start an action at a place, some of it without a rule.
    fn without_rule(&self, place: RulePlace) -> Vec<UserIx> {
        if self.rules_at(place).into_iter().flatten().any(is_for_all) {
            return Vec::new();
        }
        let currencies = self.currencies_at(place);
        let has_none = |request: Request| {
            currencies.iter().any(|currency| {
                let rules = self.rules(request, *currency);
                Period::ALL.iter().all(|period| rules.get(*period).is_none())
            })
        };
        let users = self.users_at(place.customer).filter(|user| {
            let request = self.initiating(place, *user);
            self.allows(request) && has_none(request)
        });
        users.collect()
    }

    /// Rules that are in force for no transaction that anybody may start.
    pub(super) fn check_use(&self, place: RulePlace, seen: &RulesSeen<'_>, findings: &mut Vec<Finding>) {
        self.check_use_at(place, seen, findings);
        for account in self.accounts_of(place.customer) {
            let place = RulePlace { account: Some(account), ..place };
            if self.rules_at(place)[0].is_some() {
                self.check_use_at(place, seen, findings);
            }
        }
    }

    fn check_use_at(&self, place: RulePlace, seen: &RulesSeen<'_>, findings: &mut Vec<Finding>) {
        let [own, general] = self.rules_at(place);
        let rules = if place.account.is_some() { own } else { general };
        // Where nobody may start the action, nothing is said about its rules.
        let initiators = seen.initiators_at(place.account).filter(|initiators| !initiators.is_empty());
        let (Some(rules), Some(initiators)) = (rules, initiators) else { return };
        for rule in rules.rules.iter().filter(|rule| !seen.has(rule)) {
            let code = match self.names_any(rule, initiators) {
                true => FindingCode::NeverInForce,
                false => FindingCode::NoInitiator,
            };
            findings.push(place.finding(code).of_rule(rule));
        }
    }

    /// Whether a rule is for transactions of one of these users.
    fn names_any(&self, rule: &Rule, users: &Set<UserIx>) -> bool {
        let names = |initiators: &Initiators| match initiators {
            Initiators::Everybody => true,
            Initiators::User(user) => users.contains(user),
            Initiators::Group(group) => self
                .approvals
                .group
                .get(group.at())
                .is_some_and(|group| group.members.iter().any(|member| users.contains(member))),
        };
        rule.initiators.is_empty() || rule.initiators.iter().any(names)
    }
}

/// Whether one of the rules is for everybody and every currency.
fn is_for_all(rules: &Rules) -> bool {
    rules.rules.iter().any(|rule| rule.initiators.is_empty() && rule.currency.is_none())
}
