//! From documents to JSON text.
//!
//! What writes is not made again for each type: a document is names and values, and a value knows how it is written.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::document::reader::{Entries, Id, Nullable, OneOf};
use crate::problem::Problem;

/// What can be written as JSON.
pub trait Json {
    /// Appends the value.
    fn write(&self, out: &mut String);

    /// Whether an object leaves it out.
    fn is_absent(&self) -> bool {
        false
    }
}

/// The JSON text of an answer.
#[must_use]
pub fn to_json(answer: &dyn Json) -> String {
    let mut text = String::new();
    answer.write(&mut text);
    text
}

// An object is written member by member: out of line, each is a call, and its name and value are nowhere else.

#[inline(never)]
pub(crate) fn begin_object(out: &mut String) {
    out.push('{');
}

/// Appends a member that is there.
#[inline(never)]
pub(crate) fn write_member(out: &mut String, name: &str, value: &dyn Json) {
    if value.is_absent() {
        return;
    }
    separate(out);
    write_text(out, name);
    out.push(':');
    value.write(out);
}

#[inline(never)]
pub(crate) fn end_object(out: &mut String) {
    out.push('}');
}

/// Appends a comma, unless the list or object has only begun.
fn separate(out: &mut String) {
    if !matches!(out.as_bytes().last(), Some(b'[' | b'{')) {
        out.push(',');
    }
}

/// Appends a string, quoted.
fn write_text(out: &mut String, text: &str) {
    out.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(text.get(plain..at).unwrap_or_default());
        plain = at.saturating_add(1);
        write_escape(out, byte);
    }
    out.push_str(text.get(plain..).unwrap_or_default());
    out.push('"');
}

#[cold]
fn write_escape(out: &mut String, byte: u8) {
    let letter = match byte {
        8 => 'b',
        9 => 't',
        10 => 'n',
        12 => 'f',
        13 => 'r',
        b'"' | b'\\' => byte.into(),
        _ => {
            out.push_str("\\u00");
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from_digit(digit.into(), 16).unwrap_or_default());
            }
            return;
        }
    };
    out.push('\\');
    out.push(letter);
}

impl Json for str {
    fn write(&self, out: &mut String) {
        write_text(out, self);
    }
}

impl Json for Cow<'_, str> {
    fn write(&self, out: &mut String) {
        write_text(out, self);
    }
}

impl Json for Id<'_> {
    fn write(&self, out: &mut String) {
        write_text(out, &self.0);
    }
}

impl Json for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Json for u64 {
    fn write(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

impl Json for String {
    fn write(&self, out: &mut String) {
        write_text(out, self);
    }
}

/// As errors show it.
impl Json for Problem {
    fn write(&self, out: &mut String) {
        begin_object(out);
        write_member(out, "path", &self.path);
        write_member(out, "code", &self.code);
        write_member(out, "message", &self.message);
        end_object(out);
    }
}

impl<T: Json + ?Sized> Json for &T {
    fn write(&self, out: &mut String) {
        (**self).write(out);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Json> Json for Nullable<T> {
    fn write(&self, out: &mut String) {
        self.0.write(out);
    }
}

impl<T: Json> Json for [T] {
    fn write(&self, out: &mut String) {
        out.push('[');
        for item in self {
            separate(out);
            item.write(out);
        }
        out.push(']');
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut String) {
        self.as_slice().write(out);
    }
}

impl<T: Json> Json for Entries<'_, T> {
    fn write(&self, out: &mut String) {
        begin_object(out);
        for (name, value) in &self.0 {
            write_member(out, name, value);
        }
        end_object(out);
    }
}

impl<A: Json, B: Json> Json for OneOf<A, B> {
    fn write(&self, out: &mut String) {
        match self {
            Self::First(word) => word.write(out),
            Self::Second(word) => word.write(out),
        }
    }
}
