use super::users::UserPath;
use crate::http::answer::{Answer, Found, Tagged};
use crate::http::bodies::AllowlistBody;
use crate::http::call::Call;
use crate::http::input::{Body, Path, Replaces};
use crate::use_cases::Manager;
use crate::use_cases::allowlist::{self, Allowlist, TaggedAllowlist};

type List = Tagged<Found<Allowlist>>;

pub(super) async fn read(call: Call<Manager, Path<UserPath<'static>>>) -> Answer<List> {
    let Path(UserPath { user }) = &call.input;
    allowlist::read_allowlist(&call.service, &call.principal, &user.0).await.map(tagged)
}

pub(super) async fn set(
    call: Call<Manager, (Path<UserPath<'static>>, Replaces, Body<AllowlistBody<'static>>)>,
) -> Answer<List> {
    let (Path(UserPath { user }), Replaces(expected), body) = &call.input;
    let body = body.read()?;
    let new = (user.0.as_ref(), body.entries.as_slice());
    allowlist::set_allowlist(&call.service, &call.principal, &call.request_id, expected, new)
        .await
        .map(tagged)
}

fn tagged(TaggedAllowlist { list, tag }: TaggedAllowlist) -> List {
    Tagged { answer: Found(list), tag }
}
