//! Two legal entities with the same ids everywhere and other content: neither can tell that the other is there.
//!
//! Both live through the same in one database, turn by turn, and each of them alone in a database of its own. Every
//! answer, and every row of the database, is the same in both worlds. Ids and versions that the service makes are
//! replaced by numbers, since they are different every time.

use std::collections::HashMap;

use countersign_worker::database::{Cell, Database, Statement};
use countersign_worker::service::Mode;
use serde_json::{Value, json};

use crate::access::every_route;
use crate::support::filled::texts;
use crate::support::{Ask, Bank, Reply, TODAY, assert_problem, document, get, payment, post};

const TWINS: [&str; 2] = ["harbour", "anchor"];
const USERS: [&str; 7] = ["ana", "ben", "cid", "dee", "noa", "sue", "nobody"];
const ACCOUNTS: [&str; 5] = ["a1", "a2", "a3", "a4", "none"];

/// The document of one of the twins: the same ids, and nothing else the same, also not what belongs to what.
fn twin(entity: &str) -> Value {
    let is_first = entity == TWINS[0];
    let mut document = if is_first { document() } else { exchanged(document()) };
    mark(&mut document, entity, if is_first { "7" } else { "3" });
    document["legalEntity"]["id"] = json!(entity);
    // So low that each payment shows in what is left, to the user and to everybody.
    document["features"][0]["actions"][1]["limits"]["daily"] =
        json!(if is_first { "20.07" } else { "20.03" });
    let shared = &mut document["contracts"][0]["customers"][0]["limits"]["actions"]["payments.create"];
    *shared = json!({ "weekly": if is_first { "30.07" } else { "30.03" } });
    document["legalEntity"]["rates"] =
        if is_first { json!({ "USD": "0.9" }) } else { json!({ "USD": "0.8", "JPY": "0.01" }) };
    let suspended = if is_first { 1 } else { 2 };
    document["users"][suspended]["status"] = json!("suspended");
    let (giver, receiver) = if is_first { ("ana", "dee") } else { ("cid", "noa") };
    document["grants"] = json!([{
        "id": "t1", "giver": giver, "receiver": receiver, "customer": "c1", "actions": ["payments.create"],
        "from": TODAY, "until": "2026-12-31",
    }]);
    document
}

/// The same ids in other places: each of these takes the other's.
fn exchanged(document: Value) -> Value {
    let mut text = document.to_string();
    for (one, other) in [("a2", "a4"), ("k1", "k2"), ("ben", "cid")] {
        let [one, other] = [one, other].map(|id| format!("\"{id}\""));
        text = text.replace(&one, "\"~\"").replace(&other, &one).replace("\"~\"", &other);
    }
    serde_json::from_str(&text).unwrap()
}

/// Marks names and numbers with the entity, and ends amounts with its digit.
fn mark(value: &mut Value, entity: &str, digit: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| mark(item, entity, digit)),
        Value::Object(members) => {
            for (name, value) in members {
                if let (Value::String(text), "name" | "number" | "description") = (&mut *value, name.as_str())
                {
                    text.push_str(entity);
                } else if let Value::String(text) = value
                    && text.ends_with(".00")
                {
                    text.replace_range(text.len() - 1.., digit);
                } else {
                    mark(value, entity, digit);
                }
            }
        }
        _ => {}
    }
}

fn as_user(ask: Ask, entity: &str, user: &str) -> Ask {
    ask.header("x-demo-principal", &format!("user/{entity}/{user}"))
}

