//! What can be done in an edit session. An operation is applied as a whole or not at all.

use alloc::vec::Vec;

use super::{Session, Terms};
use crate::ask::matrix::MatrixPart;
use crate::data::action_sets::Actions;
use crate::data::ids::{AccountIx, ActionIx, FeatureIx, Index};
use crate::decide::permission::DerivedAssignment;
use crate::edit::edits::{EditPlace, Skipped};
use crate::edit::limit_refusals::{LimitRefusal, WantedLimits};
use crate::model::catalogue::{AccessLevel, Level};
use crate::model::engine::Engine;
use crate::model::limits::{NO_LIMITS, Thresholds};
use crate::value::period::ByPeriod;
use crate::value::period::Period;

/// A change of the draft.
#[derive(Debug)]
pub(crate) enum Operation<'q> {
    /// Give actions back or take them away.
    Permissions { place: EditPlace, choice: Choice<'q>, enable: bool },
    /// Set limits, each as a whole.
    Limits(WantedLimits),
    /// Set the same thresholds on many accounts.
    BulkLimits(BulkLimits<'q>),
    /// Drop the user's own limits.
    ResetLimits { accounts: bool, groups: bool },
}

/// Which actions an edit means: these, or those of the default set with such a feature and such an access level.
#[derive(Debug, Default)]
pub(crate) struct Choice<'q> {
    /// Absent: chosen by feature and access level.
    pub(crate) actions: Option<Vec<ActionIx>>,
    /// Absent: any.
    pub(crate) features: Option<Vec<FeatureIx>>,
    /// Absent: any.
    pub(crate) levels: Option<&'q [AccessLevel]>,
}

/// The same thresholds for these actions and periods on these accounts.
#[derive(Debug)]
pub(crate) struct BulkLimits<'q> {
    pub(crate) accounts: Vec<AccountIx>,
    pub(crate) actions: Vec<ActionIx>,
    pub(crate) periods: &'q [Period],
    pub(crate) thresholds: Thresholds,
}

/// The result of an operation: it was applied unless `unselected` or `refused` has something.
#[derive(Debug, Default)]
pub(crate) struct Applied {
    /// Features of which nothing is selected where their access levels are to be edited.
    pub(crate) unselected: Vec<FeatureIx>,
    /// Limits that cannot be set.
    pub(crate) refused: Vec<LimitRefusal>,
    /// Pairs outside the default set, each time they were named.
    pub(crate) skipped: Vec<Skipped>,
}

impl Session {
    /// Applies an operation to the draft, or refuses it and leaves the draft as it is.
    pub(crate) fn apply(&mut self, engine: &Engine, operation: &Operation<'_>) -> Applied {
        // Applied to a copy, which takes the draft's place only if nothing is refused: all of an operation or
        // none of it.
        let mut draft = self.draft.clone();
        let mut applied = Applied::default();
        match operation {
            Operation::Permissions { place, choice, enable } => {
                applied.unselected = self.unselected(engine, place, choice);
                if applied.unselected.is_empty() {
                    applied.skipped = self.set_permissions(engine, place, choice, *enable, &mut draft);
                }
            }
            Operation::Limits(wanted) => {
                applied.refused = engine.refused_limits(self.grants(), wanted);
                set_limits(wanted, &mut draft);
            }
            Operation::BulkLimits(bulk) => self.set_limits_in_bulk(engine, bulk, &mut draft, &mut applied),
            Operation::ResetLimits { accounts, groups } => {
                if *accounts {
                    // Emptied and not removed: the entry is needed to compare the pair with what is saved.
                    draft.thresholds.values_mut().for_each(|own| *own = ByPeriod::default());
                }
                if *groups {
                    draft.groups.values_mut().for_each(|own| *own = NO_LIMITS);
                }
            }
        }
        if applied.unselected.is_empty() && applied.refused.is_empty() {
            self.replace(engine, draft);
        }
        applied
    }

    fn set_permissions(
        &self,
        engine: &Engine,
        place: &EditPlace,
        choice: &Choice<'_>,
        enable: bool,
        draft: &mut Terms,
    ) -> Vec<Skipped> {
        let assignment = engine.assignment(self.user, self.customer);
        let mut of_kind = Vec::new();
        if choice.actions.is_none() {
            let ceiling = assignment.map(|assignment| engine.ceiling(assignment, &engine.rows));
            for action in engine.of_features(choice.features.as_deref()).iter() {
                if ceiling.as_ref().is_none_or(|ceiling| ceiling.contains(action))
                    && engine.level(action) == level_of(place)
                    && engine.has_level(action, choice.levels)
                {
                    of_kind.push(action);
                }
            }
        }
        let mut editing = engine.editing(assignment, &mut draft.removals);
        editing.edit(place, choice.actions.as_ref().unwrap_or(&of_kind), enable);
        let mut skipped = Vec::new();
        for (account, action) in &editing.skipped {
            // Actions chosen by feature and level mean those of the default set, so a pair outside it is no mistake of
            // the person; an account without access is one.
            if choice.actions.is_some() || account.is_some_and(|account| !engine.holds(assignment, account)) {
                skipped.push((*account, *action));
            }
        }
        skipped
    }

