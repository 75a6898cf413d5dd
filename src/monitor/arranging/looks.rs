//! How the page looks to a person: colours, and how times are told. Kept in this browser for every portal of its site.

use leptos::prelude::document;

use crate::format;
use crate::part::part;
use crate::spawn::spawn;
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

fn kept_times() -> Drawer {
    Drawer::lasting("", "times")
}

/// Tells times as they were told the last time. Most people want moments, which need no part.
pub(in crate::monitor) fn recall_times() {
    if !kept_times().load().is_empty() {
        // Where the part can't be fetched, moments do as well.
        spawn(async {
            let _ = fetched_times().await;
        });
    }
}

part! {
    panels:
    /// Tells times as a person has chosen.
    async fn fetched_times() -> () = tell_times
}

fn tell_times() {
    let age: format::Age = format::age;
    format::ages().set((!kept_times().load().is_empty()).then_some(age));
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
    let told = kept_times().load();
    let choose = Box::new(|told: &'static str| {
        kept_times().save(told);
        tell_times();
    });
    el("div").class("looks").child(theme).child(select_field(
        "view-times",
        &msg::looks_times(),
        times,
        &told,
        choose,
    ))
}
