//! What is required in one place, judged for every amount that somebody may bring.
//!
//! The larger an amount, the fewer may approve it, so the amounts that cannot be approved are those above one threshold.
//! Amounts of 0 are left out.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::ask::approval_matrix::finding::{Finding, FindingCode};
use crate::ask::approval_matrix::place::{AmountRange, Initiator, RulePlace};
use crate::data::ids::UserIx;
use crate::decide::approval::Transaction;
use crate::model::engine::Engine;
use crate::model::requirement::{Requirement, Slot};
use crate::model::rules::{Rule, RuleRequirement};
use crate::value::amount::{Amount, Limit};
use crate::value::currency::Currency;
use crate::value::period::Period;

/// One action in one place, with everybody who may start or approve it.
pub(super) struct Site<'e> {
    pub(super) engine: &'e Engine,
    pub(super) place: RulePlace,
    pub(super) initiators: Vec<Initiator>,
    /// Each with the largest amount they may approve, in falling order.
    pub(super) approvers: Vec<(UserIx, Limit)>,
    /// The user who is assumed to have left: they start and approve nothing here any more.
    pub(super) leaver: Option<UserIx>,
}

/// A rule, and by number the initiators for whose transactions it is in force in a currency.
pub(super) struct InForce<'e> {
    pub(super) rule: &'e Rule,
    initiators: Vec<usize>,
}

/// A requirement to be judged, and where it stands.
struct Demand<'s> {
    requirement: &'s Requirement,
    /// `None` where no rule is in force.
    rule: Option<&'s Rule>,
    /// The bounds of its band as the rule has them.
    band: (Limit, Limit),
    /// What the band holds in the base currency.
    range: AmountRange,
    initiators: Vec<&'s Initiator>,
}

impl Demand<'_> {
    fn period(&self) -> Option<Period> {
        self.rule.map(|rule| rule.period)
    }

    fn amounts(&self, initiator: &Initiator) -> Option<AmountRange> {
        initiator.amounts(self.period().unwrap_or(Period::PerTransaction), self.range)
    }
}

/// Up to which amount a requirement can be met, and by whom at that amount.
struct Met {
    up_to: Limit,
    by: Vec<UserIx>,
}

impl<'e> Site<'e> {
    /// The rules in force here, each with its initiators, and the initiators for whom none is.
    pub(super) fn in_force(&self) -> (Vec<InForce<'e>>, Vec<usize>) {
        let (mut in_force, mut without): (Vec<InForce<'e>>, Vec<usize>) = (Vec::new(), Vec::new());
        let all = 0..self.initiators.len();
        if self.rules_are_plain() {
            let rules = all.clone().next().map(|first| self.rules_for(first, self.engine.currency()));
            let rules = rules.unwrap_or_default();
            if rules.is_empty() {
                without.extend(all);
            } else {
                let everybody = |rule| InForce { rule, initiators: all.clone().collect() };
                in_force.extend(rules.into_iter().map(everybody));
            }
            return (in_force, without);
        }
        let currencies = self.engine.currencies_at(self.place);
        for number in all {
            let mut any_without = false;
            for currency in &currencies {
                let rules = self.rules_for(number, *currency);
                any_without |= rules.is_empty();
                for rule in rules {
                    add(&mut in_force, rule, number);
                }
            }
            if any_without {
                without.push(number);
            }
        }
        (in_force, without)
    }

    /// The rules in force for what an initiator enters in a currency.
    fn rules_for(&self, number: usize, currency: Currency) -> Vec<&'e Rule> {
        let Some(initiator) = self.initiators.get(number) else { return Vec::new() };
        let request = self.engine.initiating(self.place, initiator.user);
        let rules = self.engine.rules(request, currency);
        Period::ALL.iter().filter_map(|period| *rules.get(*period)).collect()
    }

    /// Whether all rules here are for everybody and every currency.
    fn rules_are_plain(&self) -> bool {
        let rules = self.engine.rules_at(self.place).into_iter().flatten().flat_map(|rules| &rules.rules);
        rules.into_iter().all(|rule| rule.currency.is_none() && rule.initiators.is_empty())
    }

