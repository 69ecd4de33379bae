//! What was already spent or reserved.

use std::collections::BTreeMap;

use countersign_core::amount::Amount;
use countersign_core::bounds::AMOUNT_MINOR_MAX;
use countersign_core::currency::Currency;
use countersign_core::day::Day;
use countersign_core::wire::{UsageEntry, WeekDay};
use countersign_core::{Engine, Usage};

use crate::database::{Database, DatabaseError, SqlRow, Statement};
use crate::failure::Failure;
use crate::json::json;
use crate::tables::legal_entities::CurrentEntity;

/// The user id under which the usage of everybody else is summed.
const OTHERS: &str = "*";
/// A day after every stored one: days are compared as texts.
const NO_LAST_DAY: &str = "9999-12-31";

/// What one user spent with one action on one account on one execution date, in the base currency.
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

/// Which usage counts.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The user who spends; others are summed.
    pub user: &'a str,
    /// Others who spend at a customer.
    pub givers: &'a [(String, String)],
    /// The customers.
    pub customers: &'a [&'a str],
    /// First execution date.
    pub first: Day,
    /// Last execution date; absent: no end.
    pub last: Option<Day>,
}

/// The first and the last day that can lie in one week with this one, on whichever day weeks begin.
#[must_use]
pub fn weeks_around(date: Day) -> (Day, Day) {
    WeekDay::ALL.iter().fold((date, date), |(first, last), start| {
        let (monday, sunday) = date.week(*start);
        (first.min(monday), last.max(sunday))
    })
}

/// The usage that bounds a user: their own, and others' where contract limits bound all users together.
///
/// # Errors
/// If the database does not answer.
pub async fn read(
    database: &dyn Database,
    entity: &CurrentEntity,
    wanted: Wanted<'_>,
) -> Result<Vec<Spent>, DatabaseError> {
    // Everybody else is summed under one id here: a client must not learn who spent what.
    let rows = database.query(select(entity, wanted)).await?;
    let mut sums = BTreeMap::<[String; 4], u128>::new();
    for row in rows {
        let (key, minor) = decode(row, wanted)?;
        let sum = sums.entry(key).or_default();
        *sum = sum.saturating_add(u128::from(minor));
    }
    let spent = sums.into_iter().map(|(key, sum)| in_parts(key, sum)).collect::<Result<Vec<_>, _>>()?;
    Ok(spent.into_iter().flatten().collect())
}

/// The usage as the engine sums it.
///
/// # Errors
/// `Internal` if the engine does not take what is stored.
pub fn load(engine: &Engine, spent: &[Spent]) -> Result<Usage, Failure> {
    let defect = || Failure::Internal("the engine does not take the stored usage".to_owned());
    let mut usage = Usage::default();
    for Spent { user, account, action, date, amount } in spent {
        let row = engine.usage_row(user, account, action, *date, *amount).ok_or_else(defect)?;
        usage.add(engine, row).map_err(|_| defect())?;
    }
    Ok(usage)
}

/// The usage as a document, amounts in the base currency.
#[must_use]
pub fn document(spent: &[Spent], base: Currency) -> Vec<UsageEntry<'_>> {
    let entries = spent.iter().map(|spent| UsageEntry {
        user: spent.user.as_str().into(),
        account: spent.account.as_str().into(),
        action: spent.action.as_str().into(),
        date: spent.date.to_string().into(),
        amount: spent.amount.format(base).into(),
    });
    entries.collect()
}

/// Only rows that the engine accepts. Usage outlives the configuration: accounts may be gone, and actions may no longer
/// move money.
fn select(entity: &CurrentEntity, wanted: Wanted<'_>) -> Statement {
    // The user's own rows, those of givers at the customers of their grants, and everybody's where contract limits are
    // shared (`?5` is null then).
    Statement::new(
        "SELECT usage.user, accounts.customer, usage.account, usage.action, usage.date, CAST(usage.amount_minor AS TEXT) AS amount
         FROM accounts
         JOIN usage ON usage.legal_entity = ?1 AND usage.account = accounts.id
           AND usage.date BETWEEN ?3 AND ?4 AND (?5 IS NULL OR usage.user = ?5 OR EXISTS (
             SELECT 1 FROM json_each(?6) WHERE value ->> 0 = usage.user AND value ->> 1 = accounts.customer
           ))
         JOIN actions ON actions.legal_entity = ?1 AND actions.id = usage.action
           AND actions.limit_group IS NOT NULL
         WHERE accounts.legal_entity = ?1 AND accounts.customer IN (SELECT value FROM json_each(?2))",
    )
    .text(&entity.id)
    .text(json(&wanted.customers))
    .text(wanted.first.to_string())
    .text(wanted.last.map_or_else(|| NO_LAST_DAY.to_owned(), |last| last.to_string()))
    .optional((!entity.shared_contract_limits).then_some(wanted.user))
    .text(json(&wanted.givers))
}

fn decode(row: SqlRow, wanted: Wanted<'_>) -> Result<([String; 4], u64), DatabaseError> {
    let mut cells = row.cells();
    let spender = (cells.text()?, cells.text()?);
    let is_named = spender.0 == wanted.user || wanted.givers.contains(&spender);
    let who = if is_named { spender.0 } else { OTHERS.to_owned() };
    Ok(([who, cells.text()?, cells.text()?, cells.text()?], cells.number()?))
}

/// A sum as rows of at most the largest amount each. The engine adds them up again.
fn in_parts(key: [String; 4], mut sum: u128) -> Result<Vec<Spent>, DatabaseError> {
    let [user, account, action, date] = key;
    let date = Day::parse(&date).map_err(|_| DatabaseError::Other("a column holds no date".to_owned()))?;
    let mut parts = Vec::new();
    while sum > 0 {
        let part = sum.min(u128::from(AMOUNT_MINOR_MAX));
        sum = sum.saturating_sub(part);
        let amount = Amount::from_minor(part).unwrap_or(Amount::ZERO);
        let (user, account, action) = (user.clone(), account.clone(), action.clone());
        parts.push(Spent { user, account, action, date, amount });
    }
    Ok(parts)
}

/// Adds to what a user used.
#[must_use]
pub fn add(
    legal_entity: &str,
    user: &str,
    account: &str,
    action: &str,
    date: Day,
    amount: Amount,
) -> Statement {
    Statement::new(
        "INSERT INTO usage (legal_entity, user, account, action, date, amount_minor)
         VALUES (?1, ?2, ?3, ?4, ?5, CAST(?6 AS INTEGER))
         ON CONFLICT (legal_entity, account, date, user, action)
           DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor",
    )
    .text(legal_entity)
    .text(user)
    .text(account)
    .text(action)
    .text(date.to_string())
    .number(amount.minor())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_above_the_largest_amount_becomes_several_rows() {
        let key = ["*", "a", "x", "2026-01-01"].map(str::to_owned);
        let spent = in_parts(key, u128::from(AMOUNT_MINOR_MAX) + 5).unwrap();
        let document = document(&spent, Currency::parse("EUR").unwrap());
        let amounts: Vec<_> = document.iter().map(|entry| entry.amount.as_ref()).collect();
        assert_eq!(amounts, ["90071992547409.91", "0.05"]);
    }

    #[test]
    fn six_days_on_either_side_can_lie_in_the_same_week() {
        let days = ["2026-02-26", "2026-03-04", "2026-03-10"].map(|text| Day::parse(text).unwrap());
        assert_eq!(weeks_around(days[1]), (days[0], days[2]));
    }
}
