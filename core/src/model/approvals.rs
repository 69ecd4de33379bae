//! Signatory groups, approval rules and what they require.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::data::ids::{AccountIx, ActionIx, CustomerIx, Ids, SignatoryGroupIx, UserIx};
use crate::data::table::{Set, Table};
use crate::value::amount::{Limit, Total};
use crate::value::period::ByPeriod;

/// Signatory groups and approval rules.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Approvals {
    pub(crate) groups: Ids<SignatoryGroupIx>,
    pub(crate) group: Vec<SignatoryGroup>,
    /// By account: its own rules.
    pub(crate) of_account: Table<(AccountIx, ActionIx), Rules>,
    /// By customer: the rules of accounts that have none of their own.
    pub(crate) of_customer: Table<(CustomerIx, ActionIx), Rules>,
    /// What holds where no rule exists at all: one approval by anyone entitled.
    pub(crate) default: Requirement,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SignatoryGroup {
    pub(crate) customer: CustomerIx,
    pub(crate) members: Set<UserIx>,
}

/// At most one rule per period.
pub(crate) type Rules = ByPeriod<Option<Rule>>;

/// Bands in rising order; the last has no upper bound.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Rule {
    pub(crate) bands: Vec<Band>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Band {
    /// The highest amount in the band; unlimited for the last band.
    pub(crate) up_to: Limit,
    /// `None`: nothing is required.
    pub(crate) requirement: Option<Requirement>,
}

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

impl Rule {
    /// What the band that contains this amount requires. Nothing at 0, which lies below every band.
    pub(crate) fn requirement(&self, amount: Total) -> Option<&Requirement> {
        if !Limit::ZERO.is_broken_by(amount) {
            return None;
        }
        self.band(amount)?.1.requirement.as_ref()
    }

    /// The band that contains an amount, and where it begins.
    pub(crate) fn band(&self, amount: Total) -> Option<(Limit, &Band)> {
        // Bands touch and rise, so the first whose upper bound is not passed is the one. `upTo` belongs to its
        // band: `above` < amount ≤ `upTo`.
        let place = self.bands.iter().position(|band| !band.up_to.is_broken_by(amount))?;
        let before = place.checked_sub(1).and_then(|before| self.bands.get(before));
        Some((before.map_or(Limit::ZERO, |band| band.up_to), self.bands.get(place)?))
    }

    /// What the only band of a rule without amounts requires.
    pub(crate) fn only_requirement(&self) -> Option<&Requirement> {
        self.bands.first()?.requirement.as_ref()
    }
}
