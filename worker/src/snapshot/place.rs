//! Where a question stands: the legal entity, and the contract and the ledger of its account or customer.

use super::Name;
use crate::database::{Database, DatabaseError, Results, Row, Statement, read_all};
use crate::tables::json;

/// What the edge needs to know of a legal entity.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Its id.
    pub id: String,
    /// The version of its configuration.
    pub version: String,
    /// Its base currency.
    pub currency: String,
    /// Its time zone.
    pub time_zone: String,
    /// Whether contract limits bound all users together.
    pub shared_contract_limits: bool,
}

/// A customer whose limits a question draws on.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// The customer.
    pub customer: String,
    /// Its contract.
    pub contract: String,
    /// The version of the contract's snapshot.
    pub contract_version: String,
    /// How many effects the ledger has seen.
    pub version: u64,
}

/// Where a question stands.
#[derive(Debug, Clone)]
pub struct Place {
    /// The legal entity.
    pub entity: Entity,
    /// The ledger of the account's owner, or else of the customer; none if the question names nothing known.
    pub ledger: Option<Ledger>,
    /// Those of the named users whom the legal entity knows, with their status.
    pub users: Vec<(String, String)>,
    /// The snapshot that answers the question.
    pub snapshot: Name,
}

/// What a question names.
#[derive(Debug, Clone, Copy, Default)]
pub struct Named<'q> {
    /// The user.
    pub user: &'q str,
    /// For whom the user asks, if not for themselves.
    pub on_behalf_of: Option<&'q str>,
    /// The account.
    pub account: Option<&'q str>,
    /// The customer.
    pub customer: Option<&'q str>,
    /// Other accounts whose contracts must be in the snapshot, too.
    pub others: &'q [&'q str],
}

/// Finds where a question of the bank's staff stands, at the current versions.
///
/// # Errors
/// If the database does not answer. `None` if there is no such legal entity.
pub async fn locate(
    database: &dyn Database,
    legal_entity: &str,
    named: Named<'_>,
) -> Result<Option<Place>, DatabaseError> {
    let users = select_users(legal_entity, &[Some(named.user), named.on_behalf_of]);
    find(database, legal_entity, select_ledgers(legal_entity, named), users).await
}

/// Finds where a user's own question stands: customers where the user has neither an assignment nor a grant are not
/// there.
///
/// # Errors
/// If the database does not answer. `None` if there is no such legal entity.
pub async fn locate_own(
    database: &dyn Database,
    legal_entity: &str,
    named: Named<'_>,
) -> Result<Option<Place>, DatabaseError> {
    let users = select_users(legal_entity, &[Some(named.user), named.on_behalf_of]);
    find(database, legal_entity, select_own_ledgers(legal_entity, named), users).await
}

/// Where a user has something: their own assignments, and what others let them do.
#[derive(Debug)]
pub struct Holdings {
    /// The legal entity, and the snapshot of all those contracts.
    pub place: Place,
    /// The customers, by id.
    pub customers: Vec<String>,
    /// Who let the user act for them, and at which customer.
    pub givers: Vec<(String, String)>,
}

/// Finds all customers where a user has an assignment or received a grant.
///
/// # Errors
/// If the database does not answer. `None` if there is no such legal entity.
pub async fn locate_holdings(
    database: &dyn Database,
    legal_entity: &str,
    user: &str,
) -> Result<Option<Holdings>, DatabaseError> {
    let mut statements = select_place(
        legal_entity,
        select_ledgers_of_user(legal_entity, user),
        select_users(legal_entity, &[Some(user)]),
    );
    statements.push(select_givers(legal_entity, user));
    let mut results = read_all(database, statements).await?;
    let Some((place, ledgers)) = decode_place(&mut results)? else { return Ok(None) };
    let givers = results.next_rows()?.into_iter().map(decode_pair).collect::<Result<_, _>>()?;
    let customers = ledgers.into_iter().map(|ledger| ledger.customer).collect();
    Ok(Some(Holdings { place, customers, givers }))
}

/// What [`decode_place`] reads.
fn select_place(legal_entity: &str, ledgers: Statement, users: Statement) -> Vec<Statement> {
    vec![select_entity(legal_entity), ledgers, users]
}

async fn find(
    database: &dyn Database,
    legal_entity: &str,
    ledgers: Statement,
    users: Statement,
) -> Result<Option<Place>, DatabaseError> {
    let mut results = read_all(database, select_place(legal_entity, ledgers, users)).await?;
    let found = decode_place(&mut results)?;
    // The account's owner comes first, then the customer.
    Ok(found.map(|(place, ledgers)| Place { ledger: ledgers.into_iter().next(), ..place }))
}

fn decode_place(results: &mut Results) -> Result<Option<(Place, Vec<Ledger>)>, DatabaseError> {
    let Some(entity) = results.next_rows()?.pop() else { return Ok(None) };
    let entity = decode_entity(entity)?;
    let ledgers = results.next_rows()?.into_iter().map(decode_ledger).collect::<Result<Vec<_>, _>>()?;
    let users = results.next_rows()?.into_iter().map(decode_pair).collect::<Result<_, _>>()?;
    let snapshot = name(&entity, &ledgers);
    Ok(Some((Place { ledger: None, entity, users, snapshot }, ledgers)))
}

