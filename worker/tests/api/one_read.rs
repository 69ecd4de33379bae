//! A use case reads everything in one batch: what it reads belongs together, and nothing comes between.

use std::future::poll_fn;
use std::task::Poll;

use countersign_worker::http::Admission;
use serde_json::{Value, json};

use crate::access::{every_route, signs_out};
use crate::faults::{is_done, signed_in};
use crate::support::{Ask, Bank, Fault, Gate, Reply, assert_problem, document, get, payment, post};

/// Calls of the database that a route makes: the first time, and when its snapshot is in memory.
fn calls(method: &str, path: &str) -> [usize; 2] {
    match (method, path) {
        ("POST", "/v1/transactions") => [3, 2],
        // The try is counted when it is known who asks.
        ("POST", "/v1/user-names/check") => [2, 2],
        // And read again: of two at once, one has begun it.
        ("POST", "/v1/user-drafts") => [3, 3],
        // Who asks, and whether the same was asked; each row of a file is as much as a user.
        ("POST", "/v1/users/import") => [2, 2],
        ("GET" | "POST", "/v1/users/cid/entities") => [2, 1],
        ("PUT", "/v1/users/cid/access") => [5, 4],
        ("POST", "/v1/users/preview") => [3, 3],
        ("POST", "/v1/custom-roles") => [4, 5],
        // Who has no details cannot be checked, and where nothing was found there is nothing to clear.
        ("POST", "/v1/screenings" | "/v1/users/cid/screening/clearance") => [1, 1],
        // What somebody has who may not have it twice; what is edited; the batch; and the message is delivered at once.
        ("POST", "/v1/users") => [6, 2],
        // Who knows no password costs as much, whatever it is that they do not know: the try is counted, then at the name,
        // and the audit has it, or somebody is looked up who is nobody.
        ("POST", "/v1/session") => [3, 3],
        // A company that is none: what every answer needs is read with the tries.
        ("POST", "/v1/activation" | "/v1/self-enrolments") => [1, 1],
        // The try, whose the name is, what is written (here for nobody, with the same work), and the message.
        ("POST", "/v1/activation/code") => [4, 4],
        // The one who asks is let in, and then it is written.
        ("PUT", "/v1/me/preferences") => [2, 2],
        // Whose the name is, then it is written, and the message is delivered at once.
        ("POST", "/v1/staff") => [3, 3],
        ("POST", "/v1/setup") | ("PUT", "/v1/staff/nobody/status") => [1, 1],
        // A step that is none is looked up nowhere; here nobody has an identity, nor a user elsewhere.
        ("POST", "/v1/session/code" | "/v1/session/entity" | "/v1/me/second-factor") => [1, 1],
        ("PUT", "/v1/me/second-factor" | "/v1/users/cid/allowlist") => [1, 1],
        // The second time, they are so already.
        ("PUT", "/v1/settings/people") => [2, 1],
        // What a session is for, or a message; then it is written.
        ("POST", "/v1/demo/session") => [2, 2],
        // And the message is delivered at once.
        ("POST", "/v1/users/cid/invitation") => [3, 3],
        ("GET", "/v1/me") => [2, 1],
        ("DELETE", "/v1/me/sessions" | "/v1/me/sessions/none") => [2, 2],
        // Nobody has to be let in to end their session, and here there is none.
        ("DELETE", "/v1/session") => [0, 0],
        // Who has no password has none to change.
        ("PUT", "/v1/me/password" | "/v1/users/cid/password") => [1, 1],
        // A use case that asks an engine reads its document when nobody did before.
        ("GET", "/v1/me/entitlements") | ("POST", _) => [2, 1],
        // Who is shown what of a user has it from the user's contracts.
        ("GET", "/v1/users/cid" | "/v1/users/cid/entitlements" | "/v1/users/cid/certificate") => [2, 1],
        ("GET", "/v1/users/cid/status/consequences") => [3, 2],
        // And the audit is told.
        ("GET", "/v1/users/export") => [2, 2],
        // The companies are read anew only when nobody did before, and what can be copied of them.
        ("GET", "/v1/user-management/options?contract=k1" | "/v1/custom-roles?contract=k1") => [3, 2],
        ("GET", "/v1/roles?contract=k1" | "/v1/customers?contract=k1" | "/v1/limit-groups?contract=k1") => {
            [2, 1]
        }
        // The customer's contract, and who of its records is there already.
        ("GET", "/v1/core-records?customer=c1") => [3, 3],
        // The contracts where the user has a part, and what they have there.
        ("GET", "/v1/users/cid/access") => [3, 3],
        ("DELETE", "/v1/users/cid/invitation") => [2, 2],
        // And whether the user has a password, which says what they become again, and what is known of the person.
        ("PUT", "/v1/users/cid/status") => [4, 3],
        // Who has no details has none to change; and what is written for a demo is written once.
        ("PUT", "/v1/users/cid/details") => [1, 1],
        ("PUT", "/v1/demo/people") => [2, 1],
        ("PUT", "/v1/demo/campaigns") => [1, 1],
        ("PUT", "/v1/settings/relationships") => [2, 1],
        // Drafts are read, and then written.
        ("PUT" | "DELETE", _) if path.starts_with("/v1/user-drafts") => [1, 1],
        // Who is on a list; imported again, it is the same.
        ("PUT", "/v1/configuration") => [3, 2],
        // Which contracts the user has a part in is read first: their documents are what is edited.
        ("PUT", _) => [3, 2],
        // Who may see what; on a developer's machine what is not sealed, and its seals; then what is asked.
        ("GET", path) if path.starts_with("/v1/audit") => audit_calls(path),
        _ => [1, 1],
    }
}

