//! Lists of accounts for a user who is asked about again and again: a page stays with its user and changes the action.

use alloc::vec::Vec;
use core::ops::Range;

use crate::data::action_sets::RowStart;
use crate::data::ids::{ActionIx, Index, UserIx};
use crate::model::engine::Engine;

/// So many sets of actions are looked for among the accounts of a customer; mostly there is one for each account type.
const ALIKE: usize = 8;

/// The accounts of the user who was asked about last. The first question walks over them; for the second they are
/// sorted by what is granted there, so that most of them are listed 32 at a time.
#[derive(Debug, Default)]
pub struct Listing {
    user: Option<UserIx>,
    parts: Vec<CustomerPart>,
    /// What is granted alike on many accounts; those are the bits from here on, as many as the part has.
    alike: Vec<(RowStart, usize)>,
    bits: Vec<u32>,
    /// Other accounts, by their places in the part.
    others: Vec<(u32, RowStart)>,
    /// Of one part, where the bits of rows that grant the action begin.
    granted: Vec<usize>,
    /// The last list, and what was of longer ones before.
    accounts: Vec<u32>,
}

/// The accounts of one customer.
#[derive(Debug)]
struct CustomerPart {
    first: u32,
    words: usize,
    alike: Range<usize>,
    others: Range<usize>,
}

impl Listing {
    /// The last list, and more behind it.
    #[must_use]
    pub const fn accounts(&self) -> &Vec<u32> {
        &self.accounts
    }

    fn prepare(&mut self, engine: &Engine, user: UserIx) {
        let mut total = 0_usize;
        for rights in engine.access.rights_of(user) {
            let (alike, others) = (self.alike.len(), self.others.len());
            let words = engine.access.rows(rights).count().div_ceil(32);
            let mut first = None;
            for (place, (account, row)) in (0_u32..).zip(engine.access.rows(rights)) {
                first = first.or(Some(account));
                if let Some(row) = row {
                    total = total.saturating_add(1);
                    self.sort(alike, words, place, row);
                }
            }
            let first = first.unwrap_or_default();
            let part = CustomerPart {
                first,
                words,
                alike: alike..self.alike.len(),
                others: others..self.others.len(),
            };
            self.parts.push(part);
        }
        self.accounts.resize(total.max(self.accounts.len()), 0);
    }

    /// Puts one account where others are alike, or among those that are not.
    fn sort(&mut self, first: usize, words: usize, place: u32, row: RowStart) {
        let found = self.alike.iter().skip(first).find(|(other, _)| *other == row);
        let start = match found {
            Some((_, start)) => *start,
            None if self.alike.len().saturating_sub(first) < ALIKE => {
                let start = self.bits.len();
                self.alike.push((row, start));
                self.bits.resize(start.saturating_add(words), 0);
                start
            }
            None => return self.others.push((place, row)),
        };
        set(self.bits.get_mut(start..).unwrap_or_default(), place);
    }

    /// Lists the accounts with what is granted by these rows; says how many.
    fn list(&mut self, grants: impl Fn(RowStart) -> bool) -> usize {
        let Self { parts, alike, bits, others, granted, accounts, .. } = self;
        let mut count = 0;
        for part in parts {
            let alike = alike.get(part.alike.clone()).unwrap_or_default();
            granted.clear();
            granted.extend(alike.iter().filter(|(row, _)| grants(*row)).map(|(_, start)| *start));
            let mut others = others.get(part.others.clone()).unwrap_or_default();
            for (index, first) in (0..part.words).zip((part.first..).step_by(32)) {
                let mut word = granted.iter().fold(0, |word, start| {
                    word | bits.get(start.saturating_add(index)).copied().unwrap_or_default()
                });
                while let Some(((place, row), rest)) = others.split_first()
                    && (place / 32) as usize == index
                {
                    word |= u32::from(grants(*row)) << (place % 32);
                    others = rest;
                }
                count = write(word, first, accounts, count);
            }
        }
        count
    }
}

fn set(bits: &mut [u32], place: u32) {
    if let Some(word) = bits.get_mut((place / 32) as usize) {
        *word |= 1 << (place % 32);
    }
}

/// Writes the accounts of a word from a place on; says where the next are written.
#[inline]
fn write(mut word: u32, first: u32, accounts: &mut [u32], mut count: usize) -> usize {
    if word == u32::MAX
        && let Some(all) = accounts.get_mut(count..).and_then(<[u32]>::first_chunk_mut::<32>)
    {
        for (place, account) in (0_u32..).zip(all) {
            *account = first.wrapping_add(place);
        }
        return count.saturating_add(32);
    }
    while word != 0 {
        if let Some(account) = accounts.get_mut(count) {
            *account = first.wrapping_add(word.trailing_zeros());
        }
        count = count.saturating_add(1);
        word &= word.wrapping_sub(1);
    }
    count
}

impl Engine {
    /// Lists the accounts on which a user may do an action, by handle, rising; says how many. The same as
    /// [`Engine::accounts_by_handle`].
    pub fn list_accounts(&self, user: u32, action: u32, listing: &mut Listing) -> usize {
        let (user, grants) = (UserIx::from_number(user), self.rows.granting(ActionIx::from_number(action)));
        if listing.user != Some(user) {
            // The lists keep their room.
            let Listing { parts, alike, bits, others, accounts, .. } = listing;
            parts.clear();
            alike.clear();
            bits.clear();
            others.clear();
            accounts.clear();
            self.walk_accounts(user, grants, accounts);
            listing.user = Some(user);
            return listing.accounts.len();
        }
        if listing.parts.is_empty() {
            listing.prepare(self, user);
        }
        listing.list(grants)
    }

    /// Adds the accounts on which a user has something.
    pub(crate) fn walk_accounts(
        &self,
        user: UserIx,
        grants: impl Fn(RowStart) -> bool,
        accounts: &mut Vec<u32>,
    ) {
        for rights in self.access.rights_of(user) {
            let granted = self.access.rows(rights).filter(|(_, row)| row.is_some_and(&grants));
            accounts.extend(granted.map(|(account, _)| account));
        }
    }
}
