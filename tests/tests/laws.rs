//! The laws of the domain, on random worlds.

use std::collections::BTreeSet;

use countersign_core::Engine;
use countersign_tests::differential::engine_answer;
use countersign_tests::oracle::{AMOUNT_MINOR_MAX, digits, parse_amount};
use countersign_tests::worlds::{Random, RandomWorld, exact_amount, transaction};
use serde_json::{Value, json};

/// A random world that the engine has loaded.
struct Lawful {
    seed: u64,
    random: Random,
    world: RandomWorld,
    engine: Engine,
}

fn load(document: &Value) -> Engine {
    Engine::load(document.to_string().as_bytes())
        .unwrap_or_else(|problems| panic!("{problems:?}\n{document}"))
}

fn worlds(seeds: std::ops::Range<u64>) -> impl Iterator<Item = Lawful> {
    seeds.map(|seed| {
        let mut random = Random::new(seed);
        let world = RandomWorld::new(&mut random);
        let engine = load(&world.document);
        Lawful { seed, random, world, engine }
    })
}

fn ask(engine: &Engine, kind: &str, question: &Value, usage: &Value) -> Value {
    engine_answer(engine, kind, question, usage.to_string().as_bytes())
        .unwrap_or_else(|problems| panic!("{kind} {question}: {problems:?}"))
}

impl Lawful {
    fn evaluate(&self, question: &Value) -> Value {
        ask(&self.engine, "evaluate", question, &self.world.usage)
    }

    /// A question about a payment that check allows, with the decision.
    fn payment(&mut self) -> Option<(Value, Value)> {
        let question = self.world.question(&mut self.random, "evaluate");
        let usage = self.world.usage.to_string();
        let decision = engine_answer(&self.engine, "evaluate", &question, usage.as_bytes()).ok()?;
        decision.get("headroom")?;
        Some((question, decision))
    }

    fn payments(&mut self, tries: usize) -> Vec<(Value, Value)> {
        (0..tries).filter_map(|_| self.payment()).collect()
    }

    fn decide_amount(&self, question: &Value, minor: i128) -> Value {
        self.evaluate(&exact_amount(question, self.world.currency(), minor))
    }

    fn headroom(&self, decision: &Value, field: &str) -> Option<i128> {
        let digits = digits(self.world.currency());
        let text = decision["headroom"][field].as_str()?;
        // A headroom may be larger than any amount.
        Some(parse_amount(text, digits).unwrap_or(AMOUNT_MINOR_MAX + 1))
    }
}

fn strings<'v>(document: &'v Value, way: &[&str]) -> Vec<&'v Value> {
    let mut found = vec![document];
    for list in way {
        found = found.into_iter().flat_map(|entry| entry[*list].as_array().into_iter().flatten()).collect();
    }
    found
}

/// Every request that check could be asked: user, action and place.
fn requests(document: &Value) -> Vec<Value> {
    let places = strings(document, &["contracts", "customers"])
        .into_iter()
        .map(|customer| ("customer", &customer["id"]))
        .chain(
            strings(document, &["contracts", "customers", "accounts"])
                .into_iter()
                .map(|account| ("account", &account["id"])),
        );
    let actions = strings(document, &["features", "actions"]);
    let users = strings(document, &["users"]);
    places
        .flat_map(|(kind, place)| {
            let (actions, users) = (&actions, &users);
            actions.iter().flat_map(move |action| {
                users
                    .iter()
                    .map(move |user| json!({ "user": user["id"], "action": action["id"], kind: place }))
            })
        })
        .collect()
}

/// Everything that is allowed.
fn entitlement(document: &Value) -> BTreeSet<String> {
    let engine = load(document);
    let allowed = |request: &Value| ask(&engine, "check", request, &json!([]))["allowed"] == true;
    requests(document).into_iter().filter(allowed).map(|request| request.to_string()).collect()
}

/// Actions that one layer leaves to everybody.
#[derive(Clone)]
struct Layer {
    kind: &'static str,
    kept: Vec<Value>,
}

fn retain(entry: &mut Value, list: &str, kept: &[Value]) {
    if let Some(actions) = entry.get_mut(list).and_then(Value::as_array_mut) {
        actions.retain(|action| kept.contains(action));
    }
}

