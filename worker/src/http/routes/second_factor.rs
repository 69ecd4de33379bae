use countersign_core::ProblemCode;

use super::session::{SessionBegun, carried};
use super::users::UserPath;
use crate::failure::Failure;
use crate::http::answer::{Answer, Created, Done, Found};
use crate::http::bodies::{FirstCodeBody, OwnPasswordBody, SignInCodeBody};
use crate::http::call::Call;
use crate::http::input::{Agent, Body, Path};
use crate::http::principal::Visitor;
use crate::use_cases::second_factor::{self, Authenticator, RecoveryCodes};
use crate::use_cases::sign_in_code::{Proof, sign_in_with_code};
use crate::use_cases::{SignedIn, StaffId};

pub(super) async fn sign_in(
    call: Call<Visitor, (Agent, Body<SignInCodeBody<'static>>)>,
) -> Answer<SessionBegun> {
    let (Agent(agent), body) = &call.input;
    let body = body.read()?;
    let proof = match (&body.code, &body.recovery_code) {
        (Some(code), None) => Proof::Code(code),
        (None, Some(code)) => Proof::Recovery(code),
        _ => {
            let detail = "give `code` or `recoveryCode`";
            return Err(Failure::field("", ProblemCode::MissingField.code(), detail));
        }
    };
    let visit = call.principal.visit(agent.as_deref(), &call.request_id);
    let begun = sign_in_with_code(&call.service, visit, &body.step_token, proof).await?;
    Ok(carried(begun, body.bearer == Some(true)))
}

pub(super) async fn propose(
    call: Call<SignedIn, Body<OwnPasswordBody<'static>>>,
) -> Answer<Created<Authenticator>> {
    let body = call.input.read()?;
    let (service, request_id) = (&call.service, &call.request_id);
    second_factor::propose(service, &call.principal, request_id, &body.password).await.map(Created)
}

pub(super) async fn confirm(
    call: Call<SignedIn, Body<FirstCodeBody<'static>>>,
) -> Answer<Found<RecoveryCodes>> {
    let body = call.input.read()?;
    let (service, request_id) = (&call.service, &call.request_id);
    second_factor::confirm(service, &call.principal, request_id, &body.code).await.map(Found)
}

pub(super) async fn remove(call: Call<SignedIn, Body<OwnPasswordBody<'static>>>) -> Answer<Done> {
    let body = call.input.read()?;
    second_factor::remove(&call.service, &call.principal, &call.request_id, &body.password).await?;
    Ok(Done)
}

pub(super) async fn remove_of_user(call: Call<StaffId, Path<UserPath<'static>>>) -> Answer<Done> {
    let Path(UserPath { user }) = &call.input;
    second_factor::remove_of_user(&call.service, &call.principal, &call.request_id, &user.0).await?;
    Ok(Done)
}
