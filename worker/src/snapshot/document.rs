//! From rows to the snapshot document.

use serde::Serialize;

use crate::database::{DatabaseError, Part, Results, Statement};
use crate::tables::{
    ReadScope, accounts, approval_rules, assignments, contracts, customers, features, grants, legal_entities,
    limit_groups, policies, roles, signatory_groups, users,
};

/// Reads a document's JSON text; nothing if there is no such legal entity.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// Which of its contracts.
    pub scope: ReadScope<'a>,
}

/// The whole document, as parts of rows.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Assembled {
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

impl Part for Document<'_> {
    type Answer = Option<String>;

    fn statements(&self) -> Vec<Statement> {
        // In the order in which `decode` takes the answers.
        let Self { legal_entity, scope } = *self;
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

    fn decode(&self, results: &mut Results) -> Result<Option<String>, DatabaseError> {
        let legal_entity = results.next_all(legal_entities::decode)?.pop();
        let limit_groups = limit_groups::decode(results.next_rows()?)?;
        let features = features::decode(results.next_rows()?, results.next_rows()?)?;
        let accounts = accounts::decode(results.next_rows()?)?;
        let customers = customers::decode(results.next_rows()?, accounts)?;
        let contracts = contracts::decode(results.next_rows()?, customers)?;
        let policies = policies::decode(results.next_rows()?)?;
        let roles = roles::decode(results.next_rows()?)?;
        let assignments = assignments::decode(results.next_rows()?)?;
        let users = users::decode(results.next_rows()?, assignments)?;
        let signatory_groups = signatory_groups::decode(results.next_rows()?)?;
        let approval_rules = approval_rules::decode(results.next_rows()?)?;
        let grants = grants::decode(results.next_rows()?)?;
        let Some(legal_entity) = legal_entity else { return Ok(None) };
        let grants = Some(grants).filter(|_| legal_entity.lists_grants);
        let document = Assembled {
            legal_entity,
            limit_groups,
            features,
            contracts,
            policies,
            roles,
            users,
            signatory_groups,
            approval_rules,
            grants,
        };
        let text = serde_json::to_string(&document);
        text.map(Some).map_err(|_| DatabaseError::Other("the rows make no document".to_owned()))
    }
}
