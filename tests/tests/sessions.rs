//! Edit sessions (A86–A102, A113–A118): what they say of a draft is what the engine says of an assignment like it.

use std::rc::Rc;

use countersign_core::{Engine, Session, wire};
use countersign_tests::facts::{list, load, random_worlds};
use countersign_tests::worlds::{Random, RandomWorld};
use serde_json::{Value, json};

/// An engine with a session of one user at one customer.
struct Page {
    engine: Rc<Engine>,
    session: Session,
    document: Value,
    user: String,
    customer: String,
}

impl Page {
    fn open(engine: &Rc<Engine>, document: &Value, user: &str, customer: &str) -> Self {
        let engine = Rc::clone(engine);
        let question = json!({ "user": user, "customer": customer }).to_string();
        let session = wire::start_session(&engine, question.as_bytes()).expect("a session");
        let (user, customer) = (user.to_owned(), customer.to_owned());
        Self { engine, session, document: document.clone(), user, customer }
    }

    fn apply(&mut self, operation: &Value) -> Value {
        let applied =
            wire::apply_operation(&self.engine, &mut self.session, operation.to_string().as_bytes());
        json!(applied.unwrap_or_else(|problems| panic!("{problems:?}\n{operation}")))
    }

    fn state(&self, part: &Value) -> Value {
        let state = wire::session_state(&self.engine, &self.session, part.to_string().as_bytes());
        json!(state.expect("a question"))
    }

    fn limits(&self) -> Value {
        json!(wire::session_limits(&self.engine, &self.session, b"{}").expect("a question"))
    }

    fn accounts(&self, question: &Value) -> Value {
        let listed = wire::session_accounts(&self.engine, &self.session, question.to_string().as_bytes());
        json!(listed.expect("a question"))
    }

    fn difference(&self) -> Value {
        json!(wire::session_difference(&self.engine, &self.session))
    }

    fn issues(&self) -> Value {
        json!(wire::session_issues(&self.engine, &self.session))
    }

    /// Of the result's limits those periods that change.
    fn changed_limits(&self) -> Value {
        let (result, mut changed) = (self.result(), json!({}));
        for change in list(&self.difference(), &["limits"]) {
            let period = change["period"].as_str().expect("a period");
            let field = |name: &str| change.get(name).and_then(Value::as_str);
            let way = match (field("account"), field("action"), field("group")) {
                (Some(account), Some(action), None) => vec!["accounts", account, action, period],
                (None, None, Some(group)) => vec!["groups", group, period],
                other => panic!("{other:?}"),
            };
            let at = |place: &Value| way.iter().try_fold(place.clone(), |place, key| place.get(key).cloned());
            if let Some(set) = at(&result["limits"]) {
                *way.iter().fold(&mut changed, |place, key| &mut place[*key]) = set;
            }
        }
        changed
    }

    fn result(&self) -> Value {
        json!(wire::session_result(&self.engine, &self.session))
    }

    /// A page over the document with what the session would store.
    fn saved(&self) -> Self {
        let mut document = self.document.clone();
        let result = self.result();
        if let Some(held) = held_mut(&mut document, &self.user, &self.customer) {
            held["removed"] = result["removed"].clone();
            held["limits"] = result["limits"].clone();
        }
        Self::open(&Rc::new(load(&document)), &document, &self.user, &self.customer)
    }

    fn ask(&self, ask: fn(&Engine, &[u8]) -> Value, more: &Value) -> Value {
        let mut question = json!({ "user": self.user, "customer": self.customer });
        for (field, value) in more.as_object().expect("fields") {
            question[field] = value.clone();
        }
        ask(&self.engine, question.to_string().as_bytes())
    }
}

fn held_mut<'d>(document: &'d mut Value, user: &str, customer: &str) -> Option<&'d mut Value> {
    let users = document["users"].as_array_mut()?;
    let user = users.iter_mut().find(|known| known["id"] == user)?;
    let held = user["assignments"].as_array_mut()?;
    held.iter_mut().find(|held| held["customer"] == customer)
}

fn matrix(engine: &Engine, question: &[u8]) -> Value {
    json!(wire::matrix(engine, question).expect("a question"))
}

