//! Bad input in every field of every body, every query and every path: the classes that can be told from the description
//! of the API, so that a new route is covered by being described. Each is refused with its status, code and place, and
//! nothing is written.

mod classes;
mod shape;

use countersign_worker::http::routes;
use serde_json::{Value, json};

use crate::access::every_route;
use crate::faults::signed_in;
use crate::people::demo_people;
use crate::support::filled::fingerprint;
use crate::support::{Ask, Bank, Reply, assert_problem, put};
use classes::{BODIES, HIDDEN, MEDIA_TYPES};
use shape::{Bad, Refused, Shape};

/// The routes that are asked, each with a well-formed request and its description.
fn operations() -> Vec<(Value, Ask)> {
    let description: Value = serde_json::from_str(include_str!("../../openapi.json")).unwrap();
    let asks = every_route();
    let operation = |(route, (access, ask)): (countersign_worker::http::Route, (_, Ask))| {
        let operation = description["paths"][route.path][route.method.name().to_lowercase()].clone();
        assert!(operation.is_object(), "{} is not described", route.path);
        (operation, signed_in(access, ask))
    };
    routes().into_iter().zip(asks).map(operation).collect()
}

fn shape<'d>(description: &'d Value, schema: &'d Value) -> Shape<'d> {
    Shape { description, schema }
}

/// What was asked so far.
struct Questions {
    bank: Bank,
    before: String,
    count: usize,
    wrong: Vec<String>,
}

impl Questions {
    fn new() -> Self {
        let bank = Bank::new();
        assert_eq!(bank.ask(put("/v1/demo/people", &demo_people(&["cid"]))).status, 200);
        // The draft that routes are about.
        let draft = crate::creating::well_formed("POST", "/v1/user-drafts").staff("harbour");
        let draft = bank.ask(draft);
        assert_eq!(draft.json()["id"], crate::creating::DRAFT_OF_STAFF, "{draft:?}");
        let before = fingerprint(&bank);
        Self { bank, before, count: 0, wrong: Vec::new() }
    }

    /// Asks each time from another network, so that nobody tries too often.
    fn ask(&mut self, ask: Ask) -> Reply {
        self.count += 1;
        let address = format!("10.{}.{}.1", self.count / 250, self.count % 250);
        self.bank.ask(ask.header("cf-connecting-ip", &address))
    }

    fn refused(&mut self, ask: Ask, expected: &Refused, what: &str) {
        let name = format!("{:?}", ask.route());
        let reply = self.ask(ask);
        let found = found(&reply, expected);
        if let Err(why) = found {
            self.wrong.push(format!("{name} {what}: {why}"));
        }
    }

    /// Nothing may have been written since.
    fn unchanged(&mut self, what: &str) {
        if fingerprint(&self.bank) != self.before {
            self.wrong.push(format!("{what} has written something"));
            *self = Self { count: self.count, wrong: std::mem::take(&mut self.wrong), ..Self::new() };
        }
    }
}

/// Whether a reply is the refusal that is expected.
fn found(reply: &Reply, expected: &Refused) -> Result<(), String> {
    let problem = if reply.status >= 400 { reply.json() } else { Value::Null };
    let errors = problem["errors"].as_array().cloned().unwrap_or_default();
    let first = errors.first().and_then(|error| error["code"].as_str()).filter(|_| expected.is_among_others);
    let code = expected.code_of_reply.or(first).unwrap_or(expected.code);
    let seen = (reply.status, problem["code"].as_str().unwrap_or_default());
    if seen != (expected.status, code) {
        return Err(format!("{seen:?} in place of {:?}: {}", (expected.status, code), reply.text));
    }
    assert_problem(reply, expected.status, code);
    let Some((member, place)) = &expected.place else { return Ok(()) };
    let wanted = |error: &Value| error[member] == json!(place) && error["code"] == json!(expected.code);
    let is_there =
        if expected.is_among_others { errors.iter().any(wanted) } else { errors.first().is_some_and(wanted) };
    if is_there { Ok(()) } else { Err(format!("{} at {place:?} is not among {errors:?}", expected.code)) }
}

#[test]
fn every_field_refuses_what_is_no_value_of_it() {
    let description: Value = serde_json::from_str(include_str!("../../openapi.json")).unwrap();
    let mut questions = Questions::new();
    for (operation, ask) in operations() {
        let name = operation["operationId"].as_str().unwrap().to_owned();
        questions.about_url(&description, &operation, &ask);
        questions.about_headers(&operation, &ask);
        if let Some(schema) = operation.pointer("/requestBody/content/application~1json/schema") {
            questions.about_body(&shape(&description, schema), &name, &ask);
        }
        questions.unchanged(&name);
    }
    let Questions { count, wrong, .. } = questions;
    eprintln!("{count} requests");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 3_000, "{count}");
}

