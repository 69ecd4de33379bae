//! Worlds of a given size, for measuring: regular, without randomness, the same on every machine.

use serde_json::{Value, json};

/// How large a world is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Name in the figures.
    pub name: &'static str,
    /// Customers, all of one contract.
    pub customers: usize,
    /// Accounts of all customers.
    pub accounts: usize,
    /// Actions, five to a feature.
    pub actions: usize,
    /// Users; the first has access to nine tenths of all accounts.
    pub users: usize,
}

/// The sizes that are measured.
pub const SIZES: [Size; 3] = [
    Size { name: "small", customers: 1, accounts: 20, actions: 60, users: 10 },
    Size { name: "medium", customers: 10, accounts: 1_000, actions: 150, users: 200 },
    Size { name: "large", customers: 100, accounts: 20_000, actions: 300, users: 2_000 },
];

const TYPES: [&str; 3] = ["current", "savings", "card"];
const VERBS: [(&str, &str); 5] =
    [("view", "view"), ("create", "create"), ("edit", "edit"), ("approve", "approve"), ("delete", "delete")];

impl Size {
    /// Accounts of each customer.
    #[must_use]
    pub fn accounts_each(&self) -> usize {
        self.accounts / self.customers
    }

    /// Id of an account.
    #[must_use]
    pub fn account(&self, customer: usize, account: usize) -> String {
        format!("account-{customer}-{account}")
    }

    /// The snapshot document.
    #[must_use]
    pub fn document(&self) -> Value {
        let actions: Vec<String> = (0..self.actions).map(action).collect();
        json!({
            "legalEntity": {"id": "bank", "name": "Bank", "currency": "EUR", "timeZone": "Europe/Madrid",
                "weekStart": "monday", "rates": {"USD": "0.92"},
                "settings": {"accountAccess": "delegated", "delegationCeiling": "limits", "selfApproval": false,
                    "sharedContractLimits": false}},
            "limitGroups": [{"id": "single", "name": "Single"}, {"id": "bulk", "name": "Bulk"}],
            "features": (0..self.actions / VERBS.len()).map(feature).collect::<Vec<_>>(),
            "contracts": [{"id": "contract",
                "customers": (0..self.customers).map(|c| self.customer(c, &actions)).collect::<Vec<_>>()}],
            "policies": [{"id": "payments", "actions": actions.iter().step_by(2).collect::<Vec<_>>()}],
            "roles": [{"id": "clerk", "policies": ["payments"], "limits": {"groups": {"single": {"daily": "90000.00"}}}},
                {"id": "treasurer", "actions": actions, "limits": {"actions": {"f0.create": {"daily": "50000.00"}}}}],
            "users": (0..self.users).map(|user| self.user(user)).collect::<Vec<_>>(),
            "signatoryGroups": [{"id": "a", "customer": "customer-0", "members": ["user-1"]}],
            "approvalRules": [{"customer": "customer-0", "action": "f0.create", "period": "perTransaction",
                "bands": [{"above": "0", "upTo": "100.00", "none": true},
                    {"above": "100.00", "anyOf": [[{"anyone": true, "count": 1}]]}]}]
        })
    }

    fn customer(&self, customer: usize, actions: &[String]) -> Value {
        let account = |number| {
            json!({"id": self.account(customer, number), "number": format!("{customer:04}{number:08}"),
                "type": TYPES[number % 3], "currency": "EUR"})
        };
        json!({"id": format!("customer-{customer}"), "name": format!("Customer {customer}"), "actions": actions,
            "limits": {"actions": {"f0.create": {"weekly": "200000.00"}}},
            "accounts": (0..self.accounts_each()).map(account).collect::<Vec<_>>()})
    }

    /// The first user has nine tenths of everything, the others a few accounts of one customer.
    fn user(&self, user: usize) -> Value {
        let assignments: Vec<Value> = if user == 0 {
            let many = self.accounts_each() * 9 / 10;
            (0..self.customers).map(|customer| self.assignment(customer, many, "treasurer")).collect()
        } else {
            vec![self.assignment(user % self.customers, self.accounts_each().min(10), "treasurer")]
        };
        json!({"id": format!("user-{user}"), "status": "active", "assignments": assignments})
    }

    fn assignment(&self, customer: usize, accounts: usize, role: &str) -> Value {
        let listed: Vec<String> = (0..accounts).map(|number| self.account(customer, number)).collect();
        let removed: serde_json::Map<String, Value> =
            listed.iter().step_by(10).map(|id| (id.clone(), json!(["f0.delete", "f1.edit"]))).collect();
        let own = json!({"f0.create": {"daily": {"preApproved": "500.00", "deny": "20000.00"}}});
        let limits: serde_json::Map<String, Value> =
            listed.iter().take(1).map(|id| (id.clone(), own.clone())).collect();
        json!({"customer": format!("customer-{customer}"), "roles": [role, "clerk"], "accounts": listed,
            "removed": {"accounts": removed}, "limits": {"accounts": limits}})
    }
}

/// Id of an action.
#[must_use]
pub fn action(number: usize) -> String {
    format!("f{}.{}", number / VERBS.len(), VERBS[number % VERBS.len()].0)
}

fn feature(feature: usize) -> Value {
    let action = |(verb, level): (&str, &str)| {
        let mut action = json!({"id": format!("f{feature}.{verb}"), "accessLevel": level});
        if verb == "create" {
            action["limitGroup"] = json!(["single", "bulk"][feature % 2]);
            action["approvedBy"] = json!(format!("f{feature}.approve"));
            action["limits"] = json!({"perTransaction": "100000.00"});
        }
        action
    };
    let mut document = json!({"id": format!("f{feature}"), "level": "account",
        "actions": VERBS.into_iter().map(action).collect::<Vec<_>>()});
    if feature % 4 == 3 {
        document["accountTypes"] = json!(["current", "savings"]);
    }
    document
}
