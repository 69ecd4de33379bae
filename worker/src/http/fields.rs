//! The fields of a small body, read one by one; every problem is collected.

use serde_json::{Map, Value};

use crate::failure::{Failure, FieldProblem};

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

    /// A text that must be there.
    pub(super) fn text(&mut self, name: &str) -> String {
        self.value(name).and_then(|value| self.text_of(name, value)).unwrap_or_default()
    }

    /// A text that may be absent.
    pub(super) fn optional_text(&mut self, name: &str) -> Option<String> {
        let value = self.members.remove(name)?;
        self.text_of(name, value)
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

    /// Reports a field.
    pub(super) fn report(&mut self, name: &str, code: &'static str, detail: &str) {
        self.problems.push(FieldProblem::new(format!("/{name}"), code, detail));
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
