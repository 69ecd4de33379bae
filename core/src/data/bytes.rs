//! Plain data as bytes: numbers as short as they are, lists behind their length, nothing that describes itself.
//!
//! Reading never stops half-way: what is not there or makes no sense marks the [`Input`] as failed and a harmless value
//! stands in, so that each value is read by a few instructions. Whoever reads looks at the mark in the end.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::hash::Hash;

use rustc_hash::FxBuildHasher;

use crate::data::action_sets::Row;
use crate::data::ids::Index;
use crate::data::table::{Set, Table};

/// What stands in bytes.
pub(crate) trait Pack {
    /// It never takes fewer bytes: what bounds a list by the bytes that are left.
    const LEAST: usize = 1;

    fn pack(&self, out: &mut Vec<u8>);
    fn unpack(input: &mut Input<'_>) -> Self;
}

/// Bytes that are read from their beginning.
#[derive(Debug)]
pub(crate) struct Input<'a> {
    rest: &'a [u8],
    failed: bool,
}

impl<'a> Input<'a> {
    pub(crate) const fn new(rest: &'a [u8]) -> Self {
        Self { rest, failed: false }
    }

    /// Whether everything so far made sense.
    pub(crate) const fn is_sound(&self) -> bool {
        !self.failed
    }

    /// Whether nothing is left of bytes that made sense.
    pub(crate) const fn is_read(&self) -> bool {
        !self.failed && self.rest.is_empty()
    }

    /// What was read makes no sense; nothing is read any more.
    pub(crate) const fn fail(&mut self) {
        self.rest = &[];
        self.failed = true;
    }

    /// The value, or what stands in for it.
    pub(crate) fn sure<T>(&mut self, value: Option<T>, instead: T) -> T {
        value.unwrap_or_else(|| {
            self.fail();
            instead
        })
    }

    fn bytes(&mut self, count: usize) -> &'a [u8] {
        let Some((taken, rest)) = self.rest.split_at_checked(count) else {
            self.fail();
            return &[];
        };
        self.rest = rest;
        taken
    }

    pub(crate) fn byte(&mut self) -> u8 {
        let Some((byte, rest)) = self.rest.split_first() else {
            self.fail();
            return 0;
        };
        self.rest = rest;
        *byte
    }

    /// Seven bits a byte, the lowest first, as long as the highest bit is set.
    pub(crate) fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f).wrapping_shl(shift);
            if byte < 0x80 {
                return number;
            }
        }
        self.fail();
        0
    }

    pub(crate) fn short(&mut self) -> u32 {
        let number = u32::try_from(self.number()).ok();
        self.sure(number, 0)
    }

    /// A number of up to 128 bits: its lower half, then its upper half.
    pub(crate) fn wide(&mut self) -> u128 {
        let lower = u128::from(self.number());
        u128::from(self.number()) << 64 | lower
    }

    /// How many entries follow that take so many bytes at least.
    fn count(&mut self, least: usize) -> usize {
        let count = usize::try_from(self.number()).ok();
        let room = self.rest.len().checked_div(least).unwrap_or_default();
        self.sure(count.filter(|count| *count <= room), 0)
    }

    pub(crate) fn text(&mut self) -> &'a str {
        let length = self.count(1);
        let text = core::str::from_utf8(self.bytes(length)).ok();
        self.sure(text, "")
    }

    /// Numbers that rise, each as what it is above the one before.
    pub(crate) fn rising(&mut self) -> Vec<u32> {
        let mut last = 0_u32;
        (0..self.count(1))
            .map(|_| {
                last = last.saturating_add(self.short());
                last
            })
            .collect()
    }

    /// Numbers of four bytes each.
    pub(crate) fn words(&mut self) -> Vec<u32> {
        let count = self.count(size_of::<u32>());
        let bytes = self.bytes(count.saturating_mul(size_of::<u32>()));
        bytes.as_chunks().0.iter().map(|word| u32::from_le_bytes(*word)).collect()
    }

    /// So many values. How many are left was asked of the input before.
    pub(crate) fn values<T: Pack>(&mut self, count: usize) -> Vec<T> {
        let mut values = Vec::with_capacity(count);
        for _ in 0..count {
            values.push(T::unpack(self));
        }
        values
    }
}

pub(crate) fn push_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push((number & 0x7f) as u8);
}

pub(crate) fn push_wide(out: &mut Vec<u8>, number: u128) {
    for half in [number & u128::from(u64::MAX), number >> 64] {
        push_number(out, u64::try_from(half).unwrap_or_default());
    }
}

fn push_count(out: &mut Vec<u8>, count: usize) {
    push_number(out, u64::try_from(count).unwrap_or_default());
}

