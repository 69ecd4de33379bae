//! Signatory groups, and where approval rules stand.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::data::groups::Groups;
use crate::data::ids::{AccountIx, ActionIx, CustomerIx, Ids, Index, SignatoryGroupIx, UserIx};
use crate::data::table::{Set, Table};
use crate::model::requirement::Requirement;
use crate::model::rules::{Initiators, Rules};

/// Signatory groups and approval rules.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Approvals {
    pub(crate) groups: Ids<SignatoryGroupIx>,
    pub(crate) group: Vec<SignatoryGroup>,
    /// By where rules stand.
    pub(crate) rules: Table<(RulesOf, ActionIx), Rules>,
    /// What holds where no rule is in force: one approval by anyone entitled.
    pub(crate) default: Requirement,
    /// By user: the signatory groups by which some rule chooses.
    #[serde(skip)]
    choosing: Groups<SignatoryGroupIx>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SignatoryGroup {
    pub(crate) customer: CustomerIx,
    pub(crate) members: Set<UserIx>,
}

/// Where rules stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum RulesOf {
    /// At an account: its own.
    Account(AccountIx),
    /// At a customer: those of accounts that have none of their own.
    Customer(CustomerIx),
}

impl Approvals {
    /// The account's own rules of an action, and the customer's.
    pub(crate) fn rules_at(
        &self,
        account: Option<AccountIx>,
        customer: CustomerIx,
        action: ActionIx,
    ) -> [Option<&Rules>; 2] {
        let own = account.and_then(|account| self.rules.get(&(RulesOf::Account(account), action)));
        [own, self.rules.get(&(RulesOf::Customer(customer), action))]
    }

    /// Orders the rules, so that the one in force for somebody is found without going through them. `None` past 2^32
    /// members of groups.
    pub(crate) fn order(&mut self, users: usize) -> Option<()> {
        let mut names = alloc::vec![false; self.group.len()];
        for rules in self.rules.values_mut() {
            rules.order();
            for initiators in rules.rules.iter().flat_map(|rule| &rule.initiators) {
                if let Initiators::Group(group) = initiators
                    && let Some(names) = names.get_mut(group.at())
                {
                    *names = true;
                }
            }
        }
        self.choosing = Groups::new(users, |add| {
            let all = (0_u32..).map(SignatoryGroupIx::from_number).zip(&self.group).zip(&names);
            for ((index, group), _) in all.filter(|(_, names)| **names) {
                for member in &group.members {
                    add(member.at(), index);
                }
            }
        })?;
        Some(())
    }

    /// The signatory groups of a user by which some rule chooses.
    pub(crate) fn choosing(&self, user: UserIx) -> &[SignatoryGroupIx] {
        self.choosing.get(user.at())
    }
}
