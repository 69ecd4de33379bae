//! Who can be tried out on a developer's machine, and whether a principal exists.

use serde::Serialize;

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement, read};
use crate::failure::Failure;
use crate::service::Service;

/// A legal entity with its users.
#[derive(Debug, Serialize)]
pub struct EntityPrincipals {
    id: String,
    name: String,
    users: Vec<UserPrincipal>,
}

/// A user with the customers where they have an assignment.
#[derive(Debug, Serialize)]
pub struct UserPrincipal {
    id: String,
    status: String,
    customers: Vec<CustomerName>,
}

/// A customer.
#[derive(Debug, Serialize)]
pub struct CustomerName {
    id: String,
    name: String,
}

/// Everybody, in the order of the documents.
///
/// # Errors
/// If the database does not answer.
pub async fn list(service: &Service) -> Result<Vec<EntityPrincipals>, Failure> {
    Ok(read(service.stores.together(), &Everybody).await?)
}

/// Reads all legal entities with their users.
struct Everybody;

impl Part for Everybody {
    type Answer = Vec<EntityPrincipals>;

    fn statements(&self) -> Vec<Statement> {
        vec![
            Statement::new("SELECT id, name FROM legal_entities ORDER BY id"),
            Statement::new(
                "SELECT users.legal_entity, users.id, users.status, customers.id AS customer, customers.name
                 FROM users
                 LEFT JOIN assignments
                   ON assignments.legal_entity = users.legal_entity AND assignments.user = users.id
                 LEFT JOIN customers
                   ON customers.legal_entity = users.legal_entity AND customers.id = assignments.customer
                 ORDER BY users.legal_entity, users.position, assignments.position",
            ),
        ]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let mut entities = results.next_all(entity)?;
        for row in results.next_rows()? {
            add_user(&mut entities, row)?;
        }
        Ok(entities)
    }
}

fn entity(row: SqlRow) -> Result<EntityPrincipals, DatabaseError> {
    let mut cells = row.cells();
    Ok(EntityPrincipals { id: cells.text()?, name: cells.text()?, users: Vec::new() })
}

/// Rows of one user follow each other.
fn add_user(entities: &mut [EntityPrincipals], row: SqlRow) -> Result<(), DatabaseError> {
    let mut cells = row.cells();
    let (legal_entity, id, status) = (cells.text()?, cells.text()?, cells.text()?);
    let customer = cells.optional_text()?.zip(cells.optional_text()?);
    let Some(entity) = entities.iter_mut().find(|entity| entity.id == legal_entity) else { return Ok(()) };
    if entity.users.last().is_none_or(|last| last.id != id) {
        entity.users.push(UserPrincipal { id, status, customers: Vec::new() });
    }
    if let (Some(user), Some((id, name))) = (entity.users.last_mut(), customer) {
        user.customers.push(CustomerName { id, name });
    }
    Ok(())
}
