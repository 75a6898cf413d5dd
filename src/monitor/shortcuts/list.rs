//! The list of all that keys do, where each line can be given other keys.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::chord::{chord, is_letter};
use super::{Act, CHARACTERS_OFF, Keys};
use crate::desk::Desk;
use crate::state::Board;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::field::switch_field;
use crate::ui::{El, Look, adopt, el, panel};
use crate::watched::{Watched, follow};

/// Keys that go on by themselves, or only hold others: no line can have one.
const NOT_ALONE: [&str; 7] = ["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Dead"];

/// The list; `close` has it go. Every change counts at once.
pub(in crate::monitor) fn shortcut_list(close: Rc<dyn Fn()>) -> El {
    adopt(include_str!("../../../style/monitor/shortcuts.css"));
    let board = Desk::here().board;
    let keys = Watched::new(Keys::read(board.keys.load()));
    let editor = Rc::new(Editor { board, keys, recording: Watched::new(None), told: Watched::new(None) });
    let section = |legend: String, of_row: bool| {
        let acts = Act::all().filter(|act| act.is_of_row() == of_row);
        let rows = acts.map(|act| editor.row(act)).collect::<Vec<_>>();
        let list = el("ul").class("shortcut-list").children(rows).children((!of_row).then(undo));
        el("fieldset").class("choices").child(el("legend").text(&legend)).child(list)
    };
    let both = el("div")
        .class("columns")
        .child(section(msg::shortcuts_row(), true))
        .child(section(msg::shortcuts_page(), false));
    let told = editor.clone();
    let said = el("p").class("said").attr("role", "status").text_live(move || match told.told.get() {
        Some(told) => told,
        None => msg::shortcuts_hint(),
    });
    let content = vec![said, both, editor.characters(), editor.reset_all()];
    panel(&msg::shortcuts_title(), content, close)
}

struct Editor {
    board: Board,
    keys: Watched<Keys>,
    /// The act that waits for its new keys.
    recording: Watched<Option<Act>>,
    /// What came of the last change.
    told: Watched<Option<String>>,
}

impl Editor {
    fn row(self: &Rc<Self>, act: Act) -> El {
        let (shown, waits, labelled) = (self.keys.clone(), self.recording.clone(), self.keys.clone());
        let chords = el("span").class("keys").live(move || {
            let keys = shown.get();
            let chords = keys.of(act).split(' ').filter(|chord| !chord.is_empty());
            Some(el("span").children(chords.map(chord_el).collect::<Vec<_>>()))
        });
        let presses = self.clone();
        let change = button("", Look::Plain, move || presses.record(act))
            .text_live(move || match waits.get() == Some(act) {
                true => msg::shortcuts_press(),
                false => msg::shortcuts_change(),
            })
            .attr_live("aria-label", {
                let waits = self.recording.clone();
                move || match waits.get() == Some(act) {
                    true => None,
                    false => Some(msg::shortcuts_change_label(label(act))),
                }
            });
        let (hears, left) = (self.clone(), self.recording.clone());
        let change =
            change.on("keydown", move |event| hears.hear(act, event.unchecked_ref())).on("blur", move |_| {
                if left.peek() == Some(act) {
                    left.set(None);
                }
            });
        let changed = move || labelled.get().is_changed(act);
        let usual = self.clone();
        let reset = move || {
            let usual = usual.clone();
            changed().then(|| {
                button(&msg::shortcuts_reset(), Look::Plain, move || usual.reset(act))
                    .attr("aria-label", &msg::shortcuts_reset_label(label(act)))
            })
        };
        el("li").child(el("span").class("what").text(&label(act))).child(chords).child(change).live(reset)
    }

    fn record(&self, act: Act) {
        let was = self.recording.peek();
        self.recording.set((was != Some(act)).then_some(act));
        self.told.set((was != Some(act)).then(|| msg::shortcuts_press_hint(label(act))));
    }

    /// Takes the keys that are pressed on a line that waits for them.
    fn hear(&self, act: Act, event: &KeyboardEvent) {
        let key = event.key();
        if self.recording.peek() != Some(act) || NOT_ALONE.contains(&&*key) {
            return;
        }
        if key == "Tab" {
            return self.recording.set(None);
        }
        // Neither the button nor the list may take it for itself.
        event.prevent_default();
        event.stop_propagation();
        if event.repeat() {
            return;
        }
        if key == "Escape" {
            self.recording.set(None);
            return self.told.set(Some(msg::shortcuts_kept(label(act))));
        }
        self.give(act, &chord(event));
    }

    /// Gives a chord to an act, unless it is another's.
    fn give(&self, act: Act, chord: &str) {
        let keys = self.keys.peek();
        let said = chord_words(chord);
        if let Some(other) = keys.owner(chord).filter(|other| *other != act) {
            return self.told.set(Some(msg::shortcuts_taken(said, label(other))));
        }
        self.recording.set(None);
        let told = if is_letter(chord) {
            msg::shortcuts_given_letter(said, label(act))
        } else {
            msg::shortcuts_given(said, label(act))
        };
        self.keep(keys.with(act, Some(chord)), told);
    }

    /// Gives an act its usual keys back, unless another has got one of them.
    fn reset(&self, act: Act) {
        let keys = self.keys.peek();
        let mut usual = act.line().1.split(' ');
        let taken = usual.find_map(|chord| Some((chord, keys.owner(chord).filter(|other| *other != act)?)));
        match taken {
            Some((chord, other)) => {
                self.told.set(Some(msg::shortcuts_taken(chord_words(chord), label(other))))
            }
            None => self.keep(keys.with(act, None), msg::shortcuts_usual(label(act))),
        }
    }

