//! The ports on a host: for tests and simulation.

mod cache;
mod clock;
mod migrations;
mod pause;
mod randomness;
mod sqlite;

pub use cache::MemoryCache;
pub use clock::FixedClock;
pub use pause::Yield;
pub use randomness::CountedRandomness;
pub use sqlite::Sqlite;
