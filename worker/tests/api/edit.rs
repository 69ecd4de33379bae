//! Edits: only the rows that differ are written, and only what has changed gets a new version.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use countersign_worker::database::BoxedFuture;
use countersign_worker::native::MemoryCache;
use countersign_worker::ports::Cache;
use countersign_worker::service::Mode;
use serde_json::{Value, json};

use crate::support::{Bank, Reply, assert_problem, document, get, put};

fn import(bank: &Bank, document: &Value) -> Reply {
    bank.ask(bank.replacing(document).staff("harbour"))
}

fn exported(bank: &Bank) -> Reply {
    bank.ask(get("/v1/configuration").staff("harbour"))
}

/// The versions of the catalogue, of what belongs nowhere, and of each contract.
fn versions(bank: &Bank) -> BTreeMap<String, String> {
    let rows = bank.sql(
        "SELECT 'catalogue', catalogue_version FROM legal_entities
         UNION ALL SELECT 'remainder', remainder_version FROM legal_entities
         UNION ALL SELECT id, version FROM contracts",
    );
    let pair = |row: countersign_worker::database::SqlRow| {
        let mut cells = row.cells();
        (cells.text().unwrap(), cells.text().unwrap())
    };
    rows.unwrap().into_iter().map(pair).collect()
}

/// What has another version now.
fn moved(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<String> {
    let moved = after.iter().filter(|(name, version)| before.get(*name) != Some(version));
    moved.map(|(name, _)| name.clone()).collect()
}

fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = document();
    change(&mut document);
    document
}

fn user<'d>(document: &'d mut Value, id: &str) -> &'d mut Value {
    document["users"].as_array_mut().unwrap().iter_mut().find(|user| user["id"] == id).unwrap()
}

#[test]
fn only_what_has_changed_gets_a_new_version() {
    let name = |pointer: &'static str| with(|it| *it.pointer_mut(pointer).unwrap() = json!("Another"));
    let limits = json!({ "actions": { "payments.create": { "weekly": "9" } } });
    let mut rule = document()["approvalRules"][0].clone();
    rule["period"] = json!("daily");
    for (changed, expected) in [
        (name("/legalEntity/name"), vec!["catalogue"]),
        (name("/limitGroups/0/name"), vec!["catalogue"]),
        (name("/features/0/name"), vec!["catalogue"]),
        (name("/contracts/0/customers/1/name"), vec!["k1"]),
        (name("/contracts/1/customers/0/accounts/0/number"), vec!["k2"]),
        (with(|it| it["contracts"][1]["customers"][0]["limits"] = limits), vec!["k2"]),
        (with(|it| it["policies"][0]["actions"] = json!([])), vec!["catalogue"]),
        (with(|it| it["roles"][1]["name"] = json!("Other")), vec!["catalogue"]),
        (with(|it| it["legalEntity"]["rates"]["USD"] = json!("0.8")), vec!["catalogue"]),
        (with(|it| user(it, "cid")["status"] = json!("suspended")), vec!["k2"]),
        (with(|it| user(it, "dee")["status"] = json!("suspended")), vec!["k1", "k2"]),
        (with(|it| user(it, "dee")["assignments"][0]["accounts"] = json!([])), vec!["k1"]),
        // Named by a group, by a rule, by nothing.
        (with(|it| user(it, "noa")["status"] = json!("suspended")), vec!["k1"]),
        (with(|it| user(it, "ben")["status"] = json!("suspended")), vec!["k1"]),
        (with(|it| user(it, "a/b ~c")["status"] = json!("suspended")), vec!["remainder"]),
        (with(|it| it["signatoryGroups"][0]["members"] = json!(["noa", "ben"])), vec!["k1"]),
        (with(|it| it["signatoryGroups"][0]["members"] = json!(["ben"])), vec!["k1"]),
        (with(|it| it["approvalRules"].as_array_mut().unwrap().push(rule)), vec!["k1"]),
        (with(|it| it["grants"] = json!([])), vec!["remainder"]),
        (with(|it| it["contracts"].as_array_mut().unwrap().reverse()), vec!["remainder"]),
        (with(|it| it["users"].as_array_mut().unwrap().swap(0, 2)), vec!["k1"]),
        (with(|it| it["users"].as_array_mut().unwrap().swap(2, 6)), vec!["k2"]),
        (with(|it| it["users"].as_array_mut().unwrap().swap(1, 2)), vec!["remainder"]),
    ] {
        let bank = Bank::new();
        let (before, tag) = (versions(&bank), exported(&bank).header("etag").to_owned());
        assert_eq!(import(&bank, &changed).status, 200);
        assert_eq!(moved(&before, &versions(&bank)), expected, "{changed}");
        let after = exported(&bank);
        assert_eq!(after.json(), changed);
        assert_ne!(after.header("etag"), tag, "{changed}");
    }
}

