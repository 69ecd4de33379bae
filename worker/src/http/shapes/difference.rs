//! What has changed between two versions of a configuration.

use utoipa::ToSchema;

use super::decisions::Reason;
use super::values::{Amount, Currency, Id, Outcome, Period};

/// What has changed for a user.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Difference {
    /// The base currencies, if there is another one.
    #[schema(required = false)]
    pub currency: CurrencyChange,
    /// By customer and account; only where something has changed.
    pub changes: Vec<EntitlementChange>,
    /// Transactions with another verdict; none are replayed here.
    pub flipped: Vec<FlippedTransaction>,
}

/// Base currencies.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CurrencyChange {
    /// On the older version.
    pub before: Currency,
    /// Now.
    pub after: Currency,
}

/// What has changed on one account, or at the customer for other features and group limits.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EntitlementChange {
    /// Whose.
    pub user: Id,
    /// At which customer.
    pub customer: Id,
    /// On which account; absent for what holds at the customer.
    #[schema(required = false)]
    pub account: Id,
    /// Actions allowed only now; sorted.
    pub gained: Vec<Id>,
    /// Actions no longer allowed; sorted.
    pub lost: Vec<Id>,
    /// Limits of actions allowed before and now.
    pub limits: Vec<LimitChange>,
    /// Limits in force of groups that bound the user before and now.
    pub group_limits: Vec<GroupLimitChange>,
}

/// What has changed of an action's thresholds in one period.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LimitChange {
    /// The action.
    pub action: Id,
    /// The period.
    pub period: Period,
    /// Above here refused; absent: as before.
    #[schema(required = false)]
    pub deny: BoundChange,
    /// Up to here executed without approval; absent: as before.
    #[schema(required = false)]
    pub pre_approved: BoundChange,
}

/// What has changed of a group limit in one period.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GroupLimitChange {
    /// The limit group.
    pub group: Id,
    /// The period.
    pub period: Period,
    /// The limit in force.
    pub limit: BoundChange,
}

/// A limit on the older version and now; null: unlimited.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BoundChange {
    /// On the older version.
    pub before: Option<Amount>,
    /// Now.
    pub after: Option<Amount>,
}

/// A transaction that is judged otherwise now.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FlippedTransaction {
    /// Place in the list of transactions, from 0.
    pub transaction: u32,
    /// The verdict on the older version.
    pub before: Verdict,
    /// The verdict now.
    pub after: Verdict,
}

/// What happens to a transaction, and why.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Verdict {
    /// What happens.
    pub outcome: Outcome,
    /// Why.
    pub reasons: Vec<Reason>,
}
