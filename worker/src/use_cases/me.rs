//! Who is signed in, and what they may do: a menu is drawn from it.

use std::collections::{BTreeSet, HashMap};

use countersign_core::wire::{SnapshotDocument, User};
use countersign_core::{AdministrativeRight, Engine, IdKind};

use super::admission::{UserId, admit};
use super::consistent;
use super::somebody::{SignedIn, admit_anyone};
use crate::actor::{Actor, ActorKind};
use crate::database::Part;
use crate::failure::Failure;
use crate::identity::identities::IdentityOf;
use crate::identity::instant;
use crate::identity::profile::{Elsewhere, OtherUser, ProfileOf};
use crate::identity::second_factors::SecondFactorOf;
use crate::identity::sessions::Owes;
use crate::json::answer;
use crate::ledger::holdings::HeldBy;
use crate::people::DetailsOf;
use crate::service::Service;
use crate::snapshot::{Basis, SnapshotName, load_for};

answer! {
    /// Who is signed in.
    Me {
        /// The legal entity.
        legal_entity: String as Id = "legalEntity",
        /// Its name for people; absent before its first configuration.
        legal_entity_name: Option<String> = "legalEntityName",
        /// The user, or the member of the staff.
        user: String as Id = "user",
        /// `user` or `staff`.
        kind: String = "kind",
        /// The user name; absent for who has none.
        user_name: Option<String> = "userName",
        /// The names; absent for who has no details.
        name: Option<MyName> = "name",
        /// The e-mail address; absent for who has no details.
        email: Option<String> = "email",
        /// The phone number; absent for who has no details.
        phone: Option<String> = "phone",
        /// Whether a password must be chosen before anything else is answered.
        must_change_password: bool = "mustChangePassword",
        /// Whether a second factor must be set up before anything else is answered.
        must_set_up_second_factor: bool = "mustSetUpSecondFactor",
        /// `on` if a code is asked for at sign-in, else `none`.
        second_factor: String = "secondFactor",
        /// How many recovery codes are left.
        recovery_codes_left: u64 = "recoveryCodesLeft",
        /// When they signed in last, with this session; absent for who has no identity.
        last_sign_in_at: Option<String> as Instant = "lastSignInAt",
        /// The language that they have chosen.
        language: Option<String> = "language",
        /// The theme that they have chosen.
        theme: Option<String> = "theme",
        /// Where the same human is a user: this legal entity first, then the others by name.
        entities: Vec<MyEntity> = "entities",
        /// The rights over other users that are held at one customer at least, such as `viewUsers`.
        may: Vec<String> = "may",
        /// What the user has, by customer.
        customers: Vec<MyCustomer> = "customers",
    }
}

answer! {
    /// A legal entity where somebody is a user.
    MyEntity {
        /// The legal entity.
        legal_entity: String as Id = "legalEntity",
        /// Its name for people.
        name: String = "name",
        /// The user there.
        user: String as Id = "user",
        /// Whether it is the one that they are signed in at.
        is_current: bool = "isCurrent",
    }
}

answer! {
    /// What a person is called.
    MyName {
        /// The first name.
        first: String = "first",
        /// The middle name, if there is one.
        middle: Option<String> = "middle",
        /// The last name.
        last: String = "last",
    }
}

answer! {
    /// What a user has at one customer.
    MyCustomer {
        /// The customer.
        id: String as Id = "id",
        /// Its name for people.
        name: String = "name",
        /// The roles held there.
        roles: Vec<MyRole> = "roles",
        /// The actions granted there, on one account at least or at the customer, in the order of the catalogue.
        actions: Vec<String> = "actions",
        /// Others who may manage users there, a few of them: whom to ask.
        administrators: Vec<String> = "administrators",
    }
}

answer! {
    /// A role.
    MyRole {
        /// The role.
        id: String as Id = "id",
        /// Its name for people.
        name: Option<String> = "name",
    }
}

