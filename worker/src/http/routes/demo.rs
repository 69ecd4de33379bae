use countersign_core::ProblemCode;
use countersign_core::details::PersonInput;

use super::session::{SessionBegun, carried};
use crate::actor::Actor;
use crate::failure::Failure;
use crate::http::answer::{Answer, Found};
use crate::http::bodies::{DemoPeopleBody, DemoPersonBody, TryBody};
use crate::http::call::Call;
use crate::http::creation_bodies::{DemoCampaignBody, DemoCampaignsBody};
use crate::http::input::{Agent, Body};
use crate::http::principal::Developer;
use crate::use_cases::campaigns::{self, NewCampaign, WrittenCampaigns};
use crate::use_cases::demo_people::{self, DemoPerson, Peopled};
use crate::use_cases::principals::{self, Principals};
use crate::use_cases::try_as::{self, Mailbox};

pub(super) async fn principals(call: Call<Developer>) -> Answer<Found<Principals>> {
    principals::list(&call.service).await.map(Found)
}

pub(super) async fn try_as(call: Call<Developer, (Agent, Body<TryBody<'static>>)>) -> Answer<SessionBegun> {
    let (Agent(agent), body) = &call.input;
    let body = body.read()?;
    let (legal_entity, id) = (body.legal_entity.as_ref(), body.user.as_ref());
    let who = match body.kind.as_deref() {
        None | Some("user") => Actor::user(legal_entity, id),
        Some("staff") => Actor::staff(legal_entity, id),
        Some(_) => {
            let detail = "must be `user` or `staff`";
            return Err(Failure::field("/kind", ProblemCode::InvalidValue.code(), detail));
        }
    };
    let begun = try_as::try_as(&call.service, who, (agent.as_deref(), &call.request_id)).await?;
    Ok(carried(begun, body.bearer == Some(true)))
}

pub(super) async fn mailbox(call: Call<Developer>) -> Answer<Found<Mailbox>> {
    try_as::mailbox(&call.service).await.map(Found)
}

pub(super) async fn people(call: Call<Developer, Body<DemoPeopleBody<'static>>>) -> Answer<Found<Peopled>> {
    let body = call.input.read()?;
    let people: Vec<_> = body.people.iter().map(person).collect();
    demo_people::write(&call.service, &body.legal_entity, &people).await.map(Found)
}

fn person<'a>(body: &'a DemoPersonBody<'_>) -> DemoPerson<'a> {
    let details = PersonInput {
        first_name: Some(&body.first_name),
        middle_name: body.middle_name.as_deref(),
        last_name: Some(&body.last_name),
        birth_date: body.birth_date.as_deref(),
        email: Some(&body.email),
        phone: Some(&body.phone),
        ssn: Some(&body.ssn),
        licence: body.licence.as_deref(),
        user_name: Some(&body.user_name),
    };
    DemoPerson {
        user: &body.user,
        details,
        person: body.person.as_deref(),
        signed_in_minutes_ago: body.signed_in_minutes_ago,
    }
}

pub(super) async fn write_campaigns(
    call: Call<Developer, Body<DemoCampaignsBody<'static>>>,
) -> Answer<Found<WrittenCampaigns>> {
    let body = call.input.read()?;
    let campaign = |one: &DemoCampaignBody<'_>| NewCampaign {
        id: one.id.to_string(),
        title: one.title.to_string(),
        body: one.body.to_string(),
        image_url: one.image_url.as_ref().map(ToString::to_string),
        target_url: one.target_url.as_ref().map(ToString::to_string),
        first_day: one.first_day.as_str().to_owned(),
        last_day: one.last_day.as_str().to_owned(),
    };
    let all: Vec<NewCampaign> = body.campaigns.iter().map(campaign).collect();
    campaigns::write(&call.service, &body.legal_entity, &all).await.map(Found)
}
