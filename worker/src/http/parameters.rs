//! Parameters of a URL, in its path and in its query: documents, as bodies are.

use std::collections::HashSet;

use axum::extract::RawPathParams;
use axum::extract::rejection::RawPathParamsRejection;
use countersign_core::bounds::LISTED_MAX;
use countersign_core::wire::{self, Tree, Wire};
use countersign_core::{Listed, Problem, ProblemCode, document};
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};

use crate::code::Code;
use crate::failure::{Failure, FieldProblem};

document! {
    /// No parameters.
    NoParameters {}
}

/// A parameter's name and value; a value that is not UTF-8 is none.
pub(super) type Pair = (String, Option<String>);

/// The parameters of a query.
///
/// # Errors
/// `repeated-parameter` if one is given twice: which of them counts is anybody's guess.
pub(super) fn of_query(query: Option<&str>) -> Result<Vec<Pair>, Failure> {
    let pieces = query.unwrap_or_default().split('&').filter(|piece| !piece.is_empty());
    let pairs: Vec<Pair> = pieces.map(pair).collect();
    let mut seen = HashSet::new();
    let repeated = pairs.iter().any(|(name, _)| !seen.insert(name.as_str()));
    if repeated { Err(Code::RepeatedParameter.into()) } else { Ok(pairs) }
}

/// The parameters of a path.
///
/// # Errors
/// `NotFound` for one that is not UTF-8: no id is.
pub(super) fn of_path(path: Result<RawPathParams, RawPathParamsRejection>) -> Result<Vec<Pair>, Failure> {
    let owned = |(name, value): (&str, &str)| (name.to_owned(), Some(value.to_owned()));
    match path {
        Ok(parameters) => Ok(parameters.iter().map(owned).collect()),
        Err(RawPathParamsRejection::MissingPathParams(_)) => Ok(Vec::new()),
        Err(_) => Err(Failure::NotFound),
    }
}

fn pair(piece: &str) -> Pair {
    let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
    let spaced = |text: &str| text.replace('+', " ");
    let name = percent_decode_str(&spaced(name)).decode_utf8_lossy().into_owned();
    let value = percent_decode_str(&spaced(value)).decode_utf8().ok().map(std::borrow::Cow::into_owned);
    (name, value)
}

/// Reads parameters as a document that owns its texts.
///
/// # Errors
/// `RefusedParameters` with every problem, each at the name of its parameter.
pub(super) fn read<T: Wire<'static> + Default>(pairs: &[Pair]) -> Result<T, Failure> {
    let mut problems: Vec<FieldProblem> = pairs.iter().filter_map(not_text).collect();
    let tree = tree(pairs)?;
    let hidden = tree.hidden_texts();
    problems.extend(hidden.listed.into_iter().map(|place| FieldProblem::own(place, Code::InvalidText)));
    match wire::read(tree) {
        Ok(document) if problems.is_empty() => Ok(document),
        Ok(_) => Err(refused(problems, hidden.unlisted)),
        Err(more) => {
            problems.extend(more.listed.into_iter().map(FieldProblem::from));
            Err(refused(problems, hidden.unlisted.saturating_add(more.unlisted)))
        }
    }
}

fn tree(pairs: &[Pair]) -> Result<Tree<'static>, Failure> {
    let members = pairs.iter().map(|(name, value)| (name.clone(), value.clone().unwrap_or_default()));
    let tree = Tree::deserialize(MapDeserializer::<_, Error>::new(members));
    tree.map_err(|_| Failure::Internal("parameters make no tree".to_owned()))
}

fn not_text((name, value): &Pair) -> Option<FieldProblem> {
    let problem = || {
        let code = ProblemCode::WrongType;
        FieldProblem::from(Problem { path: format!("/{name}"), code, message: "must be UTF-8".to_owned() })
    };
    value.is_none().then(problem)
}

/// A parameter stands at its name: a pointer could be taken for one into the body.
fn refused(mut problems: Vec<FieldProblem>, unlisted: u64) -> Failure {
    let more = problems.len().saturating_sub(LISTED_MAX);
    problems.truncate(LISTED_MAX);
    for problem in &mut problems {
        let name = problem.pointer.strip_prefix('/').unwrap_or_default();
        problem.pointer = name.replace("~1", "/").replace("~0", "~");
    }
    let mut listed = Listed::from(problems);
    listed.unlisted = unlisted.saturating_add(more.try_into().unwrap_or(u64::MAX));
    Failure::RefusedParameters(listed)
}
