//! What a draft would change (B4): exactly what check, limits and evaluate say of both documents.

use std::collections::BTreeSet;

use countersign_core::{Engine, wire};
use countersign_tests::facts::{actions, allowed, corpus, list, load, places, random_worlds, users};
use serde_json::{Value, json};

fn what_if(before: &Value, after: &Value, transactions: &Value, usage: &Value) -> Value {
    let [before, after, transactions, usage] =
        [before, after, transactions, usage].map(|document| document.to_string().into_bytes());
    let answer = wire::what_if(&before, &after, Some((&transactions).into()), Some((&usage).into()));
    json!(answer.unwrap_or_else(|problems| panic!("{problems:?}")))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

type Held = (String, String, Option<String>, String);

/// Everything check allows: user, customer, account, action.
fn held(document: &Value) -> BTreeSet<Held> {
    let engine = load(document);
    let mut held = BTreeSet::new();
    for (customer, account) in places(document) {
        for (action, on_accounts) in actions(document) {
            for user in users(document) {
                let at = (customer.as_str(), account.as_deref());
                if on_accounts == account.is_some() && allowed(&engine, &user, &action, at) {
                    held.insert((user, customer.clone(), account.clone(), action.clone()));
                }
            }
        }
    }
    held
}

fn named(answer: &Value, field: &str) -> Vec<Held> {
    let changes = list(answer, &["changes"]).into_iter();
    let actions = changes.flat_map(|change| {
        list(change, &[field]).into_iter().map(move |action| {
            let account = change.get("account").map(text);
            (text(&change["user"]), text(&change["customer"]), account, text(action))
        })
    });
    actions.collect()
}

/// Group limits in force: user, customer, group, period and the limit.
fn group_limits(document: &Value) -> Vec<(Vec<String>, Value)> {
    let engine = load(document);
    let mut found = Vec::new();
    for user in list(document, &["users"]).into_iter().filter(|user| user["status"] == "active") {
        for held in list(user, &["assignments"]) {
            let question = json!({ "user": user["id"], "customer": held["customer"] }).to_string();
            let groups = json!(wire::group_limits(&engine, question.as_bytes()).unwrap());
            for group in groups.as_array().unwrap() {
                for period in ["perTransaction", "daily", "weekly", "monthly"] {
                    let key = [&user["id"], &held["customer"], &group["group"]].map(text);
                    let key = key.into_iter().chain([period.to_owned()]).collect();
                    found.push((key, group[period]["limit"].clone()));
                }
            }
        }
    }
    found
}

fn changed_group_limits(before: &Value, after: &Value) -> BTreeSet<(Vec<String>, String)> {
    let later = group_limits(after);
    let earlier = group_limits(before).into_iter();
    let both = earlier.filter_map(|(key, limit)| {
        let (_, other) = later.iter().find(|(found, _)| *found == key)?;
        (*other != limit).then(|| (key, json!({ "before": limit, "after": other }).to_string()))
    });
    both.collect()
}

fn named_group_limits(answer: &Value) -> BTreeSet<(Vec<String>, String)> {
    let changes = list(answer, &["changes"]).into_iter();
    let limits = changes.flat_map(|change| {
        list(change, &["groupLimits"]).into_iter().map(move |limit| {
            let key = [&change["user"], &change["customer"], &limit["group"], &limit["period"]].map(text);
            (key.to_vec(), limit["limit"].to_string())
        })
    });
    limits.collect()
}

/// Thresholds have changed where evaluate names another bound, and nowhere else.
fn limits_agree(name: &str, before: &Value, after: &Value, answer: &Value) -> usize {
    let engines = [load(before), load(after)];
    let mut compared = 0;
    for (user, customer, account, action) in held(before).intersection(&held(after)) {
        let Some(account) = account else { continue };
        let changes = list(answer, &["changes"]);
        let change = changes.into_iter().find(|change| {
            change["user"] == **user && change["customer"] == **customer && change["account"] == **account
        });
        let limits = change.map(|change| list(change, &["limits"])).unwrap_or_default();
        let limits: Vec<_> = limits.into_iter().filter(|limit| limit["action"] == **action).collect();
        let [earlier, later] = &engines;
        let (Some(earlier), Some(later)) =
            (thresholds(earlier, user, account, action), thresholds(later, user, account, action))
        else {
            assert!(limits.is_empty(), "{name}: {limits:?}");
            continue;
        };
        compared += limits.len();
        assert_eq!(earlier == later, limits.is_empty(), "{name}: {user} {account} {action} {limits:?}");
    }
    compared
}

/// The bounds that the largest amount breaks; none where the action moves no money.
fn thresholds(engine: &Engine, user: &str, account: &str, action: &str) -> Option<Value> {
    let usage = json!([]).to_string();
    let question =
        json!({ "user": user, "account": account, "action": action, "amount": "1", "date": "2026-06-15" });
    let decision = wire::evaluate(engine, question.to_string().as_bytes(), Some(usage.as_bytes())).ok()?;
    decision.headroom.as_ref()?;
    let largest = json!({
        "user": user, "account": account, "action": action, "date": "2026-06-15",
        "amount": countersign_tests::oracle::write_amount(
            countersign_tests::oracle::AMOUNT_MINOR_MAX,
            engine.currency().digits().into(),
        ),
    });
    // Refused with every limit of the action it breaks; what it does not break is as good as unlimited.
    let decision = json!(wire::evaluate(engine, largest.to_string().as_bytes(), None).ok()?);
    let of_action = list(&decision, &["reasons"]).into_iter().filter(|reason| reason["scope"] == "action");
    Some(of_action.filter(|reason| reason["code"] == "limit-exceeded").cloned().collect())
}

fn agrees(name: &str, before: &Value, after: &Value) -> usize {
    let answer = what_if(before, after, &json!([]), &json!([]));
    let (earlier, later) = (held(before), held(after));
    let (gained, lost) = (named(&answer, "gained"), named(&answer, "lost"));
    assert!(gained.is_sorted() && lost.is_sorted(), "{name}: {answer}");
    let set = |list: Vec<Held>| list.into_iter().collect::<BTreeSet<_>>();
    let count = gained.len() + lost.len();
    assert_eq!(set(gained), &later - &earlier, "{name}: gained");
    assert_eq!(set(lost), &earlier - &later, "{name}: lost");
    assert_eq!(named_group_limits(&answer), changed_group_limits(before, after), "{name}: group limits");
    one_by_one(name, &answer, [before, after]);
    count
}

/// B1: what one user is told is what the comparison of everybody says of them.
fn one_by_one(name: &str, answer: &Value, documents: [&Value; 2]) {
    let [before, after] = documents.map(load);
    let everybody: BTreeSet<_> = documents.into_iter().flat_map(users).collect();
    for user in &everybody {
        let own = json!(wire::user_changes(&before, &after, user));
        let changes = list(answer, &["changes"]).into_iter();
        let named: Vec<_> = changes.filter(|change| change["user"] == **user).cloned().collect();
        assert_eq!(own["changes"], json!(named), "{name}: {user}");
        assert_eq!(own.get("currency"), answer.get("currency"), "{name}");
    }
    assert_eq!(json!(wire::user_changes(&before, &after, "nobody"))["changes"], json!([]), "{name}");
}

#[test]
fn b4_a_document_against_itself_changes_nothing() {
    for (name, document, usage) in corpus() {
        let answer = what_if(&document, &document, &json!([]), &usage);
        assert_eq!(answer, json!({ "changes": [], "flipped": [] }), "{name}");
    }
}

#[test]
fn b4_who_gains_and_loses_is_what_check_says_of_both() {
    let mut changes = 0;
    for (seed, mut random, world) in random_worlds(40_000..40_100) {
        let mut draft = world.document.clone();
        for _ in 0..3 {
            world.narrow(&mut random, &mut draft);
        }
        let name = format!("seed {seed}");
        let lost = agrees(&name, &world.document, &draft);
        assert_eq!(agrees(&name, &draft, &world.document), lost, "{name}");
        changes += lost;
    }
    assert!(changes > 200, "only {changes}");
}

#[test]
fn b4_any_two_documents_can_be_compared() {
    let worlds: Vec<_> = random_worlds(41_000..41_040).map(|(_, _, world)| world.document).collect();
    let changes: usize = worlds.windows(2).map(|pair| agrees("two worlds", &pair[0], &pair[1])).sum();
    assert!(changes > 500, "only {changes}");
}

#[test]
fn b4_changed_limits_are_those_that_evaluate_names() {
    let mut compared = 0;
    for (name, document, _) in corpus().into_iter().step_by(8) {
        let mut draft = document.clone();
        // The institution's new limits touch only what was above them.
        for feature in draft["features"].as_array_mut().unwrap() {
            for action in feature["actions"].as_array_mut().unwrap() {
                if action.get("limitGroup").is_some() {
                    action["limits"] = json!({ "perTransaction": "700", "daily": "900", "weekly": "1500" });
                }
            }
        }
        // Pre-approval alone is no limit of evaluate, so it is taken out of both.
        let without_own = |document: &Value| {
            let mut document = document.clone();
            for user in document["users"].as_array_mut().unwrap() {
                for held in user["assignments"].as_array_mut().unwrap() {
                    held.as_object_mut().unwrap().remove("limits");
                }
            }
            document
        };
        let (before, after) = (without_own(&document), without_own(&draft));
        let answer = what_if(&before, &after, &json!([]), &json!([]));
        compared += limits_agree(&name, &before, &after, &answer);
    }
    assert!(compared > 50, "only {compared}");
}

#[test]
fn b4_replay_flips_exactly_what_evaluate_judges_otherwise() {
    let mut flips = 0;
    for (seed, mut random, world) in random_worlds(42_000..42_120) {
        let mut draft = world.document.clone();
        for _ in 0..2 {
            world.narrow(&mut random, &mut draft);
        }
        let engines = [load(&world.document), load(&draft)];
        let usage = world.usage.to_string();
        let (mut transactions, mut expected) = (Vec::new(), Vec::new());
        for _ in 0..20 {
            let question = world.question(&mut random, "evaluate");
            let ask =
                |engine| wire::evaluate(engine, question.to_string().as_bytes(), Some(usage.as_bytes()));
            let [Ok(earlier), Ok(later)] = engines.each_ref().map(ask) else { continue };
            let codes = |answer: &wire::DecisionAnswer<'_>| {
                answer.reasons.iter().map(|reason| reason.code).collect::<Vec<_>>()
            };
            if earlier.outcome != later.outcome || codes(&earlier) != codes(&later) {
                let verdict = |answer: &wire::DecisionAnswer<'_>| json!({ "outcome": answer.outcome, "reasons": answer.reasons });
                expected.push(json!({
                    "transaction": transactions.len(), "before": verdict(&earlier), "after": verdict(&later),
                }));
            }
            transactions.push(question);
        }
        flips += expected.len();
        let answer = what_if(&world.document, &draft, &json!(transactions), &world.usage);
        assert_eq!(answer["flipped"], json!(expected), "seed {seed}");
    }
    assert!(flips > 50, "only {flips}");
}

