//! A value as it arrives, before anybody knows what it should be: a tree that borrows from its text.
//!
//! The tree exists so that *every* problem of a document can be reported with its place: a derived `Deserialize` stops
//! at the first. Members are a list, so that a member given twice is seen. The same tree comes from JSON and from
//! whatever else `serde` can read, such as the parameters of an address, so one reader serves them all.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::bounds::{LISTED_MAX, TREE_VALUES_MAX};
use crate::problem::{Listed, Problem, ProblemCode};
use crate::value::hidden::is_hidden;

/// One value. Object members stay in order, duplicates included: the reader reports them.
#[derive(Debug)]
pub enum Node<'a> {
    Null,
    Bool(bool),
    /// A whole number of at most 64 bits, or any other number.
    Number(Option<u64>),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Vec<Member<'a>>),
    /// At the end of a list: so many nulls and numbers that stood in it beside those that are there.
    More(u64),
}

/// Name and value; the value until it is read.
pub type Member<'a> = (Cow<'a, str>, Option<Node<'a>>);

/// A question or document that arrived in another form than JSON text, and was not checked yet.
///
/// It is read by `serde` from any format that describes itself: strings, booleans, null, numbers, lists, and maps whose
/// keys are strings. What is absent must be left out there, as null is a value. Nested less than 128 deep, and of at most
/// [`TREE_VALUES_MAX`] values: one of them may take sixteen times as much memory as its text.
///
/// ```
/// use countersign_core::wire::{self, Tree};
/// use serde::Deserialize;
///
/// let question = serde_json::json!({ "amount": "1.5", "currency": "EUR" });
/// let question = Tree::deserialize(question).unwrap();
/// assert_eq!(wire::read_amount(question).unwrap().amount.as_deref(), Some("1.50"));
/// ```
#[derive(Debug)]
pub struct Tree<'a>(Node<'a>);

/// A question or document as it arrives.
#[derive(Debug)]
pub enum Source<'a> {
    /// One JSON text in UTF-8.
    Json(&'a [u8]),
    /// What was read from another format.
    Tree(Tree<'a>),
}

impl<'a> From<&'a [u8]> for Source<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Json(bytes)
    }
}

impl<'a, const LENGTH: usize> From<&'a [u8; LENGTH]> for Source<'a> {
    fn from(bytes: &'a [u8; LENGTH]) -> Self {
        Self::Json(bytes)
    }
}

impl<'a> From<&'a Vec<u8>> for Source<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        Self::Json(bytes)
    }
}

impl<'a> From<Tree<'a>> for Source<'a> {
    fn from(tree: Tree<'a>) -> Self {
        Self::Tree(tree)
    }
}

impl<'a> Source<'a> {
    /// What is in it.
    ///
    /// # Errors
    /// `invalid-json` if bytes are not exactly one JSON text in UTF-8 (nested less than 128 deep, its numbers within
    /// those of floating point).
    pub(crate) fn into_node(self) -> Result<Node<'a>, Problem> {
        match self {
            Self::Json(bytes) => serde_json::from_slice(bytes).map_err(|flaw| not_json(&flaw)),
            Self::Tree(Tree(node)) => Ok(node),
        }
    }
}

impl Tree<'_> {
    /// How many lists and objects stand in each other.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.0.depth()
    }

    /// Where texts stand, names of members among them, that hold characters which cannot be seen or which turn the
    /// direction of what stands beside them.
    #[must_use]
    pub fn hidden_texts(&self) -> Listed<String> {
        let mut found = Listed::default();
        self.0.find_hidden(&mut String::new(), &mut found);
        found
    }
}

impl Node<'_> {
    fn depth(&self) -> usize {
        let deepest = match self {
            Node::List(items) => items.iter().map(Node::depth).max(),
            Node::Object(members) => members.iter().flat_map(|(_, value)| value).map(Node::depth).max(),
            _ => return 0,
        };
        deepest.unwrap_or_default().saturating_add(1)
    }

    fn find_hidden(&self, pointer: &mut String, found: &mut Listed<String>) {
        let hides = |text: &str| text.chars().any(|c| c.is_control() || is_hidden(c));
        let length = pointer.len();
        match self {
            Node::Text(text) if hides(text) => found.add(|| (pointer.clone(), pointer.len())),
            Node::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    pointer.push_str(&format!("/{index}"));
                    item.find_hidden(pointer, found);
                    pointer.truncate(length);
                }
            }
            Node::Object(members) => {
                for (name, value) in members {
                    pointer.push('/');
                    push_escaped(pointer, name);
                    if hides(name) {
                        found.add(|| (pointer.clone(), pointer.len()));
                    }
                    if let Some(value) = value {
                        value.find_hidden(pointer, found);
                    }
                    pointer.truncate(length);
                }
            }
            _ => {}
        }
    }
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

