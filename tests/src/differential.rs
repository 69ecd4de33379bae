//! The engine against the naive model, question by question, on random worlds.

use std::collections::BTreeMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use countersign_core::{Engine, Problems, wire};
use serde_json::{Value, json};

use crate::oracle::{AMOUNT_MINOR_MAX, KINDS, Oracle, digits, parse_amount};
use crate::worlds::{Random, RandomWorld, exact_amount, transaction};

/// Questions asked about one world, before those about its edges.
const QUESTIONS_PER_WORLD: usize = 40;

/// Questions and answers by kind.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Worlds made.
    pub worlds: u64,
    /// Questions asked, by kind.
    pub questions: BTreeMap<&'static str, u64>,
    /// What was answered: outcomes, codes and the like, so that one can see that every answer occurs.
    pub answers: BTreeMap<String, u64>,
}

impl Counts {
    /// All questions asked.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.questions.values().sum()
    }

    fn add(&mut self, other: Self) {
        self.worlds += other.worlds;
        for (kind, count) in other.questions {
            *self.questions.entry(kind).or_default() += count;
        }
        for (answer, count) in other.answers {
            *self.answers.entry(answer).or_default() += count;
        }
    }
}

/// The first question to which the two answer differently.
#[derive(Debug)]
pub struct Difference {
    /// Seed of the world; with it the first world of a run is this one.
    pub seed: u64,
    /// The world.
    pub document: Value,
    /// Its usage.
    pub usage: Value,
    /// The kind of the question.
    pub kind: &'static str,
    /// The question, or nothing if the engine does not load the world.
    pub question: Value,
    /// What the engine says, or how it refuses.
    pub engine: Result<Value, String>,
    /// What the model says.
    pub oracle: Option<Value>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "seed {}", self.seed)?;
        writeln!(f, "snapshot {}", self.document)?;
        writeln!(f, "usage {}", self.usage)?;
        writeln!(f, "{} {}", self.kind, self.question)?;
        match &self.engine {
            Ok(answer) => writeln!(f, "engine {answer}")?,
            Err(refusal) => writeln!(f, "engine {refusal}")?,
        }
        match &self.oracle {
            Some(answer) => write!(f, "oracle {answer}"),
            None => write!(f, "oracle refuses"),
        }
    }
}

/// The engine's answer to a question of a kind.
///
/// # Errors
/// What the engine says about a question that it refuses.
///
/// # Panics
/// If there is no such kind.
pub fn engine_answer(engine: &Engine, kind: &str, question: &Value, usage: &[u8]) -> Result<Value, Problems> {
    let text = question.to_string();
    let text = text.as_bytes();
    let answer = match kind {
        "check" => json!(wire::check(engine, text)?),
        "evaluate" => json!(wire::evaluate(engine, text, Some(usage))?),
        "headroom" => json!(wire::headroom(engine, text, Some(usage))?),
        "groupLimits" => json!(wire::group_limits(engine, text)?),
        "matrix" => json!(wire::matrix(engine, text)?),
        "editPermissions" => json!(wire::edit_permissions(engine, text)?),
        "validateLimits" => json!(wire::validate_limits(engine, text)?),
        "approvalStatus" => json!(wire::approval_status(engine, text)?),
        "delegate" => json!(wire::delegate(engine, text)?),
        other => panic!("no such kind: {other}"),
    };
    Ok(answer)
}

/// What the engine gives, how it refuses, or that it panics: a trap is a difference too.
fn guarded<T>(ask: impl FnOnce() -> Result<T, Problems>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(ask)) {
        Ok(answer) => answer.map_err(|problems| format!("refuses {problems:?}")),
        Err(_) => Err("panics".to_owned()),
    }
}

/// A world that both know.
struct Pair {
    seed: u64,
    world: RandomWorld,
    usage: String,
    engine: Engine,
    oracle: Oracle,
}

impl Pair {
    fn new(seed: u64, random: &mut Random) -> Result<Self, Box<Difference>> {
        let world = RandomWorld::new(random);
        let usage = world.usage.to_string();
        match guarded(|| Engine::load(world.document.to_string().as_bytes())) {
            Ok(engine) => {
                let oracle = Oracle::new(&world.document, &world.usage);
                Ok(Self { seed, world, usage, engine, oracle })
            }
            Err(refusal) => Err(Box::new(Difference {
                seed,
                document: world.document,
                usage: world.usage,
                kind: "load",
                question: Value::Null,
                engine: Err(refusal),
                oracle: Some(Value::Null),
            })),
        }
    }

