use crate::http::answer::{Answer, Found};
use crate::http::call::Call;
use crate::http::principal::Developer;
use crate::use_cases::principals::{self, Principals};

pub(super) async fn principals(call: Call<Developer>) -> Answer<Found<Principals>> {
    principals::list(&call.service).await.map(Found)
}
