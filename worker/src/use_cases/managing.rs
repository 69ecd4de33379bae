//! Who manages users, and whom they may: one of the company's own users, by what core says, or the bank's staff.

use std::sync::Arc;

use countersign_core::day::Day;
use countersign_core::{AdministrationRefusal, AdministrativeRight, Engine};

use super::admission::{UserId, admit};
use super::{StaffId, today};
use crate::actor::ActorKind;
use crate::code::Code;
use crate::database::{DatabaseError, Part, Results, SqlRow, Statement, read};
use crate::engines::Loaded;
use crate::failure::{Failure, FieldProblem};
use crate::ledger::holdings::{Held, HeldBy};
use crate::service::Service;
use crate::snapshot::{Basis, SnapshotName, load_for};
use crate::tables::legal_entities::{Current, CurrentEntity};

/// Who asks about users.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manager {
    /// A company's user, who may what core says.
    User(UserId),
    /// The bank's staff, who may all of it in their legal entity.
    Staff(StaffId),
}

/// A manager who was let in, with the engine that says what they may.
pub struct Managing<'m> {
    /// Their legal entity.
    pub entity: CurrentEntity,
    /// The civil date there.
    pub today: Day,
    /// Who they are.
    pub actor: (ActorKind, &'m str),
    /// What a company's user has; nothing for staff.
    pub own: Option<Own>,
}

/// What a company's user has, and the engine that knows it.
pub struct Own {
    /// Where.
    pub held: Held,
    /// The snapshot of these contracts.
    pub loaded: Arc<Loaded>,
}

/// Lets a manager in, and reads what the use case needs to know. The parts are given the legal entity, and the user who
/// asks, if it is one.
///
/// # Errors
/// As [`admit`]; `NotFound` for staff of a legal entity that is not there; `Busy` if the configuration has changed since.
pub async fn let_in<'m, P: Part>(
    service: &Service,
    manager: &'m Manager,
    parts: impl FnOnce(&'m str, Option<&'m str>) -> P,
) -> Result<(Managing<'m>, P::Answer), Failure> {
    match manager {
        Manager::Staff(staff) => {
            let found = (Current(&staff.legal_entity), parts(&staff.legal_entity, None));
            let (entity, answer) = read(service.stores.together(), &found).await?;
            let entity = entity.ok_or(Failure::NotFound)?;
            let today = today(service, &entity)?;
            Ok((Managing { entity, today, actor: (ActorKind::Staff, &staff.id), own: None }, answer))
        }
        Manager::User(user) => {
            let (admitted, (holdings, answer)) = admit(service, user, |person| {
                let (legal_entity, user) = (person.legal_entity.as_str(), person.id.as_str());
                (HeldBy { legal_entity, user }, parts(legal_entity, Some(user)))
            })
            .await?;
            let held = holdings.on(admitted.today);
            let snapshot = SnapshotName::new(&admitted.entity, held.contracts.clone());
            let basis = Basis { ledger: None, users: admitted.as_known(), snapshot };
            let own = Some(Own { loaded: load_for(service, &basis).await?, held });
            let actor = (ActorKind::User, admitted.user.id.as_str());
            Ok((Managing { entity: admitted.entity, today: admitted.today, actor, own }, answer))
        }
    }
}

