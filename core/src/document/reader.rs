//! From a JSON tree to typed documents, collecting every problem with its JSON Pointer.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use crate::bounds::{ID_BYTES_MAX, QUOTED_CHARS_MAX};
use crate::data::table::Set;
use crate::document::tree::{Member, Node, Source, push_escaped};
use crate::problem::{Problem, ProblemCode, Problems};
use crate::value::hidden::is_hidden;
use crate::words::Word;

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
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// The JSON text of an answer or a document, whose types hold nothing that JSON could not say.
#[must_use]
pub fn to_json(answer: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(answer).unwrap_or_default()
}

/// A piece of a JSON Pointer.
#[derive(Debug, Clone)]
pub(crate) enum Segment<'a> {
    Key(Text<'a>),
    Index(usize),
}

/// The place that is being read, and the problems found so far.
#[derive(Debug, Default)]
pub struct Reader<'a> {
    path: Vec<Segment<'a>>,
    problems: Problems,
}

/// Reads a whole document.
///
/// # Errors
/// Every place where the source is not JSON or has another shape.
pub fn read<'a, T: Wire<'a> + Default>(source: impl Into<Source<'a>>) -> Result<T, Problems> {
    let mut document = T::default();
    fill(&mut document, source.into())?;
    Ok(document)
}

fn fill<'a>(document: &mut dyn Wire<'a>, source: Source<'a>) -> Result<(), Problems> {
    let node = source.into_node()?;
    let mut reader = Reader::default();
    // Never ends early: a person who mends a document wants the list of all problems, not one a try.
    document.read(node, &mut reader);
    if reader.problems.is_empty() { Ok(()) } else { Err(reader.problems) }
}

/// A person's input as messages repeat it: in backticks, cut to a bound, without control characters and hidden ones. So
/// no input can break a line of a log or turn the direction of the text after it.
pub(crate) fn quoted(text: &str) -> String {
    // Replaced and not dropped, so that a reader sees that something stood there.
    let visible = |c: char| if c.is_control() || is_hidden(c) { '\u{fffd}' } else { c };
    let mut shown = String::from("`");
    shown.extend(text.chars().take(QUOTED_CHARS_MAX).map(visible));
    if text.chars().nth(QUOTED_CHARS_MAX).is_some() {
        shown.push('…');
    }
    shown.push('`');
    shown
}

