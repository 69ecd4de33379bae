//! Nobody can give what they do not have. Only what an assignment adds or raises is judged; taking away is always
//! possible.

use alloc::vec::Vec;

use crate::data::action_sets::{Actions, Rows};
use crate::data::ids::{AccountIx, ActionIx, LimitGroupIx, UserIx};
use crate::decide::assignment::ResolvedAssignment;
use crate::decide::limit::Bounds;
use crate::model::engine::Engine;
use crate::model::legal_entity::{AccountAccess, DelegationCeiling};
use crate::model::people::Assignment;
use crate::value::amount::Limit;
use crate::value::period::ByPeriod;
use crate::value::period::Period;
use crate::words::words;

words! {
    /// Why an assignment may not be given, beside the reasons of the giver's permissions.
    DelegationRefusal {
        /// Nobody edits themselves.
        OwnPermissions = "own-permissions",
        /// The account is not in the pool the giver may give from.
        AccountNotDelegable = "account-not-delegable",
        /// The giver does not have the action there.
        ActionNotDelegable = "action-not-delegable",
        /// The limit is above the giver's.
        LimitNotDelegable = "limit-not-delegable",
    }
}

words! {
    /// Which limit.
    LimitField {
        /// Above here refused.
        Deny = "deny",
        /// Up to here executed without approval.
        PreApproved = "preApproved",
        /// Of a limit group.
        Limit = "limit",
    }
}

/// One thing that may not be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// An action, on an account or of other features.
    Action(Option<AccountIx>, ActionIx),
    /// A limit of an action on an account; with the giver's limit there.
    ActionLimit(AccountIx, ActionIx, Period, LimitField, Limit),
    /// A limit of a group; with the giver's limit there.
    GroupLimit(LimitGroupIx, Period, Limit),
}

/// A giver, a receiver, and what is to be given.
pub(crate) struct Delegation<'e> {
    engine: &'e Engine,
    actor: &'e Assignment,
    /// What the receiver has now.
    former: Option<&'e Assignment>,
    draft: Assignment,
    /// The rows of granted actions that the draft refers to, apart from the engine's.
    rows: Rows,
}

impl Engine {
    /// Whether an account is in the pool that the giver may give from.
    pub(crate) fn in_pool(&self, actor: &Assignment, account: AccountIx) -> bool {
        match self.entity.settings.account_access {
            AccountAccess::Open => self.companies.owns(actor.customer, account),
            AccountAccess::Delegated => self.granted_on(actor, account).is_some(),
        }
    }

    /// What an assignment adds or raises beyond the giver's own, on those of its accounts that may be given. In the
    /// order of the specification.
    pub(crate) fn excess(
        &self,
        actor: UserIx,
        target: Option<UserIx>,
        given: ResolvedAssignment,
    ) -> Vec<Excess> {
        let customer = given.customer;
        let (Some(actor), ceiling) =
            (self.assignment(actor, customer), self.entity.settings.delegation_ceiling)
        else {
            return Vec::new();
        };
        let former = target.and_then(|target| self.assignment(target, customer));
        // An account outside the pool is refused as such by the caller; its actions are not judged a second
        // time.
        let accounts = given.accounts.iter().copied();
        let judged = accounts.filter(|account| self.in_pool(actor, *account) || self.holds(former, *account));
        let accounts = self.companies.accounts.sorted(judged);
        let mut rows = Rows::default();
        let Some(draft) = given.derive(self.parts(), &mut rows) else { return Vec::new() };
        let delegation = Delegation { engine: self, actor, former, draft, rows };
        let mut excess = Vec::new();
        // Ceiling `accounts` ends here: roles come from the institution's list, and the contract bounds them.
        if ceiling != DelegationCeiling::Accounts {
            delegation.actions(&accounts, &mut excess);
        }
        if ceiling == DelegationCeiling::Limits {
            delegation.action_limits(&accounts, &mut excess);
            delegation.group_limits(&mut excess);
        }
        excess
    }

    pub(crate) fn holds(&self, former: Option<&Assignment>, account: AccountIx) -> bool {
        former.is_some_and(|former| self.granted_on(former, account).is_some())
    }
}

