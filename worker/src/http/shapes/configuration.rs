//! The snapshot document.

use std::collections::BTreeMap;

use utoipa::ToSchema;

use super::values::{
    AccessLevel, AccountAccess, Amount, Currency, Day, DelegationCeiling, Id, Level, Period, True,
    UserStatus, WeekDay,
};

/// Everything the engine needs for its answers.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SnapshotDocument {
    /// The institution's unit that owns catalogue, roles and contracts.
    pub legal_entity: LegalEntity,
    /// Budgets that several actions share.
    pub limit_groups: Vec<LimitGroup>,
    /// The banking services and their actions.
    pub features: Vec<Feature>,
    /// Agreements with companies.
    pub contracts: Vec<Contract>,
    /// Named sets of actions.
    pub policies: Vec<Policy>,
    /// Named ceilings.
    pub roles: Vec<Role>,
    /// The people and what they were assigned.
    pub users: Vec<User>,
    /// Users of equal signing power.
    pub signatory_groups: Vec<SignatoryGroup>,
    /// Who must approve what, by amount.
    pub approval_rules: Vec<ApprovalRule>,
    /// What users let others do for them, for a time.
    #[schema(required = false)]
    pub grants: Vec<Grant>,
}

/// The institution's unit that owns catalogue settings, roles and contracts.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LegalEntity {
    /// Identity.
    pub id: Id,
    /// Name for people.
    pub name: String,
    /// Base currency; all limits are in it.
    pub currency: Currency,
    /// IANA name.
    pub time_zone: String,
    /// First day of the week of weekly limits.
    pub week_start: WeekDay,
    /// Value of one unit of a foreign currency in the base currency: a positive decimal.
    pub rates: BTreeMap<String, String>,
    /// Settings of the institution.
    pub settings: Settings,
}

/// Settings of the institution.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    /// Which accounts a user may give to others.
    pub account_access: AccountAccess,
    /// How far a giver is bound by what they hold themselves.
    pub delegation_ceiling: DelegationCeiling,
    /// Whether an initiator may approve their own transaction.
    pub self_approval: bool,
    /// Whether the contract's daily and weekly limits bound all users together.
    pub shared_contract_limits: bool,
}

/// Actions that share one budget.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LimitGroup {
    /// Identity.
    pub id: Id,
    /// Name for people.
    pub name: String,
    /// What the group is for.
    #[schema(required = false)]
    pub description: String,
}

/// A banking service.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Feature {
    /// Identity.
    pub id: Id,
    /// Name for people.
    #[schema(required = false)]
    pub name: String,
    /// What the feature is for.
    #[schema(required = false)]
    pub description: String,
    /// Per account or per customer.
    pub level: Level,
    /// Account types it applies to; absent: all.
    #[schema(required = false)]
    pub account_types: Vec<Id>,
    /// The rights of the feature.
    pub actions: Vec<Action>,
}

/// The smallest right.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Action {
    /// Identity, `feature.verb`.
    pub id: Id,
    /// Name for people.
    #[schema(required = false)]
    pub name: String,
    /// What kind of right it is.
    pub access_level: AccessLevel,
    /// Makes the action monetary: the budget it counts towards.
    #[schema(required = false)]
    pub limit_group: Id,
    /// The action that approves this one.
    #[schema(required = false)]
    pub approved_by: Id,
    /// The institution's limits.
    #[schema(required = false)]
    pub limits: Limits,
}

/// An amount per period, in the base currency; absent: unlimited.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Limits {
    /// For one transaction.
    #[schema(required = false)]
    pub per_transaction: Amount,
    /// For an execution date.
    #[schema(required = false)]
    pub daily: Amount,
    /// For the week of an execution date.
    #[schema(required = false)]
    pub weekly: Amount,
}

/// Limits by action and by limit group.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LimitSet {
    /// By action.
    #[schema(required = false)]
    pub actions: BTreeMap<String, Limits>,
    /// By limit group.
    #[schema(required = false)]
    pub groups: BTreeMap<String, Limits>,
}

/// Agreement between the legal entity and a company.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Contract {
    /// Identity.
    pub id: Id,
    /// The core-banking customers it covers.
    pub customers: Vec<Customer>,
}

/// A core-banking customer inside a contract.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Customer {
    /// Identity.
    pub id: Id,
    /// Name for people.
    pub name: String,
    /// Accounts it owns.
    pub accounts: Vec<Account>,
    /// Actions of the contract for this customer.
    pub actions: Vec<Id>,
    /// Limits of the contract for this customer.
    pub limits: LimitSet,
}

/// An account of one customer.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Account {
    /// Identity.
    pub id: Id,
    /// Nickname or product.
    #[schema(required = false)]
    pub name: String,
    /// Account number.
    pub number: String,
    /// Account type, for features that apply only to some.
    pub r#type: Id,
    /// Its currency.
    pub currency: Currency,
}

