//! The users whom a manager may see, page by page.

use std::collections::BTreeMap;

use countersign_core::details::web_name;
use countersign_core::wire::UserStatus;
use countersign_core::words;
use serde::Serialize;

use super::consistent;
use super::managing::{Manager, Managing, let_in};
use super::user_acts::{UserAct, UserActRefusal, acts, shown_status};
use crate::code::Code;
use crate::failure::{Failure, FieldProblem};
use crate::identity::instant;
use crate::json::answer;
use crate::lists::{PageRequest, Position};
use crate::people::details::searchable;
use crate::people::listing::{HeldAt, Listed, ListedUser, RoleNames, Whom, phrase};
use crate::service::Service;

/// Characters that a search of the whole bank takes at least: its index is of three letters each.
const SEARCH_MIN: usize = 3;
/// Characters that a search takes at most.
const SEARCH_MAX: usize = 100;

answer! {
    /// One page of users.
    UserPage {
        /// The users.
        items: Vec<ListedPerson> = "items",
        /// How many the one who asks may see; absent where they were not counted.
        total: Option<u64> = "total",
        /// How many of them match; absent likewise.
        matching: Option<u64> = "matching",
        /// What can be filtered by; absent likewise.
        facets: Option<Facets> = "facets",
        /// Where the next page begins; absent on the last one.
        next: Option<String> = "next",
    }
}

answer! {
    /// What users can be filtered by.
    Facets {
        /// The contracts.
        contracts: Vec<ContractFacet> = "contracts",
        /// The roles that somebody has.
        roles: Vec<RoleFacet> = "roles",
    }
}

answer! {
    /// A contract.
    ContractFacet {
        /// The contract.
        id: String as Id = "id",
        /// The names of its customers that the one who asks may see.
        customers: Vec<String> = "customers",
    }
}

answer! {
    /// A role.
    RoleFacet {
        /// The role.
        id: String as Id = "id",
        /// Its name for people.
        name: String = "name",
    }
}

answer! {
    /// A user in a list.
    ListedPerson {
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
        /// The status; `locked` also after too many wrong passwords.
        status: UserStatus = "status",
        /// The roles at customers that the one who asks may see.
        roles: Vec<RoleAt> = "roles",
        /// When the user signed in last.
        last_sign_in_at: Option<String> as Instant = "lastSignInAt",
        /// E-mail address.
        email: Option<String> = "email",
        /// Phone number.
        phone: Option<String> = "phone",
        /// What the one who asks may do to the user now.
        may: Vec<UserAct> = "may",
        /// What else the user's status allows, and why the one who asks may not do it.
        refusals: Vec<UserActRefusal> = "refusals",
    }
}

answer! {
    /// A role that a user has at a customer.
    RoleAt {
        /// The customer.
        customer: String as Id = "customer",
        /// Its name for people.
        customer_name: String = "customerName",
        /// The role.
        role: String as Id = "role",
        /// Its name for people.
        name: String = "name",
    }
}

words! {
    /// The order of a list of users. Those who are alike follow the order of their names.
    UserOrder {
        /// By name.
        Name = "name",
        /// By name, the last first.
        NameBackward = "-name",
        /// By the first of their roles.
        Role = "role",
        /// By the first of their roles, the last first.
        RoleBackward = "-role",
        /// By user name.
        UserName = "userName",
        /// By user name, the last first.
        UserNameBackward = "-userName",
        /// By status.
        Status = "status",
        /// By status, the last first.
        StatusBackward = "-status",
    }
}

/// Which users.
#[derive(Debug, Clone, Default, Serialize)]
pub struct UserFilter {
    /// What stands in their name, user name, id, role or status.
    pub search: Option<String>,
    /// Their status.
    pub status: Option<UserStatus>,
    /// A role that they have.
    pub role: Option<String>,
    /// A contract in which they have something.
    pub contract: Option<String>,
    /// Their order.
    pub order: Option<UserOrder>,
}

