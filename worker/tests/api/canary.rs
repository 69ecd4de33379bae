//! Known secrets, sent through every route: none of them is found in an error, a log, a cache, a column, the audit or an
//! address.

use std::sync::Mutex;
use std::time::Duration;

use countersign_worker::database::{BoxedFuture, DatabaseError};
use countersign_worker::http::routes;
use countersign_worker::ports::Cache;
use countersign_worker::service::Mode;
use serde_json::{Value, json};

use crate::access::every_route;
use crate::faults::signed_in;
use crate::identity::{activation, invitation, last_link, sign_in};
use crate::people::{demo_people, managed};
use crate::support::filled::fingerprint;
use crate::support::{Ask, Bank, LOG, Reply, get, put};

const SSN: &str = "612449177";
const LICENCE: &str = "K9ZQ41772X";
/// The numbers of the user whom routes are about.
const OTHERS: [&str; 2] = ["729835518", "T4QX80913Z"];
const PASSWORD: &str = "zebra quilts hum 4417";

/// Members of bodies that hold a secret.
const SECRET: [&str; 9] =
    ["password", "current", "new", "token", "secret", "code", "recoveryCode", "ssn", "licence"];

/// Keeps what it is given, to be looked through.
#[derive(Default)]
struct Kept(Mutex<Vec<String>>);

impl Cache for &'static Kept {
    fn get<'a>(&'a self, _: &'a str) -> BoxedFuture<'a, Option<String>> {
        Box::pin(async { None })
    }

    fn put<'a>(&'a self, key: &'a str, value: &'a str, _: Duration) -> BoxedFuture<'a, ()> {
        self.0.lock().unwrap().push(format!("{key} {value}"));
        Box::pin(async {})
    }
}

/// The bank where everything secret is one of the known ones.
struct Canary {
    bank: Bank,
    cache: &'static Kept,
    token: String,
    /// Social security numbers and licences.
    numbers: Vec<String>,
    /// What must be found nowhere.
    secrets: Vec<String>,
}

fn secret_of(token: &str) -> String {
    token.rsplit_once('.').unwrap().1.to_owned()
}

impl Canary {
    fn new() -> Self {
        let cache: &'static Kept = Box::leak(Box::default());
        let bank = Bank::with_cache(Mode::Local, Box::new(cache));
        bank.import(&managed());
        let mut people = demo_people(&["ana", "cid"]);
        people["people"][0]["ssn"] = json!(SSN);
        people["people"][0]["licence"] = json!(LICENCE);
        people["people"][1]["ssn"] = json!(OTHERS[0]);
        people["people"][1]["licence"] = json!(OTHERS[1]);
        assert_eq!(bank.ask(put("/v1/demo/people", &people)).status, 200);
        let invited = bank.ask(invitation("dee"));
        assert_eq!(invited.status, 201, "{invited:?}");
        let link = last_link(&bank);
        assert_eq!(bank.ask(activation(&link, PASSWORD)).status, 204);
        let begun = bank.ask(sign_in("dee.torres", PASSWORD));
        assert_eq!(begun.status, 201, "{begun:?}");
        let token = begun.json()["token"].as_str().unwrap().to_owned();
        let dashed = |ssn: &str| format!("{}-{}-{}", &ssn[..3], &ssn[3..5], &ssn[5..]);
        let numbers = [SSN, LICENCE, OTHERS[0], OTHERS[1]].map(str::to_owned);
        let numbers = [&numbers[..], &[dashed(SSN), dashed(OTHERS[0])]].concat();
        let others = [PASSWORD.to_owned(), secret_of(&link), secret_of(&token)];
        let secrets = [&numbers[..], &others].concat();
        Self { bank, cache, token, numbers, secrets }
    }

    /// The secrets that a text holds.
    fn in_text<'s>(&'s self, text: &str) -> Vec<&'s str> {
        self.secrets.iter().map(String::as_str).filter(|secret| text.contains(secret)).collect()
    }

    /// Whether this route gives this secret on purpose, to whom it is for.
    fn gives(&self, ask: &Ask, secret: &str) -> bool {
        let (method, path) = ask.route();
        let is_number = self.numbers.iter().any(|number| number == secret);
        match (method, path) {
            ("GET", path) => {
                (path.ends_with("/identity-numbers") && is_number)
                    || (path == "/v1/demo/mailbox" && !is_number && secret != PASSWORD)
            }
            // What somebody has typed themselves, and nobody else is shown.
            (_, path) => path.starts_with("/v1/user-drafts"),
        }
    }

    fn check(&self, ask: &Ask, reply: &Reply) {
        let headers: Vec<String> =
            reply.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
        let text = format!("{} {}", reply.text, headers.join(" "));
        for secret in self.in_text(&text) {
            let is_given = reply.status < 300 && self.gives(ask, secret);
            assert!(is_given, "{secret} is in the answer to {ask:?}: {reply:?}");
        }
    }
}

