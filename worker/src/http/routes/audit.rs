use countersign_core::document;
use countersign_core::wire::{DayText, Id, NumberText, Text};

use crate::failure::{Failure, FieldProblem};
use crate::http::answer::{Answer, CsvFile, Found};
use crate::http::call::Call;
use crate::http::input::{Path, Query};
use crate::lists::{LIMIT_MAX, PageRequest};
use crate::use_cases::Manager;
use crate::use_cases::audit::{
    AuditEntries, AuditEntry, AuditFilter, EntryNumber, Search, export_audit, list_audit, read_audit,
};
use crate::use_cases::audit_seals::{AuditVerification, Looked, verify_audit};

/// Entries in one part of an export.
const EXPORTED_MAX: u64 = 1_000;
/// Entries that are looked at again in one part, where the client does not say how many.
const VERIFIED: u64 = 500;

document! {
    /// Which entries.
    AuditQuery<'a> {
        /// Who acted.
        who: Option<Id<'a>> = "who",
        /// To whom or what it happened.
        subject: Option<Id<'a>> = "subject",
        /// What happened, `noun.verb`.
        event: Option<Id<'a>> = "event",
        /// The first day, of UTC.
        from: Option<DayText<'a>> = "from",
        /// The last day.
        to: Option<DayText<'a>> = "to",
        /// An id: of who acted, of whom or what it happened to, or of a customer.
        q: Option<Id<'a>> = "q",
        /// Entries a page; 50 if absent.
        limit: Option<NumberText<1, LIMIT_MAX>> = "limit",
        /// Where the page begins. Good for the same parameters only, but for `limit`.
        cursor: Option<Text<'a>> = "cursor",
    }
}

document! {
    /// Which entries, in parts of a thousand at most.
    AuditExportQuery<'a> {
        /// Who acted.
        who: Option<Id<'a>> = "who",
        /// To whom or what it happened.
        subject: Option<Id<'a>> = "subject",
        /// What happened, `noun.verb`.
        event: Option<Id<'a>> = "event",
        /// The first day, of UTC.
        from: Option<DayText<'a>> = "from",
        /// The last day.
        to: Option<DayText<'a>> = "to",
        /// An id: of who acted, of whom or what it happened to, or of a customer.
        q: Option<Id<'a>> = "q",
        /// Entries a part; 1,000 if absent.
        limit: Option<NumberText<1, EXPORTED_MAX>> = "limit",
        /// Where the part begins. Good for the same parameters only, but for `limit`.
        cursor: Option<Text<'a>> = "cursor",
    }
}

pub(super) async fn list(call: Call<Manager, Query<AuditQuery<'static>>>) -> Answer<Found<AuditEntries>> {
    let Query(AuditQuery { who, subject, event, from, to, q, limit, cursor }) = &call.input;
    let filter = filter([who, subject, event], [from, to]);
    let limit = limit.map(NumberText::get);
    let page = PageRequest::new("audit", &(&filter, q.as_ref().map(|q| &q.0)), limit, cursor.as_deref());
    let search = Search { filter: &filter, searched: q.as_ref().map(|q| q.0.as_ref()), page: &page };
    list_audit(&call.service, &call.principal, search).await.map(Found)
}

pub(super) async fn export(call: Call<Manager, Query<AuditExportQuery<'static>>>) -> Answer<CsvFile> {
    let Query(AuditExportQuery { who, subject, event, from, to, q, limit, cursor }) = &call.input;
    let filter = filter([who, subject, event], [from, to]);
    let limit = limit.map_or(EXPORTED_MAX, NumberText::get);
    let of = (&filter, q.as_ref().map(|q| &q.0));
    let page = PageRequest::within("audit", &of, limit, EXPORTED_MAX, cursor.as_deref());
    let search = Search { filter: &filter, searched: q.as_ref().map(|q| q.0.as_ref()), page: &page };
    let exported = export_audit(&call.service, &call.principal, &call.request_id, search).await?;
    Ok(CsvFile { name: "audit.csv", text: exported.csv, next_cursor: exported.next_cursor })
}

fn filter(ids: [&Option<Id<'_>>; 3], days: [&Option<DayText<'_>>; 2]) -> AuditFilter {
    let [who, subject, event] = ids.map(|id| id.as_ref().map(|id| id.0.clone().into_owned()));
    let [from, to] = days.map(|day| day.as_ref().map(|day| day.as_str().to_owned()));
    AuditFilter { who, subject, event, from, to }
}

document! {
    /// Which entry.
    EntryPath<'a> {
        /// Its number.
        entry: Id<'a> = "entry",
    }
}

pub(super) async fn read(call: Call<Manager, Path<EntryPath<'static>>>) -> Answer<Found<AuditEntry>> {
    let Path(EntryPath { entry }) = &call.input;
    // Whatever is no number of an entry is not there.
    let number = entry.0.parse().ok().filter(|number: &u64| number.to_string() == entry.0);
    read_audit(&call.service, &call.principal, number).await.map(Found)
}

document! {
    /// Which part of the audit is looked at again.
    VerifyQuery<'a> {
        /// After which entry; from the first on if absent.
        after: Option<EntryNumber> = "after",
        /// How many entries at most; 500 if absent.
        limit: Option<NumberText<1, EXPORTED_MAX>> = "limit",
        /// An entry whose seal was noted elsewhere.
        noted: Option<EntryNumber> = "noted",
        /// That seal.
        seal: Option<Text<'a>> = "seal",
    }
}

pub(super) async fn verify(
    call: Call<Manager, Query<VerifyQuery<'static>>>,
) -> Answer<Found<AuditVerification>> {
    let Query(VerifyQuery { after, limit, noted, seal }) = &call.input;
    let noted = match (noted, seal) {
        (Some(noted), Some(seal)) => Some((noted.get(), seal.as_ref())),
        (None, None) => None,
        (Some(_), None) => return Err(lacks("seal")),
        (None, Some(_)) => return Err(lacks("noted")),
    };
    let after = after.map_or(0, NumberText::get);
    let looked = Looked { after, count: limit.map_or(VERIFIED, NumberText::get), noted };
    verify_audit(&call.service, &call.principal, looked).await.map(Found)
}

fn lacks(parameter: &str) -> Failure {
    let code = countersign_core::ProblemCode::MissingField.code();
    let problem = FieldProblem::new(parameter, code, "goes with the other of `noted` and `seal`");
    Failure::RefusedParameters(vec![problem].into())
}
