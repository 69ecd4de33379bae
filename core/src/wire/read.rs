//! From a JSON tree to typed documents, collecting every problem with its JSON Pointer.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

pub(crate) use super::declare::{document, tagged, words};
use super::json::Node;
use crate::bounds::{ID_BYTES_MAX, QUOTED_CHARS_MAX};
use crate::details::is_hidden;
use crate::id::Names;
use crate::problem::{Problem, ProblemCode};

/// Text of a document; borrowed from the JSON where it holds no escape.
pub type Text<'a> = Cow<'a, str>;

/// A map of a document, in the document's order, without duplicate keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries<'a, T>(pub Vec<(Text<'a>, T)>);

impl<T> Default for Entries<'_, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Serialize> Serialize for Entries<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key.as_ref(), value)?;
        }
        map.end()
    }
}

/// A piece of a JSON Pointer.
#[derive(Debug, Clone)]
pub(crate) enum Segment<'a> {
    Key(Text<'a>),
    Index(usize),
}

/// Where the reading stands, and what was found wrong so far.
#[derive(Debug, Default)]
pub(crate) struct Reader<'a> {
    path: Vec<Segment<'a>>,
    problems: Vec<Problem>,
}

/// Text of a person's input as messages repeat it: in backticks, cut, without control characters and without those that
/// hide or turn the direction of what stands behind them.
pub(crate) fn quoted(text: &str) -> String {
    let visible = |c: char| if c.is_control() || is_hidden(c) { '\u{fffd}' } else { c };
    let mut shown: String = text.chars().take(QUOTED_CHARS_MAX).map(visible).collect();
    if text.chars().nth(QUOTED_CHARS_MAX).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// The JSON Pointer of these segments.
pub(crate) fn pointer(segments: &[Segment<'_>]) -> String {
    let mut text = String::new();
    for segment in segments {
        text.push('/');
        match segment {
            Segment::Key(key) => push_escaped(&mut text, key),
            Segment::Index(index) => {
                let _infallible = write!(text, "{index}");
            }
        }
    }
    text
}

/// One name as a JSON Pointer token.
pub(crate) fn pointer_token(name: &str) -> String {
    let mut token = String::new();
    push_escaped(&mut token, name);
    token
}

/// Appends one name as a JSON Pointer token (`~` and `/` escaped).
pub(crate) fn push_escaped(text: &mut String, name: &str) {
    for c in name.chars() {
        match c {
            '~' => text.push_str("~0"),
            '/' => text.push_str("~1"),
            other => text.push(other),
        }
    }
}

impl<'a> Reader<'a> {
    /// Reads a whole document.
    pub(crate) fn document<T: Wire<'a>>(node: Node<'a>) -> Result<T, Vec<Problem>> {
        let mut reader = Self::default();
        let document = T::read(node, &mut reader);
        if reader.problems.is_empty() { Ok(document) } else { Err(reader.problems) }
    }

    pub(crate) fn report(&mut self, code: ProblemCode, message: String) {
        self.problems.push(Problem { path: pointer(&self.path), code, message });
    }

    pub(crate) fn wrong_type(&mut self, expected: &str, node: &Node<'_>) {
        let found = match node {
            Node::Null => "null",
            Node::Bool(_) => "a boolean",
            Node::Number(_) => "a number",
            Node::Text(_) => "a string",
            Node::List(_) => "a list",
            Node::Object(_) => "an object",
        };
        self.report(ProblemCode::WrongType, format!("must be {expected}, not {found}"));
    }

    pub(crate) fn enter(&mut self, segment: Segment<'a>) {
        self.path.push(segment);
    }

    pub(crate) fn leave(&mut self) {
        self.path.pop();
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    fn report_at(&mut self, segment: Segment<'a>, code: ProblemCode, message: String) {
        self.enter(segment);
        self.report(code, message);
        self.leave();
    }

    pub(crate) fn list(&mut self, node: Node<'a>) -> Vec<Node<'a>> {
        match node {
            Node::List(items) => items,
            other => {
                self.wrong_type("a list", &other);
                Vec::new()
            }
        }
    }

    /// Which of the words a text is.
    pub(crate) fn word(&mut self, node: Node<'a>, words: &[&str]) -> usize {
        let Node::Text(text) = node else {
            self.wrong_type("a string", &node);
            return 0;
        };
        let place = words.iter().position(|word| *word == text);
        if place.is_none() {
            let words = words.join(", ");
            self.report(ProblemCode::InvalidValue, format!("{} is none of: {words}", quoted(&text)));
        }
        place.unwrap_or_default()
    }

    /// Which of the words a member says; none of them, which is reported, is the empty text.
    pub(crate) fn tag(
        &mut self,
        members: &mut Members<'a>,
        name: &'static str,
        words: &[&'static str],
    ) -> &'static str {
        let before = self.problems.len();
        let place = match members.take(name) {
            Some(node) => self.at(name, |reader| reader.word(node, words)),
            None if members.is_object => self.at(name, |reader| {
                reader.missing();
                0
            }),
            None => words.len(),
        };
        let is_known = self.problems.len() == before;
        words.get(place).filter(|_| is_known).copied().unwrap_or_default()
    }

    fn at<R>(&mut self, name: &'static str, read: impl FnOnce(&mut Self) -> R) -> R {
        self.enter(Segment::Key(Cow::Borrowed(name)));
        let result = read(self);
        self.leave();
        result
    }

    /// The members of an object; none if it is something else, which is reported.
    pub(crate) fn object(&mut self, node: Node<'a>) -> Members<'a> {
        let members = match node {
            Node::Object(members) => members,
            other => {
                self.wrong_type("an object", &other);
                return Members { unread: Vec::new(), is_object: false };
            }
        };
        let mut seen = Names::default();
        let mut unique = Vec::with_capacity(members.len());
        for (name, value) in members {
            if seen.add(&name).is_some() {
                unique.push((name, Some(value)));
            } else {
                self.report_at(Segment::Key(name), ProblemCode::DuplicateKey, "is given twice".to_string());
            }
        }
        Members { unread: unique, is_object: true }
    }

    pub(crate) fn field<T: Wire<'a>>(&mut self, members: &mut Members<'a>, name: &'static str) -> T {
        self.enter(Segment::Key(Cow::Borrowed(name)));
        let value = match members.take(name) {
            Some(node) => T::read(node, self),
            // What is no object at all was reported as that.
            None if members.is_object => T::absent(self),
            None => T::fallback(),
        };
        self.leave();
        value
    }

    fn missing(&mut self) {
        self.report(ProblemCode::MissingField, "is missing".to_string());
    }

    pub(crate) fn no_more(&mut self, members: Members<'a>) {
        for (name, value) in members.unread {
            if value.is_some() {
                let shown = quoted(&name);
                let message = format!("{shown} is not a field here");
                self.report_at(Segment::Key(name), ProblemCode::UnknownField, message);
            }
        }
    }
}

/// The members of an object that were not read yet.
pub(crate) struct Members<'a> {
    unread: Vec<(Text<'a>, Option<Node<'a>>)>,
    is_object: bool,
}

impl<'a> Members<'a> {
    pub(crate) fn take(&mut self, name: &str) -> Option<Node<'a>> {
        self.unread.iter_mut().find(|(member, value)| member == name && value.is_some())?.1.take()
    }
}

/// A type that stands in a wire document.
pub(crate) trait Wire<'a>: Sized {
    /// Whether the member may be absent.
    #[cfg(feature = "ts")]
    const OPTIONAL: bool = false;

    /// Reads a value. Where that fails the problem is reported and the [fallback](Self::fallback) stands in, so that
    /// reading goes on; a document with a problem is never used.
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Self;

    /// What stands where a value could not be read.
    fn fallback() -> Self;

    /// What an absent member means; a problem if it must be there.
    fn absent(reader: &mut Reader<'a>) -> Self {
        reader.missing();
        Self::fallback()
    }

    fn is_absent(&self) -> bool {
        false
    }

    /// The type's name in TypeScript.
    #[cfg(feature = "ts")]
    fn typescript() -> String;
}

