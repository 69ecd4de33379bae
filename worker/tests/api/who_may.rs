//! Who may ask what, as a table to be read: every route, asked well by everybody.

use countersign_worker::http::routes;
use countersign_worker::service::Mode;
use serde_json::{Value, json};

use crate::access::every_route;
use crate::people::demo_people;
use crate::support::{Ask, Bank, Reply, document, get, payment, post, put};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden/access.txt");

const ABOUT: &str = "\
Who may ask what: every route, asked well by everybody; its status, and its code where it is refused.
Made by UPDATE_EXPECT=1 cargo test --package countersign-worker --test api who_may, to be read before it is committed.

anonymous      nobody who says who they are
stranger       a user of the bank without any company
other tenant   a user of another legal entity, with the same id as the administrator
suspended      a user who is suspended
new            a user who is not activated
viewer         sees the users and the accounts of One and Three
peer           pays from accounts of One and manages nobody; whoever a route is about, it is not them
administrator  may do everything to the users of One and Three, and read their audit
staff          the bank's staff

A route is about cid of Three where it is about a user, and about a transaction and a session of the peer's.

";

/// Everybody who asks.
const WHO: [&str; 9] =
    ["anonymous", "stranger", "other tenant", "suspended", "new", "viewer", "peer", "administrator", "staff"];

/// The rights to other users, and to the audit.
const RIGHTS: [&str; 6] = [
    "user-management.view",
    "user-management.create",
    "user-management.manage",
    "user-management.activate",
    "user-management.reveal",
    "audit.view",
];

/// The bank with people who manage others.
pub fn managed() -> Value {
    let mut document = document();
    for (feature, level) in [("user-management", "customer"), ("audit", "customer")] {
        let actions = RIGHTS.iter().filter(|right| right.starts_with(feature));
        let actions: Vec<_> = actions.map(|id| json!({ "id": id, "accessLevel": "edit" })).collect();
        let feature = json!({ "id": feature, "level": level, "accountTypes": [], "actions": actions });
        push(&mut document, "/features", feature);
    }
    for customer in ["/contracts/0/customers/0/actions", "/contracts/1/customers/0/actions"] {
        for right in RIGHTS {
            push(&mut document, customer, json!(right));
        }
    }
    let roles = [
        ("viewer", json!(["payments.view", RIGHTS[0]])),
        (
            "administrator",
            json!([&RIGHTS[..], &["payments.view", "payments.create", "notices.edit"]].concat()),
        ),
    ];
    for (id, actions) in roles {
        push(&mut document, "/roles", json!({ "id": id, "actions": actions }));
    }
    let user = |id: &str, status: &str, role: &str| {
        let at = |customer: &str, account: &str| json!({ "customer": customer, "roles": [role], "accounts": [account] });
        json!({ "id": id, "status": status, "assignments": [at("c1", "a1"), at("c3", "a4")] })
    };
    push(&mut document, "/users", user("vic", "active", "viewer"));
    push(&mut document, "/users", user("ada", "active", "administrator"));
    push(&mut document, "/users", user("nia", "new", "payer"));
    // Who gives limits has them.
    let limits = document["users"][0]["assignments"][0]["limits"].clone();
    let ada = document["users"].as_array_mut().unwrap().iter_mut().find(|user| user["id"] == "ada").unwrap();
    ada["assignments"][0]["limits"] = limits;
    document
}

/// The same at another legal entity, where the people and places that routes are about are others.
fn elsewhere() -> Value {
    let mut text = managed().to_string();
    for (one, other) in [("harbour", "other"), ("cid", "dic"), ("ana", "ann")] {
        text = text.replace(&format!("\"{one}\""), &format!("\"{other}\""));
    }
    for id in ["a1", "a2", "a3", "a4", "c1", "c2", "c3"] {
        text = text.replace(&format!("\"{id}\""), &format!("\"other-{id}\""));
    }
    serde_json::from_str(&text).unwrap()
}

fn push(document: &mut Value, list: &str, entry: Value) {
    document.pointer_mut(list).unwrap().as_array_mut().unwrap().push(entry);
}

