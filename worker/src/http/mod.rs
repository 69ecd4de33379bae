//! HTTP: what is asked, of whom, and how answers look. Every route declares what it needs.

mod accept;
mod answer;
mod body;
mod call;
#[cfg(not(target_arch = "wasm32"))]
pub mod description;
mod etag;
mod fields;
mod json;
mod principal;
mod problem;
mod query;
mod request_id;
mod route_table;
mod routes;
#[cfg(not(target_arch = "wasm32"))]
mod shapes;

pub use principal::Admission;
pub use route_table::Route;
pub use routes::{router, routes};
