//! What is against the protocol, kept up to date while it is shown.

use std::cell::RefCell;

use tasks::conformance::{Lapse, Naming, Sighting, Watch, Weight};
use tasks::{Evidence, Status};

use super::words::{advice, evidence, listed};
use crate::detail::panel::Scene;
use crate::detail::trace::Trace;
use crate::text::msg;
use crate::ui::{El, Icon, el};
use crate::watched::Watched;

/// What only time tells is looked at anew after so many milliseconds.
const TICK: i64 = 10_000;

/// The number of mistakes, and under it each with what shows it and what helps.
pub(super) fn check(scene: Scene) -> El {
    let lapses = watch(&scene);
    let counted = lapses.clone();
    let mistakes = move || {
        let lapses = counted.get();
        msg::protocol_found(lapses.iter().filter(|lapse| lapse.weight() == Weight::Mistake).count())
    };
    el("div").child(el("p").class("hint").attr("role", "status").text_live(mistakes)).live(move || {
        let lapses = lapses.get();
        let rows = lapses.iter().map(|lapse| row(&scene, lapse));
        (!lapses.is_empty()).then(|| el("ul").class("event-list").children(rows))
    })
}

/// Looks at the job whenever anything is told of it.
fn watch(scene: &Scene) -> Watched<Vec<Lapse>> {
    let now = scene.board.now.clone();
    let tick = Watched::derived(move || now.get() / TICK);
    let (scene, watch) = (scene.clone(), RefCell::new(Watch::default()));
    Watched::derived(move || {
        tick.track();
        scene.board.revision.track();
        look(&scene, &mut watch.borrow_mut())
    })
}

fn look(scene: &Scene, watch: &mut Watch) -> Vec<Lapse> {
    let (seen, rows) = (scene.seen.get(), &scene.board.rows);
    let Some(job) = &seen.job else { return Vec::new() };
    let trace = scene.trace.as_ref().map(Watched::get);
    let (naming, records) = match &trace {
        Some(Trace::Told(told)) => (Naming::Told(&told.correlation), &*told.records),
        Some(Trace::Untold) => (Naming::Untold, &[][..]),
        _ => (Naming::Unknown, &[][..]),
    };
    let doubles = rows.findings(&job.id).into_iter().find_map(|finding| match finding.evidence {
        Evidence::Duplicate { open, .. } => Some(open),
        _ => None,
    });
    let journal = rows.journal();
    let tellings = journal.as_ref().map(|journal| journal.tellings(&job.id)).unwrap_or_default();
    let misread = journal.as_ref().map(|journal| journal.misread()).unwrap_or_default();
    watch.look(&Sighting {
        job,
        waiting: rows.waiting_steps(&job.id),
        doubles: doubles.unwrap_or(1),
        // Of one that is gone nobody can say what came after it.
        begun_anew: job.status == Status::Unknown && (seen.is_gone || rows.was_begun_anew(&job.id)),
        naming,
        records,
        tellings: &tellings,
        misread: &misread,
        now: scene.board.now.peek(),
    })
}

fn row(scene: &Scene, lapse: &Lapse) -> El {
    let (class, icon) = match lapse.weight() {
        Weight::Mistake => ("warning", Icon::Warning),
        Weight::Advice => ("normal", Icon::Info),
    };
    let (subject, told) = evidence(lapse, &scene.seen.peek());
    let subject = subject.map(|subject| el("p").child(el("b").attr("dir", "auto").text(&subject)));
    let items: Vec<El> =
        listed(lapse).into_iter().map(|item| el("li").attr("dir", "auto").text(&item)).collect();
    let items = (!items.is_empty()).then(|| el("ul").children(items));
    let advice = el("p").class("hint").text(&advice(lapse));
    // It leads to what is to be corrected.
    let leads = matches!(lapse, Lapse::Unreadable { .. });
    let rest = if leads { [Some(advice), items] } else { [items, Some(advice)] };
    let told = el("p").attr("dir", "auto").text(&told);
    let body = el("div").children(subject).child(told).children(rest.into_iter().flatten());
    el("li").class(class).child(icon.el()).child(body)
}
