//! Every world of small families of the rules that banks publish: the engine answers each question as the naive
//! model does.

use countersign_tests::small::{Pair, every, orders, subset};
use serde_json::{Value, json};

/// Who approves; ana enters what is approved.
const APPROVERS: [&str; 3] = ["bob", "dan", "eve"];

/// Everybody, the one who enters first.
const EVERYBODY: [&str; 4] = ["ana", "bob", "dan", "eve"];
const ACCOUNTS: [&str; 2] = ["a", "b"];
const ACTIONS: [&str; 2] = ["pay.create", "pay.approve"];

/// What differs between the worlds; the rest is the same in all.
#[derive(Default)]
struct Parts {
    self_approval: bool,
    institution: Value,
    contract: Value,
    role: Value,
    overrides: Value,
    group_members: Vec<Vec<&'static str>>,
    rules: Value,
    grants: Value,
    locked: Vec<&'static str>,
}

fn given(value: Value) -> Value {
    if value.is_null() { json!({}) } else { value }
}

fn document(parts: Parts) -> Value {
    let user = |id: &&str| {
        let role = if *id == "ana" { "clerk" } else { "boss" };
        let mut held = json!({ "customer": "c", "roles": [role], "accounts": ["a", "b"] });
        if *id == "ana" && !parts.overrides.is_null() {
            held["limits"] = parts.overrides.clone();
        }
        let status = if parts.locked.contains(id) { "locked" } else { "active" };
        json!({ "id": id, "status": status, "assignments": [held] })
    };
    let groups =
        parts.group_members.iter().enumerate().map(
            |(number, members)| json!({ "id": format!("g{number}"), "customer": "c", "members": members }),
        );
    let mut document = json!({
        "legalEntity": { "id": "le", "name": "Bank", "currency": "JPY", "timeZone": "Asia/Tokyo",
            "weekStart": "monday", "rates": { "USD": "2" }, "settings": { "accountAccess": "open",
            "delegationCeiling": "limits", "selfApproval": parts.self_approval, "sharedContractLimits": true } },
        "limitGroups": [{ "id": "single", "name": "Single" }],
        "features": [{ "id": "pay", "level": "account", "actions": [
            { "id": "pay.create", "accessLevel": "create", "limitGroup": "single", "approvedBy": "pay.approve",
                "limits": given(parts.institution) },
            { "id": "pay.approve", "accessLevel": "approve" }] }],
        "contracts": [{ "id": "k", "customers": [{ "id": "c", "name": "C",
            "actions": ["pay.create", "pay.approve"], "limits": given(parts.contract),
            "accounts": [{ "id": "a", "number": "1", "type": "current", "currency": "JPY" },
                { "id": "b", "number": "2", "type": "current", "currency": "JPY" }] }] }],
        "policies": [],
        "roles": [{ "id": "clerk", "actions": ["pay.create", "pay.approve"], "limits": given(parts.role) },
            { "id": "boss", "actions": ["pay.create", "pay.approve"] }],
        "users": EVERYBODY.iter().map(user).collect::<Value>(),
        "signatoryGroups": groups.collect::<Value>(),
        "approvalRules": if parts.rules.is_null() { json!([]) } else { parts.rules },
    });
    if !parts.grants.is_null() {
        document["grants"] = parts.grants;
    }
    document
}

/// The last days of a month whose week goes on in the next, and the first of that and of the one after.
const DATES: [&str; 5] = ["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01", "2027-01-31"];

