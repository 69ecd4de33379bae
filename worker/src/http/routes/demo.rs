use super::session::{SessionBegun, carried};
use crate::http::answer::{Answer, Found};
use crate::http::bodies::TryBody;
use crate::http::call::Call;
use crate::http::input::{Agent, Body};
use crate::http::principal::Developer;
use crate::use_cases::principals::{self, Principals};
use crate::use_cases::try_as::{self, Mailbox};

pub(super) async fn principals(call: Call<Developer>) -> Answer<Found<Principals>> {
    principals::list(&call.service).await.map(Found)
}

pub(super) async fn try_as(call: Call<Developer, (Agent, Body<TryBody<'static>>)>) -> Answer<SessionBegun> {
    let (Agent(agent), body) = &call.input;
    let body = body.read()?;
    let who = (body.legal_entity.as_ref(), body.user.as_ref());
    let begun = try_as::try_as(&call.service, who, (agent.as_deref(), &call.request_id)).await?;
    Ok(carried(begun, body.bearer == Some(true)))
}

pub(super) async fn mailbox(call: Call<Developer>) -> Answer<Found<Mailbox>> {
    try_as::mailbox(&call.service).await.map(Found)
}
