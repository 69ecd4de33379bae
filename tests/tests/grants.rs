//! B7: holiday cover. What may be done on behalf of another is never wider than the giver's rights, ends with them, and
//! holds only on its days.

use countersign_core::{Engine, wire};
use countersign_tests::differential::engine_answer;
use countersign_tests::facts::{load, random_worlds};
use countersign_tests::oracle::{day_number, day_text};
use serde_json::{Value, json};

/// Ana pays; ben, who may do nothing himself, covers for her over Christmas; cleo approves.
fn world() -> Value {
    json!({
        "legalEntity": {"id": "bank", "name": "Bank", "currency": "EUR", "timeZone": "Europe/Madrid",
            "weekStart": "monday", "rates": {}, "settings": {"accountAccess": "delegated",
            "delegationCeiling": "limits", "selfApproval": false, "sharedContractLimits": false}},
        "limitGroups": [{"id": "single", "name": "Single payments"}],
        "features": [
            {"id": "pay", "level": "account", "actions": [
                {"id": "pay.view", "accessLevel": "view"},
                {"id": "pay.create", "accessLevel": "create", "limitGroup": "single", "approvedBy": "pay.approve"},
                {"id": "pay.approve", "accessLevel": "approve"}]},
            {"id": "notices", "level": "customer", "actions": [{"id": "notices.edit", "accessLevel": "edit"}]}],
        "contracts": [{"id": "k", "customers": [{"id": "winery", "name": "Winery",
            "actions": ["pay.view", "pay.create", "pay.approve", "notices.edit"], "limits": {},
            "accounts": [{"id": "operating", "number": "1", "type": "current", "currency": "EUR"},
                {"id": "reserve", "number": "2", "type": "current", "currency": "EUR"}]}]}],
        "policies": [],
        "roles": [{"id": "payer", "actions": ["pay.view", "pay.create", "pay.approve", "notices.edit"],
            "limits": {"actions": {"pay.create": {"perTransaction": "500.00", "daily": "800.00"}}}}],
        "users": [
            {"id": "ana", "status": "active", "assignments": [{"customer": "winery", "roles": ["payer"],
                "accounts": ["operating", "reserve"], "limits": {"accounts": {"operating": {"pay.create": {
                    "perTransaction": {"preApproved": "300.00"}, "daily": {"preApproved": "800.00"},
                    "weekly": {"preApproved": "5000.00"}}}}}}]},
            {"id": "ben", "status": "active", "assignments": []},
            {"id": "cleo", "status": "active", "assignments": [{"customer": "winery", "roles": ["payer"],
                "accounts": ["operating"]}]}],
        "signatoryGroups": [], "approvalRules": [],
        "grants": [{"id": "christmas", "giver": "ana", "receiver": "ben", "customer": "winery",
            "accounts": ["operating"], "actions": ["pay.create", "notices.edit"],
            "from": "2026-12-21", "until": "2027-01-06", "perTransaction": "400.00"}]
    })
}

/// The world with a change.
fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = world();
    change(&mut document);
    document
}

