//! No statement walks through a table that grows, and no route costs more in a bank of many companies.

use std::collections::BTreeMap;
use std::path::Path;

use countersign_worker::database::{Cell, Database, DatabaseError, SqlRow, Statement};
use countersign_worker::service::Mode;
use serde_json::{Value, json};

use crate::access::every_route;
use crate::audit_log::ask_about_audit;
use crate::codes::activate_by_code;
use crate::identity::come_and_go;
use crate::people::ask_about_people;
use crate::second_factor::come_with_a_code;
use crate::staff::ask_about_members;
use crate::support::filled::{filled, with_company};
use crate::support::{Ask, Bank, Fault, TODAY, get, post, put};

/// Statements that walk all the same, with the reason why they may.
const EXCEPTED: &[(&str, &str)] = &[
    ("FROM users\n                 LEFT JOIN assignments", "who can be tried out on a developer's machine"),
    (
        "FROM outbox INDEXED BY outbox_waiting",
        "the index has what waits only, and at most a hundred of it are taken",
    ),
    ("FROM mailbox\n             ORDER BY id DESC LIMIT 100", "ends after a hundred"),
    ("COALESCE(MAX(sequence), 0) + 1", "begins and ends at the last row"),
    ("COALESCE(MAX(sequence), 0) AS TEXT) FROM audit_seals", "begins and ends at the last row"),
    ("SELECT 1 FROM usage WHERE legal_entity = ?1)", "ends at the first row"),
    ("FROM staff WHERE legal_entity = ?1 AND status <> 'new'", "ends at the first member"),
    ("INSERT INTO users (", "what refers to new rows is looked for only while a reference is broken"),
    ("INSERT INTO contracts (", "what refers to new rows is looked for only while a reference is broken"),
];

/// Tables with as many rows as a bank has products, and what is no table.
const SMALL: [&str; 12] = [
    "legal_entities",
    "audit_heads",
    "limit_groups",
    "features",
    "actions",
    "policies",
    "roles",
    "guard",
    "CONSTANT",
    "people_settings",
    "relationships",
    "campaigns",
];

fn transaction(account: &str, amount: &str) -> Value {
    json!({ "action": "payments.create", "account": account, "amount": amount, "currency": "EUR", "executionDate": TODAY })
}

fn with(mut body: Value, member: &str, value: &str) -> Value {
    body[member] = json!(value);
    body
}

/// What users ask.
fn of_users() -> Vec<(&'static str, Ask)> {
    let at_customer = json!({ "action": "notices.edit", "customer": "c@0@", "executionDate": TODAY });
    let paying = transaction("a@0@", "1");
    let on_behalf = with(paying.clone(), "onBehalfOf", "u1@0@");
    let evaluate = |body: &Value| post("/v1/transactions/evaluate", body);
    let submit = |body: &Value, key: &str| post("/v1/transactions", body).key(key);
    vec![
        ("entitlements", get("/v1/me/entitlements").user("u0@0@")),
        ("entitlements of a grant", get("/v1/me/entitlements").user("u5@0@")),
        ("entitlements of nobody's", get("/v1/me/entitlements").user("noa")),
        ("evaluate at an account", evaluate(&paying).user("u0@0@")),
        ("evaluate at a customer", evaluate(&at_customer).user("u0@0@")),
        ("evaluate on behalf", evaluate(&on_behalf).user("u5@0@")),
        ("evaluate elsewhere", evaluate(&transaction("a1", "1")).user("u0@0@")),
        ("evaluate nowhere", evaluate(&transaction("none", "1")).user("u0@0@")),
        ("submit", submit(&paying, "new").user("u0@0@")),
        ("submit again", submit(&paying, "new").user("u0@0@")),
        ("submit on behalf", submit(&on_behalf, "new").user("u5@0@")),
        ("submit too much", submit(&transaction("a@0@", "600"), "much").user("u0@0@")),
        ("submit nowhere", submit(&transaction("none", "1"), "none").user("u0@0@")),
        ("list", get("/v1/transactions").user("u0@0@")),
        ("list of nothing", get("/v1/transactions").user("u9@0@")),
    ]
}

