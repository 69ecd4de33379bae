//! Messages to people, where they leave the machine.

use countersign_worker::housekeeping;
use countersign_worker::ports::Clock;
use countersign_worker::service::Mode;

use crate::identity::{HOUR, MINUTE, invitation, later, token, with_ana};
use crate::support::{Bank, NOW};

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
             VALUES ('m{number:03}', 'harbour', 'ana', 'invitation', 'email', '{recipient}', '{{\"token\":\"secret\"}}', 
               '{NOW}')"
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
    assert_eq!(run(&bank), [""; 0], "it is tried again after a minute");
    later(&bank, MINUTE);
    assert_eq!(run(&bank), ["m000 {\"token\":\"secret\"}"]);
}

#[test]
fn what_is_never_taken_stands_before_nobody_and_is_given_up() {
    let bank = waiting(&["refused@example.com"; 30]);
    bank.sql("UPDATE outbox SET recipient = 'ben@example.com' WHERE id = 'm029'").unwrap();
    assert_eq!(run(&bank), [""; 0]);
    assert_eq!(run(&bank), ["m029 {\"token\":\"secret\"}"]);
    // Twice as long each time, and never again after three days.
    let number = |sql| bank.number(sql).parse::<u64>().unwrap();
    let due = || number("SELECT CAST(due_at AS TEXT) FROM outbox WHERE id = 'm000'");
    let now = bank.clock.millis();
    assert_eq!(due() - now, 60_000);
    later(&bank, MINUTE);
    run(&bank);
    assert_eq!(due() - now, 3 * 60_000);
    later(&bank, 73 * HOUR);
    bank.sql("UPDATE outbox SET due_at = 0").unwrap();
    run(&bank);
    assert_eq!(bank.number(KEPT), "0");
    later(&bank, 32 * 24 * HOUR);
    run(&bank);
    assert_eq!(bank.number("SELECT CAST(COUNT(*) AS TEXT) FROM outbox"), "0");
}

#[test]
fn what_has_ended_is_swept() {
    let bank = with_ana();
    token(&bank);
    bank.ask(invitation("ben"));
    let left = || {
        [
            "SELECT CAST(COUNT(*) AS TEXT) FROM sessions",
            "SELECT CAST(COUNT(*) AS TEXT) FROM secrets",
            "SELECT CAST(COUNT(*) AS TEXT) FROM throttles",
        ]
        .map(|sql| bank.number(sql))
    };
    run(&bank);
    assert_eq!(left()[..2], ["1", "1"]);
    later(&bank, 13 * HOUR);
    run(&bank);
    assert_eq!(left(), ["0", "1", "0"]);
    later(&bank, 72 * HOUR);
    run(&bank);
    assert_eq!(left(), ["0", "1", "0"], "it is still told that it has ended");
    later(&bank, 33 * 24 * HOUR);
    run(&bank);
    assert_eq!(left(), ["0", "0", "0"]);
}

#[test]
fn a_run_takes_so_many_and_the_next_one_goes_on() {
    let bank = waiting(&["ana@example.com"; 25]);
    assert_eq!([run(&bank).len(), run(&bank).len(), run(&bank).len()], [20, 5, 0]);
}