#[test]
fn every_small_world_of_months() {
    let row = |user: &str, account: &str, date: &str, amount: &str| json!({ "user": user, "account": account, "action": "pay.create", "date": date, "amount": amount });
    let usage = json!([
        row("ana", "a", "2026-11-30", "4"),
        row("ana", "a", "2026-12-31", "1"),
        row("ana", "b", "2026-12-01", "2"),
        row("ana", "a", "2027-01-03", "3"),
        row("*", "a", "2026-12-15", "2"),
    ]);
    let monthly = |limit: Option<&str>| limit.map_or(json!({}), |limit| json!({ "monthly": limit }));
    let of_action = |limit| json!({ "actions": { "pay.create": monthly(limit) } });
    let (mut worlds, mut questions) = (0, 0);
    for [institution, contract, role, deny, pre_approved, group] in every([2, 3, 2, 2, 4, 2]) {
        let contract_limits = [
            json!({}),
            of_action(Some("7")),
            json!({ "groups": { "single": { "monthly": "8", "weekly": "9" } } }),
        ];
        let mut month = json!({});
        if deny == 1 {
            month["deny"] = "5".into();
        }
        if pre_approved > 0 {
            month["preApproved"] = [Value::Null, Value::Null, json!("3"), json!("9")][pre_approved].clone();
        }
        let mut overrides = json!({ "accounts": { "a": { "pay.create": { "monthly": month,
            "perTransaction": { "preApproved": null }, "daily": { "preApproved": null } } } } });
        // A week asks for approval of everything, unless a month is all that is asked for.
        if pre_approved != 1 {
            overrides["accounts"]["a"]["pay.create"]["weekly"] = json!({ "preApproved": null });
        }
        if group == 1 {
            overrides["groups"] = json!({ "single": { "monthly": "6" } });
        }
        let pair = Pair::new(
            document(Parts {
                institution: monthly([None, Some("9")][institution]),
                contract: contract_limits[contract].clone(),
                role: of_action([None, Some("6")][role]),
                overrides,
                rules: json!([{ "customer": "c", "action": "pay.create", "period": "monthly", "bands": [
                    { "above": "0", "upTo": "4", "none": true },
                    { "above": "4", "anyOf": [[{ "anyone": true, "count": 1 }]] }] }]),
                ..Parts::default()
            }),
            &usage,
        );
        for [date, amount] in every([5, 9]) {
            let question = json!({ "user": "ana", "action": "pay.create", "account": "a",
                "amount": (amount + 1).to_string(), "date": DATES[date] });
            pair.agree("evaluate", &question);
        }
        for date in DATES {
            let question = json!({ "user": "ana", "action": "pay.create", "account": "a", "date": date });
            pair.agree("headroom", &question);
        }
        pair.agree("groupLimits", &json!({ "user": "ana", "customer": "c" }));
        worlds += 1;
        questions += pair.asked();
    }
    assert_eq!((worlds, questions), (192, 192 * 51), "worlds and questions");
}

/// A rule that says by its count which one it is; one bit for each of account, initiators and currency.
fn rule(number: usize) -> Value {
    let band = |count: usize| json!({ "anyOf": [[{ "anyone": true, "count": count }]] });
    let (mut low, mut high) = (band(1), band(2));
    low["above"] = "0".into();
    // The end of the first band is where no other rule has it.
    low["upTo"] = (number + 1).to_string().into();
    high["above"] = low["upTo"].clone();
    let mut rule = json!({ "customer": "c", "action": "pay.create", "period": "perTransaction",
        "bands": [low, high] });
    if number & 1 == 1 {
        rule["account"] = "a".into();
    }
    if number & 2 == 2 {
        rule["initiators"] = json!([{ "group": "g0" }]);
    }
    if number & 4 == 4 {
        rule["currency"] = "USD".into();
    }
    rule
}

