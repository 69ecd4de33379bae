use crate::http::answer::{Answer, Found};
use crate::http::bodies::{CheckBody, EvaluateBody};
use crate::http::call::Call;
use crate::http::input::Body;
use crate::use_cases::StaffId;
use crate::use_cases::check::{self as ask, Checked};
use crate::use_cases::evaluate_for::{Evaluated, evaluate_for};

pub(super) async fn check(call: Call<StaffId, Body<CheckBody<'static>>>) -> Answer<Found<Checked>> {
    let CheckBody { question } = call.input.read()?;
    ask::check(&call.service, &call.principal, &question).await.map(Found)
}

pub(super) async fn evaluate(call: Call<StaffId, Body<EvaluateBody<'static>>>) -> Answer<Found<Evaluated>> {
    let EvaluateBody { question, usage } = call.input.read()?;
    evaluate_for(&call.service, &call.principal, &question, usage.as_deref()).await.map(Found)
}
