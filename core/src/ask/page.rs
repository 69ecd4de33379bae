//! Lists in pages, all in the same way: an offset and a limit. An engine never changes, so no entry moves from one page
//! to another between two questions.

use alloc::vec::Vec;

/// A part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many entries come before it.
    pub offset: usize,
    /// How many entries it has at most.
    pub limit: usize,
}

impl Page {
    /// The whole list.
    pub const WHOLE: Self = Self { offset: 0, limit: usize::MAX };

    /// The page that a question asks for; without offset and limit the whole list.
    #[must_use]
    pub fn asked(offset: Option<u64>, limit: Option<u64>) -> Self {
        let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        Self { offset: offset.map_or(0, count), limit: limit.map_or(usize::MAX, count) }
    }

    /// The entries of this part.
    pub(crate) fn of<T>(self, entries: impl Iterator<Item = T>) -> Vec<T> {
        entries.skip(self.offset).take(self.limit).collect()
    }

    /// Whether the entry at this place, counted from 0, is in this part.
    pub(crate) fn has(self, place: usize) -> bool {
        place.checked_sub(self.offset).is_some_and(|place| place < self.limit)
    }
}

/// How many entries a list has, as answers write it.
pub(crate) fn count_of(entries: usize) -> u64 {
    u64::try_from(entries).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_each_other_without_gap_or_overlap() {
        let all: Vec<u32> = (0..10).collect();
        for limit in 1..12_u64 {
            let pages = (0..10).step_by(usize::try_from(limit).unwrap());
            let pages =
                pages.flat_map(|offset| Page::asked(Some(offset), Some(limit)).of(all.iter().copied()));
            assert_eq!(pages.collect::<Vec<_>>(), all);
        }
        assert_eq!(Page::WHOLE.of(all.iter().copied()), all);
        assert!(Page::asked(Some(10), None).of(all.iter()).is_empty());
        assert!(Page::asked(None, Some(0)).of(all.iter()).is_empty());
        assert!(Page::asked(Some(u64::MAX), Some(u64::MAX)).of(all.iter()).is_empty());
    }

    #[test]
    fn an_entry_is_in_one_page() {
        let page = Page { offset: 2, limit: 3 };
        assert_eq!([1, 2, 4, 5].map(|place| page.has(place)), [false, true, true, false]);
    }
}
