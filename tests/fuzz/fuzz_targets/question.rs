//! Arbitrary bytes as a question: the first names the target, the second the world.
#![no_main]

use std::sync::OnceLock;

use countersign_tests::fuzz::{World, addressed, feed, worlds};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    static WORLDS: OnceLock<Vec<World>> = OnceLock::new();
    let worlds = WORLDS.get_or_init(worlds);
    if let Some((target, world, question)) = addressed(bytes) {
        let _either = feed(&worlds[world], target, question);
    }
});
