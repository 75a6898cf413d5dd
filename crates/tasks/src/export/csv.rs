//! A file for a spreadsheet (RFC 4180): a line for each job and each step that is known of it.
//!
//! Descriptions come from whoever may create a job. A cell that a spreadsheet would take for a formula is made a text
//! by an apostrophe before it, and every cell is quoted.
//!
//! How far a job or step is stands under the names that the JSON has for it; the engine's own `progress` of a step is the
//! percent whose source is `reported`.

use super::source;
use crate::{JobView, Percent, Percents, time};

const HEAD: [&str; 16] = [
    "job",
    "step",
    "parent_step",
    "description",
    "type",
    "status",
    "external",
    "auto_cleared",
    "owner_id",
    "owner",
    "started",
    "ended",
    "duration_seconds",
    "execution_host",
    "percent",
    "percent_source",
];

/// A file that grows by a job at a time. Its head has fixed words, so that programs can rely on it.
pub struct CsvFile {
    text: String,
    /// The engine's time: until then lasts what runs.
    now: i64,
}

impl CsvFile {
    /// A file without a job; `now` is the engine's time in milliseconds since 1970.
    pub fn new(now: i64) -> Self {
        let mut file = Self { text: String::new(), now };
        file.line(&HEAD.map(str::to_owned));
        file
    }

    /// Adds a job with the steps that are known; `owner` is the name of its owner, where that is known, and `percents`
    /// tells how far it and they are.
    pub fn add(&mut self, job: &JobView, owner: &str, percents: &Percents) {
        let [value, origin] = far(percents.job);
        let duration = self.duration(job.status.is_running(), job.start, job.end);
        let id = || job.id.clone();
        self.line(&[
            id(),
            String::new(),
            String::new(),
            job.description.clone(),
            String::new(),
            job.status.as_wire().to_owned(),
            job.external.to_string(),
            job.auto_cleared.to_string(),
            job.owner.clone().unwrap_or_default(),
            owner.to_owned(),
            moment(job.start),
            moment(job.end),
            duration,
            String::new(),
            value,
            origin,
        ]);
        for (at, step) in job.steps.iter().flatten().enumerate() {
            let [value, origin] = far(percents.steps.get(at).copied().flatten());
            let duration = self.duration(step.status.is_running(), step.start, step.end);
            self.line(&[
                id(),
                step.id.clone(),
                step.parent.clone().unwrap_or_default(),
                step.description.clone(),
                step.kind.as_wire().to_owned(),
                step.status.as_wire().to_owned(),
                step.external.to_string(),
                String::new(),
                String::new(),
                String::new(),
                moment(step.start),
                moment(step.end),
                duration,
                step.execution_host.clone().unwrap_or_default(),
                value,
                origin,
            ]);
        }
    }

    /// The whole file.
    pub fn finish(self) -> String {
        self.text
    }

    fn duration(&self, running: bool, start: Option<i64>, end: Option<i64>) -> String {
        let end = end.or(running.then_some(self.now));
        let seconds = start.zip(end).map(|(start, end)| end.saturating_sub(start) / 1_000);
        // A minus would make a formula of it. An end before the start (contract 9.17) is no duration.
        seconds.filter(|seconds| *seconds >= 0).map(|seconds| seconds.to_string()).unwrap_or_default()
    }

    fn line(&mut self, cells: &[String; HEAD.len()]) {
        for (at, cell) in cells.iter().enumerate() {
            self.text.push_str(if at > 0 { ",\"" } else { "\"" });
            if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
                self.text.push('\'');
            }
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        }
        self.text.push_str("\r\n");
    }
}

/// A percent, and the word for where it comes from.
fn far(percent: Option<Percent>) -> [String; 2] {
    [percent.map(|percent| percent.value.to_string()).unwrap_or_default(), source(percent).to_owned()]
}

fn moment(millis: Option<i64>) -> String {
    millis.map(time::write_iso).unwrap_or_default()
}
