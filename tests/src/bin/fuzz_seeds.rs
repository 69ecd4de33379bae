//! Writes the corpus that the coverage-guided fuzzer begins with: real documents and questions.

use std::fs;
use std::path::Path;

use countersign_tests::fuzz::corpus;

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (folder, name, bytes) in corpus() {
        fs::create_dir_all(root.join(folder))?;
        fs::write(root.join(folder).join(name), bytes)?;
    }
    Ok(())
}
