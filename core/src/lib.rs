//! Entitlements, limits and approvals for business banking: the engine that decides.
#![no_std]

extern crate alloc;

pub mod bounds;
mod problem;
pub mod wire;

pub use problem::{Problem, ProblemCode};
