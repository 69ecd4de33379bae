//! What the service needs of the world, besides the database.

mod cache;
mod clock;
mod core_records;
mod messenger;
mod passwords;
mod pause;
mod randomness;
mod screening;

pub use cache::Cache;
pub use clock::Clock;
pub use core_records::{CoreRecord, CoreRecords, NotAnswered};
pub use messenger::{Letter, Messenger, NotSent};
pub use passwords::{NotHashed, Passwords};
pub use pause::Pause;
pub use randomness::{NoRandomness, Randomness};
pub use screening::{Check, Hit, Screening, Suspect};
