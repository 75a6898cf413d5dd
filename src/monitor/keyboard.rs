//! What a key does in the tree, after the treegrid pattern of the WAI-ARIA Authoring Practices.

use tasks::Expansion;

/// What a key does.
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
}

/// What the key called `name` (of `KeyboardEvent.key`) does on a row; `None` leaves it to the browser.
pub(super) fn key(name: &str, shift: bool, row: Expansion) -> Option<Key> {
    let key = match name {
        "ArrowDown" => Key::By(1),
        "ArrowUp" => Key::By(-1),
        "PageDown" => Key::ByPage(1),
        "PageUp" => Key::ByPage(-1),
        "Home" => Key::First,
        "End" => Key::Last,
        "ArrowRight" => match row {
            Expansion::Collapsed => Key::Open,
            // The first child is the next row.
            Expansion::Expanded => Key::By(1),
            Expansion::Leaf => return None,
        },
        "ArrowLeft" if row == Expansion::Expanded => Key::Close,
        "ArrowLeft" => Key::Parent,
        "*" => Key::OpenSiblings,
        "Enter" | " " => match row {
            Expansion::Collapsed => Key::Open,
            Expansion::Expanded => Key::Close,
            Expansion::Leaf => Key::Menu,
        },
        "ContextMenu" => Key::Menu,
        "F10" if shift => Key::Menu,
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
        Key::Parent | Key::Open | Key::Close | Key::OpenSiblings | Key::Menu => return None,
    };
    Some(at.saturating_add_signed(by).min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_opens_then_enters_and_left_closes_then_leaves() {
        assert_eq!(key("ArrowRight", false, Expansion::Collapsed), Some(Key::Open));
        assert_eq!(key("ArrowRight", false, Expansion::Expanded), Some(Key::By(1)));
        assert_eq!(key("ArrowRight", false, Expansion::Leaf), None);
        assert_eq!(key("ArrowLeft", false, Expansion::Expanded), Some(Key::Close));
        assert_eq!(key("ArrowLeft", false, Expansion::Collapsed), Some(Key::Parent));
        assert_eq!(key("ArrowLeft", false, Expansion::Leaf), Some(Key::Parent));
    }

    #[test]
    fn the_menu_opens_by_its_keys_only() {
        assert_eq!(key("ContextMenu", false, Expansion::Leaf), Some(Key::Menu));
        assert_eq!(key("F10", true, Expansion::Leaf), Some(Key::Menu));
        assert_eq!(key("F10", false, Expansion::Leaf), None);
        assert_eq!(key("Enter", false, Expansion::Leaf), Some(Key::Menu));
        assert_eq!(key("Enter", false, Expansion::Collapsed), Some(Key::Open));
    }

    #[test]
    fn other_keys_are_the_browsers() {
        assert_eq!(key("a", false, Expansion::Leaf), None);
        assert_eq!(key("Tab", false, Expansion::Collapsed), None);
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
