use countersign_core::document;
use countersign_core::wire::Id;

use crate::http::answer::{Answer, Created, Done, Found, Tagged};
use crate::http::bodies::{GivenPasswordBody, InvitationBody, StatusBody};
use crate::http::call::Call;
use crate::http::input::{Body, Path, Replaces};
use crate::json::Written;
use crate::use_cases::invite::{self as inviting, Invitation, Invited};
use crate::use_cases::password;
use crate::use_cases::user_status::{self, NewStatus, StatusOfUser, TaggedStatus};
use crate::use_cases::{Manager, StaffId};

document! {
    /// Which user.
    UserPath<'a> {
        /// Its id.
        user: Id<'a> = "user",
    }
}

type Status = Tagged<Found<Written<StatusOfUser<'static>>>>;

pub(super) async fn read_status(call: Call<Manager, Path<UserPath<'static>>>) -> Answer<Status> {
    let Path(UserPath { user }) = &call.input;
    user_status::read_status(&call.service, &call.principal, &user.0).await.map(found)
}

pub(super) async fn set_status(
    call: Call<Manager, (Path<UserPath<'static>>, Replaces, Body<StatusBody<'static>>)>,
) -> Answer<Status> {
    let (Path(UserPath { user }), Replaces(expected), body) = &call.input;
    let StatusBody { status, reason } = body.read()?;
    let new = NewStatus { user: &user.0, status, reason: &reason };
    user_status::set_status(&call.service, &call.principal, &call.request_id, expected, new).await.map(found)
}

fn found(TaggedStatus { status, tag }: TaggedStatus) -> Status {
    Tagged { answer: Found(status), tag }
}

pub(super) async fn invite(
    call: Call<Manager, (Path<UserPath<'static>>, Body<InvitationBody<'static>>)>,
) -> Answer<Created<Invitation>> {
    let (Path(UserPath { user }), body) = &call.input;
    let body = body.read()?;
    let (user_name, email) = (body.user_name.as_deref(), body.email.as_deref());
    let allowlist = body.allowlist.as_deref();
    let invited = Invited { user: &user.0, user_name, email, allowlist };
    inviting::invite(&call.service, &call.principal, &call.request_id, invited).await.map(Created)
}

pub(super) async fn withdraw_invitation(call: Call<Manager, Path<UserPath<'static>>>) -> Answer<Done> {
    let Path(UserPath { user }) = &call.input;
    inviting::withdraw_invitation(&call.service, &call.principal, &call.request_id, &user.0).await?;
    Ok(Done)
}

pub(super) async fn give_password(
    call: Call<StaffId, (Path<UserPath<'static>>, Body<GivenPasswordBody<'static>>)>,
) -> Answer<Done> {
    let (Path(UserPath { user }), body) = &call.input;
    let body = body.read()?;
    let given = (user.0.as_ref(), body.password.as_ref());
    password::give_password(&call.service, &call.principal, &call.request_id, given).await?;
    Ok(Done)
}

pub(super) async fn unlock(call: Call<Manager, Path<UserPath<'static>>>) -> Answer<Done> {
    let Path(UserPath { user }) = &call.input;
    user_status::unlock(&call.service, &call.principal, &call.request_id, &user.0).await?;
    Ok(Done)
}
