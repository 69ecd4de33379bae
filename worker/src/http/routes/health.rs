use crate::http::answer::{Answer, Found};
use crate::http::call::Call;
use crate::http::principal::Anybody;
use crate::use_cases::health::{self, Health};

pub(super) async fn health(call: Call<Anybody>) -> Answer<Found<Health>> {
    health::health(&call.service).await.map(Found)
}
