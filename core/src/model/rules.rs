//! Approval rules of one action in one place, ordered so that the one in force is found without going through them.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::data::ids::{SignatoryGroupIx, UserIx};
use crate::data::sorting::sort;
use crate::model::requirement::{GroupShare, Requirement};
use crate::value::amount::{Limit, Total};
use crate::value::currency::Currency;
use crate::value::period::Period;
use crate::words::words;

/// The rules of an action for an account or a customer.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Rules {
    /// In the order of the snapshot.
    pub(crate) rules: Vec<Rule>,
    /// What rules are chosen by, sorted; each with the number of the first rule that is chosen by it. Derived, and never
    /// stored.
    #[serde(skip)]
    choices: Vec<(Choice, u32)>,
    /// Whether some rule names initiators, and whether one is of a currency: most banks have neither.
    #[serde(skip)]
    special: Special,
}

#[derive(Debug, Default, Clone, Copy)]
struct Special {
    initiators: bool,
    currency: bool,
}

/// Amount bands over a period.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Rule {
    pub(crate) period: Period,
    /// For transactions that are entered in this currency alone, whose amount the bands bound.
    pub(crate) currency: Option<Currency>,
    /// Whose transactions it is for; empty: everybody's.
    pub(crate) initiators: Vec<Initiators>,
    /// Bands in rising order; the last has no upper bound.
    pub(crate) bands: Vec<Band>,
}

/// Whose transactions a rule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Initiators {
    /// Those of everybody.
    Everybody,
    /// Those of the members of a signatory group.
    Group(SignatoryGroupIx),
    /// Those of one user.
    User(UserIx),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Choice {
    period: Period,
    initiators: Initiators,
    currency: Option<Currency>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Band {
    /// The highest amount in the band; unlimited for the last band.
    pub(crate) up_to: Limit,
    /// `None`: nothing is required.
    pub(crate) requirement: Option<RuleRequirement>,
}

/// A requirement as a rule has it: some of its counts may be shares of a group.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RuleRequirement {
    /// With 1 in place of every share.
    pub(crate) requirement: Requirement,
    /// Slot by slot, the share of its group that it asks for; empty if no slot asks for one.
    pub(crate) shares: Vec<Option<GroupShare>>,
}

words! {
    /// Why a rule comes before another that fits the same transaction, in the order in which they are looked at.
    RulePrecedence {
        /// It is the account's own, and the other the customer's.
        Account = "account",
        /// It names the initiator, and the other names nobody.
        Initiator = "initiator",
        /// It is of the currency, and the other of none.
        Currency = "currency",
        /// It stands first in the document.
        Order = "order",
    }
}

/// Whose transaction it is, and in which currency it is entered.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entered<'e> {
    pub(crate) initiator: UserIx,
    /// The signatory groups of the initiator by which rules choose.
    pub(crate) groups: &'e [SignatoryGroupIx],
    pub(crate) currency: Currency,
}

impl Rules {
    /// Sorts what the rules are chosen by.
    pub(crate) fn order(&mut self) {
        let everybody = [Initiators::Everybody];
        let mut choices = Vec::with_capacity(self.rules.len());
        for (number, rule) in (0_u32..).zip(&self.rules) {
            let Rule { period, currency, .. } = *rule;
            let named = if rule.initiators.is_empty() { &everybody[..] } else { &rule.initiators };
            choices
                .extend(named.iter().map(|named| (Choice { period, initiators: *named, currency }, number)));
        }
        // Of several that are chosen by the same, the first one is.
        sort(&mut choices);
        choices.dedup_by_key(|(choice, _)| *choice);
        choices.shrink_to_fit();
        self.choices = choices;
        self.special = Special {
            initiators: self.rules.iter().any(|rule| !rule.initiators.is_empty()),
            currency: self.rules.iter().any(|rule| rule.currency.is_some()),
        };
    }

    fn first(&self, choice: Choice) -> Option<u32> {
        let place = self.choices.binary_search_by(|(other, _)| other.cmp(&choice)).ok()?;
        self.choices.get(place).map(|(_, number)| *number)
    }

    /// The rule in force for a transaction: one that names its initiator before one that names nobody, then one of its
    /// currency before one of none, then the first.
    pub(crate) fn in_force(&self, period: Period, entered: Entered<'_>) -> Option<&Rule> {
        let Special { initiators, currency } = self.special;
        let currencies = [Some(entered.currency).filter(|_| currency), None];
        let currencies = currencies.get(usize::from(!currency)..).unwrap_or_default();
        let everybody = |currency: &Option<_>| {
            self.first(Choice { period, initiators: Initiators::Everybody, currency: *currency })
        };
        let naming = |currency: &Option<_>| self.first_naming(period, entered, *currency);
        let named = if initiators { currencies.iter().find_map(naming) } else { None };
        self.rules.get(named.or_else(|| currencies.iter().find_map(everybody))? as usize)
    }

    /// The first rule of a currency that names the initiator.
    fn first_naming(&self, period: Period, entered: Entered<'_>, currency: Option<Currency>) -> Option<u32> {
        let first = |initiators| self.first(Choice { period, initiators, currency });
        let groups = entered.groups.iter().map(|group| Initiators::Group(*group));
        groups.chain([Initiators::User(entered.initiator)]).filter_map(first).min()
    }
}

/// What ranks a rule that fits a transaction: the smallest comes first.
pub(crate) type RuleRank = [usize; 4];

impl Rules {
    /// The rules of a period that fit a transaction, each with its rank; those of an account's own have place 0.
    pub(crate) fn fitting<'e>(
        &'e self,
        place: usize,
        period: Period,
        entered: Entered<'e>,
    ) -> impl Iterator<Item = (RuleRank, &'e Rule)> {
        let rules = self.rules.iter().enumerate().filter(move |(_, rule)| rule.period == period);
        rules.filter_map(move |(order, rule)| {
            let fits = rule.currency.is_none_or(|currency| currency == entered.currency);
            let named = rule.named_by(entered).filter(|_| fits)?;
            let (named, priced) = (named != Initiators::Everybody, rule.currency.is_some());
            Some(([place, usize::from(!named), usize::from(!priced), order], rule))
        })
    }
}

impl Rule {
    /// By what the rule names the initiator; `None` if it is for others alone.
    pub(crate) fn named_by(&self, entered: Entered<'_>) -> Option<Initiators> {
        let names = |initiators: &Initiators| match initiators {
            Initiators::Everybody => true,
            Initiators::Group(group) => entered.groups.contains(group),
            Initiators::User(user) => *user == entered.initiator,
        };
        let everybody = Some(Initiators::Everybody).filter(|_| self.initiators.is_empty());
        everybody.or_else(|| self.initiators.iter().copied().find(names))
    }

    /// What the band that contains this amount requires. Nothing at 0, which lies below every band.
    pub(crate) fn requirement(&self, amount: Total) -> Option<&RuleRequirement> {
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
    pub(crate) fn only_requirement(&self) -> Option<&RuleRequirement> {
        self.bands.first()?.requirement.as_ref()
    }
}
