use countersign_core::document;
use countersign_core::wire::Id;

use super::users::UserPath;
use crate::code::Code;
use crate::http::answer::{Answer, Created, Done, Found, Replayable, Tagged};
use crate::http::call::Call;
use crate::http::creation_bodies::{
    AccessBody, CustomRoleBody, NewUserBody, PreviewBody, ReasonBody, ScreeningBody, UserFileBody,
    UserNameBody,
};
use crate::http::input::{Body, IdempotencyKey, Path, Query, Replaces};
use crate::http::route_table::Method::{Delete, Get, Post, Put};
use crate::http::route_table::{About, RouteTable};
use crate::json::Written;
use crate::use_cases::campaigns::{CampaignList, campaigns as shown_after_sign_in};
use crate::use_cases::creating::access::{self, NewAccess, TaggedAccess, UserAccess};
use crate::use_cases::creating::create::{self, Made, NewUserRequest};
use crate::use_cases::creating::custom_roles::{self, CustomRoleItem, CustomRoleList, MadeRole};
use crate::use_cases::creating::drafts::{self, DraftContent, DraftOfUser, TaggedDraft};
use crate::use_cases::creating::entities::{self as adding, AddedUser, EntitiesForUser};
use crate::use_cases::creating::import::{ImportedUsers, UserFile, import_users};
use crate::use_cases::creating::lists::{self, CustomerList, LimitGroupList, RoleList};
use crate::use_cases::creating::newcomer::NewUser;
use crate::use_cases::creating::options::{self, CreationOptions};
use crate::use_cases::creating::preview::{self, AccessPreview, PreviewRequest};
use crate::use_cases::creating::records::{self, CoreRecordList};
use crate::use_cases::creating::screening::{self, ScreeningResult};
use crate::use_cases::creating::user_names::{self, UserNameCheck};
use crate::use_cases::relationships::{self, RelationshipList, TaggedRelationships};
use crate::use_cases::{Manager, StaffId, UserId};