/// Reads who is signed in.
///
/// # Errors
/// If they may not come in.
pub async fn me(service: &Service, somebody: &SignedIn) -> Result<Me, Failure> {
    match somebody {
        SignedIn::User(user) => consistent(|| find(service, user, somebody)).await,
        SignedIn::Staff(_) => staff(service, somebody).await,
    }
}

/// The staff has no part in a company.
async fn staff(service: &Service, somebody: &SignedIn) -> Result<Me, Failure> {
    let own = admit_anyone(service, somebody, own(somebody)).await?;
    Ok(who(somebody.actor(), own))
}

type OwnParts<'a> = (
    IdentityOf<'a>,
    ProfileOf<'a>,
    SecondFactorOf<'a>,
    Option<Owes<'a>>,
    Option<(DetailsOf<'a>, Elsewhere<'a>)>,
);

/// What is somebody's own. Details and persons are of users: a member of the staff may have the id of one.
fn own(somebody: &SignedIn) -> OwnParts<'_> {
    let actor = somebody.actor();
    let Actor { legal_entity, id: user, .. } = actor;
    let of_user = (actor.kind == ActorKind::User)
        .then_some((DetailsOf { legal_entity, user }, Elsewhere { legal_entity, user }));
    let owes = somebody.session().map(Owes);
    (IdentityOf(actor), ProfileOf(actor), SecondFactorOf(actor), owes, of_user)
}

type Own = <OwnParts<'static> as Part>::Answer;

fn who(actor: Actor<'_>, (identity, profile, factor, owes, of_user): Own) -> Me {
    let (details, others) = of_user.unwrap_or_default();
    let factor = factor.filter(|factor| factor.is_confirmed);
    let (email, phone) = details.as_ref().map(|it| (it.email.clone(), it.phone.clone())).unzip();
    let here = MyEntity {
        legal_entity: actor.legal_entity.to_owned(),
        name: profile.entity_name.clone().unwrap_or_else(|| actor.legal_entity.to_owned()),
        user: actor.id.to_owned(),
        is_current: true,
    };
    Me {
        legal_entity: actor.legal_entity.to_owned(),
        legal_entity_name: profile.entity_name,
        user: actor.id.to_owned(),
        kind: actor.kind.word().to_owned(),
        must_change_password: identity.as_ref().is_some_and(|identity| identity.owes_password),
        must_set_up_second_factor: owes == Some(true),
        second_factor: if factor.is_some() { "on" } else { "none" }.to_owned(),
        recovery_codes_left: factor.map(|factor| factor.recovery_codes).unwrap_or_default(),
        last_sign_in_at: profile.last_sign_in_at.map(instant),
        language: profile.language,
        theme: profile.theme,
        entities: [here].into_iter().chain(others.into_iter().map(elsewhere)).collect(),
        user_name: identity.map(|identity| identity.user_name),
        name: details.map(|it| MyName { first: it.first_name, middle: it.middle_name, last: it.last_name }),
        email,
        phone,
        may: Vec::new(),
        customers: Vec::new(),
    }
}

fn elsewhere(other: OtherUser) -> MyEntity {
    let OtherUser { legal_entity, name, user, .. } = other;
    MyEntity { legal_entity, name, user, is_current: false }
}

async fn find(service: &Service, user: &UserId, somebody: &SignedIn) -> Result<Me, Failure> {
    let (admitted, (holdings, own)) = admit(service, user, |user| {
        (HeldBy { legal_entity: &user.legal_entity, user: &user.id }, own(somebody))
    })
    .await?;
    let held = holdings.on(admitted.today);
    let snapshot = SnapshotName::new(&admitted.entity, held.contracts);
    let basis = Basis { ledger: None, users: admitted.as_known(), snapshot };
    let loaded = load_for(service, &basis).await?;
    let document = SnapshotDocument::parse(loaded.document.as_bytes())
        .map_err(|_| Failure::Internal("a stored configuration has no shape".to_owned()))?;
    let rights = loaded.engine.administrative_rights(&admitted.user.id);
    Ok(Me {
        may: rights.into_iter().map(|right| right.code().to_owned()).collect(),
        customers: customers(&loaded.engine, &document, &admitted.user.id),
        ..who(admitted.user.actor(), own)
    })
}

