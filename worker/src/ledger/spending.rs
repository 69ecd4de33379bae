//! Which usage is read: rows of the user who spends by the user's id, those of everybody as totals by account.

use countersign_core::day::Day;

use super::place::{Asker, Named, anywhere, own, placed_for_staff, placed_for_user};
use super::usage::{StoredUsage, UsageAt};
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};

/// Execution dates, both included.
#[derive(Debug, Clone, Copy)]
pub struct Dates {
    /// The first.
    pub first: Day,
    /// The last.
    pub last: Day,
}

impl Dates {
    fn bind(self, statement: Statement) -> Statement {
        statement.text(self.first.to_string()).text(self.last.to_string())
    }
}

/// The rows of a user (`$user`) at `placed`.
macro_rules! rows_of_user {
    ($placed:ident, $user:literal, $first:literal, $last:literal, $condition:literal) => {
        concat!(
            $placed!(),
            "SELECT accounts.customer, usage.user, usage.account, usage.action, usage.date,
               CAST(usage.amount_minor AS TEXT) AS amount
             FROM usage
             CROSS JOIN accounts ON accounts.legal_entity = ?1 AND accounts.id = usage.account
             WHERE usage.legal_entity = ?1 AND usage.user = ",
            $user,
            " AND usage.date BETWEEN ",
            $first,
            " AND ",
            $last,
            " AND accounts.customer IN (SELECT customer FROM placed)",
            $condition
        )
    };
}

/// Everybody's totals at `placed`.
macro_rules! totals {
    ($placed:ident, $first:literal, $last:literal) => {
        concat!(
            $placed!(),
            "SELECT accounts.customer, '*' AS user, totals.account, totals.action, totals.date,
               CAST(totals.amount_minor AS TEXT) AS amount
             FROM placed
             CROSS JOIN accounts
               ON accounts.legal_entity = ?1 AND accounts.customer = placed.customer
             CROSS JOIN usage_totals AS totals
               ON totals.legal_entity = ?1 AND totals.account = accounts.id
             WHERE totals.date BETWEEN ",
            $first,
            " AND ",
            $last
        )
    };
}

/// Reads the usage around a user's own question. It may be of a place that is not open to the user today, as the place
/// that is read with it.
#[derive(Debug, Clone, Copy)]
pub struct OwnUsage<'a> {
    /// Who asks.
    pub asker: Asker<'a>,
    /// Where.
    pub named: Named<'a>,
    /// Whose limits are used: the user's, or those of one who gave the user a grant.
    pub spender: &'a str,
    /// When.
    pub dates: Dates,
}

impl Part for OwnUsage<'_> {
    type Answer = StoredUsage;

    fn statements(&self) -> Vec<Statement> {
        let Self { asker, named, spender, dates } = *self;
        // Of somebody who gave the user nothing, no row is looked at.
        let rows = rows_of_user!(
            placed_for_user,
            "?9",
            "?7",
            "?8",
            " AND (?9 = ?2 OR EXISTS (
               SELECT 1 FROM grants INDEXED BY grants_by_receiver
               WHERE legal_entity = ?1 AND receiver = ?2 AND giver = ?9
             ))"
        );
        let totals = totals!(placed_for_user, "?7", "?8");
        vec![dates.bind(own(rows, asker, named)).text(spender), dates.bind(own(totals, asker, named))]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        decode_usage(results)
    }
}

/// Reads the usage around a question of the bank's staff about a user.
#[derive(Debug, Clone, Copy)]
pub struct AnyUsage<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// Where.
    pub named: Named<'a>,
    /// Whose limits are used.
    pub spender: &'a str,
    /// When.
    pub dates: Dates,
}

impl Part for AnyUsage<'_> {
    type Answer = StoredUsage;

    fn statements(&self) -> Vec<Statement> {
        let Self { legal_entity, named, spender, dates } = *self;
        let rows = rows_of_user!(placed_for_staff, "?7", "?5", "?6", "");
        let totals = totals!(placed_for_staff, "?5", "?6");
        let placed = |sql| dates.bind(anywhere(sql, legal_entity, named, &[]));
        vec![placed(rows).text(spender), placed(totals)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        decode_usage(results)
    }
}

/// Reads the usage wherever a user has something, from a day on: the user's own rows, those of everybody who gave the
/// user a grant, where they gave it, and the totals. It may be of contracts that are not open to the user today.
#[derive(Debug, Clone, Copy)]
pub struct HeldUsage<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
    /// The first execution date. There is no last one: transactions may be scheduled far ahead.
    pub first: Day,
}

/// The customers where a user (`?2`) has an assignment or a grant, of whichever days.
macro_rules! held {
    () => {
        "WITH held (customer) AS (
           SELECT customer FROM assignments WHERE legal_entity = ?1 AND user = ?2
           UNION
           SELECT customer FROM grants INDEXED BY grants_by_receiver
               WHERE legal_entity = ?1 AND receiver = ?2
         ) "
    };
}

impl Part for HeldUsage<'_> {
    type Answer = StoredUsage;

    fn statements(&self) -> Vec<Statement> {
        let rows = concat!(
            held!(),
            "SELECT accounts.customer, usage.user, usage.account, usage.action, usage.date,
               CAST(usage.amount_minor AS TEXT) AS amount
             FROM usage
             CROSS JOIN accounts ON accounts.legal_entity = ?1 AND accounts.id = usage.account
             WHERE usage.legal_entity = ?1 AND usage.user = ?2 AND usage.date >= ?3
               AND accounts.customer IN (SELECT customer FROM held)
             UNION ALL
             SELECT accounts.customer, usage.user, usage.account, usage.action, usage.date,
               CAST(usage.amount_minor AS TEXT) AS amount
             FROM (
               SELECT DISTINCT giver, customer FROM grants INDEXED BY grants_by_receiver
               WHERE legal_entity = ?1 AND receiver = ?2
             ) AS given
             CROSS JOIN usage
               ON usage.legal_entity = ?1 AND usage.user = given.giver AND usage.date >= ?3
             CROSS JOIN accounts
               ON accounts.legal_entity = ?1 AND accounts.id = usage.account
               AND accounts.customer = given.customer"
        );
        let totals = concat!(
            held!(),
            "SELECT accounts.customer, '*' AS user, totals.account, totals.action, totals.date,
               CAST(totals.amount_minor AS TEXT) AS amount
             FROM held
             CROSS JOIN accounts ON accounts.legal_entity = ?1 AND accounts.customer = held.customer
             CROSS JOIN usage_totals AS totals
               ON totals.legal_entity = ?1 AND totals.account = accounts.id AND totals.date >= ?3"
        );
        let bind =
            |sql| Statement::new(sql).text(self.legal_entity).text(self.user).text(self.first.to_string());
        vec![bind(rows), bind(totals)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        decode_usage(results)
    }
}

fn decode_usage(results: &mut Results) -> Result<StoredUsage, DatabaseError> {
    Ok(StoredUsage { named: results.next_all(decode)?, totals: results.next_all(decode)? })
}

fn decode(row: SqlRow) -> Result<UsageAt, DatabaseError> {
    let mut cells = row.cells();
    let (customer, user) = (cells.text()?, cells.text()?);
    let (account, action) = (cells.text()?, cells.text()?);
    let date = Day::parse(&cells.text()?);
    let date = date.map_err(|_| DatabaseError::Other("a column holds no date".to_owned()))?;
    Ok(UsageAt { customer, user, account, action, date, minor: cells.number()? })
}
