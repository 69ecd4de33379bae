//! Relationships and campaigns.

use serde_json::json;

use super::{campaigns, creators};
use crate::support::{assert_problem, get, put};

/// A128.
#[test]
fn a128_the_institution_sets_which_relationships_allow_access() {
    let bank = creators();
    let read = || bank.ask(get("/v1/settings/relationships").staff("harbour"));
    let none = read();
    assert_eq!(none.json(), json!({ "items": [] }));
    let list = json!({ "items": [
        { "id": "owner", "name": "Owner", "maySelfEnrol": true }, { "id": "employee", "name": "Employee", "maySelfEnrol": false } ] });
    let set = |body: &serde_json::Value, tag: &str| {
        bank.ask(put("/v1/settings/relationships", body).header("if-match", tag).staff("harbour"))
    };
    let reply = set(&list, none.header("etag"));
    assert_eq!(reply.json(), list, "{reply:?}");
    assert_eq!(read().json(), list);
    // Sent again it is the same; from another state it is stale.
    assert_eq!(set(&list, none.header("etag")).status, 200);
    assert_problem(&set(&json!({ "items": [] }), none.header("etag")), 412, "stale-version");
    let unsaid = put("/v1/settings/relationships", &json!({ "items": [] })).staff("harbour");
    assert_problem(&bank.ask(unsaid), 428, "if-match-missing");
    let twice = json!({ "items": [list["items"][0], list["items"][0]] });
    let reply = set(&twice, "*");
    assert_problem(&reply, 422, "given-twice");
    assert_eq!(reply.json()["errors"][0]["pointer"], "/items/1/id");
    let nameless = json!({ "items": [{ "id": "owner", "name": " ", "maySelfEnrol": true }] });
    assert_problem(&set(&nameless, "*"), 422, "invalid-value");
    assert_eq!(read().json(), list);
}

/// A132.
#[test]
fn a132_campaigns_of_today_are_shown() {
    let bank = creators();
    let shown = || bank.ask(get("/v1/me/campaigns").user("ana")).json();
    assert_eq!(shown(), json!({ "items": [] }));
    assert_eq!(bank.ask(put("/v1/demo/campaigns", &campaigns())).json(), json!({ "campaigns": 3 }));
    assert_eq!(
        shown()["items"],
        json!([
        { "id": "on", "title": "News", "body": "New cards.", "imageUrl": "/card.png", "targetUrl": "/cards" } ])
    );
    assert_problem(&bank.ask(get("/v1/me/campaigns").staff("harbour")), 403, "not-permitted");
}

#[test]
fn the_campaigns_of_the_demo_are_some() {
    let bank = creators();
    let demo = serde_json::from_str(include_str!("../../../../web-demo/seed/campaigns.json")).unwrap();
    assert_eq!(bank.ask(put("/v1/demo/campaigns", &demo)).json(), json!({ "campaigns": 2 }));
    let shown = bank.ask(get("/v1/me/campaigns").user("ana")).json();
    assert_eq!(shown["items"].as_array().unwrap().len(), 1, "the other one begins in June");
}
