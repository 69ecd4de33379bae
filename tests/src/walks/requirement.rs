//! Small random requirements, and who could meet them.

use serde_json::{Value, json};

use super::Signed;
use super::company::Company;
use crate::worlds::Random;

/// Who may fill one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    Group(usize),
    People(Vec<usize>),
    Anyone,
}

/// One requirement: alternatives of slots, each a place and how many of it.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    is_sequential: bool,
    any_of: Vec<Vec<(Place, usize)>>,
}

fn place(random: &mut Random, company: &Company) -> Place {
    let everybody: Vec<usize> = (0..company.count()).collect();
    match random.below(5) {
        0..3 => Place::Group(random.below(company.groups_count())),
        3 => {
            let mut people = random.some(&everybody, 50);
            if people.is_empty() {
                people.push(random.below(company.count()));
            }
            Place::People(people)
        }
        _ => Place::Anyone,
    }
}

impl Wanted {
    pub fn new(random: &mut Random, company: &Company) -> Self {
        let slots = |random: &mut Random| {
            let count = random.between(1, 3);
            (0..count).map(|_| (place(random, company), [1, 1, 1, 2][random.below(4)])).collect()
        };
        let alternatives = [1, 1, 2][random.below(3)];
        let is_sequential = random.chance(60);
        Self { is_sequential, any_of: (0..alternatives).map(|_| slots(random)).collect() }
    }

    /// The places of each alternative, one for each person.
    pub fn alternatives(&self) -> Vec<Vec<Place>> {
        let places = |slots: &Vec<(Place, usize)>| {
            slots.iter().flat_map(|(place, count)| vec![place.clone(); *count]).collect()
        };
        self.any_of.iter().map(places).collect()
    }

    /// The places of the only alternative, if they have an order.
    pub fn only_order(&self) -> Option<Vec<Place>> {
        let mut alternatives = self.alternatives();
        alternatives.pop().filter(|_| self.is_sequential && alternatives.is_empty())
    }

    pub fn write(&self, company: &Company) -> Value {
        let slot = |(place, count): &(Place, usize)| match place {
            Place::Group(group) => json!({ "group": format!("g{group}"), "count": count }),
            Place::People(people) => {
                json!({ "users": people.iter().map(|person| company.id(*person)).collect::<Value>(), "count": count })
            }
            Place::Anyone => json!({ "anyone": true, "count": count }),
        };
        let slots = |slots: &Vec<(Place, usize)>| slots.iter().map(slot).collect::<Value>();
        json!({ "sequential": self.is_sequential, "anyOf": self.any_of.iter().map(slots).collect::<Value>() })
    }
}

/// Whether these people fill all places, one each, in whatever order: every way is tried.
pub(super) fn can_fill(company: &Company, places: &[Place], people: &[Signed]) -> bool {
    let Some((place, rest)) = places.split_first() else { return true };
    people.iter().enumerate().any(|(index, signed)| {
        let others = || [&people[..index], &people[index + 1..]].concat();
        company.fits(signed, place) && can_fill(company, rest, &others())
    })
}
