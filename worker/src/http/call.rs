//! One call of a route, from the request to the finished response.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::Response;

use super::answer::Answer;
use super::principal::Principal;
use super::{answer, body, problem, query, request_id};
use crate::failure::Failure;
use crate::service::Service;

/// What a handler is given: a principal that was let in, and the request.
pub(super) struct Call<P> {
    pub(super) service: Arc<Service>,
    pub(super) principal: P,
    pub(super) request_id: String,
    parts: Parts,
    body: Body,
}

impl<P> Call<P> {
    pub(super) fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// The query's parameters; each must be one of these.
    pub(super) fn query(&self, known: &[&str]) -> Result<query::QueryParameters, Failure> {
        query::read(self.parts.uri.query(), known)
    }

    /// The body's bytes: JSON, at most this many.
    pub(super) async fn json_bytes(&mut self, bytes_max: usize) -> Result<Vec<u8>, Failure> {
        let body = std::mem::take(&mut self.body);
        body::read_json(&self.parts.headers, body, bytes_max).await
    }
}

/// Serves one request of a route.
pub(super) async fn serve<P, H, F>(service: Arc<Service>, request: Request, handler: H) -> Response
where
    P: Principal,
    H: Fn(Call<P>) -> F,
    F: Future<Output = Answer>,
{
    let request_id = match request_id::of(&service, request.headers()) {
        Ok(request_id) => request_id,
        Err(failure) => return refuse_nameless(&service, request, &failure).await,
    };
    let (parts, body) = request.into_parts();
    // Who asks is settled before the body is read: nobody else can make the service read megabytes.
    let answer = match admit::<P>(&service, &parts).await {
        Ok(principal) => {
            let (service, request_id) = (Arc::clone(&service), request_id.clone());
            handler(Call { service, principal, request_id, parts, body }).await
        }
        Err(failure) => {
            body::drain(body).await;
            Err(failure)
        }
    };
    let request_id = Some(request_id.as_str());
    let response = answer.unwrap_or_else(|failure| problem::response(&service, &failure, request_id));
    answer::finish(response, request_id)
}

async fn admit<P: Principal>(service: &Service, parts: &Parts) -> Result<P, Failure> {
    query::refuse_repeated(parts.uri.query())?;
    P::admit(service, &parts.headers).await
}

/// Refuses a request that no route takes.
pub(super) async fn refuse(service: Arc<Service>, request: Request, failure: Failure) -> Response {
    let request_id = match request_id::of(&service, request.headers()) {
        Ok(request_id) => request_id,
        Err(failure) => return refuse_nameless(&service, request, &failure).await,
    };
    body::drain(request.into_body()).await;
    let request_id = Some(request_id.as_str());
    answer::finish(problem::response(&service, &failure, request_id), request_id)
}

/// Refuses a request for which no id could be made.
async fn refuse_nameless(service: &Service, request: Request, failure: &Failure) -> Response {
    body::drain(request.into_body()).await;
    answer::finish(problem::response(service, failure, None), None)
}
