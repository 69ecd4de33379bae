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
                site.demands().for_each(|demand| site.judge(demand, &mut findings));
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
                site.demands().for_each(|demand| site.judge_without(user, demand, &mut findings));
            }
        }
        findings
    }

    /// Where an action can be asked for: on each account, or at the customer. Approved on accounts, an action of
    /// customer level is judged on the account that its transaction names.
    fn places(&self, customer: CustomerIx, action: ActionIx) -> Vec<Place> {
        let is_on_accounts = |action| self.level(action) == Level::Account;
        let at_customer = (!is_on_accounts(action)).then_some(Place { customer, account: None, action });
        let approved_by = self.action(action).and_then(|action| action.approved_by);
        let by_account = is_on_accounts(action) || approved_by.is_some_and(is_on_accounts);
        let accounts = self.customer(customer).filter(|_| by_account).into_iter();
        let accounts = accounts.flat_map(|customer| customer.accounts());
        let on_accounts = accounts.map(|account| Place { customer, account: Some(account), action });
        at_customer.into_iter().chain(on_accounts).collect()
    }

    /// What can be said of rules without asking who is there.
    fn check_rules(&self, place: Place, findings: &mut Vec<Finding>) {
        let general = self.approvals.of_customer.get((place.customer, place.action));
        if let Some(rules) = general {
            self.check_rules_at(place, rules, findings);
        }
        for account in self.customer(place.customer).into_iter().flat_map(|customer| customer.accounts()) {
            let Some(own) = self.approvals.of_account.get((account, place.action)) else { continue };
            let place = Place { account: Some(account), ..place };
            self.check_rules_at(place, own, findings);
            let hidden = |period: &&Period| {
                own.get(**period).is_some() && general.is_some_and(|rules| rules.get(**period).is_some())
            };
            findings.extend(
                Period::ALL.iter().filter(hidden).map(|period| Finding {
                    period: Some(*period),
                    ..place.finding(FindingCode::RuleOverlap)
                }),
            );
        }
    }

    fn check_rules_at(&self, place: Place, rules: &Rules, findings: &mut Vec<Finding>) {
        let given = || Period::ALL.iter().filter_map(|period| Some((*period, rules.get(*period).as_ref()?)));
        let requires = |rule: &Rule| rule.bands.iter().any(|band| band.requirement.is_some());
        if !self.is_approvable(place.action) && given().any(|(_, rule)| requires(rule)) {
            findings.push(place.finding(FindingCode::NotApprovable));
        }
        let bounds = self.common_reach(place);
        for (period, rule) in given().filter(|_| self.is_monetary(place.action)) {
            let above_all = bands(rule).filter(|(_, band)| band.above >= *bounds.get(period));
            findings.extend(above_all.map(|(_, band)| Finding {
                period: Some(period),
                band: Some((band.above, band.up_to)),
                ..place.finding(FindingCode::UnreachableBand)
            }));
        }
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
        let accounts = || self.customer(customer).into_iter().flat_map(|customer| customer.accounts());
        let own =
            |account: &AccountIx| self.approvals.of_account.get((*account, action)).is_some_and(has_rule);
        let granted = |account: &AccountIx| {
            self.users_at(customer)
                .any(|user| self.allows(Request { user, action, customer, account: Some(*account) }))
        };
        let bare = accounts().filter(|account| !own(account) && granted(account));
        if accounts().any(|account| own(&account)) {
            let on = |account| Place { account: Some(account), ..place }.finding(FindingCode::NoRule);
            findings.extend(bare.map(on));
        } else {
            findings.extend(bare.take(1).map(|_| place.finding(FindingCode::NoRule)));
        }
    }

    fn site(&self, place: Place, leaver: Option<UserIx>) -> Site<'_> {
        let request = |user| self.initiating(place, user);
        let staying = self.users_at(place.customer).filter(|user| Some(*user) != leaver);
        let initiators = staying.filter(|user| self.allows(request(*user)));
        let initiators: Vec<Initiator> = initiators.map(|user| self.initiator(request(user))).collect();
        // Where nobody starts anything, nobody needs to approve.
        let users = self.users_at(place.customer).filter(|_| !initiators.is_empty());
        let approvers = users.filter_map(|user| Some((user, self.approver_reach(place, user)?))).collect();
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
fn bands(rule: &Rule) -> impl Iterator<Item = (&Band, Amounts)> {
    let mut above = Limit::ZERO;
    rule.bands.iter().map(move |band| {
        let amounts = Amounts { above, up_to: band.up_to };
        above = band.up_to;
        (band, amounts)
    })
}

