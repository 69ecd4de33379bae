//! The decision about one transaction.

use std::ops::Range;

use serde_json::{Value, json};

use super::approval::{Transaction, can_meet, write_requirement};
use super::date::{day_number, month_of, week_of};
use super::limit::{highest, lowest};
use super::model::{Assignment, PERIODS, Requirement, Rule, Slot, Usage, Who, World, limit_of};
use super::money::{convert, digits, parse_spent};
use super::permission::{Behalf, Place, codes};
use super::read::text;
use super::rule::Entry;

/// Something spent in a period against a limit.
struct Bound {
    scope: &'static str,
    period: &'static str,
    limit: i128,
    used: i128,
}

/// Money that somebody may spend, for all that its amount does not change.
pub(super) struct Payment<'q> {
    pub world: &'q World,
    usage: &'q [Usage],
    held: &'q Assignment,
    /// Whose money it is.
    user: &'q str,
    /// Who enters it.
    entered_by: &'q str,
    /// The highest bound of the grants, if it is entered on behalf of the user.
    grant: Option<Option<i128>>,
    account: &'q str,
    action: &'q str,
    currency: &'q str,
    day: i64,
}

/// An amount as it was entered, and in the base currency.
#[derive(Clone, Copy)]
pub(super) struct Amount {
    pub entered: i128,
    pub base: i128,
}

