//! What somebody would have, before it is saved: a slice of theirs that answers whatever a page asks, what stands in the
//! way, and which duties would meet in one person.

use std::collections::BTreeSet;

use countersign_core::Engine;
use countersign_core::document;
use countersign_core::wire::{
    self, Assignment, DutiesQuestion, DutyConflictEntry, DutyPair, EntitlementChangeEntry, Id,
    SnapshotDocument, Text, User, UserStatus,
};

use super::copied::Copied;
use super::create::{NewUserRequest, contracts, copied, known};
use super::given::{GivenCustomer, Giving};
use super::options::ViolationsAt;
use super::{engine_of, giver, invalid, parse, refuse_unless_creator};
use crate::database::read;
use crate::edit::contracts_of_users;
use crate::failure::Failure;
use crate::json::{Written, json, raw};
use crate::service::Service;
use crate::snapshot::Document;
use crate::tables::ReadScope;
use crate::use_cases::managing::{Manager, TargetOf};

/// Conflicts and changes of one answer.
const LISTED_MAX: usize = 100;

document! {
    /// What somebody would have.
    AccessPreview<'a> {
        /// Who: for a new user an id that nobody will have.
        user: Id<'a> = "user",
        /// The smallest configuration that answers everything about them, under what was asked for.
        snapshot: SnapshotDocument<'a> = "snapshot",
        /// What the manager may not give, by customer; nothing stands in the way if it is empty.
        violations: Vec<ViolationsAt<'a>> = "violations",
        /// Where they would hold an action and the one that approves it.
        conflicts: Vec<DutyConflictEntry<'a>> = "conflicts",
        /// What they gain and lose, of a user who is there.
        changes: Option<Vec<EntitlementChangeEntry<'a>>> = "changes",
        /// What begins anew because of other roles.
        resets: Resets = "resets",
    }
}

document! {
    /// How much begins anew.
    Resets {
        /// Customers with other roles than before.
        customers: u64 = "customers",
        /// Actions that were taken away there.
        permissions: u64 = "permissions",
        /// Limits that were set there.
        limits: u64 = "limits",
    }
}

/// Whose access is previewed.
#[derive(Clone, Copy)]
pub struct PreviewRequest<'a> {
    /// A user who is there; absent: a new one.
    pub user: Option<&'a str>,
    /// What they are to have.
    pub customers: &'a [GivenCustomer<'a>],
    /// Whether accounts that are opened later are given where nothing else is said.
    pub automatic_access: Option<bool>,
    /// Whose access is copied.
    pub copy_of: Option<&'a str>,
    /// The custom role that is copied.
    pub custom_role: Option<&'a str>,
}

/// Previews access. Nothing is written.
///
/// # Errors
/// As [`crate::use_cases::managing::let_in`]; `NotPermitted`; `NotFound` for a user whom the manager may not see; `Refused`
/// for what is none.
pub async fn preview(
    service: &Service,
    manager: &Manager,
    request: PreviewRequest<'_>,
) -> Result<Written<AccessPreview<'static>>, Failure> {
    let details = super::create::GivenDetails::default();
    let asked = NewUserRequest {
        source: wire::CreationSource::Manual,
        record: None,
        record_customer: None,
        details: &details,
        customers: request.customers,
        automatic_access: request.automatic_access,
        copy_of: request.copy_of,
        custom_role: request.custom_role,
        draft: None,
    };
    let (managing, known, _) = known(service, manager, &asked, None).await?;
    refuse_unless_creator(&managing)?;
    let legal_entity = managing.legal_entity();
    if let Some(user) = request.user {
        let target = read(service.stores.together(), &TargetOf { legal_entity, user }).await?;
        managing.see(user, &target)?;
    }
    let role = known.role.as_ref().map(|role| role.assignments.as_str());
    // Somebody who is there may be left with nothing.
    let copied = if request.user.is_some()
        && request.customers.is_empty()
        && role.is_none()
        && request.copy_of.is_none()
    {
        Copied::Nothing
    } else {
        copied(&asked, role)?
    };
    let mut contracts = contracts(service, &managing, &known, &copied).await?;
    let users: Vec<&str> = request.user.into_iter().chain(request.copy_of).collect();
    let of_users = contracts_of_users(service, legal_entity, &users).await?;
    let is_open =
        |contract: &String| managing.own.as_ref().is_none_or(|own| own.held.contracts.contains_key(contract));
    contracts.extend(of_users.into_iter().filter(is_open));
    contracts.sort();
    contracts.dedup();
    let scope = ReadScope::ContractsAndUsers(&contracts, &users);
    let text = read(service.stores.together(), &Document { legal_entity, scope }).await?;
    let text = text.ok_or(Failure::NotFound)?;
    let document = parse(&text)?;
    let draft = Drafted { request, giver: giver(&managing), copied, id: service.new_id()? };
    let answer = draft.preview(&document)?;
    Ok(raw(answer)?.into())
}

struct Drafted<'a> {
    request: PreviewRequest<'a>,
    giver: Option<&'a str>,
    copied: Copied<'a>,
    id: String,
}

