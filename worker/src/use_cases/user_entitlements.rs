//! What a user has, for pages that show it to others: the slice of the snapshot that is theirs, a certificate of what the
//! engine grants, and what is lost without them.

use countersign_core::wire::{
    self, FindingEntry, GroupLimitsEntry, SessionLimits, SnapshotDocument, Text, UserStatus,
};
use countersign_core::{AdministrativeRight, ENGINE_VERSION, Engine};
use serde_json::{Value, json as object};

use super::consistent;
use super::list_users::RoleFacet;
use super::managing::Manager;
use super::read_user::{Found, find};
use super::user_acts::shown_status;
use crate::database::read;
use crate::failure::Failure;
use crate::json::{Written, answer, json, raw};
use crate::people::listing::{HeldAt, NamesOf};
use crate::service::Service;

/// Findings that are listed.
const FINDINGS_MAX: usize = 100;

answer! {
    /// What one user has, as their own client would be given it.
    UserEntitlements {
        /// The user.
        user: String as Id = "user",
        /// Of which snapshot.
        snapshot_version: String = "snapshotVersion",
        /// The configuration, cut down to the user, and to the customers that the one who asks may see.
        snapshot: Written<SnapshotDocument<'static>> = "snapshot",
    }
}

/// Reads what a user has; everybody may see what they have themselves (A42).
///
/// # Errors
/// `NotFound` for a user whom the manager may not see.
pub async fn entitlements(
    service: &Service,
    manager: &Manager,
    user: &str,
) -> Result<UserEntitlements, Failure> {
    let found = consistent(|| find(service, manager, user)).await?;
    let mut document = document(&found)?;
    keep_only_seen(&mut document, &found);
    // Cut by the engine of what is left, so that what it says and what is shown are of the same.
    let engine = Engine::from_document(&document)
        .map_err(|_| Failure::Internal("what may be seen of a user makes no engine".to_owned()))?;
    let slice = wire::slice(&engine, document, user).ok_or(Failure::NotFound)?;
    Ok(UserEntitlements {
        user: user.to_owned(),
        snapshot_version: found.snapshot.version(),
        snapshot: raw(json(&slice))?.into(),
    })
}

fn document<'l>(found: &'l Found<'_>) -> Result<SnapshotDocument<'l>, Failure> {
    SnapshotDocument::parse(found.loaded.document.as_bytes())
        .map_err(|_| Failure::Internal("a stored configuration has no shape".to_owned()))
}

/// Takes away what the user has where the manager may see nobody.
fn keep_only_seen(document: &mut SnapshotDocument<'_>, found: &Found<'_>) {
    let is_seen = |customer: &str| found.user.held.iter().any(|at| at.customer == customer);
    for user in document.users.iter_mut().filter(|user| user.id.0 == found.user.id) {
        user.assignments.retain(|assignment| is_seen(&assignment.customer.0));
    }
}

answer! {
    /// What the engine grants to one user at one moment.
    Certificate {
        /// The user.
        user: String as Id = "user",
        /// First, middle and last name; the id of who has no details.
        name: String = "name",
        /// The user name.
        user_name: Option<String> = "userName",
        /// The status: to who is not active, nothing is granted.
        status: UserStatus = "status",
        /// When it was made.
        issued_at: String as Instant = "issuedAt",
        /// The civil date at the legal entity.
        date: String as Day = "date",
        /// The configuration that it is of.
        snapshot_version: String = "snapshotVersion",
        /// The engine that decided.
        engine_version: Text<'static> = "engineVersion",
        /// By customer.
        customers: Vec<CertifiedCustomer> = "customers",
    }
}

answer! {
    /// What is granted at one customer.
    CertifiedCustomer {
        /// The customer.
        customer: String as Id = "customer",
        /// Its name for people.
        name: String = "name",
        /// Its contract.
        contract: String as Id = "contract",
        /// The roles.
        roles: Vec<RoleFacet> = "roles",
        /// Actions of the customer's other features.
        other: Vec<String> = "other",
        /// By account.
        accounts: Vec<CertifiedAccount> = "accounts",
        /// What bounds each monetary action on each account.
        limits: Written<Vec<SessionLimits<'static>>> = "limits",
        /// What bounds the limit groups.
        group_limits: Written<Vec<GroupLimitsEntry<'static>>> = "groupLimits",
    }
}

answer! {
    /// What is granted on one account.
    CertifiedAccount {
        /// The account.
        account: String as Id = "account",
        /// Its name for people.
        name: Option<String> = "name",
        /// Its number.
        number: String = "number",
        /// The actions.
        actions: Vec<String> = "actions",
    }
}

/// Certifies what the engine grants to a user.
///
/// # Errors
/// `NotFound` for a user whom the manager may not see.
pub async fn certificate(service: &Service, manager: &Manager, user: &str) -> Result<Certificate, Failure> {
    let found = consistent(|| find(service, manager, user)).await?;
    let document = document(&found)?;
    let customers = found.user.held.iter().map(|at| certified(&found, &document, at));
    let customers = customers.collect::<Result<_, _>>()?;
    Ok(Certificate {
        user: user.to_owned(),
        name: found.user.name.clone().unwrap_or_else(|| user.to_owned()),
        user_name: found.user.user_name.clone(),
        status: shown_status(&found.user, service.clock.millis()),
        issued_at: service.clock.now(),
        date: found.managing.today.to_string(),
        snapshot_version: found.snapshot.version(),
        engine_version: ENGINE_VERSION.into(),
        customers,
    })
}

