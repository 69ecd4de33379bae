//! Roles, customers with their accounts, and limit groups, as whoever gives access may see them.

use countersign_core::wire::{Limits, Role, SnapshotDocument};

use super::super::consistent;
use super::ground::{Ground, ground};
use super::refuse_unless_creator;
use crate::failure::Failure;
use crate::json::answer;
use crate::service::Service;
use crate::use_cases::managing::Manager;

answer! {
    /// The roles that can be given.
    RoleList {
        /// The roles, in the order of the institution.
        items: Vec<RoleItem> = "items",
    }
}

answer! {
    /// A role.
    RoleItem {
        /// The role.
        id: String as Id = "id",
        /// Its name for people.
        name: Option<String> = "name",
        /// Its actions and those of its policies, in the order of the catalogue.
        actions: Vec<String> = "actions",
    }
}

answer! {
    /// An organisation's customers.
    CustomerList {
        /// The customers, in the order of the contracts.
        items: Vec<CustomerItem> = "items",
    }
}

answer! {
    /// A customer.
    CustomerItem {
        /// The customer.
        id: String as Id = "id",
        /// Its name for people.
        name: String = "name",
        /// The contract.
        contract: String as Id = "contract",
        /// The accounts that may be seen.
        accounts: Vec<AccountItem> = "accounts",
    }
}

answer! {
    /// An account.
    AccountItem {
        /// The account.
        id: String as Id = "id",
        /// Nickname or product.
        name: Option<String> = "name",
        /// Account number.
        number: String = "number",
        /// Account type.
        account_type: String as Id = "type",
        /// Currency (ISO 4217).
        currency: String as Currency = "currency",
    }
}

answer! {
    /// An organisation's limit groups.
    LimitGroupList {
        /// The groups, in the order of the institution.
        items: Vec<LimitGroupItem> = "items",
    }
}

answer! {
    /// A limit group.
    LimitGroupItem {
        /// The group.
        id: String as Id = "id",
        /// Its name for people.
        name: String = "name",
        /// What it is for.
        description: Option<String> = "description",
        /// The actions that share its budget.
        actions: Vec<LimitedAction> = "actions",
        /// What bounds it at each customer.
        customers: Vec<LimitGroupAt> = "customers",
    }
}

answer! {
    /// An action with the institution's limits.
    LimitedAction {
        /// The action.
        id: String as Id = "id",
        /// Its name for people.
        name: Option<String> = "name",
        /// Its limits; absent: none.
        limits: Option<LimitsItem> = "limits",
    }
}

answer! {
    /// What the contract says of a limit group at a customer.
    LimitGroupAt {
        /// The customer.
        customer: String as Id = "customer",
        /// Limits of the group; absent: none.
        limits: Option<LimitsItem> = "limits",
        /// Its actions that the contract bounds.
        actions: Vec<LimitedAction> = "actions",
    }
}

answer! {
    /// Amounts in the base currency; absent: unlimited.
    LimitsItem {
        /// For one transaction.
        per_transaction: Option<String> as Amount = "perTransaction",
        /// For an execution date.
        daily: Option<String> as Amount = "daily",
        /// For the week of an execution date.
        weekly: Option<String> as Amount = "weekly",
    }
}

/// The roles that can be given (A78).
///
/// # Errors
/// As [`ground`]; `NotPermitted` for who may create users nowhere.
pub async fn roles(
    service: &Service,
    manager: &Manager,
    contract: Option<&str>,
) -> Result<RoleList, Failure> {
    let of = |document: &SnapshotDocument<'_>| {
        let items = document.roles.iter().map(|role| role_item(document, role)).collect();
        RoleList { items }
    };
    list(service, manager, contract, of).await
}

/// The customers and accounts that may be seen.
///
/// # Errors
/// As [`roles`].
pub async fn customers(
    service: &Service,
    manager: &Manager,
    contract: Option<&str>,
) -> Result<CustomerList, Failure> {
    list(service, manager, contract, |document| CustomerList { items: customer_items(document) }).await
}

/// The limit groups, with what bounds each at the customers that may be seen.
///
/// # Errors
/// As [`roles`].
pub async fn limit_groups(
    service: &Service,
    manager: &Manager,
    contract: Option<&str>,
) -> Result<LimitGroupList, Failure> {
    list(service, manager, contract, |document| LimitGroupList { items: limit_group_items(document) }).await
}