/// What is asked, as far as it does not depend on an amount.
pub(super) enum Asked<'q> {
    Refused(Vec<&'static str>),
    WithoutMoney(Transaction<'q>),
    Money(Payment<'q>),
}

fn denied(reasons: &[&'static str]) -> Value {
    json!({ "outcome": "denied", "reasons": codes(reasons) })
}

/// Looks at everything but the amount. Nothing if the question must be refused.
pub(super) fn ask<'q>(world: &'q World, usage: &'q [Usage], question: &'q Value) -> Option<Asked<'q>> {
    let user = text(question, "user")?;
    let action = text(question, "action")?;
    let place = Place::of(question);
    let behalf = match Behalf::of(question) {
        Some(behalf) => Some(behalf?),
        None => None,
    };
    let refusals = match &behalf {
        None => world.refusals(user, action, place),
        Some(behalf) => world.refusals_on_behalf(behalf, user, action, place),
    };
    if !refusals.is_empty() {
        return Some(Asked::Refused(refusals));
    }
    let day = day_number(text(question, "date")?);
    if text(question, "today").is_some_and(|today| day < day_number(today)) {
        return Some(Asked::Refused(vec!["date-in-past"]));
    }
    if world.actions[action].group.is_none() {
        let giver = behalf.map(|behalf| behalf.giver);
        return Some(Asked::WithoutMoney(Transaction { user, giver, action, place, amount: None }));
    }
    let grant = behalf.as_ref().map(|behalf| {
        let grants = world.in_force(behalf, user, action, place);
        highest(grants.into_iter().map(|grant| grant.per_transaction))
    });
    let (entered_by, user) = (user, behalf.map_or(user, |behalf| behalf.giver));
    let held = world.assignment(user, place.customer_in(world))?;
    let account = place.account?;
    let currency = currency(world, question);
    Some(Asked::Money(Payment {
        world,
        usage,
        held,
        user,
        entered_by,
        grant,
        account,
        action,
        currency,
        day,
    }))
}

/// The currency of a question.
pub(super) fn currency<'q>(world: &'q World, question: &'q Value) -> &'q str {
    text(question, "currency").unwrap_or(&world.currency)
}

pub(super) fn answer(world: &World, usage: &[Usage], question: &Value) -> Option<Value> {
    let currency = currency(world, question);
    let amount = match text(question, "amount") {
        Some(amount) => Some(parse_spent(amount, digits(currency))?),
        None => None,
    };
    let payment = match ask(world, usage, question)? {
        Asked::Refused(reasons) => return Some(denied(&reasons)),
        Asked::WithoutMoney(_) if amount.is_some() => return Some(denied(&["not-monetary"])),
        Asked::WithoutMoney(transaction) => return Some(without_money(world, transaction)),
        Asked::Money(payment) => payment,
    };
    let entered = amount?;
    let base = match world.rates.get(currency) {
        _ if currency == world.currency => entered,
        Some(rate) => convert(entered, digits(currency), rate, world.digits())?,
        None => return Some(denied(&["no-exchange-rate"])),
    };
    Some(payment.decide(Amount { entered, base }))
}

fn without_money(world: &World, transaction: Transaction<'_>) -> Value {
    let (entered_by, initiator) = (transaction.user, transaction.giver.unwrap_or(transaction.user));
    let Transaction { action, place, .. } = transaction;
    let entry = Entry { initiator, entered_by, action, place, currency: None };
    let Some(rule) = entry.rule(world, "perTransaction") else {
        return json!({ "outcome": "executed", "reasons": [] });
    };
    let required: Vec<Requirement> =
        rule.bands.iter().filter_map(|band| entry.requirement(world, band)).collect();
    approve(world, &transaction, &required, codes(&["approval-required"]))
}

/// What is left to decide once the requirements are known.
fn approve(world: &World, transaction: &Transaction<'_>, required: &[Requirement], reasons: Value) -> Value {
    if required.is_empty() {
        return json!({ "outcome": "executed", "reasons": codes(&["no-approval-required"]) });
    }
    let entitled = transaction.entitled(world);
    if !required.iter().all(|requirement| can_meet(world, requirement, &entitled)) {
        return denied(&["no-eligible-approver"]);
    }
    let approval: Value = required.iter().map(write_requirement).collect();
    json!({ "outcome": "pendingApproval", "reasons": reasons, "approval": approval })
}

impl Payment<'_> {
    pub fn decide(&self, amount: Amount) -> Value {
        let (limits, pre_approved) = (self.limits(), self.pre_approved());
        let breaks = |bound: &&Bound| bound.used + amount.base > bound.limit;
        let exceeded: Vec<&Bound> = limits.iter().filter(breaks).collect();
        let above: Vec<&Bound> = pre_approved.iter().filter(breaks).collect();
        let mut decision = if !exceeded.is_empty() {
            json!({ "outcome": "denied", "reasons": self.write(&exceeded, "limit-exceeded", amount.base) })
        } else if above.is_empty() {
            json!({ "outcome": "executed", "reasons": [] })
        } else {
            self.pending(&above, amount)
        };
        let (submit, execute) = self.headroom();
        decision["amount"] = self.world.write(amount.base).into();
        decision["headroom"] =
            json!({ "submit": self.world.write_limit(submit), "execute": self.world.write_limit(execute) });
        decision
    }

    /// The largest amount that breaks no limit, and the largest that needs no approval.
    pub fn headroom(&self) -> (Option<i128>, Option<i128>) {
        let left = |bounds: &[Bound]| bounds.iter().map(|bound| (bound.limit - bound.used).max(0)).min();
        let submit = left(&self.limits());
        (submit, lowest([submit, left(&self.pre_approved())]))
    }

    fn entry(&self) -> Entry<'_> {
        Entry {
            initiator: self.user,
            entered_by: self.entered_by,
            action: self.action,
            place: self.place(),
            currency: Some(self.currency),
        }
    }

    /// The rule in force of each period that has one.
    fn rules(&self) -> Vec<(&'static str, &Rule)> {
        let rule = |period| Some((period, self.entry().rule(self.world, period)?));
        PERIODS.into_iter().filter_map(rule).collect()
    }

    /// The ends of bands over the amount as it is entered.
    pub fn entered_edges(&self) -> Vec<i128> {
        let of_currency = self.rules().into_iter().filter(|(_, rule)| rule.currency.is_some());
        of_currency.flat_map(|(_, rule)| rule.bands.iter().filter_map(|band| band.up_to)).collect()
    }

    /// The amounts of the base currency at which requirements or approvers may change: ends of bands, and limits of
    /// approvers.
    pub fn edges(&self) -> Vec<i128> {
        let mut edges = Vec::new();
        for (period, rule) in self.rules().into_iter().filter(|(_, rule)| rule.currency.is_none()) {
            let ends = rule.bands.iter().filter_map(|band| band.up_to);
            edges.extend(ends.map(|end| end - self.own_use(period)));
        }
        let approving = self.world.actions[self.action].approved_by.as_deref();
        let approving = approving.filter(|action| self.world.actions[*action].group.is_some());
        if let Some(approving) = approving {
            let holders = self.world.users.keys();
            let holders = holders.filter_map(|user| self.world.assignment(user, &self.held.customer));
            edges.extend(
                holders.filter_map(|held| self.world.deny(held, self.account, approving, "perTransaction")),
            );
        }
        edges
    }

    fn place(&self) -> Place<'_> {
        Place { account: Some(self.account), customer: None }
    }

    fn pending(&self, above: &[&Bound], amount: Amount) -> Value {
        let place = self.place();
        let (user, giver) = (self.entered_by, self.grant.map(|_| self.user));
        let transaction = Transaction { user, giver, action: self.action, place, amount: Some(amount.base) };
        let required = self.required(amount);
        approve(self.world, &transaction, &required, self.write(above, "above-pre-approved", amount.base))
    }

    fn required(&self, amount: Amount) -> Vec<Requirement> {
        let rules = self.rules();
        if rules.is_empty() {
            let anyone = Slot { who: Who::Anyone, count: 1 };
            return vec![Requirement { sequential: false, any_of: vec![vec![anyone]] }];
        }
        let mut required = Vec::new();
        for (period, rule) in rules {
            let spent = match rule.currency {
                Some(_) => amount.entered,
                None => self.own_use(period) + amount.base,
            };
            for band in &rule.bands {
                if band.above < spent && band.up_to.is_none_or(|bound| spent <= bound) {
                    required.extend(self.entry().requirement(self.world, band));
                }
            }
        }
        required
    }

    /// Every limit that refuses, in the order of reasons.
    fn limits(&self) -> Vec<Bound> {
        let mut bounds = Vec::new();
        let mut add = |scope, period, limit: Option<i128>, used| {
            bounds.extend(limit.map(|limit| Bound { scope, period, limit, used }));
        };
        let (world, held) = (self.world, self.held);
        let group = world.actions[self.action].group.as_deref().expect("a monetary action");
        let customer = &world.customers[&held.customer];
        for period in PERIODS {
            let deny = world.deny(held, self.account, self.action, period);
            add("action", period, deny, self.own_use(period));
        }
        for period in PERIODS {
            add("group", period, world.group_limit(held, group, period), self.group_use(period, group, true));
        }
        if world.shared_limits {
            for period in ["daily", "weekly", "monthly"] {
                let used = self.action_use(period);
                add("contract-action", period, limit_of(&customer.action_limits, self.action, period), used);
            }
            for period in ["daily", "weekly", "monthly"] {
                let used = self.group_use(period, group, false);
                add("contract-group", period, limit_of(&customer.group_limits, group, period), used);
            }
        }
        if let Some(limit) = self.grant {
            add("grant", "perTransaction", limit, 0);
        }
        bounds
    }

    fn pre_approved(&self) -> Vec<Bound> {
        let bound = |period| {
            let limit = self.world.pre_approved(self.held, self.account, self.action, period)?;
            Some(Bound { scope: "action", period, limit, used: self.own_use(period) })
        };
        PERIODS.into_iter().filter_map(bound).collect()
    }

    fn days(&self, period: &str) -> Range<i64> {
        match period {
            "daily" => self.day..self.day + 1,
            "weekly" => {
                let first = week_of(self.day, self.world.week_start);
                first..first + 7
            }
            "monthly" => {
                let (first, next) = month_of(self.day);
                first..next
            }
            _ => 0..0,
        }
    }

    fn used(&self, period: &str, counts: impl Fn(&Usage) -> bool) -> i128 {
        let days = self.days(period);
        let rows = self.usage.iter().filter(|row| days.contains(&row.day));
        rows.filter(|row| counts(row)).map(|row| row.amount).sum()
    }

    fn own_use(&self, period: &str) -> i128 {
        self.used(period, |row| {
            row.user == self.user && row.account == self.account && row.action == self.action
        })
    }

    fn at_customer(&self, row: &Usage) -> bool {
        self.world.accounts[&row.account].customer == self.held.customer
    }

    fn action_use(&self, period: &str) -> i128 {
        self.used(period, |row| row.action == self.action && self.at_customer(row))
    }

    fn group_use(&self, period: &str, group: &str, own_only: bool) -> i128 {
        self.used(period, |row| {
            let in_group = self.world.actions[&row.action].group.as_deref() == Some(group);
            in_group && self.at_customer(row) && (!own_only || row.user == self.user)
        })
    }

    fn write(&self, bounds: &[&Bound], code: &str, amount: i128) -> Value {
        let reason = |bound: &&Bound| {
            json!({
                "code": code,
                "scope": bound.scope,
                "period": bound.period,
                "limit": self.world.write(bound.limit),
                "used": self.world.write(bound.used),
                "amount": self.world.write(amount),
            })
        };
        bounds.iter().map(reason).collect()
    }
}
