//! Snapshots: built from rows, named by version, compiled once, asked often.

mod basis;
mod document;
pub mod history;
mod load;
mod name;

pub use basis::{Basis, Known};
pub use document::{Document, Rows, StoredRows};
pub use load::{keep, load, load_for, load_kept};
pub use name::{SnapshotName, contract_versions, kept_under, new_version, part_of};
