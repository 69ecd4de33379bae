//! Bodies read as documents, by the reader of core: every problem at its place.

use countersign_core::wire::{self, Tree, Wire};
use countersign_core::{ProblemCode, Problems};

use crate::code::Code;
use crate::failure::{Failure, FieldProblem};

/// Deepest nesting.
const DEPTH_MAX: usize = 16;

/// Reads a body.
pub(super) fn read<'a, T: Wire<'a> + Default>(bytes: &'a [u8]) -> Result<T, Failure> {
    wire::read(tree(bytes)?).map_err(refused)
}

/// A body as it arrives: one text of JSON in UTF-8, not too deep, and without texts that hide what they say.
pub(super) fn tree(bytes: &[u8]) -> Result<Tree<'_>, Failure> {
    let tree: Tree<'_> = serde_json::from_slice(bytes).map_err(|flaw| malformed(&flaw.to_string()))?;
    if tree.depth() > DEPTH_MAX {
        return Err(malformed("it is nested too deep"));
    }
    let hidden = tree.hidden_texts();
    let hidden = hidden.map(|pointer| FieldProblem::own(pointer, Code::InvalidText));
    if hidden.is_empty() { Ok(tree) } else { Err(Failure::Refused(hidden)) }
}

/// A member that is given twice means two things: that is no JSON as it is taken here.
fn refused(problems: Problems) -> Failure {
    let twice = problems.iter().find(|problem| problem.code == ProblemCode::DuplicateKey);
    match twice {
        Some(problem) => malformed(&format!("`{}` {}", problem.path, problem.message)),
        None => Failure::Refused(problems.map(Into::into)),
    }
}

fn malformed(why: &str) -> Failure {
    Failure::Malformed { code: Code::InvalidJson, detail: format!("{}: {why}", Code::InvalidJson.sentence()) }
}
