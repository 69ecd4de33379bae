//! A snapshot document as far as the peers need it.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Everything a peer reads.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    pub features: Vec<Feature>,
    pub contracts: Vec<Contract>,
    pub policies: Vec<Policy>,
    pub roles: Vec<Role>,
    pub users: Vec<User>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Feature {
    pub account_types: Option<Vec<String>>,
    pub actions: Vec<Action>,
}

#[derive(Deserialize)]
pub struct Action {
    pub id: String,
}

#[derive(Deserialize)]
pub struct Contract {
    pub customers: Vec<Customer>,
}

#[derive(Deserialize)]
pub struct Customer {
    pub id: String,
    pub accounts: Vec<Account>,
    pub actions: Vec<String>,
}

#[derive(Deserialize)]
pub struct Account {
    pub id: String,
    pub r#type: String,
}

#[derive(Deserialize)]
pub struct Policy {
    pub id: String,
    pub actions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub struct Role {
    pub id: String,
    pub actions: Vec<String>,
    pub policies: Vec<String>,
}

#[derive(Deserialize)]
pub struct User {
    pub id: String,
    pub status: String,
    pub assignments: Vec<Assignment>,
}

#[derive(Deserialize)]
pub struct Assignment {
    pub customer: String,
    pub roles: Vec<String>,
    pub accounts: Vec<String>,
    #[serde(default)]
    pub removed: Removed,
}

#[derive(Deserialize, Default)]
pub struct Removed {
    #[serde(default)]
    pub accounts: BTreeMap<String, Vec<String>>,
}

impl Document {
    pub fn customers(&self) -> impl Iterator<Item = &Customer> {
        self.contracts.iter().flat_map(|contract| &contract.customers)
    }

    /// Every action with its feature, in the order of the document.
    pub fn actions(&self) -> impl Iterator<Item = (&Feature, &Action)> {
        self.features.iter().flat_map(|feature| feature.actions.iter().map(move |action| (feature, action)))
    }

    /// The ids of a role's actions, its policies' among them.
    pub fn role_actions<'d>(&'d self, role: &'d Role) -> impl Iterator<Item = &'d str> {
        let policies = self.policies.iter().filter(|policy| role.policies.contains(&policy.id));
        role.actions.iter().chain(policies.flat_map(|policy| &policy.actions)).map(String::as_str)
    }
}

impl Feature {
    pub fn applies_to(&self, account_type: &str) -> bool {
        self.account_types.as_ref().is_none_or(|types| types.iter().any(|one| one == account_type))
    }
}