    /// Access levels of a feature can be edited only where something of the feature is selected.
    fn unselected(&self, engine: &Engine, place: &EditPlace, choice: &Choice<'_>) -> Vec<FeatureIx> {
        let (Some(features), Some(_)) = (&choice.features, choice.levels) else { return Vec::new() };
        let selected = self.selected_features(engine, place);
        let is_selected = |feature: &FeatureIx| selected.get(feature.at()) == Some(&true);
        features.iter().copied().filter(|feature| !is_selected(feature)).collect()
    }

    /// By feature, whether the draft grants anything of it there.
    fn selected_features(&self, engine: &Engine, place: &EditPlace) -> Vec<bool> {
        let mut selected = alloc::vec![false; engine.catalogue.features.len()];
        let Some(DerivedAssignment { assignment, rows }) = self.grants() else { return selected };
        let mut granted = Actions::none(engine.catalogue.action.len());
        match place {
            EditPlace::Accounts(accounts) => {
                for account in accounts {
                    if let Some(row) = engine.granted_on(assignment, *account) {
                        granted.unite(&rows.get(row));
                    }
                }
            }
            EditPlace::Other => granted.unite(&rows.get(assignment.other)),
        }
        for action in granted.iter() {
            let feature = engine.action(action).map(|action| action.feature.at());
            if let Some(selected) = feature.and_then(|feature| selected.get_mut(feature)) {
                *selected = true;
            }
        }
        selected
    }

    fn set_limits_in_bulk(
        &self,
        engine: &Engine,
        bulk: &BulkLimits<'_>,
        draft: &mut Terms,
        applied: &mut Applied,
    ) {
        let grants = self.grants();
        let mut given = ByPeriod::default();
        for period in bulk.periods {
            *given.get_mut(*period) = bulk.thresholds;
        }
        // The maximum is the same on all accounts of a customer: judge an action once, on the first account that has
        // it, instead of telling the same refusal for each of a thousand accounts.
        let mut judged = Actions::none(engine.catalogue.action.len());
        let mut wanted = WantedLimits::default();
        for account in &bulk.accounts {
            for action in &bulk.actions {
                if !grants.is_some_and(|grants| engine.grants_at(grants, *action, *account)) {
                    applied.skipped.push((Some(*account), *action));
                    continue;
                }
                if !judged.contains(*action) {
                    judged.insert(*action);
                    wanted.accounts.push((*account, *action, given));
                }
                let own = draft.thresholds.entry((*account, *action)).or_default();
                for period in bulk.periods {
                    *own.get_mut(*period) = bulk.thresholds;
                }
            }
        }
        applied.refused = engine.refused_limits(grants, &wanted);
    }
}

fn set_limits(wanted: &WantedLimits, draft: &mut Terms) {
    for (account, action, thresholds) in &wanted.accounts {
        draft.thresholds.insert((*account, *action), *thresholds);
    }
    for (group, limits) in &wanted.groups {
        draft.groups.insert(*group, *limits);
    }
}

const fn level_of(place: &EditPlace) -> Level {
    match place {
        EditPlace::Accounts(_) => Level::Account,
        EditPlace::Other => Level::Customer,
    }
}

impl MatrixPart {
    /// Only these accounts and actions; absent: all.
    pub(crate) fn of(accounts: Option<&[AccountIx]>, actions: Option<Actions>) -> Self {
        let accounts = accounts.map(|accounts| accounts.iter().copied().collect());
        Self { accounts, actions }
    }
}

impl Engine {
    /// All actions of these features; absent: of any.
    pub(crate) fn of_features(&self, features: Option<&[FeatureIx]>) -> Actions {
        let mut wanted = alloc::vec![features.is_none(); self.catalogue.features.len()];
        for feature in features.unwrap_or_default() {
            if let Some(wanted) = wanted.get_mut(feature.at()) {
                *wanted = true;
            }
        }
        let mut actions = Actions::none(self.catalogue.action.len());
        for (number, action) in (0_u32..).zip(&self.catalogue.action) {
            if wanted.get(action.feature.at()) == Some(&true) {
                actions.insert(ActionIx::from_number(number));
            }
        }
        actions
    }

    fn has_level(&self, action: ActionIx, levels: Option<&[AccessLevel]>) -> bool {
        let level = self.action(action).map(|action| action.access_level);
        levels.is_none_or(|levels| level.is_some_and(|level| levels.contains(&level)))
    }
}
