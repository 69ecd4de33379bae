//! Where a request enters.

use std::sync::{Arc, OnceLock};

use axum::body::Body;
use axum::http::Response;
use tower_service::Service as _;
use worker::{Context, Env, HttpRequest, Result, console_error, event};

use super::cache::Kv;
use super::clock::PlatformClock;
use super::d1::D1;
use super::randomness::PlatformRandomness;
use crate::database::Stores;
use crate::engines::Engines;
use crate::http::router;
use crate::service::{Mode, Service};

/// Engines outlive the request that loaded them: an isolate serves many requests, and loading is most of the work.
static ENGINES: OnceLock<Arc<Engines>> = OnceLock::new();

#[event(fetch)]
async fn fetch(request: HttpRequest, env: Env, _context: Context) -> Result<Response<Body>> {
    let service = Service {
        stores: Stores::one(Box::new(D1(env.d1("DB")?))),
        cache: Box::new(Kv(env.kv("SNAPSHOTS")?)),
        clock: Box::new(PlatformClock),
        randomness: Box::new(PlatformRandomness),
        engines: Arc::clone(ENGINES.get_or_init(Arc::default)),
        mode: Mode::named(env.var("MODE").ok().map(|mode| mode.to_string()).as_deref()),
        log: |line| console_error!("{line}"),
    };
    Ok(router(Arc::new(service)).call(request).await?)
}
