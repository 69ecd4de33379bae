//! Users as lists show them: who they are, what they have and where.

use std::collections::HashMap;

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};
use crate::json::json;

/// Which users are listed.
#[derive(Debug, Clone, Copy)]
pub enum Whom<'a> {
    /// Everybody who has something at a customer where this user has something.
    Around(&'a str),
    /// Everybody who has something in this contract.
    InContract(&'a str),
    /// So many of a legal entity's users by their ids, from after one on.
    Page {
        /// After this one; at first, after nothing.
        after: &'a str,
        /// How many.
        count: u64,
    },
    /// So many of those in whose names something stands, from after one on.
    Found {
        /// What: a phrase of the search index.
        phrase: &'a str,
        /// After this one; at first, after nothing.
        after: &'a str,
        /// How many.
        count: u64,
    },
    /// One.
    One(&'a str),
}

/// Reads users.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// Which.
    pub whom: Whom<'a>,
}

/// A user.
#[derive(Debug, Clone)]
pub struct ListedUser {
    /// The user.
    pub id: String,
    /// Their status, as the configuration has it.
    pub status: String,
    /// First, middle and last name; absent for who has no details.
    pub name: Option<String>,
    /// The same as it is searched and sorted.
    pub folded_name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// The user name; absent for who has no identity.
    pub user_name: Option<String>,
    /// Until when they are locked, in milliseconds since 1970.
    pub locked_until: Option<u64>,
    /// When they signed in last, likewise.
    pub last_sign_in_at: Option<u64>,
    /// What they have, as far as it is shown.
    pub held: Vec<HeldAt>,
    /// Where they have something, shown or not.
    pub customers: Vec<String>,
}

/// What a user has at one customer.
#[derive(Debug, Clone)]
pub struct HeldAt {
    /// The customer.
    pub customer: String,
    /// Its name.
    pub name: String,
    /// Its contract.
    pub contract: String,
    /// The roles.
    pub roles: Vec<String>,
    /// The accounts.
    pub accounts: Vec<String>,
    /// Whether the user gets every account that is opened there later.
    pub automatic_access: bool,
}

/// A role's name for people, by its id.
pub type RoleNames = HashMap<String, String>;

/// What users have, of the users that a piece names `around`.
macro_rules! of_users {
    ($around:literal) => {
        [
            concat!(
                "WITH around (id) AS (",
                $around,
                ") SELECT users.id, users.status, people.first_name, people.middle_name, people.last_name,
                   people.email, people.phone, identities.user_name,
                   CAST(identities.locked_until AS TEXT) AS locked_until,
                   CAST(identities.last_sign_in_at AS TEXT) AS last_sign_in_at
                 FROM around
                 CROSS JOIN users ON users.legal_entity = ?1 AND users.id = around.id
                 LEFT JOIN people ON people.legal_entity = ?1 AND people.user = around.id
                 LEFT JOIN identities ON identities.legal_entity = ?1 AND identities.actor_kind = 'user'
                   AND identities.user = around.id
                 ORDER BY users.id",
            ),
            concat!(
                "WITH around (id) AS (",
                $around,
                ") SELECT assignments.user, assignments.customer, customers.name, customers.contract,
                   assignments.roles, assignments.accounts, assignments.automatic_access
                 FROM around
                 CROSS JOIN assignments ON assignments.legal_entity = ?1 AND assignments.user = around.id
                 CROSS JOIN customers ON customers.legal_entity = ?1 AND customers.id = assignments.customer
                 ORDER BY assignments.user, assignments.position, assignments.customer",
            ),
        ]
    };
}

impl Part for Listed<'_> {
    /// The users by their ids, and the names of all roles.
    type Answer = (Vec<ListedUser>, RoleNames);

    fn statements(&self) -> Vec<Statement> {
        let bound = |statement: Statement| match self.whom {
            Whom::Around(user) => statement.text(user),
            Whom::InContract(contract) => statement.text(contract),
            Whom::Page { after, count } => statement.text(after).number(count),
            Whom::Found { phrase, after, count } => statement.text(phrase).text(after).number(count),
            Whom::One(user) => statement.text(user),
        };
        let select = |sql| bound(Statement::new(sql).text(self.legal_entity));
        let [users, held] = self.sql().map(select);
        let roles = Statement::new("SELECT id, COALESCE(name, id) FROM roles WHERE legal_entity = ?1");
        vec![users, held, roles.text(self.legal_entity)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let mut users = results.next_all(user)?;
        let mut held: HashMap<String, Vec<HeldAt>> = HashMap::new();
        for (user, at) in results.next_all(held_at)? {
            held.entry(user).or_default().push(at);
        }
        for user in &mut users {
            user.held = held.remove(&user.id).unwrap_or_default();
            user.customers = user.held.iter().map(|at| at.customer.clone()).collect();
        }
        let name = |row: SqlRow| {
            let mut cells = row.cells();
            Ok::<_, DatabaseError>((cells.text()?, cells.text()?))
        };
        Ok((users, results.next_all(name)?.into_iter().collect()))
    }
}

impl Listed<'_> {
    const fn sql(&self) -> [&'static str; 2] {
        match self.whom {
            Whom::Around(_) => of_users!(
                "SELECT DISTINCT theirs.user FROM assignments AS mine
                 CROSS JOIN assignments AS theirs INDEXED BY assignments_by_customer
                   ON theirs.legal_entity = ?1 AND theirs.customer = mine.customer
                 WHERE mine.legal_entity = ?1 AND mine.user = ?2"
            ),
            Whom::InContract(_) => of_users!(
                "SELECT DISTINCT theirs.user FROM customers AS there INDEXED BY customers_by_contract
                 CROSS JOIN assignments AS theirs INDEXED BY assignments_by_customer
                   ON theirs.legal_entity = ?1 AND theirs.customer = there.id
                 WHERE there.legal_entity = ?1 AND there.contract = ?2"
            ),
            Whom::Page { .. } => of_users!(
                "SELECT id FROM users AS listed WHERE listed.legal_entity = ?1 AND listed.id > ?2
                 ORDER BY listed.id LIMIT CAST(?3 AS INTEGER)"
            ),
            Whom::Found { .. } => of_users!(
                "SELECT found.user FROM people_search
                 CROSS JOIN people AS found ON found.id = people_search.rowid
                 WHERE people_search MATCH ?2 AND found.legal_entity = ?1 AND found.user > ?3
                 ORDER BY found.user LIMIT CAST(?4 AS INTEGER)"
            ),
            Whom::One(_) => of_users!("SELECT ?2"),
        }
    }
}

