//! Snapshots: built from rows, named by version, compiled once, asked often.

mod basis;
mod document;
pub mod history;
mod load;
mod name;

pub use basis::{Basis, Holdings, Named, locate, locate_holdings, locate_own};
pub use document::{Document, Rows, StoredRows};
pub use load::{load_for, load_kept};
pub use name::{SnapshotName, new_version};
