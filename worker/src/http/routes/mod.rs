//! All routes: one row each.

mod configuration;
mod decisions;
#[cfg(feature = "local")]
mod demo;
mod entitlements;
mod health;
mod transactions;
mod users;

use axum::Router;

use super::route_table::Method::{Get, Post, Put};
use super::route_table::{About, Route, RouteTable, TableFlaw};
use crate::code::Code;

/// The router of the service, to be built once. Each request brings its service: an `Arc<Service>` among its extensions.
///
/// # Errors
/// For a table that must not be served.
pub fn router() -> Result<Router, TableFlaw> {
    table().router()
}

/// Every route, with what it needs.
#[must_use]
pub fn routes() -> Vec<Route> {
    table().routes()
}

fn table() -> RouteTable {
    with_local_routes(RouteTable::new())
        .route(Get, "/healthz", health::health, About {
            operation: "readHealth",
            tag: "service",
            sentence: "Whether the service works, and which engine decides.",
            codes: &[],
        })
        .route(Get, "/v1/me/entitlements", entitlements::read, About {
            operation: "readEntitlements",
            tag: "me",
            sentence: "What the user's client needs to answer for itself: slice and usage; or, to who asks for it by \
                       name, the slice alone as bytes that an engine of the same version loads without parsing.",
            codes: &[],
        })
        .route(Post, "/v1/transactions/evaluate", transactions::evaluate, About {
            operation: "evaluateTransaction",
            tag: "transactions",
            sentence: "What would happen to this transaction? Nothing is written; a denial is an answer.",
            codes: &[],
        })
        .route(Post, "/v1/transactions", transactions::submit, About {
            operation: "submitTransaction",
            tag: "transactions",
            sentence: "Submits a transaction, once for each key. What was previewed on an older snapshot goes on \
                       unless the verdict has changed.",
            codes: &[Code::StaleSnapshot, Code::TransactionDenied, Code::NotInitiating],
        })
        .route(Get, "/v1/transactions", transactions::list, About {
            operation: "listTransactions",
            tag: "transactions",
            sentence: "The user's own transactions, filtered, sorted and page by page.",
            codes: &[Code::InvalidCursor],
        })
        .route(Get, "/v1/transactions/{transaction}", transactions::read, About {
            operation: "readTransaction",
            tag: "transactions",
            sentence: "One of the user's own transactions.",
            codes: &[Code::NotFound],
        })
        .route(Put, "/v1/configuration", configuration::import, About {
            operation: "importConfiguration",
            tag: "configuration",
            sentence: "Replaces the configuration of the staff's legal entity as a whole. One that says what is there \
                       already keeps its version.",
            codes: &[Code::InUse, Code::InvalidSnapshot],
        })
        .route(Get, "/v1/configuration", configuration::export, About {
            operation: "exportConfiguration",
            tag: "configuration",
            sentence: "The configuration of the staff's legal entity, as it was imported.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/users/{user}/status", users::read_status, About {
            operation: "readUserStatus",
            tag: "users",
            sentence: "Whether a user of the legal entity may act at all.",
            codes: &[Code::NotFound],
        })
        .route(Put, "/v1/users/{user}/status", users::set_status, About {
            operation: "setUserStatus",
            tag: "users",
            sentence: "Suspends a user, or makes one active; it holds from the user's next request on.",
            codes: &[Code::NotFound],
        })
        .route(Post, "/v1/decisions/check", decisions::check, About {
            operation: "checkForUser",
            tag: "decisions",
            sentence: "May a user of the legal entity do this?",
            codes: &[Code::NotFound],
        })
        .route(Post, "/v1/decisions/evaluate", decisions::evaluate, About {
            operation: "evaluateForUser",
            tag: "decisions",
            sentence: "What would happen to a transaction of a user of the legal entity?",
            codes: &[Code::NotFound],
        })
}

/// Adds the routes that a build which is deployed lacks.
#[cfg(feature = "local")]
fn with_local_routes(table: RouteTable) -> RouteTable {
    table.route(
        Get,
        "/v1/demo/principals",
        demo::principals,
        About {
            operation: "listDemoPrincipals",
            tag: "demo",
            sentence: "Who can be tried out, on a developer's machine.",
            codes: &[],
        },
    )
}

#[cfg(not(feature = "local"))]
const fn with_local_routes(table: RouteTable) -> RouteTable {
    table
}
