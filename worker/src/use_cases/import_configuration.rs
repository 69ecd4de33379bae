//! Replace a legal entity's configuration as a whole. Transactions and usage stay.

use countersign_core::Engine;
use countersign_core::wire::SnapshotDocument;
use serde_json::{Value, json as object};

use super::StaffId;
use crate::code::Code;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement, clear_guard, guard, read};
use crate::failure::{Failure, FieldProblem};
use crate::json::{answer, json};
use crate::ledger::audit::{self, ActorKind, Entry};
use crate::ledger::version;
use crate::service::Service;
use crate::snapshot::{Document, Rows, StoredRows, history, new_version};
use crate::tables::legal_entities::CatalogueVersion;
use crate::tables::{
    Difference, ReadScope, Row, Source, TABLES, Table, TableDifference, TooLarge, approval_rules,
    legal_entities,
};

/// Which version an import replaces, as the client says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// It does not say.
    Unsaid,
    /// None: nothing was imported before.
    Nothing,
    /// Whatever there is.
    Anything,
    /// One of these.
    OneOf(Vec<String>),
}

answer! {
    /// What was imported.
    Imported {
        /// The version: a new one, or the one it has if the document is the same.
        snapshot_version: String = "snapshotVersion",
        /// How many of each.
        counts: Counts = "counts",
    }
}

answer! {
    /// How many of each a document holds.
    Counts {
        /// Limit groups.
        limit_groups: u64 = "limitGroups",
        /// Features.
        features: u64 = "features",
        /// Actions.
        actions: u64 = "actions",
        /// Contracts.
        contracts: u64 = "contracts",
        /// Customers.
        customers: u64 = "customers",
        /// Accounts.
        accounts: u64 = "accounts",
        /// Policies.
        policies: u64 = "policies",
        /// Roles.
        roles: u64 = "roles",
        /// Users.
        users: u64 = "users",
        /// Assignments.
        assignments: u64 = "assignments",
        /// Signatory groups.
        signatory_groups: u64 = "signatoryGroups",
        /// Approval rules.
        approval_rules: u64 = "approvalRules",
        /// Grants.
        grants: u64 = "grants",
    }
}

impl Counts {
    fn of(document: &SnapshotDocument<'_>) -> Self {
        let customers = || document.contracts.iter().flat_map(|contract| &contract.customers);
        Self {
            limit_groups: count(document.limit_groups.len()),
            features: count(document.features.len()),
            actions: count(document.features.iter().map(|feature| feature.actions.len()).sum()),
            contracts: count(document.contracts.len()),
            customers: count(customers().count()),
            accounts: count(customers().map(|customer| customer.accounts.len()).sum()),
            policies: count(document.policies.len()),
            roles: count(document.roles.len()),
            users: count(document.users.len()),
            assignments: count(document.users.iter().map(|user| user.assignments.len()).sum()),
            signatory_groups: count(document.signatory_groups.len()),
            approval_rules: count(document.approval_rules.len()),
            grants: count(document.grants.as_ref().map_or(0, Vec::len)),
        }
    }
}

/// No address space holds more than fits.
fn count(entries: usize) -> u64 {
    entries.try_into().unwrap_or(u64::MAX)
}

