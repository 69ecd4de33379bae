//! Sets of actions as rows of bits, one bit an action. Equal rows are kept once: thousands of assignments grant the
//! same few sets, and comparing two of them is then comparing two numbers.

use alloc::vec::Vec;
use core::num::NonZeroU32;

use hashbrown::HashTable;
use serde::{Deserialize, Serialize};

use crate::data::ids::{ActionIx, Index};
use crate::data::table::hash_of;

/// A set of actions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Actions(Vec<u32>);

const BITS: u32 = u32::BITS;

const fn word_and_bit(action: u32) -> (usize, u32) {
    ((action / BITS) as usize, 1 << (action % BITS))
}

impl Actions {
    /// The empty set of a catalogue with `count` actions.
    pub(crate) fn none(count: usize) -> Self {
        Self(alloc::vec![0; words_for(count)])
    }

    pub(crate) fn insert(&mut self, action: ActionIx) {
        let (word, bit) = word_and_bit(action.number());
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    pub(crate) fn remove(&mut self, action: ActionIx) {
        let (word, bit) = word_and_bit(action.number());
        if let Some(word) = self.0.get_mut(word) {
            *word &= !bit;
        }
    }

    /// How many actions are in the set.
    pub(crate) fn count(&self) -> u64 {
        self.0.iter().fold(0, |sum: u64, word| sum.saturating_add(word.count_ones().into()))
    }

    pub(crate) fn contains(&self, action: ActionIx) -> bool {
        contains(&self.0, action)
    }

    pub(crate) fn unite(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }

    pub(crate) fn intersect(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    pub(crate) fn subtract(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= !other);
    }

    pub(crate) fn intersects(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(word, other)| word & other != 0)
    }

    /// The actions of the set, in the order of the catalogue.
    pub(crate) fn iter(&self) -> Bits<'_> {
        // `first` starts one word before the set, since the first step adds a word.
        Bits { words: &self.0, word: 0, first: 0_u32.wrapping_sub(BITS) }
    }
}

/// The actions of a set, one after the other.
pub(crate) struct Bits<'a> {
    /// The words that are still to come.
    words: &'a [u32],
    /// The bits that are left of the current word.
    word: u32,
    /// The number of the first action of the current word.
    first: u32,
}

impl Iterator for Bits<'_> {
    type Item = ActionIx;

    fn next(&mut self) -> Option<ActionIx> {
        while self.word == 0 {
            let (word, words) = self.words.split_first()?;
            (self.word, self.words) = (*word, words);
            self.first = self.first.wrapping_add(BITS);
        }
        let bit = self.word.trailing_zeros();
        // Clears the lowest bit that is set: the one just found.
        self.word &= self.word.wrapping_sub(1);
        Some(ActionIx::from_number(self.first | bit))
    }
}

/// Words of a set in a catalogue with `count` actions.
pub(crate) const fn words_for(count: usize) -> usize {
    count.div_ceil(BITS as usize)
}

/// Where a row of [`Rows`] begins, stored plus one like [`Row`]. A check that keeps it saves the multiplication by the
/// width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RowStart(NonZeroU32);

fn contains(words: &[u32], action: ActionIx) -> bool {
    let (word, bit) = word_and_bit(action.number());
    words.get(word).is_some_and(|word| word & bit != 0)
}

/// The number of a row of [`Rows`], stored plus one: so `Option<Row>` takes no more room than `Row`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Row(NonZeroU32);

impl Index for Row {
    fn from_number(number: u32) -> Self {
        Self(NonZeroU32::MIN.saturating_add(number))
    }

    fn number(self) -> u32 {
        self.0.get().saturating_sub(1)
    }
}

/// Many sets of the same width, each distinct one once, one after the other.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Rows {
    width: usize,
    count: u32,
    words: Vec<u32>,
    /// Finds equal rows while loading; empty in an engine that was read from bytes, which interns nothing.
    #[serde(skip)]
    numbers: HashTable<u32>,
}

/// Rows of a list where there may be none, as numbers of which 0 is none: most of a large engine's bytes are such lists.
pub(crate) mod rows_or_none {
    use alloc::boxed::Box;
    use alloc::vec::Vec;