/// The JSON Pointer of these segments.
pub(crate) fn pointer(segments: &[Segment<'_>]) -> String {
    let mut text = String::new();
    for segment in segments {
        text.push('/');
        match segment {
            Segment::Key(key) => push_escaped(&mut text, key),
            Segment::Index(index) => text.push_str(&index.to_string()),
        }
    }
    text
}

impl<'a> Reader<'a> {
    pub(crate) fn report(&mut self, code: ProblemCode, message: String) {
        let path = &self.path;
        self.problems.add(|| {
            let path = pointer(path);
            let bytes = path.len().saturating_add(message.len());
            (Problem { path, code, message }, bytes)
        });
    }

    pub(crate) fn wrong_type(&mut self, expected: &str, node: &Node<'_>) {
        let found = match node {
            Node::Null => "null",
            Node::Bool(_) => "a boolean",
            Node::Number(_) | Node::More(_) => "a number",
            Node::Text(_) => "a string",
            Node::List(_) => "a list",
            Node::Object(_) => "an object",
        };
        self.report(ProblemCode::WrongType, ["must be ", expected, ", not ", found].concat());
    }

    pub(crate) fn enter(&mut self, segment: Segment<'a>) {
        self.path.push(segment);
    }

    pub(crate) fn leave(&mut self) {
        self.path.pop();
    }

    pub(crate) fn into_problems(self) -> Problems {
        self.problems
    }

    fn report_at(&mut self, segment: Segment<'a>, code: ProblemCode, message: String) {
        self.enter(segment);
        self.report(code, message);
        self.leave();
    }

    pub(crate) fn list(&mut self, node: Node<'a>) -> Vec<Node<'a>> {
        let Node::List(items) = node else {
            self.wrong_type("a list", &node);
            return Vec::new();
        };
        items
    }

    /// Reads each of these, at its place.
    pub(crate) fn each(&mut self, items: Vec<Node<'a>>, read: &mut dyn FnMut(Node<'a>, &mut Self)) {
        for (index, item) in items.into_iter().enumerate() {
            if let Node::More(count) = item {
                // Those before it were refused one by one, so that the list of problems is full.
                self.problems.count(count);
                return;
            }
            self.enter(Segment::Index(index));
            read(item, self);
            self.leave();
        }
    }

    /// Keeps a value that was read, the first of so many that are left. Nothing is kept of a document with a problem,
    /// which is never used: a value may be a hundred times as large as the text of what stands in its place.
    fn keep<T>(&self, values: &mut Vec<T>, value: T, left: usize) {
        if !self.problems.is_empty() {
            return;
        }
        if values.len() == values.capacity() {
            // Doubled, so that little is taken before much was read; but no more than needed, because documents are
            // kept.
            values.reserve_exact(left.min(values.len().max(FEW)));
        }
        values.push(value);
    }

    /// Which of the words a text is.
    pub(crate) fn word(&mut self, node: Node<'a>, words: &[&str]) -> Option<usize> {
        let Node::Text(text) = node else {
            self.wrong_type("a string", &node);
            return None;
        };
        let place = words.iter().position(|word| *word == text);
        if place.is_none() {
            let words = words.join(", ");
            self.report(ProblemCode::InvalidValue, [&quoted(&text), " is none of: ", &words].concat());
        }
        place
    }

    /// Which of the words a member is; the empty text if none, which is reported.
    pub fn tag(
        &mut self,
        members: &mut Members<'a>,
        name: &'static str,
        words: &[&'static str],
    ) -> &'static str {
        let Some(node) = self.enter_member(members, name, false) else { return "" };
        let place = self.word(node, words);
        self.leave();
        place.and_then(|place| words.get(place)).copied().unwrap_or_default()
    }

    /// The members of an object; none if it is something else, which is reported.
    pub fn object(&mut self, node: Node<'a>) -> Members<'a> {
        let Node::Object(mut unread) = node else {
            self.wrong_type("an object", &node);
            return Members::default();
        };
        self.drop_duplicates(&mut unread);
        Members { unread, next: 0, is_object: true }
    }

    /// Keeps the first member of each name and reports the others: which of two a reader takes must not be left to
    /// chance.
    fn drop_duplicates(&mut self, members: &mut [Member<'a>]) {
        let few = members.len() <= FEW;
        let mut known = Set::default();
        for place in 0..members.len() {
            let (before, rest) = members.split_at_mut(place);
            let Some((name, value)) = rest.first_mut() else { return };
            let is_known =
                if few { before.iter().any(|(other, _)| other == name) } else { !known.insert(name.clone()) };
            if is_known {
                *value = None;
                let name = name.clone();
                self.report_at(Segment::Key(name), ProblemCode::DuplicateKey, "is given twice".to_string());
            }
        }
    }

    /// Reads a member into its slot.
    pub fn member(&mut self, members: &mut Members<'a>, name: &'static str, slot: &mut dyn Wire<'a>) {
        if let Some(node) = self.enter_member(members, name, slot.is_absent()) {
            slot.read(node, self);
            self.leave();
        }
    }

    /// Enters a member that is there.
    fn enter_member(
        &mut self,
        members: &mut Members<'a>,
        name: &'static str,
        optional: bool,
    ) -> Option<Node<'a>> {
        let node = members.take(name);
        let segment = Segment::Key(Cow::Borrowed(name));
        if node.is_some() {
            self.enter(segment);
        } else if !optional && members.is_object {
            // A value that is no object at all was reported as such, and not once more for each member.
            self.report_at(segment, ProblemCode::MissingField, "is missing".to_string());
        }
        node
    }

    pub fn no_more(&mut self, members: Members<'a>) {
        for (name, value) in members.unread {
            // `None` was read already, or is a duplicate that was reported.
            if value.is_some() {
                let shown = quoted(&name);
                let message = [&shown, " is not a field here"].concat();
                self.report_at(Segment::Key(name), ProblemCode::UnknownField, message);
            }
        }
    }
}

/// Up to so many members are searched one by one, which is quicker than building an index.
const FEW: usize = 16;

/// The members of an object that were not read yet.
#[derive(Debug, Default)]
pub struct Members<'a> {
    unread: Vec<Member<'a>>,
    /// Where the next member is expected: most documents keep the order of their declaration, so most are found at
    /// once.
    next: usize,
    is_object: bool,
}

impl<'a> Members<'a> {
    fn take(&mut self, name: &str) -> Option<Node<'a>> {
        let is_it = |(member, value): &Member<'a>| member == name && value.is_some();
        // Not removed but taken: removing from the front of a long object would move all that follow.
        let expected = self.unread.get(self.next).is_some_and(is_it);
        let place = if expected { self.next } else { self.unread.iter().position(is_it)? };
        self.next = place.saturating_add(1);
        self.unread.get_mut(place)?.1.take()
    }
}

/// A type that can be read from a document. If a value cannot be read its default stays, so that reading can go on and
/// report further problems; a document with a problem is never used.
pub trait Wire<'a> {
    /// Reads a value into this one, a default; reports what is wrong with it.
    fn read(&mut self, node: Node<'a>, reader: &mut Reader<'a>);

    /// Whether this value means that the member is absent; the default of every member that may be.
    fn is_absent(&self) -> bool {
        false
    }
}

