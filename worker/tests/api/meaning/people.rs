//! Details of people, and what is said about them.

use serde_json::{Value, json};

use super::Refusals;
use crate::creating::{create, creators, with, zoe};
use crate::people::details;
use crate::support::{post, put};

/// By field of a person's details: what is none, and why.
const DETAILS: [(&str, &[(&str, &str)]); 8] = [
    ("firstName", NAMES),
    ("middleName", NAMES),
    ("lastName", NAMES),
    (
        "email",
        &[
            ("", "empty"),
            ("zoe", "email-at-sign"),
            ("zoe@@example.com", "email-at-sign"),
            ("zoe@example.com@example.com", "email-at-sign"),
            ("@example.com", "email-local-part"),
            (".zoe@example.com", "email-local-part"),
            ("zoe..marsh@example.com", "email-local-part"),
            ("zoe@", "email-domain"),
            ("zoe@example", "email-domain"),
            ("zoe@example.com.", "email-domain"),
            ("zoe@-example.com", "email-domain"),
            ("zoe@192.0.2.1", "email-domain"),
            ("zoe@[192.0.2.1]", "character-not-allowed"),
            ("z\u{f6}e@example.com", "character-not-allowed"),
            // A Cyrillic letter that looks like an `a`.
            ("zoe@ex\u{430}mple.com", "character-not-allowed"),
            ("zoe@example\u{3002}com", "character-not-allowed"),
            ("Zoe <zoe@example.com>", "character-not-allowed"),
            ("\"zoe\"@example.com", "character-not-allowed"),
            ("zoe@example.com,ana@example.com", "character-not-allowed"),
            (" zoe@example.com", "character-not-allowed"),
        ],
    ),
    (
        "phone",
        &[
            ("", "empty"),
            ("34600000412", "phone-plus"),
            ("0034600000412", "phone-plus"),
            ("tel:+34600000412", "phone-plus"),
            // A plus sign of the full width, and digits of other scripts.
            ("\u{ff0b}34600000412", "phone-plus"),
            ("+\u{663}\u{664}600000412", "character-not-allowed"),
            ("+\u{ff13}\u{ff14}600000412", "character-not-allowed"),
            ("+34 600 000 412", "character-not-allowed"),
            ("+34-600-000412", "character-not-allowed"),
            ("+34600000412x9", "character-not-allowed"),
            ("+", "too-short"),
            ("+1", "too-short"),
            ("+34", "too-short"),
            ("+3460000041234567", "too-long"),
            ("+0346000004", "phone-country-code"),
            ("+9996000004", "phone-country-code"),
        ],
    ),
    (
        "birthDate",
        &[
            ("", "invalid-date"),
            ("1981-02-29", "invalid-date"),
            ("1980-02-30", "invalid-date"),
            ("1900-02-29", "invalid-date"),
            ("1980-13-01", "invalid-date"),
            ("1980-00-10", "invalid-date"),
            ("1980-1-31", "invalid-date"),
            ("31/01/1980", "invalid-date"),
            ("19800131", "invalid-date"),
            ("1980-01-31T00:00:00Z", "invalid-date"),
            ("\u{661}\u{669}80-01-31", "invalid-date"),
            ("1980\u{2010}01\u{2010}31", "invalid-date"),
            ("1899-12-31", "year-too-early"),
            ("2026-03-05", "date-in-future"),
            ("2100-01-01", "date-in-future"),
        ],
    ),
    (
        "licence",
        &[
            ("", "empty"),
            ("D12", "too-short"),
            ("D-1-2", "too-short"),
            ("D12345678901234567890", "too-long"),
            ("D--1234", "spacing"),
            (" D1234", "spacing"),
            ("\u{414}1234", "character-not-allowed"),
            ("D\u{661}234", "character-not-allowed"),
            ("D1234;", "character-not-allowed"),
        ],
    ),
    (
        "ssn",
        &[
            ("", "empty"),
            ("000-12-3456", "ssn-area"),
            ("666-12-3456", "ssn-area"),
            ("900-12-3456", "ssn-area"),
            ("999123456", "ssn-area"),
            ("321-00-3456", "ssn-group"),
            ("321-45-0000", "ssn-serial"),
            ("32145000", "ssn-format"),
            ("3214500010", "ssn-format"),
            ("321-450-001", "ssn-format"),
            ("321 45 0001", "ssn-format"),
            ("-321450001", "ssn-format"),
            ("32145000I", "ssn-format"),
            ("\u{663}\u{662}\u{661}450001", "ssn-format"),
            ("***-**-0001", "ssn-format"),
        ],
    ),
];

