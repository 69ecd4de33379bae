//! `POST /v1/users/import`.

use serde_json::{Value, json};

use super::{HEADER, creators, places, stored};
use crate::support::{Ask, Bank, Fault, assert_problem, post};
use countersign_worker::database::DatabaseError;

const GOOD: &str =
    "Zoe,Q.,Marsh,1980-01-31,zoe@example.com,+34600000412,321-45-0001,,zoe.marsh,c1,payer,,true";
const OTHER: &str = "Amy,,Ford,,amy@example.com,+34600000413,321-45-0002,,amy.ford,c1,payer;approver,a1,";

fn import(rows: &[&str], dry_run: bool) -> Ask {
    let lines = [&[HEADER], rows].concat();
    post("/v1/users/import", &json!({ "lines": lines, "dryRun": dry_run })).key("file")
}

fn outcomes(reply: &Value) -> Vec<(String, Vec<(String, String)>)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let items = reply["items"].as_array().unwrap().iter();
    let problems = |item: &Value| {
        let problems = item["problems"].as_array().unwrap().iter();
        problems.map(|problem| (text(&problem["field"]), text(&problem["code"]))).collect()
    };
    items.map(|item| (text(&item["outcome"]), problems(item))).collect()
}

fn created(bank: &Bank) -> String {
    bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM creations")
}

#[test]
fn a_file_is_tried_and_then_imported_row_by_row() {
    let bank = creators();
    let bad = "Bob,,Hale,,bob@@example.com,+34600000414,321-45-0003,,bob.hale,c9,,,";
    let rows = [GOOD, bad, OTHER];
    let tried = bank.ask(import(&rows, true).user("ada"));
    let tried = tried.json();
    let words = |all: &[(&str, &[(&str, &str)])]| -> Vec<(String, Vec<(String, String)>)> {
        let pairs =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        all.iter().map(|(outcome, problems)| ((*outcome).to_owned(), pairs(problems))).collect()
    };
    let email = [("email", "email-at-sign")];
    assert_eq!(
        outcomes(&tried),
        words(&[("wouldBeCreated", &[]), ("refused", &email), ("wouldBeCreated", &[])])
    );
    assert_eq!(created(&bank), "0");
    let made = bank.ask(import(&rows, false).user("ada")).json();
    assert_eq!(outcomes(&made), words(&[("created", &[]), ("refused", &email), ("created", &[])]));
    assert_eq!(
        (&made["items"][0]["name"], &made["items"][2]["userName"]),
        (&json!("Zoe Marsh"), &json!("amy.ford"))
    );
    let zoe = stored(&bank, made["items"][0]["user"].as_str().unwrap());
    assert_eq!(
        zoe["assignments"],
        json!([
        { "customer": "c1", "roles": ["payer"], "accounts": ["a1", "a2"], "automaticAccess": true } ])
    );
    // Sent again, nobody is created twice; a row that was mended is.
    let again = bank.ask(import(&rows, false).user("ada")).json();
    assert_eq!(again, made);
    let mended = "Bob,,Hale,,bob@example.com,+34600000414,321-45-0003,,bob.hale,c1,payer,,";
    let mended = bank.ask(import(&[GOOD, mended, OTHER], false).user("ada")).json();
    assert_eq!(outcomes(&mended), words(&[("created", &[]), ("created", &[]), ("created", &[])]));
    assert_eq!(created(&bank), "3");
    assert_eq!(bank.number("SELECT group_concat(DISTINCT source) FROM creations"), "file");
}

#[test]
fn a_row_is_refused_for_what_is_taken_and_for_what_is_not_the_givers() {
    let bank = creators();
    let same = "Zed,,Marsh,,zed@example.com,+34600000412,321-45-0001,,zed.marsh,c1,payer,,";
    let beyond = "Amy,,Ford,,amy@example.com,+34600000413,321-45-0002,,amy.ford,c1,payer,a2,";
    let made = bank.ask(import(&[GOOD, same, beyond], false).user("ben")).json();
    let codes: Vec<_> = outcomes(&made).into_iter().map(|(_, problems)| problems).collect();
    assert_eq!(codes[1], [("ssn".to_owned(), "ssn-taken".to_owned())]);
    assert_eq!(codes[2], [("customer".to_owned(), "account-not-delegable".to_owned())]);
    assert_eq!(created(&bank), "1");
    assert_problem(&bank.ask(import(&[GOOD], true).user("vic")), 403, "not-permitted");
}

#[test]
fn a_word_that_says_neither_yes_nor_no_is_refused_in_its_row() {
    let bank = creators();
    let rows = ["TRUE", "false", "yes", "1", "ja"].map(|word| GOOD.replace(",true", &format!(",{word}")));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let tried = outcomes(&bank.ask(import(&rows, true).user("ada")).json());
    assert!(tried[..2].iter().all(|(outcome, _)| outcome == "wouldBeCreated"), "{tried:?}");
    let wrong = vec![("automaticAccess".to_owned(), "invalid-value".to_owned())];
    assert!(tried[2..].iter().all(|(outcome, codes)| outcome == "refused" && *codes == wrong), "{tried:?}");
}

#[test]
fn a_file_that_stopped_goes_on_where_it_was() {
    let bank = creators();
    bank.faults.at_call(7, Fault::Before(DatabaseError::Unavailable));
    let stopped = bank.ask(import(&[GOOD, OTHER], false).user("ada"));
    assert_problem(&stopped, 503, "unavailable");
    let made = bank.ask(import(&[GOOD, OTHER], false).user("ada")).json();
    assert!(outcomes(&made).iter().all(|(outcome, _)| outcome == "created"), "{made}");
    assert_eq!(created(&bank), "2");
}

#[test]
fn what_is_no_file_is_refused_as_a_whole() {
    let bank = creators();
    let refused = |lines: &[&str], code: &str| {
        let reply = bank.ask(post("/v1/users/import", &json!({ "lines": lines })).key("k").user("ada"));
        assert_problem(&reply, 422, code);
        assert_eq!(places(&reply), [("/lines".to_owned(), code.to_owned())]);
    };
    refused(&[], "unknown-column");
    refused(&["firstName,password", "Zoe,x"], "unknown-column");
    refused(&["firstName,firstName", "Zoe,Zoe"], "unknown-column");
    refused(&["firstName,lastName", "Zoe"], "no-file");
    refused(&[&[HEADER][..], &[GOOD; 11]].concat(), "too-many-rows");
}
