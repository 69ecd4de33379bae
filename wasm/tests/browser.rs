//! The tests of the bindings in a browser. A file says where it runs; the runner leaves it out anywhere else.
#![cfg(target_arch = "wasm32")]

mod bindings;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
