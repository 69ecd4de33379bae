//! Worlds of a given size, for measuring: regular, the same on every machine, with a scatter where equal values would
//! flatter who keeps equal things once.

mod catalogue;
mod people;

use serde_json::{Map, Value, json};

pub use catalogue::action;

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
    /// Further users who may approve at the first customer, where the questions about money are asked.
    pub approvers: usize,
}

/// The sizes that are measured.
pub const SIZES: [Size; 3] = [
    Size { name: "small", customers: 1, accounts: 20, actions: 60, users: 10, approvers: 0 },
    Size { name: "medium", customers: 10, accounts: 1_000, actions: 150, users: 200, approvers: 0 },
    Size { name: "large", customers: 100, accounts: 20_000, actions: 300, users: 2_000, approvers: 0 },
];

/// The large world, with many who may approve one transaction.
pub const APPROVERS: Size = Size { name: "approvers", approvers: 5_000, ..SIZES[2] };

/// Rows of usage that the growth of an evaluation is measured with.
pub const USAGE_ROWS: usize = 10_000;

const TYPES: [&str; 3] = ["current", "savings", "card"];

/// A number that looks random, and is always the same for the same numbers: SplitMix64 over each.
fn scatter(numbers: &[usize], end: usize) -> usize {
    let mixed = numbers.iter().fold(0x9E37_79B9_7F4A_7C15_u64, |state, number| {
        let state = (state ^ u64::try_from(*number).unwrap_or(0)).wrapping_add(0x9E37_79B9_7F4A_7C15);
        let state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        state ^ (state >> 31)
    });
    usize::try_from(mixed % u64::try_from(end).unwrap_or(1)).unwrap_or(0)
}

fn object<V: Into<Value>>(entries: impl Iterator<Item = (String, V)>) -> Value {
    Value::Object(entries.map(|(key, value)| (key, value.into())).collect::<Map<_, _>>())
}

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
        json!({
            "legalEntity": {"id": "bank", "name": "Bank", "currency": "EUR", "timeZone": "Europe/Madrid",
                "weekStart": "monday", "rates": {"USD": "0.92"},
                "settings": {"accountAccess": "delegated", "delegationCeiling": "limits", "selfApproval": false,
                    "sharedContractLimits": false}},
            "limitGroups": [{"id": "single", "name": "Single"}, {"id": "bulk", "name": "Bulk"}],
            "features": (0..self.features()).map(catalogue::feature).collect::<Vec<_>>(),
            "contracts": [{"id": "contract",
                "customers": (0..self.customers).map(|customer| self.customer(customer)).collect::<Vec<_>>()}],
            "policies": self.policies(),
            "roles": self.roles(),
            "users": self.people(),
            "signatoryGroups": self.signatory_groups(),
            "approvalRules": self.approval_rules()
        })
    }

    /// What was used before: of the first user and of others, on the days around those that are asked about.
    #[must_use]
    pub fn usage(&self) -> Value {
        let row = |row: usize| {
            let customer = scatter(&[row, 1], self.customers);
            let account = scatter(&[row, 2], self.accounts_each());
            let user = if row.is_multiple_of(2) { 0 } else { scatter(&[row, 3], self.users) };
            let feature = if row.is_multiple_of(4) { 0 } else { scatter(&[row, 4], self.features()) };
            json!({"user": format!("user-{user}"), "account": self.account(customer, account),
                "action": format!("f{feature}.create"), "date": format!("2026-11-{:02}", 1 + scatter(&[row, 5], 30)),
                "amount": format!("{}.{:02}", scatter(&[row, 6], 90), row % 100)})
        };
        (0..USAGE_ROWS).map(row).collect()
    }

    /// An account has a type and its customer's contract; one contract in eleven parts lacks a feature.
    fn customer(&self, customer: usize) -> Value {
        let account = |number| {
            json!({"id": self.account(customer, number), "number": format!("{customer:04}{number:08}"),
                "type": TYPES[number % 3], "currency": "EUR"})
        };
        let lacks = |feature: usize| (feature + customer) % 11 == 10;
        let actions = (0..self.actions).filter(|number| !lacks(catalogue::feature_of(*number))).map(action);
        json!({"id": format!("customer-{customer}"), "name": format!("Customer {customer}"),
            "actions": actions.collect::<Vec<_>>(), "limits": self.contract_limits(customer),
            "accounts": (0..self.accounts_each()).map(account).collect::<Vec<_>>()})
    }

    fn contract_limits(&self, customer: usize) -> Value {
        let bounded = (0..self.features()).filter(|feature| feature % 5 == customer % 5);
        let weekly = |feature: usize| {
            (format!("f{feature}.create"), json!({"weekly": format!("{}.00", 200_000 + 500 * feature)}))
        };
        json!({"actions": object(bounded.map(weekly)),
            "groups": {"single": {"daily": format!("{}.00", 400_000 + 1_000 * customer), "weekly": "900000.00"}}})
    }
}