/// Reads a page of users (A46–A52).
///
/// Of a company, everybody is read whom the manager has something in common with, and sorted and filtered here: so a search
/// finds what is shown, whatever table it stands in, and costs what the company costs, however large the bank is. The
/// bank's staff without a contract gets pages by id, which the database makes.
///
/// # Errors
/// `InvalidCursor`; `RefusedParameters` for a search that is too short or too long, and for staff that asks without a
/// contract for what only a company's users are filtered and sorted by.
pub async fn list_users(
    service: &Service,
    manager: &Manager,
    filter: &UserFilter,
    page: &PageRequest<'_>,
) -> Result<UserPage, Failure> {
    refuse_search(filter)?;
    match manager {
        Manager::Staff(_) if filter.contract.is_none() => of_bank(service, manager, filter, page).await,
        _ => of_company(service, manager, filter, page).await,
    }
}

/// Refuses a search that is none.
///
/// # Errors
/// `RefusedParameters`.
pub(super) fn refuse_search(filter: &UserFilter) -> Result<(), Failure> {
    let Some(text) = filter.search.as_deref().map(str::trim) else { return Ok(()) };
    // What is an accent and nothing else is nothing to search for.
    let is_search = !searchable(text).is_empty() && text.chars().count() <= SEARCH_MAX;
    if is_search { Ok(()) } else { Err(parameter("q", Code::InvalidSearch)) }
}

fn parameter(name: &str, code: Code) -> Failure {
    Failure::RefusedParameters(vec![FieldProblem::own(name, code)].into())
}

async fn of_bank(
    service: &Service,
    manager: &Manager,
    filter: &UserFilter,
    page: &PageRequest<'_>,
) -> Result<UserPage, Failure> {
    let BankPage { managing, users, roles, next } = bank_page(service, manager, filter, page).await?;
    let now = service.clock.millis();
    let items = users.into_iter().map(|user| entry(&managing, &roles, user, now)).collect();
    Ok(UserPage { items, total: None, matching: None, facets: None, next })
}

/// Some of a bank's users, by their ids.
pub(super) struct BankPage<'m> {
    pub managing: Managing<'m>,
    pub users: Vec<ListedUser>,
    pub roles: RoleNames,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Reads a page of a bank's users, as the database makes it.
///
/// # Errors
/// As [`list_users`] of staff without a contract.
pub(super) async fn bank_page<'m>(
    service: &Service,
    manager: &'m Manager,
    filter: &UserFilter,
    page: &PageRequest<'_>,
) -> Result<BankPage<'m>, Failure> {
    let search = filter.search.as_deref().map(|text| searchable(text.trim()));
    for (name, is_given) in [
        ("status", filter.status.is_some()),
        ("role", filter.role.is_some()),
        ("sort", filter.order.is_some()),
    ] {
        if is_given {
            return Err(parameter(name, Code::ContractRequired));
        }
    }
    if search.as_deref().is_some_and(|text| text.chars().count() < SEARCH_MIN) {
        return Err(parameter("q", Code::InvalidSearch));
    }
    let Manager::Staff(staff) = manager else { return Err(Failure::NotPermitted) };
    let principal = [staff.legal_entity.as_str(), "staff", staff.id.as_str()];
    let after = page.start(&principal)?.map(|position| position.id).unwrap_or_default();
    let phrase = search.as_deref().map(phrase);
    let whom = match &phrase {
        None => Whom::Page { after: &after, count: page.rows() },
        Some(phrase) => Whom::Found { phrase, after: &after, count: page.rows() },
    };
    let (managing, (mut users, roles)) =
        let_in(service, manager, |legal_entity, _| Listed { legal_entity, whom }).await?;
    let next = page.cut(&principal, &mut users, |last: &ListedUser| position(&last.id));
    Ok(BankPage { managing, users, roles, next })
}

async fn of_company(
    service: &Service,
    manager: &Manager,
    filter: &UserFilter,
    page: &PageRequest<'_>,
) -> Result<UserPage, Failure> {
    let company = company(service, manager, filter.contract.as_deref()).await?;
    let Company { managing, people, roles } = company;
    let (kind, id) = managing.actor;
    let principal = [managing.legal_entity(), kind.word(), id];
    let start = page.start(&principal)?;
    let now = service.clock.millis();
    let total = people.len();
    let facets = facets(&people, &roles);
    let mut sorted = sorted(people, &roles, filter.order.unwrap_or_default(), now);
    if let Some(start) = start {
        // Whom the cursor names may no longer match; where they stand is known as long as they are there.
        let place = sorted.iter().position(|user| user.id == start.id).ok_or(Code::InvalidCursor)?;
        let matching = count(&sorted, filter, &roles, now);
        sorted.drain(..=place);
        return Ok(cut(
            &managing,
            (sorted, &roles),
            (filter, page, &principal),
            now,
            (total, matching),
            facets,
        ));
    }
    let matching = count(&sorted, filter, &roles, now);
    Ok(cut(&managing, (sorted, &roles), (filter, page, &principal), now, (total, matching), facets))
}

