//! Messages to people, where they leave the machine.

use countersign_worker::housekeeping;
use countersign_worker::service::Mode;

use crate::support::Bank;

/// A deployed bank with messages that wait to these addresses, in this order.
fn waiting(recipients: &[&str]) -> Bank {
    let bank = Bank::empty(Mode::Deployed);
    bank.sql(
        "INSERT INTO legal_entities (id, name, currency, time_zone, week_start, rates, settings, catalogue_version)
         VALUES ('harbour', 'Harbour', 'EUR', 'Europe/Madrid', 'monday', '{}', '{}', '1-000000000000')",
    )
    .unwrap();
    for (number, recipient) in recipients.iter().enumerate() {
        let sql = format!(
            "INSERT INTO outbox (id, legal_entity, user, kind, channel, recipient, parameters, created_at)
             VALUES ('m{number:03}', 'harbour', 'ana', 'invitation', 'email', '{recipient}', '{{\"token\":\"secret\"}}', '')"
        );
        bank.sql(sql.leak()).unwrap();
    }
    bank
}

fn run(bank: &Bank) -> Vec<String> {
    pollster::block_on(housekeeping(&bank.service)).unwrap();
    let post = std::mem::take(&mut *bank.post.lock().unwrap());
    post.into_iter().map(|letter| format!("{} {}", letter.id, letter.parameters)).collect()
}

const KEPT: &str = "SELECT CAST(COUNT(*) AS TEXT) FROM outbox WHERE parameters IS NOT NULL";

#[test]
fn a_message_is_handed_over_once_and_its_secret_is_blanked() {
    let bank = waiting(&["ana@example.com"]);
    assert_eq!(run(&bank), ["m000 {\"token\":\"secret\"}"]);
    assert_eq!(bank.number(KEPT), "0");
    assert_eq!(run(&bank), [""; 0]);
}

#[test]
fn what_is_not_taken_waits_and_holds_up_nothing_else() {
    let bank = waiting(&["refused@example.com", "ben@example.com"]);
    assert_eq!(run(&bank), ["m001 {\"token\":\"secret\"}"]);
    assert_eq!(bank.number(KEPT), "1");
    bank.sql("UPDATE outbox SET recipient = 'ana@example.com'").unwrap();
    assert_eq!(run(&bank), ["m000 {\"token\":\"secret\"}"]);
}

#[test]
fn a_run_takes_so_many_and_the_next_one_goes_on() {
    let bank = waiting(&["ana@example.com"; 25]);
    assert_eq!([run(&bank).len(), run(&bank).len(), run(&bank).len()], [20, 5, 0]);
}
