//! Signatory groups and approval rules.

use alloc::format;
use alloc::vec::Vec;

use super::Loader;
use crate::bounds::SLOT_COUNT_MAX;
use crate::data::ids::{ActionIx, CustomerIx, Index};
use crate::decide::assignment::Parts;
use crate::document::resolver::Resolver;
use crate::document::snapshot;
use crate::document::snapshot::ApprovalRule;
use crate::model::approvals::{Approvers, Band, Requirement, Rule, SignatoryGroup, Slot};
use crate::model::catalogue::Level;
use crate::model::engine::Engine;
use crate::problem::ProblemCode;
use crate::value::amount::{Amount, Limit};
use crate::value::period::Period;

impl<'d> Loader<'d, '_> {
    pub(super) fn signatory_groups(&mut self, groups: &'d [snapshot::SignatoryGroup<'d>]) {
        self.each(groups, |loader, group| {
            let defined = loader.define(|engine| &mut engine.approvals.groups, &group.id);
            let customers = &loader.engine.companies.customers;
            let customer = loader.resolver.find_in("customer", customers, &group.customer.0);
            let members =
                loader.within("members", |l| l.resolver.find_all(&l.engine.people.users, &group.members));
            if let (Some(_), Some(customer)) = (defined, customer) {
                loader
                    .engine
                    .approvals
                    .group
                    .push(SignatoryGroup { customer, members: members.into_iter().collect() });
            }
        });
    }

    pub(super) fn approval_rules(&mut self, rules: &'d [ApprovalRule<'d>]) {
        // "No rule at all → one approval by anyone entitled" (evaluate, step 6).
        self.engine.approvals.default = Requirement {
            sequential: false,
            any_of: alloc::vec![alloc::vec![Slot { approvers: Approvers::Anyone, count: 1 }]],
        };
        self.each(rules, Self::approval_rule);
    }

    fn approval_rule(&mut self, given: &'d ApprovalRule<'d>) {
        let Engine { catalogue, companies, .. } = &*self.engine;
        let customer = self.resolver.find_in("customer", &companies.customers, &given.customer.0);
        let action = self.resolver.find_in("action", &catalogue.actions, &given.action.0);
        let account = given.account.as_ref().and_then(|id| {
            self.within("account", |loader| {
                loader.account_level(action);
                {
                    let Loader { resolver, engine: Engine { catalogue, companies, roles, .. } } = loader;
                    resolver.account_of(Parts { catalogue, companies, roles }, customer?, &id.0)
                }
            })
        });
        // The bands are read even if customer or action is unknown: one load reports every problem of the
        // document.
        let bands = self.within("bands", |loader| loader.bands(customer, given));
        let monetary = action.is_some_and(|action| self.engine.catalogue.is_monetary(action));
        if action.is_some() && !monetary {
            self.only_band(given);
        }
        let (Some(customer), Some(action)) = (customer, action) else { return };
        // An unknown account must not turn its rule into one for the whole customer; the problem is reported
        // already.
        if given.account.is_some() && account.is_none() {
            return;
        }
        let rules = match account {
            Some(account) => self.engine.approvals.of_account.entry((account, action)).or_default(),
            None => self.engine.approvals.of_customer.entry((customer, action)).or_default(),
        };
        let replaced = rules.get_mut(given.period).replace(Rule { bands });
        if replaced.is_some() {
            let message = "the customer, account, action and period have a rule already";
            self.refuse(ProblemCode::DuplicateId, message);
        }
    }

    fn account_level(&mut self, action: Option<ActionIx>) {
        let action = action.and_then(|action| self.engine.catalogue.action.get(action.at()));
        if action.is_some_and(|action| action.level == Level::Customer) {
            let message = "an action of customer level has no rule of an account";
            self.refuse(ProblemCode::WrongLevel, message);
        }
    }

    /// An action that moves no money has one band, for one transaction.
    fn only_band(&mut self, given: &'d ApprovalRule<'d>) {
        let message = "an action that moves no money has one band for perTransaction";
        if given.period != Period::PerTransaction {
            self.refuse_at("period", ProblemCode::InvalidRule, message);
        }
        if given.bands.len() > 1 {
            self.refuse_at("bands", ProblemCode::InvalidRule, message);
        }
    }

    fn bands(&mut self, customer: Option<CustomerIx>, given: &'d ApprovalRule<'d>) -> Vec<Band> {
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
    ) -> Option<Requirement> {
        let Some(any_of) = &band.any_of else {
            self.nothing_required(band);
            return None;
        };
        if band.none.is_some() {
            self.refuse_at("none", ProblemCode::UnknownField, "stands alone, without anyOf");
        }
        let Self { resolver, engine } = self;
        let names = ["must have an alternative", "must have a slot"];
        let any_of = resolver.within("anyOf", |resolver| {
            resolver.alternatives(any_of, names, &mut |resolver, slot| {
                approvers(resolver, engine, customer, slot)
            })
        });
        Some(Requirement { sequential: band.sequential.unwrap_or(false), any_of })
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
    slot: &'d snapshot::Slot<'d>,
) -> Option<Approvers> {
    match (&slot.group, &slot.users, slot.anyone) {
        (Some(group), None, None) => {
            resolver.within("group", |resolver| slot_group(resolver, engine, customer, &group.0))
        }
        (None, Some(users), None) => {
            let users = resolver.within("users", |resolver| {
                resolver.not_empty(users.is_empty(), "must name a user");
                resolver.find_all(&engine.people.users, users)
            });
            Some(Approvers::Users(users))
        }
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

fn slot_group(
    resolver: &mut Resolver<'_>,
    engine: &Engine,
    customer: Option<CustomerIx>,
    id: &str,
) -> Option<Approvers> {
    let group = resolver.find(&engine.approvals.groups, id)?;
    let owner = engine.approvals.group.get(group.at()).map(|group| group.customer);
    // An unknown customer is a problem of its own; comparing with it would report a second one.
    if owner.is_some() && customer.is_some() && owner != customer {
        resolver.refuse(ProblemCode::WrongCustomer, "the group signs for another customer");
    }
    Some(Approvers::Group(group))
}

impl<'d> Resolver<'d> {
    /// Resolves a requirement: alternatives, each of slots, neither list empty. The caller resolves the approvers,
    /// because snapshots and questions look them up in different places.
    pub(crate) fn alternatives(
        &mut self,
        any_of: &'d [Vec<snapshot::Slot<'d>>],
        [alternative_missing, slot_missing]: [&str; 2],
        approvers: &mut dyn FnMut(&mut Self, &'d snapshot::Slot<'d>) -> Option<Approvers>,
    ) -> Vec<Vec<Slot>> {
        let mut alternatives = Vec::with_capacity(any_of.len());
        self.not_empty(any_of.is_empty(), alternative_missing);
        self.each(any_of, |resolver, slots| {
            let mut alternative = Vec::with_capacity(slots.len());
            resolver.not_empty(slots.is_empty(), slot_missing);
            resolver.each(slots, |resolver, slot| {
                let count = resolver.slot_count(slot.count);
                let approvers = approvers(resolver, slot);
                if let (Some(approvers), Some(count)) = (approvers, count) {
                    alternative.push(Slot { approvers, count });
                }
            });
            alternatives.push(alternative);
        });
        alternatives
    }

    fn slot_count(&mut self, count: u64) -> Option<u32> {
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
