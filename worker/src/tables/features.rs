//! Features with their actions.

use countersign_core::wire::Feature;
use serde::Serialize;

use super::{ByParent, TooLarge, bulk, optional_json, optional_raw};
use crate::database::{DatabaseError, SqlRow, Statement};
use crate::json::Raw;

/// A feature of a document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredFeature {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    level: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_types: Option<Raw>,
    actions: Vec<StoredAction>,
}

/// An action of a document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredAction {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    access_level: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit_group: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approved_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limits: Option<Raw>,
}

/// Removes those of a legal entity.
#[must_use]
pub fn delete(legal_entity: &str) -> [Statement; 2] {
    [
        Statement::new("DELETE FROM actions WHERE legal_entity = ?1").text(legal_entity),
        Statement::new("DELETE FROM features WHERE legal_entity = ?1").text(legal_entity),
    ]
}

/// Writes those of a document.
///
/// # Errors
/// If one of them is too large for a row.
pub fn insert(legal_entity: &str, features: &[Feature<'_>]) -> Result<Vec<Statement>, TooLarge> {
    let mut statements = bulk::insert(
        "INSERT INTO features (legal_entity, position, id, name, description, level, account_types)
         SELECT ?1, CAST(value ->> 0 AS INTEGER), value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
         FROM json_each(?2)",
        legal_entity,
        features.iter().enumerate().map(|(position, feature)| {
            let types = optional_json(feature.account_types.as_ref());
            (position, &feature.id, &feature.name, &feature.description, feature.level.code(), types)
        }),
    )?;
    statements.extend(insert_actions(legal_entity, features)?);
    Ok(statements)
}

fn insert_actions(legal_entity: &str, features: &[Feature<'_>]) -> Result<Vec<Statement>, TooLarge> {
    let actions =
        features.iter().flat_map(|feature| feature.actions.iter().map(move |action| (feature, action)));
    bulk::insert(
        "INSERT INTO actions (legal_entity, position, feature, id, name, access_level, limit_group, approved_by,
           limits)
         SELECT ?1, CAST(value ->> 0 AS INTEGER), value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
           value ->> 6, value ->> 7
         FROM json_each(?2)",
        legal_entity,
        actions.enumerate().map(|(position, (feature, action))| {
            let limits = optional_json(action.limits.as_ref());
            let (level, group, approver) = (action.access_level.code(), &action.limit_group, &action.approved_by);
            (position, &feature.id, &action.id, &action.name, level, group, approver, limits)
        }),
    )
}

/// Reads the features and the actions of a legal entity.
#[must_use]
pub fn select(legal_entity: &str) -> [Statement; 2] {
    [
        Statement::new(
            "SELECT id, name, description, level, account_types
             FROM features WHERE legal_entity = ?1 ORDER BY position",
        )
        .text(legal_entity),
        Statement::new(
            "SELECT feature, id, name, access_level, limit_group, approved_by, limits
             FROM actions WHERE legal_entity = ?1 ORDER BY position",
        )
        .text(legal_entity),
    ]
}

/// The features of the rows of [`select`].
///
/// # Errors
/// If the rows are not of those statements.
pub fn decode(features: Vec<SqlRow>, actions: Vec<SqlRow>) -> Result<Vec<StoredFeature>, DatabaseError> {
    let mut actions = ByParent::collect(actions.into_iter().map(decode_action))?;
    features.into_iter().map(|row| decode_feature(row, &mut actions)).collect()
}

fn decode_feature(row: SqlRow, actions: &mut ByParent<StoredAction>) -> Result<StoredFeature, DatabaseError> {
    let mut cells = row.cells();
    let id = cells.text()?;
    Ok(StoredFeature {
        actions: actions.take(&id),
        id,
        name: cells.optional_text()?,
        description: cells.optional_text()?,
        level: cells.text()?,
        account_types: optional_raw(cells.optional_text()?)?,
    })
}

fn decode_action(row: SqlRow) -> Result<(String, StoredAction), DatabaseError> {
    let mut cells = row.cells();
    let feature = cells.text()?;
    let action = StoredAction {
        id: cells.text()?,
        name: cells.optional_text()?,
        access_level: cells.text()?,
        limit_group: cells.optional_text()?,
        approved_by: cells.optional_text()?,
        limits: optional_raw(cells.optional_text()?)?,
    };
    Ok((feature, action))
}
