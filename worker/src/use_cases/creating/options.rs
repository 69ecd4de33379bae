//! What somebody may choose from who creates a user.

use countersign_core::document;
use countersign_core::wire::{
    Assignment, CreationSource, DelegationViolation, Id, PersonRules, SnapshotDocument, Text,
};

use super::super::consistent;
use super::custom_roles::{self, CustomRoleItem};
use super::given::Giving;
use super::ground::{Ground, ground};
use super::refuse_unless_creator;
use super::settings;
use crate::creation::custom_roles::CustomRolesOf;
use crate::database::read;
use crate::failure::Failure;
use crate::identity::settings::{PeopleSettingsOf, StoredSettings};
use crate::json::{Written, answer, raw};
use crate::service::Service;
use crate::use_cases::managing::Manager;

/// Digits of an account number that are shown beside a name.
const LAST_DIGITS: usize = 4;

answer! {
    /// What may be chosen.
    CreationOptions {
        /// The civil date at the legal entity.
        today: String as Day = "today",
        /// Where the details of new users may come from.
        sources: Vec<CreationSource> = "sources",
        /// What is asked of a person's details, as the package's `validatePerson` takes it.
        person_policy: Written<PersonRules<'static>> = "personPolicy",
        /// Where users may be created.
        customers: Vec<CustomerOption> = "customers",
        /// The roles of the institution.
        roles: Vec<RoleOption> = "roles",
        /// The limit groups of the institution.
        limit_groups: Vec<LimitGroupOption> = "limitGroups",
        /// What can be copied.
        custom_roles: Vec<CustomRoleItem> = "customRoles",
        /// Signatory groups of these customers.
        signatory_groups: Vec<SignatoryGroupOption> = "signatoryGroups",
    }
}

answer! {
    /// A customer where users may be created.
    CustomerOption {
        /// The customer.
        id: String as Id = "id",
        /// Its name for people.
        name: String = "name",
        /// The contract.
        contract: String as Id = "contract",
        /// How many accounts may be given: the Y of "X of Y".
        total: u64 = "total",
        /// Its accounts.
        accounts: Vec<AccountOption> = "accounts",
        /// Each role, and whether it may be given here with all of these accounts.
        roles: Vec<RoleHere> = "roles",
    }
}

answer! {
    /// An account of a customer.
    AccountOption {
        /// The account.
        id: String as Id = "id",
        /// Whether it may be given. Of others nothing more is said.
        grantable: bool = "grantable",
        /// Nickname or product.
        name: Option<String> = "name",
        /// The last digits of its number.
        last4: Option<String> = "last4",
        /// Account type.
        account_type: Option<String> as Id = "type",
        /// Currency (ISO 4217).
        currency: Option<String> as Currency = "currency",
    }
}

answer! {
    /// A role at a customer.
    RoleHere {
        /// The role.
        role: String as Id = "role",
        /// Whether it may be given as it is.
        assignable: bool = "assignable",
    }
}

answer! {
    /// A role.
    RoleOption {
        /// The role.
        id: String as Id = "id",
        /// Its name for people.
        name: Option<String> = "name",
    }
}

answer! {
    /// A limit group.
    LimitGroupOption {
        /// The group.
        id: String as Id = "id",
        /// Its name for people.
        name: String = "name",
        /// What it is for.
        description: Option<String> = "description",
    }
}

answer! {
    /// A signatory group.
    SignatoryGroupOption {
        /// The group.
        id: String as Id = "id",
        /// The customer that it signs for.
        customer: String as Id = "customer",
    }
}

document! {
    /// Why somebody may not give what they chose, at one customer.
    ViolationsAt<'a> {
        /// The customer.
        customer: Id<'a> = "customer",
        /// Every reason.
        violations: Vec<DelegationViolation<'a>> = "violations",
    }
}

/// What the manager may choose from (A76–A78). Staff name a contract.
///
/// # Errors
/// As [`ground`]; `NotPermitted` for who may create users nowhere.
pub async fn options(
    service: &Service,
    manager: &Manager,
    contract: Option<&str>,
) -> Result<CreationOptions, Failure> {
    let (ground, wanted) =
        consistent(|| ground(service, manager, contract, |legal_entity, _| PeopleSettingsOf(legal_entity)))
            .await?;
    refuse_unless_creator(&ground.managing)?;
    options_on(service, &ground, &wanted).await
}

