//! Every code the engine answers or refuses with, from real inputs, in one golden file that a person reviews: a changed
//! line is a changed message.

mod amounts;
mod answers;
mod details;
mod documents;
mod questions;

use std::collections::BTreeSet;
use std::fmt::Display;

use countersign_core::details::DetailCode;
use countersign_core::{
    ApprovalRefusal, DelegationRefusal, FindingCode, Problem, ProblemCode, ReasonCode, wire,
};
use countersign_tests::golden;

/// One line: the code, where, and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    code: String,
    place: String,
    text: String,
}

impl Line {
    fn new(code: impl Display, place: impl Display, text: impl Display) -> Self {
        Self { code: code.to_string(), place: place.to_string(), text: text.to_string() }
    }

    fn of_problem(problem: &Problem) -> Self {
        let place = if problem.path.is_empty() { "(whole)" } else { &problem.path };
        Self::new(problem.code, place, &problem.message)
    }
}

/// Lines of one kind, and the closed list of codes that they must show.
struct Section {
    title: &'static str,
    lines: Vec<Line>,
    codes: Vec<&'static str>,
}

/// What no input of a size that a test can make brings about: it takes 2^32 entries.
const UNREACHABLE: [ProblemCode; 1] = [ProblemCode::TooMany];

fn sections() -> Vec<Section> {
    let section = |title, lines, codes| Section { title, lines, codes };
    let refusals = questions::lines();
    vec![
        section("problems of snapshot documents", documents::lines(), vec![]),
        section("problems of questions and usage rows", refusals, vec![]),
        section(
            "reasons of check and evaluate",
            answers::reasons(),
            codes(ReasonCode::ALL, ReasonCode::code),
        ),
        section(
            "refused approvals",
            answers::approvals(),
            codes(ApprovalRefusal::ALL, ApprovalRefusal::code),
        ),
        section(
            "refused limits",
            answers::limits(),
            codes(wire::LimitIssueCode::ALL, wire::LimitIssueCode::code),
        ),
        section("refused edits", answers::edits(), codes(wire::EditRefusal::ALL, wire::EditRefusal::code)),
        section(
            "refused delegations",
            answers::delegations(),
            codes(DelegationRefusal::ALL, DelegationRefusal::code),
        ),
        section(
            "findings of approval matrices",
            answers::findings(),
            codes(FindingCode::ALL, FindingCode::code),
        ),
        section("refused amounts", amounts::lines(), vec![]),
        section("refused details and warnings", details::lines(), codes(DetailCode::ALL, DetailCode::code)),
    ]
}

fn codes<T: Copy>(all: &[T], code: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|word| code(*word)).collect()
}

/// A character as the file shows it: control characters and those without a shape by their number.
fn visible(c: char) -> String {
    let shown: String = c.escape_debug().collect();
    if shown.starts_with("\\u") { shown } else { c.to_string() }
}

fn shown(lines: &[Line]) -> BTreeSet<&str> {
    lines.iter().map(|line| line.code.as_str()).collect()
}

#[test]
fn the_committed_messages_are_those_of_the_engine() {
    let mut text = String::new();
    for section in sections() {
        text += &format!("== {}\n\n", section.title);
        for Line { code, place, text: message } in section.lines {
            // What the engine repeats of its input may hold anything.
            let line = format!("{code:<28} {place}: {message}");
            text += &line.chars().map(visible).collect::<String>();
            text.push('\n');
        }
        text += "\n";
    }
    golden::compare("messages.txt", text.trim_end());
}

#[test]
fn every_code_has_its_line() {
    for section in sections() {
        let shown = shown(&section.lines);
        let missing: Vec<_> = section.codes.iter().filter(|code| !shown.contains(*code)).collect();
        assert!(missing.is_empty(), "{}: no line shows {missing:?}", section.title);
    }
}

#[test]
fn every_problem_code_has_its_line() {
    let all = [documents::lines(), questions::lines()].concat();
    let shown = shown(&all);
    for code in ProblemCode::ALL {
        let reachable = !UNREACHABLE.contains(code);
        assert_eq!(
            shown.contains(code.code()),
            reachable,
            "{code}: shown in a line, or listed as unreachable"
        );
    }
}

#[test]
fn messages_are_lower_case_sentences_without_a_full_stop() {
    for Line { place, text, .. } in [documents::lines(), questions::lines()].concat() {
        let first = text.trim_start_matches('`').chars().next();
        let quotes = text.starts_with('`') || text.starts_with(|c: char| c.is_ascii_uppercase());
        assert!(quotes || first.is_some_and(char::is_lowercase), "{place}: {text}");
        assert!(!text.ends_with('.') && !text.contains(char::is_control), "{place}: {text}");
        assert!(!text.contains("::") && !text.contains("Err("), "no Rust in it: {text}");
    }
}
