//! What can be done in an edit session. An operation is applied as a whole or not at all.

use alloc::vec::Vec;

use super::{Session, Terms};
use crate::bits::Actions;
use crate::edit::{Edit, EditPlace, Skipped};
use crate::engine::{Engine, Thresholds};
use crate::id::{AccountIx, ActionIx, FeatureIx, Index};
use crate::limit_refusal::{LimitRefusal, WantedLimits};
use crate::matrix::Part;
use crate::period::ByPeriod;
use crate::table::Table;
use crate::wire::{AccessLevel, Level, Period};

/// A change of the draft.
#[derive(Debug)]
pub(crate) enum Operation {
    /// Give actions back or take them away.
    Permissions { place: EditPlace, choice: Choice, enable: bool },
    /// Give back whatever was taken away on accounts.
    ResetPermissions,
    /// Give back whatever was taken away of other features.
    ResetOther,
    /// Set limits, each as a whole.
    Limits(WantedLimits),
    /// Set the same thresholds on many accounts.
    BulkLimits(BulkLimits),
    /// Drop the user's own limits.
    ResetLimits { accounts: bool, groups: bool },
}

/// Which actions an edit means.
#[derive(Debug)]
pub(crate) enum Choice {
    /// These.
    Actions(Vec<ActionIx>),
    /// Those of the default set with such a feature and such an access level; absent: any.
    Kind { features: Option<Vec<FeatureIx>>, levels: Option<Vec<AccessLevel>> },
}

/// The same thresholds for these actions and periods on these accounts.
#[derive(Debug)]
pub(crate) struct BulkLimits {
    pub(crate) accounts: Vec<AccountIx>,
    pub(crate) actions: Vec<ActionIx>,
    pub(crate) periods: Vec<Period>,
    pub(crate) thresholds: Thresholds,
}

/// Why an operation was not applied.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// Access levels of a feature of which nothing is selected there.
    FeatureNotSelected(FeatureIx),
    /// A limit that cannot be set.
    Limit(LimitRefusal),
}

/// What became of an operation.
#[derive(Debug, Default)]
pub(crate) struct Applied {
    /// Why it was not applied; empty if it was.
    pub(crate) refused: Vec<Refused>,
    /// Pairs that it does not reach, each time they were named.
    pub(crate) skipped: Vec<Skipped>,
}

impl Session {
    /// Applies an operation to the draft, or refuses it and leaves the draft as it is.
    pub(crate) fn apply(&mut self, engine: &Engine, operation: &Operation) -> Applied {
        let mut draft = self.draft.clone();
        let applied = match operation {
            Operation::Permissions { place, choice, enable } => {
                self.set_permissions(engine, place, choice, *enable, &mut draft)
            }
            Operation::ResetPermissions => {
                self.reset(engine, &EditPlace::Accounts(self.accounts(engine)), &mut draft)
            }
            Operation::ResetOther => self.reset(engine, &EditPlace::Other, &mut draft),
            Operation::Limits(wanted) => self.set_limits(engine, wanted, &mut draft),
            Operation::BulkLimits(bulk) => self.set_limits_in_bulk(engine, bulk, &mut draft),
            Operation::ResetLimits { accounts, groups } => {
                reset_limits(*accounts, *groups, &mut draft);
                Applied::default()
            }
        };
        if applied.refused.is_empty() {
            self.replace(engine, draft);
        }
        applied
    }

    fn reset(&self, engine: &Engine, place: &EditPlace, draft: &mut Terms) -> Applied {
        let everything = Choice::Kind { features: None, levels: None };
        self.set_permissions(engine, place, &everything, true, draft)
    }

    fn set_permissions(
        &self,
        engine: &Engine,
        place: &EditPlace,
        choice: &Choice,
        enable: bool,
        draft: &mut Terms,
    ) -> Applied {
        let refused = self.unselected(engine, place, choice);
        if !refused.is_empty() {
            return Applied { refused, skipped: Vec::new() };
        }
        let held = engine.assignment(self.user, self.customer);
        let actions = match choice {
            Choice::Actions(actions) => actions.clone(),
            Choice::Kind { features, levels } => {
                let features = engine.of_features(features.as_deref());
                let ceiling = held.map(|held| engine.ceiling(held, &engine.rows));
                let mut actions = Vec::new();
                for action in features.iter() {
                    if ceiling.as_ref().is_none_or(|ceiling| ceiling.contains(action))
                        && engine.level(action) == level_of(place)
                        && engine.has_level(action, levels.as_deref())
                    {
                        actions.push(action);
                    }
                }
                actions
            }
        };
        let edit = Edit { place: place.clone(), actions, enable };
        let mut skipped = engine.edit_removals(held, &mut draft.removals, &[edit]);
        if let Choice::Kind { .. } = choice {
            // What is named by its kind is only what the default set has of it.
            let has_access = |account| engine.holds(held, account);
            skipped.retain(|(account, _)| account.is_some_and(|account| !has_access(account)));
        }
        Applied { refused, skipped }
    }

