//! The native database, and what errors of either database mean.

use countersign_worker::database::{Database, DatabaseError, Statement, classify};
use countersign_worker::native::Sqlite;
use serde_json::Value;

#[test]
fn a_database_in_a_file_is_migrated_once_and_keeps_what_was_written() {
    let folder = std::env::temp_dir().join(format!("countersign-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("bank.sqlite");
    let insert = "INSERT INTO guard (ok) VALUES (1)";
    pollster::block_on(Sqlite::in_file(&path).unwrap().query(Statement::new(insert))).unwrap();
    let again = Sqlite::in_file(&path).unwrap();
    let rows = pollster::block_on(again.query(Statement::new("SELECT ok FROM guard"))).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(rows.len(), 1);
}

/// Errors with their texts as the platform's database says them: `tests/js/d1-errors.test.mjs` holds them against it.
fn errors() -> Vec<Value> {
    serde_json::from_str(include_str!("support/d1_errors.json")).unwrap()
}

const fn kind(error: Option<&DatabaseError>) -> &'static str {
    match error {
        Some(DatabaseError::Conflict) => "conflict",
        Some(DatabaseError::Referenced) => "referenced",
        Some(DatabaseError::Unavailable) => "unavailable",
        Some(DatabaseError::Other(_)) => "other",
        Some(DatabaseError::UnknownOutcome) | None => "unknown",
    }
}

#[test]
fn errors_of_the_platforms_database_are_told_apart_by_their_texts() {
    for case in errors() {
        assert_eq!(kind(classify(case["text"].as_str().unwrap()).as_ref()), case["means"], "{case}");
    }
}

#[test]
fn the_native_database_tells_the_same_errors_apart() {
    for case in errors() {
        let statements: Vec<Statement> = serde_json::from_value::<Vec<String>>(case["statements"].clone())
            .unwrap()
            .into_iter()
            .map(|sql| Statement::new(sql.leak()))
            .collect();
        if !statements.is_empty() {
            let error = pollster::block_on(Sqlite::in_memory().unwrap().batch(statements)).unwrap_err();
            assert_eq!(kind(Some(&error)), case["means"], "{case}: {error}");
        }
    }
}

/// A database as the first four migrations left it, with what had happened until then.
fn before_versions() -> rusqlite::Connection {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    for sql in [
        include_str!("../../migrations/0001_configuration.sql"),
        include_str!("../../migrations/0002_ledger.sql"),
        include_str!("../../migrations/0003_grants.sql"),
        include_str!("../../migrations/0004_history.sql"),
    ] {
        connection.execute_batch(sql).unwrap();
    }
    connection
        .execute_batch(
            "INSERT INTO legal_entities VALUES ('le', 'LE', 'EUR', 'UTC', 'monday', '{}', '{}', '7-abc', 0);
             INSERT INTO contracts VALUES ('le', 'k1', 0, '7-abc'), ('le', 'k2', 1, '7-abc');
             INSERT INTO usage VALUES
               ('le', 'a1', '2026-03-04', 'ana', 'x', 9007199254740993), ('le', 'a1', '2026-03-04', 'ben', 'x', 7),
               ('le', 'a1', '2026-03-05', 'ben', 'x', 1), ('other', 'a1', '2026-03-04', 'ana', 'x', 5);
             INSERT INTO idempotency_keys VALUES
               ('le', 'ana', 'k', 'hash', 'accepted', '{}', '2026-03-04T11:00:00.250Z');",
        )
        .unwrap();
    connection
}

#[test]
fn what_had_happened_before_there_were_two_versions_is_kept() {
    let connection = before_versions();
    connection.execute_batch(include_str!("../../migrations/0005_versions.sql")).unwrap();
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    assert_eq!(texts("SELECT catalogue_version FROM legal_entities"), ["7-abc"]);
    let versions = texts("SELECT version FROM contracts ORDER BY id");
    assert!(versions.iter().all(|version| version.len() == 14 && version.starts_with("7-")), "{versions:?}");
    assert_ne!(versions[0], versions[1], "a version is one contract's");
    assert_eq!(texts("SELECT version FROM contract_history ORDER BY contract"), versions);
    let total = "SELECT legal_entity || ' ' || date || ' ' || amount_minor FROM usage_totals ORDER BY 1";
    assert_eq!(
        texts(total),
        ["le 2026-03-04 9007199254741000", "le 2026-03-05 1", "other 2026-03-04 5"],
        "sums of everybody, of one legal entity each"
    );
    assert_eq!(texts("SELECT CAST(COUNT(*) AS TEXT) FROM usage"), ["4"]);
    let key = "SELECT key || ' ' || request_hash || ' ' || expires_at FROM idempotency_keys";
    let expiry = "2026-03-05T11:00:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond();
    assert_eq!(texts(key), [format!("k hash {expiry}")]);
}

#[test]
fn a_configuration_from_before_edits_is_kept() {
    let connection = before_versions();
    connection.execute_batch("PRAGMA foreign_keys = ON").unwrap();
    connection
        .execute_batch(
            r#"INSERT INTO customers VALUES ('le', 'c1', 'k1', 0, 'One', '[]', '{}'), ('le', 'c2', 'k1', 1, 'Two', '[]', '{}');
             INSERT INTO users VALUES ('le', 'ana', 0, 'active'), ('le', 'ben', 1, 'active'), ('le', 'group', 2, 'active');
             INSERT INTO signatory_groups VALUES ('le', 'g', 'c1', 0, '["ben","ana"]'), ('le', 'none', 'c1', 1, '[]');
             INSERT INTO approval_rules VALUES
               ('le', 0, 'c1', NULL, 'x', 'daily',
                '[{"above":"0","anyOf":[[{"users":["ana","ben"],"count":1}],[{"users":["ana"],"count":1},{"group":"g","count":1}]]}]'),
               ('le', 1, 'c2', 'a', 'x', 'weekly', '[{"above":"0","none":true}]');"#,
        )
        .unwrap();
    for sql in [
        include_str!("../../migrations/0005_versions.sql"),
        include_str!("../../migrations/0006_configuration.sql"),
    ] {
        connection.execute_batch(sql).unwrap();
    }
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let members = "SELECT signatory_group || ' ' || user FROM signatory_group_members ORDER BY position";
    assert_eq!(texts(members), ["g ben", "g ana"]);
    let rules = "SELECT customer || ' ' || COALESCE(account, '-') || ' ' || period FROM approval_rules ORDER BY position";
    assert_eq!(texts(rules), ["c1 - daily", "c2 a weekly"]);
    let named = "SELECT customer || ' ' || user FROM approval_rule_users JOIN approval_rules ON id = rule ORDER BY user";
    assert_eq!(texts(named), ["c1 ana", "c1 ben"]);
    for sql in
        [include_str!("../../migrations/0007_lists.sql"), include_str!("../../migrations/0013_rules.sql")]
    {
        connection.execute_batch(sql).unwrap();
    }
    assert_eq!(texts(rules), ["c1 - daily", "c2 a weekly"], "and with what rules may say since");
    assert_eq!(texts(named), ["c1 ana", "c1 ben"]);
    let ids = texts("SELECT id FROM approval_rules");
    assert!(ids[0] != ids[1] && ids.iter().all(|id| id.len() == 32), "{ids:?}");
    let gap = "SELECT CAST(MAX(position) - MIN(position) AS TEXT) FROM users";
    assert_eq!(texts(gap), [(2 * 1_048_576).to_string()]);
    assert_eq!(texts("SELECT 'broken' FROM pragma_foreign_key_check"), [""; 0]);
}
