//! Documents and their conversions: the only place that knows JSON shapes.

mod answer;
pub(crate) mod json;
mod question;
pub(crate) mod read;
mod slice;
mod snapshot;
#[cfg(feature = "ts")]
pub(crate) mod typescript;

pub use answer::*;
pub use question::*;
pub use read::{Entries, Id, Nullable, Text};
pub use slice::slice;
pub use snapshot::*;
#[cfg(feature = "ts")]
pub use typescript::declarations;
