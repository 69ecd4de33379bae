//! Checks of an approval matrix (B5): every finding can be shown by a transaction, and every transaction that waits for
//! nobody is explained by a finding.

use std::collections::{BTreeMap, BTreeSet};

use countersign_core::{Engine, wire};
use countersign_tests::conformance_cases;
use countersign_tests::facts::{list, load, places, random_worlds, users};
use countersign_tests::oracle::{digits, parse_amount, write_amount};
use serde_json::{Value, json};

fn customers(document: &Value) -> Vec<String> {
    places(document).into_iter().filter(|(_, account)| account.is_none()).map(|(id, _)| id).collect()
}

fn check(engine: &Engine, customer: &str) -> Vec<Value> {
    let question = json!({ "customer": customer }).to_string();
    let findings = wire::check_approvals(engine, question.as_bytes()).expect("a customer");
    findings.iter().map(|finding| json!(finding)).collect()
}

fn check_all(document: &Value) -> Vec<Value> {
    let engine = load(document);
    customers(document).iter().flat_map(|customer| check(&engine, customer)).collect()
}

fn minor(document: &Value, text: &Value) -> Option<i128> {
    parse_amount(text.as_str()?, digits(document["legalEntity"]["currency"].as_str()?))
}

fn amount(document: &Value, minor: i128) -> Value {
    write_amount(minor, digits(document["legalEntity"]["currency"].as_str().unwrap())).into()
}

fn names(finding: &Value, user: &Value) -> bool {
    list(finding, &["users"]).contains(&user)
}

fn waits_for_nobody(decision: &Value) -> bool {
    decision["reasons"] == json!([{ "code": "no-eligible-approver" }])
}

/// Whether a finding says why this transaction has no eligible approver.
fn explains(document: &Value, finding: &Value, question: &Value, decision: &Value) -> bool {
    let concerned = match finding["code"].as_str().unwrap() {
        "not-approvable" | "unsatisfiable" => true,
        "unsatisfiable-for-initiator" => names(finding, &question["user"]),
        _ => false,
    };
    let at_place = finding.get("account").is_none_or(|account| *account == question["account"]);
    let above = finding.get("amountAbove").and_then(|above| minor(document, above)).unwrap_or(-1);
    let large_enough = decision.get("amount").is_none_or(|amount| minor(document, amount).unwrap() > above);
    concerned && at_place && large_enough && finding["action"] == question["action"]
}

#[test]
fn b5_in_the_corpus_whatever_waits_for_nobody_is_a_finding() {
    let mut explained = 0;
    for case in conformance_cases().unwrap() {
        let document: Value = serde_json::from_str(&case.snapshot).unwrap();
        let mut findings = None;
        for query in
            case.queries.iter().filter(|query| query.kind == "evaluate" && waits_for_nobody(&query.expect))
        {
            let findings = findings.get_or_insert_with(|| check_all(&document));
            let found = findings.iter().any(|f| explains(&document, f, &query.input, &query.expect));
            assert!(found, "{}: {} {findings:?}", case.name, query.input);
            explained += 1;
        }
    }
    assert!(explained > 20, "only {explained}");
}

#[test]
fn b5_in_random_worlds_whatever_waits_for_nobody_is_a_finding() {
    let mut explained = 0;
    for (seed, mut random, world) in random_worlds(50_000..50_200) {
        let document = &world.document;
        let (engine, findings) = (load(document), check_all(document));
        let usage = world.usage.to_string();
        for _ in 0..40 {
            let question = world.question(&mut random, "evaluate");
            let asked = question.to_string();
            let Ok(decision) = wire::evaluate(&engine, asked.as_bytes(), Some(usage.as_bytes())) else {
                continue;
            };
            let decision = json!(decision);
            // Findings are about amounts above 0.
            let is_nothing = decision.get("amount").is_some_and(|amount| minor(document, amount) == Some(0));
            if waits_for_nobody(&decision) && !is_nothing {
                let found = findings.iter().any(|f| explains(document, f, &question, &decision));
                assert!(found, "seed {seed}: {question} {decision}\n{findings:?}\n{document}");
                explained += 1;
            }
        }
    }
    assert!(explained > 100, "only {explained}");
}

/// Without rules of one currency, whose bands are in that currency and whose findings are in two.
fn without_currencies(document: &Value) -> Value {
    let mut document = document.clone();
    document["approvalRules"].as_array_mut().unwrap().retain(|rule| rule.get("currency").is_none());
    document
}

