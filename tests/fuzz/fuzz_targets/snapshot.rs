//! Arbitrary bytes as a snapshot document.
#![no_main]

use std::sync::OnceLock;

use countersign_tests::fuzz::{World, feed, target, worlds};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    static WORLDS: OnceLock<Vec<World>> = OnceLock::new();
    let _either = feed(&WORLDS.get_or_init(worlds)[0], target("snapshot"), bytes);
});
