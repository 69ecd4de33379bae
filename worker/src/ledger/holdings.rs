//! Where a user has something: their assignments, and what others let them do.

use std::collections::{BTreeMap, BTreeSet};

use countersign_core::GrantDays;
use countersign_core::day::Day;

use crate::database::{DatabaseError, Part, Results, SqlRow, Statement};

/// Reads where a user has an assignment or a grant, of whichever days.
#[derive(Debug, Clone, Copy)]
pub struct HeldBy<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
}

/// What a user has, on whichever days.
#[derive(Debug)]
pub struct Holdings(Vec<Holding>);

#[derive(Debug)]
struct Holding {
    customer: String,
    contract: String,
    contract_version: String,
    /// Who gave it, and for which days; absent for an assignment, which has no end.
    given: Option<(String, GrantDays)>,
}

/// What a user has on one day.
#[derive(Debug)]
pub struct Held {
    /// Contracts that are open to the user, with their versions.
    pub contracts: BTreeMap<String, String>,
    /// The user's customers in them.
    pub customers: BTreeSet<String>,
    /// Who let the user act for them, and at which customer.
    pub givers: BTreeSet<(String, String)>,
}

impl Holdings {
    /// What of it counts on a day: an assignment opens its contract for good, a grant from its first day to its last. In
    /// an open contract grants of other days count, too: the engine says of them that they are not in force.
    #[must_use]
    pub fn on(self, today: Day) -> Held {
        let opens = |holding: &&Holding| holding.given.as_ref().is_none_or(|(_, days)| days.include(today));
        let open = self.0.iter().filter(opens);
        let contracts: BTreeMap<String, String> =
            open.map(|holding| (holding.contract.clone(), holding.contract_version.clone())).collect();
        let mut held = Held { contracts, customers: BTreeSet::new(), givers: BTreeSet::new() };
        for holding in self.0 {
            if !held.contracts.contains_key(&holding.contract) {
                continue;
            }
            held.customers.insert(holding.customer.clone());
            held.givers.extend(holding.given.map(|(giver, _)| (giver, holding.customer)));
        }
        held
    }
}

impl Part for HeldBy<'_> {
    type Answer = Holdings;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT customers.id, customers.contract, contracts.version, NULL AS giver, NULL AS first_day,
               NULL AS last_day
             FROM assignments
             CROSS JOIN customers ON customers.legal_entity = ?1 AND customers.id = assignments.customer
             CROSS JOIN contracts ON contracts.legal_entity = ?1 AND contracts.id = customers.contract
             WHERE assignments.legal_entity = ?1 AND assignments.user = ?2
             UNION ALL
             SELECT customers.id, customers.contract, contracts.version, grants.giver, grants.first_day,
               grants.last_day
             FROM grants INDEXED BY grants_by_receiver
             CROSS JOIN customers ON customers.legal_entity = ?1 AND customers.id = grants.customer
             CROSS JOIN contracts ON contracts.legal_entity = ?1 AND contracts.id = customers.contract
             WHERE grants.legal_entity = ?1 AND grants.receiver = ?2",
        );
        vec![statement.text(self.legal_entity).text(self.user)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        results.next_all(decode).map(Holdings)
    }
}

fn decode(row: SqlRow) -> Result<Holding, DatabaseError> {
    let mut cells = row.cells();
    let (customer, contract, contract_version) = (cells.text()?, cells.text()?, cells.text()?);
    let (giver, from, until) = (cells.optional_text()?, cells.optional_text()?, cells.optional_text()?);
    let days = from.zip(until).map(|(from, until)| days(&from, &until)).transpose()?;
    Ok(Holding { customer, contract, contract_version, given: giver.zip(days) })
}

fn days(from: &str, until: &str) -> Result<GrantDays, DatabaseError> {
    let day = |text| Day::parse(text).map_err(|_| DatabaseError::Other("a column holds no date".to_owned()));
    Ok(GrantDays { from: day(from)?, until: day(until)? })
}
