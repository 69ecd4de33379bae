//! The package's types are generated from the documents that the engine reads and writes.

use std::path::Path;

use countersign_core::wire;

const HEADER: &str = "// Generated from the engine's documents. Change them there; `UPDATE_EXPECT=1` with this test writes it.\n\n";

#[test]
fn the_committed_types_are_those_of_the_engine() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wasm/js/types.ts");
    let generated = format!("{HEADER}{}", wire::declarations());
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&file, &generated).expect("the types are written");
    }
    let committed = std::fs::read_to_string(&file).expect("wasm/js/types.ts");
    assert!(committed == generated, "wasm/js/types.ts is not what the engine's documents say");
}
