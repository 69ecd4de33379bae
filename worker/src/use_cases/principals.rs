//! Who can be tried out on a developer's machine, and whether a principal exists.

use countersign_core::wire::UserStatus;

use super::demo_people::DEMO_PASSWORD;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement, read};
use crate::failure::Failure;
use crate::json::answer;
use crate::people::details::full_name;
use crate::service::Service;

answer! {
    /// Who can be tried out.
    Principals {
        /// The legal entities.
        legal_entities: Vec<EntityPrincipals> = "legalEntities",
    }
}

answer! {
    /// A legal entity with its users.
    EntityPrincipals {
        /// Identity.
        id: String as Id = "id",
        /// Name for people.
        name: String = "name",
        /// The password of those who were given one for a demo.
        password: String = "password",
        /// The users.
        users: Vec<UserPrincipal> = "users",
    }
}

answer! {
    /// A user with the customers where they have an assignment.
    UserPrincipal {
        /// Identity.
        id: String as Id = "id",
        /// First, middle and last name; absent for who has no details.
        name: Option<String> = "name",
        /// The user name; absent for who has none.
        user_name: Option<String> = "userName",
        /// State.
        status: UserStatus = "status",
        /// The customers.
        customers: Vec<CustomerName> = "customers",
    }
}

answer! {
    /// A customer.
    CustomerName {
        /// Identity.
        id: String as Id = "id",
        /// Name for people.
        name: String = "name",
    }
}

/// Everybody, in the order of the documents.
///
/// # Errors
/// If the database does not answer.
pub async fn list(service: &Service) -> Result<Principals, Failure> {
    Ok(Principals { legal_entities: read(service.stores.together(), &Everybody).await? })
}

/// Reads all legal entities with their users.
struct Everybody;

impl Part for Everybody {
    type Answer = Vec<EntityPrincipals>;

    fn statements(&self) -> Vec<Statement> {
        vec![
            Statement::new("SELECT id, name FROM legal_entities ORDER BY id"),
            Statement::new(
                "SELECT users.legal_entity, users.id, users.status, people.first_name, people.middle_name,
                   people.last_name, identities.user_name, customers.id AS customer, customers.name
                 FROM users
                 LEFT JOIN assignments
                   ON assignments.legal_entity = users.legal_entity AND assignments.user = users.id
                 LEFT JOIN customers
                   ON customers.legal_entity = users.legal_entity AND customers.id = assignments.customer
                 LEFT JOIN people ON people.legal_entity = users.legal_entity AND people.user = users.id
                 LEFT JOIN identities ON identities.legal_entity = users.legal_entity
                   AND identities.actor_kind = 'user' AND identities.user = users.id
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
    let (id, name) = (cells.text()?, cells.text()?);
    Ok(EntityPrincipals { id, name, password: DEMO_PASSWORD.to_owned(), users: Vec::new() })
}

fn status_of(word: &str) -> Result<UserStatus, DatabaseError> {
    let known = UserStatus::ALL.iter().find(|status| status.code() == word);
    known.copied().ok_or_else(|| DatabaseError::Other("a user has an unknown status".to_owned()))
}

/// Rows of one user follow each other.
fn add_user(entities: &mut [EntityPrincipals], row: SqlRow) -> Result<(), DatabaseError> {
    let mut cells = row.cells();
    let (legal_entity, id, status) = (cells.text()?, cells.text()?, status_of(&cells.text()?)?);
    let (first, middle, last) = (cells.optional_text()?, cells.optional_text()?, cells.optional_text()?);
    let name = first.zip(last).map(|(first, last)| full_name(&first, middle.as_deref(), &last));
    let user_name = cells.optional_text()?;
    let customer = cells.optional_text()?.zip(cells.optional_text()?);
    let Some(entity) = entities.iter_mut().find(|entity| entity.id == legal_entity) else { return Ok(()) };
    if entity.users.last().is_none_or(|last| last.id != id) {
        entity.users.push(UserPrincipal { id, name, user_name, status, customers: Vec::new() });
    }
    if let (Some(user), Some((id, name))) = (entity.users.last_mut(), customer) {
        user.customers.push(CustomerName { id, name });
    }
    Ok(())
}