/// Without own limits nothing is pre-approved, so every amount asks the rules.
fn without_own_limits(document: &Value) -> Value {
    let mut document = without_currencies(document);
    for user in document["users"].as_array_mut().unwrap() {
        for held in user["assignments"].as_array_mut().unwrap() {
            held.as_object_mut().unwrap().remove("limits");
        }
    }
    document
}

/// A transaction that a finding is about, with the usage that lifts it into the band.
fn shown(document: &Value, finding: &Value, user: &Value) -> Option<(Value, Value)> {
    let mut question = json!({ "user": user, "action": finding["action"], "customer": finding["customer"] });
    question["date"] = "2026-06-17".into();
    if let Some(account) = finding.get("account") {
        question["account"] = account.clone();
    }
    let Some(above) = finding.get("amountAbove") else { return Some((question, json!([]))) };
    let smallest = minor(document, above)? + 1;
    question["amount"] = amount(document, smallest);
    let band = finding.get("band").map_or(0, |band| minor(document, &band["above"]).unwrap());
    if band < smallest {
        return Some((question, json!([])));
    }
    // A sum of the week may be above what one day takes.
    (finding["period"] == "daily").then(|| {
        let used = amount(document, band + 1 - smallest);
        let row = json!({
            "user": user, "action": finding["action"], "account": finding["account"],
            "date": "2026-06-17", "amount": used,
        });
        (question, json!([row]))
    })
}

#[test]
fn b5_whatever_is_found_unsatisfiable_can_be_shown() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (seed, _, world) in random_worlds(51_000..51_200) {
        let document = without_own_limits(&world.document);
        let engine = load(&document);
        for finding in check_all(&document) {
            let code = finding["code"].as_str().unwrap();
            let everybody: Vec<Value> = users(&document).into_iter().map(Value::from).collect();
            let is_shown = |user: &Value| {
                let (question, usage) = shown(&document, &finding, user)?;
                let (question, usage) = (question.to_string(), usage.to_string());
                let decision = wire::evaluate(&engine, question.as_bytes(), Some(usage.as_bytes()));
                Some(waits_for_nobody(&json!(decision.unwrap())))
            };
            let context = || format!("seed {seed}: {finding}\n{document}");
            match code {
                "unsatisfiable" => {
                    let tried: Vec<bool> = everybody.iter().filter_map(is_shown).collect();
                    assert!(tried.is_empty() || tried.contains(&true), "{}", context());
                }
                "unsatisfiable-for-initiator" => {
                    let stuck = list(&finding, &["users"]);
                    assert!(stuck.into_iter().filter_map(is_shown).all(|shown| shown), "{}", context());
                }
                "unreachable-band" => {
                    let mut finding = finding.clone();
                    finding["amountAbove"] = finding["band"]["above"].clone();
                    for (customer, account) in places(&document) {
                        if finding["customer"] == customer && account.is_some() {
                            finding["account"] = account.into();
                            nobody_gets_there(&document, &engine, &finding, &everybody);
                        }
                    }
                }
                _ => {}
            }
            *counts.entry(code.to_owned()).or_default() += 1;
        }
    }
    assert_eq!(counts.len(), 9, "{counts:?}");
    assert!(counts.values().all(|count| *count > 20), "{counts:?}");
}

fn nobody_gets_there(document: &Value, engine: &Engine, finding: &Value, everybody: &[Value]) {
    for user in everybody {
        let (question, _) = shown(document, finding, user).expect("above the band");
        // Above the largest amount there is nothing to ask.
        if let Ok(decision) = wire::evaluate(engine, question.to_string().as_bytes(), None) {
            let per_transaction = finding["period"] == "perTransaction";
            assert!(decision.outcome.code() == "denied", "{per_transaction} {question} {finding}");
        }
    }
}

/// Where a finding stands: account, action, whose rule of which period, and band.
fn key(finding: &Value) -> String {
    let fields = ["customer", "account", "action", "period", "initiators", "band"];
    json!(fields.map(|field| finding.get(field))).to_string()
}

fn unsatisfiable(document: &Value, findings: &[Value]) -> BTreeMap<String, i128> {
    let of_code = findings.iter().filter(|finding| finding["code"] == "unsatisfiable");
    let above =
        |finding: &Value| finding.get("amountAbove").map_or(0, |above| minor(document, above).unwrap());
    of_code.map(|finding| (key(finding), above(finding))).collect()
}

fn with_user(findings: &[Value], code: &str, user: &str) -> BTreeSet<String> {
    let named = findings.iter().filter(|finding| finding["code"] == code && names(finding, &json!(user)));
    named.map(key).collect()
}

