//! The tests of the bindings in Node.
#![cfg(target_arch = "wasm32")]

mod bindings;