/// A bank where everything that a route may be about is there.
fn prepared() -> (Bank, Vec<(&'static str, String)>) {
    let bank = Bank::empty(Mode::Local);
    bank.import(&managed());
    bank.import(&elsewhere());
    let invited = json!({ "userName": "cid.campos", "email": "cid@example.com" });
    assert_eq!(bank.ask(post("/v1/users/cid/invitation", &invited).staff("harbour")).status, 201);
    assert_eq!(bank.ask(put("/v1/demo/people", &demo_people(&["cid"]))).status, 200);
    let paid = bank.ask(post("/v1/transactions", &payment("1")).user("ana").key("before")).json();
    let demo = bank.ask(post("/v1/demo/session", &json!({ "legalEntity": "harbour", "user": "ana" })));
    assert_eq!(demo.status, 201);
    let session = bank.ask(get("/v1/me/sessions").user("ana")).json()["items"][0]["id"].clone();
    let draft = bank.ask(post("/v1/user-drafts", &json!({})).user("ada").key("before")).json()["id"].clone();
    bank.sql(
        "INSERT INTO screenings (legal_entity, user, state, hits, screened_at)
         VALUES ('harbour', 'cid', 'hit', '[]', '2026-03-04T11:00:00.000Z')",
    )
    .unwrap();
    let ids = vec![
        (crate::creating::DRAFT_PATH, format!("/user-drafts/{}", draft.as_str().unwrap())),
        ("/transactions/none", format!("/transactions/{}", paid["id"].as_str().unwrap())),
        ("/sessions/none", format!("/sessions/{}", session.as_str().unwrap())),
        // That of the invitation.
        ("/audit/1", "/audit/2".to_owned()),
    ];
    (bank, ids)
}

fn asked_by(who: &str, ask: Ask) -> Ask {
    match who {
        "anonymous" => ask,
        "stranger" => ask.user("noa"),
        "other tenant" => ask.header("x-demo-principal", "user/other/ada"),
        "suspended" => ask.user("sue"),
        "new" => ask.user("nia"),
        "viewer" => ask.user("vic"),
        "peer" => ask.user("ana"),
        "administrator" => ask.user("ada"),
        "staff" => ask.staff("harbour"),
        other => panic!("{other}"),
    }
}

/// What everybody is answered, each as if nobody had asked before.
fn cells(ask: &Ask) -> Vec<String> {
    let mut prepared_bank = None;
    let mut cells = Vec::new();
    for who in WHO {
        let (bank, ids) = prepared_bank.take().unwrap_or_else(prepared);
        let (method, path) = ask.route();
        let path = ids.iter().fold(path.to_owned(), |path, (none, one)| path.replace(none, one));
        let reply = bank.ask(asked_by(who, ask.clone().at(path)));
        cells.push(shown(&reply));
        // Who was refused has changed nothing.
        if method == "GET" || reply.status >= 400 {
            prepared_bank = Some((bank, ids));
        }
    }
    cells
}

fn shown(reply: &Reply) -> String {
    if reply.status < 400 { reply.status.to_string() } else { format!("{} {}", reply.status, reply.code()) }
}

/// The table: a row for each route, in the order of the routes.
fn table() -> (String, Vec<String>) {
    let mut rows = vec![[vec![String::new()], WHO.map(str::to_owned).to_vec()].concat()];
    let mut closed = Vec::new();
    for (route, (_, ask)) in routes().into_iter().zip(every_route()) {
        let name = format!("{} {}", route.method.name(), route.path);
        let cells = cells(&ask);
        if !cells.iter().any(|cell| cell.starts_with('2')) {
            closed.push(name.clone());
        }
        rows.push([vec![name], cells].concat());
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..=WHO.len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    (rows.iter().map(line).collect(), closed)
}

/// Routes that let nobody through here, with the reason.
const CLOSED: [(&str, &str); 13] = [
    ("GET /v1/users/{user}/entities", "nobody is a user elsewhere"),
    ("POST /v1/users/{user}/entities", "nobody is a user elsewhere"),
    ("POST /v1/session", "the password is wrong"),
    ("POST /v1/activation", "the link is none"),
    ("PUT /v1/me/password", "nobody has one"),
    ("POST /v1/session/code", "the step is none"),
    ("POST /v1/setup", "the key is wrong"),
    ("PUT /v1/staff/{person}/status", "there is no such member"),
    ("POST /v1/session/entity", "nobody is a user elsewhere"),
    ("POST /v1/me/second-factor", "nobody has a password"),
    ("PUT /v1/me/second-factor", "nobody has made a secret"),
    ("DELETE /v1/me/second-factor", "nobody has one"),
    ("DELETE /v1/users/{user}/second-factor", "nobody has one"),
];

#[test]
fn who_may_ask_what_is_as_it_was_read() {
    let (table, closed) = table();
    let made = format!("{ABOUT}{table}");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(GOLDEN, &made).unwrap();
    }
    let golden = std::fs::read_to_string(GOLDEN).unwrap();
    assert!(
        made == golden,
        "tests/golden/access.txt is not what is answered: run the test with UPDATE_EXPECT=1 and read it"
    );
    // A row in which nobody comes through says nothing about who may.
    let expected = CLOSED.map(|(route, _)| route.to_owned());
    let unexpected: Vec<_> = closed.iter().filter(|route| !expected.contains(route)).collect();
    assert!(unexpected.is_empty(), "nobody comes through: {unexpected:?}");
}
