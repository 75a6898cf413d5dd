//! What a screen shows when there is nothing to show.

use super::{El, Icon, el};

/// A drawing, what it means, and what to do next.
pub fn empty_state(icon: Icon, title: &str, text: &str, action: Option<El>) -> El {
    el("section")
        .class("empty")
        .child(icon.el())
        .child(el("h2").text(title))
        .child(el("p").text(text))
        .children(action)
}
