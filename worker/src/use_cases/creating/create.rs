//! Creating a user: typed in, out of a customer record, as a copy of somebody or of a custom role.

use countersign_core::details::{FieldError, Person, PersonInput, PersonPolicy, UserName};
use countersign_core::document;
use countersign_core::wire::{Assignment, CreationSource, Text};

use super::super::consistent;
use super::copied::Copied;
use super::given::GivenCustomer;
use super::ground::ContractsOf;
use super::newcomer::{self, NewUser, Newcomer};
use super::records::{self, FoundRecord};
use super::{
    actor, claimed, open_contracts, owned_key, refuse_unless_creator, request_hash, screening, settings,
};
use crate::code::Code;
use crate::creation::creations::Origin;
use crate::creation::custom_roles::{CustomRole, CustomRoleOf};
use crate::creation::drafts::DraftId;
use crate::creation::relationships::{Relationship, Relationships};
use crate::database::read;
use crate::edit::contracts_of_users;
use crate::failure::{Failure, FieldProblem};
use crate::identity::composed;
use crate::identity::settings::{PeopleSettingsOf, StoredSettings};
use crate::json::{Raw, Written, json, raw};
use crate::ledger::idempotency::{Answered, Earlier, IdempotencyKey};
use crate::ports::CoreRecord;
use crate::service::Service;
use crate::use_cases::deliver::deliver_at_once;
use crate::use_cases::managing::{Manager, Managing, let_in};

document! {
    /// Details of a new user. What a customer record has is taken from there, and not from here.
    GivenDetails<'a> {
        /// First name.
        first_name: Option<Text<'a>> = "firstName",
        /// Middle name.
        middle_name: Option<Text<'a>> = "middleName",
        /// Last name.
        last_name: Option<Text<'a>> = "lastName",
        /// Birth date, `YYYY-MM-DD`.
        birth_date: Option<Text<'a>> = "birthDate",
        /// E-mail address; nobody else's.
        email: Option<Text<'a>> = "email",
        /// Phone number, E.164.
        phone: Option<Text<'a>> = "phone",
        /// Social security number; nobody else's in the contract.
        ssn: Option<Text<'a>> = "ssn",
        /// Driver's licence number.
        licence: Option<Text<'a>> = "licence",
        /// The name to sign in with; nobody else's.
        user_name: Option<Text<'a>> = "userName",
    }
}

/// A user who is to be created.
#[derive(Clone, Copy)]
pub struct NewUserRequest<'a> {
    /// Where the details come from.
    pub source: CreationSource,
    /// The customer record.
    pub record: Option<&'a str>,
    /// The customer that the record is of; absent: the first one where the manager may create users.
    pub record_customer: Option<&'a str>,
    /// The details.
    pub details: &'a GivenDetails<'a>,
    /// What the user is to have.
    pub customers: &'a [GivenCustomer<'a>],
    /// Whether accounts that are opened later are given where nothing else is said.
    pub automatic_access: Option<bool>,
    /// Whose access is copied.
    pub copy_of: Option<&'a str>,
    /// The custom role that is copied.
    pub custom_role: Option<&'a str>,
    /// The draft that is done with.
    pub draft: Option<&'a str>,
}

/// A user who was created, or was under this key.
pub struct Made {
    /// The user.
    pub user: Written<NewUser>,
    /// Whether this is the answer that was given before.
    pub is_replayed: bool,
}

/// What is known of a request before anything is decided.
pub(super) struct Known {
    pub(super) owners: Vec<(String, String)>,
    pub(super) settings: StoredSettings,
    pub(super) role: Option<CustomRole>,
    pub(super) relationships: Vec<Relationship>,
}

