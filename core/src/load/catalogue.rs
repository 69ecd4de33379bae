//! Limit groups, features and actions.

use alloc::vec::Vec;

use super::Loader;
use crate::data::action_sets::Actions;
use crate::data::ids::{AccountTypeIx, ActionIx, FeatureIx, Index, LimitGroupIx};
use crate::document::reader::Id;
use crate::document::snapshot::{self, Feature, LimitGroup};
use crate::model::catalogue::Action;
use crate::model::catalogue::Level;
use crate::model::limits::NO_LIMITS;
use crate::problem::ProblemCode;

/// The customer-level feature that delegation is built on.
const USER_MANAGEMENT: &str = "user-management";

impl<'d> Loader<'d, '_> {
    pub(super) fn limit_groups(&mut self, groups: &'d [LimitGroup<'d>]) {
        self.each(groups, |loader, group| {
            loader.define(|engine| &mut engine.catalogue.limit_groups, &group.id);
        });
    }

    pub(super) fn features(&mut self, features: &'d [Feature<'d>]) {
        self.each(features, |loader, feature| {
            let index = loader.define(|engine| &mut engine.catalogue.features, &feature.id);
            // A duplicate feature id is reported already. Go on with any index: the problems of its actions are wanted
            // too, and no engine is made of this document.
            let index = index.unwrap_or(FeatureIx::from_number(0));
            if feature.id.0 == USER_MANAGEMENT && feature.level == Level::Account {
                loader.refuse_at("level", ProblemCode::WrongLevel, "user management is of customer level");
            }
            loader.within("actions", |loader| {
                loader.each(&feature.actions, |loader, action| loader.define_action(index, feature, action));
            });
        });
        // A second pass, because an action may name an approving action that the document defines later.
        self.each(features, |loader, feature| {
            loader.within("actions", |loader| {
                loader.each(&feature.actions, |loader, action| loader.approving_action(action));
            });
        });
        self.applicability(features);
    }

    fn define_action(&mut self, of: FeatureIx, feature: &Feature<'d>, action: &'d snapshot::Action<'d>) {
        let defined = self.define(|engine| &mut engine.catalogue.actions, &action.id);
        // An action with an unknown limit group still counts as monetary, or each of its limits would be reported too.
        let limit_group = action.limit_group.as_ref().map(|id| {
            let groups = &self.engine.catalogue.limit_groups;
            let found = self.resolver.find_in("limitGroup", groups, &id.0);
            found.unwrap_or(LimitGroupIx::from_number(0))
        });
        if action.limit_group.is_some() && feature.level == Level::Customer {
            self.refuse_at("limitGroup", ProblemCode::WrongLevel, "a monetary action is of account level");
        }
        let limits = action.limits.as_ref().map(|limits| {
            self.within("limits", |loader| {
                if action.limit_group.is_none() {
                    loader.refuse(ProblemCode::NotMonetary, "an action without a limit group has no limits");
                }
                loader.resolver.limits(limits)
            })
        });
        if defined.is_some() {
            // Counted on from the action before, so that a maximum is found by index instead of by search.
            let monetary_before = self
                .engine
                .catalogue
                .action
                .last()
                .map_or(0, |last| last.monetary_before.wrapping_add(last.limit_group.is_some().into()));
            self.engine.catalogue.action.push(Action {
                feature: of,
                level: feature.level,
                access_level: action.access_level,
                limit_group,
                monetary_before,
                approved_by: None,
                limits: limits.unwrap_or(NO_LIMITS),
            });
        }
    }

    fn approving_action(&mut self, action: &'d snapshot::Action<'d>) {
        let Some(id) = &action.approved_by else { return };
        let approving = self.resolver.find_in("approvedBy", &self.engine.catalogue.actions, &id.0);
        let approved = self.engine.catalogue.actions.find(&action.id.0);
        if let Some(approved) = approved.and_then(|index| self.engine.catalogue.action.get_mut(index.at())) {
            approved.approved_by = approving;
        }
    }

    /// Which account-level actions apply to which account types. A feature without types applies to all.
    fn applicability(&mut self, features: &'d [Feature<'d>]) {
        let none = Actions::none(self.engine.catalogue.action.len());
        let (mut everywhere, mut customer_level) = (none.clone(), none.clone());
        self.each(features, |loader, feature| {
            let types = feature.account_types.as_ref().map(|types| loader.account_types(types));
            let catalogue = &mut loader.engine.catalogue;
            catalogue.applicable.resize(catalogue.account_types.len(), none.clone());
            let mut actions = none.clone();
            for action in &feature.actions {
                if let Some(action) = catalogue.actions.find(&action.id.0) {
                    actions.insert(action);
                }
            }
            match (feature.level, types) {
                (Level::Customer, _) => customer_level.unite(&actions),
                (Level::Account, None) => everywhere.unite(&actions),
                (Level::Account, Some(types)) => {
                    for account_type in types {
                        if let Some(applicable) = catalogue.applicable.get_mut(account_type.at()) {
                            applicable.unite(&actions);
                        }
                    }
                }
            }
        });
        let catalogue = &mut self.engine.catalogue;
        // Only now are all features known that apply everywhere; merging them in saves a question the second
        // look-up.
        for applicable in &mut catalogue.applicable {
            applicable.unite(&everywhere);
        }
        catalogue.customer_level = customer_level;
        catalogue.everywhere = everywhere;
        catalogue.group_actions.resize(catalogue.limit_groups.len(), none);
        for (number, action) in (0_u32..).zip(&catalogue.action) {
            let group = action.limit_group.and_then(|group| catalogue.group_actions.get_mut(group.at()));
            if let Some(actions) = group {
                actions.insert(ActionIx::from_number(number));
            }
        }
    }

    fn account_types(&mut self, types: &'d [Id<'d>]) -> Vec<AccountTypeIx> {
        // A feature may name a type that no account has yet, so types are collected from features and accounts
        // alike.
        for id in types {
            self.engine.catalogue.account_types.find_or_add(&id.0);
        }
        self.within("accountTypes", |loader| {
            loader.resolver.find_all(&loader.engine.catalogue.account_types, types)
        })
    }

    /// The number of an account's type; a type that no feature names gets the actions that apply everywhere.
    pub(super) fn account_type(&mut self, id: &str) -> Option<AccountTypeIx> {
        let index = self.engine.catalogue.account_types.find_or_add(id)?;
        if self.engine.catalogue.applicable.len() <= index.at() {
            self.engine.catalogue.applicable.push(self.engine.catalogue.everywhere.clone());
        }
        Some(index)
    }
}
