//! The batch of an edit: it holds only at the versions that were read.

use countersign_core::wire::SnapshotDocument;

use super::state::State;
use super::{Edit, Scope, Versions};
use crate::code::Code;
use crate::database::{Statement, clear_guard, guard, guard_rows};
use crate::failure::{Failure, FieldProblem};
use crate::json::json;
use crate::ledger::version;
use crate::snapshot::history;
use crate::tables::{Difference, TooLarge, chunks, customers, legal_entities, users};

/// How many new versions are remembered in one statement: a bound value may have 2 MB, and ids have up to 256 bytes.
const REMEMBERED_MAX: usize = 2_000;

/// What an edit writes.
pub(super) struct Write<'a> {
    pub(super) edit: Edit<'a>,
    pub(super) state: &'a State,
    pub(super) versions: &'a Versions,
    pub(super) after: &'a SnapshotDocument<'a>,
    pub(super) difference: &'a Difference,
}

impl Write<'_> {
    /// One batch: a reader sees the old configuration or the new one, never a part of each.
    ///
    /// # Errors
    /// `InvalidSnapshot` if a row is too large.
    pub(super) fn statements(
        &self,
        entry: Statement,
        beside: Vec<Statement>,
    ) -> Result<Vec<Statement>, Failure> {
        let entity = self.edit.legal_entity;
        // Versions first: what is stale is told as stale, whatever else it would break.
        let mut statements = self.guards();
        statements.extend(self.legal_entity());
        statements.extend(self.difference.statements(entity).map_err(|large| too_large(&large))?);
        let moved = self.moved();
        statements.extend(name(entity, &moved));
        statements.extend(moved.chunks(REMEMBERED_MAX).map(|moved| history::remember(entity, moved)));
        let opened = chunks(self.new_customers().map(|id| json(&id)));
        statements.extend(opened.into_iter().map(|(customers, _)| version::open(entity, customers)));
        statements.push(entry);
        statements.extend(beside);
        statements.push(clear_guard());
        Ok(statements)
    }

    /// Contracts with their new versions.
    fn moved(&self) -> Vec<(String, String)> {
        let before =
            |id: &String| self.state.versions.as_ref().and_then(|versions| versions.contracts.get(id));
        let contracts = self.versions.contracts.iter();
        let moved = contracts.filter(|(id, version)| before(id) != Some(version));
        moved.map(|(id, version)| (id.clone(), version.clone())).collect()
    }

    fn new_customers(&self) -> impl Iterator<Item = &str> {
        let added = self.difference.in_table(&customers::CUSTOMERS).map(|it| it.added.as_slice());
        added.unwrap_or_default().iter().filter_map(|row| row.columns.first()?.as_deref())
    }

    fn guards(&self) -> Vec<Statement> {
        let entity = self.edit.legal_entity;
        let Some(versions) = &self.state.versions else { return first(entity).into() };
        let mut guards = vec![unchanged(entity, &versions.catalogue)];
        let contracts = chunks(versions.contracts.iter().map(|contract| json(&contract)));
        guards.extend(contracts.into_iter().map(|(list, count)| unchanged_contracts(entity, list, count)));
        if matches!(self.edit.scope, Scope::Whole) {
            guards.push(no_others(entity, versions.contracts.len()));
        } else {
            guards.extend(self.guard_people(versions));
        }
        if self.versions.remainder != versions.remainder || matches!(self.edit.scope, Scope::Whole) {
            guards.push(unchanged_remainder(entity, &versions.remainder));
        }
        // Amounts are recorded in the base currency: none may have been since it was read.
        if self.state.recorded.is_none() && matches!(self.edit.scope, Scope::Whole) {
            guards.push(nothing_recorded(entity, &self.after.legal_entity.currency));
        }
        guards
    }

    /// A user whose row changes must have no part in a contract beyond the scope: its version would stay, and with it
    /// what was loaded of the user.
    fn guard_people(&self, versions: &Versions) -> Vec<Statement> {
        let Some(people) = self.difference.in_table(&users::USERS) else { return Vec::new() };
        let changed = people.changed.iter().map(|(row, _)| row).chain(&people.removed);
        let ids = chunks(changed.filter_map(|row| Some(json(row.columns.first()?))));
        let contracts: Vec<&String> = versions.contracts.keys().collect();
        let guard = |(list, _)| users::guard_within(self.edit.legal_entity, &json(&contracts), list);
        ids.into_iter().map(guard).collect()
    }

    /// The legal entity's row, and the version of what is in no contract.
    fn legal_entity(&self) -> Vec<Statement> {
        let mut statements = Vec::new();
        if matches!(self.edit.scope, Scope::Whole) {
            let lists_grants = self.after.grants.is_some();
            let (entity, version) = (&self.after.legal_entity, &self.versions.catalogue);
            statements.push(legal_entities::upsert(entity, version, lists_grants));
        }
        let before = self.state.versions.as_ref().map(|versions| &versions.remainder);
        if before != Some(&self.versions.remainder) {
            let statement = Statement::new("UPDATE legal_entities SET remainder_version = ?2 WHERE id = ?1");
            statements.push(statement.text(self.edit.legal_entity).text(&self.versions.remainder));
        }
        statements
    }
}

