//! One person at several legal entities: a user of one is added to another, by somebody who manages users at both (A60–A64).

use std::sync::Arc;

use countersign_core::AdministrativeRight::{CreateUsers, ManageUsers, ViewUsers};
use countersign_core::document;
use countersign_core::wire::{Id, Text, UserStatus};

use super::super::{UserId, consistent, today};
use super::copied::Copied;
use super::create::{GivenDetails, Made, assignments_of, person, replayed, written};
use super::given::GivenCustomer;
use super::ground::{ContractsOf, Ground};
use super::newcomer::{self, Newcomer};
use super::options::{CreationOptions, options_on};
use super::{open_contracts, owned_key, request_hash, screening, settings};
use crate::actor::{Actor, ActorKind};
use crate::code::Code;
use crate::creation::creations::Origin;
use crate::creation::custom_roles::{CustomRole, CustomRoleOf};
use crate::database::read;
use crate::failure::{Failure, FieldProblem};
use crate::identity::identities::IdentityOf;
use crate::identity::profile::{Elsewhere, OtherUser};
use crate::identity::settings::{PeopleSettingsOf, StoredSettings};
use crate::json::answer;
use crate::ledger::holdings::HeldBy;
use crate::ledger::idempotency::Answered;
use crate::people::details::{LICENCE, SSN};
use crate::people::persons::{self, PersonOf};
use crate::people::{Details, DetailsOf};
use crate::service::Service;
use crate::snapshot::{Basis, SnapshotName, load_for};
use crate::tables::legal_entities::Current;
use crate::use_cases::deliver::deliver_at_once;
use crate::use_cases::managing::{Manager, Managing, Own, TargetOf, let_in};

answer! {
    /// Where a user could be added.
    EntitiesForUser {
        /// The other legal entities that one has access to, by name.
        items: Vec<EntityForUser> = "items",
    }
}

answer! {
    /// A legal entity where a user could be added.
    EntityForUser {
        /// The legal entity.
        legal_entity: String as Id = "legalEntity",
        /// Its name for people.
        name: String = "name",
        /// Whether the person is a user there already.
        already_there: bool = "alreadyThere",
        /// What may be given there; absent where one may create no users.
        options: Option<CreationOptions> = "options",
    }
}

document! {
    /// A user who is added to another legal entity. E-mail, phone, social security number and licence are those that they
    /// have.
    AddedUser<'a> {
        /// The other legal entity.
        legal_entity: Id<'a> = "legalEntity",
        /// First name there.
        first_name: Text<'a> = "firstName",
        /// Middle name there.
        middle_name: Option<Text<'a>> = "middleName",
        /// Last name there.
        last_name: Text<'a> = "lastName",
        /// Birth date.
        birth_date: Option<Text<'a>> = "birthDate",
        /// The name to sign in with there; absent: the same.
        user_name: Option<Text<'a>> = "userName",
        /// What the user is to have there; absent: what is copied.
        customers: Option<Vec<GivenCustomer<'a>>> = "customers",
        /// Whether accounts that are opened later are given at customers where nothing else is said.
        automatic_access: Option<bool> = "automaticAccess",
        /// The custom role of the other legal entity that is copied.
        custom_role: Option<Text<'a>> = "customRole",
        /// A signatory group of one of these customers.
        signatory_group: Option<Text<'a>> = "signatoryGroup",
    }
}

/// What is read of a user who is to be added.
struct Added {
    details: Details,
    user_name: Option<String>,
    person: Option<String>,
    /// Where the person is a user, too.
    elsewhere: Vec<String>,
}

impl Added {
    fn is_at(&self, legal_entity: &str) -> bool {
        self.elsewhere.iter().any(|other| other == legal_entity)
    }
}

/// Where a user could be added (A61).
///
/// # Errors
/// As [`let_in`]; `MayNot` for who has access to one legal entity only, or may not both view and edit the user; `NotFound`.
pub async fn entities(service: &Service, asker: &UserId, user: &str) -> Result<EntitiesForUser, Failure> {
    let manager = Manager::User(asker.clone());
    let (_, added, others) = admitted(service, &manager, user).await?;
    let mut items = Vec::new();
    for other in others {
        let there = OtherPlace::of(service, &other).await?;
        let options = match &there {
            Some(there) => Some(options_on(service, &there.ground, &there.settings).await?),
            None => None,
        };
        let already_there = added.is_at(&other.legal_entity);
        items.push(EntityForUser {
            legal_entity: other.legal_entity,
            name: other.name,
            already_there,
            options,
        });
    }
    Ok(EntitiesForUser { items })
}

