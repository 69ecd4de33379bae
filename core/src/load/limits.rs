//! Amounts of limits, thresholds and overrides.

use crate::data::ids::{ActionIx, LimitGroupIx};
use crate::data::table::Table;
use crate::document::reader::{Entries, Nullable, Text};
use crate::document::resolver::Resolver;
use crate::document::snapshot;
use crate::document::snapshot::{LimitSet, ThresholdSet};
use crate::model::catalogue::Catalogue;
use crate::model::limits::{Limits, Thresholds};
use crate::value::amount::{Amount, Limit};
use crate::value::period::ByPeriod;
use crate::value::period::Period;

/// The entries of a map that may be absent.
pub(crate) fn entries<'d, T>(map: Option<&'d Entries<'d, T>>) -> &'d [(Text<'d>, T)] {
    map.map_or(&[], |entries| &entries.0)
}

impl<'d> Resolver<'d> {
    pub(crate) fn limits(&mut self, limits: &'d snapshot::Limits<'d>) -> ByPeriod<Limit> {
        ByPeriod::of(|period| {
            let amount = self.optional_amount(period.code(), limits.of(period));
            amount.map_or(Limit::UNLIMITED, Limit::from)
        })
    }

    fn optional_amount(&mut self, name: &'static str, text: Option<&Text<'d>>) -> Option<Amount> {
        text.and_then(|text| self.within(name, |resolver| resolver.amount(text)))
    }

    pub(super) fn limit_set(&mut self, catalogue: &Catalogue, set: &'d LimitSet<'d>) -> Limits {
        Limits {
            actions: self
                .within("actions", |resolver| resolver.action_limits(catalogue, set.actions.as_ref())),
            groups: self.within("groups", |resolver| resolver.group_limits(catalogue, set.groups.as_ref())),
        }
    }

    fn action_limits(
        &mut self,
        catalogue: &Catalogue,
        map: Option<&'d Entries<'d, snapshot::Limits<'d>>>,
    ) -> Table<ActionIx, ByPeriod<Limit>> {
        let mut limits = Table::default();
        for (key, value) in entries(map) {
            self.enter_key(key);
            let given = self.limits(value);
            if let Some(action) = self.monetary(catalogue, key) {
                limits.insert(action, given);
            }
            self.leave();
        }
        limits
    }

    pub(super) fn group_limits(
        &mut self,
        catalogue: &Catalogue,
        map: Option<&'d Entries<'d, snapshot::Limits<'d>>>,
    ) -> Table<LimitGroupIx, ByPeriod<Limit>> {
        let mut limits = Table::default();
        for (key, value) in entries(map) {
            self.enter_key(key);
            let given = self.limits(value);
            if let Some(group) = self.find(&catalogue.limit_groups, key) {
                limits.insert(group, given);
            }
            self.leave();
        }
        limits
    }

    /// What is executed without approval; null: whatever is not denied.
    pub(crate) fn pre_approved(&mut self, given: &'d Nullable<Text<'d>>) -> Limit {
        let amount = self.optional_amount("preApproved", given.0.as_ref());
        amount.map_or(Limit::UNLIMITED, Limit::from)
    }

    pub(crate) fn thresholds(&mut self, set: &'d ThresholdSet<'d>) -> ByPeriod<Thresholds> {
        ByPeriod::of(|period| {
            let Some(given) = set.of(period) else { return Thresholds::default() };
            self.within(period.code(), |resolver| Thresholds {
                pre_approved: given.pre_approved.as_ref().map(|given| resolver.pre_approved(given)),
                deny: resolver
                    .optional_amount("deny", given.deny.as_ref())
                    .map_or(Limit::UNLIMITED, Limit::from),
            })
        })
    }
}

impl<'a> snapshot::Limits<'a> {
    /// The amount of one period.
    #[must_use]
    pub const fn of(&self, period: Period) -> Option<&Text<'a>> {
        match period {
            Period::PerTransaction => self.per_transaction.as_ref(),
            Period::Daily => self.daily.as_ref(),
            Period::Weekly => self.weekly.as_ref(),
            Period::Monthly => self.monthly.as_ref(),
        }
    }
}

impl<'a> ThresholdSet<'a> {
    /// The thresholds of one period.
    #[must_use]
    pub const fn of(&self, period: Period) -> Option<&snapshot::Thresholds<'a>> {
        match period {
            Period::PerTransaction => self.per_transaction.as_ref(),
            Period::Daily => self.daily.as_ref(),
            Period::Weekly => self.weekly.as_ref(),
            Period::Monthly => self.monthly.as_ref(),
        }
    }
}
