//! Policies and roles.

use alloc::vec::Vec;

use super::Loader;
use crate::bits::Actions;
use crate::engine::{Limits, Role};
use crate::id::{Index, PolicyIx};
use crate::wire;
use crate::wire::Policy;

impl<'d> Loader<'d, '_> {
    pub(super) fn policies(&mut self, policies: &'d [Policy<'d>]) {
        let mut sets: Vec<Actions> = Vec::with_capacity(policies.len());
        self.each(policies, |loader, policy| {
            let defined = loader.define(|loader| &mut loader.engine.roles.policies, &policy.id);
            let actions = loader.within("actions", |loader| {
                loader.resolver.action_set(&loader.engine.catalogue, &policy.actions)
            });
            sets.extend(defined.map(|_| actions));
        });
        self.engine.roles.policy = sets;
    }

    pub(super) fn roles(&mut self, roles: &'d [wire::Role<'d>]) {
        self.each(roles, |loader, role| {
            let defined = loader.define(|loader| &mut loader.engine.roles.roles, &role.id);
            let (own, policies, actions) = loader.role_actions(role);
            let limits = role.limits.as_ref().map(|limits| {
                loader.within("limits", |loader| loader.resolver.limit_set(&loader.engine.catalogue, limits))
            });
            if defined.is_some() {
                let limits = limits.unwrap_or_else(Limits::default);
                loader.engine.roles.role.push(Role { actions, own, policies, limits });
            }
        });
    }

    /// The role's own actions, its policies, and the union of both.
    fn role_actions(&mut self, role: &'d wire::Role<'d>) -> (Actions, Vec<PolicyIx>, Actions) {
        let own = role.actions.as_deref().unwrap_or_default();
        let own = self.within("actions", |loader| loader.resolver.action_set(&loader.engine.catalogue, own));
        let policies = role.policies.as_deref().unwrap_or_default();
        let policies = self
            .within("policies", |loader| loader.resolver.find_all(&loader.engine.roles.policies, policies));
        let mut actions = own.clone();
        for policy in policies.iter().filter_map(|policy| self.engine.roles.policy.get(policy.at())) {
            actions.unite(policy);
        }
        (own, policies, actions)
    }
}