/// The first import of a legal entity: an empty row that the import fills.
fn first(legal_entity: &str) -> [Statement; 2] {
    let statement = Statement::new(
        "INSERT INTO legal_entities (id, name, currency, time_zone, week_start, rates, settings, catalogue_version)
         VALUES (?1, '', '', '', '', '{}', '{}', '') ON CONFLICT (id) DO NOTHING",
    );
    [statement.text(legal_entity), guard()]
}

fn unchanged(legal_entity: &str, catalogue_version: &str) -> Statement {
    let statement = Statement::new(
        "INSERT INTO guard (ok)
         SELECT EXISTS (SELECT 1 FROM legal_entities WHERE id = ?1 AND catalogue_version = ?2)",
    );
    statement.text(legal_entity).text(catalogue_version)
}

fn unchanged_remainder(legal_entity: &str, version: &str) -> Statement {
    let statement = Statement::new(
        "INSERT INTO guard (ok)
         SELECT EXISTS (SELECT 1 FROM legal_entities WHERE id = ?1 AND remainder_version = ?2)",
    );
    statement.text(legal_entity).text(version)
}

fn unchanged_contracts(legal_entity: &str, contracts: String, count: u64) -> Statement {
    let statement = Statement::new(
        "INSERT INTO guard (ok)
         SELECT COUNT(*) = CAST(?3 AS INTEGER) FROM json_each(?2) AS read
         CROSS JOIN contracts ON contracts.legal_entity = ?1 AND contracts.id = read.value ->> 0
           AND contracts.version = read.value ->> 1",
    );
    statement.text(legal_entity).text(contracts).number(count)
}

/// No contract is there beside those that were read.
fn no_others(legal_entity: &str, count: usize) -> Statement {
    let statement = Statement::new(
        "INSERT INTO guard (ok)
         SELECT COUNT(*) = CAST(?2 AS INTEGER) FROM contracts WHERE legal_entity = ?1",
    );
    statement.text(legal_entity).text(count.to_string())
}

fn nothing_recorded(legal_entity: &str, currency: &str) -> Statement {
    let statement = Statement::new(
        "INSERT INTO guard (ok)
         SELECT EXISTS (SELECT 1 FROM legal_entities WHERE id = ?1 AND currency = ?2)
           OR NOT EXISTS (SELECT 1 FROM usage WHERE legal_entity = ?1)",
    );
    statement.text(legal_entity).text(currency)
}

/// Gives contracts their new versions.
fn name(legal_entity: &str, moved: &[(String, String)]) -> Vec<Statement> {
    let update = |(list, count)| {
        let statement = Statement::new(
            // Not an UPDATE FROM the list, which would go through it for every contract of the legal entity.
            "INSERT INTO contracts (legal_entity, id, version, position)
             SELECT ?1, value ->> 0, value ->> 1, 0 FROM json_each(?2)
             WHERE EXISTS (SELECT 1 FROM contracts WHERE legal_entity = ?1 AND id = value ->> 0)
             ON CONFLICT (legal_entity, id) DO UPDATE SET version = excluded.version",
        );
        [statement.text(legal_entity).text(list), guard_rows(count)]
    };
    chunks(moved.iter().map(json)).into_iter().flat_map(update).collect()
}

fn too_large(large: &TooLarge) -> Failure {
    let problem = FieldProblem::new(format!("/{}", large.list), Code::TooLarge.word(), large.to_string());
    Failure::InvalidSnapshot(vec![problem].into())
}
