//! The page, which is a file beside the Worker.

use axum::body::Body;
use axum::http::{Response, Uri};
use worker::{Env, Result};

/// The page of this origin, as it is served at `/`: with the headers of its policy.
pub async fn page(env: &Env, asked: &Uri) -> Result<Response<Body>> {
    let scheme = asked.scheme_str().unwrap_or("https");
    let host = asked.authority().map_or("page", |authority| authority.as_str());
    let page = env.assets("ASSETS")?.fetch(format!("{scheme}://{host}/"), None).await?;
    Ok(page.map(Body::new))
}