impl Delegation<'_> {
    /// What the draft grants on an account, or of other features; sorted.
    fn granted(&self, account: Option<AccountIx>) -> Vec<ActionIx> {
        let row = match account {
            Some(account) => self.engine.granted_on(&self.draft, account),
            None => Some(self.draft.other),
        };
        let granted = row.map_or_else(Actions::default, |row| self.rows.get(row));
        self.engine.catalogue.actions.sorted(granted.iter())
    }

    fn had(&self, action: ActionIx, account: Option<AccountIx>) -> bool {
        self.former.is_some_and(|former| self.engine.grants(former, action, account))
    }

    fn actor_has(&self, action: ActionIx, account: Option<AccountIx>) -> bool {
        self.engine.grants(self.actor, action, account)
    }

    /// Added actions that the giver does not have.
    fn actions(&self, accounts: &[AccountIx], excess: &mut Vec<Excess>) {
        for account in accounts {
            self.actions_at(Some(*account), excess);
        }
        self.actions_at(None, excess);
    }

    fn actions_at(&self, place: Option<AccountIx>, excess: &mut Vec<Excess>) {
        for action in self.granted(place) {
            if !self.had(action, place) && !self.actor_has(action, place) {
                excess.push(Excess::Action(place, action));
            }
        }
    }

    fn action_limits(&self, accounts: &[AccountIx], excess: &mut Vec<Excess>) {
        for account in accounts {
            for action in self.granted(Some(*account)) {
                if self.engine.is_monetary(action) {
                    self.limits_of(*account, action, excess);
                }
            }
        }
    }

    fn limits_of(&self, account: AccountIx, action: ActionIx, excess: &mut Vec<Excess>) {
        let had = self.had(action, Some(account));
        let actor_has = self.actor_has(action, Some(account));
        if !had && !actor_has {
            // An added action that the giver lacks is reported as `action-not-delegable` only.
            return;
        }
        let bounds = |assignment: &Assignment| self.engine.bounds(assignment, account, action);
        let new = bounds(&self.draft);
        let nothing = ByPeriod::all(Bounds { pre_approved: Limit::ZERO, deny: Limit::ZERO });
        // A giver without the action has 0 there; the target may still keep what it had before.
        let actors = if actor_has { bounds(self.actor) } else { nothing };
        // Without the action the target had no limit of it either, so an old override of a removed action lifts
        // nothing.
        let former = self.former.filter(|_| had).map(bounds);
        for period in Period::ALL {
            let (new, actors) = (new.get(*period), actors.get(*period));
            let former = former.as_ref().map(|former| former.get(*period));
            if exceeds(new.deny, actors.deny, former.map(|former| former.deny)) {
                excess.push(Excess::ActionLimit(account, action, *period, LimitField::Deny, actors.deny));
            }
            if exceeds(new.pre_approved, actors.pre_approved, former.map(|former| former.pre_approved)) {
                let field = LimitField::PreApproved;
                excess.push(Excess::ActionLimit(account, action, *period, field, actors.pre_approved));
            }
        }
    }

    /// Group limits in force, computed over the whole assignment as given: also over accounts that were refused.
    fn group_limits(&self, excess: &mut Vec<Excess>) {
        for (group, new) in self.engine.derive_group_limits(&self.draft, &self.rows) {
            let actors = self.actor.group_limit(group);
            let former = self.former.and_then(|former| former.group_limit(group));
            // An added group that the giver lacks: its actions are reported already.
            if actors.is_none() && former.is_none() {
                continue;
            }
            for period in Period::ALL {
                let own = actors.map_or(Limit::ZERO, |limits| limits.get(*period).limit);
                let former = former.map(|limits| limits.get(*period).limit);
                if exceeds(new.get(*period).limit, own, former) {
                    excess.push(Excess::GroupLimit(group, *period, own));
                }
            }
        }
    }
}

/// Above the giver's, and above what the receiver had: only what is raised is judged.
fn exceeds(new: Limit, actors: Limit, former: Option<Limit>) -> bool {
    new > actors && former.is_none_or(|former| new > former)
}
