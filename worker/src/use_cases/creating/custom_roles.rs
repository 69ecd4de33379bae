//! Custom roles: what a user has, kept under a title to be copied to others (A120).

use countersign_core::AdministrativeRight::ViewUsers;
use countersign_core::details::RoleName;
use countersign_core::wire::{Assignment, GrantableCustomer};
use serde_json::json as object;

use super::super::consistent;
use super::create::assignments_of;
use super::{claimed, owned_key, parse, refuse_unless_creator, request_hash};
use crate::code::Code;
use crate::creation::custom_roles::{self, CustomRole, CustomRolesOf, NewCustomRole};
use crate::database::{DatabaseError, clear_guard, read};
use crate::edit::contracts_of_users;
use crate::failure::{Failure, FieldProblem};
use crate::json::{Written, answer, json, raw};
use crate::ledger::audit::{self, Entry};
use crate::ledger::idempotency::{self, Answered, Kept, SubmissionOutcome};
use crate::service::Service;
use crate::snapshot::Document;
use crate::tables::ReadScope;
use crate::use_cases::managing::{Manager, TargetOf, let_in};
use crate::use_cases::password::refused;

answer! {
    /// The custom roles that can be copied.
    CustomRoleList {
        /// The roles, by title.
        items: Vec<CustomRoleItem> = "items",
    }
}

answer! {
    /// A custom role.
    CustomRoleItem {
        /// The custom role.
        id: String as Id = "id",
        /// Its title.
        title: String = "title",
        /// When it was made.
        created_at: String as Instant = "createdAt",
        /// What is copied, by customer.
        customers: Vec<CustomRoleAt> = "customers",
    }
}

answer! {
    /// What a custom role has at a customer.
    CustomRoleAt {
        /// The customer.
        customer: String as Id = "customer",
        /// The roles.
        roles: Vec<String> = "roles",
        /// How many accounts.
        accounts: u64 = "accounts",
    }
}

/// A custom role that was made, or was under this key.
pub struct MadeRole {
    /// The role.
    pub role: Written<CustomRoleItem>,
    /// Whether this is the answer that was given before.
    pub is_replayed: bool,
}