    fn ask(
        &self,
        kind: &'static str,
        question: &Value,
        counts: &mut Counts,
    ) -> Result<Option<Value>, Box<Difference>> {
        let oracle = self.oracle.answer(kind, question);
        let engine = guarded(|| engine_answer(&self.engine, kind, question, self.usage.as_bytes()));
        *counts.questions.entry(kind).or_default() += 1;
        let trapped = engine.as_ref().is_err_and(|refusal| refusal == "panics");
        if engine.as_ref().ok() == oracle.as_ref() && !trapped {
            count(kind, oracle.as_ref(), counts);
            return Ok(oracle);
        }
        let (document, usage) = (self.world.document.clone(), self.world.usage.clone());
        let question = question.clone();
        Err(Box::new(Difference { seed: self.seed, document, usage, kind, question, engine, oracle }))
    }

    /// Asks what somebody may do on behalf of another, in a world with grants.
    fn ask_on_behalf(&self, random: &mut Random, counts: &mut Counts) -> Result<(), Box<Difference>> {
        let kind = *random.pick(&["check", "evaluate", "evaluate", "headroom"]);
        let Some(mut question) = self.world.question_on_behalf(random, kind) else { return Ok(()) };
        if random.chance(2) {
            question.as_object_mut().expect("a question").remove("today");
        }
        if let Some(decision) = self.ask(kind, &question, counts)? {
            self.ask_edges(&question, &decision, counts)?;
            self.ask_approvals(random, &question, &decision, counts)?;
        }
        Ok(())
    }

    /// Asks for the amounts at and just above the headroom of an answer.
    fn ask_edges(
        &self,
        question: &Value,
        answer: &Value,
        counts: &mut Counts,
    ) -> Result<(), Box<Difference>> {
        let base = self.world.currency();
        // Headroom that was asked for itself is in the currency of its question.
        let (headroom, currency) = match answer.get("headroom") {
            Some(headroom) => (headroom, base),
            None => (answer, question["currency"].as_str().unwrap_or(base)),
        };
        for field in ["submit", "execute", "pass"] {
            let Some(edge) = headroom[field].as_str() else { continue };
            let Some(edge) = parse_amount(edge, digits(currency)) else { continue };
            for minor in [edge, edge + 1].into_iter().filter(|minor| *minor <= AMOUNT_MINOR_MAX) {
                self.ask("evaluate", &exact_amount(question, currency, minor), counts)?;
            }
        }
        Ok(())
    }

    /// Asks how a pending transaction stands after some approvals.
    fn ask_approvals(
        &self,
        random: &mut Random,
        question: &Value,
        decision: &Value,
        counts: &mut Counts,
    ) -> Result<(), Box<Difference>> {
        let Some(requirements) = decision.get("approval") else { return Ok(()) };
        let transaction = transaction(question, decision);
        for _ in 0..4 {
            let asked = self.world.approvals_of(random, &transaction, requirements);
            self.ask("approvalStatus", &asked, counts)?;
        }
        self.walk(random, &transaction, requirements, counts)
    }

    /// Lets those who may approve do so one after another, now and then in another's place, until nobody may.
    fn walk(
        &self,
        random: &mut Random,
        transaction: &Value,
        requirements: &Value,
        counts: &mut Counts,
    ) -> Result<(), Box<Difference>> {
        let mut asked = json!({ "transaction": transaction, "requirements": requirements,
            "today": self.world.today(random), "accepted": [], "approvals": [] });
        loop {
            let Some(status) = self.ask("approvalStatus", &asked, counts)? else { return Ok(()) };
            let those = |list: &str| status[list].as_array().cloned().unwrap_or_default();
            let (own, on_behalf) = (those("eligible"), those("eligibleOnBehalf"));
            let preferred = if random.chance(50) && !on_behalf.is_empty() { &on_behalf } else { &own };
            let Some(next) = random.pick_if_any(preferred).or(on_behalf.first()).cloned() else {
                return Ok(());
            };
            let lists = [("accepted", self.world.accepted(random, next.clone())), ("approvals", next)];
            // What was accepted comes before what is judged now.
            let (list, next) =
                lists[usize::from(asked["approvals"] != json!([]) || random.chance(50))].clone();
            asked[list].as_array_mut().expect("approvals").push(next);
        }
    }
}

