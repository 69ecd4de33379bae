//! HTTP: what is asked, of whom, and how answers look. Every route declares what it needs.

mod accept;
mod answer;
mod body;
mod call;
mod etag;
mod fields;
mod json;
#[cfg(not(target_arch = "wasm32"))]
pub mod openapi;
mod principal;
mod problem;
mod query;
mod request_id;
mod routes;
mod table;

pub use principal::Access;
pub use routes::{router, routes};
pub use table::Route;
