//! The engine natively against the least that can answer a check, and against Cedar, over the same documents.
//!
//! `cargo run --release -- <folder of the worlds> [--quick]`

#![forbid(unsafe_code)]

mod cedar;
mod document;
mod floor;
mod timing;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use cedar::Cedar;
use countersign_core::{Engine, IdKind, Place};
use document::Document;
use floor::Floor;
use timing::{Measured, Pace, contender, race};

const SIZES: [&str; 3] = ["small", "medium", "large"];
/// A power of two: a place in the list is one `&`.
const QUESTIONS: usize = 4_096;
const SEED: u64 = 1;

const FLOOR_STRINGS: &str = "floor, strings";
const FLOOR_HANDLE: &str = "floor, by handle";
const OURS_STRINGS: &str = "ours, strings";
const OURS_HANDLE: &str = "ours, by handle";
const OURS_REQUEST: &str = "ours, by request";
const CEDAR: &str = "Cedar, parsed request";

/// Who, what, where.
type Question = (String, String, String);

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap_or(0)
    }
}

/// As in Node: a third is asked by the user with most accounts, a fifth is about any account at all.
fn questions(document: &Document) -> Vec<Question> {
    let mut random = Random(SEED);
    let actions: Vec<&str> = document.actions().map(|(_, action)| action.id.as_str()).collect();
    let accounts: Vec<&str> = document.customers().flat_map(|c| &c.accounts).map(|a| a.id.as_str()).collect();
    let mut question = || {
        let user = if random.below(3) == 0 { 0 } else { random.below(document.users.len()) };
        let user = &document.users[user];
        let held = &user.assignments[random.below(user.assignments.len())].accounts;
        let any = random.below(5) == 0;
        let account =
            if any { accounts[random.below(accounts.len())] } else { &held[random.below(held.len())] };
        (user.id.clone(), actions[random.below(actions.len())].to_owned(), account.to_owned())
    };
    (0..QUESTIONS).map(|_| question()).collect()
}

fn request<'q>(engine: &Engine, (user, action, account): &'q Question) -> countersign_core::Request {
    engine.request(user, action, Place::Account { account, customer: None }).expect("known ids")
}

fn numbers(engine: &Engine, (user, action, account): &Question) -> (u32, u32, u32) {
    let handle = |kind, id: &str| engine.handle(kind, id).expect("known ids");
    (handle(IdKind::User, user), handle(IdKind::Action, action), handle(IdKind::Account, account))
}

/// Nobody is timed who answers differently.
fn same_answers(
    engine: &Engine,
    floor: &Floor,
    cedar: &Cedar,
    questions: &[Question],
) -> Result<usize, String> {
    let mut allowed = 0;
    for question in questions {
        let (user, action, account) = question;
        let ours = engine.allows(request(engine, question));
        let theirs =
            [floor.check(user, action, account), cedar.check(&Cedar::request(user, action, account))];
        if theirs != [ours; 2] {
            return Err(format!("engine {ours}, floor and Cedar {theirs:?}: {question:?}"));
        }
        allowed += usize::from(ours);
    }
    Ok(allowed)
}

fn checks(bytes: &[u8], questions: &[Question], pace: Pace) -> Result<Vec<Measured>, String> {
    let (engine, floor, cedar) =
        (Engine::load(bytes).expect("it loads"), Floor::load(bytes), Cedar::load(bytes));
    let allowed = same_answers(&engine, &floor, &cedar, questions)?;
    println!("  {QUESTIONS} answers are the same, {allowed} of them are granted");
    let at = |turn: usize| &questions[turn & (QUESTIONS - 1)];
    let requests: Vec<_> = questions.iter().map(|question| request(&engine, question)).collect();
    let ours: Vec<_> = questions.iter().map(|question| numbers(&engine, question)).collect();
    let handles: Vec<_> = questions
        .iter()
        .map(|(user, action, account)| floor.handles(user, action, account).expect("known ids"))
        .collect();
    let parsed: Vec<_> =
        questions.iter().map(|(user, action, account)| Cedar::request(user, action, account)).collect();
    Ok(race(
        &[
            contender(FLOOR_HANDLE, |turn| _ = black_box(floor.allows(handles[turn & (QUESTIONS - 1)]))),
            contender(FLOOR_STRINGS, |turn| {
                let (user, action, account) = at(turn);
                black_box(floor.check(user, action, account));
            }),
            contender(OURS_HANDLE, |turn| {
                let (user, action, account) = ours[turn & (QUESTIONS - 1)];
                black_box(engine.allows_by_handle(user, action, account));
            }),
            contender(OURS_REQUEST, |turn| _ = black_box(engine.allows(requests[turn & (QUESTIONS - 1)]))),
            contender(OURS_STRINGS, |turn| _ = black_box(engine.allows(request(&engine, at(turn))))),
            contender(CEDAR, |turn| _ = black_box(cedar.check(&parsed[turn & (QUESTIONS - 1)]))),
        ],
        pace,
    ))
}

