//! Customer records of the core banking system that can become users.

use countersign_core::AdministrativeRight::CreateUsers;
use countersign_core::details::{CoreRecord as Judged, CoreRecordField, CoreRecordRefusal};

use super::super::consistent;
use super::ground::ContractsOf;
use super::refuse_unless_creator;
use crate::creation::creations::Profiled;
use crate::creation::relationships::{Relationship, Relationships};
use crate::database::read;
use crate::failure::Failure;
use crate::identity::settings::{PeopleSettingsOf, UserManagement};
use crate::json::answer;
use crate::people::details::ssn_index;
use crate::ports::{CoreRecord, NotAnswered};
use crate::service::Service;
use crate::use_cases::managing::{Manager, Managing, let_in};

/// Records of one answer: a company with more has to search in the core banking system.
const RECORDS_MAX: usize = 500;

answer! {
    /// Customer records of a company.
    CoreRecordList {
        /// The customer that they are of.
        customer: String as Id = "customer",
        /// The records, by name.
        items: Vec<CoreRecordItem> = "items",
    }
}

answer! {
    /// A customer record.
    CoreRecordItem {
        /// The record.
        id: String as Id = "id",
        /// First name.
        first_name: String = "firstName",
        /// Middle name.
        middle_name: Option<String> = "middleName",
        /// Last name.
        last_name: String = "lastName",
        /// Birth date.
        birth_date: Option<String> as Day = "birthDate",
        /// E-mail address.
        email: Option<String> = "email",
        /// Phone number.
        phone: Option<String> = "phone",
        /// Id in the core banking system.
        core_customer_id: Option<String> = "coreCustomerId",
        /// The person's relationship with the company.
        relationship: Option<String> = "relationship",
        /// The last four digits of the social security number.
        ssn_last4: Option<String> = "ssnLast4",
        /// Whether it can be chosen.
        selectable: bool = "selectable",
        /// Why it cannot.
        reasons: Vec<CoreRecordRefusal> = "reasons",
        /// What it lacks, where that is a reason.
        missing: Vec<CoreRecordField> = "missing",
    }
}

/// A record that was found, and why it cannot be chosen.
pub(super) struct FoundRecord {
    pub(super) record: CoreRecord,
    pub(super) refusals: Vec<CoreRecordRefusal>,
    missing: Vec<CoreRecordField>,
}

/// Lists the records of a customer (A69–A71); of the first one where the manager may create users, if none is named.
///
/// # Errors
/// As [`let_in`]; `NotPermitted` for who may create users nowhere; `NotFound` for a customer where they may not, for
/// staff who name none, and where users come from nowhere but what is typed.
pub async fn core_records(
    service: &Service,
    manager: &Manager,
    customer: Option<&str>,
) -> Result<CoreRecordList, Failure> {
    let (managing, (settings, relationships)) = consistent(|| {
        let_in(service, manager, |legal_entity, _| {
            (PeopleSettingsOf(legal_entity), Relationships(legal_entity))
        })
    })
    .await?;
    refuse_unless_creator(&managing)?;
    if settings.user_management == UserManagement::External {
        return Err(Failure::NotFound);
    }
    let customer = chosen(&managing, customer)?;
    let mut found = find(service, &managing, &customer, &relationships).await?;
    found.sort_by_cached_key(|found| {
        let CoreRecord { first_name, last_name, id, .. } = &found.record;
        (format!("{first_name} {last_name}").to_lowercase(), id.clone())
    });
    found.truncate(RECORDS_MAX);
    Ok(CoreRecordList { customer, items: found.into_iter().map(item).collect() })
}

/// The customer that is meant, if the manager may create users there.
pub(super) fn chosen(managing: &Managing<'_>, customer: Option<&str>) -> Result<String, Failure> {
    let Some(engine) = managing.engine() else {
        return customer.map(str::to_owned).ok_or(Failure::NotFound);
    };
    let open = engine.administered_by(managing.actor.1, CreateUsers);
    let chosen = match customer {
        Some(customer) => open.into_iter().find(|one| *one == customer),
        None => open.into_iter().next(),
    };
    chosen.map(str::to_owned).ok_or(Failure::NotFound)
}

/// The records of a customer, each judged by core.
pub(super) async fn find(
    service: &Service,
    managing: &Managing<'_>,
    customer: &str,
    relationships: &[Relationship],
) -> Result<Vec<FoundRecord>, Failure> {
    let legal_entity = managing.legal_entity();
    let owner = ContractsOf { legal_entity, customers: vec![customer] };
    let owner = read(service.stores.directory(), &owner).await?.pop().ok_or(Failure::NotFound)?;
    let Some(core) = &service.core_records else { return Ok(Vec::new()) };
    let records = core.of_customer(legal_entity, customer).await.map_err(|silent| told(service, &silent))?;
    let index = |ssn: &String| ssn_index(&service.secrets, legal_entity, ssn);
    let indexes: Vec<Option<String>> = records.iter().map(|record| record.ssn.as_ref().map(index)).collect();
    let ids: Vec<&str> = records.iter().map(|record| record.id.as_str()).collect();
    let numbers: Vec<String> = indexes.iter().flatten().cloned().collect();
    let profiled = Profiled { legal_entity, records: &ids, ssn_indexes: &numbers, contracts: &[owner.1] };
    let profiled = read(service.stores.together(), &profiled).await?;
    let allowed: Vec<&str> = relationships.iter().map(|one| one.id.as_str()).collect();
    let judged = records.into_iter().zip(indexes).map(|(record, index)| {
        let is_profiled = profiled.records.contains(&record.id)
            || index.is_some_and(|index| profiled.ssn_indexes.contains(&index));
        let judged = judged(&record, is_profiled);
        let (refusals, missing) = (judged.refusals(&allowed), judged.missing());
        FoundRecord { record, refusals, missing }
    });
    Ok(judged.collect())
}

fn judged(record: &CoreRecord, is_profiled: bool) -> Judged<'_> {
    Judged {
        email: record.email.as_deref(),
        phone: record.phone.as_deref(),
        country: record.country.as_deref(),
        tax_id: record.tax_id.as_deref(),
        core_customer_id: record.core_customer_id.as_deref(),
        relationship: record.relationship.as_deref(),
        is_profiled,
    }
}

/// Another system is silent.
pub(super) fn told(service: &Service, silent: &NotAnswered) -> Failure {
    (service.log)(&format!("another system does not answer: {}", silent.0));
    Failure::Unavailable
}

fn item(found: FoundRecord) -> CoreRecordItem {
    let FoundRecord { record, refusals, missing } = found;
    let last4 = |ssn: String| ssn.chars().skip(ssn.chars().count().saturating_sub(4)).collect();
    CoreRecordItem {
        id: record.id,
        first_name: record.first_name,
        middle_name: record.middle_name,
        last_name: record.last_name,
        birth_date: record.birth_date,
        email: record.email,
        phone: record.phone,
        core_customer_id: record.core_customer_id,
        relationship: record.relationship,
        ssn_last4: record.ssn.map(last4),
        selectable: refusals.is_empty(),
        reasons: refusals,
        missing,
    }
}
