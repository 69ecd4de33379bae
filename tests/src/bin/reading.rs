//! Prints how much there is to read, and which modules name each other.

use std::path::Path;

use countersign_tests::arrows::{between_modules, circles};
use countersign_tests::lines::of_folder;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    println!("lines without tests and generated files   code  comments");
    for (name, folder) in [
        ("core", "core/src"),
        ("wasm, Rust", "wasm/src"),
        ("wasm, TypeScript", "wasm/js"),
        ("worker", "worker/src"),
    ] {
        let lines = of_folder(&root.join(folder), &["rs", "ts", "tsx"]);
        println!("  {name:38}{:6}  {:8}", lines.code, lines.comments);
    }
    println!("circles of modules that name each other");
    for (name, folder) in [("core", "core/src"), ("worker", "worker/src")] {
        let modules = between_modules(&root.join(folder));
        let circles = circles(&modules);
        println!("  {name:38}{:6}", circles.len());
        for circle in circles {
            println!("    {}", circle.join(", "));
        }
    }
}