/// Creates a user, once for each key. Everything is written together: the user and what they have, their details, the name
/// to sign in with, the invitation.
///
/// # Errors
/// As [`let_in`]; `NotPermitted` for who may create users nowhere; `Refused` with everything that is none; `MayNot` with
/// everything that is not the manager's to give; `Taken`; `IdempotencyKeyReused`.
pub async fn create_user(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    (key, body): (&str, &[u8]),
    request: NewUserRequest<'_>,
) -> Result<Made, Failure> {
    let mut owned = key.to_owned();
    let key = owned_key(claimed(manager), &mut owned);
    let hash = request_hash(service, "create-user", body);
    let made = create_once(service, manager, request_id, (key, &hash), request).await?;
    if !made.is_replayed {
        deliver_at_once(service).await;
    }
    Ok(made)
}

/// Creates the user of a row of a file, once for each key and row.
///
/// # Errors
/// As [`create_user`].
pub(super) async fn create_row(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    (key, number): (&str, u64),
    row: &str,
    request: NewUserRequest<'_>,
) -> Result<RowMade, Failure> {
    // No key of a client has a space, so that of a row is nobody's.
    let mut owned = format!("{key} {number}");
    let key = owned_key(claimed(manager), &mut owned);
    let hash = request_hash(service, "import-user", row.as_bytes());
    let made = create_once(service, manager, request_id, (key, &hash), request).await?;
    let defect = |_| Failure::Internal("a user that was made is none".to_owned());
    serde_json::from_str(made.user.get()).map_err(defect)
}

/// Whom a row has made.
#[derive(serde::Deserialize)]
pub(super) struct RowMade {
    pub(super) user: String,
    pub(super) reference: String,
}

/// Whether a user could be created. Nothing is written.
///
/// # Errors
/// As [`create_user`].
pub(super) async fn judge_row(
    service: &Service,
    manager: &Manager,
    request: &NewUserRequest<'_>,
) -> Result<(), Failure> {
    let (managing, known, _) = known(service, manager, request, None).await?;
    refuse_unless_creator(&managing)?;
    let record = record(service, &managing, &known, request).await?;
    let (person, user_name) =
        person(&managing, &settings::policy(&known.settings)?, request.details, record.as_ref())?;
    let contracts = contracts(service, &managing, &known, &Copied::Nothing).await?;
    let newcomer = Newcomer {
        service,
        managing: &managing,
        user: service.new_id()?,
        person: &person,
        user_name: &user_name,
        origin: Origin::File,
        record: None,
        given: request.customers,
        automatic_access: request.automatic_access,
        copied: Copied::Nothing,
        group: None,
        screened: None,
        draft: None,
        key: None,
        activation: known.settings.activation,
        beside: Vec::new(),
        place: "/details",
    };
    newcomer::judge(&newcomer, &contracts).await
}

