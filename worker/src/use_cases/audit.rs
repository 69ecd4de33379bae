//! The audit, as people read it: the bank's staff all of their legal entity, a company's user what is about the customers
//! where they may read the audit.

use std::collections::BTreeSet;

use countersign_core::AdministrativeRight;

use super::consistent;
use super::managing::{Manager, let_in};
use super::sealing::seal_at_once;
use crate::database::read;
use crate::failure::Failure;
use crate::json::{Absent, Raw, Written, answer, json, raw};
pub use crate::ledger::audit::AuditFilter;
use crate::ledger::audit::{self, About, ActorKind, AuditPage, Entry, One, Source, Stored};
use crate::lists::{PageRequest, Position};
use crate::service::Service;

/// Customers whose entries one page is put together of at most.
const CUSTOMERS_MAX: usize = 400;

/// Who reads, once they were let in, and what they may see.
pub(super) struct Reading {
    pub legal_entity: String,
    actor: (ActorKind, String),
    /// The customers whose entries they see; all entries if absent.
    customers: Option<BTreeSet<String>>,
}

/// Lets somebody in who may read anything.
///
/// # Errors
/// As [`let_in`]; `NotPermitted` for a user who has the right nowhere.
pub(super) async fn reading(service: &Service, manager: &Manager) -> Result<Reading, Failure> {
    let (managing, ()) = consistent(|| let_in(service, manager, |_, _| ())).await?;
    let (kind, id) = managing.actor;
    let customers = managing.engine().map(|engine| {
        let read = engine.administered_by(id, AdministrativeRight::ReadAudit);
        read.into_iter().map(str::to_owned).collect::<BTreeSet<_>>()
    });
    if customers.as_ref().is_some_and(BTreeSet::is_empty) {
        return Err(Failure::NotPermitted);
    }
    Ok(Reading { legal_entity: managing.legal_entity().to_owned(), actor: (kind, id.to_owned()), customers })
}

impl Reading {
    fn sources(&self, searched: Option<&str>) -> Vec<Source> {
        match (&self.customers, searched) {
            (Some(customers), _) => {
                customers.iter().take(CUSTOMERS_MAX).cloned().map(Source::Customer).collect()
            }
            (None, None) => vec![Source::All],
            (None, Some(id)) => {
                [Source::Actor, Source::Subject, Source::Customer].map(|source| source(id.to_owned())).into()
            }
        }
    }

    /// Whether the whole of an entry is theirs to see, or only that it happened: one about other companies, too, may say
    /// things of those. `None` if it is not theirs at all.
    fn sees_whole(&self, entry: &Stored) -> Option<bool> {
        let Some(own) = &self.customers else { return Some(true) };
        let about = customers_of(entry);
        let count = about.iter().filter(|customer| own.contains(*customer)).count();
        (count > 0).then_some(count == about.len())
    }
}

fn customers_of(entry: &Stored) -> Vec<String> {
    // Written by us as a list of texts.
    serde_json::from_str(&entry.customers).unwrap_or_default()
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Search<'a> {
    /// Which entries.
    pub filter: &'a AuditFilter,
    /// An id of who acted, of whom or what it happened to, or of a customer.
    pub searched: Option<&'a str>,
    /// Which page.
    pub page: &'a PageRequest<'a>,
}

