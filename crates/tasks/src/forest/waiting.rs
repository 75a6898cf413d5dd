//! Putting a plan into the steps that the engine tells: what is planned and has no step yet waits.

use std::borrow::Cow;

use super::advice::Advice;
use super::family::NONE;
use super::scalar::{Scalar, Text};
use super::tree::{ONE_SHARE, Tree};
use super::wire::{LinkWire, StepWire};
use crate::notes::Planned;
use crate::{Order, Status};

/// What the shares of a whole plan come to.
const WHOLE: f64 = 10_000.0;

/// What the id of a waiting step begins with, before its job's and its key: no id of the engine looks like it.
const WAITING: &str = "waiting/";

/// The steps that the engine tells, with the percents that notes report for them, and with a waiting step for each entry
/// of the plan that has none yet. Where the job has ended nothing waits any more, and neither does it below a step that
/// has ended; yet a job that failed is no further for it, so what it never came to still counts.
pub(super) fn complete(advice: &Advice, tree: &Tree, status: Status) -> Tree {
    let real: Vec<usize> = (0..tree.len()).filter(|at| !tree.step(*at).waits()).collect();
    let bound = bind(advice, tree, &real);
    let mark = [WAITING, &advice.id, "/"].concat();
    let ids: Vec<String> = advice.plan.iter().map(|entry| [&mark, &*entry.key].concat()).collect();
    let mut wire: Vec<StepWire<'_>> = real.iter().map(|at| of_step(tree, *at)).collect();
    if status.is_running() {
        for (entry, id) in (0..advice.plan.len()).zip(&ids) {
            if bound[entry].is_none() && may_come(advice, tree, &bound, entry) {
                wire.push(of_entry(advice, tree, (&bound, &ids), entry, id));
            }
        }
    }
    // Numbers tell the order of what is there; what waits has none and comes behind, in the order of the plan.
    let (mut completed, _) = Tree::pack(&wire, Order::NewestFirst);
    let parents: Vec<_> = (0..advice.plan.len()).map(|entry| parent(&advice.plan, entry)).collect();
    let shares = shares(&advice.plan, &parents);
    let share_of = |key: &str| advice.plan.iter().position(|entry| entry.key == key).map(|at| shares[at]);
    for at in 0..completed.len() {
        let waiting = completed.id(at).strip_prefix(&*mark).map(share_of);
        let planned =
            bound.iter().position(|step| step.is_some_and(|step| tree.id(step) == completed.id(at)));
        let share = waiting.flatten().or(planned.map(|entry| shares[entry]));
        let progress = advice.hint(completed.id(at)).and_then(|hint| hint.progress);
        completed.note(at, waiting.is_some(), share, progress);
    }
    if !status.is_running() && status != Status::Finished {
        let is_leaf = |entry: usize| !parents.contains(&Some(entry));
        let lost = |entry: &usize| bound[*entry].is_none() && is_leaf(*entry);
        (0..shares.len()).filter(lost).for_each(|entry| completed.note_never_begun(shares[entry]));
    }
    completed
}

/// For every entry of the plan, the step that it has become: the one that a note names, else one of the same description
/// that no note names.
fn bind(advice: &Advice, tree: &Tree, real: &[usize]) -> Vec<Option<usize>> {
    let hint_of = |at: usize| advice.hint(tree.id(at)).filter(|hint| !hint.key.is_empty());
    let mut free: Vec<usize> = real.iter().copied().filter(|at| hint_of(*at).is_none()).collect();
    let named = |entry: &Planned| {
        real.iter().copied().find(|at| hint_of(*at).is_some_and(|hint| hint.key == entry.key))
    };
    let mut bound: Vec<Option<usize>> = advice.plan.iter().map(named).collect();
    for (entry, bound) in advice.plan.iter().zip(&mut bound).filter(|(_, bound)| bound.is_none()) {
        let alike = free.iter().position(|at| tree.description(*at) == entry.description);
        *bound = alike.map(|at| free.remove(at));
    }
    bound
}

/// The entry that another stands under.
fn parent(plan: &[Planned], entry: usize) -> Option<usize> {
    let key = &plan[entry].parent;
    plan.iter().position(|other| !key.is_empty() && other.key == *key)
}

/// Whether nothing above an entry has ended. A ring of parents ends after as many steps as there are entries.
fn may_come(advice: &Advice, tree: &Tree, bound: &[Option<usize>], entry: usize) -> bool {
    let mut above = parent(&advice.plan, entry);
    for _ in 0..advice.plan.len() {
        let Some(at) = above else { return true };
        if bound[at].is_some_and(|step| !tree.step(step).status.is_running()) {
            return false;
        }
        above = parent(&advice.plan, at);
    }
    true
}

/// How much each entry counts: its weight among its siblings, of what its parent counts.
fn shares(plan: &[Planned], parents: &[Option<usize>]) -> Vec<u16> {
    let siblings = |of: Option<usize>| -> f64 {
        parents.iter().zip(plan).filter(|(parent, _)| **parent == of).map(|(_, entry)| entry.weight).sum()
    };
    let share = |entry: usize| {
        let (mut share, mut at, mut left) = (1.0, Some(entry), plan.len());
        while let Some(here) = at.filter(|_| left > 0) {
            share *= plan[here].weight / siblings(parents[here]);
            (at, left) = (parents[here], left - 1);
        }
        (share * WHOLE).clamp(f64::from(ONE_SHARE), WHOLE) as u16
    };
    (0..plan.len()).map(share).collect()
}

fn link(id: &str) -> Option<LinkWire<'_>> {
    (!id.is_empty()).then_some(LinkWire { id: Text(Cow::Borrowed(id)) })
}

fn of_step(tree: &Tree, at: usize) -> StepWire<'_> {
    let step = tree.step(at);
    StepWire {
        id: Text(Cow::Borrowed(tree.id(at))),
        parent_step: tree.parent_id(at).and_then(link),
        description: Text(Cow::Borrowed(tree.description(at))),
        kind: Scalar(step.kind),
        status: Scalar(step.status),
        number: Scalar(Some(step.number).filter(|number| *number != NONE)),
        external: Scalar(step.is_external()),
        system: Scalar(step.system),
        // What notes reported before is reported anew.
        progress: Scalar(step.progress.filter(|_| !step.is_external()).map(u32::from)),
        start_time: Scalar(step.start.get()),
        end_time: Scalar(step.end.get()),
        execution_host: link(tree.host(at)),
    }
}

fn of_entry<'a>(
    advice: &'a Advice,
    tree: &'a Tree,
    (bound, ids): (&[Option<usize>], &'a [String]),
    entry: usize,
    id: &'a str,
) -> StepWire<'a> {
    let Planned { description, kind, .. } = &advice.plan[entry];
    let parent = parent(&advice.plan, entry);
    StepWire {
        id: Text(Cow::Borrowed(id)),
        parent_step: parent.and_then(|at| link(bound[at].map_or(&ids[at], |step| tree.id(step)))),
        description: Text(Cow::Borrowed(description)),
        kind: Scalar(*kind),
        // It has not ended, at least.
        status: Scalar(Status::Started),
        external: Scalar(true),
        ..StepWire::default()
    }
}
