//! Reads a valid snapshot document.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::date::day_number;
use super::model::{
    Account, Action, Assignment, Band, Count, Customer, Grant, Limits, NamedLimits, Override, Requirement,
    Role, Rule, Slot, Usage, User, Who, World,
};

const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

pub(super) fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).map(|value| value.as_str().expect("a text"))
}

fn owned(value: &Value, key: &str) -> String {
    text(value, key).unwrap_or_else(|| panic!("{key} is missing in {value}")).to_owned()
}

pub(super) fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

pub(super) fn members<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = (&'v String, &'v Value)> {
    value.get(key).and_then(Value::as_object).into_iter().flat_map(Map::iter)
}

pub(super) fn texts(value: &Value, key: &str) -> Vec<String> {
    list(value, key).map(|text| text.as_str().expect("a text").to_owned()).collect()
}

fn set(value: &Value, key: &str) -> BTreeSet<String> {
    texts(value, key).into_iter().collect()
}

/// Reads what is in the base currency.
pub(super) struct Reader {
    digits: u32,
}

impl Reader {
    pub fn new(currency: &str) -> Self {
        Self { digits: super::money::digits(currency) }
    }

    fn amount(&self, text: &str) -> i128 {
        super::money::parse_amount(text, self.digits).unwrap_or_else(|| panic!("{text} is no amount"))
    }

    fn maybe(&self, value: &Value, key: &str) -> Option<i128> {
        text(value, key).map(|text| self.amount(text))
    }

    fn limits(&self, value: &Value) -> Limits {
        let limits = value.as_object().into_iter().flatten();
        limits.map(|(period, limit)| (period.clone(), self.amount(limit.as_str().expect("a text")))).collect()
    }

    fn named_limits(&self, value: &Value, key: &str) -> NamedLimits {
        members(value, key).map(|(name, limits)| (name.clone(), self.limits(limits))).collect()
    }

    fn overrides(&self, limits: &Value) -> BTreeMap<(String, String, String), Override> {
        let mut all = BTreeMap::new();
        for (account, actions) in members(limits, "accounts") {
            for (action, periods) in actions.as_object().expect("actions") {
                for (period, given) in periods.as_object().expect("periods") {
                    let key = (account.clone(), action.clone(), period.clone());
                    let pre_approved = given
                        .get("preApproved")
                        .map(|given| given.as_str().map(|amount| self.amount(amount)));
                    all.insert(key, Override { pre_approved, deny: self.maybe(given, "deny") });
                }
            }
        }
        all
    }

    pub fn assignment(&self, value: &Value) -> Assignment {
        let removed = &value["removed"];
        let by_account = members(removed, "accounts");
        let actions = |actions: &Value| {
            let actions = actions.as_array().expect("actions").iter();
            actions.map(|action| action.as_str().expect("a text").to_owned()).collect()
        };
        Assignment {
            customer: owned(value, "customer"),
            roles: set(value, "roles"),
            accounts: set(value, "accounts"),
            removed: by_account.map(|(account, list)| (account.clone(), actions(list))).collect(),
            removed_other: set(removed, "other"),
            overrides: self.overrides(&value["limits"]),
            group_limits: self.named_limits(&value["limits"], "groups"),
        }
    }

    fn customer(&self, value: &Value) -> Customer {
        Customer {
            accounts: list(value, "accounts").map(|account| owned(account, "id")).collect(),
            actions: set(value, "actions"),
            action_limits: self.named_limits(&value["limits"], "actions"),
            group_limits: self.named_limits(&value["limits"], "groups"),
        }
    }

    fn role(&self, value: &Value, policies: &BTreeMap<String, BTreeSet<String>>) -> Role {
        let mut actions = set(value, "actions");
        for policy in texts(value, "policies") {
            actions.extend(policies[&policy].iter().cloned());
        }
        Role {
            actions,
            action_limits: self.named_limits(&value["limits"], "actions"),
            group_limits: self.named_limits(&value["limits"], "groups"),
        }
    }

    fn user(&self, value: &Value) -> User {
        User {
            active: value["status"] == "active",
            assignments: list(value, "assignments").map(|assignment| self.assignment(assignment)).collect(),
        }
    }

    fn rule(&self, value: &Value) -> Rule {
        let currency = text(value, "currency");
        let bounds = currency.map_or(Self { digits: self.digits }, Self::new);
        let band = |band: &Value| Band {
            above: bounds.maybe(band, "above").expect("a bound"),
            up_to: bounds.maybe(band, "upTo"),
            sequential: is_sequential(band),
            any_of: band.get("anyOf").map(|_| alternatives(band, count)),
        };
        Rule {
            customer: owned(value, "customer"),
            account: text(value, "account").map(str::to_owned),
            action: owned(value, "action"),
            period: owned(value, "period"),
            initiators: value.get("initiators").map(|_| list(value, "initiators").map(who).collect()),
            currency: currency.map(str::to_owned),
            bands: list(value, "bands").map(band).collect(),
        }
    }
}

impl Reader {
    fn grant(&self, value: &Value) -> Grant {
        let day = |key| day_number(text(value, key).expect("a date"));
        Grant {
            giver: owned(value, "giver"),
            receiver: owned(value, "receiver"),
            customer: owned(value, "customer"),
            accounts: value.get("accounts").map(|_| set(value, "accounts")),
            actions: set(value, "actions"),
            from: day("from"),
            until: day("until"),
            per_transaction: self.maybe(value, "perTransaction"),
        }
    }
}

