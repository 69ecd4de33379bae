//! Documents and their conversions: the only place that knows JSON shapes.

pub(crate) mod json;
pub(crate) mod read;
mod snapshot;
#[cfg(feature = "ts")]
pub(crate) mod typescript;

pub use read::{Entries, Id, Text};
pub use snapshot::*;