fn certified(
    found: &Found<'_>,
    document: &SnapshotDocument<'_>,
    at: &HeldAt,
) -> Result<CertifiedCustomer, Failure> {
    let (engine, user) = (&found.loaded.engine, found.user.id.as_str());
    let here = object!({ "user": user, "customer": at.customer });
    let other = actions(engine, &here)?;
    let customers = document.contracts.iter().flat_map(|contract| &contract.customers);
    let of_customer = customers.filter(|customer| customer.id.0 == at.customer);
    let held = of_customer
        .flat_map(|customer| &customer.accounts)
        .filter(|account| at.accounts.contains(&account.id.0.clone().into_owned()));
    let mut accounts = Vec::new();
    for account in held {
        let granted = actions(engine, &object!({ "user": user, "account": account.id }))?;
        accounts.push(CertifiedAccount {
            account: account.id.0.to_string(),
            name: account.name.as_ref().map(ToString::to_string),
            number: account.number.to_string(),
            actions: granted.into_iter().filter(|action| !other.contains(action)).collect(),
        });
    }
    let question = here.to_string();
    // To who is not active nothing is granted, and then nothing bounds it.
    let is_active = found.user.status == UserStatus::Active.code();
    let session = wire::start_session(engine, question.as_bytes()).map_err(|_| unasked())?;
    let mut limits = wire::session_limits(engine, &session, b"{}".as_slice()).map_err(|_| unasked())?;
    let mut groups = wire::group_limits(engine, question.as_bytes()).map_err(|_| unasked())?;
    limits.retain(|_| is_active);
    groups.retain(|_| is_active);
    let role = |id: &String| RoleFacet { name: found.roles.get(id).unwrap_or(id).clone(), id: id.clone() };
    Ok(CertifiedCustomer {
        customer: at.customer.clone(),
        name: at.name.clone(),
        contract: at.contract.clone(),
        roles: at.roles.iter().map(role).collect(),
        other,
        accounts,
        limits: raw(json(&limits))?.into(),
        group_limits: raw(json(&groups))?.into(),
    })
}

fn actions(engine: &Engine, question: &Value) -> Result<Vec<String>, Failure> {
    let granted = wire::actions_on(engine, question.to_string().as_bytes()).map_err(|_| unasked())?;
    Ok(granted.into_iter().map(Text::into_owned).collect())
}

fn unasked() -> Failure {
    Failure::Internal("the engine does not know what the database does".to_owned())
}

answer! {
    /// What is lost if a user may act no longer.
    Consequences {
        /// What could be approved before and no longer can, at customers that the one who asks may see.
        findings: Written<Vec<FindingEntry<'static>>> = "findings",
        /// How many more there are.
        omitted: Option<u64> = "omitted",
        /// The contracts whose users nobody else could manage: the user cannot be suspended.
        last_administrator_of: Vec<String> = "lastAdministratorOf",
        /// The names of the accounts in the findings.
        accounts: Vec<NamedAccount> = "accounts",
        /// The names of the people in the findings.
        people: Vec<NamedPerson> = "people",
    }
}

answer! {
    /// An account by its name.
    NamedAccount {
        /// The account.
        id: String as Id = "id",
        /// Its name for people.
        name: Option<String> = "name",
        /// Its number.
        number: String = "number",
    }
}

answer! {
    /// A user by their name.
    NamedPerson {
        /// The user.
        id: String as Id = "id",
        /// First, middle and last name.
        name: String = "name",
    }
}

/// Says what is lost if a user is suspended.
///
/// # Errors
/// `NotFound` for a user whom the manager may not see; `MayNot` for whom they may not suspend.
pub async fn consequences(service: &Service, manager: &Manager, user: &str) -> Result<Consequences, Failure> {
    let found = consistent(|| find(service, manager, user)).await?;
    let refusals = found.managing.refusals(user, &found.user.customers, AdministrativeRight::ActivateUsers);
    if !refusals.is_empty() {
        return Err(Failure::MayNot(refusals));
    }
    let engine = &found.loaded.engine;
    let question = object!({ "user": user }).to_string();
    let mut findings = wire::if_user_leaves(engine, question.as_bytes()).map_err(|_| unasked())?;
    let is_seen = |customer: &str| found.user.held.iter().any(|at| at.customer == customer);
    findings.retain(|finding| is_seen(&finding.customer));
    let omitted = findings.len().saturating_sub(FINDINGS_MAX);
    findings.truncate(FINDINGS_MAX);
    let people = findings.iter().flat_map(|finding| finding.users.iter().flatten());
    let people: Vec<&str> = people.map(AsRef::as_ref).collect();
    let names = NamesOf { legal_entity: found.managing.legal_entity(), users: &people };
    let names = read(service.stores.directory(), &names).await?;
    Ok(Consequences {
        accounts: named_accounts(&document(&found)?, &findings),
        people: names.into_iter().map(|(id, name)| NamedPerson { id, name }).collect(),
        last_administrator_of: engine.administered_alone_by(user).into_iter().map(str::to_owned).collect(),
        omitted: u64::try_from(omitted).ok().filter(|omitted| *omitted > 0),
        findings: raw(json(&findings))?.into(),
    })
}

fn named_accounts(document: &SnapshotDocument<'_>, findings: &[FindingEntry<'_>]) -> Vec<NamedAccount> {
    let customers = document.contracts.iter().flat_map(|contract| &contract.customers);
    let accounts = customers.flat_map(|customer| &customer.accounts);
    let is_named = |id: &str| findings.iter().any(|finding| finding.account.as_deref() == Some(id));
    accounts
        .filter(|account| is_named(&account.id.0))
        .map(|account| NamedAccount {
            id: account.id.0.to_string(),
            name: account.name.as_ref().map(ToString::to_string),
            number: account.number.to_string(),
        })
        .collect()
}
