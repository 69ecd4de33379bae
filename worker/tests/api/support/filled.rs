//! A bank with very many companies: one is imported and used through the API, and then copied in SQL, row by row.
//!
//! The copies are made of whatever tables and columns there are. What belongs to the company has `@0@` in its ids; a copy
//! has its number there.

use countersign_worker::database::{Cell, Database, Statement};
use countersign_worker::service::Mode;
use serde_json::{Value, json};

use super::{Bank, TODAY, document, post, put};
use crate::people::demo_people;

/// People of each company.
pub const PEOPLE: usize = 100;

/// The bank of [`document`], with this many further companies of [`PEOPLE`] users.
pub fn filled(companies: usize) -> Bank {
    let bank = Bank::empty(Mode::Local);
    bank.import(&with_company());
    people_company(&bank);
    use_company(&bank);
    mark_ids(&bank);
    copy(&bank, companies - 1);
    bank.asked();
    bank
}

/// The bank's document with the company that is copied.
pub fn with_company() -> Value {
    let mut document = document();
    document["features"].as_array_mut().unwrap().push(user_management());
    let manager = json!({ "id": "manager", "actions": RIGHTS });
    document["roles"].as_array_mut().unwrap().push(manager);
    push(&mut document, "contracts", contract());
    for number in 0..PEOPLE {
        push(&mut document, "users", person(number));
    }
    push(
        &mut document,
        "signatoryGroups",
        json!({ "id": "g@0@", "customer": "c@0@", "members": ["u2@0@", "u3@0@"] }),
    );
    let anyone = json!([{ "above": "0", "upTo": "10", "none": true }, { "above": "10", "anyOf": [[{ "anyone": true, "count": 1 }]] }]);
    let named = json!([{ "above": "0", "anyOf": [[{ "users": ["u4@0@"], "count": 1 }], [{ "group": "g@0@", "count": 2 }]] }]);
    for (account, bands) in [("a@0@", anyone), ("b@0@", named)] {
        let rule = json!({
            "customer": "c@0@", "account": account, "action": "payments.create", "period": "perTransaction", "bands": bands,
        });
        push(&mut document, "approvalRules", rule);
    }
    document["grants"] = json!([{
        "id": "t@0@", "giver": "u1@0@", "receiver": "u5@0@", "customer": "c@0@", "actions": ["payments.create"],
        "from": TODAY, "until": "2026-12-31",
    }]);
    document
}

fn push(document: &mut Value, list: &str, entry: Value) {
    document[list].as_array_mut().unwrap().push(entry);
}

/// What the first user of the company may do with the others.
const RIGHTS: [&str; 3] = ["user-management.view", "user-management.manage", "user-management.activate"];

fn user_management() -> Value {
    let actions = RIGHTS.map(|id| json!({ "id": id, "accessLevel": "edit" }));
    json!({ "id": "user-management", "level": "customer", "actions": actions })
}

fn contract() -> Value {
    let account = |id: &str| json!({ "id": id, "number": id, "type": "current", "currency": "EUR" });
    let actions = ["payments.view", "payments.create", "payments.approve", "notices.edit"];
    let actions = json!([&actions[..], &RIGHTS[..]].concat());
    json!({ "id": "k@0@", "customers": [
        { "id": "c@0@", "name": "C", "accounts": [account("a@0@"), account("b@0@")], "actions": actions, "limits": {} },
        { "id": "d@0@", "name": "D", "accounts": [account("e@0@")], "actions": actions, "limits": {} },
    ] })
}

fn person(number: usize) -> Value {
    let mut assignment = json!({ "customer": "c@0@", "roles": ["payer"], "accounts": ["a@0@", "b@0@"] });
    match number {
        0 => assignment["roles"] = json!(["payer", "manager"]),
        2..=4 => assignment["roles"] = json!(["approver"]),
        6 => assignment["removed"] = json!({ "accounts": {}, "other": ["notices.edit"] }),
        7 => {
            let daily = json!({ "payments.create": { "daily": { "preApproved": "100" } } });
            assignment["limits"] = json!({ "accounts": { "a@0@": daily } });
        }
        _ => {}
    }
    let status = if number == 8 { "suspended" } else { "active" };
    json!({ "id": format!("u{number}@0@"), "status": status, "assignments": [assignment] })
}

/// Gives everybody details and a password.
fn people_company(bank: &Bank) {
    let users: Vec<String> = (0..PEOPLE).map(|number| format!("u{number}@0@")).collect();
    let users: Vec<&str> = users.iter().map(String::as_str).collect();
    let reply = bank.ask(put("/v1/demo/people", &demo_people(&users)));
    assert_eq!(reply.status, 200, "{reply:?}");
}