    fn keep(&self, keys: Keys, told: String) {
        self.board.keys.save(&keys.0);
        let kept = self.board.keys.load() == keys.0;
        self.told.set(Some(if kept { told } else { msg::shortcuts_not_kept() }));
        self.keys.set(Keys::read(self.board.keys.load()));
    }

    /// The switch for those that are typed as a character would be (WCAG 2.1.4).
    fn characters(self: &Rc<Self>) -> El {
        let on = Watched::new(!self.keys.peek().characters_off());
        let (editor, switched) = (self.clone(), on.clone());
        follow(Box::new(move || {
            let keys = editor.keys.peek();
            if switched.get() == keys.characters_off() {
                editor.keep(keys.with_characters(switched.peek()), msg::shortcuts_switched());
            }
        }));
        let meaning =
            |on: bool| if on { msg::shortcuts_characters_on() } else { msg::shortcuts_characters_off() };
        switch_field("shortcut-characters", &msg::shortcuts_characters(), on, meaning)
    }

    fn reset_all(self: &Rc<Self>) -> El {
        let editor = self.clone();
        let reset = button(&msg::shortcuts_reset_all(), Look::Secondary, move || {
            let characters = !editor.keys.peek().characters_off();
            editor.keep(Keys::default().with_characters(characters), msg::shortcuts_all_usual());
        });
        el("div").class("pressed").child(reset)
    }
}

/// The usual key of every program, which stays that.
fn undo() -> El {
    let keys = el("span").class("keys").child(el("span").child(chord_el("Ctrl+z")));
    el("li").child(el("span").class("what").text(&msg::shortcut_undo())).child(keys)
}

impl Keys {
    fn is_changed(&self, act: Act) -> bool {
        self.of(act) != act.line().1
    }

    /// The same with other keys for an act; with its usual ones for `None`.
    fn with(&self, act: Act, chord: Option<&str>) -> Self {
        let (name, _) = act.line();
        let others = self.0.lines().filter(|line| line.split('=').next() != Some(name));
        let own = chord.map(|chord| [name, "=", chord].concat());
        Self(others.map(str::to_owned).chain(own).collect::<Vec<_>>().join("\n"))
    }

    /// The same with shortcuts of a single character, or without.
    fn with_characters(&self, on: bool) -> Self {
        let others = self.0.lines().filter(|line| *line != CHARACTERS_OFF);
        Self(others.chain((!on).then_some(CHARACTERS_OFF)).collect::<Vec<_>>().join("\n"))
    }
}

fn chord_el(chord: &str) -> El {
    el("kbd").text(&chord_words(chord))
}

/// A chord in words.
fn chord_words(chord: &str) -> String {
    let (mut words, mut key) = (Vec::new(), chord);
    for modifier in ["Ctrl", "Alt", "Meta", "Shift"] {
        if let Some(rest) = key.strip_prefix(modifier).and_then(|rest| rest.strip_prefix('+')) {
            words.push(msg::shortcuts_modifier(modifier));
            key = rest;
        }
    }
    words.push(match key.chars().nth(1) {
        // As it stands on the key.
        None => js_sys::JsString::from(key).to_upper_case().into(),
        Some(_) => msg::shortcuts_key(key, key),
    });
    words.join(" + ")
}

/// What an act does, in some words.
fn label(act: Act) -> String {
    match act {
        Act::Down => msg::shortcut_down(),
        Act::Up => msg::shortcut_up(),
        Act::PageDown => msg::shortcut_page_down(),
        Act::PageUp => msg::shortcut_page_up(),
        Act::First => msg::shortcut_first(),
        Act::Last => msg::shortcut_last(),
        Act::Deeper => msg::shortcut_deeper(),
        Act::Out => msg::shortcut_out(),
        Act::Siblings => msg::shortcut_siblings(),
        Act::Details => msg::shortcut_details(),
        Act::Press => msg::shortcut_press(),
        Act::Menu => msg::shortcut_menu(),
        Act::Watch => msg::shortcut_watch(),
        Act::Select => msg::shortcut_select(),
        Act::ExtendDown => msg::shortcut_extend_down(),
        Act::ExtendUp => msg::shortcut_extend_up(),
        Act::SelectAll => msg::shortcut_select_all(),
        Act::SelectNone => msg::shortcut_select_none(),
        Act::AddStep => msg::shortcut_add_step(),
        Act::Succeed => msg::shortcut_succeed(),
        Act::Fail => msg::shortcut_fail(),
        Act::Clear => msg::shortcut_clear(),
        Act::NextFailed => msg::shortcut_next_failed(),
        Act::PreviousFailed => msg::shortcut_previous_failed(),
        Act::Search => msg::shortcut_search(),
        Act::Filter => msg::shortcut_filter(),
        Act::View => msg::shortcut_view(),
        Act::Attention => msg::shortcut_attention(),
        Act::Export => msg::shortcut_export(),
        Act::Hold => msg::shortcut_hold(),
        Act::Refresh => msg::shortcut_refresh(),
        Act::Create => msg::shortcut_create(),
        Act::Shortcuts => msg::shortcut_shortcuts(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_kept_apart() {
        let keys = Keys::default().with(Act::Down, Some("j")).with_characters(false);
        let keys = keys.with(Act::PageDown, Some("Shift+j")).with(Act::Down, Some("k"));
        assert_eq!((keys.of(Act::Down), keys.of(Act::PageDown)), ("k", "Shift+j"));
        assert!(keys.characters_off() && keys.is_changed(Act::Down) && !keys.is_changed(Act::Up));
        let keys = keys.with(Act::Down, None).with_characters(true);
        assert_eq!(keys, Keys::read("page-down=Shift+j".to_owned()));
    }
}
