//! A batch whose answer was lost, and which is written later than anybody looked for it.

use serde_json::{Value, json};

use crate::access::every_route;
use crate::faults::{is_done, signed_in};
use crate::support::{Bank, Fault, Reply, payment, post};

/// How many further calls a batch is late.
const DELAYS: std::ops::Range<usize> = 0..4;

#[test]
fn a_write_that_lands_late_takes_effect_at_most_once() {
    for (access, ask) in every_route() {
        let ask = signed_in(access, ask);
        for (number, delay) in (0..4).flat_map(|number| DELAYS.map(move |delay| (number, delay))) {
            let bank = Bank::new();
            bank.faults.at_call(number, Fault::Late(delay));
            let reply = bank.ask(ask.clone());
            let was_late = bank.faults.met();
            assert!(reply.status < 500 || reply.status == 503, "{ask:?} {reply:?}");
            bank.faults.land_now();
            let again = bank.ask(ask.clone());
            assert!(is_done(&again), "{ask:?} {again:?}");
            assert!(bank.counts()[0].as_str() <= "1", "{ask:?} {number} {delay}");
            assert_eq!(bank.counts()[4], "0", "{ask:?}");
            if !was_late {
                break;
            }
        }
    }
}

fn pay(bank: &Bank, amount: &str, key: &str) -> Reply {
    bank.ask(post("/v1/transactions", &payment(amount)).user("ana").key(key))
}

fn listed(bank: &Bank) -> Value {
    bank.ask(crate::support::get("/v1/transactions").user("ana")).json()["items"].clone()
}

#[test]
fn whoever_was_told_of_a_payment_finds_that_payment_and_no_other() {
    for delay in DELAYS {
        let bank = Bank::new();
        bank.faults.plan(&[Fault::Late(delay)]);
        let first = pay(&bank, "60.00", "late");
        assert_eq!(first.status, 201, "{delay}: {first:?}");
        bank.faults.land_now();
        let again = pay(&bank, "60.00", "late");
        assert_eq!((again.status, &again.json()["id"]), (201, &first.json()["id"]), "{delay}");
        let items = listed(&bank);
        assert_eq!((items.as_array().unwrap().len(), &items[0]["id"]), (1, &first.json()["id"]), "{delay}");
        let used = bank.number("SELECT CAST(SUM(amount_minor) AS TEXT) FROM usage");
        assert_eq!(used, "6000", "{delay}");
    }
}

/// The late payment took the last of the limit while its sender was told that it was refused, or the other way round:
/// what was told stays true.
#[test]
fn a_late_payment_never_passes_a_limit_that_others_have_reached() {
    for delay in DELAYS {
        let bank = Bank::new();
        bank.faults.plan(&[Fault::Late(delay + 3)]);
        let late = pay(&bank, "500.00", "late");
        let others: Vec<_> = ["1", "2", "3"].iter().map(|key| pay(&bank, "500.00", key).status).collect();
        bank.faults.land_now();
        let told = usize::from(late.status == 201) + others.iter().filter(|status| **status == 201).count();
        let used = bank.number("SELECT CAST(SUM(amount_minor) AS TEXT) FROM usage");
        // The daily limit is 1,000.00.
        assert_eq!((told, used.as_str()), (2, "100000"), "{delay}: {} {others:?}", late.status);
        assert_eq!(listed(&bank).as_array().unwrap().len(), 2);
    }
}

#[test]
fn a_late_denial_stays_what_was_told() {
    for delay in DELAYS {
        let bank = Bank::new();
        bank.faults.plan(&[Fault::Late(delay)]);
        let denied = pay(&bank, "501", "late");
        assert_eq!(denied.status, 422, "{denied:?}");
        bank.faults.land_now();
        assert_eq!(pay(&bank, "501", "late").json()["verdict"], denied.json()["verdict"]);
        assert_eq!(bank.counts()[..3], ["0", "0", "1"].map(str::to_owned), "{delay}");
        assert_eq!(denied.json()["verdict"]["outcome"], json!("denied"));
    }
}
