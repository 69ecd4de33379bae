//! What cannot be loaded is refused as a whole, with every problem at its place; never a trap.

use countersign_core::{Engine, wire};
use countersign_tests::broken::{with, world};
use countersign_tests::conformance_cases;
use serde_json::{Value, json};

/// The problems of the world with one value changed, as `path code`.
fn problems(pointer: &str, value: Value) -> Vec<String> {
    load(&with(world(), pointer, value).to_string())
}

fn load(text: &str) -> Vec<String> {
    let refused = Engine::load(text.as_bytes()).err().unwrap_or_default();
    refused.iter().map(|problem| format!("{} {}", problem.path, problem.code)).collect()
}

#[test]
fn the_world_loads() {
    assert_eq!(load(&world().to_string()), [""; 0]);
}

#[test]
fn each_broken_rule_is_named_with_its_place() {
    let slot = |slot: Value| json!([[slot]]);
    let rule = "/approvalRules/0/bands";
    let cases: Vec<(&str, Value, &str)> = vec![
        ("/legalEntity/currency", json!("EURO"), "/legalEntity/currency unknown-currency"),
        ("/legalEntity/rates", json!({"EUR": "1"}), "/legalEntity/rates/EUR rate-for-base-currency"),
        ("/legalEntity/rates", json!({"ZZZ": "1"}), "/legalEntity/rates/ZZZ unknown-currency"),
        ("/legalEntity/rates", json!({"USD": "0"}), "/legalEntity/rates/USD invalid-rate"),
        ("/legalEntity/rates", json!({"USD": "1.000000000001"}), "/legalEntity/rates/USD invalid-rate"),
        ("/legalEntity/rates", json!({"USD": "1234567890123"}), "/legalEntity/rates/USD invalid-rate"),
        ("/legalEntity/weekStart", json!("Monday"), "/legalEntity/weekStart invalid-value"),
        ("/legalEntity/id", json!(""), "/legalEntity/id invalid-id"),
        ("/legalEntity/name", json!(null), "/legalEntity/name wrong-type"),
        ("/legalEntity/settings/selfApproval", json!("no"), "/legalEntity/settings/selfApproval wrong-type"),
        ("/extra", json!(1), "/extra unknown-field"),
        ("/users/0/a~1b~0c", json!(1), "/users/0/a~1b~0c unknown-field"),
        ("/limitGroups/-", json!({"id": "single", "name": "x"}), "/limitGroups/1/id duplicate-id"),
        (
            "/features/-",
            json!({"id": "pay", "level": "account", "actions": []}),
            "/features/2/id duplicate-id",
        ),
        ("/features/0/accountTypes", json!(["card", "card"]), "/features/0/accountTypes/1 duplicate-entry"),
        (
            "/features/0/actions/-",
            json!({"id": "pay.view", "accessLevel": "view"}),
            "/features/0/actions/3/id duplicate-id",
        ),
        (
            "/features/0/actions/1/limitGroup",
            json!("none"),
            "/features/0/actions/1/limitGroup unknown-reference",
        ),
        (
            "/features/0/actions/1/approvedBy",
            json!("none"),
            "/features/0/actions/1/approvedBy unknown-reference",
        ),
        ("/features/0/actions/0/limits", json!({"daily": "1"}), "/features/0/actions/0/limits not-monetary"),
        ("/features/1/actions/0/limitGroup", json!("single"), "/features/1/actions/0/limitGroup wrong-level"),
        ("/features/1/level", json!("account"), "/features/1/level wrong-level"),
        (
            "/features/0/actions/1/limits/daily",
            json!("-1"),
            "/features/0/actions/1/limits/daily invalid-amount",
        ),
        (
            "/features/0/actions/1/limits/daily",
            json!("1.001"),
            "/features/0/actions/1/limits/daily amount-too-precise",
        ),
        (
            "/features/0/actions/1/limits/daily",
            json!("90071992547409.92"),
            "/features/0/actions/1/limits/daily amount-too-large",
        ),
        ("/features/0/actions/1/limits/daily", json!(1), "/features/0/actions/1/limits/daily wrong-type"),
        ("/contracts/-", json!({"id": "k", "customers": []}), "/contracts/1/id duplicate-id"),
        ("/contracts/0/customers/1/id", json!("c1"), "/contracts/0/customers/1/id duplicate-id"),
        (
            "/contracts/0/customers/1/accounts/0/id",
            json!("a1"),
            "/contracts/0/customers/1/accounts/0/id duplicate-id",
        ),
        (
            "/contracts/0/customers/0/accounts/0/currency",
            json!("eur"),
            "/contracts/0/customers/0/accounts/0/currency unknown-currency",
        ),
        (
            "/contracts/0/customers/1/actions",
            json!(["none"]),
            "/contracts/0/customers/1/actions/0 unknown-reference",
        ),
        (
            "/contracts/0/customers/1/limits",
            json!({"actions": {"pay.view": {"daily": "1"}}}),
            "/contracts/0/customers/1/limits/actions/pay.view not-monetary",
        ),
        (
            "/contracts/0/customers/1/limits",
            json!({"groups": {"none": {}}}),
            "/contracts/0/customers/1/limits/groups/none unknown-reference",
        ),
        ("/policies/0/actions", json!(["pay.view", "pay.view"]), "/policies/0/actions/1 duplicate-entry"),
        ("/policies/-", json!({"id": "p", "actions": []}), "/policies/1/id duplicate-id"),
        ("/roles/0/policies", json!(["q"]), "/roles/0/policies/0 unknown-reference"),
        ("/roles/-", json!({"id": "r"}), "/roles/1/id duplicate-id"),
        ("/users/1/id", json!("ana"), "/users/1/id duplicate-id"),
        ("/users/1/id", json!("*"), "/users/1/id invalid-id"),
        ("/users/1/status", json!("gone"), "/users/1/status invalid-value"),
        (
            "/users/0/assignments/0/customer",
            json!("none"),
            "/users/0/assignments/0/customer unknown-reference",
        ),
        (
            "/users/0/assignments/-",
            json!({"customer": "c1", "roles": [], "accounts": []}),
            "/users/0/assignments/1/customer duplicate-id",
        ),
        ("/users/0/assignments/0/roles", json!(["none"]), "/users/0/assignments/0/roles/0 unknown-reference"),
        (
            "/users/0/assignments/0/accounts",
            json!(["a1", "a2"]),
            "/users/0/assignments/0/accounts/1 wrong-customer",
        ),
        (
            "/users/0/assignments/0/accounts",
            json!(["a1", "a1"]),
            "/users/0/assignments/0/accounts/1 duplicate-entry",
        ),
        (
            "/users/0/assignments/0/removed/accounts",
            json!({"a2": []}),
            "/users/0/assignments/0/removed/accounts/a2 wrong-customer",
        ),
        (
            "/users/0/assignments/0/removed/other",
            json!(["none"]),
            "/users/0/assignments/0/removed/other/0 unknown-reference",
        ),
        (
            "/users/0/assignments/0/limits/accounts",
            json!({"a2": {}}),
            "/users/0/assignments/0/limits/accounts/a2 wrong-customer",
        ),
        (
            "/users/0/assignments/0/limits/accounts/a1",
            json!({"pay.approve": {"daily": {"deny": "1"}}}),
            "/users/0/assignments/0/limits/accounts/a1/pay.approve not-monetary",
        ),
        (
            "/users/0/assignments/0/limits/groups",
            json!({"none": {}}),
            "/users/0/assignments/0/limits/groups/none unknown-reference",
        ),
        ("/signatoryGroups/1/id", json!("g1"), "/signatoryGroups/1/id duplicate-id"),
        ("/signatoryGroups/1/customer", json!("none"), "/signatoryGroups/1/customer unknown-reference"),
        ("/signatoryGroups/1/members", json!(["none"]), "/signatoryGroups/1/members/0 unknown-reference"),
        ("/approvalRules/1/account", json!("a2"), "/approvalRules/1/account wrong-customer"),
        ("/approvalRules/1/action", json!("user-management.view"), "/approvalRules/1/account wrong-level"),
        ("/approvalRules/1/period", json!("daily"), "/approvalRules/1/period invalid-rule"),
        (
            "/approvalRules/1/bands",
            json!([{"above": "0", "upTo": "1", "none": true}, {"above": "1", "none": true}]),
            "/approvalRules/1/bands invalid-rule",
        ),
        (
            "/approvalRules/-",
            json!({"customer": "c1", "action": "pay.create", "period": "daily", "bands": [{"above": "0", "none": true}]}),
            "/approvalRules/2 duplicate-id",
        ),
        ("/approvalRules/0/initiators", json!([]), "/approvalRules/0/initiators empty"),
        ("/approvalRules/0/initiators", json!([{}]), "/approvalRules/0/initiators/0 invalid-value"),
        (
            "/approvalRules/0/initiators",
            json!([{"group": "g1", "users": ["ana"]}]),
            "/approvalRules/0/initiators/0 invalid-value",
        ),
        ("/approvalRules/0/initiators", json!([{"users": []}]), "/approvalRules/0/initiators/0/users empty"),
        (
            "/approvalRules/0/initiators",
            json!([{"users": ["ana", "ana"]}]),
            "/approvalRules/0/initiators/0/users/1 duplicate-entry",
        ),
        (
            "/approvalRules/0/initiators",
            json!([{"users": ["nobody"]}]),
            "/approvalRules/0/initiators/0/users/0 unknown-reference",
        ),
        (
            "/approvalRules/0/initiators",
            json!([{"group": "none"}]),
            "/approvalRules/0/initiators/0/group unknown-reference",
        ),
        (
            "/approvalRules/0/initiators",
            json!([{"group": "g1"}, {"group": "g2"}]),
            "/approvalRules/0/initiators/1/group wrong-customer",
        ),
        ("/approvalRules/0/currency", json!("USD"), "/approvalRules/0/currency invalid-value"),
        ("/approvalRules/1/currency", json!("USD"), "/approvalRules/1/currency not-monetary"),
        (
            "/approvalRules/-",
            json!({"customer": "c1", "action": "pay.create", "period": "perTransaction", "currency": "ZZZ",
                "bands": [{"above": "0", "none": true}]}),
            "/approvalRules/2/currency unknown-currency",
        ),
        (
            "/approvalRules/-",
            json!({"customer": "c1", "action": "pay.create", "period": "perTransaction", "currency": "JPY",
                "bands": [{"above": "0", "upTo": "1.5", "none": true}, {"above": "1.5", "none": true}]}),
            "/approvalRules/2/bands/0/upTo amount-too-precise",
        ),
        (
            rule,
            json!([{"above": "0", "anyOf": slot(json!({"group": "g1", "count": "some"}))}]),
            "/approvalRules/0/bands/0/anyOf/0/0/count wrong-type",
        ),
        (
            rule,
            json!([{"above": "0", "anyOf": slot(json!({"anyone": true, "count": "all"}))}]),
            "/approvalRules/0/bands/0/anyOf/0/0/count invalid-count",
        ),
        (
            rule,
            json!([{"above": "0", "anyOf": slot(json!({"users": ["ana"], "count": "majority"}))}]),
            "/approvalRules/0/bands/0/anyOf/0/0/count invalid-count",
        ),
        ("/approvalRules/0/bands", json!([]), "/approvalRules/0/bands empty"),
        (rule, json!([{"above": "1", "none": true}]), "/approvalRules/0/bands/0/above invalid-bands"),
        (
            rule,
            json!([{"above": "0", "upTo": "1", "none": true}]),
            "/approvalRules/0/bands/0/upTo invalid-bands",
        ),
        (
            rule,
            json!([{"above": "0", "none": true}, {"above": "0", "none": true}]),
            "/approvalRules/0/bands/0 invalid-bands",
        ),
        (
            rule,
            json!([{"above": "0", "upTo": "0", "none": true}, {"above": "0", "none": true}]),
            "/approvalRules/0/bands/0/upTo invalid-bands",
        ),
        (
            rule,
            json!([{"above": "0", "upTo": "5", "none": true}, {"above": "6", "none": true}]),
            "/approvalRules/0/bands/1/above invalid-bands",
        ),
        (rule, json!([{"above": "0"}]), "/approvalRules/0/bands/0/anyOf missing-field"),
        (rule, json!([{"above": "0", "none": false}]), "/approvalRules/0/bands/0/none invalid-value"),
        (
            rule,
            json!([{"above": "0", "none": true, "sequential": true}]),
            "/approvalRules/0/bands/0/sequential unknown-field",
        ),
        (rule, json!([{"above": "0", "anyOf": []}]), "/approvalRules/0/bands/0/anyOf empty"),
        (rule, json!([{"above": "0", "anyOf": [[]]}]), "/approvalRules/0/bands/0/anyOf/0 empty"),
        (
            rule,
            json!([{"above": "0", "anyOf": slot(json!({"anyone": true, "count": 0}))}]),
            "/approvalRules/0/bands/0/anyOf/0/0/count invalid-count",
        ),
        (
            rule,
            json!([{"above": "0", "anyOf": slot(json!({"group": "g2", "count": 1}))}]),
            "/approvalRules/0/bands/0/anyOf/0/0/group wrong-customer",
        ),
        (
            rule,
            json!([{"above": "0", "anyOf": slot(json!({"users": [], "count": 1}))}]),
            "/approvalRules/0/bands/0/anyOf/0/0/users empty",
        ),
        (
            rule,
            json!([{"above": "0", "anyOf": slot(json!({"users": ["ana", "ana"], "count": 1}))}]),
            "/approvalRules/0/bands/0/anyOf/0/0/users/1 duplicate-entry",
        ),
        (
            rule,
            json!([{"above": "0", "anyOf": slot(json!({"users": ["ana"], "group": "g1", "count": 1}))}]),
            "/approvalRules/0/bands/0/anyOf/0/0 invalid-value",
        ),
        (
            rule,
            json!([{"above": "0", "anyOf": slot(json!({"anyone": false, "count": 1}))}]),
            "/approvalRules/0/bands/0/anyOf/0/0/anyone invalid-value",
        ),
    ];
    for (pointer, value, expected) in cases {
        // What follows from it may be reported behind it.
        let problems = problems(pointer, value.clone());
        assert_eq!(problems.first().map(String::as_str), Some(expected), "{pointer} = {value}: {problems:?}");
    }
}