/// A page of entries, and where the next one begins.
async fn page_of(
    service: &Service,
    reading: &Reading,
    search: Search<'_>,
) -> Result<(Vec<Stored>, Option<String>), Failure> {
    let Search { filter, searched, page } = search;
    let (_, id) = &reading.actor;
    let principal = [reading.legal_entity.as_str(), id];
    let after = page.start(&principal)?;
    let one = |source| AuditPage {
        legal_entity: &reading.legal_entity,
        source,
        // Staff find an id by itself.
        about: searched.filter(|_| reading.customers.is_some()),
        filter,
        after: after.clone(),
        count: page.rows(),
    };
    let pages: Vec<_> = reading.sources(searched).into_iter().map(one).collect();
    let mut entries: Vec<_> = read(service.stores.together(), &pages).await?.into_iter().flatten().collect();
    entries.sort_by(|one, other| (&other.at, other.sequence).cmp(&(&one.at, one.sequence)));
    entries.dedup_by_key(|entry| entry.sequence);
    entries.truncate(usize::try_from(page.rows()).unwrap_or(usize::MAX));
    let position = |last: &Stored| Position { value: last.at.clone(), id: last.sequence.to_string() };
    let next = page.cut(&principal, &mut entries, position);
    Ok((entries, next))
}

answer! {
    /// One page of the audit.
    AuditEntries {
        /// The entries, the newest first.
        items: Vec<AuditEntry> = "items",
        /// Where the next page begins; absent on the last one.
        next_cursor: Option<String> = "nextCursor",
    }
}

answer! {
    /// What somebody did or tried.
    AuditEntry {
        /// Its number, within the legal entity.
        id: String as Id = "id",
        /// When.
        at: String as Instant = "at",
        /// What kind of one acted: `user` or `staff`.
        actor_kind: String = "actorKind",
        /// Who acted.
        actor: String = "actor",
        /// What happened, `noun.verb`.
        event: Event = "event",
        /// To what.
        subject: String = "subject",
        /// The customers that it is about, as far as the reader may see them.
        customers: Vec<String> = "customers",
        /// Names the request.
        request_id: String = "requestId",
        /// Whether it is sealed already: what is sealed cannot be altered without being noticed.
        is_sealed: bool = "isSealed",
        /// The facts, in the answer to a question about this entry; absent also where there are none. An edit has the rows
        /// before and after under `difference`.
        detail: Option<Written<AuditDetail>> = "detail",
        /// Whether it is about companies that the reader does not see, too: then its facts are left out.
        is_partial: bool = "isPartial",
    }
}

/// One of the events that the audit knows.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Event(String);

impl Absent for Event {}

/// The facts of an entry: any object.
pub struct AuditDetail;

#[cfg(not(target_arch = "wasm32"))]
mod described {
    use countersign_core::document::openapi::{Describe, Described, Form, Named};
    use utoipa::openapi::{ObjectBuilder, Type};

    impl Describe for super::Event {
        fn describe(_: Option<Form>) -> Described {
            let words = crate::ledger::audit::EVENTS;
            ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).into()
        }

        fn collect(_: &mut Vec<Named>) {}
    }

    impl Describe for super::AuditDetail {
        fn describe(_: Option<Form>) -> Described {
            ObjectBuilder::new().build().into()
        }

        fn collect(_: &mut Vec<Named>) {}
    }
}

/// Reads a page.
///
/// # Errors
/// `NotPermitted`; `Malformed` with `invalid-cursor`.
pub async fn list_audit(
    service: &Service,
    manager: &Manager,
    search: Search<'_>,
) -> Result<AuditEntries, Failure> {
    let reading = reading(service, manager).await?;
    seal_at_once(service, &reading.legal_entity).await?;
    let (found, next_cursor) = page_of(service, &reading, search).await?;
    Ok(AuditEntries { items: found.into_iter().map(|entry| shown(&reading, entry)).collect(), next_cursor })
}

/// Reads one entry with its facts.
///
/// # Errors
/// `NotPermitted`; `NotFound` if there is none with this number, or it is about other companies.
pub async fn read_audit(
    service: &Service,
    manager: &Manager,
    sequence: Option<u64>,
) -> Result<AuditEntry, Failure> {
    let reading = reading(service, manager).await?;
    let sequence = sequence.ok_or(Failure::NotFound)?;
    seal_at_once(service, &reading.legal_entity).await?;
    let one = One { legal_entity: &reading.legal_entity, sequence };
    let found = read(service.stores.together(), &one).await?.ok_or(Failure::NotFound)?;
    let is_whole = reading.sees_whole(&found).ok_or(Failure::NotFound)?;
    let detail = is_whole.then(|| raw(found.detail.clone())).transpose()?;
    let detail: Option<Raw> = detail.filter(|detail| detail.get() != "null");
    Ok(AuditEntry { detail: detail.map(Into::into), ..shown(&reading, found) })
}

