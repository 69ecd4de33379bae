//! Places in a list. They leave room between neighbours, so that an insertion moves nobody else's row.

/// Between neighbours of a list that was written as a whole. The same stands in the migrations.
const GAP: i64 = 1 << 20;

/// A place for each entry of a list, in its order, given the places that entries had. As many entries as can be stay
/// where they were; all of them move only where there is no room left between two.
pub(super) fn arrange(stored: &[Option<i64>]) -> Vec<i64> {
    let places = fill(&keep(stored));
    places.unwrap_or_else(|| (1..).map(|number: i64| number.saturating_mul(GAP)).take(stored.len()).collect())
}

/// The places that can stay: a longest increasing subsequence of them.
fn keep(stored: &[Option<i64>]) -> Vec<Option<i64>> {
    // For each length, the subsequence of it that ends lowest: its last place, and where it stands in the list.
    let mut ends: Vec<(i64, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(stored.len());
    for (index, place) in stored.iter().enumerate() {
        let Some(place) = *place else {
            before.push(None);
            continue;
        };
        let length = ends.partition_point(|(end, _)| *end < place);
        before.push(length.checked_sub(1).and_then(|shorter| Some(ends.get(shorter)?.1)));
        match ends.get_mut(length) {
            Some(end) => *end = (place, index),
            None => ends.push((place, index)),
        }
    }
    let mut kept = vec![None; stored.len()];
    let mut next = ends.last().map(|(_, index)| *index);
    while let Some(index) = next {
        if let (Some(slot), Some(place)) = (kept.get_mut(index), stored.get(index)) {
            *slot = *place;
        }
        next = before.get(index).copied().flatten();
    }
    kept
}

/// Places for those that have none; nothing if two neighbours are too close.
fn fill(kept: &[Option<i64>]) -> Option<Vec<i64>> {
    let mut places = Vec::with_capacity(kept.len());
    let (mut lower, mut waiting) = (None, 0_i64);
    for place in kept {
        if let Some(upper) = *place {
            between(&mut places, lower, Some(upper), waiting)?;
            places.push(upper);
            (lower, waiting) = (Some(upper), 0);
        } else {
            waiting = waiting.checked_add(1)?;
        }
    }
    between(&mut places, lower, None, waiting)?;
    Some(places)
}

/// Adds places for this many between two neighbours.
fn between(places: &mut Vec<i64>, lower: Option<i64>, upper: Option<i64>, count: i64) -> Option<()> {
    let parts = count.checked_add(1)?;
    let (start, step) = match (lower, upper) {
        (Some(lower), Some(upper)) => (lower, upper.checked_sub(lower)?.checked_div(parts)?),
        (None, Some(upper)) => (upper.checked_sub(GAP.checked_mul(parts)?)?, GAP),
        (lower, None) => (lower.unwrap_or(0), GAP),
    };
    if count > 0 && step < 1 {
        return None;
    }
    for number in 1..=count {
        places.push(start.checked_add(step.checked_mul(number)?)?);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_list_has_room_between_neighbours() {
        assert_eq!(arrange(&[None, None, None]), [GAP, 2 * GAP, 3 * GAP]);
        assert_eq!(arrange(&[]), [0_i64; 0]);
    }

    #[test]
    fn what_is_inserted_moves_nobody() {
        assert_eq!(arrange(&[Some(10), None, None, Some(40), None]), [10, 20, 30, 40, 40 + GAP]);
        assert_eq!(arrange(&[None, Some(5)]), [5 - GAP, 5]);
    }

    #[test]
    fn what_is_moved_moves_alone() {
        assert_eq!(arrange(&[Some(30), Some(10), Some(20), Some(40)]), [10 - GAP, 10, 20, 40]);
        assert_eq!(arrange(&[Some(10), Some(40), Some(20), Some(30)]), [10, 15, 20, 30]);
    }

    #[test]
    fn a_list_without_room_is_spread_out_again() {
        assert_eq!(arrange(&[Some(1), None, Some(2)]), [GAP, 2 * GAP, 3 * GAP]);
        assert_eq!(arrange(&[Some(i64::MAX), None]), [GAP, 2 * GAP]);
        assert_eq!(arrange(&[None, Some(i64::MIN)]), [GAP, 2 * GAP]);
    }

    #[test]
    fn every_order_of_stored_and_new_entries_comes_back() {
        // Every list of up to 6 entries, each new or with one of 4 places.
        for length in 0..=6_u32 {
            for number in 0..5_u32.pow(length) {
                let digits = (0..length).map(|digit| number / 5_u32.pow(digit) % 5);
                let stored: Vec<_> = digits.map(|digit| digit.checked_sub(1).map(i64::from)).collect();
                let places = arrange(&stored);
                assert!(places.is_sorted_by(|one, next| one < next), "{stored:?} {places:?}");
                assert_eq!(places.len(), stored.len());
            }
        }
    }
}
