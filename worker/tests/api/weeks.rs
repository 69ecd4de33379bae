//! Limits of a month, a week and a day, over stored usage: across the ends of months and years, and where clocks change.

use serde_json::{Value, json};

use crate::support::{Bank, document, get, payment, post};

/// The bank, on whose a1 ana may spend so much a day and so much a week, whose weeks begin on this day.
fn bank(week_start: &str, daily: &str, weekly: &str) -> Bank {
    let mut document = document();
    document["legalEntity"]["weekStart"] = json!(week_start);
    document["features"][0]["actions"][1]["limits"] = json!({ "daily": daily });
    document["contracts"][0]["customers"][0]["limits"]["actions"]["payments.create"]["weekly"] =
        json!(weekly);
    let bank = Bank::empty(countersign_worker::service::Mode::Local);
    bank.import(&document);
    bank
}

/// A payment of ana's on a day, which is at most 7 days ahead: with which status, and why not.
fn pay(bank: &Bank, date: &str, amount: &str) -> (u16, Value) {
    let mut body = payment(amount);
    body["executionDate"] = json!(date);
    let key = format!("{date} {amount} {}", bank.counts()[2]).replace(' ', "-");
    let reply = bank.ask(post("/v1/transactions", &body).user("ana").key(&key));
    (reply.status, reply.json()["verdict"]["reasons"][0]["code"].clone())
}

fn passes(bank: &Bank, date: &str, amount: &str) {
    assert_eq!(pay(bank, date, amount).0, 201, "{amount} on {date}");
}

fn exceeds(bank: &Bank, date: &str, amount: &str) {
    assert_eq!(pay(bank, date, amount), (422, json!("limit-exceeded")), "{amount} on {date}");
}

fn at(bank: &Bank, instant: &str) {
    bank.clock.set(instant.parse().unwrap());
}

/// Mondays to Sundays across the end of a year, of a short month, of a leap day, and where clocks change.
const WEEKS: [[&str; 7]; 5] = [
    ["2025-12-29", "2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"],
    ["2026-02-23", "2026-02-24", "2026-02-25", "2026-02-26", "2026-02-27", "2026-02-28", "2026-03-01"],
    ["2028-02-28", "2028-02-29", "2028-03-01", "2028-03-02", "2028-03-03", "2028-03-04", "2028-03-05"],
    ["2026-03-23", "2026-03-24", "2026-03-25", "2026-03-26", "2026-03-27", "2026-03-28", "2026-03-29"],
    ["2026-10-19", "2026-10-20", "2026-10-21", "2026-10-22", "2026-10-23", "2026-10-24", "2026-10-25"],
];

#[test]
fn what_was_spent_on_any_day_of_a_week_counts_on_every_other() {
    for week in WEEKS {
        for (spent, asked) in (0..7).flat_map(|spent| (0..7).map(move |asked| (spent, asked))) {
            let bank = bank("monday", "1000", "1000");
            at(&bank, &format!("{}T08:00:00Z", week[0]));
            passes(&bank, week[spent], "600");
            exceeds(&bank, week[asked], "400.01");
            passes(&bank, week[asked], "400");
            exceeds(&bank, week[spent], "0.01");
        }
    }
}

#[test]
fn a_week_begins_where_the_legal_entity_begins_it() {
    for (start, last, next) in [
        ("monday", "2026-01-04", "2026-01-05"),
        ("sunday", "2026-01-03", "2026-01-04"),
        ("thursday", "2025-12-31", "2026-01-01"),
    ] {
        let bank = bank(start, "1000", "1000");
        at(&bank, "2025-12-31T08:00:00Z");
        passes(&bank, last, "1000");
        exceeds(&bank, last, "0.01");
        passes(&bank, next, "1000");
        exceeds(&bank, next, "0.01");
    }
}

/// The first and the last days of months, and the days just outside of them.
const MONTHS: [[&str; 4]; 4] = [
    ["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"],
    ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"],
    ["2028-01-31", "2028-02-01", "2028-02-29", "2028-03-01"],
    ["2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01"],
];

