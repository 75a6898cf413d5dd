//! What an answer changes about the known jobs, attribute by attribute.
//!
//! Nothing may change before the answer is complete, so until then all that differs is held beside what is known. Mostly
//! that is a status, a percent or an end: kept as whole jobs it took ten to twenty times the room, by which the page's
//! memory grew with the first polls, and WASM memory never shrinks again.

use std::mem;

use super::core::Core;
use super::family::{Member, family};
use super::job::Job;
use super::moment::Moment;
use super::openings::Openings;
use super::replant::replant;
use super::step::State;
use super::tree::Tree;
use super::wire::{JobWire, StepWire, StepsWire};
use crate::{Delta, Order, Status};
use scan::Print;

/// A change. What nearly always changes together is one.
enum Edit {
    /// The edits of a job begin: the print that its JSON has now, and whether its steps are told by it.
    Job { len: u32, hash: u64, with_steps: bool },
    /// What of it changes while it runs.
    State { status: Status, external: bool, auto_cleared: bool, last_updated: Moment, end: Moment },
    /// All of it, where more is different.
    Core(Box<Core>),
    /// What of the step at a place changes while it runs.
    Step { at: u32, state: State, end: Moment },
    /// All steps, where they are others or more of them is different.
    Tree(Option<Box<Tree>>),
}

// There are some hundreds of them in a usual poll.
const _: () = assert!(size_of::<Edit>() == 24);

/// The edits of all jobs that an answer changes, one behind the other. In pieces: one list that grows would take its room
/// twice whenever it moves.
#[derive(Default)]
pub(super) struct Edits {
    pieces: Vec<Vec<Edit>>,
}

const PIECE: usize = 64;

impl Edits {
    /// Notes what is different about a known job. Tells where, and how many of its steps are left out as unreadable.
    pub(super) fn note(&mut self, job: &Job, wire: &JobWire<'_>, print: Print, order: Order) -> (u32, usize) {
        let (core, from, Print { len, hash }) = (&job.core, self.len(), print);
        self.push(Edit::Job { len, hash, with_steps: wire.steps.is_some() });
        let (status, external, auto_cleared) = (wire.status.0, wire.external.0, wire.auto_cleared.0);
        let (last_updated, end) = (wire.last_updated.0.into(), wire.end_time.0.into());
        if !core.is_still(wire) {
            self.push(Edit::Core(Box::new(Core::pack(wire))));
        } else if (core.status, core.external, core.auto_cleared, core.last_updated, core.end)
            != (status, external, auto_cleared, last_updated, end)
        {
            self.push(Edit::State { status, external, auto_cleared, last_updated, end });
        }
        let steps = wire.steps.as_ref().map(StepsWire::list);
        let unreadable = steps.map_or(0, |steps| self.note_steps(job, steps, order));
        (from as u32, unreadable)
    }

    fn note_steps(&mut self, job: &Job, steps: &[StepWire<'_>], order: Order) -> usize {
        let known = job.steps.tree.as_ref().filter(|tree| job.steps.listed && tree.len() == steps.len());
        // Mostly they come in the order of the tree; else that is found out.
        let mut places = Vec::new();
        let is_still = |tree: &Tree, places: &[Member]| {
            (0..steps.len()).all(|at| tree.is_still(at, in_place(steps, places, at)))
        };
        let Some(tree) = known.filter(|tree| {
            is_still(tree, &places) || {
                places = family(steps, order);
                is_still(tree, &places)
            }
        }) else {
            let (tree, unreadable) = Tree::pack(steps, order);
            self.push(Edit::Tree(Some(Box::new(tree))));
            return unreadable;
        };
        for at in 0..steps.len() {
            let (step, wire) = (tree.step(at), in_place(steps, &places, at));
            let (state, end, at) = (State::of(wire), wire.end_time.0.into(), at as u32);
            if (step.state(), step.end) != (state, end) {
                self.push(Edit::Step { at, state, end });
            }
        }
        0
    }

    /// Whether the edits noted there change anything that is shown.
    pub(super) fn any(&self, from: u32) -> bool {
        !matches!(self.get(from as usize + 1), None | Some(Edit::Job { .. }))
    }

    /// The status that the job gets by the edits noted there; nothing where it keeps its own.
    pub(super) fn status(&self, from: u32) -> Option<Status> {
        match self.get(from as usize + 1)? {
            Edit::State { status, .. } => Some(*status),
            Edit::Core(core) => Some(core.status),
            _ => None,
        }
    }

    /// Makes the edits noted there count. Tells whether the job itself changed, and whether its steps are as the answer
    /// tells them. They stay as they are where they came in another way meanwhile: that is newer, and what was noted
    /// belongs to what was there before.
    pub(super) fn apply(
        &mut self,
        from: u32,
        job: &mut Job,
        followed: bool,
        openings: &Openings,
        delta: &mut Delta,
    ) -> (bool, bool) {
        let mut next = from as usize;
        let Some(Edit::Job { len, hash, with_steps }) = self.get(next) else { return (false, false) };
        let (print, with_steps) = (Print { len: *len, hash: *hash }, *with_steps);
        let (mut changed, mut first_steps, mut told) = (false, false, with_steps && job.steps.listed);
        if told {
            job.steps.overtaken = false;
            job.steps.told(false);
        }
        loop {
            next += 1;
            let Some(edit) = self.get_mut(next) else { break };
            match edit {
                Edit::Job { .. } => break,
                Edit::State { status, external, auto_cleared, last_updated, end } => {
                    let core = &mut job.core;
                    (core.status, core.external) = (*status, *external);
                    (core.auto_cleared, core.last_updated, core.end) = (*auto_cleared, *last_updated, *end);
                    changed = true;
                }
                Edit::Core(core) => {
                    mem::swap(&mut job.core, &mut **core);
                    changed = true;
                }
                Edit::Step { at, state, end } => {
                    if let Some(tree) = job.steps.tree.as_mut().filter(|_| told) {
                        let step = tree.step_mut(*at as usize);
                        step.set_state(*state);
                        step.end = *end;
                        delta.changed += 1;
                    }
                }
                Edit::Tree(tree) => {
                    job.steps.overtaken = false;
                    told = true;
                    first_steps = tree.take().is_some_and(|tree| replant(job, *tree, openings, delta));
                }
            }
        }
        if changed || with_steps && !told {
            job.prints.forget_job();
        }
        if told || !with_steps {
            job.prints.set(followed, print);
        }
        (changed || first_steps, told)
    }

    fn get(&self, at: usize) -> Option<&Edit> {
        self.pieces.get(at / PIECE)?.get(at % PIECE)
    }

    fn get_mut(&mut self, at: usize) -> Option<&mut Edit> {
        self.pieces.get_mut(at / PIECE)?.get_mut(at % PIECE)
    }

    fn len(&self) -> usize {
        self.pieces.last().map_or(0, |last| (self.pieces.len() - 1) * PIECE + last.len())
    }

    fn push(&mut self, edit: Edit) {
        match self.pieces.last_mut().filter(|last| last.len() < PIECE) {
            Some(last) => last.push(edit),
            None => {
                let mut piece = Vec::with_capacity(PIECE);
                piece.push(edit);
                self.pieces.push(piece);
            }
        }
    }
}

/// The step at a place in the tree, where the places are others than those in the list.
fn in_place<'a, 'b>(steps: &'a [StepWire<'b>], places: &[Member], at: usize) -> &'a StepWire<'b> {
    &steps[places.get(at).map_or(at, |member| member.step)]
}
