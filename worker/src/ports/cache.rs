use std::time::Duration;

use crate::database::BoxedFuture;

/// Holds copies of immutable values under names that are never used for another value.
///
/// It may forget values, and it may fail in silence: whatever is missing is built again from the database.
pub trait Cache: Send + Sync {
    /// The value of this name, if it is there.
    fn get<'a>(&'a self, name: &'a str) -> BoxedFuture<'a, Option<String>>;

    /// Keeps a value for at least a minute and about this long, if it can.
    fn put<'a>(&'a self, name: &'a str, value: &'a str, life: Duration) -> BoxedFuture<'a, ()>;
}
