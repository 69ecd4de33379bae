use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Value, json};

fn value(answer: &impl serde::Serialize) -> Value {
    serde_json::from_str(&wire::to_json(answer)).unwrap()
}

use crate::wire;
use crate::{Engine, Session};

fn world() -> Value {
    json!({
        "legalEntity": {"id": "bank", "name": "Bank", "currency": "EUR", "timeZone": "Europe/Madrid",
            "weekStart": "monday", "rates": {}, "settings": {"accountAccess": "delegated",
            "delegationCeiling": "limits", "selfApproval": false, "sharedContractLimits": false}},
        "limitGroups": [{"id": "single", "name": "Single payments"}],
        "features": [
            {"id": "transfers", "level": "account", "accountTypes": ["current", "savings"], "actions": [
                {"id": "transfers.view", "accessLevel": "view"},
                {"id": "transfers.create", "accessLevel": "create", "limitGroup": "single",
                    "limits": {"perTransaction": "1000.00", "daily": "3000.00"}}]},
            {"id": "statements", "level": "account", "actions": [
                {"id": "statements.view", "accessLevel": "view"}, {"id": "statements.delete", "accessLevel": "delete"}]},
            {"id": "reports", "level": "customer", "actions": [
                {"id": "reports.view", "accessLevel": "view"}, {"id": "reports.edit", "accessLevel": "edit"}]}],
        "contracts": [{"id": "contract", "customers": [{"id": "winery", "name": "Winery", "limits": {},
            "actions": ["transfers.view", "transfers.create", "statements.view", "reports.view", "reports.edit"],
            "accounts": [
                {"id": "operating", "name": "Operating", "number": "ES91 2100 0418 4502", "type": "current", "currency": "EUR"},
                {"id": "card", "number": "5100-0000-0000-77AB", "type": "card", "currency": "EUR"},
                {"id": "reserve", "name": "Ökonomie", "number": "ES12 7", "type": "savings", "currency": "EUR"},
                {"id": "payroll", "name": "Payroll", "number": "ES44 0042", "type": "current", "currency": "EUR"},
                {"id": "hidden", "name": "Hidden", "number": "ES99", "type": "current", "currency": "EUR"}]}]}],
        "policies": [],
        "roles": [{"id": "clerk", "actions": ["transfers.view", "transfers.create", "statements.view",
            "statements.delete", "reports.view", "reports.edit"]}],
        "users": [
            {"id": "ana", "status": "active", "assignments": [{"customer": "winery", "roles": ["clerk"],
                "accounts": ["operating", "card", "reserve", "payroll"],
                "removed": {"accounts": {"card": ["transfers.create"], "hidden": ["transfers.view"],
                    "payroll": ["statements.view"]}},
                "limits": {"accounts": {"hidden": {"transfers.create": {"daily": {"deny": "5.00"}}}}}}]},
            {"id": "tom", "status": "active", "assignments": []}],
        "signatoryGroups": [], "approvalRules": []
    })
}

/// A page of one user at the winery.
struct Page(Engine, Session);

impl Page {
    fn of(user: &str) -> Self {
        let engine = Engine::load(world().to_string().as_bytes()).unwrap();
        let question = json!({"user": user, "customer": "winery"}).to_string();
        let session = wire::start_session(&engine, question.as_bytes()).unwrap();
        Self(engine, session)
    }

    fn apply(&mut self, operation: Value) -> Value {
        let operation = operation.to_string();
        value(&wire::apply_operation(&self.0, &mut self.1, operation.as_bytes()).unwrap())
    }

    /// Path and code of each problem of an operation.
    fn problems(&mut self, operation: Value) -> Vec<String> {
        let operation = operation.to_string();
        let problems = wire::apply_operation(&self.0, &mut self.1, operation.as_bytes()).unwrap_err();
        problems.iter().map(|problem| alloc::format!("{} {}", problem.path, problem.code)).collect()
    }

    fn state(&self, part: Value) -> Value {
        value(&wire::session_state(&self.0, &self.1, part.to_string().as_bytes()).unwrap())
    }

    fn limits(&self, account: &str) -> Value {
        let question = json!({"accounts": [account]}).to_string();
        value(&wire::session_limits(&self.0, &self.1, question.as_bytes()).unwrap())
    }

    fn groups(&self, question: Value) -> Value {
        value(&wire::session_accounts(&self.0, &self.1, question.to_string().as_bytes()).unwrap())
    }

