//! What the audit has of somebody who was not let in.

use serde_json::json as object;

use crate::actor::Actor;
use crate::database::Statement;
use crate::identity::identities::ATTEMPTS_MAX;
use crate::ledger::audit::{self, Entry};
use crate::service::Service;

/// What the audit says of something that was tried and was not right, with the lock that it may have brought.
pub(super) fn refusal(
    service: &Service,
    (actor, request): (Actor<'_>, &str),
    attempts: u64,
    why: &str,
) -> Vec<Statement> {
    let locks = attempts == ATTEMPTS_MAX && ["password", "code"].contains(&why);
    let events = [Some("session.refused"), locks.then_some("identity.locked")];
    let entry = |event: &'static str| {
        audit::insert(&Entry {
            legal_entity: actor.legal_entity,
            at: &service.clock.now(),
            request,
            actor: (actor.kind, actor.id),
            event,
            subject: actor.id,
            detail: object!({ "because": why }),
        })
    };
    events.into_iter().flatten().map(entry).collect()
}
