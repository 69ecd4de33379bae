//! From rows to the snapshot document.

use serde::Serialize;

use crate::database::{DatabaseError, Results, Statement};
use crate::tables::{
    ReadScope, accounts, approval_rules, assignments, contracts, customers, features, grants, legal_entities,
    limit_groups, policies, roles, signatory_groups, users,
};

/// The whole document, as parts of rows.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    legal_entity: legal_entities::StoredLegalEntity,
    limit_groups: Vec<limit_groups::StoredLimitGroup>,
    features: Vec<features::StoredFeature>,
    contracts: Vec<contracts::StoredContract>,
    policies: Vec<policies::StoredPolicy>,
    roles: Vec<roles::StoredRole>,
    users: Vec<users::StoredUser>,
    signatory_groups: Vec<signatory_groups::StoredSignatoryGroup>,
    approval_rules: Vec<approval_rules::StoredApprovalRule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grants: Option<Vec<grants::StoredGrant>>,
}

/// What reads a document; its answers go to [`assemble`].
#[must_use]
pub fn statements(legal_entity: &str, scope: ReadScope<'_>) -> Vec<Statement> {
    // In the order in which `assemble` takes the answers.
    let [features, actions] = features::select(legal_entity);
    vec![
        legal_entities::select(legal_entity),
        limit_groups::select(legal_entity),
        features,
        actions,
        accounts::select(legal_entity, scope),
        customers::select(legal_entity, scope),
        contracts::select(legal_entity, scope),
        policies::select(legal_entity),
        roles::select(legal_entity),
        assignments::select(legal_entity, scope),
        users::select(legal_entity, scope),
        signatory_groups::select(legal_entity, scope),
        approval_rules::select(legal_entity, scope),
        grants::select(legal_entity, scope),
    ]
}

/// The document's JSON text, or nothing if there is no such legal entity.
///
/// # Errors
/// If the results are not those of [`statements`].
pub fn assemble(results: &mut Results) -> Result<Option<String>, DatabaseError> {
    let Some(entity) = results.next_rows()?.pop() else { return Ok(None) };
    let limit_groups = limit_groups::decode(results.next_rows()?)?;
    let features = features::decode(results.next_rows()?, results.next_rows()?)?;
    let accounts = accounts::decode(results.next_rows()?)?;
    let customers = customers::decode(results.next_rows()?, accounts)?;
    let contracts = contracts::decode(results.next_rows()?, customers)?;
    let policies = policies::decode(results.next_rows()?)?;
    let roles = roles::decode(results.next_rows()?)?;
    let assignments = assignments::decode(results.next_rows()?)?;
    let legal_entity = legal_entities::decode(entity)?;
    let lists_grants = legal_entity.lists_grants;
    let document = Document {
        legal_entity,
        limit_groups,
        features,
        contracts,
        policies,
        roles,
        users: users::decode(results.next_rows()?, assignments)?,
        signatory_groups: signatory_groups::decode(results.next_rows()?)?,
        approval_rules: approval_rules::decode(results.next_rows()?)?,
        grants: Some(grants::decode(results.next_rows()?)?).filter(|_| lists_grants),
    };
    let text = serde_json::to_string(&document);
    text.map(Some).map_err(|_| DatabaseError::Other("the rows make no document".to_owned()))
}
