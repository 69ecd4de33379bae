//! Questions with the engine's own answers as text, for whoever runs the same engine elsewhere.

use std::error::Error;
use std::io::Write;

use countersign_core::{Engine, Problem, Problems, wire};
use serde::Serialize;
use serde_json::{Value, json};

use crate::conformance_cases;
use crate::oracle::KINDS;
use crate::worlds::{Random, RandomWorld};

/// Random questions about one world, and more of them on behalf of others.
const QUESTIONS_PER_WORLD: usize = 50;
const QUESTIONS_ON_BEHALF: usize = 10;

/// Writes the corpus and at least so many random questions, a world a line: its `name`, `snapshot`, `usage`, and
/// `questions`, each with its kind, itself and the text of the answer, which for a refused question lists its problems.
///
/// # Errors
/// If the corpus cannot be read, or the lines cannot be written.
pub fn write(seed: u64, questions: usize, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    for case in conformance_cases()? {
        let asked = case.queries.into_iter().map(|query| (query.kind, query.input));
        let (snapshot, usage) = (serde_json::from_str(&case.snapshot)?, serde_json::from_str(&case.usage)?);
        writeln!(out, "{}", world(&case.name, &snapshot, &usage, asked))?;
    }
    let mut written = 0;
    for seed in (0..).map(|number| seed.wrapping_add(number)) {
        if written >= questions {
            break;
        }
        let mut random = Random::new(seed);
        let drawn = RandomWorld::new(&mut random);
        let asked = random_questions(&mut random, &drawn);
        written += asked.len();
        writeln!(out, "{}", world(&format!("seed {seed}"), &drawn.document, &drawn.usage, asked))?;
    }
    Ok(())
}

fn random_questions(random: &mut Random, world: &RandomWorld) -> Vec<(String, Value)> {
    let mut asked = Vec::new();
    for _ in 0..QUESTIONS_PER_WORLD {
        let kind = if random.chance(40) { "evaluate" } else { KINDS[random.below(KINDS.len())] };
        asked.push((kind.to_owned(), world.question(random, kind)));
    }
    for _ in 0..QUESTIONS_ON_BEHALF {
        let kind = *random.pick(&["check", "evaluate", "evaluate", "headroom"]);
        asked.extend(world.question_on_behalf(random, kind).map(|question| (kind.to_owned(), question)));
    }
    asked
}

fn world(
    name: &str,
    snapshot: &Value,
    usage: &Value,
    questions: impl IntoIterator<Item = (String, Value)>,
) -> Value {
    let engine = Engine::load(snapshot.to_string().as_bytes()).expect("a world is a valid snapshot");
    let rows = usage.to_string();
    let answered = questions.into_iter().map(|(kind, question)| {
        let answer = answer(&engine, &kind, question.to_string().as_bytes(), rows.as_bytes());
        json!([kind, question, answer])
    });
    let questions: Value = answered.collect();
    json!({ "name": name, "snapshot": snapshot, "usage": usage, "questions": questions })
}

fn answer(engine: &Engine, kind: &str, question: &[u8], usage: &[u8]) -> String {
    match kind {
        "check" => text(wire::check(engine, question)),
        "evaluate" => text(wire::evaluate(engine, question, Some(usage))),
        "headroom" => text(wire::headroom(engine, question, Some(usage))),
        "groupLimits" => text(wire::group_limits(engine, question)),
        "matrix" => text(wire::matrix(engine, question)),
        "editPermissions" => text(wire::edit_permissions(engine, question)),
        "validateLimits" => text(wire::validate_limits(engine, question)),
        "approvalStatus" => text(wire::approval_status(engine, question)),
        "delegate" => text(wire::delegate(engine, question)),
        other => panic!("no such kind: {other}"),
    }
}

/// The text that the package's module answers or throws.
fn text(answer: Result<impl Serialize, Problems>) -> String {
    let written = match answer {
        Ok(answer) => serde_json::to_string(&answer),
        Err(problems) => serde_json::to_string(&problems.iter().map(Issue::from).collect::<Vec<_>>()),
    };
    written.expect("plain data")
}

#[derive(Serialize)]
struct Issue<'p> {
    path: &'p str,
    code: &'p str,
    message: &'p str,
}

impl<'p> From<&'p Problem> for Issue<'p> {
    fn from(problem: &'p Problem) -> Self {
        Self { path: &problem.path, code: problem.code.code(), message: &problem.message }
    }
}
