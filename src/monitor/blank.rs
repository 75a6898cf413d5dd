//! What stands in place of the rows while there are none.

use std::time::Duration;

use leptos::prelude::*;

use super::finding::show_all_button;
use super::toolbar::create_button;
use crate::desk::Desk;
use crate::portal::{Portal, Target};
use crate::state::{Board, Link};
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Icon, Look, el, empty_state};
use crate::watched::Watched;

/// What comes quickly needs no sign that it is coming.
const PATIENCE: Duration = Duration::from_millis(300);

/// Number of still bars that hold the place of the first rows.
const BARS: usize = 7;

/// The first load, the empty engine, or an engine that has not answered yet.
#[component]
pub fn Blank() -> El {
    let Desk { board, asking, site, .. } = Desk::here();
    let portal = site.portal;
    let read_only = board.read_only;
    let empty = move || {
        let create = (!read_only).then(|| create_button(&asking));
        empty_state(Icon::Tasks, &msg::empty_title(), &msg::empty_text(), create)
    };
    let loading = || {
        let bars = (0..BARS).map(|_| el("span"));
        el("div")
            .class("skeleton")
            .attr("role", "status")
            .attr("aria-label", &msg::monitor_loading())
            .children(bars)
    };
    let none = || empty_state(Icon::Tasks, &msg::subject_none(), &msg::subject_none_text(), None);
    let hidden = board.clone();
    let filtered = move || {
        let events = portal.clone().and_then(|portal| events_button(portal, &hidden));
        let ways = el("div").class("ways").child(show_all_button(&hidden)).children(events);
        empty_state(Icon::Filter, &msg::empty_filtered(), &msg::empty_filtered_text(), Some(ways))
    };
    let waiting = || empty_state(Icon::Tasks, &msg::empty_waiting(), &msg::empty_waiting_text(), None);
    let slow = Watched::new(false);
    let late = slow.clone();
    set_timeout(move || late.set(true), PATIENCE);
    el("div").class("blank-stage").live(move || {
        let answered = board.last_ok.get().is_some();
        if board.total.peek() > 0 {
            // It is about to go.
            return None;
        }
        match (answered, board.link.get()) {
            (true, _) if board.viewing.get().hides() => Some(filtered()),
            (true, _) if board.subject.get().is_some() => Some(none()),
            (true, _) => Some(empty()),
            (false, Link::Connecting) => slow.get().then(loading),
            (false, _) => Some(waiting()),
        }
    })
}

/// The way to the events of the correlation id that is looked for: they outlive its jobs by weeks.
fn events_button(portal: Portal, board: &Board) -> Option<El> {
    let id = board.viewing.peek().correlation;
    let show = move || portal.show(&Target::Events(&id));
    (!board.viewing.peek().correlation.is_empty())
        .then(|| button(&msg::subject_events(), Look::Secondary, show))
}
