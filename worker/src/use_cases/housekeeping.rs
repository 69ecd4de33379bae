//! What is done from time to time, whoever asks: what has expired is removed, the audit is sealed, and
//! messages are delivered.

use super::deliver::deliver;
use super::sealing::seal;
use crate::creation::drafts;
use crate::database::{DatabaseError, Part, Results, Statement, read};
use crate::failure::Failure;
use crate::identity::{outbox, secrets, sessions, throttles};
use crate::ledger::idempotency;
use crate::service::Service;

/// Keys of one legal entity that a run removes at most: what is left is for the next run.
const KEYS_MAX: u32 = 10_000;
/// Sessions, secrets and messages that a run removes at most, each.
const SESSIONS_MAX: u64 = 10_000;
/// Drafts of new users that a run removes at most.
const DRAFTS_MAX: u64 = 10_000;
/// Legal entities that one batch serves.
const BATCH_MAX: usize = 100;

/// Removes what has expired, as much as one run may.
///
/// # Errors
/// If the database does not answer; what a batch has removed until then stays removed.
pub async fn housekeeping(service: &Service) -> Result<(), Failure> {
    let now = service.clock.millis();
    let mut swept = vec![throttles::sweep(now), sessions::sweep(now, SESSIONS_MAX)];
    swept.push(drafts::sweep(now, DRAFTS_MAX));
    swept.push(secrets::sweep(now, SESSIONS_MAX));
    swept.extend(outbox::sweep(now, SESSIONS_MAX));
    service.stores.directory().batch(swept).await?;
    let legal_entities = read(service.stores.directory(), &LegalEntities).await?;
    for some in legal_entities.chunks(BATCH_MAX) {
        let sweeps = some.iter().map(|legal_entity| idempotency::sweep(legal_entity, now, KEYS_MAX));
        service.stores.together().batch(sweeps.collect()).await?;
    }
    for legal_entity in &legal_entities {
        seal(service, legal_entity).await?;
    }
    // Last: it waits for others.
    deliver(service).await
}

/// Reads the ids of all legal entities.
struct LegalEntities;

impl Part for LegalEntities {
    type Answer = Vec<String>;

    fn statements(&self) -> Vec<Statement> {
        vec![Statement::new("SELECT id FROM legal_entities ORDER BY id")]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(|row| row.cells().text())
    }
}