/// Imports a document in place of the version that the client expects. A document that says what is there already
/// changes nothing: so an import whose answer was lost can be sent again as it is.
///
/// # Errors
/// `InvalidSnapshot` with every problem of the document; `VersionMissing` if something is there and the client does not
/// say which version; `VersionStale` if another one is there; `Busy` if another import came between.
pub async fn import_configuration(
    service: &Service,
    staff: &StaffId,
    request_id: &str,
    expected: &Expected,
    bytes: &[u8],
) -> Result<Imported, Failure> {
    // Loaded only for its problems: nothing is stored that no engine can be made of. Snapshots are loaded from the
    // rows.
    Engine::load(bytes).map_err(invalid)?;
    let document = SnapshotDocument::parse(bytes).map_err(invalid)?;
    let current = current(service, &staff.legal_entity).await?;
    refuse_unless_ours(service, staff, &document, &current)?;
    let counts = Counts::of(&document);
    refuse_unsaid(expected, &current)?;
    // Before the version is compared: an import whose answer was lost names the version before its own.
    if let Some(version) = current.version.as_ref().filter(|_| current.says(&document)) {
        return Ok(Imported { snapshot_version: version.clone(), counts });
    }
    refuse_unexpected(expected, &current)?;
    let new = || Ok::<_, Failure>(new_version(current.version.as_deref(), &service.new_id()?));
    let version = new()?;
    let contracts =
        document.contracts.iter().map(|contract| Ok((contract.id.0.clone().into_owned(), new()?)));
    let contracts = contracts.collect::<Result<Vec<_>, Failure>>()?;
    // One batch: a reader sees the old configuration or the new one, never a part of each.
    let mut statements = vec![unchanged(staff, &current), guard()];
    let difference = difference(service, &document, current.rows)?;
    statements.push(legal_entities::upsert(&document.legal_entity, &version, document.grants.is_some()));
    statements.extend(difference.statements(&staff.legal_entity).map_err(|large| too_large(&large))?);
    statements.push(name_contracts(&staff.legal_entity, &contracts));
    statements.push(history::remember(&staff.legal_entity, &contracts));
    statements.push(version::open(&staff.legal_entity));
    statements.push(audit_entry(service, staff, request_id, &version, &counts));
    statements.push(clear_guard());
    service.stores.together().batch(statements).await?;
    Ok(Imported { snapshot_version: version, counts })
}

fn refuse_unsaid(expected: &Expected, current: &Current) -> Result<(), Failure> {
    let unsaid = *expected == Expected::Unsaid && current.version.is_some();
    if unsaid { Err(Failure::VersionMissing) } else { Ok(()) }
}

fn refuse_unexpected(expected: &Expected, current: &Current) -> Result<(), Failure> {
    let as_expected = match (expected, &current.version) {
        (Expected::Unsaid | Expected::Nothing, version) => version.is_none(),
        (Expected::Anything, version) => version.is_some(),
        (Expected::OneOf(versions), version) => version.as_ref().is_some_and(|one| versions.contains(one)),
    };
    if as_expected { Ok(()) } else { Err(Failure::VersionStale) }
}

fn invalid(problems: countersign_core::Problems) -> Failure {
    Failure::InvalidSnapshot(problems.map(Into::into))
}

/// What is there already.
struct Current {
    version: Option<String>,
    /// The document, as JSON text.
    document: Option<String>,
    rows: Rows,
    /// The base currency, where amounts were recorded in it.
    currency_in_use: Option<String>,
}

async fn current(service: &Service, legal_entity: &str) -> Result<Current, DatabaseError> {
    let rows = StoredRows(Document { legal_entity, scope: ReadScope::All });
    let parts = (CatalogueVersion(legal_entity), CurrencyInUse(legal_entity), rows);
    let (version, currency_in_use, rows) = read(service.stores.together(), &parts).await?;
    Ok(Current { version, document: rows.clone().assemble()?, rows, currency_in_use })
}

/// Reads the base currency of a legal entity, if amounts were recorded in it.
struct CurrencyInUse<'a>(&'a str);

impl Part for CurrencyInUse<'_> {
    type Answer = Option<String>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT currency FROM legal_entities
             WHERE id = ?1 AND EXISTS (SELECT 1 FROM usage WHERE legal_entity = ?1)",
        );
        vec![statement.text(self.0)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(|row| row.cells().text())?.pop())
    }
}

impl Current {
    /// Whether a document says what is there, whatever the order of its members.
    fn says(&self, document: &SnapshotDocument<'_>) -> bool {
        let stored: Option<Value> = self.document.as_ref().and_then(|text| serde_json::from_str(text).ok());
        stored.is_some() && stored == serde_json::to_value(document).ok()
    }
}

