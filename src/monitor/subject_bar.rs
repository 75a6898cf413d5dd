//! What the page is about, where that is less than everything.

use client::EntityKind;

use crate::desk::Desk;
use crate::portal::{Subject, Target};
use crate::state::Command;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, el};

/// A line that names the entity or the correlation id whose tasks are shown, with the ways on from there.
pub(super) fn subject_bar() -> El {
    let desk = Desk::here();
    let subject = desk.board.subject.clone();
    el("div").live(move || Some(bar(&desk, &subject.get()?)))
}

fn bar(desk: &Desk, subject: &Subject) -> El {
    let bar = el("div").class("subject").attr("role", "status");
    match subject {
        Subject::Entity { kind, name, .. } => {
            let name = name.clone().unwrap_or_default();
            let text = el("p").text(&msg::subject_entity(kind.link(), &name));
            bar.child(text).child(el("p").class("hint").text(&hint(*kind)))
        }
        Subject::Correlation(id) => {
            let rows = desk.board.rows.clone();
            let all =
                button(&msg::subject_show_all(), Look::Secondary, move || rows.command(Command::ShowAll));
            bar.child(el("p").text(&msg::subject_correlation(id))).children(events(desk, id)).child(all)
        }
    }
}

/// How the tasks of a kind are found.
fn hint(kind: EntityKind) -> String {
    match kind {
        EntityKind::Disk => msg::subject_by_name_only(),
        _ => msg::subject_by_events(),
    }
}

fn events(desk: &Desk, correlation: &str) -> Option<El> {
    let (portal, correlation) = (desk.site.portal.clone()?, correlation.to_owned());
    Some(button(&msg::subject_events(), Look::Secondary, move || portal.show(&Target::Events(&correlation))))
}
