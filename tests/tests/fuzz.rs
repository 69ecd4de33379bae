//! Arbitrary bytes in, never a trap and never a hang: the same targets as those of the coverage-guided fuzzer, over
//! inputs that are almost right.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

use countersign_tests::fuzz::{TARGETS, Target, World, feed, mutated, seeds, target};
use countersign_tests::worlds::Random;
use countersign_tests::{Case, conformance_cases};
use serde_json::{Value, json};

/// Inputs in all.
const INPUTS: usize = 110_000;
/// Of a hundred inputs, how many go to targets that read whole documents: each takes a hundred times as long.
const DOCUMENTS_PERCENT: usize = 3;
/// Guard against hanging, far above what the slowest input takes on a busy machine.
const LONGEST: Duration = Duration::from_secs(10);
const SEED: u64 = 20_261_122;

/// The world of a case and what to begin with there, by target.
struct Start {
    world: World,
    questions: Vec<(&'static str, Vec<Vec<u8>>)>,
    documents: Vec<(&'static str, Vec<Vec<u8>>)>,
}

impl Start {
    fn new(case: &Case) -> Self {
        let mut by_target: BTreeMap<&'static str, Vec<Vec<u8>>> = BTreeMap::new();
        for (name, input) in seeds(case) {
            by_target.entry(name).or_default().push(input);
        }
        let (documents, questions) =
            by_target.into_iter().partition(|(name, _)| target(name).reads_documents);
        Self { world: World::new(case), questions, documents }
    }
}

/// Says which input it was, if the engine panics over it.
struct Witness<'i>(&'static str, &'i [u8], u64);

impl Drop for Witness<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{} with seed {}: {}", self.0, self.2, String::from_utf8_lossy(self.1));
        }
    }
}

/// Feeds so many inputs from a seed; how many were fed and accepted, by target.
fn run(starts: &[Start], seed: u64, inputs: usize) -> BTreeMap<&'static str, (usize, usize)> {
    let mut random = Random::new(seed);
    let mut counts: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    for _ in 0..inputs {
        let start = random.pick(starts);
        let is_document = random.chance(DOCUMENTS_PERCENT);
        let (name, inputs) = random.pick(if is_document { &start.documents } else { &start.questions });
        let (input, other) = (random.pick(inputs), random.pick(inputs));
        let bytes = mutated(&mut random, input, other);
        let _witness = Witness(name, &bytes, seed);
        let started = Instant::now();
        let accepted = feed(&start.world, target(name), &bytes);
        assert!(started.elapsed() < LONGEST, "{name} took {:?}", started.elapsed());
        let (fed, ok) = counts.entry(name).or_default();
        *fed += 1;
        *ok += usize::from(accepted);
    }
    counts
}

#[test]
fn no_bytes_make_the_engine_trap_or_hang() {
    let starts: Vec<Start> =
        conformance_cases().expect("the corpus").iter().step_by(8).map(Start::new).collect();
    let halves: Vec<_> = std::thread::scope(|scope| {
        let half = |seed| {
            scope.spawn({
                let starts = &starts;
                move || run(starts, seed, INPUTS / 2)
            })
        };
        let threads = [half(SEED), half(SEED + 1)];
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    for Target { name, .. } in TARGETS {
        let (fed, accepted) = halves
            .iter()
            .filter_map(|half| half.get(name))
            .fold((0, 0), |(fed, accepted), (more, ok)| (fed + more, accepted + ok));
        println!("{name}: {fed} inputs, {accepted} accepted");
        assert!(fed > 500, "only {fed} inputs of {name}");
        assert!(accepted > 50, "only {accepted} of {fed} inputs of {name} were accepted");
    }
}

#[test]
fn an_unchanged_seed_is_accepted() {
    for case in conformance_cases().expect("the corpus").iter().step_by(40) {
        let world = World::new(case);
        for (name, bytes) in seeds(case) {
            assert!(feed(&world, target(name), &bytes), "{name} {}", String::from_utf8_lossy(&bytes));
        }
    }
}

/// Sizes at which work that grows with the square of the input would take minutes.
#[test]
fn large_inputs_take_their_time_and_no_more() {
    let cases = conformance_cases().expect("the corpus");
    let world = World::new(&cases[0]);
    let many =
        |count: usize, each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<Vec<_>>().join(",");
    let wide = format!("{{{}}}", many(50_000, &|number| format!("\"m{number}\":0")));
    let deep = "[".repeat(1_000_000);
    let long = format!("\"{}\"", "9".repeat(1_000_000));
    let list = format!("[{}]", many(200_000, &|_| "1".to_owned()));
    for target in TARGETS {
        for input in [&wide, &deep, &long, &list] {
            let started = Instant::now();
            let _either = feed(&world, *target, input.as_bytes());
            assert!(started.elapsed() < LONGEST, "{} took {:?}", target.name, started.elapsed());
        }
    }
}

/// The list of targets cannot be forgotten: every function of `wire` that reads bytes stands in it.
#[test]
fn every_function_that_reads_bytes_is_a_target() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let targets = std::fs::read_to_string(root.join("src/fuzz.rs")).expect("the targets");
    let mut functions = Vec::new();
    let files = ["../core/src/wire", "../core/src/wire/session"]
        .into_iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).expect("the wire functions"));
    for file in files.map(|file| file.expect("a file").path()).filter(|path| path.is_file()) {
        let source = std::fs::read_to_string(file).expect("source");
        for (place, _) in source.match_indices("\npub fn ") {
            let declaration = &source[place + "\npub fn ".len()..];
            let declaration = &declaration[..declaration.find('{').expect("a body")];
            if declaration.contains("&[u8]") || declaration.contains("Into<Source<") {
                let name = declaration.split(['(', '<']).next().expect("a name");
                functions.push(name.to_owned());
            }
        }
    }
    assert!(functions.len() > 20, "only {functions:?}");
    // Those that take loaded usage in place of rows are what the others call.
    functions.retain(|name| !targets.contains(&format!("wire::{}(", name.trim_end_matches("_over"))));
    assert!(functions.is_empty(), "not among the fuzz targets: {functions:?}");
}

