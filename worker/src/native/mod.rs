//! The ports on a host: for tests and simulation.

mod cache;
mod clock;
mod randomness;

pub use cache::MemoryCache;
pub use clock::FixedClock;
pub use randomness::CountedRandomness;