#[test]
fn each_broken_rule_of_a_grant_is_named_with_its_place() {
    let second = |changed: Value| {
        let mut grant = world()["grants"][0].clone();
        grant["id"] = json!("h2");
        grant.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone());
        problems("/grants/-", grant)
    };
    assert_eq!(second(json!({"until": "2100-12-31", "accounts": []})), [""; 0]);
    let cases = [
        (json!({"id": "h"}), "id duplicate-id"),
        (json!({"id": ""}), "id invalid-id"),
        (json!({"giver": "nobody"}), "giver unknown-reference"),
        (json!({"receiver": "*"}), "receiver unknown-reference"),
        (json!({"receiver": "ana"}), "receiver self-grant"),
        (json!({"customer": "nowhere"}), "customer unknown-reference"),
        (json!({"customer": "c2"}), "accounts/0 wrong-customer"),
        (json!({"accounts": ["a1", "a2"]}), "accounts/1 wrong-customer"),
        (json!({"accounts": ["a9"]}), "accounts/0 unknown-reference"),
        (json!({"accounts": ["a1", "a1"]}), "accounts/1 duplicate-entry"),
        (json!({"accounts": null}), "accounts wrong-type"),
        (json!({"actions": []}), "actions empty"),
        (json!({"actions": ["pay.create", "pay.create"]}), "actions/1 duplicate-entry"),
        (json!({"actions": ["pay.delete"]}), "actions/0 unknown-reference"),
        (json!({"from": "2026-12-25"}), "until invalid-period"),
        (json!({"from": "2026-02-29"}), "from invalid-date"),
        (json!({"until": "24.12.2026"}), "until invalid-date"),
        (json!({"perTransaction": "1.001"}), "perTransaction amount-too-precise"),
        (json!({"perTransaction": "-1"}), "perTransaction invalid-amount"),
        (json!({"actions": ["pay.view"]}), "perTransaction not-monetary"),
        (json!({"daily": "1"}), "daily unknown-field"),
    ];
    for (changed, expected) in cases {
        assert_eq!(second(changed.clone()), [format!("/grants/1/{expected}")], "{changed}");
    }
}

