//! A user's details, read and edited. User name and social security number are fixed for ever.

use countersign_core::AdministrativeRight::{ManageUsers, RevealNumbers};
use countersign_core::details::{FieldError, Person, PersonInput, PersonPolicy};
use serde_json::json as object;

use super::consistent;
use super::managing::{Manager, Managing, TargetOf, let_in};
use crate::actor::Actor;
use crate::code::Code;
use crate::database::{DatabaseError, Statement, clear_guard, guard, read};
use crate::edit::{Expected, Shown};
use crate::failure::{Failure, FieldProblem};
use crate::identity::composed;
use crate::identity::identities::IdentityOf;
use crate::json::{answer, json, raw};
use crate::ledger::audit::{self, Entry};
use crate::people::details::{self, EmailHolder, LICENCE, SSN};
use crate::people::{Details, DetailsOf, NewDetails};
use crate::service::Service;

answer! {
    /// A user's details.
    UserDetails {
        /// The user.
        user: String as Id = "user",
        /// The user name; absent for who has none. Fixed for ever.
        user_name: Option<String> = "userName",
        /// First name.
        first_name: String = "firstName",
        /// Middle name.
        middle_name: Option<String> = "middleName",
        /// Last name.
        last_name: String = "lastName",
        /// Birth date.
        birth_date: Option<String> as Day = "birthDate",
        /// E-mail address.
        email: String = "email",
        /// Phone number, E.164.
        phone: String = "phone",
        /// The last four digits of the social security number, which is fixed for ever.
        ssn_last4: String = "ssnLast4",
        /// The last four characters of the driver's licence number, at most half of them.
        licence_last4: Option<String> = "licenceLast4",
        /// When they were changed last.
        changed_at: String as Instant = "changedAt",
        /// Who changed them last: a user, or a member of the staff.
        changed_by: String as Id = "changedBy",
        /// The names of a user who changed them last.
        changed_by_name: Option<String> = "changedByName",
    }
}

/// Details, with what names their state.
#[derive(Debug)]
pub struct TaggedDetails {
    /// The details.
    pub details: UserDetails,
    /// Their tag.
    pub tag: String,
}

/// What is changed; what is absent is removed, but for the licence.
#[derive(Clone, Copy)]
pub struct EditedDetails<'a> {
    /// First name.
    pub first_name: &'a str,
    /// Middle name.
    pub middle_name: Option<&'a str>,
    /// Last name.
    pub last_name: &'a str,
    /// Birth date.
    pub birth_date: Option<&'a str>,
    /// E-mail address.
    pub email: &'a str,
    /// Phone number.
    pub phone: &'a str,
    /// Licence number: `None` leaves it as it is, which nobody was shown.
    pub licence: Option<Option<&'a str>>,
}

/// Reads a user's details (A55). Everybody may see their own.
///
/// # Errors
/// `NotFound` for a user whom the manager may not see, and for one without details.
pub async fn read_details(
    service: &Service,
    manager: &Manager,
    user: &str,
) -> Result<TaggedDetails, Failure> {
    let (_, found) = consistent(|| find(service, manager, user)).await?;
    shown(service, manager, user, found)
}

type Found = (Option<super::managing::Target>, Option<Details>, Option<String>);

async fn find<'m>(
    service: &Service,
    manager: &'m Manager,
    user: &str,
) -> Result<(Managing<'m>, Found), Failure> {
    let (managing, (target, details, identity)) = let_in(service, manager, |legal_entity, _| {
        (
            TargetOf { legal_entity, user },
            DetailsOf { legal_entity, user },
            IdentityOf(Actor::user(legal_entity, user)),
        )
    })
    .await?;
    managing.see(user, &target)?;
    let user_name = identity.map(|identity| identity.user_name);
    Ok((managing, (target, details, user_name)))
}

fn legal_entity_of(manager: &Manager) -> &str {
    match manager {
        Manager::Staff(staff) => &staff.legal_entity,
        Manager::User(user) => user.legal_entity(),
    }
}

fn shown(
    service: &Service,
    manager: &Manager,
    user: &str,
    (_, details, user_name): Found,
) -> Result<TaggedDetails, Failure> {
    let details = details.ok_or(Failure::NotFound)?;
    let tag = details.version.clone();
    Ok(TaggedDetails { details: show(service, legal_entity_of(manager), user, details, user_name)?, tag })
}

