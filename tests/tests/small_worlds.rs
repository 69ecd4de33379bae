//! Every world of four small families, complete: the engine answers each question as the naive model does.
//!
//! At most 3 users, 2 roles, 2 accounts and 3 actions on accounts; amounts in whole yen around every bound.

use countersign_tests::small::{Pair, every, orders, subset};
use serde_json::{Value, json};

/// What differs between the worlds; the rest is the same in all.
struct Parts {
    settings: Value,
    contract_limits: Value,
    clerk_limits: Value,
    users: Value,
    signatory_groups: Value,
    rules: Value,
}

fn snapshot(parts: Parts) -> Value {
    let all = ["pay.view", "pay.create", "pay.approve", "user-management.create", "user-management.manage"];
    json!({
        "legalEntity": { "id": "le", "name": "Bank", "currency": "JPY", "timeZone": "Asia/Tokyo",
            "weekStart": "monday", "rates": {}, "settings": parts.settings },
        "limitGroups": [{ "id": "single", "name": "Single" }],
        "features": [
            { "id": "pay", "level": "account", "actions": [
                { "id": "pay.view", "accessLevel": "view" },
                { "id": "pay.create", "accessLevel": "create", "limitGroup": "single", "approvedBy": "pay.approve" },
                { "id": "pay.approve", "accessLevel": "approve" }] },
            { "id": "user-management", "level": "customer", "actions": [
                { "id": "user-management.create", "accessLevel": "create" },
                { "id": "user-management.manage", "accessLevel": "edit" }] }],
        "contracts": [{ "id": "k", "customers": [{ "id": "c", "name": "C", "actions": all,
            "limits": parts.contract_limits,
            "accounts": [{ "id": "a", "number": "1", "type": "current", "currency": "JPY" },
                { "id": "b", "number": "2", "type": "current", "currency": "JPY" }] }] }],
        "policies": [],
        "roles": [
            { "id": "clerk", "actions": ["pay.view", "pay.create"], "limits": parts.clerk_limits },
            { "id": "boss", "actions": ["pay.create", "pay.approve", "user-management.create", "user-management.manage"],
                "limits": { "actions": { "pay.create": { "daily": "8" } } } }],
        "users": parts.users,
        "signatoryGroups": parts.signatory_groups,
        "approvalRules": parts.rules,
    })
}

fn settings(self_approval: bool, shared: bool) -> Value {
    json!({ "accountAccess": "delegated", "delegationCeiling": "limits", "selfApproval": self_approval,
        "sharedContractLimits": shared })
}

const ROLES: [&[&str]; 4] = [&[], &["clerk"], &["boss"], &["clerk", "boss"]];
const ACCOUNTS: [&[&str]; 4] = [&["a"], &["b", "a"], &["b"], &[]];

fn overrides(choice: usize) -> Value {
    let at_a = |given: Value| json!({ "a": { "pay.create": given } });
    match choice {
        0 => json!({}),
        1 => at_a(
            json!({ "perTransaction": { "preApproved": "3", "deny": "5" }, "daily": { "preApproved": "6" },
            "weekly": { "preApproved": "7" } }),
        ),
        _ => at_a(
            json!({ "perTransaction": { "preApproved": "9", "deny": "4" }, "daily": { "preApproved": "9" },
            "weekly": { "preApproved": "8", "deny": "9" } }),
        ),
    }
}

/// An assignment by its choices: roles, accounts, removal, override, limit of the group.
fn assignment([roles, accounts, removed, limits, group]: [usize; 5]) -> Value {
    let mut assignment = json!({ "customer": "c", "roles": ROLES[roles], "accounts": ACCOUNTS[accounts],
        "limits": { "accounts": overrides(limits), "groups": {} } });
    if removed == 1 {
        assignment["removed"] =
            json!({ "accounts": { "a": ["pay.create"] }, "other": ["user-management.create"] });
    }
    if group == 1 {
        assignment["limits"]["groups"] = json!({ "single": { "weekly": "8" } });
    }
    assignment
}

fn user(id: &str, assignment: Value) -> Value {
    json!({ "id": id, "status": "active", "assignments": [assignment] })
}

/// A Thursday, the Sunday of its week, and the Monday after.
const DATES: [&str; 3] = ["2026-12-31", "2027-01-03", "2027-01-04"];

