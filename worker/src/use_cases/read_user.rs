//! One user, whole: details, what they have and where, status and invitation, and what may be done to them.

use std::sync::Arc;

use countersign_core::PermissionType;
use countersign_core::details::web_name;
use countersign_core::wire::{self, UserStatus};
use countersign_core::{AdministrativeRight, words};
use serde_json::json as object;

use super::consistent;
use super::details::{UserDetails, show as show_details};
use super::list_users::{RoleFacet, show_only_seen};
use super::managing::{Manager, Managing, Target, let_in};
use super::user_acts::{UserAct, UserActRefusal, acts, shown_status};
use crate::actor::Actor;
use crate::creation::screenings::{Screened, ScreeningOf};
use crate::digest::sha256_hex;
use crate::engines::Loaded;
use crate::failure::Failure;
use crate::identity::instant;
use crate::identity::secrets::{InvitationOf, StoredInvitation};
use crate::json::{Absent, answer, json};
use crate::ledger::holdings::{HeldBy, Holdings};
use crate::people::listing::{HeldAt, Listed, ListedUser, RoleNames, Whom};
use crate::people::standings::{Standing, StandingOf};
use crate::people::{Details, DetailsOf};
use crate::service::Service;
use crate::snapshot::{Basis, SnapshotName, load_for};

/// Digits of a tag.
const TAG_DIGITS: usize = 16;

answer! {
    /// One user.
    UserRecord {
        /// The user.
        id: String as Id = "id",
        /// First, middle and last name; the id of who has no details.
        name: String = "name",
        /// The same in at most 15 characters; one's own is marked, as far as the mark fits.
        web_name: String = "webName",
        /// Whether this is the one who asks.
        is_me: bool = "isMe",
        /// The user name.
        user_name: Option<String> = "userName",
        /// The status.
        status: StatusRecord = "status",
        /// The details; absent for who has none.
        details: Option<UserDetails> = "details",
        /// What the user has at customers that the one who asks may see.
        customers: Vec<CustomerAccess> = "customers",
        /// The invitation, for who has not taken it up.
        invitation: Option<InvitationRecord> = "invitation",
        /// What became of the check of the user; absent for whom nobody has checked, and for readers who may not create
        /// the user.
        screening: Option<ScreeningRecord> = "screening",
        /// When the user signed in last.
        last_sign_in_at: Option<String> as Instant = "lastSignInAt",
        /// What the one who asks may do to the user now.
        may: Vec<UserAct> = "may",
        /// What else the user's status allows, and why the one who asks may not do it.
        refusals: Vec<UserActRefusal> = "refusals",
        /// Whether the one who asks may see the user's numbers in full.
        may_reveal: bool = "mayReveal",
    }
}

answer! {
    /// A user's status.
    StatusRecord {
        /// The status; `locked` also after too many wrong passwords.
        status: UserStatus = "status",
        /// Why, where somebody has set it.
        reason: Option<String> = "reason",
        /// Since when, where somebody has set it.
        since: Option<String> as Instant = "since",
        /// Until when the user is locked, where the lock passes by itself.
        locked_until: Option<String> as Instant = "lockedUntil",
    }
}

answer! {
    /// What a user has at one customer.
    CustomerAccess {
        /// The customer.
        customer: String as Id = "customer",
        /// Its name for people.
        name: String = "name",
        /// Its contract.
        contract: String as Id = "contract",
        /// The roles.
        roles: Vec<RoleFacet> = "roles",
        /// The accounts.
        accounts: SelectedAccounts = "accounts",
        /// Whether anything was taken away on accounts.
        permission_type: Option<PermissionType> = "permissionType",
        /// Whether the user gets every account that is opened there later.
        automatic_access: bool = "automaticAccess",
    }
}

answer! {
    /// The accounts of a customer that a user has access to.
    SelectedAccounts {
        /// How many.
        selected: u64 = "selected",
        /// Of how many.
        total: u64 = "total",
        /// Which.
        ids: Vec<String> = "ids",
    }
}