#[test]
fn a_month_bounds_what_is_spent_in_it_and_nothing_outside() {
    for [before, first, last, after] in MONTHS {
        let mut document = document();
        document["features"][0]["actions"][1]["limits"] = json!({ "monthly": "1000" });
        document["contracts"][0]["customers"][0]["limits"] = json!({});
        let bank = Bank::empty(countersign_worker::service::Mode::Local);
        bank.import(&document);
        at(&bank, &format!("{before}T08:00:00Z"));
        passes(&bank, before, "1000");
        passes(&bank, first, "600");
        exceeds(&bank, last, "400.01");
        passes(&bank, last, "400");
        exceeds(&bank, first, "0.01");
        passes(&bank, after, "1000");
        let entitlements = bank.ask(get("/v1/me/entitlements").user("ana")).json();
        assert_eq!(entitlements["usage"].as_array().unwrap().len(), 4, "what counts later counts there");
        at(&bank, &format!("{last}T08:00:00Z"));
        let entitlements = bank.ask(get("/v1/me/entitlements").user("ana")).json();
        let dates = entitlements["usage"].as_array().unwrap().iter().map(|row| row["date"].clone());
        assert!(
            dates.collect::<Vec<_>>().contains(&json!(first)),
            "the first of the month still bounds the last"
        );
    }
}

#[test]
fn a_day_bounds_its_own_usage_only() {
    let bank = bank("monday", "500", "5000");
    at(&bank, "2025-12-30T08:00:00Z");
    for date in ["2025-12-30", "2025-12-31", "2026-01-01"] {
        passes(&bank, date, "500");
        exceeds(&bank, date, "0.01");
    }
}

/// In Madrid clocks go forward on 29 March 2026 and back on 25 October 2026: those days have 23 and 25 hours.
#[test]
fn the_day_changes_at_midnight_there_also_where_clocks_change() {
    for (instant, today, yesterday) in [
        ("2026-03-28T22:59:59Z", "2026-03-28", "2026-03-27"),
        ("2026-03-28T23:00:00Z", "2026-03-29", "2026-03-28"),
        ("2026-03-29T21:59:59Z", "2026-03-29", "2026-03-28"),
        ("2026-03-29T22:00:00Z", "2026-03-30", "2026-03-29"),
        ("2026-10-24T22:00:00Z", "2026-10-25", "2026-10-24"),
        ("2026-10-25T22:59:59Z", "2026-10-25", "2026-10-24"),
        ("2026-10-25T23:00:00Z", "2026-10-26", "2026-10-25"),
        ("2025-12-31T22:59:59Z", "2025-12-31", "2025-12-30"),
        ("2025-12-31T23:00:00Z", "2026-01-01", "2025-12-31"),
    ] {
        let bank = bank("monday", "500", "5000");
        at(&bank, instant);
        let entitlements = bank.ask(get("/v1/me/entitlements").user("ana")).json();
        assert_eq!(entitlements["today"], today, "{instant}");
        passes(&bank, today, "500");
        exceeds(&bank, today, "0.01");
        assert_eq!(pay(&bank, yesterday, "1").0, 422, "{instant}");
        assert_ne!(pay(&bank, yesterday, "1").1, json!("limit-exceeded"), "{instant}");
    }
}

#[test]
fn a_client_is_given_all_usage_that_can_still_bound_it() {
    let bank = bank("monday", "1000", "1000");
    at(&bank, "2025-12-29T08:00:00Z");
    passes(&bank, "2025-12-29", "250");
    passes(&bank, "2026-01-04", "250");
    at(&bank, "2026-01-04T08:00:00Z");
    let entitlements = bank.ask(get("/v1/me/entitlements").user("ana")).json();
    let dates: Vec<_> =
        entitlements["usage"].as_array().unwrap().iter().map(|row| row["date"].clone()).collect();
    assert_eq!(dates, ["2025-12-29", "2026-01-04"]);
    at(&bank, "2026-01-05T08:00:00Z");
    let entitlements = bank.ask(get("/v1/me/entitlements").user("ana")).json();
    passes(&bank, "2026-01-05", "1000");
    assert!(entitlements["usage"].as_array().unwrap().iter().all(|row| row["date"] != "2025-12-29"));
}
