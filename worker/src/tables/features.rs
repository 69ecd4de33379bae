//! Features with their actions.

use serde::Serialize;

use super::table::{Columns, Order, Select, Source, Table, json_text, text};
use super::{ByParent, optional, optional_id, optional_json, optional_raw, some};
use crate::database::{DatabaseError, SqlRow};
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

/// The features.
pub static FEATURES: Table = Table {
    name: "features",
    list: "features",
    columns: &[text("id"), text("name"), text("description"), text("level"), json_text("accountTypes")],
    key: 1,
    order: Order::Among,
    select: Select::Catalogue(
        "SELECT id, name, description, level, account_types, position
         FROM features WHERE legal_entity = ?1 ORDER BY position, id",
    ),
    upsert: "INSERT INTO features (legal_entity, id, name, description, level, account_types, position)
             SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4,
               CAST(value ->> 5 AS INTEGER)
             FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, id) DO UPDATE SET
               name = excluded.name, description = excluded.description, level = excluded.level,
               account_types = excluded.account_types, position = excluded.position
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM features
             WHERE legal_entity = ?1 AND id IN (SELECT value ->> 0 FROM json_each(?2))",
    rows: feature_rows,
};

fn feature_rows(source: &Source<'_>) -> Vec<Columns> {
    let features = source.document.features.iter().map(|feature| {
        let (name, description) = (optional(&feature.name), optional(&feature.description));
        let types = optional_json(feature.account_types.as_ref());
        vec![some(&feature.id.0), name, description, some(feature.level.code()), types]
    });
    features.collect()
}

/// Their actions.
pub static ACTIONS: Table = Table {
    name: "actions",
    list: "features",
    columns: &[
        text("id"),
        text("feature"),
        text("name"),
        text("accessLevel"),
        text("limitGroup"),
        text("approvedBy"),
        json_text("limits"),
    ],
    key: 1,
    order: Order::Within(1),
    select: Select::Catalogue(
        "SELECT id, feature, name, access_level, limit_group, approved_by, limits, position
         FROM actions WHERE legal_entity = ?1 ORDER BY position, id",
    ),
    upsert: "INSERT INTO actions (legal_entity, id, feature, name, access_level, limit_group, approved_by, limits,
               position)
             SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
               CAST(value ->> 7 AS INTEGER)
             FROM json_each(?2) WHERE true
             ON CONFLICT (legal_entity, id) DO UPDATE SET
               feature = excluded.feature, name = excluded.name, access_level = excluded.access_level,
               limit_group = excluded.limit_group, approved_by = excluded.approved_by, limits = excluded.limits,
               position = excluded.position
             WHERE ?3 = 'changed'",
    delete: "DELETE FROM actions
             WHERE legal_entity = ?1 AND id IN (SELECT value ->> 0 FROM json_each(?2))",
    rows: action_rows,
};

fn action_rows(source: &Source<'_>) -> Vec<Columns> {
    let features = source.document.features.iter();
    let actions = features.flat_map(|feature| feature.actions.iter().map(move |action| (feature, action)));
    let row =
        |(feature, action): (&countersign_core::wire::Feature<'_>, &countersign_core::wire::Action<'_>)| {
            let (group, approver) = (optional_id(&action.limit_group), optional_id(&action.approved_by));
            let (name, level) = (optional(&action.name), some(action.access_level.code()));
            let limits = optional_json(action.limits.as_ref());
            vec![some(&action.id.0), some(&feature.id.0), name, level, group, approver, limits]
        };
    actions.map(row).collect()
}

/// The features of these rows.
///
/// # Errors
/// If the rows are not of these tables.
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
    let (id, feature) = (cells.text()?, cells.text()?);
    let action = StoredAction {
        id,
        name: cells.optional_text()?,
        access_level: cells.text()?,
        limit_group: cells.optional_text()?,
        approved_by: cells.optional_text()?,
        limits: optional_raw(cells.optional_text()?)?,
    };
    Ok((feature, action))
}
