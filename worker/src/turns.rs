//! Turns at ledgers: submissions of one isolate that draw on the same ledger go one after the other, since only one of
//! several that decide on the same state can be written. It is for speed only: what makes a submission right is the guard
//! of its batch, and other isolates have turns of their own. Edits of one legal entity take turns here for the same reason.
//!
//! Who has the turn may settle what waits as well. Nobody is woken here, because the platform lets no request run another
//! one's futures: who waits asks again. Nor is a turn sure to be given back: a request whose client went away is never run
//! again. So a turn that is not given back in time is taken over.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::failure::Failure;
use crate::json::Raw;

/// How many turns and places are remembered at most; with more, all are forgotten.
const REMEMBERED_MAX: usize = 10_000;

/// How many submissions wait at one ledger to be settled by others; more of them wait for turns of their own.
const WAITING_MAX: usize = 1_000;

/// What somebody wants to submit: texts only, since one request must not use what belongs to another.
#[derive(Debug)]
pub struct Wish {
    /// Who claims to ask, and by what they prove it, as JSON.
    pub claim: String,
    /// The client's key for it.
    pub key: String,
    /// What, as JSON.
    pub request: String,
    /// The HTTP request's id.
    pub request_id: String,
    /// When it began to wait, in milliseconds since 1970.
    pub since: u64,
}

/// What became of a submission: the transaction, and whether it was answered before.
pub type Settlement = Result<(Raw, bool), Failure>;

/// A submission that waits.
#[derive(Debug)]
pub struct Waiting {
    /// What is waited for.
    pub wish: Wish,
    settled: Mutex<Option<Settlement>>,
}

impl Waiting {
    /// Says what became of it.
    pub fn settle(&self, settlement: Settlement) {
        *self.settled.lock().unwrap_or_else(PoisonError::into_inner) = Some(settlement);
    }

    /// What became of it, once somebody has settled it; said once.
    pub fn settled(&self) -> Option<Settlement> {
        self.settled.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The turns that are taken, what waits for them, and where submissions lead.
#[derive(Debug, Default)]
pub struct Turns(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// How many turns were taken so far.
    count: u64,
    /// The number of the turn that is taken at each ledger.
    taken: HashMap<String, u64>,
    /// What waits at each ledger, the oldest first.
    waiting: HashMap<String, VecDeque<Arc<Waiting>>>,
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

    /// Lets a submission wait at a ledger: whoever has the turn there may settle it.
    pub fn wait(&self, ledger: &str, wish: Wish) -> Arc<Waiting> {
        let waiting = Arc::new(Waiting { wish, settled: Mutex::default() });
        let mut state = self.state();
        let line = state.waiting.entry(ledger.to_owned()).or_default();
        if line.len() < WAITING_MAX {
            line.push_back(Arc::clone(&waiting));
        }
        waiting
    }

    /// Takes a submission out of those that wait at a ledger, with so many others at most, the oldest first: the others.
    /// Those that wait since before `oldest` are forgotten: nobody waits for them any more, and nothing must be done long
    /// after it was asked for.
    pub fn leave(&self, ledger: &str, own: &Arc<Waiting>, others: usize, oldest: u64) -> Vec<Arc<Waiting>> {
        let mut state = self.state();
        let Some(line) = state.waiting.get_mut(ledger) else { return Vec::new() };
        line.retain(|one| !Arc::ptr_eq(one, own) && one.wish.since >= oldest);
        let count = others.min(line.len());
        let left = line.drain(..count).collect();
        if line.is_empty() {
            state.waiting.remove(ledger);
        }
        left
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

    fn wish(key: &str) -> Wish {
        let [le, user, key, request, request_id] = ["le", "ana", key, "{}", "r"].map(str::to_owned);
        Wish { claim: format!("{le}/{user}"), key, request, request_id, since: 7 }
    }

    #[test]
    fn who_has_the_turn_settles_the_oldest_that_wait() {
        let turns = Turns::default();
        let [own, second, third, _fourth] = ["1", "2", "3", "4"].map(|key| turns.wait("a", wish(key)));
        turns.wait("b", wish("5"));
        let others = turns.leave("a", &own, 2, 7);
        assert!(Arc::ptr_eq(&others[0], &second) && Arc::ptr_eq(&others[1], &third));
        others[0].settle(Err(Failure::NotFound));
        assert!(matches!(second.settled(), Some(Err(Failure::NotFound))));
        assert!(second.settled().is_none() && third.settled().is_none());
        assert_eq!(turns.leave("a", &own, 2, 7).len(), 1);
        assert!(turns.leave("a", &own, 2, 7).is_empty());
        assert_eq!(turns.state().waiting.len(), 1);
    }

    #[test]
    fn what_nobody_waits_for_any_more_is_forgotten() {
        let turns = Turns::default();
        let own = turns.wait("a", wish("1"));
        turns.wait("a", wish("2"));
        assert!(turns.leave("a", &own, 2, 8).is_empty());
        assert!(turns.state().waiting.is_empty());
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
            turns.wait("a", wish("k"));
        }
        assert_eq!(turns.state().waiting["a"].len(), WAITING_MAX);
        let state = turns.state();
        assert!(state.ledgers.len() <= REMEMBERED_MAX && state.taken.len() <= REMEMBERED_MAX);
    }
}