impl Layer {
    fn random(random: &mut Random, document: &Value) -> Self {
        let actions = strings(document, &["features", "actions"]);
        let kept: Vec<Value> = actions.iter().map(|action| action["id"].clone()).collect();
        let kinds = ["contract", "role", "removal"];
        Self { kind: kinds[random.below(kinds.len())], kept: random.some(&kept, 70) }
    }

    fn over(&self, document: &Value) -> Value {
        let mut narrowed = document.clone();
        match self.kind {
            "contract" => {
                for contract in narrowed["contracts"].as_array_mut().unwrap() {
                    for customer in contract["customers"].as_array_mut().unwrap() {
                        retain(customer, "actions", &self.kept);
                    }
                }
            }
            "role" => {
                for list in ["roles", "policies"] {
                    for holder in narrowed[list].as_array_mut().unwrap() {
                        retain(holder, "actions", &self.kept);
                    }
                }
            }
            _ => self.remove(document, &mut narrowed),
        }
        narrowed
    }

    fn remove(&self, document: &Value, narrowed: &mut Value) {
        let actions = strings(document, &["features", "actions"]);
        let gone: Vec<Value> = actions.iter().map(|action| action["id"].clone()).collect();
        let gone: Vec<Value> = gone.into_iter().filter(|action| !self.kept.contains(action)).collect();
        for user in narrowed["users"].as_array_mut().unwrap() {
            for held in user["assignments"].as_array_mut().unwrap() {
                let add = |removed: &mut Value| {
                    let mut all = removed.as_array().cloned().unwrap_or_default();
                    all.extend(
                        gone.iter().filter(|action| !all.contains(action)).cloned().collect::<Vec<_>>(),
                    );
                    *removed = all.into();
                };
                add(&mut held["removed"]["other"]);
                for account in held["accounts"].as_array().cloned().unwrap() {
                    add(&mut held["removed"]["accounts"][account.as_str().unwrap()]);
                }
            }
        }
    }
}

#[test]
fn law_1_layers_intersect_in_any_order_and_never_widen() {
    let mut narrowed = 0;
    for Lawful { seed, mut random, world, .. } in worlds(0..50) {
        let document = &world.document;
        let [a, b, c] = [(); 3].map(|()| Layer::random(&mut random, document));
        let whole = entitlement(document);
        let [of_a, of_b, of_c] = [&a, &b, &c].map(|layer| entitlement(&layer.over(document)));
        for part in [&of_a, &of_b, &of_c] {
            assert!(part.is_subset(&whole), "seed {seed}: a layer widens");
            narrowed += usize::from(*part != whole);
        }
        let of_ab = entitlement(&b.over(&a.over(document)));
        assert_eq!(of_ab, &of_a & &of_b, "seed {seed}: not the intersection");
        assert_eq!(of_ab, entitlement(&a.over(&b.over(document))), "seed {seed}: not commutative");
        assert_eq!(of_a, entitlement(&a.over(&a.over(document))), "seed {seed}: not idempotent");
        let all = &of_ab & &of_c;
        assert_eq!(entitlement(&c.over(&b.over(&a.over(document)))), all, "seed {seed}: not associative");
        assert_eq!(entitlement(&a.over(&c.over(&b.over(document)))), all, "seed {seed}: not associative");
    }
    assert!(narrowed > 100, "layers that took something away: {narrowed}");
}

/// Refused, waiting, or done.
fn rank(answer: &Value) -> u8 {
    match (answer["outcome"].as_str(), answer["allowed"].as_bool()) {
        (Some("denied"), _) | (None, Some(false)) => 0,
        (Some("pendingApproval"), _) => 1,
        _ => 2,
    }
}