words! {
    /// What has become of an invitation.
    InvitationState {
        /// Its link or code works.
        Pending = "pending",
        /// It is too old.
        Expired = "expired",
        /// It was taken back, or none was ever sent.
        None = "none",
    }
}

answer! {
    /// An invitation.
    InvitationRecord {
        /// What has become of it.
        state: InvitationState = "state",
        /// When it was sent.
        sent_at: Option<String> as Instant = "sentAt",
        /// Until when it works.
        ends_at: Option<String> as Instant = "endsAt",
    }
}

answer! {
    /// What became of the check of a user (OFAC and CIP).
    ScreeningRecord {
        /// `clear`, `hit` or `cleared`, as the check itself answers: a hit stands in the way of activation.
        state: String = "state",
        /// When the user was checked last.
        screened_at: String as Instant = "screenedAt",
    }
}

impl Absent for InvitationState {}
impl Absent for PermissionType {}

/// A user, with what names the state that is shown.
pub struct TaggedUser {
    /// The user.
    pub user: UserRecord,
    /// Its tag.
    pub tag: String,
}

/// Reads one user (A41, A53, A55, A57); everybody may see themselves (A42).
///
/// # Errors
/// `NotFound` for a user whom the manager may not see.
pub async fn read_user(service: &Service, manager: &Manager, user: &str) -> Result<TaggedUser, Failure> {
    let found = consistent(|| find(service, manager, user)).await?;
    let record = record(service, found)?;
    // Acts change with who asks, and so does what is shown: the tag is of all of it.
    let tag = sha256_hex(json(&record).as_bytes()).chars().take(TAG_DIGITS).collect();
    Ok(TaggedUser { user: record, tag })
}

/// A user, with all that is known of them to a manager.
pub(super) struct Found<'m> {
    pub managing: Managing<'m>,
    pub user: ListedUser,
    pub roles: RoleNames,
    details: Option<Details>,
    standing: Option<Standing>,
    invitation: Option<StoredInvitation>,
    screened: Option<Screened>,
    /// The snapshot of what the user has, as far as the manager may enter its contracts.
    pub snapshot: SnapshotName,
    /// The same, loaded.
    pub loaded: Arc<Loaded>,
}

/// Reads a user whom the manager may see.
///
/// # Errors
/// `NotFound` for any other; `Busy` if the configuration has changed meanwhile.
pub(super) async fn find<'m>(
    service: &Service,
    manager: &'m Manager,
    user: &str,
) -> Result<Found<'m>, Failure> {
    let (managing, (listed, details, standing, invitation, screened, holdings)) =
        let_in(service, manager, |legal_entity, own| {
            (
                Listed { legal_entity, whom: Whom::One(user) },
                DetailsOf { legal_entity, user },
                StandingOf { legal_entity, user },
                InvitationOf(Actor::user(legal_entity, user)),
                ScreeningOf { legal_entity, user },
                own.is_none().then_some(HeldBy { legal_entity, user }),
            )
        })
        .await?;
    let (mut users, roles) = listed;
    let target =
        users.first().map(|user| Target { status: user.status.clone(), customers: user.customers.clone() });
    managing.see(user, &target)?;
    show_only_seen(&managing, &mut users);
    let user = users.pop().ok_or(Failure::NotFound)?;
    let (snapshot, loaded) = loaded(service, &managing, holdings, &user).await?;
    Ok(Found { managing, user, roles, details, standing, invitation, screened, snapshot, loaded })
}

/// The engine that knows what the user has: the manager's own, and for staff that of the user's contracts.
async fn loaded(
    service: &Service,
    managing: &Managing<'_>,
    holdings: Option<Holdings>,
    user: &ListedUser,
) -> Result<(SnapshotName, Arc<Loaded>), Failure> {
    if let Some(own) = &managing.own {
        let snapshot = SnapshotName::new(&managing.entity, own.held.contracts.clone());
        return Ok((snapshot, Arc::clone(&own.loaded)));
    }
    let contracts = holdings.map(|holdings| holdings.on(managing.today).contracts).unwrap_or_default();
    let snapshot = SnapshotName::new(&managing.entity, contracts);
    let users = vec![(user.id.clone(), user.status.clone())];
    let basis = Basis { ledger: None, users, snapshot };
    let loaded = load_for(service, &basis).await?;
    Ok((basis.snapshot, loaded))
}

