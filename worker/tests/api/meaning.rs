//! Bad input that has the form of its field and is wrong by what it means: each class with its exact status, code and
//! place, asked of every route that takes the field, and nothing is written.

mod elsewhere;
mod headers;
mod people;
mod references;

use crate::support::filled::fingerprint;
use crate::support::{Ask, Bank, assert_problem};

/// The questions so far, and what was answered otherwise than it should.
struct Refusals {
    bank: Bank,
    before: String,
    count: usize,
    wrong: Vec<String>,
}

impl Refusals {
    fn of(bank: Bank) -> Self {
        let before = kept(&bank);
        Self { bank, before, count: 0, wrong: Vec::new() }
    }

    /// Asks, and notes what is not this status, code and place. No place: the refusal is about the request as a whole.
    fn expect(&mut self, ask: Ask, status: u16, code: &str, place: Option<&str>) {
        self.count += 1;
        let shown = format!("{:?} {}", ask.route(), String::from_utf8_lossy(ask.body()));
        // Each from another network, so that nobody tries too often.
        let address = format!("10.9.{}.{}", self.count / 250, self.count % 250);
        let reply = self.bank.ask(ask.header("cf-connecting-ip", &address));
        if reply.status < 400 {
            self.wrong.push(format!("{shown}: {}", reply.status));
            return;
        }
        let errors = reply.json()["errors"].clone();
        let first = (errors[0]["pointer"].as_str(), errors[0]["code"].as_str().unwrap_or(code));
        if (reply.status, reply.code().as_str(), first) != (status, code, (place, code)) {
            self.wrong.push(format!("{shown}: in place of {status} {code} at {place:?}: {}", reply.text));
            return;
        }
        assert_problem(&reply, status, code);
    }

    /// Every answer was as it should be, and the database holds what it held.
    fn done(self, at_least: usize) {
        let Self { bank, before, count, wrong } = self;
        assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
        assert!(count >= at_least, "{count}");
        assert_eq!(kept(&bank), before);
    }
}

/// Everything that is stored, but for the trace of what somebody was refused, and its seals.
pub fn kept(bank: &Bank) -> String {
    fingerprint(bank).lines().filter(|line| !line.starts_with("audit")).collect::<Vec<_>>().join("\n")
}
