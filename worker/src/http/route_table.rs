//! The table of routes. A route is one row: from it come the router, who may call, the readers of what it takes, and
//! its description.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Extension, Request};
use axum::routing::{MethodFilter, on};

use super::answer::{Answer, Answers};
use super::call::{Call, PathParameters, refuse, serve};
use super::input::Input;
use super::principal::{Admission, Principal};
#[cfg(not(target_arch = "wasm32"))]
use super::sheet::Sheet;
use crate::code::Code;
use crate::failure::Failure;
use crate::service::Service;

/// How a path is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Asks for something to be done.
    Post,
    /// Replaces.
    Put,
    /// Ends or takes away.
    Delete,
}

impl Method {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }

    const fn filter(self) -> MethodFilter {
        match self {
            Self::Get => MethodFilter::GET,
            Self::Post => MethodFilter::POST,
            Self::Put => MethodFilter::PUT,
            Self::Delete => MethodFilter::DELETE,
        }
    }
}

/// What a row says in words; all else is in the type of its handler.
#[derive(Debug, Clone, Copy)]
pub(super) struct About {
    /// The name of the operation in the description of the API.
    pub(super) operation: &'static str,
    /// The part of the API that it belongs to.
    pub(super) tag: &'static str,
    /// What it is for.
    pub(super) sentence: &'static str,
    /// What it refuses with, beside what follows from its types.
    pub(super) codes: &'static [Code],
}

/// One route, for people and for tests.
#[derive(Clone)]
pub struct Route {
    /// Its method.
    pub method: Method,
    /// Its path.
    pub path: &'static str,
    /// Who may call it.
    pub access: Admission,
    /// The name of the operation.
    pub operation: &'static str,
    /// The part of the API that it belongs to.
    pub tag: &'static str,
    /// What it is for.
    pub sentence: &'static str,
    /// Every code of the service that it refuses with, beside those of every route.
    pub codes: Vec<Code>,
    /// Describes what it takes and answers.
    #[cfg(not(target_arch = "wasm32"))]
    pub describe: fn(&mut Sheet),
}

