//! What an error of the database means, told by its text: D1 has no codes, and SQLite words it in the same way.

use super::DatabaseError;

/// The guard's own CHECK, a key that was answered already, a user name or an e-mail address that was free when it was
/// looked for. No other constraint fails because somebody was quicker.
const CONFLICT: [&str; 8] = [
    "CHECK constraint failed: ok = 1",
    "UNIQUE constraint failed: idempotency_keys.legal_entity",
    "UNIQUE constraint failed: identities.legal_entity, identities.folded_name",
    "UNIQUE constraint failed: email_addresses.legal_entity, email_addresses.folded_email",
    "UNIQUE constraint failed: creations.legal_entity, creations.reference",
    "UNIQUE constraint failed: custom_roles.legal_entity, custom_roles.contract, custom_roles.folded_title",
    "UNIQUE constraint failed: persons.person, persons.legal_entity",
    "UNIQUE constraint failed: persons.legal_entity, persons.user",
];
const REFERENCED: [&str; 1] = ["FOREIGN KEY constraint failed"];
/// The database turned the request away before it began.
const UNAVAILABLE: [&str; 4] =
    ["overloaded", "Too many requests queued", "SQLITE_BUSY", "database is locked"];
/// The database read the statement and refused it.
const DEFECT: [&str; 8] = [
    "constraint failed",
    "SQLITE_CONSTRAINT",
    "SQLITE_ERROR",
    "SQLITE_MISMATCH",
    "SQLITE_TOOBIG",
    "SQLITE_FULL",
    "Exceeded maximum DB size",
    "D1_TYPE_ERROR",
];

/// The kind of an error with this text; `None` for a text that does not say whether anything was written.
#[must_use]
pub fn classify(text: &str) -> Option<DatabaseError> {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&CONFLICT) {
        Some(DatabaseError::Conflict)
    } else if says(&REFERENCED) {
        Some(DatabaseError::Referenced)
    } else if says(&UNAVAILABLE) {
        Some(DatabaseError::Unavailable)
    } else if says(&DEFECT) {
        Some(DatabaseError::Other(text.to_owned()))
    } else {
        None
    }
}
