//! The snapshot document: everything the engine needs for its answers.
//!
//! These types say only what shape a document has. What it means, and whether it can be loaded, is decided in
//! [`crate::load`]. Amounts stay as they were written, so that a document read and written again is the same.

use alloc::vec::Vec;

use crate::document::declaration::document;
use crate::document::reader::{Entries, Id, Nullable, OneOf, Text, read};
use crate::document::tree::Source;
use crate::model::catalogue::{AccessLevel, Level};
use crate::model::legal_entity::{AccountAccess, DelegationCeiling};
use crate::model::people::UserStatus;
use crate::model::requirement::GroupShare;
use crate::problem::Problems;
use crate::value::day::WeekDay;
use crate::value::period::Period;

document! {
    /// Everything the engine needs for its answers, as one document.
    SnapshotDocument<'a> {
        /// The institution's unit that owns catalogue, roles and contracts.
        legal_entity: LegalEntity<'a> = "legalEntity",
        /// Budgets that several actions share.
        limit_groups: Vec<LimitGroup<'a>> = "limitGroups",
        /// The banking services and their actions.
        features: Vec<Feature<'a>> = "features",
        /// Agreements with companies.
        contracts: Vec<Contract<'a>> = "contracts",
        /// Named sets of actions.
        policies: Vec<Policy<'a>> = "policies",
        /// Named ceilings.
        roles: Vec<Role<'a>> = "roles",
        /// The people and what they were assigned.
        users: Vec<User<'a>> = "users",
        /// Users of equal signing power.
        signatory_groups: Vec<SignatoryGroup<'a>> = "signatoryGroups",
        /// Who must approve what, by amount.
        approval_rules: Vec<ApprovalRule<'a>> = "approvalRules",
        /// What users let others do for them, for a time.
        grants: Option<Vec<Grant<'a>>> = "grants",
    }
}

document! {
    /// The financial institution's unit that owns catalogue settings, roles and contracts.
    LegalEntity<'a> {
        /// Identity.
        id: Id<'a> = "id",
        /// Name for people.
        name: Text<'a> = "name",
        /// Base currency (ISO 4217); all limits are in it.
        currency: Text<'a> as Currency = "currency",
        /// IANA name; the edges know what it means.
        time_zone: Text<'a> = "timeZone",
        /// First day of the week of weekly limits.
        week_start: WeekDay = "weekStart",
        /// Value of one unit of a foreign currency in the base currency.
        rates: Entries<'a, Text<'a>> = "rates",
        /// Settings of the institution.
        settings: Settings = "settings",
    }
}

document! {
    /// Settings of the institution.
    Settings {
        /// Which accounts a user may give to others.
        account_access: AccountAccess = "accountAccess",
        /// How far a giver is bound by what they hold themselves.
        delegation_ceiling: DelegationCeiling = "delegationCeiling",
        /// Whether an initiator may approve their own transaction.
        self_approval: bool = "selfApproval",
        /// Whether the contract's daily and weekly limits bound all users together.
        shared_contract_limits: bool = "sharedContractLimits",
    }
}

document! {
    /// Actions that share one budget.
    LimitGroup<'a> {
        /// Identity.
        id: Id<'a> = "id",
        /// Name for people.
        name: Text<'a> = "name",
        /// What the group is for.
        description: Option<Text<'a>> = "description",
    }
}

document! {
    /// A banking service.
    Feature<'a> {
        /// Identity.
        id: Id<'a> = "id",
        /// Name for people.
        name: Option<Text<'a>> = "name",
        /// What the feature is for.
        description: Option<Text<'a>> = "description",
        /// Per account or per customer.
        level: Level = "level",
        /// Account types it applies to; absent: all.
        account_types: Option<Vec<Id<'a>>> = "accountTypes",
        /// The rights of the feature.
        actions: Vec<Action<'a>> = "actions",
    }
}

document! {
    /// The smallest right.
    Action<'a> {
        /// Identity, `feature.verb`.
        id: Id<'a> = "id",
        /// Name for people.
        name: Option<Text<'a>> = "name",
        /// What kind of right it is.
        access_level: AccessLevel = "accessLevel",
        /// Makes the action monetary: the budget it counts towards.
        limit_group: Option<Id<'a>> = "limitGroup",
        /// The action that approves this one.
        approved_by: Option<Id<'a>> = "approvedBy",
        /// The institution's limits.
        limits: Option<Limits<'a>> = "limits",
    }
}