/// What one of the twins asks, in this order: all routes, all kinds of ids, by everybody.
fn life(entity: &str) -> Vec<Ask> {
    // From a network of their own: tries are counted by network, whichever bank they are of.
    let (cents, network) = if entity == TWINS[0] { ("7", "10.0.0.7") } else { ("3", "10.0.0.3") };
    let mut asks = vec![put_twin(&twin(entity)).staff(entity)];
    for user in USERS {
        for (number, account) in ACCOUNTS.iter().enumerate() {
            let mut body = payment(&format!("{}.1{cents}", number + 1));
            body["account"] = json!(account);
            asks.extend(transactions(entity, user, &body, &number.to_string()));
        }
        let notice = json!({ "action": "notices.edit", "customer": "c1", "executionDate": TODAY });
        asks.extend(transactions(entity, user, &notice, "notice"));
        for path in ["/v1/transactions", "/v1/transactions?limit=1", "/v1/me/entitlements"] {
            asks.push(as_user(get(path), entity, user));
        }
    }
    // What a developer asks is of all legal entities, on purpose.
    for (_, ask) in every_route().into_iter().filter(|(_, ask)| !ask.route().1.starts_with("/v1/demo/")) {
        asks.push(as_user(ask.clone(), entity, "ana"));
        asks.push(as_user(ask.clone(), entity, "ben"));
        asks.push(ask.staff(entity));
    }
    asks.extend(questions(entity));
    asks.push(get("/v1/configuration").staff(entity));
    asks.extend(USERS.map(|user| as_user(get("/v1/me/entitlements"), entity, user)));
    asks.into_iter().map(|ask| ask.header("cf-connecting-ip", network)).collect()
}

/// A transaction evaluated, submitted, submitted again, changed under its key, and on behalf of others.
fn transactions(entity: &str, user: &str, body: &Value, key: &str) -> Vec<Ask> {
    let submit = |body: &Value, key: &str| as_user(post("/v1/transactions", body).key(key), entity, user);
    let mut asks = vec![
        as_user(post("/v1/transactions/evaluate", body), entity, user),
        submit(body, key),
        submit(body, key),
    ];
    let mut other = body.clone();
    other["executionDate"] = json!("2026-03-05");
    asks.push(submit(&other, key));
    for giver in ["ana", "ben"] {
        let mut behalf = body.clone();
        behalf["onBehalfOf"] = json!(giver);
        asks.push(submit(&behalf, &format!("{key} for {giver}")));
    }
    asks
}

fn questions(entity: &str) -> Vec<Ask> {
    let mut asks = Vec::new();
    for (user, account) in USERS.iter().flat_map(|user| ACCOUNTS.map(|account| (*user, account))) {
        let check = json!({ "user": user, "action": "payments.create", "account": account });
        let mut evaluate = check.clone();
        (evaluate["amount"], evaluate["date"]) = (json!("400"), json!(TODAY));
        for (path, question) in [("/v1/decisions/check", check), ("/v1/decisions/evaluate", evaluate)] {
            asks.push(post(path, &json!({ "question": question })).staff(entity));
        }
    }
    asks
}

fn put_twin(document: &Value) -> Ask {
    crate::support::put("/v1/configuration", document)
}

/// An answer, with numbers in the place of what the service makes up.
fn seen(names: &mut Names, reply: &Reply) -> String {
    let mut headers: Vec<_> =
        reply.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
    headers.sort();
    // Its length changes with the lengths of counted versions; the body itself is compared.
    headers.retain(|header| !header.starts_with("content-length"));
    names.replace(&format!("{} {} {}", reply.status, headers.join(" "), reply.text))
}

/// Numbers for ids and versions, in the order in which they are seen.
#[derive(Default)]
struct Names(HashMap<String, usize>);

impl Names {
    /// Replaces each long run of hexadecimal digits.
    fn replace(&mut self, text: &str) -> String {
        let text = &without_references(text);
        let mut shown = String::new();
        for piece in text.split_inclusive(|c: char| !c.is_ascii_hexdigit() && c != '-') {
            let (run, rest) =
                piece.split_at(piece.trim_end_matches(|c: char| !c.is_ascii_hexdigit() && c != '-').len());
            let is_made = run.len() >= 12 && run.bytes().filter(u8::is_ascii_hexdigit).count() >= 12;
            match is_made {
                true => {
                    let next = self.0.len();
                    let number = *self.0.entry(run.to_owned()).or_insert(next);
                    shown.push_str(&format!("#{number}{rest}"));
                }
                false => shown.push_str(piece),
            }
        }
        shown
    }
}

