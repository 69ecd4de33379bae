//! Which module of a crate names which other: read from the paths in its source that begin with `crate::` or `super::`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The modules of a crate, each with those it names. A module is its path, such as `decide::limit`.
pub type Arrows = BTreeMap<String, BTreeSet<String>>;

/// The arrows between the modules under a crate's `src`; what only tests name is left out.
///
/// # Panics
/// If the folder cannot be read.
#[must_use]
pub fn between_modules(src: &Path) -> Arrows {
    let mut sources = BTreeMap::new();
    collect(src, &mut Vec::new(), &mut sources);
    let modules: BTreeSet<String> = sources.keys().cloned().collect();
    let arrows = |(module, text): (&String, &String)| {
        let named = named_paths(module, text).into_iter().filter_map(|path| resolved(&path, &modules));
        (module.clone(), named.filter(|named| named != module).collect())
    };
    sources.iter().map(arrows).collect()
}

/// The same between the rooms: the first names of the modules' paths.
#[must_use]
pub fn between_rooms(modules: &Arrows) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut rooms: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (module, named) in modules {
        let named = named.iter().map(|named| room(named)).filter(|named| *named != room(module));
        rooms.entry(room(module)).or_default().extend(named);
    }
    rooms
}

/// Modules that name each other, directly or through others.
#[must_use]
pub fn circles(arrows: &Arrows) -> Vec<Vec<&str>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        arrows.keys().map(|module| (module.as_str(), reached_from(module, arrows))).collect();
    let mut circles = BTreeSet::new();
    for (module, reached) in &reach {
        let circle: Vec<&str> =
            reached.iter().copied().filter(|other| reach[other].contains(module)).collect();
        if !circle.is_empty() {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

fn room(module: &str) -> &str {
    module.split("::").next().unwrap_or(module)
}

fn reached_from<'a>(module: &str, arrows: &'a Arrows) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = arrows[module].iter().map(String::as_str).collect();
    while let Some(module) = next.pop() {
        if reached.insert(module) {
            next.extend(arrows[module].iter().map(String::as_str));
        }
    }
    reached
}

fn collect(folder: &Path, path: &mut Vec<String>, sources: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let file = entry.expect("a file").path();
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if file.is_dir() {
            path.push(name);
            collect(&file, path, sources);
            path.pop();
        } else if file.extension().is_some_and(|extension| extension == "rs") && !is_apart(&name, path) {
            let own = (name != "mod").then_some(name);
            let module = path.iter().cloned().chain(own).collect::<Vec<_>>().join("::");
            sources.insert(module, fs::read_to_string(&file).expect("a source"));
        }
    }
}

/// The root of a crate names everything, and tests may.
fn is_apart(name: &str, path: &[String]) -> bool {
    name == "tests" || path.is_empty() && ["lib", "main"].contains(&name)
}

/// The paths in a source, from the root of its crate.
fn named_paths(module: &str, text: &str) -> Vec<Vec<String>> {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let parent: Vec<String> =
        module.rsplit_once("::").map_or("", |(parent, _)| parent).split("::").map(Into::into).collect();
    let below = |start: &str, root: &[String]| -> Vec<Vec<String>> {
        let paths = code.split(start).skip(1).flat_map(paths);
        paths.map(|path| root.iter().cloned().chain(path).filter(|name| !name.is_empty()).collect()).collect()
    };
    [below("crate::", &[]), below("super::", &parent)].concat()
}

/// The paths that a text begins with: one, or as many as its braces hold.
fn paths(rest: &str) -> Vec<Vec<String>> {
    let is_path = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == ':';
    let end = rest.find(|c| !is_path(c)).unwrap_or(rest.len());
    let start: Vec<String> = rest[..end].split("::").map(Into::into).collect();
    let Some(group) = rest[end..].strip_prefix('{') else { return vec![start] };
    let group = group.split('}').next().unwrap_or(group);
    // Braces within braces: what stands in the inner ones is read as if it stood in the outer, which names at most more.
    let parts = group.split([',', '{']).map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(paths).map(|path| start.iter().cloned().chain(path).collect()).collect()
}

/// The innermost module of a path.
fn resolved(path: &[String], modules: &BTreeSet<String>) -> Option<String> {
    (1..=path.len()).rev().map(|length| path[..length].join("::")).find(|module| modules.contains(module))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrows(of: &[(&str, &[&str])]) -> Arrows {
        let named = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
        of.iter().map(|(module, list)| ((*module).to_owned(), named(list))).collect()
    }

    #[test]
    fn modules_that_name_each_other_are_a_circle() {
        let round = arrows(&[("a", &["b"]), ("b", &["c"]), ("c", &["a"]), ("d", &["a"])]);
        assert_eq!(circles(&round), [["a", "b", "c"]]);
        assert!(circles(&arrows(&[("a", &["b", "c"]), ("b", &["c"]), ("c", &[])])).is_empty());
    }

    #[test]
    fn a_path_is_read_from_where_it_stands() {
        let text =
            "use crate::model::limits::{Limits, NO_LIMITS};\n// crate::wire\nfn f() { super::checks::ask() }";
        let paths = named_paths("decide::limit", text);
        let limits = ["model", "limits"].to_vec();
        assert_eq!(paths, [limits.clone(), limits, ["decide", "checks", "ask"].to_vec()]);
    }

    #[test]
    fn braces_hold_several_paths() {
        let text = "use crate::{ask::usable, model::{limits, people::User}};";
        let paths = named_paths("wire", text);
        let starts: Vec<_> = paths.iter().map(|path| path[0].as_str()).collect();
        assert!(starts.starts_with(&["ask", "model"]), "{paths:?}");
    }
}