fn stuck_initiators(findings: &[Value]) -> BTreeSet<(String, String)> {
    let of_code = findings.iter().filter(|finding| finding["code"] == "unsatisfiable-for-initiator");
    let users =
        of_code.flat_map(|f| list(f, &["users"]).into_iter().map(move |user| (key(f), user.to_string())));
    users.collect()
}

#[test]
fn b5_a_single_point_of_failure_is_whoever_cannot_leave() {
    let (mut points, mut stuck) = (0, 0);
    for (seed, _, world) in random_worlds(52_000..52_150) {
        let document = &with_shares_alike(without_currencies(&world.document));
        let (engine, before) = (load(document), check_all(document));
        let failing = unsatisfiable(document, &before);
        for (number, user) in users(document).into_iter().enumerate() {
            let mut without = document.clone();
            without["users"][number]["status"] = "suspended".into();
            let after = check_all(&without);
            let newly: BTreeMap<String, i128> = unsatisfiable(document, &after);
            let lower =
                newly.into_iter().filter(|(key, above)| failing.get(key).is_none_or(|was| above < was));
            let lower: BTreeSet<String> = lower.map(|(key, _)| key).collect();
            let depends = with_user(&before, "single-point-of-failure", &user);
            let context = format!("seed {seed}: {user}\n{document}");
            assert!(depends.is_subset(&lower), "{context}");
            let sound =
                lower.iter().filter(|key| !failing.contains_key(*key)).cloned().collect::<BTreeSet<_>>();
            assert!(sound.is_subset(&depends), "{context}");
            points += depends.len();

            let question = json!({ "user": user }).to_string();
            let leaves = wire::if_user_leaves(&engine, question.as_bytes()).unwrap();
            let leaves: Vec<Value> = leaves.iter().map(|finding| json!(finding)).collect();
            let gone: BTreeSet<String> = unsatisfiable(document, &leaves).into_keys().collect();
            assert_eq!(gone, depends, "{context}");
            let (newly, now) = (stuck_initiators(&leaves), stuck_initiators(&after));
            assert!(newly.is_subset(&now), "{context}");
            let known = stuck_initiators(&before);
            assert!(now.difference(&newly).all(|initiator| known.contains(initiator)), "{context}");
            stuck += newly.len();
        }
    }
    assert!(points > 100 && stuck > 20, "{points} {stuck}");
}

/// Whether some of these users, approving in turn as often as it takes, meet a band of one of the rules.
fn can_be_met(engine: &Engine, transaction: &Value, band: &Value, users: &[String]) -> bool {
    let sequential = band["sequential"].as_bool().unwrap_or(false);
    let requirements = json!([{ "sequential": sequential, "anyOf": band["anyOf"] }]);
    (0_u32..1 << users.len()).any(|set| {
        let chosen: Vec<&String> =
            users.iter().zip(0..).filter(|(_, bit)| set >> bit & 1 == 1).map(|(user, _)| user).collect();
        let turns: Vec<&String> = chosen.iter().cycle().take(chosen.len() * chosen.len()).copied().collect();
        let question =
            json!({ "transaction": transaction, "requirements": requirements, "approvals": turns });
        wire::approval_status(engine, question.to_string().as_bytes()).expect("a question").approved
    })
}

/// Where a rule asks for shares of a group, these are the same number for every initiator, who may approve too: otherwise
/// what is found of it is found of several requirements in one place.
fn with_shares_alike(mut document: Value) -> Value {
    if list(&document, &["approvalRules", "bands"]).into_iter().any(has_shares) {
        document["legalEntity"]["settings"]["selfApproval"] = true.into();
    }
    document
}

/// Whose transactions a rule or a finding is about: groups and users, one by one.
fn initiators(of: &Value) -> BTreeSet<String> {
    let named = list(of, &["initiators"]).into_iter().flat_map(|named| {
        let users = list(named, &["users"]).into_iter();
        users.cloned().chain(named.get("group").map(|group| json!({ "group": group })))
    });
    named.map(|named| named.to_string()).collect()
}

/// Whether a band asks for a share of a group: its number is another for other initiators.
fn has_shares(band: &Value) -> bool {
    let slots = list(band, &["anyOf"]).into_iter().flat_map(|slots| slots.as_array().into_iter().flatten());
    slots.into_iter().any(|slot| slot["count"].is_string())
}

