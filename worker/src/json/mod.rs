//! JSON texts: what is stored, answered and hashed.

mod written;

use serde_json::value::RawValue;

pub(crate) use written::answer;
pub use written::{Absent, Written};

/// JSON text as it was stored or answered.
pub type Raw = Box<RawValue>;

/// A text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotJson;

/// A text that is JSON.
///
/// # Errors
/// If it is not.
pub fn raw(text: String) -> Result<Raw, NotJson> {
    RawValue::from_string(text).map_err(|_| NotJson)
}

/// The JSON text of a part of a document.
pub fn json(part: &impl serde::Serialize) -> String {
    // This fails only for map keys that are no texts, and documents have none.
    serde_json::to_string(part).unwrap_or_default()
}
