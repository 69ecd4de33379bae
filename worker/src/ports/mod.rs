//! What the service needs of the world, besides the database.

mod cache;
mod clock;
mod passwords;
mod pause;
mod randomness;

pub use cache::Cache;
pub use clock::Clock;
pub use passwords::{NotHashed, Passwords};
pub use pause::Pause;
pub use randomness::{NoRandomness, Randomness};