/// The longest body that the service reads.
const BODY: usize = 64 * 1024;

/// Places of the lists of a value that hold something.
fn lists(value: &Value, path: String, found: &mut Vec<String>) {
    match value {
        Value::Array(items) if !items.is_empty() => {
            lists(&items[0], format!("{path}/0"), found);
            found.push(path);
        }
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| lists(value, format!("{path}/{name}"), found));
        }
        _ => {}
    }
}

/// The question with each of its lists repeated until it is as long as a question may be.
fn grown(question: &Value) -> Vec<String> {
    let mut found = Vec::new();
    lists(question, String::new(), &mut found);
    let room = BODY.saturating_sub(question.to_string().len());
    let grow = |path: &String| {
        let mut question = question.clone();
        let list = question.pointer_mut(path).and_then(Value::as_array_mut).expect("a list");
        let times = room / (serde_json::to_string(list).expect("JSON").len() + 1);
        *list = std::iter::repeat_n(list.clone(), times.max(1)).flatten().collect();
        question.to_string()
    };
    found.iter().map(grow).collect()
}

/// More people than slots, all of whom fit in each: the slots are filled in order, or all at once.
fn crowded(transaction: &Value) -> Vec<String> {
    let strangers: Vec<String> = (0..2_700).map(|number| format!("s{number}")).collect();
    let slots = vec![json!({"anyone": true, "count": 1}); 1_200];
    let question = |sequential: bool, any_of: Value| {
        let requirements = json!([{"sequential": sequential, "anyOf": any_of}]);
        json!({"transaction": transaction, "requirements": requirements, "accepted": strangers, "approvals": ["u0", "u1"]})
            .to_string()
    };
    let alternatives: Vec<Value> =
        slots.iter().map(|slot| json!([slot, {"users": [], "count": 9}])).collect();
    vec![
        question(true, json!([slots])),
        question(false, json!([slots])),
        question(true, json!(alternatives[..500])),
    ]
}

#[test]
fn the_longest_questions_take_their_time_and_no_more() {
    let mut slowest = (Duration::ZERO, "");
    for case in conformance_cases().expect("the corpus").iter().step_by(60) {
        let world = World::new(case);
        let mut asked = BTreeSet::new();
        // One question of each target.
        for (name, bytes) in seeds(case) {
            if target(name).reads_documents || !asked.insert(name) {
                continue;
            }
            let question: Value = serde_json::from_slice(&bytes).expect("JSON");
            let crowds = question.get("requirements").map(|_| crowded(&question["transaction"]));
            for input in grown(&question).into_iter().chain(crowds.into_iter().flatten()) {
                let started = Instant::now();
                let _either = feed(&world, target(name), input.as_bytes());
                slowest = slowest.max((started.elapsed(), name));
                assert!(started.elapsed() < LONGEST, "{name} took {:?}", started.elapsed());
            }
        }
    }
    println!("slowest: {} in {:?}", slowest.1, slowest.0);
}
