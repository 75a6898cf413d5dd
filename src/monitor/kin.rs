//! Rows that are related in the tree, found among the visible rows.

use crate::state::Rows;

/// Rows looked at in one go: a parent is near as a rule, but may be ten thousand siblings away.
const STRIDE: usize = 64;

/// Number of the row that a row of this level stands under.
pub(super) fn parent(rows: &Rows, index: usize, level: u16) -> Option<usize> {
    let mut end = index;
    while end > 0 && level > 1 {
        let start = end.saturating_sub(STRIDE);
        let mut found = None;
        rows.visit(start, end - start, &mut |at, row| {
            if row.level < level {
                found = Some(at);
            }
        });
        if found.is_some() {
            return found;
        }
        end = start;
    }
    None
}
