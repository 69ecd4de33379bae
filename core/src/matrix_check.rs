//! Checks of an approval matrix: bands that nothing reaches, rules that nobody can satisfy, people without whom nothing
//! moves.
//!
//! What a rule requires is judged for every amount that some initiator may bring into a band. The larger an amount, the
//! fewer may approve it, so the amounts that cannot be approved are those above one threshold. Amounts of 0 are
//! left aside.

use alloc::vec::Vec;

use crate::amount::{Amount, Limit};
use crate::approval::Transaction;
use crate::bounds::AMOUNT_MINOR_MAX;
use crate::engine::{Assignment, Band, Engine, NO_LIMITS, Requirement, Rule, Rules, Slot};
use crate::id::{AccountIx, ActionIx, CustomerIx, UserIx};
use crate::period::ByPeriod;
use crate::permission::Request;
use crate::wire::{Level, Period};

crate::wire::read::words! {
    /// What is wrong, or worth a look, with an approval matrix.
    FindingCode {
        /// An action has a rule that requires approval, and no action approves it.
        NotApprovable = "not-approvable",
        /// A band lies above the institution's and the contract's limits.
        UnreachableBand = "unreachable-band",
        /// An account's own rule hides the customer's of the same period.
        RuleOverlap = "rule-overlap",
        /// A granted action that moves money has no rule, so anyone entitled approves it alone.
        NoRule = "no-rule",
        /// Those entitled to approve cannot meet the requirement.
        Unsatisfiable = "unsatisfiable",
        /// Those entitled cannot meet the requirement without the initiator.
        UnsatisfiableForInitiator = "unsatisfiable-for-initiator",
        /// Without this user the requirement could not be met.
        SinglePointOfFailure = "single-point-of-failure",
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub code: FindingCode,
    /// At which customer.
    pub customer: CustomerIx,
    /// On which account, if it is not so on all.
    pub account: Option<AccountIx>,
    /// Which action.
    pub action: ActionIx,
    /// The period of the rule; `None` where no rule says anything.
    pub period: Option<Period>,
    /// The band: above this, up to that.
    pub band: Option<(Limit, Limit)>,
    /// Only transactions above this amount.
    pub amount_above: Option<Limit>,
    /// The initiators that are stuck, or the approvers that everything depends on.
    pub users: Vec<UserIx>,
}

/// Amounts above one bound and up to another.
#[derive(Clone, Copy)]
struct Amounts {
    above: Limit,
    up_to: Limit,
}

impl Amounts {
    /// The lower bound of those also above one bound and up to another; `None` if there are none.
    fn between(self, above: Limit, up_to: Limit) -> Option<Limit> {
        let lowest = self.above.max(above);
        (lowest < self.up_to.min(up_to)).then_some(lowest)
    }
}

/// A user who may bring in a transaction.
struct Initiator {
    user: UserIx,
    /// No sum of a period gets above this.
    reach: ByPeriod<Limit>,
    pre_approved: ByPeriod<Limit>,
}

impl Initiator {
    /// The amounts of transactions that may need what a band requires.
    fn amounts(&self, period: Option<Period>, band: Amounts) -> Option<Amounts> {
        let Self { reach, pre_approved, .. } = self;
        let period = period.unwrap_or(Period::PerTransaction);
        let top = band.up_to.min(*reach.get(period));
        if band.above >= top {
            return None;
        }
        // The largest sums that the transaction may stand in.
        let (daily, weekly) = match period {
            Period::PerTransaction => (reach.daily, reach.weekly),
            Period::Daily => (top, reach.weekly),
            Period::Weekly => (top.min(reach.daily), top),
        };
        let single = period == Period::PerTransaction;
        let mut above = if single { band.above } else { Limit::ZERO };
        if daily <= pre_approved.daily && weekly <= pre_approved.weekly {
            above = above.max(pre_approved.per_transaction);
        }
        let up_to = top.min(reach.per_transaction);
        (above < up_to).then_some(Amounts { above, up_to })
    }
}

/// One action in one place, with everybody who may start or approve it.
struct Site<'e> {
    engine: &'e Engine,
    request: Place,
    initiators: Vec<Initiator>,
    /// Each with the largest amount.
    approvers: Vec<(UserIx, Limit)>,
}