/// What the core cannot know: whose document it is, which time zones exist, and what was recorded.
fn refuse_unless_ours(
    service: &Service,
    staff: &StaffId,
    document: &SnapshotDocument<'_>,
    current: &Current,
) -> Result<(), Failure> {
    let entity = &document.legal_entity;
    let mut problems = Vec::new();
    if entity.id.0 != staff.legal_entity {
        problems.push(FieldProblem::own("/legalEntity/id", Code::WrongLegalEntity));
    }
    if service.clock.today(&entity.time_zone).is_none() {
        problems.push(FieldProblem::own("/legalEntity/timeZone", Code::UnknownTimeZone));
    }
    if current.currency_in_use.as_ref().is_some_and(|currency| *currency != entity.currency) {
        problems.push(FieldProblem::own("/legalEntity/currency", Code::CurrencyInUse));
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::InvalidSnapshot(problems.into())) }
}

/// Changes exactly one row if nothing was imported, and no usage recorded for the first time, since it was read.
fn unchanged(staff: &StaffId, current: &Current) -> Statement {
    let Some(version) = &current.version else {
        // The first import of this legal entity: an empty row that the import fills.
        return Statement::new(
            "INSERT INTO legal_entities (id, name, currency, time_zone, week_start, rates, settings,
               catalogue_version)
             SELECT ?1, '', '', '', '', '{}', '{}', ''
             WHERE NOT EXISTS (SELECT 1 FROM legal_entities WHERE id = ?1)",
        )
        .text(&staff.legal_entity);
    };
    Statement::new(
        "UPDATE legal_entities SET catalogue_version = catalogue_version
         WHERE id = ?1 AND catalogue_version = ?2
           AND (?3 IS NOT NULL OR NOT EXISTS (SELECT 1 FROM usage WHERE legal_entity = ?1))",
    )
    .text(&staff.legal_entity)
    .text(version)
    .optional(current.currency_in_use.as_deref())
}

/// The rows that differ from what is stored.
fn difference(
    service: &Service,
    document: &SnapshotDocument<'_>,
    stored: Rows,
) -> Result<Difference, Failure> {
    let decode = |(table, rows): (&&'static Table, Vec<SqlRow>)| {
        rows.into_iter().map(|row| table.decode(row)).collect::<Result<Vec<_>, _>>()
    };
    let stored: Vec<Vec<Row>> = TABLES.iter().zip(stored.tables).map(decode).collect::<Result<_, _>>()?;
    let rules = TABLES.iter().position(|table| std::ptr::eq(*table, &approval_rules::APPROVAL_RULES));
    let rules = rules.and_then(|place| stored.get(place)).map(Vec::as_slice).unwrap_or_default();
    let rule_ids = approval_rules::ids(rules, &document.approval_rules, || service.new_id())?;
    let source = Source { document, rule_ids };
    let tables = TABLES.iter().zip(stored);
    Ok(Difference(tables.map(|(table, stored)| TableDifference::of(table, stored, &source)).collect()))
}

fn too_large(large: &TooLarge) -> Failure {
    let problem = FieldProblem::new(format!("/{}", large.list), Code::TooLarge.word(), large.to_string());
    Failure::InvalidSnapshot(vec![problem].into())
}

/// Gives each contract its new version.
fn name_contracts(legal_entity: &str, versions: &[(String, String)]) -> Statement {
    Statement::new(
        "UPDATE contracts SET version = named.value ->> 1
         FROM json_each(?2) AS named WHERE contracts.legal_entity = ?1 AND contracts.id = named.value ->> 0",
    )
    .text(legal_entity)
    .text(json(&versions))
}

fn audit_entry(
    service: &Service,
    staff: &StaffId,
    request: &str,
    version: &str,
    counts: &Counts,
) -> Statement {
    audit::insert(&Entry {
        legal_entity: &staff.legal_entity,
        at: &service.clock.now(),
        request,
        actor: (ActorKind::Staff, &staff.id),
        event: "configuration.imported",
        subject: &staff.legal_entity,
        detail: object!({ "snapshotVersion": version, "counts": counts }),
    })
}
