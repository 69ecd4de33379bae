//! Who signs in: identities, sessions, secrets that stand for a person once, and messages to people. Each file has the
//! statements of one table.

mod argon2id;
pub mod codes;
mod composed;
pub mod identities;
mod instant;
pub mod network;
pub mod outbox;
pub mod profile;
pub mod second_factors;
pub mod secrets;
pub mod sessions;
pub mod settings;
pub mod staff;
pub mod steps;
pub mod throttles;
mod token;
pub mod totp;

pub use argon2id::{Argon2id, NOBODYS_HASH};
pub use composed::composed;
pub use instant::instant;
pub use token::{Presented, Token};
