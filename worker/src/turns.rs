//! Turns at ledgers: submissions of one isolate that draw on the same ledger go one after the other, since only one of
//! several that decide on the same state can be written. It is for speed only: what makes a submission right is the guard
//! of its batch, and other isolates have turns of their own.
//!
//! Nobody is woken here, because the platform lets no request run another one's futures: who waits asks again. Nor is a
//! turn sure to be given back: a request whose client went away is never run again. So a turn that is not given back in
//! time is taken over.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many turns and places are remembered at most; with more, all are forgotten.
const REMEMBERED_MAX: usize = 10_000;

/// The turns that are taken, and where submissions lead.
#[derive(Debug, Default)]
pub struct Turns(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// How many turns were taken so far.
    count: u64,
    /// The number of the turn that is taken at each ledger.
    taken: HashMap<String, u64>,
    /// The ledgers on which users' submissions drew, by what they named.
    ledgers: HashMap<String, String>,
}

/// A turn, given back when it is dropped.
#[derive(Debug)]
pub struct Turn {
    turns: Arc<Turns>,
    ledger: String,
    number: u64,
}

impl Turns {
    /// Takes the turn at a ledger.
    ///
    /// # Errors
    /// The number of the turn that is taken, unless it is `expired`.
    pub fn take(self: &Arc<Self>, ledger: &str, expired: Option<u64>) -> Result<Turn, u64> {
        let mut state = self.state();
        match state.taken.get(ledger) {
            Some(number) if Some(*number) != expired => return Err(*number),
            _ => {}
        }
        state.count = state.count.wrapping_add(1);
        let number = state.count;
        if state.taken.len() >= REMEMBERED_MAX {
            state.taken.clear();
        }
        state.taken.insert(ledger.to_owned(), number);
        Ok(Turn { turns: Arc::clone(self), ledger: ledger.to_owned(), number })
    }

    /// The ledger on which a submission of this kind drew last; until it is known, the kind itself.
    #[must_use]
    pub fn ledger(&self, kind: &str) -> String {
        self.state().ledgers.get(kind).cloned().unwrap_or_else(|| kind.to_owned())
    }

    /// Remembers on which ledger a submission of this kind draws.
    pub fn remember(&self, kind: &str, ledger: String) {
        let mut state = self.state();
        if state.ledgers.len() >= REMEMBERED_MAX {
            state.ledgers.clear();
        }
        state.ledgers.insert(kind.to_owned(), ledger);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Whatever a panic has left is at worst a turn too many.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut state = self.turns.state();
        if state.taken.get(&self.ledger) == Some(&self.number) {
            state.taken.remove(&self.ledger);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_is_one_at_a_time_and_given_back() {
        let turns = Arc::new(Turns::default());
        let first = turns.take("a", None).unwrap();
        assert_eq!(turns.take("a", None).unwrap_err(), first.number);
        assert!(turns.take("b", None).is_ok());
        drop(first);
        assert!(turns.take("a", None).is_ok());
    }

    #[test]
    fn a_turn_that_was_taken_over_is_not_given_back_by_who_lost_it() {
        let turns = Arc::new(Turns::default());
        let lost = turns.take("a", None).unwrap();
        let second = turns.take("a", Some(lost.number)).unwrap();
        assert_eq!(turns.take("a", Some(lost.number)).unwrap_err(), second.number);
        drop(lost);
        assert_eq!(turns.take("a", None).unwrap_err(), second.number);
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let turns = Arc::new(Turns::default());
        assert_eq!(turns.ledger("kind"), "kind");
        turns.remember("kind", "ledger".to_owned());
        assert_eq!(turns.ledger("kind"), "ledger");
        for number in 0..=REMEMBERED_MAX {
            turns.remember(&number.to_string(), String::new());
            std::mem::forget(turns.take(&number.to_string(), None));
        }
        let state = turns.state();
        assert!(state.ledgers.len() <= REMEMBERED_MAX && state.taken.len() <= REMEMBERED_MAX);
    }
}
