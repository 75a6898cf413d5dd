//! Sorting lists of places.

use std::cmp::Ordering;

/// Sorts places, equal ones in the order they have. All sorting goes through here, and by halving and merging: the sort
/// of the standard library is 4 kB of code, made anew for each type and comparison, and the plug-in's page has a budget.
pub(crate) fn sort_places(places: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    let middle = places.len() / 2;
    if middle == 0 {
        return;
    }
    let (low, high) = places.split_at_mut(middle);
    sort_places(low, compare);
    sort_places(high, compare);
    if compare(low[middle - 1], high[0]).is_le() {
        // The engine answers in an order that is mostly the one that is wanted.
        return;
    }
    let low = low.to_vec();
    let (mut left, mut right) = (0, middle);
    for at in 0..places.len() {
        // What is left of the upper half stands where it belongs.
        let Some(next) = low.get(left) else { break };
        places[at] = match places.get(right) {
            Some(other) if compare(*next, *other).is_gt() => {
                right += 1;
                *other
            }
            _ => {
                left += 1;
                *next
            }
        };
    }
}

/// Brings places into order again of which only those `touched` may stand wrong, be missing or be there without
/// belonging (`belongs`). `all` is the number of all places. No two places may be equal. Tells whether anything moved.
pub(super) fn sort_again(
    places: &mut Vec<u32>,
    touched: &[u32],
    all: usize,
    belongs: &dyn Fn(u32) -> bool,
    compare: &dyn Fn(u32, u32) -> Ordering,
) -> bool {
    if touched.is_empty() {
        return false;
    }
    let mut is_touched = vec![false; all];
    let mut moved = Vec::with_capacity(touched.len());
    // From behind, since the engine answers oldest first and newest first is what is mostly wanted.
    for at in touched.iter().rev() {
        if !std::mem::replace(&mut is_touched[*at as usize], true) && belongs(*at) {
            moved.push(*at);
        }
    }
    if stand_well(places, moved.len(), &is_touched, belongs, compare) {
        return false;
    }
    places.retain(|at| !is_touched[*at as usize]);
    if moved.len() > places.len() / 8 {
        places.append(&mut moved);
        sort_places(places, compare);
        return true;
    }
    // Few moved: each finds its place by halving, which compares far less than sorting would.
    sort_places(&mut moved, compare);
    let old = std::mem::replace(places, Vec::with_capacity(places.len() + moved.len()));
    let mut rest = &old[..];
    for at in moved {
        let (before, behind) = rest.split_at(rest.partition_point(|other| compare(*other, at).is_lt()));
        places.extend_from_slice(before);
        places.push(at);
        rest = behind;
    }
    places.extend_from_slice(rest);
    true
}

/// Whether the touched places that belong are there, no others are, and each stands between its neighbours.
fn stand_well(
    places: &[u32],
    belonging: usize,
    is_touched: &[bool],
    belongs: &dyn Fn(u32) -> bool,
    compare: &dyn Fn(u32, u32) -> Ordering,
) -> bool {
    let touched = |at: u32| is_touched[at as usize];
    let there = places.iter().filter(|at| touched(**at));
    let all_belong = there.clone().all(|at| belongs(*at)) && there.count() == belonging;
    let pair_stands =
        |pair: &[u32]| !(touched(pair[0]) || touched(pair[1])) || compare(pair[0], pair[1]).is_lt();
    all_belong && places.windows(2).all(pair_stands)
}

/// Follows jobs to their new places: `to` has the new place of each old one, and nothing for those that are gone.
pub(super) fn follow(places: &mut Vec<u32>, to: &[Option<u32>]) {
    places.retain_mut(|at| match to[*at as usize] {
        Some(new) => {
            *at = new;
            true
        }
        None => false,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_equal_stays_in_its_order(values in prop::collection::vec(0..20_u8, 0..80)) {
            let mut places: Vec<u32> = (0..values.len() as u32).collect();
            let mut sorted = places.clone();
            sorted.sort_by_key(|at| values[*at as usize]);
            sort_places(&mut places, &|a, b| values[a as usize].cmp(&values[b as usize]));
            prop_assert_eq!(places, sorted);
        }

        #[test]
        fn sorting_again_is_as_sorting_anew(
            before in prop::collection::vec((0..9_u8, any::<bool>()), 0..60),
            changes in prop::collection::vec((any::<prop::sample::Index>(), 0..9_u8, any::<bool>()), 0..60),
            few in any::<bool>(),
        ) {
            let sorted = |values: &[(u8, bool)]| {
                let mut places: Vec<u32> = (0..values.len() as u32).filter(|at| values[*at as usize].1).collect();
                places.sort_by_key(|at| (values[*at as usize].0, *at));
                places
            };
            let mut values = before;
            let mut places = sorted(&values);
            let mut touched = Vec::new();
            for (at, value, belongs) in changes.iter().take(if few { 2 } else { 60 }) {
                if values.is_empty() { break; }
                let at = at.index(values.len());
                values[at] = (*value, *belongs);
                touched.push(at as u32);
            }
            let compare = |a: u32, b: u32| (values[a as usize].0, a).cmp(&(values[b as usize].0, b));
            let before = places.clone();
            let moved = sort_again(&mut places, &touched, values.len(), &|at| values[at as usize].1, &compare);
            prop_assert!(moved || before == places);
            prop_assert_eq!(places, sorted(&values));
        }
    }
}