#[test]
fn what_comes_and_goes_belongs_to_its_contract() {
    let bank = Bank::new();
    let before = versions(&bank);
    let mut grown = document();
    let customer = json!({ "id": "c4", "name": "Four", "actions": [], "limits": {},
        "accounts": [{ "id": "a5", "number": "ES05", "type": "current", "currency": "EUR" }] });
    grown["contracts"].as_array_mut().unwrap().insert(0, json!({ "id": "k3", "customers": [customer] }));
    grown["users"].as_array_mut().unwrap().insert(
        0,
        json!({ "id": "eva", "status": "active", "assignments": [{ "customer": "c4", "roles": [], "accounts": ["a5"] }] }),
    );
    assert_eq!(import(&bank, &grown).status, 200);
    let with_it = versions(&bank);
    assert_eq!(moved(&before, &with_it), ["k3"]);
    assert_eq!(exported(&bank).json(), grown);
    assert_eq!(bank.number("SELECT CAST(version AS TEXT) FROM ledgers WHERE customer = 'c4'"), "0");
    assert_eq!(import(&bank, &document()).status, 200);
    let without = versions(&bank);
    assert_eq!(moved(&with_it, &without), [""; 0]);
    assert!(!without.contains_key("k3"));
    assert_eq!(exported(&bank).json(), document());
}

#[test]
fn a_customer_that_moves_changes_both_contracts() {
    let bank = Bank::new();
    let before = versions(&bank);
    let changed = with(|it| {
        let customer = it["contracts"][0]["customers"].as_array_mut().unwrap().remove(1);
        it["contracts"][1]["customers"].as_array_mut().unwrap().insert(0, customer);
    });
    assert_eq!(import(&bank, &changed).status, 200);
    assert_eq!(moved(&before, &versions(&bank)), ["k1", "k2"]);
    assert_eq!(exported(&bank).json(), changed);
}

/// A cache that the test can look into.
struct Shared(Arc<MemoryCache>);

impl Cache for Shared {
    fn get<'a>(&'a self, name: &'a str) -> BoxedFuture<'a, Option<String>> {
        self.0.get(name)
    }

    fn put<'a>(&'a self, name: &'a str, value: &'a str, expires: Duration) -> BoxedFuture<'a, ()> {
        self.0.put(name, value, expires)
    }
}

#[test]
fn another_companys_clients_keep_what_they_have() {
    let cache = Arc::new(MemoryCache::default());
    let bank = Bank::with_cache(Mode::Local, Box::new(Shared(Arc::clone(&cache))));
    bank.import(&document());
    let entitlements =
        |tag: &str| bank.ask(get("/v1/me/entitlements").user("cid").header("if-none-match", tag));
    let first = entitlements("\"none\"");
    let kept = cache.len();
    assert_eq!(import(&bank, &with(|it| user(it, "ana")["status"] = json!("suspended"))).status, 200);
    let again = entitlements(first.header("etag"));
    assert_eq!((again.status, again.text.as_str()), (304, ""));
    let whole = entitlements("\"none\"");
    assert_eq!(whole.text, first.text);
    assert_eq!(cache.len(), kept, "no other copy was made");
    assert_eq!(
        import(&bank, &with(|it| user(it, "cid")["assignments"][0]["accounts"] = json!([]))).status,
        200
    );
    assert_eq!(entitlements(first.header("etag")).status, 200);
}

