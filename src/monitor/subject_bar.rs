//! Whose tasks are shown, in the details of an entity.

use client::EntityKind;

use crate::desk::Desk;
use crate::portal::Subject;
use crate::text::msg;
use crate::ui::{El, el};

/// A line that names the entity, and how its tasks were found.
pub(super) fn subject_bar() -> El {
    let subject = Desk::here().board.subject.clone();
    el("div").live(move || Some(bar(&subject.get()?)))
}

fn bar(Subject { kind, name, .. }: &Subject) -> El {
    let hint = match kind {
        EntityKind::Disk => msg::subject_by_name_only(),
        _ => msg::subject_by_events(),
    };
    el("div")
        .class("subject")
        .attr("role", "status")
        .child(el("p").text(&msg::subject_entity(kind.link(), name)))
        .child(el("p").class("hint").text(&hint))
}
