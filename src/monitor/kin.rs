//! Rows that are looked for among the visible rows, starting from one, and the tasks that they are about.

use tasks::{RowKind, RowView};

use crate::state::{Rows, Task};

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

/// Number of the next row in one direction for which `wanted` holds, round from the other end; not the row itself.
pub(super) fn next(
    rows: &Rows,
    index: usize,
    forwards: bool,
    wanted: &dyn Fn(&RowView<'_>) -> bool,
) -> Option<usize> {
    let total = rows.total();
    let search = |from: usize, to: usize| {
        let mut found = None;
        rows.visit(from, to.saturating_sub(from), &mut |at, row| {
            if (found.is_none() || !forwards) && wanted(&row) {
                found = Some(at);
            }
        });
        found
    };
    if forwards {
        search(index + 1, total).or_else(|| search(0, index))
    } else {
        search(0, index).or_else(|| search(index + 1, total))
    }
}

/// The task that a row is about: of a line in place of steps its job, of a group none.
pub(super) fn task(rows: &Rows, index: usize) -> Option<Task> {
    let mut task = None;
    rows.visit(index, 1, &mut |_, row| {
        let step = matches!(row.kind, RowKind::Step { .. }).then(|| row.id.to_owned());
        let is_group = matches!(row.kind, RowKind::Group { .. });
        task = (!is_group).then(|| Task { job: row.job.to_owned(), step });
    });
    task
}
