//! Lists of accounts for one user and changing actions: a page stays with its user, and asks where they may do this and
//! that.

use alloc::vec::Vec;
use core::ops::Range;

use crate::data::action_sets::RowStart;
use crate::data::ids::{ActionIx, Index, UserIx};
use crate::model::engine::Engine;

/// How many distinct sets of actions get a bit row at one customer. Usually there is one set for each account type; a
/// bound keeps the search for a set short.
const SETS_MAX: usize = 8;

/// The accounts of the user who was asked about last. The first question simply goes through them. Before the second
/// they are sorted by their granted set, one bit an account, so that each further list is written 32 accounts at a
/// time.
#[derive(Debug, Default)]
pub struct Listing {
    user: Option<UserIx>,
    parts: Vec<CustomerPart>,
    /// Sets that are granted on many accounts, each with where its bits begin: one bit for each account of the part.
    alike: Vec<(RowStart, usize)>,
    bits: Vec<u32>,
    /// Accounts with any other set, by their place in the part.
    others: Vec<(u32, RowStart)>,
    /// For the part that is listed: where the bits of sets with the action begin. Kept to reuse its memory.
    granted: Vec<usize>,
    /// The last list, followed by remains of longer ones: it never shrinks, so that no list has to be cleared.
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

    /// Enters one account into the bits of its set, or among the others if there are too many sets.
    fn sort(&mut self, first: usize, words: usize, place: u32, row: RowStart) {
        let found = self.alike.iter().skip(first).find(|(other, _)| *other == row);
        let start = match found {
            Some((_, start)) => *start,
            None if self.alike.len().saturating_sub(first) < SETS_MAX => {
                let start = self.bits.len();
                self.alike.push((row, start));
                self.bits.resize(start.saturating_add(words), 0);
                start
            }
            None => return self.others.push((place, row)),
        };
        set(self.bits.get_mut(start..).unwrap_or_default(), place);
    }

    /// Lists the accounts whose sets have the action; returns how many.
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

/// Writes the accounts of a word at a place of the list; returns the place after them.
#[inline]
fn write(mut word: u32, first: u32, accounts: &mut [u32], mut count: usize) -> usize {
    // All 32 accounts, the usual case for a company's administrator: a loop of known length, which compiles to
    // vector code.
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
            // Cleared, not replaced: they keep their memory for the next user.
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