    use serde::{Deserialize, Deserializer, Serializer};

    use super::Row;
    use crate::data::ids::Index;

    pub(crate) fn serialize<S: Serializer>(rows: &[Option<Row>], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(rows.iter().map(|row| row.map_or(0, |row| row.number().saturating_add(1))))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Box<[Option<Row>]>, D::Error> {
        let numbers: Vec<u32> = Vec::deserialize(deserializer)?;
        Ok(numbers.into_iter().map(|number| number.checked_sub(1).map(Row::from_number)).collect())
    }
}

fn words_of(words: &[u32], width: usize, number: u32) -> &[u32] {
    let start = (number as usize).saturating_mul(width);
    words.get(start..start.saturating_add(width)).unwrap_or_default()
}

impl Rows {
    /// The row of this set; all sets are of one catalogue. `None` only past 2^32 distinct sets.
    pub(crate) fn intern(&mut self, set: &Actions) -> Option<Row> {
        let Self { width, count, words, numbers } = self;
        if *count == 0 {
            *width = set.0.len();
        }
        let hash = hash_of(set.0.as_slice());
        if let Some(number) = numbers.find(hash, |number| words_of(words, *width, *number) == set.0) {
            return Some(Row::from_number(*number));
        }
        let number = *count;
        // `RowStart` holds the first word's position in 32 bits.
        u32::try_from(words.len().checked_add(*width)?).ok()?;
        *count = number.checked_add(1).filter(|count| *count < u32::MAX)?;
        words.extend_from_slice(&set.0);
        numbers.insert_unique(hash, number, |number| hash_of(words_of(words, *width, *number)));
        Some(Row::from_number(number))
    }

    /// Whether the words are exactly `count` rows of this width. Asked of rows that were read from bytes.
    pub(crate) fn are_whole(&self, width: usize) -> bool {
        let words = (self.count as usize).checked_mul(width);
        u32::try_from(self.words.len()).is_ok()
            && words == Some(self.words.len())
            && (self.width == width || self.count == 0)
    }

    /// The words of a row, 32 actions each; the first action is the lowest bit of the first word.
    pub(crate) fn words(&self, row: Row) -> &[u32] {
        words_of(&self.words, self.width, row.number())
    }

    pub(crate) fn get(&self, row: Row) -> Actions {
        Actions(self.words(row).to_vec())
    }

    pub(crate) fn contains(&self, row: Row, action: ActionIx) -> bool {
        self.having(action)(row)
    }

    /// Where a row begins.
    pub(crate) fn start(&self, row: Row) -> RowStart {
        let start = row.at().saturating_mul(self.width);
        RowStart(NonZeroU32::MIN.saturating_add(u32::try_from(start).unwrap_or(u32::MAX)))
    }

    /// The words of the row that begins here.
    pub(crate) fn words_from(&self, start: RowStart) -> &[u32] {
        let start = start.0.get().saturating_sub(1) as usize;
        self.words.get(start..start.saturating_add(self.width)).unwrap_or_default()
    }

    /// Whether rows, given by where they begin, have an action. Returns a function, so that word and bit are computed
    /// once for many rows.
    #[inline]
    pub(crate) fn granting(&self, action: ActionIx) -> impl Fn(RowStart) -> bool + '_ {
        let (word, bit) = word_and_bit(action.number());
        // Rows follow each other without a gap: a word beyond the width would be read from the next row.
        let bit = if word < self.width { bit } else { 0 };
        move |RowStart(start)| {
            let place = (start.get() as usize).wrapping_add(word).wrapping_sub(1);
            self.words.get(place).is_some_and(|word| word & bit != 0)
        }
    }

    /// Whether rows, given by number, have an action. Returns a function, for the same reason as `granting`.
    pub(crate) fn having(&self, action: ActionIx) -> impl Fn(Row) -> bool + '_ {
        let (word, bit) = word_and_bit(action.number());
        // Rows follow each other without a gap: a word beyond the width would be read from the next row.
        let bit = if word < self.width { bit } else { 0 };
        move |row| {
            let place = row.at().saturating_mul(self.width).saturating_add(word);
            self.words.get(place).is_some_and(|word| word & bit != 0)
        }
    }
}
