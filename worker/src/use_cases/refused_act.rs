//! What somebody was refused because they have no right to it, for the audit: who tried what.

use serde_json::json as object;

use super::decide::shortened;
use crate::actor::Actor;
use crate::database::read;
use crate::failure::Failure;
use crate::identity::throttles::{TooOften, Try};
use crate::json::json;
use crate::ledger::audit::{self, Entry};
use crate::service::Service;

/// Something that somebody tried.
#[derive(Debug, Clone)]
pub struct Act {
    /// Method and path.
    pub act: String,
    /// The user whom it was about, if one is named.
    pub user: Option<String>,
}

/// Refusals a minute that are noted of one person, with the last one's word that others follow: the audit is kept for
/// ever, and must not be filled by who knows that they are refused.
const NOTED_A_MINUTE: u64 = 30;

/// Notes a refusal that is about what somebody may do, or from where; no other. They must be known to be who they are.
///
/// # Errors
/// If the database does not answer: a refusal that leaves no trace is none that is answered.
pub async fn note_refusal(
    service: &Service,
    actor: Actor<'_>,
    request: &str,
    (act, failure): (&Act, &Failure),
) -> Result<(), Failure> {
    let (code, reasons) = match failure {
        Failure::MayNot(reasons) => ("not-permitted", reasons.as_slice()),
        Failure::NotPermitted => ("not-permitted", [].as_slice()),
        Failure::LastAdministrator => ("last-administrator", [].as_slice()),
        Failure::NetworkNotAllowed => ("network-not-allowed", [].as_slice()),
        _ => return Ok(()),
    };
    let whose = json(&("refusals", actor.legal_entity, actor.kind.word(), actor.id));
    let counted = Try::of(&whose, NOTED_A_MINUTE, service.clock.millis());
    let is_last = match read(service.stores.directory(), &counted).await? {
        Ok(()) => false,
        Err(TooOften { over: 1, .. }) => true,
        Err(_) => return Ok(()),
    };
    let reasons: Vec<&str> = reasons.iter().map(|reason| reason.code.as_ref()).collect();
    let (what, subject) = (shortened(&act.act), shortened(act.user.as_deref().unwrap_or(&act.act)));
    let mut detail = object!({ "act": what, "code": code, "reasons": reasons });
    if let (true, Some(detail)) = (is_last, detail.as_object_mut()) {
        detail.insert("othersFollow".to_owned(), true.into());
    }
    let entry = audit::insert(&Entry {
        legal_entity: actor.legal_entity,
        at: &service.clock.now(),
        request,
        actor: (actor.kind, actor.id),
        event: "act.refused",
        subject: &subject,
        detail,
    });
    service.stores.together().batch(vec![entry]).await?;
    Ok(())
}