#[test]
fn every_small_world_of_rules() {
    let numbers: Vec<usize> = (0..8).collect();
    let (mut worlds, mut questions) = (0, 0);
    for [chosen, members, order] in every([256, 2, 2]) {
        let mut rules: Vec<Value> = subset(&numbers, chosen).into_iter().map(rule).collect();
        if order == 1 {
            // The same initiators again, otherwise bounded: the document's order decides.
            let mut again = rule(2);
            again["bands"] = json!([{ "above": "0", "none": true }]);
            rules.insert(0, again);
        }
        let pair = Pair::new(
            document(Parts {
                group_members: vec![if members == 1 { vec!["ana", "eve"] } else { vec!["bob"] }],
                rules: rules.into(),
                ..Parts::default()
            }),
            &json!([]),
        );
        for [user, account, currency] in every([2, 2, 2]) {
            let mut question = json!({ "user": EVERYBODY[user], "action": "pay.create",
                "account": ACCOUNTS[account], "date": DATES[0] });
            if currency == 1 {
                question["currency"] = "USD".into();
            }
            pair.agree("headroom", &question);
            for amount in 1..10 {
                question["amount"] = amount.to_string().into();
                pair.agree("evaluate", &question);
            }
        }
        worlds += 1;
        questions += pair.asked();
    }
    assert_eq!((worlds, questions), (1024, 1024 * 80), "worlds and questions");
}

#[test]
fn every_small_world_of_shares_of_a_group() {
    let (mut worlds, mut questions) = (0, 0);
    for [members, share, self_approval, locked, sequential] in every([16, 2, 2, 8, 2]) {
        let share = ["all", "majority"][share];
        let slots = json!([{ "group": "g0", "count": share }]);
        let rule = json!({ "customer": "c", "action": "pay.create", "period": "perTransaction",
            "bands": [{ "above": "0", "sequential": sequential == 1, "anyOf": [slots] }] });
        let pair = Pair::new(
            document(Parts {
                self_approval: self_approval == 1,
                group_members: vec![subset(&EVERYBODY, members)],
                rules: json!([rule]),
                locked: subset(&APPROVERS, locked),
                ..Parts::default()
            }),
            &json!([]),
        );
        for user in EVERYBODY {
            let question = json!({ "user": user, "action": "pay.create", "account": "a", "amount": "5",
                "date": DATES[0] });
            pair.agree("evaluate", &question);
            let headroom = json!({ "user": user, "action": "pay.create", "account": "a", "date": DATES[0] });
            pair.agree("headroom", &headroom);
        }
        worlds += 1;
        questions += pair.asked();
    }
    assert_eq!((worlds, questions), (1024, 1024 * 8), "worlds and questions");
}

fn status(requirements: &Value, approvals: &[Value]) -> Value {
    json!({ "transaction": { "user": "ana", "action": "pay.create", "account": "a", "amount": "5" },
        "requirements": requirements, "approvals": approvals, "today": DATES[0] })
}

/// Every kind of slot.
fn slots() -> [Value; 4] {
    [
        json!({ "anyone": true, "count": 1 }),
        json!({ "group": "g0", "count": 1 }),
        json!({ "group": "g1", "count": 1 }),
        json!({ "users": ["bob"], "count": 1 }),
    ]
}

#[test]
fn every_small_world_of_an_order_of_people() {
    let orders = orders(&APPROVERS, 3);
    assert_eq!(orders.len(), 16);
    let (mut asked, slots) = (0, slots());
    for [juniors, seniors] in every([8, 8]) {
        let groups = vec![subset(&APPROVERS, juniors), subset(&APPROVERS, seniors)];
        let pair = Pair::new(document(Parts { group_members: groups, ..Parts::default() }), &json!([]));
        for [first, second, third, other] in every([4, 4, 4, 2]) {
            let ordered =
                json!({ "sequential": true, "anyOf": [[slots[first], slots[second], slots[third]]] });
            // Another requirement lets somebody sign who finds no place yet.
            let requirements = match other {
                0 => json!([ordered]),
                _ => {
                    json!([ordered, { "sequential": false, "anyOf": [[{ "users": ["dan", "eve"], "count": 2 }]] }])
                }
            };
            for order in &orders {
                let order: Vec<Value> = order.iter().map(|user| json!(user)).collect();
                pair.agree("approvalStatus", &status(&requirements, &order));
            }
        }
        asked += pair.asked();
    }
    assert_eq!(asked, 64 * 128 * 16, "questions");
}

