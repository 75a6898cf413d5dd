//! Giving a job the steps that it has now, and telling what is different.

use super::job::Job;
use super::openings::Openings;
use super::places::sort_places;
use super::tree::Tree;
use crate::Delta;

/// Takes steps that came by themselves.
pub(super) fn apply_steps(job: &mut Job, tree: Tree, openings: &Openings, delta: &mut Delta) {
    delta.changed += usize::from(replant(job, tree, openings, delta));
    job.steps.listed = false;
    job.measure();
}

/// Replaces the steps of a job and tells what changed. Returns whether they have become known by it, which changes the
/// job even where there are none.
pub(super) fn replant(job: &mut Job, tree: Tree, openings: &Openings, delta: &mut Delta) -> bool {
    let known = job.steps.tree.take();
    plant(job, tree, openings);
    match (&known, &job.steps.tree) {
        (Some(old), Some(new)) => compare(old, new, delta),
        (_, new) => delta.added += new.as_ref().map_or(0, Tree::len),
    }
    known.is_none()
}

/// Gives a job steps that the engine has just told.
pub(super) fn plant(job: &mut Job, tree: Tree, openings: &Openings) {
    let tree = match &job.adviser {
        Some(adviser) => adviser.complete(&tree, job.core.status),
        None => tree,
    };
    replace(job, tree, openings);
    job.steps.listed = job.adviser.is_none();
    job.steps.told(false);
}

/// Puts other steps in the place of those that a job has, as open as they were.
pub(super) fn replace(job: &mut Job, mut tree: Tree, openings: &Openings) {
    if !openings.none() {
        tree.open_where(|id| openings.is_open(id));
    }
    job.steps.tree = Some(tree);
    job.steps.listed = false;
}

/// Lets what only waited wait no more, for a job that has ended.
pub(super) fn stop_waiting(job: &mut Job, openings: &Openings) {
    if let (Some(adviser), Some(tree)) = (&job.adviser, &job.steps.tree) {
        let tree = adviser.complete(tree, job.core.status);
        replace(job, tree, openings);
    }
}

/// Tells what is different between the steps of a job before and now.
fn compare(old: &Tree, new: &Tree, delta: &mut Delta) {
    if old.len() == new.len() && old.ids().eq(new.ids()) {
        delta.changed += (0..new.len()).filter(|at| !new.same_attributes(*at, old, *at)).count();
        return;
    }
    let mut by_id: Vec<u32> = (0..old.len() as u32).collect();
    sort_places(&mut by_id, &|a, b| old.id(a as usize).cmp(old.id(b as usize)));
    let (mut stayed, mut last) = (0, 0);
    for (at, id) in new.ids().enumerate() {
        match by_id.binary_search_by(|old_at| old.id(*old_at as usize).cmp(id)) {
            Ok(found) => {
                let old_at = by_id[found] as usize;
                stayed += 1;
                delta.reordered |= old_at < last;
                last = old_at;
                delta.changed += usize::from(!new.same_attributes(at, old, old_at));
            }
            Err(_) => delta.added += 1,
        }
    }
    delta.removed += old.len() - stayed;
}