impl<'e> Site<'e> {
    /// Everything that may be required here. What an action without approving action requires is a finding of its own.
    fn demands(&self) -> impl Iterator<Item = Demand<'e>> + use<'e> {
        let engine = self.engine;
        // Rules of accounts are those of the account that the action is done on.
        let Some(initiator) = self.initiators.first() else { return Vec::new().into_iter() };
        let rules = engine.rules(engine.initiating(self.request, initiator.user));
        let is_monetary = engine.is_monetary(self.request.action);
        let mut demands = Vec::new();
        let mut any_rule = false;
        for period in Period::ALL {
            let Some(rule) = rules.get(*period) else { continue };
            any_rule = true;
            demands.extend(bands(rule).filter_map(|(band, amounts)| {
                let requirement = band.requirement.as_ref()?;
                Some(Demand { requirement, period: Some(*period), band: amounts })
            }));
        }
        if !engine.is_approvable(self.request.action) {
            demands.clear();
        }
        if !any_rule && is_monetary {
            let band = Amounts { above: Limit::ZERO, up_to: Limit::UNLIMITED };
            demands.push(Demand { requirement: &engine.approvals.default, period: None, band });
        }
        demands.into_iter()
    }

    /// What stands against a requirement, and on whom it depends.
    fn judge(&self, demand: Demand<'e>, findings: &mut Vec<Finding>) {
        let met = self.met(demand.requirement, &[]);
        self.unsatisfiable(demand, met.up_to, Limit::UNLIMITED, findings);
        self.for_initiators(demand, &met, |_| Limit::UNLIMITED, None, findings);
        let mut depends = Stuck::default();
        for user in &met.by {
            let without = self.met(demand.requirement, &[*user]).up_to;
            let others = self.amounts(demand).filter(|(initiator, _)| initiator != user);
            depends.add(*user, others.filter_map(|(_, amounts)| amounts.between(without, met.up_to)).min());
        }
        self.report(demand, FindingCode::SinglePointOfFailure, depends, findings);
    }

    /// What can no longer be met without a user, who starts nothing here any more.
    fn judge_without(&self, leaver: UserIx, demand: Demand<'e>, findings: &mut Vec<Finding>) {
        let before = self.met(demand.requirement, &[]).up_to;
        let met = self.met(demand.requirement, &[leaver]);
        self.unsatisfiable(demand, met.up_to, before, findings);
        let before = |user| self.met(demand.requirement, &[user]).up_to;
        self.for_initiators(demand, &met, before, Some(leaver), findings);
    }

    /// The amounts that each initiator may bring.
    fn amounts(&self, demand: Demand<'e>) -> impl Iterator<Item = (UserIx, Amounts)> + '_ {
        self.initiators
            .iter()
            .filter_map(move |one| Some((one.user, one.amounts(demand.period, demand.band)?)))
    }

    fn unsatisfiable(&self, demand: Demand<'e>, met: Limit, before: Limit, findings: &mut Vec<Finding>) {
        let open = self.amounts(demand).filter_map(|(_, amounts)| amounts.between(met, before)).min();
        findings.extend(open.map(|above| self.finding(demand, FindingCode::Unsatisfiable, above)));
    }

    /// Initiators without whom the others cannot meet what all could, up to an amount that could be met before.
    fn for_initiators(
        &self,
        demand: Demand<'e>,
        met: &Met,
        before: impl Fn(UserIx) -> Limit,
        leaver: Option<UserIx>,
        findings: &mut Vec<Finding>,
    ) {
        if self.engine.entity.settings.self_approval {
            return;
        }
        let mut stuck = Stuck::default();
        // Whom the others do not need cannot be missed.
        for (user, amounts) in self.amounts(demand).filter(|(user, _)| met.by.contains(user)) {
            let left_out: Vec<UserIx> = [user].into_iter().chain(leaver).collect();
            let without = self.met(demand.requirement, &left_out).up_to;
            stuck.add(user, amounts.between(without, met.up_to.min(before(user))));
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
        findings.extend(stuck.0.into_iter().map(|(above, users)| {
            let users = self.engine.people.users.sorted(users.into_iter());
            Finding { users, ..self.finding(demand, code, above) }
        }));
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
        let present = || self.approvers.iter().filter(|(user, _)| !left_out.contains(user));
        let mut filling = self.engine.filling(slots);
        if u64::try_from(present().count()).is_ok_and(|count| count < filling.needed()) {
            return None;
        }
        let mut by = Vec::new();
        let mut below = None;
        loop {
            let lower = present().map(|(_, limit)| *limit).filter(|limit| below.is_none_or(|b| *limit < b));
            let up_to = lower.max()?;
            for (user, _) in present().filter(|(_, limit)| *limit == up_to) {
                if filling.add(*user) {
                    by.push(*user);
                }
            }
            if filling.is_full() {
                return Some(Met { up_to, by });
            }
            below = Some(up_to);
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
