//! An order of people: who signs takes a place for good, or is early.

use super::model::{Slot, World};
use super::signature::{Signature, is_filled};

/// The slots of an alternative as places for one person each, in their order.
struct Order<'a> {
    world: &'a World,
    places: Vec<&'a Slot>,
}

/// Where an order stands after some signatures.
pub(super) struct Standing {
    /// Whether those who may still sign could fill all that is left.
    pub can_end: bool,
    pub is_met: bool,
}

impl Order<'_> {
    /// Whether signatures can fill these places, one each.
    fn fill(&self, places: &[usize], signatures: &[Signature]) -> bool {
        let mut slots: Vec<Slot> = Vec::new();
        let mut last: Option<&Slot> = None;
        for place in places {
            let slot = self.places[*place];
            match slots.last_mut() {
                Some(wanted) if last.is_some_and(|last| std::ptr::eq(last, slot)) => wanted.count += 1,
                _ => slots.push(Slot { who: slot.who.clone(), count: 1 }),
            }
            last = Some(slot);
        }
        is_filled(self.world, &slots, signatures)
    }

    fn empty(&self, taken: &[bool], end: usize) -> Vec<usize> {
        (0..end).filter(|place| !taken[*place]).collect()
    }

    /// The first place that is neither taken nor reached by early ones; as many as there are places if there is none.
    fn open(&self, taken: &[bool], early: &[Signature]) -> usize {
        let all = self.places.len();
        (0..all).find(|place| !self.fill(&self.empty(taken, place + 1), early)).unwrap_or(all)
    }

    /// The last place up to the open one that the signature fits, such that early ones fill all the others.
    fn place_for(&self, taken: &[bool], early: &[Signature], signature: &Signature) -> Option<usize> {
        let open = self.open(taken, early);
        if open == self.places.len() {
            return None;
        }
        let empty = self.empty(taken, open + 1);
        empty.iter().rev().copied().find(|place| {
            let others: Vec<usize> = empty.iter().copied().filter(|other| other != place).collect();
            signature.fits(self.world, &self.places[*place].who) && self.fill(&others, early)
        })
    }

    /// Whether nothing would stay empty for ever.
    fn can_end(&self, taken: &[bool], early: &[Signature], coming: &[Signature]) -> bool {
        self.fill(&self.empty(taken, self.places.len()), &[early, coming].concat())
    }
}

/// Where signatures have led so far.
#[derive(Clone)]
struct Course {
    taken: Vec<bool>,
    early: Vec<Signature>,
}

impl Order<'_> {
    /// One more signature; what is coming are those that came after it and those that may.
    fn sign(&self, course: &Course, signature: &Signature, coming: &[Signature]) -> Course {
        let Course { taken, early } = course;
        let mut waiting = course.clone();
        waiting.early.push(signature.clone());
        let Some(place) = self.place_for(taken, early, signature) else { return waiting };
        let mut taking = course.clone();
        taking.taken[place] = true;
        let can_end = |course: &Course| self.can_end(&course.taken, &course.early, coming);
        if !can_end(&taking) && can_end(&waiting) { waiting } else { taking }
    }

    fn course(&self, signatures: &[Signature], may_sign: &[Signature]) -> Course {
        let start = Course { taken: vec![false; self.places.len()], early: Vec::new() };
        signatures.iter().enumerate().fold(start, |course, (index, signature)| {
            self.sign(&course, signature, &[&signatures[index + 1..], may_sign].concat())
        })
    }

    fn standing(&self, course: &Course, may_sign: &[Signature]) -> Standing {
        let Course { taken, early } = course;
        let open = self.open(taken, early);
        Standing { is_met: open == self.places.len(), can_end: self.can_end(taken, early, may_sign) }
    }
}

fn order<'a>(world: &'a World, slots: &'a [Slot]) -> Order<'a> {
    Order { world, places: slots.iter().flat_map(|slot| (0..slot.count).map(move |_| slot)).collect() }
}

/// Where the slots of an alternative stand after these signatures, in their order.
pub(super) fn standing(
    world: &World,
    slots: &[Slot],
    signatures: &[Signature],
    may_sign: &[Signature],
) -> Standing {
    let order = order(world, slots);
    order.standing(&order.course(signatures, may_sign), may_sign)
}

/// Whether one more signature moves the open place on from where it stands; then those may sign who are left.
pub(super) fn moves(
    world: &World,
    slots: &[Slot],
    (signatures, may_sign): (&[Signature], &[Signature]),
    (signature, may_sign_then): (&Signature, &[Signature]),
) -> bool {
    let order = order(world, slots);
    let before = order.course(signatures, may_sign);
    let after = order.sign(&before, signature, may_sign_then);
    order.open(&after.taken, &after.early) > order.open(&before.taken, &before.early)
}
