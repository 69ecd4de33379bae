//! The Cloudflare adapters and the Worker's entry point.

mod cache;
mod clock;
mod d1;
mod deadline;
mod entry;
mod messenger;
mod page;
mod pause;
mod provider;
mod randomness;