#[test]
fn rows_that_say_the_same_are_not_touched() {
    let bank = Bank::new();
    bank.sql("CREATE TABLE touched (id TEXT)").unwrap();
    for sql in [
        "CREATE TRIGGER u1 AFTER INSERT ON users BEGIN INSERT INTO touched VALUES (NEW.id); END",
        "CREATE TRIGGER u2 AFTER UPDATE ON users BEGIN INSERT INTO touched VALUES (NEW.id); END",
        "CREATE TRIGGER u3 AFTER DELETE ON users BEGIN INSERT INTO touched VALUES (OLD.id); END",
        "CREATE TRIGGER a1 AFTER UPDATE ON assignments BEGIN INSERT INTO touched VALUES (NEW.user); END",
    ] {
        bank.sql(sql).unwrap();
    }
    let touched =
        || bank.number("SELECT COALESCE(group_concat(id), '') FROM (SELECT id FROM touched ORDER BY id)");
    // In the middle of the list: nobody behind it moves.
    let grown = with(|it| {
        let users = it["users"].as_array_mut().unwrap();
        users.insert(3, json!({ "id": "eva", "status": "active", "assignments": [] }));
    });
    assert_eq!(import(&bank, &grown).status, 200);
    assert_eq!(touched(), "eva");
    assert_eq!(import(&bank, &document()).status, 200);
    assert_eq!(touched(), "eva,eva");
}

/// What refers to a user, as later tables of the service do.
fn refer(bank: &Bank, insert: &'static str) {
    bank.sql(
        "CREATE TABLE phones (legal_entity TEXT NOT NULL, user TEXT NOT NULL,
           FOREIGN KEY (legal_entity, user) REFERENCES users (legal_entity, id))",
    )
    .unwrap();
    bank.sql(insert).unwrap();
}

#[test]
fn what_refers_to_a_user_survives_an_import_that_keeps_the_user() {
    let bank = Bank::new();
    refer(&bank, "INSERT INTO phones VALUES ('harbour', 'cid')");
    let changed = with(|it| {
        it["users"].as_array_mut().unwrap().reverse();
        user(it, "cid")["status"] = json!("suspended");
    });
    assert_eq!(import(&bank, &changed).status, 200);
    assert_eq!(exported(&bank).json(), changed);
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM phones"), "1");
}

#[test]
fn an_import_that_would_break_what_refers_is_refused() {
    let bank = Bank::new();
    refer(&bank, "INSERT INTO phones VALUES ('harbour', 'cid')");
    let state = (bank.counts(), versions(&bank), exported(&bank).text);
    let without = with(|it| it["users"].as_array_mut().unwrap().retain(|user| user["id"] != "cid"));
    let reply = import(&bank, &without);
    assert_problem(&reply, 409, "in-use");
    for word in ["SQL", "FOREIGN", "constraint", "phones"] {
        assert!(!reply.text.contains(word), "{reply:?}");
    }
    assert_eq!((bank.counts(), versions(&bank), exported(&bank).text), state);
}

#[test]
fn a_stale_import_is_told_the_version_that_is_there() {
    let bank = Bank::new();
    let tag = exported(&bank).header("etag").to_owned();
    let other = with(|it| it["legalEntity"]["name"] = json!("Another"));
    let reply = bank.ask(put("/v1/configuration", &other).header("if-match", "\"1-x\"").staff("harbour"));
    assert_problem(&reply, 412, "stale-version");
    assert_eq!(format!("\"{}\"", reply.json()["version"].as_str().unwrap()), tag);
}

