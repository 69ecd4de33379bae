//! The basis of a decision: the legal entity, and the contract and the ledger of the account or customer, all with
//! their versions.

use countersign_core::day::Day;

use super::SnapshotName;
use crate::database::{Database, DatabaseError, Part, Results, SqlRow, Statement, read};
use crate::json::json;
use crate::ledger::version::Ledger;
use crate::tables::legal_entities::{self, CurrentEntity};

/// What a decision rests on, at the current versions.
#[derive(Debug, Clone)]
pub struct Basis {
    /// The legal entity.
    pub entity: CurrentEntity,
    /// The ledger of the account's owner, or else of the customer; none if the question names nothing known.
    pub ledger: Option<Ledger>,
    /// Those of the named users whom the legal entity knows, with their status.
    pub users: Vec<(String, String)>,
    /// The snapshot that answers the question.
    pub snapshot: SnapshotName,
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

/// The basis of a question of the bank's staff.
///
/// # Errors
/// If the database does not answer. `None` if there is no such legal entity.
pub async fn locate(
    database: &dyn Database,
    legal_entity: &str,
    named: Named<'_>,
) -> Result<Option<Basis>, DatabaseError> {
    let users = select_users(legal_entity, &[Some(named.user), named.on_behalf_of]);
    find(database, legal_entity, select_ledgers(legal_entity, named), users).await
}

/// Says the civil date at a legal entity; `None` if its time zone is unknown.
pub type Today<'t> = &'t (dyn Fn(&CurrentEntity) -> Option<Day> + Sync);

/// The basis of a user's own question. Customers of contracts where the user has neither an assignment nor a grant that
/// holds today are treated as unknown, so that another company's id and a missing one get the same answer.
///
/// # Errors
/// If the database does not answer. `None` if there is no such legal entity.
pub async fn locate_own(
    database: &dyn Database,
    legal_entity: &str,
    named: Named<'_>,
    today: Today<'_>,
) -> Result<Option<Basis>, DatabaseError> {
    let users = select_users(legal_entity, &[Some(named.user)]);
    let mut statements = select_basis(legal_entity, select_own_ledgers(legal_entity, named), users);
    statements.push(select_open_contracts(legal_entity, named.user));
    let found =
        read(database, &Asked { statements, decode: |results: &mut Results| decode_own(results, today) })
            .await?;
    Ok(found.map(|(basis, ledgers)| on_first(basis, ledgers)))
}

/// Statements, and how their rows are read.
struct Asked<F> {
    statements: Vec<Statement>,
    decode: F,
}

impl<T, F: Fn(&mut Results) -> Result<T, DatabaseError>> Part for Asked<F> {
    type Answer = T;

    fn statements(&self) -> Vec<Statement> {
        self.statements.clone()
    }

