//! What needs attention: every finding with its evidence, and what helps.

mod evidence;
mod remedy;

use std::rc::Rc;

use leptos::prelude::document;
use tasks::{AttentionKind, Evidence, Filter, Finding, Remedy, Removal};

use self::evidence::sentence;
use self::remedy::remedies;
use crate::desk::Desk;
use crate::spawn::spawn_detached;
use crate::state::{Board, Viewing};
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Icon, Look, adopt, el, empty_state, panel};
use crate::watched::{Watched, follow_drawn};
use crate::{format, words};

/// So many jobs of a kind are listed; the tree can show all of them.
const LISTED: usize = 20;

/// The panel; `close` has it go.
pub(super) fn attention_panel(close: Rc<dyn Fn()>) -> El {
    adopt(include_str!("../../../style/monitor/attention.css"));
    let desk = Desk::here();
    let board = desk.board.clone();
    // Told apart from what it is made of, so that it is made anew only when it says something else.
    let found = Watched::derived(move || {
        board.revision.track();
        AttentionKind::ALL.into_iter().filter_map(|kind| Section::of(kind, &board)).collect::<Vec<_>>()
    });
    let (shown, closes) = (found.clone(), close.clone());
    let list = el("div").class("findings").live(move || {
        let sections = shown.get();
        if sections.is_empty() {
            return Some(empty_state(
                Icon::Success,
                &msg::attention_none(),
                &msg::attention_none_text(),
                None,
            ));
        }
        let sections = sections.iter().map(|section| section.el(&desk, &closes));
        Some(el("div").children(sections.collect::<Vec<_>>()))
    });
    let panel = panel(&msg::filter_attention(), vec![list], close);
    keep_focus(found, panel.clone());
    panel
}

/// A finding that was dealt with takes its buttons along: what had the focus there leaves it to the first one that is left.
fn keep_focus(found: Watched<Vec<Section>>, panel: El) {
    follow_drawn(Box::new(move || {
        found.track();
        let panel = panel.clone();
        spawn_detached(async move {
            leptos::task::tick().await;
            let focused = document().active_element();
            if focused.is_none_or(|focused| focused.tag_name() == "BODY")
                && let Ok(Some(first)) = panel.node().query_selector("button")
            {
                let _ = wasm_bindgen::JsCast::unchecked_ref::<web_sys::HtmlElement>(&first).focus();
            }
        });
    }));
}

/// The jobs that show a kind of finding.
#[derive(Clone, PartialEq)]
struct Section {
    kind: AttentionKind,
    /// Number of all of them.
    count: usize,
    jobs: Vec<Found>,
}

/// A job that needs attention.
#[derive(Clone, PartialEq)]
struct Found {
    id: String,
    description: String,
    finding: Finding,
    /// Description of the step that the evidence is about, and of what it stands under.
    steps: Option<(String, Option<String>)>,
}

impl Section {
    fn of(kind: AttentionKind, board: &Board) -> Option<Self> {
        let rows = &board.rows;
        let jobs = rows.in_need_of(kind, LISTED);
        let found = |id: String| {
            let finding = rows.findings(&id).into_iter().find(|finding| finding.evidence.kind() == kind)?;
            let job = rows.job(&id)?;
            let named = |id: &str| {
                let step = job.steps.iter().flatten().find(|step| step.id == id);
                step.map(|step| step.description.clone()).unwrap_or_default()
            };
            let steps = match &finding.evidence {
                Evidence::OpenChild { step, parent } => Some((named(step), parent.as_deref().map(named))),
                Evidence::Failed { step: Some(step), .. } => Some((named(step), None)),
                _ => None,
            };
            Some(Found { id, description: job.description, finding, steps })
        };
        let count = rows.attention_count(kind);
        (count > 0).then(|| Self { kind, count, jobs: jobs.into_iter().filter_map(found).collect() })
    }

    fn el(&self, desk: &Desk, close: &Rc<dyn Fn()>) -> El {
        let heading = msg::filter_counted(words::attention(self.kind), self.count);
        let jobs = self.jobs.iter().map(|found| found.el(desk, close)).collect::<Vec<_>>();
        el("section")
            .child(el("h3").text(&heading))
            .child(el("p").class("hint").text(&about(self.kind)))
            .child(el("ul").attr("aria-label", &heading).children(jobs))
            .child(show_all(self.kind, self.count, &desk.board.viewing, close.clone()))
    }
}

impl Found {
    fn el(&self, desk: &Desk, close: &Rc<dyn Fn()>) -> El {
        if let Evidence::Failed { step: None, .. } = self.finding.evidence {
            // At which step, its steps tell, which nobody may have looked at yet.
            desk.board.rows.attend(&self.id);
        }
        let remedies = remedies(&self.id, &self.finding, desk, close);
        let (id, there, close) = (self.id.clone(), desk.clone(), close.clone());
        let go = button(&self.description, Look::Plain, move || {
            close();
            there.goal.go(&there.board, &id);
        });
        let go = go.attr("title", &msg::attention_go());
        let now = desk.board.now.peek();
        let told = sentence(&self.finding.evidence, self.steps.as_ref(), now);
        let told = el("div").class("told").child(el("p").text(&told)).children(self.removal(desk, now));
        let helps = el("div").class("helps").children(remedies);
        el("li").child(go).child(told).child(helps)
    }
}

impl Found {
    /// Until when one can look at what the engine removes by itself.
    fn removal(&self, desk: &Desk, now: i64) -> Option<El> {
        let job =
            desk.board.rows.job(&self.id).filter(|_| self.finding.remedy == Remedy::Look { clear: false })?;
        match desk.board.retention.removal(&job, now) {
            Removal::Window { from, to } => {
                let told = msg::bulk_goes(format::time(from), format::time(to));
                Some(el("p").class("hint").text(&told))
            }
            _ => None,
        }
    }
}

/// What a kind of finding means.
fn about(kind: AttentionKind) -> String {
    match kind {
        AttentionKind::Failed => msg::attention_about_failed(),
        AttentionKind::StepsEnded => msg::attention_about_steps_ended(),
        AttentionKind::Duplicate => msg::attention_about_duplicate(),
        AttentionKind::Quiet => msg::attention_about_quiet(),
        AttentionKind::Lost => msg::attention_about_lost(),
        AttentionKind::NeverCleared => msg::attention_about_never_cleared(),
        AttentionKind::OpenChild => msg::attention_about_open_child(),
    }
}

/// The button that shows the jobs of a kind in the tree, and no others.
fn show_all(kind: AttentionKind, count: usize, viewing: &Viewing, close: Rc<dyn Fn()>) -> El {
    let viewing = viewing.clone();
    let show = button(&msg::attention_show(count), Look::Secondary, move || {
        close();
        viewing.change(&|view| {
            view.filter = Filter { attention: [kind].into_iter().collect(), ..Filter::default() };
            view.correlation.clear();
        });
    });
    el("div").class("pressed").child(show)
}