#[test]
fn approval_rules_keep_their_ids() {
    let bank = Bank::new();
    let ids = || {
        let rows = bank
            .sql("SELECT action, customer, COALESCE(account, ''), id FROM approval_rules ORDER BY position");
        let id = |row: countersign_worker::database::SqlRow| {
            let mut cells = row.cells();
            (cells.text().unwrap(), cells.text().unwrap(), cells.text().unwrap(), cells.text().unwrap())
        };
        rows.unwrap().into_iter().map(id).collect::<Vec<_>>()
    };
    let first = ids();
    let mut more = document();
    let rule = more["approvalRules"][0].clone();
    let rules = more["approvalRules"].as_array_mut().unwrap();
    rules.insert(0, rule.clone());
    rules[0].as_object_mut().unwrap().remove("account");
    rules[1]["bands"] = json!([{ "above": "0", "anyOf": [[{ "users": ["ben", "noa"], "count": 2 }]] }]);
    assert_eq!(import(&bank, &more).status, 200);
    let second = ids();
    assert_eq!(second[1], first[0], "other bands and another place");
    assert_ne!(second[0].3, first[0].3);
    let named = "SELECT group_concat(user) FROM (SELECT user FROM approval_rule_users
                 JOIN approval_rules ON id = rule WHERE account IS NOT NULL ORDER BY user)";
    assert_eq!(bank.number(named), "ben,noa");
    // The one rule of the customer is now for another account: still the same rule.
    more["approvalRules"].as_array_mut().unwrap()[1]["account"] = json!("a1");
    assert_eq!(import(&bank, &more).status, 200);
    assert_eq!(ids()[1].3, second[1].3);
    assert_eq!(exported(&bank).json(), more);
}

/// Numbers that look random, the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count.max(1)
    }

    fn shuffle(&mut self, list: &mut Value) {
        let list = list.as_array_mut().unwrap();
        let (from, to) = (self.below(list.len()), self.below(list.len()));
        if !list.is_empty() {
            let one = list.remove(from);
            list.insert(to, one);
        }
    }
}

/// What a snapshot of a contract holds of a document, found by looking at everything.
fn part(document: &Value, contract: &Value) -> Value {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let customers: Vec<Value> =
        list(&contract["customers"]).iter().map(|customer| customer["id"].clone()).collect();
    let of = |name: &str| {
        let mut found = list(&document[name]);
        found.retain(|one| customers.contains(&one["customer"]));
        found
    };
    let (groups, rules, grants) = (of("signatoryGroups"), of("approvalRules"), of("grants"));
    let names = json!([groups, rules, grants]).to_string();
    let mut users = list(&document["users"]);
    for user in &mut users {
        user["assignments"].as_array_mut().unwrap().retain(|one| customers.contains(&one["customer"]));
    }
    users.retain(|user| user["assignments"] != json!([]) || names.contains(&user["id"].to_string()));
    json!([contract, users, groups, rules, grants])
}

/// A document with something else in it.
fn edited(dice: &mut Dice, document: &Value, number: usize) -> Value {
    let mut document = document.clone();
    let contract = dice.below(2);
    match dice.below(9) {
        0 => dice.shuffle(&mut document["users"]),
        1 => dice.shuffle(&mut document["contracts"]),
        2 => dice.shuffle(&mut document["contracts"][contract]["customers"]),
        3 => dice.shuffle(&mut document["roles"]),
        4 => dice.shuffle(&mut document["contracts"][contract]["customers"][0]["accounts"]),
        5 => {
            let user = json!({ "id": format!("new {number}"), "status": "active", "assignments": [] });
            let users = document["users"].as_array_mut().unwrap();
            users.insert(dice.below(users.len()), user);
        }
        6 => document["users"]
            .as_array_mut()
            .unwrap()
            .retain(|user| !user["id"].as_str().unwrap().starts_with("new") || dice.below(2) == 0),
        7 => {
            let customer = ["c1", "c2", "c3"][dice.below(3)];
            let users = document["users"].as_array_mut().unwrap();
            let place = dice.below(users.len());
            let list = users[place]["assignments"].as_array_mut().unwrap();
            match list.iter().position(|one| one["customer"] == customer) {
                Some(place) if dice.below(2) == 0 => _ = list.remove(place),
                Some(_) => {}
                None => list.insert(0, json!({ "customer": customer, "roles": ["idle"], "accounts": [] })),
            }
        }
        _ => {
            let customer = ["c1", "c3"][dice.below(2)];
            let members = &["cid", "noa", "dee"][dice.below(3)..];
            let group = json!({ "id": format!("g {number}"), "customer": customer, "members": members });
            document["signatoryGroups"].as_array_mut().unwrap().insert(0, group);
        }
    }
    document
}

