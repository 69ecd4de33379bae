//! Documents and their conversions: the only place that knows JSON shapes.

mod amount;
mod answer;
mod approval;
mod approval_matrix;
mod automatic_access;
mod creation;
mod delegation;
mod details;
mod duties;
mod explain;
mod grantable;
mod granting;
mod headroom;
mod limits;
mod matrix;
mod question;
mod session;
mod slice;
mod slice_grants;
#[cfg(feature = "ts")]
pub(crate) mod typescript;
mod usable;
mod what_if;

pub use crate::document::parameter::{DayText, NumberText};
pub use crate::document::reader::{Entries, Id, Nullable, OneOf, Text, Wire, read, to_json};
pub use crate::document::snapshot::*;
pub use crate::document::tree::{Source, Tree};
pub use crate::edit::creation::{CreationNeed, CreationSource, CreationStepName};
pub use crate::model::catalogue::{AccessLevel, Level};
pub use crate::model::legal_entity::{AccountAccess, DelegationCeiling};
pub use crate::model::people::UserStatus;
pub use crate::value::day::WeekDay;
pub use crate::value::period::Period;
pub use amount::*;
pub use answer::*;
pub use approval::*;
pub use approval_matrix::*;
pub use automatic_access::*;
pub use creation::*;
pub use delegation::*;
pub use details::*;
pub use duties::*;
pub use explain::*;
pub use grantable::*;
pub use granting::check_grant;
pub use headroom::*;
pub use limits::*;
pub use matrix::*;
pub use question::*;
pub use session::*;
pub use slice::{slice, slice_document};
#[cfg(feature = "ts")]
pub use typescript::declarations;
pub use usable::*;
pub use what_if::*;
