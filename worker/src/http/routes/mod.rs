//! All routes.

pub mod configuration;
pub mod decisions;
pub mod demo;
pub mod entitlements;
pub mod health;
pub mod transactions;

use std::sync::Arc;

use axum::Router;

use super::route_table::{GET, POST, PUT, Route, RouteTable};
use crate::service::Service;

/// The router of the service.
pub fn router(service: Arc<Service>) -> Router {
    table().router(service)
}

/// Every route, with what it needs.
#[must_use]
pub fn routes() -> Vec<Route> {
    table().routes()
}

fn table() -> RouteTable {
    RouteTable::new()
        .route(GET, "/healthz", health::health)
        .route(GET, "/openapi.json", health::openapi)
        .route(GET, "/v1/demo/principals", demo::principals)
        .route(GET, "/v1/me/entitlements", entitlements::read)
        .route(POST, "/v1/transactions/evaluate", transactions::evaluate)
        .route(POST, "/v1/transactions", transactions::submit)
        .route(GET, "/v1/transactions", transactions::list)
        .route(PUT, "/v1/configuration", configuration::import)
        .route(GET, "/v1/configuration", configuration::export)
        .route(POST, "/v1/decisions/check", decisions::check)
        .route(POST, "/v1/decisions/evaluate", decisions::evaluate)
}
