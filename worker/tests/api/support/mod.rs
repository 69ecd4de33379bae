//! A bank over SQLite, asked through HTTP without a network.

pub mod filled;
mod limits;
mod paused;
mod recorded;
pub mod schema;

use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Extension;
use axum::http::{HeaderMap, Request, StatusCode};
use countersign_worker::database::{BoxedFuture, Database, DatabaseError, SqlRow, Statement, Stores};
use countersign_worker::http::router;
use countersign_worker::native::Sqlite;
use countersign_worker::native::{CountedRandomness, FixedClock, MemoryCache, Yield};
use countersign_worker::ports::{Cache, Clock, Letter, Messenger, NotHashed, NotSent, Passwords, Randomness};
use countersign_worker::samples::{SampleRecords, WatchList};
use countersign_worker::secrets::Secrets;
use countersign_worker::service::{Mode, Service};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tower::ServiceExt;

pub use limits::ProductionLimits;
pub use paused::{Fault, Faults, Gate};
use recorded::{Calls, Recorded};

/// Wednesday 4 March 2026, noon in Madrid.
pub const NOW: &str = "2026-03-04T11:00:00Z";
pub const TODAY: &str = "2026-03-04";

/// The document of the bank that most tests use.
pub fn document() -> Value {
    serde_json::from_str(include_str!("bank.json")).unwrap()
}

/// The same bank, where ben pays as freely as ana does.
pub fn two_payers() -> Value {
    let mut document = document();
    document["users"][1]["assignments"][0]["limits"] =
        document["users"][0]["assignments"][0]["limits"].clone();
    document
}

/// The description of the API: every answer in the tests is held against it.
fn description() -> &'static Value {
    static DESCRIPTION: OnceLock<Value> = OnceLock::new();
    DESCRIPTION.get_or_init(|| serde_json::from_str(include_str!("../../../openapi.json")).unwrap())
}

/// A bank that can be asked.
pub struct Bank {
    pub database: Arc<Sqlite>,
    pub faults: Arc<Faults>,
    calls: Calls,
    restarts: AtomicI64,
    pub clock: Arc<FixedClock>,
    pub service: Arc<Service>,
    pub router: Router,
    /// What was handed to the provider of messages; one to `refused@example.com` it does not take.
    pub post: Arc<Mutex<Vec<Letter>>>,
    /// How many passwords were verified.
    pub verifications: Arc<AtomicUsize>,
    /// How many of them were held against a hash of somebody's.
    pub tried_of_somebody: Arc<AtomicUsize>,
}

/// One answer.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    /// The bytes as text; replacement characters where they are none.
    pub text: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The answer; null where it is empty.
    pub fn json_or_nothing(&self) -> Value {
        if self.text.is_empty() { Value::Null } else { self.json() }
    }

    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

/// One question.
#[derive(Debug, Clone)]
pub struct Ask {
    method: &'static str,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

pub fn get(path: impl Into<String>) -> Ask {
    Ask { method: "GET", path: path.into(), headers: Vec::new(), body: Vec::new() }
}

pub fn post(path: impl Into<String>, body: &Value) -> Ask {
    get(path).method("POST").json(body)
}

pub fn put(path: impl Into<String>, body: &Value) -> Ask {
    get(path).method("PUT").json(body)
}

impl Ask {
    /// Its method and path.
    pub fn route(&self) -> (&'static str, &str) {
        (self.method, &self.path)
    }

    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The same at another path.
    pub fn at(self, path: String) -> Self {
        Self { path, ..self }
    }

    pub fn without(mut self, header: &str) -> Self {
        self.headers.retain(|(name, _)| name != header);
        self
    }

    pub fn method(self, method: &'static str) -> Self {
        Self { method, ..self }
    }

    pub fn json(self, body: &Value) -> Self {
        self.bytes(body.to_string()).header("content-type", "application/json")
    }

    pub fn bytes(self, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..self }
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// As a user of the bank.
    pub fn user(self, id: &str) -> Self {
        let id: String = id.bytes().map(|byte| format!("%{byte:02X}")).collect();
        self.header("x-demo-principal", &format!("user/harbour/{id}"))
    }

    /// As staff of a legal entity.
    pub fn staff(self, legal_entity: &str) -> Self {
        self.header("x-demo-principal", &format!("staff/{legal_entity}/clerk"))
    }

    /// The same under another key.
    pub fn rekeyed(mut self, key: &str) -> Self {
        self.headers.retain(|(name, _)| name != "idempotency-key");
        self.key(key)
    }

    pub fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }
}

/// The port that the service is given: a record of what is asked, over faults over production limits over SQLite.
struct Shared(Recorded);