/// Lists the custom roles whose every customer is one where the manager may create users.
///
/// # Errors
/// As [`super::ground::ground`]; `NotPermitted` for who may create users nowhere.
pub async fn custom_roles(
    service: &Service,
    manager: &Manager,
    contract: Option<&str>,
) -> Result<CustomRoleList, Failure> {
    let (ground, ()): (super::ground::Ground<'_>, ()) =
        consistent(|| super::ground::ground(service, manager, contract, |_, _| ())).await?;
    refuse_unless_creator(&ground.managing)?;
    let document = ground.document()?;
    let contracts: Vec<&str> = document.contracts.iter().map(|contract| contract.id.0.as_ref()).collect();
    let found = CustomRolesOf { legal_entity: ground.managing.legal_entity(), contracts: &contracts };
    let found = read(service.stores.directory(), &found).await?;
    Ok(CustomRoleList { items: items(&found, &ground.grantable())? })
}

pub(super) fn items(
    roles: &[CustomRole],
    grantable: &[GrantableCustomer<'static>],
) -> Result<Vec<CustomRoleItem>, Failure> {
    let mut items = Vec::new();
    for role in roles {
        let assignments = assignments_of(&role.assignments)?;
        let is_open = |one: &Assignment<'_>| grantable.iter().any(|open| open.customer == one.customer.0);
        if assignments.iter().all(is_open) {
            items.push(item(role, &assignments));
        }
    }
    Ok(items)
}

fn item(role: &CustomRole, assignments: &[Assignment<'_>]) -> CustomRoleItem {
    let at = |one: &Assignment<'_>| CustomRoleAt {
        customer: one.customer.0.to_string(),
        roles: one.roles.iter().map(|role| role.0.to_string()).collect(),
        accounts: one.accounts.len().try_into().unwrap_or(u64::MAX),
    };
    CustomRoleItem {
        id: role.id.clone(),
        title: role.title.clone(),
        created_at: role.at.clone(),
        customers: assignments.iter().map(at).collect(),
    }
}

/// Makes a custom role of what a user has, once for each key.
///
/// # Errors
/// `Refused` for a title that is none; `NotFound`; `MayNot` for a user of whom the manager does not see everything;
/// `Taken` for a title that another custom role of the contract has; `IdempotencyKeyReused`.
pub async fn make_custom_role(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    (key, body): (&str, &[u8]),
    (title, user): (&str, &str),
) -> Result<MadeRole, Failure> {
    let (mut owned, now) = (key.to_owned(), service.clock.millis());
    let key = owned_key(claimed(manager), &mut owned);
    let hash = request_hash(service, "make-custom-role", body);
    let (managing, (target, earlier)) = consistent(|| {
        let_in(service, manager, |legal_entity, _| (TargetOf { legal_entity, user }, Answered { key, now }))
    })
    .await?;
    if let Some(earlier) = earlier {
        let is_same = earlier.request_hash == hash;
        let made = MadeRole { role: earlier.answer.into(), is_replayed: true };
        return if is_same { Ok(made) } else { Err(Failure::IdempotencyKeyReused) };
    }
    refuse_unless_creator(&managing)?;
    let title = RoleName::parse(title).map_err(|errors| refused("/title", &errors))?;
    managing.administer(user, &target, ViewUsers)?;
    let legal_entity = managing.legal_entity();
    let contracts = contracts_of_users(service, legal_entity, &[user]).await?;
    let users = [user];
    let scope = ReadScope::ContractsAndUsers(&contracts, &users);
    let text = read(service.stores.together(), &Document { legal_entity, scope }).await?;
    let text = text.ok_or(Failure::NotFound)?;
    let document = parse(&text)?;
    let person = document.users.iter().find(|one| one.id.0 == user).ok_or(Failure::NotFound)?;
    let nothing = || Failure::Refused(vec![FieldProblem::own("/fromUser", Code::CustomerMissing)].into());
    let contract = contracts.first().filter(|_| !person.assignments.is_empty()).ok_or_else(nothing)?;
    let (id, at, folded) = (service.new_id()?, service.clock.now(), title.as_str().to_lowercase());
    let role = CustomRole {
        id: id.clone(),
        title: title.as_str().to_owned(),
        assignments: json(&person.assignments),
        at: at.clone(),
    };
    let answer = json(&item(&role, &person.assignments));
    let new = NewCustomRole {
        legal_entity,
        id: &id,
        contract,
        title: title.as_str(),
        folded_title: &folded,
        assignments: &role.assignments,
        at: &at,
    };
    let entry = audit::insert(&Entry {
        legal_entity,
        at: &at,
        request: request_id,
        actor: managing.actor,
        event: "customRole.created",
        subject: &id,
        detail: object!({ "fromUser": user, "title": title.as_str() }),
    });
    let kept =
        Kept { request_hash: &hash, answered: SubmissionOutcome::Accepted, answer: &answer, at: &at, now };
    let mut statements = vec![custom_roles::insert(new), entry];
    statements.extend(idempotency::keep(key, kept));
    statements.push(clear_guard());
    match service.stores.together().batch(statements).await {
        Ok(_) => Ok(MadeRole { role: raw(answer)?.into(), is_replayed: false }),
        Err(DatabaseError::Conflict) => Err(taken(service, legal_entity, contract, &folded).await?),
        Err(error) => Err(error.into()),
    }
}

/// Why the batch did not hold: the title is taken, or the same request was quicker.
async fn taken(
    service: &Service,
    legal_entity: &str,
    contract: &str,
    folded: &str,
) -> Result<Failure, Failure> {
    let found = CustomRolesOf { legal_entity, contracts: &[contract] };
    let found = read(service.stores.directory(), &found).await?;
    let is_taken = found.iter().any(|role| role.title.to_lowercase() == folded);
    let taken = Failure::Taken(FieldProblem::own("/title", Code::TitleTaken));
    Ok(if is_taken { taken } else { Failure::Busy })
}