#[cold]
fn not_json(flaw: &serde_json::Error) -> Problem {
    Problem::at_root(ProblemCode::InvalidJson, format!("is not JSON: {flaw}"))
}

impl<'de> Deserialize<'de> for Tree<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        build(deserializer, TREE_VALUES_MAX).map(Self)
    }
}

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        build(deserializer, usize::MAX)
    }
}

/// Builds a node of at most so many values.
fn build<'de, D: Deserializer<'de>>(deserializer: D, mut values: usize) -> Result<Node<'de>, D::Error> {
    let (mut items, mut members) = (Vec::new(), Vec::new());
    let values = &mut values;
    Builder { depth: DEPTH_MAX, values, items: &mut items, members: &mut members }.deserialize(deserializer)
}

/// How deep lists and objects may be nested. `serde_json` has the same bound; other formats have none.
const DEPTH_MAX: u8 = 127;

/// Builds a node, with lists and objects nested no deeper than `depth`.
///
/// Unfinished lists and objects wait on two stacks, so that each is allocated once, at its final size: a large document
/// is mostly short lists.
struct Builder<'b, 'de> {
    depth: u8,
    /// How many more values there may be.
    values: &'b mut usize,
    items: &'b mut Vec<Node<'de>>,
    members: &'b mut Vec<Member<'de>>,
}

impl<'de> Builder<'_, 'de> {
    /// Builds what is inside of a list or an object.
    fn inner<E: Error>(&mut self) -> Result<Builder<'_, 'de>, E> {
        let depth = self.depth.checked_sub(1).ok_or_else(|| E::custom("nested too deeply"))?;
        Ok(Builder { depth, values: self.values, items: self.items, members: self.members })
    }

    /// Counts a value that is kept.
    fn count<E: Error>(&mut self) -> Result<(), E> {
        *self.values = self.values.checked_sub(1).ok_or_else(|| E::custom("holds too many values"))?;
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Builder<'_, 'de> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// The name of a member. It is asked for as a string: a format of another language has to find out what anything else
/// is.
struct Name<'b, 'de>(Builder<'b, 'de>);

impl<'de> DeserializeSeed<'de> for Name<'_, 'de> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_str(self.0)
    }
}

