//! HTTP: what is asked, of whom, and how answers look. Every route declares what it needs.

mod accept;
mod answer;
mod bodies;
mod body;
mod call;
#[cfg(not(target_arch = "wasm32"))]
pub mod description;
mod etag;
mod principal;
mod problem;
mod query;
mod read;
mod request_id;
mod route_table;
mod routes;
#[cfg(not(target_arch = "wasm32"))]
mod shapes;

pub use principal::Admission;
pub use route_table::Route;
pub use routes::{router, routes};
