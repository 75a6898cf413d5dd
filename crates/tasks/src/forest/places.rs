//! Sorting lists of places.

use std::cmp::Ordering;

/// Sorts places, equal ones in the order they have. All sorting goes through here: the code of a sort is made anew for
/// each type and comparison, some 7 kB each, and the plug-in's page has a budget.
#[inline(never)]
pub(super) fn sort_places(places: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    places.sort_by(|a, b| compare(*a, *b));
}