#[test]
fn law_2_taking_away_never_permits_what_was_refused() {
    let (mut refused, mut lowered) = (0, 0);
    for mut lawful in worlds(1000..1400) {
        let mut document = lawful.world.document.clone();
        let narrowings = (0..3).map(|_| lawful.world.narrow(&mut lawful.random, &mut document));
        let narrowings: Vec<String> = narrowings.collect();
        let narrow = load(&document);
        for index in 0..20 {
            let kind = if index < 4 { "check" } else { "evaluate" };
            let question = lawful.world.question(&mut lawful.random, kind);
            let usage = lawful.world.usage.to_string();
            let Ok(before) = engine_answer(&lawful.engine, kind, &question, usage.as_bytes()) else {
                continue;
            };
            let after = ask(&narrow, kind, &question, &lawful.world.usage);
            assert!(
                rank(&after) <= rank(&before),
                "seed {}: {narrowings:?} turn {question}\nfrom {before}\nto {after}\nin {}",
                lawful.seed,
                lawful.world.document,
            );
            refused += usize::from(rank(&before) == 0);
            lowered += usize::from(rank(&after) < rank(&before));
        }
    }
    assert!(refused > 1000 && lowered > 100, "refused {refused}, lowered {lowered}");
}

/// What is broken: scope and period of the reasons with a code.
fn broken(decision: &Value, code: &str) -> BTreeSet<String> {
    let reasons = decision["reasons"].as_array().unwrap().iter().filter(|reason| reason["code"] == code);
    reasons.map(|reason| format!("{} {}", reason["scope"], reason["period"])).collect()
}

#[test]
fn law_3_a_larger_amount_breaks_whatever_a_smaller_one_breaks() {
    let mut compared = 0;
    for mut lawful in worlds(2000..2500) {
        for (question, decision) in lawful.payments(20) {
            let other = lawful.world.question(&mut lawful.random, "evaluate");
            let digits = digits(lawful.world.currency());
            let amount = |value: &Value| value["amount"].as_str().and_then(|text| parse_amount(text, digits));
            let (Some(one), Some(two)) = (amount(&decision), amount(&other)) else { continue };
            let (one, two) = (one.max(1), two.max(1));
            let less = lawful.decide_amount(&question, one.min(two));
            let more = lawful.decide_amount(&question, one.max(two));
            let context = format!("seed {}: {question}\n{less}\n{more}", lawful.seed);
            assert_eq!(less["headroom"], more["headroom"], "{context}");
            let exceeded = broken(&more, "limit-exceeded");
            assert!(broken(&less, "limit-exceeded").is_subset(&exceeded), "{context}");
            if exceeded.is_empty() {
                let above = broken(&more, "above-pre-approved");
                if !above.is_empty() {
                    assert!(broken(&less, "above-pre-approved").is_subset(&above), "{context}");
                }
                if more["outcome"] == "executed" && more["reasons"] == json!([]) {
                    assert_eq!(less["outcome"], "executed", "{context}");
                    assert_eq!(less["reasons"], json!([]), "{context}");
                }
            }
            compared += 1;
        }
    }
    assert!(compared > 1000, "only {compared}");
}

#[test]
fn law_4_headroom_is_exact() {
    let (mut submits, mut executes, mut unbounded) = (0, 0, 0);
    for mut lawful in worlds(3000..3500) {
        for (question, decision) in lawful.payments(20) {
            let context = format!("seed {}: {question}\n{decision}\n{}", lawful.seed, lawful.world.document);
            match lawful.headroom(&decision, "submit") {
                Some(submit) => submit_is_exact(&lawful, &question, submit, &context),
                None => assert!(!exceeds(&lawful, &question, AMOUNT_MINOR_MAX), "{context}"),
            }
            let execute = lawful.headroom(&decision, "execute");
            match execute {
                Some(execute) => execute_is_exact(&lawful, &question, execute, &context),
                // Nothing asks for approval, so that whatever breaks no limit is executed.
                None => {
                    let largest = lawful.decide_amount(&question, AMOUNT_MINOR_MAX);
                    assert_eq!(
                        (&largest["outcome"], &largest["reasons"]),
                        (&json!("executed"), &json!([])),
                        "{context}"
                    );
                }
            }
            submits += usize::from(decision["headroom"]["submit"] != Value::Null);
            unbounded += usize::from(decision["headroom"]["submit"] == Value::Null);
            executes += usize::from(execute.is_some_and(|execute| execute > 0));
        }
    }
    assert!(submits > 1000 && executes > 100 && unbounded > 10, "{submits} {executes} {unbounded}");
}

