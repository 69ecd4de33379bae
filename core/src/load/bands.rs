//! The bands of approval rules, and what each requires.

use alloc::format;
use alloc::vec::Vec;

use super::Loader;
use crate::bounds::SLOT_COUNT_MAX;
use crate::data::ids::{CustomerIx, Index, SignatoryGroupIx, UserIx};
use crate::document::reader::{Id, OneOf};
use crate::document::resolver::Resolver;
use crate::document::snapshot::{self, ApprovalRule, RuleSlot};
use crate::model::engine::Engine;
use crate::model::requirement::{Approvers, GroupShare, Requirement, Slot};
use crate::model::rules::{Band, RuleRequirement};
use crate::problem::ProblemCode;
use crate::value::amount::{Amount, Limit};
use crate::value::currency::Currency;

impl<'d> Loader<'d, '_> {
    /// The bands of a rule, in its currency if it has one.
    pub(super) fn bands(
        &mut self,
        customer: Option<CustomerIx>,
        given: &'d ApprovalRule<'d>,
        currency: Option<Currency>,
    ) -> Vec<Band> {
        let base = self.resolver.currency;
        self.resolver.currency = currency.unwrap_or(base);
        let bands = self.bands_of(customer, given);
        self.resolver.currency = base;
        bands
    }

    fn bands_of(&mut self, customer: Option<CustomerIx>, given: &'d ApprovalRule<'d>) -> Vec<Band> {
        if given.bands.is_empty() {
            self.refuse(ProblemCode::Empty, "must have a band");
        }
        // With no band at all this wraps to a number that no band has, and the loop below is empty anyway.
        let last = given.bands.len().wrapping_sub(1);
        let mut bands = Vec::with_capacity(given.bands.len());
        let mut reached = Some(Amount::ZERO);
        let mut number = 0_usize;
        self.each(&given.bands, |loader, band| {
            let above = loader.within("above", |loader| loader.touching(reached, &band.above));
            let up_to = loader.up_to(above, band, number == last);
            let requirement = loader.requirement(customer, band);
            bands.push(Band { up_to: up_to.map_or(Limit::UNLIMITED, Limit::from), requirement });
            reached = up_to;
            number = number.wrapping_add(1);
        });
        bands
    }

    /// A band begins where the one before it ends, the first one at 0: no amount lies in two bands or in none.
    fn touching(&mut self, reached: Option<Amount>, above: &str) -> Option<Amount> {
        let above = self.resolver.amount(above)?;
        // `None` if the band before has no valid end: that is a problem already, and this band is not blamed
        // for it.
        if reached.is_some_and(|reached| reached != above) {
            self.invalid_bands("must be where the band before ends, and 0 in the first");
        }
        Some(above)
    }

    fn up_to(
        &mut self,
        above: Option<Amount>,
        band: &'d snapshot::Band<'d>,
        is_last: bool,
    ) -> Option<Amount> {
        let Some(text) = &band.up_to else {
            if !is_last {
                self.invalid_bands("only the last band has no upper bound");
            }
            return None;
        };
        self.within("upTo", |loader| {
            let up_to = loader.resolver.amount(text)?;
            if is_last {
                loader.invalid_bands("the last band has no upper bound");
            }
            if above.is_some_and(|above| up_to <= above) {
                loader.invalid_bands("must be larger than the lower bound");
            }
            Some(up_to)
        })
    }

    fn invalid_bands(&mut self, message: &str) {
        self.refuse(ProblemCode::InvalidBands, message);
    }

    fn requirement(
        &mut self,
        customer: Option<CustomerIx>,
        band: &'d snapshot::Band<'d>,
    ) -> Option<RuleRequirement> {
        let Some(any_of) = &band.any_of else {
            self.nothing_required(band);
            return None;
        };
        if band.none.is_some() {
            self.refuse_at("none", ProblemCode::UnknownField, "stands alone, without anyOf");
        }
        let Self { resolver, engine } = self;
        let names = ["must have an alternative", "must have a slot"];
        let mut shares = Vec::new();
        let any_of = resolver.within("anyOf", |resolver| {
            resolver.alternatives(any_of, names, &mut |resolver, slot| {
                let (count, share) = resolver.count_or_share(slot);
                shares.push(share);
                let approvers = approvers(resolver, engine, customer, slot);
                Some(Slot { approvers: approvers?, count: count? })
            })
        });
        if shares.iter().all(Option::is_none) {
            shares.clear();
        }
        let requirement = Requirement { sequential: band.sequential.unwrap_or(false), any_of };
        Some(RuleRequirement { requirement, shares })
    }

    fn nothing_required(&mut self, band: &snapshot::Band<'_>) {
        match band.none {
            Some(true) => {}
            Some(false) => self.refuse_at("none", ProblemCode::InvalidValue, "can only be true"),
            None => {
                let message = "is missing, and the band does not say none";
                self.refuse_at("anyOf", ProblemCode::MissingField, message);
            }
        }
        if band.sequential.is_some() {
            self.refuse_at("sequential", ProblemCode::UnknownField, "goes with anyOf");
        }
    }
}

