//! Many short lists in two allocations.

use alloc::vec::Vec;

/// A short list for each place, all in one `Vec`: a list of its own for each of a hundred thousand accounts would be as
/// many allocations, and a look-up in each a cache miss more.
#[derive(Debug)]
pub(crate) struct Groups<M> {
    /// Where each place's list ends; it begins where the one before ends.
    ends: Vec<u32>,
    members: Vec<M>,
}

impl<M> Default for Groups<M> {
    fn default() -> Self {
        Self { ends: Vec::new(), members: Vec::new() }
    }
}

impl<M: Copy> Groups<M> {
    /// Sorts pairs of place and member by place (a counting sort: `each_pair` is called twice, first to count, then to
    /// place). The members of a place stay in order. `None` past 2^32 pairs.
    pub(crate) fn new(places: usize, each_pair: impl Fn(&mut dyn FnMut(usize, M))) -> Option<Self> {
        let mut any = None;
        let mut starts: Vec<u32> = alloc::vec![0; places.saturating_add(1)];
        each_pair(&mut |place, member| {
            any = Some(member);
            if let Some(count) = starts.get_mut(place.saturating_add(1)) {
                *count = count.saturating_add(1);
            }
        });
        let mut total = 0_u32;
        for start in &mut starts {
            total = total.checked_add(*start)?;
            *start = total;
        }
        // Any member fills the list until each place's own are written, so that no `Option` is needed.
        let mut members = any.map_or_else(Vec::new, |any| alloc::vec![any; total as usize]);
        each_pair(&mut |place, member| {
            let Some(next) = starts.get_mut(place) else { return };
            if let Some(free) = members.get_mut(*next as usize) {
                *free = member;
                *next = next.saturating_add(1);
            }
        });
        // Each start has moved on to the end of its place.
        Some(Self { ends: starts, members })
    }

    /// The members of a place.
    pub(crate) fn get(&self, place: usize) -> &[M] {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(place).copied().unwrap_or(0);
        self.members.get(start as usize..end as usize).unwrap_or_default()
    }
}
