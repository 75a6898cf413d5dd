//! What an act does on a row, after the treegrid pattern of the WAI-ARIA Authoring Practices.

use tasks::Expansion;

use super::shortcuts::Act;

/// What is done on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// Moves by this many rows.
    By(isize),
    /// Moves by this many pages.
    ByPage(isize),
    /// Moves to the first row.
    First,
    /// Moves to the last row.
    Last,
    /// Moves to the row that this one stands under.
    Parent,
    /// Opens the row.
    Open,
    /// Closes the row.
    Close,
    /// Opens the row and its siblings.
    OpenSiblings,
    /// Opens the menu of the row.
    Menu,
    /// Goes to its details.
    Details,
}

/// What an act does on a row; `None` where there is nothing to do.
pub(super) fn on_row(act: Act, row: Expansion) -> Option<Key> {
    let key = match act {
        Act::Down => Key::By(1),
        Act::Up => Key::By(-1),
        Act::PageDown => Key::ByPage(1),
        Act::PageUp => Key::ByPage(-1),
        Act::First => Key::First,
        Act::Last => Key::Last,
        Act::Deeper => match row {
            Expansion::Collapsed => Key::Open,
            // The first child is the next row.
            Expansion::Expanded => Key::By(1),
            Expansion::Leaf => return None,
        },
        Act::Out if row == Expansion::Expanded => Key::Close,
        Act::Out => Key::Parent,
        Act::Siblings => Key::OpenSiblings,
        Act::Details => Key::Details,
        Act::Press => match row {
            Expansion::Collapsed => Key::Open,
            Expansion::Expanded => Key::Close,
            Expansion::Leaf => Key::Menu,
        },
        Act::Menu => Key::Menu,
        _ => return None,
    };
    Some(key)
}

/// The row to move to from `at`, among `total` rows of which `page` are in view; `None` where a key does not move
/// by number.
pub(super) fn target(key: Key, at: usize, page: usize, total: usize) -> Option<usize> {
    let last = total.checked_sub(1)?;
    let by = match key {
        Key::By(rows) => rows,
        Key::ByPage(pages) => pages * page.saturating_sub(1).max(1) as isize,
        Key::First => return Some(0),
        Key::Last => return Some(last),
        Key::Parent | Key::Open | Key::Close | Key::OpenSiblings | Key::Menu | Key::Details => return None,
    };
    Some(at.saturating_add_signed(by).min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_opens_then_enters_and_left_closes_then_leaves() {
        assert_eq!(on_row(Act::Deeper, Expansion::Collapsed), Some(Key::Open));
        assert_eq!(on_row(Act::Deeper, Expansion::Expanded), Some(Key::By(1)));
        assert_eq!(on_row(Act::Deeper, Expansion::Leaf), None);
        assert_eq!(on_row(Act::Out, Expansion::Expanded), Some(Key::Close));
        assert_eq!(on_row(Act::Out, Expansion::Collapsed), Some(Key::Parent));
        assert_eq!(on_row(Act::Out, Expansion::Leaf), Some(Key::Parent));
    }

    #[test]
    fn the_details_are_there_for_every_row() {
        for row in [Expansion::Leaf, Expansion::Collapsed, Expansion::Expanded] {
            assert_eq!(on_row(Act::Details, row), Some(Key::Details));
        }
    }

    #[test]
    fn a_row_is_pressed_by_what_stands_below_it() {
        assert_eq!(on_row(Act::Press, Expansion::Leaf), Some(Key::Menu));
        assert_eq!(on_row(Act::Press, Expansion::Collapsed), Some(Key::Open));
        assert_eq!(on_row(Act::Press, Expansion::Expanded), Some(Key::Close));
    }

    #[test]
    fn moves_stop_at_both_ends() {
        assert_eq!(target(Key::By(-1), 0, 10, 30), Some(0));
        assert_eq!(target(Key::By(1), 29, 10, 30), Some(29));
        assert_eq!(target(Key::ByPage(1), 5, 10, 30), Some(14));
        assert_eq!(target(Key::ByPage(-1), 5, 10, 30), Some(0));
        assert_eq!(target(Key::Last, 5, 10, 30), Some(29));
        assert_eq!(target(Key::By(1), 0, 10, 0), None);
        assert_eq!(target(Key::Open, 5, 10, 30), None);
    }
}