document! {
    /// An amount per period, in the base currency; absent: unlimited.
    Limits<'a> {
        /// For one transaction.
        per_transaction: Option<Text<'a>> as Amount = "perTransaction",
        /// For an execution date.
        daily: Option<Text<'a>> as Amount = "daily",
        /// For the week of an execution date.
        weekly: Option<Text<'a>> as Amount = "weekly",
        /// For the calendar month of an execution date.
        monthly: Option<Text<'a>> as Amount = "monthly",
    }
}

document! {
    /// Limits by action and by limit group.
    LimitSet<'a> {
        /// By action.
        actions: Option<Entries<'a, Limits<'a>>> = "actions",
        /// By limit group.
        groups: Option<Entries<'a, Limits<'a>>> = "groups",
    }
}

document! {
    /// Agreement between the legal entity and a company.
    Contract<'a> {
        /// Identity.
        id: Id<'a> = "id",
        /// The core-banking customers it covers.
        customers: Vec<Customer<'a>> = "customers",
    }
}

document! {
    /// A core-banking customer inside a contract.
    Customer<'a> {
        /// Identity.
        id: Id<'a> = "id",
        /// Name for people.
        name: Text<'a> = "name",
        /// Accounts it owns.
        accounts: Vec<Account<'a>> = "accounts",
        /// Actions of the contract for this customer.
        actions: Vec<Id<'a>> = "actions",
        /// Limits of the contract for this customer.
        limits: LimitSet<'a> = "limits",
    }
}

document! {
    /// An account of one customer.
    Account<'a> {
        /// Identity.
        id: Id<'a> = "id",
        /// Nickname or product.
        name: Option<Text<'a>> = "name",
        /// Account number.
        number: Text<'a> = "number",
        /// Account type, for features that apply only to some.
        r#type: Id<'a> = "type",
        /// Currency (ISO 4217).
        currency: Text<'a> as Currency = "currency",
    }
}

document! {
    /// A named set of actions.
    Policy<'a> {
        /// Identity.
        id: Id<'a> = "id",
        /// Name for people.
        name: Option<Text<'a>> = "name",
        /// The actions.
        actions: Vec<Id<'a>> = "actions",
    }
}

document! {
    /// A named ceiling: its policies' actions and its own, with limits.
    Role<'a> {
        /// Identity.
        id: Id<'a> = "id",
        /// Name for people.
        name: Option<Text<'a>> = "name",
        /// Own actions.
        actions: Option<Vec<Id<'a>>> = "actions",
        /// Policies whose actions it has.
        policies: Option<Vec<Id<'a>>> = "policies",
        /// Limits of the role.
        limits: Option<LimitSet<'a>> = "limits",
    }
}

document! {
    /// A person and what they were assigned.
    User<'a> {
        /// Identity; `*` is reserved for "others" in usage rows.
        id: Id<'a> = "id",
        /// State.
        status: UserStatus = "status",
        /// What the user has, by customer.
        assignments: Vec<Assignment<'a>> = "assignments",
    }
}

document! {
    /// What one user has at one customer.
    Assignment<'a> {
        /// The customer.
        customer: Id<'a> = "customer",
        /// Roles held there.
        roles: Vec<Id<'a>> = "roles",
        /// Accounts the user has access to.
        accounts: Vec<Id<'a>> = "accounts",
        /// Actions taken away.
        removed: Option<Removed<'a>> = "removed",
        /// Limits of this user, below the maximum.
        limits: Option<Overrides<'a>> = "limits",
        /// Whether the user gets every account that is opened at the customer later; absent: no.
        automatic_access: Option<bool> = "automaticAccess",
    }
}

document! {
    /// Actions taken away from one user at one customer.
    Removed<'a> {
        /// By account.
        accounts: Option<Entries<'a, Vec<Id<'a>>>> = "accounts",
        /// Of the customer's other features.
        other: Option<Vec<Id<'a>>> = "other",
    }
}

document! {
    /// Limits of one user at one customer.
    Overrides<'a> {
        /// By account and action.
        accounts: Option<Entries<'a, Entries<'a, ThresholdSet<'a>>>> = "accounts",
        /// By limit group.
        groups: Option<Entries<'a, Limits<'a>>> = "groups",
    }
}

document! {
    /// Thresholds by period.
    ThresholdSet<'a> {
        /// For one transaction.
        per_transaction: Option<Thresholds<'a>> = "perTransaction",
        /// For an execution date.
        daily: Option<Thresholds<'a>> = "daily",
        /// For the week of an execution date.
        weekly: Option<Thresholds<'a>> = "weekly",
        /// For the calendar month of an execution date.
        monthly: Option<Thresholds<'a>> = "monthly",
    }
}

