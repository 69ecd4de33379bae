//! All routes: one row each.

mod allowlist;
mod audit;
mod configuration;
mod creating;
mod decisions;
#[cfg(feature = "local")]
mod demo;
mod entitlements;
mod health;
mod members;
mod people;
mod second_factor;
mod session;
mod settings;
mod transactions;
mod users;

use axum::Router;

use super::route_table::Method::{Delete, Get, Post, Put};
use super::route_table::{About, Route, RouteTable, TableFlaw};
use crate::code::Code;

/// The router of the service, to be built once. Each request brings its service: an `Arc<Service>` among its extensions.
///
/// # Errors
/// For a table that must not be served.
pub fn router() -> Result<Router, TableFlaw> {
    table().router()
}

/// Every route, with what it needs.
#[must_use]
pub fn routes() -> Vec<Route> {
    table().routes()
}

fn table() -> RouteTable {
    let table = with_local_routes(RouteTable::new()).route(
        Get,
        "/healthz",
        health::health,
        About {
            operation: "readHealth",
            tag: "service",
            sentence: "Whether the service works, and which engine decides.",
            codes: &[],
        },
    );
    let table = with_routes_of_managers(with_routes_of_users(with_routes_of_sessions(table)));
    creating::with_routes(with_routes_of_audit(with_routes_of_staff(table)))
}

fn with_routes_of_sessions(table: RouteTable) -> RouteTable {
    table
        .route(Post, "/v1/session", session::sign_in, About {
            operation: "signIn",
            tag: "session",
            sentence: "Signs in with a user name and a password. Whatever is not right, the refusal is the same.",
            codes: &[Code::SignInRefused],
        })
        .route(Post, "/v1/session/code", second_factor::sign_in, About {
            operation: "signInWithCode",
            tag: "session",
            sentence: "The second half of a sign-in where a second factor was set up.",
            codes: &[Code::SignInRefused, Code::StepVoid],
        })
        .route(Post, "/v1/session/entity", session::go_on_at, About {
            operation: "goOnAtEntity",
            tag: "session",
            sentence: "Goes on as one's user of another legal entity: the session that asks ends.",
            codes: &[Code::NotFound],
        })
        .route(Delete, "/v1/session", session::sign_out, About {
            operation: "signOut",
            tag: "session",
            sentence: "Ends the session that asks.",
            codes: &[],
        })
        .route(Post, "/v1/activation", session::activate, About {
            operation: "activate",
            tag: "session",
            sentence: "Uses the link of an invitation: the person chooses a password.",
            codes: &[Code::LinkVoid, Code::ScreeningPending],
        })
        .route(Post, "/v1/activation/code", session::request_code, About {
            operation: "requestActivationCode",
            tag: "session",
            sentence: "Sends another code by phone to who is invited by code. The answer is the same for a name that \
                       nobody has.",
            codes: &[],
        })
        .route(Post, "/v1/self-enrolments", session::enrol, About {
            operation: "enrolOneself",
            tag: "session",
            sentence: "Somebody whom the bank knows becomes a user of their company: the invitation goes to the address \
                       and the phone that the bank has. The answer is the same for whom it does not know.",
            codes: &[],
        })
        .route(Get, "/v1/me", session::me, About {
            operation: "readMe",
            tag: "me",
            sentence: "Who is signed in, with their roles and what the engine grants, by customer: a menu is drawn \
                       from it.",
            codes: &[],
        })
        .route(Put, "/v1/me/password", session::change_password, About {
            operation: "changePassword",
            tag: "me",
            sentence: "Changes the user's password, and ends all other sessions. Beside a second factor 8 characters are \
                       enough, else 15.",
            codes: &[Code::NotFound, Code::TooManyRequests],
        })
        .route(Put, "/v1/me/preferences", session::prefer, About {
            operation: "setPreferences",
            tag: "me",
            sentence: "Keeps in which language and how the pages are shown.",
            codes: &[],
        })
        .route(Post, "/v1/me/second-factor", second_factor::propose, About {
            operation: "proposeSecondFactor",
            tag: "me",
            sentence: "Makes a secret for an authenticator. It is asked for once a first code was right.",
            codes: &[Code::NotFound, Code::TooManyRequests, Code::SecondFactorSet],
        })
        .route(Put, "/v1/me/second-factor", second_factor::confirm, About {
            operation: "confirmSecondFactor",
            tag: "me",
            sentence: "Confirms the secret with a first code, and shows recovery codes this once.",
            codes: &[Code::NotFound],
        })
        .route(Delete, "/v1/me/second-factor", second_factor::remove, About {
            operation: "removeSecondFactor",
            tag: "me",
            sentence: "Removes the user's second factor. A password that is too short alone has to be changed then.",
            codes: &[Code::NotFound, Code::TooManyRequests],
        })
        .route(Get, "/v1/me/sessions", session::list, About {
            operation: "listSessions",
            tag: "me",
            sentence: "Where the user is signed in.",
            codes: &[],
        })
        .route(Delete, "/v1/me/sessions", session::end_all, About {
            operation: "endAllSessions",
            tag: "me",
            sentence: "Signs the user out everywhere.",
            codes: &[],
        })
        .route(Delete, "/v1/me/sessions/{session}", session::end, About {
            operation: "endSession",
            tag: "me",
            sentence: "Ends one of the user's sessions.",
            codes: &[Code::NotFound],
        })
}

