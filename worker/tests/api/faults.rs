//! Every route, with every call of the database failing in turn.

use countersign_worker::database::DatabaseError;
use countersign_worker::http::Admission;

use crate::access::every_route;
use crate::support::{Ask, Bank, Fault, Reply, assert_problem};

pub fn signed_in(access: Admission, ask: Ask) -> Ask {
    match access {
        Admission::Public | Admission::LocalOnly | Admission::Credentials => ask,
        Admission::User | Admission::SignedIn => ask.user("ana"),
        Admission::Staff | Admission::Manager => ask.staff("harbour"),
    }
}

/// Whether the service has answered; that nothing is there is an answer, too, and that a password is wrong.
pub fn is_done(reply: &Reply) -> bool {
    reply.status < 300
        || reply.status == 404
        || ["sign-in-refused", "step-void"].contains(&reply.code().as_str())
}

/// Asks with the first, the second … call failing, until one more would fail than there are. A failed answer is a 503
/// of one of these codes; asking again works, and in the end there is at most one effect.
fn with_each_call_failing(fault: &Fault, codes: &[&str]) {
    for (access, ask) in every_route() {
        let ask = signed_in(access, ask);
        for number in 0_usize.. {
            let bank = Bank::new();
            let before = bank.counts();
            bank.faults.at_call(number, fault.clone());
            let reply = bank.ask(ask.clone());
            if !bank.faults.met() {
                assert!(is_done(&reply), "{ask:?} {reply:?}");
                break;
            }
            if !is_done(&reply) {
                assert!(codes.contains(&reply.code().as_str()), "{ask:?} {reply:?}");
                assert_problem(&reply, 503, &reply.code());
            }
            if !is_done(&reply) && matches!(fault, Fault::Before(_)) {
                assert_eq!(bank.counts(), before, "{ask:?}");
            }
            let again = bank.ask(ask.clone());
            assert!(is_done(&again), "{ask:?} {again:?}");
            assert!(bank.counts()[0].as_str() <= "1", "{ask:?}");
            assert_eq!(bank.counts()[4], "0");
        }
    }
}

#[test]
fn a_call_that_fails_is_503_and_nothing_is_written() {
    with_each_call_failing(&Fault::Before(DatabaseError::Unavailable), &["unavailable"]);
}

#[test]
fn a_lost_answer_is_never_doubled() {
    with_each_call_failing(&Fault::After, &["unavailable"]);
}

#[test]
fn a_conflict_is_busy_at_most() {
    with_each_call_failing(&Fault::Before(DatabaseError::Conflict), &["busy", "unavailable"]);
}