fn name(entity: &Entity, ledgers: &[Ledger]) -> Name {
    let mut contracts: Vec<_> =
        ledgers.iter().map(|ledger| (ledger.contract.clone(), ledger.contract_version.clone())).collect();
    contracts.sort();
    contracts.dedup();
    Name { legal_entity: entity.id.clone(), entity_version: entity.version.clone(), contracts }
}

/// Reads what the edge needs to know of a legal entity.
fn select_entity(legal_entity: &str) -> Statement {
    Statement::new(
        "SELECT id, version, currency, time_zone, settings ->> '$.sharedContractLimits' AS shared
         FROM legal_entities WHERE id = ?1",
    )
    .text(legal_entity)
}

fn decode_entity(row: Row) -> Result<Entity, DatabaseError> {
    let mut cells = row.cells();
    Ok(Entity {
        id: cells.text()?,
        version: cells.text()?,
        currency: cells.text()?,
        time_zone: cells.text()?,
        shared_contract_limits: cells.small_integer()? == 1,
    })
}

fn select_ledgers(legal_entity: &str, named: Named<'_>) -> Statement {
    Statement::new(
        "SELECT customers.id, contracts.id AS contract, contracts.version,
           CAST(COALESCE(ledgers.version, 0) AS TEXT) AS ledger
         FROM customers
         JOIN contracts ON contracts.legal_entity = ?1 AND contracts.id = customers.contract
         LEFT JOIN ledgers ON ledgers.legal_entity = ?1 AND ledgers.customer = customers.id
         WHERE customers.legal_entity = ?1 AND customers.id IN (
           SELECT ?3
           UNION
           SELECT customer FROM accounts WHERE legal_entity = ?1 AND id = ?2
           UNION
           SELECT customer FROM accounts WHERE legal_entity = ?1 AND id IN (SELECT value FROM json_each(?4))
         )
         ORDER BY customers.id IS (SELECT customer FROM accounts WHERE legal_entity = ?1 AND id = ?2) DESC,
           customers.id IS ?3 DESC, customers.id",
    )
    .text(legal_entity)
    .optional(named.account)
    .optional(named.customer)
    .text(json(&named.others))
}

fn select_own_ledgers(legal_entity: &str, named: Named<'_>) -> Statement {
    Statement::new(
        "SELECT customers.id, contracts.id AS contract, contracts.version,
           CAST(COALESCE(ledgers.version, 0) AS TEXT) AS ledger
         FROM customers
         JOIN contracts ON contracts.legal_entity = ?1 AND contracts.id = customers.contract
         LEFT JOIN ledgers ON ledgers.legal_entity = ?1 AND ledgers.customer = customers.id
         WHERE customers.legal_entity = ?1 AND customers.id IN (
           SELECT ?3
           UNION
           SELECT customer FROM accounts WHERE legal_entity = ?1 AND id = ?2
         ) AND customers.id IN (
           SELECT customer FROM assignments WHERE legal_entity = ?1 AND user = ?4
           UNION
           SELECT customer FROM grants WHERE legal_entity = ?1 AND receiver = ?4
         )
         ORDER BY customers.id IS (SELECT customer FROM accounts WHERE legal_entity = ?1 AND id = ?2) DESC,
           customers.id",
    )
    .text(legal_entity)
    .optional(named.account)
    .optional(named.customer)
    .text(named.user)
}

fn select_ledgers_of_user(legal_entity: &str, user: &str) -> Statement {
    Statement::new(
        "SELECT customers.id, contracts.id AS contract, contracts.version,
           CAST(COALESCE(ledgers.version, 0) AS TEXT) AS ledger
         FROM customers
         JOIN contracts ON contracts.legal_entity = ?1 AND contracts.id = customers.contract
         LEFT JOIN ledgers ON ledgers.legal_entity = ?1 AND ledgers.customer = customers.id
         WHERE customers.legal_entity = ?1 AND customers.id IN (
           SELECT customer FROM assignments WHERE legal_entity = ?1 AND user = ?2
           UNION
           SELECT customer FROM grants WHERE legal_entity = ?1 AND receiver = ?2
         )
         ORDER BY customers.id",
    )
    .text(legal_entity)
    .text(user)
}

fn decode_ledger(row: Row) -> Result<Ledger, DatabaseError> {
    let mut cells = row.cells();
    Ok(Ledger {
        customer: cells.text()?,
        contract: cells.text()?,
        contract_version: cells.text()?,
        version: cells.number()?,
    })
}

fn select_users(legal_entity: &str, users: &[Option<&str>]) -> Statement {
    Statement::new(
        "SELECT id, status FROM users
         WHERE legal_entity = ?1 AND id IN (SELECT value FROM json_each(?2)) ORDER BY position",
    )
    .text(legal_entity)
    .text(json(&users))
}

fn select_givers(legal_entity: &str, receiver: &str) -> Statement {
    Statement::new(
        "SELECT DISTINCT giver, customer FROM grants WHERE legal_entity = ?1 AND receiver = ?2
         ORDER BY giver, customer",
    )
    .text(legal_entity)
    .text(receiver)
}

fn decode_pair(row: Row) -> Result<(String, String), DatabaseError> {
    let mut cells = row.cells();
    Ok((cells.text()?, cells.text()?))
}
