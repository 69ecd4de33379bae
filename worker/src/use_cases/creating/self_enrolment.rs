//! Somebody whom the bank knows becomes a user of their company by themselves (A128).
//!
//! Who asks is nobody yet, and must not find out who is a customer, whose details are right or which names are taken: the
//! answer is always the same, after the same time, and what comes of it goes where the bank's own record says.

use std::time::Duration;

use countersign_core::details::{
    PersonField, PersonInput, PersonPolicy, Ssn, UserName, may_self_enrol, refused,
};
use countersign_core::wire::{CreationSource, Text};

use super::super::{details, today};
use super::copied::Copied;
use super::create::{GivenDetails, person};
use super::ground::ContractsOf;
use super::newcomer::{self, Newcomer};
use super::{records, screening, settings};
use crate::actor::ActorKind;
use crate::creation::creations::Origin;
use crate::creation::relationships::{Relationship, Relationships};
use crate::database::read;
use crate::failure::Failure;
use crate::identity::composed;
use crate::identity::identities::NameHolder;
use crate::identity::settings::{PeopleSettingsOf, StoredSettings};
use crate::identity::throttles::Try;
use crate::json::json;
use crate::ports::CoreRecord;
use crate::service::Service;
use crate::tables::legal_entities::{Current, CurrentEntity};
use crate::use_cases::deliver::deliver_at_once;
use crate::use_cases::managing::Managing;
use crate::use_cases::sign_in::{TRIES_OF_NETWORK, Visit};

/// Tries a minute at one company.
const TRIES_AT_COMPANY: u64 = 20;
/// How long every answer takes: longer than a user takes to be created.
const ANSWER_MILLIS: u64 = 2_000;
/// Characters that are put behind a name that somebody has.
const SUFFIX_LENGTH: usize = 4;

/// Who somebody says that they are.
#[derive(Clone, Copy)]
pub struct Enrolment<'a> {
    /// The legal entity.
    pub legal_entity: &'a str,
    /// The customer that is their company.
    pub customer: &'a str,
    /// Their last name.
    pub last_name: &'a str,
    /// Their birth date.
    pub birth_date: &'a str,
    /// Their social security number.
    pub ssn: &'a str,
    /// The name that they want to sign in with.
    pub user_name: &'a str,
}

/// What is read of the bank, whoever asks.
struct Known {
    entity: Option<CurrentEntity>,
    settings: StoredSettings,
    relationships: Vec<Relationship>,
    /// The contract of the company.
    contract: Option<String>,
}

/// Creates a user for whom the bank knows by these details, if their relationship lets them enrol. They are at the company
/// and have nothing there: what they may do, its administrators or the bank give.
///
/// # Errors
/// `Refused` for what is no number, birth date or name, whoever asks; `TooOften`. Nothing is said of whether anything came
/// of it; `Unavailable` and `Busy` where a system does not answer.
pub async fn enrol(service: &Service, visit: Visit<'_>, enrolment: Enrolment<'_>) -> Result<(), Failure> {
    let began = service.clock.millis();
    let known = known(service, visit, enrolment).await?;
    let policy = settings::policy(&known.settings)?;
    refuse_malformed(service, &known, &policy, enrolment)?;
    let enrolled = enrol_known(service, visit, &known, (&policy, enrolment)).await;
    let spent = service.clock.millis().saturating_sub(began);
    service.pause.pause(Duration::from_millis(ANSWER_MILLIS.saturating_sub(spent))).await;
    match enrolled {
        // It is nobody, or not to be; the one who asks is told the same as anybody.
        Err(Failure::Refused(_) | Failure::Taken(_) | Failure::MayNot(_) | Failure::NotFound) => Ok(()),
        other => other,
    }
}

async fn known(service: &Service, visit: Visit<'_>, enrolment: Enrolment<'_>) -> Result<Known, Failure> {
    let Enrolment { legal_entity, customer, .. } = enrolment;
    let (now, company) = (service.clock.millis(), json(&("self-enrolment", legal_entity, customer)));
    let found = (
        Try::of(visit.network, TRIES_OF_NETWORK, now),
        Try::of(&company, TRIES_AT_COMPANY, now),
        Current(legal_entity),
        PeopleSettingsOf(legal_entity),
        Relationships(legal_entity),
        ContractsOf { legal_entity, customers: vec![customer] },
    );
    let (network, company, entity, settings, relationships, owners) =
        read(service.stores.together(), &found).await?;
    for counted in [network, company] {
        counted.map_err(|often| Failure::TooOften { seconds: often.seconds })?;
    }
    let contract = owners.into_iter().next().map(|(_, contract)| contract);
    Ok(Known { entity, settings, relationships, contract })
}

