//! The engine gives exactly the answers of the conformance corpus.

use std::collections::BTreeMap;

use countersign_core::{Engine, wire};
use countersign_tests::{answer, conformance_cases, written};
use serde_json::Value;

/// Kinds of questions, and how many of each the corpus has.
const KINDS: [(&str, usize); 9] = [
    ("check", 1200),
    ("evaluate", 2651),
    ("headroom", 960),
    ("groupLimits", 477),
    ("matrix", 477),
    ("editPermissions", 477),
    ("validateLimits", 477),
    ("approvalStatus", 2143),
    ("delegate", 480),
];

#[test]
fn every_question_of_the_corpus_gets_its_answer() {
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut wrong_of: BTreeMap<&str, usize> = BTreeMap::new();
    for case in conformance_cases().expect("the corpus") {
        let engine = Engine::load(case.snapshot.as_bytes())
            .unwrap_or_else(|problems| panic!("{} does not load: {problems:#?}", case.name));
        for query in &case.queries {
            let kind = query.kind.as_str();
            *asked.entry(kind.to_owned()).or_default() += 1;
            let answer = answer(&engine, &case, query);
            if answer.as_ref().ok() != Some(&query.expect) {
                let kind = KINDS.iter().find(|(known, _)| *known == kind).map_or("", |(known, _)| known);
                *wrong_of.entry(kind).or_default() += 1;
                wrong.push(format!(
                    "{}: {kind} {}\n got {answer:?}\nwant {}",
                    case.name, query.input, query.expect
                ));
            }
        }
    }
    let all = KINDS.map(|(kind, count)| (kind.to_owned(), count));
    assert_eq!(asked, all.into_iter().collect(), "questions asked");
    assert!(
        wrong.is_empty(),
        "{} wrong answers ({wrong_of:?}), the first:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(5)].join("\n")
    );
}

#[test]
fn a_document_read_and_written_is_the_same() {
    for case in conformance_cases().expect("the corpus") {
        let document = wire::SnapshotDocument::parse(case.snapshot.as_bytes()).expect("it loads");
        let written = written(&document);
        assert_eq!(written, serde_json::from_str::<Value>(&case.snapshot).expect("JSON"), "{}", case.name);
    }
}
