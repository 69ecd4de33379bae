//! What a draft changes of what is saved.

use alloc::vec::Vec;

use super::{Session, Terms};
use crate::data::action_sets::Actions;
use crate::data::ids::{AccountIx, ActionIx, LimitGroupIx};
use crate::data::sorting::sort_by;
use crate::edit::delegation::LimitField;
use crate::edit::limit_refusals::{LimitPlace, LimitRefusal, WantedLimits};
use crate::model::engine::Engine;
use crate::model::limits::Thresholds;
use crate::value::amount::Limit;
use crate::value::period::ByPeriod;
use crate::value::period::Period;

/// Actions given back and taken away in one place.
#[derive(Debug, Default)]
pub(crate) struct PlaceDifference {
    pub(crate) added: Actions,
    pub(crate) removed: Actions,
}

/// A limit set for the user, before and after; `None`: none was set. Unlimited only where a period asks for no approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LimitDifference {
    pub(crate) place: LimitPlace,
    pub(crate) from: Option<Limit>,
    pub(crate) to: Option<Limit>,
}

impl PlaceDifference {
    fn between(saved: &Actions, draft: &Actions) -> Self {
        // Sets of removals: an action is given back if it is no longer among them.
        let (mut added, mut removed) = (saved.clone(), draft.clone());
        added.subtract(draft);
        removed.subtract(saved);
        Self { added, removed }
    }

    pub(crate) fn count(&self) -> u64 {
        self.added.count().saturating_add(self.removed.count())
    }
}

/// A limit that is set; unlimited says that none is.
fn set(limit: Limit) -> Option<Limit> {
    Some(limit).filter(|limit| *limit != Limit::UNLIMITED)
}

fn thresholds(terms: Option<&Terms>, pair: (AccountIx, ActionIx), period: Period) -> Thresholds {
    let own = terms.and_then(|terms| terms.thresholds.get(&pair));
    own.map_or_else(Thresholds::default, |own| *own.get(period))
}

fn group_limit(terms: Option<&Terms>, group: LimitGroupIx, period: Period) -> Limit {
    let own = terms.and_then(|terms| terms.groups.get(&group));
    own.map_or(Limit::UNLIMITED, |own| *own.get(period))
}

/// Calls `change` for each limit that differs between what is saved and a draft; without `saved` for each that the
/// draft sets. It is enough to go through the draft: an entry never leaves it, going back to the default leaves an
/// empty one.
fn each_limit_change(saved: Option<&Terms>, draft: &Terms, change: &mut dyn FnMut(LimitDifference)) {
    let mut differ = |place, from, to| {
        if from != to {
            change(LimitDifference { place, from, to });
        }
    };
    for (pair, own) in draft.thresholds.iter() {
        for period in Period::ALL {
            let (from, to) = (thresholds(saved, *pair, *period), own.get(*period));
            let place = |field| LimitPlace::Threshold(pair.0, pair.1, *period, field);
            differ(place(LimitField::PreApproved), from.pre_approved, to.pre_approved);
            differ(place(LimitField::Deny), set(from.deny), set(to.deny));
        }
    }
    for (group, own) in draft.groups.iter() {
        for period in Period::ALL {
            let from = group_limit(saved, *group, *period);
            differ(LimitPlace::Group(*group, *period), set(from), set(*own.get(*period)));
        }
    }
}

/// The limits that differ, sorted by the bytes of the ids: those of accounts and actions, then those of groups.
fn limit_changes(saved: Option<&Terms>, draft: &Terms, engine: &Engine) -> Vec<LimitDifference> {
    let mut changes = Vec::new();
    each_limit_change(saved, draft, &mut |change| changes.push(change));
    sort_by(&mut changes, |one, other| sort_key(engine, one.place).cmp(&sort_key(engine, other.place)));
    changes
}

impl Session {
    /// What changes on an account.
    pub(crate) fn change_on(&self, account: AccountIx) -> PlaceDifference {
        let nothing = Actions::default();
        let (saved, draft) = (&self.saved.removals.accounts, &self.draft.removals.accounts);
        let (saved, draft) = (saved.get(&account), draft.get(&account));
        PlaceDifference::between(saved.unwrap_or(&nothing), draft.unwrap_or(&nothing))
    }

    /// What changes of other features.
    pub(crate) fn other_change(&self) -> PlaceDifference {
        PlaceDifference::between(&self.saved.removals.other, &self.draft.removals.other)
    }

    /// How many permissions and limits differ from what is saved.
    #[must_use]
    pub fn unsaved_changes(&self) -> u64 {
        let mut changes = self.other_change().count();
        // The draft has every account that the saved removals have: giving everything back leaves an empty set.
        for account in self.draft.removals.accounts.keys() {
            changes = changes.saturating_add(self.change_on(*account).count());
        }
        each_limit_change(Some(&self.saved), &self.draft, &mut |_| changes = changes.saturating_add(1));
        changes
    }

    /// The limits set for the user that change, sorted.
    pub(crate) fn limit_changes(&self, engine: &Engine) -> Vec<LimitDifference> {
        limit_changes(Some(&self.saved), &self.draft, engine)
    }

    /// All limits that the draft sets for the user, sorted.
    pub(crate) fn own_limits(&self, engine: &Engine) -> Vec<LimitDifference> {
        limit_changes(None, &self.draft, engine)
    }

    /// Limits that were set in this session and cannot be set as the draft stands now: the permissions may have changed
    /// since. Limits that were saved play no part, and what goes back to the default can always do so.
    pub(crate) fn refused_changes(&self, engine: &Engine) -> Vec<LimitRefusal> {
        let mut wanted = WantedLimits::default();
        each_limit_change(Some(&self.saved), &self.draft, &mut |change| match change.place {
            LimitPlace::Action(..) => {}
            LimitPlace::Threshold(account, action, period, _) => {
                let own = thresholds(Some(&self.draft), (account, action), period);
                // Back to the default: nothing is set, so nothing can be refused.
                if own == Thresholds::default() {
                    return;
                }
                // Changes come pair by pair, so both thresholds of a period, and all periods, go into one entry.
                let is_same_pair = |(other, of, _): &(_, _, _)| *other == account && *of == action;
                if !wanted.accounts.last().is_some_and(is_same_pair) {
                    wanted.accounts.push((account, action, ByPeriod::default()));
                }
                if let Some((.., set)) = wanted.accounts.last_mut() {
                    *set.get_mut(period) = own;
                }
            }
            LimitPlace::Group(group, period) => {
                let mut set = ByPeriod::all(Limit::UNLIMITED);
                *set.get_mut(period) = change.to.unwrap_or(Limit::UNLIMITED);
                wanted.groups.push((group, set));
            }
        });
        engine.refused_limits(self.grants(), &wanted)
    }
}

/// What changes are sorted by: limits of accounts come before those of groups, then ids by their bytes.
fn sort_key(engine: &Engine, place: LimitPlace) -> (&str, &str, &str) {
    match place {
        LimitPlace::Action(account, action) | LimitPlace::Threshold(account, action, ..) => {
            ("accounts", engine.companies.accounts.id(account), engine.catalogue.actions.id(action))
        }
        LimitPlace::Group(group, _) => ("groups", engine.catalogue.limit_groups.id(group), ""),
    }
}