/// A document that is read from the members of an object.
pub trait Object<'a> {
    /// Reads all members that are left.
    fn read_members(&mut self, members: Members<'a>, reader: &mut Reader<'a>);
}

impl<'a> Wire<'a> for Text<'a> {
    fn read(&mut self, node: Node<'a>, reader: &mut Reader<'a>) {
        match node {
            Node::Text(text) => *self = text,
            other => reader.wrong_type("a string", &other),
        }
    }
}

impl<'a, W: Word> Wire<'a> for W {
    fn read(&mut self, node: Node<'a>, reader: &mut Reader<'a>) {
        let place = reader.word(node, W::CODES);
        if let Some(word) = place.and_then(|place| W::ALL.get(place)) {
            *self = *word;
        }
    }
}

impl<'a> Wire<'a> for bool {
    fn read(&mut self, node: Node<'a>, reader: &mut Reader<'a>) {
        match node {
            Node::Bool(value) => *self = value,
            other => reader.wrong_type("true or false", &other),
        }
    }
}

impl<'a> Wire<'a> for u64 {
    fn read(&mut self, node: Node<'a>, reader: &mut Reader<'a>) {
        match node {
            Node::Number(Some(value)) => *self = value,
            Node::Number(None) => {
                reader.report(ProblemCode::WrongType, "must be a whole number, 0 or above".to_string());
            }
            other => reader.wrong_type("a whole number", &other),
        }
    }
}

impl<'a, T: Wire<'a> + Default> Wire<'a> for Option<T> {
    fn read(&mut self, node: Node<'a>, reader: &mut Reader<'a>) {
        // Null is a value, and not the same as an absent member: it is read as a `T`, which refuses it.
        self.insert(T::default()).read(node, reader);
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<'a, T: Wire<'a> + Default> Wire<'a> for Vec<T> {
    fn read(&mut self, node: Node<'a>, reader: &mut Reader<'a>) {
        let items = reader.list(node);
        let mut left = items.len();
        reader.each(items, &mut |item, reader| {
            let mut value = T::default();
            value.read(item, reader);
            reader.keep(self, value, left);
            left = left.saturating_sub(1);
        });
    }
}

impl<'a, T: Wire<'a> + Default> Wire<'a> for Entries<'a, T> {
    fn read(&mut self, node: Node<'a>, reader: &mut Reader<'a>) {
        let members = reader.object(node).unread;
        let mut left = members.len();
        for (key, node) in members {
            let Some(node) = node else { continue };
            reader.enter(Segment::Key(key.clone()));
            let mut value = T::default();
            value.read(node, reader);
            reader.leave();
            reader.keep(&mut self.0, (key, value), left);
            left = left.saturating_sub(1);
        }
    }
}

/// A value that is always there, and may be null.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Nullable<T>(pub Option<T>);

impl<'a, T: Wire<'a> + Default> Wire<'a> for Nullable<T> {
    fn read(&mut self, node: Node<'a>, reader: &mut Reader<'a>) {
        if !matches!(node, Node::Null) {
            self.0.read(node, reader);
        }
    }
}

/// A word of one list or of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum OneOf<A, B> {
    /// Of the first.
    First(A),
    /// Of the second.
    Second(B),
}

impl<A: Default, B> Default for OneOf<A, B> {
    fn default() -> Self {
        Self::First(A::default())
    }
}

impl<'a, A: Wire<'a> + Default, B: Wire<'a> + Default> Wire<'a> for OneOf<A, B> {
    fn read(&mut self, node: Node<'a>, reader: &mut Reader<'a>) {
        // Tried silently as the first: a text that is no word of either is reported once, by the second.
        if let Node::Text(word) = &node {
            let (mut first, mut quiet) = (A::default(), Reader::default());
            first.read(Node::Text(word.clone()), &mut quiet);
            if quiet.problems.is_empty() {
                *self = Self::First(first);
                return;
            }
        }
        let mut second = B::default();
        second.read(node, reader);
        *self = Self::Second(second);
    }
}

/// An id: text that names something. Compared byte by byte.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Id<'a>(pub Text<'a>);

impl<'a> Wire<'a> for Id<'a> {
    fn read(&mut self, node: Node<'a>, reader: &mut Reader<'a>) {
        // A value that is no text was reported as such; its length would be a second problem of the same place.
        let is_text = matches!(node, Node::Text(_));
        self.0.read(node, reader);
        if is_text && !(1..=ID_BYTES_MAX).contains(&self.0.len()) {
            reader.report(ProblemCode::InvalidId, format!("must have 1 to {ID_BYTES_MAX} bytes"));
        }
    }
}