async fn list<T>(
    service: &Service,
    manager: &Manager,
    contract: Option<&str>,
    of: impl Fn(&SnapshotDocument<'_>) -> T,
) -> Result<T, Failure> {
    let (ground, ()): (Ground<'_>, ()) = consistent(|| ground(service, manager, contract, |_, _| ())).await?;
    refuse_unless_creator(&ground.managing)?;
    Ok(of(&ground.document()?))
}

fn role_item(document: &SnapshotDocument<'_>, role: &Role<'_>) -> RoleItem {
    let embedded = |policy: &&countersign_core::wire::Policy<'_>| {
        role.policies.iter().flatten().any(|embedded| *embedded == policy.id)
    };
    let policies: Vec<_> = document.policies.iter().filter(embedded).collect();
    let has = |action: &&countersign_core::wire::Action<'_>| {
        role.actions
            .iter()
            .flatten()
            .chain(policies.iter().flat_map(|it| &it.actions))
            .any(|id| *id == action.id)
    };
    let actions = document.features.iter().flat_map(|feature| &feature.actions).filter(has);
    RoleItem {
        id: role.id.0.to_string(),
        name: role.name.as_ref().map(ToString::to_string),
        actions: actions.map(|action| action.id.0.to_string()).collect(),
    }
}

pub(super) fn customer_items(document: &SnapshotDocument<'_>) -> Vec<CustomerItem> {
    let mut items = Vec::new();
    for contract in &document.contracts {
        // A customer of the contract where one has nothing is there without a name.
        for customer in contract.customers.iter().filter(|customer| !customer.name.is_empty()) {
            let seen = customer.accounts.iter().filter(|account| !account.number.is_empty());
            items.push(CustomerItem {
                id: customer.id.0.to_string(),
                name: customer.name.to_string(),
                contract: contract.id.0.to_string(),
                accounts: seen
                    .map(|account| AccountItem {
                        id: account.id.0.to_string(),
                        name: account.name.as_ref().map(ToString::to_string),
                        number: account.number.to_string(),
                        account_type: account.r#type.0.to_string(),
                        currency: account.currency.to_string(),
                    })
                    .collect(),
            });
        }
    }
    items
}

fn limit_group_items(document: &SnapshotDocument<'_>) -> Vec<LimitGroupItem> {
    let items = document.limit_groups.iter().map(|group| {
        let actions = || document.features.iter().flat_map(|feature| &feature.actions);
        let of_group = || actions().filter(|action| action.limit_group.as_ref() == Some(&group.id));
        let limited =
            |action: &countersign_core::wire::Action<'_>, limits: Option<&Limits<'_>>| LimitedAction {
                id: action.id.0.to_string(),
                name: action.name.as_ref().map(ToString::to_string),
                limits: limits.map(limits_item),
            };
        let customers = document.contracts.iter().flat_map(|contract| &contract.customers);
        let customers = customers.filter(|customer| !customer.name.is_empty()).map(|customer| {
            let of_action = |id: &str| find(customer.limits.actions.as_ref(), id);
            let bounded = of_group().filter(|action| of_action(&action.id.0).is_some());
            LimitGroupAt {
                customer: customer.id.0.to_string(),
                limits: find(customer.limits.groups.as_ref(), &group.id.0).map(limits_item),
                actions: bounded.map(|action| limited(action, of_action(&action.id.0))).collect(),
            }
        });
        LimitGroupItem {
            id: group.id.0.to_string(),
            name: group.name.to_string(),
            description: group.description.as_ref().map(ToString::to_string),
            actions: of_group().map(|action| limited(action, action.limits.as_ref())).collect(),
            customers: customers.collect(),
        }
    });
    items.collect()
}

fn find<'d>(
    entries: Option<&'d countersign_core::wire::Entries<'_, Limits<'d>>>,
    id: &str,
) -> Option<&'d Limits<'d>> {
    entries.and_then(|entries| entries.0.iter().find(|(key, _)| key == id)).map(|(_, limits)| limits)
}

fn limits_item(limits: &Limits<'_>) -> LimitsItem {
    let text = |amount: &Option<countersign_core::wire::Text<'_>>| amount.as_ref().map(ToString::to_string);
    LimitsItem {
        per_transaction: text(&limits.per_transaction),
        daily: text(&limits.daily),
        weekly: text(&limits.weekly),
    }
}
