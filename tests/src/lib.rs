//! What the tests that cross rooms share: the conformance cases, a naive model of the engine, random worlds.

pub mod arrows;
pub mod broken;
pub mod differential;
pub mod facts;
pub mod fuzz;
pub mod golden;
pub mod lines;
pub mod oracle;
pub mod parity;
pub mod sized;
pub mod small;
pub mod walks;
pub mod worlds;

use std::path::Path;

use countersign_core::wire::{self, to_json};
use countersign_core::{Engine, Problems};
use serde::Serialize;
use serde_json::Value;

/// One case of the conformance corpus: a world and questions about it.
#[derive(Debug)]
pub struct Case {
    /// Name of the case, for messages.
    pub name: String,
    /// The snapshot document as JSON text.
    pub snapshot: String,
    /// The usage rows as JSON text.
    pub usage: String,
    /// The questions with the answers that are expected.
    pub queries: Vec<Query>,
}

/// One question and its answer.
#[derive(Debug)]
pub struct Query {
    /// Name of the method.
    pub kind: String,
    /// The question.
    pub input: Value,
    /// The answer.
    pub expect: Value,
}

/// Reads every case of the corpus.
///
/// # Errors
/// If a file cannot be read or is not a list of cases.
pub fn conformance_cases() -> Result<Vec<Case>, Box<dyn std::error::Error>> {
    cases_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance"))
}

/// Reads every case of a folder.
///
/// # Errors
/// If a file cannot be read or is not a list of cases.
pub fn cases_of(folder: &Path) -> Result<Vec<Case>, Box<dyn std::error::Error>> {
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let file: Vec<Value> = serde_json::from_slice(&std::fs::read(entry?.path())?)?;
        for case in file {
            cases.push(read_case(&case).ok_or("a case has another shape")?);
        }
    }
    Ok(cases)
}

/// The engine's answer to a question of a case, over its usage.
///
/// # Errors
/// What is malformed in the question.
///
/// # Panics
/// If there is no such kind of question.
pub fn answer(engine: &Engine, case: &Case, query: &Query) -> Result<Value, Problems> {
    let question = query.input.to_string();
    let (question, usage) = (question.as_bytes(), Some(case.usage.as_bytes()));
    Ok(match query.kind.as_str() {
        "check" => written(&wire::check(engine, question)?),
        "evaluate" => written(&wire::evaluate(engine, question, usage)?),
        "headroom" => written(&wire::headroom(engine, question, usage)?),
        "groupLimits" => written(&wire::group_limits(engine, question)?),
        "matrix" => written(&wire::matrix(engine, question)?),
        "editPermissions" => written(&wire::edit_permissions(engine, question)?),
        "validateLimits" => written(&wire::validate_limits(engine, question)?),
        "approvalStatus" => written(&wire::approval_status(engine, question)?),
        "delegate" => written(&wire::delegate(engine, question)?),
        other => panic!("no such kind: {other}"),
    })
}

/// An answer as the module writes it.
///
/// # Panics
/// If that is no JSON.
pub fn written(answer: &impl Serialize) -> Value {
    serde_json::from_str(&to_json(answer)).expect("what is written is JSON")
}

fn read_case(case: &Value) -> Option<Case> {
    let query = |query: &Value| {
        Some(Query {
            kind: query.get("kind")?.as_str()?.to_owned(),
            input: query.get("input")?.clone(),
            expect: query.get("expect")?.clone(),
        })
    };
    Some(Case {
        name: case.get("name")?.as_str()?.to_owned(),
        snapshot: case.get("snapshot")?.to_string(),
        usage: case.get("usage")?.to_string(),
        queries: case.get("queries")?.as_array()?.iter().map(query).collect::<Option<_>>()?,
    })
}
