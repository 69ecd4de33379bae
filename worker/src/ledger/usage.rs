//! What was already spent or reserved: what it means for one user, and how it is written.

use std::collections::BTreeMap;

use countersign_core::amount::Amount;
use countersign_core::bounds::AMOUNT_MINOR_MAX;
use countersign_core::currency::Currency;
use countersign_core::day::Day;
use countersign_core::wire::{UsageEntry, WeekDay};
use countersign_core::{Engine, ProblemCode, Usage};

use crate::database::Statement;

/// The user id under which the usage of everybody else is summed: a client must not learn who spent what.
const OTHERS: &str = "*";

/// What was spent with one action on one account on one execution date, in the base currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spent {
    /// Who; `*` for others.
    pub user: String,
    /// The account.
    pub account: String,
    /// The action.
    pub action: String,
    /// The execution date.
    pub date: Day,
    /// How much.
    pub amount: Amount,
}

impl Spent {
    /// What it means for one user: their own, or what others spent where that counts.
    #[must_use]
    pub fn as_seen_by(&self, user: &str, is_shared: bool) -> Option<Self> {
        match self.user == user {
            true => Some(self.clone()),
            false => is_shared.then(|| Self { user: OTHERS.to_owned(), ..self.clone() }),
        }
    }
}

/// One row, at the customer that the account belongs to now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UsageAt {
    pub(super) customer: String,
    /// Who; `*` for everybody together.
    pub(super) user: String,
    pub(super) account: String,
    pub(super) action: String,
    pub(super) date: Day,
    pub(super) minor: u64,
}

/// What was read: rows of users whose rows count by themselves, and the totals of everybody.
#[derive(Debug, Default)]
pub struct StoredUsage {
    pub(super) named: Vec<UsageAt>,
    pub(super) totals: Vec<UsageAt>,
}

impl StoredUsage {
    /// Leaves what was spent at some customers.
    #[must_use]
    pub fn at(mut self, is_customer: impl Fn(&str) -> bool) -> Self {
        self.named.retain(|row| is_customer(&row.customer));
        self.totals.retain(|row| is_customer(&row.customer));
        self
    }

    /// Leaves what was spent from a day on.
    #[must_use]
    pub fn since(mut self, first: Day) -> Self {
        self.named.retain(|row| row.date >= first);
        self.totals.retain(|row| row.date >= first);
        self
    }

    /// What bounds a user. Where contract limits are shared, what others spent counts: what is in the totals and not in
    /// the rows of those who are named.
    #[must_use]
    pub fn spent(self, is_shared: bool) -> Vec<Spent> {
        let mut sums = BTreeMap::<[String; 3], BTreeMap<Day, u128>>::new();
        for row in self.totals.iter().filter(|_| is_shared) {
            add_to(&mut sums, row, OTHERS, |sum| sum.saturating_add(row.minor.into()));
        }
        for row in &self.named {
            add_to(&mut sums, row, OTHERS, |sum| sum.saturating_sub(row.minor.into()));
            add_to(&mut sums, row, &row.user, |sum| sum.saturating_add(row.minor.into()));
        }
        let dated = sums.into_iter().flat_map(|(key, dates)| {
            dates.into_iter().flat_map(move |(date, sum)| in_parts(key.clone(), date, sum))
        });
        dated.collect()
    }
}

fn add_to(
    sums: &mut BTreeMap<[String; 3], BTreeMap<Day, u128>>,
    row: &UsageAt,
    user: &str,
    change: impl Fn(u128) -> u128,
) {
    let key = [user.to_owned(), row.account.clone(), row.action.clone()];
    let sum = sums.entry(key).or_default().entry(row.date).or_default();
    *sum = change(*sum);
}

/// A sum as rows of at most the largest amount each. The engine adds them up again.
fn in_parts([user, account, action]: [String; 3], date: Day, mut sum: u128) -> Vec<Spent> {
    let mut parts = Vec::new();
    while sum > 0 {
        let part = sum.min(u128::from(AMOUNT_MINOR_MAX));
        sum = sum.saturating_sub(part);
        let amount = Amount::from_minor(part).unwrap_or(Amount::ZERO);
        let (user, account, action) = (user.clone(), account.clone(), action.clone());
        parts.push(Spent { user, account, action, date, amount });
    }
    parts
}

/// The first and the last day that can lie in one week with this one, on whichever day weeks begin.
#[must_use]
pub fn weeks_around(date: Day) -> (Day, Day) {
    WeekDay::ALL.iter().fold((date, date), |(first, last), start| {
        let (monday, sunday) = date.week(*start);
        (first.min(monday), last.max(sunday))
    })
}

/// The first and the last day that can lie in one period with this one: in its week or in its month.
#[must_use]
pub fn periods_around(date: Day) -> (Day, Day) {
    let ((first, last), (month_begins, month_ends)) = (weeks_around(date), date.month());
    (first.min(month_begins), last.max(month_ends))
}

