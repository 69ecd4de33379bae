//! Slots that are taken in order: whoever signs takes a place for good, so that nobody closes a place below somebody
//! who signed before them.
//!
//! Approvals that found no open place, because they were given for another requirement, are early: they are matched to
//! places as these are reached.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::data::ids::UserIx;
use crate::decide::matching::Filling;
use crate::model::requirement::Slot;

/// Who may fill which slot.
pub(crate) trait Takes {
    /// Whether somebody may fill a slot.
    fn takes(&self, slot: &Slot, user: UserIx) -> bool;
}

/// Slots that wait for approvals.
pub(crate) type Open<'s> = Filling<Box<dyn Fn(usize, UserIx) -> bool + 's>>;

/// How far an alternative has come whose slots are taken in order.
#[derive(Debug, Clone)]
pub(crate) struct SigningOrder<'s> {
    slots: &'s [Slot],
    /// By slot: how many places of it are still to be taken, or reached by early approvals.
    left: Vec<u32>,
    early: Vec<UserIx>,
}

/// The places up to the open one: one more approval fills them all.
struct UpToOpen {
    /// By slot, how many approvals it needs for that, those of early ones included.
    needs: Vec<u32>,
}

impl<'s> SigningOrder<'s> {
    pub(crate) fn new(slots: &'s [Slot]) -> Self {
        Self { slots, left: slots.iter().map(|slot| slot.count).collect(), early: Vec::new() }
    }

    /// Lets somebody sign, before these others who have signed since or may still sign.
    pub(crate) fn sign(&mut self, user: UserIx, others: &[UserIx], takes: &dyn Takes) {
        let place = self.place_for(user, takes);
        let Some(place) = place else {
            self.early.push(user);
            return;
        };
        self.take(place);
        if self.can_be_completed(others, takes) {
            return;
        }
        // Nothing may be stranded: an approval that is not tied to a place may still go where nobody else can.
        let mut early = self.clone();
        early.leave(place);
        early.early.push(user);
        if early.can_be_completed(others, takes) {
            *self = early;
        }
    }

    fn take(&mut self, place: usize) {
        if let Some(left) = self.left.get_mut(place) {
            *left = left.saturating_sub(1);
        }
    }

    fn leave(&mut self, place: usize) {
        if let Some(left) = self.left.get_mut(place) {
            *left = left.saturating_add(1);
        }
    }

    /// The places up to the open one, which one more approval would fill, itself or by setting an early one free for it.
    /// `None` if every place is taken or reached.
    pub(crate) fn open<'t>(&'t self, takes: &'t dyn Takes) -> Option<Open<'t>> {
        Some(self.filled(&self.up_to_open(takes)?.needs, takes))
    }

    /// Whether early approvals and others can fill what is left.
    pub(crate) fn can_be_completed(&self, others: &[UserIx], takes: &dyn Takes) -> bool {
        let mut filling = self.filled(&self.left, takes);
        filling.is_full() || others.iter().any(|user| filling.add(*user) && filling.is_full())
    }

    /// Slots that need so many approvals, filled with as many early ones as fit.
    fn filled<'t>(&'t self, needs: &[u32], takes: &'t dyn Takes) -> Open<'t> {
        let accepts = |place: usize, user| self.slots.get(place).is_some_and(|slot| takes.takes(slot, user));
        let mut filling: Open<'t> = Filling::new(needs.iter().copied(), Box::new(accepts));
        for user in &self.early {
            filling.add(*user);
        }
        filling
    }

    /// `None` if no place is open.
    fn up_to_open(&self, takes: &dyn Takes) -> Option<UpToOpen> {
        let open = self.first_open_slot(takes)?;
        let mut needs: Vec<u32> = self.left.get(..open).unwrap_or_default().to_vec();
        let before = needs.iter().fold(0_u64, |sum, need| sum.saturating_add((*need).into()));
        needs.push(self.left.get(open).copied()?);
        // Early approvals that fill everything before fill as many places of the open slot as there are more of them.
        let reached = self.filled(&needs, takes).filled().saturating_sub(before);
        *needs.last_mut()? = u32::try_from(reached.saturating_add(1)).unwrap_or(u32::MAX);
        Some(UpToOpen { needs })
    }

    /// The first slot that early approvals do not fill together with all before it.
    fn first_open_slot(&self, takes: &dyn Takes) -> Option<usize> {
        if self.early.is_empty() {
            return self.left.iter().position(|left| *left > 0);
        }
        // If a prefix can be filled, so can each shorter one: halving finds the longest, with few matchings.
        let (mut filled, mut open) = (0_usize, self.slots.len().saturating_add(1));
        while filled.saturating_add(1) < open {
            let between = filled.midpoint(open);
            let prefix = self.left.get(..between).unwrap_or_default();
            if self.filled(prefix, takes).is_full() {
                filled = between;
            } else {
                open = between;
            }
        }
        Some(filled).filter(|filled| *filled < self.slots.len())
    }

    /// The slot in which somebody takes a place: the last one up to the open place that fits, where early approvals fill
    /// all the other places up to it.
    fn place_for(&self, user: UserIx, takes: &dyn Takes) -> Option<usize> {
        let UpToOpen { mut needs } = self.up_to_open(takes)?;
        for place in (0..needs.len()).rev() {
            let fits = self.slots.get(place).is_some_and(|slot| takes.takes(slot, user));
            let Some(need) = needs.get_mut(place).filter(|need| **need > 0 && fits) else { continue };
            *need = need.saturating_sub(1);
            if self.filled(&needs, takes).is_full() {
                return Some(place);
            }
            if let Some(need) = needs.get_mut(place) {
                *need = need.saturating_add(1);
            }
        }
        None
    }
}
