//! What the engine tells of a job itself.

use super::moment::Moment;
use super::wire::JobWire;
use crate::Status;

/// What a line in place of steps adds to the id of its job.
pub(super) const LINE: &str = "/steps";

/// Attributes of a job, packed: one text for all texts, since an allocation each would cost more than what is in it.
#[derive(PartialEq, Eq)]
pub(super) struct Core {
    /// Id, suffix of the line below, owner, description.
    text: Box<str>,
    id_len: u32,
    owner_len: u32,
    pub(super) start: Moment,
    pub(super) end: Moment,
    pub(super) last_updated: Moment,
    pub(super) status: Status,
    pub(super) external: bool,
    pub(super) auto_cleared: bool,
}

impl Core {
    pub(super) fn pack(wire: &JobWire<'_>) -> Self {
        let owner = owner(wire);
        Self {
            text: [&wire.id.0, LINE, owner, &wire.description.0].concat().into_boxed_str(),
            id_len: wire.id.0.len() as u32,
            owner_len: owner.len() as u32,
            start: wire.start_time.0.into(),
            end: wire.end_time.0.into(),
            last_updated: wire.last_updated.0.into(),
            status: wire.status.0,
            external: wire.external.0,
            auto_cleared: wire.auto_cleared.0,
        }
    }

    /// Whether it is the job that came, in all but what changes while it runs.
    pub(super) fn is_still(&self, wire: &JobWire<'_>) -> bool {
        self.start == wire.start_time.0.into()
            && [self.id(), self.owner(), self.description()] == [&wire.id.0, owner(wire), &wire.description.0]
    }

    pub(super) fn id(&self) -> &str {
        self.part(0, self.id_len as usize)
    }

    /// Id of the line that stands in place of steps.
    pub(super) fn line_id(&self) -> &str {
        self.part(0, self.owner_at())
    }

    /// Id of the owner; empty where there is none.
    pub(super) fn owner(&self) -> &str {
        self.part(self.owner_at(), self.description_at())
    }

    pub(super) fn description(&self) -> &str {
        self.part(self.description_at(), self.text.len())
    }

    fn part(&self, from: usize, to: usize) -> &str {
        self.text.get(from..to).unwrap_or_default()
    }

    fn owner_at(&self) -> usize {
        self.id_len as usize + LINE.len()
    }

    fn description_at(&self) -> usize {
        self.owner_at() + self.owner_len as usize
    }
}

fn owner<'a>(wire: &'a JobWire<'_>) -> &'a str {
    wire.owner.as_ref().map_or("", |owner| &owner.id.0)
}
