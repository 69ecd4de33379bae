//! Where a question stands: the ledger of the account's owner or of the customer, and the contract around it.
//!
//! Everything is found by its id, from what the question names and from what the user has: nothing is looked through.

use super::version::Ledger;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::json;

/// Who asks, and what of theirs may count: what one grant opens is open on its days only, and which day it is depends on
/// the legal entity's time zone, which is read in the same batch. So grants of some days around are read.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
    /// The first of those days, as it is stored.
    pub first: &'a str,
    /// The last of them.
    pub last: &'a str,
}

/// What a question names.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// The account.
    pub account: Option<&'a str>,
    /// The customer.
    pub customer: Option<&'a str>,
}

/// Starts a statement with `placed (customer, contract, is_owner)`: the customers that a question of a user names, if
/// an assignment or a grant of around today opens their contract to the user. `?1` to `?6` are bound by [`own`].
macro_rules! placed_for_user {
    () => {
        "WITH opened (contract) AS (
           SELECT customers.contract
           FROM assignments CROSS JOIN customers
             ON customers.legal_entity = ?1 AND customers.id = assignments.customer
           WHERE assignments.legal_entity = ?1 AND assignments.user = ?2
           UNION
           SELECT customers.contract
           FROM grants INDEXED BY grants_by_receiver
           CROSS JOIN customers ON customers.legal_entity = ?1 AND customers.id = grants.customer
           WHERE grants.legal_entity = ?1 AND grants.receiver = ?2
             AND grants.first_day <= ?4 AND grants.last_day >= ?3
         ),
         named (customer, is_owner) AS (
           SELECT customer, 1 FROM accounts WHERE legal_entity = ?1 AND id = ?5
           UNION ALL
           SELECT ?6, 0
         ),
         placed (customer, contract, is_owner) AS (
           SELECT customers.id, customers.contract, MAX(named.is_owner)
           FROM named CROSS JOIN customers ON customers.legal_entity = ?1 AND customers.id = named.customer
           WHERE customers.contract IN (SELECT contract FROM opened)
           GROUP BY customers.id, customers.contract
         ) "
    };
}

/// The same for a question of the bank's staff, to whom all contracts of the legal entity are open, with the owners of
/// other accounts (`?4`). `?1` to `?4` are bound by [`anywhere`].
macro_rules! placed_for_staff {
    () => {
        "WITH named (customer, is_owner) AS (
           SELECT customer, 2 FROM accounts WHERE legal_entity = ?1 AND id = ?2
           UNION ALL
           SELECT ?3, 1
           UNION ALL
           SELECT accounts.customer, 0
           FROM json_each(?4) AS other CROSS JOIN accounts
             ON accounts.legal_entity = ?1 AND accounts.id = other.value
         ),
         placed (customer, contract, is_owner) AS (
           SELECT customers.id, customers.contract, MAX(named.is_owner)
           FROM named CROSS JOIN customers ON customers.legal_entity = ?1 AND customers.id = named.customer
           GROUP BY customers.id, customers.contract
         ) "
    };
}

pub(super) use {placed_for_staff, placed_for_user};

/// The ledgers of `placed`: the account's owner first, since it is the ledger that a transaction draws on.
macro_rules! ledgers {
    ($placed:ident) => {
        concat!(
            $placed!(),
            "SELECT placed.customer, placed.contract, contracts.version,
               CAST(COALESCE(ledgers.version, 0) AS TEXT) AS ledger
             FROM placed
             CROSS JOIN contracts ON contracts.legal_entity = ?1 AND contracts.id = placed.contract
             LEFT JOIN ledgers ON ledgers.legal_entity = ?1 AND ledgers.customer = placed.customer
             ORDER BY placed.is_owner DESC, placed.customer"
        )
    };
}

/// Binds what [`placed_for_user`] names.
pub(super) fn own(sql: &'static str, asker: Asker<'_>, named: Named<'_>) -> Statement {
    Statement::new(sql)
        .text(asker.legal_entity)
        .text(asker.user)
        .text(asker.first)
        .text(asker.last)
        .optional(named.account)
        .optional(named.customer)
}

/// Binds what [`placed_for_staff`] names.
pub(super) fn anywhere(
    sql: &'static str,
    legal_entity: &str,
    named: Named<'_>,
    others: &[&str],
) -> Statement {
    Statement::new(sql)
        .text(legal_entity)
        .optional(named.account)
        .optional(named.customer)
        .text(json(&others))
}

/// Reads where a user's own question stands, within contracts that may be open to the user: whether they are today is
/// said by their [`Holdings`](super::holdings::Holdings).
#[derive(Debug, Clone, Copy)]
pub struct OwnPlace<'a> {
    /// Who asks.
    pub asker: Asker<'a>,
    /// About what.
    pub named: Named<'a>,
}

impl Part for OwnPlace<'_> {
    type Answer = Vec<Ledger>;

    fn statements(&self) -> Vec<Statement> {
        vec![own(ledgers!(placed_for_user), self.asker, self.named)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(decode_ledger)
    }
}

/// Reads where a question of the bank's staff stands.
#[derive(Debug, Clone, Copy)]
pub struct AnyPlace<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// About what.
    pub named: Named<'a>,
    /// Other accounts whose contracts must be known, too.
    pub others: &'a [&'a str],
}

impl Part for AnyPlace<'_> {
    type Answer = Vec<Ledger>;

    fn statements(&self) -> Vec<Statement> {
        vec![anywhere(ledgers!(placed_for_staff), self.legal_entity, self.named, self.others)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(decode_ledger)
    }
}

fn decode_ledger(row: SqlRow) -> Result<Ledger, DatabaseError> {
    let mut cells = row.cells();
    Ok(Ledger {
        customer: cells.text()?,
        contract: cells.text()?,
        contract_version: cells.text()?,
        version: cells.number()?,
    })
}
