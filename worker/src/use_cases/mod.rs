//! What can be asked of the service, one file each: functions over the ports. No HTTP here, and no rule: the engine
//! decides.

pub mod activate;
pub mod activate_by_code;
mod admission;
pub mod allowlist;
pub mod audit;
pub mod audit_seals;
pub mod campaigns;
pub mod check;
pub mod creating;
mod decide;
pub mod deliver;
mod demanded;
#[cfg(feature = "local")]
pub mod demo_people;
pub mod details;
mod drift;
mod effect;
pub mod entitlements;
pub mod evaluate;
pub mod evaluate_for;
pub mod export_configuration;
pub mod export_users;
pub mod health;
pub mod housekeeping;
pub mod import_configuration;
mod invitation;
pub mod invite;
pub mod list_transactions;
pub mod list_users;
mod managing;
pub mod me;
pub mod members;
pub mod other_entity;
pub mod password;
pub mod preferences;
#[cfg(feature = "local")]
pub mod principals;
pub mod read_transaction;
pub mod read_user;
mod refusal;
pub mod refused_act;
pub mod relationships;
mod sealing;
pub mod second_factor;
pub mod session;
pub mod settings;
mod settle;
pub mod sign_in;
pub mod sign_in_code;
mod somebody;
mod staff;
mod submission;
pub mod submit;
#[cfg(feature = "local")]
pub mod try_as;
mod user_acts;
pub mod user_entitlements;
pub mod user_status;

pub use crate::ledger::transactions::Transaction;
pub use admission::{UserId, admit};
pub use decide::TransactionRequest;
pub use managing::Manager;
pub use somebody::{SignedIn, admit_anyone, admit_staff};
pub use staff::StaffId;

use countersign_core::day::Day;

use crate::failure::Failure;
use crate::service::Service;
use crate::tables::legal_entities::CurrentEntity;

/// How often a question is asked at most, if the configuration changes while it is read.
const READINGS_MAX: usize = 3;

/// Asks again if parts that were read belong to different versions, which an import in between causes.
async fn consistent<T, F>(mut ask: impl FnMut() -> F) -> Result<T, Failure>
where
    F: Future<Output = Result<T, Failure>>,
{
    for _ in 1..READINGS_MAX {
        match ask().await {
            Err(Failure::Busy) => {}
            answer => return answer,
        }
    }
    ask().await
}

/// The version of a thing that has one of its own: the last digits of a new id, which are random.
fn version_of(id: &str) -> String {
    id.rsplit('-').next().unwrap_or(id).to_owned()
}

/// The civil date at the legal entity.
fn today(service: &Service, entity: &CurrentEntity) -> Result<Day, Failure> {
    let unknown = || Failure::Internal("the time zone of a legal entity is unknown here".to_owned());
    service.clock.today(&entity.time_zone).ok_or_else(unknown)
}
