//! What must be approved, and by whom.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::data::ids::{SignatoryGroupIx, UserIx};
use crate::words::words;

/// What must be approved, and by whom: alternatives of slots that are all to be filled.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// Whether slots are filled in order.
    pub sequential: bool,
    /// The alternatives.
    pub any_of: Vec<Vec<Slot>>,
}

/// So many approvers of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// Who may fill it.
    pub approvers: Approvers,
    /// How many different ones.
    pub count: u32,
}

words! {
    /// How many of a group, as a share of its members.
    GroupShare {
        /// All of them.
        All = "all",
        /// More than half of them.
        Majority = "majority",
    }
}

/// A kind of approver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Approvers {
    /// A member of the signatory group.
    Group(SignatoryGroupIx),
    /// One of these users.
    Users(Vec<UserIx>),
    /// Anyone entitled.
    Anyone,
}
