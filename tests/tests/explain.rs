//! What `explain` says is what the engine decides, and what it promises would pass, passes.

use std::collections::BTreeSet;

use countersign_core::{Engine, wire};
use countersign_tests::conformance_cases;
use countersign_tests::differential::engine_answer;
use countersign_tests::facts::load;
use countersign_tests::oracle::{AMOUNT_MINOR_MAX, day_number, day_text, digits, parse_amount};
use countersign_tests::worlds::{Random, RandomWorld, exact_amount, transaction};
use serde_json::{Value, json};

/// A world with questions for `evaluate` about it.
struct World {
    name: String,
    document: Value,
    engine: Engine,
    usage: String,
    questions: Vec<Value>,
}

fn random_worlds(seeds: std::ops::Range<u64>, questions: usize) -> impl Iterator<Item = World> {
    seeds.map(move |seed| {
        let mut random = Random::new(seed);
        let world = RandomWorld::new(&mut random);
        let questions = (0..questions).map(|_| world.question(&mut random, "evaluate")).collect();
        let (engine, usage) = (load(&world.document), world.usage.to_string());
        World { name: format!("seed {seed}"), document: world.document, engine, usage, questions }
    })
}

/// Worlds with grants, and questions of those who use them.
fn worlds_on_behalf(seeds: std::ops::Range<u64>, questions: usize) -> impl Iterator<Item = World> {
    seeds.map(move |seed| {
        let mut random = Random::new(seed);
        let world = RandomWorld::new(&mut random);
        let asked = (0..questions).filter_map(|_| world.question_on_behalf(&mut random, "evaluate"));
        let (questions, engine) = (asked.collect(), load(&world.document));
        let (name, usage) = (format!("seed {seed}"), world.usage.to_string());
        World { name, document: world.document, engine, usage, questions }
    })
}

fn corpus_worlds() -> impl Iterator<Item = World> {
    conformance_cases().unwrap().into_iter().map(|case| {
        let document = serde_json::from_str(&case.snapshot).unwrap();
        let engine = load(&document);
        let asked = case.queries.into_iter().filter(|query| query.kind == "evaluate");
        let questions = asked.map(|query| query.input).collect();
        World { name: case.name, document, engine, usage: case.usage, questions }
    })
}

/// Worlds of both kinds.
fn some_worlds() -> impl Iterator<Item = World> {
    corpus_worlds().step_by(4).chain(random_worlds(20_000..20_120, 12))
}

impl World {
    fn evaluate(&self, question: &Value) -> Option<Value> {
        engine_answer(&self.engine, "evaluate", question, self.usage.as_bytes()).ok()
    }

    fn check(&self, question: &Value) -> Value {
        let mut check = json!({});
        for field in ["user", "action", "account", "customer"] {
            if let Some(value) = question.get(field) {
                check[field] = value.clone();
            }
        }
        engine_answer(&self.engine, "check", &check, b"[]").unwrap()
    }

    /// The largest amounts in the currency of the question.
    fn headroom(&self, question: &Value) -> Value {
        let mut asked = question.clone();
        asked.as_object_mut().unwrap().remove("amount");
        engine_answer(&self.engine, "headroom", &asked, self.usage.as_bytes()).unwrap()
    }

    fn explain(&self, question: &Value) -> Option<Value> {
        let text = question.to_string();
        let explained = wire::explain(&self.engine, text.as_bytes(), Some(self.usage.as_bytes()));
        explained.ok().map(|explained| json!(explained))
    }

    /// The question with the smallest amount that breaks a limit.
    fn just_above_headroom(&self, question: &Value) -> Option<Value> {
        let currency = self.document["legalEntity"]["currency"].as_str()?;
        let decision = self.evaluate(question)?;
        let submit = parse_amount(decision["headroom"]["submit"].as_str()?, digits(currency))?;
        (submit < AMOUNT_MINOR_MAX).then(|| exact_amount(question, currency, submit + 1))
    }

