//! The parts of a document that have versions of their own: the catalogue, and each contract with what its snapshot
//! holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use countersign_core::wire::{SnapshotDocument, User};
use serde_json::{Value, json, to_value};

use super::Scope;
use crate::tables::approval_rules::named;

/// What the parts of a document say, as values: the order of members does not matter, that of lists does.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Legal entity, limit groups, features, policies and roles.
    pub(super) catalogue: Value,
    /// What the snapshot of each contract holds beside.
    pub(super) contracts: BTreeMap<String, Contract>,
    /// Users who have a part in no contract.
    others: BTreeSet<String>,
    /// Whether the document has a list of grants, be it empty.
    lists_grants: bool,
}

/// What belongs to a contract.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Contract {
    contract: Value,
    users: Vec<Value>,
    groups: Vec<Value>,
    rules: Vec<Value>,
    grants: Vec<Value>,
}

impl Parts {
    pub(super) fn of(document: &SnapshotDocument<'_>) -> Self {
        let mut parts = Self {
            catalogue: json!([
                document.legal_entity,
                document.limit_groups,
                document.features,
                document.policies,
                document.roles
            ]),
            lists_grants: document.grants.is_some(),
            ..Self::default()
        };
        let mut places = Places::default();
        for contract in &document.contracts {
            let part = Contract { contract: value(contract), ..Contract::default() };
            parts.contracts.insert(contract.id.0.clone().into_owned(), part);
            for customer in &contract.customers {
                places.contract_of.insert(&customer.id.0, &contract.id.0);
            }
        }
        parts.add_rules(document, &mut places);
        for user in &document.users {
            parts.add_user(user, &places);
        }
        parts
    }

    fn add_rules<'d>(&mut self, document: &'d SnapshotDocument<'_>, places: &mut Places<'d>) {
        for group in &document.signatory_groups {
            places.name(&group.customer.0, group.members.iter().map(|member| member.0.as_ref()));
            self.at(places, &group.customer.0, |part| &mut part.groups, value(group));
        }
        for rule in &document.approval_rules {
            places.name(&rule.customer.0, named(rule));
            self.at(places, &rule.customer.0, |part| &mut part.rules, value(rule));
        }
        for grant in document.grants.iter().flatten() {
            places.name(&grant.customer.0, [grant.giver.0.as_ref(), grant.receiver.0.as_ref()]);
            self.at(places, &grant.customer.0, |part| &mut part.grants, value(grant));
        }
    }

    fn at(
        &mut self,
        places: &Places<'_>,
        customer: &str,
        list: fn(&mut Contract) -> &mut Vec<Value>,
        value: Value,
    ) {
        let contract =
            places.contract_of.get(customer).and_then(|contract| self.contracts.get_mut(*contract));
        // Without a customer the document is no valid one, and goes nowhere.
        if let Some(contract) = contract {
            list(contract).push(value);
        }
    }

    fn add_user(&mut self, user: &User<'_>, places: &Places<'_>) {
        let contracts = places.contracts_of(user);
        if contracts.is_empty() {
            self.others.insert(user.id.0.clone().into_owned());
        }
        for contract in contracts {
            let is_here = |customer: &str| places.contract_of.get(customer) == Some(&contract);
            let assignments = user.assignments.iter().filter(|one| is_here(&one.customer.0));
            let user = json!([user.id, user.status, assignments.collect::<Vec<_>>()]);
            if let Some(part) = self.contracts.get_mut(contract) {
                part.users.push(user);
            }
        }
    }

    /// Whether a document with these parts says the same beside its rows.
    pub(super) fn says_the_same(&self, other: &Self, scope: Scope<'_>) -> bool {
        let grants = self.lists_grants == other.lists_grants || !matches!(scope, Scope::Whole);
        self.catalogue == other.catalogue && grants
    }

    /// Whether everybody has a part in one of the contracts, as in a snapshot.
    pub(super) fn is_snapshot(&self) -> bool {
        self.others.is_empty()
    }
}

/// Where customers belong, and who is named where.
#[derive(Default)]
struct Places<'d> {
    contract_of: HashMap<&'d str, &'d str>,
    named: HashMap<&'d str, BTreeSet<&'d str>>,
}

impl<'d> Places<'d> {
    fn name(&mut self, customer: &str, users: impl IntoIterator<Item = &'d str>) {
        let Some(contract) = self.contract_of.get(customer).copied() else { return };
        for user in users {
            self.named.entry(user).or_default().insert(contract);
        }
    }

    /// The contracts where a user has a part.
    fn contracts_of(&self, user: &User<'_>) -> BTreeSet<&'d str> {
        let assigned =
            user.assignments.iter().filter_map(|one| self.contract_of.get(one.customer.0.as_ref()));
        let named = self.named.get(user.id.0.as_ref()).into_iter().flatten();
        assigned.chain(named).copied().collect()
    }
}

fn value(part: &impl serde::Serialize) -> Value {
    // This fails only for map keys that are no texts, and documents have none.
    to_value(part).unwrap_or_default()
}