/// What passes is judged by brute force where it is small, and by its neighbours where it is not.
#[test]
fn law_4_what_passes_is_not_denied_and_every_larger_amount_is() {
    let (mut bounded, mut unbounded, mut narrower) = (0, 0, 0);
    for mut lawful in worlds(8000..8400) {
        for _ in 0..20 {
            let question = lawful.world.question(&mut lawful.random, "headroom");
            let usage = lawful.world.usage.to_string();
            let Ok(answer) = engine_answer(&lawful.engine, "headroom", &question, usage.as_bytes()) else {
                continue;
            };
            if answer["reasons"] != json!([]) {
                continue;
            }
            let context = format!("seed {}: {question}\n{answer}\n{}", lawful.seed, lawful.world.document);
            narrower +=
                usize::from(answer["pass"] != answer["submit"] && answer["pass"] != answer["execute"]);
            match pass_of(&lawful, &question, &answer) {
                Some(pass) => bounded += usize::from(pass_is_exact(&lawful, &question, pass, &context)),
                None => {
                    assert!(
                        passes(&lawful, &question, AMOUNT_MINOR_MAX).is_none_or(|passes| passes),
                        "{context}"
                    );
                    unbounded += 1;
                }
            }
        }
    }
    assert!(bounded > 300 && unbounded > 30 && narrower > 30, "{bounded} {unbounded} {narrower}");
}

fn currency_of<'q>(lawful: &'q Lawful, question: &'q Value) -> &'q str {
    question["currency"].as_str().unwrap_or(lawful.world.currency())
}

/// The largest amount that passes, in the currency of the question.
fn pass_of(lawful: &Lawful, question: &Value, answer: &Value) -> Option<i128> {
    parse_amount(answer["pass"].as_str()?, digits(currency_of(lawful, question)))
}

/// Whether an amount of the question's currency passes; nothing if it is above every amount once it is converted.
fn passes(lawful: &Lawful, question: &Value, minor: i128) -> Option<bool> {
    let asked = exact_amount(question, currency_of(lawful, question), minor);
    let usage = lawful.world.usage.to_string();
    let decision = engine_answer(&lawful.engine, "evaluate", &asked, usage.as_bytes()).ok()?;
    Some(decision["outcome"] != "denied")
}

fn pass_is_exact(lawful: &Lawful, question: &Value, pass: i128, context: &str) -> bool {
    if pass > 0 {
        assert_eq!(passes(lawful, question, pass), Some(true), "{context}");
    }
    let above = (1..=60).chain([100, 1000, 12_345, 1_000_000]).map(|more| pass + more);
    for larger in
        above.chain([AMOUNT_MINOR_MAX]).filter(|larger| *larger > pass && *larger <= AMOUNT_MINOR_MAX)
    {
        assert_ne!(passes(lawful, question, larger), Some(true), "{larger} {context}");
    }
    pass > 0
}

fn exceeds(lawful: &Lawful, question: &Value, minor: i128) -> bool {
    !broken(&lawful.decide_amount(question, minor), "limit-exceeded").is_empty()
}

/// A headroom of 0 may mean that usage alone has gone beyond.
fn submit_is_exact(lawful: &Lawful, question: &Value, submit: i128, context: &str) {
    if (1..=AMOUNT_MINOR_MAX).contains(&submit) {
        assert!(!exceeds(lawful, question, submit), "{context}");
    }
    if submit < AMOUNT_MINOR_MAX {
        assert!(exceeds(lawful, question, submit + 1), "{context}");
    }
}

fn execute_is_exact(lawful: &Lawful, question: &Value, execute: i128, context: &str) {
    if (1..=AMOUNT_MINOR_MAX).contains(&execute) {
        let at = lawful.decide_amount(question, execute);
        assert_eq!((&at["outcome"], &at["reasons"]), (&json!("executed"), &json!([])), "{context}");
    }
    if execute < AMOUNT_MINOR_MAX {
        assert_ne!(lawful.decide_amount(question, execute + 1)["reasons"], json!([]), "{context}");
    }
}

/// Whether a headroom is at most another one; nothing is unbounded.
fn is_at_most(one: Option<i128>, other: Option<i128>) -> bool {
    other.is_none_or(|other| one.is_some_and(|one| one <= other))
}