/// A grant of one who approves to another, by its number.
fn grant((giver, receiver): (&str, &str), number: usize) -> Value {
    json!({ "id": format!("h{number}"), "giver": giver, "receiver": receiver, "customer": "c",
        "actions": ["pay.approve"], "from": DATES[0], "until": DATES[0] })
}

const GRANTS: [(&str, &str); 6] =
    [("bob", "dan"), ("bob", "eve"), ("dan", "bob"), ("dan", "eve"), ("eve", "bob"), ("eve", "dan")];

fn on_behalf((giver, receiver): (&str, &str)) -> Value {
    json!({ "user": receiver, "onBehalfOf": giver })
}

/// Requirements in which somebody may be stranded.
fn stranding() -> Vec<Value> {
    let slots = slots();
    let of = |sequential: bool, slots: Value| json!([{ "sequential": sequential, "anyOf": [slots] }]);
    let two = json!([{ "anyone": true, "count": 2 }]);
    vec![
        of(false, two.clone()),
        of(false, json!([slots[1], slots[2]])),
        of(true, json!([slots[1], slots[2]])),
        of(true, json!([slots[0], slots[3]])),
        json!([{ "sequential": false, "anyOf": [[slots[1]], [slots[3], slots[2]]] }]),
        json!([{ "sequential": true, "anyOf": [[slots[0], slots[1]]] }, { "sequential": false, "anyOf": [two] }]),
    ]
}

/// Every approval by somebody, for themselves and in the places of those who gave something.
fn approvals(given: &[(&str, &str)]) -> Vec<Value> {
    let own = APPROVERS.iter().map(|user| json!(user));
    own.chain(given.iter().map(|given| on_behalf(*given))).collect()
}

#[test]
fn every_small_world_in_another_s_place() {
    let (mut worlds, mut asked, mut stranded, mut counted) = (0, 0, 0, 0);
    for [chosen, juniors, locked] in every([64, 8, 2]) {
        let given = subset(&GRANTS, chosen);
        let grants = given.iter().enumerate().map(|(number, pair)| grant(*pair, number)).collect();
        let pair = Pair::new(
            document(Parts {
                group_members: vec![subset(&APPROVERS, juniors), vec!["dan", "eve"]],
                grants,
                locked: subset(&["bob"], locked),
                ..Parts::default()
            }),
            &json!([]),
        );
        let approvals = approvals(&given);
        for requirements in stranding() {
            for order in orders(&approvals, 2) {
                let answer = pair.agree("approvalStatus", &status(&requirements, &order)).expect("an answer");
                let text = answer["refused"].to_string();
                stranded += usize::from(text.contains("strands-requirement"));
                counted += usize::from(answer["counted"].to_string().contains("onBehalfOf"));
            }
        }
        worlds += 1;
        asked += pair.asked();
    }
    assert_eq!(worlds, 1024, "worlds");
    assert!(asked > 100_000 && stranded > 2500 && counted > 2500, "{asked} {stranded} {counted}");
}

/// Whether own signatures alone could still meet a requirement after some were accepted: every order is tried.
fn can_be_met(pair: &Pair, requirement: &Value, accepted: &[Value]) -> bool {
    let mut question = status(&json!([requirement]), &[]);
    question["accepted"] = accepted.into();
    let answer = pair.agree("approvalStatus", &question).expect("an answer");
    let eligible = answer["eligible"].as_array().expect("a list");
    answer["approved"] == true
        || eligible
            .iter()
            .any(|next| can_be_met(pair, requirement, &[accepted, std::slice::from_ref(next)].concat()))
}

