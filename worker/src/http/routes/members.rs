use countersign_core::document;
use countersign_core::wire::Id;

use crate::http::answer::{Answer, Created, Done};
use crate::http::bodies::{MemberBody, SetupBody, StatusBody};
use crate::http::call::Call;
use crate::http::input::{Body, Path};
use crate::http::principal::Visitor;
use crate::use_cases::StaffId;
use crate::use_cases::members::{self, Member, StaffInvitation};

document! {
    /// Which member of the staff.
    MemberPath<'a> {
        /// Their id.
        person: Id<'a> = "person",
    }
}

pub(super) async fn invite(
    call: Call<StaffId, Body<MemberBody<'static>>>,
) -> Answer<Created<StaffInvitation>> {
    let body = call.input.read()?;
    let member = Member { id: &body.id.0, name: &body.name, user_name: &body.user_name, email: &body.email };
    members::invite_member(&call.service, &call.principal, &call.request_id, member).await.map(Created)
}

pub(super) async fn set_up(
    call: Call<Visitor, Body<SetupBody<'static>>>,
) -> Answer<Created<StaffInvitation>> {
    let body = call.input.read()?;
    let member = Member { id: &body.id.0, name: &body.name, user_name: &body.user_name, email: &body.email };
    let visit = call.principal.visit(None, &call.request_id);
    let at = (body.key.as_ref(), body.legal_entity.0.as_ref());
    members::set_up(&call.service, visit, at, member).await.map(Created)
}

pub(super) async fn set_status(
    call: Call<StaffId, (Path<MemberPath<'static>>, Body<StatusBody<'static>>)>,
) -> Answer<Done> {
    let (Path(MemberPath { person }), body) = &call.input;
    let body = body.read()?;
    let new = (person.0.as_ref(), body.status, body.reason.as_ref());
    members::set_member_status(&call.service, &call.principal, &call.request_id, new).await?;
    Ok(Done)
}