impl Database for Shared {
    fn query(&self, statement: Statement) -> BoxedFuture<'_, Result<Vec<SqlRow>, DatabaseError>> {
        self.0.query(statement)
    }

    fn batch(&self, statements: Vec<Statement>) -> BoxedFuture<'_, Result<Vec<Vec<SqlRow>>, DatabaseError>> {
        self.0.batch(statements)
    }
}

struct SharedClock(Arc<FixedClock>);

impl Clock for SharedClock {
    fn millis(&self) -> u64 {
        self.0.millis()
    }

    fn now(&self) -> String {
        self.0.now()
    }

    fn today(&self, time_zone: &str) -> Option<countersign_core::day::Day> {
        self.0.today(time_zone)
    }
}

/// Every line that was logged, by whichever test.
pub static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn log(line: &str) {
    eprintln!("{line}");
    LOG.lock().unwrap().push(line.to_owned());
}

/// Counts what is verified. It hashes in no time: what hashing takes is tested where it is.
struct CountedPasswords {
    all: Arc<AtomicUsize>,
    of_somebody: Arc<AtomicUsize>,
}

impl Passwords for CountedPasswords {
    fn hash(&self, password: &str, salt: &[u8; 16]) -> Result<String, NotHashed> {
        let salt: String = salt.iter().map(|byte| format!("{byte:02x}")).collect();
        // Not as it is, so that it can be looked for.
        Ok(format!("{salt}]{}", password.chars().rev().collect::<String>()))
    }

    fn verify(&self, password: &str, hash: &str) -> bool {
        self.all.fetch_add(1, Ordering::Relaxed);
        if !hash.starts_with("$argon2id$") {
            self.of_somebody.fetch_add(1, Ordering::Relaxed);
        }
        hash.split_once(']').is_some_and(|(_, hashed)| hashed.chars().rev().eq(password.chars()))
    }
}

/// A provider of messages.
struct Post(Arc<Mutex<Vec<Letter>>>);

impl Messenger for Post {
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxedFuture<'a, Result<(), NotSent>> {
        Box::pin(async move {
            if letter.recipient == "refused@example.com" {
                return Err(NotSent("the provider answers 500".to_owned()));
            }
            self.0.lock().unwrap().push(letter.clone());
            Ok(())
        })
    }
}

impl Bank {
    /// A bank with nothing imported.
    pub fn empty(mode: Mode) -> Self {
        Self::with_cache(mode, Box::new(MemoryCache::default()))
    }

    /// A bank with nothing imported, and this cache.
    pub fn with_cache(mode: Mode, cache: Box<dyn Cache>) -> Self {
        Self::with(mode, cache, Box::new(CountedRandomness::default()))
    }

    /// A bank with nothing imported, this cache, and this source of ids.
    pub fn with(mode: Mode, cache: Box<dyn Cache>, randomness: Box<dyn Randomness>) -> Self {
        Self::over(Arc::new(Sqlite::in_memory().unwrap()), Calls::default(), (mode, cache, randomness))
    }

    /// The same bank after a restart, some seconds later: nothing is remembered but what the database holds.
    pub fn restarted(&self) -> Self {
        self.restarted_as(Mode::Local)
    }

    /// The same in another mode.
    pub fn restarted_as(&self, mode: Mode) -> Self {
        let database = Arc::clone(&self.database);
        let (cache, randomness) = (Box::new(MemoryCache::default()), Box::new(CountedRandomness::default()));
        let bank = Self::over(database, Arc::clone(&self.calls), (mode, cache, randomness));
        // Ids are made of the time and of bytes that are counted anew.
        let seconds = self.restarts.fetch_add(1, Ordering::Relaxed) + 1;
        bank.clock.set(NOW.parse::<Timestamp>().unwrap() + SignedDuration::from_secs(seconds));
        bank
    }

    /// What was asked of the database since this was asked the last time: calls, each with its statements.
    pub fn asked(&self) -> Vec<Vec<Statement>> {
        std::mem::take(&mut self.calls.lock().unwrap())
    }

    fn over(
        database: Arc<Sqlite>,
        calls: Calls,
        (mode, cache, randomness): (Mode, Box<dyn Cache>, Box<dyn Randomness>),
    ) -> Self {
        let faults = Arc::new(Faults::new(ProductionLimits(Arc::clone(&database))));
        let recorded = Recorded::new(Arc::clone(&faults), Arc::clone(&calls));
        let clock = Arc::new(FixedClock::new(NOW.parse().unwrap()));
        let post = Arc::new(Mutex::new(Vec::new()));
        let (all, of_somebody) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let passwords = CountedPasswords { all: Arc::clone(&all), of_somebody: Arc::clone(&of_somebody) };
        let service = Arc::new(Service {
            stores: Stores::one(Box::new(Shared(recorded))),
            cache,
            clock: Box::new(SharedClock(Arc::clone(&clock))),
            pause: Box::new(Yield),
            randomness,
            passwords: Box::new(passwords),
            messenger: Some(Box::new(Post(Arc::clone(&post)))),
            setup_key: Some("the key of the installation".to_owned()),
            secrets: Arc::new(Secrets::local()),
            core_records: Some(Box::new(SampleRecords(include_str!("core_records.json")))),
            screening: Some(Box::new(WatchList(include_str!("watch_list.json")))),
            engines: Arc::default(),
            turns: Arc::default(),
            mode,
            log,
        });
        let router = router().unwrap().layer(Extension(Arc::clone(&service)));
        Self {
            database,
            faults,
            calls,
            restarts: AtomicI64::default(),
            clock,
            router,
            service,
            post,
            verifications: all,
            tried_of_somebody: of_somebody,
        }
    }