#[derive(Clone, Copy)]
struct Place {
    customer: CustomerIx,
    account: Option<AccountIx>,
    action: ActionIx,
}

impl Place {
    fn finding(self, code: FindingCode) -> Finding {
        let Self { customer, account, action } = self;
        let (period, band, amount_above, users) = (None, None, None, Vec::new());
        Finding { code, customer, account, action, period, band, amount_above, users }
    }
}

/// A requirement to be judged, and where it stands.
#[derive(Clone, Copy)]
struct Demand<'e> {
    requirement: &'e Requirement,
    period: Option<Period>,
    band: Amounts,
}

/// Up to which amount a requirement can be met, and by whom at that amount.
struct Met {
    up_to: Limit,
    by: Vec<UserIx>,
}

impl Engine {
    /// Checks the approval matrix of a customer: by action, then what holds at the customer and by account, in the
    /// order of the snapshot.
    #[must_use]
    pub fn check_approvals(&self, customer: CustomerIx) -> Vec<Finding> {
        let mut findings = Vec::new();
        for action in self.catalogue.actions.all() {
            self.check_rules(Place { customer, account: None, action }, &mut findings);
            self.check_coverage(Place { customer, account: None, action }, &mut findings);
            for place in self.places(customer, action) {
                let site = self.site(place, None);
                for demand in site.demands() {
                    site.judge(demand, &mut findings);
                }
            }
        }
        findings
    }

    /// What could be approved at a customer, and no longer can once a user has left.
    #[must_use]
    pub fn if_user_leaves(&self, customer: CustomerIx, user: UserIx) -> Vec<Finding> {
        let mut findings = Vec::new();
        for action in self.catalogue.actions.all() {
            for place in self.places(customer, action) {
                let site = self.site(place, Some(user));
                for demand in site.demands() {
                    site.judge_without(user, demand, &mut findings);
                }
            }
        }
        findings
    }

    /// Where an action can be asked for: on each account, or at the customer. Approved on accounts, an action of
    /// customer level is judged on the account that its transaction names.
    fn places(&self, customer: CustomerIx, action: ActionIx) -> Vec<Place> {
        let is_on_accounts = |action| self.level(action) == Level::Account;
        let approved_by = self.action(action).and_then(|action| action.approved_by);
        let mut places = Vec::new();
        if !is_on_accounts(action) {
            places.push(Place { customer, account: None, action });
        }
        if is_on_accounts(action) || approved_by.is_some_and(is_on_accounts) {
            for account in self.accounts_of(customer) {
                places.push(Place { customer, account: Some(account), action });
            }
        }
        places
    }

    fn accounts_of(&self, customer: CustomerIx) -> Vec<AccountIx> {
        self.customer(customer).map_or_else(Vec::new, |customer| customer.accounts().collect())
    }

    /// What can be said of rules without asking who is there.
    fn check_rules(&self, place: Place, findings: &mut Vec<Finding>) {
        let general = self.approvals.of_customer.get((place.customer, place.action));
        if let Some(rules) = general {
            self.check_rules_at(place, rules, findings);
        }
        for account in self.accounts_of(place.customer) {
            let Some(own) = self.approvals.of_account.get((account, place.action)) else { continue };
            let place = Place { account: Some(account), ..place };
            self.check_rules_at(place, own, findings);
            for period in Period::ALL {
                if own.get(*period).is_some() && general.is_some_and(|rules| rules.get(*period).is_some()) {
                    let overlap = place.finding(FindingCode::RuleOverlap);
                    findings.push(Finding { period: Some(*period), ..overlap });
                }
            }
        }
    }

    fn check_rules_at(&self, place: Place, rules: &Rules, findings: &mut Vec<Finding>) {
        let bounds = self.common_reach(place);
        let is_monetary = self.is_monetary(place.action);
        let mut requires = false;
        let mut unreachable = Vec::new();
        for period in Period::ALL {
            let Some(rule) = rules.get(*period) else { continue };
            for (band, amounts) in bands(rule) {
                requires |= band.requirement.is_some();
                if is_monetary && amounts.above >= *bounds.get(*period) {
                    let finding = place.finding(FindingCode::UnreachableBand);
                    let band = Some((amounts.above, amounts.up_to));
                    unreachable.push(Finding { period: Some(*period), band, ..finding });
                }
            }
        }
        if requires && !self.is_approvable(place.action) {
            findings.push(place.finding(FindingCode::NotApprovable));
        }
        findings.append(&mut unreachable);
    }

