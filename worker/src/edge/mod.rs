//! The Cloudflare adapters and the Worker's entry point.

mod cache;
mod clock;
pub mod deadline;
mod entry;
mod randomness;
