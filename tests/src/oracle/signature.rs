//! Who signs as whom, and which slots signatures fill without an order.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::model::{Slot, Who, World};
use super::read::{text, texts};

/// Somebody who approves or has approved, for themselves or in another's place.
#[derive(Debug, Clone)]
pub(super) struct Signature {
    pub person: String,
    pub on_behalf_of: Option<String>,
    /// In which groups the one whose approval it is was then; nothing: those of today count.
    groups: Option<BTreeSet<String>>,
}

impl Signature {
    pub fn own(person: &str) -> Self {
        Self { person: person.to_owned(), on_behalf_of: None, groups: None }
    }

    pub fn on_behalf(person: &str, giver: &str) -> Self {
        Self { on_behalf_of: Some(giver.to_owned()), ..Self::own(person) }
    }

    /// One of the approvals of a question: somebody, or somebody with what is known about it.
    pub fn read(value: &Value) -> Self {
        let Some(person) = value.as_str() else {
            return Self {
                person: text(value, "user").expect("a user").to_owned(),
                on_behalf_of: text(value, "onBehalfOf").map(str::to_owned),
                groups: value.get("groups").map(|_| texts(value, "groups").into_iter().collect()),
            };
        };
        Self::own(person)
    }

    /// Whose approval it is.
    pub fn identity(&self) -> &str {
        self.on_behalf_of.as_deref().unwrap_or(&self.person)
    }

    pub fn write(&self) -> Value {
        match &self.on_behalf_of {
            Some(giver) => json!({ "user": self.person, "onBehalfOf": giver }),
            None => self.person.clone().into(),
        }
    }

    pub fn fits(&self, world: &World, who: &Who) -> bool {
        match (who, &self.groups) {
            (Who::Group(group), Some(then)) => then.contains(group),
            (Who::Group(group), None) => world.signatories[group].contains(self.identity()),
            (Who::Users(users), _) => users.iter().any(|user| user == self.identity()),
            (Who::Anyone, _) => true,
        }
    }
}

/// Whether somebody is used already: each person signs once, and each identity counts once.
pub(super) fn is_used(counted: &[Signature], signature: &Signature) -> bool {
    counted
        .iter()
        .any(|counted| counted.person == signature.person || counted.identity() == signature.identity())
}

fn total(slots: &[Slot]) -> i128 {
    slots.iter().map(|slot| slot.count).sum()
}

/// How many places of the slots the signatures can fill, one place each.
///
/// By the theorem of Hall in its form with a deficit: what stays empty is the largest want of any selection of
/// slots, that is its places less the signatures that can fill one of its slots.
pub(super) fn filled(world: &World, slots: &[Slot], signatures: &[Signature]) -> i128 {
    let mut deficit = 0;
    for selection in 0..1_u32 << slots.len() {
        let chosen = slots.iter().enumerate().filter(|(index, _)| selection >> index & 1 == 1);
        let chosen: Vec<&Slot> = chosen.map(|(_, slot)| slot).collect();
        let able =
            signatures.iter().filter(|signature| chosen.iter().any(|slot| signature.fits(world, &slot.who)));
        let able = i128::try_from(able.count()).expect("few users");
        let places: i128 = chosen.iter().map(|slot| slot.count).sum();
        deficit = deficit.max(places - able);
    }
    total(slots) - deficit
}

pub(super) fn is_filled(world: &World, slots: &[Slot], signatures: &[Signature]) -> bool {
    filled(world, slots, signatures) == total(slots)
}
