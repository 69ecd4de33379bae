use countersign_core::wire::LegalEntity;
use serde::Serialize;

use super::{Raw, json, raw};
use crate::database::{DatabaseError, Row, Statement};

/// The legal entity of a document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LegalEntityPart {
    id: String,
    name: String,
    currency: String,
    time_zone: String,
    week_start: String,
    rates: Raw,
    settings: Raw,
}

/// Writes a legal entity and names its new version.
#[must_use]
pub fn upsert(entity: &LegalEntity<'_>, version: &str) -> Statement {
    Statement::new(
        "INSERT INTO legal_entities (id, name, currency, time_zone, week_start, rates, settings, version)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET
           name = excluded.name, currency = excluded.currency, time_zone = excluded.time_zone,
           week_start = excluded.week_start, rates = excluded.rates, settings = excluded.settings,
           version = excluded.version",
    )
    .text(entity.id.0.as_ref())
    .text(entity.name.as_ref())
    .text(entity.currency.as_ref())
    .text(entity.time_zone.as_ref())
    .text(entity.week_start.code())
    .text(json(&entity.rates))
    .text(json(&entity.settings))
    .text(version)
}

/// Reads a legal entity.
#[must_use]
pub fn select(legal_entity: &str) -> Statement {
    Statement::new(
        "SELECT id, name, currency, time_zone, week_start, rates, settings FROM legal_entities WHERE id = ?1",
    )
    .text(legal_entity)
}

/// The legal entity of a row.
///
/// # Errors
/// If the row is not one of [`select`].
pub fn decode(row: Row) -> Result<LegalEntityPart, DatabaseError> {
    let mut cells = row.cells();
    Ok(LegalEntityPart {
        id: cells.text()?,
        name: cells.text()?,
        currency: cells.text()?,
        time_zone: cells.text()?,
        week_start: cells.text()?,
        rates: raw(cells.text()?)?,
        settings: raw(cells.text()?)?,
    })
}
