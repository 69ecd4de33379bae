//! What the audit knows of: every event, for whoever names them to people.

/// Every event, `noun.verb`.
pub const EVENTS: [&str; 27] = [
    // A manager was refused what they tried.
    "act.refused",
    "audit.exported",
    "configuration.imported",
    "customRole.created",
    "identity.activated",
    "identity.locked",
    "identity.unlocked",
    "invitation.withdrawn",
    "password.changed",
    "password.given",
    "screening.cleared",
    "session.begun",
    "session.endedEverywhere",
    "session.refused",
    "settings.changed",
    "transaction.denied",
    "transaction.executed",
    "transaction.pendingApproval",
    "user.accessChanged",
    "user.activated",
    "user.created",
    "user.detailsChanged",
    "user.invited",
    "user.numbersRevealed",
    "user.screened",
    "user.statusChanged",
    "users.exported",
];