    /// The ids of the accounts that are listed, one text for each type.
    fn listed(&self, question: Value) -> Vec<String> {
        let group = |group: &Value| {
            let accounts = group["accounts"].as_array().unwrap().iter();
            let ids: Vec<&str> = accounts.map(|row| row["account"].as_str().unwrap()).collect();
            alloc::format!("{}: {}", group["type"].as_str().unwrap(), ids.join(" "))
        };
        self.groups(question).as_array().unwrap().iter().map(group).collect()
    }

    fn difference(&self) -> Value {
        value(&wire::session_difference(&self.0, &self.1))
    }

    fn result(&self) -> Value {
        value(&wire::session_result(&self.0, &self.1))
    }
}

/// A88: selecting a feature grants its whole default set on all accounts of the user; nothing outside of it is meant.
#[test]
fn a_feature_is_selected_with_its_default_set_on_all_accounts() {
    let mut page = Page::of("ana");
    let off = page.apply(json!({"kind": "setPermissions", "features": ["statements"], "enable": false}));
    assert_eq!(off, json!({"applied": true, "issues": [], "skipped": [], "unsavedChanges": 3}));
    assert_eq!(page.state(json!({}))["matrix"]["features"][1]["state"], "none");
    let on = page.apply(json!({"kind": "setPermissions", "features": ["statements"], "enable": true}));
    assert_eq!(on["unsavedChanges"], 1, "what was removed before is given back, too");
    assert_eq!(page.state(json!({}))["matrix"]["features"][1]["state"], "full");
    let payroll = json!([{"account": "payroll", "added": ["statements.view"], "removed": []}]);
    assert_eq!(page.difference()["accounts"], payroll);
}

/// A89: over search results "select all" has a state of its own.
#[test]
fn select_all_is_about_what_was_found() {
    let page = Page::of("ana");
    assert_eq!(page.state(json!({}))["selection"], "partial");
    assert_eq!(page.state(json!({"features": ["transfers"]}))["selection"], "full");
    assert_eq!(page.state(json!({"features": ["statements"], "accounts": ["payroll"]}))["selection"], "none");
    assert_eq!(page.state(json!({"features": []})).get("selection"), None);
    assert_eq!(page.state(json!({"features": ["reports"]}))["otherSelection"], "full");
}

/// A91: access levels of a feature wait until something of it is selected.
#[test]
fn access_levels_of_a_feature_need_the_feature() {
    let mut page = Page::of("ana");
    let view = json!({"kind": "setPermissions", "accounts": ["payroll"], "features": ["transfers", "statements"],
        "accessLevels": ["view"], "enable": true});
    let refused = page.apply(view);
    assert_eq!(refused["issues"], json!([{"path": "/features/1", "code": "feature-not-selected"}]));
    assert_eq!((&refused["applied"], &refused["unsavedChanges"]), (&json!(false), &json!(0)));
    let everywhere = json!({"kind": "setPermissions", "features": ["statements"], "accessLevels": ["view"],
        "enable": false});
    assert_eq!(page.apply(everywhere)["unsavedChanges"], 3);
}

/// A92, A102: reset takes back every custom edit, but not what lies outside the default set.
#[test]
fn reset_keeps_removals_outside_the_default_set() {
    let mut page = Page::of("ana");
    page.apply(json!({"kind": "setPermissions", "accessLevels": ["view"], "enable": false}));
    page.apply(json!({"kind": "setPermissions", "other": true, "features": ["reports"], "enable": false}));
    assert_eq!(page.state(json!({}))["matrix"]["other"], json!([{"feature": "reports", "state": "none"}]));
    page.apply(json!({"kind": "reset", "what": "otherPermissions"}));
    assert_eq!(page.state(json!({}))["matrix"]["otherPermissionType"], "default");
    assert_eq!(page.state(json!({}))["matrix"]["permissionType"], "custom");
    page.apply(json!({"kind": "reset", "what": "permissions"}));
    let outside =
        json!({"accounts": {"card": ["transfers.create"], "hidden": ["transfers.view"]}, "other": []});
    assert_eq!(page.result()["removed"], outside);
    assert_eq!(page.state(json!({}))["matrix"]["permissionType"], "default");
}

/// A93, A97: one account shows its features and actions; toggled back there is nothing to update.
#[test]
fn a_single_account_is_edited_until_nothing_is_left() {
    let mut page = Page::of("ana");
    let part = json!({"accounts": ["payroll"]});
    let states = |page: &Page| -> Vec<String> {
        let state = page.state(part.clone());
        let actions =
            state["actions"].as_array().unwrap().iter().filter(|action| action["feature"] != "reports");
        actions.map(|action| action["state"].as_str().unwrap().to_string()).collect()
    };
    assert_eq!(states(&page), ["full", "full", "none"]);
    let edit = |enable: bool| json!({"kind": "setPermissions", "accounts": ["payroll"], "features": ["statements"], "enable": enable});
    assert_eq!(page.apply(edit(true))["unsavedChanges"], 1);
    assert_eq!(states(&page), ["full", "full", "full"]);
    assert_eq!(page.apply(edit(false))["unsavedChanges"], 0);
    let nothing = json!({"accounts": [], "other": {"added": [], "removed": []}, "limits": []});
    assert_eq!(page.difference(), nothing);
}

