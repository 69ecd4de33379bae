//! The derivation of permissions and limits, line by line of the acceptance checklist; each test names its line.

use countersign_core::{Engine, wire};
use serde_json::{Value, json};

/// A company with two current accounts and a card, a clerk and a treasurer.
fn world() -> Value {
    let limited = |per: &str, day: &str| json!({"perTransaction": per, "daily": day});
    json!({
        "legalEntity": {"id": "bank", "name": "Bank", "currency": "EUR", "timeZone": "Europe/Madrid",
            "weekStart": "monday", "rates": {}, "settings": {"accountAccess": "delegated",
            "delegationCeiling": "limits", "selfApproval": false, "sharedContractLimits": false}},
        "limitGroups": [{"id": "single", "name": "Single payments"}, {"id": "bulk", "name": "Bulk payments"}],
        "features": [
            {"id": "transfers", "level": "account", "accountTypes": ["current"], "actions": [
                {"id": "transfers.view", "accessLevel": "view"},
                {"id": "transfers.create", "accessLevel": "create", "limitGroup": "single",
                    "approvedBy": "transfers.approve", "limits": limited("1000.00", "5000.00")},
                {"id": "transfers.approve", "accessLevel": "approve"}]},
            {"id": "statements", "level": "account", "actions": [
                {"id": "statements.view", "accessLevel": "view"}, {"id": "statements.delete", "accessLevel": "delete"}]},
            {"id": "reports", "level": "customer", "actions": [{"id": "reports.view", "accessLevel": "view"}]},
            {"id": "user-management", "level": "customer", "actions": [
                {"id": "user-management.create", "accessLevel": "create"},
                {"id": "user-management.manage", "accessLevel": "edit"}]}],
        "contracts": [{"id": "contract", "customers": [{"id": "winery", "name": "Winery",
            "actions": ["transfers.view", "transfers.create", "transfers.approve", "statements.view", "reports.view",
                "user-management.create", "user-management.manage"],
            "limits": {"actions": {"transfers.create": {"daily": "4000.00"}}},
            "accounts": [
                {"id": "operating", "number": "ES1", "type": "current", "currency": "EUR"},
                {"id": "reserve", "number": "ES2", "type": "current", "currency": "EUR"},
                {"id": "card", "number": "ES3", "type": "card", "currency": "EUR"}]}]}],
        "policies": [{"id": "reading", "actions": ["transfers.view", "statements.view", "statements.delete"]}],
        "roles": [
            {"id": "clerk", "policies": ["reading"], "actions": ["transfers.create"],
                "limits": {"actions": {"transfers.create": {"daily": "3000.00"}}}},
            {"id": "treasurer", "actions": ["transfers.approve", "reports.view", "user-management.create",
                "user-management.manage"]}],
        "users": [
            {"id": "ana", "status": "active", "assignments": [{"customer": "winery", "roles": ["clerk"],
                "accounts": ["operating", "reserve", "card"]}]},
            {"id": "tom", "status": "active", "assignments": [{"customer": "winery",
                "roles": ["clerk", "treasurer"], "accounts": ["operating"]}]}],
        "signatoryGroups": [], "approvalRules": []
    })
}

/// The world with the value at a JSON Pointer set.
fn with(pointer: &str, value: Value) -> Value {
    let mut document = world();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).unwrap() {
        Value::Object(members) => _ = members.insert(key.to_owned(), value),
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        other => panic!("{pointer}: {other}"),
    }
    document
}