/// Why a table cannot be served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableFlaw {
    /// What stands under `/v1/` is somebody's, but nobody is asked for.
    NeedsNobody(&'static str),
    /// Two rows have one path and method, or one name.
    Twice(&'static str),
}

/// Codes that every route may answer with.
pub const EVERYWHERE: &[Code] = &[
    Code::RepeatedParameter,
    Code::ForeignOrigin,
    Code::InvalidText,
    Code::Internal,
    Code::Busy,
    Code::Unavailable,
];

/// Routes, with the router that serves them.
pub(super) struct RouteTable {
    routes: Vec<Route>,
    router: Router,
    flaw: Option<TableFlaw>,
}

impl RouteTable {
    pub(super) fn new() -> Self {
        Self { routes: Vec::new(), router: Router::new(), flaw: None }
    }

    /// Adds a route. The type of its handler says who may call it, what it takes and what it answers: so no handler can
    /// forget to check, and none reads or answers anything that is not described.
    pub(super) fn route<P, I, A, H, F>(
        mut self,
        method: Method,
        path: &'static str,
        handler: H,
        about: About,
    ) -> Self
    where
        P: Principal,
        I: Input,
        A: Answers + 'static,
        H: Fn(Call<P, I>) -> F + Copy + Send + Sync + 'static,
        F: Future<Output = Answer<A>> + Send + 'static,
    {
        let route = Route {
            method,
            path,
            access: P::ACCESS,
            operation: about.operation,
            tag: about.tag,
            sentence: about.sentence,
            codes: [P::ACCESS.codes(), &I::codes(), about.codes].concat(),
            #[cfg(not(target_arch = "wasm32"))]
            describe: |sheet| {
                I::describe(sheet);
                A::describe(sheet);
            },
        };
        if let Some(flaw) = self.flaw_of(&route) {
            self.flaw.get_or_insert(flaw);
            return self;
        }
        let serve =
            move |Extension(service): Extension<Arc<Service>>,
                  parameters: PathParameters,
                  request: Request| { serve(service, parameters, request, handler) };
        self.router = self.router.route(path, on(method.filter(), serve));
        self.routes.push(route);
        self
    }

    /// What is wrong with one more row.
    fn flaw_of(&self, route: &Route) -> Option<TableFlaw> {
        let same = |other: &Route| {
            let path = (other.method == route.method && other.path == route.path)
                // Paths that only name their segments differently are one to the router, which would not start.
                || (other.path != route.path && shape(other.path) == shape(route.path));
            path || other.operation == route.operation
        };
        if route.access == Admission::Public && route.path.starts_with("/v1") {
            Some(TableFlaw::NeedsNobody(route.path))
        } else if self.routes.iter().any(same) {
            Some(TableFlaw::Twice(route.path))
        } else {
            None
        }
    }

    pub(super) fn routes(self) -> Vec<Route> {
        self.routes
    }

    /// The router. Each request brings its service, as an extension.
    pub(super) fn router(self) -> Result<Router, TableFlaw> {
        let refuse_with = |failure: fn() -> Failure| {
            move |Extension(service): Extension<Arc<Service>>, request: Request| {
                refuse(service, request, failure())
            }
        };
        let router = self
            .router
            .fallback(refuse_with(|| Failure::NotFound))
            .method_not_allowed_fallback(refuse_with(|| Failure::MethodNotAllowed));
        self.flaw.map_or(Ok(router), Err)
    }
}

/// A path without the names of its variable segments.
fn shape(path: &str) -> Vec<&str> {
    path.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::answer::Created;
    use crate::http::principal::Anybody;
    use crate::json::Written;
    use crate::use_cases::StaffId;
    use crate::use_cases::Transaction;

    fn about(operation: &'static str) -> About {
        About { operation, tag: "test", sentence: "A test.", codes: &[] }
    }

    async fn open(_: Call<Anybody>) -> Answer<Created<Written<Transaction>>> {
        Err(Failure::NotFound)
    }

    async fn of_staff(_: Call<StaffId>) -> Answer<Created<Written<Transaction>>> {
        Err(Failure::NotFound)
    }

    fn flaw(table: RouteTable) -> Option<TableFlaw> {
        table.router().err()
    }

    #[test]
    fn a_row_under_v1_that_asks_for_nobody_is_never_served() {
        let table = |path| RouteTable::new().route(Method::Get, path, open, about("one"));
        assert_eq!(flaw(table("/healthz")), None);
        assert_eq!(flaw(table("/v1/users")), Some(TableFlaw::NeedsNobody("/v1/users")));
        let later = table("/v1/users").route(Method::Get, "/v1/roles", of_staff, about("two"));
        assert_eq!(flaw(later), Some(TableFlaw::NeedsNobody("/v1/users")));
    }

    #[test]
    fn no_two_rows_have_one_path_or_one_name() {
        let table = || RouteTable::new().route(Method::Get, "/v1/users/{user}", of_staff, about("one"));
        let and = |method, path, name| flaw(table().route(method, path, of_staff, about(name)));
        assert_eq!(and(Method::Put, "/v1/users/{user}", "two"), None);
        assert_eq!(and(Method::Get, "/v1/users", "two"), None);
        assert_eq!(and(Method::Get, "/v1/users/{user}", "two"), Some(TableFlaw::Twice("/v1/users/{user}")));
        assert_eq!(and(Method::Put, "/v1/roles", "one"), Some(TableFlaw::Twice("/v1/roles")));
        // The router would not know which of the two is asked for, and end the process.
        assert_eq!(and(Method::Put, "/v1/users/{id}", "two"), Some(TableFlaw::Twice("/v1/users/{id}")));
    }
}