/// No names.
const NAMES: &[(&str, &str)] = &[
    ("", "empty"),
    ("   ", "empty"),
    ("-", "no-letter"),
    ("...", "no-letter"),
    ("Zoe2", "character-not-allowed"),
    ("Z\u{661}e", "character-not-allowed"),
    ("Zoe \u{1f600}", "character-not-allowed"),
    ("<b>Zoe</b>", "character-not-allowed"),
    ("Zoe, Ana", "character-not-allowed"),
    ("Zoe (Me)", "character-not-allowed"),
    ("=Zoe", "character-not-allowed"),
    // A mark that nothing stands before.
    ("\u{301}Zoe", "character-not-allowed"),
    ("Zoe\u{a0}Marsh", "character-not-allowed"),
    (" Zoe", "spacing"),
    ("Zoe ", "spacing"),
    ("Zoe  Marsh", "spacing"),
];

/// No user names.
const USER_NAMES: [(&str, &str); 10] = [
    ("zoe", "too-short"),
    ("zoe marsh", "character-not-allowed"),
    ("zoe@marsh", "character-not-allowed"),
    ("zoe/marsh", "character-not-allowed"),
    ("z\u{f6}e.marsh", "character-not-allowed"),
    // Letters of other scripts, and of another width, that look the same.
    ("z\u{43e}e.marsh", "character-not-allowed"),
    ("zoe.m\u{430}rsh", "character-not-allowed"),
    ("zoe.\u{ff4d}arsh", "character-not-allowed"),
    ("1zoe.marsh", "must-start-with-letter"),
    (".zoe.marsh", "must-start-with-letter"),
];

/// Too long by one, by code points and not by bytes.
fn overlong() -> Vec<(&'static str, String, &'static str)> {
    vec![
        ("firstName", "\u{e9}".repeat(101), "too-long"),
        ("lastName", "x".repeat(101), "too-long"),
        ("email", format!("zoe@{}com", "a.".repeat(124)), "too-long"),
        ("email", format!("{}@example.com", "z".repeat(65)), "email-local-part-too-long"),
        ("email", format!("zoe@{}.com", "e".repeat(64)), "email-label-too-long"),
        ("userName", "z".repeat(65), "too-long"),
    ]
}

#[test]
fn details_of_a_person_are_refused_where_they_are_created_and_where_they_are_edited() {
    let mut refusals = Refusals::of(creators());
    let all = DETAILS
        .iter()
        .flat_map(|(field, texts)| texts.iter().map(move |(text, code)| (*field, (*text).to_owned(), *code)));
    let names = USER_NAMES.iter().map(|(text, code)| ("userName", (*text).to_owned(), *code));
    for (field, text, code) in all.chain(names).chain(overlong()) {
        let new = with(zoe(), &format!("/details/{field}"), json!(text));
        refusals.expect(create(&new).user("ada"), 422, code, Some(&format!("/details/{field}")));
        // The two that are fixed for ever are no fields of an edit.
        if !["ssn", "userName"].contains(&field) {
            let mut body = details("ana");
            body[field] = json!(text);
            let edit = put("/v1/users/ana/details", &body).header("if-match", "*");
            refusals.expect(edit.user("ada"), 422, code, Some(&format!("/{field}")));
        }
    }
    refusals.done(200);
}

/// A row of a file, with these details.
fn row(details: &Value) -> String {
    let column = |name: &str| {
        let text = details[name].as_str().unwrap_or_default();
        format!("\"{}\"", text.replace('"', "\"\""))
    };
    let all: Vec<String> = crate::creating::HEADER.split(',').map(column).collect();
    all.join(",")
}

/// What is around a field of a file is no part of it, and what is empty is not there.
#[test]
fn details_of_a_person_are_refused_in_the_rows_of_a_file() {
    let bank = creators();
    let all = DETAILS
        .iter()
        .flat_map(|(field, texts)| texts.iter().map(move |(text, code)| (*field, *text, *code)));
    let names = USER_NAMES.iter().map(|(text, code)| ("userName", *text, *code));
    let given: Vec<_> =
        all.chain(names).filter(|(_, text, _)| !text.is_empty() && text.trim() == *text).collect();
    let mut details = zoe()["details"].clone();
    details["customer"] = json!("c1");
    details["roles"] = json!("payer");
    for rows in given.chunks(10) {
        let lines = rows
            .iter()
            .map(|(field, text, _)| row(&with(details.clone(), &format!("/{field}"), json!(text))));
        let lines: Vec<String> = std::iter::once(crate::creating::HEADER.to_owned()).chain(lines).collect();
        let body = json!({ "lines": lines, "dryRun": true });
        let reply = bank.ask(post("/v1/users/import", &body).key("file").user("ada")).json();
        for ((field, text, code), item) in rows.iter().zip(reply["items"].as_array().unwrap()) {
            let problem = &item["problems"][0];
            assert_eq!(
                (&problem["field"], &problem["code"]),
                (&json!(field), &json!(code)),
                "{text}: {item}"
            );
        }
    }
    assert!(given.len() > 90, "{}", given.len());
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM creations"), "0");
}

