//! JSON text to a tree that borrows from it.
//!
//! A tree first, so that *every* problem of a document can be reported with its place, not only the first.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::problem::{Problem, ProblemCode};

/// One JSON value. Object members stay in order, duplicates included: the reader reports them.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    Null,
    Bool(bool),
    /// A whole number of at most 64 bits, or any other number.
    Number(Option<u64>),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Vec<Member<'a>>),
}

/// Name and value; the value until it is read.
pub(crate) type Member<'a> = (Cow<'a, str>, Option<Node<'a>>);

/// Why a text is not JSON.
type Flaw = &'static str;

const ENDS: Flaw = "ends too early";
const CONTROL: Flaw = "control character in a string";
const ESCAPE: Flaw = "invalid escape";
const SURROGATE: Flaw = "half a surrogate pair";
const NUMBER: Flaw = "invalid number";

/// Lists and objects in each other.
const DEPTH_MAX: usize = 127;

/// Parses one JSON text.
///
/// # Errors
/// `invalid-json` if the bytes are not exactly one JSON text in UTF-8 (nested less than 128 deep).
pub(crate) fn parse(bytes: &[u8]) -> Result<Node<'_>, Problem> {
    let text =
        core::str::from_utf8(bytes).map_err(|error| flawed(bytes, error.valid_up_to(), "not UTF-8"))?;
    let mut parser = Parser { text, at: 0, items: Vec::new(), members: Vec::new() };
    parser.whole().map_err(|flaw| flawed(bytes, parser.at, flaw))
}

#[cold]
fn flawed(bytes: &[u8], at: usize, flaw: Flaw) -> Problem {
    let before = bytes.get(..at).unwrap_or(bytes);
    let line = before.split(|byte| *byte == b'\n').count();
    let column = before.rsplit(|byte| *byte == b'\n').next().map_or(0, <[u8]>::len).saturating_add(1);
    let message = format!("is not JSON: {flaw} at line {line} column {column}");
    Problem::at_root(ProblemCode::InvalidJson, message)
}

/// The text, where the parsing stands in it, and what was parsed of the lists and objects around that place.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    items: Vec<Node<'a>>,
    members: Vec<Member<'a>>,
}

