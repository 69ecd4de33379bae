use countersign_core::wire::Id;
use countersign_core::{ProblemCode, document};

use crate::failure::Failure;
use crate::http::answer::{Answer, Created, Done, Found, WithCookie};
use crate::http::bodies::{
    ActivationBody, CodeRequestBody, EntityBody, PasswordBody, Preferences, SelfEnrolmentBody, SignInBody,
};
use crate::http::call::Call;
use crate::http::input::{Agent, Body, Origin, Path};
use crate::http::principal::Visitor;
use crate::http::session::{cookie, no_cookie};
use crate::use_cases::SignedIn;
use crate::use_cases::activate::activate as use_link;
use crate::use_cases::activate_by_code::{self, ByCode, CodeRequest, activate_by_code};
use crate::use_cases::creating::self_enrolment::{Enrolment, enrol as enrol_oneself};
use crate::use_cases::me::{self, Me};
use crate::use_cases::other_entity::go_on_at as go_on;
use crate::use_cases::password::{PasswordChange, change_password as change};
use crate::use_cases::preferences;
use crate::use_cases::session::{self, Begun, OwnSessions, Session};
use crate::use_cases::sign_in::{self, Credentials, Visit};

pub(super) type SessionBegun = WithCookie<Created<Session>>;

pub(super) async fn sign_in(call: Call<Visitor, (Agent, Body<SignInBody<'static>>)>) -> Answer<SessionBegun> {
    let (Agent(agent), body) = &call.input;
    let body = body.read()?;
    let visit = call.principal.visit(agent.as_deref(), &call.request_id);
    let credentials = Credentials {
        legal_entity: &body.legal_entity,
        user_name: &body.user_name,
        password: &body.password,
    };
    let begun = sign_in::sign_in(&call.service, visit, credentials).await?;
    Ok(carried(begun, body.bearer == Some(true)))
}

/// A browser gets a cookie, which no script of the page can read. Who asks for a token gets no cookie.
pub(super) fn carried(begun: Begun, as_token: bool) -> SessionBegun {
    let Begun { mut session, token } = begun;
    let cookie = token.as_deref().filter(|_| !as_token).map(cookie);
    session.token = token.filter(|_| as_token);
    WithCookie { answer: Created(session), cookie }
}

pub(super) async fn sign_out(call: Call<SignedIn>) -> Answer<WithCookie<Done>> {
    session::sign_out(&call.service, &call.principal, &call.request_id).await?;
    Ok(WithCookie { answer: Done, cookie: Some(no_cookie()) })
}

pub(super) async fn activate(call: Call<Visitor, Body<ActivationBody<'static>>>) -> Answer<Done> {
    let body = call.input.read()?;
    let visit = call.principal.visit(None, &call.request_id);
    match (&body.token, &body.legal_entity, &body.user_name, &body.code) {
        (Some(token), None, None, None) if body.request.is_none() => {
            use_link(&call.service, visit, token, &body.password).await?;
        }
        (None, Some(legal_entity), Some(user_name), Some(code)) => {
            let request = body.request.as_deref();
            let by = ByCode { legal_entity, user_name, code, request, password: &body.password };
            activate_by_code(&call.service, visit, by).await?;
        }
        _ => {
            let detail = "give `token`, or `legalEntity`, `userName` and `code`";
            return Err(Failure::field("", ProblemCode::MissingField.code(), detail));
        }
    }
    Ok(Done)
}

pub(super) async fn request_code(
    call: Call<Visitor, Body<CodeRequestBody<'static>>>,
) -> Answer<Created<CodeRequest>> {
    let body = call.input.read()?;
    let visit = call.principal.visit(None, &call.request_id);
    let who = (body.legal_entity.as_ref(), body.user_name.as_ref());
    activate_by_code::request_code(&call.service, visit, who).await.map(Created)
}

pub(super) async fn enrol(call: Call<Visitor, Body<SelfEnrolmentBody<'static>>>) -> Answer<Done> {
    let body = call.input.read()?;
    let visit = call.principal.visit(None, &call.request_id);
    let enrolment = Enrolment {
        legal_entity: &body.legal_entity.0,
        customer: &body.customer.0,
        last_name: &body.last_name,
        birth_date: &body.birth_date,
        ssn: &body.ssn,
        user_name: &body.user_name,
    };
    enrol_oneself(&call.service, visit, enrolment).await?;
    Ok(Done)
}

pub(super) async fn me(call: Call<SignedIn>) -> Answer<Found<Me>> {
    me::me(&call.service, &call.principal).await.map(Found)
}

pub(super) async fn change_password(call: Call<SignedIn, Body<PasswordBody<'static>>>) -> Answer<Done> {
    let body = call.input.read()?;
    let wanted = PasswordChange { current: &body.current, new: &body.new };
    change(&call.service, &call.principal, &call.request_id, wanted).await?;
    Ok(Done)
}

pub(super) async fn list(call: Call<SignedIn>) -> Answer<Found<OwnSessions>> {
    session::own_sessions(&call.service, &call.principal).await.map(Found)
}

document! {
    /// Which session.
    SessionPath<'a> {
        /// Its id.
        session: Id<'a> = "session",
    }
}

pub(super) async fn end(call: Call<SignedIn, Path<SessionPath<'static>>>) -> Answer<Done> {
    let Path(SessionPath { session }) = &call.input;
    session::end_session(&call.service, &call.principal, &call.request_id, &session.0).await?;
    Ok(Done)
}

pub(super) async fn end_all(call: Call<SignedIn>) -> Answer<WithCookie<Done>> {
    session::end_all_sessions(&call.service, &call.principal, &call.request_id).await?;
    Ok(WithCookie { answer: Done, cookie: Some(no_cookie()) })
}

pub(super) async fn go_on_at(
    call: Call<SignedIn, (Agent, Origin, Body<EntityBody<'static>>)>,
) -> Answer<SessionBegun> {
    let (Agent(agent), Origin { network, address }, body) = &call.input;
    let body = body.read()?;
    let visit = Visit { network, address: *address, agent: agent.as_deref(), request_id: &call.request_id };
    let begun = go_on(&call.service, visit, &call.principal, &body.legal_entity).await?;
    Ok(carried(begun, body.bearer == Some(true)))
}

pub(super) async fn prefer(call: Call<SignedIn, Body<Preferences>>) -> Answer<Found<Preferences>> {
    let Preferences { language, theme } = call.input.read()?;
    preferences::prefer(&call.service, &call.principal, (language, theme)).await?;
    Ok(Found(Preferences { language, theme }))
}