fn user(row: SqlRow) -> Result<ListedUser, DatabaseError> {
    let mut cells = row.cells();
    let (id, status) = (cells.text()?, cells.text()?);
    let (first, middle, last) = (cells.optional_text()?, cells.optional_text()?, cells.optional_text()?);
    let name =
        first.zip(last).map(|(first, last)| super::details::full_name(&first, middle.as_deref(), &last));
    Ok(ListedUser {
        id,
        status,
        folded_name: name.as_deref().map(super::details::searchable),
        name,
        email: cells.optional_text()?,
        phone: cells.optional_text()?,
        user_name: cells.optional_text()?,
        locked_until: cells.optional_number()?,
        last_sign_in_at: cells.optional_number()?,
        held: Vec::new(),
        customers: Vec::new(),
    })
}

fn held_at(row: SqlRow) -> Result<(String, HeldAt), DatabaseError> {
    let mut cells = row.cells();
    let user = cells.text()?;
    let (customer, name, contract) = (cells.text()?, cells.text()?, cells.text()?);
    let (roles, accounts) = (ids(&cells.text()?)?, ids(&cells.text()?)?);
    let automatic_access = cells.optional_text()?.as_deref() == Some("true");
    Ok((user, HeldAt { customer, name, contract, roles, accounts, automatic_access }))
}

fn ids(text: &str) -> Result<Vec<String>, DatabaseError> {
    serde_json::from_str(text).map_err(|_| DatabaseError::Other("a column holds no list of ids".to_owned()))
}

/// Reads the names of some users; those without details have none.
#[derive(Debug, Clone, Copy)]
pub struct NamesOf<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The users.
    pub users: &'a [&'a str],
}

impl Part for NamesOf<'_> {
    /// Each user with all names.
    type Answer = Vec<(String, String)>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT user, first_name, middle_name, last_name FROM people
             WHERE legal_entity = ?1 AND user IN (SELECT value FROM json_each(?2))",
        );
        vec![statement.text(self.legal_entity).text(json(&self.users))]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(|row| {
            let mut cells = row.cells();
            let (user, first, middle, last) =
                (cells.text()?, cells.text()?, cells.optional_text()?, cells.text()?);
            Ok((user, super::details::full_name(&first, middle.as_deref(), &last)))
        })
    }
}

/// A text as a phrase of the search index.
#[must_use]
pub fn phrase(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