impl Managing<'_> {
    /// The legal entity.
    #[must_use]
    pub fn legal_entity(&self) -> &str {
        &self.entity.id
    }

    /// The engine that says what a company's user may; none for staff.
    #[must_use]
    pub fn engine(&self) -> Option<&Engine> {
        self.own.as_ref().map(|own| &own.loaded.engine)
    }

    /// Whether this is the one who asks.
    #[must_use]
    pub fn is_self(&self, user: &str) -> bool {
        self.actor == (ActorKind::User, user)
    }

    /// The customers whose users a company's user may see.
    #[must_use]
    pub fn seen_customers(&self) -> Vec<&str> {
        let seen = |engine: &'_ Engine| -> Vec<String> {
            engine.sees_users_at(self.actor.1).into_iter().map(str::to_owned).collect()
        };
        let seen = self.engine().map(seen).unwrap_or_default();
        let own = self.own.iter().flat_map(|own| &own.held.customers);
        own.map(String::as_str).filter(|customer| seen.iter().any(|one| one == customer)).collect()
    }

    /// Refuses a user of whom the manager may not even know.
    ///
    /// # Errors
    /// `NotFound`, as for one who is not there.
    pub fn see<'t>(&self, user: &str, target: &'t Option<Target>) -> Result<&'t Target, Failure> {
        let target = target.as_ref().ok_or(Failure::NotFound)?;
        if self.own.is_none() || self.is_self(user) {
            return Ok(target);
        }
        let seen = self.seen_customers();
        let is_seen = target.customers.iter().any(|customer| seen.contains(&customer.as_str()));
        if is_seen { Ok(target) } else { Err(Failure::NotFound) }
    }

    /// Why the manager may not do this to a user; nothing if they may.
    #[must_use]
    pub fn refusals(
        &self,
        user: &str,
        customers: &[String],
        right: AdministrativeRight,
    ) -> Vec<FieldProblem> {
        let Some(engine) = self.engine() else { return Vec::new() };
        let customers: Vec<&str> = customers.iter().map(String::as_str).collect();
        let refusals = engine.administer(self.actor.1, user, &customers, right);
        refusals.into_iter().map(|refusal| said(engine, refusal)).collect()
    }

    /// Refuses what the manager may not do to a user.
    ///
    /// # Errors
    /// `NotFound` for a user whom they may not see, and else `MayNot` with every reason.
    pub fn administer(
        &self,
        user: &str,
        target: &Option<Target>,
        right: AdministrativeRight,
    ) -> Result<(), Failure> {
        let target = self.see(user, target)?;
        let refusals = self.refusals(user, &target.customers, right);
        if refusals.is_empty() { Ok(()) } else { Err(Failure::MayNot(refusals)) }
    }
}

/// A reason of core's, in words.
fn said(engine: &Engine, refusal: AdministrationRefusal) -> FieldProblem {
    match refusal {
        AdministrationRefusal::OwnPermissions => FieldProblem::own("", Code::OwnPermissions),
        AdministrationRefusal::Lacking(customer, reason) => {
            let place = customer.and_then(|customer| engine.customer_id(customer));
            let place = place.map_or_else(|| "elsewhere".to_owned(), |id| format!("at `{id}`"));
            FieldProblem::new("", reason.code(), format!("the right is missing {place}"))
        }
    }
}

/// Reads a user as somebody to be administered.
#[derive(Debug, Clone, Copy)]
pub struct TargetOf<'a> {
    /// Of which legal entity.
    pub legal_entity: &'a str,
    /// The user.
    pub user: &'a str,
}

/// A user.
#[derive(Debug, Clone)]
pub struct Target {
    /// Their status.
    pub status: String,
    /// Where they have something, wherever that is.
    pub customers: Vec<String>,
}

impl Part for TargetOf<'_> {
    type Answer = Option<Target>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new(
            "SELECT users.status, assignments.customer FROM users
             LEFT JOIN assignments
               ON assignments.legal_entity = users.legal_entity AND assignments.user = users.id
             WHERE users.legal_entity = ?1 AND users.id = ?2 ORDER BY assignments.position",
        );
        vec![statement.text(self.legal_entity).text(self.user)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let row = |row: SqlRow| {
            let mut cells = row.cells();
            Ok::<_, DatabaseError>((cells.text()?, cells.optional_text()?))
        };
        let rows = results.next_all(row)?;
        let Some((status, _)) = rows.first().cloned() else { return Ok(None) };
        let customers = rows.into_iter().filter_map(|(_, customer)| customer).collect();
        Ok(Some(Target { status, customers }))
    }
}
