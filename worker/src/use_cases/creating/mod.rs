//! Giving somebody access: what may be given, new users, what a user has, and everything on the way to it.

pub mod access;
mod copied;
pub mod create;
pub mod custom_roles;
pub mod drafts;
pub mod entities;
mod given;
mod ground;
pub mod import;
pub mod lists;
pub mod newcomer;
pub mod options;
pub mod preview;
pub mod records;
pub mod screening;
pub mod self_enrolment;
mod settings;
pub mod user_names;

pub use create::GivenDetails;
pub use drafts::DraftContent;
pub use given::GivenCustomer;

use std::collections::BTreeSet;

use countersign_core::AdministrativeRight::CreateUsers;
use countersign_core::wire::SnapshotDocument;
use countersign_core::{Engine, Problems};

use super::managing::{Manager, Managing};
use crate::actor::{Actor, ActorKind};
use crate::failure::Failure;
use crate::ledger::idempotency::IdempotencyKey;
use crate::service::Service;

/// Refuses who may create users nowhere.
fn refuse_unless_creator(managing: &Managing<'_>) -> Result<(), Failure> {
    let creates = |engine: &Engine| !engine.administered_by(managing.actor.1, CreateUsers).is_empty();
    if managing.engine().is_none_or(creates) { Ok(()) } else { Err(Failure::NotPermitted) }
}

/// Who asks, as one to whom things belong.
fn actor<'m>(managing: &'m Managing<'_>) -> Actor<'m> {
    let (kind, id) = managing.actor;
    Actor { legal_entity: managing.legal_entity(), kind, id }
}

/// A key of somebody's. Staff and users may have the same ids, and no client's key has a space.
fn owned_key<'k>(actor: Actor<'k>, key: &'k mut String) -> IdempotencyKey<'k> {
    if actor.kind == ActorKind::Staff {
        key.insert(0, ' ');
    }
    IdempotencyKey { legal_entity: actor.legal_entity, user: actor.id, key }
}

/// Who gives, for the engine; none for the institution itself.
fn giver<'m>(managing: &'m Managing<'_>) -> Option<&'m str> {
    managing.own.as_ref().map(|_| managing.actor.1)
}

/// The contracts of customers, as far as they are open to the manager: others are as none.
fn open_contracts(managing: &Managing<'_>, owners: &[(String, String)]) -> Vec<String> {
    let is_open =
        |contract: &str| managing.own.as_ref().is_none_or(|own| own.held.contracts.contains_key(contract));
    let contracts: BTreeSet<&str> = owners.iter().map(|(_, contract)| contract.as_str()).collect();
    contracts.into_iter().filter(|contract| is_open(contract)).map(str::to_owned).collect()
}

/// Everything that somebody has a hash of who has not the service's keys: a request may hold numbers that are quickly
/// tried out.
fn request_hash(service: &Service, route: &str, body: &[u8]) -> String {
    service.secrets.index(&["request", route, &String::from_utf8_lossy(body)])
}

fn engine_of(document: &SnapshotDocument<'_>) -> Result<Engine, Failure> {
    let defect = |_| Failure::Internal("a stored configuration makes no engine".to_owned());
    Engine::from_document(document).map_err(defect)
}

fn invalid(problems: Problems) -> Failure {
    Failure::InvalidSnapshot(problems.map(Into::into))
}

fn parse(document: &str) -> Result<SnapshotDocument<'_>, Failure> {
    let defect = |_| Failure::Internal("a stored configuration has no shape".to_owned());
    SnapshotDocument::parse(document.as_bytes()).map_err(defect)
}

/// Who a manager claims to be. What belongs to them is read with their admission, and counts for nothing without it.
fn claimed(manager: &Manager) -> Actor<'_> {
    match manager {
        Manager::Staff(staff) => Actor::staff(&staff.legal_entity, &staff.id),
        Manager::User(user) => {
            let [legal_entity, id] = user.claim();
            Actor::user(legal_entity, id)
        }
    }
}
