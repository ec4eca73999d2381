//! The sorts that the engine uses.
//!
//! The standard library's sorts are compiled anew for each type and each comparison, 5 to 20 kB of wasm every time:
//! with eleven of them the worker was 140 kB larger. These two are compiled once. Both are stable.

use std::cmp::Ordering;

/// Sorts by the upper half of each number; what is equal in it keeps its order.
///
/// A radix sort by bytes, lowest first; a byte that all have in common costs nothing but counting it.
pub fn by_upper_half(numbers: &mut Vec<u64>) {
    let mut sorted = vec![0; numbers.len()];
    for shift in [32, 40, 48, 56] {
        let digit = |number: u64| (number >> shift) as usize & 0xFF;
        let mut places = [0_usize; 256];
        for &number in numbers.iter() {
            if let Some(count) = places.get_mut(digit(number)) {
                *count += 1;
            }
        }
        if places.contains(&numbers.len()) {
            continue;
        }
        let mut place = 0;
        for slot in &mut places {
            place += std::mem::replace(slot, place);
        }
        for &number in numbers.iter() {
            let Some(place) = places.get_mut(digit(number)) else { continue };
            if let Some(slot) = sorted.get_mut(*place) {
                *slot = number;
            }
            *place += 1;
        }
        std::mem::swap(numbers, &mut sorted);
    }
}

/// Sorts by a comparison.
///
/// A merge sort from below.
pub fn by_order(ids: &mut Vec<u32>, compare: &dyn Fn(u32, u32) -> Ordering) {
    let mut merged = Vec::with_capacity(ids.len());
    let mut width = 1;
    while width < ids.len() {
        merged.clear();
        for pair in ids.chunks(width * 2) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(left, right, compare, &mut merged);
        }
        std::mem::swap(ids, &mut merged);
        width *= 2;
    }
}

/// The same things in the order of a comparison, for lists of any kind; of what is equal, the first comes first.
pub fn sorted<T>(things: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let at = |id: u32| things.get(usize::try_from(id).unwrap_or(usize::MAX));
    let mut ids: Vec<u32> = (0..).take(things.len()).collect();
    by_order(&mut ids, &|one, other| {
        at(one).zip(at(other)).map_or(Ordering::Equal, |(one, other)| compare(one, other))
    });
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    let take = |id: u32| things.get_mut(usize::try_from(id).unwrap_or(usize::MAX)).and_then(Option::take);
    ids.into_iter().filter_map(take).collect()
}

/// Adds two sorted runs to `merged` as one; of what is equal, the left comes first.
pub fn merge(left: &[u32], right: &[u32], compare: &dyn Fn(u32, u32) -> Ordering, merged: &mut Vec<u32>) {
    let mut left = left.iter().copied().peekable();
    for &id in right {
        while let Some(before) = left.next_if(|&before| compare(before, id).is_le()) {
            merged.push(before);
        }
        merged.push(id);
    }
    merged.extend(left);
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn all_sort_as_the_standard_library_does(
            numbers in prop::collection::vec(any::<u64>().prop_map(|number| number & 0x00FF_0301_0000_00FF), 0..300),
        ) {
            let mut expected = numbers.clone();
            expected.sort_by_key(|number| number >> 32);
            let mut by_half = numbers.clone();
            by_upper_half(&mut by_half);
            prop_assert_eq!(&by_half, &expected);

            let mut ids: Vec<u32> = (0..numbers.len() as u32).collect();
            let key = |id: u32| numbers[id as usize] >> 32;
            by_order(&mut ids, &|a, b| key(a).cmp(&key(b)));
            let by_id: Vec<u64> = ids.iter().map(|&id| numbers[id as usize]).collect();
            prop_assert_eq!(&by_id, &expected);
            prop_assert_eq!(sorted(numbers, |one: &u64, other: &u64| (one >> 32).cmp(&(other >> 32))), expected);
        }
    }
}