    fn context(&self, question: &Value, explained: &Value) -> String {
        format!("{}: {question}\n{explained:#}\n{}", self.name, self.document)
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn layers<'v>(explained: &'v Value, kind: &str) -> Vec<&'v Value> {
    list(&explained["layers"]).iter().filter(|layer| layer["layer"] == kind).collect()
}

/// A reason without its measures: its code, and of a bound the scope and the period.
fn key(code: &Value, of: &Value) -> String {
    format!("{code} {} {}", of["scope"], of["period"])
}

fn reason_keys(decision: &Value) -> BTreeSet<String> {
    list(&decision["reasons"]).iter().map(|reason| key(&reason["code"], reason)).collect()
}

fn deciding_keys(explained: &Value) -> BTreeSet<String> {
    let deciding = list(&explained["layers"]).iter().filter(|layer| layer["deciding"] == true);
    deciding.map(|layer| key(&layer["reason"], &layer["bound"])).collect()
}

#[test]
fn the_explained_decision_is_the_decision_and_its_reasons_come_from_the_deciding_layers() {
    let mut explained_reasons = BTreeSet::new();
    let mut asked = 0;
    let worlds = corpus_worlds().chain(random_worlds(20_000..20_120, 12));
    for world in worlds.chain(worlds_on_behalf(22_000..22_200, 8)) {
        for question in &world.questions {
            let decision = world.evaluate(question);
            let explained = world.explain(question);
            if question.get("amount").is_some() {
                assert_eq!(decision.is_some(), explained.is_some(), "{}: {question}", world.name);
            }
            let (Some(decision), Some(explained)) = (decision, explained) else { continue };
            let context = world.context(question, &explained);
            if explained["decision"].get("outcome").is_some() {
                assert_eq!(explained["decision"], decision, "{context}");
            } else {
                assert_eq!(question.get("amount"), None, "{context}");
                assert_eq!(explained["decision"], world.check(question), "{context}");
            }
            assert_eq!(deciding_keys(&explained), reason_keys(&explained["decision"]), "{context}");
            for layer in list(&explained["layers"]) {
                assert_eq!(layer["deciding"] == true, layer.get("reason").is_some(), "{context}");
            }
            let codes = list(&explained["decision"]["reasons"]).iter();
            explained_reasons.extend(codes.map(|reason| reason["code"].to_string()));
            asked += 1;
        }
    }
    assert!(asked > 3500, "only {asked}");
    let all = countersign_core::ReasonCode::ALL.len();
    assert!(explained_reasons.len() + 3 > all, "{} of {all}: {explained_reasons:?}", explained_reasons.len());
}

/// Monetary questions lose their amount: only the permission is decided then.
#[test]
fn without_an_amount_the_permission_is_explained_and_the_limits_are_shown() {
    let (mut shown, mut refused) = (0, 0);
    for world in random_worlds(21_000..21_080, 12) {
        for question in &world.questions {
            let headroom = world.evaluate(question).and_then(|decision| decision.get("headroom").cloned());
            let mut question = question.clone();
            question.as_object_mut().unwrap().remove("amount");
            let Some(explained) = world.explain(&question) else { continue };
            let context = world.context(&question, &explained);
            let Some(allowed) = explained["decision"].get("allowed") else { continue };
            assert_eq!(explained["decision"], world.check(&question), "{context}");
            refused += usize::from(allowed == false);
            if headroom.is_some() {
                let largest = world.headroom(&question);
                assert_eq!(explained["wouldPass"]["passUpTo"], largest["pass"], "{context}");
                assert_eq!(explained["wouldPass"]["executeUpTo"], largest["execute"], "{context}");
                assert_eq!(layers(&explained, "pre-approved").len(), 4, "{context}");
                assert!(layers(&explained, "limit").len() >= 8, "{context}");
                shown += 1;
            }
            assert_eq!(explained["wouldPass"].get("earliestDate"), None, "{context}");
            assert_eq!(explained["wouldPass"].get("otherAccounts"), None, "{context}");
        }
    }
    assert!(shown > 100 && refused > 100, "{shown} {refused}");
}

