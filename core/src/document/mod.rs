//! Documents: a tree read from JSON, a reader that reports every problem at its place, and what a snapshot looks like.

pub(crate) mod declaration;
pub(crate) mod reader;
pub(crate) mod resolver;
#[cfg(feature = "serde")]
mod serde;
pub(crate) mod snapshot;
pub(crate) mod tree;
pub(crate) mod write;
