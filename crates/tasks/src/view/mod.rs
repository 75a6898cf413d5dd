//! How the tasks are looked at: which of them, in which order, grouped how, in which columns. All of it fits into a
//! link ([`View::to_query`]).
//!
//! Nothing is hidden by default, and no rule hides or keeps a job beside the criteria that a person set: a filter also
//! hides what is being acted on, since dialogs find their job by its id.

mod codec;
mod column;
mod filter;
mod group;
mod saved;
mod sort;
mod span;

pub use column::Column;
pub use filter::{Bound, Filter, StatusSet, TimeRange};
pub use group::Grouping;
pub use saved::{SavedView, SavedViews};
pub use sort::Sort;

/// How the tasks are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Which jobs are shown.
    pub filter: Filter,
    /// Order of the jobs; `None` is the order that the forest has by itself ([`Order`](crate::Order)).
    pub sort: Option<Sort>,
    /// What the jobs are grouped by.
    pub grouping: Grouping,
    /// Columns, in the order in which they stand.
    pub columns: Vec<Column>,
    /// Correlation id that the engine is asked for. The answer is given to
    /// [`Forest::restrict`](crate::Forest::restrict), since no job tells its correlation id (contract 1.9).
    pub correlation: String,
}

impl View {
    /// Whether it may hide jobs.
    pub fn hides(&self) -> bool {
        self.filter != Filter::default() || !self.correlation.is_empty()
    }
}

impl Default for View {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            sort: None,
            grouping: Grouping::None,
            columns: Column::DEFAULT.to_vec(),
            correlation: String::new(),
        }
    }
}

/// How many jobs a view shows and hides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Jobs that are shown.
    pub shown: usize,
    /// Jobs that the filter hides.
    pub hidden: usize,
}

/// How many jobs a view hides only because their steps, which decide, are not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unjudged {
    /// Jobs whose steps are still to be read.
    pub awaited: usize,
    /// Jobs whose steps could not be read; they are asked for again.
    pub unreadable: usize,
}
