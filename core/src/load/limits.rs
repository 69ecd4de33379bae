//! Amounts of limits, thresholds and overrides.

use alloc::format;

use super::Loader;
use crate::amount::{Amount, Limit};
use crate::engine::{Limits, Thresholds};
use crate::id::{ActionIx, LimitGroupIx};
use crate::period::ByPeriod;
use crate::problem::ProblemCode;
use crate::table::Table;
use crate::wire;
use crate::wire::read::quoted;
use crate::wire::{Entries, LimitSet, Period, Text, ThresholdSet};

impl<'d> Loader<'d> {
    pub(super) fn limits(&mut self, limits: &'d wire::Limits<'d>) -> ByPeriod<Limit> {
        ByPeriod::of(|period| {
            let amount = self.optional_amount(period.code(), limits.of(period));
            amount.map_or(Limit::UNLIMITED, Limit::from)
        })
    }

    fn optional_amount(&mut self, name: &'static str, text: Option<&Text<'d>>) -> Option<Amount> {
        text.and_then(|text| self.within(name, |loader| loader.amount(text)))
    }

    pub(super) fn limit_set(&mut self, set: &'d LimitSet<'d>) -> Limits {
        Limits {
            actions: self.within("actions", |loader| loader.action_limits(set.actions.as_ref())),
            groups: self.within("groups", |loader| loader.group_limits(set.groups.as_ref())),
        }
    }

    fn action_limits(
        &mut self,
        entries: Option<&'d Entries<'d, wire::Limits<'d>>>,
    ) -> Table<ActionIx, ByPeriod<Limit>> {
        let mut limits = Table::default();
        for (key, value) in entries.iter().flat_map(|entries| &entries.0) {
            self.at_key(key, |loader| {
                let given = loader.limits(value);
                if let Some(action) = loader.monetary(key) {
                    limits.insert(action, given);
                }
            });
        }
        limits
    }

    pub(super) fn group_limits(
        &mut self,
        entries: Option<&'d Entries<'d, wire::Limits<'d>>>,
    ) -> Table<LimitGroupIx, ByPeriod<Limit>> {
        let mut limits = Table::default();
        for (key, value) in entries.iter().flat_map(|entries| &entries.0) {
            self.at_key(key, |loader| {
                let given = loader.limits(value);
                if let Some(group) = loader.find(|loader| &loader.catalogue.limit_groups, key) {
                    limits.insert(group, given);
                }
            });
        }
        limits
    }

    /// Resolves an action that limits may be given for.
    pub(super) fn monetary(&mut self, id: &str) -> Option<ActionIx> {
        let action = self.find(Self::actions, id)?;
        if !self.catalogue.is_monetary(action) {
            self.report(
                ProblemCode::NotMonetary,
                format!("{} has no limit group, so it has no limits", quoted(id)),
            );
        }
        Some(action)
    }

    pub(super) fn thresholds(&mut self, set: &'d ThresholdSet<'d>) -> ByPeriod<Thresholds> {
        ByPeriod::of(|period| {
            let Some(given) = set.of(period) else { return Thresholds::default() };
            self.within(period.code(), |loader| Thresholds {
                pre_approved: loader.optional_amount("preApproved", given.pre_approved.as_ref()),
                deny: loader.optional_amount("deny", given.deny.as_ref()),
            })
        })
    }
}

impl<'a> wire::Limits<'a> {
    /// The amount of one period.
    #[must_use]
    pub const fn of(&self, period: Period) -> Option<&Text<'a>> {
        match period {
            Period::PerTransaction => self.per_transaction.as_ref(),
            Period::Daily => self.daily.as_ref(),
            Period::Weekly => self.weekly.as_ref(),
        }
    }
}

impl<'a> ThresholdSet<'a> {
    /// The thresholds of one period.
    #[must_use]
    pub const fn of(&self, period: Period) -> Option<&wire::Thresholds<'a>> {
        match period {
            Period::PerTransaction => self.per_transaction.as_ref(),
            Period::Daily => self.daily.as_ref(),
            Period::Weekly => self.weekly.as_ref(),
        }
    }
}
