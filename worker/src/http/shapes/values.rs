//! Texts of a certain form.

use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(SchemaType::Type(Type::String))
}

/// One of these words.
fn one_of(words: impl Iterator<Item = &'static str>) -> RefOr<Schema> {
    text().enum_values(Some(words)).into()
}

/// An id: 1 to 256 bytes, compared byte by byte.
pub struct Id;

impl PartialSchema for Id {
    fn schema() -> RefOr<Schema> {
        text().min_length(Some(1)).max_length(Some(256)).into()
    }
}

impl ToSchema for Id {}

/// A decimal string with at most the digits of its currency.
pub struct Amount;

impl PartialSchema for Amount {
    fn schema() -> RefOr<Schema> {
        text().pattern(Some(r"^(0|[1-9][0-9]*)(\.[0-9]+)?$")).max_length(Some(256)).into()
    }
}

impl ToSchema for Amount {}

/// An upper-case code of ISO 4217.
pub struct Currency;

impl PartialSchema for Currency {
    fn schema() -> RefOr<Schema> {
        text().pattern(Some("^[A-Z]{3}$")).into()
    }
}

impl ToSchema for Currency {}

/// A civil date, `YYYY-MM-DD`.
pub struct Day;

impl PartialSchema for Day {
    fn schema() -> RefOr<Schema> {
        text().format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))).into()
    }
}

impl ToSchema for Day {}

/// An instant, `YYYY-MM-DDTHH:MM:SS.mmmZ`.
pub struct Instant;

impl PartialSchema for Instant {
    fn schema() -> RefOr<Schema> {
        text().format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime))).into()
    }
}

impl ToSchema for Instant {}

/// State of an accepted transaction.
pub struct TransactionStatus;

impl PartialSchema for TransactionStatus {
    fn schema() -> RefOr<Schema> {
        use countersign_core::Outcome::{Executed, PendingApproval};
        one_of([Executed, PendingApproval].into_iter().map(countersign_core::Outcome::code))
    }
}

impl ToSchema for TransactionStatus {}

/// Always `true`.
pub struct True;

impl PartialSchema for True {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(SchemaType::Type(Type::Boolean)).enum_values(Some([true])).into()
    }
}

impl ToSchema for True {}

/// The engine's own words, so that none is missing here.
macro_rules! words {
    ($($(#[doc = $doc:literal])* $name:ident = $words:path,)*) => {
        $(
            $(#[doc = $doc])*
            pub struct $name;

            impl PartialSchema for $name {
                fn schema() -> RefOr<Schema> {
                    one_of(<$words>::ALL.iter().map(|word| word.code()))
                }
            }

            impl ToSchema for $name {}
        )*
    };
}

words! {
    /// What an amount is measured over.
    Period = countersign_core::wire::Period,
    /// State of a user.
    UserStatus = countersign_core::wire::UserStatus,
    /// First day of a week.
    WeekDay = countersign_core::wire::WeekDay,
    /// Per account or per customer.
    Level = countersign_core::wire::Level,
    /// What kind of right an action is.
    AccessLevel = countersign_core::wire::AccessLevel,
    /// Which accounts a user may give to others.
    AccountAccess = countersign_core::wire::AccountAccess,
    /// How far a giver is bound by what they hold themselves.
    DelegationCeiling = countersign_core::wire::DelegationCeiling,
    /// What happens to a transaction.
    Outcome = countersign_core::Outcome,
    /// Whose sum a limit bounds.
    Scope = countersign_core::Scope,
    /// Why.
    ReasonCode = countersign_core::ReasonCode,
}
