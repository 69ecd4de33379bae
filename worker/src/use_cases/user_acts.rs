//! What a manager may do to a user now: by the user's state, and by what core says of the two.

use countersign_core::AdministrativeRight::{self, ActivateUsers, CreateUsers, ManageUsers, ViewUsers};
use countersign_core::wire::UserStatus;
use countersign_core::words;

use super::managing::Managing;
use crate::json::{Absent, answer};
use crate::people::listing::ListedUser;

words! {
    /// Something that is done to a user.
    UserAct {
        /// Send the invitation again.
        ResendInvitation = "resendInvitation",
        /// Take the invitation back.
        DeactivateInvitation = "deactivateInvitation",
        /// Suspend.
        Suspend = "suspend",
        /// Let act again.
        Activate = "activate",
        /// Unlock.
        Unlock = "unlock",
        /// Edit details and what the user has.
        Edit = "edit",
        /// See what the user may do.
        ViewPermissions = "viewPermissions",
        /// Add to another legal entity.
        AddToEntity = "addToEntity",
    }
}

impl Absent for UserAct {}

answer! {
    /// Something that the user's state allows, and why the one who asks may not do it.
    UserActRefusal {
        /// What.
        act: UserAct = "act",
        /// Why not: `own-permissions`, or what is missing at one of the user's customers.
        reasons: Vec<String> = "reasons",
    }
}

impl UserAct {
    /// The right that it takes.
    const fn right(self) -> AdministrativeRight {
        match self {
            Self::ResendInvitation
            | Self::DeactivateInvitation
            | Self::Suspend
            | Self::Activate
            | Self::Unlock => ActivateUsers,
            Self::Edit => ManageUsers,
            Self::ViewPermissions => ViewUsers,
            Self::AddToEntity => CreateUsers,
        }
    }
}

/// A user's status as people are shown it: who has tried too many wrong passwords is locked until the lock passes.
#[must_use]
pub fn shown_status(user: &ListedUser, now: u64) -> UserStatus {
    let stored = UserStatus::ALL.iter().copied().find(|status| status.code() == user.status);
    let is_locked = user.locked_until.is_some_and(|until| until > now);
    match stored.unwrap_or(UserStatus::Suspended) {
        UserStatus::Active if is_locked => UserStatus::Locked,
        status => status,
    }
}

/// What the state of a user allows.
const fn possible(status: UserStatus) -> &'static [UserAct] {
    use UserAct::{
        Activate, AddToEntity, DeactivateInvitation, Edit, ResendInvitation, Suspend, Unlock, ViewPermissions,
    };
    match status {
        UserStatus::New => &[ResendInvitation, DeactivateInvitation, Edit, ViewPermissions, AddToEntity],
        UserStatus::Active => &[Suspend, Edit, ViewPermissions, AddToEntity],
        UserStatus::Suspended => &[Activate, Edit, ViewPermissions, AddToEntity],
        UserStatus::Locked => &[Unlock, Suspend, Edit, ViewPermissions, AddToEntity],
    }
}

/// What of it the manager may do, and why not the rest. One's own permissions are seen by everybody.
#[must_use]
pub fn acts(
    managing: &Managing<'_>,
    user: &ListedUser,
    status: UserStatus,
) -> (Vec<UserAct>, Vec<UserActRefusal>) {
    let (mut may, mut refused) = (Vec::new(), Vec::new());
    // Asked of core once for each right, not for each act.
    let mut asked: Vec<(AdministrativeRight, Vec<String>)> = Vec::new();
    for act in possible(status).iter().copied() {
        let right = act.right();
        if right == ViewUsers {
            may.push(act);
            continue;
        }
        if !asked.iter().any(|(other, _)| *other == right) {
            let mut reasons: Vec<String> = Vec::new();
            for refusal in managing.refusals(&user.id, &user.customers, right) {
                if !reasons.contains(&refusal.code.as_ref().to_owned()) {
                    reasons.push(refusal.code.into_owned());
                }
            }
            asked.push((right, reasons));
        }
        match asked.iter().find(|(other, _)| *other == right) {
            Some((_, reasons)) if !reasons.is_empty() => {
                refused.push(UserActRefusal { act, reasons: reasons.clone() });
            }
            _ => may.push(act),
        }
    }
    (may, refused)
}