pub(crate) fn push_text(out: &mut Vec<u8>, text: &str) {
    push_count(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

pub(crate) fn push_rising(out: &mut Vec<u8>, numbers: &[u32]) {
    push_count(out, numbers.len());
    let mut last = 0;
    for number in numbers {
        push_number(out, number.saturating_sub(last).into());
        last = *number;
    }
}

pub(crate) fn push_words(out: &mut Vec<u8>, words: &[u32]) {
    push_count(out, words.len());
    for word in words {
        out.extend_from_slice(&word.to_le_bytes());
    }
}

/// Declares structs as their fields, one after the other.
macro_rules! packed {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl $crate::data::bytes::Pack for $name {
            const LEAST: usize = [$(stringify!($field)),*].len();

            fn pack(&self, out: &mut alloc::vec::Vec<u8>) {
                $($crate::data::bytes::Pack::pack(&self.$field, out);)*
            }

            fn unpack(input: &mut $crate::data::bytes::Input<'_>) -> Self {
                Self { $($field: $crate::data::bytes::Pack::unpack(input),)* }
            }
        }
    )*};
}
pub(crate) use packed;

impl<I: Index> Pack for I {
    fn pack(&self, out: &mut Vec<u8>) {
        push_number(out, self.number().into());
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        Self::from_number(input.short())
    }
}

impl Pack for u32 {
    fn pack(&self, out: &mut Vec<u8>) {
        push_number(out, (*self).into());
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        input.short()
    }
}

impl Pack for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push((*self).into());
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        match input.byte() {
            0 => false,
            1 => true,
            _ => input.sure(None, false),
        }
    }
}

impl Pack for () {
    const LEAST: usize = 0;

    fn pack(&self, _: &mut Vec<u8>) {}

    fn unpack(_: &mut Input<'_>) -> Self {}
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    const LEAST: usize = 2;

    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        (A::unpack(input), B::unpack(input))
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        bool::unpack(input).then(|| T::unpack(input))
    }
}

/// No row is 0: most of a large engine's bytes are such lists.
impl Pack for Box<[Option<Row>]> {
    fn pack(&self, out: &mut Vec<u8>) {
        push_count(out, self.len());
        for row in self {
            push_number(out, row.map_or(0, |row| u64::from(row.number()).saturating_add(1)));
        }
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        (0..input.count(1)).map(|_| input.short().checked_sub(1).map(Row::from_number)).collect()
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        push_count(out, self.len());
        for value in self {
            value.pack(out);
        }
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        let count = input.count(T::LEAST);
        input.values(count)
    }
}

impl<K: Pack + Hash + Eq, V: Pack> Pack for Table<K, V> {
    fn pack(&self, out: &mut Vec<u8>) {
        push_count(out, self.len());
        for (key, value) in self {
            key.pack(out);
            value.pack(out);
        }
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        let count = input.count(K::LEAST.saturating_add(V::LEAST));
        let mut table = Self::with_capacity_and_hasher(count, FxBuildHasher);
        for _ in 0..count {
            if table.insert(K::unpack(input), V::unpack(input)).is_some() {
                input.fail();
            }
        }
        table
    }
}

impl<T: Pack + Hash + Eq> Pack for Set<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        push_count(out, self.len());
        for member in self {
            member.pack(out);
        }
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        let count = input.count(T::LEAST);
        let mut set = Self::with_capacity_and_hasher(count, FxBuildHasher);
        for _ in 0..count {
            if !set.insert(T::unpack(input)) {
                input.fail();
            }
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::ids::{Ids, UserIx};

    #[test]
    fn numbers_of_any_size_come_back() {
        let mut bytes = Vec::new();
        let numbers =
            [0, 1, 127, 128, 16_383, 16_384, u128::from(u64::MAX), u128::from(u64::MAX) + 1, u128::MAX];
        numbers.iter().for_each(|number| push_wide(&mut bytes, *number));
        let mut input = Input::new(&bytes);
        assert_eq!(numbers.map(|_| input.wide()), numbers);
        assert!(input.is_read());
        assert_eq!((input.byte(), input.is_sound()), (0, false));
    }

    #[test]
    fn a_list_is_no_longer_than_its_bytes() {
        let mut input = Input::new(&[0xff, 0xff, 0xff, 0xff, 0x0f, 1, 2, 3]);
        assert!(Vec::<u32>::unpack(&mut input).is_empty() && !input.is_sound());
        assert_eq!(Input::new(&[0xff; 16]).number(), 0, "longer than a number is");
    }

    /// Equal keys would make each search as long as all before it.
    #[test]
    fn many_equal_keys_are_refused_at_once() {
        let mut bytes = Vec::new();
        push_text(&mut bytes, "");
        push_rising(&mut bytes, &alloc::vec![0; 2_000_000]);
        let mut input = Input::new(&bytes);
        assert_eq!((Ids::<UserIx>::unpack(&mut input).len(), input.is_sound()), (2_000_000, false));
        bytes.clear();
        alloc::vec![0_u32; 2_000_000].pack(&mut bytes);
        let mut input = Input::new(&bytes);
        assert_eq!((Set::<UserIx>::unpack(&mut input).len(), input.is_sound()), (1, false));
        bytes.clear();
        alloc::vec![(0_u32, 0_u32); 2_000_000].pack(&mut bytes);
        let mut input = Input::new(&bytes);
        assert_eq!((Table::<UserIx, UserIx>::unpack(&mut input).len(), input.is_sound()), (1, false));
    }
}