fn with_routes_of_users(table: RouteTable) -> RouteTable {
    table
        .route(Get, "/v1/me/entitlements", entitlements::read, About {
            operation: "readEntitlements",
            tag: "me",
            sentence: "What the user's client needs to answer for itself: slice and usage; or, to who asks for it by \
                       name, the slice alone as bytes that an engine of the same version loads without parsing.",
            codes: &[],
        })
        .route(Post, "/v1/transactions/evaluate", transactions::evaluate, About {
            operation: "evaluateTransaction",
            tag: "transactions",
            sentence: "What would happen to this transaction? Nothing is written; a denial is an answer.",
            codes: &[],
        })
        .route(Post, "/v1/transactions", transactions::submit, About {
            operation: "submitTransaction",
            tag: "transactions",
            sentence: "Submits a transaction, once for each key. What was previewed on an older snapshot goes on \
                       unless the verdict has changed.",
            codes: &[Code::StaleSnapshot, Code::TransactionDenied, Code::NotInitiating],
        })
        .route(Get, "/v1/transactions", transactions::list, About {
            operation: "listTransactions",
            tag: "transactions",
            sentence: "The user's own transactions, filtered, sorted and page by page.",
            codes: &[Code::InvalidCursor],
        })
        .route(Get, "/v1/transactions/{transaction}", transactions::read, About {
            operation: "readTransaction",
            tag: "transactions",
            sentence: "One of the user's own transactions.",
            codes: &[Code::NotFound],
        })
}

