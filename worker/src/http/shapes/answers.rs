//! What the routes take and answer.

use std::collections::BTreeMap;

use countersign_core::wire::UserStatus;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

use super::engine::{Decision, Difference, SnapshotDocument, UsageEntry};
use super::values::{Amount, Currency, Day, Id, Instant, TransactionStatus};

/// Whether the service works.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Health {
    /// `ok`.
    pub status: String,
    /// The engine that decides.
    pub engine_version: String,
}

/// Who can be tried out.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Principals {
    /// The legal entities.
    pub legal_entities: Vec<EntityPrincipals>,
}

/// A legal entity with its users.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EntityPrincipals {
    /// Identity.
    pub id: Id,
    /// Name for people.
    pub name: String,
    /// The users.
    pub users: Vec<UserPrincipal>,
}

/// A user with the customers where they have an assignment.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UserPrincipal {
    /// Identity.
    pub id: Id,
    /// State.
    pub status: UserStatus,
    /// The customers.
    pub customers: Vec<CustomerName>,
}

/// A customer.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerName {
    /// Identity.
    pub id: Id,
    /// Name for people.
    pub name: String,
}

/// What one user's client needs to answer for itself.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Entitlements {
    /// The user.
    pub user: Id,
    /// Of which configuration.
    pub snapshot_version: String,
    /// The engine that answers for the service.
    pub engine_version: String,
    /// The civil date at the legal entity.
    pub today: Day,
    /// The configuration, cut down to the user.
    pub snapshot: SnapshotDocument,
    /// What was used since the earliest week that today can be in.
    pub usage: Vec<UsageEntry>,
}

/// The configuration, cut down to the user, as bytes for one version of the engine. Without usage, date and version of
/// the configuration: those are in the JSON.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
pub struct BinarySnapshot(Vec<u8>);

/// What would happen.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Preview {
    /// The engine's answer.
    pub verdict: Decision,
    /// On which configuration.
    pub snapshot_version: String,
    /// By which engine.
    pub engine_version: String,
    /// The civil date at the legal entity.
    pub today: Day,
}

/// An accepted transaction.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Transaction {
    /// Its id.
    pub id: String,
    /// Its state.
    pub status: TransactionStatus,
    /// Who entered it.
    pub user: Id,
    /// For whom, if not for themselves.
    #[schema(required = false)]
    pub on_behalf_of: Id,
    /// At which customer.
    pub customer: Id,
    /// On which account.
    #[schema(required = false)]
    pub account: Id,
    /// What it does.
    pub action: Id,
    /// As it was entered.
    #[schema(required = false)]
    pub amount: Amount,
    /// Its currency.
    #[schema(required = false)]
    pub currency: Currency,
    /// In the base currency.
    #[schema(required = false)]
    pub base_amount: Amount,
    /// The currency that limits are in.
    pub base_currency: Currency,
    /// When it is to be executed.
    pub execution_date: Day,
    /// When it was accepted.
    pub created_at: Instant,
    /// What the engine decided.
    pub verdict: Decision,
    /// On which configuration.
    pub snapshot_version: String,
}

/// One page of a list.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Page {
    /// The transactions, newest first.
    pub items: Vec<Transaction>,
    /// Where the next page begins; absent on the last one.
    #[schema(required = false)]
    pub next_cursor: String,
}

/// What was imported.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Imported {
    /// The version: a new one, or the one it has if the document is the same.
    pub snapshot_version: String,
    /// How many of each.
    pub counts: Counts,
}

/// How many of each a document holds.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Counts {
    /// Limit groups.
    pub limit_groups: u32,
    /// Features.
    pub features: u32,
    /// Actions.
    pub actions: u32,
    /// Contracts.
    pub contracts: u32,
    /// Customers.
    pub customers: u32,
    /// Accounts.
    pub accounts: u32,
    /// Policies.
    pub policies: u32,
    /// Roles.
    pub roles: u32,
    /// Users.
    pub users: u32,
    /// Assignments.
    pub assignments: u32,
    /// Signatory groups.
    pub signatory_groups: u32,
    /// Approval rules.
    pub approval_rules: u32,
    /// Grants.
    pub grants: u32,
}

/// Why there is no answer (RFC 9457).
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Problem {
    /// Names the kind of problem.
    pub r#type: String,
    /// The status in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable code.
    pub code: String,
    /// A sentence for a person.
    pub detail: String,
    /// What is wrong, place by place.
    #[schema(required = false)]
    pub errors: Vec<FieldError>,
    /// Why the engine denied the transaction; of a request that was previewed on an older version, the verdict now.
    #[schema(required = false)]
    pub verdict: Decision,
    /// The configuration's version now, where the request was previewed on another one.
    #[schema(required = false)]
    pub snapshot_version: String,
    /// What has changed for the user since that version; absent if it is no longer known.
    #[schema(required = false)]
    pub difference: Difference,
    /// Names the request; absent where there was no name for it.
    #[schema(required = false)]
    pub request_id: String,
}

/// What is wrong at one place.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FieldError {
    /// JSON Pointer into the body.
    pub pointer: String,
    /// The stable code.
    pub code: String,
    /// A sentence for a person.
    pub detail: String,
}

/// What every route may answer instead.
pub struct Problems;

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let response = ResponseBuilder::new().description("A problem");
        let response = response.content("application/problem+json", content).build();
        BTreeMap::from([("default".to_owned(), RefOr::T(response))])
    }
}
