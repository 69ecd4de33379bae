//! Sorting, once for lists of every kind: the code of a sort is large, and would be there again for each of them.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// Sorts a list; what is equal stays in its order.
pub(crate) fn sort_by<T>(list: &mut Vec<T>, order: impl Fn(&T, &T) -> Ordering) {
    let count = u32::try_from(list.len()).unwrap_or(u32::MAX);
    let mut places: Vec<u32> = (0..count).collect();
    sort_numbers(&mut places, &|one, other| match (list.get(one as usize), list.get(other as usize)) {
        (Some(one), Some(other)) => order(one, other),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(places.iter().filter_map(|place| taken.get_mut(*place as usize)?.take()));
}

/// Sorts a list by its own order.
pub(crate) fn sort<T: Ord>(list: &mut Vec<T>) {
    sort_by(list, T::cmp);
}

/// Sorts numbers by what they stand for; what is equal stays in its order.
#[inline(never)]
pub(crate) fn sort_numbers(numbers: &mut [u32], order: &dyn Fn(u32, u32) -> Ordering) {
    numbers.sort_by(|one, other| order(*one, *other));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_sorted_and_what_is_equal_stays_in_its_order() {
        let mut list: Vec<(u8, &str)> = alloc::vec![(2, "a"), (1, "b"), (2, "c"), (1, "d"), (0, "e")];
        sort_by(&mut list, |one, other| one.0.cmp(&other.0));
        assert_eq!(list, [(0, "e"), (1, "b"), (1, "d"), (2, "a"), (2, "c")]);
        let mut numbers: Vec<u64> = alloc::vec![3, 1, 2, 1];
        sort(&mut numbers);
        assert_eq!(numbers, [1, 1, 2, 3]);
        sort(&mut Vec::<u64>::new());
    }
}
