//! The steps of a job as the forest keeps them: packed, in the order of the tree.

use super::family::{NONE, family};
use super::percent::{Below, NeverBegun};
use super::step::{Mark, Step, is_known, number, texts};
use super::wire::StepWire;
use crate::{Order, Percent, StepView};

/// What a step counts that no plan gives a share.
pub(super) const ONE_SHARE: u16 = 1;

/// The steps of a job, parents before children.
pub(super) struct Tree {
    /// All texts, one behind the other: an allocation for each would cost more than what is in it.
    text: Box<str>,
    steps: Box<[Step]>,
    /// Number of direct steps.
    direct: u32,
    /// What was planned and never began before the job ended without success.
    never_begun: NeverBegun,
}

impl Tree {
    /// Packs the steps of an answer, and tells how many of them are left out as unreadable.
    pub(super) fn pack(wire: &[StepWire<'_>], order: Order) -> (Self, usize) {
        let unreadable = wire.iter().filter(|step| !is_known(step)).count();
        let members = family(wire, order);
        let mut text = String::with_capacity(members.iter().map(|member| texts(&wire[member.step]).1).sum());
        let mut steps: Vec<Step> = Vec::with_capacity(members.len());
        let mut direct = 0;
        for member in &members {
            let step = &wire[member.step];
            steps.push(Step::pack(step, member, text.len()));
            texts(step).0.into_iter().for_each(|part| text.push_str(part));
            match steps.get_mut(member.parent as usize) {
                Some(parent) => parent.children += 1,
                None => direct += 1,
            }
        }
        for at in (0..steps.len()).rev() {
            let (size, parent) = (steps[at].size, steps[at].parent);
            if let Some(parent) = steps.get_mut(parent as usize) {
                parent.size += size;
            }
        }
        let (text, steps) = (text.into_boxed_str(), steps.into_boxed_slice());
        (Self { text, steps, direct, never_begun: NeverBegun::default() }, unreadable)
    }

    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    pub(super) fn step(&self, at: usize) -> &Step {
        &self.steps[at]
    }

    pub(super) fn step_mut(&mut self, at: usize) -> &mut Step {
        &mut self.steps[at]
    }

    pub(super) fn id(&self, at: usize) -> &str {
        let step = &self.steps[at];
        self.part(step.text_at, step.host_at())
    }

    /// Id of the host; empty where there is none.
    pub(super) fn host(&self, at: usize) -> &str {
        let step = &self.steps[at];
        self.part(step.host_at(), step.description_at())
    }

    pub(super) fn description(&self, at: usize) -> &str {
        let end = self.steps.get(at + 1).map_or(self.text.len(), |next| next.text_at as usize);
        self.part(self.steps[at].description_at(), end as u32)
    }

    fn part(&self, from: u32, to: u32) -> &str {
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Id of a step's parent; `None` for a direct step.
    pub(super) fn parent_id(&self, at: usize) -> Option<&str> {
        self.parent(at).map(|parent| self.id(parent))
    }

    /// Ids of a step and of everything that stands beside it.
    pub(super) fn siblings_of(&self, at: usize) -> impl Iterator<Item = &str> {
        let parent = self.steps[at].parent;
        let beside = (0..self.len()).filter(move |other| self.steps[*other].parent == parent);
        beside.map(|other| self.id(other))
    }

    /// Number of a step's siblings, itself included.
    pub(super) fn siblings(&self, at: usize) -> u32 {
        self.steps.get(self.steps[at].parent as usize).map_or(self.direct, |parent| parent.children)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.id(at))
    }

    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.ids().position(|other| other == id)
    }

    /// Whether two steps of two answers have the same attributes.
    pub(super) fn same_attributes(&self, at: usize, other: &Self, other_at: usize) -> bool {
        let (a, b) = (&self.steps[at], &other.steps[other_at]);
        (a.state(), a.number, a.waits()) == (b.state(), b.number, b.waits())
            && (a.start, a.end) == (b.start, b.end)
            && self.host(at) == other.host(other_at)
            && self.description(at) == other.description(other_at)
            && self.parent_id(at) == other.parent_id(other_at)
    }

    /// Whether the step at a place is the one that came, in all but what changes while it runs.
    pub(super) fn is_still(&self, at: usize, wire: &StepWire<'_>) -> bool {
        let (step, parent) = (&self.steps[at], wire.parent_step.as_ref());
        (step.number, step.start) == (number(wire), wire.start_time.0.into())
            && [self.id(at), self.host(at), self.description(at)] == texts(wire).0
            && self.parent_id(at).unwrap_or_default() == parent.map_or("", |parent| &parent.id.0)
    }