/// A94, A95, A96, A98: accounts by type, with the end of their number and X of Y; searched and sorted.
#[test]
fn accounts_are_listed_by_type_and_found_by_name_or_number() {
    let page = Page::of("ana");
    let all = ["current: operating payroll", "card: card", "savings: reserve"];
    assert_eq!(page.listed(json!({})), all);
    let payroll = json!({"account": "payroll", "name": "Payroll", "numberEnd": "0042", "selected": 2, "total": 3,
        "permissionType": "custom", "limitsType": "default"});
    assert_eq!(page.groups(json!({}))[0]["accounts"][1], payroll);
    assert_eq!(page.groups(json!({"search": "77ab"}))[0]["accounts"][0]["numberEnd"], "77AB");
    assert_eq!(page.groups(json!({"search": "ökon"}))[0]["accounts"][0]["numberEnd"], "S127");
    let found = |question: Value| page.listed(question);
    assert_eq!(found(json!({"search": " OPER "})), ["current: operating"]);
    assert_eq!(found(json!({"search": "21000418"})), ["current: operating"], "with or without spaces");
    assert_eq!(found(json!({"search": "es44 00"})), ["current: payroll"]);
    assert_eq!(found(json!({"search": "hidden"})), [""; 0], "no access");
    assert_eq!(found(json!({"only": ["card", "reserve"]})), ["card: card", "savings: reserve"]);
    assert_eq!(found(json!({"only": ["card", "reserve"], "search": "es"})), ["savings: reserve"]);
    let custom_first = ["current: payroll operating", "card: card", "savings: reserve"];
    assert_eq!(found(json!({"sort": "permissionType"})), custom_first);
    assert_eq!(found(json!({"sort": "name"})), all);
}

