//! Which requests open a page.

use axum::http::{HeaderMap, Method};

/// What is under these is the API's, or a file: where nothing is, there is no page either. An empty one is of a path
/// that a browser could take for another host.
const NO_PAGES: [&str; 10] =
    ["", "v1", "access", "scim", ".well-known", "healthz", "openapi.json", "assets", "index", "index.html"];

/// Whether somebody opens a page in a browser. The page has a place for every path, also for those that lead nowhere.
#[must_use]
pub fn opens_page(method: &Method, path: &str, headers: &HeaderMap) -> bool {
    let navigates = headers.get("sec-fetch-mode").is_some_and(|mode| mode == "navigate");
    let place = path.split('/').nth(1).unwrap_or_default();
    method == Method::GET && navigates && !NO_PAGES.contains(&place)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn navigating() -> HeaderMap {
        HeaderMap::from_iter([("sec-fetch-mode".parse().unwrap(), HeaderValue::from_static("navigate"))])
    }

    #[test]
    fn a_page_is_opened_by_navigating_and_never_where_the_api_or_a_file_is() {
        for path in ["/payments", "/payments/", "/payments/1", "/nothing/here", "/users/ana.torres/details"] {
            assert!(opens_page(&Method::GET, path, &navigating()), "{path}");
            assert!(!opens_page(&Method::POST, path, &navigating()), "{path}");
            assert!(!opens_page(&Method::GET, path, &HeaderMap::new()), "{path}");
        }
        for path in [
            "/v1",
            "/v1/nothing",
            "/scim/v2/Users",
            "/.well-known/x",
            "/assets/x.js",
            "/index.html",
            "//evil.example",
        ] {
            assert!(!opens_page(&Method::GET, path, &navigating()), "{path}");
        }
    }
}