impl Drafted<'_> {
    fn preview(&self, document: &SnapshotDocument<'_>) -> Result<String, Failure> {
        let before = engine_of(document)?;
        let is_meant = |user: &&User<'_>| Some(user.id.0.as_ref()) == self.request.user;
        let former = document.users.iter().find(is_meant);
        let giving = Giving {
            engine: &before,
            giver: self.giver,
            target: self.request.user,
            automatic_access: self.request.automatic_access,
        };
        let assignments = self.assignments(document, former, &giving)?;
        let violations = giving.violations(&assignments)?;
        let id = self.request.user.unwrap_or(&self.id);
        let user = User {
            id: Id(id.into()),
            // As if they could act already: a page shows what will be.
            status: UserStatus::Active,
            assignments: assignments.clone(),
        };
        let mut after = document.clone();
        after.users.retain(|other| other.id.0 != id);
        after.users.push(user);
        let engine = Engine::from_document(&after).map_err(invalid)?;
        let conflicts = conflicts(&engine, document, id)?;
        let changes = former.map(|_| {
            let mut changes = wire::user_changes(&before, &engine, id).changes;
            changes.truncate(LISTED_MAX);
            changes
        });
        let slice = wire::slice(&engine, after, id).ok_or(Failure::NotFound)?;
        let violations = assignments.iter().zip(violations).filter(|(_, violations)| !violations.is_empty());
        Ok(json(&AccessPreview {
            user: Id(id.into()),
            snapshot: slice,
            violations: violations
                .map(|(one, violations)| ViolationsAt { customer: one.customer.clone(), violations })
                .collect(),
            conflicts,
            changes,
            resets: resets(former, &assignments),
        }))
    }

    fn assignments<'d>(
        &'d self,
        document: &SnapshotDocument<'d>,
        former: Option<&User<'d>>,
        giving: &Giving<'_>,
    ) -> Result<Vec<Assignment<'d>>, Failure> {
        let copied: Copied<'d> = self.copied.clone();
        let copied = copied.assignments(document, &wire::grantable_by(giving.engine, self.giver))?;
        let given: &'d [GivenCustomer<'d>] = self.request.customers;
        if given.is_empty() {
            return Ok(copied);
        }
        let had = former.map(|user| user.assignments.as_slice()).unwrap_or_default();
        giving.assignments(document, if copied.is_empty() { had } else { &copied }, given)
    }
}

/// Where a person would hold an action and the one that approves it.
fn conflicts(
    engine: &Engine,
    document: &SnapshotDocument<'_>,
    user: &str,
) -> Result<Vec<DutyConflictEntry<'static>>, Failure> {
    let actions = document.features.iter().flat_map(|feature| &feature.actions);
    let pairs: Vec<DutyPair<'_>> = actions
        .filter_map(|action| {
            let approving = action.approved_by.as_ref().filter(|approving| **approving != action.id)?;
            Some(DutyPair { first: action.id.0.clone(), second: approving.0.clone(), name: None })
        })
        .collect();
    let question = wire::to_json(&DutiesQuestion { pairs, ..DutiesQuestion::default() });
    let answer = wire::duties(engine, question.as_bytes());
    let answer = answer.map_err(|_| Failure::Internal("pairs of actions are none".to_owned()))?;
    let own = answer.conflicts.into_iter().filter(|conflict| conflict.user == user).take(LISTED_MAX);
    Ok(own.map(owned).collect())
}

fn owned(conflict: DutyConflictEntry<'_>) -> DutyConflictEntry<'static> {
    let text = |text: Text<'_>| Text::Owned(text.into_owned());
    let texts = |all: Vec<Text<'_>>| all.into_iter().map(text).collect();
    DutyConflictEntry {
        pair: conflict.pair,
        name: conflict.name.map(text),
        user: text(conflict.user),
        active: conflict.active,
        customer: text(conflict.customer),
        account: conflict.account.map(text),
        first_roles: texts(conflict.first_roles),
        second_roles: texts(conflict.second_roles),
    }
}

/// What of what was set for a user begins anew.
fn resets(former: Option<&User<'_>>, assignments: &[Assignment<'_>]) -> Resets {
    let mut resets = Resets::default();
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    for before in former.iter().flat_map(|user| &user.assignments) {
        let now = assignments.iter().find(|one| one.customer == before.customer);
        let roles =
            |one: &Assignment<'_>| one.roles.iter().map(|role| role.0.to_string()).collect::<BTreeSet<_>>();
        if now.is_none_or(|now| roles(now) == roles(before)) {
            continue;
        }
        resets.customers = resets.customers.saturating_add(1);
        if let Some(removed) = &before.removed {
            let on_accounts =
                removed.accounts.iter().flat_map(|all| &all.0).map(|(_, actions)| actions.len());
            let other = removed.other.as_ref().map_or(0, Vec::len);
            resets.permissions =
                resets.permissions.saturating_add(count(on_accounts.sum::<usize>().saturating_add(other)));
        }
        if let Some(limits) = &before.limits {
            let on_accounts =
                limits.accounts.iter().flat_map(|all| &all.0).map(|(_, actions)| actions.0.len());
            let groups = limits.groups.as_ref().map_or(0, |all| all.0.len());
            resets.limits =
                resets.limits.saturating_add(count(on_accounts.sum::<usize>().saturating_add(groups)));
        }
    }
    resets
}
