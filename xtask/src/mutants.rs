//! Changes of the Worker that a test must notice, made one at a time in a copy.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use xshell::cmd;

use crate::workspace;

const LIST: &str = "worker/mutants.json";
/// A change after which tests never end is noticed, too: they take a minute otherwise.
const TIME_MAX: Duration = Duration::from_secs(600);

/// One change.
struct Mutant {
    name: String,
    file: String,
    before: String,
    after: String,
    /// The tests that are asked first, by a part of their names.
    by: String,
}

#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Noticed,
    Survived,
    DoesNotCompile,
}

/// Makes each change, or those with this in their names, and asks whether a test notices.
pub fn mutants(only: Option<&str>) -> Result<()> {
    let mutants: Vec<_> =
        list()?.into_iter().filter(|mutant| only.is_none_or(|name| mutant.name.contains(name))).collect();
    ensure!(!mutants.is_empty(), "no change has that in its name");
    let room = copy()?;
    ensure!(passes(&room, "")?, "the tests fail before anything is changed");
    let mut missed = 0_usize;
    for mutant in &mutants {
        let started = Instant::now();
        let outcome = try_out(&room, mutant)?;
        missed = missed.saturating_add(usize::from(outcome != Outcome::Noticed));
        println!("{outcome:?}: {} ({} s)", mutant.name, started.elapsed().as_secs());
    }
    println!("{} of {} were noticed", mutants.len().saturating_sub(missed), mutants.len());
    if missed > 0 { bail!("{missed} changes were not noticed") } else { Ok(()) }
}

fn list() -> Result<Vec<Mutant>> {
    let text =
        fs::read_to_string(workspace::root().join(LIST)).with_context(|| format!("cannot read {LIST}"))?;
    let list: Vec<Value> = serde_json::from_str(&text).with_context(|| format!("{LIST} is no list"))?;
    list.iter().map(mutant).collect()
}

fn mutant(entry: &Value) -> Result<Mutant> {
    let text = |member: &str| {
        let text = entry.get(member).and_then(Value::as_str).map(str::to_owned);
        text.with_context(|| format!("an entry of {LIST} has no `{member}`"))
    };
    Ok(Mutant {
        name: text("name")?,
        file: text("file")?,
        before: text("before")?,
        after: text("after")?,
        by: text("by")?,
    })
}

/// Copies what is tracked, so that nothing here is changed.
fn copy() -> Result<PathBuf> {
    let room = workspace::work_dir()?.join("mutants");
    let sh = workspace::shell()?;
    for file in cmd!(sh, "git ls-files").read()?.lines() {
        let (from, to) = (workspace::root().join(file), room.join(file));
        let Ok(bytes) = fs::read(&from) else { continue };
        // What is the same is not written, so that cargo builds only what changed.
        if fs::read(&to).is_ok_and(|there| there == bytes) {
            continue;
        }
        fs::create_dir_all(to.parent().unwrap_or(&room))?;
        fs::write(&to, bytes).with_context(|| format!("cannot write {}", to.display()))?;
    }
    Ok(room)
}

fn try_out(room: &Path, mutant: &Mutant) -> Result<Outcome> {
    let path = room.join(&mutant.file);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", mutant.file))?;
    ensure!(text.matches(&mutant.before).count() == 1, "{}: its text does not stand there once", mutant.name);
    fs::write(&path, text.replace(&mutant.before, &mutant.after))?;
    let outcome = asked(room, mutant);
    fs::write(&path, text)?;
    outcome
}

fn asked(room: &Path, mutant: &Mutant) -> Result<Outcome> {
    if !cargo(room, &["--no-run"])? {
        return Ok(Outcome::DoesNotCompile);
    }
    let noticed = !passes(room, &mutant.by)? || !passes(room, "")?;
    Ok(if noticed { Outcome::Noticed } else { Outcome::Survived })
}

/// Whether the Worker's tests pass that have this in their names.
fn passes(room: &Path, name: &str) -> Result<bool> {
    cargo(room, &["--", name])
}

fn cargo(room: &Path, rest: &[&str]) -> Result<bool> {
    let mut tests = Command::new("cargo")
        .args([
            "test",
            "--quiet",
            "--profile",
            "mutants",
            "--package",
            "countersign-worker",
            "--lib",
            "--test",
            "api",
        ])
        .args(rest)
        .current_dir(room)
        .env("CARGO_TARGET_DIR", room.join("target"))
        // With a group of its own, so that the tests end with cargo.
        .process_group(0)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("cannot start cargo")?;
    let started = Instant::now();
    loop {
        if let Some(status) = tests.try_wait()? {
            return Ok(status.success());
        }
        if started.elapsed() > TIME_MAX {
            Command::new("kill").args(["-KILL", "--", &format!("-{}", tests.id())]).status()?;
            tests.wait()?;
            return Ok(false);
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}