    /// Access levels of a feature can be edited only where something of the feature is selected.
    fn unselected(&self, engine: &Engine, place: &EditPlace, choice: &Choice) -> Vec<Refused> {
        let Choice::Kind { features: Some(features), levels: Some(_) } = choice else { return Vec::new() };
        let accounts = match place {
            EditPlace::Accounts(accounts) => accounts.as_slice(),
            EditPlace::Other => &[],
        };
        let matrix = self.matrix(engine, &Part::of(Some(accounts), Some(engine.of_features(Some(features)))));
        let is_selected = |feature| match place {
            EditPlace::Accounts(_) => {
                matrix.features.iter().any(|known| known.feature == feature && known.all.selected > 0)
            }
            EditPlace::Other => {
                matrix.other.iter().any(|(known, tally)| *known == feature && tally.selected > 0)
            }
        };
        let mut unselected = Vec::new();
        for feature in features {
            if !is_selected(*feature) {
                unselected.push(Refused::FeatureNotSelected(*feature));
            }
        }
        unselected
    }

    fn set_limits(&self, engine: &Engine, wanted: &WantedLimits, draft: &mut Terms) -> Applied {
        let refused = self.refused(engine, wanted);
        for (account, action, thresholds) in &wanted.accounts {
            if let Some(own) = draft.thresholds.entry((*account, *action)) {
                *own = *thresholds;
            }
        }
        for (group, limits) in &wanted.groups {
            draft.groups.insert(*group, *limits);
            if let Some(own) = draft.groups.get_mut(*group) {
                *own = *limits;
            }
        }
        Applied { refused, skipped: Vec::new() }
    }

    fn set_limits_in_bulk(&self, engine: &Engine, bulk: &BulkLimits, draft: &mut Terms) -> Applied {
        let grants = self.grants();
        let given = ByPeriod::of(|period| {
            if bulk.periods.contains(&period) { bulk.thresholds } else { Thresholds::default() }
        });
        // The maximum is the same on all accounts, so an action is judged on the first one that has it.
        let mut judged: Table<ActionIx, ()> = Table::default();
        let (mut wanted, mut skipped) = (WantedLimits::default(), Vec::new());
        for account in &bulk.accounts {
            for action in &bulk.actions {
                if !grants.is_some_and(|grants| engine.grants_at(grants, *action, *account)) {
                    skipped.push((Some(*account), *action));
                    continue;
                }
                if judged.get(*action).is_none() {
                    judged.insert(*action, ());
                    wanted.accounts.push((*account, *action, given));
                }
                let Some(own) = draft.thresholds.entry((*account, *action)) else { continue };
                bulk.periods.iter().for_each(|period| *own.get_mut(*period) = bulk.thresholds);
            }
        }
        Applied { refused: self.refused(engine, &wanted), skipped }
    }

    fn refused(&self, engine: &Engine, wanted: &WantedLimits) -> Vec<Refused> {
        let mut refused = Vec::new();
        for refusal in engine.refused_limits(self.grants(), wanted) {
            refused.push(Refused::Limit(refusal));
        }
        refused
    }
}

const fn level_of(place: &EditPlace) -> Level {
    match place {
        EditPlace::Accounts(_) => Level::Account,
        EditPlace::Other => Level::Customer,
    }
}

fn reset_limits(accounts: bool, groups: bool, draft: &mut Terms) {
    if accounts {
        draft.thresholds = Table::default();
    }
    if groups {
        draft.groups = Table::default();
    }
}

impl Part {
    /// Only these accounts and actions; absent: all.
    pub(crate) fn of(accounts: Option<&[AccountIx]>, actions: Option<Actions>) -> Self {
        let accounts = accounts.map(|accounts| {
            let mut part = Table::default();
            accounts.iter().for_each(|account| part.insert(*account, ()));
            part
        });
        Self { accounts, actions }
    }
}

impl Engine {
    /// All actions of these features; absent: of any.
    pub(crate) fn of_features(&self, features: Option<&[FeatureIx]>) -> Actions {
        let mut wanted: Table<FeatureIx, ()> = Table::default();
        features.into_iter().flatten().for_each(|feature| wanted.insert(*feature, ()));
        let mut actions = Actions::none(self.catalogue.action.len());
        for (number, action) in (0_u32..).zip(&self.catalogue.action) {
            if features.is_none() || wanted.get(action.feature).is_some() {
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