/// What of the usage the engine knows. Usage outlives the configuration: an account may be gone, and an action may no
/// longer move money.
fn known<'s>(
    engine: &Engine,
    spent: &'s [Spent],
) -> impl Iterator<Item = (&'s Spent, countersign_core::UsageRow)> {
    spent.iter().filter_map(|row| {
        let Spent { user, account, action, date, amount } = row;
        Some((row, engine.usage_row(user, account, action, *date, *amount)?))
    })
}

/// The usage as the engine sums it.
///
/// # Errors
/// `amount-too-large` if the sum is larger than any that the engine takes.
pub fn load(engine: &Engine, spent: &[Spent]) -> Result<Usage, ProblemCode> {
    let mut usage = Usage::default();
    for (_, row) in known(engine, spent) {
        usage.add(engine, row)?;
    }
    Ok(usage)
}

/// The usage as a document, amounts in the base currency.
#[must_use]
pub fn document<'s>(engine: &Engine, spent: &'s [Spent], base: Currency) -> Vec<UsageEntry<'s>> {
    let entry = |(spent, _): (&'s Spent, _)| UsageEntry {
        user: spent.user.as_str().into(),
        account: spent.account.as_str().into(),
        action: spent.action.as_str().into(),
        date: spent.date.to_string().into(),
        amount: spent.amount.format(base).into(),
    };
    known(engine, spent).map(entry).collect()
}

/// What a transaction uses.
#[derive(Debug, Clone, Copy)]
pub struct Spending<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// Whose limits.
    pub user: &'a str,
    /// The account.
    pub account: &'a str,
    /// The action.
    pub action: &'a str,
    /// The execution date.
    pub date: Day,
    /// How much, in the base currency.
    pub amount: Amount,
}

/// Adds to what a user used, and to what everybody did.
#[must_use]
pub fn add(spending: Spending<'_>) -> [Statement; 2] {
    let Spending { legal_entity, user, account, action, date, amount } = spending;
    let own = Statement::new(
        "INSERT INTO usage (legal_entity, account, action, date, amount_minor, user)
         VALUES (?1, ?2, ?3, ?4, CAST(?5 AS INTEGER), ?6)
         ON CONFLICT (legal_entity, user, date, account, action)
           DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor",
    );
    let total = Statement::new(
        "INSERT INTO usage_totals (legal_entity, account, action, date, amount_minor)
         VALUES (?1, ?2, ?3, ?4, CAST(?5 AS INTEGER))
         ON CONFLICT (legal_entity, account, date, action)
           DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor",
    );
    let bind = |statement: Statement| {
        let statement = statement.text(legal_entity).text(account).text(action);
        statement.text(date.to_string()).number(amount.minor())
    };
    [bind(own).text(user), bind(total)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(user: &str, minor: u64) -> UsageAt {
        let [customer, account, action] = ["c", "a", "x"].map(str::to_owned);
        let date = Day::parse("2026-01-01").unwrap();
        UsageAt { customer, user: user.to_owned(), account, action, date, minor }
    }

    fn amounts(usage: StoredUsage, is_shared: bool) -> Vec<(String, u64)> {
        usage.spent(is_shared).into_iter().map(|spent| (spent.user, spent.amount.minor())).collect()
    }

    fn stored(total: u64) -> StoredUsage {
        StoredUsage { named: vec![row("ana", 30), row("ben", 20)], totals: vec![row("*", total)] }
    }

    #[test]
    fn others_spent_what_is_left_of_the_total() {
        let own = [("ana".to_owned(), 30), ("ben".to_owned(), 20)];
        assert_eq!(amounts(stored(75), true), [&[("*".to_owned(), 25)], &own[..]].concat());
        assert_eq!(amounts(stored(50), true), own);
        assert_eq!(amounts(stored(75), false), own);
    }

    #[test]
    fn a_sum_above_the_largest_amount_becomes_several_rows() {
        let usage = StoredUsage { named: Vec::new(), totals: vec![row("*", AMOUNT_MINOR_MAX + 5)] };
        let parts = [("*".to_owned(), AMOUNT_MINOR_MAX), ("*".to_owned(), 5)];
        assert_eq!(amounts(usage, true), parts);
    }

    #[test]
    fn six_days_on_either_side_can_lie_in_the_same_week_and_every_day_of_the_month_in_the_same_month() {
        for [first, date, last] in [
            ["2026-02-26", "2026-03-04", "2026-03-31"],
            ["2026-03-01", "2026-03-15", "2026-03-31"],
            ["2026-03-01", "2026-03-28", "2026-04-03"],
        ] {
            let days = [first, date, last].map(|text| Day::parse(text).unwrap());
            assert_eq!(periods_around(days[1]), (days[0], days[2]));
        }
    }
}
