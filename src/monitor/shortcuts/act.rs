//! What keys can do, and the keys that do it until a person decides otherwise.

/// What a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::monitor) enum Act {
    /// Goes to the next row.
    Down,
    /// Goes to the row before.
    Up,
    /// Goes on by as many rows as are in view.
    PageDown,
    /// Goes back by as many.
    PageUp,
    /// Goes to the first row.
    First,
    /// Goes to the last row.
    Last,
    /// Opens the row, or goes to the first one below it.
    Deeper,
    /// Closes the row, or goes to the one above it.
    Out,
    /// Opens the row and its siblings.
    Siblings,
    /// Goes to the details of the task.
    Details,
    /// Opens or closes the row; of one with nothing below it, opens the menu.
    Press,
    /// Opens the menu of the row.
    Menu,
    /// Watches the task until it ends, or no longer.
    Watch,
    /// Selects the row, or no longer.
    Select,
    /// Selects the next row as well.
    ExtendDown,
    /// Selects the row before as well.
    ExtendUp,
    /// Selects every job that the view shows.
    SelectAll,
    /// Selects nothing any more.
    SelectNone,
    /// Asks for a new step of the task.
    AddStep,
    /// Asks for the end of the task as finished.
    Succeed,
    /// Asks for its end as failed.
    Fail,
    /// Asks for its clearing.
    Clear,
    /// Goes to the next failed task.
    NextFailed,
    /// Goes to the failed task before.
    PreviousFailed,
    /// Goes to the field for a text to find.
    Search,
    /// Opens the filter.
    Filter,
    /// Opens groups, columns and saved views.
    View,
    /// Opens what needs attention.
    Attention,
    /// Opens the export of what is shown.
    Export,
    /// Holds updates back, or no longer.
    Hold,
    /// Asks the engine now.
    Refresh,
    /// Asks for a new task.
    Create,
    /// Opens the list of all of these.
    Shortcuts,
}

/// Each act, the name under which its keys are kept, and its usual keys with blanks between them (`chord.rs` says how keys are
/// written). What acts on a row comes first, and works while a row has the focus.
const TABLE: [(Act, &str, &str); 33] = [
    (Act::Down, "down", "ArrowDown"),
    (Act::Up, "up", "ArrowUp"),
    (Act::PageDown, "page-down", "PageDown"),
    (Act::PageUp, "page-up", "PageUp"),
    (Act::First, "first", "Home"),
    (Act::Last, "last", "End"),
    (Act::Deeper, "deeper", "ArrowRight"),
    (Act::Out, "out", "ArrowLeft"),
    (Act::Siblings, "siblings", "*"),
    (Act::Details, "details", "Enter"),
    (Act::Press, "press", "Ctrl+Space"),
    (Act::Menu, "menu", "ContextMenu Shift+F10"),
    (Act::Watch, "watch", "Shift+w"),
    (Act::Select, "select", "Space"),
    (Act::ExtendDown, "extend-down", "Shift+ArrowDown"),
    (Act::ExtendUp, "extend-up", "Shift+ArrowUp"),
    (Act::SelectAll, "all", "Ctrl+a Meta+a"),
    (Act::SelectNone, "none", "Escape"),
    (Act::AddStep, "add-step", "+"),
    (Act::Succeed, "succeed", "Ctrl+Enter"),
    (Act::Fail, "fail", "Ctrl+Backspace"),
    (Act::Clear, "clear", "Delete"),
    (Act::NextFailed, "next-failed", "Shift+n"),
    (Act::PreviousFailed, "previous-failed", "Shift+p"),
    (Act::Search, "search", "/"),
    (Act::Filter, "filter", "Shift+f"),
    (Act::View, "view", "Shift+v"),
    (Act::Attention, "attention", "Shift+a"),
    (Act::Export, "export", "Shift+e"),
    (Act::Hold, "hold", "Shift+h"),
    (Act::Refresh, "refresh", "Shift+r"),
    (Act::Create, "create", "Shift+c"),
    (Act::Shortcuts, "shortcuts", "?"),
];

impl Act {
    /// Every act, in the order of the list.
    pub(in crate::monitor) fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(act, ..)| *act)
    }

    /// Whether it needs a row that has the focus.
    pub(in crate::monitor) fn is_of_row(self) -> bool {
        (self as u8) < Self::NextFailed as u8
    }

    /// Whether it moves in the tree or opens and closes rows, which must follow the key at once.
    pub(in crate::monitor) fn moves(self) -> bool {
        (self as u8) < Self::Watch as u8
    }

    /// Its name and its usual chords.
    pub(super) fn line(self) -> (&'static str, &'static str) {
        let (_, name, usual) = TABLE[self as usize];
        (name, usual)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_at_its_place() {
        for (at, (act, name, _)) in TABLE.into_iter().enumerate() {
            assert_eq!(act as usize, at);
            let same = TABLE.iter().filter(|(_, other, _)| other.starts_with(name) && *other != name);
            assert!(same.into_iter().all(|(_, other, _)| !other[name.len()..].starts_with('=')));
        }
    }
}
