//! The native database.

use countersign_worker::database::{Database, Statement};
use countersign_worker::native::Sqlite;

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