fn approvers<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    customer: Option<CustomerIx>,
    slot: &'d RuleSlot<'d>,
) -> Option<Approvers> {
    match (&slot.group, &slot.users, slot.anyone) {
        (Some(group), None, None) => {
            let group = resolver.within("group", |resolver| group_of(resolver, engine, customer, &group.0));
            group.map(Approvers::Group)
        }
        (None, Some(users), None) => Some(Approvers::Users(named_users(resolver, engine, users))),
        (None, None, Some(true)) => Some(Approvers::Anyone),
        (None, None, Some(false)) => {
            resolver.within("anyone", |resolver| {
                resolver.refuse(ProblemCode::InvalidValue, "can only be true");
            });
            None
        }
        _ => {
            resolver.refuse(ProblemCode::InvalidValue, "must name exactly one of group, users, anyone");
            None
        }
    }
}

/// Users that a rule names one by one.
pub(super) fn named_users<'d>(
    resolver: &mut Resolver<'d>,
    engine: &Engine,
    users: &'d [Id<'d>],
) -> Vec<UserIx> {
    resolver.within("users", |resolver| {
        resolver.not_empty(users.is_empty(), "must name a user");
        resolver.find_all(&engine.people.users, users)
    })
}

/// A signatory group of this customer.
pub(super) fn group_of(
    resolver: &mut Resolver<'_>,
    engine: &Engine,
    customer: Option<CustomerIx>,
    id: &str,
) -> Option<SignatoryGroupIx> {
    let group = resolver.find(&engine.approvals.groups, id)?;
    let owner = engine.approvals.group.get(group.at()).map(|group| group.customer);
    // An unknown customer is a problem of its own; comparing with it would report a second one.
    if owner.is_some() && customer.is_some() && owner != customer {
        resolver.refuse(ProblemCode::WrongCustomer, "the group signs for another customer");
    }
    Some(group)
}

impl<'d> Resolver<'d> {
    /// Resolves a requirement: alternatives, each of slots, neither list empty. The caller resolves what stands in a
    /// slot, because snapshots and questions look people up in different places.
    pub(crate) fn alternatives<S>(
        &mut self,
        any_of: &'d [Vec<S>],
        [alternative_missing, slot_missing]: [&str; 2],
        slot: &mut dyn FnMut(&mut Self, &'d S) -> Option<Slot>,
    ) -> Vec<Vec<Slot>> {
        let mut alternatives = Vec::with_capacity(any_of.len());
        self.not_empty(any_of.is_empty(), alternative_missing);
        self.each(any_of, |resolver, slots| {
            let mut alternative = Vec::with_capacity(slots.len());
            resolver.not_empty(slots.is_empty(), slot_missing);
            resolver.each(slots, |resolver, given| {
                alternative.extend(slot(resolver, given));
            });
            alternatives.push(alternative);
        });
        alternatives
    }

    /// The count of a slot of a rule, or the share of its group that stands in for it, with 1 as its number.
    fn count_or_share(&mut self, slot: &RuleSlot<'_>) -> (Option<u32>, Option<GroupShare>) {
        match slot.count {
            OneOf::Second(count) => (self.slot_count(count), None),
            OneOf::First(share) => {
                if slot.group.is_none() {
                    let message = "can be a share of a group only";
                    self.within("count", |resolver| resolver.refuse(ProblemCode::InvalidCount, message));
                }
                (Some(1), Some(share))
            }
        }
    }

    pub(crate) fn slot_count(&mut self, count: u64) -> Option<u32> {
        let count = u32::try_from(count).ok().filter(|count| *count > 0);
        if count.is_none() {
            let message = format!("must be from 1 to {SLOT_COUNT_MAX}");
            self.within("count", |resolver| resolver.report(ProblemCode::InvalidCount, message));
        }
        count
    }

    pub(crate) fn not_empty(&mut self, is_empty: bool, message: &str) {
        if is_empty {
            self.refuse(ProblemCode::Empty, message);
        }
    }
}