/// What the bank's staff asks about one company.
fn of_staff() -> Vec<(&'static str, Ask)> {
    let check = json!({ "user": "u0@0@", "action": "payments.create", "account": "a@0@" });
    let at_customer = json!({ "user": "u0@0@", "action": "notices.edit", "customer": "c@0@" });
    let evaluate = json!({
        "user": "u0@0@", "action": "payments.create", "account": "a@0@", "amount": "1", "date": TODAY,
    });
    let on_behalf = with(with(evaluate.clone(), "onBehalfOf", "u1@0@"), "user", "u5@0@");
    let asked = |path: &str, question: &Value| post(path, &json!({ "question": question })).staff("harbour");
    let elsewhere = json!({ "question": evaluate, "usage": [
        { "user": "u0@0@", "account": "b@0@", "action": "payments.create", "date": TODAY, "amount": "1" } ] });
    let set = |status: &str| {
        let body = json!({ "status": status, "reason": "as agreed" });
        put("/v1/users/u0@0@/status", &body).header("if-match", "*").staff("harbour")
    };
    vec![
        ("check at an account", asked("/v1/decisions/check", &check)),
        ("check at a customer", asked("/v1/decisions/check", &at_customer)),
        ("check on behalf", asked("/v1/decisions/check", &with(check.clone(), "onBehalfOf", "u1@0@"))),
        ("check nowhere", asked("/v1/decisions/check", &with(check, "account", "none"))),
        ("judge at an account", asked("/v1/decisions/evaluate", &evaluate)),
        ("judge on behalf", asked("/v1/decisions/evaluate", &on_behalf)),
        ("judge nobody", asked("/v1/decisions/evaluate", &with(evaluate, "user", "nobody"))),
        ("status", get("/v1/users/u0@0@/status").staff("harbour")),
        ("status of nobody", get("/v1/users/nobody/status").staff("harbour")),
        ("suspension", set("suspended")),
        ("activation", set("active")),
        ("judge over usage", post("/v1/decisions/evaluate", &elsewhere).staff("harbour")),
    ]
}

/// Every way to ask for a list: each set of filters, each order, from the first row and from a cursor.
fn every_page(bank: &Bank) -> usize {
    let filters = [
        "status=executed",
        "account=a@0@",
        "customer=c@0@",
        "action=payments.create",
        "from=2026-01-01",
        "until=2027-01-01",
    ];
    let mut asked = 0;
    for sort in ["-createdAt", "createdAt", "-executionDate", "executionDate"] {
        for chosen in 0..1_u32 << filters.len() {
            let given =
                (0..filters.len()).filter(|place| chosen >> place & 1 == 1).map(|place| filters[place]);
            let query =
                given.fold(format!("sort={sort}&limit=1"), |query, filter| format!("{query}&{filter}"));
            let page = bank.ask(get(format!("/v1/transactions?{query}")).user("u0@0@"));
            assert_eq!(page.status, 200, "{query}: {page:?}");
            let cursor = page.json()["nextCursor"].as_str().unwrap().to_owned();
            let next = bank.ask(get(format!("/v1/transactions?{query}&cursor={cursor}")).user("u0@0@"));
            assert_eq!(next.status, 200, "{query}: {next:?}");
            asked += 2;
        }
    }
    asked
}

#[test]
fn every_page_of_a_list_seeks_its_rows_and_sorts_none() {
    let bank = filled(1);
    for number in 0..3 {
        let submit = post("/v1/transactions", &transaction("a@0@", "1")).user("u0@0@");
        assert_eq!(bank.ask(submit.key(&format!("page-{number}"))).status, 201);
    }
    bank.asked();
    let asked = every_page(&bank);
    let statements = recorded(&bank);
    let lists: BTreeMap<_, _> =
        statements.into_iter().filter(|(sql, _)| sql.contains("FROM transactions")).collect();
    assert_eq!(lists.len(), asked);
    for (sql, statement) in lists {
        let plan = plan(&bank, &statement);
        let column = if sql.contains("BY created_at") { "created_at" } else { "execution_date" };
        let seeks = |line: &String| {
            line.starts_with("SEARCH transactions USING INDEX transactions_by_")
                && line.contains("(legal_entity=? AND user=?")
                && (line.contains(column) || !sql.contains(&format!("{column} >=")))
        };
        assert!(plan.len() == 1 && plan.iter().all(seeks), "{sql}\n{plan:?}");
    }
}

/// Pages of transactions from each cursor, and what is not modified.
fn follow_up(bank: &Bank) {
    let page = bank.ask(get("/v1/transactions?limit=1").user("u0@0@"));
    let cursor = page.json()["nextCursor"].as_str().unwrap().to_owned();
    assert_eq!(bank.ask(get(format!("/v1/transactions?limit=1&cursor={cursor}")).user("u0@0@")).status, 200);
    let whole = bank.ask(get("/v1/me/entitlements").user("u0@0@"));
    let same = get("/v1/me/entitlements").user("u0@0@").header("if-none-match", whole.header("etag"));
    assert_eq!(bank.ask(same).status, 304);
    let stale = with(transaction("a@0@", "1"), "snapshotVersion", "1-000000000000");
    bank.ask(post("/v1/transactions", &stale).user("u0@0@").key("stale"));
    // Somebody is quicker: then it is looked who has the ids of what is new.
    bank.faults.plan(&[Fault::Before(DatabaseError::Conflict)]);
    let body = json!({ "status": "suspended", "reason": "as agreed" });
    let quicker = put("/v1/users/u1@0@/status", &body).header("if-match", "*").staff("harbour");
    assert_eq!(bank.ask(quicker).status, 200);
}