/// Details as they are shown to who may see them: numbers by their last four.
///
/// # Errors
/// `Internal` if a number cannot be opened.
pub(super) fn show(
    service: &Service,
    legal_entity: &str,
    user: &str,
    details: Details,
    user_name: Option<String>,
) -> Result<UserDetails, Failure> {
    let open = |kind, sealed: &str| service.open(&[kind, legal_entity, user], sealed);
    let licence = details.licence.as_deref().map(|sealed| open(LICENCE, sealed)).transpose()?;
    Ok(UserDetails {
        user: user.to_owned(),
        user_name,
        ssn_last4: last4(&open(SSN, &details.ssn)?),
        licence_last4: licence.as_deref().map(last4),
        first_name: details.first_name,
        middle_name: details.middle_name,
        last_name: details.last_name,
        birth_date: details.birth_date,
        email: details.email,
        phone: details.phone,
        changed_at: details.changed_at,
        changed_by: details.changed_by.1,
        changed_by_name: details.changed_by_name,
    })
}

/// The last four characters, at most half of them: the last four of a number of four would be the number.
fn last4(number: &str) -> String {
    let length = number.chars().count();
    number.chars().skip(length.saturating_sub((length / 2).min(4))).collect()
}

/// Changes a user's details (A56).
///
/// # Errors
/// `NotFound`; `MayNot`, also for one's own; `VersionMissing` and `VersionStale`; `Refused` with every detail that core
/// refuses; `Taken` for an e-mail address that is somebody's.
pub async fn edit_details(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    expected: &Expected,
    (user, edited): (&str, EditedDetails<'_>),
) -> Result<TaggedDetails, Failure> {
    let (managing, (target, before, user_name)) = consistent(|| find(service, manager, user)).await?;
    managing.administer(user, &target, ManageUsers)?;
    let before = before.ok_or(Failure::NotFound)?;
    let legal_entity = managing.legal_entity();
    let shown_before = show(service, legal_entity, user, before.clone(), user_name.clone())?;
    let shown = Shown { tag: Some(before.version.clone()), representation: Some(raw(json(&shown_before))?) };
    expected.refuse_unsaid(shown.tag.as_deref())?;
    let ssn = service.open(&[SSN, legal_entity, user], &before.ssn)?;
    let person = parsed(edited, &ssn, &managing)?;
    let licence = licence(service, [legal_entity, user], &before, &edited, &person)?;
    let changed = changed(&before, &person, &licence.1);
    if changed.is_empty() {
        return Ok(TaggedDetails { details: shown_before, tag: before.version });
    }
    expected.refuse_unexpected(&shown)?;
    let (version, at) = (super::version_of(&service.new_id()?), service.clock.now());
    let folded_email = details::folded(person.email.as_str());
    let new = NewDetails {
        legal_entity,
        user,
        first_name: person.first_name.as_str(),
        middle_name: person.middle_name.as_ref().map(|name| name.as_str()),
        last_name: person.last_name.as_str(),
        birth_date: person.birth_date.as_ref().map(|date| date.as_str()),
        email: person.email.as_str(),
        folded_email: &folded_email,
        phone: person.phone.as_str(),
        licence: licence.0.as_deref(),
        version: &version,
        at: &at,
        by: managing.actor,
    };
    let entry = entry(&managing, (request_id, &at), ("user.detailsChanged", user), &changed);
    write(service, &new, &before.version, entry).await?;
    let (_, found) = consistent(|| find(service, manager, user)).await?;
    self::shown(service, manager, user, found)
}

fn parsed(edited: EditedDetails<'_>, ssn: &str, managing: &Managing<'_>) -> Result<Person, Failure> {
    let names = [Some(edited.first_name), edited.middle_name, Some(edited.last_name)];
    let [first_name, middle_name, last_name] = names.map(|name| name.map(composed));
    let input = PersonInput {
        first_name: first_name.as_deref(),
        middle_name: middle_name.as_deref(),
        last_name: last_name.as_deref(),
        birth_date: edited.birth_date,
        email: Some(edited.email),
        phone: Some(edited.phone),
        ssn: Some(ssn),
        licence: edited.licence.flatten(),
        user_name: None,
    };
    Person::parse(input, managing.today, &PersonPolicy::default()).map_err(|errors| refused("", &errors))
}

/// Details that core refuses, each at its member of an object at this place of the body.
pub(super) fn refused(place: &str, errors: &[FieldError]) -> Failure {
    let problem = |(field, error): &FieldError| {
        FieldProblem::new(format!("{place}/{}", field.code()), error.code.code(), error.to_string())
    };
    Failure::Refused(errors.iter().map(problem).collect::<Vec<_>>().into())
}

/// The licence as it is to be stored, sealed, and whether it is another one.
fn licence(
    service: &Service,
    [legal_entity, user]: [&str; 2],
    before: &Details,
    edited: &EditedDetails<'_>,
    person: &Person,
) -> Result<(Option<String>, bool), Failure> {
    let belongs_to = [LICENCE, legal_entity, user];
    match (edited.licence, &person.licence) {
        (None, _) => Ok((before.licence.clone(), false)),
        (Some(_), None) => Ok((None, before.licence.is_some())),
        (Some(_), Some(new)) => {
            let old =
                before.licence.as_deref().map(|sealed| service.open(&belongs_to, sealed)).transpose()?;
            // Sealed again it would look like a change.
            if old.as_deref() == Some(new.as_str()) {
                return Ok((before.licence.clone(), false));
            }
            Ok((Some(service.seal(&belongs_to, new.as_str())?), true))
        }
    }
}

/// The names of what is different: the audit says what was changed, and never to what.
fn changed(before: &Details, person: &Person, licence: &bool) -> Vec<&'static str> {
    let middle = person.middle_name.as_ref().map(|name| name.as_str());
    let birth_date = person.birth_date.as_ref().map(|date| date.as_str());
    [
        ("firstName", before.first_name != person.first_name.as_str()),
        ("middleName", before.middle_name.as_deref() != middle),
        ("lastName", before.last_name != person.last_name.as_str()),
        ("birthDate", before.birth_date.as_deref() != birth_date),
        ("email", before.email != person.email.as_str()),
        ("phone", before.phone != person.phone.as_str()),
        ("licence", *licence),
    ]
    .into_iter()
    .filter_map(|(name, is_changed)| is_changed.then_some(name))
    .collect()
}