impl<'de> Visitor<'de> for Builder<'_, 'de> {
    type Value = Node<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node<'de>, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node<'de>, E> {
        Ok(Node::Number(Some(number)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node<'de>, E> {
        Ok(Node::Number(u64::try_from(number).ok()))
    }

    /// Formats with one type of number, such as JavaScript, report whole ones as integers themselves.
    fn visit_f64<E>(self, _: f64) -> Result<Node<'de>, E> {
        Ok(Node::Number(None))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node<'de>, E> {
        self.visit_string(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Node<'de>, A::Error> {
        // What lies below belongs to lists that are still open.
        let first = self.items.len();
        let (mut plain, mut more) = (0_usize, 0_u64);
        while let Some(item) = list.next_element_seed(self.inner()?)? {
            if matches!(item, Node::Null | Node::Number(_)) {
                // No list of a document holds any: each is a problem, and only the first are listed. Kept, megabytes
                // of zeros would be many times as many of nodes.
                plain = plain.saturating_add(1);
                if plain > LISTED_MAX {
                    more = more.saturating_add(1);
                    continue;
                }
            }
            self.count()?;
            self.items.push(item);
        }
        if more > 0 {
            self.items.push(Node::More(more));
        }
        Ok(Node::List(self.items.drain(first..).collect()))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Node<'de>, A::Error> {
        let first = self.members.len();
        while let Some(key) = map.next_key_seed(Name(self.inner()?))? {
            let Node::Text(name) = key else {
                return Err(A::Error::custom("a member's name must be a string"));
            };
            let value = map.next_value_seed(self.inner()?)?;
            self.count()?;
            self.members.push((name, Some(value)));
        }
        Ok(Node::Object(self.members.drain(first..).collect()))
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use serde_json::{Value, json};

    use super::*;

    fn parse(bytes: &[u8]) -> Result<Node<'_>, Problem> {
        Source::from(bytes).into_node()
    }

    fn flaw(bytes: &[u8]) -> String {
        let problem = parse(bytes).unwrap_err();
        assert_eq!((problem.code, problem.path.as_str()), (ProblemCode::InvalidJson, ""));
        problem.message
    }

    #[test]
    fn members_stay_in_order_and_what_is_given_twice_stays() {
        let Ok(Node::Object(members)) = parse(br#"{"b":1,"a":[true,null],"b":"2"}"#) else {
            panic!("an object")
        };
        let names: Vec<&str> = members.iter().map(|(name, _)| name.as_ref()).collect();
        assert_eq!(names, ["b", "a", "b"]);
        assert_eq!(format!("{:?}", members[1].1), "Some(List([Bool(true), Null]))");
        assert_eq!(format!("{:?}", members[2].1), r#"Some(Text("2"))"#);
    }

    #[test]
    fn a_string_is_borrowed_unless_it_holds_an_escape() {
        assert!(matches!(parse("\"\u{10ffff}\u{7f}é\"".as_bytes()), Ok(Node::Text(Cow::Borrowed(_)))));
        let escaped = parse(br#""\ud83d\ude00\n\/""#);
        assert!(matches!(escaped, Ok(Node::Text(Cow::Owned(text))) if text == "\u{1f600}\n/"));
    }

    #[test]
    fn only_whole_numbers_of_64_bits_have_a_value() {
        for (text, expected) in [
            ("0", Some(0)),
            ("18446744073709551615", Some(u64::MAX)),
            ("18446744073709551616", None),
            ("123456789012345678901234567890", None),
            ("-0", None),
            ("-1", None),
            ("3.0", None),
            ("1e2", None),
            ("1e-99999999999999999999", None),
        ] {
            assert!(
                matches!(parse(text.as_bytes()), Ok(Node::Number(number)) if number == expected),
                "{text}"
            );
        }
    }

    #[test]
    fn a_number_beyond_floating_point_is_refused_at_its_place() {
        assert_eq!(flaw(b"[1e999]"), "is not JSON: number out of range at line 1 column 6");
        let long = format!("[1{}]", "0".repeat(400));
        assert!(flaw(long.as_bytes()).starts_with("is not JSON: number out of range at line 1"));
    }

    #[test]
    fn lists_and_objects_are_nested_less_than_128_deep() {
        for (open, close) in [("[", "]"), ("{\"\":", "}")] {
            let nested = |depth| format!("{}1{}", open.repeat(depth), close.repeat(depth));
            assert!(parse(nested(127).as_bytes()).is_ok());
            for depth in [128, 129, 100_000] {
                assert!(flaw(nested(depth).as_bytes()).contains("recursion limit"));
            }
        }
    }

    /// A format without a bound of its own.
    #[test]
    fn values_of_other_formats_are_nested_less_than_128_deep() {
        let nested = |depth| (0..depth).fold(json!(1), |inner, _| json!([inner]));
        assert!(Tree::deserialize(nested(127)).is_ok());
        assert_eq!(Tree::deserialize(nested(128)).unwrap_err().to_string(), "nested too deeply");
    }

    #[test]
    fn bytes_that_are_no_text_are_no_json() {
        for bytes in
            [&b"\"\xff\""[..], b"\xef\xbb\xbf1", b"\"\xed\xa0\x80\"", b"1\xff", b"\"\xc3", b"", b"1 1"]
        {
            flaw(bytes);
        }
    }

    #[test]
    fn the_place_of_a_flaw_is_its_line_and_column() {
        assert_eq!(flaw(b"{\n  \"a\": [1,\n  2 3]}"), "is not JSON: expected `,` or `]` at line 3 column 5");
        assert_eq!(flaw(b""), "is not JSON: EOF while parsing a value at line 1 column 0");
    }

    #[test]
    fn another_format_gives_the_same_tree() {
        let value = json!({"a": [1, -1, 1.5, true, null], "b": {"c": "text"}, "d": u64::MAX});
        let text = value.to_string();
        let expected = format!("{:?}", parse(text.as_bytes()).unwrap());
        assert_eq!(format!("{:?}", Node::deserialize(value).unwrap()), expected);
    }

    #[test]
    fn the_names_of_members_are_strings() {
        use serde::de::value::{Error, MapDeserializer};
        let numbered = MapDeserializer::<_, Error>::new([(1, true)].into_iter());
        assert_eq!(Tree::deserialize(numbered).unwrap_err().to_string(), "a member's name must be a string");
        let absent: Option<Value> = None;
        assert!(matches!(Node::deserialize(json!(absent)), Ok(Node::Null)));
    }
}
