//! The description of the API, made on a host, committed as `openapi.json` and served from there.

use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::routes::{configuration as c, decisions as d, demo, entitlements, health, transactions as t};
use super::shapes;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Countersign",
        description = "Who at a company may do which action on which account, up to which amount, and with whose \
                       approval. Amounts are decimal strings; problems follow RFC 9457.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    paths(
        health::health, health::openapi, demo::principals, entitlements::read, t::evaluate, t::submit, t::list,
        c::import, c::export, d::check, d::evaluate
    ),
    components(schemas(shapes::Problem)),
    modifiers(&DemoSignIn)
)]
struct Api;

struct DemoSignIn;

impl Modify for DemoSignIn {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let about = "On a developer's machine only: `user/<legal entity>/<user>` or `staff/<legal entity>/<person>`, \
                     each segment percent-encoded";
        let header = ApiKeyValue::with_description("X-Demo-Principal", about);
        let components = api.components.get_or_insert_default();
        components.add_security_scheme("demoPrincipal", SecurityScheme::ApiKey(ApiKey::Header(header)));
    }
}

/// The OpenAPI 3.1 document as JSON text, with a line end.
///
/// # Errors
/// If a shape cannot be written as JSON.
pub fn document() -> Result<String, serde_json::Error> {
    Api::openapi().to_pretty_json().map(|text| text + "\n")
}
