//! One call of a route, from the request to the finished response.

use std::sync::Arc;

use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request};
use axum::http::request::Parts;
use axum::response::Response;

use super::answer::{Answer, Answers};
use super::input::{Head, Input};
use super::local::refuse_strangers;
use super::principal::Principal;
use super::{answer, body, parameters, problem, request_id};
use crate::failure::Failure;
use crate::service::Service;
use crate::use_cases::SignedIn;
use crate::use_cases::refused_act::{Act, note_refusal};

/// What a handler is given: a principal that was let in, and what the route takes.
pub(super) struct Call<P, I = ()> {
    pub(super) service: Arc<Service>,
    pub(super) principal: P,
    pub(super) request_id: String,
    pub(super) input: I,
}

/// What is asked, for the audit.
#[derive(Clone, Copy)]
struct Asked<'a> {
    request_id: &'a str,
    act: &'a Act,
}

/// The parameters of a path as the router found them.
pub(super) type PathParameters = Result<RawPathParams, RawPathParamsRejection>;

/// Serves one request of a route.
pub(super) async fn serve<P, I, A, H, F>(
    service: Arc<Service>,
    path: PathParameters,
    request: Request,
    handler: H,
) -> Response
where
    P: Principal,
    I: Input,
    A: Answers,
    H: Fn(Call<P, I>) -> F,
    F: Future<Output = Answer<A>>,
{
    let request_id = match request_id::of(&service, request.headers()) {
        Ok(request_id) => request_id,
        Err(failure) => return refuse_nameless(&service, request, &failure).await,
    };
    let act = act(&path, &request);
    let asked = Asked { request_id: &request_id, act: &act };
    let response = match call::<P, I>(&service, path, request, asked).await {
        Ok(call) => {
            let principal: P = call.principal.clone();
            match handler(call).await.and_then(A::respond) {
                Err(failure) if failure.is_of_the_request() => {
                    Err(refused(&service, &principal, asked, failure).await)
                }
                Err(failure) => Err(noted(&service, &principal, asked, failure).await),
                answer => answer,
            }
        }
        Err(failure) => Err(failure),
    };
    let request_id = Some(request_id.as_str());
    let response = response.unwrap_or_else(|failure| problem::response(&service, &failure, request_id));
    answer::finish(response, request_id)
}

/// What is asked, and about which user.
fn act(path: &PathParameters, request: &Request) -> Act {
    let named = path.iter().flat_map(|path| path.iter()).find(|(name, _)| *name == "user");
    let user = named.map(|(_, user)| user.to_owned());
    Act { act: format!("{} {}", request.method(), request.uri().path()), user }
}

/// What the handler is given.
async fn call<P: Principal, I: Input>(
    service: &Arc<Service>,
    path: PathParameters,
    request: Request,
    asked: Asked<'_>,
) -> Result<Call<P, I>, Failure> {
    let (parts, body) = request.into_parts();
    // Who claims to ask is settled before the body is read: nobody else can make the service read megabytes.
    let taken = match head(service, parts, path) {
        Ok(head) => take::<P, I>(service, &head, asked).await.map(|taken| (head, taken)),
        Err(failure) => Err(failure),
    };
    let (head, principal, input) = match taken {
        Ok((head, (principal, input))) => (head, principal, input),
        Err(failure) => {
            body::drain(body).await;
            return Err(failure);
        }
    };
    let input = match (input, I::BODY_BYTES_MAX) {
        (Ok(mut input), Some(bytes_max)) => match body::read_json(&head.headers, body, bytes_max).await {
            Ok(bytes) => {
                input.give(bytes);
                Ok(input)
            }
            Err(failure) => Err(failure),
        },
        (Ok(input), None) => Ok(input),
        (Err(failure), _) => {
            body::drain(body).await;
            Err(failure)
        }
    };
    match input {
        Ok(input) => {
            let request_id = asked.request_id.to_owned();
            Ok(Call { service: Arc::clone(service), principal, request_id, input })
        }
        Err(failure) => Err(refused(service, &principal, asked, failure).await),
    }
}

/// Why a request is refused that cannot be taken as it is: first of all because of who asks.
async fn refused<P: Principal>(
    service: &Service,
    principal: &P,
    asked: Asked<'_>,
    failure: Failure,
) -> Failure {
    let failure = principal.let_in(service).await.err().unwrap_or(failure);
    noted(service, principal, asked, failure).await
}

/// A refusal, once the audit has it if it has such; or why it does not.
async fn noted<P: Principal>(
    service: &Service,
    principal: &P,
    asked: Asked<'_>,
    failure: Failure,
) -> Failure {
    let Some(actor) = principal.claimed() else { return failure };
    let written = note_refusal(service, actor, asked.request_id, (asked.act, &failure)).await;
    written.err().unwrap_or(failure)
}

/// The same of somebody of another kind than the route is for, which is said before anything is read. The audit has it
/// only if they are who they say.
async fn noted_of_another_kind(
    service: &Service,
    head: &Head,
    asked: Asked<'_>,
    failure: Failure,
) -> Failure {
    if !matches!(failure, Failure::NotPermitted) {
        return failure;
    }
    let Ok(somebody) = SignedIn::claim(service, head) else { return failure };
    match somebody.let_in(service).await {
        Ok(()) => noted(service, &somebody, asked, failure).await,
        Err(Failure::SignInRequired | Failure::UserNotActive | Failure::NetworkNotAllowed) => failure,
        Err(unknown) => unknown,
    }
}

fn head(service: &Service, parts: Parts, path: PathParameters) -> Result<Head, Failure> {
    refuse_strangers(service, &parts.headers)?;
    let query = parameters::of_query(parts.uri.query())?;
    Ok(Head { method: parts.method, path: parameters::of_path(path)?, query, headers: parts.headers })
}

/// Who claims to ask, and what the request says beside its body.
async fn take<P: Principal, I: Input>(
    service: &Service,
    head: &Head,
    asked: Asked<'_>,
) -> Result<(P, Result<I, Failure>), Failure> {
    let principal = match P::claim(service, head) {
        Ok(principal) => principal,
        Err(failure) => return Err(noted_of_another_kind(service, head, asked, failure).await),
    };
    match principal.enter(service).await {
        Ok(()) => Ok((principal, said(head))),
        Err(failure) => Err(noted(service, &principal, asked, failure).await),
    }
}

fn said<I: Input>(head: &Head) -> Result<I, Failure> {
    if !I::READS_QUERY {
        parameters::read::<parameters::NoParameters>(&head.query)?;
    }
    I::take(head)
}

/// Refuses a request that no route takes.
pub(super) async fn refuse(service: Arc<Service>, request: Request, failure: Failure) -> Response {
    let request_id = match request_id::of(&service, request.headers()) {
        Ok(request_id) => request_id,
        Err(failure) => return refuse_nameless(&service, request, &failure).await,
    };
    let failure = refuse_strangers(&service, request.headers()).err().unwrap_or(failure);
    body::drain(request.into_body()).await;
    let request_id = Some(request_id.as_str());
    answer::finish(problem::response(&service, &failure, request_id), request_id)
}

/// Refuses a request for which no id could be made.
async fn refuse_nameless(service: &Service, request: Request, failure: &Failure) -> Response {
    body::drain(request.into_body()).await;
    answer::finish(problem::response(service, failure, None), None)
}