/// The same request with these in the places of its secrets; none if it has none.
fn with_secret(ask: &Ask, value: &Value) -> Option<Ask> {
    let mut body: Value = serde_json::from_slice(ask.body()).ok()?;
    replace(&mut body, value).then(|| ask.clone().bytes(body.to_string()))
}

fn replace(body: &mut Value, value: &Value) -> bool {
    let mut has_any = false;
    match body {
        Value::Object(members) => {
            for (name, member) in members {
                if SECRET.contains(&name.as_str()) {
                    *member = value.clone();
                    has_any = true;
                } else {
                    has_any |= replace(member, value);
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                has_any |= replace(item, value);
            }
        }
        _ => {}
    }
    has_any
}

/// What a secret may be taken for: itself, and things that are refused.
fn forms(secret: &str) -> [Value; 6] {
    [
        json!(secret),
        json!(format!("{secret}\u{200b}")),
        json!([secret]),
        json!({ secret: secret }),
        json!(secret.repeat(200)),
        json!(&secret[..secret.len() - 1]),
    ]
}

#[test]
fn what_is_secret_is_found_nowhere() {
    let canary = Canary::new();
    let bank = &canary.bank;
    let mut count = 0;
    let mut number = 0;
    // Each from another network, so that nobody tries too often.
    let mut ask = |ask: Ask| {
        number += 1;
        let ask = ask.header("cf-connecting-ip", &format!("10.1.{}.{}", number / 250, number % 250));
        let reply = bank.ask(ask.clone());
        canary.check(&ask, &reply);
    };
    for (access, plain) in every_route() {
        // Its own people would go, and with them what is looked for.
        if plain.route() == ("PUT", "/v1/configuration") || plain.route() == ("PUT", "/v1/demo/people") {
            continue;
        }
        let bearing = format!("Bearer {}", canary.token);
        let cookie = format!("__Host-session={}", canary.token);
        let by_cookie = plain.clone().header("cookie", &cookie).header("origin", "http://localhost");
        if plain.route() != ("DELETE", "/v1/session") && plain.route() != ("DELETE", "/v1/me/sessions") {
            ask(plain.clone().header("authorization", &bearing));
            ask(by_cookie);
        }
        ask(signed_in(access, plain.clone()));
        for secret in &canary.secrets {
            for form in forms(secret) {
                let Some(with) = with_secret(&plain, &form) else { continue };
                ask(with.clone());
                ask(signed_in(access, with.clone()));
                ask(with.header("authorization", &bearing));
                count += 3;
            }
        }
    }
    assert!(count > 200, "{count}");
    // What goes wrong inside is written to the log.
    bank.faults.down(Some(DatabaseError::Other("a defect".to_owned())));
    for (access, plain) in every_route() {
        let reply = bank.ask(signed_in(access, plain.clone()).header("x-request-id", "down"));
        canary.check(&plain, &reply);
    }
    bank.faults.down(None);
    pollster::block_on(countersign_worker::housekeeping(&bank.service)).unwrap();
    let places = [
        ("the log", LOG.lock().unwrap().join("\n")),
        ("the cache", canary.cache.0.lock().unwrap().join("\n")),
        ("the database", stored(bank)),
    ];
    for (place, text) in places {
        assert!(text.len() > 100, "{place} is empty");
        let found = canary.in_text(&text);
        assert!(found.is_empty(), "{found:?} in {place}");
    }
}

/// All that is stored, but for the mail of a developer's machine: people find their links there.
fn stored(bank: &Bank) -> String {
    let lines = fingerprint(bank);
    lines.lines().filter(|line| !line.starts_with("mailbox ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_address_has_a_place_for_a_secret() {
    let description: Value = serde_json::from_str(include_str!("../../openapi.json")).unwrap();
    for route in routes() {
        let operation = &description["paths"][route.path][route.method.name().to_lowercase()];
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let (name, place) = (parameter["name"].as_str().unwrap(), parameter["in"].as_str().unwrap());
            assert!(place == "header" || !SECRET.contains(&name), "{}: {name} in the {place}", route.path);
        }
    }
}

/// A test that could not find anything would find nothing.
#[test]
fn what_is_not_hidden_would_be_found() {
    let canary = Canary::new();
    let numbers = get("/v1/users/ana/identity-numbers").staff("harbour");
    let reply = canary.bank.ask(numbers);
    assert_eq!(canary.in_text(&reply.text), [SSN, LICENCE], "{reply:?}");
    canary.bank.sql("UPDATE people SET searched = searched || ' 612449177'").unwrap();
    assert_eq!(canary.in_text(&stored(&canary.bank)), [SSN]);
}
