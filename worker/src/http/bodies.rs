//! What the routes take. From one declaration come the reader and the schema.

use countersign_core::document;
use countersign_core::wire::{
    CheckQuestion, EvaluateQuestion, SnapshotDocument, Text, UsageEntry, UserStatus,
};

use super::input::documents;

documents! {
    TransactionBody,
    SubmissionBody,
    CheckBody,
    EvaluateBody,
    StatusBody,
    SignInBody,
    PasswordBody,
    ActivationBody,
    InvitationBody,
    SnapshotDocument of 4 * 1024 * 1024,
}

document! {
    /// What a user wants to do. An account or a customer must be given.
    TransactionBody<'a> {
        /// For whom, under a grant, if not for the user: their rights decide and their limits are used.
        on_behalf_of: Option<Text<'a>> = "onBehalfOf",
        /// The action.
        action: Text<'a> = "action",
        /// On which account.
        account: Option<Text<'a>> = "account",
        /// At which customer.
        customer: Option<Text<'a>> = "customer",
        /// How much; above zero.
        amount: Option<Text<'a>> as Amount = "amount",
        /// In which currency; absent: the base currency.
        currency: Option<Text<'a>> as Currency = "currency",
        /// When it is to be executed: from today on.
        execution_date: Text<'a> as Day = "executionDate",
    }
}

document! {
    /// What a user submits. An account or a customer must be given.
    SubmissionBody<'a> {
        /// For whom, under a grant, if not for the user: their rights decide and their limits are used.
        on_behalf_of: Option<Text<'a>> = "onBehalfOf",
        /// The action.
        action: Text<'a> = "action",
        /// On which account.
        account: Option<Text<'a>> = "account",
        /// At which customer.
        customer: Option<Text<'a>> = "customer",
        /// How much; above zero.
        amount: Option<Text<'a>> as Amount = "amount",
        /// In which currency; absent: the base currency.
        currency: Option<Text<'a>> as Currency = "currency",
        /// When it is to be executed: from today on.
        execution_date: Text<'a> as Day = "executionDate",
        /// The snapshot on which the client previewed it. If the verdict has changed since, the answer is 409
        /// `stale-snapshot` with the verdict now and what has changed.
        snapshot_version: Option<Text<'a>> = "snapshotVersion",
    }
}

document! {
    /// A question of the bank's support.
    CheckBody<'a> {
        /// The question.
        question: CheckQuestion<'a> = "question",
    }
}

document! {
    /// A question of the bank's support.
    EvaluateBody<'a> {
        /// The question.
        question: EvaluateQuestion<'a> = "question",
        /// Counts instead of the usage that is stored.
        usage: Option<Vec<UsageEntry<'a>>> = "usage",
    }
}

document! {
    /// Whether a user may act at all.
    StatusBody<'a> {
        /// `active` or `suspended`: no other status is set by hand.
        status: UserStatus = "status",
        /// Why, in 1 to 200 characters, for the audit.
        reason: Text<'a> = "reason",
    }
}

document! {
    /// What somebody signs in with.
    SignInBody<'a> {
        /// The legal entity.
        legal_entity: Text<'a> = "legalEntity",
        /// The user name, in whichever case.
        user_name: Text<'a> = "userName",
        /// The password.
        password: Text<'a> = "password",
        /// `true` for a client that is no browser: the answer holds a token for `Authorization: Bearer`, and no cookie.
        bearer: Option<bool> = "bearer",
    }
}

document! {
    /// A change of one's own password.
    PasswordBody<'a> {
        /// The password now.
        current: Text<'a> = "current",
        /// The one that it is to be.
        new: Text<'a> = "new",
    }
}

document! {
    /// The use of an activation link.
    ActivationBody<'a> {
        /// What stands behind `#` in the link.
        token: Text<'a> = "token",
        /// The password that the person has chosen.
        password: Text<'a> = "password",
    }
}

document! {
    /// An invitation.
    InvitationBody<'a> {
        /// The name to sign in with; fixed for ever once it was given.
        user_name: Text<'a> = "userName",
        /// The e-mail address that the link is sent to.
        email: Text<'a> = "email",
    }
}

#[cfg(feature = "local")]
document! {
    /// Whom to try.
    TryBody<'a> {
        /// The legal entity.
        legal_entity: Text<'a> = "legalEntity",
        /// The user.
        user: Text<'a> = "user",
        /// `true` for a token in place of a cookie.
        bearer: Option<bool> = "bearer",
    }
}

#[cfg(feature = "local")]
documents! {
    TryBody,
}
