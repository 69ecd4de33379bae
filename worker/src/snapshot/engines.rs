//! Compiled snapshots, kept in memory. Nothing here is authoritative: names are versioned, so none is ever stale.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use countersign_core::Engine;

/// Bytes of documents whose engines are kept at once.
const KEPT_BYTES_MAX: usize = 8_000_000;
/// How many engines are kept at once.
const KEPT_MAX: usize = 64;

/// A document and the engine that was loaded from it.
pub struct Loaded {
    /// Decides.
    pub engine: Engine,
    /// The document's JSON text.
    pub document: String,
    /// The users that the document knows.
    pub users: HashSet<String>,
}

/// The most recently used engines.
#[derive(Default)]
pub struct Engines {
    /// From the least to the most recently used.
    kept: Mutex<Vec<(String, Arc<Loaded>)>>,
}

impl Engines {
    /// The engine of this name, if it is kept.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Arc<Loaded>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.iter().position(|(name, _)| name == key)?;
        let entry = kept.remove(place);
        let loaded = Arc::clone(&entry.1);
        kept.push(entry);
        Some(loaded)
    }

    /// Keeps an engine, and lets those go that were not used for longest.
    pub fn put(&self, key: String, loaded: Arc<Loaded>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(name, _)| *name != key);
        kept.push((key, loaded));
        while kept.len() > 1 && (kept.len() > KEPT_MAX || bytes(&kept) > KEPT_BYTES_MAX) {
            kept.remove(0);
        }
    }
}

fn bytes(kept: &[(String, Arc<Loaded>)]) -> usize {
    kept.iter().map(|(_, loaded)| loaded.document.len()).sum()
}
