//! Keys that are pressed together, as a text: `Ctrl+`, `Alt+`, `Meta+` and `Shift+` in this order, then the key by its name in
//! `KeyboardEvent.key`; a letter as a small one, the space bar as `Space`.

use web_sys::KeyboardEvent;

use crate::letters;

/// The chord of an event.
pub(in crate::monitor) fn chord(event: &KeyboardEvent) -> String {
    let key = event.key();
    let mut characters = key.chars();
    let character = characters.next().filter(|_| characters.next().is_none());
    // Which keys make a character is up to the keyboard's layout: what counts is the character.
    let composed = character.is_some() && event.get_modifier_state("AltGraph");
    let shift = event.shift_key() && (character.is_none() || letters::is_letter(&key));
    let mut chord = String::new();
    for (held, name) in [
        (event.ctrl_key() && !composed, "Ctrl+"),
        (event.alt_key() && !composed, "Alt+"),
        (event.meta_key(), "Meta+"),
        (shift, "Shift+"),
    ] {
        if held {
            chord.push_str(name);
        }
    }
    match character {
        Some(' ') => chord.push_str("Space"),
        Some(_) => chord.push_str(&letters::small_text(&key)),
        None => chord.push_str(&key),
    }
    chord
}

/// Whether a chord is typed as a character would be: by itself, or with Shift.
pub(super) fn is_character(chord: &str) -> bool {
    let key = chord.strip_prefix("Shift+").unwrap_or(chord);
    key.chars().nth(1).is_none()
}

/// Whether a chord is a letter or digit, typed alone.
pub(in crate::monitor) fn is_letter(chord: &str) -> bool {
    letters::is_letter_or_digit(chord)
}
