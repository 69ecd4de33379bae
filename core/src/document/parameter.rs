//! Values of a URL: each arrives as a text, and is checked where it is read, as nothing resolves it later.

use alloc::format;

use serde::Serialize;

use crate::document::reader::{Reader, Text, Wire, quoted};
use crate::document::tree::Node;
use crate::problem::ProblemCode;
use crate::value::day::Day;

/// A whole number that is given as a text, within bounds.
///
/// It has one spelling: no sign, no leading zero.
///
/// ```
/// use countersign_core::wire::{NumberText, read};
///
/// let limit: NumberText<1, 100> = read(br#""50""#).unwrap();
/// assert_eq!(limit.get(), 50);
/// for text in [r#""0""#, r#""101""#, r#""050""#, r#""+5""#, r#""""#, "50"] {
///     assert!(read::<NumberText<1, 100>>(text.as_bytes()).is_err(), "{text}");
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct NumberText<const MIN: u64, const MAX: u64>(u64);

impl<const MIN: u64, const MAX: u64> NumberText<MIN, MAX> {
    /// The number.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl<const MIN: u64, const MAX: u64> Default for NumberText<MIN, MAX> {
    fn default() -> Self {
        Self(MIN)
    }
}

impl<'a, const MIN: u64, const MAX: u64> Wire<'a> for NumberText<MIN, MAX> {
    fn read(&mut self, node: Node<'a>, reader: &mut Reader<'a>) {
        let Node::Text(text) = node else {
            reader.wrong_type("a string", &node);
            return;
        };
        match number(&text).filter(|number| (MIN..=MAX).contains(number)) {
            Some(number) => self.0 = number,
            None => reader
                .report(ProblemCode::InvalidValue, format!("must be a whole number from {MIN} to {MAX}")),
        }
    }
}

/// `u64::from_str` also takes `+5` and `05`; a number has one spelling here.
fn number(text: &str) -> Option<u64> {
    let digits_only = text.bytes().all(|byte| byte.is_ascii_digit());
    let is_padded = text.len() > 1 && text.starts_with('0');
    text.parse().ok().filter(|_| digits_only && !is_padded)
}

/// A civil date that is given as a text, `YYYY-MM-DD`.
///
/// ```
/// use countersign_core::wire::{DayText, read};
///
/// let day: DayText<'_> = read(br#""2026-03-04""#).unwrap();
/// assert_eq!(day.as_str(), "2026-03-04");
/// assert!(read::<DayText<'_>>(br#""2026-02-30""#).is_err());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct DayText<'a>(Text<'a>);

impl DayText<'_> {
    /// The date as it is written; there is one way.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'a> Wire<'a> for DayText<'a> {
    fn read(&mut self, node: Node<'a>, reader: &mut Reader<'a>) {
        let Node::Text(text) = node else {
            reader.wrong_type("a string", &node);
            return;
        };
        if let Err(code) = Day::parse(&text) {
            reader.report(code, [&quoted(&text), " is no date from 1900 to 2100"].concat());
        }
        self.0 = text;
    }
}
