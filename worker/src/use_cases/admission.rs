//! Who may come in. The one who asks only says who they are; whether that may be so is read with everything else that
//! the use case needs, in one batch, so that it holds at that moment and costs no call of its own.

use countersign_core::day::Day;
use countersign_core::wire::UserStatus;

use super::today;
use crate::database::{DatabaseError, Part, Results, Statement, read};
use crate::failure::Failure;
use crate::ledger::place::Asker;
use crate::ledger::usage::weeks_around;
use crate::service::Service;
use crate::tables::legal_entities::{Current, CurrentEntity};

/// A company's user, as the one who asks claims to be. Nothing can be read or written for them but through [`admit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserId(Person);

impl UserId {
    /// Somebody who claims to be this user; how they prove it is the caller's matter.
    #[must_use]
    pub const fn claimed(legal_entity: String, id: String) -> Self {
        Self(Person { legal_entity, id })
    }

    /// Who somebody claims to be, for things that nobody must be let in for.
    pub(super) fn claim(&self) -> [&str; 2] {
        [&self.0.legal_entity, &self.0.id]
    }
}

/// A user by legal entity and id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The legal entity.
    pub legal_entity: String,
    /// The user.
    pub id: String,
}

/// A user who was let in.
#[derive(Debug)]
pub struct Admitted<'u> {
    /// The user.
    pub user: &'u Person,
    /// Their legal entity.
    pub entity: CurrentEntity,
    /// The civil date there.
    pub today: Day,
}

impl Admitted<'_> {
    /// The user with the status of all who are let in, for the snapshot that answers.
    #[must_use]
    pub fn as_known(&self) -> Vec<(String, String)> {
        vec![(self.user.id.clone(), UserStatus::Active.code().to_owned())]
    }
}

/// Lets a user in, and reads what the use case needs to know.
///
/// # Errors
/// As [`Admission::let_in`], and if the database does not answer.
pub async fn admit<'u, P: Part>(
    service: &Service,
    user: &'u UserId,
    parts: impl FnOnce(&'u Person) -> P,
) -> Result<(Admitted<'u>, P::Answer), Failure> {
    let admission = Admission::of(user, parts);
    let found = read(service.stores.together(), &admission).await?;
    admission.let_in(service, found)
}

/// Reads whether a user may come in, with what is needed then.
pub(super) struct Admission<'u, P> {
    user: &'u Person,
    parts: P,
}

/// What was read: the legal entity, the user's status, and what was needed.
pub(super) type Unadmitted<T> = (Option<CurrentEntity>, Option<String>, T);

impl<'u, P: Part> Admission<'u, P> {
    pub(super) fn of(user: &'u UserId, parts: impl FnOnce(&'u Person) -> P) -> Self {
        Self { user: &user.0, parts: parts(&user.0) }
    }

    /// Lets the user in, if they may.
    ///
    /// # Errors
    /// `SignInRequired` for a user whom nobody knows, as for one who does not say who they are: the answer must not say
    /// which ids exist. `UserNotActive`.
    pub(super) fn let_in(
        &self,
        service: &Service,
        (entity, status, answer): Unadmitted<P::Answer>,
    ) -> Result<(Admitted<'u>, P::Answer), Failure> {
        let (entity, status) = entity.zip(status).ok_or(Failure::SignInRequired)?;
        if status != UserStatus::Active.code() {
            return Err(Failure::UserNotActive);
        }
        let today = today(service, &entity)?;
        Ok((Admitted { user: self.user, entity, today }, answer))
    }
}

impl<P: Part> Part for Admission<'_, P> {
    type Answer = Unadmitted<P::Answer>;

    fn statements(&self) -> Vec<Statement> {
        let mut statements = (Current(&self.user.legal_entity), Status(self.user)).statements();
        statements.extend(self.parts.statements());
        statements
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let (entity, status) = (Current(&self.user.legal_entity), Status(self.user)).decode(results)?;
        Ok((entity, status, self.parts.decode(results)?))
    }
}

/// Reads the status of a user; nothing if the legal entity knows no such user.
struct Status<'a>(&'a Person);

impl Part for Status<'_> {
    type Answer = Option<String>;

    fn statements(&self) -> Vec<Statement> {
        let statement = Statement::new("SELECT status FROM users WHERE legal_entity = ?1 AND id = ?2");
        vec![statement.text(&self.0.legal_entity).text(&self.0.id)]
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        Ok(results.next_all(|row| row.cells().text())?.pop())
    }
}

/// Days that today surely lies within, wherever the legal entity is: its time zone is not known before it is read.
#[derive(Debug)]
pub struct AroundToday {
    /// The first of them.
    pub first: Day,
    /// As it is stored.
    first_text: String,
    /// The last of them, as it is stored.
    last_text: String,
}

impl AroundToday {
    /// Around now.
    ///
    /// # Errors
    /// `Internal` if the clock knows no time at all.
    pub fn of(service: &Service) -> Result<Self, Failure> {
        let unknown = || Failure::Internal("the clock does not know UTC".to_owned());
        let (first, last) = weeks_around(service.clock.today("UTC").ok_or_else(unknown)?);
        Ok(Self { first, first_text: first.to_string(), last_text: last.to_string() })
    }

    /// The user who asks around now.
    #[must_use]
    pub fn asker<'a>(&'a self, user: &'a Person) -> Asker<'a> {
        let (first, last) = (self.first_text.as_str(), self.last_text.as_str());
        Asker { legal_entity: &user.legal_entity, user: &user.id, first, last }
    }
}
