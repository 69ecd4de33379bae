//! HTTP: what is asked, of whom, and how answers look. A route is one row of a table.

mod accept;
mod answer;
mod bodies;
mod body;
mod call;
mod creation_bodies;
#[cfg(not(target_arch = "wasm32"))]
pub mod description;
mod etag;
mod input;
// Two files of the same names: who is asking on a developer's machine, and elsewhere.
#[cfg_attr(not(feature = "local"), path = "deployed.rs")]
mod local;
mod network;
mod origin;
mod page;
mod parameters;
mod principal;
mod problem;
mod read;
mod request_id;
mod route_table;
mod routes;
mod session;
#[cfg(not(target_arch = "wasm32"))]
mod sheet;

pub use page::opens_page;
pub use principal::Admission;
pub use route_table::{EVERYWHERE, Method, Route, TableFlaw};
pub use routes::{router, routes};