    fn is_approvable(&self, action: ActionIx) -> bool {
        self.action(action).is_some_and(|action| action.approved_by.is_some())
    }

    /// What no sum of anybody gets above: the institution's and the contract's limits.
    fn common_reach(&self, place: Place) -> ByPeriod<Limit> {
        let group = self.action(place.action).and_then(|action| action.limit_group);
        let limits = self.customer(place.customer).zip(group);
        let of_group = limits.map_or(NO_LIMITS, |(customer, group)| customer.limits.of_group(group));
        reach(self.derive_maximum(place.customer, &[], place.action).zip(of_group, Limit::min))
    }

    /// Granted actions that move money, can be approved, and have no rule.
    fn check_coverage(&self, place: Place, findings: &mut Vec<Finding>) {
        let Place { customer, action, .. } = place;
        let has_rule = |rules: &Rules| Period::ALL.iter().any(|period| rules.get(*period).is_some());
        let general = self.approvals.of_customer.get((customer, action));
        let applies = self.is_monetary(action) && self.is_approvable(action);
        if !applies || general.is_some_and(has_rule) {
            return;
        }
        let accounts = self.accounts_of(customer);
        let own = |account| self.approvals.of_account.get((account, action)).is_some_and(has_rule);
        let any_own = accounts.iter().any(|account| own(*account));
        for account in accounts {
            let request = |user| Request { user, action, customer, account: Some(account) };
            if own(account) || !self.users_at(customer).any(|user| self.allows(request(user))) {
                continue;
            }
            if !any_own {
                // So it is on every account.
                return findings.push(place.finding(FindingCode::NoRule));
            }
            findings.push(Place { account: Some(account), ..place }.finding(FindingCode::NoRule));
        }
    }

    fn site(&self, place: Place, leaver: Option<UserIx>) -> Site<'_> {
        let (mut initiators, mut approvers) = (Vec::new(), Vec::new());
        for user in self.users_at(place.customer) {
            let request = self.initiating(place, user);
            if Some(user) != leaver && self.allows(request) {
                initiators.push(self.initiator(request));
            }
        }
        for user in self.users_at(place.customer) {
            // Where nobody starts anything, nobody needs to approve.
            if let (false, Some(reach)) = (initiators.is_empty(), self.approver_reach(place, user)) {
                approvers.push((user, reach));
            }
        }
        Site { engine: self, request: place, initiators, approvers }
    }

    fn initiating(&self, place: Place, user: UserIx) -> Request {
        let Place { customer, account, action } = place;
        let account = account.filter(|_| self.level(action) == Level::Account);
        Request { user, action, customer, account }
    }

    fn initiator(&self, request: Request) -> Initiator {
        let held = self.assignment(request.user, request.customer);
        let group = self.action(request.action).and_then(|action| action.limit_group);
        let (Some(held), Some(group), Some(account)) = (held, group, request.account) else {
            return Initiator {
                user: request.user,
                reach: NO_LIMITS,
                pre_approved: ByPeriod::all(Limit::ZERO),
            };
        };
        let bounds = self.bounds(held, account, request.action);
        let deny = ByPeriod::of(|period| bounds.get(period).deny);
        Initiator {
            user: request.user,
            reach: reach(deny.zip(group_limits(held, group), Limit::min)),
            pre_approved: ByPeriod::of(|period| bounds.get(period).pre_approved),
        }
    }

    /// Up to which amount a user may approve; `None`: nothing.
    fn approver_reach(&self, place: Place, user: UserIx) -> Option<Limit> {
        let Place { customer, account, action } = place;
        let transaction =
            Transaction { initiator: None, on_behalf_of: None, action, customer, account, amount: None };
        let request = self.approval_request(user, transaction).filter(|request| self.allows(*request))?;
        let bounded = self.is_monetary(action) && self.is_monetary(request.action);
        let (Some(account), Some(held), true) = (request.account, self.assignment(user, customer), bounded)
        else {
            return Some(Limit::UNLIMITED);
        };
        Some(self.bounds(held, account, request.action).per_transaction.deny)
    }
}