/// The band of the rule that a finding is about.
fn band_of<'d>(document: &'d Value, finding: &Value) -> Option<&'d Value> {
    let rules = list(document, &["approvalRules"]).into_iter();
    let mut rules: Vec<&Value> = rules
        .filter(|rule| ["customer", "action", "period"].iter().all(|field| rule[*field] == finding[*field]))
        .filter(|rule| rule.get("account").is_none_or(|account| Some(account) == finding.get("account")))
        .filter(|rule| initiators(rule) == initiators(finding))
        .collect();
    rules.sort_by_key(|rule| rule.get("account").is_none());
    let bands = list(rules.first()?, &["bands"]).into_iter();
    let above = |band: &Value| minor(document, &band["above"]);
    let wanted = finding.get("band").map_or(Some(0), above);
    bands.into_iter().find(|band| above(band) == wanted).filter(|band| !has_shares(band))
}

#[test]
fn b5_no_set_of_users_meets_what_is_unsatisfiable() {
    let mut tried = 0;
    for (seed, _, world) in random_worlds(53_000..53_300) {
        let document = &without_currencies(&world.document);
        let users = users(document);
        if users.len() > 5 {
            continue;
        }
        let engine = load(document);
        for finding in check_all(document) {
            let code = finding["code"].as_str().unwrap();
            let alone = code == "single-point-of-failure";
            let Some(band) = band_of(document, &finding).filter(|_| alone || code == "unsatisfiable") else {
                continue;
            };
            let above = finding.get("amountAbove").map(|above| minor(document, above).unwrap());
            let transaction = |more: i128| {
                let mut transaction = finding.clone();
                let keep = ["customer", "account", "action"];
                transaction.as_object_mut().unwrap().retain(|field, _| keep.contains(&field.as_str()));
                transaction["user"] = "nobody".into();
                if let Some(above) = above {
                    transaction["amount"] = amount(document, above + more);
                }
                transaction
            };
            let context = format!("seed {seed}: {finding}\n{document}");
            if alone {
                assert!(can_be_met(&engine, &transaction(1), band, &users), "{context}");
                for user in list(&finding, &["users"]) {
                    let others: Vec<String> = users.iter().filter(|other| user != *other).cloned().collect();
                    assert!(!can_be_met(&engine, &transaction(1), band, &others), "{context}");
                }
            } else {
                assert!(!can_be_met(&engine, &transaction(1), band, &users), "{context}");
            }
            tried += 1;
        }
    }
    assert!(tried > 100, "only {tried}");
}

#[test]
fn b5_rules_alone_say_what_overlaps_and_what_cannot_be_approved() {
    for (seed, _, world) in random_worlds(54_000..54_100) {
        let document = &world.document;
        let rules = list(document, &["approvalRules"]);
        let actions = list(document, &["features", "actions"]);
        let approvable = |id: &Value| actions.iter().any(|a| a["id"] == *id && a.get("approvedBy").is_some());
        let (mut overlaps, mut stuck) = (BTreeSet::new(), BTreeSet::new());
        for rule in &rules {
            let hides = |other: &&Value| {
                let same = ["customer", "action", "period"].iter().all(|field| other[*field] == rule[*field]);
                same && other.get("account").is_none() && rule.get("account").is_some()
            };
            if rules.iter().any(hides) {
                overlaps.insert(key(&json!({
                    "customer": rule["customer"], "account": rule["account"], "action": rule["action"],
                    "period": rule["period"],
                })));
            }
            let requires = list(rule, &["bands"]).iter().any(|band| band.get("anyOf").is_some());
            if requires && !approvable(&rule["action"]) {
                let mut place = (*rule).clone();
                let keep = ["customer", "account", "action"];
                place.as_object_mut().unwrap().retain(|field, _| keep.contains(&field.as_str()));
                stuck.insert(key(&place));
            }
        }
        let findings = check_all(document);
        let of_code =
            |code: &str| findings.iter().filter(|f| f["code"] == code).map(key).collect::<BTreeSet<_>>();
        assert_eq!(of_code("rule-overlap"), overlaps, "seed {seed}");
        assert_eq!(of_code("not-approvable"), stuck, "seed {seed}");
    }
}

#[test]
fn b5_a_question_says_what_is_wrong_with_it() {
    let (_, _, world) = random_worlds(0..1).next().unwrap();
    let engine = load(&world.document);
    let paths =
        |problems: countersign_core::Problems| problems.into_iter().map(|p| p.path).collect::<Vec<_>>();
    let problems = wire::check_approvals(&engine, br#"{"customer":"nowhere"}"#).unwrap_err();
    assert_eq!(paths(problems), ["/customer"]);
    let problems = wire::if_user_leaves(&engine, br#"{"user":"nobody","customer":"nowhere"}"#).unwrap_err();
    assert_eq!(paths(problems), ["/user", "/customer"]);
}