/// Adds a user to another legal entity, once for each key.
///
/// # Errors
/// As [`entities`]; `Refused` for a legal entity that is not theirs, and for what is none; `Taken` where the person is there
/// already (A62), or has what somebody has there; `MayNot`; `IdempotencyKeyReused`.
pub async fn add(
    service: &Service,
    asker: &UserId,
    request_id: &str,
    (key, body): (&str, &[u8]),
    (user, wanted): (&str, &AddedUser<'_>),
) -> Result<Made, Failure> {
    let manager = Manager::User(asker.clone());
    let (here, added, others) = admitted(service, &manager, user).await?;
    let unknown = || Failure::Refused(vec![FieldProblem::own("/legalEntity", Code::UnknownHere)].into());
    let other = others.into_iter().find(|other| other.legal_entity == wanted.legal_entity.0);
    let other = other.ok_or_else(unknown)?;
    let there = OtherPlace::of(service, &other).await?.ok_or_else(unknown)?;
    let managing = &there.ground.managing;
    let mut owned = format!("{key} {}", here.legal_entity());
    let key = owned_key(Actor::user(&other.legal_entity, &other.user), &mut owned);
    let hash = request_hash(service, "add-user", &[user.as_bytes(), body].concat());
    let now = service.clock.millis();
    let legal_entity = other.legal_entity.as_str();
    let given = wanted.customers.as_deref().unwrap_or_default();
    let found = (
        Answered { key, now },
        ContractsOf { legal_entity, customers: given.iter().map(|one| one.customer.0.as_ref()).collect() },
        wanted.custom_role.as_deref().map(|id| CustomRoleOf { legal_entity, id }),
    );
    let (earlier, mut owners, role) = read(service.stores.together(), &found).await?;
    if let Some(earlier) = earlier {
        return replayed(earlier, &hash);
    }
    if added.is_at(legal_entity) {
        return Err(Failure::Taken(FieldProblem::own("/legalEntity", Code::AlreadyThere)));
    }
    let [ssn, licence] = numbers(service, here.legal_entity(), user, &added.details)?;
    let details = details(&added, wanted, (ssn.as_deref(), licence.as_deref()));
    let (person, user_name) = person(managing, &settings::policy(&there.settings)?, &details, None)?;
    let role = role.flatten();
    let copied = copied(wanted, role.as_ref())?;
    if let (true, Copied::OfRole(assignments)) = (given.is_empty(), &copied) {
        let customers = assignments.iter().map(|one| one.customer.0.as_ref()).collect();
        owners = read(service.stores.directory(), &ContractsOf { legal_entity, customers }).await?;
    }
    let id = service.new_id()?;
    let human = added.person.clone().map_or_else(|| service.new_id(), Ok)?;
    let mut beside = vec![persons::insert(legal_entity, &id, &human)];
    if added.person.is_none() {
        beside.push(persons::insert(here.legal_entity(), user, &human));
    }
    let newcomer = Newcomer {
        service,
        managing,
        user: id,
        person: &person,
        user_name: &user_name,
        origin: Origin::OtherEntity,
        record: None,
        given,
        automatic_access: wanted.automatic_access,
        copied,
        group: wanted.signatory_group.as_deref(),
        screened: screening::check(service, legal_entity, &person).await?,
        draft: None,
        key: Some((key, &hash)),
        activation: there.settings.activation,
        beside,
        place: "",
    };
    let contracts = open_contracts(managing, &owners);
    let created = newcomer::create(&newcomer, request_id, &contracts).await;
    if matches!(created, Err(Failure::Busy)) {
        let answered = Answered { key, now };
        if let Some(earlier) = read(service.stores.together(), &answered).await? {
            return replayed(earlier, &hash);
        }
    }
    let user = written(&created?)?;
    deliver_at_once(service).await;
    Ok(Made { user, is_replayed: false })
}

/// Lets somebody in who has access to several legal entities, and views and edits this user (A60).
async fn admitted<'m>(
    service: &Service,
    manager: &'m Manager,
    user: &str,
) -> Result<(Managing<'m>, Added, Vec<OtherUser>), Failure> {
    let (managing, found) = consistent(|| {
        let_in(service, manager, |legal_entity, asker| {
            let asker = asker.unwrap_or_default();
            (
                Elsewhere { legal_entity, user: asker },
                TargetOf { legal_entity, user },
                DetailsOf { legal_entity, user },
                IdentityOf(Actor::user(legal_entity, user)),
                PersonOf { legal_entity, user },
                Elsewhere { legal_entity, user },
            )
        })
    })
    .await?;
    let (others, target, details, identity, person, elsewhere) = found;
    let others: Vec<OtherUser> =
        others.into_iter().filter(|other| other.status == UserStatus::Active.code()).collect();
    managing.administer(user, &target, ViewUsers)?;
    managing.administer(user, &target, ManageUsers)?;
    if others.is_empty() {
        return Err(Failure::MayNot(vec![FieldProblem::own("", Code::SingleEntity)]));
    }
    let details = details.ok_or(Failure::NotFound)?;
    let elsewhere = elsewhere.into_iter().map(|other| other.legal_entity).collect();
    let user_name = identity.map(|identity| identity.user_name);
    Ok((managing, Added { details, user_name, person, elsewhere }, others))
}

