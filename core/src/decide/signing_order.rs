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
    /// Whether somebody fills only the slots of anyone entitled. All of those are alike.
    fn is_just_anyone(&self, user: UserIx) -> bool;
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
    /// By slot: early approvals and people who may still sign that fill what is left together, once they were looked for.
    completion: Option<Vec<Vec<UserIx>>>,
    /// Whether all who have signed and may still sign cannot fill what is left. As those only become fewer, it stays so.
    is_stranded: bool,
}

/// The places up to the open one: one more approval fills them all.
struct UpToOpen {
    /// By slot, how many approvals it needs for that, those of early ones included.
    needs: Vec<u32>,
}

impl<'s> SigningOrder<'s> {
    pub(crate) fn new(slots: &'s [Slot]) -> Self {
        let left = slots.iter().map(|slot| slot.count).collect();
        Self { slots, left, early: Vec::new(), completion: None, is_stranded: false }
    }

    /// Lets somebody sign, before these others who have signed since or may still sign: those who may sign after somebody
    /// else are among those who might before.
    pub(crate) fn sign(&mut self, user: UserIx, others: &[UserIx], takes: &dyn Takes) {
        let Some(place) = self.place_for(user, takes) else { return self.sign_early(user, takes) };
        self.take(place);
        if self.is_stranded || self.keeps_completion(user, place, takes) {
            return;
        }
        self.completion = self.completed(others, takes);
        if self.completion.is_some() {
            return;
        }
        // Nothing may be stranded: an approval that is not tied to a place may still go where nobody else can.
        let mut early = self.clone();
        early.leave(place);
        early.early.push(user);
        early.completion = early.completed(others, takes);
        if early.completion.is_some() {
            *self = early;
        } else {
            self.is_stranded = true;
        }
    }

    /// Keeps an approval that found no open place, unless as many people who are all alike are early as places are left.
    fn sign_early(&mut self, user: UserIx, takes: &dyn Takes) {
        if takes.is_just_anyone(user) {
            let left = self.left.iter().fold(0_usize, |sum, left| sum.saturating_add(*left as usize));
            let alike = self.early.iter().filter(|early| takes.is_just_anyone(**early));
            if alike.take(left).count() >= left {
                return;
            }
        }
        self.early.push(user);
    }

    /// Whether those who were to fill what is left still do, now that one place is taken: its signer leaves the place they
    /// were to fill to whoever was to take this one.
    fn keeps_completion(&mut self, user: UserIx, place: usize, takes: &dyn Takes) -> bool {
        let Some(fillers) = &mut self.completion else { return false };
        let planned = fillers.iter().position(|of| of.contains(&user));
        if planned != Some(place) {
            let Some(freed) = fillers.get_mut(place).and_then(Vec::pop) else { return false };
            let Some(planned) = planned else { return true };
            if !self.slots.get(planned).is_some_and(|slot| takes.takes(slot, freed)) {
                return false;
            }
            if let Some(of) = fillers.get_mut(planned) {
                of.push(freed);
            }
        }
        if let Some(of) = planned.and_then(|planned| fillers.get_mut(planned)) {
            of.retain(|filler| *filler != user);
        }
        true
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
        self.completed(others, takes).is_some()
    }

    /// By slot, early approvals and others that fill what is left; `None` if they cannot.
    fn completed(&self, others: &[UserIx], takes: &dyn Takes) -> Option<Vec<Vec<UserIx>>> {
        let mut filling = self.filled(&self.left, takes);
        add_all(&mut filling, others, takes);
        filling.is_full().then(|| filling.fillers())
    }

    /// Slots that need so many approvals, filled with as many early ones as fit.
    fn filled<'t>(&'t self, needs: &[u32], takes: &'t dyn Takes) -> Open<'t> {
        let accepts = |place: usize, user| self.slots.get(place).is_some_and(|slot| takes.takes(slot, user));
        let mut filling: Open<'t> = Filling::new(needs.iter().copied(), Box::new(accepts));
        add_all(&mut filling, &self.early, takes);
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

/// Adds people until the slots are full. Where one of those who are all alike finds no slot, no other does: each of
/// thousands of unknown approvers would be a search of its own.
pub(crate) fn add_all(filling: &mut Open<'_>, users: &[UserIx], takes: &dyn Takes) {
    let mut takes_anyone = true;
    for user in users {
        if filling.is_full() {
            return;
        }
        if !takes.is_just_anyone(*user) {
            filling.add(*user);
        } else if takes_anyone {
            takes_anyone = filling.add(*user);
        }
    }
}
