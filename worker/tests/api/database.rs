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