/// What is left behind by people at work: transactions, usage, keys, audit.
fn use_company(bank: &Bank) {
    for (user, amount, behalf) in [
        ("u0@0@", "5", None),
        ("u0@0@", "6", None),
        ("u0@0@", "7", None),
        ("u1@0@", "5", None),
        ("u1@0@", "999", None),
        ("u5@0@", "1", Some("u1@0@")),
    ] {
        let mut body = json!({
            "action": "payments.create", "account": "a@0@", "amount": amount, "currency": "EUR", "executionDate": TODAY,
        });
        if let Some(giver) = behalf {
            body["onBehalfOf"] = json!(giver);
        }
        let reply = bank.ask(post("/v1/transactions", &body).user(user).key(amount));
        assert_eq!(reply.status, if amount == "999" { 422 } else { 201 }, "{reply:?}");
    }
}

/// Ids that the service makes have no mark yet.
fn mark_ids(bank: &Bank) {
    run(
        bank,
        &[
            // What is unique and made of ids that lost their mark.
            "UPDATE people SET email = user || 'example.com' WHERE instr(user, '@0@')",
            "UPDATE email_addresses SET folded_email = holder || 'example.com' WHERE instr(holder, '@0@')",
            "UPDATE identities SET user_name = user, folded_name = user WHERE instr(user, '@0@')",
            "UPDATE transactions SET id = id || '@0@'",
            "UPDATE approval_rule_users SET rule = rule || '@0@' WHERE instr(user, '@0@')",
            "UPDATE approval_rules SET id = id || '@0@' WHERE instr(customer, '@0@')",
        ]
        .map(str::to_owned),
    );
}

/// Makes so many copies of each row with a mark.
fn copy(bank: &Bank, copies: usize) {
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'people_search%'";
    let statements: Vec<String> = texts(bank, tables.to_owned())
        .into_iter()
        // A trigger makes these.
        .filter(|table| table[0] != "audit_customers")
        .map(|table| {
            let table = table.first().unwrap();
            copies_of(table, &columns(bank, table), copies)
        })
        .collect();
    run(bank, &statements);
}

/// Name and type of a table's columns.
fn columns(bank: &Bank, table: &str) -> Vec<(String, String)> {
    let columns = format!("SELECT name, type FROM pragma_table_info('{table}')");
    texts(bank, columns).into_iter().map(|row| (row[0].clone(), row[1].clone())).collect()
}

fn copies_of(table: &str, columns: &[(String, String)], copies: usize) -> String {
    let names: Vec<_> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let values = columns.iter().map(|(name, kind)| match (table, name.as_str(), kind.as_str()) {
        // Numbered anew; and what is searched follows by itself.
        ("people", "id", _) => "NULL".to_owned(),
        ("audit", "sequence", _) => format!("sequence + n * {PEOPLE}"),
        // Six of the twelve digits that make a version different from all others.
        (_, "version", "TEXT") => "substr(version, 1, length(version) - 6) || printf('%06x', n)".to_owned(),
        (_, _, "TEXT") => format!("replace({name}, '@0@', '@' || n || '@')"),
        _ => name.clone(),
    });
    let marked =
        columns.iter().filter(|(_, kind)| kind == "TEXT").map(|(name, _)| format!("instr({name}, '@0@')"));
    let (values, marked) = (values.collect::<Vec<_>>().join(", "), marked.collect::<Vec<_>>().join(" OR "));
    let marked = if marked.is_empty() { "false".to_owned() } else { marked };
    format!(
        "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {copies})
         INSERT INTO {table} ({}) SELECT {values} FROM {table}, numbers WHERE {copies} > 0 AND ({marked})",
        names.join(", ")
    )
}

/// Runs these as one transaction, in which references need to hold at its end only.
fn run(bank: &Bank, statements: &[String]) {
    let late = Statement::new("PRAGMA defer_foreign_keys = ON");
    let all = std::iter::once(late).chain(statements.iter().map(|sql| Statement::new(sql.clone().leak())));
    pollster::block_on(bank.database.batch(all.collect())).unwrap();
}

/// Everything that the database holds, but for counts of tries.
pub fn fingerprint(bank: &Bank) -> String {
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
       AND instr(name, '_search') = 0 AND name <> 'throttles' ORDER BY name";
    let mut all = String::new();
    for table in texts(bank, tables.to_owned()).into_iter().flatten() {
        let rows = Statement::new(format!("SELECT * FROM {table}").leak());
        all.push_str(&format!("{table} {:?}\n", pollster::block_on(bank.database.query(rows)).unwrap()));
    }
    all
}

/// The rows of this SQL, whose cells are all texts.
pub fn texts(bank: &Bank, sql: String) -> Vec<Vec<String>> {
    let rows = pollster::block_on(bank.database.query(Statement::new(sql.leak()))).unwrap();
    let text = |cell| match cell {
        Cell::Text(text) => text,
        other => panic!("{other:?}"),
    };
    rows.into_iter().map(|row| row.0.into_iter().map(text).collect()).collect()
}