#[test]
fn whatever_is_imported_over_whatever_comes_out_and_moves_what_it_changes() {
    let bank = Bank::new();
    let mut dice = Dice(20_261_130);
    let mut current = document();
    let mut changes = 0;
    for number in 0..300 {
        let next = edited(&mut dice, &current, number);
        let before = versions(&bank);
        assert_eq!(import(&bank, &next).status, 200);
        assert_eq!(exported(&bank).json(), next, "after {current}");
        let found: Vec<_> =
            moved(&before, &versions(&bank)).into_iter().filter(|name| name.starts_with('k')).collect();
        let mut expected: Vec<_> = next["contracts"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|contract| {
                let contracts = current["contracts"].as_array().unwrap();
                let old = contracts.iter().find(|old| old["id"] == contract["id"]).unwrap();
                part(&current, old) != part(&next, contract)
            })
            .map(|contract| contract["id"].as_str().unwrap().to_owned())
            .collect();
        expected.sort();
        assert_eq!(found, expected, "from {current} to {next}");
        changes += usize::from(!found.is_empty());
        current = next;
    }
    assert!(changes > 100, "only {changes} imports changed a contract");
}

#[test]
fn the_audit_says_what_was_different() {
    let bank = Bank::new();
    let changed = with(|it| {
        user(it, "cid")["status"] = json!("suspended");
        it["contracts"][0]["customers"][1]["limits"] = json!({ "actions": {} });
        it["users"].as_array_mut().unwrap().remove(6);
    });
    let tag = exported(&bank).header("etag").trim_matches('"').to_owned();
    let after = import(&bank, &changed).json()["version"].clone();
    let detail = bank.number("SELECT detail FROM audit ORDER BY sequence DESC LIMIT 1");
    let detail: Value = serde_json::from_str(&detail).unwrap();
    assert_eq!(detail["version"], json!({ "before": tag, "after": after }));
    let expected = json!({ "omitted": 0, "changes": [
        { "table": "customers", "key": ["c2"], "before": { "limits": {} }, "after": { "limits": { "actions": {} } } },
        { "table": "users", "key": ["cid"], "before": { "status": "active" }, "after": { "status": "suspended" } },
        { "table": "users", "key": ["a/b ~c"], "before": { "status": "active" } },
    ] });
    assert_eq!(detail["difference"], expected);
}

#[test]
fn a_difference_too_large_for_the_audit_is_counted() {
    let bank = Bank::new();
    let users = |it: &mut Value| {
        let users = it["users"].as_array_mut().unwrap();
        for number in 0..150 {
            users.push(json!({ "id": format!("u{number}"), "status": "active", "assignments": [] }));
        }
    };
    import(&bank, &with(users));
    let detail = bank.number("SELECT detail FROM audit ORDER BY sequence DESC LIMIT 1");
    let detail: Value = serde_json::from_str(&detail).unwrap();
    assert_eq!(detail["difference"]["changes"].as_array().unwrap().len(), 100);
    assert_eq!(detail["difference"]["omitted"], 50);
}

/// A cache that counts how often it is asked.
#[derive(Default)]
struct Counted(MemoryCache, std::sync::atomic::AtomicUsize);

