//! How the page looks to a person: colours, and how times are told. Kept in this browser for every portal of its site.

use leptos::prelude::document;

use crate::format;
use crate::state::Drawer;
use crate::text::msg;
use crate::ui::field::select_field;
use crate::ui::{El, el, set_attribute};

/// What is read, and what host/theme.js and style/tokens.css know each theme by; the empty one is the system's.
fn themes() -> Vec<(&'static str, String)> {
    vec![
        ("", msg::looks_system()),
        ("light", msg::looks_light()),
        ("dark", msg::looks_dark()),
        ("contrast", msg::looks_contrast()),
    ]
}

/// The choices, which count at once.
pub(super) fn looks() -> El {
    let kept = Drawer::lasting("", "theme");
    let chosen = kept.load();
    let choose = Box::new(move |theme: &'static str| {
        kept.save(theme);
        if let Some(root) = document().document_element() {
            set_attribute(&root, "data-theme", Some(theme).filter(|theme| !theme.is_empty()));
        }
    });
    let theme = select_field("view-theme", &msg::looks_theme(), themes(), &chosen, choose);
    let times = vec![("", msg::looks_absolute()), ("ages", msg::looks_relative())];
    let told = if format::ages().peek() { "ages" } else { "" };
    let choose = Box::new(|told: &'static str| format::tell_ages(!told.is_empty()));
    el("div").class("looks").child(theme).child(select_field(
        "view-times",
        &msg::looks_times(),
        times,
        told,
        choose,
    ))
}