/// What the asker's own user of another legal entity may give there.
struct OtherPlace<'o> {
    ground: Ground<'o>,
    settings: StoredSettings,
}

impl<'o> OtherPlace<'o> {
    /// Nothing where they may create no users.
    async fn of(service: &Service, other: &'o OtherUser) -> Result<Option<Self>, Failure> {
        consistent(|| Self::read(service, other)).await
    }

    async fn read(service: &Service, other: &'o OtherUser) -> Result<Option<Self>, Failure> {
        let (legal_entity, user) = (other.legal_entity.as_str(), other.user.as_str());
        let found = (Current(legal_entity), HeldBy { legal_entity, user }, PeopleSettingsOf(legal_entity));
        let (entity, holdings, settings) = read(service.stores.together(), &found).await?;
        let entity = entity.ok_or(Failure::NotFound)?;
        let today = today(service, &entity)?;
        let held = holdings.on(today);
        let snapshot = SnapshotName::new(&entity, held.contracts.clone());
        let users = vec![(other.user.clone(), UserStatus::Active.code().to_owned())];
        let loaded = load_for(service, &Basis { ledger: None, users, snapshot }).await?;
        if loaded.engine.administered_by(user, CreateUsers).is_empty() {
            return Ok(None);
        }
        let own = Some(Own { held, loaded: Arc::clone(&loaded) });
        let managing = Managing { entity, today, actor: (ActorKind::User, user), own };
        Ok(Some(Self { ground: Ground::of_user(managing, loaded), settings }))
    }
}

/// Social security number and licence, opened.
fn numbers(
    service: &Service,
    legal_entity: &str,
    user: &str,
    details: &Details,
) -> Result<[Option<String>; 2], Failure> {
    let ssn = service.open(&[SSN, legal_entity, user], &details.ssn)?;
    let licence =
        details.licence.as_deref().map(|sealed| service.open(&[LICENCE, legal_entity, user], sealed));
    Ok([Some(ssn), licence.transpose()?])
}

/// Name and birth date as they are given, all else as it is (A63).
fn details<'a>(
    added: &'a Added,
    wanted: &'a AddedUser<'_>,
    (ssn, licence): (Option<&'a str>, Option<&'a str>),
) -> GivenDetails<'a> {
    let text = |text: &'a str| Some(Text::from(text));
    GivenDetails {
        first_name: text(&wanted.first_name),
        middle_name: wanted.middle_name.as_deref().and_then(text),
        last_name: text(&wanted.last_name),
        birth_date: wanted.birth_date.as_deref().or(added.details.birth_date.as_deref()).and_then(text),
        email: text(&added.details.email),
        phone: text(&added.details.phone),
        ssn: ssn.and_then(text),
        licence: licence.and_then(text),
        user_name: wanted.user_name.as_deref().or(added.user_name.as_deref()).and_then(text),
    }
}

fn copied<'a>(wanted: &AddedUser<'_>, role: Option<&'a CustomRole>) -> Result<Copied<'a>, Failure> {
    let refuse = |pointer, code| Err(Failure::Refused(vec![FieldProblem::own(pointer, code)].into()));
    match (role, &wanted.custom_role, &wanted.customers) {
        (Some(role), ..) => Ok(Copied::OfRole(assignments_of(&role.assignments)?)),
        (None, Some(_), _) => refuse("/customRole", Code::UnknownHere),
        (None, None, Some(customers)) if !customers.is_empty() => Ok(Copied::Nothing),
        (None, None, _) => refuse("/customers", Code::CustomerMissing),
    }
}