fn group_limits(held: &Assignment, group: crate::id::LimitGroupIx) -> ByPeriod<Limit> {
    held.group_limit(group).map_or(NO_LIMITS, |limits| ByPeriod::of(|period| limits.get(period).limit))
}

/// What the sum of each period cannot get above: a transaction is part of its day, a day of its week.
fn reach(limits: ByPeriod<Limit>) -> ByPeriod<Limit> {
    let largest = Amount::from_minor(AMOUNT_MINOR_MAX.into()).map_or(Limit::UNLIMITED, Limit::from);
    let daily = limits.daily.min(limits.weekly);
    ByPeriod { per_transaction: limits.per_transaction.min(daily).min(largest), daily, weekly: limits.weekly }
}

/// Each band with the amounts it stands for.
fn bands(rule: &Rule) -> Vec<(&Band, Amounts)> {
    let mut above = Limit::ZERO;
    let mut bands = Vec::new();
    for band in &rule.bands {
        bands.push((band, Amounts { above, up_to: band.up_to }));
        above = band.up_to;
    }
    bands
}

impl<'e> Site<'e> {
    /// Everything that may be required here. What an action without approving action requires is a finding of its own.
    fn demands(&self) -> Vec<Demand<'e>> {
        let engine = self.engine;
        // Rules of accounts are those of the account that the action is done on.
        let Some(initiator) = self.initiators.first() else { return Vec::new() };
        let rules = engine.rules(engine.initiating(self.request, initiator.user));
        let is_monetary = engine.is_monetary(self.request.action);
        let mut demands = Vec::new();
        let mut any_rule = false;
        for period in Period::ALL {
            let Some(rule) = rules.get(*period) else { continue };
            any_rule = true;
            for (band, amounts) in bands(rule) {
                if let Some(requirement) = &band.requirement {
                    demands.push(Demand { requirement, period: Some(*period), band: amounts });
                }
            }
        }
        if !engine.is_approvable(self.request.action) {
            demands.clear();
        }
        if !any_rule && is_monetary {
            let band = Amounts { above: Limit::ZERO, up_to: Limit::UNLIMITED };
            demands.push(Demand { requirement: &engine.approvals.default, period: None, band });
        }
        demands
    }

    /// What stands against a requirement, and on whom it depends.
    fn judge(&self, demand: Demand<'e>, findings: &mut Vec<Finding>) {
        let met = self.met(demand.requirement, &[]);
        self.unsatisfiable(demand, met.up_to, Limit::UNLIMITED, findings);
        self.for_initiators(demand, &met, &|_| Limit::UNLIMITED, None, findings);
        let mut depends = Stuck::default();
        for user in &met.by {
            let without = self.met(demand.requirement, &[*user]).up_to;
            depends.add(*user, self.lowest(demand, Some(*user), without, met.up_to));
        }
        self.report(demand, FindingCode::SinglePointOfFailure, depends, findings);
    }

    /// What can no longer be met without a user, who starts nothing here any more.
    fn judge_without(&self, leaver: UserIx, demand: Demand<'e>, findings: &mut Vec<Finding>) {
        let before = self.met(demand.requirement, &[]).up_to;
        let met = self.met(demand.requirement, &[leaver]);
        self.unsatisfiable(demand, met.up_to, before, findings);
        let before = |user| self.met(demand.requirement, &[user]).up_to;
        self.for_initiators(demand, &met, &before, Some(leaver), findings);
    }

    /// The amounts that each initiator may bring.
    fn amounts(&self, demand: Demand<'e>) -> Vec<(UserIx, Amounts)> {
        let mut amounts = Vec::new();
        for one in &self.initiators {
            if let Some(brought) = one.amounts(demand.period, demand.band) {
                amounts.push((one.user, brought));
            }
        }
        amounts
    }

    /// The lower bound of what others than one initiator may bring above one bound and up to another.
    fn lowest(&self, demand: Demand<'e>, but: Option<UserIx>, above: Limit, up_to: Limit) -> Option<Limit> {
        let mut lowest: Option<Limit> = None;
        for (user, amounts) in self.amounts(demand) {
            let between = amounts.between(above, up_to).filter(|_| Some(user) != but);
            lowest = between.map(|one| lowest.map_or(one, |other| other.min(one))).or(lowest);
        }
        lowest
    }

    fn unsatisfiable(&self, demand: Demand<'e>, met: Limit, before: Limit, findings: &mut Vec<Finding>) {
        if let Some(above) = self.lowest(demand, None, met, before) {
            findings.push(self.finding(demand, FindingCode::Unsatisfiable, above));
        }
    }

    /// Initiators without whom the others cannot meet what all could, up to an amount that could be met before.
    fn for_initiators(
        &self,
        demand: Demand<'e>,
        met: &Met,
        before: &dyn Fn(UserIx) -> Limit,
        leaver: Option<UserIx>,
        findings: &mut Vec<Finding>,
    ) {
        if self.engine.entity.settings.self_approval {
            return;
        }
        let mut stuck = Stuck::default();
        for (user, amounts) in self.amounts(demand) {
            // Whom the others do not need cannot be missed.
            if met.by.contains(&user) {
                let without = self.met(demand.requirement, &[user, leaver.unwrap_or(user)]).up_to;
                stuck.add(user, amounts.between(without, met.up_to.min(before(user))));
            }
        }
        self.report(demand, FindingCode::UnsatisfiableForInitiator, stuck, findings);
    }

    fn finding(&self, demand: Demand<'e>, code: FindingCode, above: Limit) -> Finding {
        let is_monetary = self.engine.is_monetary(self.request.action);
        Finding {
            period: demand.period,
            band: demand.period.filter(|_| is_monetary).map(|_| (demand.band.above, demand.band.up_to)),
            amount_above: is_monetary.then_some(above),
            ..self.request.finding(code)
        }
    }

    fn report(&self, demand: Demand<'e>, code: FindingCode, stuck: Stuck, findings: &mut Vec<Finding>) {
        for (above, users) in stuck.0 {
            let users = self.engine.people.users.sorted(users.into_iter());
            findings.push(Finding { users, ..self.finding(demand, code, above) });
        }
    }

    /// Up to which amount a requirement can be met when some are left out.
    fn met(&self, requirement: &Requirement, left_out: &[UserIx]) -> Met {
        let mut best = Met { up_to: Limit::ZERO, by: Vec::new() };
        for slots in &requirement.any_of {
            if let Some(met) = self.filled(slots, left_out).filter(|met| met.up_to > best.up_to) {
                best = met;
            }
        }
        best
    }

    /// Lets approvers in from the highest limit down until every slot is filled.
    fn filled(&self, slots: &[Slot], left_out: &[UserIx]) -> Option<Met> {
        let mut present = self.approvers.clone();
        present.retain(|(user, _)| !left_out.contains(user));
        let mut filling = self.engine.filling(slots);
        if u64::try_from(present.len()).is_ok_and(|count| count < filling.needed()) {
            return None;
        }
        let mut by = Vec::new();
        let mut below = None;
        loop {
            let mut highest: Option<Limit> = None;
            for (_, limit) in &present {
                if below.is_none_or(|below| *limit < below) && highest.is_none_or(|highest| highest < *limit)
                {
                    highest = Some(*limit);
                }
            }
            let up_to = highest?;
            for (user, limit) in &present {
                if *limit == up_to && filling.add(*user) {
                    by.push(*user);
                }
            }
            if filling.is_full() {
                return Some(Met { up_to, by });
            }
            below = highest;
        }
    }
}

/// Users by the amount above which they are stuck.
#[derive(Default)]
struct Stuck(Vec<(Limit, Vec<UserIx>)>);

impl Stuck {
    fn add(&mut self, user: UserIx, above: Option<Limit>) {
        let Some(above) = above else { return };
        match self.0.iter_mut().find(|(amount, _)| *amount == above) {
            Some((_, users)) => users.push(user),
            None => self.0.push((above, alloc::vec![user])),
        }
    }
}
