use crate::http::answer::{Answer, Found, Tagged};
use crate::http::call::Call;
use crate::http::input::{Body, Replaces};
use crate::identity::settings::PeopleSettings;
use crate::json::Written;
use crate::use_cases::StaffId;
use crate::use_cases::settings::{self, TaggedSettings};

type Settings = Tagged<Found<Written<PeopleSettings<'static>>>>;

pub(super) async fn read(call: Call<StaffId>) -> Answer<Settings> {
    settings::read_settings(&call.service, &call.principal).await.map(tagged)
}

pub(super) async fn set(call: Call<StaffId, (Replaces, Body<PeopleSettings<'static>>)>) -> Answer<Settings> {
    let (Replaces(expected), body) = &call.input;
    let new = body.read()?;
    settings::set_settings(&call.service, &call.principal, &call.request_id, expected, &new).await.map(tagged)
}

fn tagged(TaggedSettings { settings, tag }: TaggedSettings) -> Settings {
    Tagged { answer: Found(settings), tag }
}
