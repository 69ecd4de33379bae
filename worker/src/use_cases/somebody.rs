//! Somebody who is signed in, of either kind: what is theirs alone needs no right.

use super::admission::{UserId, admit};
use super::staff::StaffId;
use crate::actor::Actor;
use crate::database::{Part, read};
use crate::failure::Failure;
use crate::identity::Token;
use crate::service::Service;

/// Somebody who is signed in, also before they have chosen a password and set up a second factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedIn {
    /// A company's user.
    User(UserId),
    /// The bank's staff.
    Staff(StaffId),
}

impl SignedIn {
    /// A company's user.
    #[must_use]
    pub fn user(user: UserId) -> Self {
        Self::User(user.even_owing())
    }

    /// The bank's staff.
    #[must_use]
    pub fn staff(staff: StaffId) -> Self {
        Self::Staff(staff.even_owing())
    }

    /// Who they claim to be.
    #[must_use]
    pub fn actor(&self) -> Actor<'_> {
        match self {
            Self::User(user) => user.actor(),
            Self::Staff(staff) => staff.actor(),
        }
    }

    /// Their session's token, if they have one.
    pub(super) fn session(&self) -> Option<&Token> {
        match self {
            Self::User(user) => user.session(),
            Self::Staff(staff) => staff.session(),
        }
    }
}

/// Lets a member of the staff in, and reads what the use case needs to know.
///
/// # Errors
/// If they may not come in, or the database does not answer.
pub async fn admit_staff<P: Part>(
    service: &Service,
    staff: &StaffId,
    parts: P,
) -> Result<P::Answer, Failure> {
    let proof = staff.proof(service);
    let (found, answer) = read(service.stores.together(), &(&proof, parts)).await?;
    proof.let_in(found)?;
    Ok(answer)
}

/// Lets somebody in, and reads what the use case needs to know.
///
/// # Errors
/// If they may not come in, or the database does not answer.
pub async fn admit_anyone<P: Part>(
    service: &Service,
    somebody: &SignedIn,
    parts: P,
) -> Result<P::Answer, Failure> {
    match somebody {
        SignedIn::User(user) => admit(service, user, |_| parts).await.map(|(_, answer)| answer),
        SignedIn::Staff(staff) => admit_staff(service, staff, parts).await,
    }
}
