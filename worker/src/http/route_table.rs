//! The table of routes: method, path, who may call, and which handler answers.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::routing::{MethodFilter, on};

use super::answer::Answer;
use super::call::{Call, refuse, serve};
use super::principal::{Admission, Principal};
use crate::failure::Failure;
use crate::service::Service;

/// One route, for people and for tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// Its method.
    pub method: &'static str,
    /// Its path.
    pub path: &'static str,
    /// Who may call it.
    pub access: Admission,
}

/// Routes, with the router that serves them.
pub(super) struct RouteTable {
    routes: Vec<Route>,
    router: Router<Arc<Service>>,
}

impl RouteTable {
    pub(super) fn new() -> Self {
        Self { routes: Vec::new(), router: Router::new() }
    }

    /// Adds a route. Who may call it follows from the principal that its handler takes, so no handler can forget to
    /// check.
    pub(super) fn route<P, H, F>(
        mut self,
        method: (&'static str, MethodFilter),
        path: &'static str,
        handler: H,
    ) -> Self
    where
        P: Principal,
        H: Fn(Call<P>) -> F + Copy + Send + Sync + 'static,
        F: Future<Output = Answer> + Send + 'static,
    {
        let (name, filter) = method;
        self.routes.push(Route { method: name, path, access: P::ACCESS });
        let serve =
            move |State(service): State<Arc<Service>>, request: Request| serve(service, request, handler);
        self.router = self.router.route(path, on(filter, serve));
        self
    }

    pub(super) fn routes(self) -> Vec<Route> {
        self.routes
    }

    pub(super) fn router(self, service: Arc<Service>) -> Router {
        let refuse_with = |failure: fn() -> Failure| {
            move |State(service): State<Arc<Service>>, request: Request| refuse(service, request, failure())
        };
        self.router
            .fallback(refuse_with(|| Failure::NotFound))
            .method_not_allowed_fallback(refuse_with(|| Failure::MethodNotAllowed))
            .with_state(service)
    }
}

pub(super) const GET: (&str, MethodFilter) = ("GET", MethodFilter::GET);
pub(super) const POST: (&str, MethodFilter) = ("POST", MethodFilter::POST);
pub(super) const PUT: (&str, MethodFilter) = ("PUT", MethodFilter::PUT);