fn group_limits(engine: &Engine, question: &[u8]) -> Value {
    json!(wire::group_limits(engine, question).expect("a question"))
}

fn edit_permissions(engine: &Engine, question: &[u8]) -> Value {
    json!(wire::edit_permissions(engine, question).expect("a question"))
}

fn validate_limits(engine: &Engine, question: &[u8]) -> Value {
    json!(wire::validate_limits(engine, question).expect("a question"))
}

/// Random worlds, each with a page of each of its users at each of its customers.
fn pages(seeds: std::ops::Range<u64>, mut test: impl FnMut(&mut Random, &RandomWorld, Page)) {
    for (_, mut random, world) in random_worlds(seeds) {
        let engine = Rc::new(load(&world.document));
        for user in list(&world.document, &["users"]) {
            for customer in list(&world.document, &["contracts", "customers"]) {
                let id = |entry: &Value| entry["id"].as_str().expect("an id").to_owned();
                let page = Page::open(&engine, &world.document, &id(user), &id(customer));
                test(&mut random, &world, page);
            }
        }
    }
}

/// Every id of a kind.
fn ids(document: &Value, way: &[&str]) -> Vec<String> {
    list(document, way).into_iter().map(|entry| entry["id"].as_str().expect("an id").to_owned()).collect()
}

const LEVELS: [&str; 5] = ["view", "create", "edit", "approve", "delete"];

/// A random operation of any kind.
fn operation(random: &mut Random, world: &RandomWorld, page: &Page) -> Value {
    let document = &page.document;
    let accounts = random.some(&ids(document, &["contracts", "customers", "accounts"]), 60);
    match random.below(10) {
        0 => json!({ "kind": "reset", "what": random.pick(
            &["permissions", "otherPermissions", "limits", "accountLimits", "groupLimits"]) }),
        1 | 2 => {
            let given = world.question(random, "validateLimits");
            json!({ "kind": "setLimits", "limits": given["limits"] })
        }
        3 | 4 => in_bulk(random, page, &accounts),
        kind => {
            let mut operation = json!({ "kind": "setPermissions", "enable": random.chance(40) });
            match random.below(4) {
                0 => {}
                1 => operation["other"] = true.into(),
                _ => operation["accounts"] = json!(accounts),
            }
            if kind < 7 {
                let actions = ids(document, &["features", "actions"]);
                operation["actions"] = json!(random.some_shuffled(&actions, 30));
                return operation;
            }
            let by_feature = random.chance(60);
            if by_feature {
                operation["features"] = json!(random.some_shuffled(&ids(document, &["features"]), 40));
            }
            if !by_feature || random.chance(40) {
                operation["accessLevels"] = json!(random.some(&LEVELS, 40));
            }
            operation
        }
    }
}

fn in_bulk(random: &mut Random, page: &Page, accounts: &[String]) -> Value {
    let features = list(&page.document, &["features", "actions"]).into_iter();
    let monetary: Vec<&str> = features
        .filter(|action| action.get("limitGroup").is_some())
        .filter_map(|action| action["id"].as_str())
        .collect();
    let amounts = ["0", "1", "2", "10", "100", "5000"];
    let (low, high) = (random.below(6), random.below(6));
    let mut operation = json!({
        "kind": "setLimitsInBulk",
        "actions": random.some(&monetary, 60),
        "periods": random.some(&["perTransaction", "daily", "weekly", "monthly"], 60),
        "preApproved": amounts[low.min(high)],
        "deny": amounts[if random.chance(90) { low.max(high) } else { low.min(high) }],
    });
    if random.chance(80) {
        operation["accounts"] = json!(accounts);
    }
    operation
}

fn is_empty(difference: &Value) -> bool {
    *difference == json!({ "accounts": [], "other": { "added": [], "removed": [] }, "limits": [] })
}