/// Networks that are none, and why.
const NETWORKS: [(&str, &str); 16] = [
    ("", "invalid-address"),
    ("localhost", "invalid-address"),
    ("10.0.0", "invalid-address"),
    ("10.0.0.256", "invalid-address"),
    ("010.0.0.1", "invalid-address"),
    ("0x0a.0.0.1", "invalid-address"),
    ("167772161", "invalid-address"),
    ("\u{661}0.0.0.1", "invalid-address"),
    ("10.0.0.1:80", "invalid-address"),
    ("[::1]", "invalid-address"),
    ("10.0.0.0/33", "invalid-prefix"),
    ("10.0.0.0/08", "invalid-prefix"),
    ("10.0.0.0/-1", "invalid-prefix"),
    ("10.0.0.1/8", "host-bits-set"),
    ("10.0.0.2-10.0.0.1", "range-reversed"),
    ("10.0.0.1-::1", "mixed-families"),
];

#[test]
fn networks_that_are_none_are_refused_in_lists_and_in_invitations() {
    let mut refusals = Refusals::of(creators());
    for (entry, code) in NETWORKS {
        let body = json!({ "entries": ["192.0.2.0/24", entry] });
        let set = put("/v1/users/ana/allowlist", &body).header("if-match", "*");
        refusals.expect(set.user("ada"), 422, code, Some("/entries/1"));
        let body = json!({ "allowlist": ["192.0.2.0/24", entry] });
        refusals.expect(post("/v1/users/ana/invitation", &body).user("ada"), 422, code, Some("/allowlist/1"));
    }
    refusals.done(32);
}

#[test]
fn what_is_said_about_users_and_roles_has_its_form() {
    let mut refusals = Refusals::of(creators());
    let role = |title: &str| json!({ "title": title, "fromUser": "ana" });
    for (title, code) in [
        ("", "too-short"),
        ("nightShift", "not-pascal-case"),
        ("Night Shift", "character-not-allowed"),
        ("NightShift2", "character-not-allowed"),
        ("Night_Shift", "character-not-allowed"),
        // A Cyrillic letter that looks like an `S`.
        ("Night\u{405}hift", "character-not-allowed"),
        ("System:Night", "character-not-allowed"),
        (&"N".repeat(65), "too-long"),
    ] {
        refusals.expect(
            post("/v1/custom-roles", &role(title)).key("k").user("ada"),
            422,
            code,
            Some("/title"),
        );
    }
    for reason in ["", "   ", &"\u{e9}".repeat(201)] {
        let body = json!({ "status": "suspended", "reason": reason });
        let set = put("/v1/users/ana/status", &body).header("if-match", "*");
        refusals.expect(set.user("ada"), 422, "invalid-value", Some("/reason"));
        let clear = post("/v1/users/ana/screening/clearance", &json!({ "reason": reason }));
        refusals.expect(clear.staff("harbour"), 422, "invalid-value", Some("/reason"));
        let body = json!({ "customers": [], "suspendIfNone": true, "reason": reason });
        let none = put("/v1/users/ana/access", &body).header("if-match", "*");
        refusals.expect(none.user("ada"), 422, "invalid-value", Some("/reason"));
    }
    refusals.done(17);
}

#[test]
fn settings_that_contradict_themselves_are_refused_at_their_place() {
    let mut refusals = Refusals::of(creators());
    let settings = crate::access::people_settings("link");
    let set = |pointer: &str, value: Value| {
        put("/v1/settings/people", &with(settings.clone(), pointer, value)).header("if-match", "*")
    };
    for (pointer, value, code) in [
        ("/minimumAge", json!(151), "invalid-count"),
        ("/userName/minLength", json!(65), "invalid-count"),
        ("/userName/maxLength", json!(5), "invalid-count"),
        ("/userName/characters", json!(["letters", "emoji"]), "invalid-value"),
    ] {
        // Two bounds that do not fit are judged together, at the second one.
        let at = match pointer {
            "/userName/minLength" => "/userName/maxLength",
            "/userName/characters" => "/userName/characters/1",
            other => other,
        };
        refusals.expect(set(pointer, value).staff("harbour"), 422, code, Some(at));
    }
    let item = |id: &str, name: &str| json!({ "id": id, "name": name, "maySelfEnrol": true });
    let relationships = |items: Value| {
        put("/v1/settings/relationships", &json!({ "items": items })).header("if-match", "*").staff("harbour")
    };
    let many: Vec<_> = (0..101).map(|number| item(&number.to_string(), "Owner")).collect();
    refusals.expect(relationships(json!(many)), 422, "invalid-count", Some("/items"));
    let long = "x".repeat(101);
    refusals.expect(relationships(json!([item("a", &long)])), 422, "invalid-value", Some("/items/0/name"));
    let twice = json!([item("a", "Owner"), item("b", "Owner"), item("a", "Other")]);
    refusals.expect(relationships(twice), 422, "given-twice", Some("/items/2/id"));
    refusals.done(7);
}