#[test]
fn whoever_signs_for_another_is_refused_exactly_if_nobody_could_end_it_then() {
    let (mut free, mut stranded) = (0, 0);
    for [chosen, juniors] in every([64, 8]) {
        let given = subset(&GRANTS, chosen);
        let grants = given.iter().enumerate().map(|(number, pair)| grant(*pair, number)).collect();
        let groups = vec![subset(&APPROVERS, juniors), vec!["dan", "eve"]];
        let pair =
            Pair::new(document(Parts { group_members: groups, grants, ..Parts::default() }), &json!([]));
        for requirements in stranding() {
            let requirement_list = requirements.as_array().expect("a list");
            for first in [None, Some("bob"), Some("dan")] {
                let accepted: Vec<Value> = first.into_iter().map(|user| json!(user)).collect();
                for next in given.iter().map(|given| on_behalf(*given)) {
                    let mut question = status(&requirements, std::slice::from_ref(&next));
                    question["accepted"] = accepted.clone().into();
                    let answer = pair.agree("approvalStatus", &question).expect("an answer");
                    let reasons = &answer["refused"][0]["reasons"];
                    let then = [&accepted[..], &[next]].concat();
                    let strands = requirement_list.iter().any(|requirement| {
                        can_be_met(&pair, requirement, &accepted) && !can_be_met(&pair, requirement, &then)
                    });
                    if reasons.is_null() {
                        assert!(!strands, "it strands somebody: {question}");
                        free += 1;
                    } else if *reasons == json!(["strands-requirement"]) {
                        assert!(strands, "it strands nobody: {question}");
                        stranded += 1;
                    }
                }
            }
        }
    }
    assert!(free > 1000 && stranded > 1000, "{free} {stranded}");
}

#[test]
fn every_reason_against_a_signature_in_another_s_place() {
    let (mut worlds, mut asked) = (0, 0);
    let mut seen = std::collections::BTreeSet::new();
    for [accounts, days, bound, second, locked, self_approval] in every([3, 3, 3, 2, 4, 2]) {
        let mut first = grant(("bob", "dan"), 0);
        if accounts > 0 {
            first["accounts"] = [json!(["a"]), json!(["b"])][accounts - 1].clone();
        }
        let (from, until) = [(0, 0), (1, 2), (0, 4)][days];
        first["from"] = DATES[from].into();
        first["until"] = DATES[until].into();
        if bound > 0 {
            first["perTransaction"] = ["4", "5"][bound - 1].into();
        }
        let mut other = grant(("bob", "dan"), 1);
        other["perTransaction"] = "3".into();
        let grants = if second == 1 { json!([first, other]) } else { json!([first]) };
        let pair = Pair::new(
            document(Parts {
                self_approval: self_approval == 1,
                grants,
                locked: subset(&["bob", "dan"], locked),
                group_members: vec![vec!["bob"]],
                ..Parts::default()
            }),
            &json!([]),
        );
        let requirements = json!([{ "sequential": true, "anyOf": [[{ "group": "g0", "count": 1 }]] }]);
        for [initiator, account, amount, action] in every([3, 3, 3, 2]) {
            let place = ["a", "b", "nowhere"][account];
            let mut question = status(&requirements, &[on_behalf(("bob", "dan")), json!("bob")]);
            question["transaction"] = json!({ "user": EVERYBODY[initiator], "account": place,
                "action": ACTIONS[action] });
            if action == 0 {
                question["transaction"]["amount"] = (amount + 3).to_string().into();
            }
            let answer = pair.agree("approvalStatus", &question).expect("an answer");
            let refused = answer["refused"].as_array().expect("a list").iter();
            let mut reasons =
                refused.flat_map(|refused| refused["reasons"].as_array().expect("reasons").clone());
            seen.extend(reasons.by_ref().filter_map(|reason| reason.as_str().map(str::to_owned)));
        }
        worlds += 1;
        asked += pair.asked();
    }
    assert_eq!((worlds, asked), (432, 432 * 54), "worlds and questions");
    let expected = [
        "above-approver-limit",
        "already-approved",
        "grant-not-in-force",
        "no-grant",
        "not-approvable",
        "own-transaction",
        "unknown-account",
        "user-not-active",
    ];
    assert!(expected.iter().all(|reason| seen.contains(*reason)), "{seen:?}");
}