/// A named set of actions.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Policy {
    /// Identity.
    pub id: Id,
    /// Name for people.
    #[schema(required = false)]
    pub name: String,
    /// The actions.
    pub actions: Vec<Id>,
}

/// A named ceiling: its policies' actions and its own, with limits.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Role {
    /// Identity.
    pub id: Id,
    /// Name for people.
    #[schema(required = false)]
    pub name: String,
    /// Own actions.
    #[schema(required = false)]
    pub actions: Vec<Id>,
    /// Policies whose actions it has.
    #[schema(required = false)]
    pub policies: Vec<Id>,
    /// Limits of the role.
    #[schema(required = false)]
    pub limits: LimitSet,
}

/// A person and what they were assigned.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct User {
    /// Identity; `*` is reserved for others in usage rows.
    pub id: Id,
    /// State.
    pub status: UserStatus,
    /// What the user has, by customer.
    pub assignments: Vec<Assignment>,
}

/// What one user has at one customer.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Assignment {
    /// The customer.
    pub customer: Id,
    /// Roles held there.
    pub roles: Vec<Id>,
    /// Accounts the user has access to.
    pub accounts: Vec<Id>,
    /// Actions taken away.
    #[schema(required = false)]
    pub removed: Removed,
    /// Limits of this user, below the maximum.
    #[schema(required = false)]
    pub limits: Overrides,
}

/// Actions taken away from one user at one customer.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Removed {
    /// By account.
    #[schema(required = false)]
    pub accounts: BTreeMap<String, Vec<Id>>,
    /// Of the customer's other features.
    #[schema(required = false)]
    pub other: Vec<Id>,
}

/// Limits of one user at one customer.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Overrides {
    /// By account and action.
    #[schema(required = false)]
    pub accounts: BTreeMap<String, BTreeMap<String, ThresholdSet>>,
    /// By limit group.
    #[schema(required = false)]
    pub groups: BTreeMap<String, Limits>,
}

/// Thresholds by period.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ThresholdSet {
    /// For one transaction.
    #[schema(required = false)]
    pub per_transaction: Thresholds,
    /// For an execution date.
    #[schema(required = false)]
    pub daily: Thresholds,
    /// For the week of an execution date.
    #[schema(required = false)]
    pub weekly: Thresholds,
}

/// What is executed at once and what is refused.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Thresholds {
    /// Up to here executed without approval; absent: 0.
    #[schema(required = false)]
    pub pre_approved: Amount,
    /// Above here refused; absent: the maximum.
    #[schema(required = false)]
    pub deny: Amount,
}

/// Users of equal signing power.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignatoryGroup {
    /// Identity.
    pub id: Id,
    /// The customer it signs for.
    pub customer: Id,
    /// Its users.
    pub members: Vec<Id>,
}

/// Amount bands for a customer (or one account), action and period, each with its requirement.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApprovalRule {
    /// The customer.
    pub customer: Id,
    /// The account whose own rule it is; absent: the customer's.
    #[schema(required = false)]
    pub account: Id,
    /// The action to be approved.
    pub action: Id,
    /// What the amount is measured over.
    pub period: Period,
    /// From 0 upwards, touching, the last one open.
    pub bands: Vec<Band>,
}

/// One band of amounts: `above` < amount ≤ `upTo`. It has `none` or `anyOf`.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Band {
    /// Lower bound, not included.
    pub above: Amount,
    /// Upper bound, included; absent: none.
    #[schema(required = false)]
    pub up_to: Amount,
    /// Nothing is required.
    #[schema(required = false)]
    pub none: True,
    /// Whether slots are filled in order.
    #[schema(required = false)]
    pub sequential: bool,
    /// Alternatives, each a list of slots that are all to be filled.
    #[schema(required = false)]
    pub any_of: Vec<Vec<Slot>>,
}

/// Approvers of one kind: members of a group, named users, or anyone entitled.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Slot {
    /// A signatory group.
    #[schema(required = false)]
    pub group: Id,
    /// Named users.
    #[schema(required = false)]
    pub users: Vec<Id>,
    /// Anyone entitled.
    #[schema(required = false)]
    pub anyone: True,
    /// How many different approvers.
    pub count: u32,
}

/// What one user lets another do for them, for a time: never more than the giver may at the moment of use.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Grant {
    /// Identity.
    pub id: Id,
    /// Who gives; their rights decide and their limits are used.
    pub giver: Id,
    /// Who may act for the giver.
    pub receiver: Id,
    /// At which customer.
    pub customer: Id,
    /// On which accounts; absent: all that the giver has. Other features are reached whatever stands here.
    #[schema(required = false)]
    pub accounts: Vec<Id>,
    /// What.
    pub actions: Vec<Id>,
    /// First day.
    pub from: Day,
    /// Last day, included.
    pub until: Day,
    /// Bounds one transaction, beside the giver's own limits.
    #[schema(required = false)]
    pub per_transaction: Amount,
}