/// Refuses what can be nobody's, by rules that everybody may know.
fn refuse_malformed(
    service: &Service,
    known: &Known,
    policy: &PersonPolicy,
    enrolment: Enrolment<'_>,
) -> Result<(), Failure> {
    let today = match &known.entity {
        Some(entity) => today(service, entity)?,
        None => service.clock.today("UTC").ok_or_else(|| Failure::Internal("there is no day".to_owned()))?,
    };
    let input = PersonInput {
        last_name: Some(enrolment.last_name),
        birth_date: Some(enrolment.birth_date),
        ssn: Some(enrolment.ssn),
        user_name: Some(enrolment.user_name),
        ..PersonInput::default()
    };
    let asked = [PersonField::LastName, PersonField::BirthDate, PersonField::Ssn, PersonField::UserName];
    let mut errors = refused(input, today, policy);
    errors.retain(|(field, _)| asked.contains(field));
    if errors.is_empty() { Ok(()) } else { Err(details::refused("", &errors)) }
}

async fn enrol_known(
    service: &Service,
    visit: Visit<'_>,
    known: &Known,
    (policy, enrolment): (&PersonPolicy, Enrolment<'_>),
) -> Result<(), Failure> {
    let (Some(entity), Some(contract)) = (&known.entity, &known.contract) else {
        return Err(Failure::NotFound);
    };
    if !settings::sources(&known.settings).contains(&CreationSource::CoreRecord) {
        return Err(Failure::NotFound);
    }
    let id = service.new_id()?;
    let actor = (ActorKind::User, id.as_str());
    let managing = Managing { entity: entity.clone(), today: today(service, entity)?, actor, own: None };
    let record = record(service, &managing, known, enrolment).await?;
    let user_name = free_name(service, policy, enrolment).await?;
    let given = GivenDetails { user_name: Some(Text::from(user_name.as_str())), ..GivenDetails::default() };
    let (person, user_name) = person(&managing, policy, &given, Some(&record))?;
    let newcomer = Newcomer {
        service,
        managing: &managing,
        user: id.clone(),
        person: &person,
        user_name: &user_name,
        origin: Origin::CoreRecord,
        record: Some(&record.id),
        given: &[],
        automatic_access: None,
        copied: Copied::Place(enrolment.customer),
        group: None,
        screened: screening::check(service, enrolment.legal_entity, &person).await?,
        draft: None,
        key: None,
        activation: known.settings.activation,
        beside: Vec::new(),
        place: "",
    };
    newcomer::create(&newcomer, visit.request_id, std::slice::from_ref(contract)).await?;
    deliver_at_once(service).await;
    Ok(())
}

/// The record of the person, if it can become a user and their relationship lets them enrol.
async fn record(
    service: &Service,
    managing: &Managing<'_>,
    known: &Known,
    enrolment: Enrolment<'_>,
) -> Result<CoreRecord, Failure> {
    let digits = |text: &str| Ssn::parse(text).map(|ssn| ssn.digits().to_owned()).ok();
    let folded = |text: &str| composed(text).to_lowercase();
    let is_theirs = |record: &CoreRecord| {
        record.ssn.as_deref().is_some_and(|ssn| digits(ssn) == digits(enrolment.ssn))
            && record.birth_date.as_deref() == Some(enrolment.birth_date)
            && folded(&record.last_name) == folded(enrolment.last_name)
    };
    let found = records::find(service, managing, enrolment.customer, &known.relationships).await?;
    let found = found.into_iter().find(|found| is_theirs(&found.record)).ok_or(Failure::NotFound)?;
    let allowed: Vec<(&str, bool)> =
        known.relationships.iter().map(|one| (one.id.as_str(), one.may_self_enrol)).collect();
    let may = may_self_enrol(&allowed, found.record.relationship.as_deref());
    if may && found.refusals.is_empty() { Ok(found.record) } else { Err(Failure::NotFound) }
}

/// The name that is wanted, or one that begins with it where somebody has it. The message says which.
async fn free_name(
    service: &Service,
    policy: &PersonPolicy,
    enrolment: Enrolment<'_>,
) -> Result<String, Failure> {
    let suffix = |alphabet: &[u8]| -> Result<String, Failure> {
        let letter = |byte: u8| {
            alphabet.iter().cycle().nth(usize::from(byte)).copied().map(char::from).unwrap_or_default()
        };
        Ok(service.random::<SUFFIX_LENGTH>()?.into_iter().map(letter).collect())
    };
    let wanted = enrolment.user_name;
    let names = [
        wanted.to_owned(),
        format!("{wanted}{}", suffix(b"0123456789")?),
        format!("{wanted}{}", suffix(b"abcdefghijklmnopqrstuvwxyz")?),
    ];
    for name in names {
        let Ok(parsed) = UserName::parse(&name, &policy.user_name) else { continue };
        let folded_name = parsed.folded();
        let holder = NameHolder { legal_entity: enrolment.legal_entity, folded_name: &folded_name };
        if read(service.stores.directory(), &holder).await?.is_none() {
            return Ok(name);
        }
    }
    Err(Failure::NotFound)
}