fn with_routes_of_managers(table: RouteTable) -> RouteTable {
    table
        .route(Get, "/v1/users", people::list, About {
            operation: "listUsers",
            tag: "users",
            sentence: "The users of the companies whose users one may see, searched, filtered, sorted and page by \
                       page; for staff those of a contract, or of the whole bank by their ids.",
            codes: &[Code::InvalidCursor, Code::InvalidSearch, Code::ContractRequired, Code::NotFound],
        })
        .route(Get, "/v1/users/export", people::export, About {
            operation: "exportUsers",
            tag: "users",
            sentence: "All users who match, as CSV; of the whole bank, a part by their ids. The audit says who asked.",
            codes: &[Code::InvalidCursor, Code::InvalidSearch, Code::ContractRequired, Code::NotFound],
        })
        .route(Get, "/v1/users/{user}/entitlements", people::entitlements, About {
            operation: "readUserEntitlements",
            tag: "users",
            sentence: "What a user has, as their own client would be given it, at customers that one may see.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/users/{user}/certificate", people::certificate, About {
            operation: "certifyUser",
            tag: "users",
            sentence: "What the engine grants to a user now: actions and limits by customer and account.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/users/{user}/status/consequences", people::consequences, About {
            operation: "readConsequences",
            tag: "users",
            sentence: "What can no longer be approved once the user is suspended.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/users/{user}", people::read, About {
            operation: "readUser",
            tag: "users",
            sentence: "One user: details, what they have at customers that one may see, status and invitation, and \
                       what one may do to them. Everybody may see themselves.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/users/{user}/details", people::read_details, About {
            operation: "readUserDetails",
            tag: "users",
            sentence: "A user's details; of numbers, the last four. Everybody may see their own.",
            codes: &[Code::NotFound],
        })
        .route(Put, "/v1/users/{user}/details", people::edit_details, About {
            operation: "editUserDetails",
            tag: "users",
            sentence: "Changes a user's details. User name and social security number are fixed for ever.",
            codes: &[Code::NotFound, Code::EmailTaken],
        })
        .route(Get, "/v1/users/{user}/identity-numbers", people::reveal, About {
            operation: "revealIdentityNumbers",
            tag: "users",
            sentence: "A user's social security and licence numbers in full; the audit says who asked.",
            codes: &[Code::NotFound],
        })
        .route(Post, "/v1/users/{user}/invitation", users::invite, About {
            operation: "inviteUser",
            tag: "users",
            sentence: "Invites a user by e-mail, for the first time or again: only the last link works, for 72 hours. \
                       Who has a password is sent another link by staff only.",
            codes: &[Code::NotFound, Code::UserNameTaken, Code::WrongStatus],
        })
        .route(Delete, "/v1/users/{user}/invitation", users::withdraw_invitation, About {
            operation: "withdrawInvitation",
            tag: "users",
            sentence: "Makes the link of a user's invitation void.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/users/{user}/allowlist", allowlist::read, About {
            operation: "readUserAllowlist",
            tag: "users",
            sentence: "From where a user may come.",
            codes: &[Code::NotFound],
        })
        .route(Put, "/v1/users/{user}/allowlist", allowlist::set, About {
            operation: "setUserAllowlist",
            tag: "users",
            sentence: "Sets from where a user may come: at sign-in, and at each request of a session.",
            codes: &[Code::NotFound],
        })
        .route(Delete, "/v1/users/{user}/second-factor", second_factor::remove_of_user, About {
            operation: "removeUserSecondFactor",
            tag: "users",
            sentence: "Removes the second factor of a user who has lost it. A password that is too short alone has to be \
                       changed then.",
            codes: &[Code::NotFound],
        })
        .route(Put, "/v1/users/{user}/password", users::give_password, About {
            operation: "giveUserPassword",
            tag: "users",
            sentence: "Gives a user a password that must be changed at the next sign-in; it ends the user's sessions.",
            codes: &[Code::NotFound],
        })
        .route(Delete, "/v1/users/{user}/lock", users::unlock, About {
            operation: "unlockUser",
            tag: "users",
            sentence: "Unlocks who has tried too many wrong passwords.",
            codes: &[Code::NotFound, Code::ScreeningPending],
        })
        .route(Get, "/v1/users/{user}/status", users::read_status, About {
            operation: "readUserStatus",
            tag: "users",
            sentence: "Whether a user may act at all.",
            codes: &[Code::NotFound],
        })
        .route(Put, "/v1/users/{user}/status", users::set_status, About {
            operation: "setUserStatus",
            tag: "users",
            sentence: "Suspends a user, or makes one active, who is screened again before; it holds from the user's next \
                       request on.",
            codes: &[Code::NotFound, Code::WrongStatus, Code::LastAdministrator, Code::ScreeningPending],
        })
}

fn with_routes_of_staff(table: RouteTable) -> RouteTable {
    table
        .route(Put, "/v1/configuration", configuration::import, About {
            operation: "importConfiguration",
            tag: "configuration",
            sentence: "Replaces the configuration of the staff's legal entity as a whole. One that says what is there \
                       already keeps its version.",
            codes: &[Code::InUse, Code::InvalidSnapshot, Code::ScreeningPending],
        })
        .route(Get, "/v1/configuration", configuration::export, About {
            operation: "exportConfiguration",
            tag: "configuration",
            sentence: "The configuration of the staff's legal entity, as it was imported.",
            codes: &[Code::NotFound],
        })
        .route(Post, "/v1/setup", members::set_up, About {
            operation: "setUp",
            tag: "staff",
            sentence: "Invites the first member of a legal entity's staff, with the key of the installation.",
            codes: &[Code::NotFound, Code::UserNameTaken],
        })
        .route(Post, "/v1/staff", members::invite, About {
            operation: "inviteStaff",
            tag: "staff",
            sentence: "Invites a member of the staff by e-mail, for the first time or again.",
            codes: &[Code::UserNameTaken, Code::WrongStatus],
        })
        .route(Put, "/v1/staff/{person}/status", members::set_status, About {
            operation: "setStaffStatus",
            tag: "staff",
            sentence: "Suspends a member of the staff, or makes one active again.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/settings/people", settings::read, About {
            operation: "readPeopleSettings",
            tag: "settings",
            sentence: "What the institution wants of its people.",
            codes: &[],
        })
        .route(Put, "/v1/settings/people", settings::set, About {
            operation: "setPeopleSettings",
            tag: "settings",
            sentence: "Sets how invitations are taken up, of whom a second factor is demanded, where new users come \
                       from, and what user names must be like.",
            codes: &[Code::NotFound],
        })
        .route(Post, "/v1/decisions/check", decisions::check, About {
            operation: "checkForUser",
            tag: "decisions",
            sentence: "May a user of the legal entity do this?",
            codes: &[Code::NotFound],
        })
        .route(Post, "/v1/decisions/evaluate", decisions::evaluate, About {
            operation: "evaluateForUser",
            tag: "decisions",
            sentence: "What would happen to a transaction of a user of the legal entity?",
            codes: &[Code::NotFound],
        })
}

fn with_routes_of_audit(table: RouteTable) -> RouteTable {
    table
        .route(Get, "/v1/audit", audit::list, About {
            operation: "listAudit",
            tag: "audit",
            sentence: "Who did or tried what, newest first: for staff all of the legal entity, for a company's user what \
                       is about the customers where they may read the audit.",
            codes: &[Code::InvalidCursor, Code::NotFound],
        })
        .route(Get, "/v1/audit/{entry}", audit::read, About {
            operation: "readAuditEntry",
            tag: "audit",
            sentence: "One entry with its facts; an edit has what is different.",
            codes: &[Code::NotFound],
        })
        .route(Get, "/v1/audit/export", audit::export, About {
            operation: "exportAudit",
            tag: "audit",
            sentence: "Entries with their facts and seals as CSV, in parts; that they were exported is an entry, too.",
            codes: &[Code::InvalidCursor, Code::NotFound],
        })
        .route(Get, "/v1/audit/verify", audit::verify, About {
            operation: "verifyAudit",
            tag: "audit",
            sentence: "Whether every entry is there as it was sealed, and the first one that is not.",
            codes: &[Code::NotFound],
        })
}

/// Adds the routes that a build which is deployed lacks.
#[cfg(feature = "local")]
fn with_local_routes(table: RouteTable) -> RouteTable {
    table
        .route(
            Get,
            "/v1/demo/principals",
            demo::principals,
            About {
                operation: "listDemoPrincipals",
                tag: "demo",
                sentence: "Who can be tried out, on a developer's machine.",
                codes: &[],
            },
        )
        .route(
            Post,
            "/v1/demo/session",
            demo::try_as,
            About {
                operation: "tryAs",
                tag: "demo",
                sentence: "Signs in as a user without asking for a password.",
                codes: &[Code::UserNotActive],
            },
        )
        .route(
            Put,
            "/v1/demo/campaigns",
            demo::write_campaigns,
            About {
                operation: "writeDemoCampaigns",
                tag: "demo",
                sentence: "Writes the campaigns of a demo bank.",
                codes: &[Code::InUse],
            },
        )
        .route(
            Get,
            "/v1/demo/mailbox",
            demo::mailbox,
            About { operation: "readMailbox", tag: "demo", sentence: "What was sent to people.", codes: &[] },
        )
        .route(
            Put,
            "/v1/demo/people",
            demo::people,
            About {
                operation: "writeDemoPeople",
                tag: "demo",
                sentence: "Gives users details and a password; who has details keeps them.",
                codes: &[Code::NotFound],
            },
        )
}

#[cfg(not(feature = "local"))]
const fn with_local_routes(table: RouteTable) -> RouteTable {
    table
}