fn audit_calls(path: &str) -> [usize; 2] {
    match path {
        // That it was exported is sealed the next time.
        "/v1/audit/export" => [5, 5],
        _ => [4, 3],
    }
}

#[test]
fn every_route_makes_as_few_calls_as_it_can() {
    let mut others = Vec::new();
    for (access, ask) in every_route() {
        let bank = Bank::new();
        let ask = signed_in(access, ask);
        let count = |key: &str| {
            bank.faults.forget_calls();
            let reply = bank.ask(ask.clone().rekeyed(key));
            // What is there under another key is not made twice.
            assert!(is_done(&reply) || reply.status == 409, "{reply:?}");
            bank.faults.calls()
        };
        let (method, path) = ask.route();
        let (found, expected) = ([count("cold"), count("warm")], calls(method, path));
        if found != expected {
            others.push(format!("{method} {path}: {found:?} in place of {expected:?}"));
        }
    }
    assert!(others.is_empty(), "{}", others.join("\n"));
}

#[test]
fn who_may_not_come_in_costs_one_read() {
    let mut suspended = document();
    suspended["users"][0]["status"] = json!("suspended");
    let bank = Bank::new();
    bank.import(&suspended);
    let of_users = |(access, ask): &(Admission, Ask)| {
        let kinds = [Admission::User, Admission::SignedIn, Admission::Manager];
        kinds.contains(access) && !signs_out(ask)
    };
    for (access, ask) in every_route().into_iter().filter(of_users) {
        for (user, status, code) in [("nobody", 401, "sign-in-required"), ("ana", 403, "user-not-active")] {
            bank.faults.forget_calls();
            assert_problem(&bank.ask(ask.clone().user(user)), status, code);
            assert_eq!(bank.faults.calls(), 1, "{access:?} {ask:?}");
        }
    }
}

#[test]
fn a_replayed_answer_costs_one_read() {
    let bank = Bank::new();
    assert_eq!(bank.pay("5", "k").status, 201);
    bank.faults.forget_calls();
    assert_eq!(bank.pay("5", "k").status, 201);
    assert_eq!(bank.faults.calls(), 1);
}

/// The bank's document without the account on which everybody has spent.
fn without_a1() -> Value {
    let mut document = document();
    let accounts = document["contracts"][0]["customers"][0]["accounts"].as_array_mut().unwrap();
    accounts.retain(|account| account["id"] != "a1");
    for user in document["users"].as_array_mut().unwrap() {
        for assignment in user["assignments"].as_array_mut().unwrap() {
            assignment["accounts"].as_array_mut().unwrap().retain(|account| account != "a1");
            assignment.as_object_mut().unwrap().remove("removed");
            assignment.as_object_mut().unwrap().remove("limits");
        }
    }
    document["approvalRules"].as_array_mut().unwrap().retain(|rule| rule["account"] != "a1");
    document
}

