//! Edits of the configuration: functions from document to document.
//!
//! An edit reads what is stored in its scope with the versions of that, applies a change, has the engine load what comes
//! out of it, and writes the difference in one batch that holds only at the versions that were read. What changes names
//! itself: a contract gets a new version exactly if what its snapshot holds has changed, and the catalogue likewise, so
//! that an edit at one company leaves the snapshots of all others alone.

mod expected;
mod log;
mod parts;
mod state;
mod taken;
#[cfg(test)]
mod tests;
mod versions;
mod write;

pub use expected::Expected;
pub use state::{Before, contracts_of_users};
pub use versions::Versions;

use countersign_core::wire::SnapshotDocument;
use countersign_core::{Engine, Problems};
use serde_json::Value;

use crate::database::{BoxedFuture, DatabaseError, Statement, read};
use crate::failure::Failure;
use crate::json::{Raw, json};
use crate::ledger::audit::ActorKind;
use crate::service::Service;
use crate::waiting::{back_off, turn_at};
use parts::Parts;
use state::{State, StoredState};

/// How often an edit is tried at most, if others are quicker.
const ATTEMPTS_MAX: u32 = 8;

/// Who edits what.
#[derive(Debug, Clone, Copy)]
pub struct Edit<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// Who.
    pub actor: (ActorKind, &'a str),
    /// The HTTP request's id, for the audit.
    pub request_id: &'a str,
    /// What is read, and may change.
    pub scope: Scope<'a>,
    /// Which state the client edits.
    pub expected: &'a Expected,
    /// What happened, `noun.verb`, for the audit.
    pub event: &'static str,
    /// To what, for the audit.
    pub subject: &'a str,
}

/// What an edit reads, and may change.
#[derive(Debug, Clone, Copy)]
pub enum Scope<'a> {
    /// Everything. Also for changes of the catalogue: whether a role can go is known only from all who hold it.
    Whole,
    /// These contracts, and these users with all contracts where they have a part; not the catalogue.
    Part {
        /// The contracts.
        contracts: &'a [&'a str],
        /// The users.
        users: &'a [&'a str],
    },
}

/// A change.
pub trait Change {
    /// What the client edits, as it is in a document: a precondition names its tag.
    ///
    /// # Errors
    /// `NotFound` if it is not there to be edited.
    fn shown(&self, before: &Before<'_>) -> Result<Shown, Failure>;

    /// Makes the new document of the old one, of which there is none before the first import.
    ///
    /// # Errors
    /// Whatever forbids the change.
    fn apply<'d>(&'d self, before: Before<'d>) -> Result<SnapshotDocument<'d>, Failure>;

    /// Facts for the audit, beside the difference.
    fn facts(&self) -> Value;

    /// What is written in the same batch: mail to be sent, an answer under its key.
    fn beside(&self) -> Vec<Statement> {
        Vec::new()
    }

    /// Whether what is beside the document still lets the change be made: asked when others were quicker.
    ///
    /// # Errors
    /// Whatever forbids the change now.
    fn still_allowed(&self) -> BoxedFuture<'_, Result<(), Failure>> {
        Box::pin(async { Ok(()) })
    }
}

/// What a client edits.
#[derive(Debug)]
pub struct Shown {
    /// Names its state; nothing while there is none.
    pub tag: Option<String>,
    /// What it is; nothing if it is too large to be repeated in a refusal.
    pub representation: Option<Raw>,
}

/// Edits the configuration. An edit that changes nothing writes nothing, whatever state the client has seen: so one
/// whose answer was lost can be sent again as it is. What the client edits, as it is now.
///
/// # Errors
/// `VersionMissing` and `VersionStale` if the client does not say which state it has seen, or has seen another one;
/// `InvalidSnapshot` with every problem of the new document; `InUse` if something refers to what would be removed;
/// `Busy` if others were quicker several times.
pub async fn edit(service: &Service, edit: Edit<'_>, change: &impl Change) -> Result<Shown, Failure> {
    let mut failure = Failure::Busy;
    // Which companies an edit touches is known only when it is read, so edits of one legal entity go in turn.
    let place = json(&("edits", edit.legal_entity));
    for number in 0..ATTEMPTS_MAX {
        let turn = turn_at(service, &place, None).await?;
        match attempt(service, edit, change).await? {
            Attempt::Done(shown) => return Ok(shown),
            Attempt::Again(why) => failure = why,
        }
        drop(turn);
        back_off(service, number).await;
    }
    Err(failure)
}

/// How an attempt ended, if nothing forbids the edit.
enum Attempt {
    Done(Shown),
    /// A conflict, or an unknown outcome: the next attempt finds nothing to change if the batch was written.
    Again(Failure),
}