/// A100, A93: whatever was applied, the live state is the state of a stored assignment with the result, and there is
/// nothing unsaved in that.
#[test]
fn a_session_says_what_the_engine_would_say_of_its_result() {
    let (mut applied, mut refused) = (0, 0);
    pages(0..70, |random, world, mut page| {
        for _ in 0..random.between(1, 4) {
            let before = (page.result(), page.difference());
            let operation = operation(random, world, &page);
            let answer = page.apply(&operation);
            if answer["applied"] == true {
                applied += 1;
            } else {
                refused += 1;
                assert_eq!((page.result(), page.difference()), before, "all or nothing: {operation}");
            }
        }
        let saved = page.saved();
        let nothing = json!({});
        let (state, later) = (page.state(&nothing), saved.state(&nothing));
        assert_eq!(state["matrix"], saved.ask(matrix, &nothing));
        assert_eq!(state["groupLimits"], saved.ask(group_limits, &nothing));
        for field in ["selection", "otherSelection", "actions"] {
            assert_eq!(state.get(field), later.get(field), "{field}");
        }
        assert_eq!(page.limits(), saved.limits());
        assert_eq!(page.accounts(&nothing), saved.accounts(&nothing));
        assert!(is_empty(&saved.difference()));
        assert_eq!(later["unsavedChanges"], 0);
        assert_eq!(saved.result(), page.result());
    });
    assert!(applied > 500 && refused > 50, "{applied} applied, {refused} refused");
}

/// A99, A100: a session's removals and skipped pairs are those of `editPermissions` for the same operations.
#[test]
fn edits_of_a_session_are_staged_edits() {
    let mut edited = 0;
    pages(0..70, |random, world, mut page| {
        let operations = world.question(random, "editPermissions")["operations"].clone();
        let expected = page.ask(edit_permissions, &json!({ "operations": operations }));
        let mut skipped = Vec::new();
        for operation in operations.as_array().expect("operations") {
            let mut operation = operation.clone();
            operation["kind"] = "setPermissions".into();
            let answer = page.apply(&operation);
            assert_eq!(answer["applied"], true);
            skipped.extend(answer["skipped"].as_array().expect("pairs").iter().cloned());
        }
        assert_eq!(page.result()["removed"], expected["removed"]);
        assert_eq!(Value::from(skipped), expected["skipped"]);
        edited += usize::from(!is_empty(&page.difference()));
    });
    assert!(edited > 100, "{edited}");
}

/// A113, A116: single limits are refused where `validateLimits` refuses them, and only there.
#[test]
fn limits_are_refused_as_validation_refuses_them() {
    let (mut applied, mut refused) = (0, 0);
    pages(0..70, |random, world, mut page| {
        let limits = world.question(random, "validateLimits")["limits"].clone();
        let expected = page.ask(validate_limits, &json!({ "limits": limits }));
        let answer = page.apply(&json!({ "kind": "setLimits", "limits": limits }));
        let mut issues = answer["issues"].clone();
        for issue in issues.as_array_mut().expect("issues") {
            issue["path"] = issue["path"].as_str().unwrap().strip_prefix("/limits").unwrap().into();
        }
        assert_eq!(issues, expected);
        assert_eq!(answer["applied"], expected == json!([]));
        if answer["applied"] == true { applied += 1 } else { refused += 1 }
    });
    assert!(applied > 50 && refused > 50, "{applied} applied, {refused} refused");
}