/// The users of the companies that a manager may see, with what of theirs may be shown.
pub(super) struct Company<'m> {
    pub managing: Managing<'m>,
    pub people: Vec<ListedUser>,
    pub roles: RoleNames,
}

/// Reads everybody of the manager's companies; for staff, of one contract.
///
/// # Errors
/// If the manager may not come in; `NotPermitted` for who may see no users; `NotFound` for staff without a contract.
pub(super) async fn company<'m>(
    service: &Service,
    manager: &'m Manager,
    contract: Option<&str>,
) -> Result<Company<'m>, Failure> {
    let (managing, found) = consistent(|| {
        let_in(service, manager, |legal_entity, own| {
            let whom = match (own, contract) {
                (Some(user), _) => Some(Whom::Around(user)),
                (None, contract) => contract.map(Whom::InContract),
            };
            whom.map(|whom| Listed { legal_entity, whom })
        })
    })
    .await?;
    let (mut people, roles) = found.ok_or(Failure::NotFound)?;
    if managing.own.is_some() && managing.seen_customers().is_empty() {
        return Err(Failure::NotPermitted);
    }
    show_only_seen(&managing, &mut people);
    people.retain(|user| user.held.iter().any(|at| contract.is_none_or(|contract| at.contract == contract)));
    Ok(Company { managing, people, roles })
}

/// Leaves out what users have where the manager sees nobody: it is neither shown nor searched.
pub(super) fn show_only_seen(managing: &Managing<'_>, users: &mut [ListedUser]) {
    if managing.own.is_none() {
        return;
    }
    let seen = managing.seen_customers();
    for user in users.iter_mut().filter(|user| !managing.is_self(&user.id)) {
        user.held.retain(|at| seen.contains(&at.customer.as_str()));
    }
}

