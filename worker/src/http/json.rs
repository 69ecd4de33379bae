//! Strict JSON: one text in UTF-8, no name twice, no depth without bound, no text that hides what it says.

use std::collections::HashSet;
use std::fmt;

use countersign_core::is_hidden;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::code::Code;
use crate::failure::{Failure, FieldProblem};

/// Deepest nesting.
const DEPTH_MAX: usize = 16;

/// Reads strict JSON.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, Failure> {
    check(bytes)?;
    serde_json::from_slice(bytes).map_err(|error| invalid(&error))
}

/// Refuses what is not strict JSON.
pub(super) fn check(bytes: &[u8]) -> Result<(), Failure> {
    let mut scan = Scan { path: Vec::new(), hidden: Vec::new() };
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    Node(&mut scan).deserialize(&mut reader).and_then(|()| reader.end()).map_err(|error| invalid(&error))?;
    if scan.hidden.is_empty() { Ok(()) } else { Err(Failure::Refused(scan.hidden)) }
}

fn invalid(error: &serde_json::Error) -> Failure {
    // The parser's messages name places and kinds of tokens; names that occur twice are not repeated.
    Failure::Malformed {
        code: Code::InvalidJson,
        detail: format!("the body is not JSON as it is taken here: {error}"),
    }
}

/// Where the reading stands, and which texts were refused.
struct Scan {
    path: Vec<String>,
    hidden: Vec<FieldProblem>,
}

impl Scan {
    fn text(&mut self, text: &str) {
        if text.chars().any(|c| c.is_control() || is_hidden(c)) {
            let pointer: String = self.path.iter().map(|token| format!("/{token}")).collect();
            self.hidden.push(FieldProblem::own(pointer, Code::InvalidText));
        }
    }
}

/// A name as a token of a JSON Pointer.
fn token(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

struct Node<'s>(&'s mut Scan);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.text(text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut index = 0_usize;
        enter::<A::Error>(self.0)?;
        loop {
            if let Some(last) = self.0.path.last_mut() {
                *last = index.to_string();
            }
            if list.next_element_seed(Node(self.0))?.is_none() {
                break;
            }
            index = index.saturating_add(1);
        }
        self.0.path.pop();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let mut seen = HashSet::new();
        enter::<A::Error>(self.0)?;
        while let Some(name) = object.next_key::<String>()? {
            if let Some(last) = self.0.path.last_mut() {
                *last = token(&name);
            }
            self.0.text(&name);
            object.next_value_seed(Node(self.0))?;
            if !seen.insert(name) {
                return Err(A::Error::custom("a name is given twice in one object"));
            }
        }
        self.0.path.pop();
        Ok(())
    }
}

fn enter<E: Error>(scan: &mut Scan) -> Result<(), E> {
    scan.path.push(String::new());
    if scan.path.len() > DEPTH_MAX { Err(E::custom("it is nested too deep")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> Result<(), (String, String)> {
        match check(bytes) {
            Ok(()) => Ok(()),
            Err(Failure::Malformed { code, .. }) => Err((code.word().to_owned(), String::new())),
            Err(Failure::Refused(problems)) => {
                Err((problems[0].code.to_string(), problems[0].pointer.clone()))
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn json_is_one_text_in_utf8_without_repeated_names() {
        assert_eq!(code(br#" {"a": [1, -2.5e3, {"b": null}], "c": "d\u00e9"} "#), Ok(()));
        let refused: [&[u8]; 10] = [
            b"",
            b"{",
            b"{} {}",
            b"\xef\xbb\xbf{}",
            b"\xff\xfe{\0}\0",
            b"{\"a\":\"\xe9\"}",
            br#"{"a":1,"a":1}"#,
            br#"{"a":"\ud800"}"#,
            br#"{"a":{"b":1,"\u0062":1}}"#,
            b"{\"a\":\"\n\"}",
        ];
        for bytes in refused {
            assert_eq!(code(bytes), Err(("invalid-json".to_owned(), String::new())), "{bytes:?}");
        }
    }

    #[test]
    fn nesting_is_bounded() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(code(nested(16).as_bytes()), Ok(()));
        assert!(code(nested(17).as_bytes()).is_err());
        assert!(code("[".repeat(100_000).as_bytes()).is_err());
    }

    #[test]
    fn hidden_characters_are_refused_at_their_place() {
        for hidden in [
            "\\u0000",
            "\\u007f",
            "\u{202e}",
            "\u{200b}",
            "\u{feff}",
            "\u{e0041}",
            "\\u0085",
            "\u{34f}",
            "\u{3164}",
            "\u{fe0f}",
            "\u{e0100}",
        ] {
            let body = format!(r#"{{"a/b": ["x", "y{hidden}"]}}"#);
            assert_eq!(
                code(body.as_bytes()),
                Err(("invalid-text".to_owned(), "/a~1b/1".to_owned())),
                "{hidden}"
            );
        }
        assert_eq!(code("{\"a\": \"Añó 日本 🏦 \u{301}\"}".as_bytes()), Ok(()));
    }
}
