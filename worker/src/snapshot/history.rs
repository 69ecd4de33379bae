//! Earlier versions of configuration and contracts, so that a client with an old snapshot can be told what has changed.

use super::SnapshotName;
use crate::database::{Database, DatabaseError, SqlRow, Statement};
use crate::json::json;

/// Remembers the current versions, at the end of a batch that has changed them. A contract is remembered only if its
/// version is new.
#[must_use]
pub fn remember(legal_entity: &str) -> [Statement; 2] {
    let configuration = Statement::new(
        "INSERT INTO configuration_history (legal_entity, ordinal, version)
         SELECT id, 1 + COALESCE((SELECT MAX(ordinal) FROM configuration_history WHERE legal_entity = ?1), 0),
           catalogue_version
         FROM legal_entities WHERE id = ?1",
    );
    let contracts = Statement::new(
        "INSERT INTO contract_history (legal_entity, contract, ordinal, version)
         SELECT ?1, contracts.id,
           (SELECT MAX(ordinal) FROM configuration_history WHERE legal_entity = ?1), contracts.version
         FROM contracts
         WHERE contracts.legal_entity = ?1 AND contracts.version IS NOT (
           SELECT version FROM contract_history
           WHERE legal_entity = ?1 AND contract = contracts.id ORDER BY ordinal DESC LIMIT 1
         )",
    );
    [configuration, contracts].map(|statement| statement.text(legal_entity))
}

/// The snapshot of the same contracts when the legal entity's configuration had a version. None if it never had.
///
/// # Errors
/// If the database does not answer.
pub async fn earlier(
    database: &dyn Database,
    now: &SnapshotName,
    entity_version: &str,
) -> Result<Option<SnapshotName>, DatabaseError> {
    let rows = database.query(select(now, entity_version)).await?;
    let contracts = rows.into_iter().map(decode).collect::<Result<Vec<_>, _>>()?;
    let name = SnapshotName { entity_version: entity_version.to_owned(), contracts, ..now.clone() };
    Ok(Some(name).filter(|name| !name.contracts.is_empty()))
}

fn select(now: &SnapshotName, entity_version: &str) -> Statement {
    // Of each contract the last version that was remembered at or before that configuration: a row is
    // written only where a version has changed.
    Statement::new(
        "SELECT contract, version FROM contract_history AS history
         WHERE legal_entity = ?1 AND contract IN (SELECT value FROM json_each(?2)) AND ordinal = (
           SELECT MAX(ordinal) FROM contract_history
           WHERE legal_entity = ?1 AND contract = history.contract AND ordinal <= (
             SELECT ordinal FROM configuration_history WHERE legal_entity = ?1 AND version = ?3
           )
         )
         ORDER BY contract",
    )
    .text(&now.legal_entity)
    .text(json(&now.contract_ids()))
    .text(entity_version)
}

fn decode(row: SqlRow) -> Result<(String, String), DatabaseError> {
    let mut cells = row.cells();
    Ok((cells.text()?, cells.text()?))
}
