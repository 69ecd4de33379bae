//! Which approval rule was in force, and why it came before the others.

use alloc::vec::Vec;

use crate::data::ids::{AccountIx, CustomerIx};
use crate::model::engine::Engine;
use crate::model::request::Request;
use crate::model::rules::{Initiators, Rule, RulePrecedence, RuleRank};
use crate::value::currency::Currency;
use crate::value::period::Period;

/// Whose rule it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleSource {
    /// The account's own.
    Account(AccountIx),
    /// The customer's.
    Customer(CustomerIx),
    /// Nobody's: no rule is in force, so anyone entitled may approve.
    Default,
}

/// A rule in force, and what it was chosen by.
pub(crate) struct RuleFound<'e> {
    pub(crate) rule: &'e Rule,
    pub(crate) source: RuleSource,
    pub(crate) initiators: Initiators,
    /// Each why that decided against another rule that fits, in their order.
    pub(crate) precedence: Vec<RulePrecedence>,
}

impl Engine {
    /// The rule in force for a transaction that is entered in a currency.
    pub(crate) fn rule_found(
        &self,
        request: Request,
        currency: Currency,
        period: Period,
    ) -> Option<RuleFound<'_>> {
        let entered = self.entered(request, currency);
        let mut all: Vec<(RuleRank, &Rule)> = Vec::new();
        let rules = self.approvals.rules_at(request.account, request.customer, request.action);
        for (place, rules) in rules.into_iter().enumerate() {
            all.extend(rules.into_iter().flat_map(|rules| rules.fitting(place, period, entered)));
        }
        let (first, rule) = all.iter().min_by_key(|(rank, _)| *rank).copied()?;
        let source = match request.account {
            Some(account) if first.first() == Some(&0) => RuleSource::Account(account),
            _ => RuleSource::Customer(request.customer),
        };
        let ranks: Vec<RuleRank> = all.iter().map(|(rank, _)| *rank).collect();
        let initiators = rule.named_by(entered)?;
        Some(RuleFound { rule, source, initiators, precedence: decisive(first, &ranks) })
    }
}

/// By what the first of these ranks comes before the others.
fn decisive(first: RuleRank, all: &[RuleRank]) -> Vec<RulePrecedence> {
    let mut decides = [false; 4];
    for other in all.iter().filter(|other| **other != first) {
        let place = first.iter().zip(other).position(|(first, other)| first != other);
        if let Some(decides) = place.and_then(|place| decides.get_mut(place)) {
            *decides = true;
        }
    }
    let words = RulePrecedence::ALL.iter().zip(decides);
    words.filter(|(_, decides)| *decides).map(|(word, _)| *word).collect()
}
