//! Transactions that were accepted.

use countersign_core::amount::Amount;
use countersign_core::currency::Currency;
use countersign_core::wire::DecisionAnswer;
use countersign_core::words;
use serde::Serialize;

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::{Absent, Written, answer, raw};
use crate::lists::Position;

words! {
    /// State of an accepted transaction.
    TransactionStatus {
        /// It is carried out.
        Executed = "executed",
        /// It waits until enough people have approved it.
        PendingApproval = "pendingApproval",
    }
}

impl Absent for TransactionStatus {}

answer! {
    /// An accepted transaction.
    Transaction {
        /// Its id.
        id: String = "id",
        /// Its state.
        status: TransactionStatus = "status",
        /// Who entered it.
        user: String as Id = "user",
        /// For whom, if not for themselves.
        on_behalf_of: Option<String> as Id = "onBehalfOf",
        /// At which customer.
        customer: String as Id = "customer",
        /// On which account.
        account: Option<String> as Id = "account",
        /// What it does.
        action: String as Id = "action",
        /// As it was entered.
        amount: Option<String> as Amount = "amount",
        /// Its currency.
        currency: Option<String> as Currency = "currency",
        /// The same in the base currency, as it counts towards limits.
        base_amount: Option<String> as Amount = "baseAmount",
        /// The currency that limits are in.
        base_currency: String as Currency = "baseCurrency",
        /// When it is to be executed.
        execution_date: String as Day = "executionDate",
        /// When it was accepted.
        created_at: String as Instant = "createdAt",
        /// What the engine decided.
        verdict: Written<DecisionAnswer<'static>> = "verdict",
        /// On which configuration.
        snapshot_version: String = "snapshotVersion",
    }
}

/// The state of this name.
///
/// # Errors
/// If an accepted transaction has no such state.
pub fn status_of(word: &str) -> Result<TransactionStatus, DatabaseError> {
    let known = TransactionStatus::ALL.iter().find(|status| status.code() == word);
    known.copied().ok_or_else(|| DatabaseError::Other("a transaction has an unknown state".to_owned()))
}

/// What a transaction moves.
#[derive(Debug, Clone, Copy)]
pub struct Amounts {
    /// As it was entered.
    pub amount: (Amount, Currency),
    /// In the base currency.
    pub base: (Amount, Currency),
}

/// An amount, its currency, and the amount in the base currency, as a transaction has them.
#[must_use]
pub fn texts(amounts: Option<Amounts>) -> [Option<String>; 3] {
    let Some(Amounts { amount: (amount, currency), base: (base_amount, base) }) = amounts else {
        return [const { None }; 3];
    };
    [amount.format(currency), currency.code().to_owned(), base_amount.format(base)].map(Some)
}

/// Writes a transaction.
#[must_use]
pub fn insert(legal_entity: &str, transaction: &Transaction, amounts: Option<Amounts>) -> Statement {
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
    .text(transaction.status.code())
    .optional(amounts.map(|amounts| minor(amounts.amount.0)).as_deref())
    .optional(transaction.currency.as_deref())
    .optional(amounts.map(|amounts| minor(amounts.base.0)).as_deref())
    .text(&transaction.base_currency)
    .text(&transaction.execution_date)
    .text(&transaction.created_at)
    .text(&transaction.snapshot_version)
    .text(transaction.verdict.get())
    .optional(transaction.on_behalf_of.as_deref())
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
            $condition
        )
    };
}

/// Reads one of a user's own transactions.
#[derive(Debug)]
pub struct One<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
    /// Its id.
    pub id: &'a str,
}

impl Part for One<'_> {
    type Answer = Option<Transaction>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(transactions!("AND id = ?3"));
        vec![statement.text(self.legal_entity).text(self.user).text(self.id)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(decode)?.pop())
    }
}

words! {
    /// The order of a list of transactions. Those of one moment or day follow the order of their ids.
    TransactionOrder {
        /// The last accepted first.
        Newest = "-createdAt",
        /// The first accepted first.
        Oldest = "createdAt",
        /// The last to be executed first.
        Latest = "-executionDate",
        /// The first to be executed first.
        Earliest = "executionDate",
    }
}

/// Which of a user's transactions; what is absent is not asked for.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Filter {
    /// Their state.
    pub status: Option<TransactionStatus>,
    /// Their account.
    pub account: Option<String>,
    /// Their customer.
    pub customer: Option<String>,
    /// Their action.
    pub action: Option<String>,
    /// The first day of what they are sorted by.
    pub from: Option<String>,
    /// The last day of what they are sorted by.
    pub until: Option<String>,
    /// Their order.
    pub order: TransactionOrder,
}

