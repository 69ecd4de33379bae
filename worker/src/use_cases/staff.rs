//! The bank's staff.

use super::admission::let_through;
use crate::actor::Actor;
use crate::database::{DatabaseError, Part, Results, Statement};
use crate::failure::Failure;
use crate::identity::sessions::{Live, LiveSession};
use crate::identity::staff::IsActive;
use crate::identity::{Presented, Token};
use crate::service::Service;

/// A member of the bank's staff, as the one who asks claims to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffId {
    /// The legal entity.
    pub legal_entity: String,
    /// The person.
    pub id: String,
    /// By what they prove it; nothing on a developer's machine, where whoever asks is believed.
    presented: Option<Presented>,
    /// Whether they may come in before they have chosen a password and set up a second factor.
    may_owe: bool,
}

impl StaffId {
    /// Somebody who claims to be this member of the staff, and is believed.
    #[must_use]
    pub const fn believed(legal_entity: String, id: String) -> Self {
        Self { legal_entity, id, presented: None, may_owe: false }
    }

    /// Who has this token, if its session lives.
    #[must_use]
    pub fn signed_in(presented: Presented) -> Self {
        let Token { legal_entity, user, .. } = &presented.token;
        let (legal_entity, id) = (legal_entity.clone(), user.clone());
        Self { legal_entity, id, presented: Some(presented), may_owe: false }
    }

    /// The same, also before they have chosen a password.
    #[must_use]
    pub fn even_owing(self) -> Self {
        Self { may_owe: true, ..self }
    }

    /// The member of the staff as somebody who acts.
    #[must_use]
    pub fn actor(&self) -> Actor<'_> {
        Actor::staff(&self.legal_entity, &self.id)
    }

    /// Their session's token, if they have one.
    #[must_use]
    pub fn session(&self) -> Option<&Token> {
        self.presented.as_ref().map(|presented| &presented.token)
    }

    /// What lets them in.
    pub(super) fn proof(&self, service: &Service) -> StaffProof<'_> {
        StaffProof { staff: self, now: service.clock.millis() }
    }
}

/// Reads whether a member of the staff may come in.
pub(super) struct StaffProof<'a> {
    staff: &'a StaffId,
    now: u64,
}

impl StaffProof<'_> {
    /// Lets them in, if they may.
    ///
    /// # Errors
    /// `SignInRequired`, also for who is not active any more; `NetworkNotAllowed`, `PasswordChangeRequired`,
    /// `SecondFactorRequired`.
    pub(super) fn let_in(&self, found: Option<(Option<LiveSession>, bool)>) -> Result<(), Failure> {
        let Some(((session, is_active), presented)) = found.zip(self.staff.presented.as_ref()) else {
            return Ok(());
        };
        if !is_active {
            return Err(Failure::SignInRequired);
        }
        let_through(session, presented, self.staff.may_owe)
    }

    fn parts(&self) -> Option<(Live<'_>, IsActive<'_>)> {
        let token = self.staff.session()?;
        let StaffId { legal_entity, id, .. } = self.staff;
        Some((Live { token, now: self.now }, IsActive { legal_entity, id }))
    }
}

impl Part for StaffProof<'_> {
    type Answer = Option<(Option<LiveSession>, bool)>;

    fn statements(&self) -> Vec<Statement> {
        self.parts().statements()
    }

    fn decode(&self, results: &mut Results) -> Result<Self::Answer, DatabaseError> {
        self.parts().decode(results)
    }
}
