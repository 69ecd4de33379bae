//! Times the engine on worlds of three sizes: medians of rounds in one process, natively.
//!
//! The machine is shared and other work goes on: compare figures of one run with each other, not across runs.

use std::hint::black_box;
use std::time::{Duration, Instant};

use countersign_core::{Engine, Place, wire};
use countersign_tests::sized::{SIZES, Size, action};
use serde_json::json;

const ROUNDS: usize = 7;

/// The median time of one call, over rounds of as many calls as fill some milliseconds.
fn median(mut call: impl FnMut(usize)) -> Duration {
    let once = Instant::now();
    call(0);
    let calls = (5_000_000 / once.elapsed().as_nanos().max(10)).clamp(1, 200_000);
    let calls = u32::try_from(calls).unwrap_or(1);
    let mut rounds: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let started = Instant::now();
            (0..calls as usize).for_each(&mut call);
            started.elapsed() / calls
        })
        .collect();
    rounds.sort_unstable();
    rounds[ROUNDS / 2]
}

/// Different users, actions and accounts in turn, so that no answer is the one before.
struct Asked {
    users: Vec<String>,
    accounts: Vec<String>,
    actions: Vec<String>,
}

impl Asked {
    fn new(size: &Size) -> Self {
        let customers = 0..size.customers.min(50);
        Self {
            users: (0..size.users.min(64)).map(|user| format!("user-{user}")).collect(),
            accounts: customers
                .map(|customer| size.account(customer, customer % size.accounts_each()))
                .collect(),
            actions: (0..size.actions).map(action).collect(),
        }
    }

    fn check(&self, turn: usize) -> (&str, &str, &str) {
        let of = |list: &'_ Vec<String>, step: usize| (turn * step) % list.len();
        let user = if turn.is_multiple_of(2) { 0 } else { of(&self.users, 7) };
        (&self.users[user], &self.actions[of(&self.actions, 11)], &self.accounts[of(&self.accounts, 3)])
    }
}

fn measure(size: &Size) {
    let document = size.document().to_string();
    let asked = Asked::new(size);
    let load = median(|_| drop(black_box(Engine::load(document.as_bytes()).expect("it loads"))));
    let engine = Engine::load(document.as_bytes()).expect("it loads");
    let request = |turn: usize| {
        let (user, action, account) = asked.check(turn);
        engine.request(user, action, Place::Account { account, customer: None }).expect("known ids")
    };
    let requests: Vec<_> = (0..1_024).map(request).collect();
    let by_handle = median(|turn| _ = black_box(engine.allows(requests[turn % requests.len()])));
    let by_strings = median(|turn| _ = black_box(engine.allows(request(turn))));
    let questions: Vec<String> = (0..1_024)
        .map(|turn| {
            let (user, action, account) = asked.check(turn);
            format!(r#"{{"user":"{user}","action":"{action}","account":"{account}"}}"#)
        })
        .collect();
    let by_json = median(|turn| drop(black_box(wire::check(&engine, questions[turn % 1_024].as_bytes()))));
    let payment = format!(
        r#"{{"user":"user-0","action":"f0.create","account":"{}","amount":"700.00","date":"2026-11-20"}}"#,
        size.account(0, 0)
    );
    let evaluate = median(|_| drop(black_box(wire::evaluate(&engine, payment.as_bytes(), None))));
    let matrix = median(|_| {
        drop(black_box(wire::matrix(&engine, br#"{"user":"user-0","customer":"customer-0"}"#)));
    });
    println!(
        "{:<7} {:>9} KB  load {load:>10.1?}  check by handle {by_handle:>8.1?}, by strings {by_strings:>8.1?}, as JSON \
         {by_json:>8.1?}  evaluate as JSON {evaluate:>8.1?}  matrix of a customer {matrix:>8.1?}",
        size.name,
        document.len() / 1024
    );
}

/// Rules of one customer for a payment, each for other initiators; the last names the user who asks.
const RULES: usize = 500;

/// What a payment costs where each of many initiators has a rule of their own.
fn measure_rules(size: &Size) {
    let mut document = size.document();
    let rule = |number: usize| {
        let user = format!("user-{}", (RULES - 1 - number) % size.users);
        json!({"customer": "customer-0", "action": "f0.create", "period": "perTransaction",
            "initiators": [{"users": [user]}],
            "bands": [{"above": "0", "upTo": "1000.00", "anyOf": [[{"anyone": true, "count": 1}]]},
                {"above": "1000.00", "anyOf": [[{"anyone": true, "count": 2}]]}]})
    };
    document["approvalRules"] = (0..RULES).map(rule).collect();
    let engine = Engine::load(document.to_string().as_bytes()).expect("it loads");
    let asked = |more: &str| {
        let account = size.account(0, 0);
        format!(r#"{{"user":"user-0","action":"f0.create","account":"{account}","date":"2026-11-20"{more}}}"#)
    };
    let (payment, before) = (asked(r#","amount":"7000.00""#), asked(""));
    let evaluate = median(|_| drop(black_box(wire::evaluate(&engine, payment.as_bytes(), None))));
    let headroom = median(|_| drop(black_box(wire::headroom(&engine, before.as_bytes(), None))));
    let ratio = headroom.as_secs_f64() / evaluate.as_secs_f64();
    println!(
        "{:<7} {RULES} rules by initiator: evaluate {evaluate:>8.1?}, headroom {headroom:>8.1?}, {ratio:.1} times as \
         long",
        size.name
    );
}

fn main() {
    println!("engine {}, medians of {ROUNDS} rounds in one process", countersign_core::ENGINE_VERSION);
    SIZES.iter().for_each(measure);
    SIZES.iter().for_each(measure_rules);
}
