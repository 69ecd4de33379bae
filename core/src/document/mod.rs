//! Documents: a tree read from JSON, a reader that reports every problem at its place, and what a snapshot looks like.
//!
//! Public only for what [`crate::document!`] expands to.

#[doc(hidden)]
pub use serde;
#[cfg(feature = "ts")]
#[doc(hidden)]
pub use ts_rs;

pub(crate) mod declaration;
pub mod reader;
pub(crate) mod resolver;
pub(crate) mod snapshot;
pub mod tree;
#[cfg(feature = "ts")]
mod typescript;
