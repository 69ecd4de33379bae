//! From rows to the snapshot document.

use serde::Serialize;

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::tables::{
    ReadScope, TABLES, accounts, approval_rules, assignments, contracts, customers, features, grants,
    legal_entities, limit_groups, policies, roles, signatory_groups, users,
};

/// Reads a document's JSON text; nothing if there is no such legal entity.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// Which of its contracts.
    pub scope: ReadScope<'a>,
}

/// Reads the rows of a document.
#[derive(Debug, Clone, Copy)]
pub struct StoredRows<'a>(pub Document<'a>);

/// The rows of a document.
#[derive(Debug, Clone)]
pub struct Rows {
    /// Whether all contracts are in it.
    is_whole: bool,
    legal_entity: Option<SqlRow>,
    /// Those of each table, in the order of [`TABLES`].
    pub tables: Vec<Vec<SqlRow>>,
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

impl Part for StoredRows<'_> {
    type Answer = Rows;

    fn statements(&self) -> Vec<Statement> {
        let Document { legal_entity, scope } = self.0;
        let tables = TABLES.iter().map(|table| table.select(legal_entity, scope));
        [legal_entities::select(legal_entity)].into_iter().chain(tables).collect()
    }

    fn decode(&self, results: &mut Results) -> Result<Rows, DatabaseError> {
        let is_whole = matches!(self.0.scope, ReadScope::All);
        let legal_entity = results.next_rows()?.pop();
        let tables = TABLES.iter().map(|_| results.next_rows()).collect::<Result<_, _>>()?;
        Ok(Rows { is_whole, legal_entity, tables })
    }
}

impl Part for Document<'_> {
    type Answer = Option<String>;

    fn statements(&self) -> Vec<Statement> {
        StoredRows(*self).statements()
    }

    fn decode(&self, results: &mut Results) -> Result<Option<String>, DatabaseError> {
        StoredRows(*self).decode(results)?.assemble()
    }
}

impl Rows {
    /// The document's JSON text; nothing if there is no such legal entity.
    ///
    /// # Errors
    /// If the rows are not those of [`StoredRows`].
    pub fn assemble(self) -> Result<Option<String>, DatabaseError> {
        let Some(legal_entity) = self.legal_entity else { return Ok(None) };
        let legal_entity = legal_entities::decode(legal_entity)?;
        let lists_grants = legal_entity.lists_grants && self.is_whole;
        let mut tables = self.tables.into_iter();
        let mut next = || tables.next().unwrap_or_default();
        // Every row of a table is taken in the order of `TABLES`.
        let limit_groups = limit_groups::decode(next())?;
        let features = features::decode(next(), next())?;
        let policies = policies::decode(next())?;
        let roles = roles::decode(next())?;
        let (contracts, customers, accounts) = (next(), next(), accounts::decode(next())?);
        let contracts = contracts::decode(contracts, customers::decode(customers, accounts)?)?;
        let users = next();
        let users = users::decode(users, assignments::decode(next(), next(), next())?)?;
        let signatory_groups = signatory_groups::decode(next(), next())?;
        let approval_rules = approval_rules::decode(next())?;
        let _users_named_by_rules = next();
        let grants = grants::decode(next())?;
        // An empty list is not the same document as none; of some contracts only what they have is said.
        let grants = Some(grants).filter(|grants| lists_grants || !grants.is_empty());
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