async fn attempt(service: &Service, edit: Edit<'_>, change: &impl Change) -> Result<Attempt, Failure> {
    let state = read_state(service, edit).await?;
    let text = state.rows.clone().assemble()?;
    let document = text.as_deref().map(stored).transpose()?;
    let before =
        Before { document: document.as_ref(), versions: state.versions.as_ref(), recorded: &state.recorded };
    let shown = change.shown(&before)?;
    edit.expected.refuse_unsaid(shown.tag.as_deref())?;
    let after = change.apply(before)?;
    let difference = state.difference(service, &after)?;
    let (old, new) = (document.as_ref().map(Parts::of).unwrap_or_default(), Parts::of(&after));
    // Before the states are compared: an edit whose answer was lost names the state before its own.
    if difference.is_empty() && new.says_the_same(&old, edit.scope) {
        return Ok(Attempt::Done(shown));
    }
    edit.expected.refuse_unexpected(&shown)?;
    let engine = Engine::from_document(&after).map_err(invalid)?;
    refuse_without_administrator(edit, document.as_ref(), &engine)?;
    let versions = state.versions_after(service, edit.scope, &old, &new)?;
    let now = change.shown(&Before {
        document: Some(&after),
        versions: Some(&versions),
        recorded: &state.recorded,
    })?;
    let written =
        write::Write { edit, state: &state, versions: &versions, after: &after, difference: &difference };
    let detail = log::detail(change.facts(), (&shown, &now), &difference);
    let entry = log::entry(service, edit, &detail, &difference);
    let statements = written.statements(entry, change.beside())?;
    match service.stores.together().batch(statements).await {
        Ok(_) => {}
        Err(error @ (DatabaseError::Conflict | DatabaseError::UnknownOutcome)) => {
            let taken = taken::Taken { legal_entity: edit.legal_entity, difference: &difference };
            // Nothing is read anew for the whole: whatever is there is in the difference.
            if error == DatabaseError::Conflict && !matches!(edit.scope, Scope::Whole) {
                taken::refuse(read(service.stores.together(), &taken).await?)?;
            }
            change.still_allowed().await?;
            return Ok(Attempt::Again(error.into()));
        }
        Err(error) => return Err(error.into()),
    }
    if let Some(name) = versions.name(edit, &new) {
        crate::snapshot::keep(service, &name, engine, &after).await;
    }
    Ok(Attempt::Done(now))
}

/// Refuses an edit after which nobody may manage the users of a company that had somebody (A18). Judged on the document
/// that is written, so that of two who take one administrator each, the second one is refused. An import may: the
/// institution then begins anew.
fn refuse_without_administrator(
    edit: Edit<'_>,
    before: Option<&SnapshotDocument<'_>>,
    after: &Engine,
) -> Result<(), Failure> {
    let Some(before) = before.filter(|_| !matches!(edit.scope, Scope::Whole)) else { return Ok(()) };
    let administered = after.administered_contracts();
    let has_all = before.contracts.iter().all(|contract| administered.contains(&contract.id.0.as_ref()));
    if has_all {
        return Ok(());
    }
    let engine = Engine::from_document(before).map_err(invalid)?;
    let is_kept = |contract: &&str| administered.contains(contract);
    if engine.administered_contracts().iter().all(is_kept) { Ok(()) } else { Err(Failure::LastAdministrator) }
}

/// A legal entity's whole document, with its versions; nothing if none was imported yet.
///
/// # Errors
/// If the database does not answer.
pub async fn whole(service: &Service, legal_entity: &str) -> Result<Option<(Versions, String)>, Failure> {
    let part = StoredState { legal_entity, scope: Scope::Whole, contracts: &[] };
    let State { versions, rows, .. } = read(service.stores.together(), &part).await?;
    Ok(versions.zip(rows.assemble()?))
}

async fn read_state(service: &Service, edit: Edit<'_>) -> Result<State, Failure> {
    let contracts = state::contracts(service, edit.legal_entity, edit.scope).await?;
    let part = StoredState { legal_entity: edit.legal_entity, scope: edit.scope, contracts: &contracts };
    Ok(read(service.stores.together(), &part).await?)
}

fn stored(text: &str) -> Result<SnapshotDocument<'_>, Failure> {
    let defect = |_| Failure::Internal("a stored configuration has no shape".to_owned());
    SnapshotDocument::parse(text.as_bytes()).map_err(defect)
}

fn invalid(problems: Problems) -> Failure {
    Failure::InvalidSnapshot(problems.map(Into::into))
}
