use std::sync::atomic::{AtomicU64, Ordering};

use crate::ports::Ids;

/// Ids that count up, so that a run can be repeated.
#[derive(Debug, Default)]
pub struct CountedIds(AtomicU64);

impl Ids for CountedIds {
    fn unique(&self) -> String {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        format!("{number:08x}-0000-4000-8000-000000000000")
    }
}
