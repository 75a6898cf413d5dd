//! The protocol check through the public interface: a job, its notes and its events in, lapses out.

mod mistakes;
mod properties;

use tasks::conformance::{Lapse, Naming, Sighting, Watch};
use tasks::{JobView, Misread, Record, Status, StepKind, StepView, Telling};

/// When the job of these tests began, in milliseconds since 1970.
const START: i64 = 1_000_000_000;
const MINUTE: i64 = 60_000;

/// A task that is told as it should be, under a name of its own; a test spoils what it is about.
struct Case {
    job: JobView,
    waiting: usize,
    doubles: usize,
    begun_anew: bool,
    name: Option<&'static str>,
    records: Vec<Record>,
    tellings: Vec<Telling>,
    misread: Vec<Misread>,
    now: i64,
}

impl Case {
    fn running(steps: Vec<StepView>) -> Self {
        let job = JobView {
            id: "job".to_owned(),
            description: "Clone VM web01".to_owned(),
            status: Status::Started,
            external: true,
            auto_cleared: true,
            owner: None,
            start: Some(START),
            end: None,
            last_updated: None,
            steps: Some(steps),
            steps_known: true,
        };
        let (records, tellings, misread) = (Vec::new(), Vec::new(), Vec::new());
        let (waiting, doubles, begun_anew, name) = (0, 1, false, Some("clone-web01"));
        Self { job, waiting, doubles, begun_anew, name, records, tellings, misread, now: START + MINUTE }
    }

    fn ended(steps: Vec<StepView>, status: Status, end: i64) -> Self {
        let mut case = Self::running(steps);
        (case.job.status, case.job.end) = (status, Some(end));
        case
    }

    /// Notes of progress, as `(step, seconds after the start, percent)`.
    fn progress(mut self, told: &[(&str, i64, u8)]) -> Self {
        let telling = |(event, (step, seconds, percent)): (u64, &(&str, i64, u8))| Telling {
            event,
            time: Some(START + seconds * 1_000),
            correlation: "clone-web01".to_owned(),
            step: (*step).to_owned(),
            percent: Some(*percent),
        };
        let first = self.tellings.len() as u64 + 1;
        self.tellings.extend((first..).zip(told).map(telling));
        self
    }

    fn look(&self, watch: &mut Watch) -> Vec<Lapse> {
        watch.look(&Sighting {
            job: &self.job,
            waiting: self.waiting,
            doubles: self.doubles,
            begun_anew: self.begun_anew,
            naming: self.name.map_or(Naming::Untold, Naming::Told),
            records: &self.records,
            tellings: &self.tellings,
            misread: &self.misread,
            now: self.now,
        })
    }

    fn lapses(&self) -> Vec<Lapse> {
        self.look(&mut Watch::default())
    }
}

/// A step that runs, begun with the job; its id is its description.
fn step(name: &str) -> StepView {
    StepView {
        id: name.to_owned(),
        parent: None,
        description: name.to_owned(),
        kind: StepKind::Executing,
        status: Status::Started,
        number: None,
        external: true,
        progress: None,
        start: Some(START),
        end: None,
        execution_host: None,
        system: None,
    }
}

fn below(parent: &str, step: StepView) -> StepView {
    StepView { parent: Some(parent.to_owned()), ..step }
}

/// A step that finished so many milliseconds after the start.
fn done(name: &str, after: i64) -> StepView {
    StepView { status: Status::Finished, end: Some(START + after), ..step(name) }
}

/// A step that the engine added for a command that is nested.
fn nested(step: StepView) -> StepView {
    StepView { external: false, ..step }
}
