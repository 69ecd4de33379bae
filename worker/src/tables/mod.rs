//! The tables of the configuration, one file each: what writes a document into it and what reads it back.
//!
//! A document that was written is read back as the same JSON value: lists are ordered by `position`, and what no query
//! looks into is stored as JSON text, unchanged.

pub mod accounts;
pub mod approval_rules;
pub mod assignments;
mod bulk;
pub mod contracts;
pub mod customers;
pub mod features;
pub mod grants;
pub mod legal_entities;
pub mod limit_groups;
pub mod policies;
pub mod roles;
mod scope;
pub mod signatory_groups;
pub mod users;

pub use bulk::TooLarge;
pub use scope::ReadScope;

use crate::database::DatabaseError;
use crate::json::{NotJson, Raw, json, raw};

fn optional_raw(text: Option<String>) -> Result<Option<Raw>, NotJson> {
    text.map(raw).transpose()
}

fn optional_json(part: Option<&impl serde::Serialize>) -> Option<String> {
    part.map(json)
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