    /// Judges everything that may be required here. What an action without approving action requires is a finding of
    /// its own.
    pub(super) fn judge_demands(
        &self,
        (in_force, without): (&[InForce<'e>], &[usize]),
        findings: &mut Vec<Finding>,
    ) {
        let is_approvable = self.engine.is_approvable(self.place.action);
        let mut found = Vec::new();
        for InForce { rule, initiators } in in_force.iter().filter(|_| is_approvable) {
            let mut above = Limit::ZERO;
            for band in &rule.bands {
                let bounds = (above, band.up_to);
                above = band.up_to;
                let (Some(requirement), Some(range)) = (&band.requirement, self.range_of(rule, bounds))
                else {
                    continue;
                };
                for (requirement, initiators) in self.numbered(requirement, initiators) {
                    let requirement = requirement.as_ref();
                    let demand = Demand { requirement, rule: Some(rule), band: bounds, range, initiators };
                    self.judge(&demand, &mut found);
                }
            }
        }
        if !without.is_empty() && self.engine.is_monetary(self.place.action) {
            let demand = Demand {
                requirement: &self.engine.approvals.default,
                rule: None,
                band: (Limit::ZERO, Limit::UNLIMITED),
                range: AmountRange::ALL,
                initiators: self.of_numbers(without),
            };
            self.judge(&demand, &mut found);
        }
        // Where shares of a group are other numbers for other initiators, the same may be found twice.
        for finding in found {
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
    }

    fn of_numbers(&self, numbers: &[usize]) -> Vec<&Initiator> {
        numbers.iter().filter_map(|number| self.initiators.get(*number)).collect()
    }

    /// What the band of a rule holds in the base currency; `None` where nothing of its currency can be entered.
    fn range_of(&self, rule: &Rule, (above, up_to): (Limit, Limit)) -> Option<AmountRange> {
        let Some(currency) = rule.currency else { return Some(AmountRange { above, up_to }) };
        let exchange = self.engine.exchange(currency)?;
        // Amounts just above the bound may be as much in the base currency as the bound itself: it is rounded up.
        let to_base = |limit: Limit, more| {
            let minor = limit.total()?.minor().saturating_add(more);
            exchange.to_base(Amount::from_minor(minor.into())?).ok()
        };
        let above = to_base(above, 1)?.minor().saturating_sub(1);
        let above = Amount::from_minor(above.into()).map(Limit::from)?;
        Some(AmountRange { above, up_to: to_base(up_to, 0).map_or(Limit::UNLIMITED, Limit::from) })
    }

    /// A requirement with its shares as numbers, which may be others for other initiators.
    fn numbered<'s>(
        &'s self,
        required: &'s RuleRequirement,
        initiators: &[usize],
    ) -> Vec<(Cow<'s, Requirement>, Vec<&'s Initiator>)> {
        let initiators = self.of_numbers(initiators);
        if required.shares.is_empty() {
            return alloc::vec![(Cow::Borrowed(&required.requirement), initiators)];
        }
        let mut all: Vec<(Cow<'s, Requirement>, Vec<&Initiator>)> = Vec::new();
        for initiator in initiators {
            let requirement = self.engine.numbered(required, self.transaction_of(initiator.user));
            match all.iter_mut().find(|(known, _)| *known == requirement) {
                Some((_, initiators)) => initiators.push(initiator),
                None => all.push((requirement, alloc::vec![initiator])),
            }
        }
        all
    }

    const fn transaction_of(&self, user: UserIx) -> Transaction {
        let RulePlace { customer, account, action } = self.place;
        Transaction { initiator: Some(user), on_behalf_of: None, action, customer, account, amount: None }
    }

    /// What stands against a requirement, and on whom it depends; of a leaver only what could be met before.
    fn judge(&self, demand: &Demand<'_>, findings: &mut Vec<Finding>) {
        let mut before = Limit::UNLIMITED;
        let mut met = self.met(demand, &[]);
        if let Some(leaver) = self.leaver {
            // Only what could be met with the leaver is news: the rest is a finding of the matrix as it is.
            before = met.up_to;
            met = self.met(demand, &[leaver]);
        }
        if let Some(above) = lowest(demand, None, met.up_to, before) {
            findings.push(self.finding(demand, FindingCode::Unsatisfiable, above));
        }
        if !self.engine.entity.settings.self_approval {
            self.for_initiators(demand, &met, findings);
        }
        if self.leaver.is_none() {
            self.for_approvers(demand, &met, findings);
        }
    }

    /// Initiators without whom the others cannot meet what all could, up to an amount that could be met before.
    fn for_initiators(&self, demand: &Demand<'_>, met: &Met, findings: &mut Vec<Finding>) {
        let mut stuck = Vec::new();
        for initiator in &demand.initiators {
            // Only approvers who were used can be missed.
            let brought = demand.amounts(initiator).filter(|_| met.by.contains(&initiator.user));
            let Some(brought) = brought else { continue };
            let user = initiator.user;
            let mut up_to = met.up_to;
            if self.leaver.is_some() {
                up_to = up_to.min(self.met(demand, &[user]).up_to);
            }
            let without = self.met(demand, &[user, self.leaver.unwrap_or(user)]).up_to;
            let above = brought.between(without, up_to);
            self.add(demand, FindingCode::UnsatisfiableForInitiator, user, above, &mut stuck);
        }
        self.report(stuck, findings);
    }

    /// Approvers without whom what all can meet cannot be met.
    fn for_approvers(&self, demand: &Demand<'_>, met: &Met, findings: &mut Vec<Finding>) {
        let mut depends = Vec::new();
        for user in &met.by {
            let without = self.met(demand, &[*user]).up_to;
            let above = lowest(demand, Some(*user), without, met.up_to);
            self.add(demand, FindingCode::SinglePointOfFailure, *user, above, &mut depends);
        }
        self.report(depends, findings);
    }

    fn finding(&self, demand: &Demand<'_>, code: FindingCode, above: Limit) -> Finding {
        let mut finding = self.place.finding(code);
        if let Some(rule) = demand.rule {
            finding = finding.of_rule(rule);
        }
        if self.engine.is_monetary(self.place.action) {
            finding.band = demand.rule.map(|_| demand.band);
            finding.amount_above = Some(above);
        }
        finding
    }

    /// Adds a user to those of whom the same is found above the same amount.
    fn add(
        &self,
        demand: &Demand<'_>,
        code: FindingCode,
        user: UserIx,
        above: Option<Limit>,
        found: &mut Vec<Finding>,
    ) {
        let Some(above) = above else { return };
        let mut finding = self.finding(demand, code, above);
        match found.iter_mut().find(|other| other.amount_above == finding.amount_above) {
            Some(known) => known.users.push(user),
            None => {
                finding.users.push(user);
                found.push(finding);
            }
        }
    }

    fn report(&self, mut found: Vec<Finding>, findings: &mut Vec<Finding>) {
        for finding in &mut found {
            finding.users = self.engine.people.users.sorted(core::mem::take(&mut finding.users));
        }
        findings.append(&mut found);
    }

    /// Up to which amount a requirement can be met when some are left out.
    fn met(&self, demand: &Demand<'_>, left_out: &[UserIx]) -> Met {
        let mut best = Met { up_to: Limit::ZERO, by: Vec::new() };
        for slots in &demand.requirement.any_of {
            self.fill(slots, left_out, &mut best);
        }
        best
    }

    /// Fills the slots with approvers from the highest limit down, until all are filled: the limit of the last one is
    /// the largest amount that can be approved. Kept if it is better than the best so far.
    fn fill(&self, slots: &[Slot], left_out: &[UserIx], best: &mut Met) {
        let mut filling = self.engine.filling(slots);
        if u64::try_from(self.approvers.len()).is_ok_and(|count| count < filling.needed()) {
            return;
        }
        let mut by = Vec::new();
        let mut lowest = None;
        for (user, limit) in &self.approvers {
            if left_out.contains(user) {
                continue;
            }
            // Approvers with the same limit are taken together: with any of them the amount is the same.
            if lowest.is_some_and(|lowest| *limit < lowest) && filling.is_full() {
                break;
            }
            lowest = Some(*limit);
            if filling.add(*user) {
                by.push(*user);
            }
        }
        if let Some(up_to) = lowest
            && filling.is_full()
            && up_to > best.up_to
        {
            *best = Met { up_to, by };
        }
    }
}

/// Adds an initiator to those for whom a rule is in force.
fn add<'e>(in_force: &mut Vec<InForce<'e>>, rule: &'e Rule, number: usize) {
    match in_force.iter_mut().find(|known| core::ptr::eq(known.rule, rule)) {
        Some(InForce { initiators, .. }) if initiators.contains(&number) => {}
        Some(InForce { initiators, .. }) => initiators.push(number),
        None => in_force.push(InForce { rule, initiators: alloc::vec![number] }),
    }
}

/// The lower bound of what others than one initiator may bring above one bound and up to another.
fn lowest(demand: &Demand<'_>, but: Option<UserIx>, above: Limit, up_to: Limit) -> Option<Limit> {
    let mut lowest: Option<Limit> = None;
    for initiator in &demand.initiators {
        let Some(brought) = demand.amounts(initiator) else { continue };
        if let Some(one) = brought.between(above, up_to).filter(|_| Some(initiator.user) != but) {
            lowest = Some(lowest.map_or(one, |other| other.min(one)));
        }
    }
    lowest
}