/// The rows of what gives somebody access.
pub(super) fn with_routes(table: RouteTable) -> RouteTable {
    with_routes_of_drafts(with_routes_of_lists(table))
        .route(Get, "/v1/users/{user}/access", read_access, About {
            operation: "readUserAccess",
            tag: "creating",
            sentence: "What a user has, at the customers that may be seen.",
            codes: &[Code::NotFound],
        })
        .route(Put, "/v1/users/{user}/access", set_access, About {
            operation: "setUserAccess",
            tag: "creating",
            sentence: "Sets what a user has, as a whole. Other roles begin anew; who has nothing left is suspended, if \
                       that is confirmed.",
            codes: &[Code::NotFound, Code::WouldSuspend, Code::LastAdministrator, Code::SsnTaken],
        })
        .route(Post, "/v1/users", create_user, About {
            operation: "createUser",
            tag: "creating",
            sentence: "Creates a user with details and access, and sends an invitation, once for each key.",
            codes: &[Code::UserNameTaken, Code::EmailTaken, Code::SsnTaken, Code::AlreadyProfiled],
        })
        .route(Post, "/v1/users/preview", preview, About {
            operation: "previewUser",
            tag: "creating",
            sentence: "What somebody would have, what stands in the way, and which duties would meet. Nothing is written.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/users/{user}/entities", entities, About {
            operation: "listEntitiesForUser",
            tag: "creating",
            sentence: "The other legal entities where one could add a user, and what may be given there.",
            codes: &[Code::NotFound],
        })
        .route(Post, "/v1/users/{user}/entities", add_to_entity, About {
            operation: "addUserToEntity",
            tag: "creating",
            sentence: "Adds a user to another legal entity, once for each key: name and birth date may be others, all else \
                       is copied.",
            codes: &[
                Code::NotFound,
                Code::AlreadyThere,
                Code::UserNameTaken,
                Code::EmailTaken,
                Code::SsnTaken,
            ],
        })
        .route(Post, "/v1/users/import", import, About {
            operation: "importUsers",
            tag: "creating",
            sentence: "Creates the users of a file, row by row and each row whole or not at all, or tries it. Sent again \
                       under its key, it goes on where it stopped.",
            codes: &[],
        })
        .route(Post, "/v1/custom-roles", make_custom_role, About {
            operation: "createCustomRole",
            tag: "creating",
            sentence: "Makes a custom role of what a user has, once for each key.",
            codes: &[Code::NotFound, Code::TitleTaken],
        })
        .route(Get, "/v1/settings/relationships", read_relationships, About {
            operation: "readRelationships",
            tag: "settings",
            sentence: "Which relationships with a company allow access to it; none is no restriction.",
            codes: &[Code::NotFound],
        })
        .route(Put, "/v1/settings/relationships", set_relationships, About {
            operation: "setRelationships",
            tag: "settings",
            sentence: "Replaces the relationships that allow access.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/me/campaigns", campaigns, About {
            operation: "listCampaigns",
            tag: "me",
            sentence: "What to show after signing in.",
            codes: &[],
        })
        .route(Post, "/v1/screenings", screen, About {
            operation: "screenUser",
            tag: "creating",
            sentence: "Checks a user (OFAC and CIP). A hit stands in the way of activation until it is cleared.",
            codes: &[Code::NotFound],
        })
        .route(Post, "/v1/users/{user}/screening/clearance", clear_screening, About {
            operation: "clearScreening",
            tag: "creating",
            sentence: "Clears a hit: the bank has decided that the person is somebody else.",
            codes: &[Code::NotFound],
        })
}

fn with_routes_of_lists(table: RouteTable) -> RouteTable {
    table
        .route(Get, "/v1/user-management/options", options, About {
            operation: "readCreationOptions",
            tag: "creating",
            sentence: "What somebody may choose from who creates a user: customers with the accounts and roles that may \
                       be given, custom roles, and what is asked of details.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/roles", roles, About {
            operation: "listRoles",
            tag: "creating",
            sentence: "The roles that can be given.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/customers", customers, About {
            operation: "listCustomers",
            tag: "creating",
            sentence: "An organisation's customers and accounts, as far as they may be seen.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/limit-groups", limit_groups, About {
            operation: "listLimitGroups",
            tag: "creating",
            sentence: "An organisation's limit groups, their actions, and what bounds them at each customer.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/custom-roles", custom_roles, About {
            operation: "listCustomRoles",
            tag: "creating",
            sentence: "The custom roles that can be copied.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/core-records", core_records, About {
            operation: "listCoreRecords",
            tag: "creating",
            sentence: "A company's customer records of the core banking system, and why one cannot be chosen.",
            codes: &[Code::NotFound],
        })
        .route(Post, "/v1/user-names/check", check_user_name, About {
            operation: "checkUserName",
            tag: "creating",
            sentence: "Whether a user name meets the rules and nobody has it.",
            codes: &[Code::TooManyRequests],
        })
}

fn with_routes_of_drafts(table: RouteTable) -> RouteTable {
    table
        .route(
            Post,
            "/v1/user-drafts",
            begin_draft,
            About {
                operation: "createUserDraft",
                tag: "creating",
                sentence: "Begins a draft of a new user, once for each key. It is kept for seven days.",
                codes: &[],
            },
        )
        .route(
            Get,
            "/v1/user-drafts/{draft}",
            read_draft,
            About {
                operation: "readUserDraft",
                tag: "creating",
                sentence: "One of one's own drafts.",
                codes: &[Code::NotFound],
            },
        )
        .route(
            Put,
            "/v1/user-drafts/{draft}",
            change_draft,
            About {
                operation: "changeUserDraft",
                tag: "creating",
                sentence: "Replaces what a draft holds.",
                codes: &[Code::NotFound],
            },
        )
        .route(
            Delete,
            "/v1/user-drafts/{draft}",
            discard_draft,
            About {
                operation: "deleteUserDraft",
                tag: "creating",
                sentence: "Removes one of one's own drafts.",
                codes: &[Code::NotFound],
            },
        )
}

document! {
    /// Of which contract.
    ContractQuery<'a> {
        /// The contract; the bank's staff must name one.
        contract: Option<Id<'a>> = "contract",
    }
}

type OfContract = Query<ContractQuery<'static>>;

fn contract(query: &OfContract) -> Option<&str> {
    query.0.contract.as_ref().map(|contract| contract.0.as_ref())
}

pub(super) async fn options(call: Call<Manager, OfContract>) -> Answer<Found<CreationOptions>> {
    options::options(&call.service, &call.principal, contract(&call.input)).await.map(Found)
}

pub(super) async fn roles(call: Call<Manager, OfContract>) -> Answer<Found<RoleList>> {
    lists::roles(&call.service, &call.principal, contract(&call.input)).await.map(Found)
}

pub(super) async fn customers(call: Call<Manager, OfContract>) -> Answer<Found<CustomerList>> {
    lists::customers(&call.service, &call.principal, contract(&call.input)).await.map(Found)
}

pub(super) async fn limit_groups(call: Call<Manager, OfContract>) -> Answer<Found<LimitGroupList>> {
    lists::limit_groups(&call.service, &call.principal, contract(&call.input)).await.map(Found)
}

pub(super) async fn check_user_name(
    call: Call<Manager, Body<UserNameBody<'static>>>,
) -> Answer<Found<UserNameCheck>> {
    let body = call.input.read()?;
    user_names::check_user_name(&call.service, &call.principal, &body.user_name).await.map(Found)
}

document! {
    /// Of which customer.
    RecordsQuery<'a> {
        /// The customer; absent: the first one where users may be created.
        customer: Option<Id<'a>> = "customer",
    }
}

pub(super) async fn core_records(
    call: Call<Manager, Query<RecordsQuery<'static>>>,
) -> Answer<Found<CoreRecordList>> {
    let Query(RecordsQuery { customer }) = &call.input;
    let customer = customer.as_ref().map(|customer| customer.0.as_ref());
    records::core_records(&call.service, &call.principal, customer).await.map(Found)
}

type Access = Tagged<Found<Written<UserAccess<'static>>>>;

pub(super) async fn read_access(call: Call<Manager, Path<UserPath<'static>>>) -> Answer<Access> {
    let Path(UserPath { user }) = &call.input;
    access::read_access(&call.service, &call.principal, &user.0).await.map(tagged_access)
}

pub(super) async fn set_access(
    call: Call<Manager, (Path<UserPath<'static>>, Replaces, Body<AccessBody<'static>>)>,
) -> Answer<Access> {
    let (Path(UserPath { user }), Replaces(expected), body) = &call.input;
    let body = body.read()?;
    let new = NewAccess {
        user: &user.0,
        customers: &body.customers,
        automatic_access: body.automatic_access,
        suspend_if_none: body.suspend_if_none == Some(true),
        reason: body.reason.as_deref(),
    };
    access::set_access(&call.service, &call.principal, &call.request_id, expected, new)
        .await
        .map(tagged_access)
}

fn tagged_access(TaggedAccess { access, tag }: TaggedAccess) -> Access {
    Tagged { answer: Found(access), tag }
}

pub(super) async fn create_user(
    call: Call<Manager, (IdempotencyKey, Body<NewUserBody<'static>>)>,
) -> Answer<Replayable<Created<Written<NewUser>>>> {
    let (IdempotencyKey(key), body) = &call.input;
    let read = body.read()?;
    let request = NewUserRequest {
        source: read.source,
        record: read.record.as_deref(),
        record_customer: read.record_customer.as_deref(),
        details: &read.details,
        customers: read.customers.as_deref().unwrap_or_default(),
        automatic_access: read.automatic_access,
        copy_of: read.copy_of.as_deref(),
        custom_role: read.custom_role.as_deref(),
        draft: read.draft.as_deref(),
    };
    let once = (key.as_str(), body.bytes());
    let made = create::create_user(&call.service, &call.principal, &call.request_id, once, request).await?;
    let Made { user, is_replayed } = made;
    Ok(Replayable { answer: Created(user), is_replayed })
}

pub(super) async fn entities(call: Call<UserId, Path<UserPath<'static>>>) -> Answer<Found<EntitiesForUser>> {
    let Path(UserPath { user }) = &call.input;
    adding::entities(&call.service, &call.principal, &user.0).await.map(Found)
}

pub(super) async fn add_to_entity(
    call: Call<UserId, (Path<UserPath<'static>>, IdempotencyKey, Body<AddedUser<'static>>)>,
) -> Answer<Replayable<Created<Written<NewUser>>>> {
    let (Path(UserPath { user }), IdempotencyKey(key), body) = &call.input;
    let wanted = body.read()?;
    let once = (key.as_str(), body.bytes());
    let added = (user.0.as_ref(), &wanted);
    let made = adding::add(&call.service, &call.principal, &call.request_id, once, added).await?;
    let Made { user, is_replayed } = made;
    Ok(Replayable { answer: Created(user), is_replayed })
}

pub(super) async fn import(
    call: Call<Manager, (IdempotencyKey, Body<UserFileBody<'static>>)>,
) -> Answer<Found<ImportedUsers>> {
    let (IdempotencyKey(key), body) = &call.input;
    let body = body.read()?;
    let file = UserFile { csv: &body.lines.join("\n"), is_dry_run: body.dry_run == Some(true) };
    import_users(&call.service, &call.principal, &call.request_id, key, file).await.map(Found)
}

pub(super) async fn preview(
    call: Call<Manager, Body<PreviewBody<'static>>>,
) -> Answer<Found<Written<AccessPreview<'static>>>> {
    let body = call.input.read()?;
    let request = PreviewRequest {
        user: body.user.as_deref(),
        customers: body.customers.as_deref().unwrap_or_default(),
        automatic_access: body.automatic_access,
        copy_of: body.copy_of.as_deref(),
        custom_role: body.custom_role.as_deref(),
    };
    preview::preview(&call.service, &call.principal, request).await.map(Found)
}

document! {
    /// Which draft.
    DraftPath<'a> {
        /// Its id.
        draft: Id<'a> = "draft",
    }
}

type DraftFound = Tagged<Found<DraftOfUser>>;

pub(super) async fn begin_draft(
    call: Call<Manager, (IdempotencyKey, Body<DraftContent<'static>>)>,
) -> Answer<Replayable<Tagged<Created<DraftOfUser>>>> {
    let (IdempotencyKey(key), body) = &call.input;
    let content = body.read()?;
    let once = (key.as_str(), body.bytes());
    let TaggedDraft { draft, tag, is_replayed } =
        drafts::begin(&call.service, &call.principal, once, &content).await?;
    Ok(Replayable { answer: Tagged { answer: Created(draft), tag }, is_replayed })
}

pub(super) async fn read_draft(call: Call<Manager, Path<DraftPath<'static>>>) -> Answer<DraftFound> {
    let Path(DraftPath { draft }) = &call.input;
    drafts::read_draft(&call.service, &call.principal, &draft.0).await.map(tagged_draft)
}

pub(super) async fn change_draft(
    call: Call<Manager, (Path<DraftPath<'static>>, Replaces, Body<DraftContent<'static>>)>,
) -> Answer<DraftFound> {
    let (Path(DraftPath { draft }), Replaces(expected), body) = &call.input;
    let content = body.read()?;
    let changed = (draft.0.as_ref(), &content);
    drafts::change_draft(&call.service, &call.principal, expected, changed).await.map(tagged_draft)
}

pub(super) async fn discard_draft(call: Call<Manager, Path<DraftPath<'static>>>) -> Answer<Done> {
    let Path(DraftPath { draft }) = &call.input;
    drafts::discard_draft(&call.service, &call.principal, &draft.0).await.map(|()| Done)
}

fn tagged_draft(TaggedDraft { draft, tag, .. }: TaggedDraft) -> DraftFound {
    Tagged { answer: Found(draft), tag }
}

pub(super) async fn custom_roles(call: Call<Manager, OfContract>) -> Answer<Found<CustomRoleList>> {
    custom_roles::custom_roles(&call.service, &call.principal, contract(&call.input)).await.map(Found)
}

pub(super) async fn make_custom_role(
    call: Call<Manager, (IdempotencyKey, Body<CustomRoleBody<'static>>)>,
) -> Answer<Replayable<Created<Written<CustomRoleItem>>>> {
    let (IdempotencyKey(key), body) = &call.input;
    let CustomRoleBody { title, from_user } = body.read()?;
    let once = (key.as_str(), body.bytes());
    let of = (title.as_ref(), from_user.as_ref());
    let made =
        custom_roles::make_custom_role(&call.service, &call.principal, &call.request_id, once, of).await?;
    let MadeRole { role, is_replayed } = made;
    Ok(Replayable { answer: Created(role), is_replayed })
}

pub(super) async fn screen(
    call: Call<Manager, Body<ScreeningBody<'static>>>,
) -> Answer<Found<ScreeningResult>> {
    let ScreeningBody { user } = call.input.read()?;
    screening::screen(&call.service, &call.principal, &call.request_id, &user).await.map(Found)
}

pub(super) async fn clear_screening(
    call: Call<StaffId, (Path<UserPath<'static>>, Body<ReasonBody<'static>>)>,
) -> Answer<Found<ScreeningResult>> {
    let (Path(UserPath { user }), body) = &call.input;
    let ReasonBody { reason } = body.read()?;
    screening::clear(&call.service, &call.principal, &call.request_id, &user.0, &reason).await.map(Found)
}

type RelationshipsFound = Tagged<Found<Written<RelationshipList<'static>>>>;

pub(super) async fn read_relationships(call: Call<StaffId>) -> Answer<RelationshipsFound> {
    relationships::read_relationships(&call.service, &call.principal).await.map(tagged_relationships)
}

pub(super) async fn set_relationships(
    call: Call<StaffId, (Replaces, Body<RelationshipList<'static>>)>,
) -> Answer<RelationshipsFound> {
    let (Replaces(expected), body) = &call.input;
    let wanted = body.read()?;
    relationships::set_relationships(&call.service, &call.principal, &call.request_id, expected, &wanted)
        .await
        .map(tagged_relationships)
}

fn tagged_relationships(TaggedRelationships { list, tag }: TaggedRelationships) -> RelationshipsFound {
    Tagged { answer: Found(list), tag }
}

pub(super) async fn campaigns(call: Call<UserId>) -> Answer<Found<CampaignList>> {
    shown_after_sign_in(&call.service, &call.principal).await.map(Found)
}
