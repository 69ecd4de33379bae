//! Drafts of new users.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{create, creators, draft, with, zoe};
use crate::support::{Ask, NOW, assert_problem, get, post, put};

fn begin(body: &Value) -> Ask {
    post("/v1/user-drafts", body).key("d")
}

/// A73: what was entered is kept, also when one goes back or the page is loaded anew, and is gone when it is discarded.
#[test]
fn a_draft_survives_the_page_and_belongs_to_who_began_it() {
    let bank = creators();
    let begun = bank.ask(begin(&draft()).user("ada"));
    assert_eq!(begun.status, 201, "{begun:?}");
    let id = begun.json()["id"].as_str().unwrap().to_owned();
    let path = format!("/v1/user-drafts/{id}");
    assert_eq!(begun.json()["content"], draft());
    assert_eq!(bank.ask(begin(&draft()).user("ada")).header("idempotent-replayed"), "true");
    assert_problem(&bank.ask(begin(&json!({ "step": "copy" })).user("ada")), 422, "idempotency-key-reused");
    // Another one's key makes another draft.
    let bens = bank.ask(begin(&json!({})).user("ben")).json();
    assert_ne!(bens["id"], begun.json()["id"]);
    let read = |actor: &str| bank.ask(get(path.clone()).user(actor));
    assert_eq!(read("ada").json()["content"], draft());
    assert_problem(&read("ben"), 404, "not-found");
    assert_problem(&read("vic"), 403, "not-permitted");
    assert_problem(&bank.ask(get(path.clone()).staff("harbour")), 404, "not-found");
    // Nothing of it is stored as it is.
    let kept = bank.number("SELECT group_concat(actor || sealed || tag || request_hash) FROM user_drafts");
    for secret in ["Zoe", "zoe@example.com", "321-45-0001", "Z-9917"] {
        assert!(!kept.contains(secret), "{secret}");
    }
    let change = |tag: &str| {
        bank.ask(put(path.clone(), &json!({ "step": "copy" })).header("if-match", tag).user("ada"))
    };
    assert_problem(&change("\"other\""), 412, "stale-version");
    let changed = change(begun.header("etag"));
    assert_eq!(changed.json()["content"], json!({ "step": "copy" }));
    assert_ne!(changed.header("etag"), begun.header("etag"));
    assert_problem(&bank.ask(put(path.clone(), &json!({})).user("ada")), 428, "if-match-missing");
    let discard = |actor: &str| bank.ask(get(path.clone()).method("DELETE").user(actor));
    assert_problem(&discard("ben"), 404, "not-found");
    assert_eq!(discard("ada").status, 204);
    assert_problem(&read("ada"), 404, "not-found");
}

#[test]
fn a_draft_ends_with_the_user_or_after_seven_days() {
    let bank = creators();
    let begun = bank.ask(begin(&draft()).user("ada")).json();
    let mut body = zoe();
    body["draft"] = begun["id"].clone();
    assert_eq!(bank.ask(create(&body).user("ada")).status, 201);
    let count = || bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM user_drafts");
    assert_eq!(count(), "0");
    let id = bank.ask(begin(&draft()).user("ada").rekeyed("other")).json()["id"].as_str().unwrap().to_owned();
    let after =
        |seconds: i64| bank.clock.set(NOW.parse::<Timestamp>().unwrap() + SignedDuration::from_secs(seconds));
    let read = || bank.ask(get(format!("/v1/user-drafts/{id}")).user("ada")).status;
    after(7 * 86_400 - 1);
    assert_eq!(read(), 200);
    after(7 * 86_400);
    assert_eq!(read(), 404);
    pollster::block_on(countersign_worker::housekeeping(&bank.service)).unwrap();
    assert_eq!(count(), "0");
}

#[test]
fn a_draft_holds_what_was_typed_be_it_right_or_not_and_nothing_else() {
    let bank = creators();
    let wrong = with(draft(), "/details/email", json!("not yet"));
    assert_eq!(bank.ask(begin(&wrong).user("ada")).status, 201);
    assert_problem(
        &bank.ask(begin(&json!({ "password": "x" })).user("ada").rekeyed("p")),
        422,
        "unknown-field",
    );
    let large = json!({ "step": "x".repeat(70_000) });
    assert_problem(&bank.ask(begin(&large).user("ada").rekeyed("l")), 413, "body-too-large");
}
