//! The sealer of the audit, for the scheduled run: the chain of seals, made entry by entry.

use crate::database::read;
use crate::failure::Failure;
use crate::ledger::audit::{self, Head, Sealing, Stored, Unsealed};
use crate::service::{Mode, Service};

/// Entries that are sealed in one batch: each may have hundreds of kilobytes.
const SEALED_AT_ONCE: u64 = 200;
/// Batches of one legal entity that a run seals at most; what is left is for the next one.
const BATCHES_MAX: usize = 50;

/// Seals what is not sealed yet. A chain that is broken is not gone on with: the operator is told.
///
/// # Errors
/// If the database does not answer.
pub(super) async fn seal(service: &Service, legal_entity: &str) -> Result<(), Failure> {
    for _ in 0..BATCHES_MAX {
        let sealing =
            read(service.stores.together(), &Unsealed { legal_entity, count: SEALED_AT_ONCE }).await?;
        if sealing.entries.is_empty() {
            return Ok(());
        }
        let sealer = Sealer { service, legal_entity };
        let Some((seals, head)) = sealer.seal_all(&sealing) else {
            (service.log)(&format!(
                "the audit of {legal_entity} is not what was sealed: it is sealed no further"
            ));
            return Ok(());
        };
        service.stores.together().batch(audit::keep(legal_entity, &seals, &head).into()).await?;
        // What is written elsewhere cannot be taken back here: it says to whoever compares it whether the end was cut off.
        if service.mode == Mode::Deployed {
            let Head { sequence, seal, .. } = head;
            (service.log)(&format!("the audit of {legal_entity} is sealed to {sequence} by {seal}"));
        }
        if u64::try_from(seals.len()).unwrap_or(u64::MAX) < SEALED_AT_ONCE {
            return Ok(());
        }
    }
    Ok(())
}

/// The same before the audit is read on a developer's machine, where nothing runs by itself.
pub(super) async fn seal_at_once(service: &Service, legal_entity: &str) -> Result<(), Failure> {
    if service.mode == Mode::Local { seal(service, legal_entity).await } else { Ok(()) }
}

/// Who makes seals, and knows them.
#[derive(Clone, Copy)]
pub(super) struct Sealer<'a> {
    pub service: &'a Service,
    pub legal_entity: &'a str,
}

impl Sealer<'_> {
    pub(super) fn seal(self, before: &str, entry: &Stored) -> String {
        self.service.secrets.audit_mac(&audit::sealed_text(self.legal_entity, before, entry))
    }

    fn proof(self, sequence: u64, seal: &str) -> String {
        self.service.secrets.audit_mac(&audit::head_text(self.legal_entity, sequence, seal))
    }

    pub(super) fn has_made(self, head: &Head) -> bool {
        head.proof == self.proof(head.sequence, &head.seal)
    }

    /// The seals of what has none; `None` if the head was not made by us, or an entry is missing.
    fn seal_all(self, sealing: &Sealing) -> Option<(Vec<(u64, String)>, Head)> {
        let Sealing { head, entries } = sealing;
        if head.as_ref().is_some_and(|head| !self.has_made(head)) {
            return None;
        }
        let (mut number, mut last) =
            head.as_ref().map_or((0, String::new()), |head| (head.sequence, head.seal.clone()));
        let mut seals = Vec::new();
        for entry in entries {
            number = number.checked_add(1).filter(|number| *number == entry.sequence)?;
            last = self.seal(&last, entry);
            seals.push((number, last.clone()));
        }
        let proof = self.proof(number, &last);
        Some((seals, Head { sequence: number, seal: last, proof }))
    }
}
