//! References and amounts of a document, each looked up once, each problem reported at its place.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::amount::Amount;
use crate::bits::Actions;
use crate::currency::Currency;
use crate::engine::Catalogue;
use crate::id::{ActionIx, Ids, Index};
use crate::problem::{Problem, ProblemCode};
use crate::wire::read::{Reader, Segment, quoted};
use crate::wire::{Id, Text};

/// Where in the document the work stands, and what was found wrong.
pub(crate) struct Resolver<'d> {
    trail: Reader<'d>,
    /// The base currency of every amount.
    pub(super) currency: Currency,
}

impl<'d> Resolver<'d> {
    pub(crate) fn new(currency: Currency) -> Self {
        Self { trail: Reader::default(), currency }
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.trail.into_problems()
    }

    pub(super) fn enter(&mut self, segment: Segment<'d>) {
        self.trail.enter(segment);
    }

    pub(super) fn leave(&mut self) {
        self.trail.leave();
    }

    pub(crate) fn report(&mut self, code: ProblemCode, message: String) {
        self.trail.report(code, message);
    }

    pub(crate) fn within<R>(&mut self, name: &'static str, work: impl FnOnce(&mut Self) -> R) -> R {
        self.step(Segment::Key(Cow::Borrowed(name)), work)
    }

    pub(crate) fn at_key<R>(&mut self, key: &Text<'d>, work: impl FnOnce(&mut Self) -> R) -> R {
        self.step(Segment::Key(key.clone()), work)
    }

    pub(crate) fn each<T>(&mut self, items: &'d [T], mut work: impl FnMut(&mut Self, &'d T)) {
        for (index, item) in items.iter().enumerate() {
            self.step(Segment::Index(index), |resolver| work(resolver, item));
        }
    }

    fn step<R>(&mut self, segment: Segment<'d>, work: impl FnOnce(&mut Self) -> R) -> R {
        self.enter(segment);
        let result = work(self);
        self.leave();
        result
    }

    /// Resolves a reference.
    pub(crate) fn find<I: Index>(&mut self, ids: &Ids<I>, id: &str) -> Option<I> {
        let index = ids.find(id);
        if index.is_none() {
            self.report(ProblemCode::UnknownReference, [&quoted(id), " does not exist"].concat());
        }
        index
    }

    /// Resolves a list of references that names nothing twice.
    pub(crate) fn find_all<I: Index>(&mut self, ids: &Ids<I>, list: &'d [Id<'d>]) -> Vec<I> {
        let mut found = Vec::with_capacity(list.len());
        let mut seen = alloc::vec![false; ids.len()];
        self.each(list, |resolver, id| {
            let Some(index) = resolver.find(ids, &id.0) else { return };
            let Some(seen) = seen.get_mut(index.at()) else { return };
            if core::mem::replace(seen, true) {
                let message = [&quoted(&id.0), " is in the list already"].concat();
                resolver.report(ProblemCode::DuplicateEntry, message);
            } else {
                found.push(index);
            }
        });
        found
    }

    pub(crate) fn action_set(&mut self, catalogue: &Catalogue, list: &'d [Id<'d>]) -> Actions {
        let mut set = Actions::none(catalogue.action.len());
        self.find_all(&catalogue.actions, list).into_iter().for_each(|action| set.insert(action));
        set
    }

    /// Resolves an action that limits may be given for.
    pub(crate) fn monetary(&mut self, catalogue: &Catalogue, id: &str) -> Option<ActionIx> {
        let action = self.find(&catalogue.actions, id)?;
        if !catalogue.is_monetary(action) {
            let message = [&quoted(id), " has no limit group, so it has no limits"].concat();
            self.report(ProblemCode::NotMonetary, message);
        }
        Some(action)
    }

    pub(super) fn currency(&mut self, code: &str) -> Option<Currency> {
        let currency = Currency::parse(code);
        if currency.is_none() {
            self.report(
                ProblemCode::UnknownCurrency,
                [&quoted(code), " is not a currency of ISO 4217"].concat(),
            );
        }
        currency
    }

    pub(crate) fn amount(&mut self, text: &str) -> Option<Amount> {
        match Amount::parse(text, self.currency) {
            Ok(amount) => Some(amount),
            Err(problem) => {
                let message = match problem {
                    ProblemCode::AmountTooPrecise => "has more digits after the point than the base currency",
                    ProblemCode::AmountTooLarge => "is above the largest amount",
                    _ => "is not an amount",
                };
                self.report(problem, [&quoted(text), " ", message].concat());
                None
            }
        }
    }
}
