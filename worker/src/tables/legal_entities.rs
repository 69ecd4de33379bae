use countersign_core::wire::LegalEntity;
use serde::Serialize;

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::{Raw, json, raw};

/// The legal entity of a document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredLegalEntity {
    id: String,
    name: String,
    currency: String,
    time_zone: String,
    week_start: String,
    rates: Raw,
    settings: Raw,
    /// Whether the document has a list of grants, be it empty.
    #[serde(skip)]
    pub(crate) lists_grants: bool,
}

/// What holds of a legal entity at its current version, as far as the edge needs it.
#[derive(Debug, Clone)]
pub struct CurrentEntity {
    /// Its id.
    pub id: String,
    /// The version of its catalogue.
    pub catalogue_version: String,
    /// Its base currency.
    pub currency: String,
    /// Its time zone.
    pub time_zone: String,
    /// Whether contract limits bound all users together.
    pub shared_contract_limits: bool,
}

/// Writes a legal entity, names its new version, and keeps whether its document lists grants.
#[must_use]
pub fn upsert(entity: &LegalEntity<'_>, version: &str, lists_grants: bool) -> Statement {
    Statement::new(
        "INSERT INTO legal_entities (id, name, currency, time_zone, week_start, rates, settings,
           catalogue_version, lists_grants)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, CAST(?9 AS INTEGER))
         ON CONFLICT (id) DO UPDATE SET
           name = excluded.name, currency = excluded.currency, time_zone = excluded.time_zone,
           week_start = excluded.week_start, rates = excluded.rates, settings = excluded.settings,
           catalogue_version = excluded.catalogue_version, lists_grants = excluded.lists_grants",
    )
    .text(entity.id.0.as_ref())
    .text(entity.name.as_ref())
    .text(entity.currency.as_ref())
    .text(entity.time_zone.as_ref())
    .text(entity.week_start.code())
    .text(json(&entity.rates))
    .text(json(&entity.settings))
    .text(version)
    .number(lists_grants.into())
}

/// Reads a legal entity.
#[must_use]
pub fn select(legal_entity: &str) -> Statement {
    Statement::new(
        "SELECT id, name, currency, time_zone, week_start, rates, settings, lists_grants
         FROM legal_entities WHERE id = ?1",
    )
    .text(legal_entity)
}

/// The legal entity of a row.
///
/// # Errors
/// If the row is not one of [`select`].
pub fn decode(row: SqlRow) -> Result<StoredLegalEntity, DatabaseError> {
    let mut cells = row.cells();
    Ok(StoredLegalEntity {
        id: cells.text()?,
        name: cells.text()?,
        currency: cells.text()?,
        time_zone: cells.text()?,
        week_start: cells.text()?,
        rates: raw(cells.text()?)?,
        settings: raw(cells.text()?)?,
        lists_grants: cells.small_integer()? == 1,
    })
}

/// Reads what holds of a legal entity; nothing if there is no such one.
#[derive(Debug, Clone, Copy)]
pub struct Current<'a>(pub &'a str);

impl Part for Current<'_> {
    type Answer = Option<CurrentEntity>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT id, catalogue_version, currency, time_zone, settings ->> '$.sharedContractLimits' AS shared
             FROM legal_entities WHERE id = ?1",
        );
        vec![statement.text(self.0)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(decode_current)?.pop())
    }
}

fn decode_current(row: SqlRow) -> Result<CurrentEntity, DatabaseError> {
    let mut cells = row.cells();
    Ok(CurrentEntity {
        id: cells.text()?,
        catalogue_version: cells.text()?,
        currency: cells.text()?,
        time_zone: cells.text()?,
        shared_contract_limits: cells.small_integer()? == 1,
    })
}
