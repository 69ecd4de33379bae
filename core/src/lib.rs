#![doc = include_str!("../../README.md")]
#![no_std]

extern crate alloc;

pub mod amount;
mod approval;
mod approval_status;
mod assignment;
mod bits;
pub mod bounds;
pub mod currency;
pub mod day;
mod decision;
mod delegation;
pub mod details;
mod duties;
mod edit;
mod engine;
mod explain;
mod explain_limits;
pub mod id;
mod limit;
mod load;
mod matching;
mod matrix;
mod matrix_check;
mod order;
mod period;
mod permission;
mod problem;
mod reason;
mod reverse;
mod table;
mod usage;
mod what_if;
pub mod wire;
mod would_pass;

pub use approval::Transaction;
pub use approval_status::{ApprovalReason, ApprovalRefusal, ApprovalStatus, Approver, Pending};
pub use decision::{Decision, Headroom, Judged, Outcome, Question};
pub use delegation::{DelegationRefusal, Excess, LimitField};
pub use duties::DutyConflict;
pub use edit::{Edit, EditPlace, Edited};
pub use engine::{Approvers, ENGINE_VERSION, Engine, GroupLimit, Requirement, Slot};
pub use explain::{Answered, Explanation, Fact, Layer, LayerKind, RuleSource, RuleStep};
pub use explain_limits::{BoundStep, Contribution, Origin};
pub use limit::Bounds;
pub use matrix::{FeatureTally, Matrix, PermissionType, State, Tally};
pub use matrix_check::{Finding, FindingCode};
pub use period::ByPeriod;
pub use permission::{Place, Request};
pub use problem::{Problem, ProblemCode};
pub use reason::{Measure, Reason, ReasonCode, Scope};
pub use reverse::UsableAccount;
pub use usage::{Usage, UsageRow};
pub use what_if::{EntitlementChange, GroupLimitChange, LimitChange, entitlement_changes};
pub use would_pass::{OtherAccount, WouldPass};
