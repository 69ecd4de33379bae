//! The engine gives exactly the answers of the conformance corpus.

use std::collections::BTreeMap;

use countersign_core::{Engine, Problems, wire};
use countersign_tests::{Case, Query, conformance_cases, written};
use serde_json::Value;

/// Kinds of questions, and how many of each the corpus has.
const KINDS: [(&str, usize); 9] = [
    ("check", 1500),
    ("evaluate", 3512),
    ("headroom", 240),
    ("groupLimits", 597),
    ("matrix", 597),
    ("editPermissions", 597),
    ("validateLimits", 597),
    ("approvalStatus", 944),
    ("delegate", 600),
];

fn answer(engine: &Engine, case: &Case, query: &Query) -> Result<Value, Problems> {
    let question = query.input.to_string();
    let usage = case.usage.as_bytes();
    Ok(match query.kind.as_str() {
        "check" => written(&wire::check(engine, question.as_bytes())?),
        "evaluate" => written(&wire::evaluate(engine, question.as_bytes(), Some(usage))?),
        "headroom" => written(&wire::headroom(engine, question.as_bytes(), Some(usage))?),
        "groupLimits" => written(&wire::group_limits(engine, question.as_bytes())?),
        "matrix" => written(&wire::matrix(engine, question.as_bytes())?),
        "editPermissions" => written(&wire::edit_permissions(engine, question.as_bytes())?),
        "validateLimits" => written(&wire::validate_limits(engine, question.as_bytes())?),
        "approvalStatus" => written(&wire::approval_status(engine, question.as_bytes())?),
        "delegate" => written(&wire::delegate(engine, question.as_bytes())?),
        other => panic!("no such kind: {other}"),
    })
}

#[test]
fn every_question_of_the_corpus_gets_its_answer() {
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for case in conformance_cases().expect("the corpus") {
        let engine = Engine::load(case.snapshot.as_bytes())
            .unwrap_or_else(|problems| panic!("{} does not load: {problems:#?}", case.name));
        for query in &case.queries {
            let kind = query.kind.as_str();
            *asked.entry(kind.to_owned()).or_default() += 1;
            let answer = answer(&engine, &case, query);
            if answer.as_ref().ok() != Some(&query.expect) {
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
        "{} wrong answers, the first:\n{}",
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
