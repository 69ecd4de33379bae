//! Files that a person should review when they change: what the engine says, written out and committed.

use std::path::Path;

/// Compares a text with the committed file of this name, or writes the file if `UPDATE_EXPECT` is set.
///
/// # Panics
/// If they differ, with the first line that does.
pub fn compare(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&file, text).expect("the golden file is written");
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    if committed != text {
        let differs = committed.lines().zip(text.lines()).position(|(old, new)| old != new);
        let line = differs.unwrap_or_else(|| committed.lines().count().min(text.lines().count()));
        let shown = |text: &str| text.lines().nth(line).unwrap_or("(the end)").to_owned();
        panic!(
            "tests/golden/{name} is not what the engine says, first in line {}:\n  committed {}\n  now       {}\n\
             look at the change and write it with UPDATE_EXPECT=1",
            line + 1,
            shown(&committed),
            shown(text),
        );
    }
}