/// What may be chosen on this ground.
pub(super) async fn options_on(
    service: &Service,
    ground: &Ground<'_>,
    wanted: &StoredSettings,
) -> Result<CreationOptions, Failure> {
    let document = ground.document()?;
    let contracts: Vec<&str> = document.contracts.iter().map(|contract| contract.id.0.as_ref()).collect();
    let legal_entity = ground.managing.legal_entity();
    let roles =
        read(service.stores.directory(), &CustomRolesOf { legal_entity, contracts: &contracts }).await?;
    let text = |text: &Text<'_>| text.to_string();
    Ok(CreationOptions {
        today: ground.managing.today.to_string(),
        sources: settings::sources(wanted),
        person_policy: raw(settings::rules(wanted)?)?.into(),
        customers: customers(ground, &document)?,
        roles: document
            .roles
            .iter()
            .map(|role| RoleOption { id: text(&role.id.0), name: role.name.as_ref().map(text) })
            .collect(),
        limit_groups: document
            .limit_groups
            .iter()
            .map(|group| LimitGroupOption {
                id: text(&group.id.0),
                name: text(&group.name),
                description: group.description.as_ref().map(text),
            })
            .collect(),
        custom_roles: custom_roles::items(&roles, &ground.grantable())?,
        signatory_groups: groups(ground, &document),
    })
}

fn customers(ground: &Ground<'_>, document: &SnapshotDocument<'_>) -> Result<Vec<CustomerOption>, Failure> {
    let grantable = ground.grantable();
    let mut options = Vec::new();
    for contract in &document.contracts {
        for customer in &contract.customers {
            let Some(open) = grantable.iter().find(|one| one.customer == customer.id.0) else { continue };
            let accounts = customer.accounts.iter().map(|account| {
                let is_open = open.accounts.contains(&account.id.0);
                let shown = |text: String| is_open.then_some(text);
                let digits = account.number.chars().count().saturating_sub(LAST_DIGITS);
                AccountOption {
                    id: account.id.0.to_string(),
                    grantable: is_open,
                    name: account.name.as_ref().map(ToString::to_string).and_then(shown),
                    last4: shown(account.number.chars().skip(digits).collect()),
                    account_type: shown(account.r#type.0.to_string()),
                    currency: shown(account.currency.to_string()),
                }
            });
            options.push(CustomerOption {
                id: customer.id.0.to_string(),
                name: customer.name.to_string(),
                contract: contract.id.0.to_string(),
                total: open.accounts.len().try_into().unwrap_or(u64::MAX),
                accounts: accounts.collect(),
                roles: roles_here(ground, document, (&customer.id, &open.accounts))?,
            });
        }
    }
    Ok(options)
}

/// Each role, judged with everything that may be given at the customer.
fn roles_here(
    ground: &Ground<'_>,
    document: &SnapshotDocument<'_>,
    (customer, accounts): (&Id<'_>, &[Text<'static>]),
) -> Result<Vec<RoleHere>, Failure> {
    let giving =
        Giving { engine: ground.engine(), giver: ground.giver(), target: None, automatic_access: None };
    let mut roles = Vec::new();
    for role in &document.roles {
        let assignment = Assignment {
            customer: customer.clone(),
            roles: vec![role.id.clone()],
            accounts: accounts.iter().cloned().map(Id).collect(),
            ..Assignment::default()
        };
        let refused = giving.violations(&[assignment])?;
        let assignable = refused.iter().all(Vec::is_empty);
        roles.push(RoleHere { role: role.id.0.to_string(), assignable });
    }
    Ok(roles)
}

fn groups(ground: &Ground<'_>, document: &SnapshotDocument<'_>) -> Vec<SignatoryGroupOption> {
    let grantable = ground.grantable();
    let is_open = |customer: &Id<'_>| grantable.iter().any(|one| one.customer == customer.0);
    let groups = document.signatory_groups.iter().filter(|group| is_open(&group.customer));
    groups
        .map(|group| SignatoryGroupOption {
            id: group.id.0.to_string(),
            customer: group.customer.0.to_string(),
        })
        .collect()
}