fn record(service: &Service, found: Found<'_>) -> Result<UserRecord, Failure> {
    let Found { managing, user, roles, details, standing, invitation, screened, loaded, .. } = found;
    let now = service.clock.millis();
    let status = shown_status(&user, now);
    let (may, refusals) = acts(&managing, &user, status);
    let is_me = managing.is_self(&user.id);
    let name = user.name.clone().unwrap_or_else(|| user.id.clone());
    let reveal = managing.refusals(&user.id, &user.customers, AdministrativeRight::RevealNumbers);
    let create = managing.refusals(&user.id, &user.customers, AdministrativeRight::CreateUsers);
    let details = details
        .map(|details| {
            show_details(service, managing.legal_entity(), &user.id, details, user.user_name.clone())
        })
        .transpose()?;
    Ok(UserRecord {
        web_name: web_name(&name, is_me).text,
        name,
        is_me,
        user_name: user.user_name.clone(),
        status: status_record(&user, status, standing),
        customers: user.held.iter().map(|at| access(&loaded, &roles, &user.id, at)).collect(),
        invitation: (status == UserStatus::New).then(|| invitation_record(invitation, now)),
        screening: screened.filter(|_| create.is_empty()).map(screening_record),
        last_sign_in_at: user.last_sign_in_at.map(instant),
        may,
        refusals,
        may_reveal: details.is_some() && reveal.is_empty(),
        details,
        id: user.id,
    })
}

fn status_record(user: &ListedUser, status: UserStatus, standing: Option<Standing>) -> StatusRecord {
    // A standing is of the status that was set; the configuration may have been imported since.
    let standing = standing.filter(|standing| standing.status == user.status);
    let (reason, since) = standing.map(|it| (it.reason, it.since)).unzip();
    let is_passing = status == UserStatus::Locked && user.status != UserStatus::Locked.code();
    let locked_until = user.locked_until.filter(|_| is_passing).map(instant);
    StatusRecord { status, reason: reason.filter(|reason| !reason.is_empty()), since, locked_until }
}

fn access(loaded: &Loaded, roles: &RoleNames, user: &str, at: &HeldAt) -> CustomerAccess {
    let name = |id: &String| roles.get(id).unwrap_or(id).clone();
    let count = |list: usize| u64::try_from(list).unwrap_or(u64::MAX);
    let question = object!({ "user": user, "customer": at.customer }).to_string();
    let matrix = wire::matrix(&loaded.engine, question.as_bytes()).ok();
    CustomerAccess {
        customer: at.customer.clone(),
        name: at.name.clone(),
        contract: at.contract.clone(),
        roles: at.roles.iter().map(|id| RoleFacet { id: id.clone(), name: name(id) }).collect(),
        accounts: SelectedAccounts {
            selected: count(at.accounts.len()),
            total: count(loaded.engine.account_count(&at.customer)),
            ids: at.accounts.clone(),
        },
        permission_type: matrix.map(|matrix| matrix.permission_type),
        automatic_access: at.automatic_access,
    }
}

fn invitation_record(invitation: Option<StoredInvitation>, now: u64) -> InvitationRecord {
    let Some(StoredInvitation { sent_at, ends_at }) = invitation else {
        return InvitationRecord { state: InvitationState::None, sent_at: None, ends_at: None };
    };
    let state = if ends_at > now { InvitationState::Pending } else { InvitationState::Expired };
    InvitationRecord { state, sent_at: Some(instant(sent_at)), ends_at: Some(instant(ends_at)) }
}

fn screening_record(Screened { state, at }: Screened) -> ScreeningRecord {
    ScreeningRecord { state: state.word().to_owned(), screened_at: at }
}
