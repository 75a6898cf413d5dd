//! How far a run is, and what came of it.

use std::rc::Rc;

use leptos::prelude::set_timeout;
use tasks::bulk::{Count, Deed};

use super::errand::Errand;
use crate::desk::Desk;
use crate::task::sending::fault_el;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Icon, Look, Notices, el};
use crate::words;

/// Names of what failed are listed up to this number; the rest is counted.
const LISTED: usize = 100;

/// A run that is under way.
pub(super) fn progress(_desk: &Desk, errand: Rc<Errand>) -> El {
    let (counted, metered, held) = (errand.clone(), errand.clone(), errand.clone());
    let meter = el("progress").attr("aria-label", &msg::bulk_progress_label());
    let meter = meter
        .attr_live("max", move || Some(metered.count.get().all.to_string()))
        .attr_live("value", move || Some(settled(&counted.count.get()).to_string()));
    let told = errand.clone();
    let numbers = el("p").text_live(move || {
        let count = told.count.get();
        if held.held.get() {
            msg::bulk_held(count.all)
        } else {
            msg::bulk_progress(settled(&count), count.all, count.failed)
        }
    });
    let stopped = errand.clone();
    let stop = button(&msg::bulk_stop(), Look::Secondary, move || stopped.stop());
    let stop = el("span").live(move || (!errand.held.get()).then(|| stop.clone()));
    el("div")
        .child(el("b").attr("role", "status").text(&msg::bulk_underway()))
        .child(meter)
        .child(numbers)
        .child(stop)
}

fn settled(count: &Count) -> usize {
    count.done + count.superseded + count.failed
}

/// What came of a run that rests, and what can be done about the rest of it.
pub(super) fn summary(desk: &Desk, errand: Rc<Errand>) -> El {
    let count = errand.count.peek();
    let Count { done, superseded, failed, unsent, .. } = count;
    let (unanswered, open) = (errand.unanswered(), errand.retriable());
    let icon = if errand.is_done() { Icon::Success } else { Icon::Warning };
    let done = match errand.deed {
        Deed::End { succeeded, .. } => msg::bulk_ended(words::result(succeeded), done),
        Deed::Clear => msg::bulk_cleared(done),
    };
    let more = [
        (superseded > 0).then(|| msg::bulk_superseded(superseded)),
        (failed > unanswered).then(|| msg::bulk_failed(failed - unanswered)),
        (unanswered > 0).then(|| msg::bulk_unanswered(unanswered)),
        (unsent > 0).then(|| msg::bulk_unsent(unsent)),
    ];
    let told: Vec<String> = std::iter::once(done).chain(more.into_iter().flatten()).collect();
    let again = errand.clone();
    let again = (open > 0).then(|| {
        let label = if open > unsent { msg::bulk_retry(open) } else { msg::bulk_go_on() };
        button(&label, Look::Secondary, move || again.resume())
    });
    if errand.is_done() {
        go_by_itself(desk, errand.clone());
    }
    let doings = desk.doings.clone();
    let failures = (failed > 0).then(|| failures(&errand));
    let close = button(&msg::dialog_close(), Look::Plain, move || errand.put_away(&doings.bulk));
    let line = el("div")
        .child(icon.el())
        .child(el("p").attr("role", "status").text(&told.join(" ")))
        .child(el("span").class("gap"))
        .children(again)
        .child(close);
    el("div").class("summary").child(line).children(failures)
}

/// As every notice that all went well, it goes after a while.
fn go_by_itself(desk: &Desk, errand: Rc<Errand>) {
    let doings = desk.doings.clone();
    let gone = move || {
        if doings.bulk.errand.peek().as_ref() == Some(&errand) {
            errand.put_away(&doings.bulk);
        }
    };
    set_timeout(gone, Notices::STAY);
}

/// What failed and why: each reason once, with the names below it.
fn failures(errand: &Errand) -> El {
    let mut reasons: Vec<(String, Option<String>, Vec<String>)> = Vec::new();
    for (name, refusal) in errand.failures() {
        match reasons
            .iter_mut()
            .find(|(sentence, fault, _)| *sentence == refusal.sentence && *fault == refusal.fault)
        {
            Some((.., names)) => names.push(name),
            None => reasons.push((refusal.sentence, refusal.fault, vec![name])),
        }
    }
    let reasons = reasons.into_iter().map(|(sentence, fault, names)| {
        let fault = fault.as_deref().map(fault_el);
        el("li").child(el("p").text(&sentence)).children(fault).child(named(&names))
    });
    el("details").child(el("summary").text(&msg::bulk_what_failed())).child(
        el("ul")
            .class("reasons")
            .attr("tabindex", "0")
            .attr("aria-label", &msg::bulk_what_failed())
            .children(reasons),
    )
}

/// Names, a line each; of many only the first ones.
pub(super) fn named(names: &[String]) -> El {
    let more = names.len().saturating_sub(LISTED);
    let lines = names.iter().take(LISTED).map(|name| el("li").text(name));
    let more = (more > 0).then(|| el("li").class("hint").text(&msg::bulk_more(more)));
    el("ul").class("names").children(lines).children(more)
}