impl<'a> Wire<'a> for Text<'a> {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Self {
        match node {
            Node::Text(text) => text,
            other => {
                reader.wrong_type("a string", &other);
                Self::fallback()
            }
        }
    }

    fn fallback() -> Self {
        Cow::Borrowed("")
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        "string".to_string()
    }
}

impl<'a> Wire<'a> for bool {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Self {
        match node {
            Node::Bool(value) => value,
            other => {
                reader.wrong_type("true or false", &other);
                false
            }
        }
    }

    fn fallback() -> Self {
        false
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        "boolean".to_string()
    }
}

impl<'a> Wire<'a> for u64 {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Self {
        match node {
            Node::Number(Some(value)) => value,
            Node::Number(None) => {
                reader.report(ProblemCode::WrongType, "must be a whole number, 0 or above".to_string());
                0
            }
            other => {
                reader.wrong_type("a whole number", &other);
                0
            }
        }
    }

    fn fallback() -> Self {
        0
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        "number".to_string()
    }
}

impl<'a, T: Wire<'a>> Wire<'a> for Option<T> {
    #[cfg(feature = "ts")]
    const OPTIONAL: bool = true;

    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Self {
        Some(T::read(node, reader))
    }

    fn fallback() -> Self {
        None
    }

    fn absent(_: &mut Reader<'a>) -> Self {
        None
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        T::typescript()
    }
}

