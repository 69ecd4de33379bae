//! Maps from small keys to values.
//!
//! What finds a key is made once for every kind of key and value: in a browser, code is paid for by the byte.

use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use crate::data::bytes::{Input, Pack, push_keys};
use crate::data::hash::{HashIndex, hash_of};
use crate::data::ids::Index;

/// A key that fits 128 bits.
pub(crate) trait Key: Copy {
    fn bits(self) -> u128;
}

/// A key that its bits bring back.
pub(crate) trait Reversible: Key {
    fn of_bits(bits: u128) -> Self;
}

fn low(bits: u128) -> u32 {
    u32::try_from(bits & u128::from(u32::MAX)).unwrap_or_default()
}

impl<I: Index> Key for I {
    fn bits(self) -> u128 {
        self.number().into()
    }
}

impl<I: Index> Reversible for I {
    fn of_bits(bits: u128) -> Self {
        Self::from_number(low(bits))
    }
}

impl<A: Index, B: Index> Key for (A, B) {
    fn bits(self) -> u128 {
        u128::from(self.0.number()) << 32 | u128::from(self.1.number())
    }
}

impl<A: Index, B: Index> Reversible for (A, B) {
    fn of_bits(bits: u128) -> Self {
        (A::from_number(low(bits >> 32)), B::from_number(low(bits)))
    }
}

/// Numbers keys in the order in which they come.
#[derive(Clone, Default)]
struct Numbers {
    keys: Vec<u128>,
    /// Empty while there are few keys: looking through those takes no longer, and most tables have few.
    index: HashIndex,
}

/// So many keys are few.
const FEW: usize = 8;

impl Numbers {
    fn find(&self, key: u128) -> Option<usize> {
        if self.index.len() == 0 {
            return self.keys.iter().position(|other| *other == key);
        }
        let is_it = |number: u32| self.keys.get(number as usize) == Some(&key);
        self.index.find(hash_of(key), is_it).map(|number| number as usize)
    }

    /// Numbers a key that is not there yet. `None` past 2^32 keys.
    fn add(&mut self, key: u128) -> Option<()> {
        u32::try_from(self.keys.len()).ok().filter(|number| *number < u32::MAX)?;
        self.keys.push(key);
        self.enter();
        Some(())
    }

    /// Enters the keys that are not in the index yet, if there are more than a few.
    fn enter(&mut self) {
        let Self { keys, index } = self;
        if keys.len() > FEW {
            for (number, key) in (0_u32..).zip(keys).skip(index.len()) {
                index.insert(hash_of(*key), number);
            }
        }
    }

    fn unpack(input: &mut Input<'_>, least: usize) -> Self {
        let keys = input.keys(least);
        let count = if keys.len() > FEW { keys.len() } else { 0 };
        let mut index = HashIndex::with_capacity(count);
        for (number, key) in (0_u32..).zip(&keys).take(count) {
            let is_it = |other: u32| keys.get(other as usize) == Some(key);
            // Many equal keys would make many long searches.
            if index.find_or_insert(hash_of(*key), number, is_it).is_some() {
                input.fail();
                break;
            }
        }
        Self { keys, index }
    }
}

/// A map from keys of one kind to values.
#[derive(Clone)]
pub(crate) struct Table<K, V> {
    numbers: Numbers,
    values: Vec<V>,
    kind: PhantomData<K>,
}

/// Keys, then values; the index is made again.
impl<K, V: Pack> Pack for Table<K, V> {
    fn pack(&self, out: &mut Vec<u8>) {
        push_keys(out, &self.numbers.keys);
        for value in &self.values {
            value.pack(out);
        }
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        let numbers = Numbers::unpack(input, V::LEAST);
        let values = input.values(numbers.keys.len());
        Self { numbers, values, kind: PhantomData }
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self { numbers: Numbers::default(), values: Vec::new(), kind: PhantomData }
    }
}

impl<K, V> fmt::Debug for Table<K, V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Table").field("count", &self.values.len()).finish()
    }
}

impl<K: Key, V> Table<K, V> {
    pub(crate) fn get(&self, key: K) -> Option<&V> {
        self.values.get(self.numbers.find(key.bits())?)
    }

    pub(crate) fn get_mut(&mut self, key: K) -> Option<&mut V> {
        self.values.get_mut(self.numbers.find(key.bits())?)
    }

    /// The value of a key, made if it is not there. `None` past 2^32 keys.
    pub(crate) fn entry(&mut self, key: K) -> Option<&mut V>
    where
        V: Default,
    {
        let place = match self.numbers.find(key.bits()) {
            Some(place) => place,
            None => {
                self.numbers.add(key.bits())?;
                self.values.push(V::default());
                self.values.len().saturating_sub(1)
            }
        };
        self.values.get_mut(place)
    }

    /// Sets the value of a key that is not there yet.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        if self.numbers.find(key.bits()).is_none() && self.numbers.add(key.bits()).is_some() {
            self.values.push(value);
        }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.values.iter()
    }

    /// Keys with their values, in the order in which the keys came.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (K, &V)>
    where
        K: Reversible,
    {
        self.numbers.keys.iter().map(|bits| K::of_bits(*bits)).zip(&self.values)
    }
}

/// Lists of small things, one for each place, all in one.
#[derive(Debug)]
pub(crate) struct Groups<M> {
    ends: Vec<u32>,
    members: Vec<M>,
}

impl<M> Default for Groups<M> {
    fn default() -> Self {
        Self { ends: Vec::new(), members: Vec::new() }
    }
}

impl<M: Copy> Groups<M> {
    /// From pairs of place and member, which are gone through twice; the members of a place stay in order. `None` past
    /// 2^32 pairs.
    pub(crate) fn new(places: usize, each_pair: impl Fn(&mut dyn FnMut(usize, M))) -> Option<Self> {
        let mut any = None;
        let mut starts: Vec<u32> = alloc::vec![0; places.saturating_add(1)];
        each_pair(&mut |place, member| {
            any = Some(member);
            if let Some(count) = starts.get_mut(place.saturating_add(1)) {
                *count = count.saturating_add(1);
            }
        });
        let mut total = 0_u32;
        for start in &mut starts {
            total = total.checked_add(*start)?;
            *start = total;
        }
        let mut members = any.map_or_else(Vec::new, |any| alloc::vec![any; total as usize]);
        each_pair(&mut |place, member| {
            let Some(next) = starts.get_mut(place) else { return };
            if let Some(free) = members.get_mut(*next as usize) {
                *free = member;
                *next = next.saturating_add(1);
            }
        });
        // Each start has moved to the end of its place.
        Some(Self { ends: starts, members })
    }

    /// The members of a place.
    pub(crate) fn get(&self, place: usize) -> &[M] {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(place).copied().unwrap_or(0);
        self.members.get(start as usize..end as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::ids::{AccountIx, ActionIx};

    #[test]
    fn values_are_found_by_their_key_and_by_no_other() {
        let key = |account, action| (AccountIx::from_number(account), ActionIx::from_number(action));
        let mut table = Table::default();
        for number in 0..1_000 {
            table.insert(key(number, number % 7), number);
        }
        *table.entry(key(3, 3)).unwrap() += 10;
        table.insert(key(4, 4), 99);
        assert_eq!(table.get(key(3, 3)), Some(&13));
        assert_eq!(table.get(key(4, 4)), Some(&4), "the first value stays");
        assert_eq!(table.get(key(3, 4)), None);
        assert_eq!(table.values().count(), 1_000);
        assert!(table.iter().zip(0..).all(|((found, _), number)| found == key(number, number % 7)));
    }
}
