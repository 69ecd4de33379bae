//! From a JSON tree to typed documents, collecting every problem with its JSON Pointer.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::json::Node;
use crate::bounds::{ID_BYTES_MAX, QUOTED_CHARS_MAX};
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

/// Text of a person's input as messages repeat it: in backticks, cut, without control characters.
pub(crate) fn quoted(text: &str) -> String {
    let mut shown: String =
        text.chars().take(QUOTED_CHARS_MAX).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
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
        match T::read(node, &mut reader) {
            Some(document) if reader.problems.is_empty() => Ok(document),
            _ => Err(reader.problems),
        }
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

    pub(crate) fn list(&mut self, node: Node<'a>) -> Option<Vec<Node<'a>>> {
        match node {
            Node::List(items) => Some(items),
            other => {
                self.wrong_type("a list", &other);
                None
            }
        }
    }

    /// Which of the words a text is.
    pub(crate) fn word(&mut self, node: Node<'a>, words: &[&str]) -> Option<usize> {
        let text = Text::read(node, self)?;
        let place = words.iter().position(|word| *word == text);
        if place.is_none() {
            let words = words.join(", ");
            self.report(ProblemCode::InvalidValue, format!("{} is none of: {words}", quoted(&text)));
        }
        place
    }

    pub(crate) fn object(&mut self, node: Node<'a>) -> Option<Members<'a>> {
        let Node::Object(members) = node else {
            self.wrong_type("an object", &node);
            return None;
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
        Some(Members(unique))
    }

    pub(crate) fn field<T: Wire<'a>>(&mut self, members: &mut Members<'a>, name: &'static str) -> Option<T> {
        let Some(node) = members.take(name) else {
            let absent = T::absent();
            if absent.is_none() {
                self.missing(name);
            }
            return absent;
        };
        self.enter(Segment::Key(Cow::Borrowed(name)));
        let value = T::read(node, self);
        self.leave();
        value
    }

    fn missing(&mut self, name: &'static str) {
        let segment = Segment::Key(Cow::Borrowed(name));
        self.report_at(segment, ProblemCode::MissingField, "is missing".to_string());
    }

    pub(crate) fn no_more(&mut self, members: Members<'a>) {
        for (name, value) in members.0 {
            if value.is_some() {
                let shown = quoted(&name);
                let message = format!("{shown} is not a field here");
                self.report_at(Segment::Key(name), ProblemCode::UnknownField, message);
            }
        }
    }
}

/// The members of an object that were not read yet.
pub(crate) struct Members<'a>(Vec<(Text<'a>, Option<Node<'a>>)>);

impl<'a> Members<'a> {
    pub(crate) fn take(&mut self, name: &str) -> Option<Node<'a>> {
        self.0.iter_mut().find(|(member, value)| member == name && value.is_some())?.1.take()
    }
}

/// A type that stands in a wire document.
pub(crate) trait Wire<'a>: Sized {
    /// Whether the member may be absent.
    #[cfg(feature = "ts")]
    const OPTIONAL: bool = false;

    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Option<Self>;

    /// What an absent member means; `None` if it must be there.
    fn absent() -> Option<Self> {
        None
    }

    fn is_absent(&self) -> bool {
        false
    }

    /// The type's name in TypeScript.
    #[cfg(feature = "ts")]
    fn typescript() -> String;
}

impl<'a> Wire<'a> for Text<'a> {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        match node {
            Node::Text(text) => Some(text),
            other => {
                reader.wrong_type("a string", &other);
                None
            }
        }
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        "string".to_string()
    }
}

impl<'a> Wire<'a> for bool {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        match node {
            Node::Bool(value) => Some(value),
            other => {
                reader.wrong_type("true or false", &other);
                None
            }
        }
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        "boolean".to_string()
    }
}

impl<'a> Wire<'a> for u64 {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        match node {
            Node::Number(Some(value)) => Some(value),
            other => {
                reader.wrong_type("a whole number", &other);
                None
            }
        }
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        "number".to_string()
    }
}

impl<'a, T: Wire<'a>> Wire<'a> for Option<T> {
    #[cfg(feature = "ts")]
    const OPTIONAL: bool = true;

    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        T::read(node, reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        T::typescript()
    }
}

impl<'a, T: Wire<'a>> Wire<'a> for Box<T> {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        T::read(node, reader).map(Box::new)
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        T::typescript()
    }
}

impl<'a, T: Wire<'a>> Wire<'a> for Vec<T> {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        let items = reader.list(node)?;
        let count = items.len();
        let mut list = Vec::with_capacity(count);
        for (index, item) in items.into_iter().enumerate() {
            reader.enter(Segment::Index(index));
            let value = T::read(item, reader);
            reader.leave();
            if let Some(value) = value {
                list.push(value);
            }
        }
        (list.len() == count).then_some(list)
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        format!("Array<{}>", T::typescript())
    }
}

