use std::time::Duration;

use crate::database::BoxedFuture;

/// Lets time pass, so that others get on.
pub trait Pause: Send + Sync {
    /// Ends after about this long.
    fn pause(&self, time: Duration) -> BoxedFuture<'_, ()>;
}
