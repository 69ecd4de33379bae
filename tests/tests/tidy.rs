//! Files stay short enough to be one concept each.

use std::fs;
use std::path::{Path, PathBuf};

/// Longest hand-written file, tests in it included.
const LINES_MAX: usize = 600;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !["pkg", "build", "dist", "node_modules", "target"].contains(&name.as_str()) {
            sources(&path, found);
        } else if path
            .extension()
            .is_some_and(|extension| ["rs", "ts", "tsx", "mjs"].iter().any(|e| extension == *e))
        {
            found.push(path);
        }
    }
}

#[test]
fn no_file_is_longer_than_one_concept() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for room in ["core", "wasm", "worker", "web-demo", "tests", "xtask"] {
        sources(&root.join(room), &mut files);
    }
    assert!(files.len() > 150, "only {} files were looked at", files.len());
    let long = files.into_iter().filter_map(|file| {
        let text = fs::read_to_string(&file).unwrap();
        let lines = text.lines().count();
        let generated = text.starts_with("// Generated");
        (lines > LINES_MAX && !generated).then(|| format!("{} has {lines} lines", file.display()))
    });
    assert_eq!(long.collect::<Vec<_>>(), [""; 0]);
}
