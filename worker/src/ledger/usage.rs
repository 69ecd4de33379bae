//! What was already spent or reserved.

use std::collections::BTreeMap;

use countersign_core::amount::Amount;
use countersign_core::bounds::AMOUNT_MINOR_MAX;
use countersign_core::currency::Currency;
use jiff::civil::Date;
use serde::Serialize;

use crate::database::{Database, DatabaseError, Row, Statement};
use crate::snapshot::Entity;
use crate::tables::json;

/// Others than the user who asks.
const OTHERS: &str = "*";

/// One usage row as the engine takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UsageRow {
    /// Who; `*` for others.
    pub user: String,
    /// The account.
    pub account: String,
    /// The action.
    pub action: String,
    /// The execution date.
    pub date: String,
    /// Decimal text in the base currency.
    pub amount: String,
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
    pub first: Date,
    /// Last execution date; absent: no end.
    pub last: Option<Date>,
}

/// The usage that bounds a user: their own, and others' where contract limits bound all users together.
///
/// # Errors
/// If the database does not answer.
pub async fn read(
    database: &dyn Database,
    entity: &Entity,
    wanted: Wanted<'_>,
) -> Result<Vec<UsageRow>, DatabaseError> {
    let base = Currency::parse(&entity.currency)
        .ok_or_else(|| DatabaseError::Other("the base currency is unknown".to_owned()))?;
    let rows = database.query(select(entity, wanted)).await?;
    let mut sums = BTreeMap::<[String; 4], u128>::new();
    for row in rows {
        let (key, minor) = decode(row, wanted)?;
        let sum = sums.entry(key).or_default();
        *sum = sum.saturating_add(u128::from(minor));
    }
    Ok(sums.into_iter().flat_map(|(key, sum)| usage_rows(key, sum, base)).collect())
}

/// Only rows that the engine takes: of accounts that still exist and actions that still move money.
fn select(entity: &Entity, wanted: Wanted<'_>) -> Statement {
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
    .text(wanted.last.unwrap_or(Date::MAX).to_string())
    .optional((!entity.shared_contract_limits).then_some(wanted.user))
    .text(json(&wanted.givers))
}

fn decode(row: Row, wanted: Wanted<'_>) -> Result<([String; 4], u64), DatabaseError> {
    let mut cells = row.cells();
    let spender = (cells.text()?, cells.text()?);
    let named = spender.0 == wanted.user || wanted.givers.contains(&spender);
    let who = if named { spender.0 } else { OTHERS.to_owned() };
    Ok(([who, cells.text()?, cells.text()?, cells.text()?], cells.number()?))
}

/// A sum as rows, because no row may have more than the largest amount; the engine adds rows up.
fn usage_rows(key: [String; 4], mut sum: u128, base: Currency) -> Vec<UsageRow> {
    let mut rows = Vec::new();
    while sum > 0 {
        let part = sum.min(u128::from(AMOUNT_MINOR_MAX));
        sum = sum.saturating_sub(part);
        let [user, account, action, date] = key.clone();
        let amount = Amount::from_minor(part).unwrap_or(Amount::ZERO).format(base);
        rows.push(UsageRow { user, account, action, date, amount });
    }
    rows
}

/// Adds to what a user used.
#[must_use]
pub fn add(
    legal_entity: &str,
    user: &str,
    account: &str,
    action: &str,
    date: Date,
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
        let rows = usage_rows(key, u128::from(AMOUNT_MINOR_MAX) + 5, Currency::parse("EUR").unwrap());
        let amounts: Vec<_> = rows.iter().map(|row| row.amount.as_str()).collect();
        assert_eq!(amounts, ["90071992547409.91", "0.05"]);
    }
}