document! {
    /// What is executed at once and what is refused.
    Thresholds<'a> {
        /// Up to here executed without approval; null: this period asks for no approval. Absent: 0, and of a month: no
        /// approval is asked.
        pre_approved: Option<Nullable<Text<'a>>> as Amount = "preApproved",
        /// Above here refused; absent: the maximum.
        deny: Option<Text<'a>> as Amount = "deny",
    }
}

document! {
    /// Users of equal signing power.
    SignatoryGroup<'a> {
        /// Identity.
        id: Id<'a> = "id",
        /// The customer it signs for.
        customer: Id<'a> = "customer",
        /// Its users.
        members: Vec<Id<'a>> = "members",
    }
}

document! {
    /// Amount bands for a customer (or one account), action and period, each with its requirement.
    ApprovalRule<'a> {
        /// The customer.
        customer: Id<'a> = "customer",
        /// The account whose own rule it is; absent: the customer's.
        account: Option<Id<'a>> = "account",
        /// The action to be approved.
        action: Id<'a> = "action",
        /// What the amount is measured over.
        period: Period = "period",
        /// Whose transactions it is for; absent: everybody's. It comes before a rule that names nobody.
        initiators: Option<Vec<RuleInitiators<'a>>> = "initiators",
        /// The currency (ISO 4217) in which the amount is entered: the bands bound it as it was entered. Only of one
        /// transaction of an action that moves money; it comes before a rule of no currency. Absent: any currency, and
        /// the bands are in the base currency.
        currency: Option<Text<'a>> as Currency = "currency",
        /// From 0 upwards, touching, the last one open.
        bands: Vec<Band<'a>> = "bands",
    }
}

document! {
    /// Initiators of one kind: members of a group, or named users.
    RuleInitiators<'a> {
        /// A signatory group of the rule's customer.
        group: Option<Id<'a>> = "group",
        /// Named users.
        users: Option<Vec<Id<'a>>> = "users",
    }
}

document! {
    /// One band of amounts: `above` < amount ≤ `upTo`.
    Band<'a> {
        /// Lower bound, not included.
        above: Text<'a> as Amount = "above",
        /// Upper bound, included; absent: none.
        up_to: Option<Text<'a>> as Amount = "upTo",
        /// Nothing is required. Always `true` where given.
        none: Option<bool> as True = "none",
        /// Whether slots are filled in order.
        sequential: Option<bool> = "sequential",
        /// Alternatives, each a list of slots that are all to be filled.
        any_of: Option<Vec<Vec<RuleSlot<'a>>>> = "anyOf",
    }
}

document! {
    /// Approvers of one kind: members of a group, named users, or anyone entitled.
    RuleSlot<'a> {
        /// A signatory group.
        group: Option<Id<'a>> = "group",
        /// Named users.
        users: Option<Vec<Id<'a>>> = "users",
        /// Anyone entitled. Always `true` where given.
        anyone: Option<bool> as True = "anyone",
        /// How many different approvers. Of a group also a share of its members, which is turned into a number for each
        /// transaction: the members are counted without the initiator, unless they may approve what is their own.
        count: OneOf<GroupShare, u64> = "count",
    }
}

document! {
    /// What one user lets another do for them, for a time: never more than the giver may at the moment of use.
    Grant<'a> {
        /// Identity.
        id: Id<'a> = "id",
        /// Who gives; their rights decide and their limits are used.
        giver: Id<'a> = "giver",
        /// Who may act for the giver.
        receiver: Id<'a> = "receiver",
        /// At which customer.
        customer: Id<'a> = "customer",
        /// On which accounts; absent: all that the giver has. Other features are reached whatever stands here.
        accounts: Option<Vec<Id<'a>>> = "accounts",
        /// What.
        actions: Vec<Id<'a>> = "actions",
        /// First day, `YYYY-MM-DD`.
        from: Text<'a> as Day = "from",
        /// Last day, included.
        until: Text<'a> as Day = "until",
        /// Bounds one transaction, beside the giver's own limits.
        per_transaction: Option<Text<'a>> as Amount = "perTransaction",
    }
}

impl<'a> SnapshotDocument<'a> {
    /// Reads a snapshot document's shape; [`crate::Engine::load`] reads it and checks its meaning too.
    ///
    /// # Errors
    /// Every place where the text is not JSON or has another shape than a snapshot.
    pub fn parse(document: impl Into<Source<'a>>) -> Result<Self, Problems> {
        read(document)
    }
}
