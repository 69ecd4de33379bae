//! Every code that the service itself answers with. Codes of documents, questions and verdicts are the engine's.

/// Declares the codes: the status that goes with each, its word, and a sentence for a person.
macro_rules! codes {
    ($($name:ident = $status:literal $word:literal: $sentence:literal,)*) => {
        /// Why the service does not do what it was asked.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code { $(#[doc = $sentence] $name,)* }

        impl Code {
            /// Every code, by status.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable word.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// The HTTP status that goes with it.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }

            /// A sentence for a person.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence,)* }
            }
        }
    };
}

codes! {
    InvalidJson = 400 "invalid-json": "the body is not JSON as it is taken here",
    RepeatedParameter = 400 "repeated-parameter": "the query gives a parameter twice",
    InvalidCursor = 400 "invalid-cursor": "the cursor is not one that this list gave you",
    IdempotencyKeyMissing = 400 "idempotency-key-missing": "the header Idempotency-Key is missing",
    IdempotencyKeyInvalid = 400 "idempotency-key-invalid":
        "the header Idempotency-Key takes 1 to 128 visible ASCII characters, once",
    SignInRequired = 401 "sign-in-required": "sign in to ask this",
    SignInRefused = 401 "sign-in-refused": "user name or password is not right, or access is blocked",
    StepVoid = 401 "step-void": "sign in again: the time for the code is over, or it was tried too often",
    NotPermitted = 403 "not-permitted": "who is signed in may not ask this",
    ForeignOrigin = 403 "foreign-origin":
        "only pages of this service may ask this; a developer's machine answers under its own names only",
    UserNotActive = 403 "user-not-active": "this user is not active",
    SingleEntity = 403 "single-entity": "only who has access to several legal entities may do this",
    OwnPermissions = 403 "own-permissions": "nobody changes their own record or rights; somebody else can",
    PasswordChangeRequired = 403 "password-change-required": "choose a password first",
    SecondFactorRequired = 403 "second-factor-required": "set up a second factor first",
    NetworkNotAllowed = 403 "network-not-allowed": "you may not come from this network",
    NotFound = 404 "not-found": "there is nothing here",
    LinkVoid = 404 "link-void": "this link no longer works; ask for a new one",
    MethodNotAllowed = 405 "method-not-allowed": "this cannot be asked that way",
    StaleSnapshot = 409 "stale-snapshot":
        "the configuration has changed since this was previewed; nothing was submitted",
    SecondFactorSet = 409 "second-factor-set": "there is a second factor already; remove it first",
    UserNameTaken = 409 "user-name-taken": "somebody else has this user name; nothing was changed",
    EmailTaken = 409 "email-taken": "somebody else has this e-mail address; nothing was changed",
    SsnTaken = 409 "ssn-taken": "this contract has a user with this social security number; nothing was changed",
    AlreadyThere = 409 "already-there": "this person is a user there already; nothing was changed",
    TitleTaken = 409 "title-taken": "another custom role has this title; nothing was changed",
    AlreadyProfiled = 409 "already-profiled": "this person is a user of the contract already; nothing was changed",
    ScreeningPending = 409 "screening-pending":
        "the bank still has to check who this is; nothing was changed",
    WouldSuspend = 409 "would-suspend":
        "no customer would be left and the user would be suspended: confirm that with suspendIfNone; nothing was changed",
    LastAdministrator = 409 "last-administrator":
        "nobody of the company could manage its users any more; nothing was changed",
    WrongStatus = 409 "wrong-status": "the user's status does not allow this; nothing was changed",
    InUse = 409 "in-use": "something else refers to this; nothing was changed",
    StaleVersion = 412 "stale-version": "this has changed since it was read; nothing was changed",
    BodyTooLarge = 413 "body-too-large": "the body is longer than this takes",
    UnsupportedMediaType = 415 "unsupported-media-type": "the body must be application/json in UTF-8, and not compressed",
    InvalidSnapshot = 422 "invalid-snapshot": "the configuration cannot be loaded; nothing was changed",
    TransactionDenied = 422 "transaction-denied": "the transaction is denied; the verdict says why",
    IdempotencyKeyReused = 422 "idempotency-key-reused": "the key was used for another request",
    NotInitiating = 422 "not-initiating": "is no action that starts a transaction",
    InvalidSearch = 422 "invalid-search":
        "takes 1 to 100 characters, and 3 at least where the whole bank is searched",
    ContractRequired = 422 "contract-required":
        "is nothing that the whole bank is filtered or sorted by: name a contract",
    Unknown = 422 "unknown": "is not known of this user and must be given",
    NotTheirs = 422 "not-theirs": "is not the address of the user's details; only the bank may send it elsewhere",
    WrongPassword = 422 "wrong-password": "is not your password",
    WrongCode = 422 "wrong-code": "is not the code of now",
    SamePassword = 422 "same-password": "is the password that you have",
    UserNameFixed = 422 "user-name-fixed": "is not the user name that was given, which is fixed for ever",
    InvalidText = 422 "invalid-text":
        "has characters that cannot be seen or that change the direction of the text",
    WrongLegalEntity = 422 "wrong-legal-entity": "is not your legal entity",
    UnknownHere = 422 "unknown-here": "is not there, or not yours to see",
    NoFile = 422 "no-file": "is no file of comma-separated values, with the same columns in each row",
    UnknownColumn = 422 "unknown-column": "has a column that is none, or one twice",
    TooManyRows = 422 "too-many-rows": "has more than ten rows: send the others apart",
    GivenTwice = 422 "given-twice": "is given twice",
    RoleMissing = 422 "role-missing": "needs a role",
    AccountMissing = 422 "account-missing": "needs an account, at one customer at least",
    CustomerMissing = 422 "customer-missing": "needs a customer, or somebody to copy",
    RecordNotChosen = 422 "record-not-chosen": "needs a customer record",
    SourceNotOffered = 422 "source-not-offered": "is not where this institution takes new users from",
    NotOfThisSource = 422 "not-of-this-source": "does not go with this source",
    UnknownTimeZone = 422 "unknown-time-zone": "is not a time zone that the service knows",
    CurrencyInUse = 422 "currency-in-use": "cannot change: usage was recorded in another currency",
    TooLarge = 422 "too-large": "has more bytes than the database takes",
    IfMatchMissing = 428 "if-match-missing":
        "the header If-Match is missing: it names the version that is changed",
    TooManyRequests = 429 "too-many-requests": "tried too often; wait a moment",
    Internal = 500 "internal": "something went wrong here",
    Busy = 503 "busy": "others were quicker; try again, a submission with the same key",
    Unavailable = 503 "unavailable":
        "the database does not answer; try again, a submission with the same key",
}