fn engine(document: &Value) -> Engine {
    Engine::load(document.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The reasons against an action, separated by spaces; empty if it is allowed.
fn check(document: &Value, user: &str, action: &str, place: (&str, &str)) -> String {
    let question = json!({"user": user, "action": action, place.0: place.1}).to_string();
    let answer = wire::check(&engine(document), question.as_bytes()).unwrap();
    answer.reasons.iter().map(|reason| reason.code.code()).collect::<Vec<_>>().join(" ")
}

fn on(account: &str) -> (&str, &str) {
    ("account", account)
}

const HERE: (&str, &str) = ("customer", "winery");

fn evaluate(document: &Value, user: &str, amount: &str, date: &str, usage: &Value) -> Value {
    let question = json!({"user": user, "action": "transfers.create", "account": "operating", "amount": amount,
        "date": date, "today": "2026-11-16"});
    let engine = engine(document);
    let usage = usage.to_string();
    json!(wire::evaluate(&engine, question.to_string().as_bytes(), Some(usage.as_bytes())).unwrap())
}

fn used(amount: &str, date: &str) -> Value {
    json!([{"user": "ana", "account": "operating", "action": "transfers.create", "date": date, "amount": amount}])
}

fn matrix(document: &Value, user: &str) -> Value {
    let question = json!({"user": user, "customer": "winery"}).to_string();
    json!(wire::matrix(&engine(document), question.as_bytes()).unwrap())
}

fn validate(document: &Value, limits: Value) -> Value {
    let question = json!({"user": "ana", "customer": "winery", "limits": limits}).to_string();
    json!(wire::validate_limits(&engine(document), question.as_bytes()).unwrap())
}

fn groups(document: &Value, user: &str) -> Value {
    let question = json!({"user": user, "customer": "winery"}).to_string();
    json!(wire::group_limits(&engine(document), question.as_bytes()).unwrap())
}

const OWN: &str = "/users/0/assignments/0/limits";

/// A2, A30: several roles at once; access is their union.
#[test]
fn several_roles_add_up() {
    assert_eq!(check(&world(), "ana", "transfers.approve", on("operating")), "not-in-role");
    assert_eq!(check(&world(), "tom", "transfers.approve", on("operating")), "");
    assert_eq!(check(&world(), "tom", "transfers.create", on("operating")), "");
}

/// A26: an edited policy reaches every user whose roles embed it.
#[test]
fn an_edited_policy_reaches_its_users() {
    let edited = with("/policies/0/actions", json!(["statements.view"]));
    assert_eq!(check(&world(), "ana", "transfers.view", on("operating")), "");
    assert_eq!(check(&edited, "ana", "transfers.view", on("operating")), "not-in-role");
}

/// A43, A80: only what is selected may be seen and used.
#[test]
fn only_selected_accounts_are_usable() {
    assert_eq!(check(&world(), "tom", "transfers.create", on("reserve")), "no-account-access");
    assert_eq!(check(&world(), "ana", "transfers.create", on("card")), "not-applicable-to-account");
}

/// A82: the default permission is role ∩ contract.
#[test]
fn the_default_is_role_and_contract() {
    assert_eq!(check(&world(), "ana", "statements.delete", on("operating")), "not-in-contract");
    assert_eq!(check(&world(), "ana", "reports.view", HERE), "not-in-role");
    assert_eq!(check(&world(), "ana", "statements.view", on("card")), "");
}

/// A83, A109: the default limit is the most restrictive of institution, company and role.
#[test]
fn the_most_restrictive_limit_binds() {
    let room = |document: &Value| {
        evaluate(document, "ana", "0.01", "2026-11-16", &json!([]))["headroom"]["submit"].clone()
    };
    assert_eq!(room(&world()), "1000.00", "institution, for one transaction");
    let day = |document: &Value| groups(document, "ana")[0]["daily"]["default"].clone();
    assert_eq!(day(&world()), "6000.00", "role: 3000.00 on each of two accounts");
    let company = with("/contracts/0/customers/0/limits/actions/transfers.create/daily", json!("2000.00"));
    assert_eq!(day(&company), "4000.00");
}

/// A85: an action added to a role reaches all its users, a removed one is revoked from all.
#[test]
fn a_changed_role_reaches_all_its_users() {
    let added = with("/roles/0/actions", json!(["transfers.create", "reports.view"]));
    let revoked = with("/roles/0/actions", json!([]));
    assert_eq!(check(&added, "ana", "reports.view", HERE), "");
    for user in ["ana", "tom"] {
        assert_eq!(check(&revoked, user, "transfers.create", on("operating")), "not-in-role");
    }
}

/// A87, A90, A91, A95: default or custom; each access level none, partial or full; X of Y for each account.
#[test]
fn the_matrix_counts_what_is_selected() {
    assert_eq!(matrix(&world(), "ana")["permissionType"], "default");
    let custom = with(
        "/users/0/assignments/0/removed",
        json!({"accounts": {"reserve": ["transfers.view"],
        "card": ["statements.view"]}}),
    );
    let matrix = matrix(&custom, "ana");
    assert_eq!(matrix["permissionType"], "custom");
    assert_eq!(matrix["accessLevels"], json!({"view": "partial", "create": "full"}));
    assert_eq!(
        matrix["features"][0],
        json!({"feature": "transfers", "state": "partial",
        "accessLevels": {"view": "partial", "create": "full"}})
    );
    let card = json!({"account": "card", "selected": 0, "total": 1, "permissionType": "custom"});
    assert_eq!(matrix["accounts"][2], card);
}

/// A99, A100: bulk edits over accounts and actions, applied as one; what cannot be edited is said.
#[test]
fn bulk_edits_take_away_and_give_back() {
    let question = json!({"user": "ana", "customer": "winery", "operations": [
        {"accounts": ["operating", "reserve", "card"], "actions": ["transfers.view", "statements.view"], "enable": false},
        {"accounts": ["reserve"], "actions": ["transfers.view"], "enable": true}]});
    let engine = engine(&world());
    let edited = wire::edit_permissions(&engine, question.to_string().as_bytes()).unwrap();
    let expected = json!({
        "removed": {"accounts": {"card": ["statements.view"], "operating": ["statements.view", "transfers.view"],
            "reserve": ["statements.view"]}, "other": []},
        "skipped": [{"account": "card", "action": "transfers.view"}]});
    assert_eq!(json!(edited), expected);
    assert_eq!(check(&world(), "ana", "transfers.view", on("operating")), "", "nothing is stored");
}

/// A101: other features are per user and customer.
#[test]
fn other_features_belong_to_the_customer() {
    assert_eq!(check(&world(), "tom", "reports.view", HERE), "");
    assert_eq!(matrix(&world(), "tom")["other"][0], json!({"feature": "reports", "state": "full"}));
    assert_eq!(check(&world(), "tom", "transfers.create", HERE), "account-required");
}

/// A103: per transaction, daily and weekly, and also monthly, for each monetary action.
#[test]
fn limits_have_a_bound_of_each_period() {
    let document = with(
        "/features/0/actions/1/limits",
        json!({"perTransaction": "10", "daily": "20", "weekly": "30", "monthly": "30.50"}),
    );
    let denied = evaluate(&document, "ana", "31.00", "2026-11-16", &json!([]));
    let periods: Vec<&Value> = denied["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|r| r["scope"] == "action")
        .map(|r| &r["period"])
        .collect();
    assert_eq!(periods, ["perTransaction", "daily", "weekly", "monthly"]);
}

/// A104, A105, A106: pre-approved is 0 by default, denied above the maximum, pending in between.
#[test]
fn between_pre_approved_and_denied_it_waits() {
    let outcome = |document: &Value, amount: &str| {
        evaluate(document, "ana", amount, "2026-11-16", &json!([]))["outcome"].clone()
    };
    assert_eq!(outcome(&world(), "0.01"), "pendingApproval");
    assert_eq!(outcome(&world(), "1000.00"), "pendingApproval");
    assert_eq!(outcome(&world(), "1000.01"), "denied");
    let own = json!({"perTransaction": {"preApproved": "100"}, "daily": {"preApproved": "100"}, "weekly": {"preApproved": "100"}});
    let trusted = with(OWN, json!({"accounts": {"operating": {"transfers.create": own}}}));
    assert_eq!(outcome(&trusted, "100.00"), "executed");
    assert_eq!(outcome(&trusted, "100.01"), "pendingApproval");
}

/// A107, A108: recurring, one-off and scheduled alike; what counts is the execution date's balance.
#[test]
fn the_execution_date_counts() {
    let spent = used("2500.00", "2026-11-20");
    let outcome = |date: &str| evaluate(&world(), "ana", "600.00", date, &spent)["outcome"].clone();
    assert_eq!(outcome("2026-11-19"), "pendingApproval");
    assert_eq!(outcome("2026-11-20"), "denied");
    assert_eq!(outcome("2026-11-15"), "denied", "before today");
}

/// A111: a limit group appears only with a monetary action.
#[test]
fn groups_without_a_monetary_action_do_not_appear() {
    assert_eq!(groups(&world(), "ana").as_array().unwrap().len(), 1);
    let without = with("/users/0/assignments/0/accounts", json!(["card"]));
    assert_eq!(groups(&without, "ana"), json!([]));
}

/// A112: ceilings of a group are max, sum, sum over its granted pairs.
#[test]
fn group_ceilings_are_max_sum_sum() {
    let group = &groups(&world(), "ana")[0];
    assert_eq!(group["perTransaction"]["default"], "1000.00");
    assert_eq!(group["daily"]["default"], "6000.00");
    assert_eq!(group["weekly"]["default"], Value::Null);
}

/// A113, A115, A116: a value that is too high is refused at its field, with what it cannot be higher than.
#[test]
fn too_high_a_limit_names_its_bound() {
    let given = json!({"accounts": {"operating": {"transfers.create": {"daily": {"preApproved": "2000.01", "deny": "2000"},
        "perTransaction": {"deny": "1000.01"}}}}, "groups": {"single": {"daily": "6000.01"}}});
    let field = "/accounts/operating/transfers.create";
    assert_eq!(
        validate(&world(), given),
        json!([
        {"path": format!("{field}/daily/preApproved"), "code": "above-deny", "maximum": "2000.00"},
        {"path": format!("{field}/perTransaction/deny"), "code": "above-maximum", "maximum": "1000.00"},
        {"path": "/groups/single/daily", "code": "above-maximum", "maximum": "6000.00"}])
    );
}

/// A117: limits are only for actions that are enabled.
#[test]
fn limits_of_actions_that_are_not_granted_are_refused() {
    let removed =
        with("/users/0/assignments/0/removed", json!({"accounts": {"operating": ["transfers.create"]}}));
    let given = json!({"accounts": {"operating": {"transfers.create": {"daily": {"deny": "1"}}}}});
    let path = "/accounts/operating/transfers.create";
    assert_eq!(validate(&removed, given), json!([{"path": path, "code": "not-permitted"}]));
}

/// A118: the maximum is the same on all accounts of a customer.
#[test]
fn the_maximum_is_the_same_on_all_accounts() {
    for account in ["operating", "reserve"] {
        let given = json!({"accounts": {account: {"transfers.create": {"daily": {"deny": "3000.01"}}}}});
        assert_eq!(validate(&world(), given)[0]["maximum"], "3000.00", "{account}");
    }
}

/// A129: delegated access gives only own accounts, open access any of the customer's.
#[test]
fn accounts_are_given_from_the_pool() {
    let give = |document: &Value| {
        let mut document = document.clone();
        document["legalEntity"]["settings"]["delegationCeiling"] = json!("accounts");
        let question = json!({"actor": "tom", "assignment": {"customer": "winery", "roles": ["clerk"],
            "accounts": ["operating", "reserve"]}});
        json!(wire::delegate(&engine(&document), question.to_string().as_bytes()).unwrap())
    };
    assert_eq!(give(&world()), json!([{"code": "account-not-delegable", "account": "reserve"}]));
    let open = with("/legalEntity/settings/accountAccess", json!("open"));
    assert_eq!(give(&open), json!([]));
}

/// A42: own permissions are never editable.
#[test]
fn nobody_edits_themselves() {
    let question = json!({"actor": "tom", "target": "tom", "assignment": {"customer": "winery", "roles": [], "accounts": []}});
    let refused = wire::delegate(&engine(&world()), question.to_string().as_bytes()).unwrap();
    assert_eq!(json!(refused), json!([{"code": "own-permissions"}]));
}

/// A83: no sum is ever cut off: usage that cannot be counted is refused, and limits add up exactly as far as they bind.
#[test]
fn sums_are_exact_or_refused() {
    const LARGEST: &str = "90071992547409.91";
    let engine = engine(&world());
    let row = used(LARGEST, "2026-11-16")[0].clone();
    let rows = |count: usize| json!(vec![row.clone(); count]).to_string();
    let load = |count| wire::load_usage(&engine, rows(count).as_bytes());
    assert!(load(512).is_ok());
    let problems = load(514).unwrap_err();
    let refused: Vec<_> =
        problems.iter().map(|problem| (problem.path.as_str(), problem.code.code())).collect();
    assert_eq!(
        refused,
        [("/usage/512/amount", "amount-too-large"), ("/usage/513/amount", "amount-too-large")]
    );
    let question = json!({"user": "ana", "action": "transfers.create", "account": "operating", "amount": "0.01",
        "date": "2026-11-16"});
    let question = question.to_string();
    let answer = json!(wire::evaluate(&engine, question.as_bytes(), Some(rows(512).as_bytes())).unwrap());
    assert_eq!(answer["reasons"][0]["used"], "46116860184273873.92");
}

/// A107: the cap of a group is the exact sum of its pairs; what no usage can reach is no bound.
#[test]
fn a_cap_beyond_every_sum_is_unlimited() {
    let daily = |accounts: usize| {
        let mut document = world();
        document["features"][0]["actions"][1]["limits"] = json!({"daily": "90071992547409.91"});
        document["roles"][0]["limits"] = json!({});
        let customer = &mut document["contracts"][0]["customers"][0];
        customer["limits"] = json!({});
        let ids: Vec<String> = (0..accounts).map(|number| format!("account-{number}")).collect();
        let account = |id: &String| json!({"id": id, "number": id, "type": "current", "currency": "EUR"});
        customer["accounts"] = ids.iter().map(account).collect();
        let users = document["users"].as_array_mut().unwrap();
        users.truncate(1);
        users[0]["assignments"][0]["accounts"] = json!(ids);
        groups(&document, "ana")[0]["daily"]["default"].clone()
    };
    assert_eq!(daily(1024), "92233720368547747.84");
    assert_eq!(daily(1025), Value::Null);
}