/// A116, A117: limits in bulk are set exactly on the enabled pairs, and refused exactly where validation refuses one.
#[test]
fn limits_in_bulk_are_set_where_the_action_is_enabled() {
    let (mut set, mut skipped, mut refused) = (0, 0, 0);
    pages(0..120, |random, _, mut page| {
        let all = ids(&page.document, &["contracts", "customers", "accounts"]);
        let operation = {
            let mut operation = in_bulk(random, &page, &all);
            operation["accounts"] = json!(random.some(&all, 60));
            operation
        };
        let enabled: Vec<(Value, Value)> = page
            .limits()
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["account"].clone(), row["action"].clone()))
            .collect();
        let (mut wanted, mut outside) = (json!({}), Vec::new());
        for account in operation["accounts"].as_array().unwrap() {
            for action in operation["actions"].as_array().unwrap() {
                if !enabled.contains(&(account.clone(), action.clone())) {
                    outside.push(json!({ "account": account, "action": action }));
                    continue;
                }
                for period in operation["periods"].as_array().unwrap() {
                    wanted[account.as_str().unwrap()][action.as_str().unwrap()][period.as_str().unwrap()] =
                        json!({ "preApproved": operation["preApproved"], "deny": operation["deny"] });
                }
            }
        }
        let refusals = page.ask(validate_limits, &json!({ "limits": { "accounts": wanted } }));
        let before = page.result();
        let answer = page.apply(&operation);
        assert_eq!(answer["skipped"], Value::from(outside.clone()));
        assert_eq!(answer["applied"], refusals == json!([]));
        skipped += outside.len();
        if answer["applied"] == false {
            refused += 1;
            let bounds = |issues: &Value| -> std::collections::BTreeSet<(String, String)> {
                let issues = issues.as_array().unwrap().iter();
                issues.map(|issue| (issue["code"].to_string(), issue["maximum"].to_string())).collect()
            };
            assert_eq!(bounds(&answer["issues"]), bounds(&refusals));
            assert_eq!(page.result(), before, "nothing is set");
            return;
        }
        let limits = page.limits();
        for row in limits.as_array().unwrap() {
            let given = &wanted[row["account"].as_str().unwrap()][row["action"].as_str().unwrap()];
            for period in given.as_object().into_iter().flatten().map(|(period, _)| period) {
                let own = &row[period];
                assert_eq!(own["ownDeny"], own["deny"], "0 ≤ pre-approved ≤ deny ≤ maximum");
                assert_eq!(own["ownPreApproved"], own["preApproved"]);
                set += 1;
            }
        }
    });
    assert!(set > 50 && skipped > 100 && refused > 5, "{set} set, {skipped} skipped, {refused} refused");
}

/// A113: what stands against saving is what validation says of the limits that change, under the draft's permissions.
#[test]
fn what_was_set_is_judged_by_the_permissions_of_the_draft() {
    let mut found = 0;
    pages(0..70, |random, world, mut page| {
        let accounts = ids(&page.document, &["contracts", "customers", "accounts"]);
        let (bulk, any) = (in_bulk(random, &page, &accounts), operation(random, world, &page));
        page.apply(&bulk);
        page.apply(&any);
        let mut groups = json!({});
        for group in page.state(&json!({}))["groupLimits"].as_array().unwrap() {
            if let Some(highest) = group["daily"]["default"].as_str().filter(|text| text.len() < 12) {
                groups[group["group"].as_str().unwrap()] = json!({ "daily": highest });
            }
        }
        page.apply(&json!({ "kind": "setLimits", "limits": { "groups": groups } }));
        let some = random.some(&accounts, 40);
        page.apply(
            &json!({ "kind": "setPermissions", "accounts": some, "accessLevels": LEVELS, "enable": false }),
        );
        let limits = page.changed_limits();
        let expected = page.saved().ask(validate_limits, &json!({ "limits": limits }));
        assert_eq!(page.issues(), expected);
        found += usize::from(expected != json!([]));
    });
    assert!(found > 30, "{found}");
}

/// A100: a difference is empty when everything is as it was, and undo takes back exactly the last operation.
#[test]
fn undo_takes_back_the_last_operation() {
    pages(0..45, |random, world, mut page| {
        let first = operation(random, world, &page);
        page.apply(&first);
        let before = (page.result(), page.difference(), page.state(&json!({})));
        let second = operation(random, world, &page);
        let applied = page.apply(&second)["applied"] == true;
        if applied {
            assert!(page.session.undo(&page.engine));
            assert!(!page.session.undo(&page.engine), "only one step");
        }
        assert_eq!((page.result(), page.difference(), page.state(&json!({}))), before);
    });
}

