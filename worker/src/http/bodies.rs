//! What the routes take. From one declaration come the reader and the schema.

use countersign_core::document;
use countersign_core::wire::{
    CheckQuestion, EvaluateQuestion, Id, Nullable, SnapshotDocument, Text, UsageEntry, UserStatus,
};

use super::input::{Document, documents};
use crate::identity::profile::{Language, Theme};
use crate::identity::settings::PeopleSettings;

documents! {
    TransactionBody,
    SubmissionBody,
    CheckBody,
    EvaluateBody,
    StatusBody,
    SignInBody,
    PasswordBody,
    GivenPasswordBody,
    ActivationBody,
    CodeRequestBody,
    PeopleSettings,
    InvitationBody,
    MemberBody,
    SetupBody,
    SelfEnrolmentBody,
    AllowlistBody,
    SignInCodeBody,
    OwnPasswordBody,
    FirstCodeBody,
    EntityBody,
    DetailsBody,
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
    /// A password that somebody is given.
    GivenPasswordBody<'a> {
        /// The password, which must be changed at the next sign-in.
        password: Text<'a> = "password",
    }
}

document! {
    /// The use of an invitation: with the token of a link; or with legal entity, user name and the code by phone.
    ActivationBody<'a> {
        /// What stands behind `#` in the link.
        token: Option<Text<'a>> = "token",
        /// The legal entity.
        legal_entity: Option<Text<'a>> = "legalEntity",
        /// The user name, in whichever case.
        user_name: Option<Text<'a>> = "userName",
        /// The code.
        code: Option<Text<'a>> = "code",
        /// What who asked for the code was answered; absent for the one that came with the invitation.
        request: Option<Text<'a>> = "request",
        /// The password that the person has chosen.
        password: Text<'a> = "password",
    }
}

document! {
    /// An invitation.
    InvitationBody<'a> {
        /// The name to sign in with, fixed for ever once it was given; absent: the one that the user has.
        user_name: Option<Text<'a>> = "userName",
        /// Where the link is sent; absent: to the address of the user's details. Only staff may name another one.
        email: Option<Text<'a>> = "email",
        /// Addresses, networks and ranges that the user may come from; none: from everywhere; absent: as it is.
        allowlist: Option<Vec<Text<'a>>> = "allowlist",
    }
}

document! {
    /// A member of the staff.
    MemberBody<'a> {
        /// Their id.
        id: Id<'a> = "id",
        /// Their name for people.
        name: Text<'a> = "name",
        /// The name to sign in with; fixed for ever once it was given.
        user_name: Text<'a> = "userName",
        /// The e-mail address that the link is sent to.
        email: Text<'a> = "email",
    }
}

document! {
    /// Somebody who enrols for their company.
    SelfEnrolmentBody<'a> {
        /// The legal entity.
        legal_entity: Id<'a> = "legalEntity",
        /// The customer that is their company.
        customer: Id<'a> = "customer",
        /// Their last name, as the bank has it.
        last_name: Text<'a> = "lastName",
        /// Their birth date, `YYYY-MM-DD`.
        birth_date: Text<'a> = "birthDate",
        /// Their social security number.
        ssn: Text<'a> = "ssn",
        /// The name that they want to sign in with. If somebody has it, four characters are put behind it.
        user_name: Text<'a> = "userName",
    }
}

document! {
    /// The first member of a legal entity's staff.
    SetupBody<'a> {
        /// The key of the installation (`SETUP_KEY`).
        key: Text<'a> = "key",
        /// The legal entity, which need not be there yet.
        legal_entity: Id<'a> = "legalEntity",
        /// The member's id.
        id: Id<'a> = "id",
        /// Their name for people.
        name: Text<'a> = "name",
        /// The name to sign in with; fixed for ever once it was given.
        user_name: Text<'a> = "userName",
        /// The e-mail address that the link is sent to.
        email: Text<'a> = "email",
    }
}

document! {
    /// From where a user may come.
    AllowlistBody<'a> {
        /// Addresses, networks `address/prefix` and ranges `first-last`; none: from everywhere.
        entries: Vec<Text<'a>> = "entries",
    }
}

