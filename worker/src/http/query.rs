//! Query parameters.

use std::collections::{HashMap, HashSet};

use percent_encoding::percent_decode_str;

use crate::code::Code;
use crate::failure::Failure;

/// The parameters of a query.
#[derive(Debug)]
pub(super) struct QueryParameters(HashMap<String, String>);

impl QueryParameters {
    /// A parameter's value.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A parameter that is a whole number of this range.
    pub(super) fn number(
        &self,
        name: &str,
        range: std::ops::RangeInclusive<usize>,
    ) -> Result<Option<usize>, Failure> {
        let Some(text) = self.text(name) else { return Ok(None) };
        // `usize::from_str` also takes `+5` and `05`; a number has one spelling.
        let digits_only = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
        let number = text.parse().ok().filter(|number| digits_only && range.contains(number));
        let detail = || format!("`{name}` must be a whole number from {} to {}", range.start(), range.end());
        number.map(Some).ok_or_else(|| malformed(detail()))
    }
}

fn malformed(detail: String) -> Failure {
    Failure::Malformed { code: Code::InvalidQuery, detail }
}

/// Reads a query; each parameter must be one of those known.
pub(super) fn read(query: Option<&str>, known: &[&str]) -> Result<QueryParameters, Failure> {
    let mut parameters = HashMap::new();
    for (name, value) in pairs(query) {
        if !known.contains(&name.as_str()) {
            return Err(malformed("the query has a parameter that is unknown here".to_owned()));
        }
        let value = value.ok_or_else(|| malformed(format!("`{name}` is not UTF-8")))?;
        parameters.insert(name, value);
    }
    Ok(QueryParameters(parameters))
}

/// Refuses a query that gives a parameter twice: which of them counts is anybody's guess.
pub(super) fn refuse_repeated(query: Option<&str>) -> Result<(), Failure> {
    let mut seen = HashSet::new();
    let repeated = pairs(query).any(|(name, _)| !seen.insert(name));
    if repeated { Err(Code::RepeatedParameter.into()) } else { Ok(()) }
}

/// Names and values; a value that is not UTF-8 is none.
fn pairs(query: Option<&str>) -> impl Iterator<Item = (String, Option<String>)> {
    let pieces = query.unwrap_or_default().split('&').filter(|piece| !piece.is_empty());
    pieces.map(|piece| {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        (decoded(name).unwrap_or_default(), decoded(value))
    })
}

fn decoded(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    Some(percent_decode_str(&spaced).decode_utf8().ok()?.into_owned())
}
