//! What a user has, by customer: read and edited as a whole.

use std::sync::atomic::{AtomicBool, Ordering};

use countersign_core::AdministrativeRight::ManageUsers;
use countersign_core::wire::{Assignment, Id, SnapshotDocument, User, UserStatus};
use countersign_core::{Engine, ProblemCode, document};
use serde_json::{Value, json as object};

use super::super::consistent;
use super::given::{GivenCustomer, Giving, refuse_limits};
use super::ground::ContractsOf;
use super::{engine_of, invalid, parse};
use crate::actor::Actor;
use crate::code::Code;
use crate::database::{BoxedFuture, Statement, read};
use crate::digest::sha256_hex;
use crate::edit::{Before, Change, Edit, Expected, Scope, Shown, contracts_of_users, edit};
use crate::failure::{Failure, FieldProblem};
use crate::identity::sessions;
use crate::json::{Written, json, raw};
use crate::people::details::{SharedSsn, guard_ssn_is_free};
use crate::people::standings::{self, NewStanding};
use crate::service::Service;
use crate::snapshot::Document;
use crate::tables::ReadScope;
use crate::use_cases::managing::{Manager, Managing, TargetOf, let_in};

/// Digits of a tag.
const TAG_DIGITS: usize = 16;
/// Characters of a reason.
const REASON_LENGTH_MAX: usize = 200;
/// Why somebody is suspended who has lost the last customer, if nothing else is said.
const NO_CUSTOMER: &str = "No customer is left.";

document! {
    /// What a user has.
    UserAccess<'a> {
        /// The user.
        user: Id<'a> = "user",
        /// Whether the user may act at all.
        status: UserStatus = "status",
        /// Whether accounts that are opened later are given at every customer.
        automatic_access: bool = "automaticAccess",
        /// By customer.
        customers: Vec<Assignment<'a>> = "customers",
    }
}

/// What a user has, with what names its state.
#[derive(Debug)]
pub struct TaggedAccess {
    /// What the user has.
    pub access: Written<UserAccess<'static>>,
    /// Its tag.
    pub tag: String,
}

/// What a user is to have.
#[derive(Clone, Copy)]
pub struct NewAccess<'a> {
    /// Whose.
    pub user: &'a str,
    /// By customer; those that are not named are taken away.
    pub customers: &'a [GivenCustomer<'a>],
    /// Whether accounts that are opened later are given where nothing else is said.
    pub automatic_access: Option<bool>,
    /// Whether the user is suspended if no customer is left.
    pub suspend_if_none: bool,
    /// Why, for the audit and the user's status.
    pub reason: Option<&'a str>,
}

/// Reads what a user has, at the customers that the manager may see.
///
/// # Errors
/// As [`let_in`]; `NotFound` for a user whom the manager may not see.
pub async fn read_access(service: &Service, manager: &Manager, user: &str) -> Result<TaggedAccess, Failure> {
    let of_target = |legal_entity, _: Option<&str>| TargetOf { legal_entity, user };
    let (managing, target) = consistent(|| let_in(service, manager, of_target)).await?;
    managing.see(user, &target)?;
    let legal_entity = managing.legal_entity();
    let contracts = contracts_of_users(service, legal_entity, &[user]).await?;
    let users = [user];
    let scope = ReadScope::ContractsAndUsers(&contracts, &users);
    let text = read(service.stores.together(), &Document { legal_entity, scope }).await?;
    let text = text.ok_or(Failure::NotFound)?;
    let document = parse(&text)?;
    let person = document.users.iter().find(|one| one.id.0 == user).ok_or(Failure::NotFound)?;
    // The tag is of the whole: who does not see all of it cannot replace it either.
    let tag = show(legal_entity, person)?.tag;
    let seen = managing.seen_customers();
    let sees_all = managing.own.is_none() || managing.is_self(user);
    let mut visible = person.clone();
    visible.assignments.retain(|one| sees_all || seen.contains(&one.customer.0.as_ref()));
    tagged(Shown { tag, representation: Some(raw(json(&access_of(&visible)))?) })
}

fn access_of<'u>(user: &User<'u>) -> UserAccess<'u> {
    let is_automatic = |one: &Assignment<'_>| one.automatic_access == Some(true);
    UserAccess {
        user: user.id.clone(),
        status: user.status,
        automatic_access: !user.assignments.is_empty() && user.assignments.iter().all(is_automatic),
        customers: user.assignments.clone(),
    }
}

fn show(legal_entity: &str, user: &User<'_>) -> Result<Shown, Failure> {
    let access = json(&access_of(user));
    let tag = sha256_hex(json(&(legal_entity, &access)).as_bytes()).chars().take(TAG_DIGITS).collect();
    Ok(Shown { tag: Some(tag), representation: Some(raw(access)?) })
}

fn tagged(shown: Shown) -> Result<TaggedAccess, Failure> {
    let pair = shown.representation.zip(shown.tag);
    let (access, tag) = pair.ok_or_else(|| Failure::Internal("an access is not shown".to_owned()))?;
    Ok(TaggedAccess { access: access.into(), tag })
}

