//! Which rule is in force for a transaction, and what it asks for.

use super::model::{Band, Count, Requirement, Rule, Slot, Who, World};
use super::permission::Place;

/// A transaction as rules look at it.
#[derive(Clone, Copy)]
pub(super) struct Entry<'q> {
    /// Whose rights decide.
    pub initiator: &'q str,
    /// Who entered it, if it is not the initiator.
    pub entered_by: &'q str,
    pub action: &'q str,
    pub place: Place<'q>,
    /// In which it was entered, if it moves money.
    pub currency: Option<&'q str>,
}

impl Entry<'_> {
    fn names_initiator(&self, world: &World, initiators: &[Who]) -> bool {
        initiators.iter().any(|who| match who {
            Who::Group(group) => world.signatories[group].contains(self.initiator),
            Who::Users(users) => users.iter().any(|user| user == self.initiator),
            Who::Anyone => panic!("a rule without initiators says so by naming none"),
        })
    }

    fn fits(&self, world: &World, rule: &Rule, period: &str) -> bool {
        rule.customer == self.place.customer_in(world)
            && rule.action == self.action
            && rule.period == period
            && rule.account.as_deref().is_none_or(|account| Some(account) == self.place.account)
            && rule.initiators.as_ref().is_none_or(|initiators| self.names_initiator(world, initiators))
            && rule.currency.as_deref().is_none_or(|currency| Some(currency) == self.currency)
    }

    /// The one rule of a period that is in force: of the account, of the initiator, of the currency come first.
    pub fn rule<'w>(&self, world: &'w World, period: &str) -> Option<&'w Rule> {
        let mut fitting: Vec<&Rule> =
            world.rules.iter().filter(|rule| self.fits(world, rule, period)).collect();
        // Stable: what is equal here keeps the order of the document.
        fitting
            .sort_by_key(|rule| (rule.account.is_none(), rule.initiators.is_none(), rule.currency.is_none()));
        fitting.first().copied()
    }

    /// How many of a group a count means. Whoever could not approve is not one of them.
    fn number(&self, world: &World, who: &Who, count: Count) -> i128 {
        let members = || {
            let Who::Group(group) = who else { panic!("all or the majority are those of a group") };
            let may_approve = |member: &&String| {
                world.self_approval || ![self.initiator, self.entered_by].contains(&member.as_str())
            };
            i128::try_from(world.signatories[group].iter().filter(may_approve).count()).expect("few members")
        };
        match count {
            Count::Number(number) => number,
            Count::All => members().max(1),
            Count::Majority => members() / 2 + 1,
        }
    }

    /// The requirement of a band, in numbers; nothing if it asks for nothing.
    pub fn requirement(&self, world: &World, band: &Band) -> Option<Requirement> {
        let slot =
            |(who, count): &(Who, Count)| Slot { who: who.clone(), count: self.number(world, who, *count) };
        let slots = |slots: &Vec<(Who, Count)>| slots.iter().map(slot).collect();
        let any_of = band.any_of.as_ref()?.iter().map(slots).collect();
        Some(Requirement { sequential: band.sequential, any_of })
    }
}
