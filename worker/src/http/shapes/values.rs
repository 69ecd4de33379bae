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
