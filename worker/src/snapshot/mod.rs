//! Snapshots: built from rows, named by version, compiled once, asked often.

mod document;
mod engines;
pub mod history;
mod load;
mod name;
mod place;

pub use document::{assemble, statements};
pub use engines::{Engines, Loaded};
pub use load::{load_for, load_kept};
pub use name::{Name, new_version};
pub use place::{Entity, Holdings, Ledger, Named, Place, locate, locate_holdings, locate_own};
