//! Cedar with policies, entities and requests parsed before it is asked: one policy over entities that hold what the
//! document says, each look-up in it a look-up by hash.

use std::collections::HashMap;
use std::str::FromStr;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request,
    RestrictedExpression as Value,
};

use crate::document::{Assignment, Customer, Document, User};

const POLICY: &str = r#"
permit (principal, action, resource) when {
  principal.active && principal.hasTag(resource.customer) &&
  resource in principal.getTag(resource.customer).access &&
  action in principal.getTag(resource.customer).roles &&
  action in resource.contract && action in resource.applicable &&
  !(principal.hasTag(resource.id) && principal.getTag(resource.id).contains(action))
};"#;

/// Policies and entities, ready to be asked.
pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
}

fn uid(kind: &str, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(EntityTypeName::from_str(kind).expect("a name"), EntityId::new(id))
}

fn reference(kind: &str, id: &str) -> Value {
    Value::new_entity_uid(uid(kind, id))
}

fn text(value: &str) -> Value {
    Value::new_string(value.to_owned())
}

fn access(user: &User, customer: &str) -> String {
    format!("{}/{customer}", user.id)
}

/// Contracts of the same actions are one group of actions.
fn contract_group(customer: &Customer) -> String {
    format!("contract:{}", customer.actions.join(","))
}

impl Cedar {
    pub fn load(bytes: &[u8]) -> Self {
        let document: Document = serde_json::from_slice(bytes).expect("a document");
        let users = document.users.iter().map(user);
        let entities = users.chain(accounts(&document)).chain(actions(&document));
        let entities = Entities::from_entities(entities, None).expect("entities of different ids");
        let policies = PolicySet::from_str(POLICY).expect("a policy");
        Self { authorizer: Authorizer::new(), policies, entities }
    }

    pub fn request(user: &str, action: &str, account: &str) -> Request {
        let (user, action, account) = (uid("User", user), uid("Action", action), uid("Account", account));
        Request::new(user, action, account, Context::empty(), None).expect("a request")
    }

    pub fn check(&self, request: &Request) -> bool {
        let response = self.authorizer.is_authorized(request, &self.policies, &self.entities);
        response.decision() == Decision::Allow
    }
}

/// By customer what is held there, by account what was taken away.
fn user(user: &User) -> Entity {
    let held = |assignment: &Assignment| {
        let roles = assignment.roles.iter().map(|role| reference("Action", &format!("role:{role}")));
        let fields = [
            ("access".to_owned(), reference("Access", &access(user, &assignment.customer))),
            ("roles".to_owned(), Value::new_set(roles)),
        ];
        (assignment.customer.clone(), Value::new_record(fields).expect("different fields"))
    };
    let removed = user.assignments.iter().flat_map(|assignment| &assignment.removed.accounts);
    let removed = removed.map(|(account, actions)| {
        (account.clone(), Value::new_set(actions.iter().map(|action| reference("Action", action))))
    });
    let active = Value::new_bool(user.status == "active");
    let tags = user.assignments.iter().map(held).chain(removed);
    Entity::new_with_tags(uid("User", &user.id), [("active".to_owned(), active)], [], tags)
        .expect("an entity")
}

/// An account is in the access of everyone who has it.
fn accounts(document: &Document) -> impl Iterator<Item = Entity> {
    let mut holders: HashMap<&str, Vec<EntityUid>> = HashMap::new();
    for user in &document.users {
        for assignment in &user.assignments {
            let access = uid("Access", &access(user, &assignment.customer));
            for account in &assignment.accounts {
                holders.entry(account).or_default().push(access.clone());
            }
        }
    }
    document.customers().flat_map(move |customer| {
        let contract = contract_group(customer);
        let entities = customer.accounts.iter().map(|account| {
            let attributes = [
                ("id", text(&account.id)),
                ("customer", text(&customer.id)),
                ("contract", reference("Action", &contract)),
                ("applicable", reference("Action", &format!("type:{}", account.r#type))),
            ];
            let attributes = attributes.map(|(name, value)| (name.to_owned(), value));
            let parents = holders.remove(account.id.as_str()).unwrap_or_default();
            Entity::new_with_tags(uid("Account", &account.id), attributes, parents, []).expect("an entity")
        });
        entities.collect::<Vec<_>>()
    })
}

/// An action is in the groups of the contracts, roles and account types that have it.
fn actions(document: &Document) -> impl Iterator<Item = Entity> {
    let mut groups: HashMap<&str, Vec<String>> = HashMap::new();
    let mut contracts: Vec<String> = Vec::new();
    let mut types: Vec<&str> = Vec::new();
    for customer in document.customers() {
        let contract = contract_group(customer);
        if !contracts.contains(&contract) {
            customer.actions.iter().for_each(|id| groups.entry(id).or_default().push(contract.clone()));
            contracts.push(contract);
        }
        types.extend(customer.accounts.iter().map(|account| account.r#type.as_str()));
    }
    types.sort_unstable();
    types.dedup();
    for role in &document.roles {
        document
            .role_actions(role)
            .for_each(|id| groups.entry(id).or_default().push(format!("role:{}", role.id)));
    }
    document.actions().map(move |(feature, action)| {
        let mut parents = groups.remove(action.id.as_str()).unwrap_or_default();
        parents.extend(types.iter().filter(|one| feature.applies_to(one)).map(|one| format!("type:{one}")));
        let parents = parents.iter().map(|group| uid("Action", group));
        Entity::new_with_tags(uid("Action", &action.id), [], parents, []).expect("an entity")
    })
}
