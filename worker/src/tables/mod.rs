//! The tables of the configuration, one file each: what a document has there, what writes it, and what reads it back.
//!
//! A document that was written is read back as the same JSON value: lists are ordered by `position`, and what no query
//! looks into is stored as JSON text, unchanged.

pub mod accounts;
pub mod approval_rules;
pub mod assignments;
mod bulk;
pub mod contracts;
pub mod customers;
mod difference;
pub mod features;
pub mod grants;
pub mod legal_entities;
pub mod limit_groups;
pub mod policies;
mod positions;
pub mod roles;
mod scope;
pub mod signatory_groups;
mod table;
pub mod users;

pub use bulk::chunks;
pub use difference::{Difference, TableDifference, TooLarge};
pub use scope::ReadScope;
pub use table::{Row, Table};

use crate::database::DatabaseError;
use crate::json::{NotJson, Raw, json, raw};

/// Every table of a document, parents before their children, as foreign keys demand of what is written.
pub static TABLES: [&Table; 17] = [
    &limit_groups::LIMIT_GROUPS,
    &features::FEATURES,
    &features::ACTIONS,
    &policies::POLICIES,
    &roles::ROLES,
    &contracts::CONTRACTS,
    &customers::CUSTOMERS,
    &accounts::ACCOUNTS,
    &users::USERS,
    &assignments::ASSIGNMENTS,
    &assignments::REMOVALS,
    &assignments::OVERRIDES,
    &signatory_groups::SIGNATORY_GROUPS,
    &signatory_groups::MEMBERS,
    &approval_rules::APPROVAL_RULES,
    &approval_rules::NAMED_USERS,
    &grants::GRANTS,
];

fn some(text: impl AsRef<str>) -> Option<String> {
    Some(text.as_ref().to_owned())
}

fn optional(text: &Option<countersign_core::wire::Text<'_>>) -> Option<String> {
    text.as_deref().map(str::to_owned)
}

fn optional_id(id: &Option<countersign_core::wire::Id<'_>>) -> Option<String> {
    id.as_ref().map(|id| id.0.clone().into_owned())
}

fn some_json(part: &impl serde::Serialize) -> Option<String> {
    Some(json(part))
}

fn optional_json(part: Option<&impl serde::Serialize>) -> Option<String> {
    part.map(json)
}

fn optional_raw(text: Option<String>) -> Result<Option<Raw>, NotJson> {
    text.map(raw).transpose()
}

/// Rows grouped by their parent, in their order: reading children with one statement and sorting them here avoids a
/// statement for each parent.
struct ByParent<T>(std::collections::HashMap<String, Vec<T>>);

impl<T> ByParent<T> {
    fn collect(
        rows: impl Iterator<Item = Result<(String, T), DatabaseError>>,
    ) -> Result<Self, DatabaseError> {
        let mut groups = std::collections::HashMap::<String, Vec<T>>::new();
        for row in rows {
            let (parent, child) = row?;
            groups.entry(parent).or_default().push(child);
        }
        Ok(Self(groups))
    }

    fn take(&mut self, parent: &str) -> Vec<T> {
        self.0.remove(parent).unwrap_or_default()
    }
}
