//! What can hide a task, one criterion a chip.

use tasks::{Bound, View};

use crate::state::{Board, Correlated};
use crate::text::msg;
use crate::{format, words};

/// A criterion of the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Criterion {
    Text,
    Status,
    Attention,
    Origin,
    Owner,
    Time,
    Duration,
    Correlation,
}

impl Criterion {
    /// Every criterion, in the order of the chips.
    pub(super) const ALL: [Self; 8] = [
        Self::Text,
        Self::Status,
        Self::Attention,
        Self::Origin,
        Self::Owner,
        Self::Time,
        Self::Duration,
        Self::Correlation,
    ];

    /// Takes it out of a view.
    pub(super) fn clear(self, view: &mut View) {
        let filter = &mut view.filter;
        match self {
            Self::Text => filter.text.clear(),
            Self::Status => filter.statuses = Default::default(),
            Self::Attention => filter.attention = Default::default(),
            Self::Origin => filter.external = None,
            Self::Owner => filter.owners.clear(),
            Self::Time => filter.active = Default::default(),
            Self::Duration => (filter.at_least, filter.at_most) = (None, None),
            Self::Correlation => view.correlation.clear(),
        }
    }

    /// What it says in a view; `None` where it hides nothing. Tracks names of owners, and what the engine answers.
    pub(super) fn tell(self, view: &View, board: &Board) -> Option<String> {
        let filter = &view.filter;
        match self {
            Self::Text => (!filter.text.is_empty()).then(|| msg::chip_text(&filter.text)),
            Self::Status => {
                let statuses: Vec<String> = filter.statuses.iter().map(words::status).collect();
                (!statuses.is_empty()).then(|| msg::chip_status(format::any_of(&statuses)))
            }
            Self::Attention => {
                let kinds: Vec<String> = filter.attention.iter().map(words::attention).collect();
                (!kinds.is_empty()).then(|| msg::chip_attention(format::any_of(&kinds)))
            }
            Self::Origin => filter.external.map(|external| msg::chip_origin(words::origin(external))),
            Self::Owner => {
                let names: Vec<String> = filter.owners.iter().map(|id| owner_name(id, board)).collect();
                (!names.is_empty()).then(|| msg::chip_owner(format::any_of(&names)))
            }
            Self::Time => {
                let told = [
                    filter.active.from.map(|from| since(from, board)),
                    filter.active.to.map(|to| until(to, board)),
                ];
                joined(told).map(msg::chip_time)
            }
            Self::Duration => {
                let told = [
                    filter.at_least.map(|least| msg::chip_at_least(format::duration(least))),
                    filter.at_most.map(|most| msg::chip_at_most(format::duration(most))),
                ];
                joined(told).map(msg::chip_duration)
            }
            Self::Correlation => (!view.correlation.is_empty()).then(|| {
                let id = &*view.correlation;
                match board.viewing.correlated().get() {
                    Correlated::Asking => msg::chip_correlation_asking(id),
                    Correlated::Found(jobs) => msg::chip_correlation(id, jobs),
                    Correlated::Failed => msg::chip_correlation_failed(id),
                }
            }),
        }
    }
}

/// The name of an owner as far as it is known.
pub(super) fn owner_name(id: &str, board: &Board) -> String {
    match id {
        "" => msg::owner_none(),
        id => board.owners.shown(id),
    }
}

fn since(bound: Bound, board: &Board) -> String {
    match bound {
        Bound::Ago(before) => msg::chip_within(format::duration(before)),
        Bound::At(time) => msg::chip_from(format::moment(time, board.now.peek())),
    }
}

fn until(bound: Bound, board: &Board) -> String {
    match bound {
        Bound::Ago(before) => msg::chip_until_ago(format::duration(before)),
        Bound::At(time) => msg::chip_until(format::moment(time, board.now.peek())),
    }
}

fn joined(parts: [Option<String>; 2]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
