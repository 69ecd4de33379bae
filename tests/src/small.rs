//! What the complete families of small worlds are made and asked with.

use std::cell::Cell;

use countersign_core::Engine;
use serde_json::Value;

use crate::differential::engine_answer;
use crate::oracle::Oracle;

/// Every combination of choices: one digit for each size.
pub fn every<const N: usize>(sizes: [usize; N]) -> impl Iterator<Item = [usize; N]> {
    (0..sizes.iter().product()).map(move |mut number: usize| {
        sizes.map(|size| {
            let digit = number % size;
            number /= size;
            digit
        })
    })
}

/// Those whose bit is set.
#[must_use]
pub fn subset<T: Clone>(all: &[T], bits: usize) -> Vec<T> {
    let chosen = all.iter().enumerate().filter(|(index, _)| bits >> index & 1 == 1);
    chosen.map(|(_, one)| one.clone()).collect()
}

/// Every order of every selection of at most so many.
#[must_use]
pub fn orders<T: Clone + PartialEq>(all: &[T], longest: usize) -> Vec<Vec<T>> {
    let mut orders: Vec<Vec<T>> = vec![Vec::new()];
    let mut from = 0;
    while from < orders.len() {
        let order = orders[from].clone();
        if order.len() < longest {
            let rest = all.iter().filter(|one| !order.contains(one));
            orders.extend(rest.map(|next| [order.clone(), vec![next.clone()]].concat()));
        }
        from += 1;
    }
    orders
}

/// Engine and naive model of one world.
#[derive(Debug)]
pub struct Pair {
    document: Value,
    usage: String,
    engine: Engine,
    oracle: Oracle,
    asked: Cell<usize>,
}

impl Pair {
    /// Both of a valid document and its usage.
    ///
    /// # Panics
    /// If the engine does not load the document.
    #[must_use]
    pub fn new(document: Value, usage: &Value) -> Self {
        let engine = Engine::load(document.to_string().as_bytes())
            .unwrap_or_else(|problems| panic!("{problems:?}\n{document}"));
        let oracle = Oracle::new(&document, usage);
        Self { document, usage: usage.to_string(), engine, oracle, asked: Cell::new(0) }
    }

    /// How many questions were asked.
    #[must_use]
    pub const fn asked(&self) -> usize {
        self.asked.get()
    }

    /// The answer that both give, or nothing if both refuse.
    ///
    /// # Panics
    /// If they differ.
    pub fn agree(&self, kind: &str, question: &Value) -> Option<Value> {
        let engine = engine_answer(&self.engine, kind, question, self.usage.as_bytes());
        let oracle = self.oracle.answer(kind, question);
        self.asked.set(self.asked.get() + 1);
        assert_eq!(
            engine.as_ref().ok(),
            oracle.as_ref(),
            "\nengine and oracle differ\n{kind} {question}\nusage {}\nsnapshot {}",
            self.usage,
            self.document
        );
        oracle
    }
}
