//! What is wrong with a document or a question: place, stable code, message.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;

use serde::{Serialize, Serializer};

use crate::bounds::{LISTED_BYTES_MAX, LISTED_MAX};
use crate::words::words;

words! {
    /// Why a document cannot be loaded or a question cannot be understood.
    ProblemCode {
        /// The bytes are not one JSON text in UTF-8.
        InvalidJson = "invalid-json",
        /// The bytes of a binary snapshot are none, or were damaged.
        InvalidBinary = "invalid-binary",
        /// A binary snapshot is of another version of the engine.
        OtherVersion = "other-version",
        /// A value has another JSON type than the field.
        WrongType = "wrong-type",
        /// An object has a member that its shape does not know.
        UnknownField = "unknown-field",
        /// A required member is absent.
        MissingField = "missing-field",
        /// An object has the same member twice.
        DuplicateKey = "duplicate-key",
        /// A text is not one of the words the field takes.
        InvalidValue = "invalid-value",
        /// An id is empty, longer than the bound, or reserved.
        InvalidId = "invalid-id",
        /// An amount does not follow the grammar of amounts.
        InvalidAmount = "invalid-amount",
        /// An amount has more digits after the point than its currency.
        AmountTooPrecise = "amount-too-precise",
        /// An amount (also after conversion) is above 2^53−1 minor units.
        AmountTooLarge = "amount-too-large",
        /// The amount of a transaction is zero.
        AmountNotPositive = "amount-not-positive",
        /// An exchange rate is not a positive decimal of at most 12 digits after the point and at most 12 significant ones.
        InvalidRate = "invalid-rate",
        /// A rate is given for the base currency itself.
        RateForBaseCurrency = "rate-for-base-currency",
        /// A currency is not an ISO 4217 code.
        UnknownCurrency = "unknown-currency",
        /// A date is not a real day from 1900-01-01 to 2100-12-31 of the form `YYYY-MM-DD`.
        InvalidDate = "invalid-date",
        /// Two entries have the same identity.
        DuplicateId = "duplicate-id",
        /// A list names the same entry twice.
        DuplicateEntry = "duplicate-entry",
        /// A reference names nothing that exists.
        UnknownReference = "unknown-reference",
        /// A reference names something of another customer.
        WrongCustomer = "wrong-customer",
        /// Amounts are given for an action that is not monetary.
        NotMonetary = "not-monetary",
        /// An action stands at a level where it cannot be.
        WrongLevel = "wrong-level",
        /// The bands of a rule do not start at 0, touch each other and end open.
        InvalidBands = "invalid-bands",
        /// A rule of an action that is not monetary has another period than `perTransaction` or several bands.
        InvalidRule = "invalid-rule",
        /// The giver of a grant is its receiver.
        SelfGrant = "self-grant",
        /// A grant ends before it begins.
        InvalidPeriod = "invalid-period",
        /// A grant is to be made of which its giver has nothing.
        GrantGivesNothing = "grant-gives-nothing",
        /// A list or text that needs an entry has none.
        Empty = "empty",
        /// A count is below 1 or above the bound.
        InvalidCount = "invalid-count",
        /// A document holds more entries than the engine can number.
        TooMany = "too-many",
    }
}

/// One problem: where (a JSON Pointer), what (a stable code), and a sentence for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// JSON Pointer (RFC 6901) into the document; empty for the whole of it.
    pub path: String,
    /// The stable code.
    pub code: ProblemCode,
    /// Lower case, no full stop; what was given stands in backticks.
    pub message: String,
}

impl Problem {
    pub(crate) fn at_root(code: ProblemCode, message: String) -> Self {
        Self { path: String::new(), code, message }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {} ({})", self.path, self.message, self.code)
    }
}

/// The problems of a document or question.
pub type Problems = Listed<Problem>;

/// The first of what may be many: at most [`LISTED_MAX`] are kept, and about [`LISTED_BYTES_MAX`] bytes; the rest are
/// counted. It reads and is written like the list of those that are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<T> {
    /// Those that are kept.
    pub listed: Vec<T>,
    /// How many more there are.
    pub unlisted: u64,
    /// Bytes of the texts of those that are kept.
    bytes: usize,
}

impl<T> Listed<T> {
    /// Whether the next one is kept. The first always is, however long.
    pub(crate) fn has_room(&self) -> bool {
        self.listed.len() < LISTED_MAX && self.bytes < LISTED_BYTES_MAX
    }

    /// Adds one with texts of so many bytes. It is not even made if it is only counted.
    pub(crate) fn add(&mut self, make: impl FnOnce() -> (T, usize)) {
        if self.has_room() {
            let (one, bytes) = make();
            self.listed.push(one);
            self.bytes = self.bytes.saturating_add(bytes);
        } else {
            self.count(1);
        }
    }

    /// Counts so many without keeping them.
    pub(crate) fn count(&mut self, more: u64) {
        self.unlisted = self.unlisted.saturating_add(more);
    }

    /// The same number of something else, made of each that is kept.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Listed<U> {
        let listed = self.listed.into_iter().map(change).collect();
        Listed { listed, unlisted: self.unlisted, bytes: self.bytes }
    }
}

impl Problems {
    pub(crate) fn push(&mut self, problem: Problem) {
        self.add(|| {
            let bytes = problem.path.len().saturating_add(problem.message.len());
            (problem, bytes)
        });
    }

    pub(crate) fn append(&mut self, more: Self) {
        for problem in more.listed {
            self.push(problem);
        }
        self.count(more.unlisted);
    }

    /// The same problems of a document that stands at this place of another one.
    pub(crate) fn under(mut self, place: &str) -> Self {
        for problem in &mut self.listed {
            problem.path.insert_str(0, place);
        }
        self
    }
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { listed: Vec::new(), unlisted: 0, bytes: 0 }
    }
}

impl<T> From<Vec<T>> for Listed<T> {
    /// A list that somebody else bounded.
    fn from(listed: Vec<T>) -> Self {
        Self { listed, ..Self::default() }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        alloc::vec![problem].into()
    }
}

impl<T> Deref for Listed<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.listed
    }
}

impl<T> IntoIterator for Listed<T> {
    type Item = T;
    type IntoIter = alloc::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.listed.into_iter()
    }
}

impl<'l, T> IntoIterator for &'l Listed<T> {
    type Item = &'l T;
    type IntoIter = core::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.listed.iter()
    }
}

impl<T: Serialize> Serialize for Listed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.listed.serialize(serializer)
    }
}