/// Creates a user, once for this key.
async fn create_once(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    (key, hash): (IdempotencyKey<'_>, &str),
    request: NewUserRequest<'_>,
) -> Result<Made, Failure> {
    let (managing, known, earlier) = known(service, manager, &request, Some(key)).await?;
    if let Some(earlier) = earlier {
        return replayed(earlier, hash);
    }
    refuse_unless_creator(&managing)?;
    let record = record(service, &managing, &known, &request).await?;
    let record = record.as_ref();
    let policy = settings::policy(&known.settings)?;
    let (person, user_name) = person(&managing, &policy, request.details, record)?;
    let role = known.role.as_ref().map(|role| role.assignments.as_str());
    let copied = copied(&request, role)?;
    let contracts = contracts(service, &managing, &known, &copied).await?;
    let newcomer = Newcomer {
        service,
        managing: &managing,
        user: service.new_id()?,
        person: &person,
        user_name: &user_name,
        origin: origin(&request, key),
        record: record.map(|record| record.id.as_str()),
        given: request.customers,
        automatic_access: request.automatic_access,
        copied,
        group: None,
        screened: screening::check(service, managing.legal_entity(), &person).await?,
        draft: request.draft.map(|id| DraftId { actor: actor(&managing), id }),
        key: Some((key, hash)),
        activation: known.settings.activation,
        beside: Vec::new(),
        place: "/details",
    };
    let created = newcomer::create(&newcomer, request_id, &contracts).await;
    if matches!(created, Err(Failure::Busy)) {
        // The same request may have been quicker.
        let answered = Answered { key, now: service.clock.millis() };
        if let Some(earlier) = read(service.stores.together(), &answered).await? {
            return replayed(earlier, hash);
        }
    }
    Ok(Made { user: written(&created?)?, is_replayed: false })
}

/// Where the details come from.
fn origin(request: &NewUserRequest<'_>, key: IdempotencyKey<'_>) -> Origin {
    match request.source {
        CreationSource::CoreRecord => Origin::CoreRecord,
        // Only the key of a row has a space within.
        CreationSource::Manual if key.key.trim_start().contains(' ') => Origin::File,
        CreationSource::Manual => Origin::Manual,
    }
}

pub(super) fn written(user: &NewUser) -> Result<Written<NewUser>, Failure> {
    let text: Raw = raw(json(user))?;
    Ok(text.into())
}

pub(super) fn replayed(earlier: Earlier, hash: &str) -> Result<Made, Failure> {
    if earlier.request_hash == hash {
        Ok(Made { user: earlier.answer.into(), is_replayed: true })
    } else {
        Err(Failure::IdempotencyKeyReused)
    }
}

/// Lets the manager in, and reads what the request is about.
pub(super) async fn known<'m>(
    service: &Service,
    manager: &'m Manager,
    request: &NewUserRequest<'_>,
    key: Option<IdempotencyKey<'_>>,
) -> Result<(Managing<'m>, Known, Option<Earlier>), Failure> {
    let now = service.clock.millis();
    let (managing, found) = consistent(|| {
        let_in(service, manager, |legal_entity, _| {
            let customers = request.customers.iter().map(|given| given.customer.0.as_ref()).collect();
            (
                ContractsOf { legal_entity, customers },
                PeopleSettingsOf(legal_entity),
                request.custom_role.map(|id| CustomRoleOf { legal_entity, id }),
                Relationships(legal_entity),
                key.map(|key| Answered { key, now }),
            )
        })
    })
    .await?;
    let (owners, settings, role, relationships, earlier) = found;
    let role = role.flatten();
    if request.custom_role.is_some() && role.is_none() {
        return Err(Failure::Refused(vec![FieldProblem::own("/customRole", Code::UnknownHere)].into()));
    }
    Ok((managing, Known { owners, settings, role, relationships }, earlier.flatten()))
}

/// What is copied; one thing at most.
pub(super) fn copied<'a>(request: &NewUserRequest<'a>, role: Option<&'a str>) -> Result<Copied<'a>, Failure> {
    match (request.copy_of, role) {
        (Some(_), Some(_)) => {
            Err(Failure::Refused(vec![FieldProblem::own("/customRole", Code::GivenTwice)].into()))
        }
        (Some(user), None) => Ok(Copied::OfUser(user)),
        (None, Some(assignments)) => Ok(Copied::OfRole(assignments_of(assignments)?)),
        (None, None) if request.customers.is_empty() => {
            Err(Failure::Refused(vec![FieldProblem::own("/customers", Code::CustomerMissing)].into()))
        }
        (None, None) => Ok(Copied::Nothing),
    }
}

pub(super) fn assignments_of(text: &str) -> Result<Vec<Assignment<'_>>, Failure> {
    let defect = |_| Failure::Internal("a stored custom role is none".to_owned());
    countersign_core::wire::read(text.as_bytes()).map_err(defect)
}

/// The contracts where the user may come to have something, as far as they are open to the manager.
pub(super) async fn contracts(
    service: &Service,
    managing: &Managing<'_>,
    known: &Known,
    copied: &Copied<'_>,
) -> Result<Vec<String>, Failure> {
    let legal_entity = managing.legal_entity();
    if !known.owners.is_empty() {
        return Ok(open_contracts(managing, &known.owners));
    }
    let owners = match copied {
        Copied::Nothing | Copied::Place(_) => Vec::new(),
        Copied::OfUser(user) => {
            let contracts = contracts_of_users(service, legal_entity, &[user]).await?;
            contracts.into_iter().map(|contract| (String::new(), contract)).collect()
        }
        Copied::OfRole(assignments) => {
            let customers = assignments.iter().map(|one| one.customer.0.as_ref()).collect();
            read(service.stores.directory(), &ContractsOf { legal_entity, customers }).await?
        }
    };
    Ok(open_contracts(managing, &owners))
}