impl<'a, T: Wire<'a>> Wire<'a> for Entries<'a, T> {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        let members = reader.object(node)?;
        let count = members.0.len();
        let mut entries = Vec::with_capacity(count);
        for (key, node) in members.0 {
            reader.enter(Segment::Key(key.clone()));
            let value = node.and_then(|node| T::read(node, reader));
            reader.leave();
            if let Some(value) = value {
                entries.push((key, value));
            }
        }
        (entries.len() == count).then_some(Self(entries))
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
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        match node {
            Node::Null => Some(Self(None)),
            other => T::read(other, reader).map(|value| Self(Some(value))),
        }
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
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        // What is no word of the first is one of the second, or a problem there.
        match A::read(node.clone(), &mut Reader::default()) {
            Some(word) => Some(Self::First(word)),
            None => B::read(node, reader).map(Self::Second),
        }
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        format!("{} | {}", A::typescript(), B::typescript())
    }
}

/// An id: text that names something. Compared byte by byte.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Id<'a>(pub Text<'a>);

impl<'a> Wire<'a> for Id<'a> {
    fn read(node: Node<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        let text = Text::read(node, reader)?;
        if text.is_empty() || text.len() > ID_BYTES_MAX {
            reader.report(ProblemCode::InvalidId, format!("must have 1 to {ID_BYTES_MAX} bytes"));
            return None;
        }
        Some(Self(text))
    }

    #[cfg(feature = "ts")]
    fn typescript() -> String {
        "string".to_string()
    }
}

/// Declares an object document: its struct, its reader, its JSON and its TypeScript declaration.
macro_rules! document {
    (
        $(#[doc = $about:literal])*
        $name:ident $(<$life:lifetime>)? {
            $($(#[doc = $doc:literal])* $field:ident: $type:ty = $key:literal,)*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        pub struct $name $(<$life>)? {
            $(
                $(#[doc = $doc])*
                #[serde(rename = $key, skip_serializing_if = "crate::wire::read::Wire::is_absent")]
                pub $field: $type,
            )*
        }

        $crate::wire::read::document!(@read $name $(<$life>)? { $($field: $type = $key,)* });

        #[cfg(feature = "ts")]
        impl $(<$life>)? $name $(<$life>)? {
            /// The TypeScript declaration.
            #[must_use]
            pub fn declaration() -> alloc::string::String {
                $crate::wire::typescript::interface(
                    stringify!($name),
                    &[$($about),*],
                    &[$((
                        $key,
                        <$type as $crate::wire::read::Wire<'_>>::OPTIONAL,
                        <$type as $crate::wire::read::Wire<'_>>::typescript(),
                        &[$($doc),*],
                    )),*],
                )
            }
        }
    };
    (@read $name:ident <$life:lifetime> { $($field:ident: $type:ty = $key:literal,)* }) => {
        impl<$life> $crate::wire::read::Wire<$life> for $name<$life> {
            $crate::wire::read::document!(@body $name $life { $($field: $type = $key,)* });
        }
    };
    (@read $name:ident { $($field:ident: $type:ty = $key:literal,)* }) => {
        impl<'w> $crate::wire::read::Wire<'w> for $name {
            $crate::wire::read::document!(@body $name 'w { $($field: $type = $key,)* });
        }
    };
    (@body $name:ident $life:lifetime { $($field:ident: $type:ty = $key:literal,)* }) => {
        fn read(
            node: $crate::wire::json::Node<$life>,
            reader: &mut $crate::wire::read::Reader<$life>,
        ) -> Option<Self> {
            let mut members = reader.object(node)?;
            $(let $field = reader.field::<$type>(&mut members, $key);)*
            reader.no_more(members);
            // One match, so that there is one place where a part of the fields is dropped again.
            match ($($field,)*) {
                ($(Some($field),)*) => Some(Self { $($field,)* }),
                _ => None,
            }
        }

        #[cfg(feature = "ts")]
        fn typescript() -> alloc::string::String {
            alloc::string::String::from(stringify!($name))
        }
    };
}
pub(crate) use document;

/// Declares a closed list of words: its enum, its reader, its JSON and its TypeScript declaration.
macro_rules! words {
    (
        $(#[doc = $about:literal])*
        $name:ident { $($(#[doc = $doc:literal])* $variant:ident = $word:literal,)* }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $doc])* #[doc = concat!("\n\nWritten `", $word, "`.")] $variant,)* }

        impl $name {
            /// Every word, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word as documents write it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter.write_str(self.code())
            }
        }

        impl<'w> $crate::wire::read::Wire<'w> for $name {
            fn read(
                node: $crate::wire::json::Node<'w>,
                reader: &mut $crate::wire::read::Reader<'w>,
            ) -> Option<Self> {
                Self::ALL.get(reader.word(node, &[$($word),*])?).copied()
            }

            #[cfg(feature = "ts")]
            fn typescript() -> alloc::string::String {
                alloc::string::String::from(stringify!($name))
            }
        }

        #[cfg(feature = "ts")]
        impl $name {
            /// The TypeScript declaration.
            #[must_use]
            pub fn declaration() -> alloc::string::String {
                $crate::wire::typescript::union(stringify!($name), &[$($about),*], &[$($word),*])
            }
        }
    };
}
pub(crate) use words;
