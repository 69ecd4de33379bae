//! What a manager was refused, for the audit: who tried what with whom.

use serde_json::json as object;

use super::decide::shortened;
use super::managing::Manager;
use crate::failure::Failure;
use crate::ledger::audit::{self, Entry};
use crate::service::Service;

/// Something that a manager tried.
#[derive(Debug, Clone)]
pub struct Act {
    /// Method and path.
    pub act: String,
    /// The user whom it was about, if one is named.
    pub user: Option<String>,
}

/// Notes a refusal that is about what the manager may do; no other.
///
/// # Errors
/// If the database does not answer: a refusal that leaves no trace is none that is answered.
pub async fn note_refusal(
    service: &Service,
    manager: &Manager,
    request: &str,
    (act, failure): (&Act, &Failure),
) -> Result<(), Failure> {
    let (code, reasons) = match failure {
        Failure::MayNot(reasons) => ("not-permitted", reasons.as_slice()),
        Failure::LastAdministrator => ("last-administrator", [].as_slice()),
        _ => return Ok(()),
    };
    let actor = match manager {
        Manager::User(user) => user.actor(),
        Manager::Staff(staff) => staff.actor(),
    };
    let reasons: Vec<&str> = reasons.iter().map(|reason| reason.code.as_ref()).collect();
    let (what, subject) = (shortened(&act.act), shortened(act.user.as_deref().unwrap_or(&act.act)));
    let entry = audit::insert(&Entry {
        legal_entity: actor.legal_entity,
        at: &service.clock.now(),
        request,
        actor: (actor.kind, actor.id),
        event: "act.refused",
        subject: &subject,
        detail: object!({ "act": what, "code": code, "reasons": reasons }),
    });
    service.stores.together().batch(vec![entry]).await?;
    Ok(())
}