fn shown(reading: &Reading, entry: Stored) -> AuditEntry {
    let is_partial = reading.sees_whole(&entry) != Some(true);
    let mut customers = customers_of(&entry);
    if let Some(own) = &reading.customers {
        customers.retain(|customer| own.contains(customer));
    }
    let [actor_kind, actor] = entry.actor;
    AuditEntry {
        id: entry.sequence.to_string(),
        at: entry.at,
        actor_kind,
        actor,
        event: Event(entry.event),
        subject: entry.subject,
        customers,
        request_id: entry.request,
        is_sealed: entry.seal.is_some(),
        detail: None,
        is_partial,
    }
}

/// The columns of an export, in their order.
const COLUMNS: [&str; 11] = [
    "legalEntity",
    "id",
    "at",
    "requestId",
    "actorKind",
    "actor",
    "event",
    "subject",
    "customers",
    "detail",
    "seal",
];

/// A part of the audit as CSV.
#[derive(Debug)]
pub struct AuditExport {
    /// The text.
    pub csv: String,
    /// Where the next part begins; absent for the last one.
    pub next_cursor: Option<String>,
}

/// Exports entries with their facts and seals, and notes that it did.
///
/// # Errors
/// As [`list_audit`].
pub async fn export_audit(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    search: Search<'_>,
) -> Result<AuditExport, Failure> {
    let reading = reading(service, manager).await?;
    seal_at_once(service, &reading.legal_entity).await?;
    let (mut found, next_cursor) = page_of(service, &reading, search).await?;
    service
        .stores
        .together()
        .batch(vec![exported(service, &reading, request_id, (search, found.len()))])
        .await?;
    for entry in &mut found {
        if reading.sees_whole(entry) != Some(true) {
            entry.detail.clear();
            entry.customers = json(&shown(&reading, entry.clone()).customers);
        }
    }
    let numbers: Vec<String> = found.iter().map(|entry| entry.sequence.to_string()).collect();
    let rows = found.iter().zip(&numbers).map(|(entry, number)| cells(&reading, entry, number));
    Ok(AuditExport { csv: crate::spreadsheet::csv(&COLUMNS, rows), next_cursor })
}

fn cells<'a>(reading: &'a Reading, entry: &'a Stored, number: &'a str) -> Vec<&'a str> {
    let [kind, actor] = &entry.actor;
    vec![
        &reading.legal_entity,
        number,
        &entry.at,
        &entry.request,
        kind,
        actor,
        &entry.event,
        &entry.subject,
        &entry.customers,
        &entry.detail,
        entry.seal.as_deref().unwrap_or_default(),
    ]
}

fn exported(
    service: &Service,
    reading: &Reading,
    request: &str,
    (search, count): (Search<'_>, usize),
) -> crate::database::Statement {
    let (kind, id) = &reading.actor;
    let customers: Vec<&str> = reading.customers.iter().flatten().map(String::as_str).collect();
    let detail = serde_json::json!({ "filter": search.filter, "q": search.searched, "entries": count });
    let entry = Entry {
        legal_entity: &reading.legal_entity,
        at: &service.clock.now(),
        request,
        actor: (*kind, id),
        event: "audit.exported",
        subject: &reading.legal_entity,
        detail,
    };
    audit::insert_about(&entry, About::Customers(&customers))
}

/// A number that an entry may have.
pub type EntryNumber = countersign_core::wire::NumberText<1, { i64::MAX as u64 }>;