struct SharedCount(Arc<Counted>);

impl Cache for SharedCount {
    fn get<'a>(&'a self, name: &'a str) -> BoxedFuture<'a, Option<String>> {
        self.0.1.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        self.0.0.get(name)
    }

    fn put<'a>(&'a self, name: &'a str, value: &'a str, expires: Duration) -> BoxedFuture<'a, ()> {
        self.0.0.put(name, value, expires)
    }
}

/// After an edit every client of the company still names the older snapshot: it is compiled for the first of them.
#[test]
fn an_older_snapshot_is_compiled_once() {
    let cache = Arc::new(Counted::default());
    let asked = || cache.1.load(std::sync::atomic::Ordering::Relaxed);
    let bank = Bank::with_cache(Mode::Local, Box::new(SharedCount(Arc::clone(&cache))));
    bank.import(&document());
    let seen = bank.ask(get("/v1/me/entitlements").user("ana")).json()["snapshotVersion"].clone();
    assert_eq!(import(&bank, &with(|it| user(it, "cid")["status"] = json!("suspended"))).status, 200);
    assert_eq!(import(&bank, &with(|it| user(it, "sue")["status"] = json!("suspended"))).status, 200);
    // More snapshots than an isolate keeps: the older one is no longer in memory.
    for number in 0..70 {
        let entity = format!("other{number}");
        let mut other = document();
        other["legalEntity"]["id"] = json!(entity);
        assert_eq!(bank.ask(put("/v1/configuration", &other).staff(&entity)).status, 200);
        let read = get("/v1/me/entitlements").header("x-demo-principal", &format!("user/{entity}/ana"));
        assert_eq!(bank.ask(read).status, 200);
    }
    let submit = |key: &str| {
        let mut body = crate::support::payment("1");
        body["snapshotVersion"] = seen.clone();
        let reply = bank.ask(crate::support::post("/v1/transactions", &body).user("ana").key(key));
        assert_eq!(reply.status, 201, "{reply:?}");
    };
    submit("first");
    let before = asked();
    submit("second");
    assert_eq!(asked(), before, "it was asked for again");
}

/// Nobody edits what somebody else does: so nobody should notice anybody.
#[test]
fn edits_of_different_people_at_the_same_time_all_get_through() {
    let bank = Bank::new();
    let people = ["ana", "ben", "cid", "dee", "noa", "sue"];
    let suspend = |user: &&str| {
        let body = json!({ "status": "suspended", "reason": "leaves" });
        let ask = put(format!("/v1/users/{user}/status"), &body).header("if-match", "*").staff("harbour");
        bank.ask_later(ask)
    };
    let replies = pollster::block_on(futures_util::future::join_all(people.iter().map(suspend)));
    assert!(replies.iter().all(|reply| reply.status == 200), "{replies:?}");
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM users WHERE status = 'suspended'"), "6");
}

#[test]
fn a_quoted_star_is_a_tag_and_no_wildcard() {
    let bank = Bank::new();
    let body = json!({ "status": "suspended", "reason": "leaves" });
    let ask =
        |tag: &str| bank.ask(put("/v1/users/ben/status", &body).header("if-match", tag).staff("harbour"));
    assert_problem(&ask("\"*\""), 412, "stale-version");
    assert_eq!(ask("*").status, 200);
}

/// Who can sign in stays: nobody else comes to their password under the same id.
#[test]
fn who_can_sign_in_is_not_removed_by_an_import() {
    let bank = Bank::new();
    let invited = json!({ "userName": "cid.soto", "email": "cid@example.com" });
    let reply = bank.ask(put("/v1/users/cid/invitation", &invited).method("POST").staff("harbour"));
    assert!(reply.status < 300, "{reply:?}");
    let without = with(|it| it["users"].as_array_mut().unwrap().retain(|user| user["id"] != "cid"));
    assert_problem(&import(&bank, &without), 409, "in-use");
}