impl Questions {
    fn about_body(&mut self, shape: &Shape<'_>, name: &str, ask: &Ask) {
        let base: Value = serde_json::from_slice(ask.body()).unwrap();
        // A configuration is refused as a whole, with what is wrong in it.
        let whole = (name == "importConfiguration").then_some("invalid-snapshot");
        for Bad { body, refused, what } in shape.bad_bodies(&base, whole) {
            self.refused(ask.clone().bytes(body), &refused, &what);
        }
        let text = base.to_string();
        for (what, body) in BODIES {
            let refused = Refused::request(400, "invalid-json");
            self.refused(ask.clone().bytes(body(&text)), &refused, what);
        }
        for media_type in MEDIA_TYPES {
            let other = ask.clone().without("content-type").header("content-type", media_type);
            self.refused(other, &Refused::request(415, "unsupported-media-type"), media_type);
        }
        let long = ask.clone().header("content-length", "99999999");
        self.refused(long, &Refused::request(413, "body-too-large"), "announced too long");
    }

    fn about_url(&mut self, description: &Value, operation: &Value, ask: &Ask) {
        let (_, path) = ask.route();
        let path = path.to_owned();
        // A parameter of the well-formed request is not given twice by that.
        let path = path.split_once('?').map_or(path.as_str(), |(path, _)| path);
        let with = |query: &str| ask.clone().at(format!("{path}?{query}"));
        let unknown = Refused::parameter("surprise", "unknown-field");
        self.refused(with("surprise=1"), &unknown, "unknown parameter");
        self.refused(with("surprise=1&surprise=2"), &Refused::request(400, "repeated-parameter"), "twice");
        self.refused(
            with("%73urprise=&surprise"),
            &Refused::request(400, "repeated-parameter"),
            "twice, hidden",
        );
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let (place, name) = (&parameter["in"], parameter["name"].as_str().unwrap());
            let shape = shape(description, &parameter["schema"]);
            if place == "query" {
                for (value, code) in shape.bad_texts() {
                    let refused = Refused::parameter(name, code);
                    self.refused(with(&format!("{name}={value}")), &refused, &format!("{name}={value}"));
                }
                let twice = Refused::request(400, "repeated-parameter");
                self.refused(with(&format!("{name}=1&{name}=1")), &twice, "twice");
            } else if place == "path" {
                self.about_path(ask, operation, name);
            }
        }
    }

    fn about_path(&mut self, ask: &Ask, operation: &Value, name: &str) {
        let (_, path) = ask.route();
        let id = operation["operationId"].as_str().unwrap();
        let template = routes().into_iter().find(|route| route.operation == id).unwrap().path;
        let named = format!("{{{name}}}");
        let place = template.split('/').position(|segment| segment == named).unwrap();
        let with = |value: &str| {
            let mut segments: Vec<&str> = path.split('/').collect();
            segments[place] = value;
            ask.clone().at(segments.join("/"))
        };
        for hidden in HIDDEN {
            let value: String = hidden.bytes().map(|byte| format!("%{byte:02X}")).collect();
            self.refused(with(&value), &Refused::parameter(name, "invalid-text"), &value);
        }
        self.refused(with("%FF"), &Refused::request(404, "not-found"), "no UTF-8");
        self.refused(with(&"x".repeat(257)), &Refused::parameter(name, "invalid-id"), "too long");
    }

    fn about_headers(&mut self, operation: &Value, ask: &Ask) {
        let takes = |name: &str| {
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            parameters.into_iter().any(|one| one["in"] == "header" && one["name"] == name)
        };
        if takes("Idempotency-Key") {
            let bare = || ask.clone().without("idempotency-key");
            self.refused(bare(), &Refused::request(400, "idempotency-key-missing"), "no key");
            for key in ["", "a b", "a\u{e9}", &"k".repeat(129)] {
                let refused = Refused::request(400, "idempotency-key-invalid");
                self.refused(bare().key(key), &refused, key);
            }
            let twice = bare().key("a").key("b");
            self.refused(twice, &Refused::request(400, "idempotency-key-invalid"), "two keys");
        }
        if takes("If-Match") && takes("If-None-Match") {
            let bare = || ask.clone().without("if-match");
            self.refused(bare(), &Refused::request(428, "if-match-missing"), "no If-Match");
            for tag in ["\"other\"", "W/\"other\"", "\"a\", \"b\""] {
                let other = bare().header("if-match", tag);
                self.refused(other, &Refused::request(412, "stale-version"), tag);
            }
        }
    }
}
