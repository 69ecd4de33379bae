//! Engines that were loaded, kept in memory. Each is kept under a name with its versions, so it can never be stale.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use countersign_core::Engine;

/// Bytes of documents whose engines are kept at once. An engine takes a few times its document, and an isolate has 128
/// MB.
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
        // A panic while the lock was held has at worst lost an entry: go on.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.iter().position(|(name, _)| name == key)?;
        let entry = kept.remove(place);
        let loaded = Arc::clone(&entry.1);
        kept.push(entry);
        Some(loaded)
    }

    /// Keeps an engine, and drops those that were not used for longest.
    pub fn put(&self, key: String, loaded: Arc<Loaded>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(name, _)| *name != key);
        kept.push((key, loaded));
        // At least the newest stays, however large: it is about to be asked.
        while kept.len() > 1 && (kept.len() > KEPT_MAX || bytes(&kept) > KEPT_BYTES_MAX) {
            kept.remove(0);
        }
    }
}

fn bytes(kept: &[(String, Arc<Loaded>)]) -> usize {
    kept.iter().map(|(_, loaded)| loaded.document.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(padding: usize) -> Arc<Loaded> {
        let document = include_str!("../tests/api/support/bank.json").to_owned();
        let engine = Engine::load(document.as_bytes()).unwrap();
        Arc::new(Loaded { engine, document: document + &" ".repeat(padding), users: HashSet::new() })
    }

    #[test]
    fn the_least_recently_used_engine_goes_first() {
        let engines = Engines::default();
        let one = loaded(0);
        for number in 0..KEPT_MAX {
            engines.put(number.to_string(), Arc::clone(&one));
        }
        assert!(engines.get("0").is_some());
        engines.put("new".to_owned(), one);
        assert!(engines.get("1").is_none());
        assert!(engines.get("0").is_some() && engines.get("2").is_some() && engines.get("new").is_some());
    }

    #[test]
    fn large_documents_leave_room_for_few() {
        let engines = Engines::default();
        engines.put("small".to_owned(), loaded(0));
        engines.put("huge".to_owned(), loaded(KEPT_BYTES_MAX));
        assert!(engines.get("small").is_none());
        assert!(engines.get("huge").is_some(), "the one in use is kept whatever its size");
    }
}
