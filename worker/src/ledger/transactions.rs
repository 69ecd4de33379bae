//! Transactions that were accepted.

use countersign_core::amount::Amount;
use countersign_core::currency::Currency;
use serde::Serialize;

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::{Raw, raw};

/// An accepted transaction.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordedTransaction {
    /// Its id.
    pub id: String,
    /// `executed` or `pendingApproval`.
    pub status: String,
    /// Who entered it.
    pub user: String,
    /// For whom, if not for themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<String>,
    /// At which customer.
    pub customer: String,
    /// On which account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// What it does.
    pub action: String,
    /// How much, with its currency.
    #[serde(flatten)]
    pub money: Option<EnteredAmount>,
    /// The currency that limits are in.
    pub base_currency: String,
    /// When it is to be executed.
    pub execution_date: String,
    /// When it was accepted.
    pub created_at: String,
    /// What the engine decided.
    pub verdict: Raw,
    /// On which configuration.
    pub snapshot_version: String,
}

/// What a transaction moves.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnteredAmount {
    /// As it was entered.
    pub amount: String,
    /// Its currency.
    pub currency: String,
    /// The same in the base currency, as it counts towards limits.
    pub base_amount: String,
}

/// The numbers behind [`EnteredAmount`].
#[derive(Debug, Clone, Copy)]
pub struct Amounts {
    /// As it was entered.
    pub amount: (Amount, Currency),
    /// In the base currency.
    pub base: (Amount, Currency),
}

impl From<Amounts> for EnteredAmount {
    fn from(amounts: Amounts) -> Self {
        let ((amount, currency), (base_amount, base)) = (amounts.amount, amounts.base);
        Self {
            amount: amount.format(currency),
            currency: currency.code().to_owned(),
            base_amount: base_amount.format(base),
        }
    }
}

/// Writes a transaction.
#[must_use]
pub fn insert(legal_entity: &str, transaction: &RecordedTransaction, amounts: Option<Amounts>) -> Statement {
    let minor = |amount: Amount| amount.minor().to_string();
    Statement::new(
        "INSERT INTO transactions (legal_entity, id, user, customer, account, action, status, amount_minor,
           currency, base_amount_minor, base_currency, execution_date, created_at, snapshot_version, verdict,
           on_behalf_of)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, CAST(?8 AS INTEGER), ?9, CAST(?10 AS INTEGER), ?11, ?12, ?13, ?14, ?15,
           ?16)",
    )
    .text(legal_entity)
    .text(&transaction.id)
    .text(&transaction.user)
    .text(&transaction.customer)
    .optional(transaction.account.as_deref())
    .text(&transaction.action)
    .text(&transaction.status)
    .optional(amounts.map(|amounts| minor(amounts.amount.0)).as_deref())
    .optional(transaction.money.as_ref().map(|money| money.currency.as_str()))
    .optional(amounts.map(|amounts| minor(amounts.base.0)).as_deref())
    .text(&transaction.base_currency)
    .text(&transaction.execution_date)
    .text(&transaction.created_at)
    .text(&transaction.snapshot_version)
    .text(transaction.verdict.get())
    .optional(transaction.on_behalf_of.as_deref())
}

/// Where a page of a list begins: after this transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// When it was accepted.
    pub created_at: String,
    /// Its id.
    pub id: String,
}

/// Reads a user's own transactions, newest first.
#[derive(Debug)]
pub struct PageOf<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
    /// After which transaction; absent: from the newest on.
    pub after: Option<After>,
    /// How many at most.
    pub count: usize,
}

/// The columns that [`decode`] reads. Amounts are read as text: an integer above 2^53 would lose digits on its way
/// through JavaScript.
macro_rules! transactions {
    ($condition:literal) => {
        concat!(
            "SELECT id, status, user, customer, account, action, CAST(amount_minor AS TEXT) AS amount, currency,
               CAST(base_amount_minor AS TEXT) AS base_amount, base_currency, execution_date, created_at, verdict,
               snapshot_version, on_behalf_of
             FROM transactions WHERE legal_entity = ?1 AND user = ?2 ",
            $condition,
            " ORDER BY created_at DESC, id DESC LIMIT CAST(?3 AS INTEGER)"
        )
    };
}

impl Part for PageOf<'_> {
    type Answer = Vec<RecordedTransaction>;

    fn statements(&self) -> Vec<Statement> {
        let page =
            |sql| Statement::new(sql).text(self.legal_entity).text(self.user).text(self.count.to_string());
        // A page goes on after the last row and not at an offset, so that new transactions move nothing. With a
        // condition that may be absent the database would read all rows before it.
        vec![match &self.after {
            None => page(transactions!("")),
            Some(after) => {
                page(transactions!("AND (created_at, id) < (?4, ?5)")).text(&after.created_at).text(&after.id)
            }
        }]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(decode)
    }
}

fn decode(row: SqlRow) -> Result<RecordedTransaction, DatabaseError> {
    let mut cells = row.cells();
    let (id, status, user, customer) = (cells.text()?, cells.text()?, cells.text()?, cells.text()?);
    let (account, action) = (cells.optional_text()?, cells.text()?);
    let amount = (cells.optional_number()?, cells.optional_text()?);
    let (base_amount, base_currency) = (cells.optional_number()?, cells.text()?);
    Ok(RecordedTransaction {
        id,
        status,
        user,
        customer,
        account,
        action,
        money: money(amount, base_amount, &base_currency)?,
        base_currency,
        execution_date: cells.text()?,
        created_at: cells.text()?,
        verdict: raw(cells.text()?)?,
        snapshot_version: cells.text()?,
        on_behalf_of: cells.optional_text()?,
    })
}

fn money(
    amount: (Option<u64>, Option<String>),
    base_amount: Option<u64>,
    base_currency: &str,
) -> Result<Option<EnteredAmount>, DatabaseError> {
    let (Some(amount), Some(currency), Some(base_amount)) = (amount.0, amount.1, base_amount) else {
        return Ok(None);
    };
    let read = |minor: u64, code: &str| Some((Amount::from_minor(minor.into())?, Currency::parse(code)?));
    let amounts = read(amount, &currency).zip(read(base_amount, base_currency));
    let (amount, base) = amounts.ok_or_else(|| DatabaseError::Other("a row holds no amount".to_owned()))?;
    Ok(Some(Amounts { amount, base }.into()))
}
