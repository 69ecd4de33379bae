//! How many lines there are to read: code and comments, tests left out.

use std::fs;
use std::ops::AddAssign;
use std::path::Path;

/// Lines that are not blank. A line with both is code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Lines of code.
    pub code: usize,
    /// Lines of comments and of documentation.
    pub comments: usize,
}

impl AddAssign for Lines {
    fn add_assign(&mut self, other: Self) {
        self.code += other.code;
        self.comments += other.comments;
    }
}

/// Adds up the files with one of these endings under a folder. Files named `tests.rs` and generated ones are left out.
///
/// # Panics
/// If a file cannot be read.
#[must_use]
pub fn of_folder(folder: &Path, endings: &[&str]) -> Lines {
    let mut lines = Lines::default();
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let file = entry.expect("an entry of the folder").path();
        if file.is_dir() {
            lines += of_folder(&file, endings);
        } else if endings.iter().any(|ending| file.extension().is_some_and(|extension| extension == *ending))
            && !file.ends_with("tests.rs")
        {
            lines += of_text(&fs::read_to_string(&file).expect("a source"));
        }
    }
    lines
}

/// Counts the lines of a text in Rust or TypeScript, as rustfmt and its like lay them out.
#[must_use]
pub fn of_text(text: &str) -> Lines {
    let mut lines = Lines::default();
    if text.starts_with("// Generated") {
        return lines;
    }
    let mut all = text.lines();
    let mut in_comment = false;
    while let Some(line) = all.next() {
        let line = line.trim_end();
        if line == "#[cfg(test)]" {
            skip_item(&mut all);
            continue;
        }
        let line = line.trim_start();
        let comment = in_comment || line.starts_with("//") || line.starts_with("/*");
        in_comment = (in_comment || line.starts_with("/*")) && !line.contains("*/");
        if comment {
            lines.comments += 1;
        } else if !line.is_empty() {
            lines.code += 1;
        }
    }
    lines
}

/// An item that is not indented ends in its first line, or with the next brace that is not indented.
fn skip_item<'a>(lines: &mut impl Iterator<Item = &'a str>) {
    let first = lines.find(|line| !line.starts_with("#["));
    if first.is_some_and(|line| line.ends_with('{')) {
        lines.find(|line| line.starts_with('}'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_comments_are_told_apart_and_tests_left_out() {
        let text = "//! A file.\n\nuse a::b; // why\n/* one\n   two */\nfn f() {\n    // why\n}\n\n\
                    #[cfg(test)]\nmod tests {\n    fn g() {}\n}\n\n#[cfg(test)]\nuse c;\n";
        assert_eq!(of_text(text), Lines { code: 3, comments: 4 });
    }

    #[test]
    fn generated_text_is_not_read() {
        assert_eq!(of_text("// Generated.\nfn f() {}\n"), Lines::default());
    }
}