impl<'a> Parser<'a> {
    fn whole(&mut self) -> Result<Node<'a>, Flaw> {
        let node = self.value(DEPTH_MAX)?;
        if self.token().is_some() { Err("more follows") } else { Ok(node) }
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    const fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    /// Steps over a byte, if it is there.
    fn skip(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.step();
        }
        found
    }

    /// The next byte that is no white space.
    fn token(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.step(),
                other => return other,
            }
        }
    }

    /// Steps over a token that must be there.
    fn expect(&mut self, byte: u8, flaw: Flaw) -> Result<(), Flaw> {
        match self.token() {
            Some(found) if found == byte => {
                self.step();
                Ok(())
            }
            Some(_) => Err(flaw),
            None => Err(ENDS),
        }
    }

    fn value(&mut self, depth: usize) -> Result<Node<'a>, Flaw> {
        match self.token() {
            Some(b'"') => Ok(Node::Text(self.string()?)),
            Some(b'{') => self.object(inner(depth)?),
            Some(b'[') => self.list(inner(depth)?),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.literal("true", Node::Bool(true)),
            Some(b'f') => self.literal("false", Node::Bool(false)),
            Some(b'n') => self.literal("null", Node::Null),
            Some(_) => Err("expected a value"),
            None => Err(ENDS),
        }
    }

    fn literal(&mut self, word: &str, node: Node<'a>) -> Result<Node<'a>, Flaw> {
        if !self.rest().starts_with(word.as_bytes()) {
            return Err("expected a value");
        }
        self.at = self.at.saturating_add(word.len());
        Ok(node)
    }

    fn list(&mut self, depth: usize) -> Result<Node<'a>, Flaw> {
        self.step();
        let first = self.items.len();
        if self.token() != Some(b']') {
            loop {
                let item = self.value(depth)?;
                self.items.push(item);
                if self.token() != Some(b',') {
                    break;
                }
                self.step();
            }
        }
        self.expect(b']', "expected `,` or `]`")?;
        Ok(Node::List(self.items.drain(first..).collect()))
    }

    fn object(&mut self, depth: usize) -> Result<Node<'a>, Flaw> {
        self.step();
        let first = self.members.len();
        if self.token() != Some(b'}') {
            loop {
                match self.token() {
                    Some(b'"') => {}
                    Some(_) => return Err("expected a member name"),
                    None => return Err(ENDS),
                }
                let name = self.string()?;
                self.expect(b':', "expected `:`")?;
                let value = self.value(depth)?;
                self.members.push((name, Some(value)));
                if self.token() != Some(b',') {
                    break;
                }
                self.step();
            }
        }
        self.expect(b'}', "expected `,` or `}`")?;
        Ok(Node::Object(self.members.drain(first..).collect()))
    }

    /// The text of a string up to what is no plain character of it.
    fn plain(&mut self) -> &'a str {
        let start = self.at;
        self.at = start.saturating_add(plain_bytes(self.rest()));
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// A string, whose quote comes next.
    fn string(&mut self) -> Result<Cow<'a, str>, Flaw> {
        self.step();
        let text = self.plain();
        if self.skip(b'"') { Ok(Cow::Borrowed(text)) } else { self.escaped(text.into()).map(Cow::Owned) }
    }

    #[cold]
    fn escaped(&mut self, mut text: String) -> Result<String, Flaw> {
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.step();
                    return Ok(text);
                }
                Some(b'\\') => {
                    self.step();
                    text.push(self.escape()?);
                }
                Some(0..b' ') => return Err(CONTROL),
                Some(_) => text.push_str(self.plain()),
                None => return Err(ENDS),
            }
        }
    }

    /// The character of an escape, behind its backslash.
    fn escape(&mut self) -> Result<char, Flaw> {
        let kind = self.peek().ok_or(ENDS)?;
        self.step();
        Ok(match kind {
            b'"' | b'\\' | b'/' => kind.into(),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hex()?;
                if !(0xd800..0xe000).contains(&first) {
                    return char::from_u32(first).ok_or(SURROGATE);
                }
                let paired = first < 0xdc00 && self.skip(b'\\') && self.skip(b'u');
                let second = if paired { self.hex()? } else { 0 };
                if !(0xdc00..0xe000).contains(&second) {
                    return Err(SURROGATE);
                }
                let pair = (first & 0x3ff) << 10 | second & 0x3ff;
                char::from_u32(pair.saturating_add(0x1_0000)).ok_or(SURROGATE)?
            }
            _ => return Err(ESCAPE),
        })
    }

    /// Four hexadecimal digits.
    fn hex(&mut self) -> Result<u32, Flaw> {
        let mut number = 0;
        for _ in 0..4 {
            let digit = char::from(self.peek().ok_or(ENDS)?).to_digit(16).ok_or(ESCAPE)?;
            number = number << 4 | digit;
            self.step();
        }
        Ok(number)
    }

    fn digits(&mut self) -> &'a str {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.step();
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn some_digits(&mut self) -> Result<&'a str, Flaw> {
        Some(self.digits()).filter(|digits| !digits.is_empty()).ok_or(NUMBER)
    }

    fn number(&mut self) -> Result<Node<'a>, Flaw> {
        let negative = self.skip(b'-');
        let whole = self.some_digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            return Err(NUMBER);
        }
        let mut is_whole = !negative;
        if self.skip(b'.') {
            self.some_digits()?;
            is_whole = false;
        }
        if self.skip(b'e') || self.skip(b'E') {
            let _sign = self.skip(b'+') || self.skip(b'-');
            self.some_digits()?;
            is_whole = false;
        }
        // No document has other numbers than whole ones; how large those are does not matter.
        let raised =
            |number: u64, digit: u8| number.checked_mul(10)?.checked_add(digit.saturating_sub(b'0').into());
        let number = if is_whole { whole.bytes().try_fold(0, raised) } else { None };
        Ok(Node::Number(number))
    }
}

fn inner(depth: usize) -> Result<usize, Flaw> {
    depth.checked_sub(1).ok_or("nested too deeply")
}

