//! The chain of seals over the audit, looked at by whoever wants to know.

use super::audit::reading;
use super::managing::Manager;
use super::sealing::{Sealer, seal_at_once};
use crate::database::{DatabaseError, Part, Results, Statement, read};
use crate::failure::Failure;
use crate::json::answer;
use crate::ledger::audit::{Head, Sealed, Verified};
use crate::service::Service;

answer! {
    /// What came of looking at a part of the audit again.
    AuditVerification {
        /// How many entries were looked at and are as they were sealed.
        entries: u64 = "entries",
        /// How many entries after them have no seal yet.
        unsealed: u64 = "unsealed",
        /// Whether nothing is wrong so far.
        unbroken: bool = "unbroken",
        /// The first entry that is not as it was sealed.
        first_wrong: Option<WrongEntry> = "firstWrong",
        /// After which entry the next part begins; absent if this was the last one.
        next: Option<String> = "next",
        /// The last entry that is sealed; absent if none is.
        sealed_to: Option<String> = "sealedTo",
        /// Its seal. Whoever notes both elsewhere can ask later whether the audit still has them.
        seal: Option<String> = "seal",
    }
}

answer! {
    /// An entry that is not as it was sealed.
    WrongEntry {
        /// Its number.
        id: String as Id = "id",
        /// `altered`: it, its place or its seal; `missing`: it; `seal-missing`; `end`: what says how far the audit goes.
        why: String = "why",
    }
}

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'a> {
    /// After which number.
    pub after: u64,
    /// How many entries at most.
    pub count: u64,
    /// An entry and its seal, as they were noted elsewhere.
    pub noted: Option<(u64, &'a str)>,
}

/// Looks at a part of the audit: whether every entry is there, as it was, where it was.
///
/// # Errors
/// `NotPermitted`; `NotFound` for staff of a legal entity that is not there.
pub async fn verify_audit(
    service: &Service,
    manager: &Manager,
    looked: Looked<'_>,
) -> Result<AuditVerification, Failure> {
    let reading = reading(service, manager).await?;
    let legal_entity = reading.legal_entity.as_str();
    seal_at_once(service, legal_entity).await?;
    let Looked { after, count, noted } = looked;
    let noted = noted.map(|(sequence, seal)| NotedSeal { legal_entity, sequence, seal });
    let parts = (Sealed { legal_entity, after, count }, noted);
    let (found, is_as_noted) = read(service.stores.together(), &parts).await?;
    let sealer = Sealer { service, legal_entity };
    let mut verification = Chain { sealer, after, count }.look(&found);
    if let (Some(noted), Some(false)) = (&parts.1, is_as_noted) {
        let earlier = verification.first_wrong.as_ref().and_then(|wrong| wrong.id.parse().ok());
        if earlier.is_none_or(|earlier: u64| noted.sequence < earlier) {
            verification.first_wrong = Some(wrong(noted.sequence, "altered"));
        }
        (verification.unbroken, verification.next) = (false, None);
    }
    Ok(verification)
}

/// Reads whether an entry still has the seal that was noted elsewhere.
struct NotedSeal<'a> {
    legal_entity: &'a str,
    sequence: u64,
    seal: &'a str,
}

impl Part for NotedSeal<'_> {
    type Answer = bool;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT seal FROM audit_seals WHERE legal_entity = ?1 AND sequence = CAST(?2 AS INTEGER)
             AND seal = ?3",
        );
        vec![statement.text(self.legal_entity).number(self.sequence).text(self.seal)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(!results.next_rows()?.is_empty())
    }
}

struct Chain<'a> {
    sealer: Sealer<'a>,
    after: u64,
    count: u64,
}

impl Chain<'_> {
    fn look(&self, found: &Verified) -> AuditVerification {
        let head = found.head.as_ref();
        let sealed_to = head.map_or(0, |head| head.sequence);
        let (entries, wrong) = self.first_wrong(found, sealed_to);
        let looked = u64::try_from(found.entries.len()).unwrap_or(u64::MAX);
        let reached = self.after.saturating_add(entries);
        let is_more = wrong.is_none() && looked >= self.count && reached < sealed_to;
        AuditVerification {
            entries,
            unsealed: if wrong.is_none() { looked.saturating_sub(entries) } else { 0 },
            unbroken: wrong.is_none(),
            first_wrong: wrong,
            next: is_more.then(|| reached.to_string()),
            sealed_to: head.map(|head| head.sequence.to_string()),
            seal: head.map(|head| head.seal.clone()),
        }
    }

    /// How many are right, and what is the first that is not.
    fn first_wrong(&self, found: &Verified, sealed_to: u64) -> (u64, Option<WrongEntry>) {
        if self.after > sealed_to {
            return (0, self.wrong_end(found, (self.after, "")));
        }
        let mut before = match (&found.before, self.after) {
            (_, 0) => String::new(),
            (Some(seal), _) => seal.clone(),
            (None, after) => return (0, Some(wrong(after, "seal-missing"))),
        };
        let mut right = 0_u64;
        for entry in &found.entries {
            let number = self.after.saturating_add(right).saturating_add(1);
            if number > sealed_to {
                break;
            }
            let why = match &entry.seal {
                _ if entry.sequence != number => "missing",
                None => "seal-missing",
                Some(seal) if *seal != self.sealer.seal(&before, entry) => "altered",
                Some(seal) => {
                    before.clone_from(seal);
                    right = right.saturating_add(1);
                    continue;
                }
            };
            return (right, Some(wrong(number, why)));
        }
        let reached = self.after.saturating_add(right);
        (right, self.wrong_end(found, (reached, &before)))
    }

    /// What is wrong with the end, if this is the end.
    fn wrong_end(&self, found: &Verified, (reached, seal): (u64, &str)) -> Option<WrongEntry> {
        let sealed_to = found.head.as_ref().map_or(0, |head| head.sequence);
        let is_forged = found.head.as_ref().is_some_and(|head| !self.sealer.has_made(head));
        if is_forged || found.last_seal > sealed_to {
            return Some(wrong(sealed_to.max(1), "end"));
        }
        let were_all_read = u64::try_from(found.entries.len()).unwrap_or(u64::MAX) < self.count;
        if reached < sealed_to && were_all_read {
            return Some(wrong(reached.saturating_add(1), "missing"));
        }
        let is_other = |head: &Head| head.sequence == reached && head.seal != seal;
        found.head.as_ref().is_some_and(is_other).then(|| wrong(sealed_to, "end"))
    }
}

fn wrong(sequence: u64, why: &str) -> WrongEntry {
    WrongEntry { id: sequence.to_string(), why: why.to_owned() }
}
