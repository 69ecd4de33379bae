//! One hash index for everything that is looked up.
//!
//! It knows numbers by the hash of what they stand for, and nothing of that: in a browser code is paid for by the byte,
//! and a table of its own for each kind of thing would cost more than everything the engine decides.

use alloc::vec::Vec;
use core::hash::{BuildHasher, Hash};

use rustc_hash::FxBuildHasher;

/// The hash of a thing: the bits that [`HashIndex`] uses.
pub(crate) fn hash_of(thing: impl Hash) -> u32 {
    u32::try_from(FxBuildHasher.hash_one(thing) & u64::from(u32::MAX)).unwrap_or_default()
}

/// A place that is free, or taken by a number.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    hash: u32,
    /// The number, one higher; 0 is free.
    taken: u32,
}

/// Numbers by the hash of what they stand for.
#[derive(Debug, Clone, Default)]
pub(crate) struct HashIndex {
    /// None at all or a power of two, some of them always free: where another one is in the way, the next will do.
    slots: Vec<Slot>,
    count: usize,
}

impl HashIndex {
    /// Room for so many numbers.
    pub(crate) fn with_capacity(count: usize) -> Self {
        let mut index = Self::default();
        if count > 0 {
            index.resize(count.saturating_mul(4).div_ceil(3).saturating_add(1).next_power_of_two());
        }
        index
    }

    pub(crate) const fn len(&self) -> usize {
        self.count
    }

    /// The number with this hash that `is_it` accepts.
    pub(crate) fn find(&self, hash: u32, mut is_it: impl FnMut(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut place = hash as usize & mask;
        loop {
            let slot = self.slots.get(place)?;
            let number = slot.taken.checked_sub(1)?;
            if slot.hash == hash && is_it(number) {
                return Some(number);
            }
            place = place.wrapping_add(1) & mask;
        }
    }

    /// Enters a number below 2^32 − 1, unless there is one with this hash that `is_it` accepts: that one.
    pub(crate) fn find_or_insert(
        &mut self,
        hash: u32,
        number: u32,
        mut is_it: impl FnMut(u32) -> bool,
    ) -> Option<u32> {
        self.make_room();
        let mask = self.slots.len().saturating_sub(1);
        let mut place = hash as usize & mask;
        loop {
            let slot = self.slots.get_mut(place)?;
            let Some(other) = slot.taken.checked_sub(1) else {
                *slot = Slot { hash, taken: number.saturating_add(1) };
                self.count = self.count.saturating_add(1);
                return None;
            };
            if slot.hash == hash && is_it(other) {
                return Some(other);
            }
            place = place.wrapping_add(1) & mask;
        }
    }

    /// Enters a number below 2^32 − 1.
    pub(crate) fn insert(&mut self, hash: u32, number: u32) {
        self.find_or_insert(hash, number, |_| false);
    }

    fn make_room(&mut self) {
        if self.count.saturating_mul(4) >= self.slots.len().saturating_mul(3) {
            self.resize(self.slots.len().saturating_mul(2).max(8));
        }
    }

    fn resize(&mut self, size: usize) {
        let slots = core::mem::replace(&mut self.slots, alloc::vec![Slot::default(); size]);
        for slot in slots {
            if slot.taken > 0 {
                self.place(slot);
            }
        }
    }

    fn place(&mut self, new: Slot) {
        let mask = self.slots.len().saturating_sub(1);
        let mut place = new.hash as usize & mask;
        while let Some(slot) = self.slots.get_mut(place) {
            if slot.taken == 0 {
                *slot = new;
                return;
            }
            place = place.wrapping_add(1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_by_what_they_stand_for_and_by_nothing_else() {
        for [hashes, count] in [[1, 100], [7, 100], [1 << 20, 5_000]] {
            let things: Vec<u32> = (0..count).map(|number| number * 3).collect();
            let hash = |thing: u32| hash_of(thing) % hashes;
            for mut index in [HashIndex::default(), HashIndex::with_capacity(things.len())] {
                let find = |index: &HashIndex, thing| {
                    index.find(hash(thing), |number| things.get(number as usize) == Some(&thing))
                };
                for (number, thing) in (0..).zip(&things) {
                    assert_eq!(find(&index, *thing), None);
                    index.insert(hash(*thing), number);
                }
                assert_eq!(index.len(), things.len());
                for (number, thing) in (0..).zip(&things) {
                    assert_eq!(find(&index, *thing), Some(number));
                    assert_eq!(find(&index, thing + 1), None);
                }
            }
        }
    }

    #[test]
    fn nothing_is_found_where_nothing_is() {
        assert_eq!(HashIndex::default().find(0, |_| true), None);
        assert_eq!(HashIndex::with_capacity(0).find(0, |_| true), None);
    }
}
