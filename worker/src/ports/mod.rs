//! What the service needs of the world, besides the database.

mod cache;
mod clock;
mod messenger;
mod passwords;
mod pause;
mod randomness;

pub use cache::Cache;
pub use clock::Clock;
pub use messenger::{Letter, Messenger, NotSent};
pub use passwords::{NotHashed, Passwords};
pub use pause::Pause;
pub use randomness::{NoRandomness, Randomness};
