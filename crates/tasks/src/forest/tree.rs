//! The steps of a job as the forest keeps them: packed, in the order of the tree.

use super::family::{Member, NONE, family};
use super::moment::Moment;
use super::percent::{Below, NeverBegun};
use super::wire::StepWire;
use crate::{Order, Percent, Status, StepKind, StepSystem, StepView};

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

/// A step. 64 bytes, since there can be a hundred thousand of them.
pub(super) struct Step {
    /// Where its texts begin: id, id of the host, description. They end where those of the next step begin.
    text_at: u32,
    id_len: u32,
    host_len: u32,
    /// Place of the parent in the tree, or [`NONE`].
    parent: u32,
    /// Place among its siblings, from 1.
    pub(super) position: u32,
    /// Number of its direct children.
    children: u32,
    /// Itself and all that is below it.
    size: u32,
    pub(super) start: Moment,
    pub(super) end: Moment,
    /// [`NONE`] where the engine tells none.
    pub(super) number: u32,
    /// What it counts in a mean: its share of the plan, if there is one. None where all that counts is below it.
    share: u16,
    pub(super) level: u16,
    pub(super) status: Status,
    pub(super) kind: StepKind,
    pub(super) progress: Option<u8>,
    pub(super) percent: Option<Percent>,
    pub(super) external: bool,
    pub(super) system: Option<StepSystem>,
    /// Whether it is only planned: the engine does not know it yet.
    waits: bool,
    pub(super) open: bool,
    /// Whether it is shown open since the text of the filter was found below it.
    leads: bool,
}

impl Step {
    /// Whether there is something below it.
    pub(super) fn is_parent(&self) -> bool {
        self.children > 0
    }

    /// Whether it is only planned.
    pub(super) fn waits(&self) -> bool {
        self.waits
    }

    /// Whether it is shown open.
    pub(super) fn is_open(&self) -> bool {
        self.open || self.leads
    }

    fn host_at(&self) -> u32 {
        self.text_at + self.id_len
    }

    fn description_at(&self) -> u32 {
        self.host_at() + self.host_len
    }
}

impl Tree {
    /// Packs the steps of an answer, and tells how many of them are left out as unreadable.
    pub(super) fn pack(wire: &[StepWire<'_>], order: Order) -> (Self, usize) {
        let unreadable = wire.iter().filter(|step| step.id.0.is_empty()).count();
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
        (a.status, a.kind, a.progress, a.number, a.external, a.waits)
            == (b.status, b.kind, b.progress, b.number, b.external, b.waits)
            && (a.start, a.end) == (b.start, b.end)
            && self.host(at) == other.host(other_at)
            && self.description(at) == other.description(other_at)
            && self.parent_id(at) == other.parent_id(other_at)
    }

    /// Opens and closes what has something below it; leaves have nothing to open.
    pub(super) fn open_where(&mut self, open: impl Fn(&str) -> bool) {
        for at in 0..self.len() {
            self.steps[at].open = self.steps[at].is_parent() && open(self.id(at));
        }
    }

    /// Opens or closes a step; `false` for a leaf and where nothing changed.
    pub(super) fn set_open(&mut self, at: usize, open: bool) -> bool {
        let step = &mut self.steps[at];
        let changed = step.is_parent() && step.is_open() != open;
        step.open = step.is_parent() && open;
        step.leads &= open;
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
        self.steps.iter_mut().for_each(|step| step.leads = false);
        for at in 0..self.len() {
            if !wanted(self, at) {
                continue;
            }
            found = true;
            let mut parent = self.steps[at].parent;
            // What leads already has been led to.
            while let Some(step) = self.steps.get_mut(parent as usize).filter(|step| !step.leads) {
                step.leads = true;
                parent = step.parent;
            }
        }
        for at in 0..self.len() {
            self.steps[at].leads = self.steps[at].leads && may(self.id(at));
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
        step.waits = waits;
        if let Some(share) = share {
            step.share = if step.is_parent() { 0 } else { share };
        }
        if step.external && progress.is_some() {
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
            external: step.external,
            progress: step.progress,
            start: step.start.get(),
            end: step.end.get(),
            execution_host: text(self.host(at)),
            system: step.system,
        };
        self.steps.iter().enumerate().filter(|(_, step)| !step.waits).map(view).collect()
    }

    /// How far each of [`Self::views`] is.
    pub(super) fn percents(&self) -> Vec<Option<Percent>> {
        self.steps.iter().filter(|step| !step.waits).map(|step| step.percent).collect()
    }
}

impl Step {
    fn pack(wire: &StepWire<'_>, member: &Member, text_at: usize) -> Self {
        let [id, host, _] = texts(wire).0;
        Self {
            text_at: text_at as u32,
            id_len: id.len() as u32,
            host_len: host.len() as u32,
            parent: member.parent,
            position: member.position,
            children: 0,
            size: 1,
            start: wire.start_time.0.into(),
            end: wire.end_time.0.into(),
            number: wire.number.0.unwrap_or(NONE),
            share: ONE_SHARE,
            level: member.level,
            status: wire.status.0,
            kind: wire.kind.0,
            progress: wire.progress.0.map(|percent| percent.min(100) as u8),
            percent: None,
            external: wire.external.0,
            system: wire.system.0,
            waits: false,
            open: false,
            leads: false,
        }
    }
}

/// Texts of a step in the order in which they are packed, and their length.
fn texts<'a>(step: &'a StepWire<'_>) -> ([&'a str; 3], usize) {
    let host = step.execution_host.as_ref().map_or("", |host| &host.id.0);
    let texts = [&step.id.0, host, &step.description.0];
    (texts, texts.iter().map(|text| text.len()).sum())
}
