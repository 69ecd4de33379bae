//! Amounts that lie on the edges of one another.

use serde_json::{Value, json};

use super::{PERIODS, Random};
use crate::oracle::{AMOUNT_MINOR_MAX, digits, write_amount};

const USUAL: [i128; 9] = [1, 2, 5, 10, 99, 100, 250, 1000, 12_345];

/// The few amounts of a world, on which and next to which everything lies.
#[derive(Debug)]
pub(super) struct Amounts {
    digits: u32,
    few: Vec<i128>,
}

impl Amounts {
    pub fn new(random: &mut Random, currency: &str) -> Self {
        let mut few: Vec<i128> = (0..random.between(2, 4)).map(|_| *random.pick(&USUAL)).collect();
        if random.chance(8) {
            few.push(AMOUNT_MINOR_MAX);
        }
        Self { digits: digits(currency), few }
    }

    /// An amount of the world, the sum of two, 0, or one that is next to these.
    pub fn minor(&self, random: &mut Random) -> i128 {
        let amount = match random.below(10) {
            0 => 0,
            1 | 2 => random.pick(&self.few) + random.pick(&self.few),
            3 => (random.pick(&self.few) - random.pick(&self.few)).abs(),
            _ => *random.pick(&self.few),
        };
        let aside = [0, 0, 0, 1, -1][random.below(5)];
        (amount + aside).clamp(0, AMOUNT_MINOR_MAX)
    }

    pub fn text(&self, random: &mut Random) -> String {
        let minor = self.minor(random);
        write(random, minor, self.digits)
    }

    /// An amount, mostly above the others.
    pub fn high_text(&self, random: &mut Random) -> String {
        let minor = (self.minor(random) * 3).clamp(0, AMOUNT_MINOR_MAX);
        write(random, minor, self.digits)
    }

    /// Rising bounds of bands, in a currency or in that of the legal entity.
    pub fn bounds(&self, random: &mut Random, currency: Option<&str>) -> Vec<String> {
        let digits = currency.map_or(self.digits, digits);
        let mut bounds: Vec<i128> = (0..random.below(3)).map(|_| self.minor(random)).collect();
        bounds.sort_unstable();
        bounds.dedup();
        bounds.retain(|bound| *bound > 0);
        bounds.into_iter().map(|bound| write(random, bound, digits)).collect()
    }

    /// Limits for some of the periods.
    pub fn limits(&self, random: &mut Random) -> Value {
        let mut limits = json!({});
        for period in random.some(&PERIODS, 50) {
            limits[period] =
                if random.chance(70) { self.high_text(random) } else { self.text(random) }.into();
        }
        limits
    }

    /// Overrides for some of the periods, also above one another.
    pub fn overrides(&self, random: &mut Random) -> Value {
        let mut overrides = json!({});
        let percent = *random.pick(&[60, 100, 100]);
        for period in random.some(&PERIODS, percent) {
            let mut given = json!({});
            if random.chance(90) {
                given["preApproved"] = if random.chance(12) { Value::Null } else { self.text(random).into() };
            }
            if random.chance(45) {
                given["deny"] = self.high_text(random).into();
            }
            overrides[period] = given;
        }
        overrides
    }
}

/// An amount with the currency's digits, or without the zeros at its end.
pub(super) fn write(random: &mut Random, minor: i128, digits: u32) -> String {
    let text = write_amount(minor, digits);
    if digits == 0 || random.chance(60) {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
