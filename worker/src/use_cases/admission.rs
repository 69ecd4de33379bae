//! Who may come in. The one who asks only says who they are; whether that may be so is read with everything else that
//! the use case needs, in one batch, so that it holds at that moment and costs no call of its own.

use std::net::IpAddr;

use countersign_core::day::Day;
use countersign_core::wire::UserStatus;

use super::today;
use crate::actor::{Actor, ActorKind};
use crate::database::{DatabaseError, Part, Results, Statement, read};
use crate::failure::Failure;
use crate::identity::sessions::{Live, LiveSession};
use crate::identity::{Presented, Token, network};
use crate::json::json;
use crate::ledger::place::Asker;
use crate::ledger::usage::weeks_around;
use crate::service::Service;
use crate::tables::legal_entities::{Current, CurrentEntity};

/// A company's user, as the one who asks claims to be. Nothing can be read or written for them but through [`admit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserId {
    person: Person,
    /// By what they prove it; nothing on a developer's machine, where whoever asks is believed.
    presented: Option<Presented>,
    /// Whether they may come in before they have chosen a password and set up a second factor.
    may_owe: bool,
}

impl UserId {
    /// Somebody who claims to be this user, and is believed.
    #[cfg(feature = "local")]
    #[must_use]
    pub const fn believed(legal_entity: String, id: String) -> Self {
        Self { person: Person { legal_entity, id }, presented: None, may_owe: false }
    }

    /// Who has this token, if its session lives.
    #[must_use]
    pub fn signed_in(presented: Presented) -> Self {
        let Token { legal_entity, user, .. } = &presented.token;
        let person = Person { legal_entity: legal_entity.clone(), id: user.clone() };
        Self { person, presented: Some(presented), may_owe: false }
    }

    /// The same, also before they have chosen a password and set up a second factor.
    #[must_use]
    pub fn even_owing(self) -> Self {
        Self { may_owe: true, ..self }
    }

    /// Who they claim to be.
    #[must_use]
    pub fn actor(&self) -> Actor<'_> {
        self.person.actor()
    }

    /// Of which legal entity they claim to be.
    #[must_use]
    pub fn legal_entity(&self) -> &str {
        &self.person.legal_entity
    }

    /// Who somebody claims to be, for things that nobody must be let in for.
    pub(super) fn claim(&self) -> [&str; 2] {
        [&self.person.legal_entity, &self.person.id]
    }

    /// Their session's token, if they have one. Ending a session is nothing that somebody must be let in for.
    pub(super) fn session(&self) -> Option<&Token> {
        self.presented.as_ref().map(|presented| &presented.token)
    }

    /// Claim and proof as a text, for another request that asks the same.
    pub(super) fn whole_claim(&self) -> String {
        let proof = self.presented.as_ref().map(|proof| (&proof.token.hash, proof.address));
        json(&(&self.person.legal_entity, &self.person.id, proof, self.may_owe))
    }

    /// What [`UserId::whole_claim`] wrote.
    pub(super) fn of_claim(text: &str) -> Option<Self> {
        type Claim = (String, String, Option<(String, Option<IpAddr>)>, bool);
        let (legal_entity, id, proof, may_owe): Claim = serde_json::from_str(text).ok()?;
        let presented = proof.map(|(hash, address)| Presented {
            token: Token {
                legal_entity: legal_entity.clone(),
                kind: ActorKind::User,
                user: id.clone(),
                hash,
            },
            address,
        });
        Some(Self { person: Person { legal_entity, id }, presented, may_owe })
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

impl Person {
    /// The user as somebody who acts.
    #[must_use]
    pub fn actor(&self) -> Actor<'_> {
        Actor::user(&self.legal_entity, &self.id)
    }
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
    let admission = Admission::of(user, service.clock.millis(), parts);
    let found = read(service.stores.together(), &admission).await?;
    admission.let_in(service, found)
}

/// Reads whether a user may come in, with what is needed then.
pub(super) struct Admission<'u, P> {
    user: &'u UserId,
    now: u64,
    parts: P,
}

/// What was read: the legal entity, the user's status, their session where they come by one, and what was needed.
pub(super) type Unadmitted<T> = (Option<CurrentEntity>, Option<String>, Option<Option<LiveSession>>, T);

impl<'u, P: Part> Admission<'u, P> {
    pub(super) fn of(user: &'u UserId, now: u64, parts: impl FnOnce(&'u Person) -> P) -> Self {
        Self { user, now, parts: parts(&user.person) }
    }

    /// Lets the user in, if they may.
    ///
    /// # Errors
    /// `SignInRequired` for a user whom nobody knows and for a session that has ended, as for one who does not say who
    /// they are: the answer must not say which ids exist. `UserNotActive`; and as [`let_through`].
    pub(super) fn let_in(
        &self,
        service: &Service,
        (entity, status, session, answer): Unadmitted<P::Answer>,
    ) -> Result<(Admitted<'u>, P::Answer), Failure> {
        let (entity, status) = entity.zip(status).ok_or(Failure::SignInRequired)?;
        // Who is not active is told so only by a session that lives.
        let session = session.map(|session| session.ok_or(Failure::SignInRequired)).transpose()?;
        if status != UserStatus::Active.code() {
            return Err(Failure::UserNotActive);
        }
        if let Some(presented) = &self.user.presented {
            let_through(session, presented, self.user.may_owe)?;
        }
        let today = today(service, &entity)?;
        Ok((Admitted { user: &self.user.person, entity, today }, answer))
    }

    fn known(&self) -> (Current<'u>, Status<'u>, Option<Live<'u>>) {
        let Person { legal_entity, .. } = &self.user.person;
        let session = self.user.session().map(|token| Live { token, now: self.now });
        (Current(legal_entity), Status(&self.user.person), session)
    }
}

impl<P: Part> Part for Admission<'_, P> {
    type Answer = Unadmitted<P::Answer>;

    fn statements(&self) -> Vec<Statement> {
        let mut statements = self.known().statements();
        statements.extend(self.parts.statements());
        statements
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        let (entity, status, session) = self.known().decode(results)?;
        Ok((entity, status, session, self.parts.decode(results)?))
    }
}

/// Lets through who has this session.
///
/// # Errors
/// `SignInRequired` if it does not live; `NetworkNotAllowed` for who comes from elsewhere than they may (A13);
/// `PasswordChangeRequired` and `SecondFactorRequired` for who owes that, unless they come to pay it.
pub(super) fn let_through(
    session: Option<LiveSession>,
    presented: &Presented,
    may_owe: bool,
) -> Result<(), Failure> {
    let session = session.ok_or(Failure::SignInRequired)?;
    if !network::permits(session.allowlist.as_deref(), presented.address) {
        Err(Failure::NetworkNotAllowed)
    } else if session.owes_password && !may_owe {
        Err(Failure::PasswordChangeRequired)
    } else if session.owes_second_factor && !may_owe {
        Err(Failure::SecondFactorRequired)
    } else {
        Ok(())
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