/// Asks, and imports another document before the call of this number; `None` if there are not so many calls.
fn torn(bank: &Bank, ask: &Ask, number: usize, other: &Value) -> Option<Reply> {
    let gate = Gate::of(2);
    bank.faults.at_call(number, Fault::Wait(gate.clone()));
    let import = async {
        // The question waits at the gate, or is answered, when it was polled for the first time.
        poll_fn(|context| {
            context.waker().wake_by_ref();
            if gate.is_waited_at() { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        let reply = bank.ask_later(bank.replacing(other).staff("harbour")).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        gate.open();
    };
    let question = bank.ask_later(ask.clone());
    let mut question = Box::pin(question);
    let mut import = Box::pin(import);
    pollster::block_on(async {
        match futures_util::future::select(&mut question, &mut import).await {
            // Answered without having met the gate.
            futures_util::future::Either::Left((reply, _)) if !bank.faults.met() => {
                drop(reply);
                None
            }
            futures_util::future::Either::Left((reply, _)) => Some(reply),
            futures_util::future::Either::Right(((), question)) => Some(question.await),
        }
    })
}

#[test]
fn an_import_between_any_two_calls_tears_nothing() {
    let questions = [
        get("/v1/me/entitlements").user("ana"),
        get("/v1/me/entitlements").user("ben"),
        post("/v1/transactions/evaluate", &payment("1")).user("ana"),
        post("/v1/transactions", &payment("1")).user("ana").key("torn"),
        post(
            "/v1/decisions/evaluate",
            &json!({ "question": {
                "user": "ana", "action": "payments.create", "account": "a1", "amount": "1", "date": "2026-03-04",
            } }),
        )
        .staff("harbour"),
    ];
    for question in questions {
        for number in 0.. {
            let bank = Bank::new();
            assert_eq!(bank.pay("100", "before").status, 201);
            // So that nothing is in memory, and the document must be read.
            let mut renamed = document();
            renamed["legalEntity"]["name"] = json!("Harbor");
            bank.import(&renamed);
            let Some(reply) = torn(&bank, &question, number, &without_a1()) else { break };
            assert!(matches!(reply.status, 200 | 201 | 422), "{question:?} {number} {reply:?}");
            if let Some(usage) = reply.json().get("usage") {
                let snapshot = reply.json()["snapshot"].to_string();
                for row in usage.as_array().unwrap() {
                    let account = row["account"].as_str().unwrap();
                    assert!(snapshot.contains(&format!("\"id\":\"{account}\"")), "{number}: {account}");
                }
            }
        }
    }
}

#[test]
fn usage_of_what_is_no_more_counts_nowhere() {
    let bank = Bank::new();
    assert_eq!(bank.pay("100", "k").status, 201);
    bank.import(&without_a1());
    let usage = |user: &str| bank.ask(get("/v1/me/entitlements").user(user)).json()["usage"].clone();
    assert_eq!((usage("ana"), usage("ben")), (json!([]), json!([])));
    // An action that no longer moves money.
    let mut unlimited = document();
    let action = unlimited["features"][0]["actions"][1].as_object_mut().unwrap();
    action.remove("limits");
    action.remove("limitGroup");
    for customer in ["/contracts/0/customers/0", "/contracts/0/customers/1", "/contracts/1/customers/0"] {
        unlimited.pointer_mut(customer).unwrap()["limits"] = json!({});
    }
    for role in unlimited["roles"].as_array_mut().unwrap() {
        role.as_object_mut().unwrap().remove("limits");
    }
    for user in unlimited["users"].as_array_mut().unwrap() {
        for assignment in user["assignments"].as_array_mut().unwrap() {
            assignment.as_object_mut().unwrap().remove("limits");
        }
    }
    unlimited["approvalRules"] = json!([]);
    let reply = bank.ask(bank.replacing(&unlimited).staff("harbour"));
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!((usage("ana"), usage("ben")), (json!([]), json!([])));
    bank.import(&document());
    assert_eq!(usage("ana")[0]["amount"], "100.00");
    assert_eq!(usage("ben")[0]["user"], "*");
}

/// Ids of another company and ids of nothing get the same bytes, for every kind of id.
#[test]
fn foreign_ids_are_as_missing_ones() {
    let bank = Bank::new();
    let verdict = |name: &str, id: &str, user: &str| {
        let mut body = payment("1");
        body[name] = json!(id);
        if name == "customer" {
            body.as_object_mut().unwrap().remove("account");
        }
        let reply = bank.ask(post("/v1/transactions/evaluate", &body).user(user));
        reply.text.replace(reply.header("x-request-id"), "")
    };
    for (name, foreign) in [("account", "a4"), ("customer", "c3"), ("onBehalfOf", "cid")] {
        for user in ["ana", "ben", "noa"] {
            let missing = verdict(name, "no-such", user);
            for id in [foreign, "", "odd id/~\u{1F600}", "-", &"x".repeat(256)] {
                assert_eq!(verdict(name, id, user), missing, "{name} {id} {user}");
            }
        }
    }
}

#[test]
fn a_foreign_place_makes_nobody_load_its_contract() {
    let bank = Bank::new();
    let ask = |account: &str| {
        let mut body = payment("1");
        body["account"] = json!(account);
        bank.ask(post("/v1/transactions/evaluate", &body).user("ana"))
    };
    assert_eq!(ask("no-such").status, 200);
    bank.faults.forget_calls();
    // The catalogue alone answers, and it is in memory.
    assert_eq!(ask("a4").status, 200);
    assert_eq!(bank.faults.calls(), 1);
}
