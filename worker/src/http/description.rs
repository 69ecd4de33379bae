//! The description of the API, made on a host from the table of routes, and committed as `openapi.json`.

use std::collections::BTreeMap;

use utoipa::openapi::path::{HttpMethod, Operation, OperationBuilder, Paths};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{
    Components, Content, ContentBuilder, InfoBuilder, LicenseBuilder, OpenApiBuilder, Response,
    ResponseBuilder,
};

use super::principal::Admission;
use super::problem::{PROBLEM, Problem};
use super::route_table::{EVERYWHERE, Method, Route};
use super::routes;
use super::sheet::Sheet;

const ABOUT: &str = "Who at a company may do which action on which account, up to which amount, and with whose \
                     approval. Amounts are decimal strings; problems follow RFC 9457.";

const SIGN_IN: &str = "On a developer's machine only: `user/<legal entity>/<user>` or \
                       `staff/<legal entity>/<person>`, each segment percent-encoded";

/// The OpenAPI 3.1 document as JSON text, with a line end.
///
/// # Errors
/// If a shape cannot be written as JSON.
pub fn document() -> Result<String, serde_json::Error> {
    let mut components = Components::new();
    let header = ApiKeyValue::with_description("X-Demo-Principal", SIGN_IN);
    components.add_security_scheme("demoPrincipal", SecurityScheme::ApiKey(ApiKey::Header(header)));
    let cookie = ApiKeyValue::with_description("__Host-session", "A session of a browser");
    components.add_security_scheme("cookie", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    components.add_security_scheme("bearer", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    let mut paths = Paths::new();
    for route in routes::routes() {
        let mut sheet = Sheet::default();
        (route.describe)(&mut sheet);
        let problem = ContentBuilder::new().schema(Some(sheet.schema::<Problem<'_>>())).build();
        components.schemas.extend(std::mem::take(&mut sheet.schemas));
        let refusals = refusals(&route, &problem);
        add(&mut paths, &route, operation(&route, sheet, refusals));
    }
    let license = LicenseBuilder::new().name("Apache-2.0").identifier(Some("Apache-2.0")).build();
    let info = InfoBuilder::new().title("Countersign").version(env!("CARGO_PKG_VERSION"));
    let info = info.description(Some(ABOUT)).license(Some(license)).build();
    let api = OpenApiBuilder::new().info(info).paths(paths).components(Some(components)).build();
    api.to_pretty_json().map(|text| text + "\n")
}

fn add(paths: &mut Paths, route: &Route, operation: Operation) {
    let method = match route.method {
        Method::Get => HttpMethod::Get,
        Method::Post => HttpMethod::Post,
        Method::Put => HttpMethod::Put,
        Method::Delete => HttpMethod::Delete,
    };
    paths.add_path_operation(route.path, vec![method], operation);
}

fn operation(route: &Route, sheet: Sheet, refusals: BTreeMap<u16, Response>) -> Operation {
    let mut operation = OperationBuilder::new()
        .operation_id(Some(route.operation))
        .tag(route.tag)
        .summary(Some(route.sentence))
        .parameters(Some(sheet.parameters))
        .request_body(sheet.body);
    let signs_in = [Admission::User, Admission::SignedIn, Admission::Staff, Admission::Manager];
    if signs_in.contains(&route.access) {
        for scheme in ["demoPrincipal", "cookie", "bearer"] {
            operation = operation.security(SecurityRequirement::new(scheme, [""; 0]));
        }
    }
    for (status, response) in sheet.answers {
        operation = operation.response(status.as_str(), response);
    }
    for (status, response) in refusals {
        operation = operation.response(status.to_string(), response);
    }
    operation.build()
}

/// What a route refuses with, by status.
fn refusals(route: &Route, problem: &Content) -> BTreeMap<u16, Response> {
    let mut words: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for code in EVERYWHERE.iter().chain(&route.codes) {
        words.entry(code.status()).or_default().push(code.word());
    }
    let response = |(status, mut words): (u16, Vec<&'static str>)| {
        words.sort_unstable();
        let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
        let response = ResponseBuilder::new().description(words.join(", "));
        (status, response.content(PROBLEM, problem.clone()).build())
    };
    words.into_iter().map(response).collect()
}
