//! Arbitrary bytes as documents and questions: they are answered or refused, never a trap, and always alike.
//!
//! Used twice: by a seeded, bounded test (`tests/fuzz.rs`) and by the coverage-guided targets in `tests/fuzz/`.

mod guided;
mod mutate;
mod seeds;

use countersign_core::{Engine, Problem, Problems, Session, wire};
use serde_json::{Value, json};
use xxhash_rust::xxh64::xxh64;

use crate::{Case, written};

pub use guided::{addressed, corpus, worlds};
pub use mutate::mutated;
pub use seeds::seeds;

/// What questions are put to.
#[derive(Debug)]
pub struct World {
    engine: Engine,
    snapshot: Vec<u8>,
    usage: Vec<u8>,
    /// Who is edited at which customer, as an `EditSessionQuestion`.
    edited: Vec<u8>,
    /// Some questions of each kind.
    questions: Vec<(String, Value)>,
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
        let edited = seeds::edited(case).to_string().into_bytes();
        let questions = seeds::some_of_each(case);
        Self { engine, snapshot, usage: case.usage.clone().into_bytes(), edited, questions }
    }

    fn session(&self) -> Session {
        wire::start_session(&self.engine, &self.edited).expect("a user with an assignment")
    }
}

type Answer = Result<Value, Problems>;

/// An answer as JSON, of whatever type it is.
macro_rules! said {
    ($answer:expr) => {
        $answer.map(|answer| $crate::written(&answer))
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
    document("whatIf", |w, bytes| said!(wire::what_if(&w.snapshot, bytes, None, Some((&w.usage).into())))),
    document("transactions", |w, bytes| {
        said!(wire::what_if(&w.snapshot, &w.snapshot, Some(bytes.into()), Some((&w.usage).into())))
    }),
    question("usage", |w, bytes| wire::load_usage(&w.engine, bytes).map(|usage| json!(format!("{usage:?}")))),
    document("slice", |w, bytes| said!(wire::slice_document(&w.snapshot, &user_in(bytes)))),
    question("check", |w, bytes| said!(wire::check(&w.engine, bytes))),
    question("evaluate", |w, bytes| said!(wire::evaluate(&w.engine, bytes, Some(&w.usage)))),
    question("explain", |w, bytes| said!(wire::explain(&w.engine, bytes, Some(&w.usage)))),
    question("headroom", |w, bytes| said!(wire::headroom(&w.engine, bytes, Some(&w.usage)))),
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
    question("grant", |w, bytes| wire::check_grant(&w.engine, bytes).map(|()| Value::Null)),
    question("grantable", |w, bytes| said!(wire::grantable(&w.engine, bytes))),
    question("creationSteps", |_, bytes| said!(wire::creation_steps(bytes))),
    question("person", |_, bytes| said!(wire::validate_person(bytes))),
    question("userName", |_, bytes| said!(wire::user_name_rules(bytes))),
    question("password", |_, bytes| said!(wire::password_rules(bytes))),
    question("roleName", |_, bytes| said!(wire::role_name_rules(bytes))),
    question("ipAllowlist", |_, bytes| said!(wire::ip_allowlist(bytes))),
    question("webName", |_, bytes| said!(wire::web_name(bytes))),
    question("amount", |_, bytes| said!(wire::read_amount(bytes))),
    document("binary", binary),
    question("startSession", |w, bytes| {
        wire::start_session(&w.engine, bytes).map(|session| staged(w, &session))
    }),
    question("applyOperation", |w, bytes| {
        let mut session = w.session();
        let applied = said!(wire::apply_operation(&w.engine, &mut session, bytes))?;
        let after = staged(w, &session);
        Ok(json!([applied, after, session.undo(&w.engine), staged(w, &session)]))
    }),
    question("sessionState", |w, bytes| said!(wire::session_state(&w.engine, &w.session(), bytes))),
    question("sessionAccounts", |w, bytes| said!(wire::session_accounts(&w.engine, &w.session(), bytes))),
    question("sessionLimits", |w, bytes| said!(wire::session_limits(&w.engine, &w.session(), bytes))),
];

/// Everything a session says of itself.
fn staged(world: &World, session: &Session) -> Value {
    json!([
        written(&wire::session_difference(&world.engine, session)),
        written(&wire::session_issues(&world.engine, session)),
        written(&wire::session_result(&world.engine, session)),
    ])
}

/// Loads an engine from bytes whose checksum is put right, so that damage behind it is seen at all; what loads is
/// asked whatever the world knows.
fn binary(world: &World, bytes: &[u8]) -> Answer {
    const BODY: usize = 12;
    let mut bytes = bytes.to_vec();
    if let Some((head, body)) = bytes.split_at_mut_checked(BODY) {
        head[4..].copy_from_slice(&xxh64(body, 0).to_le_bytes());
    }
    let engine = Engine::from_binary(&bytes).map_err(|problem| vec![problem])?;
    let asked =
        |kind, question: &Value| kind_of(kind)(&engine, question.to_string().as_bytes(), &world.usage);
    let answers: Vec<Option<Value>> =
        world.questions.iter().map(|(kind, question)| asked(kind, question)).collect();
    Ok(json!([answers, engine.to_binary().len()]))
}

type Ask = fn(&Engine, &[u8], &[u8]) -> Option<Value>;

/// How questions of the corpus are put to an engine that may hold anything.
fn kind_of(kind: &str) -> Ask {
    match kind {
        "evaluate" => |engine, question, usage| said!(wire::explain(engine, question, Some(usage))).ok(),
        "headroom" => |engine, question, usage| said!(wire::headroom(engine, question, Some(usage))).ok(),
        "matrix" => |engine, question, _| said!(wire::matrix(engine, question)).ok(),
        "groupLimits" => |engine, question, _| said!(wire::group_limits(engine, question)).ok(),
        "approvalStatus" => |engine, question, _| said!(wire::approval_status(engine, question)).ok(),
        "delegate" => |engine, question, _| said!(wire::delegate(engine, question)).ok(),
        "editPermissions" => |engine, question, _| said!(wire::edit_permissions(engine, question)).ok(),
        "validateLimits" => |engine, question, _| said!(wire::validate_limits(engine, question)).ok(),
        _ => |engine, question, _| said!(wire::check(engine, question)).ok(),
    }
}

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
    let text = wire::to_json(&document).into_bytes();
    let again = wire::SnapshotDocument::parse(&text);
    assert!(again.as_ref() == Ok(&document), "a document reads otherwise once written: {again:?}");
    let (edited, questions) = (Vec::new(), Vec::new());
    let world = World { engine, snapshot: text, usage: b"[]".to_vec(), edited, questions };
    let mut answers = Vec::new();
    for user in document.users.iter().take(2) {
        let slice = wire::slice(&world.engine, document.clone(), &user.id.0).expect("a user of the document");
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

/// A user's id, as JSON or as it is.
fn user_in(bytes: &[u8]) -> String {
    serde_json::from_slice(bytes).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}
