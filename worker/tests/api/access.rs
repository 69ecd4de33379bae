//! Who may ask what.

use axum::http::HeaderName;
use countersign_worker::http::{Admission, routes};
use countersign_worker::native::MemoryCache;
use countersign_worker::ports::{NoRandomness, Randomness};
use countersign_worker::service::Mode;
use serde_json::{Value, json};

use crate::people::{demo_people, details};
use crate::support::{Ask, Bank, NOW, assert_problem, document, get, payment, post, put};

/// A well-formed request of every route.
pub fn every_route() -> Vec<(Admission, Ask)> {
    let ask = |method: &'static str, path: &'static str| match (method, path) {
        ("POST", "/v1/transactions" | "/v1/transactions/evaluate") => post(path, &payment("1")).key("k"),
        ("POST", "/v1/decisions/evaluate") => post(
            path,
            &json!({
                "question": { "user": "ana", "action": "payments.view", "account": "a1", "date": "2026-03-04" },
                "usage": [{ "user": "ana", "account": "a1", "action": "payments.create", "date": "2026-03-04", "amount": "1" }],
            }),
        ),
        ("POST", "/v1/session") => {
            let body = json!({ "legalEntity": "harbour", "userName": "ana.torres", "password": "not hers" });
            post(path, &body)
        }
        // Of a company that is none.
        ("POST", "/v1/self-enrolments") => {
            let mut body = crate::creating::self_enrolment::zoe_herself();
            body["customer"] = json!("none");
            post(path, &body)
        }
        ("POST", "/v1/setup") => post(
            path,
            &json!({ "key": "none", "legalEntity": "harbour", "id": "mia",
            "name": "Mia Roca", "userName": "mia.roca", "email": "mia@example.com" }),
        ),
        ("POST", "/v1/staff") => post(
            path,
            &json!({ "id": "mia", "name": "Mia Roca", "userName": "mia.roca",
            "email": "mia@example.com" }),
        ),
        ("PUT", "/v1/staff/{person}/status") => {
            put("/v1/staff/nobody/status", &json!({ "status": "suspended", "reason": "has left" }))
        }
        ("POST", "/v1/session/code") => {
            post(path, &json!({ "stepToken": "none", "code": "123456", "bearer": true }))
        }
        ("POST", "/v1/session/entity") => post(path, &json!({ "legalEntity": "anchor", "bearer": true })),
        ("PUT", "/v1/me/preferences") => put(path, &json!({ "language": "es", "theme": "dark" })),
        ("POST", "/v1/me/second-factor") => post(path, &json!({ "password": "violet anchor sings" })),
        ("PUT", "/v1/me/second-factor") => put(path, &json!({ "code": "123456" })),
        ("DELETE", "/v1/me/second-factor") => {
            get(path).method("DELETE").json(&json!({ "password": "violet anchor sings" }))
        }
        ("PUT", "/v1/users/{user}/allowlist") => {
            put("/v1/users/cid/allowlist", &json!({ "entries": ["10.0.0.0/8"] })).header("if-match", "*")
        }
        ("POST", "/v1/activation/code") => {
            post(path, &json!({ "legalEntity": "harbour", "userName": "nobody.here" }))
        }
        ("PUT", "/v1/settings/people") => put(path, &people_settings("code")).header("if-match", "*"),
        ("POST", "/v1/activation") => {
            post(path, &json!({ "token": "none", "password": "violet anchor sings" }))
        }
        ("POST", "/v1/demo/session") => post(path, &json!({ "legalEntity": "harbour", "user": "ana" })),
        ("POST", "/v1/users/{user}/invitation") => {
            post("/v1/users/cid/invitation", &json!({ "userName": "cid.campos", "email": "cid@example.com" }))
        }
        ("POST" | "PUT" | "GET" | "DELETE", path) if crate::creating::is_about(path) => {
            crate::creating::well_formed(method, path)
        }
        ("POST", _) => {
            post(path, &json!({ "question": { "user": "ana", "action": "payments.view", "account": "a1" } }))
        }
        ("PUT", "/v1/users/{user}/status") => {
            let body = json!({ "status": "suspended", "reason": "on leave" });
            put("/v1/users/cid/status", &body).header("if-match", "*")
        }
        ("PUT", "/v1/users/{user}/details") => {
            let mut body = details("cid");
            body["phone"] = json!("+34600999888");
            put("/v1/users/cid/details", &body).header("if-match", "*")
        }
        ("PUT", "/v1/demo/people") => put(path, &demo_people(&["cid"])),
        ("PUT", "/v1/users/{user}/password") => {
            put("/v1/users/cid/password", &json!({ "password": "violet anchor sings" }))
        }
        ("PUT", "/v1/me/password") => {
            put(path, &json!({ "current": "lemon harbour walks", "new": "violet anchor sings" }))
        }
        ("PUT", _) => put(path, &renamed()).header("if-match", "*"),
        // No such thing, for whom may ask.
        (method, path) => {
            let path =
                path.replace("{transaction}", "none").replace("{session}", "none").replace("{entry}", "1");
            get(path.replace("{user}", "cid")).method(method)
        }
    };
    routes().into_iter().map(|route| (route.access, ask(route.method.name(), route.path))).collect()
}

