//! The panel: what it is about, and under it all that is known.

use std::rc::Rc;

use tasks::Status;
use web_sys::HtmlElement;

use super::copy::copying;
use super::events::events;
use super::facts::facts;
use super::failure::failure;
use super::json::json;
use super::outward::Outward;
use super::protocol::protocol;
use super::seen::{Seen, seen, settled};
use super::splitter::splitter;
use super::steps::steps;
use super::trace::{Trace, trace};
use crate::desk::{Desk, Site};
use crate::monitor::row_menu::{MenuRequest, row_menu};
use crate::state::{Board, Task};
use crate::text::msg;
use crate::ui::button::icon_button;
use crate::ui::{El, Icon, Place, Tone, adopt, alert, el};
use crate::watched::{Watched, follow_drawn};
use crate::{format, words};

/// Id of the heading that names the panel.
const TITLE: &str = "details-title";

/// What everything in the panel reads.
#[derive(Clone)]
pub(super) struct Scene {
    /// What is known.
    pub(super) board: Board,
    /// The task that is shown.
    pub(super) seen: Watched<Seen>,
    /// Its events; `None` where a file is looked at.
    pub(super) trace: Option<Watched<Trace>>,
    /// The ways out; `None` where a file is looked at.
    pub(super) outward: Option<Outward>,
}

impl Scene {
    /// A moment, and how long ago it is. Watches the time.
    pub(super) fn moment(&self, time: i64) -> String {
        let now = self.board.now.get();
        msg::details_moment(format::moment(time, now), format::age(now - time))
    }
}

/// The panel of the task whose details are wanted.
pub(super) fn panel() -> El {
    adopt(include_str!("../../style/details.css"));
    let Desk { board, actor, site: Site { portal, .. }, .. } = Desk::here();
    let Some(shown) = settled(&board) else { return el("aside") };
    let seen = seen(&board, shown.clone());
    let engine = actor.map(|actor| actor.engine());
    let asked = engine.clone();
    let trace = asked.map(|engine| trace(engine, board.viewing.clone(), seen.clone()));
    let outward = engine.clone().map(|engine| Outward::new(engine, portal));
    let scene = Scene { board, seen, trace, outward };
    let read = scene.clone();
    // Made anew for another task: what one reads of the same one stays where it is.
    let body = el("div").class("details-body");
    let scrolled = body.node().clone();
    let body = body.live(move || {
        let task = shown.get();
        scrolled.set_scroll_top(0);
        read.board.rows.attend(&task.job);
        Some(content(&read, &task, engine.clone()))
    });
    let aside = el("aside").class("details").attr("aria-labelledby", TITLE);
    aside.clone().child(splitter(&aside)).child(header(&scene)).child(body)
}

fn header(scene: &Scene) -> El {
    let (kind, named, viewing) = (scene.seen.clone(), scene.seen.clone(), scene.board.viewing.clone());
    let title = el("h2").attr("id", TITLE).attr("tabindex", "-1").attr("dir", "auto");
    let title = title.text_live(move || named.get().name().to_owned());
    enter(scene, title.node().clone());
    let close = icon_button(Icon::Close, &msg::details_close(), move || viewing.detail(None));
    let kind = move || if kind.get().task.step.is_none() { msg::kind_job() } else { msg::details_step() };
    el("header")
        .child(el("div").child(el("p").class("hint").text_live(kind)).child(title))
        .children((!scene.board.read_only).then(|| actions(scene)))
        .child(close)
}

/// Gives the focus to the heading whenever somebody wants to go into the details.
fn enter(scene: &Scene, title: HtmlElement) {
    let entered = scene.board.viewing.entered().clone();
    follow_drawn(Box::new(move || {
        if entered.get() {
            entered.replace_quietly(false);
            let _ = title.focus();
        }
    }));
}

/// What can be done with the task: the menu of its row.
fn actions(scene: &Scene) -> El {
    let asked = Watched::new(None::<MenuRequest>);
    let (named, seen, request) = (scene.seen.clone(), scene.seen.clone(), asked.clone());
    let button = el("button").class("row-menu").attr("type", "button").attr("aria-haspopup", "menu");
    let beside = button.node().clone();
    let button = button.attr_live("aria-label", move || Some(msg::menu_label(named.get().name()))).on(
        "click",
        move |_| {
            let seen = seen.peek();
            let place = beside.get_bounding_client_rect();
            let place = Place { x: place.left() as i32, y: place.bottom() as i32 };
            let Task { job, step } = seen.task.clone();
            request.set(Some(MenuRequest { job, step, name: seen.name().to_owned(), place }));
        },
    );
    let opener = button.node().clone();
    el("div").child(button).live(move || {
        let (closed, opener) = (asked.clone(), opener.clone());
        let close = move || {
            closed.set(None);
            let _ = opener.focus();
        };
        Some(row_menu(asked.get()?, Rc::new(close)))
    })
}

/// All that is known of one task.
fn content(scene: &Scene, task: &Task, engine: Option<client::Engine>) -> El {
    let is_job = task.step.is_none();
    el("div")
        .class("details-content")
        .child(presence(scene))
        .child(standing(scene))
        .children(is_job.then(|| failure(scene)))
        .child(facts(scene, task))
        .child(copying(scene, engine.clone()))
        .children(is_job.then(|| steps(scene)))
        .children(scene.trace.as_ref().map(|trace| events(scene, trace)))
        .children(is_job.then(|| protocol(scene)))
        .children(engine.map(|engine| json(engine, task)))
}

/// Says that the task is not there (any more).
fn presence(scene: &Scene) -> El {
    let seen = scene.seen.clone();
    let state = Watched::derived(move || {
        let seen = seen.get();
        (seen.is_gone, seen.job.is_some())
    });
    el("div").attr("role", "status").live(move || match state.get() {
        (false, true) => None,
        (true, true) => Some(alert(
            Tone::Warning,
            &msg::details_gone(),
            vec![el("p").text(&msg::details_gone_text())],
            None,
        )),
        (true, false) => Some(alert(
            Tone::Warning,
            &msg::details_unknown(),
            vec![el("p").text(&msg::details_unknown_text())],
            None,
        )),
        (false, false) => Some(el("p").class("hint").text(&msg::empty_waiting_text())),
    })
}

/// How it stands: the status with its explanation, and how far it is.
fn standing(scene: &Scene) -> El {
    let seen = scene.seen.clone();
    let status = Watched::derived(move || seen.get().status());
    let explained = status.clone();
    let seen = scene.seen.clone();
    let percent = Watched::derived(move || seen.get().gauge.percent);
    let told = percent.clone();
    el("div")
        .class("standing")
        .attr_live("data-status", {
            let status = status.clone();
            move || status.get().map(|status| status.as_wire().to_owned())
        })
        .live(move || Some(el("b").class("status").text(&words::status(status.get()?))))
        .child(el("span").text_live(move || explained.get().map(words::status_in_full).unwrap_or_default()))
        .live(move || {
            let percent = percent.get()?;
            let value = percent.value.to_string();
            let meter = el("span").class("meter").attr("role", "progressbar").attr("aria-valuenow", &value);
            let meter = meter.attr("aria-label", &words::percent_source(percent.source));
            let _ = meter.node().style().set_property("background-size", &[&*value, "%"].concat());
            Some(meter)
        })
        .child(el("span").class("hint").text_live(move || told.get().map(words::percent).unwrap_or_default()))
}

/// Whether a job that is shown has failed.
pub(super) fn has_failed(seen: &Seen) -> bool {
    seen.job.as_ref().is_some_and(|job| job.status == Status::Failed)
}