/// Everything that one user, or a member of the staff about one user or thing, ever asks.
fn ask_about_one(bank: &Bank) {
    for (name, ask) in of_users().into_iter().chain(of_staff()) {
        // Each time by a service that has loaded nothing yet, and once more.
        let bank = bank.restarted();
        for _ in 0..2 {
            let reply = bank.ask(ask.clone());
            assert!(reply.status < 500, "{name}: {reply:?}");
        }
    }
    crate::creating::live(bank);
    follow_up(bank);
    come_and_go(bank);
    come_with_a_code(bank);
    ask_about_members(bank);
    ask_about_audit(bank);
    ask_about_people(bank);
    activate_by_code(bank);
    for (_, ask) in every_route().into_iter().filter(|(_, ask)| !is_about_all(ask)) {
        for ask in [ask.clone(), ask.clone().user("ana"), ask.staff("harbour")] {
            bank.ask(ask);
        }
    }
}

/// Whether a question is about everything that a bank has.
fn is_about_all(ask: &Ask) -> bool {
    ["/v1/configuration", "/v1/demo/principals"].contains(&ask.route().1)
}

/// The questions about everything; imports that add, change and take away something in each list.
fn ask_about_all(bank: &Bank) {
    bank.ask(get("/v1/demo/principals"));
    let exported = bank.ask(get("/v1/configuration").staff("harbour")).json();
    let mut changed = exported.clone();
    changed["legalEntity"]["name"] = json!("Harbor");
    for list in LISTS {
        changed[list].as_array_mut().unwrap().reverse();
    }
    changed["users"][0]["status"] = json!("locked");
    let mut other = with_company();
    other["legalEntity"]["id"] = json!("other");
    let mut emptied = other.clone();
    for list in LISTS {
        emptied[list] = json!([]);
    }
    for document in [&changed, &exported, &exported, &other, &emptied] {
        bank.import(document);
    }
    pollster::block_on(countersign_worker::housekeeping(&bank.service)).unwrap();
    // Messages go another way where they leave the machine.
    let deployed = bank.restarted_as(Mode::Deployed);
    let waiting =
        "INSERT INTO outbox (id, legal_entity, user, kind, channel, recipient, parameters, created_at)
        VALUES ('m', 'harbour', 'ana', 'invitation', 'email', 'ana@example.com', '{}', '9')";
    deployed.sql(waiting).unwrap();
    let refused =
        "INSERT INTO outbox (id, legal_entity, user, kind, channel, recipient, parameters, created_at)
        VALUES ('r', 'harbour', 'ana', 'invitation', 'email', 'refused@example.com', '{}', '9')";
    deployed.sql(refused).unwrap();
    pollster::block_on(countersign_worker::housekeeping(&deployed.service)).unwrap();
}

const LISTS: [&str; 9] = [
    "limitGroups",
    "features",
    "contracts",
    "policies",
    "roles",
    "users",
    "signatoryGroups",
    "approvalRules",
    "grants",
];

/// A statement on one line.
fn plain(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each statement that was asked, once.
fn recorded(bank: &Bank) -> BTreeMap<String, Statement> {
    let calls = bank.asked().into_iter();
    calls.flatten().map(|statement| (statement.sql().to_owned(), statement)).collect()
}

/// The lines of the plan by which SQLite runs a statement.
fn plan(bank: &Bank, statement: &Statement) -> Vec<String> {
    let sql = format!("EXPLAIN QUERY PLAN {}", statement.sql());
    let mut explained = Statement::new(sql.leak());
    for value in statement.values() {
        explained = explained.optional(value.as_deref());
    }
    let rows = pollster::block_on(bank.database.query(explained)).unwrap();
    let line = |row: SqlRow| match row.0.into_iter().next_back() {
        Some(Cell::Text(text)) => text,
        other => panic!("{other:?}"),
    };
    rows.into_iter().map(line).collect()
}

/// How far a line of a plan walks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Walk {
    /// To what it seeks.
    Nowhere,
    /// Through all that a legal entity has.
    LegalEntity,
    /// Through all that there is.
    Everything,
}

