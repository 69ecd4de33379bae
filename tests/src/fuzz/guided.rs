//! How the coverage-guided fuzzer names a target and a world within its bytes, and what it begins with.

use super::{TARGETS, Target, World, seeds};
use crate::{Case, conformance_cases};

const WORLDS: usize = 4;

fn cases() -> Vec<Case> {
    let mut cases = conformance_cases().expect("the corpus");
    // A folder's files come in any order.
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    let step = cases.len() / WORLDS;
    cases.into_iter().step_by(step).take(WORLDS).collect()
}

/// The worlds that questions are put to.
#[must_use]
pub fn worlds() -> Vec<World> {
    cases().iter().map(World::new).collect()
}

/// The target and the world that the first two bytes name, and the rest.
#[must_use]
pub fn addressed(bytes: &[u8]) -> Option<(Target, usize, &[u8])> {
    let [target, world, question @ ..] = bytes else { return None };
    Some((TARGETS[usize::from(*target) % TARGETS.len()], usize::from(*world) % WORLDS, question))
}

/// Folder, name and bytes of what to begin with.
#[must_use]
pub fn corpus() -> Vec<(&'static str, String, Vec<u8>)> {
    let mut files = Vec::new();
    for (world, case) in cases().iter().enumerate() {
        for (number, (name, bytes)) in seeds(case).into_iter().enumerate() {
            let place = TARGETS.iter().position(|target| target.name == name).expect("a target");
            let file = format!("{name}-{}-{number}", case.name);
            if name == "snapshot" {
                files.push(("snapshot", file.clone(), bytes.clone()));
            }
            let address = [place, world].map(|byte| u8::try_from(byte).expect("few of them"));
            files.push(("question", file, [&address, bytes.as_slice()].concat()));
        }
    }
    files
}