    /// The bank of [`document`].
    pub fn new() -> Self {
        let bank = Self::empty(Mode::Local);
        bank.import(&document());
        bank
    }

    pub fn import(&self, document: &Value) -> Reply {
        let entity = document["legalEntity"]["id"].as_str().unwrap();
        let reply = self.ask(self.replacing(document).staff(entity));
        assert_eq!(reply.status, 200, "{reply:?}");
        reply
    }

    /// An import of this document in place of whatever is there.
    pub fn replacing(&self, document: &Value) -> Ask {
        let entity = Statement::new("SELECT id FROM legal_entities WHERE id = ?1");
        let entity = entity.text(document["legalEntity"]["id"].as_str().unwrap());
        let is_there = !pollster::block_on(self.database.query(entity)).unwrap().is_empty();
        let ask = put("/v1/configuration", document);
        if is_there { ask.header("if-match", "*") } else { ask }
    }

    pub fn ask(&self, ask: Ask) -> Reply {
        pollster::block_on(self.ask_later(ask))
    }

    pub async fn ask_later(&self, ask: Ask) -> Reply {
        let mut request = Request::builder().method(ask.method).uri(&ask.path);
        for (name, value) in &ask.headers {
            request = request.header(name, value);
        }
        if !ask.headers.iter().any(|(name, _)| name == "host") {
            request = request.header("host", "localhost");
        }
        let request = request.body(Body::from(ask.body.clone())).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let reply = Reply { status: parts.status.as_u16(), headers: parts.headers, bytes, text };
        schema::assert_described(description(), &ask, &reply);
        reply
    }

    /// A payment of ana's from a1 today.
    pub fn pay(&self, amount: &str, key: &str) -> Reply {
        self.ask(post("/v1/transactions", &payment(amount)).user("ana").key(key))
    }

    /// Runs SQL beside the service.
    pub fn sql(&self, sql: &'static str) -> Result<Vec<SqlRow>, DatabaseError> {
        pollster::block_on(self.database.query(Statement::new(sql)))
    }

    /// The one number that this SQL selects, as text.
    pub fn number(&self, sql: &'static str) -> String {
        let mut rows = self.sql(sql).unwrap();
        rows.remove(0).cells().text().unwrap()
    }

    /// The snapshot version of contract k1.
    pub fn version(&self) -> String {
        self.number(
            "SELECT catalogue_version || '.' || contracts.version FROM legal_entities
             JOIN contracts ON contracts.legal_entity = legal_entities.id WHERE contracts.id = 'k1'",
        )
    }

    /// How many rows the ledger's tables hold: transactions, usage, idempotency keys, audit, guard.
    pub fn counts(&self) -> [String; 5] {
        [
            self.number("SELECT CAST(COUNT(*) AS TEXT) FROM transactions"),
            self.number("SELECT CAST(COUNT(*) AS TEXT) FROM usage"),
            self.number("SELECT CAST(COUNT(*) AS TEXT) FROM idempotency_keys"),
            self.number("SELECT CAST(COUNT(*) AS TEXT) FROM audit"),
            self.number("SELECT CAST(COUNT(*) AS TEXT) FROM guard"),
        ]
    }
}

pub fn payment(amount: &str) -> Value {
    serde_json::json!({
        "action": "payments.create", "account": "a1", "amount": amount, "currency": "EUR", "executionDate": TODAY,
    })
}

/// Asserts a problem answer of this status and code.
#[track_caller]
pub fn assert_problem(reply: &Reply, status: u16, code: &str) {
    assert_eq!((reply.status, reply.code().as_str()), (status, code), "{reply:?}");
    let problem = reply.json();
    assert_eq!(reply.header("content-type"), "application/problem+json");
    assert_eq!(problem["status"], status);
    assert_eq!(problem["type"], format!("urn:countersign:problem:{code}"));
    assert_eq!(problem["requestId"].as_str().unwrap_or_default(), reply.header("x-request-id"));
    assert!(!problem["detail"].as_str().unwrap().is_empty());
    assert!(StatusCode::from_u16(status).is_ok());
}
