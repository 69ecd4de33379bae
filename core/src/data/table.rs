//! Maps and sets that keep the order in which things came: answers follow the document, never a hash.
//!
//! The hash is quick and not random, because core has no randomness. Whoever makes keys that collide makes looking them
//! up slow, and nothing wrong; a document's ids come from the bank itself.

use core::hash::{BuildHasher, Hash};

use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;

/// A map, by the order in which its keys came.
pub(crate) type Table<K, V> = IndexMap<K, V, FxBuildHasher>;

/// A set, by the order in which its members came.
pub(crate) type Set<T> = IndexSet<T, FxBuildHasher>;

/// The hash of a thing whose number is kept in a `hashbrown::HashTable`, because the thing itself lies elsewhere.
pub(crate) fn hash_of(thing: impl Hash) -> u64 {
    FxBuildHasher.hash_one(thing)
}