#[test]
fn law_5_nobody_gives_a_new_user_more_than_the_own() {
    let (mut accepted, mut given, mut paid) = (0, 0, 0);
    for mut lawful in worlds(4000..4500) {
        let mut document = lawful.world.document.clone();
        document["legalEntity"]["settings"]["delegationCeiling"] = "limits".into();
        let engine = load(&document);
        for _ in 0..6 {
            let mut question = lawful.world.question(&mut lawful.random, "delegate");
            question.as_object_mut().unwrap().remove("target");
            if ask(&engine, "delegate", &question, &json!([])) != json!([]) {
                continue;
            }
            let mut with = document.clone();
            let newcomer =
                json!({ "id": "newcomer", "status": "active", "assignments": [question["assignment"]] });
            with["users"].as_array_mut().unwrap().push(newcomer);
            let engine = load(&with);
            accepted += 1;
            let requests = requests(&with).into_iter().filter(|request| request["user"] == "newcomer");
            for request in requests {
                if ask(&engine, "check", &request, &json!([]))["allowed"] != true {
                    continue;
                }
                let mut own = request.clone();
                own["user"] = question["actor"].clone();
                let context = format!("seed {}: {question}\n{request}", lawful.seed);
                assert_eq!(ask(&engine, "check", &own, &json!([]))["allowed"], true, "{context}");
                given += 1;
                let [theirs, mine] = [&request, &own].map(|request| headrooms(&lawful, &engine, request));
                assert!(is_at_most(theirs.0, mine.0), "{context}\nsubmit {theirs:?} {mine:?}");
                assert!(is_at_most(theirs.1, mine.1), "{context}\nexecute {theirs:?} {mine:?}");
                paid += usize::from(theirs.1.is_some());
            }
        }
    }
    assert!(accepted > 50 && given > 500 && paid > 100, "{accepted} {given} {paid}");
}

/// The headrooms of someone who has spent nothing; unbounded for what moves no money.
fn headrooms(lawful: &Lawful, engine: &Engine, request: &Value) -> (Option<i128>, Option<i128>) {
    let mut question = exact_amount(request, lawful.world.currency(), 1);
    question["date"] = "2027-01-01".into();
    let decision = ask(engine, "evaluate", &question, &json!([]));
    (lawful.headroom(&decision, "submit"), lawful.headroom(&decision, "execute"))
}

#[test]
fn law_6_any_order_of_eligible_approvers_ends_in_approval() {
    let (mut pending, mut several) = (0, 0);
    for mut lawful in worlds(6000..7500) {
        for _ in 0..20 {
            let question = lawful.world.question(&mut lawful.random, "evaluate");
            let usage = lawful.world.usage.to_string();
            let decision = engine_answer(&lawful.engine, "evaluate", &question, usage.as_bytes());
            let Ok(decision) = decision else { continue };
            if decision["outcome"] != "pendingApproval" {
                continue;
            }
            let approvals = approve_until_done(&mut lawful, &question, &decision);
            pending += 1;
            several += usize::from(approvals > 1);
        }
    }
    assert!(pending > 400 && several > 50, "{pending} {several}");
}

/// Lets any eligible user approve, again and again, and says how many it took.
fn approve_until_done(lawful: &mut Lawful, question: &Value, decision: &Value) -> usize {
    let transaction = transaction(question, decision);
    let requirements = &decision["approval"];
    let status = |engine: &Engine, accepted: &[Value], approvals: &[Value]| {
        let asked = json!({ "transaction": transaction, "requirements": requirements,
            "accepted": accepted, "approvals": approvals });
        ask(engine, "approvalStatus", &asked, &json!([]))
    };
    let mut approvals: Vec<Value> = Vec::new();
    loop {
        let judged = status(&lawful.engine, &[], &approvals);
        let context = format!("seed {}: {question}\n{decision}\n{judged}", lawful.seed);
        assert_eq!(judged["counted"], json!(approvals), "{context}");
        assert_eq!(judged, status(&lawful.engine, &approvals, &[]), "{context}");
        let eligible = judged["eligible"].as_array().unwrap();
        if judged["approved"] == true {
            assert!(eligible.is_empty(), "{context}");
            return approvals.len();
        }
        assert!(!eligible.is_empty(), "nobody can approve: {context}");
        approvals.push(lawful.random.pick(eligible).clone());
    }
}
