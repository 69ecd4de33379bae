//! Sets of actions as rows of bits. Equal rows are kept once.

use alloc::vec::Vec;
use core::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

use crate::id::{ActionIx, Index};

/// A set of actions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Actions(Vec<u64>);

const fn word_and_bit(action: u32) -> (usize, u64) {
    ((action / 64) as usize, 1 << (action % 64))
}

impl Actions {
    /// The empty set of a catalogue with `count` actions.
    pub(crate) fn none(count: usize) -> Self {
        Self(alloc::vec![0; count.div_ceil(64)])
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

    /// The set in words of 32, the first action in the lowest bit of the first.
    pub(crate) fn words(&self) -> impl Iterator<Item = u32> + '_ {
        let half = |word: u64| u32::try_from(word & u64::from(u32::MAX)).unwrap_or_default();
        self.0.iter().flat_map(move |word| [half(*word), half(word >> 32)])
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
    pub(crate) fn iter(&self) -> impl Iterator<Item = ActionIx> + '_ {
        (0_u32..).zip(&self.0).flat_map(|(index, word)| {
            let first = index.saturating_mul(64);
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| ActionIx::from_number(first | bit))
        })
    }
}

fn contains(words: &[u64], action: ActionIx) -> bool {
    let (word, bit) = word_and_bit(action.number());
    words.get(word).is_some_and(|word| word & bit != 0)
}

/// A row of [`Rows`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Row(u32);

impl Index for Row {
    fn from_number(number: u32) -> Self {
        Self(number)
    }

    fn number(self) -> u32 {
        self.0
    }
}

/// Many sets of the same width, each distinct one once.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    sets: Vec<Actions>,
    numbers: HashTable<u32>,
}

impl Rows {
    /// The row of this set. `None` only past 2^32 distinct sets.
    pub(crate) fn intern(&mut self, set: &Actions) -> Option<Row> {
        let Self { sets, numbers } = self;
        let stored = |number: &u32| sets.get(*number as usize);
        let hash = FxBuildHasher.hash_one(&set.0);
        if let Some(number) = numbers.find(hash, |number| stored(number) == Some(set)) {
            return Some(Row(*number));
        }
        let number = u32::try_from(sets.len()).ok()?;
        numbers.insert_unique(hash, number, |number| {
            sets.get(*number as usize).map_or(0, |set| FxBuildHasher.hash_one(&set.0))
        });
        sets.push(set.clone());
        Some(Row(number))
    }

    pub(crate) fn get(&self, row: Row) -> Option<&Actions> {
        self.sets.get(row.0 as usize)
    }

    pub(crate) fn contains(&self, row: Row, action: ActionIx) -> bool {
        self.get(row).is_some_and(|set| set.contains(action))
    }
}
