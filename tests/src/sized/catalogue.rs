//! Features, roles and rules of a sized world.

use serde_json::{Value, json};

use super::Size;

const VERBS: [&str; 5] = ["view", "create", "edit", "approve", "delete"];

/// Id of an action.
#[must_use]
pub fn action(number: usize) -> String {
    format!("f{}.{}", feature_of(number), VERBS[number % VERBS.len()])
}

pub(super) fn feature_of(action: usize) -> usize {
    action / VERBS.len()
}

/// Its verbs as actions; `create` moves money, and every fourth feature is nothing for cards.
pub(super) fn feature(feature: usize) -> Value {
    let action = |verb: &str| {
        let mut action = json!({"id": format!("f{feature}.{verb}"), "accessLevel": verb});
        if verb == "create" {
            action["limitGroup"] = json!(["single", "bulk"][feature % 2]);
            action["approvedBy"] = json!(format!("f{feature}.approve"));
            action["limits"] = institution_limits(feature);
        }
        action
    };
    let mut document = json!({"id": format!("f{feature}"), "level": "account", "actions": VERBS.map(action)});
    if feature % 4 == 3 {
        document["accountTypes"] = json!(["current", "savings"]);
    }
    document
}

fn institution_limits(feature: usize) -> Value {
    let mut limits = json!({"perTransaction": format!("{}.00", 100_000 + 1_000 * feature)});
    if feature.is_multiple_of(3) {
        limits["daily"] = json!("180000.00");
    }
    limits
}

impl Size {
    pub(super) fn features(&self) -> usize {
        self.actions / VERBS.len()
    }

    fn with_verbs(&self, verbs: &[&str]) -> Vec<String> {
        (0..self.actions).filter(|number| verbs.contains(&VERBS[number % VERBS.len()])).map(action).collect()
    }

    pub(super) fn policies(&self) -> Value {
        json!([{"id": "views", "actions": self.with_verbs(&["view"])},
            {"id": "payments", "actions": self.with_verbs(&["create", "edit"])},
            {"id": "approvals", "actions": self.with_verbs(&["approve"])}])
    }

    /// Limits of groups are wide enough to bind only after something was used.
    pub(super) fn roles(&self) -> Value {
        let all: Vec<String> = (0..self.actions).map(action).collect();
        let halves: Vec<&String> = all.iter().step_by(2).collect();
        json!([
            {"id": "treasurer", "actions": all, "limits": {"actions": {"f0.create": {"daily": "50000.00"},
                "f1.create": {"perTransaction": "70000.00", "weekly": "150000.00"}},
                "groups": {"single": {"daily": "450000.00"}}}},
            {"id": "clerk", "policies": ["views", "payments"], "limits": {"actions": {"f0.create":
                {"daily": "40000.00"}}, "groups": {"single": {"daily": "350000.00"}, "bulk": {"daily": "500000.00"}}}},
            {"id": "viewer", "policies": ["views"]},
            {"id": "approver", "policies": ["views", "approvals"]},
            {"id": "payer", "actions": halves, "limits": {"actions": {"f2.create": {"perTransaction": "9000.00"}}}}
        ])
    }

    /// The first customer needs two signatories above a few hundred, every other one has rules for some payments.
    pub(super) fn approval_rules(&self) -> Value {
        let first = json!({"customer": "customer-0", "action": "f0.create", "period": "perTransaction", "bands": [
            {"above": "0", "upTo": "100.00", "none": true},
            {"above": "100.00", "upTo": "5000.00", "anyOf": [[{"anyone": true, "count": 1}]]},
            {"above": "5000.00", "anyOf": [[{"group": "first-signers", "count": 1}, {"anyone": true, "count": 1}],
                [{"group": "second-signers", "count": 2}]]}]});
        let own = json!({"customer": "customer-0", "account": self.account(0, 1), "action": "f0.create",
            "period": "daily", "bands": [{"above": "0", "upTo": "1000.00", "none": true},
                {"above": "1000.00", "anyOf": [[{"group": "second-signers", "count": 1}]]}]});
        let others = (1..self.customers).step_by(2).map(|customer| {
            json!({"customer": format!("customer-{customer}"), "action": format!("f{}.create", customer % self.features()),
                "period": "perTransaction", "bands": [{"above": "0", "anyOf": [[{"anyone": true, "count": 2}]]}]})
        });
        [first, own].into_iter().chain(others).collect()
    }
}
