//! Checks of an approval matrix: bands that nothing reaches, rules that nobody can satisfy, people without whom nothing
//! moves.
//!
//! What a rule requires is judged for every amount that some initiator may bring into a band. The larger an amount, the
//! fewer may approve it, so the amounts that cannot be approved are those above one threshold. Amounts of 0 are
//! left out.

use alloc::vec::Vec;

use crate::ask::approval_matrix::finding::{Finding, FindingCode};
use crate::bounds::AMOUNT_MINOR_MAX;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, UserIx};
use crate::decide::approval::Transaction;
use crate::decide::limit::Bounds;
use crate::model::approvals::{Requirement, Rules, Slot};
use crate::model::catalogue::Level;
use crate::model::engine::Engine;
use crate::model::limits::NO_LIMITS;
use crate::model::request::Request;
use crate::value::amount::{Amount, Limit};
use crate::value::period::ByPeriod;
use crate::value::period::Period;

/// Amounts above one bound and up to another.
#[derive(Clone, Copy)]
struct AmountRange {
    above: Limit,
    up_to: Limit,
}

impl AmountRange {
    /// The lower bound of those also above one bound and up to another; `None` if there are none.
    fn between(self, above: Limit, up_to: Limit) -> Option<Limit> {
        let lowest = self.above.max(above);
        (lowest < self.up_to.min(up_to)).then_some(lowest)
    }
}

/// A user who may bring in a transaction.
struct Initiator {
    user: UserIx,
    /// The largest sum that a period can reach under the user's limits.
    reach: ByPeriod<Limit>,
    pre_approved: ByPeriod<Limit>,
}

impl Initiator {
    /// The amounts of transactions that may fall into a band and need approval; `None` if there are none.
    fn amounts(&self, demand: &Demand<'_>) -> Option<AmountRange> {
        let Self { reach, pre_approved, .. } = self;
        let Demand { band, .. } = demand;
        let period = demand.period.unwrap_or(Period::PerTransaction);
        let top = band.up_to.min(*reach.get(period));
        if band.above >= top {
            return None;
        }
        let mut above = Limit::ZERO;
        // The largest sums of a day and a week that the transaction may be part of.
        let (mut daily, mut weekly) = (reach.daily, reach.weekly);
        match period {
            Period::PerTransaction => above = band.above,
            Period::Daily => daily = top,
            Period::Weekly => {
                daily = daily.min(top);
                weekly = top;
            }
        }
        // If no sum of day or week goes above pre-approved, only the amount itself can need approval.
        if daily <= pre_approved.daily && weekly <= pre_approved.weekly {
            above = above.max(pre_approved.per_transaction);
        }
        let up_to = top.min(reach.per_transaction);
        (above < up_to).then_some(AmountRange { above, up_to })
    }
}

/// One action in one place, with everybody who may start or approve it.
struct Site<'e> {
    engine: &'e Engine,
    place: RulePlace,
    initiators: Vec<Initiator>,
    /// Each with the largest amount they may approve, in falling order.
    approvers: Vec<(UserIx, Limit)>,
    /// The user who is assumed to have left: they start and approve nothing here any more.
    leaver: Option<UserIx>,
}

#[derive(Clone, Copy)]
struct RulePlace {
    customer: CustomerIx,
    account: Option<AccountIx>,
    action: ActionIx,
}

impl RulePlace {
    fn finding(self, code: FindingCode) -> Finding {
        let Self { customer, account, action } = self;
        let (period, band, amount_above, users) = (None, None, None, Vec::new());
        Finding { code, customer, account, action, period, band, amount_above, users }
    }
}

