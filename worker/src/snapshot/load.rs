//! From a name to an engine: from memory, or else from a copy of the document, or else from the database's rows.

use std::sync::Arc;
use std::time::Duration;

use countersign_core::Engine;
use countersign_core::wire::{Id, SnapshotDocument, User, UserStatus};

use super::{Basis, Document, SnapshotName};
use crate::database::{DatabaseError, Part, Results, Statement, read};
use crate::engines::Loaded;
use crate::failure::Failure;
use crate::json::json;
use crate::service::Service;
use crate::tables::ReadScope;
use crate::tables::legal_entities::Current;

/// How long a copy of a snapshot is kept. The current one is made again from the rows; an older one is needed as long
/// as somebody may submit what they previewed on it.
const KEPT_FOR: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The engine of this snapshot.
///
/// # Errors
/// `Busy` if the configuration has changed since the name was read: read it again.
pub async fn load(service: &Service, name: &SnapshotName) -> Result<Arc<Loaded>, Failure> {
    let key = name.key();
    if let Some(loaded) = service.engines.get(&key) {
        return Ok(loaded);
    }
    let loaded = Arc::new(fetch(service, name, &key).await?);
    service.engines.put(key, Arc::clone(&loaded));
    Ok(loaded)
}

/// The engine of a snapshot that may no longer be the current one, for a question about these users; none if no copy is
/// kept. Whether the snapshot may be shown is the caller's to know.
///
/// # Errors
/// `Internal` if the copy makes no engine.
pub async fn load_kept(
    service: &Service,
    key: &str,
    users: &[(String, String)],
) -> Result<Option<Arc<Loaded>>, Failure> {
    let kept = match service.engines.get(key) {
        Some(loaded) => Some(loaded),
        None => fetch_kept(service, key).await.map(|loaded| {
            // After an edit, every client of the company still names the older snapshot.
            let loaded = Arc::new(loaded);
            service.engines.put(key.to_owned(), Arc::clone(&loaded));
            loaded
        }),
    };
    kept.map(|loaded| with(loaded, users)).transpose()
}

/// Keeps the engine of a document that was just written under this name, so that whoever asks next finds it.
pub async fn keep(service: &Service, name: &SnapshotName, engine: Engine, document: &SnapshotDocument<'_>) {
    let key = name.key();
    let users = document.users.iter().map(|user| user.id.0.clone().into_owned()).collect();
    let document = json(document);
    service.cache.put(&key, &document, KEPT_FOR).await;
    service.engines.put(key, Arc::new(Loaded { engine, users, document }));
}

async fn fetch_kept(service: &Service, key: &str) -> Option<Loaded> {
    let loaded = compile(service.cache.get(key).await?);
    if loaded.is_err() {
        (service.log)("a kept snapshot document cannot be loaded");
    }
    loaded.ok()
}

async fn fetch(service: &Service, name: &SnapshotName, key: &str) -> Result<Loaded, Failure> {
    if let Some(loaded) = fetch_kept(service, key).await {
        return Ok(loaded);
    }
    let document = build(service, name).await?;
    service.cache.put(key, &document, KEPT_FOR).await;
    compile(document)
}

fn compile(document: String) -> Result<Loaded, Failure> {
    let engine = Engine::load(document.as_bytes()).map_err(|problems| unloadable(&problems))?;
    let parsed = SnapshotDocument::parse(document.as_bytes()).map_err(|problems| unloadable(&problems))?;
    let users = parsed.users.iter().map(|user| user.id.0.clone().into_owned()).collect();
    Ok(Loaded { engine, users, document })
}

fn unloadable(problems: &[countersign_core::Problem]) -> Failure {
    // An import is checked before it is stored, so this is a defect. Only the place is logged, not what stands there:
    // it may be personal data.
    let first =
        problems.first().map_or_else(String::new, |first| format!("{} {}", first.path, first.code.code()));
    Failure::Internal(format!("a stored configuration makes no engine: {first}"))
}

/// The document of this name from rows, if they still are at its versions.
async fn build(service: &Service, name: &SnapshotName) -> Result<String, Failure> {
    let contracts = name.contract_ids();
    let scope = ReadScope::Contracts(&contracts);
    // Versions and rows come from one state of the database; a document under a wrong name would be kept for ever.
    let legal_entity = name.legal_entity.as_str();
    let versions = ContractVersions { legal_entity, contracts: &contracts };
    let parts = (Current(legal_entity), versions, Document { legal_entity, scope });
    let (entity, contracts, document) = read(service.stores.together(), &parts).await?;
    let found = entity.map(|entity| SnapshotName::new(&entity, contracts));
    document.filter(|_| found.as_ref() == Some(name)).ok_or(Failure::Busy)
}

/// Reads the versions that contracts have now, each with its id, in the order of their ids.
struct ContractVersions<'a> {
    legal_entity: &'a str,
    contracts: &'a [String],
}

impl Part for ContractVersions<'_> {
    type Answer = Vec<(String, String)>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT id, version FROM contracts
             WHERE legal_entity = ?1 AND id IN (SELECT value FROM json_each(?2)) ORDER BY id",
        );
        vec![statement.text(self.legal_entity).text(json(&self.contracts))]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(|row| {
            let mut cells = row.cells();
            Ok((cells.text()?, cells.text()?))
        })
    }
}

/// The engine for a question about some users. A snapshot holds the people of its contracts; users of other contracts
/// are added to it without assignments, or they would be `unknown-user` instead of having no access. Such an engine is
/// used once and not kept.
///
/// # Errors
/// As [`load`].
pub async fn load_for(service: &Service, basis: &Basis) -> Result<Arc<Loaded>, Failure> {
    with(load(service, &basis.snapshot).await?, &basis.users)
}

fn with(loaded: Arc<Loaded>, users: &[(String, String)]) -> Result<Arc<Loaded>, Failure> {
    let missing = missing(&loaded, users);
    if missing.is_empty() {
        return Ok(loaded);
    }
    Ok(Arc::new(compile(with_users(&loaded.document, missing)?)?))
}

/// Users whom the legal entity knows and the snapshot does not.
fn missing<'p>(loaded: &Loaded, users: &'p [(String, String)]) -> Vec<User<'p>> {
    let absent = users.iter().filter(|(user, _)| !loaded.users.contains(user));
    let user = |(user, word): &'p (String, String)| {
        let status = UserStatus::ALL.iter().copied().find(|status| status.code() == word)?;
        Some(User { id: Id(user.as_str().into()), status, assignments: Vec::new() })
    };
    absent.filter_map(user).collect()
}

fn with_users(document: &str, users: Vec<User<'_>>) -> Result<String, Failure> {
    let mut document =
        SnapshotDocument::parse(document.as_bytes()).map_err(|problems| unloadable(&problems))?;
    document.users.extend(users);
    Ok(json(&document))
}
