//! Documents and their conversions: the only place that knows JSON shapes.

mod amount;
mod answer;
mod approval;
pub(crate) mod declare;
mod delegation;
mod details;
mod duties;
mod explain;
pub(crate) mod json;
mod limits;
mod matrix;
mod matrix_check;
mod question;
pub(crate) mod read;
mod reverse;
#[cfg(feature = "serde")]
mod serde;
mod session;
mod slice;
mod slice_grants;
mod snapshot;
#[cfg(feature = "ts")]
pub(crate) mod typescript;
mod what_if;
pub(crate) mod write;

pub use amount::*;
pub use answer::*;
pub use approval::*;
pub use delegation::*;
pub use details::*;
pub use duties::*;
pub use explain::*;
pub use limits::*;
pub use matrix::*;
pub use matrix_check::*;
pub use question::*;
pub use read::{Entries, Id, Nullable, OneOf, Text};
pub use reverse::*;
pub use session::*;
pub use slice::{slice, slice_document};
pub use snapshot::*;
#[cfg(feature = "ts")]
pub use typescript::declarations;
pub use what_if::*;
pub use write::{Json, to_json};
