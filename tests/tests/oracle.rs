//! The naive model gives exactly the answers of the conformance corpus, so that it can judge the engine elsewhere.

use std::collections::BTreeMap;

use countersign_tests::conformance_cases;
use countersign_tests::oracle::{KINDS, Oracle};

#[test]
fn the_oracle_answers_every_question_of_the_corpus() {
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for case in conformance_cases().expect("the corpus") {
        let document = serde_json::from_str(&case.snapshot).expect("JSON");
        let oracle = Oracle::new(&document, &serde_json::from_str(&case.usage).expect("JSON"));
        for query in &case.queries {
            *asked.entry(query.kind.clone()).or_default() += 1;
            let answer = oracle.answer(&query.kind, &query.input);
            if answer.as_ref() != Some(&query.expect) {
                let (name, kind) = (&case.name, &query.kind);
                wrong.push(format!(
                    "{name}: {kind} {}\n got {answer:?}\nwant {:?}",
                    query.input,
                    Some(&query.expect)
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong answers, the first:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(5)].join("\n")
    );
    let counts = KINDS.map(|kind| asked.remove(kind).unwrap_or(0));
    assert_eq!(counts, [1200, 2651, 960, 477, 477, 477, 477, 2143, 480], "questions asked");
    assert!(asked.is_empty(), "kinds without a model: {asked:?}");
}