/// Whether a name is that of a part of the statement itself, which has the few rows that its own lines found.
fn is_part(sql: &str, name: &str) -> bool {
    [format!("WITH {name} ("), format!("), {name} ("), format!(") AS {name} ")]
        .iter()
        .any(|part| sql.contains(part))
}

fn walk(sql: &str, line: &str) -> Walk {
    let mut words = line.split_whitespace();
    let (verb, table) = (words.next(), words.next().unwrap_or_default());
    if SMALL.contains(&table)
        || is_part(sql, table)
        || line.contains("VIRTUAL TABLE")
        || line.starts_with("SCAN (")
    {
        return Walk::Nowhere;
    }
    match verb {
        Some("SCAN") => Walk::Everything,
        Some("SEARCH") if line.ends_with("(legal_entity=?)") => Walk::LegalEntity,
        _ => Walk::Nowhere,
    }
}

/// The statements that walk farther than they may, each with the lines of its plan that do.
fn walking(bank: &Bank, statements: &BTreeMap<String, Statement>, allowed: Walk) -> Vec<String> {
    let mut found = Vec::new();
    for (sql, statement) in statements {
        let plain = plain(sql);
        let lines: Vec<_> =
            plan(bank, statement).into_iter().filter(|line| walk(&plain, line) > allowed).collect();
        let is_excepted = EXCEPTED.iter().any(|(part, _)| sql.contains(part));
        if !lines.is_empty() && !is_excepted {
            found.push(format!("{sql}\n    -> {}", lines.join("\n    -> ")));
        }
    }
    found
}

#[test]
fn no_statement_about_one_thing_walks_through_a_table_that_grows() {
    let bank = filled(3);
    ask_about_one(&bank);
    let statements = recorded(&bank);
    assert!(statements.len() > 30, "{} statements", statements.len());
    let found = walking(&bank, &statements, Walk::Nowhere);
    assert!(found.is_empty(), "{} statements walk:\n{}", found.len(), found.join("\n\n"));
}

#[test]
fn a_statement_about_everything_walks_through_one_legal_entity_at_most() {
    let bank = filled(3);
    ask_about_all(&bank);
    let statements = recorded(&bank);
    assert!(statements.len() > 50, "{} statements", statements.len());
    let found = walking(&bank, &statements, Walk::LegalEntity);
    assert!(found.is_empty(), "{} statements walk:\n{}", found.len(), found.join("\n\n"));
}

#[test]
fn every_statement_of_the_service_was_asked() {
    let bank = filled(1);
    ask_about_one(&bank);
    ask_about_all(&bank);
    let asked: Vec<_> = recorded(&bank).into_keys().map(|sql| plain(&sql)).collect();
    let missing: Vec<_> = statements_of(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")))
        .into_iter()
        .map(|sql| plain(&sql))
        .filter(|sql| !asked.iter().any(|asked| asked.contains(sql.as_str())))
        .collect();
    assert!(missing.is_empty(), "{} statements were never asked:\n{}", missing.len(), missing.join("\n"));
}

/// The beginnings of the statements that stand as literals in these sources.
fn statements_of(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(statements_of(&path));
            continue;
        }
        if path.ends_with("tests.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let begins = |text: &&str| {
            ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "].iter().any(|verb| text.starts_with(verb))
        };
        found.extend(text.split('"').skip(1).filter(begins).map(str::to_owned));
    }
    found
}

/// What questions cost in a bank of so many companies: machine steps of a service that has loaded nothing, and of one
/// that was asked before.
fn costs(companies: usize) -> Vec<(&'static str, [u64; 2])> {
    let bank = filled(companies);
    let cost = |(name, ask): (&'static str, Ask)| {
        let service = bank.restarted();
        let steps = [0, 1].map(|_| {
            let before = bank.database.steps();
            let reply = service.ask(ask.clone());
            assert!(reply.status < 500, "{name}: {reply:?}");
            bank.database.steps() - before
        });
        (name, steps)
    };
    of_users().into_iter().chain(of_staff()).map(cost).collect()
}

#[test]
fn no_question_costs_more_in_a_bank_of_a_hundred_thousand_users() {
    let (small, large) = (costs(10), costs(1_000));
    assert!(small.len() > 20);
    let mut grown = Vec::new();
    for ((name, few), (_, many)) in small.into_iter().zip(large) {
        eprintln!("{name}: {few:?} steps with 1,000 users, {many:?} with 100,000");
        if few.iter().zip(many).any(|(few, many)| many > few * 2) {
            grown.push(format!("{name}: {few:?} -> {many:?}"));
        }
    }
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}