fn entry(
    managing: &Managing<'_>,
    (request, at): (&str, &str),
    (event, subject): (&str, &str),
    fields: &[&str],
) -> Statement {
    audit::insert(&Entry {
        legal_entity: managing.legal_entity(),
        at,
        request,
        actor: managing.actor,
        event,
        subject,
        detail: object!({ "fields": fields }),
    })
}

async fn write(
    service: &Service,
    new: &NewDetails<'_>,
    before: &str,
    entry: Statement,
) -> Result<(), Failure> {
    let [row, release, claim] = details::update(new, before);
    let statements = vec![row, guard(), release, claim, entry, clear_guard()];
    match service.stores.together().batch(statements).await {
        Ok(_) => Ok(()),
        Err(DatabaseError::Conflict) => Err(taken(service, new).await?),
        Err(error) => Err(error.into()),
    }
}

/// Why the batch did not hold: the address is somebody else's, or the details were changed meanwhile.
async fn taken(service: &Service, new: &NewDetails<'_>) -> Result<Failure, Failure> {
    let holder = EmailHolder { legal_entity: new.legal_entity, folded_email: new.folded_email };
    let holder = read(service.stores.directory(), &holder).await?;
    let is_others = holder.is_some_and(|holder| holder != ("user".to_owned(), new.user.to_owned()));
    let taken = Failure::Taken(FieldProblem::own("/email", Code::EmailTaken));
    Ok(if is_others { taken } else { Failure::Busy })
}

answer! {
    /// A user's numbers in full.
    IdentityNumbers {
        /// The social security number, nine digits.
        ssn: String = "ssn",
        /// The driver's licence number.
        licence: Option<String> = "licence",
    }
}

/// Shows a user's numbers in full, to who has the right to that; the audit says so.
///
/// # Errors
/// `NotFound`; `MayNot`.
pub async fn reveal(
    service: &Service,
    manager: &Manager,
    request_id: &str,
    user: &str,
) -> Result<IdentityNumbers, Failure> {
    let (managing, (target, details, _)) = consistent(|| find(service, manager, user)).await?;
    managing.administer(user, &target, RevealNumbers)?;
    let details = details.ok_or(Failure::NotFound)?;
    let open = |kind, sealed: &str| service.open(&[kind, managing.legal_entity(), user], sealed);
    let numbers = IdentityNumbers {
        ssn: open(SSN, &details.ssn)?,
        licence: details.licence.as_deref().map(|sealed| open(LICENCE, sealed)).transpose()?,
    };
    // Before they are shown: what cannot be written down is not shown.
    let at = service.clock.now();
    let entry = entry(&managing, (request_id, &at), ("user.numbersRevealed", user), &["ssn", "licence"]);
    service.stores.together().batch(vec![entry]).await?;
    Ok(numbers)
}
