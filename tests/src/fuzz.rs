//! Arbitrary bytes as documents and questions: they are answered or refused, never a trap, and always alike.
//!
//! Used twice: by a seeded, bounded test (`tests/fuzz.rs`) and by the coverage-guided targets in `tests/fuzz/`.

mod guided;
mod mutate;
mod seeds;

use countersign_core::{Engine, Problem, wire};
use serde_json::{Value, json};

use crate::Case;

pub use guided::{addressed, corpus, worlds};
pub use mutate::mutated;
pub use seeds::seeds;

/// What questions are put to.
#[derive(Debug)]
pub struct World {
    engine: Engine,
    snapshot: Vec<u8>,
    usage: Vec<u8>,
}

impl World {
    /// The world of a case of the corpus.
    ///
    /// # Panics
    /// If it does not load.
    #[must_use]
    pub fn new(case: &Case) -> Self {
        let snapshot = case.snapshot.clone().into_bytes();
        let engine = Engine::load(&snapshot).unwrap_or_else(|problems| panic!("{}: {problems:?}", case.name));
        Self { engine, snapshot, usage: case.usage.clone().into_bytes() }
    }
}

type Answer = Result<Value, Vec<Problem>>;

/// An answer as JSON, of whatever type it is.
macro_rules! said {
    ($answer:expr) => {
        $answer.map(|answer| json!(answer))
    };
}

/// One thing that reads bytes.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Name for messages and seeds.
    pub name: &'static str,
    /// Whether whole documents are read for each input, which takes a hundred times as long.
    pub reads_documents: bool,
    ask: fn(&World, &[u8]) -> Answer,
}

const fn document(name: &'static str, ask: fn(&World, &[u8]) -> Answer) -> Target {
    Target { name, reads_documents: true, ask }
}

const fn question(name: &'static str, ask: fn(&World, &[u8]) -> Answer) -> Target {
    Target { name, reads_documents: false, ask }
}

/// Everything of the engine that reads bytes. A new function of `wire` is one more row, and a test asks for it.
pub const TARGETS: &[Target] = &[
    document("snapshot", |_, bytes| snapshot(bytes)),
    document("whatIf", |w, bytes| said!(wire::what_if(&w.snapshot, bytes, None, Some(&w.usage)))),
    document("transactions", |w, bytes| {
        said!(wire::what_if(&w.snapshot, &w.snapshot, Some(bytes), Some(&w.usage)))
    }),
    question("usage", |w, bytes| wire::load_usage(&w.engine, bytes).map(|usage| json!(format!("{usage:?}")))),
    document("slice", |w, bytes| Ok(slice(w, &String::from_utf8_lossy(bytes)))),
    question("check", |w, bytes| said!(wire::check(&w.engine, bytes))),
    question("evaluate", |w, bytes| said!(wire::evaluate(&w.engine, bytes, Some(&w.usage)))),
    question("explain", |w, bytes| said!(wire::explain(&w.engine, bytes, Some(&w.usage)))),
    question("groupLimits", |w, bytes| said!(wire::group_limits(&w.engine, bytes))),
    question("validateLimits", |w, bytes| said!(wire::validate_limits(&w.engine, bytes))),
    question("matrix", |w, bytes| said!(wire::matrix(&w.engine, bytes))),
    question("editPermissions", |w, bytes| said!(wire::edit_permissions(&w.engine, bytes))),
    question("approvalStatus", |w, bytes| said!(wire::approval_status(&w.engine, bytes))),
    question("delegate", |w, bytes| said!(wire::delegate(&w.engine, bytes))),
    question("accountsFor", |w, bytes| said!(wire::accounts_for(&w.engine, bytes, Some(&w.usage)))),
    question("actionsOn", |w, bytes| said!(wire::actions_on(&w.engine, bytes))),
    question("whoCan", |w, bytes| said!(wire::who_can(&w.engine, bytes))),
    question("whoMayApprove", |w, bytes| said!(wire::who_may_approve(&w.engine, bytes))),
    question("checkApprovals", |w, bytes| said!(wire::check_approvals(&w.engine, bytes))),
    question("ifUserLeaves", |w, bytes| said!(wire::if_user_leaves(&w.engine, bytes))),
    question("duties", |w, bytes| said!(wire::duties(&w.engine, bytes))),
    question("person", |_, bytes| said!(wire::validate_person(bytes))),
    question("userName", |_, bytes| said!(wire::user_name_rules(bytes))),
    question("password", |_, bytes| said!(wire::password_rules(bytes))),
    question("roleName", |_, bytes| said!(wire::role_name_rules(bytes))),
    question("ipAllowlist", |_, bytes| said!(wire::ip_allowlist(bytes))),
    question("webName", |_, bytes| said!(wire::web_name(bytes))),
];

