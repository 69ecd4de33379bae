//! Inputs that are almost right: what was cut, swapped, repeated, nested or overgrown.

use std::ops::Range;

use crate::worlds::Random;

/// What may stand where a value stood.
const JUNK: [&str; 30] = [
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "1.5",
    "1e3",
    "1e999",
    "4294967295",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "99999999999999999999999999999999999999999999",
    "\"\"",
    "\"*\"",
    "\"0\"",
    "\"-1\"",
    "\"0.00\"",
    "\"90071992547409.91\"",
    "\"90071992547409.92\"",
    "\"99999999999999999999999999999999999999999999\"",
    "\"0.0000000000001\"",
    "\"9999-12-31\"",
    "\"-9999-01-01\"",
    "\"\\ud800\"",
    "[]",
    "{}",
    "[[]]",
    "{\"\":{}}",
];

/// What may stand within a text.
const PIECES: [&[u8]; 14] = [
    b"\0",
    b"\n",
    b"\"",
    b"\\",
    b"\\u0000",
    b"\\ud83d",
    b"~/~1",
    b"\xff\xfe",
    b"\xc0\x80",
    "\u{202e}".as_bytes(),
    "\u{feff}".as_bytes(),
    "e\u{301}".as_bytes(),
    "😀".as_bytes(),
    "ſſß".as_bytes(),
];

/// Up to four changes of an input; the other is another one of the same target.
#[must_use]
pub fn mutated(random: &mut Random, input: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = input.to_vec();
    // Most of what is changed more than once is refused for one change alone.
    let times = *random.pick(&[1, 1, 1, 2, 4]);
    for _ in 0..times {
        change(random, &mut bytes, other);
    }
    bytes
}

fn change(random: &mut Random, bytes: &mut Vec<u8>, other: &[u8]) {
    match random.below(18) {
        0 => flip(random, bytes),
        1 => bytes.truncate(random.below(bytes.len() + 1)),
        2 => splice(random, bytes, other),
        3 => repeat(random, bytes),
        4 | 5 => replace(random, bytes, |random, _| random.pick(&JUNK).as_bytes().to_vec()),
        6..=9 => swap(random, bytes),
        10..=13 => borrow(random, bytes, other),
        14 => replace(random, bytes, nested),
        15 => twice(random, bytes),
        16 => insert(random, bytes),
        _ => replace(random, bytes, grown),
    }
}

fn place(random: &mut Random, bytes: &[u8]) -> usize {
    random.below(bytes.len() + 1)
}

fn flip(random: &mut Random, bytes: &mut [u8]) {
    if !bytes.is_empty() {
        let at = random.below(bytes.len());
        bytes[at] ^= 1 << random.below(8);
    }
}

fn splice(random: &mut Random, bytes: &mut Vec<u8>, other: &[u8]) {
    bytes.truncate(place(random, bytes));
    bytes.extend_from_slice(&other[place(random, other)..]);
}

/// A piece stands twice.
fn repeat(random: &mut Random, bytes: &mut Vec<u8>) {
    let (one, another) = (place(random, bytes), place(random, bytes));
    let piece = bytes[one.min(another)..one.max(another)].to_vec();
    let at = place(random, bytes);
    bytes.splice(at..at, piece);
}

fn insert(random: &mut Random, bytes: &mut Vec<u8>) {
    let piece = random.pick(&PIECES).to_vec();
    let at = token(random, bytes).map_or(0, |token| token.start + 1).min(bytes.len());
    bytes.splice(at..at, piece);
}

/// A value stands deep in lists, up to what the parser takes and beyond.
fn nested(random: &mut Random, token: &[u8]) -> Vec<u8> {
    let depth = *random.pick(&[1, 2, 120, 128, 129, 2_000]);
    let (open, close) = *random.pick(&[("[", "]"), ("{\"a\":", "}")]);
    [open.repeat(depth).as_bytes(), token, close.repeat(depth).as_bytes()].concat()
}

/// A text of which there is too much.
fn grown(random: &mut Random, token: &[u8]) -> Vec<u8> {
    let times = *random.pick(&[2, 17, 65, 257]);
    let inner = if token.len() > 2 { &token[1..token.len() - 1] } else { b"9" };
    [b"\"", inner.repeat(times).as_slice(), b"\""].concat()
}

fn replace(random: &mut Random, bytes: &mut Vec<u8>, with: impl Fn(&mut Random, &[u8]) -> Vec<u8>) {
    if let Some(token) = token(random, bytes) {
        let new = with(random, &bytes[token.clone()]);
        bytes.splice(token, new);
    }
}

/// Two tokens change places, so that references lead elsewhere.
fn swap(random: &mut Random, bytes: &mut Vec<u8>) {
    let Some(one) = token(random, bytes) else { return };
    let Some(another) = alike(random, &bytes[one.clone()], bytes) else { return };
    let (first, second) = if one.start <= another.start { (one, another) } else { (another, one) };
    if first.end <= second.start {
        let (left, right) = (bytes[first.clone()].to_vec(), bytes[second.clone()].to_vec());
        bytes.splice(second, left);
        bytes.splice(first, right);
    }
}

/// A token of another input.
fn borrow(random: &mut Random, bytes: &mut Vec<u8>, other: &[u8]) {
    replace(random, bytes, |random, token| {
        alike(random, token, other).map_or_else(|| token.to_vec(), |found| other[found].to_vec())
    });
}

/// A token that may well stand where this one does: it begins alike. After a few tries, any.
fn alike(random: &mut Random, token: &[u8], bytes: &[u8]) -> Option<Range<usize>> {
    let kind = |token: &[u8]| {
        token.iter().take(2).map(|byte| if byte.is_ascii_digit() { b'0' } else { *byte }).collect::<Vec<_>>()
    };
    let wanted = kind(token);
    let mut found = self::token(random, bytes)?;
    for _ in 0..12 {
        if kind(&bytes[found.clone()]) == wanted {
            break;
        }
        found = self::token(random, bytes)?;
    }
    Some(found)
}

/// A member is given twice.
fn twice(random: &mut Random, bytes: &mut Vec<u8>) {
    let Some(token) = token(random, bytes) else { return };
    if bytes.get(token.end) == Some(&b':') {
        let member = [&bytes[token.clone()], b":null,"].concat();
        bytes.splice(token.start..token.start, member);
    }
}

/// A string, number or word, found by looking from anywhere: it need not be JSON.
fn token(random: &mut Random, bytes: &[u8]) -> Option<Range<usize>> {
    let from = place(random, bytes);
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let mut quoted = bytes[..from].iter().filter(|byte| **byte == b'"').count() % 2 == 1;
    for start in from..bytes.len() {
        match bytes[start] {
            b'"' if quoted => quoted = false,
            b'"' => {
                let length = bytes[start + 1..].iter().position(|byte| *byte == b'"')?;
                return Some(start..start + length + 2);
            }
            byte if !quoted && is_word(byte) => {
                let length = bytes[start..].iter().position(|byte| !is_word(*byte));
                return Some(start..length.map_or(bytes.len(), |length| start + length));
            }
            _ => {}
        }
    }
    None
}
