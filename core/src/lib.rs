#![doc = include_str!("../../README.md")]
// What libraries derive to describe documents, on a host only, needs the standard library.
#![cfg_attr(not(any(feature = "openapi", feature = "ts")), no_std)]

extern crate alloc;
// What the macros of documents expand to says this name, also in here.
extern crate self as countersign_core;

mod ask;
pub mod bounds;
mod data;
mod decide;
pub mod details;
#[doc(hidden)]
pub mod document;
mod edit;
mod load;
mod model;
mod problem;
mod value;
pub mod wire;
#[doc(hidden)]
pub mod words;

pub use ask::approval_matrix::finding::{Finding, FindingCode};
pub use ask::duties::DutyConflict;
pub use ask::explain::{Answered, Explanation, Fact, Layer, LayerKind, RuleStep};
pub use ask::explain_limits::{BoundStep, Contribution, Origin};
pub use ask::explain_rules::RuleSource;
pub use ask::handles::{GrantedBits, IdKind};
pub use ask::listing::Listing;
pub use ask::matrix::{FeatureTally, Matrix, PermissionType, State, Tally};
pub use ask::page::Page;
pub use ask::usable::UsableAccount;
pub use ask::what_if::{EntitlementChange, GroupLimitChange, LimitChange, entitlement_changes};
pub use ask::would_pass::{OtherAccount, OtherAccounts, WouldPass};
pub use data::ids as id;
pub use decide::approval::Transaction;
pub use decide::approval_status::{
    Accepted, Approval, ApprovalReason, ApprovalRefusal, ApprovalStatus, Pending,
};
pub use decide::checks::Headroom;
pub use decide::decision::{Decision, Judged, Outcome, Question};
pub use decide::headroom::LargestAmounts;
pub use decide::limit::Bounds;
pub use decide::on_behalf::DelegatedRequest;
pub use decide::verdict::Verdict;
pub use edit::administration::{AdministrationRefusal, AdministrativeRight};
pub use edit::creation::{CreationNeed, CreationSource, CreationStepName};
pub use edit::delegation::{DelegationRefusal, Excess, LimitField};
pub use edit::edits::{Edit, EditPlace, Edited};
pub use edit::session::{AccountOrder, Session};
pub use load::binary::LAYOUT as BINARY_LAYOUT;
pub use model::engine::{ENGINE_VERSION, Engine};
pub use model::grants::{GrantDays, OnBehalf};
pub use model::limits::GroupLimit;
pub use model::reason::{Measure, Reason, ReasonCode, Scope};
pub use model::request::{Place, Request};
pub use model::requirement::{Approvers, GroupShare, Requirement, Slot};
pub use model::rules::{Initiators, RulePrecedence};
pub use model::usage::{Usage, UsageRow};
pub use problem::{Listed, Problem, ProblemCode, Problems};
pub use value::hidden::is_hidden;
pub use value::period::ByPeriod;
pub use value::{amount, currency, day};
