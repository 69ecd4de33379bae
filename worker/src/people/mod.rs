//! Who the users are: their details, and since when each is active or suspended. Each file has the statements of one
//! table. Nothing of it is in a configuration, an engine, or a copy of one.

pub mod details;
pub mod listing;
pub mod persons;
pub mod standings;

pub use details::{Details, DetailsOf, NewDetails};
