//! What comes of one thing done to many tasks, in words.

use tasks::Removal;
use tasks::bulk::{Deed, Fit, Obstacle, Preview};

use super::summary::named;
use crate::format;
use crate::task::outcome::change_el;
use crate::task::reason;
use crate::text::msg;
use crate::ui::{El, el};
use crate::words;

/// Changes are listed up to this number; the rest is counted.
const LISTED: usize = 100;

/// The sentences, what changes, and what is left out and why.
pub(super) fn told_el(told: &Preview, deed: Deed, now: i64) -> El {
    let sentences = sentences(told, deed, now).into_iter().map(|sentence| el("p").text(&sentence));
    el("div").children(sentences).children(changes(told, now)).children(left_out(told))
}

fn sentences(told: &Preview, deed: Deed, now: i64) -> Vec<String> {
    let mut said = Vec::new();
    let (jobs, steps) = (told.jobs_ended(), told.fit.iter().filter(|fit| fit.target.step.is_some()).count());
    let result = words::result(matches!(deed, Deed::End { succeeded: true, .. }));
    match deed {
        _ if told.fit.is_empty() => said.push(msg::bulk_nothing_changes()),
        Deed::Clear => said.push(msg::bulk_outcome_clear(told.fit.len())),
        Deed::End { force, .. } => {
            if steps > 0 {
                said.push(msg::bulk_outcome_steps(result, steps));
            }
            if jobs > 0 {
                said.push(msg::bulk_outcome_jobs(result, jobs));
            }
            let along = told.taken_along();
            if along > 0 {
                said.push(msg::bulk_outcome_along(along));
            }
            if force {
                said.push(msg::outcome_auto_clear_set());
            }
        }
    }
    if !told.steps_known() {
        said.push(msg::bulk_steps_unknown());
    }
    said.extend(removal(&told.fit, now));
    said
}

/// When they go: the first and the last moment of all of them, and how many never do.
fn removal(fit: &[Fit], now: i64) -> Vec<String> {
    let windows = fit.iter().filter_map(|fit| match fit.outcome.removal {
        Removal::Window { from, to } => Some((from, to)),
        _ => None,
    });
    let window = windows.clone().reduce(|(from, to), (other, later)| (from.min(other), to.max(later)));
    let told = window.map(|(from, to)| {
        msg::bulk_removal(windows.count(), format::moment(from, now), format::moment(to, now))
    });
    let never = fit.iter().filter(|fit| fit.outcome.removal == Removal::Never).count();
    told.into_iter().chain((never > 0).then(|| msg::bulk_removal_never(never))).collect()
}

/// What changes: each task as it is and as it will be.
fn changes(told: &Preview, now: i64) -> Option<El> {
    let line = |fit: &Fit| {
        let outcome = &fit.outcome;
        let own = fit.target.step.as_deref();
        let own = outcome.steps.iter().find(|change| Some(&*change.id) == own);
        let (before, after) =
            own.map_or((outcome.job.before, outcome.job.after), |own| (own.before, own.after));
        let along = outcome.steps.len() - usize::from(fit.target.step.is_some());
        let along = (along > 0).then(|| msg::bulk_takes_along(along));
        let removal = match outcome.removal {
            Removal::Window { from, to } => {
                msg::bulk_goes(format::moment(from, now), format::moment(to, now))
            }
            Removal::NotWhileRunning => msg::bulk_goes_after_end(),
            Removal::Never => msg::bulk_goes_never(),
        };
        let hint = along.into_iter().chain([removal]).collect::<Vec<_>>().join(" · ");
        let change = (before != after).then(|| change_el(before, after));
        el("li")
            .child(el("span").text(&fit.name))
            .children(change)
            .child(el("span").class("hint").text(&hint))
    };
    let more = told.fit.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| el("li").class("hint").text(&msg::bulk_more(more)));
    (!told.fit.is_empty()).then(|| {
        let list = el("ul").attr("aria-label", &msg::outcome_list()).attr("tabindex", "0");
        list.children(told.fit.iter().take(LISTED).map(line)).children(more)
    })
}

/// What is left out: each reason once, with the names folded away below it.
fn left_out(told: &Preview) -> Option<El> {
    let mut reasons: Vec<(Obstacle, Vec<String>)> = Vec::new();
    for unfit in &told.unfit {
        let name = if unfit.name.is_empty() { unfit.target.job.clone() } else { unfit.name.clone() };
        match reasons.iter_mut().find(|(obstacle, _)| *obstacle == unfit.obstacle) {
            Some((_, names)) => names.push(name),
            None => reasons.push((unfit.obstacle, vec![name])),
        }
    }
    let reasons = reasons.into_iter().map(|(obstacle, names)| {
        let told = msg::bulk_left_out(names.len(), reason::words(obstacle));
        el("details").child(el("summary").text(&told)).child(named(&names))
    });
    (!told.unfit.is_empty()).then(|| el("div").class("left-out").children(reasons))
}
