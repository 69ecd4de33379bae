//! The fields of a small body, read one by one; every problem is collected.

use countersign_core::bounds::ID_BYTES_MAX;
use countersign_core::day::Day;
use serde_json::{Map, Value};

use crate::failure::{Failure, FieldProblem};

/// Longest text of a body that is not an id.
const TEXT_BYTES_MAX: usize = 256;
/// Dates of these years are taken.
const YEARS: std::ops::RangeInclusive<&str> = "1900"..="2100";

/// The fields of an object that were not read yet, and what was wrong with those that were.
pub(super) struct Fields {
    members: Map<String, Value>,
    problems: Vec<FieldProblem>,
}

impl Fields {
    /// The fields of a body.
    pub(super) fn of(body: Value) -> Result<Self, Failure> {
        match body {
            Value::Object(members) => Ok(Self { members, problems: Vec::new() }),
            other => {
                Err(Failure::field("", "wrong-type", format!("must be an object, not {}", kind(&other))))
            }
        }
    }

    /// A value that must be there.
    pub(super) fn value(&mut self, name: &str) -> Option<Value> {
        let value = self.members.remove(name);
        if value.is_none() {
            self.report(name, "missing-field", "is missing");
        }
        value
    }

    /// A value that may be absent.
    pub(super) fn optional_value(&mut self, name: &str) -> Option<Value> {
        self.members.remove(name)
    }

    /// An id that must be there.
    pub(super) fn id(&mut self, name: &str) -> Option<String> {
        let value = self.value(name)?;
        self.id_of(name, value)
    }

    /// An id that may be absent.
    pub(super) fn optional_id(&mut self, name: &str) -> Option<String> {
        let value = self.members.remove(name)?;
        self.id_of(name, value)
    }

    fn id_of(&mut self, name: &str, value: Value) -> Option<String> {
        let text = self.text_of(name, value)?;
        if text.is_empty() || text.len() > ID_BYTES_MAX {
            self.report(name, "invalid-id", &format!("must have 1 to {ID_BYTES_MAX} bytes"));
            return None;
        }
        Some(text)
    }

    /// A text that may be absent.
    pub(super) fn optional_text(&mut self, name: &str) -> Option<String> {
        let value = self.members.remove(name)?;
        let text = self.text_of(name, value)?;
        if text.len() > TEXT_BYTES_MAX {
            self.report(name, "too-long", &format!("must have at most {TEXT_BYTES_MAX} bytes"));
            return None;
        }
        Some(text)
    }

    fn text_of(&mut self, name: &str, value: Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text),
            other => {
                self.report(name, "wrong-type", &format!("must be a string, not {}", kind(&other)));
                None
            }
        }
    }

    /// A date that must be there.
    pub(super) fn date(&mut self, name: &str) -> Option<Day> {
        let value = self.value(name)?;
        let text = self.text_of(name, value)?;
        let date = real_day(&text);
        if date.is_none() {
            let years = format!("{} to {}", YEARS.start(), YEARS.end());
            self.report(name, "invalid-date", &format!("must be a real day of {years}, written YYYY-MM-DD"));
        }
        date
    }

    /// Reports a field.
    pub(super) fn report(&mut self, name: &str, code: &'static str, detail: &str) {
        self.problems.push(FieldProblem::new(format!("/{name}"), code, detail));
    }

    /// Whether anything was wrong so far.
    pub(super) fn has_problem(&self) -> bool {
        !self.problems.is_empty()
    }

    /// Refuses the body if anything was wrong with it or is left of it.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        let left: Vec<String> = self.members.keys().cloned().collect();
        for name in left {
            let pointer = name.replace('~', "~0").replace('/', "~1");
            self.report(&pointer, "unknown-field", "is not a field here");
        }
        if self.problems.is_empty() { Ok(()) } else { Err(Failure::Refused(self.problems)) }
    }
}

fn real_day(text: &str) -> Option<Day> {
    let in_range = text.get(..4).is_some_and(|year| YEARS.contains(&year));
    Day::parse(text).ok().filter(|_| in_range)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
