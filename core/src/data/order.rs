//! Sorting by text. One sort serves every kind of thing: a sort is code, and code is paid for by the byte.

use alloc::collections::BinaryHeap;
use alloc::vec::Vec;

/// The places of these texts in the order of their bytes; equal texts keep their order.
pub(crate) fn order<'t>(mut texts: impl Iterator<Item = &'t str>) -> Vec<usize> {
    order_of(&mut texts)
}

fn order_of(texts: &mut dyn Iterator<Item = &str>) -> Vec<usize> {
    let mut numbered = Vec::new();
    for text in texts {
        numbered.push((text, numbered.len()));
    }
    // A heap: as quick in the end as the library's sort, and a tenth of its code.
    BinaryHeap::from(numbered).into_sorted_vec().into_iter().map(|(_, place)| place).collect()
}

/// The items at these places, each of which is there once.
pub(crate) fn in_order<T>(mut items: Vec<T>, places: Vec<usize>) -> Vec<T> {
    let count = items.len();
    each_swap(places, &mut |place, other| {
        if place < count && other < count {
            items.swap(place, other);
        }
    });
    items
}

/// Swaps places, one pair after the other, so that what is at these places comes in this order. Found apart from the
/// items, so that it is code only once.
fn each_swap(places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    // Where each item is now, and which item is at each place.
    let mut place_of: Vec<usize> = (0..places.len()).collect();
    let mut item_at = place_of.clone();
    for (place, wanted) in places.into_iter().enumerate() {
        let from = place_of.get(wanted).copied().unwrap_or(place);
        let moved = item_at.get(place).copied().unwrap_or(place);
        if let (Some(item), Some(place_of)) = (item_at.get_mut(from), place_of.get_mut(moved)) {
            *item = moved;
            *place_of = from;
        }
        swap(place, from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_in_the_order_of_their_bytes() {
        let texts = alloc::vec!["b", "a", "é", "B", "", "a"];
        let order = order(texts.iter().copied());
        assert_eq!(order, [4, 3, 1, 5, 0, 2]);
        assert_eq!(in_order(texts, order), ["", "B", "a", "a", "b", "é"]);
    }

    #[test]
    fn items_come_in_any_order() {
        let mut orders: Vec<Vec<usize>> = alloc::vec![Vec::new()];
        for count in 0..6 {
            let longer = |order: &Vec<usize>| -> Vec<Vec<usize>> {
                (0..=count)
                    .map(|place| {
                        let mut order = order.clone();
                        order.insert(place, count);
                        order
                    })
                    .collect()
            };
            orders = orders.iter().flat_map(longer).collect();
        }
        assert_eq!(orders.len(), 720);
        for order in orders {
            assert_eq!(in_order((0..6).collect(), order.clone()), order);
        }
    }
}
