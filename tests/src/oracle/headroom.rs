//! The largest amounts, before one is typed.

use serde_json::{Value, json};

use super::evaluate::{Amount, Asked, Payment, ask, currency};
use super::model::{Usage, World};
use super::money::{AMOUNT_MINOR_MAX, convert, convert_back, digits, write_amount};
use super::permission::codes;

/// A currency, and what it is worth.
struct Entered<'q> {
    digits: u32,
    /// None for the base currency.
    rate: Option<&'q str>,
    base_digits: u32,
}

impl Entered<'_> {
    /// The largest amount that comes to no more than this one in the base currency.
    fn at_most(&self, base_minor: i128) -> i128 {
        let base_minor = base_minor.clamp(0, AMOUNT_MINOR_MAX);
        let back = |rate| convert_back(base_minor, self.digits, rate, self.base_digits);
        self.rate.map_or(base_minor, back)
    }

    fn in_base(&self, minor: i128) -> i128 {
        let converted = |rate| convert(minor, self.digits, rate, self.base_digits).expect("converted back");
        self.rate.map_or(minor, converted)
    }

    fn write(&self, minor: Option<i128>) -> Value {
        minor.map_or(Value::Null, |minor| write_amount(minor, self.digits).into())
    }
}

/// The largest of the amounts on the edges that is not denied. Between edges the answer does not change.
fn passing(payment: &Payment<'_>, entered: &Entered<'_>) -> i128 {
    let (submit, execute) = payment.headroom();
    let edges = payment.edges().into_iter().chain(submit).chain(execute).chain([AMOUNT_MINOR_MAX]);
    let largest = entered.at_most(AMOUNT_MINOR_MAX);
    let as_entered = payment.entered_edges().into_iter().filter(|edge| *edge <= largest);
    let amounts = edges.map(|edge| entered.at_most(edge)).chain(as_entered).filter(|minor| *minor > 0);
    let passes = |minor: &i128| {
        let amount = Amount { entered: *minor, base: entered.in_base(*minor) };
        payment.decide(amount)["outcome"] != "denied"
    };
    amounts.filter(passes).max().unwrap_or(0)
}

pub(super) fn answer(world: &World, usage: &[Usage], question: &Value) -> Option<Value> {
    let payment = match ask(world, usage, question)? {
        Asked::Refused(reasons) => return Some(json!({ "reasons": codes(&reasons) })),
        Asked::WithoutMoney(_) => return Some(json!({ "reasons": codes(&["not-monetary"]) })),
        Asked::Money(payment) => payment,
    };
    let currency = currency(world, question);
    let rate = match world.rates.get(currency) {
        _ if currency == world.currency => None,
        Some(rate) => Some(rate.as_str()),
        None => return Some(json!({ "reasons": codes(&["no-exchange-rate"]) })),
    };
    let entered = Entered { digits: digits(currency), rate, base_digits: world.digits() };
    let (submit, execute) = payment.headroom();
    let passing = passing(&payment, &entered);
    // Without a limit, what is not denied at the largest amount there is was not bounded by anything.
    let is_unbounded = submit.is_none() && passing == entered.at_most(AMOUNT_MINOR_MAX);
    Some(json!({
        "reasons": [],
        "submit": entered.write(submit.map(|submit| entered.at_most(submit))),
        "execute": entered.write(execute.map(|execute| entered.at_most(execute))),
        "pass": entered.write(Some(passing).filter(|_| !is_unbounded)),
    }))
}
