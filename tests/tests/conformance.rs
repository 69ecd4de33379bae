//! The engine gives exactly the answers of the conformance corpus.

use std::collections::BTreeMap;

use countersign_core::{Engine, Problem, wire};
use countersign_tests::{Case, Query, conformance_cases};
use serde_json::Value;

/// Kinds of questions the engine answers.
const KINDS: [&str; 2] = ["check", "evaluate"];

fn answer(engine: &Engine, case: &Case, query: &Query) -> Result<Value, Vec<Problem>> {
    let question = query.input.to_string();
    let usage = case.usage.as_bytes();
    let json = match query.kind.as_str() {
        "check" => serde_json::to_value(wire::check(engine, question.as_bytes())?),
        "evaluate" => serde_json::to_value(wire::evaluate(engine, question.as_bytes(), Some(usage))?),
        other => panic!("no such kind: {other}"),
    };
    Ok(json.expect("answers are JSON"))
}

#[test]
fn every_question_of_the_corpus_gets_its_answer() {
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for case in conformance_cases().expect("the corpus") {
        let engine = Engine::load(case.snapshot.as_bytes())
            .unwrap_or_else(|problems| panic!("{} does not load: {problems:#?}", case.name));
        for query in &case.queries {
            let Some(kind) = KINDS.into_iter().find(|kind| *kind == query.kind) else { continue };
            *asked.entry(kind).or_default() += 1;
            let answer = answer(&engine, &case, query);
            if answer.as_ref().ok() != Some(&query.expect) {
                wrong.push(format!(
                    "{}: {kind} {}\n got {answer:?}\nwant {}",
                    case.name, query.input, query.expect
                ));
            }
        }
    }
    assert_eq!(KINDS.map(|kind| asked.get(kind).copied()), [Some(1200), Some(2840)], "questions asked");
    assert!(
        wrong.is_empty(),
        "{} wrong answers, the first:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(5)].join("\n")
    );
}

#[test]
fn a_document_read_and_written_is_the_same() {
    for case in conformance_cases().expect("the corpus") {
        let document = wire::SnapshotDocument::parse(case.snapshot.as_bytes()).expect("it loads");
        let written = serde_json::to_value(&document).expect("documents are JSON");
        assert_eq!(written, serde_json::from_str::<Value>(&case.snapshot).expect("JSON"), "{}", case.name);
    }
}
