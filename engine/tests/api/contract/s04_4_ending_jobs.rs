//! Contract 4.4: ending jobs.

use super::story::Act::{EndJob, EndStep, ForceEndJob, Job, Restart, Step, Wait};
use super::story::{Case, check};

const CASES: &[Case] = &[
    Case {
        row: "a started job finishes",
        acts: &[Job("job"), Wait(10), EndJob("job", true)],
        seen: &[
            ("job", "status", "finished"),
            ("job", "end_time", "+10"),
            ("job", "last_updated", "+10"),
            ("job", "auto_cleared", "false"),
        ],
    },
    Case {
        row: "a started job fails",
        acts: &[Job("job"), Wait(10), EndJob("job", false)],
        seen: &[("job", "status", "failed"), ("job", "end_time", "+10")],
    },
    Case {
        row: "the first end wins: a finished job does not fail",
        acts: &[Job("job"), EndJob("job", true), Wait(10), EndJob("job", false)],
        seen: &[("job", "status", "finished"), ("job", "end_time", "+0"), ("job", "last_updated", "+0")],
    },
    Case {
        row: "the first end wins: a failed job does not finish",
        acts: &[Job("job"), EndJob("job", false), Wait(10), EndJob("job", true)],
        seen: &[("job", "status", "failed"), ("job", "end_time", "+0")],
    },
    Case {
        row: "an end is idempotent",
        acts: &[Job("job"), EndJob("job", true), Wait(10), EndJob("job", true)],
        seen: &[("job", "status", "finished"), ("job", "end_time", "+0"), ("job", "last_updated", "+0")],
    },
    Case {
        row: "an unknown job can never leave that",
        acts: &[Job("job"), Restart, Wait(10), EndJob("job", true)],
        seen: &[("job", "status", "unknown"), ("job", "end_time", "+0")],
    },
    Case {
        row: "started steps at any depth take the job's status and end",
        acts: &[
            Job("job"),
            Step("step", "job"),
            Step("child", "step"),
            Step("grandchild", "child"),
            Wait(10),
            EndJob("job", true),
        ],
        seen: &[
            ("step", "status", "finished"),
            ("step", "end_time", "+10"),
            ("child", "status", "finished"),
            ("grandchild", "status", "finished"),
            ("grandchild", "end_time", "+10"),
        ],
    },
    Case {
        row: "started steps fail with the job",
        acts: &[Job("job"), Step("step", "job"), Wait(10), EndJob("job", false)],
        seen: &[("step", "status", "failed"), ("step", "end_time", "+10")],
    },
    Case {
        row: "ended steps are left alone",
        acts: &[Job("job"), Step("step", "job"), EndStep("step", true), Wait(10), EndJob("job", false)],
        seen: &[("step", "status", "finished"), ("step", "end_time", "+0"), ("job", "status", "failed")],
    },
    Case {
        row: "late steps take the status and end that the job already had",
        acts: &[
            Job("job"),
            EndJob("job", false),
            Wait(10),
            Step("late", "job"),
            Wait(10),
            EndJob("job", true),
        ],
        seen: &[("late", "status", "failed"), ("late", "start_time", "+10"), ("late", "end_time", "+0")],
    },
    Case {
        row: "force makes the job auto-cleared and aborts nothing",
        acts: &[Job("job"), Step("step", "job"), Wait(10), ForceEndJob("job", false)],
        seen: &[
            ("job", "auto_cleared", "true"),
            ("job", "status", "failed"),
            ("step", "status", "failed"),
            ("step", "end_time", "+10"),
        ],
    },
    Case {
        row: "force clears a job that had ended",
        acts: &[Job("job"), EndJob("job", true), Wait(10), ForceEndJob("job", false)],
        seen: &[("job", "auto_cleared", "true"), ("job", "status", "finished"), ("job", "end_time", "+0")],
    },
];

#[tokio::test]
async fn every_row_of_section_4_4_holds() {
    check(CASES).await;
}
