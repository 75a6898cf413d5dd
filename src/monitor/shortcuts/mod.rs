//! What keys do: one table, in which a person can change every line.
//!
//! A letter alone goes to the row that begins with it, as trees do after the WAI-ARIA Authoring Practices; so the commands
//! that have a letter have it with Shift, and characters that begin no description stand alone. Whoever gives a letter
//! alone to a command has it do that instead. WCAG 2.1.4 asks that shortcuts of a single character, with Shift or without,
//! can be switched off and changed: both is done in the [list](list) that one of them opens.

mod act;
mod chord;
pub(super) mod list;

pub(super) use act::Act;
pub(super) use chord::{chord, is_letter};

use self::chord::is_character;

/// The line that says that shortcuts of a single character do nothing.
const CHARACTERS_OFF: &str = "characters=off";

/// The table as a person left it. It is kept as text, a line for each act whose keys were changed, and read at each key
/// that is pressed: that costs less than a copy which every screen would have to keep up to date.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Keys(String);

impl Keys {
    /// The table out of what is kept.
    pub(super) fn read(kept: String) -> Self {
        Self(kept)
    }

    /// The chords of an act, with blanks between them; none where another act has got its only one.
    pub(super) fn of(&self, act: Act) -> &str {
        let (name, usual) = act.line();
        self.0.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('=')).unwrap_or(usual)
    }

    /// What a chord does.
    pub(super) fn find(&self, chord: &str) -> Option<Act> {
        if is_character(chord) && self.characters_off() {
            return None;
        }
        self.owner(chord)
    }

    /// Whether shortcuts of a single character do nothing.
    fn characters_off(&self) -> bool {
        self.0.lines().any(|line| line == CHARACTERS_OFF)
    }

    fn owner(&self, chord: &str) -> Option<Act> {
        Act::all().find(|act| self.of(*act).split(' ').any(|other| other == chord))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chord_does_one_thing() {
        for act in Act::all() {
            for chord in act.line().1.split(' ') {
                assert_eq!(Keys::default().find(chord), Some(act), "{chord}");
            }
        }
        assert_eq!(Keys::default().find("x"), None);
        assert_eq!(Keys::default().find(""), None);
    }

    #[test]
    fn what_a_person_changed_counts() {
        let keys = Keys::read("watch=Alt+w\nmenu=F2".to_owned());
        assert_eq!(keys.find("Alt+w"), Some(Act::Watch));
        assert_eq!(keys.find("Shift+w"), None);
        assert_eq!((keys.find("F2"), keys.find("ContextMenu")), (Some(Act::Menu), None));
        assert_eq!(keys.find("ArrowDown"), Some(Act::Down));
    }

    #[test]
    fn single_characters_can_be_switched_off() {
        let keys = Keys::read("watch=Alt+w\ncharacters=off".to_owned());
        for chord in ["?", "/", "*", "Shift+n", "a"] {
            assert_eq!(keys.find(chord), None, "{chord}");
        }
        assert_eq!(keys.find("Alt+w"), Some(Act::Watch));
        assert_eq!(keys.find("Shift+F10"), Some(Act::Menu));
        assert_eq!(keys.find("Enter"), Some(Act::Details));
    }
}