fn is_sequential(value: &Value) -> bool {
    value.get("sequential").is_some_and(|value| *value == true)
}

fn who(value: &Value) -> Who {
    match (text(value, "group"), value.get("users")) {
        (Some(group), _) => Who::Group(group.to_owned()),
        (None, Some(_)) => Who::Users(texts(value, "users")),
        (None, None) => Who::Anyone,
    }
}

fn number(value: &Value) -> i128 {
    i128::from(value.as_u64().expect("a count"))
}

fn count(value: &Value) -> Count {
    match value.as_str() {
        Some("all") => Count::All,
        Some("majority") => Count::Majority,
        _ => Count::Number(number(value)),
    }
}

fn alternatives<C>(value: &Value, count: impl Fn(&Value) -> C) -> Vec<Vec<(Who, C)>> {
    let slot = |slot: &Value| (who(slot), count(&slot["count"]));
    let slots = |slots: &Value| slots.as_array().expect("slots").iter().map(slot).collect();
    list(value, "anyOf").map(slots).collect()
}

pub(super) fn requirement(value: &Value) -> Requirement {
    let slots = |slots: Vec<(Who, i128)>| slots.into_iter().map(|(who, count)| Slot { who, count }).collect();
    Requirement {
        sequential: is_sequential(value),
        any_of: alternatives(value, number).into_iter().map(slots).collect(),
    }
}

fn types_of(feature: &Value) -> Option<BTreeSet<String>> {
    feature.get("accountTypes").map(|_| set(feature, "accountTypes"))
}

fn actions(reader: &Reader, document: &Value) -> BTreeMap<String, Action> {
    let mut all = BTreeMap::new();
    for feature in list(document, "features") {
        for action in list(feature, "actions") {
            let read = Action {
                feature: owned(feature, "id"),
                on_accounts: feature["level"] == "account",
                account_types: types_of(feature),
                level: owned(action, "accessLevel"),
                group: text(action, "limitGroup").map(str::to_owned),
                approved_by: text(action, "approvedBy").map(str::to_owned),
                limits: reader.limits(&action["limits"]),
            };
            all.insert(owned(action, "id"), read);
        }
    }
    all
}

fn by_id<T>(values: impl Iterator<Item = Value>, read: impl Fn(&Value) -> T) -> BTreeMap<String, T> {
    values.map(|value| (owned(&value, "id"), read(&value))).collect()
}

fn customers(document: &Value) -> impl Iterator<Item = &Value> {
    list(document, "contracts").flat_map(|contract| list(contract, "customers"))
}

fn accounts(document: &Value) -> BTreeMap<String, Account> {
    let of_customer = |customer: &Value| {
        let id = owned(customer, "id");
        let account = |account: &Value| {
            (owned(account, "id"), Account { customer: id.clone(), kind: owned(account, "type") })
        };
        list(customer, "accounts").map(account).collect::<Vec<_>>()
    };
    customers(document).flat_map(of_customer).collect()
}

pub(super) fn world(document: &Value) -> World {
    let entity = &document["legalEntity"];
    let settings = &entity["settings"];
    let reader = Reader::new(text(entity, "currency").expect("a currency"));
    let policies = by_id(list(document, "policies").cloned(), |policy| set(policy, "actions"));
    let first = WEEK.iter().position(|day| entity["weekStart"] == *day).expect("a weekday");
    World {
        currency: owned(entity, "currency"),
        week_start: i64::try_from(first).expect("a weekday"),
        rates: members(entity, "rates")
            .map(|(currency, rate)| (currency.clone(), rate.as_str().expect("a rate").to_owned()))
            .collect(),
        open_access: settings["accountAccess"] == "open",
        ceiling: owned(settings, "delegationCeiling"),
        self_approval: settings["selfApproval"] == true,
        shared_limits: settings["sharedContractLimits"] == true,
        groups: list(document, "limitGroups").map(|group| owned(group, "id")).collect(),
        features: list(document, "features").map(|feature| owned(feature, "id")).collect(),
        actions: actions(&reader, document),
        customers: by_id(customers(document).cloned(), |customer| reader.customer(customer)),
        accounts: accounts(document),
        roles: by_id(list(document, "roles").cloned(), |role| reader.role(role, &policies)),
        users: by_id(list(document, "users").cloned(), |user| reader.user(user)),
        signatories: by_id(list(document, "signatoryGroups").cloned(), |group| set(group, "members")),
        rules: list(document, "approvalRules").map(|rule| reader.rule(rule)).collect(),
        grants: list(document, "grants").map(|grant| reader.grant(grant)).collect(),
    }
}

pub(super) fn usage(world: &World, rows: &Value) -> Vec<Usage> {
    let row = |row: &Value| Usage {
        user: owned(row, "user"),
        account: owned(row, "account"),
        action: owned(row, "action"),
        day: day_number(text(row, "date").expect("a date")),
        amount: text(row, "amount").and_then(|amount| world.parse(amount)).expect("an amount"),
    };
    rows.as_array().expect("rows").iter().map(row).collect()
}