#[test]
fn every_problem_is_reported_not_only_the_first() {
    let mut document = world();
    document["legalEntity"]["currency"] = json!("XXX");
    document["roles"][0]["policies"] = json!(["q1", "q2"]);
    document["users"][0]["assignments"][0]["accounts"] = json!(["a2", "a9"]);
    assert_eq!(
        load(&document.to_string()),
        [
            "/legalEntity/currency unknown-currency",
            "/roles/0/policies/0 unknown-reference",
            "/roles/0/policies/1 unknown-reference",
            "/users/0/assignments/0/accounts/1 unknown-reference",
            "/users/0/assignments/0/accounts/0 wrong-customer",
        ]
    );
}

#[test]
fn duplicate_keys_and_trailing_bytes_are_refused() {
    let text = world().to_string();
    let twice = text.replacen("{\"", "{\"roles\":[],\"", 1);
    assert_eq!(load(&twice), ["/roles duplicate-key"]);
    assert_eq!(load(&format!("{text}x")), [" invalid-json"]);
    assert_eq!(load(&format!("\u{feff}{text}")), [" invalid-json"]);
    assert_eq!(load(""), [" invalid-json"]);
    assert_eq!(load(&"[".repeat(100_000)), [" invalid-json"]);
    assert_eq!(load(r#"{"legalEntity":{"id":"\ud800"}}"#), [" invalid-json"]);
}

/// A small deterministic generator (Steele and others' SplitMix64), so that a failing step can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(bound).unwrap()).unwrap()
    }
}

