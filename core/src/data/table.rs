//! Maps and sets that keep the order of insertion, so that answers follow the document and never a hash.
//!
//! The hash is fast and not random, because core has no randomness. Keys that were made to collide make look-ups slow,
//! and no answer wrong; a document's ids come from the bank itself.

use core::hash::{BuildHasher, Hash};

use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;

/// A map in the order of insertion.
pub(crate) type Table<K, V> = IndexMap<K, V, FxBuildHasher>;

/// A set in the order of insertion.
pub(crate) type Set<T> = IndexSet<T, FxBuildHasher>;

/// The hash of a value that lies elsewhere, for a `hashbrown::HashTable` that holds only its number.
pub(crate) fn hash_of(thing: impl Hash) -> u64 {
    FxBuildHasher.hash_one(thing)
}