fn cut(
    managing: &Managing<'_>,
    (mut users, roles): (Vec<ListedUser>, &RoleNames),
    (filter, page, principal): (&UserFilter, &PageRequest<'_>, &[&str]),
    now: u64,
    (total, matching): (usize, usize),
    facets: Facets,
) -> UserPage {
    users.retain(|user| matches(user, filter, roles, now));
    let next = page.cut(principal, &mut users, |last: &ListedUser| position(&last.id));
    let items = users.into_iter().map(|user| entry(managing, roles, user, now)).collect();
    let count = |count: usize| u64::try_from(count).ok();
    UserPage { items, total: count(total), matching: count(matching), facets: Some(facets), next }
}

/// Of a page's end only the id is told to the client: where a name stands is nothing for an address.
fn position(id: &str) -> Position {
    Position { value: String::new(), id: id.to_owned() }
}

/// All who match, in the order that is asked for.
pub(super) fn matching_in_order(
    users: Vec<ListedUser>,
    filter: &UserFilter,
    roles: &RoleNames,
    now: u64,
) -> Vec<ListedUser> {
    let mut users = sorted(users, roles, filter.order.unwrap_or_default(), now);
    users.retain(|user| matches(user, filter, roles, now));
    users
}

fn count(users: &[ListedUser], filter: &UserFilter, roles: &RoleNames, now: u64) -> usize {
    users.iter().filter(|user| matches(user, filter, roles, now)).count()
}

fn matches(user: &ListedUser, filter: &UserFilter, roles: &RoleNames, now: u64) -> bool {
    let status = shown_status(user, now);
    filter.status.is_none_or(|wanted| wanted == status)
        && filter.role.as_ref().is_none_or(|role| user.held.iter().any(|at| at.roles.contains(role)))
        && filter.contract.as_ref().is_none_or(|one| user.held.iter().any(|at| at.contract == *one))
        && filter.search.as_deref().is_none_or(|text| is_found(user, &searchable(text.trim()), roles, status))
}

/// Whether a text stands in what is shown of a user. The name is searched, not what marks one's own row: "me" finds no mark
/// (A49).
fn is_found(user: &ListedUser, text: &str, roles: &RoleNames, status: UserStatus) -> bool {
    let in_roles = || {
        let held = user.held.iter().flat_map(|at| &at.roles);
        held.filter_map(|role| roles.get(role)).any(|name| searchable(name).contains(text))
    };
    user.folded_name.as_deref().is_some_and(|name| name.contains(text))
        || searchable(&user.id).contains(text)
        || user.user_name.as_deref().is_some_and(|name| searchable(name).contains(text))
        || status.code().contains(text)
        || in_roles()
}

fn sorted(users: Vec<ListedUser>, roles: &RoleNames, order: UserOrder, now: u64) -> Vec<ListedUser> {
    let key = |user: &ListedUser| match order {
        UserOrder::Name | UserOrder::NameBackward => String::new(),
        UserOrder::Role | UserOrder::RoleBackward => first_role(user, roles),
        UserOrder::UserName | UserOrder::UserNameBackward => {
            searchable(user.user_name.as_deref().unwrap_or(&user.id))
        }
        UserOrder::Status | UserOrder::StatusBackward => shown_status(user, now).code().to_owned(),
    };
    let name = |user: &ListedUser| user.folded_name.clone().unwrap_or_else(|| searchable(&user.id));
    let mut keyed: Vec<_> =
        users.into_iter().map(|user| ((key(&user), name(&user), user.id.clone()), user)).collect();
    keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
    if order.code().starts_with('-') {
        keyed.reverse();
    }
    keyed.into_iter().map(|(_, user)| user).collect()
}

fn first_role(user: &ListedUser, roles: &RoleNames) -> String {
    let held = user.held.iter().flat_map(|at| &at.roles);
    held.filter_map(|role| roles.get(role)).map(|name| searchable(name)).min().unwrap_or_default()
}

fn facets(users: &[ListedUser], names: &RoleNames) -> Facets {
    let held = || users.iter().flat_map(|user| &user.held);
    let mut contracts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut roles: BTreeMap<&str, &str> = BTreeMap::new();
    for at in held() {
        let customers = contracts.entry(&at.contract).or_default();
        if !customers.contains(&at.name) {
            customers.push(at.name.clone());
        }
        roles.extend(at.roles.iter().filter_map(|role| Some((role.as_str(), names.get(role)?.as_str()))));
    }
    let contract = |(id, customers): (&str, Vec<String>)| ContractFacet { id: id.to_owned(), customers };
    let role = |(id, name): (&str, &str)| RoleFacet { id: id.to_owned(), name: name.to_owned() };
    Facets {
        contracts: contracts.into_iter().map(contract).collect(),
        roles: roles.into_iter().map(role).collect(),
    }
}

/// A user as a list shows them.
pub(super) fn entry(managing: &Managing<'_>, roles: &RoleNames, user: ListedUser, now: u64) -> ListedPerson {
    let status = shown_status(&user, now);
    let (may, refusals) = acts(managing, &user, status);
    let is_me = managing.is_self(&user.id);
    let shown: Vec<RoleAt> = user.held.iter().flat_map(|at| roles_at(at, roles)).collect();
    let name = user.name.unwrap_or_else(|| user.id.clone());
    ListedPerson {
        web_name: web_name(&name, is_me).text,
        name,
        is_me,
        user_name: user.user_name,
        status,
        roles: shown,
        last_sign_in_at: user.last_sign_in_at.map(instant),
        email: user.email,
        phone: user.phone,
        may,
        refusals,
        id: user.id,
    }
}

fn roles_at(at: &HeldAt, names: &RoleNames) -> Vec<RoleAt> {
    let role = |role: &String| RoleAt {
        customer: at.customer.clone(),
        customer_name: at.name.clone(),
        name: names.get(role).unwrap_or(role).clone(),
        role: role.clone(),
    };
    at.roles.iter().map(role).collect()
}
