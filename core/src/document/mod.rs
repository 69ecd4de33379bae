//! Documents: a tree read from JSON, a reader that reports every problem at its place, and what a snapshot looks like.
//!
//! Public only for what [`crate::document!`] expands to.

#[doc(hidden)]
pub use serde;
#[cfg(feature = "ts")]
#[doc(hidden)]
pub use ts_rs;
#[cfg(feature = "openapi")]
#[doc(hidden)]
pub use utoipa;

pub(crate) mod declaration;
#[cfg(feature = "openapi")]
pub mod openapi;
pub(crate) mod parameter;
pub mod reader;
pub(crate) mod resolver;
pub(crate) mod snapshot;
pub mod tree;
#[cfg(feature = "ts")]
mod typescript;
