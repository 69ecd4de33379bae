use countersign_core::document;
use countersign_core::wire::{Id, NumberText, Text, UserStatus};

use super::users::UserPath;
use crate::http::answer::{Answer, CsvFile, Found, Tagged};
use crate::http::bodies::DetailsBody;
use crate::http::call::Call;
use crate::http::input::{Body, Path, Query, Replaces};
use crate::lists::{LIMIT_MAX, PageRequest};
use crate::use_cases::Manager;
use crate::use_cases::details::{self, EditedDetails, IdentityNumbers, TaggedDetails, UserDetails};
use crate::use_cases::export_users::export_users;
use crate::use_cases::list_users::{UserFilter, UserOrder, UserPage, list_users};
use crate::use_cases::read_user::{TaggedUser, UserRecord, read_user};
use crate::use_cases::user_entitlements::{self, Certificate, Consequences, UserEntitlements};

document! {
    /// Which of the users, and in which order.
    UserQuery<'a> {
        /// What stands in their name, user name, id, role or status, in whichever case and with or without accents.
        search: Option<Text<'a>> = "q",
        /// Their status.
        status: Option<UserStatus> = "status",
        /// A role that they have.
        role: Option<Id<'a>> = "role",
        /// A contract in which they have something.
        contract: Option<Id<'a>> = "contract",
        /// Their order; `name` if absent.
        sort: Option<UserOrder> = "sort",
        /// Users a page; 50 if absent.
        limit: Option<NumberText<1, LIMIT_MAX>> = "limit",
        /// Where the page begins. Good for the same parameters only, but for `limit`.
        cursor: Option<Text<'a>> = "cursor",
    }
}

pub(super) async fn list(call: Call<Manager, Query<UserQuery<'static>>>) -> Answer<Found<UserPage>> {
    let Query(query) = &call.input;
    let filter = filter(query);
    let limit = query.limit.map(NumberText::get);
    let page = PageRequest::new("users", &filter, limit, query.cursor.as_deref());
    list_users(&call.service, &call.principal, &filter, &page).await.map(Found)
}

fn filter(query: &UserQuery<'_>) -> UserFilter {
    let id = |id: &Option<Id<'_>>| id.as_ref().map(|id| id.0.clone().into_owned());
    UserFilter {
        search: query.search.as_deref().map(str::to_owned),
        status: query.status,
        role: id(&query.role),
        contract: id(&query.contract),
        order: query.sort,
    }
}

pub(super) async fn export(call: Call<Manager, Query<UserQuery<'static>>>) -> Answer<CsvFile> {
    let Query(query) = &call.input;
    let filter = filter(query);
    let limit = query.limit.map(NumberText::get);
    let page = PageRequest::new("exportedUsers", &filter, limit, query.cursor.as_deref());
    let exported = export_users(&call.service, &call.principal, &call.request_id, (&filter, &page)).await?;
    Ok(CsvFile { name: "users.csv", text: exported.csv, next_cursor: exported.next })
}

type OneUser = Path<UserPath<'static>>;

pub(super) async fn entitlements(call: Call<Manager, OneUser>) -> Answer<Found<UserEntitlements>> {
    let Path(UserPath { user }) = &call.input;
    user_entitlements::entitlements(&call.service, &call.principal, &user.0).await.map(Found)
}

pub(super) async fn certificate(call: Call<Manager, OneUser>) -> Answer<Found<Certificate>> {
    let Path(UserPath { user }) = &call.input;
    user_entitlements::certificate(&call.service, &call.principal, &user.0).await.map(Found)
}

pub(super) async fn consequences(call: Call<Manager, OneUser>) -> Answer<Found<Consequences>> {
    let Path(UserPath { user }) = &call.input;
    user_entitlements::consequences(&call.service, &call.principal, &user.0).await.map(Found)
}

pub(super) async fn read(call: Call<Manager, Path<UserPath<'static>>>) -> Answer<Tagged<Found<UserRecord>>> {
    let Path(UserPath { user }) = &call.input;
    let TaggedUser { user, tag } = read_user(&call.service, &call.principal, &user.0).await?;
    Ok(Tagged { answer: Found(user), tag })
}

type Details = Tagged<Found<UserDetails>>;

pub(super) async fn read_details(call: Call<Manager, Path<UserPath<'static>>>) -> Answer<Details> {
    let Path(UserPath { user }) = &call.input;
    details::read_details(&call.service, &call.principal, &user.0).await.map(tagged)
}

pub(super) async fn edit_details(
    call: Call<Manager, (Path<UserPath<'static>>, Replaces, Body<DetailsBody<'static>>)>,
) -> Answer<Details> {
    let (Path(UserPath { user }), Replaces(expected), body) = &call.input;
    let body = body.read()?;
    let edited = EditedDetails {
        first_name: &body.first_name,
        middle_name: body.middle_name.as_deref(),
        last_name: &body.last_name,
        birth_date: body.birth_date.as_deref(),
        email: &body.email,
        phone: &body.phone,
        licence: body.licence.as_ref().map(|licence| licence.0.as_deref()),
    };
    let this = (user.0.as_ref(), edited);
    details::edit_details(&call.service, &call.principal, &call.request_id, expected, this).await.map(tagged)
}

fn tagged(TaggedDetails { details, tag }: TaggedDetails) -> Details {
    Tagged { answer: Found(details), tag }
}

pub(super) async fn reveal(call: Call<Manager, Path<UserPath<'static>>>) -> Answer<Found<IdentityNumbers>> {
    let Path(UserPath { user }) = &call.input;
    details::reveal(&call.service, &call.principal, &call.request_id, &user.0).await.map(Found)
}