#[test]
fn what_passes_and_what_is_executed_is_the_headroom_and_never_more_than_is_left() {
    let mut bounded = 0;
    for world in some_worlds() {
        for question in &world.questions {
            let Some(explained) = world.explain(question) else { continue };
            let context = world.context(question, &explained);
            if question.get("amount").is_none() {
                continue;
            }
            let would_pass = &explained["wouldPass"];
            if explained["decision"].get("headroom").is_none() {
                assert_eq!(would_pass.get("passUpTo"), None, "{context}");
                assert_eq!(would_pass.get("executeUpTo"), None, "{context}");
                continue;
            }
            let largest = world.headroom(question);
            assert_eq!(would_pass["passUpTo"], largest["pass"], "{context}");
            assert_eq!(would_pass["executeUpTo"], largest["execute"], "{context}");
            // What is left of limits is in the base currency.
            let base = &world.document["legalEntity"]["currency"];
            if question.get("currency").is_some_and(|currency| currency != base) {
                continue;
            }
            let left = least(&layers(&explained, "limit"), |layer| layer["bound"]["left"].as_str());
            let pass = would_pass["passUpTo"].as_str();
            let least = left.into_iter().chain(pass).min_by_key(|text| (text.len(), *text));
            assert_eq!(pass, least, "more passes than is left: {context}");
            bounded += usize::from(left.is_some());
        }
    }
    assert!(bounded > 500, "only {bounded}");
}

/// The least of the amounts of layers; nothing is unlimited. All are of one currency, so that texts of equal length
/// compare as numbers do.
fn least<'v, T>(values: &[&'v T], text: impl Fn(&'v T) -> Option<&'v str>) -> Option<&'v str> {
    values.iter().filter_map(|value| text(value)).min_by_key(|text| (text.len(), *text))
}

fn greatest<'v>(contributions: &[&'v Value]) -> Option<&'v str> {
    let texts: Option<Vec<&str>> =
        contributions.iter().map(|contribution| contribution["limit"].as_str()).collect();
    texts?.into_iter().max_by_key(|text| (text.len(), *text))
}

/// The lowest of the contributions, of the roles the highest.
fn lowest<'v>(contributions: &[&'v Value]) -> Option<&'v str> {
    let (roles, others): (Vec<&Value>, Vec<&Value>) =
        contributions.iter().partition(|contribution| contribution["from"] == "role");
    let others = least(&others, |contribution| contribution["limit"].as_str());
    greatest(&roles).into_iter().chain(others).min_by_key(|text| (text.len(), *text))
}

#[test]
fn a_bound_is_the_lowest_of_its_contributions_and_of_the_roles_the_highest() {
    let (mut bounds, mut overridden, mut defaults) = (0, 0, 0);
    for world in some_worlds() {
        for question in &world.questions {
            let Some(explained) = world.explain(question) else { continue };
            let context = world.context(question, &explained);
            for layer in list(&explained["layers"]).iter().filter(|layer| layer.get("bound").is_some()) {
                let bound = &layer["bound"];
                let contributions = list(&bound["contributions"]);
                let all: Vec<&Value> = contributions.iter().collect();
                assert_eq!(bound["limit"].as_str(), lowest(&all), "{context}");
                // The default of a group is what cap, contract and roles leave.
                let of_group = contributions.iter().filter(|_| bound["scope"] == "group");
                let default = of_group.into_iter().find(|given| given["from"] == "default");
                if let Some(default) = default {
                    let own = |given: &&&Value| given["from"] != "override" && given["from"] != "default";
                    let before: Vec<&Value> = all.iter().filter(own).copied().collect();
                    assert_eq!(default["limit"].as_str(), lowest(&before), "{context}");
                    defaults += 1;
                }
                bounds += 1;
                overridden += usize::from(contributions.iter().any(|given| given["from"] == "override"));
            }
        }
    }
    assert!(bounds > 5000 && overridden > 1000 && defaults > 1000, "{bounds} {overridden} {defaults}");
}