fn ask_about_limits(pair: &Pair) {
    for account in ["a", "b"] {
        for action in ["pay.view", "pay.create", "pay.approve"] {
            pair.agree("check", &json!({ "user": "ana", "action": action, "account": account }));
        }
    }
    // Nothing is bounded by more than 9.
    for [amount, date] in every([11, 3]) {
        let question = json!({ "user": "ana", "action": "pay.create", "account": "a", "amount": amount.to_string(),
            "date": DATES[date] });
        pair.agree("evaluate", &question);
    }
    let person = json!({ "user": "ana", "customer": "c" });
    pair.agree("groupLimits", &person);
    pair.agree("matrix", &person);
    for choice in 0..3 {
        let mut question = person.clone();
        question["limits"] =
            json!({ "accounts": overrides(choice), "groups": { "single": { "daily": "7" } } });
        pair.agree("validateLimits", &question);
    }
    for enable in [true, false] {
        let mut question = person.clone();
        question["operations"] = json!([
            { "accounts": ["a", "b"], "actions": ["pay.create", "pay.approve"], "enable": enable },
            { "other": true, "actions": ["user-management.create", "pay.view"], "enable": enable }]);
        pair.agree("editPermissions", &question);
    }
}

#[test]
fn every_small_world_of_limits() {
    let usage = json!([
        { "user": "ana", "account": "a", "action": "pay.create", "date": DATES[0], "amount": "2" },
        { "user": "ana", "account": "b", "action": "pay.create", "date": DATES[1], "amount": "1" },
        { "user": "*", "account": "a", "action": "pay.create", "date": DATES[0], "amount": "1" }]);
    let (mut worlds, mut questions) = (0, 0);
    for [roles, accounts, removed, limits, group, contract, clerk, shared] in every([4, 4, 2, 3, 2, 3, 2, 2])
    {
        let contract_limits = [
            json!({}),
            json!({ "actions": { "pay.create": { "perTransaction": "6", "daily": "7" } } }),
            json!({ "groups": { "single": { "daily": "7", "weekly": "9" } } }),
        ];
        let clerk_limits =
            [json!({}), json!({ "actions": { "pay.create": { "daily": "5", "weekly": "6" } } })];
        let bob = assignment([2, 1, 0, 0, 0]);
        let pair = Pair::new(
            snapshot(Parts {
                settings: settings(false, shared == 1),
                contract_limits: contract_limits[contract].clone(),
                clerk_limits: clerk_limits[clerk].clone(),
                users: json!([
                    user("ana", assignment([roles, accounts, removed, limits, group])),
                    user("bob", bob)
                ]),
                signatory_groups: json!([]),
                rules: json!([]),
            }),
            &usage,
        );
        ask_about_limits(&pair);
        worlds += 1;
        questions += pair.asked();
    }
    assert_eq!((worlds, questions), (2304, 2304 * 46), "worlds and questions");
}

/// One slot or two, of each kind.
fn alternatives() -> Vec<Value> {
    let slots = [
        json!({ "anyone": true, "count": 1 }),
        json!({ "anyone": true, "count": 2 }),
        json!({ "group": "s", "count": 1 }),
        json!({ "users": ["bob", "ana"], "count": 1 }),
    ];
    let one = slots.iter().map(|slot| json!([slot]));
    let two = every([4, 4]).map(|[first, second]| json!([slots[first], slots[second]]));
    one.chain(two).collect()
}

const USERS: [&str; 3] = ["ana", "bob", "eve"];

fn ask_about_approvals(pair: &Pair, requirement: &Value, orders: &[Vec<&str>]) {
    for amount in ["4", "5"] {
        let question = json!({ "user": "ana", "action": "pay.create", "account": "a", "amount": amount,
            "date": DATES[0] });
        pair.agree("evaluate", &question);
    }
    for order in orders {
        let question = json!({
            "transaction": { "user": "ana", "action": "pay.create", "account": "a", "amount": "5" },
            "requirements": [requirement], "approvals": order });
        pair.agree("approvalStatus", &question);
    }
}

#[test]
fn every_small_world_of_approvals() {
    let (alternatives, orders) = (alternatives(), orders(&USERS, 3));
    assert_eq!((alternatives.len(), orders.len()), (20, 16));
    let (mut worlds, mut questions) = (0, 0);
    for [alternative, sequential, members, approvers, self_approval] in every([20, 2, 8, 8, 2]) {
        let approvers = subset(&USERS, approvers);
        let users =
            USERS.map(|id| user(id, assignment([if approvers.contains(&id) { 3 } else { 1 }, 0, 0, 0, 0])));
        let requirement = json!({ "sequential": sequential == 1, "anyOf": [alternatives[alternative]] });
        let mut band = requirement.clone();
        band["above"] = "4".into();
        let rule = json!({ "customer": "c", "action": "pay.create", "period": "perTransaction",
            "bands": [{ "above": "0", "upTo": "4", "none": true }, band] });
        let pair = Pair::new(
            snapshot(Parts {
                settings: settings(self_approval == 1, false),
                contract_limits: json!({}),
                clerk_limits: json!({}),
                users: json!(users),
                signatory_groups: json!([{ "id": "s", "customer": "c", "members": subset(&USERS, members) }]),
                rules: json!([rule]),
            }),
            &json!([]),
        );
        ask_about_approvals(&pair, &requirement, &orders);
        worlds += 1;
        questions += pair.asked();
    }
    assert_eq!((worlds, questions), (5120, 5120 * 18), "worlds and questions");
}

