use crate::database::BoxedFuture;

/// Holds copies of immutable values under names that are never used for another value.
///
/// It may forget values, and it may fail in silence: whatever is missing is built again from the database.
pub trait Cache: Send + Sync {
    /// The value of this name, if it is there.
    fn get<'a>(&'a self, name: &'a str) -> BoxedFuture<'a, Option<String>>;

    /// Keeps a value, if it can.
    fn put<'a>(&'a self, name: &'a str, value: &'a str) -> BoxedFuture<'a, ()>;
}
