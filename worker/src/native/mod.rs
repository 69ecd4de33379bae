//! The ports on a host: for tests and simulation.

mod cache;
mod clock;
mod ids;

pub use cache::MemoryCache;
pub use clock::FixedClock;
pub use ids::CountedIds;