#[test]
fn a_role_grants_by_its_own_actions_or_by_its_policies() {
    let (mut own, mut by_policy, mut not) = (0, 0, 0);
    for world in some_worlds() {
        let named = |kind: &str, id: &Value| {
            let found = list(&world.document[kind]).iter().find(|entry| entry["id"] == *id);
            found.unwrap().clone()
        };
        for question in &world.questions {
            let Some(explained) = world.explain(question) else { continue };
            let context = world.context(question, &explained);
            for layer in layers(&explained, "role") {
                let Some(id) = layer["source"].get("role") else { continue };
                let role = named("roles", id);
                let has_own = list(&role["actions"]).contains(&question["action"]);
                let policies: Vec<&Value> = list(&role["policies"])
                    .iter()
                    .filter(|id| list(&named("policies", id)["actions"]).contains(&question["action"]))
                    .collect();
                assert_eq!(layer["source"]["ownActions"], has_own, "{context}");
                assert_eq!(layer["source"]["policies"], json!(policies), "{context}");
                assert_eq!(layer["passes"], has_own || !policies.is_empty(), "{context}");
                own += usize::from(has_own);
                by_policy += usize::from(!policies.is_empty());
                not += usize::from(layer["passes"] == false);
            }
        }
    }
    assert!(own > 1000 && by_policy > 300 && not > 200, "{own} {by_policy} {not}");
}

fn on_date(question: &Value, date: i64) -> Value {
    let mut question = question.clone();
    question["date"] = day_text(date).into();
    question
}

/// The last day that can be written.
const LAST_DAY: &str = "2100-12-31";

/// Long after all usage of a world whose days are these.
fn long_after(world: &World, question: &Value) -> i64 {
    let rows: Value = serde_json::from_str(&world.usage).unwrap();
    let last = list(&rows).iter().map(|row| day_number(row["date"].as_str().unwrap())).max();
    let from = first_day(question);
    (last.unwrap_or(from).max(from) + 8).min(day_number(LAST_DAY))
}

fn first_day(question: &Value) -> i64 {
    let days = ["date", "today"].into_iter().filter_map(|field| question.get(field)?.as_str());
    days.map(day_number).max().unwrap()
}

#[test]
fn the_earliest_date_is_the_first_day_on_which_the_amount_is_not_denied() {
    let (mut same, mut later, mut never) = (0, 0, 0);
    for world in some_worlds() {
        let just_above = world.questions.iter().filter_map(|question| world.just_above_headroom(question));
        for question in &just_above.chain(world.questions.iter().cloned()).collect::<Vec<_>>() {
            let Some(explained) = world.explain(question) else { continue };
            let Some(earliest) = explained["wouldPass"].get("earliestDate") else { continue };
            let context = world.context(question, &explained);
            let first = first_day(question);
            let (last, is_never) = match earliest.as_str() {
                Some(date) => (day_number(date), false),
                None => (long_after(&world, question), true),
            };
            assert!(first <= last, "{context}");
            assert!(last - first < 40_000, "{context}");
            for day in first..=last {
                let decision = world.evaluate(&on_date(question, day)).unwrap();
                assert!(decision.get("headroom").is_some(), "{context}");
                let is_denied = decision["outcome"] == "denied";
                assert_eq!(is_denied, is_never || day < last, "{} {context}", day_text(day));
            }
            same += usize::from(!is_never && first == last);
            later += usize::from(!is_never && first < last);
            never += usize::from(is_never);
        }
    }
    assert!(same > 100 && later > 5 && never > 500, "{same} {later} {never}");
}