/// The customer record that the details come from, if they do.
async fn record(
    service: &Service,
    managing: &Managing<'_>,
    known: &Known,
    request: &NewUserRequest<'_>,
) -> Result<Option<CoreRecord>, Failure> {
    let refuse = |problem| Err(Failure::Refused(vec![problem].into()));
    if !settings::sources(&known.settings).contains(&request.source) {
        return refuse(FieldProblem::own("/source", Code::SourceNotOffered));
    }
    if request.source == CreationSource::Manual {
        return match request.record {
            None => Ok(None),
            Some(_) => refuse(FieldProblem::own("/record", Code::NotOfThisSource)),
        };
    }
    let Some(id) = request.record else {
        return refuse(FieldProblem::own("/record", Code::RecordNotChosen));
    };
    let unknown = || FieldProblem::own("/record", Code::UnknownHere);
    let Ok(customer) = records::chosen(managing, request.record_customer) else { return refuse(unknown()) };
    let found = records::find(service, managing, &customer, &known.relationships).await?;
    match found.into_iter().find(|found| found.record.id == id) {
        None => refuse(unknown()),
        Some(FoundRecord { record, refusals, .. }) if refusals.is_empty() => Ok(Some(record)),
        Some(found) => {
            let code = |refusal: &countersign_core::details::CoreRecordRefusal| {
                FieldProblem::new("/record", refusal.code(), "cannot be chosen")
            };
            Err(Failure::Refused(found.refusals.iter().map(code).collect::<Vec<_>>().into()))
        }
    }
}

/// The person, if all details are as they have to be (A65–A68).
pub(super) fn person(
    managing: &Managing<'_>,
    policy: &PersonPolicy,
    given: &GivenDetails<'_>,
    record: Option<&CoreRecord>,
) -> Result<(Person, UserName), Failure> {
    let of_record = |field: fn(&CoreRecord) -> Option<&String>| record.and_then(field).map(String::as_str);
    let names = [
        of_record(|it| Some(&it.first_name)).or(given.first_name.as_deref()),
        of_record(|it| it.middle_name.as_ref()).or(given.middle_name.as_deref()),
        of_record(|it| Some(&it.last_name)).or(given.last_name.as_deref()),
    ];
    let [first_name, middle_name, last_name] = names.map(|name| name.map(composed));
    let input = PersonInput {
        first_name: first_name.as_deref(),
        middle_name: middle_name.as_deref(),
        last_name: last_name.as_deref(),
        birth_date: of_record(|it| it.birth_date.as_ref()).or(given.birth_date.as_deref()),
        email: of_record(|it| it.email.as_ref()).or(given.email.as_deref()),
        phone: of_record(|it| it.phone.as_ref()).or(given.phone.as_deref()),
        ssn: of_record(|it| it.ssn.as_ref()).or(given.ssn.as_deref()),
        licence: of_record(|it| it.licence.as_ref()).or(given.licence.as_deref()),
        user_name: given.user_name.as_deref(),
    };
    let mut errors: Vec<FieldError> = countersign_core::details::refused(input, managing.today, policy);
    if input.user_name.is_none() {
        let field = countersign_core::details::PersonField::UserName;
        errors.push((field, countersign_core::details::DetailCode::Required.into()));
    }
    if !errors.is_empty() {
        return Err(crate::use_cases::details::refused("/details", &errors));
    }
    let defect = || Failure::Internal("a person that is valid is none".to_owned());
    let mut person = Person::parse(input, managing.today, policy).map_err(|_| defect())?;
    let user_name = person.user_name.take().ok_or_else(defect)?;
    Ok((person, user_name))
}
