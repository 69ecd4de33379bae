//! Where a request enters.

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::http::Response;
use tower_service::Service as _;
use worker::{
    Context, Env, Error, HttpRequest, Result, ScheduleContext, ScheduledEvent, console_error, event,
};

use super::cache::Kv;
use super::clock::PlatformClock;
use super::d1::D1;
use super::messenger::HttpMessenger;
use super::page::page;
use super::pause::PlatformPause;
use super::provider::{HttpCoreRecords, HttpScreening};
use super::randomness::PlatformRandomness;
use crate::database::Stores;
use crate::engines::Engines;
use crate::http::{self, TableFlaw};
use crate::identity::Argon2id;
use crate::ports::{CoreRecords, Messenger, Screening};
use crate::secrets::{MissingKey, Secrets};
use crate::service::{Mode, Service, Turns};
use crate::use_cases::deliver::deliver;
use crate::use_cases::housekeeping::housekeeping;

/// Engines outlive the request that loaded them: an isolate serves many requests, and loading is most of the work.
static ENGINES: OnceLock<Arc<Engines>> = OnceLock::new();

/// Built once, too: it is the same for all requests.
static ROUTER: OnceLock<std::result::Result<Router, TableFlaw>> = OnceLock::new();

fn router() -> Result<Router> {
    let router = ROUTER.get_or_init(http::router);
    router.clone().map_err(|flaw| Error::RustError(format!("the table of routes cannot be served: {flaw:?}")))
}

/// Turns are between the requests of an isolate. They hold nothing that belongs to one of them.
static TURNS: OnceLock<Arc<Turns>> = OnceLock::new();

#[event(fetch)]
async fn fetch(mut request: HttpRequest, env: Env, _context: Context) -> Result<Response<Body>> {
    if http::opens_page(request.method(), request.uri().path(), request.headers()) {
        return page(&env, request.uri()).await;
    }
    let service = service(&env).inspect_err(|error| console_error!("the service does not start: {error}"))?;
    request.extensions_mut().insert(Arc::new(service));
    Ok(router()?.call(request).await?)
}

/// When messages are brought to people, as `wrangler.jsonc` has it.
const EVERY_MINUTE: &str = "* * * * *";

#[event(scheduled)]
async fn scheduled(event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    match service(&env) {
        Ok(service) => {
            let run = if event.cron() == EVERY_MINUTE {
                deliver(&service).await
            } else {
                housekeeping(&service).await
            };
            if let Err(failure) = run {
                console_error!("the housekeeping did not end: {failure:?}");
            }
        }
        Err(error) => console_error!("the housekeeping did not begin: {error}"),
    }
}

/// Read once: parsing keys for every request would be most of the work of a small one.
static SECRETS: OnceLock<std::result::Result<Arc<Secrets>, MissingKey>> = OnceLock::new();

/// Without its keys the service answers nothing at all.
fn secrets(env: &Env) -> Result<Arc<Secrets>> {
    let secrets = SECRETS.get_or_init(|| read_secrets(env).map(Arc::new)).clone();
    secrets.map_err(|missing| Error::RustError(missing.to_string()))
}

fn read_secrets(env: &Env) -> std::result::Result<Secrets, MissingKey> {
    let given = Secrets::of(|name| env.secret(name).ok().map(|secret| secret.to_string()));
    #[cfg(feature = "local")]
    if mode(env) == Mode::Local {
        return given.or_else(|_| Ok(Secrets::local()));
    }
    given
}

fn service(env: &Env) -> Result<Service> {
    Ok(Service {
        stores: Stores::one(Box::new(D1(env.d1("DB")?))),
        cache: Box::new(Kv(env.kv("SNAPSHOTS")?)),
        clock: Box::new(PlatformClock),
        pause: Box::new(PlatformPause),
        randomness: Box::new(PlatformRandomness),
        passwords: Box::new(Argon2id),
        setup_key: env.secret("SETUP_KEY").ok().map(|key| key.to_string()).filter(|key| !key.is_empty()),
        messenger: HttpMessenger::configured(env).map(|messenger| Box::new(messenger) as Box<dyn Messenger>),
        secrets: secrets(env)?,
        core_records: core_records(env),
        screening: screening(env),
        engines: Arc::clone(ENGINES.get_or_init(Arc::default)),
        turns: Arc::clone(TURNS.get_or_init(Arc::default)),
        mode: mode(env),
        log: |line| console_error!("{line}"),
    })
}

/// As whom somebody comes in: on a developer's machine, as whom they say.
#[cfg(feature = "local")]
fn mode(env: &Env) -> Mode {
    Mode::named(env.var("MODE").ok().map(|mode| mode.to_string()).as_deref())
}

#[cfg(not(feature = "local"))]
const fn mode(_: &Env) -> Mode {
    Mode::Deployed
}

/// The core banking system; on a developer's machine an invented one, unless another is configured.
fn core_records(env: &Env) -> Option<Box<dyn CoreRecords>> {
    let configured =
        HttpCoreRecords::configured(env).map(|records| Box::new(records) as Box<dyn CoreRecords>);
    #[cfg(feature = "local")]
    let configured = configured.or_else(|| Some(Box::new(crate::samples::SampleRecords::DEMO)));
    configured
}

/// Who screens people; on a developer's machine an invented list, unless another one is configured.
fn screening(env: &Env) -> Option<Box<dyn Screening>> {
    let configured =
        HttpScreening::configured(env).map(|screening| Box::new(screening) as Box<dyn Screening>);
    #[cfg(feature = "local")]
    let configured = configured.or_else(|| Some(Box::new(crate::samples::WatchList::DEMO)));
    configured
}
