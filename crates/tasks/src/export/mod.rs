//! Jobs as a file to keep: as JSON in the engine's own form, which the viewer of files reads again, or as CSV for a
//! spreadsheet. Both are written a job at a time, since there can be a hundred thousand rows.
//!
//! The JSON holds what the monitor knows of a job, not every member that the engine sent: whoever wants that asks the
//! engine for the job.

mod csv;
mod json;

pub use csv::CsvFile;
pub use json::JsonFile;

use crate::{Percent, PercentSource};

/// The word for where a percent comes from. A number is never invented: where nothing is known, there is none.
fn source(percent: Option<Percent>) -> &'static str {
    match percent.map(|percent| percent.source) {
        Some(PercentSource::Reported) => "reported",
        Some(PercentSource::Steps) => "reported_by_steps",
        Some(PercentSource::Derived) => "derived",
        None => "none",
    }
}