/// Counts the outcome and each code of an answer.
fn count(kind: &str, answer: Option<&Value>, counts: &mut Counts) {
    let mut seen = |what: &str| *counts.answers.entry(format!("{kind} {what}")).or_default() += 1;
    let Some(answer) = answer else { return seen("refused") };
    match answer["outcome"].as_str() {
        Some(outcome) => seen(outcome),
        None => seen("answered"),
    }
    let listed = answer.as_array().or_else(|| answer["reasons"].as_array());
    for entry in listed.into_iter().flatten() {
        match (entry["code"].as_str(), entry["scope"].as_str()) {
            (Some(code), Some(scope)) => {
                seen(&format!("{code} {scope}"));
                seen(&format!("{code} {scope} {}", entry["period"].as_str().unwrap_or_default()));
            }
            (Some(code), None) => seen(code),
            _ => {}
        }
    }
    for refused in answer["refused"].as_array().into_iter().flatten() {
        for reason in refused["reasons"].as_array().into_iter().flatten() {
            seen(reason.as_str().unwrap_or_default());
        }
    }
    if kind == "headroom" && answer.get("pass").is_some() {
        seen(&format!("pass {}", place_of_pass(answer)));
    }
    if answer["approved"] == true {
        seen("approved");
    }
    if answer["counted"].as_array().into_iter().flatten().any(|counted| counted.is_object()) {
        seen("signed for another");
    }
}

/// Where the largest amount that passes lies.
fn place_of_pass(headroom: &Value) -> &'static str {
    let pass = &headroom["pass"];
    if pass.is_null() {
        "unbounded"
    } else if *pass == headroom["submit"] {
        "at submit"
    } else if *pass == headroom["execute"] {
        "at execute"
    } else {
        "between"
    }
}

/// Questions asked about one world on behalf of others.
const QUESTIONS_ON_BEHALF: usize = 12;

/// Half of the questions are about transactions, the others about anything.
fn kind_of(random: &mut Random) -> &'static str {
    if random.chance(40) { "evaluate" } else { KINDS[random.below(KINDS.len())] }
}

fn ask_about(seed: u64, counts: &mut Counts) -> Result<(), Box<Difference>> {
    let mut random = Random::new(seed);
    let pair = Pair::new(seed, &mut random)?;
    counts.worlds += 1;
    for _ in 0..QUESTIONS_PER_WORLD {
        let kind = kind_of(&mut random);
        let question = pair.world.question(&mut random, kind);
        let answer = pair.ask(kind, &question, counts)?;
        if let Some(decision) = answer {
            pair.ask_edges(&question, &decision, counts)?;
            pair.ask_approvals(&mut random, &question, &decision, counts)?;
        }
        if kind == "approvalStatus" {
            pair.walk(&mut random, &question["transaction"], &question["requirements"], counts)?;
        }
    }
    for _ in 0..QUESTIONS_ON_BEHALF {
        pair.ask_on_behalf(&mut random, counts)?;
    }
    Ok(())
}

/// Asks at least so many questions about the worlds of a seed and those after it, each thread about every n-th.
///
/// # Errors
/// A first difference.
///
/// # Panics
/// If the engine or the model does.
pub fn run(seed: u64, questions: u64, threads: u64) -> Result<Counts, Box<Difference>> {
    let share = questions.div_ceil(threads);
    thread::scope(|scope| {
        let seeds = (0..threads).map(|index| seed.wrapping_add(index));
        let runs: Vec<_> = seeds.map(|seed| scope.spawn(move || run_some(seed, threads, share))).collect();
        let mut counts = Counts::default();
        for run in runs {
            counts.add(run.join().expect("no panic")?);
        }
        Ok(counts)
    })
}

fn run_some(seed: u64, step: u64, questions: u64) -> Result<Counts, Box<Difference>> {
    let mut counts = Counts::default();
    let mut world = seed;
    while counts.total() < questions {
        ask_about(world, &mut counts)?;
        world = world.wrapping_add(step);
    }
    Ok(counts)
}
