//! One approver fills one slot: a matching of people to slots, not a head count.
//!
//! Approvers are added one by one along augmenting paths (Kuhn 1955), so an approver who could only fill a taken slot
//! still counts if the one there can move to another.

use alloc::vec::Vec;

use crate::data::ids::UserIx;

/// Slots of one alternative, partly filled.
pub(crate) struct Filling<F> {
    /// Whether a slot takes a user.
    accepts: F,
    places: Places,
}

/// The slots. What is done with them is there once, however it is asked whom they take.
struct Places {
    /// By slot: how many it needs, and who fills it.
    slots: Vec<(u64, Vec<UserIx>)>,
    filled: u64,
}

/// Whether a slot takes a user.
type Accepts<'a> = &'a dyn Fn(usize, UserIx) -> bool;

/// The state of a search for an augmenting path. A slot that was reached is never tried again, which bounds the search:
/// requirements may have thousands of slots.
struct Search {
    unreached: Vec<usize>,
    steps: Vec<Step>,
}

/// A slot that was reached.
struct Step {
    slot: usize,
    /// The step it was reached from, and the approver who would move here from there; `None` for the new approver.
    from: Option<(usize, UserIx)>,
}

impl<F: Fn(usize, UserIx) -> bool> Filling<F> {
    /// Empty slots, each of which needs this many approvers.
    pub(crate) fn new(counts: impl Iterator<Item = u32>, accepts: F) -> Self {
        let mut slots = Vec::new();
        for count in counts {
            slots.push((count.into(), Vec::new()));
        }
        Self { accepts, places: Places { slots, filled: 0 } }
    }

    /// How many approvers are needed in all.
    pub(crate) fn needed(&self) -> u64 {
        self.places.needed()
    }

    /// How many slots are filled.
    pub(crate) const fn filled(&self) -> u64 {
        self.places.filled
    }

    pub(crate) fn is_full(&self) -> bool {
        self.filled() == self.needed()
    }

    /// By slot, who fills it.
    pub(crate) fn fillers(self) -> Vec<Vec<UserIx>> {
        let slots = self.places.slots.into_iter();
        slots.map(|(_, fillers)| fillers).collect()
    }

    /// Lets one more approver fill a slot, moving others where that helps. Whether it raised the number of filled
    /// slots.
    pub(crate) fn add(&mut self, user: UserIx) -> bool {
        self.places.add(user, &self.accepts)
    }

    /// Whether one more approver would raise the number of filled slots.
    pub(crate) fn takes_one_more(&self, user: UserIx) -> bool {
        self.places.path(user, &self.accepts).is_some()
    }
}

impl Places {
    fn needed(&self) -> u64 {
        self.slots.iter().fold(0, |sum, (count, _)| sum.wrapping_add(*count))
    }

    fn add(&mut self, user: UserIx, accepts: Accepts<'_>) -> bool {
        if let Some(slot) = self.open_slot(user, accepts) {
            self.change(slot, None, user);
        } else {
            let Some(steps) = self.path(user, accepts) else { return false };
            // Walk the path backwards: each approver on it moves one slot on, and the new one takes the slot
            // that becomes free first.
            let mut last = steps.last();
            let mut leaving = None;
            while let Some(Step { slot, from }) = last {
                self.change(*slot, leaving, from.map_or(user, |(_, arriving)| arriving));
                leaving = from.map(|(_, arriving)| arriving);
                last = from.and_then(|(before, _)| steps.get(before));
            }
        }
        self.filled = self.filled.wrapping_add(1);
        true
    }

    /// Puts an approver into a slot, in the place of the one who leaves it.
    fn change(&mut self, slot: usize, leaving: Option<UserIx>, arriving: UserIx) {
        let Some((_, fillers)) = self.slots.get_mut(slot) else { return };
        match fillers.iter_mut().find(|filler| Some(**filler) == leaving) {
            Some(filler) => *filler = arriving,
            None => fillers.push(arriving),
        }
    }

    /// A slot that takes the user and has room. Nobody has to move then, which is the usual case.
    fn open_slot(&self, user: UserIx, accepts: Accepts<'_>) -> Option<usize> {
        (0..self.slots.len()).find(|slot| self.has_room(*slot) && accepts(*slot, user))
    }

    /// The slots reached from a new approver, the last of them with room; `None` if none can be made free. Breadth
    /// first, so that as few approvers move as possible.
    fn path(&self, user: UserIx, accepts: Accepts<'_>) -> Option<Vec<Step>> {
        let mut search = Search { unreached: (0..self.slots.len()).collect(), steps: Vec::new() };
        let mut found = self.reach((user, None), &mut search, accepts);
        let mut place = 0_usize;
        while !found {
            let (_, fillers) = self.slots.get(search.steps.get(place)?.slot)?;
            let mut moving = fillers.iter().map(|filler| (*filler, Some((place, *filler))));
            found = moving.any(|filler| self.reach(filler, &mut search, accepts));
            place = place.wrapping_add(1);
        }
        Some(search.steps)
    }

    /// Reaches every slot that takes this user and was not reached before. Stops at the first with room; whether there
    /// is one.
    fn reach(
        &self,
        (user, from): (UserIx, Option<(usize, UserIx)>),
        search: &mut Search,
        accepts: Accepts<'_>,
    ) -> bool {
        let Search { unreached, steps } = search;
        let mut found = false;
        unreached.retain(|slot| {
            if found || !accepts(*slot, user) {
                return true;
            }
            steps.push(Step { slot: *slot, from });
            found = self.has_room(*slot);
            false
        });
        found
    }

    fn has_room(&self, slot: usize) -> bool {
        let room = |(count, fillers): &(u64, Vec<UserIx>)| {
            u64::try_from(fillers.len()).is_ok_and(|filled| filled < *count)
        };
        self.slots.get(slot).is_some_and(room)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::ids::Index;

    fn filled(counts: &[u32], takes: &[&[u32]], users: &[u32]) -> Vec<bool> {
        let accepts = |slot: usize, user: UserIx| takes[slot].contains(&user.number());
        let mut filling = Filling::new(counts.iter().copied(), accepts);
        users.iter().map(|user| filling.add(UserIx::from_number(*user))).collect()
    }

    #[test]
    fn two_groups_sharing_a_member_still_need_two_people() {
        assert_eq!(filled(&[1, 1], &[&[1], &[1]], &[1]), [true]);
        assert_eq!(filled(&[1, 1], &[&[1, 2], &[1]], &[1, 2]), [true, true]);
    }

    #[test]
    fn an_approver_moves_over_to_make_room_along_a_chain() {
        // 1 sits in slot 0, 2 in slot 1; 3 fits only slot 0, so 1 moves to slot 1 and 2 to slot 2.
        assert_eq!(filled(&[1, 1, 1], &[&[1, 3], &[1, 2], &[2]], &[1, 2, 3]), [true, true, true]);
        assert_eq!(filled(&[2], &[&[1, 2, 3]], &[1, 2, 3]), [true, true, false]);
    }

    #[test]
    fn who_moved_over_is_no_longer_where_they_were() {
        // 3 takes the place of 1, who moves to slot 1. Slot 2 takes only 1, so nobody makes room for 4 in slot 0.
        assert_eq!(filled(&[1, 1, 1], &[&[1, 3, 4], &[1], &[1]], &[1, 3, 4]), [true, true, false]);
        // 1 is in slot 1 then, and leaves no room for 5.
        assert_eq!(filled(&[1, 1], &[&[1, 3], &[1, 5]], &[1, 3, 5]), [true, true, false]);
    }
}