/// Every account with its customer.
fn accounts(document: &Value) -> Vec<(&Value, &Value)> {
    let customers = list(&document["contracts"]).iter().flat_map(|contract| list(&contract["customers"]));
    customers
        .flat_map(|customer| list(&customer["accounts"]).iter().map(|own| (&customer["id"], &own["id"])))
        .collect()
}

#[test]
fn other_accounts_are_those_on_which_the_same_amount_is_not_denied() {
    let (mut listed, mut at_once, mut none) = (0, 0, 0);
    for world in some_worlds() {
        for question in &world.questions {
            let Some(explained) = world.explain(question) else { continue };
            let Some(others) = explained["wouldPass"].get("otherAccounts") else { continue };
            let context = world.context(question, &explained);
            let mut expected = BTreeSet::new();
            for (customer, account) in accounts(&world.document) {
                if Some(account) == question.get("account") {
                    continue;
                }
                let mut elsewhere = question.clone();
                elsewhere.as_object_mut().unwrap().remove("customer");
                elsewhere["account"] = account.clone();
                let decision = world.evaluate(&elsewhere).unwrap();
                let outcome = &decision["outcome"];
                if decision.get("headroom").is_some() && outcome != "denied" {
                    let mut largest = world.headroom(&elsewhere);
                    largest.as_object_mut().unwrap().remove("reasons");
                    let entry = json!({ "customer": customer, "account": account,
                        "outcome": outcome, "headroom": largest });
                    expected.insert(entry.to_string());
                    at_once += usize::from(outcome == "executed");
                }
            }
            assert_eq!(list(others).len(), expected.len(), "{context}");
            assert_eq!(explained["wouldPass"]["otherAccountCount"], expected.len(), "{context}");
            let found: BTreeSet<String> = list(others).iter().map(Value::to_string).collect();
            assert_eq!(found, expected, "{context}");
            listed += expected.len();
            none += usize::from(expected.is_empty());
        }
    }
    assert!(listed > 300 && at_once > 100 && none > 500, "{listed} {at_once} {none}");
}

#[test]
fn approvers_are_those_whom_nothing_but_the_slots_would_refuse() {
    let (mut asked, mut somebody) = (0, 0);
    for world in some_worlds() {
        for question in &world.questions {
            let Some(explained) = world.explain(question) else { continue };
            let decision = &explained["decision"];
            let unknown = layers(&explained, "question");
            // Without a judged amount approvalStatus cannot be asked with it.
            if !unknown.is_empty() || (question.get("amount").is_some() && decision.get("amount").is_none()) {
                continue;
            }
            let context = world.context(question, &explained);
            let users: Vec<Value> =
                list(&world.document["users"]).iter().map(|user| user["id"].clone()).collect();
            let allowed = world.check(question)["allowed"] == true;
            let mut expected: Vec<&Value> = users
                .iter()
                .filter(|_| allowed)
                .filter(|user| may_approve(&world, &transaction(question, decision), user))
                .collect();
            expected.sort_by_key(|user| user.as_str());
            assert_eq!(explained["wouldPass"]["approvers"], json!(expected), "{context}");
            assert_eq!(explained["wouldPass"]["approverCount"], expected.len(), "{context}");
            asked += 1;
            somebody += usize::from(!expected.is_empty());
        }
    }
    assert!(asked > 1000 && somebody > 400, "{asked} {somebody}");
}

/// Whether the approval counts where anyone entitled may approve.
fn may_approve(world: &World, transaction: &Value, user: &Value) -> bool {
    let anyone = json!([{ "sequential": false, "anyOf": [[{ "anyone": true, "count": 1 }]] }]);
    let asked = json!({ "transaction": transaction, "requirements": anyone, "approvals": [user] });
    let status = engine_answer(&world.engine, "approvalStatus", &asked, b"[]").unwrap();
    status["counted"] == json!([user])
}