impl<'a, T: Wire<'a>> Wire<'a> for Vec<T> {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Self {
        let items = reader.list(node);
        let mut list = Self::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            reader.enter(Segment::Index(index));
            list.push(T::read(item, reader));
            reader.leave();
        }
        list
    }

    fn fallback() -> Self {
        Self::new()
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        format!("Array<{}>", T::typescript())
    }
}

impl<'a, T: Wire<'a>> Wire<'a> for Entries<'a, T> {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Self {
        let members = reader.object(node).unread;
        let mut entries = Vec::with_capacity(members.len());
        for (key, node) in members {
            let Some(node) = node else { continue };
            reader.enter(Segment::Key(key.clone()));
            entries.push((key, T::read(node, reader)));
            reader.leave();
        }
        Self(entries)
    }

    fn fallback() -> Self {
        Self(Vec::new())
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        format!("Record<string, {}>", T::typescript())
    }
}

/// A value that is always there, and may be null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Nullable<T>(pub Option<T>);

impl<'a, T: Wire<'a>> Wire<'a> for Nullable<T> {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Self {
        match node {
            Node::Null => Self(None),
            other => Self(Some(T::read(other, reader))),
        }
    }

    fn fallback() -> Self {
        Self(None)
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        format!("{} | null", T::typescript())
    }
}

/// A word of one list or of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OneOf<A, B> {
    /// Of the first.
    First(A),
    /// Of the second.
    Second(B),
}

impl<A: Serialize, B: Serialize> Serialize for OneOf<A, B> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::First(word) => word.serialize(serializer),
            Self::Second(word) => word.serialize(serializer),
        }
    }
}

impl<'a, A: Wire<'a>, B: Wire<'a>> Wire<'a> for OneOf<A, B> {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Self {
        // What is no word of the first is one of the second, or a problem there.
        let mut quiet = Reader::default();
        let first = A::read(node.clone(), &mut quiet);
        if quiet.problems.is_empty() { Self::First(first) } else { Self::Second(B::read(node, reader)) }
    }

    fn fallback() -> Self {
        Self::First(A::fallback())
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        format!("{} | {}", A::typescript(), B::typescript())
    }
}

/// An id: text that names something. Compared byte by byte.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Id<'a>(pub Text<'a>);

impl<'a> Wire<'a> for Id<'a> {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Self {
        let Node::Text(text) = node else {
            reader.wrong_type("a string", &node);
            return Self::fallback();
        };
        if text.is_empty() || text.len() > ID_BYTES_MAX {
            reader.report(ProblemCode::InvalidId, format!("must have 1 to {ID_BYTES_MAX} bytes"));
        }
        Self(text)
    }

    fn fallback() -> Self {
        Self(Cow::Borrowed(""))
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        "string".to_string()
    }
}