    fn decode(&self, results: &mut Results) -> Result<T, DatabaseError> {
        (self.decode)(results)
    }
}

/// Where a user has something: their own assignments, and what others let them do today.
#[derive(Debug)]
pub struct Holdings {
    /// The legal entity, and the snapshot of all those contracts.
    pub basis: Basis,
    /// The customers, by id.
    pub customers: Vec<String>,
    /// Who let the user act for them, and at which customer.
    pub givers: Vec<(String, String)>,
}

/// Finds all customers where a user has an assignment or a grant, in contracts that are open to them.
///
/// # Errors
/// If the database does not answer. `None` if there is no such legal entity.
pub async fn locate_holdings(
    database: &dyn Database,
    legal_entity: &str,
    user: &str,
    today: Today<'_>,
) -> Result<Option<Holdings>, DatabaseError> {
    let mut statements = select_basis(
        legal_entity,
        select_ledgers_of_user(legal_entity, user),
        select_users(legal_entity, &[Some(user)]),
    );
    statements.push(select_open_contracts(legal_entity, user));
    statements.push(select_givers(legal_entity, user));
    let decode = |results: &mut Results| Ok((decode_own(results, today)?, results.next_all(decode_pair)?));
    let (found, mut givers) = read(database, &Asked { statements, decode }).await?;
    let Some((basis, ledgers)) = found else { return Ok(None) };
    let customers: Vec<String> = ledgers.into_iter().map(|ledger| ledger.customer).collect();
    givers.retain(|(_, customer)| customers.contains(customer));
    Ok(Some(Holdings { basis, customers, givers }))
}

/// What [`decode_basis`] reads.
fn select_basis(legal_entity: &str, ledgers: Statement, users: Statement) -> Vec<Statement> {
    vec![legal_entities::select_current(legal_entity), ledgers, users]
}

async fn find(
    database: &dyn Database,
    legal_entity: &str,
    ledgers: Statement,
    users: Statement,
) -> Result<Option<Basis>, DatabaseError> {
    let statements = select_basis(legal_entity, ledgers, users);
    let found = read(database, &Asked { statements, decode: decode_basis }).await?;
    Ok(found.map(|(basis, ledgers)| on_first(basis, ledgers)))
}

/// On the first of the ledgers. The statements order the account's owner first: it is the ledger that a transaction
/// draws on.
fn on_first(basis: Basis, ledgers: Vec<Ledger>) -> Basis {
    Basis { ledger: ledgers.into_iter().next(), ..basis }
}

fn decode_basis(results: &mut Results) -> Result<Option<(Basis, Vec<Ledger>)>, DatabaseError> {
    let entity = results.next_all(legal_entities::decode_current)?.pop();
    let ledgers = results.next_all(decode_ledger)?;
    let users = results.next_all(decode_pair)?;
    let Some(entity) = entity else { return Ok(None) };
    let snapshot = name(&entity, &ledgers);
    Ok(Some((Basis { ledger: None, entity, users, snapshot }, ledgers)))
}

/// The same, with the contracts that are open to the user only: a grant opens one from its first day to its last.
fn decode_own(
    results: &mut Results,
    today: Today<'_>,
) -> Result<Option<(Basis, Vec<Ledger>)>, DatabaseError> {
    let found = decode_basis(results)?;
    let open = results.next_all(decode_open_contract)?;
    let Some((basis, mut ledgers)) = found else { return Ok(None) };
    let today = today(&basis.entity).map(|day| day.to_string());
    let is_open =
        |contract: &str| open.iter().any(|it| it.contract == contract && it.holds(today.as_deref()));
    ledgers.retain(|ledger| is_open(&ledger.contract));
    let snapshot = name(&basis.entity, &ledgers);
    Ok(Some((Basis { snapshot, ..basis }, ledgers)))
}

/// A contract that is open to a user: always by an assignment, on some days by a grant.
struct OpenContract {
    contract: String,
    /// The first and last day of a grant, as `YYYY-MM-DD`, which compare as text.
    days: Option<(String, String)>,
}

impl OpenContract {
    fn holds(&self, today: Option<&str>) -> bool {
        let is_within = |(first, last): &(String, String)| {
            today.is_some_and(|today| first.as_str() <= today && today <= last.as_str())
        };
        self.days.as_ref().is_none_or(is_within)
    }
}

fn name(entity: &CurrentEntity, ledgers: &[Ledger]) -> SnapshotName {
    let mut contracts: Vec<_> =
        ledgers.iter().map(|ledger| (ledger.contract.clone(), ledger.contract_version.clone())).collect();
    // Customers of one contract name it several times; sorted, so that the same contracts have the same name.
    contracts.sort();
    contracts.dedup();
    SnapshotName {
        legal_entity: entity.id.clone(),
        entity_version: entity.catalogue_version.clone(),
        contracts,
    }
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
         ) AND customers.contract IN (
           SELECT contract FROM customers WHERE legal_entity = ?1 AND id IN (
             SELECT customer FROM assignments WHERE legal_entity = ?1 AND user = ?4
             UNION
             SELECT customer FROM grants WHERE legal_entity = ?1 AND receiver = ?4
           )
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

fn decode_ledger(row: SqlRow) -> Result<Ledger, DatabaseError> {
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

fn select_open_contracts(legal_entity: &str, user: &str) -> Statement {
    Statement::new(
        "SELECT customers.contract, NULL AS first_day, NULL AS last_day
         FROM assignments
         JOIN customers ON customers.legal_entity = ?1 AND customers.id = assignments.customer
         WHERE assignments.legal_entity = ?1 AND assignments.user = ?2
         UNION
         SELECT customers.contract, first_day, last_day
         FROM grants
         JOIN customers ON customers.legal_entity = ?1 AND customers.id = grants.customer
         WHERE grants.legal_entity = ?1 AND receiver = ?2",
    )
    .text(legal_entity)
    .text(user)
}

fn decode_open_contract(row: SqlRow) -> Result<OpenContract, DatabaseError> {
    let mut cells = row.cells();
    let (contract, first, last) = (cells.text()?, cells.optional_text()?, cells.optional_text()?);
    Ok(OpenContract { contract, days: first.zip(last) })
}

fn select_givers(legal_entity: &str, receiver: &str) -> Statement {
    Statement::new(
        "SELECT DISTINCT giver, customer FROM grants WHERE legal_entity = ?1 AND receiver = ?2
         ORDER BY giver, customer",
    )
    .text(legal_entity)
    .text(receiver)
}

fn decode_pair(row: SqlRow) -> Result<(String, String), DatabaseError> {
    let mut cells = row.cells();
    Ok((cells.text()?, cells.text()?))
}