/// The target of a name.
///
/// # Panics
/// If there is none.
#[must_use]
pub fn target(name: &str) -> Target {
    *TARGETS.iter().find(|target| target.name == name).unwrap_or_else(|| panic!("no target `{name}`"))
}

/// Puts bytes to a target, and says whether they were accepted.
///
/// # Panics
/// If the engine does, if it refuses without a problem that has a place and a message, or if it answers the same bytes
/// otherwise when asked again.
#[must_use]
pub fn feed(world: &World, target: Target, bytes: &[u8]) -> bool {
    let answer = (target.ask)(world, bytes);
    if let Err(problems) = &answer {
        assert!(!problems.is_empty(), "{} is refused without a problem", target.name);
        problems.iter().for_each(check_problem);
    }
    let again = (target.ask)(world, bytes);
    assert!(
        answer == again,
        "{} is answered otherwise when asked again:\n{answer:?}\n{again:?}",
        target.name
    );
    answer.is_ok()
}

fn check_problem(problem: &Problem) {
    let is_pointer = problem.path.is_empty() || problem.path.starts_with('/');
    assert!(is_pointer, "not a JSON Pointer: {problem:?}");
    assert!(!problem.message.is_empty() && problem.message.len() < 1_000, "{problem:?}");
    assert!(!problem.message.contains(char::is_control), "{problem:?}");
}

/// A document that loads reads the same once written, and its first users' slices load and say the same about them.
fn snapshot(bytes: &[u8]) -> Answer {
    let engine = Engine::load(bytes)?;
    let document = wire::SnapshotDocument::parse(bytes)?;
    let written = serde_json::to_vec(&document).expect("documents are JSON");
    let again = wire::SnapshotDocument::parse(&written);
    assert!(again.as_ref() == Ok(&document), "a document reads otherwise once written: {again:?}");
    let world = World { engine, snapshot: written, usage: b"[]".to_vec() };
    let mut answers = Vec::new();
    for user in document.users.iter().take(2) {
        let slice = wire::slice(&world.engine, &document, &user.id.0).expect("a user of the document");
        let small = Engine::from_document(&slice);
        let small =
            small.unwrap_or_else(|problems| panic!("the slice of {} is refused: {problems:?}", user.id.0));
        for held in user.assignments.iter().take(2) {
            let question = json!({"user": user.id, "customer": held.customer}).to_string();
            let matrix = said!(wire::matrix(&world.engine, question.as_bytes()))?;
            let of_slice = said!(wire::matrix(&small, question.as_bytes()));
            assert!(of_slice.as_ref() == Ok(&matrix), "the slice says otherwise: {matrix} {of_slice:?}");
            answers.push(matrix);
            answers.push(said!(wire::group_limits(&world.engine, question.as_bytes()))?);
            let question = json!({"customer": held.customer}).to_string();
            answers.push(said!(wire::check_approvals(&world.engine, question.as_bytes()))?);
        }
    }
    Ok(json!(answers))
}

/// The document cut down for a user; nothing for an unknown one.
fn slice(world: &World, user: &str) -> Value {
    let document = wire::SnapshotDocument::parse(&world.snapshot).expect("a document");
    json!(wire::slice(&world.engine, &document, user))
}