    /// Opens and closes what has something below it; leaves have nothing to open.
    pub(super) fn open_where(&mut self, open: impl Fn(&str) -> bool) {
        for at in 0..self.len() {
            let open = self.steps[at].is_parent() && open(self.id(at));
            self.steps[at].mark(Mark::Open, open);
        }
    }

    /// Opens or closes a step; `false` for a leaf and where nothing changed.
    pub(super) fn set_open(&mut self, at: usize, open: bool) -> bool {
        let step = &mut self.steps[at];
        let changed = step.is_parent() && step.is_open() != open;
        step.mark(Mark::Open, step.is_parent() && open);
        if !open {
            step.mark(Mark::Leads, false);
        }
        changed
    }

    /// Opens the ways to the steps that are `wanted`, where each step on them `may` be opened, beside what a person
    /// opened. Tells whether a step is wanted.
    pub(super) fn lead_to(
        &mut self,
        wanted: &dyn Fn(&Self, usize) -> bool,
        may: &dyn Fn(&str) -> bool,
    ) -> bool {
        let mut found = false;
        self.steps.iter_mut().for_each(|step| step.mark(Mark::Leads, false));
        for at in 0..self.len() {
            if !wanted(self, at) {
                continue;
            }
            found = true;
            let mut parent = self.steps[at].parent;
            // What leads already has been led to.
            while let Some(step) = self.steps.get_mut(parent as usize).filter(|step| !step.is(Mark::Leads)) {
                step.mark(Mark::Leads, true);
                parent = step.parent;
            }
        }
        for at in 0..self.len() {
            let leads = self.steps[at].is(Mark::Leads) && may(self.id(at));
            self.steps[at].mark(Mark::Leads, leads);
        }
        found
    }

    /// Place of a step's parent; `None` for a direct step.
    pub(super) fn parent(&self, at: usize) -> Option<usize> {
        let parent = self.steps[at].parent;
        (parent != NONE).then_some(parent as usize)
    }

    /// Places of the steps that are visible below the open job; `None` where it is all of them.
    pub(super) fn visible(&self) -> Option<Box<[u32]>> {
        if self.steps.iter().all(|step| step.is_open() || !step.is_parent()) {
            return None;
        }
        let (mut visible, mut at) = (Vec::new(), 0);
        while let Some(step) = self.steps.get(at) {
            visible.push(at as u32);
            at += if step.is_open() { 1 } else { step.size as usize };
        }
        Some(visible.into_boxed_slice())
    }

    pub(super) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Counts the percent of every step, and what they contribute to their job.
    pub(super) fn measure(&mut self) -> Below {
        // Children stand behind their parents: from the end, all below a step is counted before the step itself.
        let mut below = vec![Below::default(); self.len()];
        let mut job = Below::waiting(self.never_begun);
        for at in (0..self.len()).rev() {
            let step = &mut self.steps[at];
            step.percent = below[at].percent(step.status, step.progress);
            let (own, parent) = (below[at], step.parent as usize);
            let sum = below.get_mut(parent).unwrap_or(&mut job);
            sum.add(step.status, step.share, step.progress.is_some(), step.percent, own);
        }
        job
    }

    /// What notes say of an entry that has no row: it was planned, counts this much, and never began.
    pub(super) fn note_never_begun(&mut self, share: u16) {
        self.never_begun.leaves += 1;
        self.never_begun.shares += u32::from(share);
    }

    /// What notes say of a step: whether it waits, what it counts among the planned ones, how far it is. The engine
    /// itself tells no percent of an external step, and where it tells one it is right.
    pub(super) fn note(&mut self, at: usize, waits: bool, share: Option<u16>, progress: Option<u8>) {
        let step = &mut self.steps[at];
        step.mark(Mark::Waits, waits);
        if let Some(share) = share {
            step.share = if step.is_parent() { 0 } else { share };
        }
        if step.is_external() && progress.is_some() {
            step.progress = progress;
        }
    }

    /// The steps that the engine knows.
    pub(super) fn views(&self) -> Vec<StepView> {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let view = |(at, step): (usize, &Step)| StepView {
            id: self.id(at).to_owned(),
            parent: self.parent_id(at).map(str::to_owned),
            description: self.description(at).to_owned(),
            kind: step.kind,
            status: step.status,
            number: (step.number != NONE).then_some(step.number),
            external: step.is_external(),
            progress: step.progress,
            start: step.start.get(),
            end: step.end.get(),
            execution_host: text(self.host(at)),
            system: step.system,
        };
        self.steps.iter().enumerate().filter(|(_, step)| !step.waits()).map(view).collect()
    }

    /// How far each of [`Self::views`] is.
    pub(super) fn percents(&self) -> Vec<Option<Percent>> {
        self.steps.iter().filter(|step| !step.waits()).map(|step| step.percent).collect()
    }
}