fn customers(engine: &Engine, document: &SnapshotDocument<'_>, user: &str) -> Vec<MyCustomer> {
    let Some(user) = document.users.iter().find(|one| one.id.0 == user) else { return Vec::new() };
    let granted = granted(engine, document, user);
    let actions: Vec<&str> =
        document.features.iter().flat_map(|it| &it.actions).map(|action| action.id.0.as_ref()).collect();
    let mut found = Vec::new();
    for customer in document.contracts.iter().flat_map(|contract| &contract.customers) {
        let Some(assignment) = user.assignments.iter().find(|one| one.customer == customer.id) else {
            continue;
        };
        let roles = document.roles.iter().filter(|role| assignment.roles.contains(&role.id));
        let is_granted = |action: &&&str| granted.contains(&(customer.id.0.as_ref(), **action));
        found.push(MyCustomer {
            id: customer.id.0.to_string(),
            name: customer.name.to_string(),
            roles: roles
                .map(|role| MyRole {
                    id: role.id.0.to_string(),
                    name: role.name.as_ref().map(ToString::to_string),
                })
                .collect(),
            actions: actions.iter().filter(is_granted).map(|action| (*action).to_owned()).collect(),
            administrators: administrators(engine, document, user, &customer.id.0),
        });
    }
    found
}

/// As many as are told whom to ask.
const ADMINISTRATORS_MAX: usize = 3;

/// The first others who may manage users at a customer.
fn administrators(
    engine: &Engine,
    document: &SnapshotDocument<'_>,
    user: &User<'_>,
    customer: &str,
) -> Vec<String> {
    let right = engine.handle(IdKind::Action, AdministrativeRight::ManageUsers.action());
    let Some((right, place)) = right.zip(engine.handle(IdKind::Customer, customer)) else {
        return Vec::new();
    };
    let manages = |other: &&User<'_>| {
        let handle = engine.handle(IdKind::User, &other.id.0);
        handle.is_some_and(|handle| engine.allows_by_handle(handle, right, place))
    };
    let others = document.users.iter().filter(|other| other.id != user.id);
    others.filter(manages).take(ADMINISTRATORS_MAX).map(|other| other.id.0.to_string()).collect()
}

/// What the engine grants to a user: each action with each customer where it is.
fn granted<'d>(
    engine: &Engine,
    document: &'d SnapshotDocument<'_>,
    user: &User<'_>,
) -> BTreeSet<(&'d str, &'d str)> {
    let customers = || document.contracts.iter().flat_map(|contract| &contract.customers);
    let owners: HashMap<&str, &str> = customers()
        .flat_map(|customer| customer.accounts.iter().map(|it| (it.id.0.as_ref(), customer.id.0.as_ref())))
        .collect();
    let mut found = BTreeSet::new();
    let Some(user) = engine.handle(IdKind::User, &user.id.0) else { return found };
    for action in document.features.iter().flat_map(|feature| &feature.actions) {
        let id = action.id.0.as_ref();
        let Some(handle) = engine.handle(IdKind::Action, id) else { continue };
        let accounts = engine.accounts_by_handle(user, handle);
        let accounts = accounts.iter().filter_map(|account| engine.id_of(IdKind::Account, *account));
        found.extend(accounts.filter_map(|account| Some((*owners.get(account)?, id))));
        for customer in customers() {
            let place = engine.handle(IdKind::Customer, &customer.id.0);
            if place.is_some_and(|place| engine.allows_by_handle(user, handle, place)) {
                found.insert((customer.id.0.as_ref(), id));
            }
        }
    }
    found
}
