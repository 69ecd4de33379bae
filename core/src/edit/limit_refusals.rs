//! `validateLimits`: which limits cannot be set for a user, and which bound each of them breaks.

use alloc::vec::Vec;

use crate::data::ids::{AccountIx, ActionIx, LimitGroupIx};
use crate::decide::permission::DerivedAssignment;
use crate::edit::delegation::LimitField;
use crate::model::engine::Engine;
use crate::model::limits::Thresholds;
use crate::value::amount::{Limit, Total};
use crate::value::period::ByPeriod;
use crate::value::period::Period;
use crate::words::words;

words! {
    /// Why a limit cannot be set.
    LimitIssueCode {
        /// The action is not granted on the account, or the group has no granted action.
        NotPermitted = "not-permitted",
        /// The action moves no money.
        NotMonetary = "not-monetary",
        /// Above what institution, contract and role allow.
        AboveMaximum = "above-maximum",
        /// Executed without approval above what is denied.
        AboveDeny = "above-deny",
    }
}

/// Limits that somebody wants to set, their references resolved.
#[derive(Debug, Default)]
pub(crate) struct WantedLimits {
    pub(crate) accounts: Vec<(AccountIx, ActionIx, ByPeriod<Thresholds>)>,
    pub(crate) groups: Vec<(LimitGroupIx, ByPeriod<Limit>)>,
}

/// Which limit of a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LimitPlace {
    /// All of an action on an account.
    Action(AccountIx, ActionIx),
    /// One threshold of it.
    Threshold(AccountIx, ActionIx, Period, LimitField),
    /// One of a group.
    Group(LimitGroupIx, Period),
}

/// A limit that cannot be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LimitRefusal {
    pub(crate) place: LimitPlace,
    pub(crate) code: LimitIssueCode,
    /// The bound it broke.
    pub(crate) maximum: Option<Limit>,
}

impl Engine {
    /// Every limit that cannot be set for somebody with these grants. What is wanted is judged alone; limits that the
    /// user has play no part.
    pub(crate) fn refused_limits(
        &self,
        grants: Option<DerivedAssignment<'_>>,
        wanted: &WantedLimits,
    ) -> Vec<LimitRefusal> {
        let mut refused = Vec::new();
        for (account, action, thresholds) in &wanted.accounts {
            self.judge_action(grants, (*account, *action), thresholds, &mut refused);
        }
        for (group, limits) in &wanted.groups {
            judge_group(grants, *group, limits, &mut refused);
        }
        refused
    }

    fn judge_action(
        &self,
        grants: Option<DerivedAssignment<'_>>,
        (account, action): (AccountIx, ActionIx),
        thresholds: &ByPeriod<Thresholds>,
        refused: &mut Vec<LimitRefusal>,
    ) {
        let place = LimitPlace::Action(account, action);
        // Once for each account and action, and nothing below: without the action its limits mean nothing.
        let granting = grants.filter(|grants| self.grants_at(*grants, action, account));
        let Some(DerivedAssignment { assignment, .. }) = granting else {
            return refuse(refused, place, LimitIssueCode::NotPermitted, None);
        };
        if !self.is_monetary(action) {
            return refuse(refused, place, LimitIssueCode::NotMonetary, None);
        }
        let maximum = self.maximum(assignment, action);
        for period in Period::ALL {
            let Thresholds { deny, pre_approved } = *thresholds.get(*period);
            let mut bound = *maximum.get(*period);
            // Unlimited means that nothing is given.
            if let Some(amount) = deny.total() {
                let place = LimitPlace::Threshold(account, action, *period, LimitField::Deny);
                refuse_above(refused, place, LimitIssueCode::AboveMaximum, amount, bound);
                // `preApproved` is bounded by the `deny` that is set with it, not by a stored one: what is
                // given is judged alone.
                bound = bound.min(deny);
            }
            // Whoever is asked for no approval has named no amount that could be too high.
            if let Some(amount) = pre_approved.and_then(Limit::total) {
                let place = LimitPlace::Threshold(account, action, *period, LimitField::PreApproved);
                refuse_above(refused, place, LimitIssueCode::AboveDeny, amount, bound);
            }
        }
    }
}

fn judge_group(
    grants: Option<DerivedAssignment<'_>>,
    group: LimitGroupIx,
    wanted: &ByPeriod<Limit>,
    refused: &mut Vec<LimitRefusal>,
) {
    let known = grants.and_then(|grants| grants.assignment.group_limit(group));
    for period in Period::ALL {
        // Unlimited means that nothing is given for this period.
        let Some(amount) = wanted.get(*period).total() else { continue };
        let place = LimitPlace::Group(group, *period);
        match known {
            None => refuse(refused, place, LimitIssueCode::NotPermitted, None),
            Some(limits) => {
                let bound = limits.get(*period).default;
                refuse_above(refused, place, LimitIssueCode::AboveMaximum, amount, bound);
            }
        }
    }
}

fn refuse(refused: &mut Vec<LimitRefusal>, place: LimitPlace, code: LimitIssueCode, maximum: Option<Limit>) {
    refused.push(LimitRefusal { place, code, maximum });
}

/// Refuses what is above a bound.
fn refuse_above(
    refused: &mut Vec<LimitRefusal>,
    place: LimitPlace,
    code: LimitIssueCode,
    amount: Total,
    bound: Limit,
) {
    if bound.is_broken_by(amount) {
        refuse(refused, place, code, Some(bound));
    }
}