/// Settings of people, with everything that can be said.
pub fn people_settings(activation: &str) -> Value {
    json!({ "activation": activation, "secondFactor": "none", "userManagement": "external",
        "userName": { "minLength": 6, "maxLength": 64, "characters": ["letters", "digits", "dot"],
            "mustStartWithLetter": true, "reserved": ["root"], "notContaining": ["bank"] },
        "minimumAge": 18 })
}

/// Whether somebody only wants to be let out, which takes nothing but their session.
pub fn signs_out(ask: &Ask) -> bool {
    ask.route() == ("DELETE", "/v1/session")
}

/// The bank's document under another name, so that an import changes something.
fn renamed() -> Value {
    let mut document = document();
    document["legalEntity"]["name"] = json!("Harbor");
    document
}

#[test]
fn every_route_lets_in_only_whom_it_declares() {
    let bank = Bank::new();
    for (access, ask) in every_route() {
        let anonymous = bank.ask(ask.clone());
        let user = bank.ask(ask.clone().user("ana"));
        let staff = bank.ask(ask.clone().staff("harbour"));
        let statuses = (anonymous.status, user.status, staff.status);
        match access {
            Admission::Public | Admission::LocalOnly => {
                assert!(matches!(statuses, (200, 200, 200) | (201, 201, 201)), "{ask:?} {statuses:?}");
            }
            // Whoever asks shows who they are in the request itself.
            Admission::Credentials => {
                assert!(matches!(anonymous.status, 201 | 204 | 401 | 404), "{anonymous:?}")
            }
            Admission::User => {
                assert_problem(&anonymous, 401, "sign-in-required");
                assert!(matches!(user.status, 200 | 201 | 204 | 404), "{user:?}");
                assert_problem(&staff, 403, "not-permitted");
            }
            Admission::Manager => {
                assert_problem(&anonymous, 401, "sign-in-required");
                assert!(matches!(user.status, 200 | 201 | 204 | 403 | 404), "{user:?}");
                assert!(matches!(staff.status, 200 | 201 | 204 | 404), "{staff:?}");
            }
            Admission::SignedIn => {
                assert_problem(&anonymous, 401, "sign-in-required");
                assert!(matches!(user.status, 200 | 201 | 204 | 404), "{user:?}");
                assert!(matches!(staff.status, 200 | 201 | 204 | 404), "{staff:?}");
            }
            Admission::Staff => {
                assert_problem(&anonymous, 401, "sign-in-required");
                assert_problem(&user, 403, "not-permitted");
                assert!(matches!(staff.status, 200 | 201 | 204 | 404), "{staff:?}");
            }
        }
    }
}

#[test]
fn outside_local_mode_nobody_signs_in_by_saying_so() {
    for mode in [None, Some(""), Some("LOCAL"), Some("production")].map(Mode::named) {
        assert_eq!(mode, Mode::Deployed);
        let bank = Bank::empty(mode);
        for (access, ask) in every_route() {
            for reply in [bank.ask(ask.clone().user("ana")), bank.ask(ask.clone().staff("harbour"))] {
                match access {
                    Admission::Public => assert_eq!(reply.status, 200),
                    Admission::LocalOnly => assert_problem(&reply, 404, "not-found"),
                    Admission::Credentials => {
                        assert!(matches!(reply.status, 201 | 204 | 401 | 404), "{reply:?}")
                    }
                    Admission::User | Admission::SignedIn | Admission::Staff | Admission::Manager => {
                        assert_problem(&reply, 401, "sign-in-required");
                    }
                }
            }
        }
        assert_eq!(bank.counts(), ["0"; 5]);
    }
    assert_eq!(Mode::named(Some("local")), Mode::Local);
}

