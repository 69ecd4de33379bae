//! Checks of an approval matrix: bands that nothing reaches, rules that nobody can satisfy or that are never in force,
//! people without whom nothing moves.
//!
//! What a rule requires is judged for every amount that some initiator of its transactions may bring into a band.

use alloc::vec::Vec;

use crate::ask::approval_matrix::finding::Finding;
use crate::ask::approval_matrix::place::RulePlace;
use crate::ask::approval_matrix::rules::RulesSeen;
use crate::ask::approval_matrix::site::Site;
use crate::data::ids::{CustomerIx, UserIx};
use crate::model::catalogue::Level;
use crate::model::engine::Engine;

impl Engine {
    /// Checks the approval matrix of a customer: by action, then what holds at the customer and by account, in the
    /// order of the snapshot.
    #[must_use]
    pub fn check_approvals(&self, customer: CustomerIx) -> Vec<Finding> {
        self.check_matrix(customer, None)
    }

    /// What could be approved at a customer, and no longer can once a user has left.
    #[must_use]
    pub fn if_user_leaves(&self, customer: CustomerIx, user: UserIx) -> Vec<Finding> {
        self.check_matrix(customer, Some(user))
    }

    fn check_matrix(&self, customer: CustomerIx, leaver: Option<UserIx>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for action in self.catalogue.actions.all() {
            let place = RulePlace { customer, account: None, action };
            if leaver.is_none() {
                self.check_rules(place, &mut findings);
                self.check_coverage(place, &mut findings);
            }
            self.judge_all(place, leaver, &mut findings);
        }
        findings
    }

    /// Judges an action wherever it can be asked for: on each account, or at the customer. Approved on accounts, an
    /// action of customer level is judged on the account that its transaction names.
    fn judge_all(&self, place: RulePlace, leaver: Option<UserIx>, findings: &mut Vec<Finding>) {
        let is_on_accounts = |action| self.level(action) == Level::Account;
        let approved_by = self.action(place.action).and_then(|action| action.approved_by);
        let (mut seen, mut judged) = (RulesSeen::default(), Vec::new());
        if !is_on_accounts(place.action) {
            self.judge(place, leaver, &mut seen, &mut judged);
        }
        if is_on_accounts(place.action) || approved_by.is_some_and(is_on_accounts) {
            for account in self.accounts_of(place.customer) {
                let place = RulePlace { account: Some(account), ..place };
                self.judge(place, leaver, &mut seen, &mut judged);
            }
        }
        if leaver.is_none() {
            self.check_use(place, &seen, findings);
        }
        findings.append(&mut judged);
    }

    fn judge<'e>(
        &'e self,
        place: RulePlace,
        leaver: Option<UserIx>,
        seen: &mut RulesSeen<'e>,
        findings: &mut Vec<Finding>,
    ) {
        let initiators = self.initiators_at(place, leaver);
        // Where nobody may start a transaction, nothing has to be approved.
        if initiators.is_empty() {
            return;
        }
        let users = initiators.iter().map(|initiator| initiator.user).collect();
        let site = Site { engine: self, place, initiators, approvers: self.approvers_at(place), leaver };
        let (in_force, without) = site.in_force();
        seen.add(place.account, in_force.iter().map(|known| known.rule), users);
        site.judge_demands((&in_force, &without), findings);
    }
}
