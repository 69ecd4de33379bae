//! Policies and roles.

use super::Loader;
use crate::data::ids::Index;
use crate::document::snapshot;
use crate::document::snapshot::Policy;
use crate::model::limits::Limits;
use crate::model::roles::Role;

impl<'d> Loader<'d, '_> {
    pub(super) fn policies(&mut self, policies: &'d [Policy<'d>]) {
        self.each(policies, |loader, policy| {
            let defined = loader.define(|engine| &mut engine.roles.policies, &policy.id);
            let actions = loader.within("actions", |loader| {
                loader.resolver.action_set(&loader.engine.catalogue, &policy.actions)
            });
            if defined.is_some() {
                loader.engine.roles.policy.push(actions);
            }
        });
    }

    pub(super) fn roles(&mut self, roles: &'d [snapshot::Role<'d>]) {
        self.each(roles, |loader, role| {
            let defined = loader.define(|engine| &mut engine.roles.roles, &role.id);
            let mut given = loader.role_actions(role);
            if let Some(limits) = &role.limits {
                given.limits = loader
                    .within("limits", |loader| loader.resolver.limit_set(&loader.engine.catalogue, limits));
            }
            if defined.is_some() {
                loader.engine.roles.role.push(given);
            }
        });
    }

    /// The role's own actions, its policies, and the union of both: the role actions of the specification.
    fn role_actions(&mut self, role: &'d snapshot::Role<'d>) -> Role {
        let own = role.actions.as_deref().unwrap_or_default();
        let own = self.within("actions", |loader| loader.resolver.action_set(&loader.engine.catalogue, own));
        let policies = role.policies.as_deref().unwrap_or_default();
        let policies = self
            .within("policies", |loader| loader.resolver.find_all(&loader.engine.roles.policies, policies));
        let mut actions = own.clone();
        for policy in &policies {
            if let Some(policy) = self.engine.roles.policy.get(policy.at()) {
                actions.unite(policy);
            }
        }
        Role { actions, own, policies, limits: Limits::default() }
    }
}