/// A session over an engine from bytes shows the same accounts.
#[test]
fn names_and_numbers_are_in_the_bytes_of_an_engine() {
    let page = Page::of("ana");
    let engine = Engine::from_binary(&page.0.to_binary()).unwrap();
    let session = wire::start_session(&engine, br#"{"user": "ana", "customer": "winery"}"#).unwrap();
    let listed = wire::session_accounts(&engine, &session, br#"{"sort": "name"}"#).unwrap();
    assert_eq!(value(&listed), page.groups(json!({"sort": "name"})));
}

/// A99: bulk edits name accounts and actions; what is not there is skipped and said.
#[test]
fn bulk_edits_skip_what_is_not_there() {
    let mut page = Page::of("ana");
    let answer = page.apply(json!({"kind": "setPermissions", "accounts": ["card", "hidden", "operating"],
        "actions": ["transfers.view"], "enable": false}));
    let skipped = json!([{"account": "card", "action": "transfers.view"},
        {"account": "hidden", "action": "transfers.view"}]);
    assert_eq!((&answer["skipped"], &answer["unsavedChanges"]), (&skipped, &json!(1)));
    let by_feature = page.apply(json!({"kind": "setPermissions", "accounts": ["card", "hidden"],
        "features": ["transfers"], "enable": true}));
    let only_access = json!([{"account": "hidden", "action": "transfers.view"},
        {"account": "hidden", "action": "transfers.create"}]);
    assert_eq!(by_feature["skipped"], only_access);
}

/// A112: what an action adds to the ceiling of its group goes with it.
#[test]
fn group_limits_follow_the_draft() {
    let mut page = Page::of("ana");
    let daily = |page: &Page| page.state(json!({}))["groupLimits"][0]["daily"]["limit"].clone();
    assert_eq!(daily(&page), "9000.00");
    let off = |accounts: Value| json!({"kind": "setPermissions", "accounts": accounts, "actions": ["transfers.create"], "enable": false});
    page.apply(off(json!(["reserve"])));
    assert_eq!(daily(&page), "6000.00");
    let too_high = json!({"kind": "setLimits", "limits": {"groups": {"single": {"daily": "6000.01"}}}});
    let issue =
        json!([{"path": "/limits/groups/single/daily", "code": "above-maximum", "maximum": "6000.00"}]);
    assert_eq!(page.apply(too_high)["issues"], issue);
    page.apply(off(json!(["operating", "payroll"])));
    assert_eq!(page.state(json!({}))["groupLimits"], json!([]), "A111");
}

/// A114: limits of the user go, those by group alone or all of them.
#[test]
fn limits_are_reset() {
    let mut page = Page::of("ana");
    let own = json!({"accounts": {"operating": {"transfers.create": {"daily": {"preApproved": "10"}}}},
        "groups": {"single": {"weekly": "70"}}});
    assert_eq!(page.apply(json!({"kind": "setLimits", "limits": own}))["unsavedChanges"], 2);
    page.apply(json!({"kind": "reset", "what": "groupLimits"}));
    assert_eq!(page.result()["limits"]["groups"], json!({}));
    assert_eq!(page.limits("operating")[0]["daily"]["preApproved"], "10.00");
    let dropped = page.apply(json!({"kind": "reset", "what": "limits"}));
    assert_eq!(page.result()["limits"], json!({"accounts": {}, "groups": {}}));
    assert_eq!(dropped["unsavedChanges"], 1, "the limit on the account without access is dropped, too");
}

/// A115, A116: field by field, 0 ≤ pre-approved ≤ deny ≤ maximum; otherwise nothing is set.
#[test]
fn limits_keep_their_order() {
    let mut page = Page::of("ana");
    let bulk = |pre_approved: &str, deny: &str| {
        json!({"kind": "setLimitsInBulk", "actions": ["transfers.create"],
            "periods": ["perTransaction", "daily"], "preApproved": pre_approved, "deny": deny})
    };
    let refused = page.apply(bulk("1500", "1200"));
    let issue = |path: &str, code: &str, period: &str, maximum: &str| json!({"path": path, "code": code, "action": "transfers.create", "period": period, "maximum": maximum});
    let issues = json!([
        issue("/deny", "above-maximum", "perTransaction", "1000.00"),
        issue("/preApproved", "above-deny", "perTransaction", "1000.00"),
        issue("/preApproved", "above-deny", "daily", "1200.00")
    ]);
    assert_eq!((&refused["applied"], &refused["issues"]), (&json!(false), &issues));
    assert_eq!(page.result()["limits"]["accounts"].as_object().unwrap().len(), 1, "only what was there");
    let set = page.apply(bulk("0", "0"));
    assert_eq!((&set["applied"], &set["unsavedChanges"]), (&json!(true), &json!(12)));
    assert_eq!(page.apply(bulk("1000", "1000"))["applied"], true);
    let daily = json!({"preApproved": "1000.00", "deny": "1000.00", "maximum": "3000.00",
        "ownPreApproved": "1000.00", "ownDeny": "1000.00"});
    assert_eq!(page.limits("reserve")[0]["daily"], daily);
    let weekly = json!({"preApproved": "0.00", "deny": null, "maximum": null});
    assert_eq!(page.limits("reserve")[0]["weekly"], weekly);
    assert_eq!(page.groups(json!({"only": ["reserve"]}))[0]["accounts"][0]["limitsType"], "custom");
}

/// A117: limits in bulk reach only accounts where the action is enabled.
#[test]
fn limits_in_bulk_skip_actions_that_are_off() {
    let mut page = Page::of("ana");
    page.apply(json!({"kind": "setPermissions", "accounts": ["reserve"], "actions": ["transfers.create"],
        "enable": false}));
    let answer = page
        .apply(json!({"kind": "setLimitsInBulk", "accounts": ["operating", "reserve", "hidden"],
        "actions": ["transfers.create"], "periods": ["weekly"], "preApproved": "1", "deny": "2"}));
    let skipped = json!([{"account": "reserve", "action": "transfers.create"},
        {"account": "hidden", "action": "transfers.create"}]);
    assert_eq!(answer["skipped"], skipped);
    let change = |field: &str, to: &str| {
        json!({"account": "operating", "action": "transfers.create", "period": "weekly", "field": field,
            "to": to})
    };
    assert_eq!(page.difference()["limits"], json!([change("preApproved", "1.00"), change("deny", "2.00")]));
    let set = json!({"transfers.create": {"weekly": {"preApproved": "1.00", "deny": "2.00"}}});
    let kept = json!({"transfers.create": {"daily": {"deny": "5.00"}}});
    assert_eq!(page.result()["limits"]["accounts"], json!({"hidden": kept, "operating": set}));
}

/// A113: before saving, what was set is judged by the permissions as they are by then.
#[test]
fn limits_that_were_set_are_judged_again_before_saving() {
    let mut page = Page::of("ana");
    let issues = |page: &Page| value(&wire::session_issues(&page.0, &page.1));
    let own = json!({"accounts": {"operating": {"transfers.create": {"daily": {"deny": "10"}}}},
        "groups": {"single": {"daily": "9000"}}});
    page.apply(json!({"kind": "setLimits", "limits": own}));
    assert_eq!(issues(&page), json!([]), "an old limit on an account without access plays no part");
    page.apply(json!({"kind": "setPermissions", "accounts": ["operating"], "features": ["transfers"],
        "enable": false}));
    let (action, group) = ("/accounts/operating/transfers.create", "/groups/single/daily");
    let refused = json!([{"path": action, "code": "not-permitted"},
        {"path": group, "code": "above-maximum", "maximum": "6000.00"}]);
    assert_eq!(issues(&page), refused);
    page.apply(json!({"kind": "reset", "what": "limits"}));
    assert_eq!(issues(&page), json!([]));
}

/// What is set replaces an action or a group as a whole; what is left out of it is default again.
#[test]
fn limits_are_set_as_a_whole() {
    let mut page = Page::of("ana");
    let set = |own: Value| json!({"kind": "setLimits", "limits": {"accounts": {"operating": {"transfers.create": own}}}});
    page.apply(set(json!({"daily": {"preApproved": "1", "deny": "2"}, "weekly": {"deny": "3"}})));
    page.apply(set(json!({"daily": {"deny": "2"}})));
    let own = &page.result()["limits"]["accounts"]["operating"];
    assert_eq!(*own, json!({"transfers.create": {"daily": {"deny": "2.00"}}}));
    assert_eq!(page.apply(set(json!({})))["unsavedChanges"], 0);
}

#[test]
fn a_malformed_operation_says_where_and_changes_nothing() {
    let mut page = Page::of("ana");
    for (operation, problems) in [
        (json!([]), &[" wrong-type"][..]),
        (json!({}), &["/kind missing-field"]),
        (json!({"kind": "drop"}), &["/kind invalid-value"]),
        (json!({"kind": 7, "what": "limits"}), &["/kind wrong-type"]),
        (json!({"kind": "reset", "what": "all"}), &["/what invalid-value"]),
        (json!({"kind": "reset", "what": "limits", "enable": true}), &["/enable unknown-field"]),
        (json!({"kind": "setPermissions", "enable": true}), &[" invalid-value"]),
        (
            json!({"kind": "setPermissions", "actions": [], "features": [], "enable": true}),
            &[" invalid-value"],
        ),
        (
            json!({"kind": "setPermissions", "accounts": [], "other": true, "actions": [], "enable": true}),
            &[" invalid-value"],
        ),
        (
            json!({"kind": "setPermissions", "accounts": ["card", "no"], "features": ["no"], "accessLevels": ["see"],
                "enable": true}),
            &["/accessLevels/0 invalid-value"],
        ),
        (
            json!({"kind": "setPermissions", "accounts": ["card", "no"], "features": ["no"], "enable": true}),
            &["/accounts/1 unknown-reference", "/features/0 unknown-reference"],
        ),
        (
            json!({"kind": "setLimitsInBulk", "actions": ["transfers.view", "no"], "periods": [],
                "preApproved": "1.001", "deny": "-1"}),
            &[
                "/actions/0 not-monetary",
                "/actions/1 unknown-reference",
                "/preApproved amount-too-precise",
                "/deny invalid-amount",
            ],
        ),
        (
            json!({"kind": "setLimits", "limits": {"groups": {"no": {"daily": "x"}}}}),
            &["/limits/groups/no unknown-reference", "/limits/groups/no/daily invalid-amount"],
        ),
    ] {
        assert_eq!(page.problems(operation.clone()), problems, "{operation}");
    }
    assert_eq!(page.1.unsaved_changes(), 0);
    assert!(!page.1.undo(&page.0));
}

/// Without an assignment there is nothing to edit.
#[test]
fn nothing_is_edited_without_an_assignment() {
    let mut page = Page::of("tom");
    let edit = page
        .apply(json!({"kind": "setPermissions", "accounts": ["card"], "actions": ["statements.view"],
        "enable": false}));
    assert_eq!(edit["skipped"], json!([{"account": "card", "action": "statements.view"}]));
    let limit = page.apply(json!({"kind": "setLimits", "limits": {"groups": {"single": {"daily": "1"}}}}));
    assert_eq!(limit["issues"], json!([{"path": "/limits/groups/single/daily", "code": "not-permitted"}]));
    page.apply(json!({"kind": "reset", "what": "limits"}));
    assert_eq!(page.groups(json!({})), json!([]));
    let empty = json!({"removed": {"accounts": {}, "other": []}, "limits": {"accounts": {}, "groups": {}}});
    assert_eq!(page.result(), empty);
}
