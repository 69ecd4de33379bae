//! Lists of what comes.
//!
//! The library's `collect` brings a loop of its own for each chain of iterators, with the first item before it and a
//! guess at how many follow; in a browser code is paid for by the byte.

use alloc::vec::Vec;

/// What can be gathered in a list.
pub(crate) trait Gather: Iterator {
    /// All of it, in order: what `collect` does, with less code.
    fn gathered(self) -> Vec<Self::Item>
    where
        Self: Sized,
    {
        let mut list = Vec::new();
        self.for_each(|item| put(&mut list, item));
        list
    }
}

impl<I: Iterator> Gather for I {}

// Alike for all things of one size, so it is there once if it is not inlined.
#[inline(never)]
fn put<T>(list: &mut Vec<T>, item: T) {
    list.push(item);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gathered_is_what_would_be_collected() {
        let odd = |number: &u32| number % 2 == 1;
        let chain = || (0..50_u32).filter(odd).flat_map(|number| [number, number * 10]);
        assert_eq!(chain().gathered(), chain().collect::<Vec<_>>());
        assert!(core::iter::empty::<u8>().gathered().is_empty());
    }
}
