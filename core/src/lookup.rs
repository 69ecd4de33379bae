//! Numbers found again by the hash of what they stand for.
//!
//! One table serves texts, keys and sets: in a browser, code is paid for by the byte, and a general hash table is made
//! anew for whatever it holds. Nothing is ever taken out, so open addressing is all it needs.

use alloc::vec::Vec;

/// A table of numbers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lookup {
    /// Hash, and number one higher: 0 where nothing stands. As many as a power of two, a quarter of them free.
    slots: Vec<(u32, u32)>,
    count: usize,
}

/// The smallest table.
const SLOTS_MIN: usize = 8;

const fn low(hash: u64) -> u32 {
    let [a, b, c, d, ..] = hash.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

impl Lookup {
    /// How many numbers are there.
    pub(crate) const fn len(&self) -> usize {
        self.count
    }

    /// The number of this hash for which `is_it` holds.
    pub(crate) fn find(&self, hash: u64, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let hash = low(hash);
        let mut place = hash as usize & mask;
        loop {
            let (other, number) = *self.slots.get(place)?;
            let number = number.checked_sub(1)?;
            if other == hash && is_it(number) {
                return Some(number);
            }
            place = place.wrapping_add(1) & mask;
        }
    }

    /// Makes room for so many more.
    pub(crate) fn reserve(&mut self, more: usize) {
        let wanted = self.count.saturating_add(more).saturating_mul(4) / 3;
        if wanted < self.slots.len() {
            return;
        }
        let slots = wanted.saturating_add(1).next_power_of_two().max(SLOTS_MIN);
        let before = core::mem::replace(&mut self.slots, alloc::vec![(0, 0); slots]);
        for slot in before {
            if slot.1 > 0 {
                self.put(slot);
            }
        }
    }

    /// Adds a number that is not there yet, below `u32::MAX`.
    pub(crate) fn insert(&mut self, hash: u64, number: u32) {
        self.reserve(1);
        self.put((low(hash), number.saturating_add(1)));
        self.count = self.count.saturating_add(1);
    }

    fn put(&mut self, new: (u32, u32)) {
        let mask = self.slots.len().saturating_sub(1);
        let mut place = new.0 as usize & mask;
        // There is always a free slot.
        while let Some(slot) = self.slots.get_mut(place) {
            if slot.1 == 0 {
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
    fn numbers_are_found_again_whatever_their_hashes() {
        let hashes: [fn(u32) -> u64; 3] =
            [u64::from, |_| 7, |number| u64::from(number.wrapping_mul(0x9e37_79b9)) << 20];
        for hash in hashes {
            let mut lookup = Lookup::default();
            for number in 0..1_000 {
                assert_eq!(lookup.find(hash(number), |other| other == number), None);
                lookup.insert(hash(number), number);
            }
            assert_eq!(lookup.len(), 1_000);
            for number in 0..1_000 {
                assert_eq!(lookup.find(hash(number), |other| other == number), Some(number));
            }
            assert_eq!(lookup.find(hash(1_000), |other| other == 1_000), None);
        }
    }

    #[test]
    fn a_quarter_of_the_slots_is_free() {
        let mut lookup = Lookup::default();
        for number in 0..5_000 {
            lookup.insert(number.into(), number);
            assert!(lookup.slots.len().is_power_of_two() && lookup.count * 4 <= lookup.slots.len() * 3);
        }
    }
}
