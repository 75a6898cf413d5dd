//! A step as its tree keeps it.

use super::family::{Member, NONE};
use super::moment::Moment;
use super::tree::ONE_SHARE;
use super::wire::StepWire;
use crate::{Percent, Status, StepKind, StepSystem};

/// A step.
pub(super) struct Step {
    /// Where its texts begin: id, id of the host, description. They end where those of the next step begin.
    pub(super) text_at: u32,
    id_len: u16,
    host_len: u16,
    /// Place of the parent in the tree, or [`NONE`].
    pub(super) parent: u32,
    /// Place among its siblings, from 1.
    pub(super) position: u32,
    /// Number of its direct children.
    pub(super) children: u32,
    /// Itself and all that is below it.
    pub(super) size: u32,
    pub(super) start: Moment,
    pub(super) end: Moment,
    /// [`NONE`] where the engine tells none.
    pub(super) number: u32,
    /// What it counts in a mean: its share of the plan, if there is one. None where all that counts is below it.
    pub(super) share: u16,
    pub(super) level: u16,
    pub(super) status: Status,
    pub(super) kind: StepKind,
    pub(super) progress: Option<u8>,
    pub(super) percent: Option<Percent>,
    pub(super) system: Option<StepSystem>,
    /// Bits of [`Mark`].
    marks: u8,
}

// There can be a hundred thousand of them.
const _: () = assert!(size_of::<Step>() == 56);

/// What a step is or is not.
#[derive(Clone, Copy)]
pub(super) enum Mark {
    External = 1,
    /// It is only planned: the engine does not know it yet.
    Waits = 2,
    Open = 4,
    /// It is shown open since the text of the filter was found below it.
    Leads = 8,
}

/// What of a step changes while it runs, but for its end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct State {
    status: Status,
    kind: StepKind,
    progress: Option<u8>,
    external: bool,
    system: Option<StepSystem>,
}

impl Step {
    pub(super) fn pack(wire: &StepWire<'_>, member: &Member, text_at: usize) -> Self {
        let [id, host, _] = texts(wire).0;
        let State { status, kind, progress, external, system } = State::of(wire);
        Self {
            text_at: text_at as u32,
            id_len: id.len() as u16,
            host_len: host.len() as u16,
            parent: member.parent,
            position: member.position,
            children: 0,
            size: 1,
            start: wire.start_time.0.into(),
            end: wire.end_time.0.into(),
            number: number(wire),
            share: ONE_SHARE,
            level: member.level,
            status,
            kind,
            progress,
            percent: None,
            system,
            marks: if external { Mark::External as u8 } else { 0 },
        }
    }

    pub(super) fn is(&self, mark: Mark) -> bool {
        self.marks & mark as u8 != 0
    }

    pub(super) fn mark(&mut self, mark: Mark, is: bool) {
        self.marks = self.marks & !(mark as u8) | if is { mark as u8 } else { 0 };
    }

    /// Whether there is something below it.
    pub(super) fn is_parent(&self) -> bool {
        self.children > 0
    }

    pub(super) fn is_external(&self) -> bool {
        self.is(Mark::External)
    }

    /// Whether it is only planned.
    pub(super) fn waits(&self) -> bool {
        self.is(Mark::Waits)
    }

    /// Whether it is shown open.
    pub(super) fn is_open(&self) -> bool {
        self.is(Mark::Open) || self.is(Mark::Leads)
    }

    pub(super) fn state(&self) -> State {
        let Self { status, kind, progress, system, .. } = *self;
        State { status, kind, progress, external: self.is_external(), system }
    }

    pub(super) fn set_state(&mut self, state: State) {
        let State { status, kind, progress, external, system } = state;
        (self.status, self.kind, self.progress, self.system) = (status, kind, progress, system);
        self.mark(Mark::External, external);
    }

    pub(super) fn host_at(&self) -> u32 {
        self.text_at + u32::from(self.id_len)
    }

    pub(super) fn description_at(&self) -> u32 {
        self.host_at() + u32::from(self.host_len)
    }
}

impl State {
    pub(super) fn of(wire: &StepWire<'_>) -> Self {
        Self {
            status: wire.status.0,
            kind: wire.kind.0,
            progress: wire.progress.0.map(|percent| percent.min(100) as u8),
            external: wire.external.0,
            system: wire.system.0,
        }
    }
}

/// The number of a step, or [`NONE`].
pub(super) fn number(wire: &StepWire<'_>) -> u32 {
    wire.number.0.unwrap_or(NONE)
}

/// The longest id that is kept; those of the engine are UUIDs.
const LONGEST: usize = u16::MAX as usize;

/// Whether a step has an id by which it can be known.
pub(super) fn is_known(step: &StepWire<'_>) -> bool {
    (1..=LONGEST).contains(&step.id.0.len())
}

/// Texts of a step in the order in which they are packed, and their length.
pub(super) fn texts<'a>(step: &'a StepWire<'_>) -> ([&'a str; 3], usize) {
    let host = step.execution_host.as_ref().map_or("", |host| &host.id.0);
    let host = if host.len() <= LONGEST { host } else { "" };
    let texts = [&step.id.0, host, &step.description.0];
    (texts, texts.iter().map(|text| text.len()).sum())
}