/// A92, A102: reset gives the default back, leaves removals outside the default set alone, and back again is no change.
#[test]
fn reset_goes_back_to_the_default() {
    pages(0..70, |_, _, mut page| {
        page.apply(&json!({ "kind": "reset", "what": "permissions" }));
        let state = page.state(&json!({}));
        assert_eq!(state["matrix"]["permissionType"], "default");
        page.apply(&json!({ "kind": "reset", "what": "otherPermissions" }));
        let state = page.state(&json!({}));
        assert_eq!(state["matrix"]["otherPermissionType"], "default");
        let nothing = json!({ "operations": [] });
        let stored = page.ask(edit_permissions, &nothing)["removed"].clone();
        let granted = |account: &str, action: &Value| {
            let question = json!({ "user": page.user, "customer": page.customer, "operations": [
                { "accounts": [account], "actions": [action], "enable": true }] });
            edit_permissions(&page.engine, question.to_string().as_bytes())["skipped"] == json!([])
        };
        let left = page.result()["removed"].clone();
        for (account, actions) in stored["accounts"].as_object().unwrap() {
            for action in actions.as_array().unwrap() {
                let is_left = left["accounts"]
                    .get(account)
                    .is_some_and(|left| left.as_array().unwrap().contains(action));
                assert_eq!(is_left, !granted(account, action), "{account} {action}");
            }
        }
        page.apply(&json!({ "kind": "reset", "what": "limits" }));
        assert_eq!(page.result()["limits"], json!({ "accounts": {}, "groups": {} }), "A114");
        for group in page.state(&json!({}))["groupLimits"].as_array().unwrap() {
            for period in ["perTransaction", "daily", "weekly", "monthly"] {
                assert_eq!(group[period]["limit"], group[period]["default"]);
            }
        }
    });
}

/// A90: an access level is full after it is enabled and none after it is disabled, whatever else there is.
#[test]
fn access_levels_go_across_all_features() {
    pages(0..45, |random, _, mut page| {
        let level = *random.pick(&LEVELS);
        for (enable, state) in [(true, "full"), (false, "none"), (true, "full")] {
            let others = page.state(&json!({}))["matrix"]["accessLevels"].clone();
            page.apply(&json!({ "kind": "setPermissions", "accessLevels": [level], "enable": enable }));
            let levels = page.state(&json!({}))["matrix"]["accessLevels"].clone();
            for (name, now) in levels.as_object().unwrap() {
                if name == level { assert_eq!(now, state) } else { assert_eq!(*now, others[name]) }
            }
        }
    });
}

/// A88, A91: a feature is enabled with its whole default set on all accounts; its access levels can be edited only while
/// something of it is selected.
#[test]
fn a_feature_is_selected_before_its_access_levels() {
    let (mut selected, mut unselected) = (0, 0);
    pages(0..45, |random, _, mut page| {
        let features = ids(&page.document, &["features"]);
        let feature = random.pick(&features).clone();
        let state_of = |page: &Page| {
            let state = page.state(&json!({}));
            let features = state["matrix"]["features"].as_array().unwrap().clone();
            features
                .into_iter()
                .find(|known| known["feature"] == *feature)
                .map(|known| known["state"].clone())
        };
        let level = json!({ "kind": "setPermissions", "features": [feature], "accessLevels": ["view"], "enable": false });
        for enable in [false, true] {
            page.apply(&json!({ "kind": "setPermissions", "features": [feature], "enable": enable }));
            let state = state_of(&page);
            assert!(state.is_none() || state == Some(json!(if enable { "full" } else { "none" })));
            let answer = page.apply(&level);
            if enable && state.is_some() {
                assert_eq!(answer["applied"], true);
                selected += 1;
            } else {
                let issue = json!([{ "path": "/features/0", "code": "feature-not-selected" }]);
                assert_eq!(answer["issues"], issue);
                unselected += 1;
            }
        }
    });
    assert!(selected > 50 && unselected > 50, "{selected} {unselected}");
}

/// A89: the state of "select all" is computed over what a search found, and select all acts on that alone.
#[test]
fn select_all_acts_on_what_was_found() {
    pages(0..45, |random, _, mut page| {
        let features = ids(&page.document, &["features"]);
        let found = random.some(&features, 50);
        let others: Vec<&String> = features.iter().filter(|feature| !found.contains(feature)).collect();
        let (of_found, of_others) = (json!({ "features": found }), json!({ "features": others }));
        let enable = random.chance(50);
        let untouched = page.state(&of_others);
        page.apply(&json!({ "kind": "setPermissions", "features": found, "enable": enable }));
        let state = page.state(&of_found);
        if let Some(selection) = state.get("selection") {
            assert_eq!(*selection, if enable { "full" } else { "none" });
        }
        let mut later = page.state(&of_others);
        for field in ["groupLimits", "unsavedChanges"] {
            later[field] = untouched[field].clone();
        }
        assert_eq!(later, untouched);
    });
}