fn pointers(value: &Value, path: String, all: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| {
            pointers(value, format!("{path}/{}", key.replace('~', "~0").replace('/', "~1")), all);
        }),
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, value)| pointers(value, format!("{path}/{index}"), all));
        }
        _ => {}
    }
    all.push(path);
}

#[test]
fn a_document_with_any_value_replaced_loads_or_is_refused() {
    let cases = conformance_cases().unwrap();
    let junk = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("*"),
        json!("0"),
        json!("9".repeat(50)),
        json!("u0"),
        json!("cust0"),
        json!("f0.create"),
        json!([]),
        json!({}),
        json!([[]]),
        json!({"a": {}}),
        json!(["u0", "u0"]),
        json!("\u{0}"),
        json!("f/0~a"),
    ];
    let mut random = Random(20_261_122);
    let mut refused = 0;
    for round in 0..1_500 {
        let case = &cases[random.below(cases.len())];
        let mut document: Value = serde_json::from_str(&case.snapshot).unwrap();
        let mut all = Vec::new();
        pointers(&document, String::new(), &mut all);
        for _ in 0..=random.below(3) {
            let pointer = &all[random.below(all.len())];
            if let Some(value) = document.pointer_mut(pointer) {
                *value = junk[random.below(junk.len())].clone();
            }
        }
        match Engine::load(document.to_string().as_bytes()) {
            Err(problems) => {
                assert!(!problems.is_empty(), "round {round}");
                refused += 1;
            }
            Ok(engine) => {
                for query in case.queries.iter().filter(|query| query.kind == "evaluate").take(5) {
                    let question = query.input.to_string();
                    let _either = wire::evaluate(&engine, question.as_bytes(), Some(case.usage.as_bytes()));
                }
            }
        }
    }
    assert!((1_000..1_500).contains(&refused), "{refused} of 1500 were refused");
}
