use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::database::BoxedFuture;
use crate::ports::Cache;

/// A cache in memory. It forgets nothing: no process of a host lives as long as a copy.
#[derive(Debug, Default)]
pub struct MemoryCache(Mutex<HashMap<String, String>>);

impl MemoryCache {
    /// How many values it holds.
    pub fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Cache for MemoryCache {
    fn get<'a>(&'a self, name: &'a str) -> BoxedFuture<'a, Option<String>> {
        Box::pin(async move { self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned() })
    }

    fn put<'a>(&'a self, name: &'a str, value: &'a str, _life: Duration) -> BoxedFuture<'a, ()> {
        Box::pin(async move {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), value.to_owned());
        })
    }
}