/// A requirement to be judged, and where it stands.
struct Demand<'e> {
    requirement: &'e Requirement,
    period: Option<Period>,
    band: AmountRange,
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
        self.check_matrix(customer, None)
    }

    /// What could be approved at a customer, and no longer can once a user has left.
    #[must_use]
    pub fn if_user_leaves(&self, customer: CustomerIx, user: UserIx) -> Vec<Finding> {
        self.check_matrix(customer, Some(user))
    }

    fn check_matrix(&self, customer: CustomerIx, leaver: Option<UserIx>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for action in self.catalogue.actions.all() {
            let place = RulePlace { customer, account: None, action };
            if leaver.is_none() {
                self.check_rules(place, &mut findings);
                self.check_coverage(place, &mut findings);
            }
            self.judge_all(place, leaver, &mut findings);
        }
        findings
    }

    /// Judges an action wherever it can be asked for: on each account, or at the customer. Approved on accounts, an
    /// action of customer level is judged on the account that its transaction names.
    fn judge_all(&self, place: RulePlace, leaver: Option<UserIx>, findings: &mut Vec<Finding>) {
        let is_on_accounts = |action| self.level(action) == Level::Account;
        let approved_by = self.action(place.action).and_then(|action| action.approved_by);
        if !is_on_accounts(place.action) {
            self.site(place, leaver).judge_demands(findings);
        }
        if is_on_accounts(place.action) || approved_by.is_some_and(is_on_accounts) {
            for account in self.accounts_of(place.customer) {
                self.site(RulePlace { account: Some(account), ..place }, leaver).judge_demands(findings);
            }
        }
    }

    fn accounts_of(&self, customer: CustomerIx) -> Vec<AccountIx> {
        let mut accounts = Vec::new();
        if let Some(customer) = self.customer(customer) {
            for account in customer.accounts() {
                accounts.push(account);
            }
        }
        accounts
    }

    /// What can be said of rules without asking who is there.
    fn check_rules(&self, place: RulePlace, findings: &mut Vec<Finding>) {
        let general = self.approvals.of_customer.get(&(place.customer, place.action));
        if let Some(rules) = general {
            self.check_rules_at(place, rules, findings);
        }
        for account in self.accounts_of(place.customer) {
            let Some(own) = self.approvals.of_account.get(&(account, place.action)) else { continue };
            let place = RulePlace { account: Some(account), ..place };
            self.check_rules_at(place, own, findings);
            for period in Period::ALL {
                if own.get(*period).is_some() && general.is_some_and(|rules| rules.get(*period).is_some()) {
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
            let Some(rule) = rules.get(*period) else { continue };
            let mut above = Limit::ZERO;
            for band in &rule.bands {
                requires |= band.requirement.is_some();
                // A band from `above` on begins above it, so a reach that equals `above` does not come into it.
                if is_monetary && above >= *reach.get(*period) {
                    let mut finding = place.finding(FindingCode::UnreachableBand);
                    finding.period = Some(*period);
                    finding.band = Some((above, band.up_to));
                    unreachable.push(finding);
                }
                above = band.up_to;
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
    fn common_reach(&self, place: RulePlace) -> ByPeriod<Limit> {
        let mut limits = self.derive_maximum(place.customer, &[], place.action);
        let group = self.action(place.action).and_then(|action| action.limit_group);
        if let (Some(customer), Some(group)) = (self.customer(place.customer), group) {
            limits = limits.zip(customer.limits.of_group(group), Limit::min);
        }
        reach(limits)
    }

    /// Granted actions that move money, can be approved, and have no rule.
    fn check_coverage(&self, place: RulePlace, findings: &mut Vec<Finding>) {
        let RulePlace { customer, action, .. } = place;
        let has_rule = |rules: &Rules| Period::ALL.iter().any(|period| rules.get(*period).is_some());
        let general = self.approvals.of_customer.get(&(customer, action));
        let applies = self.is_monetary(action) && self.is_approvable(action);
        if !applies || general.is_some_and(has_rule) {
            return;
        }
        let accounts = self.accounts_of(customer);
        let own = |account| self.approvals.of_account.get(&(account, action)).is_some_and(has_rule);
        let any_own = accounts.iter().any(|account| own(*account));
        for account in accounts {
            let request = |user| Request { user, action, customer, account: Some(account) };
            if own(account) || !self.users_at(customer).any(|user| self.allows(request(user))) {
                continue;
            }
            if !any_own {
                // It is so on every account: one finding for the customer instead of one for each account.
                return findings.push(place.finding(FindingCode::NoRule));
            }
            findings.push(RulePlace { account: Some(account), ..place }.finding(FindingCode::NoRule));
        }
    }

    fn site(&self, place: RulePlace, leaver: Option<UserIx>) -> Site<'_> {
        let mut site = Site { engine: self, place, initiators: Vec::new(), approvers: Vec::new(), leaver };
        for user in self.users_at(place.customer) {
            let request = self.initiating(place, user);
            if Some(user) != leaver && self.allows(request) {
                site.initiators.push(self.initiator(request));
            }
        }
        // Where nobody may start a transaction, nothing has to be approved.
        if site.initiators.is_empty() {
            return site;
        }
        for user in self.users_at(place.customer) {
            if let Some(reach) = self.approver_reach(place, user) {
                let before = site.approvers.partition_point(|(_, other)| *other >= reach);
                site.approvers.insert(before, (user, reach));
            }
        }
        site
    }

    fn initiating(&self, place: RulePlace, user: UserIx) -> Request {
        let RulePlace { customer, account, action } = place;
        let account = account.filter(|_| self.level(action) == Level::Account);
        Request { user, action, customer, account }
    }

    fn initiator(&self, request: Request) -> Initiator {
        let Request { user, action, customer, account } = request;
        let mut initiator = Initiator { user, reach: NO_LIMITS, pre_approved: ByPeriod::all(Limit::ZERO) };
        let assignment = self.assignment(user, customer);
        let group = self.action(action).and_then(|action| action.limit_group);
        let (Some(assignment), Some(group), Some(account)) = (assignment, group, account) else {
            return initiator;
        };
        let (bounds, limits) = (self.bounds(assignment, account, action), assignment.group_limit(group));
        for period in Period::ALL {
            let Bounds { pre_approved, deny } = *bounds.get(*period);
            let limit = limits.map_or(Limit::UNLIMITED, |limits| limits.get(*period).limit);
            *initiator.pre_approved.get_mut(*period) = pre_approved;
            *initiator.reach.get_mut(*period) = deny.min(limit);
        }
        initiator.reach = reach(initiator.reach);
        initiator
    }

    /// Up to which amount a user may approve; `None`: nothing.
    fn approver_reach(&self, place: RulePlace, user: UserIx) -> Option<Limit> {
        let RulePlace { customer, account, action } = place;
        let transaction =
            Transaction { initiator: None, on_behalf_of: None, action, customer, account, amount: None };
        let request = self.approval_request(user, transaction).filter(|request| self.allows(*request))?;
        let bounded = self.is_monetary(action) && self.is_monetary(request.action);
        let (Some(account), Some(assignment), true) =
            (request.account, self.assignment(user, customer), bounded)
        else {
            return Some(Limit::UNLIMITED);
        };
        Some(self.bounds(assignment, account, request.action).per_transaction.deny)
    }
}

/// What the sum of each period cannot get above: a transaction is part of its day, a day of its week.
fn reach(limits: ByPeriod<Limit>) -> ByPeriod<Limit> {
    let largest = Amount::from_minor(AMOUNT_MINOR_MAX.into()).map_or(Limit::UNLIMITED, Limit::from);
    let daily = limits.daily.min(limits.weekly);
    ByPeriod { per_transaction: limits.per_transaction.min(daily).min(largest), daily, weekly: limits.weekly }
}

impl Site<'_> {
    /// Judges everything that may be required here. What an action without approving action requires is a finding of
    /// its own.
    fn judge_demands(&self, findings: &mut Vec<Finding>) {
        let (engine, action) = (self.engine, self.place.action);
        // The initiator does not matter for the rules; only the account that the action is done on does.
        let Some(initiator) = self.initiators.first() else { return };
        let rules = engine.rules(engine.initiating(self.place, initiator.user));
        let is_approvable = engine.is_approvable(action);
        let mut any_rule = false;
        for period in Period::ALL {
            let Some(rule) = rules.get(*period) else { continue };
            any_rule = true;
            let mut above = Limit::ZERO;
            for band in &rule.bands {
                if let (Some(requirement), true) = (&band.requirement, is_approvable) {
                    let band = AmountRange { above, up_to: band.up_to };
                    self.judge(&Demand { requirement, period: Some(*period), band }, findings);
                }
                above = band.up_to;
            }
        }
        if !any_rule && engine.is_monetary(action) {
            let band = AmountRange { above: Limit::ZERO, up_to: Limit::UNLIMITED };
            let requirement = &engine.approvals.default;
            self.judge(&Demand { requirement, period: None, band }, findings);
        }
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
        if let Some(above) = self.lowest(demand, None, met.up_to, before) {
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
        for initiator in &self.initiators {
            // Only approvers who were used can be missed.
            let brought = initiator.amounts(demand).filter(|_| met.by.contains(&initiator.user));
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
            let above = self.lowest(demand, Some(*user), without, met.up_to);
            self.add(demand, FindingCode::SinglePointOfFailure, *user, above, &mut depends);
        }
        self.report(depends, findings);
    }

    /// The lower bound of what others than one initiator may bring above one bound and up to another.
    fn lowest(&self, demand: &Demand<'_>, but: Option<UserIx>, above: Limit, up_to: Limit) -> Option<Limit> {
        let mut lowest: Option<Limit> = None;
        for initiator in &self.initiators {
            let Some(brought) = initiator.amounts(demand) else { continue };
            if let Some(one) = brought.between(above, up_to).filter(|_| Some(initiator.user) != but) {
                lowest = Some(lowest.map_or(one, |other| other.min(one)));
            }
        }
        lowest
    }

    fn finding(&self, demand: &Demand<'_>, code: FindingCode, above: Limit) -> Finding {
        let mut finding = self.place.finding(code);
        finding.period = demand.period;
        if self.engine.is_monetary(self.place.action) {
            finding.band = demand.period.map(|_| (demand.band.above, demand.band.up_to));
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
