//! References and amounts of a document, each looked up once, each problem reported at its place.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::data::action_sets::Actions;
use crate::data::ids::{ActionIx, Ids, Index, Names};
use crate::document::reader::{Id, Text};
use crate::document::reader::{Reader, Segment, quoted};
use crate::model::catalogue::Catalogue;
use crate::problem::{ProblemCode, Problems};
use crate::value::amount::Amount;
use crate::value::currency::Currency;
use crate::value::day::Day;

/// The place in the document that is being resolved, and the problems found so far.
pub(crate) struct Resolver<'d> {
    trail: Reader<'d>,
    /// The currency of every amount: the base currency, but in the bands of a rule that has one of its own.
    pub(crate) currency: Currency,
}

impl<'d> Resolver<'d> {
    pub(crate) fn new(currency: Currency) -> Self {
        Self { trail: Reader::default(), currency }
    }

    pub(crate) fn into_problems(self) -> Problems {
        self.trail.into_problems()
    }

    /// The problems, if there are any.
    pub(crate) fn none_wrong(self) -> Result<(), Problems> {
        let problems = self.into_problems();
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    pub(crate) fn enter_member(&mut self, name: &'static str) {
        self.trail.enter(Segment::Key(Cow::Borrowed(name)));
    }

    pub(crate) fn enter_key(&mut self, key: &Text<'d>) {
        self.trail.enter(Segment::Key(key.clone()));
    }

    pub(crate) fn enter_item(&mut self, index: usize) {
        self.trail.enter(Segment::Index(index));
    }

    pub(crate) fn leave(&mut self) {
        self.trail.leave();
    }

    pub(crate) fn report(&mut self, code: ProblemCode, message: String) {
        self.trail.report(code, message);
    }

    /// Reports a problem with a fixed message.
    #[cold]
    pub(crate) fn refuse(&mut self, code: ProblemCode, message: &str) {
        self.report(code, message.into());
    }

    /// Reports a problem of a text, which the message repeats.
    #[cold]
    pub(crate) fn refuse_text(&mut self, code: ProblemCode, text: &str, message: &str) {
        self.report(code, [&quoted(text), " ", message].concat());
    }

    pub(crate) fn within<R>(&mut self, name: &'static str, work: impl FnOnce(&mut Self) -> R) -> R {
        self.enter_member(name);
        let result = work(self);
        self.leave();
        result
    }

    pub(crate) fn at_key<R>(&mut self, key: &Text<'d>, work: impl FnOnce(&mut Self) -> R) -> R {
        self.enter_key(key);
        let result = work(self);
        self.leave();
        result
    }

    pub(crate) fn each<T>(&mut self, items: &'d [T], mut work: impl FnMut(&mut Self, &'d T)) {
        for (index, item) in items.iter().enumerate() {
            self.enter_item(index);
            work(self, item);
            self.leave();
        }
    }

    /// Resolves a reference.
    pub(crate) fn find<I: Index>(&mut self, ids: &Ids<I>, id: &str) -> Option<I> {
        self.number(ids.names(), id).map(I::from_number)
    }

    /// Resolves a reference that stands in a member.
    pub(crate) fn find_in<I: Index>(&mut self, member: &'static str, ids: &Ids<I>, id: &str) -> Option<I> {
        self.number_in(member, ids.names(), id).map(I::from_number)
    }

    fn number_in(&mut self, member: &'static str, names: &Names, id: &str) -> Option<u32> {
        self.within(member, |resolver| resolver.number(names, id))
    }

    fn number(&mut self, names: &Names, id: &str) -> Option<u32> {
        let number = names.find(id);
        if number.is_none() {
            self.refuse_text(ProblemCode::UnknownReference, id, "does not exist");
        }
        number
    }

    /// Resolves a list of references that names nothing twice.
    pub(crate) fn find_all<I: Index>(&mut self, ids: &Ids<I>, list: &'d [Id<'d>]) -> Vec<I> {
        self.numbers(ids.names(), list).into_iter().map(I::from_number).collect()
    }

    fn numbers(&mut self, names: &Names, list: &'d [Id<'d>]) -> Vec<u32> {
        let mut found = Vec::with_capacity(list.len());
        // One flag for each id of the kind: finding duplicates in a long list by search would be quadratic.
        let mut seen = alloc::vec![false; names.len()];
        self.each(list, |resolver, id| {
            let Some(number) = resolver.number(names, &id.0) else { return };
            let Some(seen) = seen.get_mut(number as usize) else { return };
            if core::mem::replace(seen, true) {
                resolver.refuse_text(ProblemCode::DuplicateEntry, &id.0, "is in the list already");
            } else {
                found.push(number);
            }
        });
        found
    }

    pub(crate) fn action_set(&mut self, catalogue: &Catalogue, list: &'d [Id<'d>]) -> Actions {
        let mut set = Actions::none(catalogue.action.len());
        for number in self.numbers(catalogue.actions.names(), list) {
            set.insert(ActionIx::from_number(number));
        }
        set
    }

    /// Resolves an action that limits may be given for.
    pub(crate) fn monetary(&mut self, catalogue: &Catalogue, id: &str) -> Option<ActionIx> {
        let action = self.find(&catalogue.actions, id)?;
        // Reported, but still given back: the limits below it are read for problems of their own.
        if !catalogue.is_monetary(action) {
            self.refuse_text(ProblemCode::NotMonetary, id, "has no limit group, so it has no limits");
        }
        Some(action)
    }

    /// Numbers a new name, which stands in the member `id`.
    pub(crate) fn define(&mut self, names: &mut Names, id: &str) -> Option<u32> {
        let number = names.add(id);
        if number.is_none() {
            self.enter_member("id");
            self.refuse_text(ProblemCode::DuplicateId, id, "is there already");
            self.leave();
        }
        number
    }

    pub(crate) fn currency(&mut self, code: &str) -> Option<Currency> {
        let currency = Currency::parse(code);
        if currency.is_none() {
            self.refuse_text(ProblemCode::UnknownCurrency, code, "is not a currency of ISO 4217");
        }
        currency
    }

    pub(crate) fn day(&mut self, text: &str) -> Option<Day> {
        let day = Day::parse(text);
        if let Err(code) = day {
            self.refuse_text(code, text, "is not a real day written YYYY-MM-DD");
        }
        day.ok()
    }

    pub(crate) fn amount(&mut self, text: &str) -> Option<Amount> {
        match Amount::parse(text, self.currency) {
            Ok(amount) => Some(amount),
            Err(problem) => {
                let message = match problem {
                    ProblemCode::AmountTooPrecise => "has more digits after the point than its currency",
                    ProblemCode::AmountTooLarge => "is above the largest amount",
                    _ => "is not an amount",
                };
                self.refuse_text(problem, text, message);
                None
            }
        }
    }
}