document! {
    /// The second half of a sign-in: a code of the authenticator, or a recovery code.
    SignInCodeBody<'a> {
        /// What the first half was answered.
        step_token: Text<'a> = "stepToken",
        /// The code that the authenticator shows.
        code: Option<Text<'a>> = "code",
        /// A recovery code.
        recovery_code: Option<Text<'a>> = "recoveryCode",
        /// `true` for a client that is no browser: the answer holds a token for `Authorization: Bearer`, and no cookie.
        bearer: Option<bool> = "bearer",
    }
}

document! {
    /// One's own password, again.
    OwnPasswordBody<'a> {
        /// The password now.
        password: Text<'a> = "password",
    }
}

document! {
    /// A first code of an authenticator.
    FirstCodeBody<'a> {
        /// The code that it shows.
        code: Text<'a> = "code",
    }
}

document! {
    /// Where to go on.
    EntityBody<'a> {
        /// The legal entity.
        legal_entity: Text<'a> = "legalEntity",
        /// `true` for a token in place of a cookie.
        bearer: Option<bool> = "bearer",
    }
}

impl Document for Preferences {
    type Of<'a> = Preferences;
}

document! {
    /// How the pages are shown.
    Preferences {
        /// Their language; absent: the browser's.
        language: Option<Language> = "language",
        /// How they look; absent: as the device wants.
        theme: Option<Theme> = "theme",
    }
}

document! {
    /// Who asks for a code by phone.
    CodeRequestBody<'a> {
        /// The legal entity.
        legal_entity: Text<'a> = "legalEntity",
        /// The user name, in whichever case.
        user_name: Text<'a> = "userName",
    }
}

#[cfg(feature = "local")]
document! {
    /// Whom to try.
    TryBody<'a> {
        /// The legal entity.
        legal_entity: Text<'a> = "legalEntity",
        /// The user, or the member of the staff.
        user: Text<'a> = "user",
        /// `user`, which is meant without it, or `staff`: on a developer's machine, whoever is named there is staff.
        kind: Option<Text<'a>> = "kind",
        /// `true` for a token in place of a cookie.
        bearer: Option<bool> = "bearer",
    }
}

#[cfg(feature = "local")]
documents! {
    TryBody,
}

document! {
    /// A user's details as they are to be. User name and social security number are fixed for ever, and no part of it.
    DetailsBody<'a> {
        /// First name.
        first_name: Text<'a> = "firstName",
        /// Middle name; absent: none.
        middle_name: Option<Text<'a>> = "middleName",
        /// Last name.
        last_name: Text<'a> = "lastName",
        /// Birth date, `YYYY-MM-DD`; absent: unknown.
        birth_date: Option<Text<'a>> = "birthDate",
        /// E-mail address; nobody else's.
        email: Text<'a> = "email",
        /// Phone number, E.164.
        phone: Text<'a> = "phone",
        /// Driver's licence number; null: none; absent: as it is.
        licence: Option<Nullable<Text<'a>>> = "licence",
    }
}

#[cfg(feature = "local")]
documents! {
    DemoPeopleBody of 512 * 1024,
}

#[cfg(feature = "local")]
document! {
    /// People of a demo bank.
    DemoPeopleBody<'a> {
        /// The legal entity.
        legal_entity: Text<'a> = "legalEntity",
        /// The people.
        people: Vec<DemoPersonBody<'a>> = "people",
    }
}

#[cfg(feature = "local")]
document! {
    /// One of them.
    DemoPersonBody<'a> {
        /// The user.
        user: Text<'a> = "user",
        /// The user name.
        user_name: Text<'a> = "userName",
        /// First name.
        first_name: Text<'a> = "firstName",
        /// Middle name.
        middle_name: Option<Text<'a>> = "middleName",
        /// Last name.
        last_name: Text<'a> = "lastName",
        /// Birth date.
        birth_date: Option<Text<'a>> = "birthDate",
        /// E-mail address.
        email: Text<'a> = "email",
        /// Phone number.
        phone: Text<'a> = "phone",
        /// Social security number.
        ssn: Text<'a> = "ssn",
        /// Licence number.
        licence: Option<Text<'a>> = "licence",
        /// Names who has users in several legal entities.
        person: Option<Text<'a>> = "person",
        /// How long ago the user signed in last; absent: never.
        signed_in_minutes_ago: Option<u64> = "signedInMinutesAgo",
    }
}