#[test]
fn b4_problems_say_in_which_document_they_are() {
    let (_, document, _) = corpus().swap_remove(0);
    let mut draft = document.clone();
    draft["legalEntity"]["currency"] = "none".into();
    let problems = wire::what_if(document.to_string().as_bytes(), draft.to_string().as_bytes(), None, None);
    let problems = problems.unwrap_err();
    assert!(problems.iter().all(|problem| problem.path.starts_with("/after/")), "{problems:?}");
    let bytes = document.to_string();
    let ask = |before: &[u8], transactions: Option<&[u8]>, usage: Option<&[u8]>| {
        let [transactions, usage] = [transactions, usage].map(|list| list.map(Into::into));
        let problems = wire::what_if(before, bytes.as_bytes(), transactions, usage).unwrap_err();
        problems.into_iter().map(|problem| problem.path).collect::<Vec<_>>()
    };
    let same = bytes.as_bytes();
    assert_eq!(ask(b"1", None, None), ["/before"]);
    assert_eq!(ask(same, Some(b"[1]"), None), ["/transactions/0"]);
    let transactions = br#"[{"user":"u","action":"a","account":"x","date":"today"}]"#;
    assert_eq!(ask(same, Some(transactions), None), ["/transactions/0/date"]);
    let usage = br#"[{"user":"u","action":"a","account":"x","date":"today","amount":"1"}]"#;
    assert_eq!(ask(same, None, Some(usage)), ["/usage/0/account"]);
}