fn loads(bytes: &[u8], pace: Pace) -> Vec<Measured> {
    // What takes milliseconds is long enough by itself.
    let pace = Pace { rounds: 7, ..pace };
    let floor = contender("floor, load", |_| drop(black_box(Floor::load(bytes))));
    let ours = contender("ours, load", |_| drop(black_box(Engine::load(bytes).expect("it loads"))));
    race(&[floor, ours], pace)
}

fn shown(nanoseconds: f64) -> String {
    let units = [("ns", 1.0), ("µs", 1e3), ("ms", 1e6)];
    let (unit, size) = units.into_iter().rev().find(|(_, size)| nanoseconds >= *size).unwrap_or(("ns", 1.0));
    format!("{:.1} {unit}", nanoseconds / size)
}

/// A ratio of two contenders beside its goal.
fn goal(all: &[Measured], what: &str, (who, base): (&str, &str), (least, most): (f64, f64)) {
    let place = |name: &str| all.iter().position(|measured| measured.name == name).expect("a contender");
    let ratio = all[place(who)].ratios[place(base)];
    let verdict = if (least..=most).contains(&ratio) { "met" } else { "missed" };
    let bound = if least > 0.0 { format!("≥ {least}") } else { format!("≤ {most}") };
    println!("  {what:<48} {ratio:>8.2}  {bound:>6}  {verdict}");
}

fn measure(folder: &Path, size: &str, pace: Pace) -> Result<(), String> {
    let path = folder.join(format!("{size}.json"));
    let bytes = fs::read(&path).map_err(|problem| format!("{}: {problem}", path.display()))?;
    let document: Document = serde_json::from_slice(&bytes).map_err(|problem| problem.to_string())?;
    println!("{size}, {} KB", bytes.len() / 1024);
    let all = checks(&bytes, &questions(&document), pace)?;
    for measured in all.iter().chain(&loads(&bytes, pace)) {
        println!("  {:<22} {:>10}", measured.name, shown(measured.nanoseconds));
    }
    goal(&all, "check by handle, × floor", (OURS_HANDLE, FLOOR_HANDLE), (0.0, 2.0));
    goal(&all, "check by strings, × floor", (OURS_STRINGS, FLOOR_STRINGS), (0.0, 1.5));
    goal(&all, "Cedar, × check by strings", (CEDAR, OURS_STRINGS), (30.0, f64::INFINITY));
    Ok(())
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let quick = words.iter().any(|word| word == "--quick");
    let Some(folder) = words.iter().find(|word| !word.starts_with("--")) else {
        eprintln!("usage: countersign-bench <folder of the worlds> [--quick]");
        return ExitCode::from(2);
    };
    // Turns shorter than a time slice of the system: where others work too, most turns are then undisturbed.
    let (rounds, turn) = if quick { (31, 1) } else { (301, 1) };
    let pace = Pace { rounds, turn: Duration::from_millis(turn) };
    println!(
        "engine {}, Cedar {}, seed {SEED}",
        countersign_core::ENGINE_VERSION,
        cedar_policy::get_sdk_version()
    );
    println!("medians of {rounds} rounds in one process, ratios within each round");
    for size in SIZES {
        if let Err(problem) = measure(Path::new(folder), size, pace) {
            eprintln!("{size}: {problem}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
