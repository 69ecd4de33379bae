use super::users::UserPath;
use crate::http::answer::{Answer, Found, Tagged};
use crate::http::bodies::DetailsBody;
use crate::http::call::Call;
use crate::http::input::{Body, Path, Replaces};
use crate::use_cases::Manager;
use crate::use_cases::details::{self, EditedDetails, IdentityNumbers, TaggedDetails, UserDetails};

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