/// How many bytes come before a quote, a backslash or a control character. Eight at a time: most of a document is
/// strings.
fn plain_bytes(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = u64::from_le_bytes([0x80; 8]);
    // The highest bit of each byte below `limit`; right as far as the first of them.
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES.wrapping_mul(limit)) & !word & HIGHEST;
    let is = |word: u64, byte: u8| below(word ^ ONES.wrapping_mul(byte.into()), 1);
    let mut at = 0_usize;
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*chunk);
        let found = below(word, 0x20) | is(word, b'"') | is(word, b'\\');
        if found != 0 {
            return at.saturating_add((found.trailing_zeros() / 8) as usize);
        }
        at = at.saturating_add(8);
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let ends = |byte: &u8| matches!(byte, 0..b' ' | b'"' | b'\\');
    at.saturating_add(rest.iter().position(ends).unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use serde::de::IgnoredAny;
    use serde_json::Value;

    use super::*;

    fn value(node: Node<'_>) -> Value {
        match node {
            Node::Null => Value::Null,
            Node::Bool(value) => value.into(),
            Node::Number(number) => number.map_or_else(|| "another number".into(), Value::from),
            Node::Text(text) => Value::String(text.into_owned()),
            Node::List(items) => items.into_iter().map(value).collect(),
            Node::Object(members) => {
                members.into_iter().map(|(name, node)| (name.into_owned(), value(node.unwrap()))).collect()
            }
        }
    }

    /// What a library makes of a text, numbers as a [`Node`] has them.
    fn expected(bytes: &[u8]) -> Option<Value> {
        fn plain(value: Value) -> Value {
            match value {
                Value::Number(number) if !number.is_u64() => "another number".into(),
                Value::Array(items) => items.into_iter().map(plain).collect(),
                Value::Object(members) => {
                    members.into_iter().map(|(name, value)| (name, plain(value))).collect()
                }
                other => other,
            }
        }
        serde_json::from_slice(bytes).ok().map(plain)
    }

    /// The library also refuses numbers above those of 64 bits of floating point, of which the grammar says nothing.
    fn is_out_of_range(bytes: &[u8]) -> bool {
        let refused = serde_json::from_slice::<Value>(bytes).err();
        refused.is_some_and(|error| error.to_string().starts_with("number out of range"))
    }

    fn compare(bytes: &[u8]) -> bool {
        let parsed = parse(bytes);
        let (is_json, found) = (parsed.is_ok(), parsed.map(value));
        if is_out_of_range(bytes) {
            assert_eq!(is_json, serde_json::from_slice::<IgnoredAny>(bytes).is_ok());
            return is_json;
        }
        assert_eq!(
            found.as_ref().ok(),
            expected(bytes).as_ref(),
            "{:?} {found:?}",
            String::from_utf8_lossy(bytes)
        );
        is_json
    }

    /// Each text of up to `length` of these pieces; how many of them are JSON.
    fn compare_all(pieces: &[&str], length: usize, text: &mut String) -> usize {
        let mut found = usize::from(compare(text.as_bytes()));
        if let Some(length) = length.checked_sub(1) {
            for piece in pieces {
                let before = text.len();
                text.push_str(piece);
                found = found.saturating_add(compare_all(pieces, length, text));
                text.truncate(before);
            }
        }
        found
    }

    #[test]
    fn exactly_the_texts_that_a_library_takes_are_json() {
        let structure = ["[", "]", "{", "}", "\"\"", ":", ",", "1", " ", "null"];
        assert_eq!(compare_all(&structure, 6, &mut String::new()), 465);
        let numbers = ["-", "+", "0", "1", "9", ".", "e", "E", " "];
        assert_eq!(compare_all(&numbers, 6, &mut String::new()), 10824);
        let strings = ["\"", "\\", "u", "n", "/", "d800", "DFFF", "0041", "é", "\n", "long enough "];
        let mut quoted = String::from("\"");
        assert_eq!(compare_all(&strings, 5, &mut quoted), 6291);
    }

    #[test]
    fn numbers_of_any_size_are_json() {
        for text in [
            "18446744073709551615",
            "18446744073709551616",
            "-0",
            "0e99999999999999999999",
            "1e308",
            "1e309",
            "-1e309",
            "1.8e308",
            "17e307",
            "18e307",
            "1e-99999999999999999999",
            "1e99999999999999999999",
            "0.0001e312",
            "0.0001e313",
            "1e+308",
            "1e+309",
            "0.00000",
            "123456789012345678901234567890",
        ] {
            assert!(compare(text.as_bytes()), "{text}");
        }
        for zeros in [300, 307, 308, 309, 400] {
            for text in [format!("1{}", "0".repeat(zeros)), format!("0.{}1e{zeros}", "0".repeat(zeros))] {
                assert!(compare(text.as_bytes()), "{text}");
            }
        }
    }

    #[test]
    fn nesting_ends_where_a_library_ends_it() {
        for depth in [1, 126, 127, 128, 129, 100_000] {
            for (open, close) in [("[", "]"), ("{\"\":", "}")] {
                compare(format!("{}1{}", open.repeat(depth), close.repeat(depth)).as_bytes());
            }
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_no_json() {
        for bytes in [&b"\"\xff\""[..], b"\xef\xbb\xbf1", b"\"\xed\xa0\x80\"", b"1\xff", b"\"\xc3"] {
            assert!(!compare(bytes));
        }
        assert!(compare("\"\u{10ffff}\u{7f}\"".as_bytes()));
    }

    #[test]
    fn each_byte_ends_a_plain_run_or_does_not() {
        for byte in 0..=0x7f_u8 {
            for place in 0..20 {
                let mut text = [b'x'; 20].to_vec();
                text[place] = byte;
                let is_plain = byte >= b' ' && byte != b'"' && byte != b'\\';
                assert_eq!(plain_bytes(&text), if is_plain { 20 } else { place }, "{byte} {place}");
            }
        }
        assert_eq!(plain_bytes("ÿÿÿÿÿÿ\"".as_bytes()), 12);
    }

    #[test]
    fn the_place_of_a_flaw_is_its_byte() {
        let problem = parse(b"{\n  \"a\": [1,\n  2 3]}").unwrap_err();
        assert_eq!(problem.message, "is not JSON: expected `,` or `]` at line 3 column 5");
        assert_eq!(parse(b"").unwrap_err().message, "is not JSON: ends too early at line 1 column 1");
        assert_eq!(problem.code.to_string(), "invalid-json");
    }
}
