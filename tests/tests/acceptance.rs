//! Every line of the acceptance checklist that is built is shown by a test of the API that names it and, where a person
//! sees it, by a test of the pages. `cargo test -p countersign-tests --test acceptance -- --nocapture` prints by which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// First and last of the lines that are built.
const BUILT: [(u16, u16); 6] = [(1, 4), (9, 18), (28, 28), (38, 81), (119, 129), (132, 132)];

/// Lines that no page shows, and why.
const WITHOUT_PAGE: [(u16, &str); 6] = [
    (3, "the bank's staff has no pages"),
    (13, "from where somebody may come is set through the API"),
    (28, "what is not one's own to give is not there"),
    (44, "the bank's staff has no pages"),
    (45, "the bank's staff has no pages"),
    (129, "what is not one's own to give is not there"),
];

/// By line, the tests that name it.
type Tests = BTreeMap<u16, BTreeSet<String>>;

/// The lines that a text names, such as `A46` and `A60–A64`.
fn named(text: &str) -> BTreeSet<u16> {
    let number = |word: &str| word.strip_prefix('A')?.parse::<u16>().ok();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '–');
    words
        .filter_map(|word| {
            let (first, last) = word.split_once('–').unwrap_or((word, word));
            Some(number(first)?..=number(last)?)
        })
        .flatten()
        .collect()
}

/// The lines that the name of a function begins with, such as `a16_a17_who_is_invited`.
fn begun_with(function: &str) -> BTreeSet<u16> {
    let number = |word: &str| word.strip_prefix('a').and_then(|digits| digits.parse::<u16>().ok());
    function.split('_').map_while(number).collect()
}

/// Notes the tests of a file in Rust: what is said above each, and its name.
fn note_rust(file: &str, text: &str, tests: &mut Tests) {
    let (mut lines, mut is_test) = (BTreeSet::new(), false);
    for line in text.lines().map(str::trim) {
        if let Some(said) = line.strip_prefix("///") {
            lines.extend(named(said));
        } else if line == "#[test]" {
            is_test = true;
        } else if let Some(rest) = line.strip_prefix("fn ") {
            let function = rest.split('(').next().unwrap_or_default();
            lines.extend(begun_with(function));
            for number in std::mem::take(&mut lines).into_iter().filter(|_| is_test) {
                tests.entry(number).or_default().insert(format!("{file}: {function}"));
            }
            is_test = false;
        } else if !line.starts_with('#') {
            lines.clear();
        }
    }
}

/// Notes the tests of a file of the pages: their titles.
fn note_pages(file: &str, text: &str, tests: &mut Tests) {
    for line in text.lines().map(str::trim) {
        let Some(title) = line.strip_prefix("test('").and_then(|rest| rest.split("', ").next()) else {
            continue;
        };
        for number in named(title) {
            tests.entry(number).or_default().insert(format!("{file}: {title}"));
        }
    }
}

/// Notes the tests of all files below a folder.
fn note(folder: &Path, ending: &str, with: fn(&str, &str, &mut Tests), tests: &mut Tests) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            note(&path, ending, with, tests);
        } else if name.ends_with(ending) {
            with(&name, &fs::read_to_string(&path).unwrap(), tests);
        }
    }
}

#[test]
fn every_line_that_is_built_is_shown() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let (mut api, mut pages) = (Tests::new(), Tests::new());
    note(&root.join("worker/tests/api"), ".rs", note_rust, &mut api);
    note(&root.join("web-demo/e2e"), ".spec.ts", note_pages, &mut pages);
    let mut missing = Vec::new();
    for line in BUILT.into_iter().flat_map(|(first, last)| first..=last) {
        let reason = WITHOUT_PAGE.iter().find(|(without, _)| *without == line).map(|(_, reason)| *reason);
        let shown = |tests: &Tests| tests.get(&line).into_iter().flatten().cloned().collect::<Vec<_>>();
        let (by_api, by_pages) = (shown(&api), shown(&pages));
        println!("A{line}");
        by_api
            .iter()
            .chain(&by_pages)
            .map(String::as_str)
            .chain(reason)
            .for_each(|test| println!("    {test}"));
        if by_api.is_empty() {
            missing.push(format!("A{line}: no test of the API"));
        }
        if by_pages.is_empty() == reason.is_none() {
            missing.push(format!("A{line}: {}", reason.unwrap_or("no test of the pages")));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn lines_are_read_as_they_are_written() {
    assert_eq!(named("A46, A52; a1 and A60–A62 of A."), BTreeSet::from([46, 52, 60, 61, 62]));
    assert_eq!(begun_with("a16_a17_who_has_a1"), BTreeSet::from([16, 17]));
    let mut tests = Tests::new();
    note_rust("x.rs", "/// A5.\n#[test]\nfn shown() {\n/// A6.\nfn helper() {\n", &mut tests);
    assert_eq!(tests.keys().copied().collect::<Vec<_>>(), [5]);
}