#[test]
fn the_rules_explained_are_those_whose_requirements_are_asked_for() {
    let (mut waiting, mut without_rule, mut own) = (0, 0, 0);
    for world in some_worlds() {
        for question in &world.questions {
            let Some(explained) = world.explain(question) else { continue };
            let context = world.context(question, &explained);
            let rules = layers(&explained, "approval-rule");
            let required: Vec<&Value> =
                rules.iter().filter_map(|layer| layer["rule"].get("requirement")).collect();
            if let Some(approval) = explained["decision"].get("approval") {
                assert_eq!(json!(required), *approval, "{context}");
                assert!(rules.iter().all(|layer| layer["rule"]["canBeMet"] == true), "{context}");
                waiting += 1;
            }
            without_rule += usize::from(rules.iter().any(|layer| layer.get("source").is_none()));
            for layer in rules {
                let Some(source) = layer.get("source") else { continue };
                let given = list(&world.document["approvalRules"]).iter().filter(|rule| {
                    let is_own = rule.get("account").is_some();
                    let place = if is_own { "account" } else { "customer" };
                    rule["action"] == question["action"]
                        && rule["period"] == layer["rule"]["period"]
                        && source.get("account").is_some() == is_own
                        && source[place] == rule[place]
                        && rule.get("currency") == layer["rule"].get("currency")
                        && rule.get("initiators").is_some() == layer["rule"].get("initiators").is_some()
                });
                let bands: Vec<&Value> = given.flat_map(|rule| list(&rule["bands"])).collect();
                assert!(!bands.is_empty(), "{context}");
                if let Some(up_to) = layer["rule"].get("upTo") {
                    let has_end = |band: &&Value| band.get("upTo").is_some() == up_to.is_string();
                    assert!(bands.iter().any(has_end), "{context}");
                }
                own += usize::from(source.get("account").is_some());
            }
        }
    }
    assert!(waiting > 80 && without_rule > 100 && own > 30, "{waiting} {without_rule} {own}");
}

/// Twenty accounts more than a page has.
#[test]
fn other_accounts_come_in_pages_with_their_count() {
    let ids: Vec<String> = (0..121).map(|number| format!("a{number:03}")).collect();
    let mut document = countersign_tests::broken::world();
    let customer = &mut document["contracts"][0]["customers"][0];
    let account = customer["accounts"][0].clone();
    customer["accounts"] = ids.iter().map(|id| with_id(&account, id)).collect();
    let customer = customer["id"].clone();
    document["signatoryGroups"] = json!([]);
    document["approvalRules"] = json!([]);
    document["grants"] = json!([]);
    // One who may approve what they enter, so that nothing is denied.
    document["legalEntity"]["settings"]["selfApproval"] = json!(true);
    document["users"] = json!([{ "id": "ana", "status": "active", "assignments": [
        { "customer": customer, "roles": [document["roles"][0]["id"]], "accounts": ids }] }]);
    let engine = load(&document);
    let listed = |page: Value| {
        let mut question = json!({ "user": "ana", "action": "pay.create", "account": "a000", "amount": "0.01",
            "date": "2026-12-01" });
        for (name, value) in page.as_object().unwrap() {
            question[name] = value.clone();
        }
        json!(wire::explain(&engine, question.to_string().as_bytes(), None).unwrap())["wouldPass"].clone()
    };
    let whole = listed(json!({ "limit": 1000 }));
    assert_eq!((&whole["otherAccountCount"], list(&whole["otherAccounts"]).len()), (&json!(120), 120));
    let pages = [json!({}), json!({ "offset": 100 })].map(listed);
    let joined: Vec<Value> = pages.iter().flat_map(|page| list(&page["otherAccounts"]).to_vec()).collect();
    assert_eq!(json!(joined), whole["otherAccounts"]);
    assert_eq!(list(&pages[0]["otherAccounts"]).len(), 100);
}

fn with_id(account: &Value, id: &str) -> Value {
    let mut account = account.clone();
    account["id"] = id.into();
    account
}
