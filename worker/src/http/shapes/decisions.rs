//! Questions to the engine and its answers.

use utoipa::ToSchema;

use super::configuration::Slot;
use super::values::{Amount, Currency, Day, Outcome, Period, ReasonCode, Scope};

/// A question of the bank's support.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckBody {
    /// The question.
    pub question: CheckQuestion,
}

/// A question of the bank's support.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EvaluateBody {
    /// The question.
    pub question: EvaluateQuestion,
    /// Counts instead of the usage that is stored.
    #[schema(required = false)]
    pub usage: Vec<UsageRow>,
}

/// May this user do this here? An account or a customer must be given.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckQuestion {
    /// Who.
    pub user: String,
    /// For whom, under a grant, if not for themselves.
    #[schema(required = false)]
    pub on_behalf_of: String,
    /// What.
    pub action: String,
    /// On which account.
    #[schema(required = false)]
    pub account: String,
    /// At which customer.
    #[schema(required = false)]
    pub customer: String,
    /// The civil date at the legal entity; needed with `onBehalfOf`.
    #[schema(required = false)]
    pub today: Day,
}

/// What would happen to this transaction? An account or a customer must be given.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EvaluateQuestion {
    /// Who enters it.
    pub user: String,
    /// For whom, under a grant, if not for themselves: their rights decide and their limits are used.
    #[schema(required = false)]
    pub on_behalf_of: String,
    /// What it does.
    pub action: String,
    /// On which account.
    #[schema(required = false)]
    pub account: String,
    /// At which customer.
    #[schema(required = false)]
    pub customer: String,
    /// How much.
    #[schema(required = false)]
    pub amount: Amount,
    /// In which currency; absent: the base currency.
    #[schema(required = false)]
    pub currency: Currency,
    /// Execution date.
    pub date: Day,
    /// The civil date at the legal entity; an execution date before it is refused. Needed with `onBehalfOf`.
    #[schema(required = false)]
    pub today: Day,
}

/// What one user spent with one action on one account on one execution date, in the base currency.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UsageRow {
    /// Who; `*` stands for others.
    pub user: String,
    /// The account.
    pub account: String,
    /// The action.
    pub action: String,
    /// The execution date.
    pub date: Day,
    /// How much.
    pub amount: Amount,
}

/// The answer to a check.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Checked {
    /// As the engine gave it.
    pub answer: CheckAnswer,
    /// On which configuration.
    pub snapshot_version: String,
}

/// Whether the user may, and every reason against it.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckAnswer {
    /// Whether nothing refuses it.
    pub allowed: bool,
    /// Every refusal, in the order of the specification.
    pub reasons: Vec<Refusal>,
}

/// One reason that refuses.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Refusal {
    /// The stable code.
    pub code: ReasonCode,
}

/// The answer to an evaluation.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Evaluated {
    /// As the engine gave it.
    pub answer: Decision,
    /// On which configuration.
    pub snapshot_version: String,
}

/// What happens to a transaction, and why.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Decision {
    /// What happens.
    pub outcome: Outcome,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The amount in the base currency, where it came as far as its limits.
    #[schema(required = false)]
    pub amount: Amount,
    /// The largest amounts that would still pass.
    #[schema(required = false)]
    pub headroom: Headroom,
    /// What must be approved.
    #[schema(required = false)]
    pub approval: Vec<Requirement>,
}

/// One reason; those of limits say what was compared.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reason {
    /// The stable code.
    pub code: ReasonCode,
    /// Whose sum the limit bounds.
    #[schema(required = false)]
    pub scope: Scope,
    /// Over what.
    #[schema(required = false)]
    pub period: Period,
    /// The bound.
    #[schema(required = false)]
    pub limit: Amount,
    /// What was used before.
    #[schema(required = false)]
    pub used: Amount,
    /// The amount in the base currency.
    #[schema(required = false)]
    pub amount: Amount,
}

/// The largest amounts that would still pass; null where nothing bounds them.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Headroom {
    /// That breaks no limit.
    pub submit: Option<Amount>,
    /// That is executed without approval.
    pub execute: Option<Amount>,
}

/// Alternatives, each a list of slots that are all to be filled.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Requirement {
    /// Whether slots are filled in order.
    pub sequential: bool,
    /// The alternatives.
    pub any_of: Vec<Vec<Slot>>,
}