#[test]
fn every_small_world_of_delegation() {
    let (mut worlds, mut questions) = (0, 0);
    for [roles, accounts, removed, limits, group, ceiling, access] in every([2, 2, 2, 3, 2, 3, 2]) {
        let mut settings = settings(false, false);
        settings["delegationCeiling"] = ["accounts", "permissions", "limits"][ceiling].into();
        settings["accountAccess"] = ["delegated", "open"][access].into();
        // Only a boss may give anything.
        let actor = assignment([2 + roles, accounts, removed, limits, group]);
        let target = assignment([1, 0, 0, 1, 0]);
        let pair = Pair::new(
            snapshot(Parts {
                settings,
                contract_limits: json!({}),
                clerk_limits: json!({ "actions": { "pay.create": { "perTransaction": "7" } } }),
                users: json!([user("ana", actor), user("bob", target)]),
                signatory_groups: json!([]),
                rules: json!([]),
            }),
            &json!([]),
        );
        for [roles, accounts, removed, limits, group, target] in every([4, 4, 2, 3, 2, 2]) {
            let given = assignment([roles, accounts, removed, limits, group]);
            let mut question = json!({ "actor": "ana", "assignment": given });
            if target == 1 {
                question["target"] = "bob".into();
            }
            pair.agree("delegate", &question);
        }
        worlds += 1;
        questions += pair.asked();
    }
    assert_eq!((worlds, questions), (288, 288 * 384), "worlds and questions");
}

/// One or two grants of ana's to bob: scope, bound and last day of the first; whether there is a second with a bound.
fn grants([accounts, amount, until, second]: [usize; 4]) -> Value {
    let grant = |id: &str, until: usize, amount: Option<&str>| {
        let mut grant = json!({ "id": id, "giver": "ana", "receiver": "bob", "customer": "c",
            "actions": ["pay.create", "user-management.create"], "from": DATES[1], "until": DATES[until] });
        if let Some(amount) = amount {
            grant["perTransaction"] = amount.into();
        }
        grant
    };
    let mut first = grant("g", 1 + until, [None, Some("4"), Some("6")][amount]);
    if accounts > 0 {
        first["accounts"] = json!(ACCOUNTS[[0, 3][accounts - 1]]);
    }
    match second {
        0 => json!([first]),
        _ => json!([first, grant("h", 2, Some("5"))]),
    }
}

fn ask_on_behalf(pair: &Pair) {
    for [day, account, action] in every([3, 2, 4]) {
        let action = ["pay.view", "pay.create", "pay.approve", "user-management.create"][action];
        let account = ["a", "b"][account];
        let question = json!({ "user": "bob", "onBehalfOf": "ana", "action": action, "account": account,
            "today": DATES[day] });
        pair.agree("check", &question);
    }
    for [today, date, amount] in every([3, 3, 5]) {
        let question = json!({ "user": "bob", "onBehalfOf": "ana", "action": "pay.create", "account": "a",
            "amount": (3 + amount).to_string(), "today": DATES[today], "date": DATES[date] });
        pair.agree("evaluate", &question);
    }
}

#[test]
fn every_small_world_of_grants() {
    let usage = json!([
        { "user": "ana", "account": "a", "action": "pay.create", "date": DATES[1], "amount": "2" },
        { "user": "bob", "account": "a", "action": "pay.create", "date": DATES[1], "amount": "9" }]);
    let (mut worlds, mut questions) = (0, 0);
    for [roles, limits, removed, active, accounts, amount, until, second] in every([4, 3, 2, 2, 3, 3, 2, 2]) {
        let mut bob = user("bob", assignment([0, 3, 0, 0, 0]));
        bob["status"] = ["active", "locked"][active].into();
        let mut document = snapshot(Parts {
            settings: settings(false, false),
            contract_limits: json!({}),
            clerk_limits: json!({}),
            users: json!([
                user("ana", assignment([roles, 0, removed, limits, 0])),
                bob,
                user("eve", assignment([2, 1, 0, 0, 0]))
            ]),
            signatory_groups: json!([]),
            rules: json!([]),
        });
        document["grants"] = grants([accounts, amount, until, second]);
        let pair = Pair::new(document, &usage);
        ask_on_behalf(&pair);
        worlds += 1;
        questions += pair.asked();
    }
    assert_eq!((worlds, questions), (1728, 1728 * 69), "worlds and questions");
}