#[test]
fn a_principal_is_named_exactly() {
    let bank = Bank::new();
    let ask = |principal: &str| bank.ask(get("/v1/transactions").header("x-demo-principal", principal));
    assert_eq!(ask("user/harbour/ana").status, 200);
    assert_eq!(ask("user/harbour/%61na").status, 200);
    assert_eq!(ask("user/harbour/a%2Fb%20~c").status, 200);
    for wrong in [
        "",
        "user",
        "user/harbour",
        "user/harbour/",
        "user//ana",
        "user/harbour/ana/",
        "user/harbour/a/b ~c",
        "user/harbour/Ana",
        "user/harbour/nobody",
        "user/other/ana",
        "customer/harbour/ana",
        "user/harbour/%FF",
        "User/harbour/ana",
        "/user/harbour/ana",
        "user/harbour/ana%00",
    ] {
        assert_problem(&ask(wrong), 401, "sign-in-required");
    }
    let twice = get("/v1/transactions").user("ana").user("ben");
    assert_problem(&bank.ask(twice), 401, "sign-in-required");
}

#[test]
fn another_legal_entitys_ids_are_simply_not_found() {
    let bank = Bank::new();
    let mut other = document();
    other["legalEntity"]["id"] = json!("other");
    other["users"].as_array_mut().unwrap().retain(|user| user["id"] == "ben" || user["id"] == "noa");
    other["contracts"][0]["customers"][0]["accounts"][1]["id"] = json!("theirs");
    other["approvalRules"] = json!([]);
    assert_eq!(bank.ask(put("/v1/configuration", &other).staff("other")).status, 200);
    let reply = bank.ask(get("/v1/transactions").header("x-demo-principal", "user/other/ana"));
    assert_problem(&reply, 401, "sign-in-required");
    let check = |user: &str, account: &str, entity: &str| {
        let question = json!({ "question": { "user": user, "action": "payments.view", "account": account } });
        let reply = bank.ask(post("/v1/decisions/check", &question).staff(entity));
        reply.json()["answer"]["reasons"][0]["code"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(check("ana", "a1", "harbour"), "");
    assert_eq!(check("ana", "a1", "other"), "unknown-user");
    assert_eq!(check("ana", "theirs", "harbour"), "unknown-account");
    assert_eq!(bank.ask(get("/v1/configuration").staff("harbour")).json(), document());
    assert_problem(&bank.ask(get("/v1/configuration").staff("nowhere")), 404, "not-found");
    let question = json!({ "question": { "user": "ana", "action": "payments.view", "account": "a1" } });
    assert_problem(&bank.ask(post("/v1/decisions/check", &question).staff("nowhere")), 404, "not-found");
    assert_eq!(bank.pay("10", "k").status, 201);
    let theirs = bank.ask(get("/v1/me/entitlements").header("x-demo-principal", "user/other/ben"));
    assert_eq!(theirs.json()["usage"], json!([]));
}

#[test]
fn who_is_not_active_is_let_in_nowhere() {
    let bank = Bank::empty(Mode::Local);
    for status in ["new", "suspended", "locked"] {
        let mut document = document();
        document["users"][5]["status"] = json!(status);
        bank.import(&document);
        let before = bank.counts();
        for (access, ask) in every_route() {
            let of_users = [Admission::User, Admission::SignedIn, Admission::Manager];
            if of_users.contains(&access) && !signs_out(&ask) {
                assert_problem(&bank.ask(ask.user("sue")), 403, "user-not-active");
            }
        }
        assert_eq!(bank.counts(), before);
    }
    // Support still asks about them, and the engine says why.
    let question = json!({ "question": { "user": "sue", "action": "payments.view", "account": "a1" } });
    let reply = bank.ask(post("/v1/decisions/check", &question).staff("harbour"));
    assert_eq!(reply.json()["answer"]["reasons"], json!([{ "code": "user-not-active" }]));
}

#[test]
fn a_known_user_without_assignment_is_known_to_the_engine() {
    let bank = Bank::new();
    for user in ["cid", "a/b ~c"] {
        let reply = bank.ask(post("/v1/transactions/evaluate", &payment("1")).user(user));
        assert_eq!(reply.json()["verdict"]["reasons"], json!([{ "code": "unknown-account" }]), "{user}");
        let question = json!({ "question": { "user": user, "action": "payments.view", "account": "a1" } });
        let reply = bank.ask(post("/v1/decisions/check", &question).staff("harbour"));
        assert_eq!(reply.json()["answer"]["reasons"][0]["code"], "no-customer-access", "{user}");
    }
}

#[test]
fn the_people_who_can_be_tried_out_are_listed() {
    let bank = Bank::new();
    let found = bank.ask(get("/v1/demo/principals")).json();
    let users = found["legalEntities"][0]["users"].as_array().unwrap();
    assert_eq!(users.len(), 7);
    assert_eq!(
        users[3],
        json!({ "id": "dee", "status": "active", "customers": [
        { "id": "c2", "name": "Two" }, { "id": "c3", "name": "Three" } ] })
    );
    assert_eq!(users[4], json!({ "id": "noa", "status": "active", "customers": [] }));
}

#[test]
fn what_is_not_there_is_a_problem_too() {
    let bank = Bank::new();
    for path in ["/", "/v1", "/v1/nothing", "/v1/transactions/", "/V1/transactions", "/v1//transactions"] {
        assert_problem(&bank.ask(get(path).user("ana")), 404, "not-found");
    }
    let reply = bank.ask(get("/v1/configuration").method("DELETE").staff("harbour"));
    assert_problem(&reply, 405, "method-not-allowed");
    let allowed: Vec<_> = reply.header("allow").split(',').map(str::trim).map(str::to_owned).collect();
    assert!(allowed.contains(&"PUT".to_owned()) && allowed.contains(&"GET".to_owned()), "{allowed:?}");
}

#[test]
fn every_answer_is_named_and_kept_from_the_browsers_stores() {
    let bank = Bank::new();
    for (_, ask) in every_route() {
        for reply in [bank.ask(ask.clone().header("x-request-id", "abc-1")), bank.ask(ask.clone())] {
            assert_eq!(reply.header("cache-control"), "no-store");
            assert_eq!(reply.header("x-content-type-options"), "nosniff");
            assert!(reply.header("content-security-policy").starts_with("default-src 'none'"));
            let id = reply.header("x-request-id");
            assert!(id == "abc-1" || is_uuid_v7(id), "{id}");
            let name: HeaderName = "x-request-id".parse().unwrap();
            assert_eq!(reply.headers.get_all(name).iter().count(), 1);
        }
    }
}

/// Whether this is an id of the service, made at the time of the tests.
fn is_uuid_v7(id: &str) -> bool {
    let at = format!("{:012x}", NOW.parse::<jiff::Timestamp>().unwrap().as_millisecond());
    id.len() == 36 && id.starts_with(&format!("{}-{}-7", &at[..8], &at[8..])) && id[18..].starts_with("-8")
}

#[test]
fn a_request_is_named_by_a_plain_word_or_by_us() {
    let bank = Bank::new();
    let named = |given: &str| {
        bank.ask(get("/healthz").header("x-request-id", given)).header("x-request-id").to_owned()
    };
    for plain in ["a", "0.9_Z-", &"x".repeat(64)] {
        assert_eq!(named(plain), plain);
    }
    for other in [
        "",
        "a b",
        "<script>alert(1)</script>",
        "a/b",
        "a\"b",
        "a,b",
        "a:b",
        "é",
        &"x".repeat(65),
        "{}",
        "a\tb",
    ] {
        assert!(is_uuid_v7(&named(other)), "{other}");
    }
    let twice = get("/healthz").header("x-request-id", "a").header("x-request-id", "b");
    assert!(is_uuid_v7(bank.ask(twice).header("x-request-id")));
}

/// A platform that has no random bytes to give.
struct Without;

impl Randomness for Without {
    fn fill(&self, _: &mut [u8]) -> Result<(), NoRandomness> {
        Err(NoRandomness)
    }
}

#[test]
fn without_randomness_there_is_an_error_and_never_an_id() {
    let bank = Bank::with(Mode::Local, Box::new(MemoryCache::default()), Box::new(Without));
    for (_, ask) in every_route() {
        let reply = bank.ask(ask);
        assert_problem(&reply, 500, "internal");
        assert_eq!(reply.json().get("requestId"), None);
    }
    // What the client named itself goes on until an id of ours is needed.
    let import = put("/v1/configuration", &document()).staff("harbour").header("x-request-id", "mine");
    let reply = bank.ask(import);
    assert_problem(&reply, 500, "internal");
    assert_eq!(reply.header("x-request-id"), "mine");
    assert_eq!(bank.ask(get("/healthz").header("x-request-id", "mine")).status, 200);
    assert_eq!(bank.counts(), ["0"; 5]);
}

#[test]
fn on_a_developers_machine_only_its_own_names_and_pages_are_answered() {
    let bank = Bank::new();
    let from = |ask: &Ask, host: &str, origin: Option<&str>| {
        let ask = ask.clone().header("host", host);
        bank.ask(origin.into_iter().fold(ask, |ask, origin| ask.header("origin", origin)))
    };
    let own = get("/v1/transactions").user("ana");
    for (host, origin) in [
        ("localhost", None),
        ("localhost:8787", Some("http://localhost:8787")),
        ("127.0.0.1:1", Some("http://127.0.0.1:1")),
        ("[::1]:8787", Some("https://[::1]:8787")),
    ] {
        assert_eq!(from(&own, host, origin).status, 200, "{host} {origin:?}");
    }
    let strangers = [
        ("evil.example", None),
        ("localhost.evil.example", None),
        ("localhost@evil.example", None),
        ("evil.example@localhost", None),
        ("127.0.0.2", None),
        ("127.0.0.1.evil.example:80", None),
        ("::1", None),
        ("", None),
        ("localhost:8787", Some("http://localhost:8788")),
        ("localhost:8787", Some("http://127.0.0.1:8787")),
        ("localhost:8787", Some("http://evil.example")),
        ("localhost:8787", Some("null")),
        ("localhost:8787", Some("")),
        ("localhost:8787", Some("localhost:8787")),
    ];
    let everything = every_route().into_iter().map(|(_, ask)| ask);
    for ask in everything.chain([get("/nothing"), get("/v1/configuration").method("DELETE")]) {
        for (host, origin) in strangers {
            assert_problem(&from(&ask.clone().user("ana"), host, origin), 403, "foreign-origin");
        }
        let twice = ask.clone().header("host", "localhost").header("host", "localhost");
        assert_problem(&bank.ask(twice), 403, "foreign-origin");
    }
    assert_eq!(bank.counts(), Bank::new().counts());
    // Elsewhere the name is whatever the address is.
    let deployed = Bank::empty(Mode::Deployed);
    let health = get("/healthz").header("host", "bank.example").header("origin", "https://other.example");
    assert_eq!(deployed.ask(health).status, 200);
}

/// Whatever else is wrong with the request: who may not come in is told so and nothing else.
#[test]
fn who_is_not_active_is_told_so_whatever_the_request_says() {
    let mut suspended = document();
    suspended["users"][0]["status"] = json!("suspended");
    let bank = Bank::new();
    bank.import(&suspended);
    let ask = || post("/v1/transactions", &payment("1"));
    let wrong = [
        ask(),
        ask().bytes("{}").key("k"),
        ask().bytes("{").key("k"),
        get("/v1/transactions").method("POST").bytes("a").header("content-type", "text/plain").key("k"),
        ask().bytes(vec![b' '; 100_000]).key("k"),
        get("/v1/transactions?x=1"),
        get("/v1/transactions?limit=0"),
        get("/v1/me/entitlements?x=1"),
    ];
    for ask in wrong {
        assert_problem(&bank.ask(ask.clone().user("ana")), 403, "user-not-active");
        assert_problem(&bank.ask(ask.clone().user("nobody")), 401, "sign-in-required");
        let refused = bank.ask(ask.user("ben"));
        assert!((400..=422).contains(&refused.status) && refused.status != 403, "{refused:?}");
    }
}
