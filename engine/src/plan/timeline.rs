//! Turns parts into the things to do for them, each at its time.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::part::{Content, Outcome, Part};
use crate::model::{Millis, StepType};

/// How often a host's agent reports the progress of a step.
const REPORT_EVERY: Millis = 3_000;

/// Something to do. Steps are named by their place in the order of the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Cue {
    /// Begin a step.
    Begin {
        step: usize,
        parent: Option<usize>,
        kind: StepType,
        description: String,
        host: Option<Uuid>,
        measured: bool,
    },
    /// Report the percent of a step.
    Progress { step: usize, percent: u8 },
    /// End a step.
    End { step: usize, succeeded: bool },
    /// End the job after its steps.
    Close(Outcome),
}

/// Everything to do for some parts in turn and to close with, in order, with the time since the beginning.
pub(crate) fn timeline(parts: Vec<Part>) -> Vec<(Millis, Cue)> {
    let mut timeline = Timeline::default();
    let (end, outcome) = timeline.in_turn(parts, None, 0);
    timeline.cues.push((end, Cue::Close(outcome)));
    let mut cues = timeline.cues;
    // Stable: what was laid out first also happens first.
    cues.sort_by_key(|(at, _)| *at);
    cues
}

/// The same up to the first step that fails. For whoever works outside the engine that is the last thing to do: by the
/// engine's rules it ends the job (contract 4.3). The engine itself ends its own steps and jobs one by one.
pub(crate) fn until_failure(mut cues: Vec<(Millis, Cue)>) -> Vec<(Millis, Cue)> {
    let failure = cues.iter().position(|(_, cue)| matches!(cue, Cue::End { succeeded: false, .. }));
    cues.truncate(failure.map_or(cues.len(), |last| last + 1));
    cues
}

#[derive(Default)]
struct Timeline {
    cues: Vec<(Millis, Cue)>,
    steps: usize,
}

impl Timeline {
    /// Lays out one part from `begin`; returns when and how it ends.
    fn part(&mut self, part: Part, parent: Option<usize>, begin: Millis) -> (Millis, Outcome) {
        let step = self.steps;
        self.steps += 1;
        let Part { kind, description, content, host, measured } = part;
        self.cues.push((begin, Cue::Begin { step, parent, kind, description, host, measured }));
        let (end, outcome) = match content {
            Content::Work { takes, outcome } => {
                if measured {
                    self.progress(step, begin, takes);
                }
                (begin + takes, outcome)
            }
            Content::InTurn(parts) => self.in_turn(parts, Some(step), begin),
            Content::Together(parts) => self.together(parts, Some(step), begin),
        };
        if outcome != Outcome::Hangs {
            self.cues.push((end, Cue::End { step, succeeded: outcome == Outcome::Succeeds }));
        }
        (end, outcome)
    }

    /// After a part that did not succeed nothing more is begun.
    fn in_turn(&mut self, parts: Vec<Part>, parent: Option<usize>, begin: Millis) -> (Millis, Outcome) {
        let mut end = begin;
        for part in parts {
            let outcome;
            (end, outcome) = self.part(part, parent, end);
            if outcome != Outcome::Succeeds {
                return (end, outcome);
            }
        }
        (end, Outcome::Succeeds)
    }

    fn together(&mut self, parts: Vec<Part>, parent: Option<usize>, begin: Millis) -> (Millis, Outcome) {
        let mut whole = (begin, Outcome::Succeeds);
        for part in parts {
            let (end, outcome) = self.part(part, parent, begin);
            whole = (whole.0.max(end), whole.1.max(outcome));
        }
        whole
    }

    fn progress(&mut self, step: usize, begin: Millis, takes: Millis) {
        let mut spent = REPORT_EVERY;
        while spent < takes {
            let percent = u8::try_from(spent * 100 / takes).unwrap_or(100);
            self.cues.push((begin + spent, Cue::Progress { step, percent }));
            spent += REPORT_EVERY;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::part::{in_turn, together, work};
    use super::*;
    use crate::model::StepType::{Executing, Finalizing, Validating};

    fn told(cues: Vec<(Millis, Cue)>) -> Vec<String> {
        let tell = |(at, cue): (Millis, Cue)| match cue {
            Cue::Begin { description, .. } => format!("{at} begin {description}"),
            Cue::Progress { step, percent } => format!("{at} step {step} at {percent}"),
            Cue::End { step, succeeded } => format!("{at} end {step} {succeeded}"),
            Cue::Close(outcome) => format!("{at} close {outcome:?}"),
        };
        cues.into_iter().map(tell).collect()
    }

    #[test]
    fn parts_come_in_turn_or_together() {
        let disks = vec![work(Executing, "a", 2), work(Executing, "b", 1)];
        let cues = told(timeline(vec![work(Validating, "check", 1), together(Executing, "disks", disks)]));
        let wanted = [
            "0 begin check",
            "1000 end 0 true",
            "1000 begin disks",
            "1000 begin a",
            "1000 begin b",
            "2000 end 3 true",
            "3000 end 2 true",
            "3000 end 1 true",
            "3000 close Succeeds",
        ];
        assert_eq!(cues, wanted);
    }

    #[test]
    fn nothing_is_done_outside_after_a_failed_step() {
        let inner = vec![work(Executing, "bad", 1).ending(Outcome::Fails), work(Executing, "never", 1)];
        let parts = vec![together(
            Executing,
            "all",
            vec![in_turn(Executing, "one", inner), work(Executing, "two", 5)],
        )];
        let cues = told(until_failure(timeline(parts)));
        assert_eq!(cues.last().unwrap(), "1000 end 2 false");
        assert!(!cues.iter().any(|cue| cue.contains("never") || cue.contains("close")));
    }

    #[test]
    fn the_engine_ends_every_level_of_its_own() {
        let inner = vec![work(Executing, "bad", 1).ending(Outcome::Fails)];
        let cues = told(timeline(vec![in_turn(Executing, "whole", inner), work(Finalizing, "never", 1)]));
        let wanted =
            ["0 begin whole", "0 begin bad", "1000 end 1 false", "1000 end 0 false", "1000 close Fails"];
        assert_eq!(cues, wanted);
    }

    #[test]
    fn what_hangs_is_ended_with_its_job_only() {
        let cues = told(timeline(vec![work(Executing, "stuck", 9).ending(Outcome::Hangs)]));
        assert_eq!(cues, ["0 begin stuck", "9000 close Hangs"]);
    }

    #[test]
    fn progress_is_reported_until_the_end() {
        let cues = told(timeline(vec![work(Executing, "copy", 10).measured()]));
        let wanted = ["3000 step 0 at 30", "6000 step 0 at 60", "9000 step 0 at 90", "10000 end 0 true"];
        assert_eq!(cues[1..5], wanted);
    }

    #[test]
    fn what_is_made_to_fail_fails_at_its_last_work() {
        let parts = vec![work(Validating, "check", 1), work(Executing, "copy", 2)];
        let cues = told(timeline(vec![in_turn(Executing, "whole", parts).failing()]));
        assert_eq!(cues[4..], ["3000 end 2 false", "3000 end 0 false", "3000 close Fails"]);
    }
}