/// Sets what a user has, as a whole. What is not named is taken away, other roles begin anew (A84), and who has nothing
/// left is suspended, if that was confirmed (A81).
///
/// # Errors
/// `NotFound`; `MayNot` with every reason of core's, also for one's own; `Refused` for what is none; `WouldSuspend`;
/// `LastAdministrator`; `Taken` where somebody of the contract has the same social security number; and as [`edit`].
pub async fn set_access(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    expected: &Expected,
    new: NewAccess<'_>,
) -> Result<TaggedAccess, Failure> {
    refuse_reason(new.reason)?;
    let customers: Vec<&str> = new.customers.iter().map(|given| given.customer.0.as_ref()).collect();
    let (managing, (target, owners)) = consistent(|| {
        let_in(service, manager, |legal_entity, _| {
            let owners = ContractsOf { legal_entity, customers: customers.clone() };
            (TargetOf { legal_entity, user: new.user }, owners)
        })
    })
    .await?;
    managing.administer(new.user, &target, ManageUsers)?;
    let contracts = super::open_contracts(&managing, &owners);
    let contracts: Vec<&str> = contracts.iter().map(String::as_str).collect();
    let user = Edit {
        legal_entity: managing.legal_entity(),
        actor: managing.actor,
        request_id,
        scope: Scope::Part { contracts: &contracts, users: &[new.user] },
        expected,
        event: "user.accessChanged",
        subject: new.user,
    };
    let at = service.clock.now();
    let suspends = AtomicBool::new(false);
    let change = SetAccess { service, managing: &managing, at, new, contracts: &contracts, suspends };
    change.refuse_shared_number().await?;
    tagged(edit(service, user, &change).await?)
}

pub(super) fn refuse_reason(reason: Option<&str>) -> Result<(), Failure> {
    let fits = |reason: &str| (1..=REASON_LENGTH_MAX).contains(&reason.trim().chars().count());
    if reason.is_none_or(fits) {
        return Ok(());
    }
    Err(Failure::field("/reason", ProblemCode::InvalidValue.code(), "must say why in 1 to 200 characters"))
}

struct SetAccess<'a> {
    service: &'a Service,
    /// Where the user is to have something.
    contracts: &'a [&'a str],
    managing: &'a Managing<'a>,
    at: String,
    new: NewAccess<'a>,
    /// Whether the edit suspends the user, as `apply` has found.
    suspends: AtomicBool,
}

impl SetAccess<'_> {
    fn giver(&self) -> Option<&str> {
        super::giver(self.managing)
    }

    /// Refuses a contract that has somebody with the same social security number (A67).
    async fn refuse_shared_number(&self) -> Result<(), Failure> {
        let legal_entity = self.managing.legal_entity();
        let shared = SharedSsn { legal_entity, user: self.new.user, contracts: self.contracts };
        if read(self.service.stores.together(), &shared).await? {
            return Err(Failure::Taken(FieldProblem::own("/customers", Code::SsnTaken)));
        }
        Ok(())
    }

    /// Judged over what is edited: the manager may have lost their rights since they were let in.
    fn refuse_unless_allowed(&self, engine: &Engine, user: &User<'_>) -> Result<(), Failure> {
        let Some(giver) = self.giver() else { return Ok(()) };
        let customers: Vec<&str> = user.assignments.iter().map(|one| one.customer.0.as_ref()).collect();
        let refusals = engine.administer(giver, self.new.user, &customers, ManageUsers);
        if refusals.is_empty() { Ok(()) } else { Err(Failure::NotPermitted) }
    }
}

impl Change for SetAccess<'_> {
    fn shown(&self, before: &Before<'_>) -> Result<Shown, Failure> {
        let users = before.document.map(|document| document.users.as_slice()).unwrap_or_default();
        let user = users.iter().find(|user| user.id.0 == self.new.user);
        show(self.managing.legal_entity(), user.ok_or(Failure::NotFound)?)
    }

    fn apply<'d>(&'d self, before: Before<'d>) -> Result<SnapshotDocument<'d>, Failure> {
        let old = before.document.ok_or(Failure::NotFound)?;
        let engine = engine_of(old)?;
        let is_meant = |user: &&User<'_>| user.id.0 == self.new.user;
        let former = old.users.iter().find(is_meant).ok_or(Failure::NotFound)?;
        self.refuse_unless_allowed(&engine, former)?;
        let giving = Giving {
            engine: &engine,
            giver: self.giver(),
            target: Some(self.new.user),
            automatic_access: self.new.automatic_access,
        };
        let assignments = giving.assignments(old, &former.assignments, self.new.customers)?;
        giving.judge(&assignments)?;
        let suspends = assignments.is_empty() && former.status != UserStatus::Suspended;
        if suspends && !self.new.suspend_if_none {
            return Err(Failure::WouldSuspend);
        }
        self.suspends.store(suspends, Ordering::Relaxed);
        let status = if suspends { UserStatus::Suspended } else { former.status };
        let user = User { id: former.id.clone(), status, assignments };
        let mut document = old.clone();
        let place = document.users.iter_mut().find(|user| user.id.0 == self.new.user);
        *place.ok_or(Failure::NotFound)? = user.clone();
        if self.new.customers.iter().any(|given| given.limits.is_some()) {
            let after = Engine::from_document(&document).map_err(invalid)?;
            refuse_limits(&after, &user, self.new.customers)?;
        }
        Ok(document)
    }

    fn facts(&self) -> Value {
        object!({ "reason": self.new.reason.map(str::trim) })
    }

    fn beside(&self) -> Vec<Statement> {
        let (legal_entity, user) = (self.managing.legal_entity(), self.new.user);
        let free = guard_ssn_is_free(legal_entity, user);
        if !self.suspends.load(Ordering::Relaxed) {
            return vec![free];
        }
        let standing = standings::set(NewStanding {
            legal_entity,
            user,
            status: UserStatus::Suspended.code(),
            reason: self.new.reason.map_or(NO_CUSTOMER, str::trim),
            at: &self.at,
            by: self.managing.actor,
        });
        vec![free, sessions::end_all_but(Actor::user(legal_entity, user), None), standing]
    }

    fn still_allowed(&self) -> BoxedFuture<'_, Result<(), Failure>> {
        Box::pin(self.refuse_shared_number())
    }
}
