//! The events of a job's correlation id, the newest first.

use std::rc::Rc;

use tasks::{Record, Severity};

use super::panel::Scene;
use super::trace::Trace;
use crate::format;
use crate::portal::Target;
use crate::task::fault_el;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Icon, Look, el};
use crate::watched::Watched;

/// So many are listed; the portal's own list has all of them.
const MOST: usize = 50;

/// Origin of the engine's own events.
const ENGINE: &str = "oVirt";

/// The list, with a heading and the way to the portal's own.
pub(super) fn events(scene: &Scene, trace: &Watched<Trace>) -> El {
    let portal = scene.outward.as_ref().and_then(|outward| outward.portal()).cloned().map(Rc::new);
    let (scene, listed, linked) = (scene.clone(), trace.clone(), trace.clone());
    let correlation = Watched::derived(move || match linked.get() {
        Trace::Told(told) => Some(told.correlation),
        _ => None,
    });
    let way = move || {
        let (portal, id) = (portal.clone()?, correlation.get()?);
        Some(button(&msg::subject_events(), Look::Secondary, move || portal.show(&Target::Events(&id))))
    };
    let head = el("div").class("section-head").child(el("h3").text(&msg::details_events())).live(way);
    el("section").child(head).live(move || {
        let hint = |text: String| el("p").class("hint").text(&text);
        Some(match listed.get() {
            Trace::Asking => hint(msg::details_events_asking()),
            Trace::Untold => hint(msg::details_events_untold()),
            Trace::Failed => hint(msg::details_events_failed()),
            Trace::Forbidden(fault) => {
                let fault = fault.as_deref().map(fault_el);
                el("div").child(hint(msg::details_events_forbidden())).children(fault)
            }
            Trace::Told(told) if told.records.is_empty() => hint(msg::details_events_none()),
            Trace::Told(told) => {
                let more = told.records.len().saturating_sub(MOST);
                let more = (more > 0).then(|| hint(msg::details_events_more(more)));
                let rows = told.records.iter().take(MOST).map(|record| row(&scene, record));
                el("div").child(el("ul").class("event-list").children(rows)).children(more)
            }
        })
    })
}

fn row(scene: &Scene, record: &Record) -> El {
    let (icon, word) = match record.severity {
        Severity::Normal => (Icon::Info, msg::severity_normal()),
        Severity::Warning => (Icon::Warning, msg::severity_warning()),
        Severity::Error => (Icon::Danger, msg::severity_error()),
        Severity::Alert => (Icon::Danger, msg::severity_alert()),
    };
    let when = record.time.map(|time| format::moment(time, scene.board.now.peek()));
    let origin = Some(&*record.origin).filter(|origin| !origin.is_empty() && *origin != ENGINE);
    let about: Vec<&str> = [Some(&*word), when.as_deref(), origin].into_iter().flatten().collect();
    let class = match record.severity {
        Severity::Normal => "normal",
        Severity::Warning => "warning",
        Severity::Error | Severity::Alert => "grave",
    };
    el("li").class(class).child(icon.el()).child(
        el("div")
            .child(el("p").attr("dir", "auto").text(&record.description))
            .child(el("p").class("hint").text(&about.join(" · "))),
    )
}
