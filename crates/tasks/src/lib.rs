//! The pure model of the Task Monitor: what a job, a step, a status, a percent and a retention window mean.
//!
//! It knows neither Leptos nor the browser, and no clock: time is a parameter. An answer of the engine goes in
//! as bytes, [`Forest`] keeps the tree, and the view reads plain rows out of it.
//!
//! ```text
//! bytes ──> scan + parse what differs ──> Forest ──> Delta        (what changed)
//!                                           └──────> RowView      (what to show)
//!                                      View ──┘                   (which, in which order)
//! ```
#![forbid(unsafe_code)]

mod answer;
mod attention;
mod brief;
pub mod bulk;
pub mod conformance;
mod delta;
mod details;
mod events;
pub mod export;
mod fault;
mod focus;
mod fold;
mod forest;
mod joined;
mod notes;
pub mod plan;
pub mod predict;
mod retention;
mod row;
mod schedule;
pub mod script;
mod status;
mod time;
mod trace;
mod view;
pub mod wire;

pub use answer::AnswerError;
pub use attention::{AttentionKind, AttentionSet, Evidence, Finding, Remedy};
pub use brief::{JobBrief, StepBrief, read_job, read_steps};
pub use delta::{Delta, Ended, Fates};
pub use details::{Gauge, JobView, OutlinedStep, Percents, StepView};
pub use fault::Fault;
pub use focus::{Bearing, Focus, Mention, job_ids, mentions};
pub use fold::{Needle, Words, take_small_letters_from};
pub use forest::{Forest, Order, steps_of};
pub use joined::joined;
pub use notes::{Misread, NewNote, Notes, PlanEntry, Recollection, Telling};
pub use retention::{Removal, Retention};
pub use row::{Expansion, Percent, PercentSource, RowKind, RowView, StepCount};
pub use schedule::Schedule;
pub use status::{Status, StepKind, StepSystem};
pub use trace::{About, Record, Severity, candidates, records};
pub use view::{
    Bound, Column, Counts, Filter, Grouping, SavedView, SavedViews, Sort, StatusSet, TimeRange, Unjudged,
    View,
};