impl Filter {
    /// Where a transaction stands in its order.
    #[must_use]
    pub fn position(&self, transaction: &Transaction) -> Position {
        let value = match self.order {
            TransactionOrder::Newest | TransactionOrder::Oldest => &transaction.created_at,
            TransactionOrder::Latest | TransactionOrder::Earliest => &transaction.execution_date,
        };
        Position { value: value.clone(), id: transaction.id.clone() }
    }
}

/// The conditions on the column that a list is sorted by, which end its statement: an index has the rows in that order.
struct Sorted {
    from: &'static str,
    until: &'static str,
    after: &'static str,
    order: &'static str,
}

impl TransactionOrder {
    const fn sorted(self) -> Sorted {
        let created = Sorted {
            from: " AND created_at >= ?",
            until: " AND created_at < ?",
            after: " AND (created_at, id) < (?, ?)",
            order: " ORDER BY created_at DESC, id DESC LIMIT CAST(? AS INTEGER)",
        };
        let executed = Sorted {
            from: " AND execution_date >= ?",
            until: " AND execution_date < ?",
            after: " AND (execution_date, id) < (?, ?)",
            order: " ORDER BY execution_date DESC, id DESC LIMIT CAST(? AS INTEGER)",
        };
        match self {
            Self::Newest => created,
            Self::Oldest => Sorted {
                after: " AND (created_at, id) > (?, ?)",
                order: " ORDER BY created_at, id LIMIT CAST(? AS INTEGER)",
                ..created
            },
            Self::Latest => executed,
            Self::Earliest => Sorted {
                after: " AND (execution_date, id) > (?, ?)",
                order: " ORDER BY execution_date, id LIMIT CAST(? AS INTEGER)",
                ..executed
            },
        }
    }
}

/// Reads a page of a user's own transactions.
#[derive(Debug)]
pub struct PageOf<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
    /// Which of them, in which order.
    pub filter: &'a Filter,
    /// After which; absent: from the first on.
    pub after: Option<Position>,
    /// How many at most.
    pub count: u64,
}

impl Part for PageOf<'_> {
    type Answer = Vec<Transaction>;

    fn statements(&self) -> Vec<Statement> {
        let Filter { status, account, customer, action, from, until, order } = self.filter;
        let Sorted { from: first_day, until: last_day, after, order } = order.sorted();
        // No instant and no day of the last day comes after its 24th hour, as texts are compared.
        let end = until.as_ref().map(|day| format!("{day}T24"));
        let conditions = [
            (" AND status = ?", status.as_ref().map(|status| status.code())),
            (" AND account = ?", account.as_deref()),
            (" AND customer = ?", customer.as_deref()),
            (" AND action = ?", action.as_deref()),
            (first_day, from.as_deref()),
            (last_day, end.as_deref()),
        ];
        let all = Statement::new(transactions!("")).text(self.legal_entity).text(self.user);
        let given = conditions.into_iter().filter_map(|(piece, value)| Some((piece, value?)));
        let filtered = given.fold(all, |statement, (piece, value)| statement.and(piece).text(value));
        let page = match &self.after {
            Some(Position { value, id }) => filtered.and(after).text(value).text(id),
            None => filtered,
        };
        vec![page.and(order).number(self.count)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(decode)
    }
}

fn decode(row: SqlRow) -> Result<Transaction, DatabaseError> {
    let mut cells = row.cells();
    let (id, status, user, customer) = (cells.text()?, cells.text()?, cells.text()?, cells.text()?);
    let (account, action) = (cells.optional_text()?, cells.text()?);
    let amount = (cells.optional_number()?, cells.optional_text()?);
    let (base_amount, base_currency) = (cells.optional_number()?, cells.text()?);
    let [amount, currency, base_amount] = texts(money(amount, base_amount, &base_currency)?);
    Ok(Transaction {
        id,
        status: status_of(&status)?,
        user,
        customer,
        account,
        action,
        amount,
        currency,
        base_amount,
        base_currency,
        execution_date: cells.text()?,
        created_at: cells.text()?,
        verdict: raw(cells.text()?)?.into(),
        snapshot_version: cells.text()?,
        on_behalf_of: cells.optional_text()?,
    })
}

fn money(
    amount: (Option<u64>, Option<String>),
    base_amount: Option<u64>,
    base_currency: &str,
) -> Result<Option<Amounts>, DatabaseError> {
    let (Some(amount), Some(currency), Some(base_amount)) = (amount.0, amount.1, base_amount) else {
        return Ok(None);
    };
    let read = |minor: u64, code: &str| Some((Amount::from_minor(minor.into())?, Currency::parse(code)?));
    let amounts = read(amount, &currency).zip(read(base_amount, base_currency));
    let (amount, base) = amounts.ok_or_else(|| DatabaseError::Other("a row holds no amount".to_owned()))?;
    Ok(Some(Amounts { amount, base }))
}
