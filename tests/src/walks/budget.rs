//! Money spent day by day around the edges of weeks and months.

use serde_json::{Value, json};

use super::Judge;
use crate::oracle::{day_number, day_text};
use crate::worlds::Random;

const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// First days of months, after months of every length.
const EDGES: [&str; 7] =
    ["2027-01-01", "2027-02-01", "2027-03-01", "2028-03-01", "2027-05-01", "2100-03-01", "2000-03-01"];
/// Payments tried on one budget.
const PAYMENTS: usize = 60;

/// What may be spent on a day, in its week, and in its month.
struct Budget {
    week_start: usize,
    daily: i128,
    weekly: i128,
    monthly: i128,
    spent: Vec<(i64, i128)>,
}

impl Budget {
    fn new(random: &mut Random) -> Self {
        let amount = |random: &mut Random| i128::try_from(random.between(3, 40)).expect("a small number");
        Self {
            week_start: random.below(7),
            daily: amount(random),
            weekly: amount(random) * 2,
            monthly: amount(random) * 3,
            spent: Vec::new(),
        }
    }

    fn document(&self) -> Value {
        let limits = json!({ "daily": self.daily.to_string(), "weekly": self.weekly.to_string(),
            "monthly": self.monthly.to_string() });
        json!({
            "legalEntity": { "id": "le", "name": "Bank", "currency": "JPY", "timeZone": "Asia/Tokyo",
                "weekStart": WEEK[self.week_start], "rates": {}, "settings": { "accountAccess": "open",
                "delegationCeiling": "accounts", "selfApproval": true, "sharedContractLimits": false } },
            "limitGroups": [{ "id": "single", "name": "Single" }],
            "features": [{ "id": "pay", "level": "account", "actions": [
                { "id": "pay.create", "accessLevel": "create", "limitGroup": "single" }] }],
            "contracts": [{ "id": "k", "customers": [{ "id": "c", "name": "C", "actions": ["pay.create"],
                "limits": {},
                "accounts": [{ "id": "a", "number": "1", "type": "current", "currency": "JPY" }] }] }],
            "policies": [],
            "roles": [{ "id": "boss", "actions": ["pay.create"], "limits": { "actions": { "pay.create": limits } } }],
            "users": [{ "id": "ana", "status": "active", "assignments": [
                { "customer": "c", "roles": ["boss"], "accounts": ["a"], "limits": { "accounts": { "a": {
                    "pay.create": { "perTransaction": { "preApproved": null }, "daily": { "preApproved": null },
                        "weekly": { "preApproved": null } } } } } }] }],
            "signatoryGroups": [],
            "approvalRules": [],
        })
    }

    fn usage(&self) -> Value {
        let mut by_day = std::collections::BTreeMap::<i64, i128>::new();
        for (day, amount) in &self.spent {
            *by_day.entry(*day).or_default() += amount;
        }
        let row = |(day, amount): (i64, i128)| {
            json!({ "user": "ana", "account": "a", "action": "pay.create", "date": day_text(day),
                "amount": amount.to_string() })
        };
        by_day.into_iter().map(row).collect()
    }

    /// The weekday on which a week begins has the same number for every day of the week.
    fn week(&self, day: i64) -> i64 {
        (day - i64::try_from(self.week_start).expect("a weekday")).div_euclid(7)
    }

    /// What is left on a day, in its week and in its month.
    fn left(&self, day: i64) -> [i128; 3] {
        let sum = |counts: &dyn Fn(i64) -> bool| -> i128 {
            self.spent.iter().filter(|(spent, _)| counts(*spent)).map(|(_, amount)| amount).sum()
        };
        let month = |day: i64| day_text(day)[..7].to_owned();
        [
            self.daily - sum(&|spent| spent == day),
            self.weekly - sum(&|spent| self.week(spent) == self.week(day)),
            self.monthly - sum(&|spent| month(spent) == month(day)),
        ]
    }
}

/// Spends at the edges of weeks and months all that is let through, and says how many payments were and were not.
///
/// # Errors
/// A payment that is let through beyond a budget, or refused within all of them.
pub fn spend<J: Judge>(seed: u64) -> Result<(u64, u64), String> {
    let mut random = Random::new(seed);
    let mut budget = Budget::new(&mut random);
    let judge = J::load(&budget.document());
    let edge = day_number(EDGES[random.below(EDGES.len())]);
    let (mut paid, mut refused) = (0, 0);
    for _ in 0..PAYMENTS {
        let aside = if random.chance(70) { random.between(36, 44) } else { random.below(81) };
        let around = i64::try_from(aside).expect("few days") - 40;
        let day = edge + around;
        let left = budget.left(day).into_iter().min().unwrap_or(0);
        // On the bound, next to it, or anything.
        let amount = [left, left + 1, left - 1, 1, 2, 5][random.below(6)].max(1);
        let question = json!({ "user": "ana", "action": "pay.create", "account": "a",
            "amount": amount.to_string(), "date": day_text(day) });
        let decision = judge.ask("evaluate", &question, &budget.usage());
        let is_paid = decision["outcome"] == "executed";
        let headroom = decision["headroom"]["submit"] == left.max(0).to_string();
        if is_paid != (amount <= left) || !headroom {
            return Err(format!(
                "seed {seed}: {question}\n{decision}\nleft {:?} of {:?}\n{}\n{}",
                budget.left(day),
                [budget.daily, budget.weekly, budget.monthly],
                budget.usage(),
                budget.document()
            ));
        }
        if is_paid {
            budget.spent.push((day, amount));
            paid += 1;
        } else {
            refused += 1;
        }
    }
    Ok((paid, refused))
}
