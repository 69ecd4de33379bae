//! Why a use case did not do what it was asked. One place makes HTTP answers of these: `http::problem`.

use std::borrow::Cow;

use countersign_core::{Listed, Problem};

use crate::code::Code;
use crate::database::DatabaseError;
use crate::json::{NotJson, Raw};

/// What is wrong at one place of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// JSON Pointer into the body; of a parameter, its name.
    pub pointer: String,
    /// Stable code.
    pub code: Cow<'static, str>,
    /// Sentence for a person.
    pub detail: String,
}

impl FieldProblem {
    /// A problem of the service's own at this place.
    pub fn own(pointer: impl Into<String>, code: Code) -> Self {
        Self::new(pointer, code.word(), code.sentence())
    }

    /// A problem at this place.
    pub fn new(pointer: impl Into<String>, code: &'static str, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), code: Cow::Borrowed(code), detail: detail.into() }
    }
}

impl From<Problem> for FieldProblem {
    fn from(problem: Problem) -> Self {
        Self { pointer: problem.path, code: Cow::Borrowed(problem.code.code()), detail: problem.message }
    }
}

/// A transaction that the engine denied.
#[derive(Debug)]
pub struct Denial {
    /// Why.
    pub verdict: Raw,
    /// Whether this is the answer that was given before.
    pub is_replayed: bool,
}

/// What has changed since a client saw its snapshot.
#[derive(Debug)]
pub struct Stale {
    /// The version now.
    pub snapshot_version: String,
    /// What would happen now.
    pub verdict: Raw,
    /// What has changed for the user; absent if the older snapshot is not kept.
    pub difference: Option<Raw>,
}

/// What is there instead of the version that an edit was made for.
#[derive(Debug)]
pub struct StaleVersion {
    /// The version now; absent if there is none.
    pub version: Option<String>,
    /// What has this version; absent if it is too large to be repeated.
    pub current: Option<Raw>,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Failure {
    /// Nobody, or nobody known, is asking.
    SignInRequired,
    /// This kind of principal may not ask this.
    NotPermitted,
    /// Asked from another page, or on a developer's machine not from this machine (403).
    ForeignOrigin,
    /// Who is asking is known and not active (403).
    UserNotActive,
    /// Who is asking has to choose a password first (403).
    PasswordChangeRequired,
    /// The step between password and second factor is over, or was tried too often (401).
    StepVoid,
    /// There is a second factor already (409).
    SecondFactorSet,
    /// Who is asking has to set up a second factor first (403).
    SecondFactorRequired,
    /// Who is asking may not come from where they are (403).
    NetworkNotAllowed,
    /// User name or password is not right, or access is blocked: which of them is never said (401).
    SignInRefused,
    /// Tried too often (429).
    TooOften {
        /// Seconds until one may try again.
        seconds: u64,
    },
    /// The link does not work, whatever the reason (404).
    LinkVoid,
    /// Somebody else has this user name (409).
    UserNameTaken,
    /// Somebody else has what stands at this place of the body, which nobody else may have (409).
    Taken(FieldProblem),
    /// What is known of the one who asks does not let them do this to that user, for every one of these reasons (403).
    MayNot(Vec<FieldProblem>),
    /// The user is in a status in which this is not done to them (409).
    WrongStatus,
    /// Nobody of the company could manage its users any more (409).
    LastAdministrator,
    /// Something was found of this person that the bank has to clear first (409).
    ScreeningPending,
    /// No customer would be left of a user, and that they are suspended then was not confirmed (409).
    WouldSuspend,
    /// There is no such thing, or the principal may not know of it.
    NotFound,
    /// The path does not take this method.
    MethodNotAllowed,
    /// The request cannot be read (400).
    Malformed {
        /// Stable code.
        code: Code,
        /// Sentence for a person.
        detail: String,
    },
    /// The body is not JSON in UTF-8 by its own account (415).
    UnsupportedMediaType,
    /// The body is longer than the route takes (413).
    TooLarge,
    /// The body can be read but not accepted (422).
    Refused(Listed<FieldProblem>),
    /// Parameters of the path or the query are wrong (422); each problem stands at a parameter's name.
    RefusedParameters(Listed<FieldProblem>),
    /// The configuration document cannot be loaded (422).
    InvalidSnapshot(Listed<FieldProblem>),
    /// What the request was previewed on decides otherwise (409).
    Stale(Box<Stale>),
    /// An edit that does not say of which version (428).
    VersionMissing,
    /// An edit of another version than the current one (412).
    VersionStale(Box<StaleVersion>),
    /// The engine denied the transaction (422).
    TransactionDenied(Denial),
    /// The key was used for another request (422).
    IdempotencyKeyReused,
    /// Something else refers to what was to go (409).
    InUse,
    /// Others were quicker, several times: to be tried again with the same key (503).
    Busy,
    /// The database does not answer (503).
    Unavailable,
    /// A defect of ours; the text is for the log.
    Internal(String),
}

impl Failure {
    /// Whether it is about what the request says, which can be said before it is known who asks.
    #[must_use]
    pub const fn is_of_the_request(&self) -> bool {
        matches!(
            self,
            Self::Malformed { .. } | Self::UnsupportedMediaType | Self::TooLarge | Self::Refused(_)
        )
    }

    /// One field refused.
    pub fn field(pointer: &str, code: &'static str, detail: impl Into<String>) -> Self {
        Self::Refused(vec![FieldProblem::new(pointer, code, detail)].into())
    }
}

impl From<DatabaseError> for Failure {
    fn from(error: DatabaseError) -> Self {
        match error {
            DatabaseError::Conflict => Self::Busy,
            DatabaseError::Referenced => Self::InUse,
            DatabaseError::Unavailable | DatabaseError::UnknownOutcome => Self::Unavailable,
            DatabaseError::Other(text) => Self::Internal(text),
        }
    }
}

impl From<Code> for Failure {
    fn from(code: Code) -> Self {
        Self::Malformed { code, detail: code.sentence().to_owned() }
    }
}

impl From<NotJson> for Failure {
    fn from(_: NotJson) -> Self {
        Self::Internal("what was written is not JSON".to_owned())
    }
}
