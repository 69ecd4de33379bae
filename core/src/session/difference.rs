//! What a draft changes of what is saved.

use alloc::vec::Vec;

use super::{Session, Terms};
use crate::amount::{Amount, Limit};
use crate::bits::Actions;
use crate::delegation::LimitField;
use crate::engine::{Engine, Thresholds};
use crate::id::{AccountIx, ActionIx, LimitGroupIx};
use crate::limit_refusal::{LimitPlace, LimitRefusal, WantedLimits};
use crate::order::{in_order, order};
use crate::period::ByPeriod;
use crate::table::{Reversible, Table};
use crate::wire::Period;

/// Actions given back and taken away in one place.
#[derive(Debug, Default)]
pub(crate) struct PlaceDifference {
    pub(crate) added: Actions,
    pub(crate) removed: Actions,
}

/// A limit of the user's own before and after; unlimited: none of the own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LimitDifference {
    pub(crate) place: LimitPlace,
    pub(crate) from: Limit,
    pub(crate) to: Limit,
}

impl PlaceDifference {
    fn between(saved: Option<&Actions>, draft: &Actions) -> Self {
        let (mut added, mut removed) = (saved.cloned().unwrap_or_default(), draft.clone());
        added.subtract(draft);
        removed.subtract(saved.unwrap_or(&Actions::default()));
        Self { added, removed }
    }

    pub(crate) fn count(&self) -> u64 {
        self.added.count().saturating_add(self.removed.count())
    }
}

/// The keys of either table.
fn keys<K: Reversible, V>(saved: &Table<K, V>, draft: &Table<K, V>) -> Vec<K> {
    let mut keys = Vec::new();
    for (key, _) in saved.iter() {
        keys.push(key);
    }
    for (key, _) in draft.iter() {
        if saved.get(key).is_none() {
            keys.push(key);
        }
    }
    keys
}

fn own(amount: Option<Amount>) -> Limit {
    amount.map_or(Limit::UNLIMITED, Limit::from)
}

impl Terms {
    fn thresholds_of(&self, place: (AccountIx, ActionIx), period: Period) -> Thresholds {
        let own = self.thresholds.get(place);
        own.map_or_else(Thresholds::default, |own| *own.get(period))
    }

    fn group(&self, group: LimitGroupIx, period: Period) -> Limit {
        self.groups.get(group).map_or(Limit::UNLIMITED, |limits: &ByPeriod<Limit>| *limits.get(period))
    }
}

impl Session {
    /// By account that changes.
    pub(super) fn permission_changes(&self) -> Vec<(AccountIx, PlaceDifference)> {
        let mut changes = Vec::new();
        // An account never leaves the draft: giving everything back leaves an empty set.
        for (account, removed) in self.draft.removals.accounts.iter() {
            let difference = PlaceDifference::between(self.saved.removals.accounts.get(account), removed);
            if difference.count() > 0 {
                changes.push((account, difference));
            }
        }
        changes
    }

    /// By account that changes, by the bytes of its id.
    pub(crate) fn sorted_changes(&self, engine: &Engine) -> Vec<(AccountIx, PlaceDifference)> {
        let changes = self.permission_changes();
        let by_id = order(changes.iter().map(|(account, _)| engine.companies.accounts.id(*account)));
        in_order(changes, by_id)
    }

    /// Of other features.
    pub(crate) fn other_change(&self) -> PlaceDifference {
        PlaceDifference::between(Some(&self.saved.removals.other), &self.draft.removals.other)
    }

    /// Limits of the user's own that change, in no order.
    pub(super) fn limit_changes(&self) -> Vec<LimitDifference> {
        let (saved, draft) = (&self.saved, &self.draft);
        let mut changes = Vec::new();
        let mut add = |place, from, to| {
            if from != to {
                changes.push(LimitDifference { place, from, to });
            }
        };
        for (account, action) in keys(&saved.thresholds, &draft.thresholds) {
            for period in Period::ALL {
                let (from, to) = (
                    saved.thresholds_of((account, action), *period),
                    draft.thresholds_of((account, action), *period),
                );
                let place = |field| LimitPlace::Threshold(account, action, *period, field);
                add(place(LimitField::PreApproved), own(from.pre_approved), own(to.pre_approved));
                add(place(LimitField::Deny), own(from.deny), own(to.deny));
            }
        }
        for group in keys(&saved.groups, &draft.groups) {
            for period in Period::ALL {
                add(
                    LimitPlace::Group(group, *period),
                    saved.group(group, *period),
                    draft.group(group, *period),
                );
            }
        }
        changes
    }

    /// Limits that were set in this session and cannot be set as the draft stands now: the permissions may have changed
    /// since. Limits that were saved play no part, and what goes back to the default can always do so.
    pub(crate) fn refused_changes(&self, engine: &Engine) -> Vec<LimitRefusal> {
        let (saved, draft) = (&self.saved, &self.draft);
        let mut wanted = WantedLimits::default();
        for place in keys(&saved.thresholds, &draft.thresholds) {
            let set = ByPeriod::of(|period| {
                let to = draft.thresholds_of(place, period);
                if to == saved.thresholds_of(place, period) { Thresholds::default() } else { to }
            });
            if set != ByPeriod::default() {
                wanted.accounts.push((place.0, place.1, set));
            }
        }
        for group in keys(&saved.groups, &draft.groups) {
            let set = ByPeriod::of(|period| {
                let to = draft.group(group, period);
                if to == saved.group(group, period) { Limit::UNLIMITED } else { to }
            });
            wanted.groups.push((group, set));
        }
        engine.refused_limits(self.grants(), &wanted)
    }

    /// Limits of the user's own that change, by the bytes of the ids: of accounts and actions, then of groups.
    pub(crate) fn sorted_limit_changes(&self, engine: &Engine) -> Vec<LimitDifference> {
        // Equal texts keep their order, so the last key sorts first.
        let keys: [fn(&Engine, LimitPlace) -> &str; 3] = [second_id, first_id, kind];
        keys.into_iter().fold(self.limit_changes(), |changes, key| {
            let places = order(changes.iter().map(|change| key(engine, change.place)));
            in_order(changes, places)
        })
    }
}

fn kind(_: &Engine, place: LimitPlace) -> &str {
    match place {
        LimitPlace::Group(..) => "groups",
        LimitPlace::Action(..) | LimitPlace::Threshold(..) => "accounts",
    }
}

fn first_id(engine: &Engine, place: LimitPlace) -> &str {
    match place {
        LimitPlace::Group(group, _) => engine.catalogue.limit_groups.id(group),
        LimitPlace::Action(account, _) | LimitPlace::Threshold(account, ..) => {
            engine.companies.accounts.id(account)
        }
    }
}

fn second_id(engine: &Engine, place: LimitPlace) -> &str {
    match place {
        LimitPlace::Group(..) => "",
        LimitPlace::Action(_, action) | LimitPlace::Threshold(_, action, ..) => {
            engine.catalogue.actions.id(action)
        }
    }
}