/// A text with the same in place of each reference, which is made of random bytes.
fn without_references(text: &str) -> String {
    let mut shown = String::new();
    // Codes by phone are random, too.
    let mut codes = text.split("\\\"code\\\":\\\"");
    let first = codes.next().unwrap_or_default().to_owned();
    let text = codes
        .fold(first, |text, rest| text + "code " + rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    for piece in text.split_inclusive(['"', ' ']) {
        let (run, rest) = piece.split_at(piece.trim_end_matches(['"', ' ']).len());
        let digits = run
            .split_once('-')
            .map(|(_, digits)| digits.trim_end_matches([')', ',', '\\']))
            .unwrap_or_default();
        let is_reference = digits.len() == 7 && digits.bytes().all(|byte| byte.is_ascii_digit());
        shown.push_str(if is_reference { "reference" } else { run });
        shown.push_str(rest);
    }
    shown
}

/// Tables that hold nothing of a legal entity: `throttles` has hashes of networks and of names with their legal entity.
const BESIDE: [&str; 2] = ["guard", "throttles"];

/// Everything that the database holds of a legal entity.
fn rows_of(bank: &Bank, entity: &str, names: &mut Names) -> Vec<String> {
    let tables =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
    let mut rows = Vec::new();
    for table in texts(bank, tables.to_owned())
        .into_iter()
        .flatten()
        .filter(|table| !BESIDE.contains(&table.as_str()) && !table.starts_with("people_search"))
    {
        let key = if table == "legal_entities" { "id" } else { "legal_entity" };
        // In the order in which they are kept, but for ids that the service makes.
        let statement = Statement::new(format!("SELECT * FROM {table} WHERE {key} = ?1").leak()).text(entity);
        let found = pollster::block_on(bank.database.query(statement)).unwrap();
        // What the search index knows a person by is counted over all legal entities, and shown to none.
        let own = usize::from(table == "people");
        let mut found: Vec<_> = found.into_iter().map(|row| format!("{table} {:?}", &row.0[own..])).collect();
        let blank = |row: &String| Names::default().replace(row);
        found.sort_by_key(blank);
        rows.extend(found.iter().map(|row| names.replace(row)));
    }
    rows
}

/// Alone in a database: what was seen, and what is there in the end.
fn alone(entity: &str) -> (Vec<String>, Vec<String>) {
    let (bank, mut names) = (Bank::empty(Mode::Local), Names::default());
    let seen = life(entity).into_iter().map(|ask| seen(&mut names, &bank.ask(ask))).collect();
    let rows = rows_of(&bank, entity, &mut Names::default());
    (seen, rows)
}

#[test]
fn neither_twin_can_tell_that_the_other_is_there() {
    let bank = Bank::empty(Mode::Local);
    let mut names = [Names::default(), Names::default()];
    let mut together = [Vec::new(), Vec::new()];
    let [first, second] = TWINS.map(life);
    let mut asked = Vec::new();
    for (one, other) in first.into_iter().zip(second) {
        for (twin, ask) in [one, other].into_iter().enumerate() {
            together[twin].push(seen(&mut names[twin], &bank.ask(ask.clone())));
            asked.push(ask);
        }
    }
    for (twin, entity) in TWINS.iter().enumerate() {
        let (seen, rows) = alone(entity);
        for (place, (expected, found)) in seen.iter().zip(&together[twin]).enumerate() {
            assert_eq!(expected, found, "{entity}: {:?}", asked[place * 2 + twin]);
            let other = TWINS[1 - twin];
            assert!(!found.contains(other), "{entity} sees {other}: {found}");
        }
        let found = rows_of(&bank, entity, &mut Names::default());
        assert_eq!(rows.len(), found.len(), "{entity}");
        for (expected, found) in rows.iter().zip(&found) {
            assert_eq!(expected, found, "{entity}");
        }
    }
    assert!(together[0].len() > 250, "{}", together[0].len());
    let accepted = together.each_ref().map(|seen| seen.iter().filter(|seen| seen.starts_with("201")).count());
    assert!(accepted.iter().all(|count| *count >= 5), "{accepted:?}");
}

fn both() -> Bank {
    let bank = Bank::empty(Mode::Local);
    for entity in TWINS {
        bank.import(&twin(entity));
    }
    bank
}

#[test]
fn what_the_other_twin_was_given_opens_nothing() {
    let bank = both();
    let [mine, theirs] = TWINS;
    for entity in TWINS {
        for key in ["1", "2"] {
            let reply = bank.ask(as_user(post("/v1/transactions", &payment("1.10")).key(key), entity, "ana"));
            assert_eq!(reply.status, 201, "{reply:?}");
        }
    }
    let given = |path: &str| bank.ask(as_user(get(path), theirs, "ana"));
    let ask = |path: String| as_user(get(path), mine, "ana");
    let cursor = given("/v1/transactions?limit=1").json()["nextCursor"].as_str().unwrap().to_owned();
    assert_problem(
        &bank.ask(ask(format!("/v1/transactions?limit=1&cursor={cursor}"))),
        400,
        "invalid-cursor",
    );
    let entitlements = given("/v1/me/entitlements");
    let same = ask("/v1/me/entitlements".to_owned()).header("if-none-match", entitlements.header("etag"));
    assert_eq!(bank.ask(same).status, 200);
    let whole = bank.ask(get("/v1/configuration").staff(theirs));
    let mut renamed = twin(mine);
    renamed["legalEntity"]["name"] = json!("Renamed");
    let replacing = put_twin(&renamed).staff(mine).header("if-match", whole.header("etag"));
    assert_problem(&bank.ask(replacing), 412, "stale-version");
    // A version of the other twin's is as unknown as one that never was.
    let submit = |version: &str| {
        let mut body = payment("1.10");
        body["snapshotVersion"] = json!(version);
        let reply = bank.ask(as_user(post("/v1/transactions", &body).key(version), mine, "ana"));
        let mut problem = reply.json();
        problem["requestId"] = json!("");
        (reply.status, problem["code"].clone(), problem["difference"].clone())
    };
    let version = entitlements.json()["snapshotVersion"].as_str().unwrap().to_owned();
    let never = "9-0123456789ab.9-ba9876543210";
    assert_eq!(submit(&version), submit(never));
}

#[test]
fn emptying_one_twin_leaves_the_other_whole() {
    let bank = both();
    let [emptied, kept] = TWINS;
    bank.ask(as_user(post("/v1/transactions", &payment("1.10")).key("k"), kept, "ana"));
    // What is done from time to time has nothing left to do.
    pollster::block_on(countersign_worker::housekeeping(&bank.service)).unwrap();
    let before = rows_of(&bank, kept, &mut Names::default());
    let mut nothing = twin(emptied);
    for list in [
        "limitGroups",
        "features",
        "contracts",
        "policies",
        "roles",
        "users",
        "signatoryGroups",
        "approvalRules",
        "grants",
    ] {
        nothing[list] = json!([]);
    }
    bank.import(&nothing);
    pollster::block_on(countersign_worker::housekeeping(&bank.service)).unwrap();
    assert_eq!(rows_of(&bank, kept, &mut Names::default()), before);
    assert!(before.len() > 40 && before.iter().any(|row| row.starts_with("grants")));
    let gone = bank.ask(get("/v1/configuration").staff(emptied)).json();
    assert_eq!(gone["users"], json!([]));
    assert!(matches!(bank.sql("SELECT 1").unwrap()[0].0[0], Cell::Integer(1)));
}

#[test]
fn sweeping_the_keys_of_one_twin_leaves_those_of_the_other() {
    let bank = both();
    let pay = |entity: &str| {
        bank.ask(as_user(post("/v1/transactions", &payment("1.10")).key("same"), entity, "ana"))
    };
    let [early, late] = TWINS;
    assert_eq!(pay(early).status, 201);
    bank.clock.set("2026-03-04T23:00:00Z".parse().unwrap());
    let kept = pay(late);
    bank.clock.set("2026-03-05T12:00:00Z".parse().unwrap());
    pollster::block_on(countersign_worker::housekeeping(&bank.service)).unwrap();
    let keys = texts(&bank, "SELECT legal_entity FROM idempotency_keys".to_owned());
    assert_eq!(keys, [[late]]);
    assert_eq!(pay(late).json()["id"], kept.json()["id"]);
}