fn codes(answer: &Value) -> String {
    let reasons = answer["reasons"].as_array().unwrap().iter();
    reasons.map(|reason| reason["code"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

fn ask(document: &Value, kind: &str, question: &Value, usage: &Value) -> Value {
    engine_answer(&load(document), kind, question, usage.to_string().as_bytes())
        .unwrap_or_else(|problems| panic!("{question}: {problems:?}"))
}

/// What refuses ben on behalf of ana on a day.
fn check(document: &Value, action: &str, account: &str, today: &str) -> String {
    let question =
        json!({"user": "ben", "onBehalfOf": "ana", "action": action, "account": account, "today": today});
    codes(&ask(document, "check", &question, &json!([])))
}

/// Ben's payment for ana at Christmas.
fn pay(document: &Value, amount: &str, usage: &Value) -> Value {
    let question = json!({"user": "ben", "onBehalfOf": "ana", "action": "pay.create", "account": "operating",
        "amount": amount, "date": "2026-12-28", "today": "2026-12-28"});
    ask(document, "evaluate", &question, usage)
}

fn used(user: &str, amount: &str) -> Value {
    json!([{"user": user, "account": "operating", "action": "pay.create", "date": "2026-12-28", "amount": amount}])
}

/// B7: a grant reaches its accounts, its actions, and its receiver, and says nothing beyond.
#[test]
fn a_grant_reaches_what_it_names() {
    assert_eq!(check(&world(), "pay.create", "operating", "2026-12-28"), "");
    assert_eq!(check(&world(), "notices.edit", "operating", "2026-12-28"), "");
    assert_eq!(check(&world(), "pay.create", "reserve", "2026-12-28"), "no-grant");
    assert_eq!(check(&world(), "pay.view", "operating", "2026-12-28"), "no-grant");
    let everywhere = with(|d| _ = d["grants"][0].as_object_mut().unwrap().remove("accounts"));
    assert_eq!(check(&everywhere, "pay.create", "reserve", "2026-12-28"), "");
    let own = json!({"user": "ben", "action": "pay.create", "account": "operating"});
    assert_eq!(codes(&ask(&world(), "check", &own, &json!([]))), "no-customer-access");
}

/// B7: it holds from its first day to its last, both included, for asking and for execution.
#[test]
fn a_grant_holds_on_its_days() {
    for (today, expected) in [
        ("2026-12-20", "grant-not-in-force"),
        ("2026-12-21", ""),
        ("2027-01-06", ""),
        ("2027-01-07", "grant-not-in-force"),
    ] {
        assert_eq!(check(&world(), "pay.create", "operating", today), expected, "{today}");
    }
    let evaluate = |today: &str, date: &str| {
        let question = json!({"user": "ben", "onBehalfOf": "ana", "action": "pay.create", "account": "operating",
            "amount": "1", "date": date, "today": today});
        codes(&ask(&world(), "evaluate", &question, &json!([])))
    };
    assert_eq!(evaluate("2026-12-21", "2027-01-06"), "");
    assert_eq!(evaluate("2027-01-06", "2027-01-07"), "grant-not-in-force");
    assert_eq!(evaluate("2026-12-20", "2026-12-21"), "grant-not-in-force");
    assert_eq!(evaluate("2026-12-28", "2026-12-27"), "date-in-past");
}

/// B7: two grants one after the other do not carry a payment over both.
#[test]
fn one_grant_must_hold_on_both_days() {
    let document = with(|d| {
        let mut next = d["grants"][0].clone();
        next["id"] = json!("january");
        (next["from"], next["until"]) = (json!("2027-01-07"), json!("2027-01-31"));
        d["grants"].as_array_mut().unwrap().push(next);
    });
    let question = json!({"user": "ben", "onBehalfOf": "ana", "action": "pay.create", "account": "operating",
        "amount": "1", "date": "2027-01-07", "today": "2027-01-06"});
    assert_eq!(codes(&ask(&document, "evaluate", &question, &json!([]))), "grant-not-in-force");
}

/// B7: what the giver loses is lost at once.
#[test]
fn a_grant_ends_with_the_rights_of_its_giver() {
    let on_that_day = |document: Value| check(&document, "pay.create", "operating", "2026-12-28");
    let set = |pointer: &str, value: Value| with(|d| *d.pointer_mut(pointer).unwrap() = value);
    assert_eq!(on_that_day(set("/users/0/status", json!("suspended"))), "user-not-active");
    assert_eq!(on_that_day(set("/users/0/assignments", json!([]))), "no-customer-access");
    assert_eq!(on_that_day(set("/users/0/assignments/0/roles", json!([]))), "not-in-role");
    assert_eq!(on_that_day(set("/roles/0/actions", json!(["pay.view"]))), "not-in-role");
    assert_eq!(on_that_day(set("/contracts/0/customers/0/actions", json!([]))), "not-in-contract");
    let unlisted = with(|d| {
        d["users"][0]["assignments"][0]["accounts"] = json!(["reserve"]);
    });
    assert_eq!(on_that_day(unlisted), "no-account-access");
    let removed = with(|d| {
        d["users"][0]["assignments"][0]["removed"] = json!({"accounts": {"operating": ["pay.create"]}});
    });
    assert_eq!(on_that_day(removed), "removed-for-user");
    assert_eq!(on_that_day(set("/grants", json!([]))), "no-grant");
}

/// B7: who acts must be active themselves; each reason is given once.
#[test]
fn the_acting_user_must_be_active() {
    let locked = with(|d| d["users"][1]["status"] = json!("locked"));
    assert_eq!(check(&locked, "pay.create", "operating", "2026-12-28"), "user-not-active");
    assert_eq!(check(&locked, "pay.view", "operating", "2026-12-28"), "user-not-active no-grant");
    let both = with(|d| {
        d["users"][0]["status"] = json!("locked");
        d["users"][1]["status"] = json!("locked");
    });
    assert_eq!(check(&both, "pay.create", "operating", "2026-12-20"), "user-not-active grant-not-in-force");
}

/// B7: no chains: what ben has from ana he cannot give on.
#[test]
fn a_grant_is_not_handed_on() {
    let document = with(|d| {
        let mut onward = d["grants"][0].clone();
        (onward["id"], onward["giver"], onward["receiver"]) = (json!("onward"), json!("ben"), json!("cleo"));
        d["grants"].as_array_mut().unwrap().push(onward);
    });
    let question = json!({"user": "cleo", "onBehalfOf": "ben", "action": "pay.create", "account": "operating",
        "today": "2026-12-28"});
    assert!(codes(&ask(&document, "check", &question, &json!([]))).starts_with("no-customer-access"));
}

/// B7: the giver's limits bound, over what the giver used, and the grant's own below them.
#[test]
fn the_money_is_spent_from_the_givers_limits() {
    let free = json!([]);
    assert_eq!(pay(&world(), "300.00", &free)["outcome"], "executed");
    assert_eq!(pay(&world(), "300.00", &free)["headroom"], json!({"submit": "400.00", "execute": "300.00"}));
    assert_eq!(pay(&world(), "300.01", &free)["outcome"], "pendingApproval");
    assert_eq!(pay(&world(), "400.00", &free)["outcome"], "pendingApproval");
    let above = pay(&world(), "400.01", &free);
    assert_eq!(
        above["reasons"],
        json!([{"code": "limit-exceeded", "scope": "grant", "period": "perTransaction",
        "limit": "400.00", "used": "0.00", "amount": "400.01"}])
    );
    assert_eq!(pay(&world(), "100", &used("ana", "750.00"))["headroom"]["submit"], "50.00");
    assert_eq!(pay(&world(), "100", &used("ben", "750.00"))["headroom"]["submit"], "400.00");
    let unbounded = with(|d| _ = d["grants"][0].as_object_mut().unwrap().remove("perTransaction"));
    assert_eq!(pay(&unbounded, "400.01", &free)["headroom"]["submit"], "500.00");
}

/// B7: of several grants the highest bound holds, but only among those in force.
#[test]
fn the_widest_grant_in_force_bounds() {
    let second = |from: &str, amount: Option<&str>| {
        with(|d| {
            let mut grant = d["grants"][0].clone();
            (grant["id"], grant["from"]) = (json!("second"), json!(from));
            match amount {
                Some(amount) => grant["perTransaction"] = json!(amount),
                None => _ = grant.as_object_mut().unwrap().remove("perTransaction"),
            }
            d["grants"].as_array_mut().unwrap().push(grant);
        })
    };
    let submit = |document: Value| pay(&document, "1", &json!([]))["headroom"]["submit"].clone();
    assert_eq!(submit(second("2026-12-01", Some("450.00"))), "450.00");
    assert_eq!(submit(second("2026-12-01", Some("10.00"))), "400.00");
    assert_eq!(submit(second("2026-12-01", None)), "500.00");
    assert_eq!(submit(second("2026-12-29", None)), "400.00");
}

/// B7: neither of the two approves what one entered for the other.
#[test]
fn neither_giver_nor_acting_user_approves() {
    let two = with(|d| {
        d["users"][1]["assignments"] =
            json!([{"customer": "winery", "roles": ["payer"], "accounts": ["operating"]}]);
    });
    let decision = pay(&two, "350", &json!([]));
    let status = |document: &Value| {
        let transaction = json!({"user": "ben", "onBehalfOf": "ana", "action": "pay.create", "account": "operating",
            "amount": "350"});
        let question = json!({"transaction": transaction, "requirements": decision["approval"],
            "approvals": ["ana", "ben"]});
        ask(document, "approvalStatus", &question, &json!([]))
    };
    let own = |user: &str| json!({"user": user, "reasons": ["own-transaction"]});
    assert_eq!(status(&two)["refused"], json!([own("ana"), own("ben")]));
    assert_eq!(status(&two)["eligible"], json!(["cleo"]));
    let alone = with(|d| d["users"][2]["status"] = json!("suspended"));
    assert_eq!(codes(&pay(&alone, "350", &json!([]))), "no-eligible-approver");
    let mut lenient = two;
    lenient["legalEntity"]["settings"]["selfApproval"] = json!(true);
    assert_eq!(status(&lenient)["counted"], json!(["ana"]));
}

/// B7: nobody knows whether a grant is in force without today.
#[test]
fn acting_for_another_needs_today() {
    let engine = load(&world());
    let mut question =
        json!({"user": "ben", "onBehalfOf": "ana", "action": "pay.create", "account": "operating"});
    let places = |problems: countersign_core::Problems| {
        problems.iter().map(|p| format!("{} {}", p.path, p.code)).collect::<Vec<_>>()
    };
    assert_eq!(
        places(wire::check(&engine, question.to_string().as_bytes()).unwrap_err()),
        ["/today missing-field"]
    );
    (question["amount"], question["date"]) = (json!("1"), json!("2026-12-28"));
    let refused = wire::evaluate(&engine, question.to_string().as_bytes(), None).unwrap_err();
    assert_eq!(places(refused), ["/today missing-field"]);
    question["today"] = json!("2026-12-32");
    let refused = wire::evaluate(&engine, question.to_string().as_bytes(), None).unwrap_err();
    assert_eq!(places(refused), ["/today invalid-date"]);
}

/// B7: an unknown user ends the list; an unknown giver is one who gave nothing.
#[test]
fn who_is_unknown_gave_nothing() {
    for (user, giver, action, expected) in [
        ("nobody", "ana", "pay.create", "unknown-user"),
        ("ben", "nobody", "pay.create", "no-grant"),
        ("nobody", "nobody", "nothing", "unknown-user unknown-action"),
        ("ana", "ana", "pay.create", "no-grant"),
        ("ana", "ben", "pay.create", "no-grant"),
    ] {
        let question = json!({"user": user, "onBehalfOf": giver, "action": action, "account": "operating",
            "today": "2026-12-28"});
        assert_eq!(codes(&ask(&world(), "check", &question, &json!([]))), expected, "{user} for {giver}");
    }
}

/// B7: the derivation names who acts and under which grant, before the giver's rights.
#[test]
fn an_explanation_names_the_grant() {
    let explain = |amount: &str, today: &str| {
        let question = json!({"user": "ben", "onBehalfOf": "ana", "action": "pay.create", "account": "operating",
            "amount": amount, "date": today, "today": today});
        json!(wire::explain(&load(&world()), question.to_string().as_bytes(), None).unwrap())
    };
    let allowed = explain("400.01", "2026-12-28");
    let layer = |kind: &str| {
        let layers = allowed["layers"].as_array().unwrap().iter().filter(|layer| layer["layer"] == kind);
        layers.cloned().collect::<Vec<_>>()
    };
    assert_eq!(layer("acting-user")[0]["source"], json!({"acting": "ben", "status": "active"}));
    let source = json!({"grant": "christmas", "from": "2026-12-21", "until": "2027-01-06"});
    assert_eq!((&layer("grant")[0]["source"], &layer("grant")[0]["passes"]), (&source, &json!(true)));
    let deciding: Vec<_> = layer("limit").into_iter().filter(|layer| layer["deciding"] == true).collect();
    assert_eq!(deciding[0]["bound"]["contributions"], json!([{"from": "grant", "limit": "400.00"}]));
    assert_eq!(
        allowed["wouldPass"],
        json!({"passUpTo": "400.00", "executeUpTo": "300.00", "approvers": ["cleo"], "approverCount": 1})
    );
    let late = explain("1", "2027-01-07");
    assert_eq!(late["wouldPass"], json!({"approvers": [], "approverCount": 0}));
    let grant =
        late["layers"].as_array().unwrap().iter().find(|layer| layer["layer"] == "grant").unwrap().clone();
    assert_eq!((&grant["deciding"], &grant["reason"]), (&json!(true), &json!("grant-not-in-force")));
}

/// Refused, waiting, or done.
fn rank(answer: &Value) -> u8 {
    match (answer["outcome"].as_str(), answer["allowed"].as_bool()) {
        (Some("denied"), _) | (None, Some(false)) => 0,
        (Some("pendingApproval"), _) => 1,
        _ => 2,
    }
}

/// The question as the giver asks it for themselves.
fn as_giver(question: &Value) -> Value {
    let mut own = question.clone();
    let members = own.as_object_mut().unwrap();
    let giver = members.remove("onBehalfOf").unwrap();
    members.insert("user".to_owned(), giver);
    own
}

fn answer(engine: &Engine, kind: &str, question: &Value, usage: &Value) -> Option<Value> {
    engine_answer(engine, kind, question, usage.to_string().as_bytes()).ok()
}

/// B7: on any world, what is done on behalf of somebody they could do themselves at that moment: no more outcome, no
/// more headroom.
#[test]
fn nothing_is_wider_than_the_givers_own() {
    let (mut asked, mut allowed, mut executed) = (0, 0, 0);
    for (seed, mut random, world) in random_worlds(50_000..52_000) {
        let engine = load(&world.document);
        for number in 0..6 {
            let kind = if number < 2 { "check" } else { "evaluate" };
            let Some(question) = world.question_on_behalf(&mut random, kind) else { break };
            let Some(got) = answer(&engine, kind, &question, &world.usage) else { continue };
            let own = answer(&engine, kind, &as_giver(&question), &world.usage).expect("the same question");
            asked += 1;
            if rank(&got) > 0 {
                allowed += 1;
                executed += usize::from(got["outcome"] == "executed");
                // With the acting user among the approvers the giver may have to wait for less.
                assert!(rank(&own) >= rank(&got), "seed {seed}: {question}\n{got}\n{own}");
                for field in ["submit", "execute"] {
                    assert_headroom(&got["headroom"][field], &own["headroom"][field], seed);
                }
            }
        }
    }
    assert!(
        asked > 5_000 && allowed > 500 && executed > 30,
        "{asked} asked, {allowed} allowed, {executed} done"
    );
}

fn assert_headroom(got: &Value, own: &Value, seed: u64) {
    let minor = |value: &Value| value.as_str().map(|text| text.replace('.', "").parse::<u128>().unwrap());
    let is_within = minor(own).is_none_or(|own| minor(got).is_some_and(|got| got <= own));
    assert!(is_within, "seed {seed}: {got} is more than {own}");
}

/// B7: on any world, a grant that is taken back, or a day outside of it, refuses.
#[test]
fn without_a_grant_and_outside_its_days_everything_is_refused() {
    let mut ended = 0;
    for (seed, mut random, world) in random_worlds(52_000..53_000) {
        let mut revoked = world.document.clone();
        revoked["grants"] = json!([]);
        let (engine, without) = (load(&world.document), load(&revoked));
        let last = world.grants().iter().map(|grant| day_number(grant["until"].as_str().unwrap())).max();
        for _ in 0..6 {
            let Some(question) = world.question_on_behalf(&mut random, "evaluate") else { break };
            let Some(got) = answer(&engine, "evaluate", &question, &world.usage) else { continue };
            let after = answer(&without, "evaluate", &question, &world.usage).expect("the same question");
            assert_eq!(rank(&after), 0, "seed {seed}: {question}");
            let mut late = question.clone();
            late["date"] = day_text(last.expect("grants") + 1).into();
            let refused = answer(&engine, "evaluate", &late, &world.usage).expect("the same question");
            assert_eq!(rank(&refused), 0, "seed {seed}: {late}");
            ended += usize::from(rank(&got) > 0);
        }
    }
    assert!(ended > 100, "only {ended} were allowed before");
}

/// B7: on any world, taking anything away from anybody never permits on behalf what was refused.
#[test]
fn narrowing_never_widens_a_grant() {
    let (mut refused, mut lowered) = (0, 0);
    for (seed, mut random, world) in random_worlds(53_000..54_500) {
        let mut document = world.document.clone();
        let narrowings: Vec<String> = (0..3).map(|_| world.narrow(&mut random, &mut document)).collect();
        let (engine, narrow) = (load(&world.document), load(&document));
        for number in 0..6 {
            let kind = if number < 2 { "check" } else { "evaluate" };
            let Some(question) = world.question_on_behalf(&mut random, kind) else { break };
            let Some(before) = answer(&engine, kind, &question, &world.usage) else { continue };
            let after = answer(&narrow, kind, &question, &world.usage).expect("the same question");
            assert!(
                rank(&after) <= rank(&before),
                "seed {seed}: {narrowings:?} {question}\n{before}\n{after}"
            );
            refused += usize::from(rank(&before) == 0);
            lowered += usize::from(rank(&after) < rank(&before));
        }
    }
    assert!(refused > 500 && lowered > 20, "refused {refused}, lowered {lowered}");
}
