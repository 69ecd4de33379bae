//! One human who is a user of two legal entities, and how the pages are shown.

use serde_json::json;

use crate::identity::{Bearing, me, token, with_ana};
use crate::support::{Ask, Bank, Reply, assert_problem, document, post, put};

fn go_on(entity: &str) -> Ask {
    post("/v1/session/entity", &json!({ "legalEntity": entity, "bearer": true }))
}

/// Ana of Harbour is dee of Anchor.
fn with_two() -> Bank {
    let bank = with_ana();
    let mut other = document();
    other["legalEntity"]["id"] = json!("anchor");
    other["legalEntity"]["name"] = json!("Anchor");
    bank.import(&other);
    bank.sql("INSERT INTO persons (legal_entity, user, person) VALUES ('harbour', 'ana', 'p'), ('anchor', 'dee', 'p')")
        .unwrap();
    bank
}

#[test]
fn who_is_a_user_elsewhere_goes_on_there_and_the_session_here_ends() {
    let bank = with_two();
    let here = token(&bank);
    assert_eq!(
        me(&bank, &here).json()["entities"],
        json!([{ "legalEntity": "harbour", "name": "Harbour", "user": "ana", "isCurrent": true },
            { "legalEntity": "anchor", "name": "Anchor", "user": "dee", "isCurrent": false }])
    );
    let begun = bank.ask(go_on("anchor").bearing(&here));
    assert_eq!(begun.status, 201, "{begun:?}");
    let there = begun.json()["token"].as_str().unwrap().to_owned();
    let now = me(&bank, &there).json();
    assert_eq!((&now["legalEntity"], &now["user"]), (&json!("anchor"), &json!("dee")));
    assert_problem(&me(&bank, &here), 401, "sign-in-required");
    let back = bank.ask(go_on("harbour").bearing(&there));
    assert_eq!(back.json()["user"], "ana");
    assert_problem(&bank.ask(go_on("harbour").bearing(&there)), 401, "sign-in-required");
}

fn refused(bank: &Bank, entity: &str) -> Reply {
    bank.ask(go_on(entity).bearing(&token(bank)))
}

#[test]
fn nobody_goes_on_as_somebody_else_or_where_they_may_not_come_in() {
    let bank = with_two();
    for entity in ["harbour", "nowhere", ""] {
        assert_problem(&refused(&bank, entity), 404, "not-found");
    }
    let suspend = json!({ "status": "suspended", "reason": "as agreed" });
    let suspend = put("/v1/users/dee/status", &suspend).header("if-match", "*").staff("anchor");
    assert_eq!(bank.ask(suspend).status, 200);
    assert_problem(&refused(&bank, "anchor"), 404, "not-found");
    let bank = with_two();
    bank.sql("DELETE FROM persons WHERE legal_entity = 'harbour'").unwrap();
    assert_problem(&refused(&bank, "anchor"), 404, "not-found");
    let staff = go_on("anchor").header("x-demo-principal", "staff/harbour/ana");
    assert_problem(&bank.ask(staff), 404, "not-found");
}

#[test]
fn what_was_chosen_of_the_pages_is_kept() {
    let bank = with_ana();
    let token = token(&bank);
    let prefer = |body: &serde_json::Value| bank.ask(put("/v1/me/preferences", body).bearing(&token));
    assert_eq!(me(&bank, &token).json().get("language"), None);
    let chosen = json!({ "language": "ar", "theme": "dark" });
    assert_eq!(prefer(&chosen).json(), chosen);
    let shown = me(&bank, &token).json();
    assert_eq!((&shown["language"], &shown["theme"]), (&json!("ar"), &json!("dark")));
    assert_eq!(prefer(&json!({ "theme": "light" })).status, 200);
    assert_eq!(me(&bank, &token).json().get("language"), None);
    assert_problem(&prefer(&json!({ "language": "fr" })), 422, "invalid-value");
    assert_problem(&prefer(&json!({ "theme": "sepia" })), 422, "invalid-value");
}
